//! Which versions counted when. A generation is a number that appears once everything in it is written; each request names the
//! one that it sees.

mod commit;
mod members;

use rusqlite::{Connection, OptionalExtension};

use super::{SHARED_COLLECTION, Store, StoreError};
use crate::model::Generation;
pub use commit::NewGeneration;
pub use members::{Catalogued, Change};

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
