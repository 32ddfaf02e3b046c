//! Sentences of an article as quotes of a summary: with their context, nothing twice. What still hangs is left out where there is
//! anything else, and marked where there is not.

use crate::model::{Article, Quote, ScoredQuote, Span};

use super::super::select::said::Said;
use super::around::{Around, follows};
use super::article::Central;

/// Quotes of one article, and how many sentences they hold together.
#[derive(Default)]
pub(super) struct Told {
    pub(super) quotes: Vec<ScoredQuote>,
    pub(super) sentences: usize,
}

/// The picked sentences of an article as quotes, without what `said` holds, which they are added to. No further one is begun once
/// they hold `most` sentences.
pub(super) fn quotes(article: &Article, picked: &[Central], said: &mut Said, most: usize) -> Told {
    let told = told(article, picked, said, (most, false));
    if told.quotes.is_empty() {
        self::told(article, picked, said, (most, true))
    } else {
        told
    }
}

/// The same with or without those that hang.
fn told(
    article: &Article,
    picked: &[Central],
    said: &mut Said,
    (most, hanging): (usize, bool),
) -> Told {
    let around = Around::of(article);
    let mut told = Told::default();
    for one in picked {
        let known =
            said.overlaps(&article.meta.id, one.span) || said.repeats(&around.states(one.span));
        if known || told.sentences >= most {
            continue;
        }
        let before = told.quotes.last().map(|q| q.quote.span());
        let place = placed(&around, one.span, before, |span| {
            said.overlaps(&article.meta.id, span)
        });
        // A sentence that leans on the quote right before it goes on with that one.
        let goes_on = before.filter(|_| place.goes_on);
        let whole = goes_on.map_or(place.span, |before| before.join(place.span));
        let Some(quote) = Quote::cut(article, whole).filter(|_| hanging || !place.hangs) else {
            continue;
        };
        said.note(&article.meta.id, place.span, around.states(place.span));
        told.sentences += around.count(place.span);
        let hangs = match goes_on.and_then(|_| told.quotes.pop()) {
            Some(before) => before.quote.is_shortened(),
            None => place.hangs,
        };
        told.quotes.push(ScoredQuote {
            quote: if hangs { quote.shortened() } else { quote },
            score: one.score,
        });
    }
    told
}

/// Where a sentence is quoted.
pub(super) struct Place {
    pub(super) span: Span,
    /// Whether it needs what stands before it.
    pub(super) hangs: bool,
    /// Whether that stands in the quote right before it.
    pub(super) goes_on: bool,
}

/// The sentence with what it leans on; alone where that is `said` already, and then it hangs unless it stands right behind.
pub(super) fn placed(
    around: &Around<'_>,
    span: Span,
    before: impl IntoIterator<Item = Span>,
    said: impl Fn(Span) -> bool,
) -> Place {
    let wide = around.whole(span);
    if !said(wide.span) {
        return Place {
            span: wide.span,
            hangs: wide.hangs,
            goes_on: false,
        };
    }
    let mut before = before.into_iter();
    let follows = before.any(|before| follows(around.article, span, before));
    let leans = around.needs_more(span);
    Place {
        span,
        hangs: leans && !follows,
        goes_on: leans && follows,
    }
}
