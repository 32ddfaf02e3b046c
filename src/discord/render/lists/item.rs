//! What a list shows in one block: a quote, or a run of quotes from one article.

use super::super::quote::{Label, Links, Named, Shape, block, group};
use crate::model::{Quote, ScoredQuote};

/// What a list shows in one block.
#[derive(Debug)]
pub(super) enum Item<'a> {
    One(Label, &'a Quote),
    /// Quotes of one article, the number of the first when they are numbered, and what is said of the article.
    Run(Option<usize>, Named, Vec<&'a Quote>),
}

impl Item<'_> {
    pub(super) fn block(&self, links: Links, limit: usize) -> String {
        match self {
            Self::One(label, quote) => block(quote, *label, links, limit),
            Self::Run(first, named, quotes) => {
                let shape = Shape {
                    first: *first,
                    named: *named,
                    links,
                };
                group(quotes, shape, limit)
            }
        }
    }
}

pub(super) fn numbered<'a>(
    quotes: impl Iterator<Item = &'a Quote>,
    first: usize,
    label: fn(usize) -> Label,
) -> Vec<Item<'a>> {
    quotes
        .enumerate()
        .map(|(i, quote)| Item::One(label(first + i + 1), quote))
        .collect()
}

pub(super) fn quotes(scored: &[ScoredQuote]) -> impl Iterator<Item = &Quote> {
    scored.iter().map(|scored| &scored.quote)
}
