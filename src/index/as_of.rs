//! The collection as it was on an earlier day.

use std::collections::BTreeMap;

use super::IndexError;
use super::catalogue::{Catalogue, dated_by};
use crate::model::{ArticleId, Day};
use crate::store::{Catalogued, Store, VersionId};

/// The catalogue of `day` made from today's: articles dated by then, each in the given version. `None` when it is
/// today's catalogue.
pub(super) fn catalogue(
    store: &Store,
    today: &Catalogue,
    versions: &BTreeMap<ArticleId, VersionId>,
    day: Day,
) -> Result<Option<Catalogue>, IndexError> {
    let mut rows = Vec::new();
    let mut same = true;
    for (place, meta) in (0..).zip(today.articles()) {
        let now = today.version(place);
        let then = versions.get(&meta.id).copied().or(now);
        let Some(then) = then else {
            continue;
        };
        let meta = if Some(then) == now {
            (**meta).clone()
        } else {
            match store.version_by_id(then)? {
                Some(article) => article.meta.clone(),
                None => continue,
            }
        };
        let in_time = dated_by(&meta.date, day);
        same &= in_time && Some(then) == now;
        if in_time {
            rows.push(Catalogued {
                version: then,
                meta,
            });
        }
    }
    Ok((!same).then(|| Catalogue::new(rows)))
}
