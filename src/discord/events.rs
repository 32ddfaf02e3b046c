//! Messages: mentions, direct messages, and replies as follow-ups. Bots, webhooks, system messages and `@everyone` are not
//! questions.

use std::sync::Arc;

use serenity::all::{Message, MessageType, UserId};

use super::asides;
use super::ask::{Answers, Asking, ask};
use super::bot::Bot;
use super::channels;
use super::errors::{Failure, UserError};
use super::exchange::Exchange;
use super::own_role;
use super::past::Asker;
use super::post::post;
use super::records::{self, Shows};
use super::render::{Button, Card, Look, Press};
use super::replies::{keeps_words, replied_to};
use super::typed::in_words;
use super::typing::while_typing;
use crate::locales::en::asides::aside;
use crate::locales::en::discord as texts;
use crate::model::{Aside, RecordId, without_markup};

/// Why a message concerns the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Address {
    Direct,
    Mention,
    /// A reply, with its ping on, to a message of the bot's own.
    Reply,
    /// A mention of roles, one of which may be the bot's own.
    Role,
}

/// A message that came in.
pub(super) async fn message(bot: &Arc<Bot>, message: &Message) {
    let _running = bot.running();
    if !bot.seen.put(message.id.get(), ()) || !is_for_us(bot, message).await {
        return;
    }
    if let Some(exchange) = Exchange::open(bot, message, Vec::new()) {
        exchange.answer(bot, 0).await;
    }
}

/// Whether a message speaks to the bot, and where it may answer.
pub(super) async fn is_for_us(bot: &Bot, message: &Message) -> bool {
    let speaks = match address(message, bot.me) {
        None => false,
        Some(Address::Role) => own_role::is_mentioned(bot, message).await,
        Some(Address::Direct | Address::Mention | Address::Reply) => true,
    };
    let anywhere = message.guild_id.is_none();
    speaks && (anywhere || channels::allowed(bot, message.channel_id, None).await)
}

/// Answers a message, or says why not. One that does not speak to the bot gets nothing.
pub(super) async fn respond(bot: &Arc<Bot>, message: &Message) {
    let Some(address) = address(message, bot.me) else {
        return;
    };
    let answering = answer(bot, message, address);
    let exchange = bot.exchanges.get(&message.id.get());
    let replaces = exchange.is_some_and(|exchange| exchange.to_replace().is_some());
    let answered = if replaces {
        answering.await
    } else {
        while_typing(bot, message.channel_id, answering).await
    };
    if let Err(failure) = answered {
        fail(bot, message, &failure).await;
    }
}

/// Whether a message speaks to the bot; most of a server's messages do not.
pub(super) fn concerns(message: &Message, me: UserId) -> bool {
    address(message, me).is_some()
}

/// Whether, and how, a message speaks to the bot.
fn address(message: &Message, me: UserId) -> Option<Address> {
    let human = !message.author.bot
        && !message.author.system
        && message.webhook_id.is_none()
        && message.author.id != me;
    // In a direct message "@everyone" is a word like others.
    let to_everyone = message.mention_everyone && message.guild_id.is_some();
    if !human
        || to_everyone
        || !matches!(
            message.kind,
            MessageType::Regular | MessageType::InlineReply
        )
    {
        return None;
    }
    let direct = message.guild_id.is_none();
    let pinged = message.mentions.iter().any(|user| user.id == me);
    let reply = message
        .referenced_message
        .as_ref()
        .is_some_and(|m| m.author.id == me);
    // Who takes the ping out of a reply talks about the bot rather than to it.
    if reply && (direct || pinged) {
        Some(Address::Reply)
    } else if direct {
        Some(Address::Direct)
    } else if pinged {
        Some(Address::Mention)
    } else {
        (!message.mention_roles.is_empty()).then_some(Address::Role)
    }
}

/// The question in a message on one line: without mentions and other markup.
fn question(content: &str) -> String {
    without_markup(content)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

async fn answer(bot: &Arc<Bot>, message: &Message, address: Address) -> Result<(), Failure> {
    bot.open()?;
    let text = in_words(&question(&message.content));
    let shows = replied_to(bot, message).await?;
    let unseen = matches!(shows, Shows::Unseen);
    if let Some(aside) = aside(&text) {
        if unseen && aside.goes_on() {
            return hint(bot, message, Hint::Unseen).await;
        }
        return answer_aside(bot, message, aside, shows).await;
    }
    if text.is_empty() {
        return hint(bot, message, Hint::of(message, address, shows)).await;
    }
    let asking = match &shows {
        Shows::Answer(record) => Asking::follow_up(text, record),
        // Not from another answer than the one that is meant.
        Shows::Forgotten => Asking::alone(text),
        Shows::Unseen => Asking {
            unseen,
            ..Asking::alone(text)
        },
        Shows::Other => Asking::in_channel(bot, Asker::of(message), text).await,
    };
    let answers = ask(bot, message.author.id.get(), asking).await?;
    let asker = Asker::of(message);
    answers.asked(bot, asker);
    answers.seen(bot, asker);
    let shown = show(bot, message, answers).await;
    if !matches!(shown, Ok(true)) {
        bot.latest.forget(&asker.channel.get(), asker.by);
    }
    shown.map(|_| ())
}

/// Shows each answer in a message of its own, so that each can be replied to; false where that is not possible.
async fn show(bot: &Bot, message: &Message, answers: Answers) -> Result<bool, Failure> {
    let pages = answers.pages(Look::Embeds, false).len();
    for page in 0..pages {
        let sent = post(bot, message.channel_id, Some(message.id), |place| {
            let pages = answers.pages(place.look, !place.replies);
            pages.into_iter().nth(page).unwrap_or_default()
        })
        .await?;
        let Some(sent) = sent else {
            return Ok(false);
        };
        let answered = answers.each.get(page);
        if let Some(record) = answered.and_then(|answered| answered.record.clone()) {
            records::link(bot, record, sent).await;
        }
    }
    Ok(true)
}

/// What is said to "more", "source?" or "who are you?".
async fn answer_aside(
    bot: &Bot,
    message: &Message,
    aside: Aside,
    replied_to: Shows,
) -> Result<(), Failure> {
    bot.limits.question(message.author.id.get())?;
    if aside.goes_on() && matches!(replied_to, Shows::Forgotten) {
        return Err(UserError::OldRecord.into());
    }
    let before = asides::before(bot, replied_to.answer(), Asker::of(message), |_| true).await;
    let said = asides::said(bot, aside, before).await?;
    let sent = post(bot, message.channel_id, Some(message.id), |place| {
        vec![said.card(place.look)]
    })
    .await?;
    if sent.is_some() {
        said.seen(bot);
    }
    Ok(())
}

/// What to say when there is no question in a message.
enum Hint {
    Greeting,
    /// A reply whose words Discord keeps from us, with the record that it replies to.
    NoWords(Option<RecordId>),
    /// A message to the bot's role whose words Discord keeps from us.
    RoleWithoutWords,
    /// Nothing but a picture, a sticker or the like.
    NothingWritten,
    /// A message about one that Discord keeps from us.
    Unseen,
}

impl Hint {
    /// What to say to a message without a word besides the mention of the bot.
    fn of(message: &Message, address: Address, shows: Shows) -> Self {
        let wordless = message.content.trim().is_empty();
        match address {
            Address::Reply if wordless && keeps_words(message) => {
                Self::NoWords(shows.answer().map(|record| record.id))
            }
            Address::Reply | Address::Direct if wordless => Self::NothingWritten,
            Address::Role if wordless => Self::RoleWithoutWords,
            _ if matches!(shows, Shows::Unseen) => Self::Unseen,
            _ => Self::Greeting,
        }
    }
}

async fn hint(bot: &Bot, message: &Message, hint: Hint) -> Result<(), Failure> {
    bot.limits.question(message.author.id.get())?;
    let card = match hint {
        Hint::Greeting => Card::text(texts::GREETING),
        Hint::RoleWithoutWords => Card::text(texts::ROLE_WITHOUT_WORDS),
        Hint::NothingWritten => Card::text(texts::NOTHING_WRITTEN),
        Hint::Unseen => Card::text(texts::UNSEEN),
        Hint::NoWords(record) => {
            let mut card = Card::text(texts::REPLY_WITHOUT_WORDS);
            if let Some(record) = record {
                let id = Press::FollowUp { record }.id();
                card.rows = vec![vec![Button {
                    id,
                    label: texts::FOLLOW_UP.to_owned(),
                    main: true,
                }]];
            }
            card
        }
    };
    post(bot, message.channel_id, Some(message.id), |_| {
        vec![card.clone()]
    })
    .await
    .map(|_| ())
}

async fn fail(bot: &Bot, message: &Message, failure: &Failure) {
    if let Failure::Api(error) = failure {
        tracing::warn!(error = %error, "discord did not take an answer");
        return;
    }
    // In a channel nothing is ephemeral, so a flood gets one notice a minute.
    if matches!(failure, Failure::User(UserError::TooFast(_)))
        && !bot.limits.notice(message.author.id.get())
    {
        return;
    }
    let card = Card::text(failure.sentence("message"));
    if let Err(Failure::Api(error)) = post(bot, message.channel_id, Some(message.id), |_| {
        vec![card.clone()]
    })
    .await
    {
        tracing::warn!(error = %error, "an error could not be shown");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const ME: u64 = 99;

    fn a_message(changes: Value) -> Message {
        let mut base = json!({
            "id": "1", "channel_id": "2", "guild_id": "3",
            "author": {"id": "5", "username": "u", "discriminator": "0", "avatar": null},
            "content": "hello", "timestamp": "2023-01-01T00:00:00Z", "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": false, "type": 0
        });
        for (key, value) in changes.as_object().unwrap() {
            base[key] = value.clone();
        }
        serde_json::from_value(base).unwrap()
    }

    fn check(changes: Value, expect: Option<Address>) {
        assert_eq!(address(&a_message(changes), UserId::new(ME)), expect);
    }

    fn me() -> Value {
        json!([{"id": "99", "username": "dateline", "discriminator": "0", "avatar": null, "bot": true}])
    }

    #[test]
    fn mentions_direct_messages_and_replies_speak_to_the_bot() {
        check(json!({"mentions": me()}), Some(Address::Mention));
        check(json!({"guild_id": null}), Some(Address::Direct));
        let mut ours = serde_json::to_value(a_message(json!({}))).unwrap();
        ours["author"] = me()[0].clone();
        check(
            json!({"type": 19, "referenced_message": ours, "mentions": me(), "content": ""}),
            Some(Address::Reply),
        );
        check(
            json!({"type": 19, "referenced_message": ours, "guild_id": null}),
            Some(Address::Reply),
        );
        check(json!({"mention_roles": ["8"]}), Some(Address::Role));
    }

    /// People who talk about an answer used to be talked into.
    #[test]
    fn a_reply_without_its_ping_does_not_speak_to_the_bot() {
        let mut ours = serde_json::to_value(a_message(json!({}))).unwrap();
        ours["author"] = me()[0].clone();
        check(
            json!({"type": 19, "referenced_message": ours, "content": ""}),
            None,
        );
    }

    #[test]
    fn bots_webhooks_system_messages_and_everyone_do_not() {
        check(json!({}), None);
        check(
            json!({"content": "@everyone", "mention_everyone": true}),
            None,
        );
        let bot =
            json!({"id": "6", "username": "b", "discriminator": "0", "avatar": null, "bot": true});
        check(json!({"author": bot, "mentions": me()}), None);
        check(json!({"author": me()[0], "guild_id": null}), None);
        check(json!({"webhook_id": "7", "mentions": me()}), None);
        check(json!({"type": 7, "mentions": me()}), None);
    }

    #[test]
    fn a_question_is_what_is_left_without_markup() {
        assert_eq!(
            question("<@99> When  will <#5> they\nleave<:x:1>? <t:1695600000:R>"),
            "When will they leave ?"
        );
        assert_eq!(question("<@!99>"), "");
        assert_eq!(question("1 < 2 and 3 > 2"), "1 < 2 and 3 > 2");
    }
}
