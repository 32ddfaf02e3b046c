//! `/help` and `/about`.

use crate::locales::en::answer::count;

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
    "- **More quotes** shows further passages, **In context** the sentences around a quote.",
    "",
    "**Look around**",
    "- `/summary` sums up the latest articles, a topic or one article.",
    "- `/search` lists passages; `/sources` shows what the articles cover.",
    "",
    "**In a question** you can write",
    "- `\"exact words\"`, `source:CNN`",
    "- `after:2023-09-01`, `before:2023-10-01` (both days included; a month or a year works, too)",
    "",
    "When the articles do not answer, I say so and show the nearest quotes, marked as related.",
    "-# For moderators: /corpus refresh, /corpus status, /corpus list, /why. Don't see them? A server admin allows your role under Server Settings, Integrations.",
];

/// `/about`, line by line.
#[must_use]
pub fn about(version: &str, searched: &str, days: u32) -> Vec<String> {
    let days = usize::try_from(days).unwrap_or(usize::MAX);
    vec![
        "Dateline quotes news articles word for word and never writes an answer of its own.".to_owned(),
        String::new(),
        format!("- It answers from {searched}."),
        "- A date is shown with how it is known: stated in the text, from the file's header or name, or undated.".to_owned(),
        format!("- Questions are kept for {} so that buttons and follow-ups work, without who asked.", count(days, "day", "days")),
        "- The articles belong to their publishers.".to_owned(),
        format!("-# Version {version}"),
    ]
}
