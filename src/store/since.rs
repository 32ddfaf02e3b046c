//! What became of a quoted version: whether it still counts, and when it ceased to.

use rusqlite::{Connection, OptionalExtension};

use super::{SHARED_COLLECTION, Store, StoreError};
use crate::model::{Day, Receipt, Since};

impl Store {
    /// What became of the version that a receipt names; `None` while its text counts, under this name or another one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn since(&self, receipt: &Receipt) -> Result<Option<Since>, StoreError> {
        self.pool.read(|connection| since(connection, receipt))
    }
}

fn since(connection: &Connection, receipt: &Receipt) -> rusqlite::Result<Option<Since>> {
    let article = receipt.article.as_str();
    let version = receipt.version.as_bytes().as_slice();
    if let Some(noted) = withdrawn(connection, article)? {
        return Ok(Day::of_seconds(noted).map(Since::Withdrawn));
    }
    let counts = "SELECT 1 FROM versions v JOIN periods p ON p.version = v.id
         WHERE v.collection = ?1 AND v.article = ?2 AND v.hash = ?3 AND p.valid_to IS NULL";
    let under_another_name = "SELECT 1 FROM versions v JOIN periods p ON p.version = v.id
         WHERE v.collection = ?1 AND v.article <> ?2 AND v.hash = ?3 AND p.valid_to IS NULL";
    let key = (SHARED_COLLECTION, article, version);
    for query in [counts, under_another_name] {
        if connection.prepare_cached(query)?.exists(key)? {
            return Ok(None);
        }
    }
    let ended: Option<i64> = connection
        .prepare_cached(
            "SELECT g.created FROM versions v
             JOIN periods p ON p.version = v.id
             JOIN generations g ON g.collection = p.collection AND g.number = p.valid_to
             WHERE v.collection = ?1 AND v.article = ?2 AND v.hash = ?3
             ORDER BY p.valid_to DESC LIMIT 1",
        )?
        .query_row(key, |row| row.get(0))
        .optional()?;
    let replaced = connection
        .prepare_cached(
            "SELECT 1 FROM periods WHERE collection = ?1 AND article = ?2 AND valid_to IS NULL",
        )?
        .exists((SHARED_COLLECTION, article))?;
    let how = if replaced {
        Since::Changed
    } else {
        Since::Gone
    };
    Ok(ended.and_then(Day::of_seconds).map(how))
}

/// When an article was withdrawn, in seconds since 1970.
fn withdrawn(connection: &Connection, article: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT noted FROM withdrawals WHERE collection = ?1 AND article = ?2")?
        .query_row((SHARED_COLLECTION, article), |row| row.get(0))
        .optional()
}
