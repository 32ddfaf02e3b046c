//! Ranking: windows of one to three sentences of the passages found, each with its signals and score.
//!
//! Pure functions over keys of stems; looks at no letters and fetches nothing.

pub(crate) mod ages;
mod focus;
mod ground;
pub(crate) mod keys;
mod kinds;
mod listed;
mod more;
mod offices;
pub(crate) mod pool;
mod related;
mod shape;
pub(crate) mod signals;
pub(crate) mod speech;
mod subject;
pub(crate) mod sums;
mod support;
mod surnames;
#[cfg(test)]
mod tests;
pub(crate) mod totals;
pub(crate) mod weighed;
mod windows;

use super::plan::Plan;
use super::weights::Weights;
pub(crate) use kinds::{SPOKEN, is_of_the_like};
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

/// Windows that are worth all signals; the rest lost on a cheap score. Three quarters more of them (420) made no first quote of the
/// labelled sets right, and one among three.
const SHORTLIST: usize = 240;

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
    let ground = ground::Ground::of(plan, pool);
    let candidates: Vec<Candidate> = windows
        .into_iter()
        .map(|window| {
            let signals = signals::all(&View::new(&ground, window));
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
    best_first(pool, &candidates)
}

/// Sorts candidates. They are large, so their numbers are sorted and each is copied once.
fn best_first(pool: &Pool<'_>, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&candidates[*a], &candidates[*b]);
        let place = |one: &Candidate| pool.place(one.window);
        b.score
            .total_cmp(&a.score)
            .then_with(|| place(a).cmp(&place(b)))
    });
    order.into_iter().map(|at| candidates[at].clone()).collect()
}
