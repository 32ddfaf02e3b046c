//! The collection as it was on an earlier day.

use std::collections::BTreeMap;

use super::IndexError;
use super::catalogue::{Catalogue, Undated, dated_by};
use crate::model::{ArticleId, Day};
use crate::store::{Catalogued, Store, VersionId};

/// The articles of an earlier day.
#[derive(Debug)]
pub(super) struct Earlier {
    pub(super) catalogue: Catalogue,
    /// Versions that are no longer the newest.
    pub(super) others: Vec<VersionId>,
}

/// The catalogue of `day` made from today's: articles dated by then, each in the given version. `None` when it is
/// today's catalogue.
pub(super) fn catalogue(
    store: &Store,
    today: &Catalogue,
    versions: &BTreeMap<ArticleId, VersionId>,
    day: Day,
) -> Result<Option<Earlier>, IndexError> {
    let mut rows = Vec::new();
    let mut others = Vec::new();
    let mut undated = Undated::default();
    for (place, meta) in (0..).zip(today.articles()) {
        let now = today.version(place);
        let then = versions.get(&meta.id).copied().or(now);
        let Some(then) = then else {
            continue;
        };
        let is_newest = Some(then) == now;
        let meta = if is_newest {
            Some((**meta).clone())
        } else {
            store.version_meta(then)?
        };
        let Some(meta) = meta else {
            continue;
        };
        if !dated_by(&meta.date, day) {
            undated.count(&meta.date);
            continue;
        }
        if !is_newest {
            others.push(then);
        }
        rows.push(Catalogued {
            version: then,
            meta,
        });
    }
    let same = others.is_empty() && rows.len() == today.articles().len();
    Ok((!same).then(|| Earlier {
        catalogue: Catalogue::new(rows).without_undated(undated),
        others,
    }))
}
