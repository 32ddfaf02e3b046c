//! Which suggestions fit what was typed. Pure and quick, for it runs at each key press over everything there is.

use super::super::limits::CHOICES;
use super::lists::Entry;
use crate::text::fold;

/// Characters of what was typed that are looked at.
const TYPED: usize = 100;

/// Entries that fit what was typed: those called so first, then those that begin with it, then those that hold it, then those that hold each of its
/// words, and when there are none of these, each of its words with a slip.
pub(super) fn matching<'a>(entries: &'a [Entry], typed: &str) -> Vec<&'a Entry> {
    let typed: String = typed.chars().take(TYPED).collect();
    let wanted = fold(typed.trim());
    let words: Vec<&str> = words(&wanted).collect();
    let mut exact: Vec<&Entry> = Vec::new();
    let (mut first, mut later, mut apart) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        if entry.exact == wanted {
            exact.push(entry);
        } else if first.len() < CHOICES && entry.folded.starts_with(&wanted) {
            first.push(entry);
        } else if later.len() < CHOICES && entry.folded.contains(&wanted) {
            later.push(entry);
        } else if apart.len() < CHOICES
            && holds_all(entry, &words, |word, typed| word.contains(typed))
        {
            apart.push(entry);
        }
    }
    first.splice(0..0, exact);
    first.extend(later);
    first.extend(apart);
    if first.is_empty() {
        let slipped = entries
            .iter()
            .filter(|e| holds_all(e, &words, begins_nearly));
        first.extend(slipped.take(CHOICES));
    }
    first.truncate(CHOICES);
    first
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether each of the words, of which there are some, fits a word of the entry.
fn holds_all(entry: &Entry, typed: &[&str], fits: fn(&str, &str) -> bool) -> bool {
    let held = |typed: &&str| words(&entry.folded).any(|word| fits(word, typed));
    !typed.is_empty() && typed.iter().all(held)
}

/// Letters of a word that may have a slip: with one, half of all short words are near each other.
const SLIPS_FROM: usize = 4;

/// Whether a word begins with what was typed but for one letter that is missing, too much, another, or swapped with its neighbour.
pub(super) fn begins_nearly(word: &str, typed: &str) -> bool {
    let length = typed.chars().count();
    // Another year is no slip.
    if length < SLIPS_FROM || typed.contains(|c: char| c.is_numeric()) {
        return word.starts_with(typed);
    }
    // A word that lacks more than one letter is not near. Not compared, for up to a hundred typed letters against each word cost a lot.
    if word.chars().take(length - 1).count() < length - 1 {
        return false;
    }
    (length - 1..=length + 1).any(|n| {
        let beginning: String = word.chars().take(n).collect();
        strsim::osa_distance(&beginning, typed) <= 1
    })
}

/// The entry that is meant: the only one that fits what was typed, or the only one that is called so.
pub(super) fn only<'a>(found: &[&'a Entry], typed: &str) -> Option<&'a Entry> {
    let wanted = fold(typed);
    let called = |entry: &&&Entry| entry.exact == wanted;
    match found {
        [] => None,
        [one] => Some(*one).filter(|_| !wanted.is_empty()),
        several if several.iter().filter(called).count() == 1 => several.first().copied(),
        _ => None,
    }
}
