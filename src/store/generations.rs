//! Which versions counted when.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::{FileState, SHARED_COLLECTION, Store, StoreError, VersionId};
use crate::model::{ArticleId, ArticleMeta, Covers, Day, Fault, Generation};

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

/// A committed generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GenerationInfo {
    /// Its number.
    pub number: Generation,
    /// Seconds since 1970.
    pub created: i64,
    /// Articles in it.
    pub articles: usize,
}

/// A generation to be committed.
#[derive(Debug)]
pub struct NewGeneration<'a> {
    /// The generation it follows. When another one was committed in between, nothing is written.
    pub after: Generation,
    /// All its articles with their versions.
    pub articles: &'a BTreeMap<ArticleId, VersionId>,
    /// Dates inferred for undated articles.
    pub inferences: &'a BTreeMap<ArticleId, Covers>,
    /// What was seen of the files.
    pub files: &'a [FileState],
    /// Faults of single files.
    pub faults: &'a [Fault],
    /// Seconds since 1970.
    pub now: i64,
    /// Day on which the new versions were fetched.
    pub day: Day,
}

impl Store {
    /// The newest committed generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn generation(&self) -> Result<Generation, StoreError> {
        self.pool.read(newest)
    }

    /// When the newest generation was committed and how large it is; `None` before the first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn newest_generation(&self) -> Result<Option<GenerationInfo>, StoreError> {
        self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT number, created, articles FROM generations
                     WHERE collection = ?1 ORDER BY number DESC LIMIT 1",
                )?
                .query_row([SHARED_COLLECTION], |row| {
                    Ok(GenerationInfo {
                        number: Generation(row.get::<_, i64>(0)?.unsigned_abs()),
                        created: row.get(1)?,
                        articles: usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
                    })
                })
                .optional()
        })
    }

    /// The random word of a generation: the same number with another stamp is another generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn stamp(&self, generation: Generation) -> Result<Option<String>, StoreError> {
        self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT stamp FROM generations WHERE collection = ?1 AND number = ?2",
                )?
                .query_row((SHARED_COLLECTION, row_number(generation)), |row| {
                    row.get(0)
                })
                .optional()
        })
    }

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

    /// Commits a generation in one transaction, so that it appears at once and whole. Gives `None`, and writes
    /// nothing, when [`NewGeneration::after`] is no longer the newest.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn commit(&self, new: &NewGeneration<'_>) -> Result<Option<Generation>, StoreError> {
        let covers = new
            .inferences
            .iter()
            .map(|(article, covers)| Ok((article.as_str().to_owned(), encode(self, covers)?)))
            .collect::<Result<BTreeMap<_, _>, StoreError>>()?;
        let mut connection = self.pool.writer()?;
        commit(&mut connection, new, &covers).map_err(|error| self.error(error))
    }
}

fn encode<T: serde::Serialize>(store: &Store, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| store.damaged(error.to_string()))
}

/// SQLite's integers are signed; generations stay far below the limit.
fn row_number(generation: Generation) -> i64 {
    i64::try_from(generation.0).unwrap_or(i64::MAX)
}

fn newest(connection: &Connection) -> rusqlite::Result<Generation> {
    connection
        .prepare_cached("SELECT COALESCE(MAX(number), 0) FROM generations WHERE collection = ?1")?
        .query_row([SHARED_COLLECTION], |row| row.get(0))
        .map(|number: i64| Generation(number.unsigned_abs()))
}

fn members(
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

fn inferences(
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

fn commit(
    connection: &mut Connection,
    new: &NewGeneration<'_>,
    covers: &BTreeMap<String, String>,
) -> rusqlite::Result<Option<Generation>> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    if newest(&transaction)? != new.after {
        return Ok(None);
    }
    let generation = Generation(new.after.0 + 1);
    let counts = write_periods(&transaction, new, generation)?;
    write_inferences(&transaction, covers, new.after, generation)?;
    super::files::replace(&transaction, new.files, new.faults, generation)?;
    transaction.execute(
        "INSERT INTO generations
             (collection, number, created, stamp, articles, added, changed, removed)
         VALUES (?1, ?2, ?3, lower(hex(randomblob(8))), ?4, ?5, ?6, ?7)",
        (
            SHARED_COLLECTION,
            row_number(generation),
            new.now,
            i64::try_from(new.articles.len()).unwrap_or(i64::MAX),
            counts.added,
            counts.changed,
            counts.removed,
        ),
    )?;
    super::files::forget_unused(&transaction)?;
    transaction.commit()?;
    Ok(Some(generation))
}

#[derive(Default)]
struct Counts {
    added: i64,
    changed: i64,
    removed: i64,
}

const END_PERIOD: &str = "UPDATE periods SET valid_to = ?3
     WHERE collection = ?1 AND article = ?2 AND valid_to IS NULL";

/// Ends the periods of versions that no longer count and begins those of the new ones.
fn write_periods(
    transaction: &Transaction<'_>,
    new: &NewGeneration<'_>,
    generation: Generation,
) -> rusqlite::Result<Counts> {
    let before = members(transaction, new.after)?;
    let number = row_number(generation);
    let day = new.day.to_string();
    let mut counts = Counts::default();
    let mut end = transaction.prepare_cached(END_PERIOD)?;
    let mut begin = transaction.prepare_cached(
        "INSERT INTO periods (collection, article, valid_from, version, fetched, fetched_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for article in before.keys().filter(|a| !new.articles.contains_key(*a)) {
        end.execute((SHARED_COLLECTION, article.as_str(), number))?;
        counts.removed += 1;
    }
    for (article, version) in new.articles {
        match before.get(article) {
            Some(old) if old == version => continue,
            Some(_) => {
                end.execute((SHARED_COLLECTION, article.as_str(), number))?;
                counts.changed += 1;
            }
            None => counts.added += 1,
        }
        begin.execute((
            SHARED_COLLECTION,
            article.as_str(),
            number,
            version.0,
            new.now,
            &day,
        ))?;
    }
    Ok(counts)
}

/// The same for inferred dates.
fn write_inferences(
    transaction: &Transaction<'_>,
    after: &BTreeMap<String, String>,
    old: Generation,
    generation: Generation,
) -> rusqlite::Result<()> {
    let before = inferences(transaction, old)?;
    let number = row_number(generation);
    let mut end = transaction.prepare_cached(
        "UPDATE inferences SET valid_to = ?3
         WHERE collection = ?1 AND article = ?2 AND valid_to IS NULL",
    )?;
    for (article, covers) in &before {
        if after.get(article) != Some(covers) {
            end.execute((SHARED_COLLECTION, article, number))?;
        }
    }
    let mut begin = transaction.prepare_cached(
        "INSERT INTO inferences (collection, article, valid_from, covers) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (article, covers) in after {
        if before.get(article) != Some(covers) {
            begin.execute((SHARED_COLLECTION, article, number, covers))?;
        }
    }
    Ok(())
}
