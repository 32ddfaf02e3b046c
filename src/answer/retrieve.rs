//! From a plan to the passages that are ranked.

use crate::index::{Hit, IndexError, Snapshot};
use crate::model::{ArticleId, Filter};

use super::plan::Plan;

/// Passages of each named source that are looked at besides the best of all.
const PER_SOURCE: usize = 12;
/// Sources at most that are looked up one by one.
const SOURCES: usize = 5;

/// The best passages for a plan, at most `limit`; a question that names several sources also gets the best of each.
pub(crate) fn passages(
    snapshot: &Snapshot,
    plan: &Plan,
    limit: usize,
) -> Result<Vec<Hit>, IndexError> {
    let search = plan.search(limit);
    let mut hits = snapshot.search(&search)?;
    if plan.sources.len() < 2 || !plan.filter.sources.is_empty() {
        return Ok(hits);
    }
    let mut known: Vec<(ArticleId, u32)> = hits.iter().map(place).collect();
    for source in plan.sources.iter().take(SOURCES) {
        let mut of_source = search.clone();
        of_source.limit = PER_SOURCE;
        of_source.filter = of_source.filter.and(Filter {
            sources: vec![source.clone()],
            ..Filter::default()
        });
        for hit in snapshot.search(&of_source)? {
            if !known.contains(&place(&hit)) {
                known.push(place(&hit));
                hits.push(hit);
            }
        }
    }
    Ok(hits)
}

fn place(hit: &Hit) -> (ArticleId, u32) {
    (hit.article.id.clone(), hit.ordinal)
}
