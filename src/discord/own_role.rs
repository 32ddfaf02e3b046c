//! The role that Discord makes for each invited bot: people often pick it in place of the bot itself.
//!
//! Which of a server's roles it is comes from the API, once for each server; the events that name roles would need one more
//! intent.

use std::time::{Duration, Instant};

use serenity::all::{GuildId, Message, RoleId, UserId};
use serenity::http::Route;

use super::bot::Bot;

/// How long a server whose roles cannot be looked up is not asked again.
const AGAIN: Duration = Duration::from_secs(10 * 60);

/// What a look at a server's roles gave.
#[derive(Clone, Copy, Debug)]
pub(super) enum LookedUp {
    /// The bot's role, `None` where there is none.
    Role(Option<u64>),
    /// Nothing; when that was.
    Failed(Instant),
}

/// The part of a role that matters here.
#[derive(serde::Deserialize)]
struct Fetched {
    id: RoleId,
    #[serde(default)]
    tags: Tags,
}

#[derive(Default, serde::Deserialize)]
struct Tags {
    bot_id: Option<UserId>,
}

/// Whether a message mentions the bot's own role. When its roles cannot be looked up, the bot keeps quiet.
pub(super) async fn is_mentioned(bot: &Bot, message: &Message) -> bool {
    let Some(guild) = message.guild_id else {
        return false;
    };
    let role = of(bot, guild).await;
    role.is_some_and(|role| message.mention_roles.iter().any(|r| r.get() == role))
}

/// The bot's own role in a server.
async fn of(bot: &Bot, guild: GuildId) -> Option<u64> {
    match bot.roles.get(&guild.get()) {
        Some(LookedUp::Role(known)) => return known,
        Some(LookedUp::Failed(at)) if at.elapsed() < AGAIN => return None,
        _ => {}
    }
    let route = Route::GuildRoles { guild_id: guild };
    match bot.api.get::<Vec<Fetched>>(route).await {
        Ok(roles) => {
            let own = roles
                .iter()
                .find(|role| role.tags.bot_id == Some(bot.me))
                .map(|role| role.id.get());
            bot.roles.put(guild.get(), LookedUp::Role(own));
            own
        }
        Err(error) => {
            bot.roles.put(guild.get(), LookedUp::Failed(Instant::now()));
            tracing::warn!(guild = guild.get(), error = %error, "a server's roles cannot be looked up");
            None
        }
    }
}
