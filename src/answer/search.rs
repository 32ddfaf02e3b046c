//! Ranked passages: what `/search` shows. Words, phrases and filters; no decision about what answers.

use crate::index::IndexError;
use crate::model::{Conversation, Quote, ScoredQuote, SearchHit, SearchResults, Span};
use crate::text::{TermKey, tokens};

use super::ask::{World, cut_names, not_found, plan};
use super::cutter::cut_all;
use super::plan::{POOL, Plan};
use super::rank::pool::Pool;
use super::select::distinct;
use super::{AskRequest, rank};

/// Sentences of a found passage at most.
const LONGEST: usize = 2;

/// The best passages for a query, at most `limit`.
pub(crate) fn search(
    world: &World<'_>,
    request: &AskRequest,
    limit: usize,
) -> Result<SearchResults, IndexError> {
    let plan = plan(world, &alone(request))?;
    let mut notes = world.snapshot.filter_notes(&plan.filter);
    notes.extend(cut_names(request, &notes));
    notes.extend(plan.notes.iter().cloned());
    let wanted = plan.search(POOL.max(limit.saturating_mul(3)).min(4 * POOL));
    let hits = world.snapshot.search(&wanted)?;
    let all = world.snapshot.count(&wanted)?;
    let pool = Pool::of(&plan, &hits);
    let mut candidates = rank::rank(&plan, &pool, world.weights, LONGEST);
    candidates.retain(|c| holds_phrases(&plan, &pool, c.window));
    let chosen = distinct(&plan, &pool, &candidates, limit);
    let found: Vec<SearchHit> = cut_all(world, &plan, &pool, &chosen)?
        .into_iter()
        .map(|hit| ScoredQuote {
            quote: marked(&plan, hit.quote),
            ..hit
        })
        .collect();
    if found.is_empty() {
        notes.extend(not_found(request.question.phrases()));
    }
    Ok(SearchResults {
        query: request.question.text().to_owned(),
        hits: found,
        found: all,
        searched: world.snapshot.coverage(&plan.filter),
        notes,
        generation: world.snapshot.generation(),
    })
}

/// Quotes that a search once found, with the searched words marked anew.
pub(crate) fn mark(
    world: &World<'_>,
    request: &AskRequest,
    quotes: Vec<Quote>,
) -> Result<Vec<Quote>, IndexError> {
    let plan = plan(world, &alone(request))?;
    let quotes = quotes.into_iter();
    Ok(quotes.map(|quote| marked(&plan, quote)).collect())
}

/// A search goes on from nothing.
fn alone(request: &AskRequest) -> AskRequest {
    AskRequest {
        conversation: Conversation::default(),
        ..request.clone()
    }
}

/// The quote with the searched words marked: those words themselves, in any form, not what they may be found by besides.
fn marked(plan: &Plan, quote: Quote) -> Quote {
    let searched = |stem: &str| {
        let mut own = plan
            .terms
            .iter()
            .filter_map(|term| term.alternatives.first());
        own.any(|(word, _)| word == stem)
    };
    let spans: Vec<Span> = tokens(quote.text())
        .into_iter()
        .filter(|token| searched(&token.stem))
        .map(|token| token.span)
        .collect();
    quote.with_highlights(spans)
}

/// Whether a window holds every exact phrase of the plan: its passage does, but perhaps elsewhere.
fn holds_phrases(plan: &Plan, pool: &Pool<'_>, window: rank::Window) -> bool {
    let keys: Vec<TermKey> = window
        .sentences()
        .flat_map(|at| pool.tokens(window.hit, at))
        .map(|token| token.key)
        .collect();
    plan.phrases.iter().all(|phrase| {
        let wanted: Vec<TermKey> = phrase.iter().map(|stem| TermKey::of(stem)).collect();
        wanted.is_empty() || keys.windows(wanted.len()).any(|run| run == wanted)
    })
}
