//! Articles that were withdrawn: they answer no more, also while their files still lie in the folder. With *erasure* all
//! that was ever stored of them goes, too, and what proves their quotes says that they are withdrawn.
//!
//! What counts is the article's name and the texts it had: neither a changed file of that name nor the same text under
//! another name comes back. Of an erased text its hash stays, which tells nothing about it.

use std::collections::HashSet;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{SHARED_COLLECTION, Store, StoreError};
use crate::model::{ArticleId, VersionHash};

/// An article that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its name.
    pub article: ArticleId,
    /// What becomes of its stored versions.
    pub erasure: Erasure,
}

/// What becomes of the stored versions of a withdrawn article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// They stay, so that quotes already given can be checked.
    None,
    /// They are to be erased, which the next refresh does.
    Due,
    /// They are erased.
    Done,
}

impl Erasure {
    /// Its word in the database.
    fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Due => "due",
            Self::Done => "done",
        }
    }

    fn of_word(word: &str) -> Self {
        match word {
            "due" => Self::Due,
            "done" => Self::Done,
            _ => Self::None,
        }
    }
}

/// What a refresh leaves out.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Names of withdrawn articles.
    pub articles: HashSet<String>,
    /// Their texts, under whatever name.
    pub texts: HashSet<VersionHash>,
}

impl Store {
    /// Articles known by this name: those with this path, else those with this address in their header.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn articles_named(&self, name: &str) -> Result<Vec<ArticleId>, StoreError> {
        self.pool.read(|connection| {
            let by_path = names(
                connection,
                "SELECT ?2 WHERE EXISTS
                (SELECT 1 FROM versions WHERE collection = ?1 AND article = ?2)
                OR EXISTS (SELECT 1 FROM withdrawals WHERE collection = ?1 AND article = ?2)",
                name,
            )?;
            if !by_path.is_empty() {
                return Ok(by_path);
            }
            names(
                connection,
                "SELECT DISTINCT article FROM versions
                 WHERE collection = ?1 AND json_extract(found, '$.meta.url') = ?2 ORDER BY article",
                name,
            )
        })
    }

    /// Withdraws an article from the next refresh on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn withdraw(
        &self,
        article: &ArticleId,
        erasure: Erasure,
        now: i64,
    ) -> Result<(), StoreError> {
        let mut connection = self.pool.writer()?;
        Transaction::new(&mut connection, TransactionBehavior::Immediate)
            .and_then(|transaction| {
                // What is erased already stays so.
                transaction.execute(
                    "INSERT INTO withdrawals (collection, article, noted, erasure)
                     VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (collection, article) DO UPDATE
                     SET erasure = excluded.erasure WHERE excluded.erasure <> 'none'",
                    (SHARED_COLLECTION, article.as_str(), now, erasure.word()),
                )?;
                note_texts(&transaction)?;
                transaction.commit()
            })
            .map_err(|error| self.error(error))
    }

    /// Takes a withdrawal back; the next refresh reads the file again. False when there was none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn take_back(&self, article: &ArticleId) -> Result<bool, StoreError> {
        let mut connection = self.pool.writer()?;
        Transaction::new(&mut connection, TransactionBehavior::Immediate)
            .and_then(|transaction| {
                let key = (SHARED_COLLECTION, article.as_str());
                let taken = transaction.execute(
                    "DELETE FROM withdrawals WHERE collection = ?1 AND article = ?2",
                    key,
                )?;
                transaction.execute(
                    "DELETE FROM withdrawn_texts WHERE collection = ?1 AND article = ?2",
                    key,
                )?;
                // A file that was left out for its text is known as one without an article.
                transaction.execute(
                    "DELETE FROM files WHERE collection = ?1 AND hash IS NULL",
                    [SHARED_COLLECTION],
                )?;
                transaction.commit()?;
                Ok(taken > 0)
            })
            .map_err(|error| self.error(error))
    }

    /// All withdrawn articles, sorted by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn withdrawals(&self) -> Result<Vec<Withdrawal>, StoreError> {
        self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT article, erasure FROM withdrawals
                     WHERE collection = ?1 ORDER BY article",
                )?
                .query_map([SHARED_COLLECTION], |row| {
                    let (article, word): (String, String) = (row.get(0)?, row.get(1)?);
                    Ok(Withdrawal {
                        article: ArticleId::new(&article),
                        erasure: Erasure::of_word(&word),
                    })
                })?
                .collect()
        })
    }

    /// What a refresh leaves out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn left_out(&self) -> Result<LeftOut, StoreError> {
        self.pool.read(|connection| {
            let articles = connection
                .prepare_cached("SELECT article FROM withdrawals WHERE collection = ?1")?
                .query_map([SHARED_COLLECTION], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let texts = connection
                .prepare_cached("SELECT hash FROM withdrawn_texts WHERE collection = ?1")?
                .query_map([SHARED_COLLECTION], |row| {
                    row.get(0).map(VersionHash::from_bytes)
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(LeftOut { articles, texts })
        })
    }

    /// Whether an erasure was asked for and is not done.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn erasure_due(&self) -> Result<bool, StoreError> {
        let all = self.withdrawals()?;
        Ok(all.iter().any(|one| one.erasure == Erasure::Due))
    }

    /// Erases all versions of the articles whose erasure is due, the same texts under other names, and what was taken
    /// from them into inferred dates. None of them may be in the newest generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn erase_due(&self) -> Result<(), StoreError> {
        let mut connection = self.pool.writer()?;
        connection
            .pragma_update(None, "secure_delete", true)
            .and_then(|()| Transaction::new(&mut connection, TransactionBehavior::Immediate))
            .and_then(|transaction| {
                note_texts(&transaction)?;
                transaction.execute_batch(ERASE)?;
                transaction.commit()
            })
            .map_err(|error| self.error(error))
    }

    /// Writes the database anew without the places where deleted rows stood, empties the log, and notes that what was
    /// due is done. False when another program was reading all the time, so that the log could not be emptied: then it
    /// stays due.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn finish_erasure(&self) -> Result<bool, StoreError> {
        let connection = self.pool.writer()?;
        wipe(&connection)
            .and_then(|wiped| {
                if wiped {
                    connection.execute(
                        "UPDATE withdrawals SET erasure = 'done' WHERE erasure = 'due'",
                        [],
                    )?;
                }
                Ok(wiped)
            })
            .map_err(|error| self.error(error))
    }
}

fn names(connection: &Connection, query: &str, name: &str) -> rusqlite::Result<Vec<ArticleId>> {
    connection
        .prepare_cached(query)?
        .query_map((SHARED_COLLECTION, name), |row| {
            row.get(0).map(|article: String| ArticleId::new(&article))
        })?
        .collect()
}

/// Notes the texts of all withdrawn articles; a file may have changed since the withdrawal.
fn note_texts(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT OR IGNORE INTO withdrawn_texts (collection, article, hash)
         SELECT v.collection, v.article, v.hash FROM versions v
         JOIN withdrawals w ON w.collection = v.collection AND w.article = v.article
         WHERE v.collection = ?1",
        [SHARED_COLLECTION],
    )?;
    Ok(())
}

/// The table `gone` holds the versions to erase. An inferred date names the article that it comes from, with its title.
const ERASE: &str = "
CREATE TEMP TABLE gone AS
    SELECT v.id, v.collection, v.article FROM versions v
    WHERE EXISTS (SELECT 1 FROM withdrawals w
                  JOIN withdrawn_texts t ON t.collection = w.collection AND t.article = w.article
                  WHERE w.erasure = 'due' AND w.collection = v.collection
                    AND (w.article = v.article OR t.hash = v.hash));
DELETE FROM inferences WHERE valid_to IS NOT NULL AND EXISTS
    (SELECT 1 FROM gone g WHERE g.collection = inferences.collection
        AND g.article IN (inferences.article, json_extract(inferences.covers, '$.article')));
DELETE FROM periods WHERE version IN (SELECT id FROM gone);
DELETE FROM versions WHERE id IN (SELECT id FROM gone);
DROP TABLE gone;
";

fn wipe(connection: &Connection) -> rusqlite::Result<bool> {
    connection.execute_batch("VACUUM")?;
    let busy: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}
