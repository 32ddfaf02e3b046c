//! What a generation holds: which version of each article, and the dates that were inferred for it. Rows tell from which
//! generation on and until which they count, so that every older one can still be asked.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::row_number;
use crate::model::{ArticleId, ArticleMeta, Covers, Day, Generation};
use crate::store::{SHARED_COLLECTION, Store, StoreError, VersionId};

/// An article of a generation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogued {
    /// Row of its version.
    pub version: VersionId,
    /// What is known about it, with the date that was inferred for it, if any.
    pub meta: ArticleMeta,
}

/// How one article differs between two generations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Row of the version before, when it was there.
    pub old: Option<VersionId>,
    /// Row of the version after, when it is there.
    pub new: Option<VersionId>,
}

impl Store {
    /// The articles of a generation, sorted by id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn catalogue(&self, generation: Generation) -> Result<Vec<Catalogued>, StoreError> {
        let number = row_number(generation);
        let rows: Vec<(i64, String, Option<String>)> = self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT v.id, v.found, i.covers FROM periods p
                     JOIN versions v ON v.id = p.version
                     LEFT JOIN inferences i ON i.collection = p.collection AND i.article = p.article
                          AND i.valid_from <= ?2 AND (i.valid_to IS NULL OR i.valid_to > ?2)
                     WHERE p.collection = ?1
                       AND p.valid_from <= ?2 AND (p.valid_to IS NULL OR p.valid_to > ?2)
                     ORDER BY p.article",
                )?
                .query_map((SHARED_COLLECTION, number), |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?
                .collect()
        })?;
        rows.into_iter()
            .map(|(id, found, covers)| {
                let mut meta = self.meta_of(&found)?;
                if let Some(covers) = covers {
                    let covers = serde_json::from_str(&covers)
                        .map_err(|e| self.damaged(format!("inferred date: {e}")))?;
                    meta.date = meta.date.covering(covers);
                }
                Ok(Catalogued {
                    version: VersionId(id),
                    meta,
                })
            })
            .collect()
    }

    /// Articles whose version differs between two generations.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn changes(&self, from: Generation, to: Generation) -> Result<Vec<Change>, StoreError> {
        let (before, after) = self
            .pool
            .read(|connection| Ok((members(connection, from)?, members(connection, to)?)))?;
        let mut changes = Vec::new();
        for (article, old) in &before {
            let new = after.get(article).copied();
            if new != Some(*old) {
                changes.push(Change {
                    old: Some(*old),
                    new,
                });
            }
        }
        for (article, new) in &after {
            if !before.contains_key(article) {
                changes.push(Change {
                    old: None,
                    new: Some(*new),
                });
            }
        }
        Ok(changes)
    }

    /// Which version each article of a generation has.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn members(
        &self,
        generation: Generation,
    ) -> Result<BTreeMap<ArticleId, VersionId>, StoreError> {
        self.pool.read(|connection| members(connection, generation))
    }

    /// For every article of `generation`, the newest version of it fetched on or before `day`, else the oldest.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn members_as_of(
        &self,
        generation: Generation,
        day: Day,
    ) -> Result<BTreeMap<ArticleId, VersionId>, StoreError> {
        let day = day.to_string();
        self.pool.read(|connection| {
            let mut chosen = members(connection, generation)?;
            let mut statement = connection.prepare_cached(
                "SELECT article, version, fetched_day FROM periods
                 WHERE collection = ?1 AND valid_from <= ?2 ORDER BY article, valid_from",
            )?;
            let mut rows = statement.query((SHARED_COLLECTION, row_number(generation)))?;
            let mut oldest_of = String::new();
            while let Some(row) = rows.next()? {
                let article: String = row.get(0)?;
                let fetched: String = row.get(2)?;
                let first = oldest_of != article;
                if let Some(slot) = chosen.get_mut(&ArticleId::new(&article))
                    && (first || fetched <= day)
                {
                    *slot = VersionId(row.get(1)?);
                }
                oldest_of = article;
            }
            Ok(chosen)
        })
    }

    /// The inferred dates of a generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn inferences(
        &self,
        generation: Generation,
    ) -> Result<BTreeMap<ArticleId, Covers>, StoreError> {
        let rows = self.pool.read(|c| inferences(c, generation))?;
        rows.into_iter()
            .map(|(article, covers)| {
                serde_json::from_str(&covers)
                    .map(|covers| (ArticleId::new(&article), covers))
                    .map_err(|e| self.damaged(format!("inferred date: {e}")))
            })
            .collect()
    }
}

pub(super) fn members(
    connection: &Connection,
    generation: Generation,
) -> rusqlite::Result<BTreeMap<ArticleId, VersionId>> {
    connection
        .prepare_cached(
            "SELECT article, version FROM periods
             WHERE collection = ?1 AND valid_from <= ?2 AND (valid_to IS NULL OR valid_to > ?2)",
        )?
        .query_map((SHARED_COLLECTION, row_number(generation)), |row| {
            let article: String = row.get(0)?;
            Ok((ArticleId::new(&article), VersionId(row.get(1)?)))
        })?
        .collect()
}

pub(super) fn inferences(
    connection: &Connection,
    generation: Generation,
) -> rusqlite::Result<BTreeMap<String, String>> {
    connection
        .prepare_cached(
            "SELECT article, covers FROM inferences
             WHERE collection = ?1 AND valid_from <= ?2 AND (valid_to IS NULL OR valid_to > ?2)",
        )?
        .query_map((SHARED_COLLECTION, row_number(generation)), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect()
}
