//! Runs of quotes from one article, which share the lines under them. Without them a summary of one article would name it under
//! every sentence.

use super::super::quote::Named;
use super::item::Item;
use crate::discord::limits::units;
use crate::model::Quote;

/// Quotes at most under one citation: longer runs would be hard to tell apart.
const RUN: usize = 4;
/// Units of the quotes of a run, which leaves room for what stands under them: a further quote that does not fit opens a
/// run of its own rather than being cut.
const RUN_UNITS: usize = 1_350;

/// Whether a quote goes into the run: it is of the same article and finds room there.
fn belongs(run: &[&Quote], quote: &Quote) -> bool {
    let article = |quote: &Quote| quote.citation().article.id.clone();
    let same = run
        .last()
        .is_some_and(|last| article(last) == article(quote));
    let length: usize = run.iter().map(|quote| units(quote.text())).sum();
    same && run.len() < RUN && length + units(quote.text()) <= RUN_UNITS
}

/// Runs of quotes from the same article, numbered from `first` on.
pub(super) fn runs<'a>(
    quotes: impl Iterator<Item = &'a Quote>,
    first: Option<usize>,
) -> Vec<Item<'a>> {
    let mut runs: Vec<Item<'a>> = Vec::new();
    for (at, quote) in quotes.enumerate() {
        match runs.last_mut() {
            Some(Item::Run(_, _, run)) if belongs(run, quote) => run.push(quote),
            _ => runs.push(Item::Run(
                first.map(|first| first + at),
                Named::Article,
                vec![quote],
            )),
        }
    }
    runs
}

/// Gives the title of the one article of a list under its last run only.
pub(super) fn name_once(items: &mut [Item<'_>]) {
    let but_last = items.len().saturating_sub(1);
    for item in items.iter_mut().take(but_last) {
        if let Item::Run(_, named, _) = item {
            *named = Named::Source;
        }
    }
}
