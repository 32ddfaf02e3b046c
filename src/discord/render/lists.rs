//! Lists of quotes: further quotes, search results, summaries. What they have in common is here, what each is in a file of its
//! own.

mod further;
mod item;
mod pages;
mod runs;
mod search;
mod summary;

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{TITLE, shorten};
use super::answer::Look;
use super::notes::filter_line;
use super::quote::small;
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{Coverage, Filter, NoAnswer, Note, RecordId};
pub(in crate::discord) use further::{Found, Further, further, page_size};
pub(super) use pages::{MESSAGES, spread};
pub(in crate::discord) use search::search;
pub(in crate::discord) use summary::summary;

/// What search results or a summary are shown with.
#[derive(Clone, Copy, Debug)]
pub(in crate::discord) struct Listing<'a> {
    /// The record that the buttons name; without one there are none.
    pub(in crate::discord) record: Option<&'a RecordId>,
    /// Whether there are no articles at all.
    pub(in crate::discord) no_articles: bool,
    /// What the articles were narrowed down to.
    pub(in crate::discord) filter: &'a Filter,
    pub(in crate::discord) look: Look,
}

impl Listing<'_> {
    /// The line that says what the articles were narrowed down to, so that nobody takes a part for the whole.
    fn narrowed(self) -> Option<String> {
        Some(small(&filter_line(self.filter)?))
    }

    /// Why nothing is listed: `found_none` where articles were searched.
    fn nothing(self, searched: &Coverage, notes: &[Note], found_none: &'static str) -> String {
        let reason = match searched.articles {
            _ if self.no_articles => shared::no_answer(&NoAnswer::EmptyCollection),
            0 => shared::no_article(self.filter, notes),
            _ => found_none,
        };
        format!("**{reason}**")
    }
}

/// What a list is about, for its title: escaped, and so short that a few words fit beside it.
pub(super) fn name(text: &str) -> String {
    escape_line(&shorten(&plain_line(text), TITLE / 2 - 30))
}

/// What was searched, where anything was.
fn searched(coverage: &Coverage) -> Option<String> {
    (coverage.articles > 0).then(|| small(&escape_line(&texts::searched(coverage))))
}
