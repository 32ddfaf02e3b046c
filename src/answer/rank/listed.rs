//! Whether a sentence lists several things by name, where several are asked for: "Which countries joined?".

use super::signals::View;
use crate::answer::plan::asked::Kind;
use crate::text::{AnalysedToken, TermKey, TokenFlags, stem};
use std::sync::LazyLock;

/// What joins the last two of a list.
static JOINS: LazyLock<[TermKey; 3]> =
    LazyLock::new(|| ["and", "or", "plus"].map(|word| TermKey::of(&stem(word))));
/// How many names a full list has.
const FULL: usize = 3;

/// How much of a list of names that the question does not hold some sentence of the window has, if it asks for several: 1 from three
/// names on, a half for two.
pub(super) fn listed(view: &View<'_>) -> f64 {
    if !view.plan.asked.several {
        return 0.0;
    }
    let window = view.window;
    let longest = window
        .sentences()
        .map(|at| longest_list(view, view.pool.tokens(window.hit, at)))
        .max();
    match longest.unwrap_or(0) {
        0 | 1 => 0.0,
        names if names < FULL => 0.5,
        _ => 1.0,
    }
}

/// The most names that stand one behind the other, with nothing but commas and "and" between them.
fn longest_list(view: &View<'_>, tokens: &[AnalysedToken]) -> usize {
    let place = view.plan.asked.kind == Kind::Place;
    let fits = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::NAME)
            && !view.is_asked(t.key)
            && (!place || !t.flags.has(TokenFlags::PERSON))
    };
    let (mut longest, mut names, mut end) = (0, 0, None);
    for token in tokens {
        let joins = end.is_some() && JOINS.contains(&token.key);
        if fits(token) {
            let same = end == Some(token.span.start().saturating_sub(1));
            names = if end.is_none() {
                1
            } else {
                names + usize::from(!same)
            };
            longest = longest.max(names);
            end = Some(token.span.end());
        } else if joins {
            end = Some(0);
        } else {
            (names, end) = (0, None);
        }
    }
    longest
}
