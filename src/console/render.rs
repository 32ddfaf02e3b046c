//! Answers, search results, summaries and contexts as text.
//!
//! Behind the bar (`│`) stands article text and nothing else; labels, dates and numbers are outside of it. A bar and not
//! quotation marks, because news is full of those: `““We won,” he said.”` reads badly, and text of an article could
//! close a pair and go on in Dateline's voice. No line of a quote begins without the bar.

mod context;
mod own;
mod quote;
mod search;
mod summary;

use super::Style;
use super::safe::safe_line;
use super::wrap::{Indent, Run, wrap};
use crate::locales::en;
use crate::model::{Answer, Coverage, NoAnswer, Note, Outcome, ScoredQuote};
pub use context::context;
pub(super) use own::{asked, prose};
use own::{heading, notes, searched_line, small};
use quote::{quote, source_lines, under};
pub use search::{Listed, search};
pub use summary::summary;

/// Where the text will stand, which decides the hints under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One answer, then the program ends.
    OneShot,
    /// Lines that are piped into the chat. Its commands work there, so hints name those; nobody is there to take up an offer of more.
    Piped,
    /// The chat, where `/more` and `/context` can be typed.
    Chat,
}

/// An answer.
#[must_use]
pub fn answer(answer: &Answer, place: Place, style: Style) -> String {
    let mut blocks = Vec::new();
    if let Some(read_as) = &answer.read_as {
        blocks.push(prose(&format!("Read as: {}", safe_line(read_as)), style));
    }
    if let Outcome::NotCovered(reason) = &answer.outcome {
        let mut sentence = no_answer(reason, place).to_owned();
        if answer.has_searched() {
            sentence = format!("{sentence} {}", searched_line(&answer.searched));
        }
        blocks.push(heading(&sentence, style));
    }
    if !answer.quotes.is_empty() {
        blocks.push(more(&answer.outcome, &answer.quotes, 1, style));
    }
    blocks.extend(footer(answer, place, style));
    blocks.join("\n\n")
}

/// A no, with the command that the shell has where the chat has another.
fn no_answer(reason: &NoAnswer, place: Place) -> &'static str {
    match (reason, place) {
        (NoAnswer::LatestNews, Place::OneShot) => en::console::LATEST_NEWS,
        _ => en::answer::no_answer(reason),
    }
}

/// Further passages of an answer, numbered from `first`; below a no each is marked as related.
#[must_use]
pub fn more(outcome: &Outcome, quotes: &[ScoredQuote], first: usize, style: Style) -> String {
    passages(quotes, first, label(outcome), style)
}

/// What stands under the quotes of an answer that is none.
fn label(outcome: &Outcome) -> Option<&'static str> {
    outcome.nearness().map(en::console::related)
}

fn passages(quotes: &[ScoredQuote], first: usize, label: Option<&str>, style: Style) -> String {
    let blocks: Vec<String> = (first..)
        .zip(quotes)
        .map(|(number, scored)| quote(&scored.quote, number, label, style))
        .collect();
    blocks.join("\n\n")
}

/// Sources and dates of quotes, numbered as the quotes were, without their words.
#[must_use]
pub fn cited(outcome: &Outcome, quotes: &[&ScoredQuote], style: Style) -> String {
    let mut sources: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
    for (number, scored) in (1..).zip(quotes) {
        let mut lines = source_lines(&scored.quote);
        lines.extend(label(outcome).map(|label| format!("({label})")));
        match sources.iter_mut().find(|(_, known)| *known == lines) {
            Some((numbers, _)) => numbers.push(number),
            None => sources.push((vec![number], lines)),
        }
    }
    let block = |(numbers, mut lines): (Vec<usize>, Vec<String>)| {
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        let number = format!("{}. ", numbers.join(", "));
        let margin = " ".repeat(number.len());
        let indent = Indent {
            first: &number,
            rest: &format!("{margin}  "),
        };
        let first = wrap(&[Run::plain(lines.remove(0))], indent, style);
        format!("{first}\n{}", under(&lines, &margin, style))
    };
    let blocks: Vec<String> = sources.into_iter().map(block).collect();
    blocks.join("\n")
}

/// What the collection covers.
#[must_use]
pub fn coverage(coverage: &Coverage) -> String {
    let mut lines = vec![en::answer::searched(coverage)];
    for source in &coverage.sources {
        lines.push(format!(
            "  {}: {}",
            safe_line(&source.name),
            en::console::source_counts(source.published, source.credited)
        ));
    }
    if coverage.outlet_unknown > 0 {
        lines.push(format!("  outlet unknown: {}", coverage.outlet_unknown));
    }
    lines.join("\n")
}

/// Notes, what was searched, and what can be asked for.
fn footer(answer: &Answer, place: Place, style: Style) -> Option<String> {
    let mut lines: Vec<String> = match place {
        Place::OneShot => answer.notes.iter().map(for_the_shell).collect(),
        Place::Piped | Place::Chat => notes(&answer.notes),
    };
    if answer.is_answered() && answer.has_searched() {
        lines.push(searched_line(&answer.searched));
    }
    if place == Place::Chat && !answer.more.is_empty() {
        lines.push(en::console::more(answer.more.len()));
    }
    (!lines.is_empty()).then(|| small(&lines, style))
}

/// A note with the command that the shell has where the chat has another.
fn for_the_shell(note: &Note) -> String {
    safe_line(&match note {
        Note::Overview { topic } => en::answer::overview(topic, "`dateline summary`"),
        other => en::answer::note(other),
    })
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
