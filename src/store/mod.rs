//! SQLite: the truth. Article versions, generations, faults, settings and answer records.
//!
//! The only room that names rusqlite. Every text that was ever read stays as a *version*; a *generation* says which
//! version of each article counted when. So a quote stays verifiable after its article changed, and an answer can be
//! given again. Nothing here searches, and nothing here knows Discord.
//!
//! Readers never wait: the database is in WAL mode and each reader has a connection of its own. Several processes may
//! use one data folder; who writes generations is settled by a lock one room further up.

mod connect;
mod error;
mod files;
mod generations;
mod records;
mod schema;
mod since;
mod versions;
mod withdrawals;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::OptionalExtension;

use crate::model::{Article, ArticleId, Receipt, VersionHash};
use connect::Pool;
pub use error::{StoreError, is_disk_full};
pub use files::FileState;
pub use generations::{Catalogued, Change, GenerationInfo, NewGeneration};
pub use versions::{Stored, VersionId};
pub use withdrawals::{Erasure, LeftOut, Withdrawal};

/// The one shared collection. Every row carries the collection it belongs to, so that further ones can come.
pub const SHARED_COLLECTION: i64 = 1;

/// Name of the database in the data folder.
pub const DATABASE: &str = "dateline.db";

/// The database of a data folder. Cheap to share; safe for concurrent readers and one writer.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    pool: Pool,
}

impl Store {
    /// Opens or creates the database in `folder`. A folder that cannot be written is opened for reading only.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(DATABASE);
        match writable(folder).and_then(|()| Pool::writable(&path)) {
            Ok(pool) => Ok(Self {
                folder: folder.to_owned(),
                pool,
            }),
            Err(StoreError::ReadOnly { reason, .. }) => Self::open_read_only(folder, &reason),
            Err(other) => Err(other),
        }
    }

    /// Opens an existing database for reading only. `reason` is shown to whoever wants to write.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] when there is no database yet, for none can be made.
    pub fn open_read_only(folder: &Path, reason: &str) -> Result<Self, StoreError> {
        let path = folder.join(DATABASE);
        if !path.is_file() {
            return Err(StoreError::ReadOnly {
                path: folder.to_owned(),
                reason: reason.to_owned(),
            });
        }
        Ok(Self {
            folder: folder.to_owned(),
            pool: Pool::read_only(&path, reason)?,
        })
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Why nothing can be written, when it was opened for reading only.
    #[must_use]
    pub fn read_only(&self) -> Option<&str> {
        self.pool.why_read_only()
    }

    /// The version a receipt names.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn receipt(&self, receipt: &Receipt) -> Result<Option<Arc<Article>>, StoreError> {
        self.version(&receipt.article, receipt.version)
    }

    /// A stored version, as it was read: without dates inferred from other articles.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn version(
        &self,
        article: &ArticleId,
        version: VersionHash,
    ) -> Result<Option<Arc<Article>>, StoreError> {
        let row = self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT found, text FROM versions
                     WHERE collection = ?1 AND article = ?2 AND hash = ?3",
                )?
                .query_row(
                    (
                        SHARED_COLLECTION,
                        article.as_str(),
                        version.as_bytes().as_slice(),
                    ),
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()
        })?;
        row.map(|(found, text): (String, String)| self.article_of(&found, text))
            .transpose()
    }

    /// A setting of the program's own (for example the hash of the registered commands).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.pool.read(|connection| {
            connection
                .prepare_cached("SELECT value FROM settings WHERE collection = ?1 AND name = ?2")?
                .query_row((SHARED_COLLECTION, name), |row| row.get(0))
                .optional()
        })
    }

    /// Writes a setting.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.pool
            .writer()?
            .prepare_cached(
                "INSERT INTO settings (collection, name, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (collection, name) DO UPDATE SET value = excluded.value",
            )
            .and_then(|mut statement| statement.execute((SHARED_COLLECTION, name, value)))
            .map_err(|error| self.error(error))?;
        Ok(())
    }

    /// Moves the write-ahead log into the database file, as far as nobody else is reading from it just now; for an orderly
    /// end of a process.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.pool.checkpoint()
    }

    /// A watch on what other connections and processes commit.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn watch(&self) -> Result<Watch, StoreError> {
        let connection = self.pool.reader().map_err(|error| self.error(error))?;
        let mut watch = Watch {
            connection,
            seen: None,
        };
        let _ = watch.changed();
        Ok(watch)
    }

    fn error(&self, source: rusqlite::Error) -> StoreError {
        StoreError::of(&self.pool.path, source)
    }

    fn damaged(&self, what: impl Into<String>) -> StoreError {
        StoreError::Damaged {
            path: self.pool.path.clone(),
            what: what.into(),
        }
    }
}

/// Notices commits without reading anything: `PRAGMA data_version` is a look at one counter in shared memory.
#[derive(Debug)]
pub struct Watch {
    connection: rusqlite::Connection,
    seen: Option<i64>,
}

impl Watch {
    /// Whether anything was committed since the last call. An unreadable counter counts as a change.
    pub fn changed(&mut self) -> bool {
        let now = self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))
            .ok();
        let changed = now.is_none() || now != self.seen;
        self.seen = now;
        changed
    }
}

/// Makes the folder and checks that a file can be made in it.
fn writable(folder: &Path) -> Result<(), StoreError> {
    std::fs::create_dir_all(folder)
        .and_then(|()| tempfile::tempfile_in(folder).map(drop))
        .or_else(|error| {
            // A full disk can still be read from, and small writes may still fit into pages SQLite has.
            if is_disk_full(&error) {
                return Ok(());
            }
            Err(StoreError::of_io(folder, &error))
        })
}
