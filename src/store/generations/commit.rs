//! Committing a generation: in one transaction, so that it is there as a whole or not at all.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::members::{inferences, members};
use super::{newest, row_number};
use crate::model::{ArticleId, Covers, Day, Fault, Generation};
use crate::store::{FileState, SHARED_COLLECTION, Store, StoreError, VersionId, files};

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
    files::replace(&transaction, new.files, new.faults, generation)?;
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
    files::forget_unused(&transaction)?;
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
