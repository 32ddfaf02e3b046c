//! Messages in channels: how they go out, and what is done where they may not.

use serenity::all::{ChannelId, LightMethod, MessageId, MessageReference, Nonce};
use serenity::http::Route;

use super::bot::Bot;
use super::client::Call;
use super::errors::Failure;
use super::render::{Card, Look, to_discord};
use super::respond::json;
use super::retry::{ApiError, Repeat, random};

/// Discord: a reply needs Read Message History.
const NO_HISTORY: i64 = 160_002;
/// Discord: this person takes no direct messages from the bot.
const NO_DIRECT_MESSAGES: i64 = 50_007;
/// HTTP status of a message that Discord finds fault with.
const BAD_REQUEST: u16 = 400;

/// How a message in a channel may be shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) look: Look,
    /// Whether it is a reply, under the words that it answers.
    pub(super) replies: bool,
}

/// Sends what `render` gives to a channel, in reply to a message if named and where that is allowed: with embeds, in plain text where
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
    let mut place = Place {
        look: Look::Embeds,
        replies: reply_to.is_some(),
    };
    loop {
        let reply_to = reply_to.filter(|_| place.replies);
        let error = match post_all(bot, channel, reply_to, &render(place)).await {
            Err(Failure::Api(error)) => error,
            other => return other,
        };
        if place.replies && error.code() == Some(NO_HISTORY) {
            place.replies = false;
        } else if place.look == Look::Embeds && error.is_forbidden() {
            place.look = Look::Plain;
        } else if place.look == Look::Embeds && error.status() == Some(BAD_REQUEST) {
            tracing::warn!(channel = channel.get(), error = %error, "discord did not take a message; trying plain text");
            place.look = Look::Plain;
        } else if error.is_forbidden() {
            let advice = if error.code() == Some(NO_DIRECT_MESSAGES) {
                "a direct message cannot be answered; this person's settings let none from the bot in"
            } else {
                "cannot write in this channel; grant Send Messages there"
            };
            tracing::warn!(channel = channel.get(), error = %error, "{advice}");
            return Ok(None);
        } else {
            return Err(error.into());
        }
    }
}

async fn post_all(
    bot: &Bot,
    channel: ChannelId,
    reply_to: Option<MessageId>,
    cards: &[Card],
) -> Result<Option<MessageId>, Failure> {
    let mut last = None;
    for (i, card) in cards.iter().enumerate() {
        let reply_to = reply_to.filter(|_| i == 0);
        last = Some(post_one(bot, channel, reply_to, card).await?);
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
    let call = Call {
        method: LightMethod::Post,
        query: Vec::new(),
        route,
        body: Some(json(&message)?),
        repeat: Repeat::Safe,
    };
    let sent: Result<Sent, ApiError> = bot.api.fetch(call).await;
    Ok(sent?.id)
}
