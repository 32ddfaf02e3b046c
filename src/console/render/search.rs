//! Search results: the passages as they rank, and whether there are more.

use super::super::Style;
use super::own::{notes, searched_line, small};
use super::passages;
use crate::locales::en;
use crate::model::{NoAnswer, SearchResults};

/// How many passages of a search are listed.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// At most so many.
    pub most: usize,
    /// How to see others, as a sentence.
    pub further: &'a str,
    /// Whether there are no articles at all, whatever is searched.
    pub no_articles: bool,
}

/// Search results.
#[must_use]
pub fn search(results: &SearchResults, listed: Listed<'_>, style: Style) -> String {
    let mut blocks = Vec::new();
    if results.hits.is_empty() {
        let nothing = match results.lists_articles {
            _ if listed.no_articles => en::answer::no_answer(&NoAnswer::EmptyCollection),
            true => en::answer::NO_ARTICLE,
            false => en::console::NOTHING_FOUND,
        };
        blocks.push(nothing.to_owned());
    } else {
        blocks.push(passages(&results.hits, 1, None, style));
    }
    let mut lines: Vec<String> = best_of(results, listed).into_iter().collect();
    lines.extend(notes(&results.notes));
    lines.push(searched_line(&results.searched));
    blocks.push(small(&lines, style));
    blocks.join("\n\n")
}

/// That more passages match than are listed, and why.
fn best_of(results: &SearchResults, listed: Listed<'_>) -> Option<String> {
    let (shown, all) = (results.hits.len(), usize::try_from(results.found?).ok()?);
    if results.lists_articles && shown > 0 {
        return Some(en::answer::articles_listed(shown, all, listed.further));
    }
    if shown == 0 || shown >= all {
        return None;
    }
    Some(if results.complete || shown < listed.most {
        en::answer::not_listed(shown, all)
    } else {
        en::console::best_of(shown, all, listed.further)
    })
}
