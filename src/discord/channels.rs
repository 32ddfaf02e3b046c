//! The allow-list of channels, threads by their parent.

use serenity::all::{ChannelId, ChannelType, GuildId, PartialChannel};
use serenity::http::Route;

use super::bot::Bot;
use super::errors::UserError;

/// The part of a channel that matters here.
#[derive(serde::Deserialize)]
struct Fetched {
    #[serde(rename = "type")]
    kind: ChannelType,
    parent_id: Option<ChannelId>,
}

/// Whether the bot answers an interaction from here. Outside of servers the list says nothing.
///
/// # Errors
/// [`UserError::WrongChannel`].
pub(super) async fn admit(
    bot: &Bot,
    guild: Option<GuildId>,
    channel: ChannelId,
    known: Option<&PartialChannel>,
) -> Result<(), UserError> {
    if guild.is_none() || allowed(bot, channel, known).await {
        Ok(())
    } else {
        Err(UserError::WrongChannel(bot.settings.channels.clone()))
    }
}

/// Whether the bot answers here. Direct messages are not channels of a server, so the list does not touch them.
///
/// Only threads count under their parent: the parent of a plain channel is its category. An event of a thread's message does
/// not name the parent, so it is fetched once; when that fails the bot keeps quiet.
pub(super) async fn allowed(bot: &Bot, channel: ChannelId, known: Option<&PartialChannel>) -> bool {
    let list = &bot.settings.channels;
    if list.is_empty() || list.contains(&channel.get()) {
        return true;
    }
    let parent = match known.and_then(|c| c.parent_id.filter(|_| is_thread(c.kind))) {
        Some(parent) => Some(parent.get()),
        None => parent(bot, channel).await,
    };
    parent.is_some_and(|parent| list.contains(&parent))
}

fn is_thread(kind: ChannelType) -> bool {
    matches!(
        kind,
        ChannelType::NewsThread | ChannelType::PublicThread | ChannelType::PrivateThread
    )
}

async fn parent(bot: &Bot, channel: ChannelId) -> Option<u64> {
    if let Some(parent) = bot.parents.get(&channel.get()) {
        return parent;
    }
    match bot
        .api
        .get::<Fetched>(Route::Channel {
            channel_id: channel,
        })
        .await
    {
        Ok(fetched) => {
            let parent = fetched
                .parent_id
                .filter(|_| is_thread(fetched.kind))
                .map(ChannelId::get);
            bot.parents.put(channel.get(), parent);
            parent
        }
        Err(error) => {
            tracing::warn!(channel = channel.get(), error = %error, "a channel's parent cannot be looked up");
            None
        }
    }
}
