//! Messages that are edited within some minutes: a question that changed is answered anew, and one that speaks to the bot only now is
//! answered at all.
//!
//! What Discord edits by itself (the preview of a link, a pin) changes no word and asks for nothing, and neither does who takes the
//! mention out of the question. Who takes the answer away gets no other.
//!
//! A message that this process has not answered may have been answered by the one before a restart. Whether it was stands in the channel:
//! the bot's replies to it. That needs no store, is true whatever happened meanwhile, and costs one request.

use std::sync::Arc;

use serenity::all::{Message, MessageId, MessageUpdateEvent, Timestamp, UserId};
use serenity::http::Route;

use super::bot::Bot;
use super::events;
use super::exchange::Exchange;
use super::past::Place;
use super::records::now;

/// How long after it was written a message may be edited, in seconds.
const EDITABLE: i64 = 10 * 60;
/// Messages behind a question in which its answer is looked for: as many as Discord gives at once.
const LOOKED_THROUGH: &str = "100";

/// Whether an edit may ask something of the bot; most of a server's do not.
pub(super) fn concerns(bot: &Bot, event: &MessageUpdateEvent) -> bool {
    bot.exchanges.get(&event.id.get()).is_some()
        || as_message(event).is_some_and(|message| events::concerns(&message, bot.me))
}

/// A message was edited.
pub(super) async fn edited(bot: &Arc<Bot>, event: &MessageUpdateEvent) {
    let Some(edited) = in_time(event) else {
        return;
    };
    if let Some(exchange) = bot.exchanges.get(&event.id.get()) {
        return again(bot, &exchange, event).await;
    }
    let Some(message) = as_message(event).filter(|_| is_news(edited)) else {
        return;
    };
    if !events::is_for_us(bot, &message).await {
        return;
    }
    let Some(said) = answers(bot, &message, edited).await else {
        return;
    };
    match Exchange::open(bot, &message, said) {
        Some(exchange) => exchange.answer(bot, 0).await,
        // It came in by another way meanwhile.
        None => {
            if let Some(exchange) = bot.exchanges.get(&event.id.get()) {
                again(bot, &exchange, event).await;
            }
        }
    }
}

/// Answers a known question anew, where its words have changed.
async fn again(bot: &Arc<Bot>, exchange: &Exchange, event: &MessageUpdateEvent) {
    if let Some(edit) = exchange.edit(event) {
        exchange.answer(bot, edit).await;
    }
}

/// When somebody edited the message, where that was soon enough after writing it. By Discord's clock, which stamps both.
fn in_time(event: &MessageUpdateEvent) -> Option<Timestamp> {
    let edited = event.edited_timestamp?;
    let written = Place(event.id.get()).seconds();
    (edited.unix_timestamp() - written <= EDITABLE).then_some(edited)
}

/// Whether an edit was made just now: an old one is told of again when the message is pinned.
fn is_news(edited: Timestamp) -> bool {
    now() - edited.unix_timestamp() <= EDITABLE
}

/// The message as the event tells it; `None` where it does not say who wrote what.
fn as_message(event: &MessageUpdateEvent) -> Option<Message> {
    let whole = event.author.is_some() && event.content.is_some() && event.mentions.is_some();
    whole.then(|| {
        let mut message = Message::default();
        event.apply_to_message(&mut message);
        message
    })
}

/// The part of a message in a channel that matters here.
#[derive(serde::Deserialize)]
struct Found {
    id: MessageId,
    author: Author,
    timestamp: Timestamp,
    edited_timestamp: Option<Timestamp>,
    message_reference: Option<Reference>,
    /// Set where an interaction is answered.
    webhook_id: Option<serde::de::IgnoredAny>,
}

#[derive(serde::Deserialize)]
struct Author {
    id: UserId,
}

#[derive(serde::Deserialize)]
struct Reference {
    message_id: Option<MessageId>,
}

/// The messages of the bot's that answer a question by now, as the channel shows them. `None` where they already answer this edit, and
/// where the channel cannot be read: better no answer than a second one.
async fn answers(bot: &Bot, message: &Message, edited: Timestamp) -> Option<Vec<MessageId>> {
    let route = Route::ChannelMessages {
        channel_id: message.channel_id,
    };
    let from = message.id.get().saturating_sub(1).to_string();
    let query = vec![("after", from), ("limit", LOOKED_THROUGH.to_owned())];
    let found: Vec<Found> = match bot.api.get_with(route, query).await {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(error = %error, "an edited message is not answered; its channel cannot be read");
            return None;
        }
    };
    // Without Read Message History Discord gives an empty list.
    if found.iter().all(|other| other.id != message.id) {
        tracing::info!("an edited message is not answered; its channel does not show it");
        return None;
    }
    let answers = replies(found, message.id, bot.me);
    let last = |answer: &Found| answer.edited_timestamp.unwrap_or(answer.timestamp);
    if answers.iter().any(|answer| last(answer) >= edited) {
        return None;
    }
    Some(answers.into_iter().map(|answer| answer.id).collect())
}

/// The bot's replies to a question and what goes on from them, for only the first message of a long answer is a reply.
fn replies(mut found: Vec<Found>, question: MessageId, me: UserId) -> Vec<Found> {
    found.retain(|message| message.author.id == me && message.webhook_id.is_none());
    found.sort_by_key(|message| message.id);
    let mut answers = false;
    found.retain(|message| {
        if let Some(reference) = &message.message_reference {
            answers = reference.message_id == Some(question);
        }
        answers
    });
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn found(id: u64, author: u64, reply_to: Option<u64>) -> Value {
        let reference = reply_to.map(|id| json!({"type": 0, "message_id": id.to_string()}));
        json!({
            "id": id.to_string(), "author": {"id": author.to_string()}, "message_reference": reference,
            "timestamp": "2023-01-01T00:00:00Z", "edited_timestamp": null,
        })
    }

    #[test]
    fn the_answer_to_a_question_is_told_from_others() {
        let mut card = found(17, 99, None);
        card["webhook_id"] = json!("99");
        // Newest first, as Discord gives them.
        let list = json!([
            found(19, 99, None),
            found(18, 99, Some(10)),
            card,
            found(16, 99, Some(12)),
            found(15, 5, Some(10)),
            found(14, 99, None),
            found(13, 99, Some(10)),
            found(12, 5, None),
            found(11, 99, None),
            found(10, 5, None),
        ]);
        let list = serde_json::from_value(list).unwrap();
        let answers = replies(list, MessageId::new(10), UserId::new(99));
        let ids: Vec<u64> = answers.iter().map(|answer| answer.id.get()).collect();
        assert_eq!(ids, [13, 14, 18, 19]);
    }

    fn event(changes: Value) -> MessageUpdateEvent {
        let mut base = json!({"id": "175928847299117063", "channel_id": "2"});
        for (key, value) in changes.as_object().unwrap() {
            base[key] = value.clone();
        }
        serde_json::from_value(base).unwrap()
    }

    #[test]
    fn what_nobody_edited_or_too_late_is_not_in_time() {
        // Written at 11:18:25.
        for (edited, expect) in [
            (json!("2016-04-30T11:28:25.900Z"), true),
            (json!("2016-04-30T11:28:26Z"), false),
            (json!(null), false),
        ] {
            let event = event(json!({"edited_timestamp": edited}));
            assert_eq!(in_time(&event).is_some(), expect, "{event:?}");
        }
        assert!(!is_news(
            Timestamp::from_unix_timestamp(1_462_015_705).unwrap()
        ));
    }

    #[test]
    fn a_part_of_a_message_is_no_message() {
        assert!(as_message(&event(json!({"content": "x"}))).is_none());
        let author = json!({"id": "5", "username": "u", "discriminator": "0", "avatar": null});
        let whole = event(json!({"content": "x", "author": author, "mentions": []}));
        assert_eq!(as_message(&whole).unwrap().content, "x");
    }
}
