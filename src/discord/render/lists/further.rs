//! A page of *More quotes*, one message that is changed in its place when pages are turned.

use super::super::answer::{Look, words};
use super::super::card::{Button, Card, Tone};
use super::super::ids::{Kind, Press};
use super::super::quote::{Label, small};
use super::super::rows::{button, context_button, in_rows};
use super::item::numbered;
use super::name;
use super::pages::list;
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{Nearness, Quote, RecordId, Since};

/// Quotes on a page of *More quotes*: as many as fit in one message, three in embeds, one in plain text.
pub(in crate::discord) fn page_size(look: Look) -> usize {
    match look {
        Look::Embeds => 3,
        Look::Plain => 1,
    }
}

/// What a search found in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Found {
    /// Passages, or articles.
    pub(in crate::discord) all: u64,
    /// Whether it lists articles, by source or dates alone.
    pub(in crate::discord) articles: bool,
    /// Whether there may be others than those listed. Where not, none is kept back but repetitions.
    pub(in crate::discord) full: bool,
}

/// A page of further quotes.
#[derive(Clone, Copy, Debug)]
pub(in crate::discord) struct Further<'a> {
    pub(in crate::discord) record: &'a RecordId,
    /// Whether they answer.
    pub(in crate::discord) kind: Kind,
    /// What was asked or searched for.
    pub(in crate::discord) query: &'a str,
    /// What a search found in all, where that is known.
    pub(in crate::discord) found: Option<Found>,
    /// Quotes shown in the answer itself: numbering goes on after them.
    pub(in crate::discord) shown: usize,
    /// Number of the page's first further quote, counted from 0.
    pub(in crate::discord) from: usize,
    /// Further quotes in all.
    pub(in crate::discord) total: usize,
    /// The page's quotes, at most [`page_size`], each with its place in the record.
    pub(in crate::discord) quotes: &'a [(usize, Quote)],
    /// What became of the version of each.
    pub(in crate::discord) since: &'a [Option<Since>],
    pub(in crate::discord) look: Look,
}

impl Further<'_> {
    /// Number of the page's first quote, counted together with those of the answer from 0.
    fn first(&self) -> usize {
        self.shown + self.from
    }

    /// Quotes in all, counted so.
    fn all(&self) -> usize {
        self.shown + self.total
    }

    /// Whether no page comes after it.
    fn is_last(&self) -> bool {
        self.from + page_size(self.look) >= self.total
    }
}

/// A page of *More quotes*, with buttons to turn pages. Quotes are counted together with those of the answer.
pub(in crate::discord) fn further(page: Further<'_>) -> Card {
    // Only an answer is green.
    let (label, tone): (fn(usize) -> Label, Tone) = match page.kind {
        Kind::Quotes | Kind::Found => (Label::Number, Tone::Info),
        Kind::Related => (|n| Label::Related(n, Nearness::Related), Tone::Related),
        Kind::MayHold => (|n| Label::Related(n, Nearness::MayHold), Tone::Related),
    };
    let items = numbered(
        page.quotes.iter().map(|(_, quote)| quote),
        page.first(),
        label,
    );
    let mut card = list(&title(page), &above(page), &items, (page.look, tone))
        .into_iter()
        .next()
        .unwrap_or_default();
    card.rows = in_rows(contexts(page), turns(page));
    card.within_limits()
}

/// What the quotes are about, and which of all of them these are.
fn title(page: Further<'_>) -> String {
    let (first, total) = (page.first(), page.all());
    let last = first + page.quotes.len();
    match page.kind {
        Kind::Quotes | Kind::Related | Kind::MayHold => {
            texts::more_title(&name(&words(page.query)), first + 1, last, total)
        }
        Kind::Found => {
            let articles = page.found.is_some_and(|found| found.articles);
            let which = (first + 1, last, total);
            texts::found_title(&name(&words(page.query)), which, articles)
        }
    }
}

/// What stands above the quotes: what they are, and what became of their versions.
fn above(page: Further<'_>) -> String {
    let intro = match page.kind {
        Kind::Quotes => Some(small(texts::MORE_NOT_CHOSEN)),
        Kind::Found if page.is_last() => {
            let end = page.found.and_then(|found| ends(found, page.all()));
            end.map(|end| small(&end))
        }
        Kind::Related | Kind::MayHold | Kind::Found => None,
    };
    let since = (page.first() + 1..)
        .zip(page.since)
        .filter_map(|(number, since)| Some(small(&texts::since(number, (*since)?))));
    let above: Vec<String> = intro.into_iter().chain(since).collect();
    above.join("\n")
}

/// Of a search that lists fewer than it found, which it lists and how to come to others.
fn ends(found: Found, listed: usize) -> Option<String> {
    let all = usize::try_from(found.all)
        .ok()
        .filter(|all| *all > listed)?;
    Some(if found.articles {
        texts::articles_found(all, listed, listed)
    } else if found.full {
        texts::found_end(all, listed)
    } else {
        shared::not_listed(listed, all)
    })
}

/// The buttons to the pages before and after.
fn turns(page: Further<'_>) -> Vec<Button> {
    let size = page_size(page.look);
    let turn = |from: usize| Press::Turn {
        record: page.record.clone(),
        from,
        kind: page.kind,
    };
    let mut row: Vec<Button> = Vec::new();
    if page.from > 0 {
        row.push(button(
            &turn(page.from.saturating_sub(size)),
            texts::PREVIOUS,
        ));
    }
    if !page.is_last() {
        row.push(button(&turn(page.from + size), texts::NEXT));
    }
    row
}

/// An *In context* button for each quote.
fn contexts(page: Further<'_>) -> Vec<Button> {
    (page.first() + 1..)
        .zip(page.quotes)
        .map(|(number, (place, _))| context_button(page.record, *place, (number, page.all())))
        .collect()
}
