//! The allow-list of channels, threads by their parent.

use std::time::Duration;

use serenity::all::{ChannelId, ChannelType, GuildId, PartialChannel};
use serenity::http::Route;
use tokio::time::{Instant, timeout_at};

use super::bot::Bot;
use super::errors::UserError;

/// The part of a channel that matters here.
#[derive(serde::Deserialize)]
struct Fetched {
    #[serde(rename = "type")]
    kind: ChannelType,
    parent_id: Option<ChannelId>,
    guild_id: Option<GuildId>,
}

/// Time for looking up channels for a refusal, which Discord waits three seconds for. What is known by then is kept.
const LOOKING_UP: Duration = Duration::from_millis(1_500);

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
    match guild {
        Some(guild) if !allowed(bot, channel, known).await => {
            Err(UserError::WrongChannel(of_server(bot, guild).await))
        }
        _ => Ok(()),
    }
}

/// The channels of the list that are in this server: people there see no others.
async fn of_server(bot: &Bot, guild: GuildId) -> Vec<u64> {
    let until = Instant::now() + LOOKING_UP;
    let mut here = Vec::new();
    for &channel in &bot.settings.channels {
        if timeout_at(until, is_in(bot, channel, guild))
            .await
            .unwrap_or(true)
        {
            here.push(channel);
        }
    }
    here
}

/// Whether a channel is in this server. One that the bot may not see is in none; one that cannot be looked up just now is
/// taken to be there.
async fn is_in(bot: &Bot, channel: u64, guild: GuildId) -> bool {
    if let Some(server) = bot.servers.get(&channel) {
        return server == Some(guild.get());
    }
    let channel_id = ChannelId::new(channel);
    let server = match bot.api.get::<Fetched>(Route::Channel { channel_id }).await {
        Ok(fetched) => fetched.guild_id.map(GuildId::get),
        Err(error) if matches!(error.status(), Some(403 | 404)) => None,
        Err(_) => return true,
    };
    bot.servers.put(channel, server);
    server == Some(guild.get())
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
