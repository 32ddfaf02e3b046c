//! What a message replies to: an answer, a question that was answered, or what people say to each other.

use serenity::all::{Message, MessageId};

use super::bot::Bot;
use super::errors::Failure;
use super::records::{self, Shows};

/// What the message shows that this one replies to; of a question that was answered, its answer.
///
/// # Errors
/// When the store fails.
pub(super) async fn replied_to(bot: &Bot, message: &Message) -> Result<Shows, Failure> {
    let referenced = message.referenced_message.as_deref();
    if let Some(words) = referenced.filter(|m| m.author.id != bot.me) {
        return of_people(bot, message, words).await;
    }
    let id: Option<MessageId> = referenced.map(|m| m.id).or_else(|| {
        message
            .message_reference
            .as_ref()
            .and_then(|r| r.message_id)
    });
    match id {
        Some(id) => records::shown_by(bot, id, referenced).await,
        None => Ok(Shows::Other),
    }
}

/// The same where somebody wrote it. In a server Discord shows the bot only what speaks to it.
async fn of_people(bot: &Bot, message: &Message, words: &Message) -> Result<Shows, Failure> {
    let exchange = bot.exchanges.get(&words.id.get());
    if let Some(answer) = exchange.and_then(|exchange| exchange.last_said()) {
        return records::shown_by(bot, answer, None).await;
    }
    let speaks_to_us = words.mentions.iter().any(|user| user.id == bot.me);
    Ok(if message.guild_id.is_some() && !speaks_to_us {
        Shows::Unseen
    } else if words.author.id == message.author.id {
        Shows::Other
    } else {
        Shows::Forgotten
    })
}

/// Whether Discord keeps the words of a reply from the bot, as it does where the reply is to the card of a command or a button.
pub(super) fn keeps_words(message: &Message) -> bool {
    let referenced = message.referenced_message.as_deref();
    referenced.is_some_and(|card| card.webhook_id.is_some())
}
