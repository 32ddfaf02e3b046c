//! Ranked passages: what `/search` shows. Words, phrases and filters; no decision about what answers.

use crate::index::IndexError;
use crate::model::{Conversation, ScoredQuote, SearchResults};

use super::ask::{Cutter, World, plan};
use super::plan::POOL;
use super::rank::pool::Pool;
use super::select::distinct;
use super::{AskRequest, EngineSettings, rank};

/// Sentences of a found passage at most.
const LONGEST: usize = 2;

/// The best passages for a query, at most `limit`.
pub(crate) fn search(
    world: &World<'_>,
    request: &AskRequest,
    limit: usize,
) -> Result<SearchResults, IndexError> {
    let alone = AskRequest {
        conversation: Conversation::default(),
        ..request.clone()
    };
    let plan = plan(world, &alone)?;
    let mut notes = world.snapshot.filter_notes(&plan.filter);
    notes.extend(plan.notes.iter().cloned());
    let hits = world
        .snapshot
        .search(&plan.search(POOL.max(limit.saturating_mul(3)).min(4 * POOL)))?;
    let pool = Pool::of(&plan, &hits);
    let candidates = rank::rank(&plan, &pool, world.weights, LONGEST);
    let chosen = distinct(&plan, &pool, &candidates, limit);
    let narrow = World {
        settings: EngineSettings {
            quote_sentences: Some(LONGEST),
            ..world.settings
        },
        ..*world
    };
    let mut cutter = Cutter::new(&narrow, &plan, &pool);
    let mut found = Vec::new();
    for one in &chosen {
        if let Some(quote) = cutter.cut(one, false)? {
            found.push(ScoredQuote {
                quote,
                score: one.candidate.score,
            });
        }
    }
    Ok(SearchResults {
        query: request.question.text().to_owned(),
        hits: found,
        searched: world.snapshot.coverage(&plan.filter),
        notes,
        generation: world.snapshot.generation(),
    })
}
