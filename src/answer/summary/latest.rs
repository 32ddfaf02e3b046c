//! What the latest articles are about: a sentence or more of each, in order of time.

use std::sync::Arc;

use crate::index::IndexError;
use crate::model::{ArticleMeta, Filter, ScoredQuote};

use super::super::ask::World;
use super::super::select::said::Said;
use super::article::leading;
use super::order::{Order, when};
use super::quotes::quotes;

/// The latest articles in their own sentences, about `wanted` in all with those that they lean on; what several say is said once.
pub(super) fn latest(
    world: &World<'_>,
    filter: &Filter,
    wanted: usize,
) -> Result<Vec<ScoredQuote>, IndexError> {
    let mut articles = world.snapshot.newest(filter);
    articles.sort_by_key(|a| (std::cmp::Reverse(when(a)), a.id.clone()));
    let count = articles.len().clamp(1, wanted.max(1));
    let mut said = Said::default();
    let mut parts: Vec<(&Arc<ArticleMeta>, Vec<ScoredQuote>)> = Vec::new();
    let mut left = wanted;
    for meta in articles {
        if left == 0 {
            break;
        }
        let share = wanted / count + usize::from(parts.len() < wanted % count);
        let Some(article) = world.snapshot.article(&meta.id)? else {
            continue;
        };
        let share = share.min(left);
        let picked = leading(&article, share, &said);
        let told = quotes(&article, &picked, &mut said, share);
        left = left.saturating_sub(told.sentences);
        if !told.quotes.is_empty() {
            parts.push((meta, told.quotes));
        }
    }
    let order = Order::of(parts.iter().map(|(meta, _)| meta.as_ref()));
    parts.sort_by_key(|(meta, _)| order.key(meta));
    Ok(parts.into_iter().flat_map(|(_, found)| found).collect())
}
