//! What `/summary` tells.

use super::super::card::{Card, Tone};
use super::super::notes::notes;
use super::super::quote::small;
use super::super::rows::context_buttons;
use super::item::{Item, quotes};
use super::pages::list;
use super::runs::{name_once, runs};
use super::{Listing, name, searched};
use crate::discord::limits::{ROW_BUTTONS, ROWS};
use crate::locales::en::discord as texts;
use crate::model::{RecordId, Summary, SummaryScope};

/// A summary: quotes in order of time, each with its date. Neighbours from one article share the lines under them. With a
/// record they are numbered, and under the last message stand their *In context* buttons.
pub(in crate::discord) fn summary(summary: &Summary, listing: Listing<'_>) -> Vec<Card> {
    let tone = if summary.quotes.is_empty() {
        Tone::No
    } else {
        Tone::Info
    };
    let items = items(summary, listing.record);
    let intro = intro(summary, listing);
    let mut cards = list(
        &title(summary, listing),
        &intro,
        &items,
        (listing.look, tone),
    );
    if let (Some(last), Some(record)) = (cards.last_mut(), listing.record) {
        let total = summary.quotes.len();
        let starts = (0..total).step_by(ROW_BUTTONS).take(ROWS);
        last.rows = starts
            .map(|at| context_buttons(record, at..total, total))
            .collect();
    }
    cards.into_iter().map(Card::within_limits).collect()
}

/// What is summed up.
fn title(summary: &Summary, listing: Listing<'_>) -> String {
    match &summary.scope {
        SummaryScope::Latest => texts::summary_latest(listing.filter.since, listing.filter.until),
        SummaryScope::Topic(topic) => texts::summary_topic(&name(topic)),
        SummaryScope::Article(id) => {
            let first = summary.quotes.first();
            texts::summary_article(&name(
                first.map_or(id.as_str(), |q| &q.quote.citation().article.title.text),
            ))
        }
    }
}

/// What stands above the sentences: how they were chosen, what was narrowed down, notes, what was searched.
fn intro(summary: &Summary, listing: Listing<'_>) -> String {
    let of_article = matches!(summary.scope, SummaryScope::Article(_));
    let mut lines: Vec<String> = Vec::new();
    lines.push(if summary.quotes.is_empty() {
        listing.nothing(&summary.searched, &summary.notes, texts::SUMMARY_EMPTY)
    } else if of_article {
        small(texts::SUMMARY_OF_ARTICLE)
    } else {
        small(&texts::summary_how(summary.order()))
    });
    lines.extend(listing.narrowed());
    lines.extend(notes(&summary.notes).iter().map(|note| small(note)));
    // Which article it is stands in the title.
    if !of_article {
        lines.extend(searched(&summary.searched));
    }
    lines.join("\n")
}

/// The sentences in runs, numbered where buttons name them.
fn items<'a>(summary: &'a Summary, record: Option<&RecordId>) -> Vec<Item<'a>> {
    let first = (record.is_some() && summary.quotes.len() > 1).then_some(1);
    let mut items = runs(quotes(&summary.quotes), first);
    if matches!(summary.scope, SummaryScope::Article(_)) {
        name_once(&mut items);
    }
    items
}
