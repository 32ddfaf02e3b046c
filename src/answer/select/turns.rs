//! A question that names several sources hears one quote of each in turn.

use std::collections::BTreeMap;

use super::super::plan::Plan;
use super::super::plan::sources::comes_from;
use super::super::rank::pool::Pool;
use super::Chosen;

/// Turns that a further quote of the same article waits.
const SECOND: usize = 2;

/// Reorders so that the named sources take turns, the best window of each first; everything else follows in its order.
pub(crate) fn by_source(plan: &Plan, pool: &Pool<'_>, chosen: Vec<Chosen>) -> Vec<Chosen> {
    if plan.sources.len() < 2 {
        return chosen;
    }
    let of = |c: &Chosen| {
        plan.sources
            .iter()
            .position(|name| comes_from(&pool.hits[c.candidate.window.hit].article, name) >= 1.0)
    };
    let mut seen = vec![0_usize; plan.sources.len()];
    // The second quote of an article waits: each article tells its part first.
    let mut articles: BTreeMap<usize, usize> = BTreeMap::new();
    let mut keyed: Vec<((usize, usize), Chosen)> = chosen
        .into_iter()
        .enumerate()
        .map(|(rank, c)| {
            let turn = of(&c).map_or(usize::MAX, |source| {
                seen[source] += 1;
                let article = pool.passages[c.candidate.window.hit].article;
                let before = articles.entry(article).or_default();
                *before += 1;
                seen[source] + SECOND * (*before - 1)
            });
            ((turn, rank), c)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, c)| c).collect()
}
