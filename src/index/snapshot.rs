//! One pinned generation.

mod articles;
mod earlier;

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tantivy::{Index, ReloadPolicy, Searcher, Term};

use super::catalogue::{Catalogue, Place};
use super::document::{Fields, capital};
use super::owners::{Address, Owners};
use super::payload::Payload;
use super::ranking::{self, Found};
use super::texts::Texts;
use super::{Hit, IndexError, SearchPlan, TermStats, near, query};
use crate::model::{ArticleId, ArticleMeta, Coverage, Day, Filter, Generation, Note};
use crate::store::Store;
use crate::text::TermKey;

/// Passages that are looked at, as a multiple of those wanted, when a phrase of a single word may stand in a title only.
const TITLE_SLACK: usize = 4;
/// Passages at most, whatever a plan asks for.
const MOST: usize = 10_000;

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

    /// The articles that `filter` lets through, the newest first; undated ones last, then by id.
    #[must_use]
    pub fn newest(&self, filter: &Filter) -> Vec<&Arc<ArticleMeta>> {
        let selected = self.catalogue.select(filter);
        let places = self.catalogue.newest(selected.as_ref()).into_iter();
        places
            .filter_map(|place| self.catalogue.article(place))
            .collect()
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

/// Whether a hit's own sentences hold a phrase, and not just its title.
fn holds(hit: &Hit, phrase: &[String]) -> bool {
    let keys: Vec<TermKey> = phrase.iter().map(|stem| TermKey::of(stem)).collect();
    hit.analysis
        .tokens
        .windows(keys.len())
        .any(|window| window.iter().map(|t| t.key).eq(keys.iter().copied()))
}
