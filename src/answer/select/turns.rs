//! A question that names several sources hears one quote of each in turn.

use super::super::plan::Plan;
use super::super::plan::sources::comes_from;
use super::super::rank::pool::Pool;
use super::Chosen;

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
    let mut keyed: Vec<((usize, usize), Chosen)> = chosen
        .into_iter()
        .enumerate()
        .map(|(rank, c)| {
            let turn = of(&c).map_or(usize::MAX, |source| {
                seen[source] += 1;
                seen[source]
            });
            ((turn, rank), c)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, c)| c).collect()
}
