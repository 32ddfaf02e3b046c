//! What is said beside quotes: notes of the engine, and what the articles were narrowed down to. Notes name words that people
//! typed, so each is cut and escaped here.

use super::super::escape::{escape_line, plain_line};
use super::super::limits::shorten;
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{Filter, Note};

/// Longest note, before escaping.
const NOTE: usize = 200;

/// What the articles were narrowed down to, on a line; `None` when they were not.
pub(super) fn filter_line(filter: &Filter) -> Option<String> {
    let line = shared::filter(filter)?;
    Some(escape_line(&shorten(&plain_line(&line), 150)))
}

/// Notes under or above an answer, escaped. Corrected spellings are one note.
pub(super) fn notes(notes: &[Note]) -> Vec<String> {
    notes_with(notes, &texts::command(texts::SUMMARY, None))
}

/// The same with `/summary` shown as `summary`.
pub(super) fn notes_with(notes: &[Note], summary: &str) -> Vec<String> {
    let read: Vec<String> = notes
        .iter()
        .filter_map(|note| match note {
            Note::ReadWord { typed, read } => Some(texts::read_word(typed, read)),
            _ => None,
        })
        .take(5)
        .collect();
    let read = (!read.is_empty()).then(|| texts::read_words(&shared::list(&read)));
    let read = read.map(|read| escaped(&read, NOTE));
    let others = notes
        .iter()
        .filter(|note| !matches!(note, Note::ReadWord { .. }))
        .map(|note| match note {
            Note::Overview { topic } => shared::overview(&escaped(topic, NOTE / 2), summary),
            other => escaped(&shared::note(other), NOTE),
        });
    read.into_iter().chain(others).take(3).collect()
}

/// A text on one line, cut and escaped.
fn escaped(text: &str, limit: usize) -> String {
    escape_line(&shorten(&plain_line(text), limit))
}
