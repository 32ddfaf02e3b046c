//! The Discord front end: the only room that names serenity and poise.
//!
//! Commands, rendering to plain data within Discord's limits, permissions and errors. Does not decide what is an
//! answer.
//!
//! # Reading order
//!
//! | module | holds |
//! | --- | --- |
//! | `ask` | a question's way from text to cards |
//! | `asides`, `further` | what is said to "more", "source?", "who are you?" |
//! | `commands`, `events`, `replies`, `typed`, `edits`, `components`, `autocomplete` | where questions come from |
//! | `render` | values → plain cards → serenity's builders (`render::to_discord`, the only translator) |
//! | `escape`, `split`, `limits` | article text made safe and cut to size |
//! | `respond`, `post`, `typing` | the ways out: interactions, and messages in channels |
//! | `client`, `retry`, `registration` | Discord's REST API, and what is repeated |
//! | `start`, `session`, `framework` | logging in, gateway sessions, poise |
//! | `bot`, `work`, `records`, `past`, `exchange`, `ratelimit`, `seen`, `channels`, `own_role`, `permissions`, `errors` | what handlers share |

mod asides;
mod ask;
mod autocomplete;
mod bot;
mod channels;
mod check;
mod check_channels;
mod client;
mod commands;
mod components;
mod edits;
mod errors;
mod escape;
mod events;
mod exchange;
mod framework;
mod further;
mod limits;
mod own_role;
mod past;
mod permissions;
mod post;
mod ratelimit;
mod records;
mod registration;
mod render;
mod replies;
mod respond;
mod retry;
mod seen;
mod session;
mod split;
mod start;
mod typed;
mod typing;
mod work;

pub use check::Checked;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::answer::Engine;

use bot::Bot;
use framework::responder;

/// What poise hands to every command.
type Data = Arc<Bot>;
/// What a command is called with.
type Context<'a> = poise::ApplicationContext<'a, Data, errors::Failure>;

/// The bot's token. Never shown: it has no `Debug` output of its own and no `Display`.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// Wraps a token.
    #[must_use]
    pub fn new(token: String) -> Self {
        Self(token)
    }

    /// The secret itself, for the one place that logs in.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// All that the bot needs to know; plain values, already checked.
#[derive(Clone, Debug)]
pub struct BotSettings {
    /// Bot token.
    pub token: Token,
    /// Register commands to this server only.
    pub guild: Option<u64>,
    /// Another API base (tests, proxies). Turns serenity's rate limiter off.
    pub api_base: Option<String>,
    /// Connect to this address instead of discord.com (tests), limiter on.
    pub api_resolve: Option<SocketAddr>,
    /// PEM file of a certificate authority to trust besides the usual ones (tests, proxies).
    pub api_ca: Option<PathBuf>,
    /// User ids that may refresh without a wait.
    pub operators: Vec<u64>,
    /// Role ids that count as moderators besides Manage Server.
    pub moderator_roles: Vec<u64>,
    /// Channels that the bot answers in, threads included; empty means all.
    pub channels: Vec<u64>,
    /// Questions per user and minute.
    pub questions_per_minute: u32,
    /// Least time between two refreshes that moderators start.
    pub refresh_cooldown: Duration,
    /// Longest question in characters.
    pub question_limit: usize,
    /// Days that answer records are kept.
    pub record_days: u32,
    /// Longest time for one answer.
    pub answer_timeout: Duration,
    /// Longest time for running answers to finish at shutdown.
    pub shutdown_timeout: Duration,
    /// Answers worked out at the same time.
    pub workers: usize,
}

/// Why the bot ended or could not start; one clear sentence each.
#[derive(Debug, thiserror::Error)]
pub enum BotError {
    /// Discord refused the token.
    #[error(
        "Discord refused the token; copy it again from https://discord.com/developers/applications (Bot, Reset Token) into DISCORD_TOKEN"
    )]
    WrongToken,
    /// Discord refused the intents.
    #[error(
        "Discord refused the gateway intents; Dateline needs no privileged ones, so this points to a change at Discord or to a proxy"
    )]
    DisallowedIntents,
    /// Anything else that ended it.
    #[error("{0}")]
    Failed(String),
}

/// Runs the bot until `shutdown` is cancelled (then running answers finish) or it cannot go on.
///
/// # Errors
/// [`BotError`].
pub async fn run(
    settings: BotSettings,
    engine: Arc<Engine>,
    shutdown: CancellationToken,
) -> Result<(), BotError> {
    let api = client::connect(&settings)?;
    let Some(me) = start::log_in(&api, &shutdown).await? else {
        return Ok(());
    };
    tracing::info!(bot = %me.username, id = me.id.get(), "logged in");
    let bot = Arc::new(Bot::new(api, engine, settings, me.id, shutdown));
    drop(bot.tracker.spawn(records::forget_daily(Arc::clone(&bot))));
    session::keep(&bot).await
}

/// What `dateline check` says of the token: who the bot is, missing permissions, the invite link.
///
/// # Errors
/// [`BotError`].
pub async fn check(settings: &BotSettings) -> Result<Checked, BotError> {
    check::check(settings).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Settings for tests.
    pub(in crate::discord) fn settings() -> BotSettings {
        BotSettings {
            token: Token::new("secret-token".to_owned()),
            guild: None,
            api_base: None,
            api_resolve: None,
            api_ca: None,
            operators: vec![],
            moderator_roles: vec![],
            channels: vec![],
            questions_per_minute: 10,
            refresh_cooldown: Duration::from_secs(60),
            question_limit: 500,
            record_days: 30,
            answer_timeout: Duration::from_secs(5),
            shutdown_timeout: Duration::from_secs(5),
            workers: 2,
        }
    }

    #[test]
    fn the_token_is_never_shown() {
        assert!(!format!("{:?}", settings()).contains("secret"));
    }
}
