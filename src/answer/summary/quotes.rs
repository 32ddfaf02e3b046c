//! Sentences of an article as quotes of a summary: with their context or marked, nothing twice.

use crate::model::{Article, Quote, ScoredQuote, Span};
use crate::text::{Analysis, sentences};

use super::super::select::dated::anchor;
use super::super::select::said::Said;
use super::super::select::statement::Statement;
use super::super::select::widen::{Reach, Sentences, Widened};
use super::article::Central;

/// The picked sentences of an article as quotes, without what `said` holds, which they are added to.
pub(super) fn quotes(article: &Article, picked: Vec<Central>, said: &mut Said) -> Vec<ScoredQuote> {
    let analysis = Analysis::of(&article.text, &sentences(&article.text, article.body));
    let around = Sentences::of([&analysis]);
    let day = anchor(&article.meta);
    let states = |span: Span| -> Vec<Statement> {
        let within = around.within(span);
        within.map(|tokens| Statement::of(tokens, day)).collect()
    };
    let mut quotes: Vec<ScoredQuote> = Vec::new();
    for one in picked {
        if said.overlaps(&article.meta.id, one.span) || said.repeats(&states(one.span)) {
            continue;
        }
        let before = quotes.last().map(|q| q.quote.span());
        let place = placed(article, &around, one.span, before, said);
        let Some(mut quote) = Quote::cut(article, place.span) else {
            continue;
        };
        if place.hangs {
            quote = quote.shortened();
        }
        said.note(&article.meta.id, place.span, states(place.span));
        quotes.push(ScoredQuote {
            quote,
            score: one.score,
        });
    }
    quotes
}

/// The sentence with what it leans on; alone where that was quoted before, and then it hangs unless it stands right behind.
fn placed(
    article: &Article,
    around: &Sentences,
    span: Span,
    before: Option<Span>,
    said: &Said,
) -> Widened {
    let wide = around.widen(span, article.meta.title.span, Reach::Context);
    if !said.overlaps(&article.meta.id, wide.span) {
        return wide;
    }
    let follows = before.is_some_and(|b| {
        let between = article.text.get(b.end()..span.start());
        between.is_some_and(|text| text.trim().is_empty())
    });
    Widened {
        span,
        hangs: !follows && around.needs_more(span),
    }
}
