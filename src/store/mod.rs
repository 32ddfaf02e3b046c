//! SQLite: the truth. Article versions, generations, settings and answer records.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{AnswerRecord, Article, ArticleId, Generation, Receipt, RecordId, VersionHash};

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database could not be opened or used.
    #[error("the database {path} cannot be used: {source}")]
    Database {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The data folder cannot be written.
    #[error(
        "the data folder {path} cannot be written ({reason}); make it writable or name another with --data"
    )]
    ReadOnly {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// No space left.
    #[error("no space is left on the disk of {path}; free some and refresh again")]
    DiskFull {
        /// The folder.
        path: PathBuf,
    },
    /// Written by a newer Dateline.
    #[error(
        "the database was written by a newer Dateline (schema {found}, this one knows {known}); update Dateline"
    )]
    Newer {
        /// Its schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
}

/// The database of a data folder. Cheap to share; safe for concurrent readers and one writer.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Opens or creates the database in `folder`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The newest committed generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn generation(&self) -> Result<Generation, StoreError> {
        unimplemented!()
    }

    /// A stored version, as it was read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn version(
        &self,
        article: &ArticleId,
        version: VersionHash,
    ) -> Result<Option<Arc<Article>>, StoreError> {
        let _ = (article, version);
        unimplemented!()
    }

    /// The version a receipt names.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn receipt(&self, receipt: &Receipt) -> Result<Option<Arc<Article>>, StoreError> {
        self.version(&receipt.article, receipt.version)
    }

    /// A setting of the program's own (for example the hash of the registered commands).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let _ = name;
        unimplemented!()
    }

    /// Writes a setting.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let _ = (name, value);
        unimplemented!()
    }

    /// Keeps an answer record (insert or replace by id).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_record(&self, record: &AnswerRecord) -> Result<(), StoreError> {
        let _ = record;
        unimplemented!()
    }

    /// Notes which Discord message shows a record.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn set_record_message(&self, id: &RecordId, message: u64) -> Result<(), StoreError> {
        let _ = (id, message);
        unimplemented!()
    }

    /// An answer record by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn record(&self, id: &RecordId) -> Result<Option<AnswerRecord>, StoreError> {
        let _ = id;
        unimplemented!()
    }

    /// An answer record by the Discord message that shows it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn record_of_message(&self, message: u64) -> Result<Option<AnswerRecord>, StoreError> {
        let _ = message;
        unimplemented!()
    }

    /// Deletes records created before `seconds` (since 1970); gives how many.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forget_records_before(&self, seconds: i64) -> Result<usize, StoreError> {
        let _ = seconds;
        unimplemented!()
    }
}
