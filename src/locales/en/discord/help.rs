//! `/help` and `/about`.

use crate::locales::en::answer::count;
use crate::locales::en::asides;

/// Title of `/help`.
pub const HELP_TITLE: &str = "How to ask Dateline";

/// Title of `/about`.
pub const ABOUT_TITLE: &str = "About Dateline";

/// `/help`, line by line.
pub const HELP: &[&str] = &[
    "I answer in the articles' own words: every sentence is a quote, with its source and date.",
    "",
    "**Ask**",
    "- `/ask` a question, mention me, or send me a direct message.",
    "- **Follow-ups**: reply to my answer. Under a `/ask` answer use the **Ask a follow-up** button, or mention me in your reply.",
    "- **In context** shows the sentences around a quote, **More quotes** further passages, where there are any; so does writing *more*, and *source?* lists sources and dates.",
    "",
    "**Look around**",
    "- `/summary` sums up the latest articles, a topic or one article.",
    "- `/search` lists passages; `/sources` shows what the articles cover; `/about` says what I am and keep.",
    "- `/ask`, `/summary` and `/search` have options: `source`, `since` and `until` narrow it down, `private` shows it only to you.",
    "",
    "**In a question** you can write",
    "- `\"exact words\"`, `source:CNN`",
    "- `after:2023-09-01`, `before:2023-10-01` (both days included), `on:2023-09-25` (that day alone); a month, a year, `after:\"4 May 2023\"` and `after:yesterday` work, too",
    "",
    "When the articles do not answer, I say so; quotes that come near are marked as related.",
    "-# For moderators: /corpus refresh, /corpus status, /corpus list, /why. Don't see them? A server admin allows your role under Server Settings, Integrations.",
];

/// `/about`, line by line. `searched` says what it answers from, where there is anything.
#[must_use]
pub fn about(version: &str, searched: Option<&str>, days: u32) -> Vec<String> {
    let days = usize::try_from(days).unwrap_or(usize::MAX);
    let kept = format!(
        "I keep questions for {} so that buttons and follow-ups work, but not who asked them.",
        count(days, "day", "days")
    );
    let bullets = asides::about(searched, &kept);
    let bullets = bullets.into_iter().map(|line| format!("- {line}"));
    let above = [asides::WHAT_I_DO.to_owned(), String::new()].into_iter();
    let version = format!("-# Version {version}");
    above.chain(bullets).chain([version]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bot_speaks_of_itself_as_in_the_help() {
        let lines = about("1", Some("2 articles"), 30).join("\n");
        assert!(
            lines.starts_with("I quote")
                && lines.contains("- I answer from 2 articles.")
                && lines.contains("follow-ups work, but not who asked them."),
            "{lines}"
        );
    }
}
