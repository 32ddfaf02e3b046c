//! What cannot be done and what to do about it, in one or two sentences.

use crate::locales::en::answer::count;
use crate::model::Day;

/// No space on the disk.
pub const DISK_FULL: &str = "The refresh failed because the disk is full; the articles from before still answer. Free some space and refresh again.";

/// Data folder not writable.
pub const READ_ONLY: &str = "The collection cannot be written at the moment, so it cannot be refreshed; the articles from before still answer.";

/// The folder of articles is gone.
pub const NO_FOLDER: &str = "The articles' folder cannot be read; the articles from before still answer. Ask the operator to check it.";

/// The folder has lost most of its articles, so it was not believed.
#[must_use]
pub fn loss(gone: usize, articles: usize) -> String {
    format!(
        "The refresh was refused: {gone} of {articles} articles are no longer in their folder. They all still answer. Ask the operator to check that the folder is there and complete. If they are meant to go, an operator confirms it with `/corpus refresh confirm:True`."
    )
}

/// A confirmation by somebody who does not run the bot.
pub const ONLY_OPERATORS: &str = "The collection is shared by all servers, so only whoever runs the bot can confirm this: a user named in `DATELINE_OPERATORS`, or `dateline corpus refresh --confirm` in the terminal. A refresh without `confirm` is yours.";

/// Two refreshes at once.
pub const BUSY: &str =
    "Another refresh is running. `/corpus status` shows its result when it is done.";

/// While shutting down.
pub const RESTARTING: &str = "I am restarting. Please ask again in a minute.";

/// No right to moderate.
pub const NOT_MODERATOR: &str =
    "This is for moderators: it needs the Manage Server permission or a moderator role.";

/// Outside a server.
pub const SERVERS_ONLY: &str = "This works in servers only.";

/// A button of an answer, or a reply to one, whose record is gone.
pub const OLD_RECORD: &str = "This answer is too old to go on from. Please ask the question again.";

/// `/why` without a question where nothing was answered.
pub const NOTHING_TO_EXPLAIN: &str = "I remember no public answer in this channel (a restart makes me forget which was the last). Please give the question: `/why question:…`";

/// A quote that was withdrawn.
pub const WITHDRAWN: &str = "This quote is no longer available: its article was withdrawn.";

/// The answer took too long.
pub const TOO_SLOW: &str = "That took too long and was stopped. Please try again with fewer words.";

/// A mention of the bot's role whose words Discord keeps back.
pub const ROLE_WITHOUT_WORDS: &str = "Discord does not show me the words of messages to my role. Please mention me by my name in the list of members, not my role.";

/// A refresh that took longer than Discord lets its report wait; everybody in the channel sees this.
pub const REFRESHED_LATE: &str = "The refresh has ended. `/corpus status` shows its result.";

/// A reply that arrives without its words.
pub const REPLY_WITHOUT_WORDS: &str = "Discord does not show me the words of replies to this kind of message. Please use the **Ask a follow-up** button, or mention me in your reply.";

/// A message that is nothing but a picture, a sticker or the like.
pub const NOTHING_WRITTEN: &str =
    "I can only read what is written. Please ask your question in words.";

/// A message about another one that Discord keeps from the bot.
pub const UNSEEN: &str = "Discord does not show me the message that you reply to, only yours. Please put into words what I should look up.";

/// A mention without a question.
pub const GREETING: &str = "Hello! Ask me about somebody or something in the articles, for example: *When did the mayor open the bridge?* `/help` shows more.";

/// `since` after `until`.
pub const DATES_SWAPPED: &str =
    "`since` is after `until`, so no article can fit. Please swap them.";

/// `/summary` with both a topic and an article.
pub const TOPIC_OR_ARTICLE: &str = "Please give either a topic or an article, not both.";

/// A search without words.
pub const NEEDS_WORDS: &str = "There are no words to search for in that. Add some, for example `ambassador source:CNN`. Dates or a source alone, such as `after:2023-09`, list articles.";

/// One article with a source or dates.
pub const ARTICLE_OR_FILTER: &str =
    "One article is summed up as a whole. Leave out source, since and until, or give a topic.";

/// No such article.
pub const NO_SUCH_ARTICLE: &str =
    "There is no such article. Pick one from the list that appears while you type.";

/// A command of an older or newer version.
pub const UNKNOWN_COMMAND: &str =
    "This command has changed. Restart Discord (or wait a minute) and try again.";

/// Channels that a refusal names at most.
const CHANNELS: usize = 8;

/// Where no channel of the server is allowed.
const NO_CHANNEL_HERE: &str =
    "No channel of this server is set up for me. You can ask me in a direct message.";

/// Outside the allowed channels, of which these are in the same server. Discord shows the ids as names; they notify nobody.
#[must_use]
pub fn wrong_channel(allowed: &[u64]) -> String {
    if allowed.is_empty() {
        return NO_CHANNEL_HERE.to_owned();
    }
    let named: Vec<String> = allowed
        .iter()
        .take(CHANNELS)
        .map(|id| format!("<#{id}>"))
        .collect();
    let rest = if allowed.len() > CHANNELS {
        " or another of the channels set up for me"
    } else {
        ""
    };
    let named = match named.as_slice() {
        [most @ .., last] if rest.is_empty() && !most.is_empty() => {
            format!("{} or {last}", most.join(", "))
        }
        all => all.join(", "),
    };
    format!("I don't answer in this channel. Please ask in {named}{rest}.")
}

/// What requests put behind the base.
const API_PATH: &str = "/api/v10";

/// What answers in Discord's place is not its API, for the operator.
#[must_use]
pub fn no_api(base: Option<&str>, error: &str) -> String {
    match base {
        Some(base) => format!(
            "{base}{API_PATH} does not answer as Discord's API does ({error}); correct DISCORD_API_BASE, or take it out to reach Discord itself"
        ),
        None => format!(
            "Discord's API refused the bot ({error}); if a proxy or a firewall answers in Discord's place, let the bot through or name a proxy for it in DISCORD_API_BASE"
        ),
    }
}

/// A date that is none. What was typed comes escaped.
#[must_use]
pub fn no_date(typed: &str) -> String {
    format!(
        "“{typed}” is not a date. Write YYYY-MM-DD, for example 2023-09-25; a month (2023-09), a year, “25 September 2023”, yesterday and “last week” work, too."
    )
}

/// A date that may be either of two days. What was typed comes escaped.
#[must_use]
pub fn two_dates(typed: &str, one: Day, other: Day) -> String {
    format!("“{typed}” may be {one} or {other}. Please write the one you mean.")
}

/// A day that no calendar has. What was typed comes escaped.
#[must_use]
pub fn no_such_day(typed: &str) -> String {
    format!(
        "“{typed}” is not a date: there is no such day. Write YYYY-MM-DD, for example 2023-09-25."
    )
}

/// Rate limit.
#[must_use]
pub fn too_fast(seconds: u64) -> String {
    format!(
        "That is a lot at once. Please try again in {}.",
        duration(seconds)
    )
}

/// Questions of a message that were not looked up, and why: a sentence of its own.
#[must_use]
pub fn not_looked_up(questions: usize, why: &str) -> String {
    match questions {
        1 => format!("One more question was not looked up. {why}"),
        several => format!("{several} more questions were not looked up. {why}"),
    }
}

/// Cool-down of refreshes.
#[must_use]
pub fn cooling_down(seconds: u64) -> String {
    format!(
        "The articles were refreshed already. The next refresh is possible in {}.",
        duration(seconds)
    )
}

/// `1 second`, `3 minutes`, `24 hours`.
fn duration(seconds: u64) -> String {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    if seconds < 90 {
        count(number(seconds.max(1)), "second", "seconds")
    } else if seconds < 90 * 60 {
        count(number(seconds.div_ceil(60)), "minute", "minutes")
    } else {
        count(number(seconds.div_ceil(60 * 60)), "hour", "hours")
    }
}

/// Anything that is our fault.
#[must_use]
pub fn internal(id: &str) -> String {
    format!(
        "Something went wrong on my side. If it happens again, tell the operator this error id: `{id}`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_times_are_said_in_the_unit_that_fits() {
        assert!(cooling_down(1).contains("1 second."));
        assert!(cooling_down(120).contains("2 minutes."));
        assert!(cooling_down(24 * 60 * 60).contains("24 hours."));
    }
}
