//! Signals of what the question asks in particular, and of what a window carries over from the sentence before.

use super::more::nearness;
use super::pool::TermSet;
use super::signals::{View, leans};

/// Share of the weight of the terms, each as near as `near` says, that a set holds.
fn share(view: &View<'_>, set: TermSet, near: impl Fn(usize) -> f64) -> f64 {
    let (mut held, mut all) = (0.0, 0.0);
    for (at, weight) in view.pool.weights.each.iter().enumerate() {
        let weight = weight * near(at);
        all += weight;
        if set.any >> at & 1 == 1 {
            held += weight;
        }
    }
    if all > 0.0 { held / all } else { 0.0 }
}

/// Coverage, where words near the question word weigh more.
pub(super) fn focus(view: &View<'_>) -> f64 {
    share(view, view.terms, |at| view.plan.terms[at].near)
}

/// Coverage of the terms in the sentence that asks.
pub(super) fn asked_part(view: &View<'_>) -> f64 {
    share(view, view.terms, |at| {
        f64::from(u8::from(view.plan.terms[at].asked))
    })
}

/// For the best word that may be the answer: the terms around it, each less the farther it stands there and in the question.
pub(super) fn near(view: &View<'_>) -> f64 {
    nearness(view).1
}

/// Coverage by the window, and by the sentence before when the window opens with a word that points at it ("It was …").
pub(super) fn carried(view: &View<'_>) -> f64 {
    let points = view.sentences().first().is_some_and(|s| leans(s.flags));
    match view.before().filter(|_| points) {
        Some(before) => view.pool.coverage(view.terms.with(before.terms)),
        None => view.pool.coverage(view.terms),
    }
}
