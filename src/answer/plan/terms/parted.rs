//! Compounds that the question and the articles write differently: "cleanup" and "clean-up", "air strike" and "airstrike".

use crate::index::IndexError;
use crate::text::{TermKey, Token, stem};

use super::super::words;
use super::Words;

/// Letters of the first part of a compound at least.
const FIRST: usize = 3;
/// Letters of its last part at least: "cleanup".
const LAST: usize = 2;
/// Weight of a compound written as one word for its parts.
pub(super) const JOINED: f32 = 0.9;
/// Weight of a part for the compound: it helps to find passages, and counts as nothing on its own.
pub(super) const PART: f32 = 0.3;

/// Endings that look like words.
const ENDINGS: &[&str] = &["age", "able", "ant", "ion", "ate", "ship", "less"];

fn is_ending(last: &str) -> bool {
    ENDINGS.contains(&last)
}

/// The ways in which a word that the collection does not know, and that is no name, is made of two that it knows, as their stems.
pub(super) fn parts(collection: &dyn Words, token: &Token) -> Result<Vec<[String; 2]>, IndexError> {
    let word = token.word.as_str();
    let mut found = Vec::new();
    if !word.chars().all(char::is_alphabetic) {
        return Ok(found);
    }
    let edges: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    for at in edges.iter().skip(FIRST).rev().skip(LAST - 1) {
        let (first, last) = word.split_at(*at);
        let both = [stem(first), stem(last)];
        // "Outage" is not made of "out" and "age".
        if words::is_filler(first) || is_ending(last) {
            continue;
        }
        if collection.term(&both[0])?.passages > 0 && collection.term(&both[1])?.passages > 0 {
            found.push(both);
        }
    }
    Ok(found)
}

/// The stem of the compound that the word at `place` of the question's folded words makes with the one before or behind it, if the
/// collection has it as a word that is no name.
pub(super) fn joined(
    collection: &dyn Words,
    (own, place): (&[&str], usize),
) -> Result<Option<String>, IndexError> {
    for from in [place.checked_sub(1), Some(place)].into_iter().flatten() {
        let Some([first, last]) = own.get(from..from + 2) else {
            continue;
        };
        let long = first.chars().count() >= FIRST && last.chars().count() >= LAST;
        let plain = |word: &str| word.chars().all(char::is_alphabetic);
        let compound = [*first, *last].concat();
        let whole = stem(&compound);
        // "British able" is no "British": what looks like an ending is not stemmed away.
        let both = whole.chars().count() >= first.chars().count() + LAST;
        if long
            && both
            && !words::is_filler(first)
            && plain(&compound)
            && collection.term(&whole)?.passages > 0
            && !collection.is_name(&compound)?
        {
            return Ok(Some(whole));
        }
    }
    Ok(None)
}

/// The keys of the parts of a compound, in their order.
pub(super) fn keys(parts: &[String; 2]) -> Vec<TermKey> {
    parts.iter().map(|part| TermKey::of(part)).collect()
}
