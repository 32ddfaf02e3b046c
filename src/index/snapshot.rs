//! One pinned generation.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Index, ReloadPolicy, Searcher, TERMINATED, Term};

use super::catalogue::{Catalogue, Place};
use super::document::{Fields, capital};
use super::owners::{Address, Owners};
use super::payload::{Payload, short_hash};
use super::ranking::{self, Found};
use super::texts::Texts;
use super::{Hit, IndexError, SearchPlan, TermStats, as_of, build, near, query};
use crate::model::{
    Article, ArticleId, ArticleMeta, Coverage, Day, Filter, Generation, Note, Receipt,
};
use crate::store::{Store, StoreError, VersionId};
use crate::text::TermKey;

/// Passages that are looked at, as a multiple of those wanted, when a phrase of a single word may stand in a title only.
const TITLE_SLACK: usize = 4;
/// Passages at most, whatever a plan asks for.
const MOST: usize = 10_000;
/// Cut-off days whose snapshots are kept.
const DAYS_KEPT: usize = 4;

/// What all snapshots of a collection share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) texts: Texts,
    /// Set when a passage did not match its checksum: the index must be built anew.
    pub(super) damaged: AtomicBool,
}

/// One pinned generation: everything a question may look at. Cheap to clone behind an `Arc`.
pub struct Snapshot {
    store: Arc<Store>,
    shared: Arc<Shared>,
    generation: Generation,
    catalogue: Catalogue,
    owners: Owners,
    fields: Fields,
    /// For errors.
    path: PathBuf,
    earlier: Mutex<HashMap<Day, Earlier>>,
}

/// A snapshot as of a day; `None` when it is this one.
type Earlier = Option<Arc<Snapshot>>;

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot")
            .field("generation", &self.generation)
            .field("articles", &self.catalogue.len())
            .finish_non_exhaustive()
    }
}

impl Snapshot {
    pub(super) fn new(
        store: &Arc<Store>,
        shared: &Arc<Shared>,
        generation: Generation,
        catalogue: Catalogue,
        index: &Index,
        path: PathBuf,
    ) -> Result<Self, IndexError> {
        let searcher = searcher(index, &path)?;
        Self::over(store, shared, generation, catalogue, vec![searcher], path)
    }

    /// A snapshot over one or more indexes; what is not in the catalogue is not seen.
    fn over(
        store: &Arc<Store>,
        shared: &Arc<Shared>,
        generation: Generation,
        catalogue: Catalogue,
        searchers: Vec<Searcher>,
        path: PathBuf,
    ) -> Result<Self, IndexError> {
        let (_, fields) = Fields::schema();
        let owners = Owners::new(searchers, fields, &catalogue)
            .map_err(|error| IndexError::of_engine(&path, &error))?;
        Ok(Self {
            store: Arc::clone(store),
            shared: Arc::clone(shared),
            generation,
            catalogue,
            owners,
            fields,
            path,
            earlier: Mutex::default(),
        })
    }

    /// The generation.
    #[must_use]
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// All articles of the generation, sorted by id.
    #[must_use]
    pub fn articles(&self) -> &[Arc<ArticleMeta>] {
        self.catalogue.articles()
    }

    /// Passages in all.
    #[must_use]
    pub fn passage_count(&self) -> u64 {
        self.owners.passages()
    }

    /// What is known about an article of this generation.
    #[must_use]
    pub fn meta(&self, id: &ArticleId) -> Option<&Arc<ArticleMeta>> {
        self.catalogue.article(self.catalogue.find(id)?)
    }

    /// What the articles selected by `filter` cover.
    #[must_use]
    pub fn coverage(&self, filter: &Filter) -> Coverage {
        self.catalogue.coverage(filter)
    }

    /// What a reader should know about the filter: undated articles left out, how `source:` matched.
    #[must_use]
    pub fn filter_notes(&self, filter: &Filter) -> Vec<Note> {
        self.catalogue.notes(filter)
    }

    /// Ranked passages, best first. Equal scores are in the order of article and passage. A plan without clauses and
    /// phrases gives the first passages of the newest articles that its filter lets through.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn search(&self, plan: &SearchPlan) -> Result<Vec<Hit>, IndexError> {
        let limit = plan.limit.min(MOST);
        let selected = self.catalogue.select(&plan.filter);
        let Some(query) = query::build(plan, self.fields.stems) else {
            return self.first_passages(&self.catalogue.newest(selected.as_ref()), limit);
        };
        let in_title = query::phrases(plan).any(|phrase| phrase.len() == 1);
        let wanted = if in_title {
            limit.saturating_mul(TITLE_SLACK)
        } else {
            limit
        };
        let found = ranking::best(&self.owners, &query, selected.as_ref(), wanted)
            .map_err(|error| self.engine(&error))?;
        let mut hits = Vec::with_capacity(found.len());
        for one in found {
            if hits.len() == limit {
                break;
            }
            hits.extend(
                self.hit(one)?.filter(|hit| {
                    !in_title || query::phrases(plan).all(|phrase| holds(hit, phrase))
                }),
            );
        }
        Ok(hits)
    }

    /// How many passages a plan finds when nothing limits it. `None` when it has a phrase of a single word, which only a
    /// look at each passage tells from one that stands in the title alone, or nothing to look up.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn count(&self, plan: &SearchPlan) -> Result<Option<u64>, IndexError> {
        let uncounted = query::phrases(plan).any(|phrase| phrase.len() == 1);
        let Some(query) = query::build(plan, self.fields.stems).filter(|_| !uncounted) else {
            return Ok(None);
        };
        let selected = self.catalogue.select(&plan.filter);
        ranking::count(&self.owners, &query, selected.as_ref())
            .map(Some)
            .map_err(|error| self.engine(&error))
    }

    /// What [`Snapshot::search`] costs inside the search engine alone: ranks, but reads no passage; gives how many were
    /// found. For benches.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn rank_only(&self, plan: &SearchPlan) -> Result<usize, IndexError> {
        let selected = self.catalogue.select(&plan.filter);
        let Some(query) = query::build(plan, self.fields.stems) else {
            return Ok(0);
        };
        ranking::best(
            &self.owners,
            &query,
            selected.as_ref(),
            plan.limit.min(MOST),
        )
        .map(|found| found.len())
        .map_err(|error| self.engine(&error))
    }

    /// How often a stem occurs.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn term(&self, stem: &str) -> Result<TermStats, IndexError> {
        let passages = self
            .owners
            .count(&Term::from_field_text(self.fields.stems, stem))
            .map_err(|error| self.engine(&error))?;
        Ok(TermStats {
            passages,
            total: self.owners.passages(),
        })
    }

    /// Whether the collection writes a folded word as a name: somewhere for sure, and with a capital in four of five passages that hold it, or
    /// more.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn is_name(&self, word: &str) -> Result<bool, IndexError> {
        let count = |field, word: &str| {
            let term = Term::from_field_text(field, word);
            self.owners
                .count(&term)
                .map_err(|error| self.engine(&error))
        };
        Ok(count(self.fields.names, word)? > 0
            && 5 * count(self.fields.names, &capital(word))? >= 4 * count(self.fields.words, word)?)
    }

    /// Words of the collection that are close to an unknown one by edit distance (1 up to 5 letters, 2 above; swapped
    /// neighbours are one edit), the most frequent of the nearest first. Never for words with digits.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn near_words(&self, word: &str, limit: usize) -> Result<Vec<String>, IndexError> {
        near::near_words(&self.owners, self.fields.words, word, limit)
            .map_err(|error| self.engine(&error))
    }

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

    /// The collection as it was on `day`: articles dated by then, in the newest version fetched by then, else the
    /// oldest. The same snapshot when nothing differs.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn as_of(self: &Arc<Self>, day: Day) -> Result<Arc<Self>, IndexError> {
        if let Some(known) = self.earlier().get(&day) {
            return Ok(known.clone().unwrap_or_else(|| Arc::clone(self)));
        }
        let earlier = self.build_as_of(day)?;
        let mut kept = self.earlier();
        if kept.len() >= DAYS_KEPT {
            kept.clear();
        }
        kept.insert(day, earlier.clone());
        Ok(earlier.unwrap_or_else(|| Arc::clone(self)))
    }

    /// The index of today serves for all versions that are still the newest; a small one in memory holds the others.
    fn build_as_of(&self, day: Day) -> Result<Earlier, IndexError> {
        let versions = self.store.members_as_of(self.generation, day)?;
        let Some(earlier) = as_of::catalogue(&self.store, &self.catalogue, &versions, day)? else {
            return Ok(None);
        };
        let index = build::in_memory(&self.store, &earlier.others, &self.path)?;
        let mut searchers = self.owners.searchers().to_vec();
        searchers.push(searcher(&index, &self.path)?);
        let snapshot = Self::over(
            &self.store,
            &self.shared,
            self.generation,
            earlier.catalogue,
            searchers,
            self.path.clone(),
        )?;
        Ok(Some(Arc::new(snapshot)))
    }

    fn earlier(&self) -> std::sync::MutexGuard<'_, HashMap<Day, Earlier>> {
        self.earlier.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn first_passages(&self, places: &[Place], limit: usize) -> Result<Vec<Hit>, IndexError> {
        let mut hits = Vec::new();
        for place in places {
            if hits.len() >= limit {
                break;
            }
            hits.extend(self.passages_at(*place, 1)?);
        }
        Ok(hits)
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

    fn passages_at(&self, place: Place, limit: usize) -> Result<Vec<Hit>, IndexError> {
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

    /// A hit with all it needs; `None` when its stored passage is damaged.
    fn hit(&self, found: Found) -> Result<Option<Hit>, IndexError> {
        let (Some(payload), Some((article, title))) = (
            self.payload(found.address)?,
            self.catalogue.titled(found.place),
        ) else {
            return Ok(None);
        };
        Ok(Some(Hit {
            article: Arc::clone(article),
            title: Arc::clone(title),
            span: payload.span,
            ordinal: payload.ordinal,
            first_sentence: payload.first_sentence,
            text_hash: payload.text_hash,
            analysis: payload.analysis,
            score: found.score,
        }))
    }

    fn payload(&self, address: Address) -> Result<Option<Payload>, IndexError> {
        let document = self.owners.document(address).ok();
        let payload = document.and_then(|bytes| Payload::of_document(&bytes));
        if payload.is_none() {
            self.report_damage();
        }
        Ok(payload)
    }

    fn report_damage(&self) {
        if !self.shared.damaged.swap(true, Ordering::Relaxed) {
            tracing::error!(path = %self.path.display(), "a stored passage is damaged; the index will be rebuilt");
        }
    }

    fn engine(&self, error: &tantivy::TantivyError) -> IndexError {
        IndexError::of_engine(&self.path, error)
    }
}

fn searcher(index: &Index, path: &Path) -> Result<Searcher, IndexError> {
    index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .try_into()
        .map(|reader| reader.searcher())
        .map_err(|error| IndexError::of_engine(path, &error))
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

/// Whether a hit's own sentences hold a phrase, and not just its title.
fn holds(hit: &Hit, phrase: &[String]) -> bool {
    let keys: Vec<TermKey> = phrase.iter().map(|stem| TermKey::of(stem)).collect();
    hit.analysis
        .tokens
        .windows(keys.len())
        .any(|window| window.iter().map(|t| t.key).eq(keys.iter().copied()))
}
