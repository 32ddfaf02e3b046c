//! Ranking: windows of one to three sentences of the passages found, each with its signals and score.
//!
//! Pure functions over keys of stems; looks at no letters and fetches nothing.

pub(crate) mod ages;
mod focus;
pub(crate) mod keys;
mod kinds;
mod more;
pub(crate) mod pool;
mod shape;
pub(crate) mod signals;
mod speech;
mod support;
mod surnames;
#[cfg(test)]
mod tests;
pub(crate) mod totals;
pub(crate) mod weighed;
mod windows;

use super::plan::Plan;
use super::weights::Weights;
pub(crate) use kinds::SPOKEN;
use pool::Pool;
pub(crate) use shape::LONG_PARAGRAPH;
use signals::{COUNT, View};
pub(crate) use windows::Window;

/// A window with its signals and score.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// Which sentences.
    pub(crate) window: Window,
    /// Its signals, in the order of the signal table.
    pub(crate) signals: [f64; COUNT],
    /// Weighted sum of the signals.
    pub(crate) score: f64,
}

/// Windows that are worth all signals; the rest lost on coverage alone.
const SHORTLIST: usize = 420;

/// The windows worth showing, best first; see [`rank_most`].
pub(crate) fn rank(
    plan: &Plan,
    pool: &Pool<'_>,
    weights: &Weights,
    longest: usize,
) -> Vec<Candidate> {
    rank_most(plan, pool, weights, longest, SHORTLIST)
}

/// The `most` windows worth showing, best first; ties by article and place, so that the order never depends on chance.
pub(crate) fn rank_most(
    plan: &Plan,
    pool: &Pool<'_>,
    weights: &Weights,
    longest: usize,
    most: usize,
) -> Vec<Candidate> {
    let windows = windows::shortlist(pool, longest, most);
    let votes = support::Votes::of(plan, pool);
    let mut candidates: Vec<Candidate> = windows
        .into_iter()
        .map(|window| {
            let signals = signals::all(&View::new(plan, pool, &votes, window));
            let score = signals
                .iter()
                .zip(&weights.rank)
                .map(|(signal, weight)| signal * weight)
                .sum();
            Candidate {
                window,
                signals,
                score,
            }
        })
        .collect();
    candidates.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| pool.place(a.window).cmp(&pool.place(b.window)))
    });
    candidates
}
