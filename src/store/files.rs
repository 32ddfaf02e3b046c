//! What the last refresh saw of the files, and what was wrong with them.

use std::collections::BTreeMap;

use rusqlite::{Transaction, TransactionBehavior};

use super::{SHARED_COLLECTION, Store, StoreError, VersionId};
use crate::model::{ArticleId, Fault, Generation, VersionHash};

/// What a refresh saw of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Path relative to the collection's folder.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970.
    pub modified: i64,
    /// When it was read, in nanoseconds since 1970.
    pub checked: i64,
    /// Hash of its decoded text; `None` when no article was found in it.
    pub hash: Option<VersionHash>,
}

impl Store {
    /// What the last refresh saw, by path.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn files(&self) -> Result<BTreeMap<String, FileState>, StoreError> {
        self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT path, size, modified, checked, hash FROM files WHERE collection = ?1",
                )?
                .query_map([SHARED_COLLECTION], |row| {
                    let path: String = row.get(0)?;
                    let hash: Option<[u8; 32]> = row.get(4)?;
                    let state = FileState {
                        path: path.clone(),
                        size: row.get::<_, i64>(1)?.unsigned_abs(),
                        modified: row.get(2)?,
                        checked: row.get(3)?,
                        hash: hash.map(VersionHash::from_bytes),
                    };
                    Ok((path, state))
                })?
                .collect()
        })
    }

    /// Rows of the versions that the files of the last refresh held, by path, as far as `reader` worked them out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn versions_of_files(
        &self,
        reader: &str,
    ) -> Result<BTreeMap<String, VersionId>, StoreError> {
        self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT f.path, v.id FROM files f
                     JOIN versions v
                       ON v.collection = f.collection AND v.article = f.path AND v.hash = f.hash
                     WHERE f.collection = ?1 AND v.reader = ?2",
                )?
                .query_map((SHARED_COLLECTION, reader), |row| {
                    Ok((row.get(0)?, VersionId(row.get(1)?)))
                })?
                .collect()
        })
    }

    /// Faults of the newest refresh, in its order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn faults(&self) -> Result<Vec<Fault>, StoreError> {
        let rows: Vec<String> = self.pool.read(|connection| {
            connection
                .prepare_cached("SELECT fault FROM faults WHERE collection = ?1 ORDER BY number")?
                .query_map([SHARED_COLLECTION], |row| row.get(0))?
                .collect()
        })?;
        rows.iter()
            .map(|row| {
                serde_json::from_str(row).map_err(|e| self.damaged(format!("fault of a file: {e}")))
            })
            .collect()
    }

    /// Forgets what was seen of an article's file, so that the next refresh reads it again. Where nothing can be written, nothing can be
    /// mended either, and it stays as it is.
    pub(super) fn read_again(&self, article: &ArticleId) {
        let forgotten = self.pool.writer().and_then(|connection| {
            connection
                .execute(
                    "DELETE FROM files WHERE collection = ?1 AND path = ?2",
                    (SHARED_COLLECTION, article.as_str()),
                )
                .map_err(|error| self.error(error))
        });
        match forgotten {
            Ok(_) => {
                tracing::error!(%article, "the stored text is damaged; the next refresh reads its file again")
            }
            Err(error) => {
                tracing::error!(%article, %error, "the stored text is damaged and cannot be mended")
            }
        }
    }

    /// Notes what was seen of the files when that made no new generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn note_files(
        &self,
        generation: Generation,
        files: &[FileState],
        faults: &[Fault],
    ) -> Result<(), StoreError> {
        let mut connection = self.pool.writer()?;
        Transaction::new(&mut connection, TransactionBehavior::Immediate)
            .and_then(|transaction| {
                replace(&transaction, files, faults, generation)?;
                transaction.commit()
            })
            .map_err(|error| self.error(error))
    }
}

/// Replaces all that is known of files and faults.
pub(super) fn replace(
    transaction: &Transaction<'_>,
    files: &[FileState],
    faults: &[Fault],
    generation: Generation,
) -> rusqlite::Result<()> {
    transaction.execute(
        "DELETE FROM files WHERE collection = ?1",
        [SHARED_COLLECTION],
    )?;
    transaction.execute(
        "DELETE FROM faults WHERE collection = ?1",
        [SHARED_COLLECTION],
    )?;
    write_files(transaction, files)?;
    write_faults(transaction, faults, generation)
}

fn write_files(transaction: &Transaction<'_>, files: &[FileState]) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO files (collection, path, size, modified, checked, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for file in files {
        insert.execute((
            SHARED_COLLECTION,
            &file.path,
            i64::try_from(file.size).unwrap_or(i64::MAX),
            file.modified,
            file.checked,
            file.hash.as_ref().map(|hash| hash.as_bytes().as_slice()),
        ))?;
    }
    Ok(())
}

fn write_faults(
    transaction: &Transaction<'_>,
    faults: &[Fault],
    generation: Generation,
) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO faults (collection, number, generation, file, fault)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (number, fault) in faults.iter().enumerate() {
        let encoded = serde_json::to_string(fault)
            .map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))?;
        insert.execute((
            SHARED_COLLECTION,
            i64::try_from(number).unwrap_or(i64::MAX),
            i64::try_from(generation.0).unwrap_or(i64::MAX),
            &fault.file,
            encoded,
        ))?;
    }
    Ok(())
}

/// Deletes versions that never counted and that no file holds any more: an interrupted refresh read them.
pub(super) fn forget_unused(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute(
        "DELETE FROM versions WHERE collection = ?1
           AND NOT EXISTS (SELECT 1 FROM periods p WHERE p.version = versions.id)
           AND NOT EXISTS (SELECT 1 FROM files f WHERE f.collection = versions.collection
                             AND f.path = versions.article AND f.hash = versions.hash)",
        [SHARED_COLLECTION],
    )?;
    Ok(())
}
