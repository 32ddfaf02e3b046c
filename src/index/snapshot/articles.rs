//! Whole articles of a snapshot, and their passages.

use std::sync::Arc;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::Snapshot;
use crate::index::catalogue::Place;
use crate::index::owners::Address;
use crate::index::payload::short_hash;
use crate::index::ranking::Found;
use crate::index::{Hit, IndexError};
use crate::model::{Article, ArticleId, ArticleMeta, Receipt};
use crate::store::{StoreError, VersionId};

impl Snapshot {
    /// The article of this generation, with its text.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn article(&self, id: &ArticleId) -> Result<Option<Arc<Article>>, IndexError> {
        match self.catalogue.find(id) {
            Some(place) => self.article_at(place),
            None => Ok(None),
        }
    }

    /// The version a receipt names, also when it is no longer the newest.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn receipt(&self, receipt: &Receipt) -> Result<Option<Arc<Article>>, IndexError> {
        if let Some(place) = self.catalogue.find(&receipt.article)
            && self
                .catalogue
                .article(place)
                .is_some_and(|m| m.version == receipt.version)
        {
            return self.article_at(place);
        }
        Ok(self.store.receipt(receipt)?)
    }

    /// All passages of one article, in order, with their analysis. Their score is 0.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn passages(&self, id: &ArticleId) -> Result<Vec<Hit>, IndexError> {
        match self.catalogue.find(id) {
            Some(place) => self.passages_at(place, usize::MAX),
            None => Ok(Vec::new()),
        }
    }

    /// The article of a hit, when the passage that was indexed is what the store holds; a quote may be cut from it.
    /// Otherwise `None`, and the index is built anew at the next refresh.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn quotable(&self, hit: &Hit) -> Result<Option<Arc<Article>>, IndexError> {
        let Some(place) = self.catalogue.find(&hit.article.id) else {
            return Ok(None);
        };
        let Some(article) = self.article_at(place)? else {
            return Ok(None);
        };
        let text = hit.span.cut(&article.text);
        if text.is_none_or(|text| short_hash(text.as_bytes()) != hit.text_hash) {
            self.report_damage();
            return Ok(None);
        }
        Ok(Some(article))
    }

    fn article_at(&self, place: Place) -> Result<Option<Arc<Article>>, IndexError> {
        let (Some(version), Some(meta)) =
            (self.catalogue.version(place), self.catalogue.article(place))
        else {
            return Ok(None);
        };
        match self.shared.texts.get(&self.store, version) {
            Ok(article) => Ok(article.map(|article| with_meta(article, meta))),
            // One text that cannot be trusted takes no other with it.
            Err(StoreError::DamagedText { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn passages_at(&self, place: Place, limit: usize) -> Result<Vec<Hit>, IndexError> {
        let mut hits = Vec::new();
        for (_, address) in self.addresses(place)?.into_iter().take(limit) {
            let found = Found {
                address,
                place,
                score: 0.0,
            };
            hits.extend(self.hit(found)?);
        }
        Ok(hits)
    }

    /// Where the passages of an article are stored, in order.
    fn addresses(&self, place: Place) -> Result<Vec<(u32, Address)>, IndexError> {
        let Some(version) = self.catalogue.version(place) else {
            return Ok(Vec::new());
        };
        self.addresses_of(version, place)
            .map_err(|error| self.engine(&error))
    }

    fn addresses_of(
        &self,
        version: VersionId,
        place: Place,
    ) -> tantivy::Result<Vec<(u32, Address)>> {
        let term = self.fields.version_term(version);
        let mut found = Vec::new();
        for ((reader, owners), segment) in self.owners.segments().zip(0..) {
            let inverted = reader.inverted_index(self.fields.version)?;
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)?
            else {
                continue;
            };
            while postings.doc() != TERMINATED {
                let document = postings.doc();
                if owners.owner[document as usize] == place {
                    found.push((
                        owners.ordinal[document as usize],
                        Address { segment, document },
                    ));
                }
                postings.advance();
            }
        }
        found.sort_unstable();
        Ok(found)
    }
}

/// The article with what this generation knows about it, which may be an inferred date.
fn with_meta(article: Arc<Article>, meta: &ArticleMeta) -> Arc<Article> {
    if article.meta == *meta {
        return article;
    }
    Arc::new(Article {
        meta: meta.clone(),
        ..Article::clone(&article)
    })
}
