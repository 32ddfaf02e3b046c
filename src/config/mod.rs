//! Configuration: a map of variables becomes checked values, once, with every fault listed at the same time.
//!
//! Used by `main` and `cli` only; the adapters get plain values ([`Config::bot_settings`],
//! [`Config::collection_settings`]). Does not read the environment: the map is an argument, so that
//! tests need none; of files it only looks whether a certificate can be read. Never shows a secret: [`Config`] has no `Debug`, and faults of secret variables
//! leave the value out.

mod fault;
mod read;
mod slips;
mod variables;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use fault::ConfigFault;
pub use variables::{VARIABLES, Variable, example};

use crate::discord::{BotSettings, Token};
use crate::index::CollectionSettings;
use crate::telemetry::LogFormat;
use read::Reader;

/// Everything that can be set, checked.
///
/// Has no `Debug` on purpose: it holds the token.
pub struct Config {
    /// The bot's token; without one there is only the terminal.
    pub token: Option<Token>,
    /// Register commands to this server only.
    pub guild: Option<u64>,
    /// Another API base.
    pub api_base: Option<String>,
    /// Connect to this address instead of discord.com.
    pub api_resolve: Option<SocketAddr>,
    /// A certificate authority to trust besides the usual ones.
    pub api_ca: Option<PathBuf>,
    /// Folder of articles.
    pub corpus: PathBuf,
    /// Data folder.
    pub data: PathBuf,
    /// User ids that may refresh without a wait.
    pub operators: Vec<u64>,
    /// Role ids that count as moderators besides Manage Server.
    pub moderator_roles: Vec<u64>,
    /// Channels that the bot answers in; empty means all.
    pub channels: Vec<u64>,
    /// Largest article file in bytes.
    pub max_file_bytes: u64,
    /// Longest question in characters.
    pub question_limit: usize,
    /// Questions per user and minute.
    pub questions_per_minute: u32,
    /// Least time between two refreshes that moderators start.
    pub refresh_cooldown: Duration,
    /// Days that answer records are kept.
    pub record_days: u32,
    /// Longest time for one answer.
    pub answer_timeout: Duration,
    /// Longest time for running answers to finish at shutdown.
    pub shutdown_timeout: Duration,
    /// Answers worked out at the same time.
    pub workers: usize,
    /// Log filter; `None` leaves it to the command.
    pub log: Option<String>,
    /// Log format.
    pub log_format: LogFormat,
}

impl Config {
    /// Checks a map of variables. Names that do not begin with `DATELINE_` or `DISCORD_` are ignored, a blank
    /// value counts as not set.
    ///
    /// # Errors
    /// Every fault, in the order of [`VARIABLES`], unknown names last.
    pub fn from_vars(vars: &BTreeMap<String, String>) -> Result<Self, Vec<ConfigFault>> {
        let mut read = Reader::new(vars);
        let config = Self {
            token: read.token("DISCORD_TOKEN"),
            guild: read.id("DISCORD_GUILD_ID"),
            api_base: read.url("DISCORD_API_BASE"),
            api_resolve: read.address("DISCORD_API_RESOLVE"),
            api_ca: read.certificate("DISCORD_API_CA"),
            corpus: read.path("DATELINE_CORPUS"),
            data: read.path("DATELINE_DATA"),
            operators: read.ids("DATELINE_OPERATORS"),
            moderator_roles: read.ids("DATELINE_MODERATOR_ROLES"),
            channels: read.ids("DATELINE_CHANNELS"),
            max_file_bytes: read.number::<u64>("DATELINE_MAX_FILE_MB", 1..=1024) * 1024 * 1024,
            question_limit: read.number("DATELINE_QUESTION_LIMIT", 20..=6000),
            questions_per_minute: read.number("DATELINE_QUESTIONS_PER_MINUTE", 1..=600),
            refresh_cooldown: read.seconds("DATELINE_REFRESH_COOLDOWN_SECONDS", 0..=86_400),
            record_days: read.number("DATELINE_RECORD_DAYS", 1..=3650),
            answer_timeout: read.seconds("DATELINE_ANSWER_TIMEOUT_SECONDS", 1..=600),
            shutdown_timeout: read.seconds("DATELINE_SHUTDOWN_SECONDS", 1..=600),
            workers: read
                .optional_number("DATELINE_WORKERS", 1..=64)
                .unwrap_or_else(all_cores),
            log: read.filter("DATELINE_LOG"),
            log_format: read.log_format("DATELINE_LOG_FORMAT"),
        };
        read.refuse_both("DISCORD_API_BASE", "DISCORD_API_RESOLVE");
        read.refuse_unknown();
        read.finish(config)
    }

    /// Names that are no variables of Dateline's but look a bit like it: worth a warning, for they may be another program's.
    #[must_use]
    pub fn doubtful(vars: &BTreeMap<String, String>) -> Vec<ConfigFault> {
        slips::doubtful(vars)
    }

    /// What the collection needs.
    #[must_use]
    pub fn collection_settings(&self) -> CollectionSettings {
        CollectionSettings {
            corpus: self.corpus.clone(),
            data: self.data.clone(),
            max_file_bytes: self.max_file_bytes,
        }
    }

    /// What the bot needs; `None` without a token.
    #[must_use]
    pub fn bot_settings(&self) -> Option<BotSettings> {
        Some(BotSettings {
            token: self.token.clone()?,
            guild: self.guild,
            api_base: self.api_base.clone(),
            api_resolve: self.api_resolve,
            api_ca: self.api_ca.clone(),
            operators: self.operators.clone(),
            moderator_roles: self.moderator_roles.clone(),
            channels: self.channels.clone(),
            questions_per_minute: self.questions_per_minute,
            refresh_cooldown: self.refresh_cooldown,
            question_limit: self.question_limit,
            record_days: self.record_days,
            answer_timeout: self.answer_timeout,
            shutdown_timeout: self.shutdown_timeout,
            workers: self.workers,
        })
    }
}

/// Whether a path begins with `~`, which only a shell turns into somebody's home: left to itself it would be a folder of that
/// name, and be made.
#[must_use]
pub fn is_for_a_shell(path: &Path) -> bool {
    path.starts_with("~")
}

/// One answer per core at a time: they are pure computation and take milliseconds.
fn all_cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests;
