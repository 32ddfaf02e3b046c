//! The bot in a fake Discord, by topic.

mod asking;
mod buttons;
mod commands;
mod connection;
mod edits;
mod edits_after_restart;
mod faces;
mod hostile;
mod hostile_names;
mod ignored;
mod life;
mod limiter;
mod moderators;
mod picture;
mod places;
mod replies;
mod slow;
mod unlogged;
mod why;
mod wording;

use crate::fake::shown::Shown;
use crate::home::quoted;

/// Fails unless the message quotes the bundled articles and says a date; gives what it quotes.
#[track_caller]
fn assert_answer(shown: &Shown) -> Vec<String> {
    let reading = shown.reading();
    let quotes = quoted(&reading.text);
    assert!(!quotes.is_empty(), "no quote in:\n{}", shown.text());
    let dated = reading.text.contains("25 Sep 2023") || reading.text.contains("undated");
    assert!(dated, "no date in:\n{}", shown.text());
    assert_eq!(reading.live, Vec::<String>::new(), "{}", shown.text());
    quotes
}

/// Fails unless the message is words of the bot's own: no quote, and one of these words.
#[track_caller]
fn assert_notice(shown: &Shown, words: &[&str]) {
    let text = shown.reading().text;
    assert_eq!(quoted(&text), Vec::<String>::new(), "{text}");
    let lower = text.to_lowercase();
    assert!(
        words.iter().any(|w| lower.contains(&w.to_lowercase())),
        "none of {words:?} in:\n{text}"
    );
}
