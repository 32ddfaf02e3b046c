//! The tantivy index and the collection that joins it with the store.
//!
//! The only room that names tantivy. User text never reaches a query parser: queries are built in code from a
//! [`SearchPlan`]. Does not decide what is an answer.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{
    Article, ArticleId, ArticleMeta, Coverage, Fault, Filter, Generation, Note, Receipt,
    RefreshReport, Span,
};
use crate::store::{Store, StoreError};
use crate::text::Analysis;

/// What can go wrong with the collection.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The search engine.
    #[error("the index {path} cannot be used: {reason}")]
    Engine {
        /// Its folder.
        path: PathBuf,
        /// What it says.
        reason: String,
    },
    /// The folder of articles.
    #[error(
        "the articles in {path} cannot be read ({reason}); name an existing folder with --corpus or DATELINE_CORPUS"
    )]
    Corpus {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Another refresh is running.
    #[error("another refresh is running; wait for it to end")]
    Busy,
}

/// Where a collection lives.
#[derive(Clone, Debug)]
pub struct CollectionSettings {
    /// Folder of articles.
    pub corpus: PathBuf,
    /// Data folder.
    pub data: PathBuf,
    /// Largest file in bytes.
    pub max_file_bytes: u64,
}

/// How far a refresh is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub stage: Stage,
    /// Files or articles done in this stage.
    pub done: usize,
    /// Files or articles in all.
    pub total: usize,
}

/// Stages of a refresh, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Read,
    /// Writing versions.
    Store,
    /// Building the index.
    Index,
}

/// One alternative of a plan's clause is enough for it to match.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Stems, any of which matches, with their weight (1 for the word itself, less for a synonym).
    pub alternatives: Vec<(String, f32)>,
    /// Weight of the clause.
    pub boost: f32,
}

/// What to look up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchPlan {
    /// Optional clauses; the more match, the better.
    pub clauses: Vec<Clause>,
    /// Stems in exact order that a passage must hold.
    pub phrases: Vec<Vec<String>>,
    /// Which articles may be found.
    pub filter: Filter,
    /// Passages at most.
    pub limit: usize,
}

/// A passage that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its article.
    pub article: Arc<ArticleMeta>,
    /// Bytes of the passage in the article's text.
    pub span: Span,
    /// Number of the passage in the article, counted from 0.
    pub ordinal: u32,
    /// Number of its first sentence in the article, counted from 0.
    pub first_sentence: u32,
    /// Its sentences and tokens. The headline, when quotable, is the first sentence of passage 0.
    pub analysis: Analysis,
    /// BM25 score.
    pub score: f32,
}

/// How often a term occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TermStats {
    /// Passages that hold it.
    pub passages: u64,
    /// Passages in all.
    pub total: u64,
}

impl TermStats {
    /// Inverse document frequency as BM25 has it: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of passages are far below 2^52"
    )]
    pub fn idf(self) -> f64 {
        let (n, total) = (self.passages as f64, self.total as f64);
        (1.0 + (total - n + 0.5) / (n + 0.5)).ln()
    }
}

/// One pinned generation: everything a question may look at. Cheap to clone behind an `Arc`.
#[derive(Debug)]
pub struct Snapshot {
    store: Arc<Store>,
}

impl Snapshot {
    /// The generation.
    #[must_use]
    pub fn generation(&self) -> Generation {
        unimplemented!()
    }

    /// All articles of the generation, sorted by id.
    #[must_use]
    pub fn articles(&self) -> &[Arc<ArticleMeta>] {
        unimplemented!()
    }

    /// What the articles selected by `filter` cover.
    #[must_use]
    pub fn coverage(&self, filter: &Filter) -> Coverage {
        let _ = filter;
        unimplemented!()
    }

    /// What a reader should know about the filter: undated articles left out, how `source:` matched.
    #[must_use]
    pub fn filter_notes(&self, filter: &Filter) -> Vec<Note> {
        let _ = filter;
        unimplemented!()
    }

    /// Ranked passages, best first.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn search(&self, plan: &SearchPlan) -> Result<Vec<Hit>, IndexError> {
        let _ = plan;
        unimplemented!()
    }

    /// How often a stem occurs.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn term(&self, stem: &str) -> Result<TermStats, IndexError> {
        let _ = stem;
        unimplemented!()
    }

    /// Words of the collection that are close to an unknown one by edit distance (1 up to 5 letters, 2 above),
    /// the most frequent of the nearest first. Never for words with digits.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn near_words(&self, word: &str, limit: usize) -> Result<Vec<String>, IndexError> {
        let _ = (word, limit);
        unimplemented!()
    }

    /// The article of this generation, with its text.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn article(&self, id: &ArticleId) -> Result<Option<Arc<Article>>, IndexError> {
        let _ = id;
        unimplemented!()
    }

    /// The version a receipt names, also when it is no longer the newest.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn receipt(&self, receipt: &Receipt) -> Result<Option<Arc<Article>>, IndexError> {
        Ok(self.store.receipt(receipt)?)
    }

    /// All passages of one article, in order, with their analysis.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn passages(&self, id: &ArticleId) -> Result<Vec<Hit>, IndexError> {
        let _ = id;
        unimplemented!()
    }

    /// The collection as it was on `day`: articles dated by then, in the newest version fetched by then, else the
    /// oldest. The same snapshot when nothing differs.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn as_of(self: &Arc<Self>, day: crate::model::Day) -> Result<Arc<Self>, IndexError> {
        let _ = day;
        unimplemented!()
    }
}

/// A folder of articles with its store and index.
#[derive(Debug)]
pub struct Collection {
    store: Arc<Store>,
}

impl Collection {
    /// Opens the data folder (creating it), verifies the index against its manifest and the store, and rebuilds
    /// it when it is missing, damaged, of another schema, or of another generation. Does not look at the articles.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn open(settings: CollectionSettings) -> Result<Self, IndexError> {
        let _ = settings;
        unimplemented!()
    }

    /// The pinned newest generation.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        unimplemented!()
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// Reconciles with the folder: reads what changed, commits a generation, updates the index, swaps the
    /// snapshot. When anything fails the old generation goes on answering.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn refresh(&self, progress: &mut dyn FnMut(Progress)) -> Result<RefreshReport, IndexError> {
        let _ = progress;
        unimplemented!()
    }

    /// Faults of the newest generation's files, as the last refresh found them.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn faults(&self) -> Result<Vec<Fault>, IndexError> {
        unimplemented!()
    }

    /// Why the collection cannot be written, when it was opened read-only.
    #[must_use]
    pub fn read_only(&self) -> Option<String> {
        unimplemented!()
    }
}
