//! Texts that were read, and what was found in them.

use std::sync::Arc;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};

use super::{SHARED_COLLECTION, Store, StoreError};
use crate::model::{Article, ArticleMeta, Credit, Span, VersionHash};

/// Number of a version's row. It never names another text: rows are not reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionId(pub i64);

/// A version that is in the database.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its row.
    pub id: VersionId,
    /// The article.
    pub article: Arc<Article>,
}

/// What was found in a text when it was read, kept beside it so that an old version reads today as it did then.
#[derive(Serialize, Deserialize)]
struct Found {
    meta: ArticleMeta,
    body: Span,
    credits: Vec<Credit>,
}

impl Store {
    /// Puts freshly read articles into the database in one transaction, without making them part of any generation,
    /// and gives their rows in the same order. An article whose text is there already gets `reader`'s findings, and its text mended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn stage(
        &self,
        articles: &[Arc<Article>],
        reader: &str,
    ) -> Result<Vec<VersionId>, StoreError> {
        let found = articles
            .iter()
            .map(|article| self.found_of(article))
            .collect::<Result<Vec<_>, _>>()?;
        let mut connection = self.pool.writer()?;
        stage(&mut connection, articles, &found, reader).map_err(|error| self.error(error))
    }

    /// A version by its row.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn version_by_id(&self, id: VersionId) -> Result<Option<Arc<Article>>, StoreError> {
        let row = self.pool.read(|connection| {
            connection
                .prepare_cached("SELECT found, text FROM versions WHERE id = ?1")?
                .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })?;
        row.map(|(found, text): (String, String)| self.article_of(&found, text))
            .transpose()
    }

    /// What is known about a version, without its text.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn version_meta(&self, id: VersionId) -> Result<Option<ArticleMeta>, StoreError> {
        let row: Option<String> = self.pool.read(|connection| {
            connection
                .prepare_cached("SELECT found FROM versions WHERE id = ?1")?
                .query_row([id.0], |row| row.get(0))
                .optional()
        })?;
        row.map(|found| self.meta_of(&found)).transpose()
    }

    /// Versions of the current generation that another reader than `reader` worked out, a few at a time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn read_by_others(&self, reader: &str, limit: u32) -> Result<Vec<Stored>, StoreError> {
        let rows: Vec<(i64, String, String)> = self.pool.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT v.id, v.found, v.text FROM versions v
                     JOIN periods p ON p.version = v.id AND p.valid_to IS NULL
                     WHERE v.collection = ?1 AND v.reader <> ?2 LIMIT ?3",
                )?
                .query_map((SHARED_COLLECTION, reader, limit), |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?
                .collect()
        })?;
        rows.into_iter()
            .map(|(id, found, text)| {
                Ok(Stored {
                    id: VersionId(id),
                    article: self.article_of(&found, text)?,
                })
            })
            .collect()
    }

    fn found_of(&self, article: &Article) -> Result<String, StoreError> {
        let found = Found {
            meta: article.meta.clone(),
            body: article.body,
            credits: article.credits.clone(),
        };
        serde_json::to_string(&found).map_err(|error| self.damaged(error.to_string()))
    }

    /// Reads an article back from its row.
    pub(super) fn article_of(&self, found: &str, text: String) -> Result<Arc<Article>, StoreError> {
        let found: Found = serde_json::from_str(found)
            .map_err(|error| self.damaged(format!("findings of a version: {error}")))?;
        if VersionHash::of(&text) != found.meta.version {
            self.read_again(&found.meta.id);
            return Err(StoreError::DamagedText {
                article: found.meta.id,
            });
        }
        Ok(Arc::new(Article {
            meta: found.meta,
            text: text.into(),
            body: found.body,
            credits: found.credits,
        }))
    }

    /// The part of a version's findings that is kept in memory.
    pub(super) fn meta_of(&self, found: &str) -> Result<ArticleMeta, StoreError> {
        #[derive(Deserialize)]
        struct OnlyMeta {
            meta: ArticleMeta,
        }
        serde_json::from_str::<OnlyMeta>(found)
            .map(|found| found.meta)
            .map_err(|error| self.damaged(format!("findings of a version: {error}")))
    }
}

fn stage(
    connection: &mut rusqlite::Connection,
    articles: &[Arc<Article>],
    found: &[String],
    reader: &str,
) -> rusqlite::Result<Vec<VersionId>> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    let mut ids = Vec::with_capacity(articles.len());
    {
        let mut insert = transaction.prepare_cached(
            "INSERT INTO versions (collection, article, hash, found, reader, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (collection, article, hash)
             DO UPDATE SET found = excluded.found, reader = excluded.reader, text = excluded.text
             RETURNING id",
        )?;
        for (article, found) in articles.iter().zip(found) {
            let id = insert.query_row(
                (
                    SHARED_COLLECTION,
                    article.meta.id.as_str(),
                    article.meta.version.as_bytes().as_slice(),
                    found,
                    reader,
                    &*article.text,
                ),
                |row| row.get(0),
            )?;
            ids.push(VersionId(id));
        }
    }
    transaction.commit()?;
    Ok(ids)
}
