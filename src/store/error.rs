//! What can go wrong with the database, in words that say what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::model::{ArticleId, typed};

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
    /// A row that this program cannot read back.
    #[error(
        "the database {path} is damaged ({what}); put a copy of the data folder back, or delete the folder to build it anew from the articles (old versions and removals go with it)"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Which entry, and what is wrong with it.
        what: String,
    },
    /// The database is gone or empty, though what was made from it is still there.
    #[error(
        "the database {path} is {how}, though the index beside it was made from one: with it are lost which articles were removed and all old versions. Put a copy of the data folder back; or, to build it anew from the articles without them (removed ones whose files are still there answer again), delete the folder {}",
        typed(path.parent().unwrap_or(path))
    )]
    Lost {
        /// The file.
        path: PathBuf,
        /// Whether it is missing or empty.
        how: &'static str,
    },
    /// The text of one article is not what was stored: it is never quoted.
    #[error(
        "the stored text of {article} is damaged; `dateline corpus refresh` reads its file again, and if that does not help, put a copy of the data folder back or delete it"
    )]
    DamagedText {
        /// Whose text.
        article: ArticleId,
    },
}

impl StoreError {
    /// Sorts an error of SQLite into the cases a person can act on.
    pub(super) fn of(path: &Path, source: rusqlite::Error) -> Self {
        let folder = || path.parent().unwrap_or(path).to_owned();
        if is_unreadable_value(&source) {
            return Self::Damaged {
                path: path.to_owned(),
                what: source.to_string(),
            };
        }
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                path: path.to_owned(),
                what: source.to_string(),
            },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path: folder() },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly {
                path: folder(),
                reason: source.to_string(),
            },
            _ => Self::Database {
                path: path.to_owned(),
                source,
            },
        }
    }

    /// Sorts an error of the file system.
    pub(super) fn of_io(folder: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        if is_disk_full(error) {
            return Self::DiskFull {
                path: folder.to_owned(),
            };
        }
        let reason = match error.kind() {
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                "a file stands where a folder belongs".to_owned()
            }
            _ => error.to_string(),
        };
        Self::ReadOnly {
            path: folder.to_owned(),
            reason,
        }
    }
}

/// Whether a row was found whose value is not what Dateline writes there, as when bytes of the file were overwritten.
fn is_unreadable_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    matches!(
        error,
        Error::Utf8Error(..)
            | Error::FromSqlConversionFailure(..)
            | Error::InvalidColumnType(..)
            | Error::IntegralValueOutOfRange(..)
    )
}

/// Whether a file system said that nothing more fits (disk or quota).
#[must_use]
pub fn is_disk_full(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded
    )
}
