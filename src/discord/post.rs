//! Messages in channels: how they go out, and what is done where they may not.

use serde::Serialize;
use serenity::all::{ChannelId, LightMethod, MessageId, MessageReference, Nonce};
use serenity::http::Route;

use super::bot::Bot;
use super::client::Call;
use super::errors::Failure;
use super::exchange::Exchange;
use super::render::{Card, Look, to_discord};
use super::respond::json;
use super::retry::{ApiError, Repeat, random};

/// Discord: a reply needs Read Message History.
const NO_HISTORY: i64 = 160_002;
/// Discord: this person takes no direct messages from the bot.
const NO_DIRECT_MESSAGES: i64 = 50_007;
/// Discord: the message that was to be edited is not there any more.
const UNKNOWN_MESSAGE: i64 = 10_008;
/// HTTP status of a message that Discord finds fault with.
const BAD_REQUEST: u16 = 400;

/// How a message in a channel may be shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) look: Look,
    /// Whether it is a reply, under the words that it answers.
    pub(super) replies: bool,
}

/// Sends what `render` gives to a channel, in reply to a message if named and where that is allowed, and in the place of what answered
/// it before it was edited: with embeds, in plain text where
/// those are not allowed or not taken, and not at all (but for a log line) where the bot may not write. Gives the last message's id.
///
/// # Errors
/// [`Failure::Api`] for anything but missing permissions.
pub(super) async fn post(
    bot: &Bot,
    channel: ChannelId,
    reply_to: Option<MessageId>,
    render: impl Fn(Place) -> Vec<Card>,
) -> Result<Option<MessageId>, Failure> {
    let exchange = reply_to.and_then(|id| bot.exchanges.get(&id.get()));
    let exchange = exchange.as_deref();
    let mut place = Place {
        look: Look::Embeds,
        replies: reply_to.is_some() && exchange.is_none_or(Exchange::replies),
    };
    loop {
        let reply_to = reply_to.filter(|_| place.replies);
        let sent = post_all(bot, channel, (reply_to, exchange), &render(place)).await;
        let error = match sent {
            Err(Failure::Api(error)) => error,
            other => return other,
        };
        if place.replies && error.code() == Some(NO_HISTORY) {
            place.replies = false;
            if let Some(exchange) = exchange {
                exchange.stands_alone();
            }
        } else if error.code() == Some(UNKNOWN_MESSAGE) {
            tracing::info!("the answer to an edited question was taken away");
            return Ok(None);
        } else if place.look == Look::Embeds && error.is_forbidden() {
            place.look = Look::Plain;
        } else if place.look == Look::Embeds && error.status() == Some(BAD_REQUEST) {
            tracing::warn!(channel = channel.get(), error = %error, "discord did not take a message; trying plain text");
            place.look = Look::Plain;
        } else if error.is_forbidden() {
            tracing::warn!(channel = channel.get(), error = %error, "{}", advice(&error));
            return Ok(None);
        } else {
            return Err(error.into());
        }
    }
}

/// What an operator can do where the bot may not write.
fn advice(error: &ApiError) -> &'static str {
    if error.code() == Some(NO_DIRECT_MESSAGES) {
        "a direct message cannot be answered; this person's settings let none from the bot in"
    } else {
        "cannot write in this channel; grant View Channel and Send Messages there, and Send Messages in Threads for its threads"
    }
}

async fn post_all(
    bot: &Bot,
    channel: ChannelId,
    (reply_to, exchange): (Option<MessageId>, Option<&Exchange>),
    cards: &[Card],
) -> Result<Option<MessageId>, Failure> {
    let mut last = None;
    for (i, card) in cards.iter().enumerate() {
        let reply_to = reply_to.filter(|_| i == 0);
        let id = match exchange.and_then(Exchange::to_replace) {
            Some(old) => replace_one(bot, channel, old, card).await?,
            None => post_one(bot, channel, reply_to, card).await?,
        };
        if let Some(exchange) = exchange {
            exchange.shown_in(id);
        }
        last = Some(id);
    }
    Ok(last)
}

/// The one field of a sent message that matters.
#[derive(serde::Deserialize)]
struct Sent {
    id: MessageId,
}

async fn post_one(
    bot: &Bot,
    channel: ChannelId,
    reply_to: Option<MessageId>,
    card: &Card,
) -> Result<MessageId, Failure> {
    let reference =
        reply_to.map(|id| MessageReference::from((channel, id)).fail_if_not_exists(false));
    // An enforced nonce makes Discord drop a repeated message, so that repeating does no harm.
    let message = to_discord::message(card, reference)
        .nonce(Nonce::String(format!("{:016x}", random())))
        .enforce_nonce(true);
    let route = Route::ChannelMessages {
        channel_id: channel,
    };
    send(bot, (LightMethod::Post, route), &message).await
}

/// Puts a card in the place of a message of the bot's own.
async fn replace_one(
    bot: &Bot,
    channel_id: ChannelId,
    message_id: MessageId,
    card: &Card,
) -> Result<MessageId, Failure> {
    let route = Route::ChannelMessage {
        channel_id,
        message_id,
    };
    let message = to_discord::replaced(card);
    send(bot, (LightMethod::Patch, route), &message).await
}

async fn send(
    bot: &Bot,
    (method, route): (LightMethod, Route<'_>),
    message: &impl Serialize,
) -> Result<MessageId, Failure> {
    let call = Call {
        method,
        query: Vec::new(),
        route,
        body: Some(json(message)?),
        repeat: Repeat::Safe,
    };
    let sent: Result<Sent, ApiError> = bot.api.fetch(call).await;
    Ok(sent?.id)
}
