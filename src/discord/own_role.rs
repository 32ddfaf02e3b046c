//! The role that Discord makes for each invited bot: people often pick it in place of the bot itself.
//!
//! Which of a server's roles it is comes from the API, once for each server; the events that name roles would need one more
//! intent.

use serenity::all::{GuildId, Message, RoleId, UserId};
use serenity::http::Route;

use super::bot::Bot;

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
    if let Some(known) = bot.roles.get(&guild.get()) {
        return known;
    }
    let route = Route::GuildRoles { guild_id: guild };
    match bot.api.get::<Vec<Fetched>>(route).await {
        Ok(roles) => {
            let own = roles
                .iter()
                .find(|role| role.tags.bot_id == Some(bot.me))
                .map(|role| role.id.get());
            bot.roles.put(guild.get(), own);
            own
        }
        Err(error) => {
            tracing::warn!(guild = guild.get(), error = %error, "a server's roles cannot be looked up");
            None
        }
    }
}
