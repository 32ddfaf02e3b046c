//! Whether two windows are of one story, as far as names and places tell.

use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::super::rank::Window;
use super::super::rank::pool::Pool;
use super::same_article;

/// Whether two windows of different articles are of one story, as far as names tell: the other's article holds those of the question that the
/// first's does, or, where the question has none, their passages share a name. Two fires in two towns are two.
pub(super) fn same_story(plan: &Plan, pool: &Pool<'_>, (first, other): (Window, Window)) -> bool {
    let named = plan.set_of(Term::is_own_name);
    let held = |window: Window| pool.articles[pool.passages[window.hit].article].terms.any & named;
    if same_article(pool, first, other) || named != 0 {
        return held(first) & !held(other) == 0 && !are_elsewhere(pool, first, other);
    }
    if are_elsewhere(pool, first, other) {
        return false;
    }
    let names = |window: Window| {
        let tokens = pool.hits[window.hit].analysis.tokens.iter();
        tokens.filter(|t| t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::TIME))
    };
    names(first).any(|name| names(other).any(|one| one.key == name.key))
}

/// Whether two windows each tell where they are ("in Lund"), and the passage of neither names the place of the other.
fn are_elsewhere(pool: &Pool<'_>, first: Window, other: Window) -> bool {
    let is_name = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::NAME)
            && !t.flags.has(TokenFlags::TIME)
            && !t.flags.has(TokenFlags::PERSON)
    };
    let places = |window: Window| -> Vec<TermKey> {
        let sentences = window.sentences().map(|at| pool.tokens(window.hit, at));
        let pairs = sentences.flat_map(|tokens| tokens.windows(2));
        pairs
            .filter(|pair| pair[0].key == TermKey::of("in") && is_name(&pair[1]))
            .map(|pair| pair[1].key)
            .collect()
    };
    let lacks = |window: Window, places: &[TermKey]| {
        let mut tokens = pool.hits[window.hit].analysis.tokens.iter();
        !places.is_empty() && !tokens.any(|t| places.contains(&t.key))
    };
    !same_article(pool, first, other)
        && lacks(first, &places(other))
        && lacks(other, &places(first))
}
