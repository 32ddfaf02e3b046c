//! Names for the numbers of Discord's protocol and for the people and places of the fake's world.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The bot's token; every test greps the output for it.
pub(crate) const TOKEN: &str =
    "MTAwMDAwMDAwMDAwMDAwMDAx.GfAkEt.not-a-real-token-but-long-enough-0123456789";

pub(crate) const APP: u64 = 1_000_000_000_000_000_001;
/// Since 2016 an application and its bot user share one id.
pub(crate) const BOT: u64 = APP;
pub(crate) const GUILD: u64 = 1_000_000_000_000_000_100;
pub(crate) const SECOND_GUILD: u64 = 1_000_000_000_000_000_200;
pub(crate) const OWNER: u64 = 1_000_000_000_000_000_010;
pub(crate) const OPERATOR: u64 = 1_000_000_000_000_000_011;

pub(crate) const BOT_ROLE: u64 = 1_000_000_000_000_000_101;
pub(crate) const MODERATOR_ROLE: u64 = 1_000_000_000_000_000_102;
/// A role without permissions, for `DATELINE_MODERATOR_ROLES`.
pub(crate) const EDITOR_ROLE: u64 = 1_000_000_000_000_000_103;

/// A channel where the bot may do all that it needs.
pub(crate) const NEWS: u64 = 1_000_000_000_000_000_110;
/// Another one, for allow-lists.
pub(crate) const OTHER: u64 = 1_000_000_000_000_000_111;
/// No Embed Links here.
pub(crate) const PLAIN: u64 = 1_000_000_000_000_000_112;
/// No Send Messages here.
pub(crate) const SILENT: u64 = 1_000_000_000_000_000_113;
/// A thread of [`NEWS`].
pub(crate) const NEWS_THREAD: u64 = 1_000_000_000_000_000_120;
/// A thread of [`OTHER`].
pub(crate) const OTHER_THREAD: u64 = 1_000_000_000_000_000_121;
/// A channel of the second guild.
pub(crate) const SECOND_NEWS: u64 = 1_000_000_000_000_000_210;

/// A server that does not have the app, and its channel.
pub(crate) const ELSEWHERE_GUILD: u64 = 1_000_000_000_000_000_300;
pub(crate) const ELSEWHERE: u64 = 1_000_000_000_000_000_310;

/// Permission bits (Discord docs, "Permissions").
pub(crate) mod perm {
    pub(crate) const ADMINISTRATOR: u64 = 1 << 3;
    pub(crate) const MANAGE_GUILD: u64 = 1 << 5;
    pub(crate) const VIEW_CHANNEL: u64 = 1 << 10;
    pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
    pub(crate) const EMBED_LINKS: u64 = 1 << 14;
    pub(crate) const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    pub(crate) const MENTION_EVERYONE: u64 = 1 << 17;
    pub(crate) const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
    pub(crate) const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
    pub(crate) const ALL: u64 = (1 << 50) - 1;
}

/// Gateway intents (Discord docs, "Gateway Intents").
pub(crate) mod intent {
    pub(crate) const GUILDS: u64 = 1 << 0;
    pub(crate) const GUILD_MEMBERS: u64 = 1 << 1;
    pub(crate) const GUILD_PRESENCES: u64 = 1 << 8;
    pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
    pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
    pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;
    pub(crate) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
}

/// Message flag: only one person sees it.
pub(crate) const EPHEMERAL: u64 = 1 << 6;
/// Message flag: "thinking…".
pub(crate) const LOADING: u64 = 1 << 7;

/// First millisecond of 2015, where Discord begins to count.
const DISCORD_EPOCH: u64 = 1_420_070_400_000;

/// When an id was given, in milliseconds since 1970.
pub(crate) fn written(id: u64) -> u64 {
    (id >> 22) + DISCORD_EPOCH
}

/// A fresh snowflake of now.
pub(crate) fn snowflake() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("the clock stands after 1970");
    let millis =
        u64::try_from(now.as_millis()).expect("milliseconds fit until the year 584 million");
    let count = NEXT.fetch_add(1, Ordering::Relaxed);
    ((millis - DISCORD_EPOCH) << 22) + (count & 0x3f_ffff)
}
