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
    "- **In context** shows the sentences around a quote, **More quotes** further passages, where there are any.",
    "",
    "**Look around**",
    "- `/summary` sums up the latest articles, a topic or one article.",
    "- `/search` lists passages; `/sources` shows what the articles cover; `/about` says what I am and keep.",
    "- `/ask`, `/summary` and `/search` have options: `source`, `since` and `until` narrow it down, `private` shows it only to you.",
    "",
    "**In a question** you can write",
    "- `\"exact words\"`, `source:CNN`",
    "- `after:2023-09-01`, `before:2023-10-01` (both days included; a month or a year works, too)",
    "",
    "When the articles do not answer, I say so; quotes that come near are marked as related.",
    "-# For moderators: /corpus refresh, /corpus status, /corpus list, /why. Don't see them? A server admin allows your role under Server Settings, Integrations.",
];

/// Messages that ask for `/help` and for nothing else, in words as [`asks_for_help`] compares them.
const ASKS_FOR_HELP: &[&str] = &[
    "help",
    "help me",
    "i need help",
    "need help",
    "can you help",
    "can you help me",
    "could you help me",
    "how do i ask",
    "how do i use this",
    "how do i use you",
    "how do you work",
    "how does this work",
    "how does it work",
    "what can you do",
    "what can i ask",
    "what do you do",
    "what are you",
    "who are you",
    "commands",
];

/// Words that change nothing about such a message.
const AROUND_HELP: &[&str] = &["please", "pls", "hi", "hello", "hey", "dateline", "bot"];

/// Whether a message asks how to use the bot, such as "help", "/help" or "Can you help me?".
#[must_use]
pub fn asks_for_help(text: &str) -> bool {
    // Longer ones ask something of their own.
    if text.len() > 60 {
        return false;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty() && !AROUND_HELP.contains(word))
        .collect();
    ASKS_FOR_HELP.contains(&words.join(" ").as_str()) || text.trim() == "?"
}

/// `/about`, line by line. `searched` says what it answers from, where there is anything.
#[must_use]
pub fn about(version: &str, searched: Option<&str>, days: u32) -> Vec<String> {
    let days = usize::try_from(days).unwrap_or(usize::MAX);
    vec![
        "I quote news articles word for word and never write an answer of my own.".to_owned(),
        String::new(),
        match searched {
            Some(searched) => format!("- I answer from {searched}."),
            None => "- There are no articles in the collection yet.".to_owned(),
        },
        "- A date is shown with how it is known: stated in the text, from the file's header or name, or undated.".to_owned(),
        format!("- I keep questions for {} so that buttons and follow-ups work, without who asked.", count(days, "day", "days")),
        "- The articles belong to their publishers.".to_owned(),
        format!("-# Version {version}"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bot_speaks_of_itself_as_in_the_help() {
        let lines = about("1", Some("2 articles"), 30).join("\n");
        assert!(
            lines.starts_with("I quote") && lines.contains("- I answer from 2 articles."),
            "{lines}"
        );
    }

    #[test]
    fn asking_for_help_is_told_from_questions_that_hold_the_word() {
        for text in [
            "help",
            "/help",
            "Help!",
            "Can you help me, please?",
            "?",
            "Hey, who are you?",
        ] {
            assert!(asks_for_help(text), "{text}");
        }
        for text in [
            "Who asked for help?",
            "help Niger",
            "what can France do",
            "",
            "hello",
            "??!",
        ] {
            assert!(!asks_for_help(text), "{text}");
        }
    }
}
