//! What `dateline check` says about servers and channels: plain text for a terminal.

use crate::locales::en::answer::count;

/// Permissions that are missing in a server.
#[must_use]
pub fn missing(server: &str, names: &[&str]) -> String {
    format!("missing in {server}: {}", names.join(", "))
}

/// Permissions that are missing in a channel.
#[must_use]
pub fn missing_in_channel(channel: &str, server: &str, names: &[&str]) -> String {
    format!("missing in {channel} of {server}: {}", names.join(", "))
}

/// Where nothing but Embed Links is missing.
#[must_use]
pub fn only_plain(line: &str) -> String {
    format!("{line} (answers there are plain text)")
}

/// A channel of the allow-list that cannot be looked at.
#[must_use]
pub fn channel_unseen(id: u64, reason: &str) -> String {
    format!(
        "DATELINE_CHANNELS {id}: there is no such channel, or the bot may not see it ({reason}); correct the id or give the bot View Channel there"
    )
}

/// A channel of the allow-list in no server of the bot's.
#[must_use]
pub fn channel_elsewhere(id: u64) -> String {
    format!("DATELINE_CHANNELS {id}: this channel is in no server that the bot is in")
}

/// A server whose channels could not be read.
#[must_use]
pub fn channels_unread(server: &str) -> String {
    format!("the channels of {server} could not be looked at")
}

/// Servers whose channels were not looked at.
#[must_use]
pub fn channels_skipped(servers: usize) -> String {
    let servers = count(servers, "more server was", "more servers were");
    format!("the channels of {servers} not looked at")
}

/// Lines that are left out.
#[must_use]
pub fn and_more(number: usize) -> String {
    format!("and {number} more")
}

/// How moderators come to see `/corpus`.
#[must_use]
pub fn show_corpus(bot: &str) -> String {
    format!(
        "/corpus: Discord shows it to members with Manage Server only. For the roles in DATELINE_MODERATOR_ROLES and the users in DATELINE_OPERATORS a server admin allows it under Server Settings > Integrations > {bot} > /corpus."
    )
}
