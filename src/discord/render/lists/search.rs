//! What `/search` found.

use super::super::answer::words;
use super::super::card::{Card, Tone};
use super::super::ids::{Kind, Press};
use super::super::notes::notes;
use super::super::quote::{Label, small};
use super::super::rows::{button, context_buttons, in_rows};
use super::item::{Item, numbered, quotes};
use super::pages::list;
use super::{Listing, name, searched};
use crate::locales::en::discord as texts;
use crate::model::{ScoredQuote, SearchResults};

/// Search results: the first ones at once, the rest behind *More quotes*.
pub(in crate::discord) fn search(
    results: &SearchResults,
    shown: usize,
    listing: Listing<'_>,
) -> Vec<Card> {
    let title = texts::search_title(&name(&words(&results.query)));
    let hits = results.hits.get(..shown).unwrap_or(&results.hits);
    let intro = intro(results, hits, listing);
    let tone = if hits.is_empty() {
        Tone::No
    } else {
        Tone::Info
    };
    let items = match hits {
        [only] if results.hits.len() == 1 => vec![Item::One(Label::None, &only.quote)],
        _ => numbered(quotes(hits), 0, Label::Number),
    };
    let mut cards = list(&title, &intro, &items, (listing.look, tone));
    if let (Some(last), Some(record)) = (cards.last_mut(), listing.record) {
        let press = Press::More {
            record: record.clone(),
            kind: Kind::Found,
        };
        let more = (results.hits.len() > shown).then(|| button(&press, texts::MORE_QUOTES));
        let contexts = context_buttons(record, 0..hits.len(), results.hits.len());
        last.rows = in_rows(contexts, more.into_iter().collect());
    }
    cards.into_iter().map(Card::within_limits).collect()
}

/// What stands above the passages: how many there are, what was narrowed down, notes, what was searched.
fn intro(results: &SearchResults, hits: &[ScoredQuote], listing: Listing<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    if hits.is_empty() {
        lines.push(listing.nothing(&results.searched, &results.notes, texts::NOTHING_FOUND));
    } else {
        lines.push(small(&how_many(results, hits.len())));
    }
    lines.extend(listing.narrowed());
    lines.extend(notes(&results.notes).iter().map(|note| small(note)));
    lines.extend(searched(&results.searched));
    lines.join("\n")
}

/// How many passages or articles were found, of which these are shown.
fn how_many(results: &SearchResults, shown: usize) -> String {
    if results.lists_articles {
        let all = results.found.and_then(|all| usize::try_from(all).ok());
        texts::articles_found(all.unwrap_or(results.hits.len()), results.hits.len(), shown)
    } else {
        texts::found(results.found, results.hits.len(), shown)
    }
}
