//! The best windows that say different things.

use std::cell::LazyCell;

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::rank::pool::Pool;
use super::super::rank::signals::Signal;
use super::super::rank::{Candidate, Window};
use super::duplicates::{Content, Sketch};
use super::{Chosen, lists, same_article, statements, turns};

/// A window that is kept, with what others are compared by.
struct Kept {
    chosen: Chosen,
    sketch: Sketch,
    content: Content,
}

impl Kept {
    fn window(&self) -> Window {
        self.chosen.candidate.window
    }
}

/// The best windows that say different things, at most `limit`; named sources take turns. What one of them repeats in its own words
/// is kept, as a further passage: who names a source wants to hear how it puts it.
pub(crate) fn distinct(
    plan: &Plan,
    pool: &Pool<'_>,
    candidates: &[Candidate],
    limit: usize,
) -> Vec<Chosen> {
    // Turns need windows of every named source to choose from, wherever they rank.
    let room = if !plan.sources.is_empty() {
        limit * 4
    } else {
        limit
    };
    let mut kept: Vec<Kept> = Vec::new();
    for candidate in candidates {
        if kept.len() >= room {
            break;
        }
        let overlaps = |k: &Kept| same_place(pool, k.window(), candidate.window);
        if is_bare_headline(plan, pool, candidate) || kept.iter().any(overlaps) {
            continue;
        }
        kept.extend(unless_said(plan, pool, candidate, &kept));
    }
    let chosen = kept.into_iter().map(|kept| kept.chosen).collect();
    let mut chosen = turns::by_source(plan, pool, chosen);
    chosen.truncate(limit);
    chosen
}

/// A window to keep, unless one of those that are `kept` says the same; where a source is named, its own words are kept nevertheless.
fn unless_said(plan: &Plan, pool: &Pool<'_>, candidate: &Candidate, kept: &[Kept]) -> Option<Kept> {
    let sketch = Sketch::of(pool, candidate.window);
    let content = LazyCell::new(|| Content::of(pool, candidate.window));
    let is_twin = |k: &&Kept| {
        k.sketch.may_be_like(&sketch)
            && k.content.is_like(&content)
            && !contradict(pool, k.window(), candidate.window)
    };
    let twin = kept.iter().find(is_twin);
    let own_words = |k: &Kept| {
        turns::source(plan, pool, candidate).is_some()
            && !same_article(pool, k.window(), candidate.window)
            && k.content != *content
    };
    let repeats = twin.is_some();
    twin.is_none_or(own_words).then(|| Kept {
        chosen: Chosen {
            candidate: candidate.clone(),
            repeats,
        },
        sketch,
        content: LazyCell::force(&content).clone(),
    })
}

/// Whether a window is a headline that does not tell what is asked: when, where or how many, without anything of the kind; what each of
/// several named sources says; or anything that stands in the list which it announces.
fn is_bare_headline(plan: &Plan, pool: &Pool<'_>, candidate: &Candidate) -> bool {
    let window = candidate.window;
    let kinds = [Kind::Time, Kind::Place, Kind::Count, Kind::Money];
    let lacks =
        || kinds.contains(&plan.asked.kind) && candidate.signals[Signal::Kind as usize] == 0.0;
    let announces = || lists::is_announced(pool.tokens(window.hit, window.first));
    pool.passages[window.hit].sentences[window.first].headline
        && (plan.sources.len() > 1 || lacks() || announces())
}

fn same_place(pool: &Pool<'_>, a: Window, b: Window) -> bool {
    same_article(pool, a, b) && pool.span(a).overlaps(pool.span(b))
}

/// Whether two windows with much the same words say different things somewhere.
fn contradict(pool: &Pool<'_>, a: Window, b: Window) -> bool {
    let (a, b) = (statements(pool, a), statements(pool, b));
    a.iter().any(|one| {
        let mut twins = b.iter().filter(|other| !one.contradicts(other));
        b.iter().any(|other| one.contradicts(other)) && !twins.any(|other| one.is_same_as(other))
    })
}
