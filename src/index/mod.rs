//! The tantivy index and the collection that joins it with the store.
//!
//! The only room that names tantivy. User text never reaches a query parser: queries are built in code from a
//! [`SearchPlan`]. Does not decide what is an answer.

mod as_of;
mod build;
mod catalogue;
mod collection;
mod directory;
mod document;
mod error;
mod exact;
#[cfg(test)]
mod fake_disk;
mod indexed_text;
mod layout;
mod losses;
mod lost;
mod manifest;
mod near;
mod owner;
mod owners;
mod passages;
mod payload;
mod pipeline;
mod query;
mod ranking;
mod reader;
mod refresh;
mod snapshot;
mod sole;
mod sources;
mod texts;
mod withdraw;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

pub use collection::Collection;
pub use error::IndexError;
pub use losses::Losses;
pub use owner::{adopt, check_folder};
pub use passages::HEADLINE_PARAGRAPH;
pub use snapshot::Snapshot;
pub use sole::{BotLock, OtherBot};

use crate::model::{ArticleMeta, Filter, Span};
use crate::text::{Analysis, TermKey, tokens};

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
    /// Stems of its article's title, as keys: see [`title_keys`].
    pub title: Arc<[TermKey]>,
    /// Bytes of the passage in the article's text.
    pub span: Span,
    /// Number of the passage in the article, counted from 0.
    pub ordinal: u32,
    /// Number of its first sentence in the article, counted from 0.
    pub first_sentence: u32,
    /// First bytes of the BLAKE3 hash of its text as it was indexed.
    pub text_hash: [u8; 16],
    /// Its sentences and tokens. The headline, when quotable, is the first sentence of passage 0.
    pub analysis: Analysis,
    /// BM25 score.
    pub score: f32,
}

/// Characters of a title that count.
const TITLE: usize = 200;

/// Keys of a title's stems, in order.
#[must_use]
pub fn title_keys(article: &ArticleMeta) -> Arc<[TermKey]> {
    let text: String = article.title.text.chars().take(TITLE).collect();
    tokens(&text)
        .iter()
        .map(|token| TermKey::of(&token.stem))
        .collect()
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
