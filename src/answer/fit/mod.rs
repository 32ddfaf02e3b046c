//! Fitting the weights of ranking and confidence to labelled questions. Pure and deterministic: sums are taken in one order.

mod lbfgs;
pub mod listwise;
pub mod logistic;
pub mod measures;

use std::sync::atomic::{AtomicUsize, Ordering};

use super::confidence;
use super::rank::signals;

/// How many signals a window has.
pub const RANK_SIGNALS: usize = signals::COUNT;
/// How many signals the confidence has.
pub const CONFIDENCE_SIGNALS: usize = confidence::COUNT;

/// Digits after the point that fitted weights keep: more would only be noise of the arithmetic.
const KEPT: f64 = 1000.0;

/// A weight with the digits that are kept; never minus zero.
#[must_use]
pub fn rounded(weight: f64) -> f64 {
    (weight * KEPT).round() / KEPT + 0.0
}

/// Applies `work` to every item on all cores; results in the items' order.
pub fn in_order<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(items.len().max(1));
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..workers)
            .map(|_| {
                scope.spawn(|| {
                    let mut mine = Vec::new();
                    while let Some((at, item)) = take(&next, items) {
                        mine.push((at, work(item)));
                    }
                    mine
                })
            })
            .collect();
        handles
            .into_iter()
            .flat_map(|h| {
                h.join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The next item that nobody has taken.
fn take<'a, T>(next: &AtomicUsize, items: &'a [T]) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, items.get(at)?))
}
