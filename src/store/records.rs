//! Answer records: all that is needed to give an answer again. No user ids.

use rusqlite::OptionalExtension;

use super::{SHARED_COLLECTION, Store, StoreError};
use crate::model::{AnswerRecord, RecordId};

impl Store {
    /// Keeps an answer record (insert or replace by id).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_record(&self, record: &AnswerRecord) -> Result<(), StoreError> {
        let encoded =
            serde_json::to_string(record).map_err(|error| self.damaged(error.to_string()))?;
        self.pool
            .writer()?
            .prepare_cached(
                "INSERT OR REPLACE INTO records (id, collection, message, created, record)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )
            .and_then(|mut statement| {
                statement.execute((
                    record.id.as_str(),
                    SHARED_COLLECTION,
                    record.message.map(row_message),
                    record.created,
                    encoded,
                ))
            })
            .map_err(|error| self.error(error))?;
        Ok(())
    }

    /// Notes which Discord message shows a record; what it showed before it was edited it shows no more.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn set_record_message(&self, id: &RecordId, message: u64) -> Result<(), StoreError> {
        let writer = self.pool.writer()?;
        let set = |query: &str| {
            let mut statement = writer.prepare_cached(query)?;
            statement.execute((id.as_str(), row_message(message)))
        };
        set("UPDATE records SET message = NULL WHERE message = ?2 AND id <> ?1")
            .and_then(|_| set("UPDATE records SET message = ?2 WHERE id = ?1"))
            .map_err(|error| self.error(error))?;
        Ok(())
    }

    /// An answer record by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn record(&self, id: &RecordId) -> Result<Option<AnswerRecord>, StoreError> {
        self.one_record(
            "SELECT record, message FROM records WHERE id = ?1",
            id.as_str(),
        )
    }

    /// An answer record by the Discord message that shows it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn record_of_message(&self, message: u64) -> Result<Option<AnswerRecord>, StoreError> {
        self.one_record(
            "SELECT record, message FROM records WHERE message = ?1
             ORDER BY created DESC, id LIMIT 1",
            row_message(message),
        )
    }

    /// Deletes records created before `seconds` (since 1970); gives how many.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forget_records_before(&self, seconds: i64) -> Result<usize, StoreError> {
        self.pool
            .writer()?
            .prepare_cached("DELETE FROM records WHERE created < ?1")
            .and_then(|mut statement| statement.execute([seconds]))
            .map_err(|error| self.error(error))
    }

    fn one_record(
        &self,
        query: &str,
        key: impl rusqlite::ToSql,
    ) -> Result<Option<AnswerRecord>, StoreError> {
        let row: Option<(String, Option<i64>)> = self.pool.read(|connection| {
            connection
                .prepare_cached(query)?
                .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })?;
        row.map(|(encoded, message)| {
            let mut record: AnswerRecord = serde_json::from_str(&encoded)
                .map_err(|error| self.damaged(format!("answer record: {error}")))?;
            record.message = message.map(message_of_row);
            Ok(record)
        })
        .transpose()
    }
}

/// SQLite's integers are signed; the bits are kept.
fn row_message(message: u64) -> i64 {
    message.cast_signed()
}

fn message_of_row(message: i64) -> u64 {
    message.cast_unsigned()
}
