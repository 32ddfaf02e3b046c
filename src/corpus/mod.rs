//! Turning files into articles.
//!
//! Reads bytes, decodes them, finds title, outlet, credits and date. Bad files become [`Fault`]s and the rest still
//! loads. Never touches the database. Knows one file at a time, except for [`infer_dates`], which is a pass over one
//! whole collection.

mod byline;
mod closing;
mod credit_words;
mod credits;
mod date_forms;
mod date_tongues;
mod dateline;
mod decode;
mod duplicates;
mod entities;
mod faults;
mod file_name;
mod from_block;
mod head;
mod header;
mod headline;
mod infer;
mod lines;
mod mentions;
mod mixed_line;
mod one_line;
mod other_encoding;
mod outlets;
mod printed_outlet;
mod publication;
mod read;
mod scan;
mod short_years;
mod stacked_dateline;
mod stamps;
mod tail;
mod title;
mod weekdays;
mod words_of;

use std::path::Path;

use crate::model::{Article, Fault, Inference};

pub use duplicates::duplicates;
pub use infer::DateInference;
pub use outlets::outlet_key;
pub use publication::{outlet_names, publication};

/// How files are read.
#[derive(Clone, Copy, Debug)]
pub struct ReadLimits {
    /// Largest file in bytes.
    pub max_bytes: u64,
}

/// A file of the collection's folder, seen but not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Path relative to the folder, with `/`.
    pub relative: String,
    /// Where it is.
    pub path: std::path::PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970.
    pub modified: i128,
}

/// Lists the `.txt` and `.md` files below `folder`, sorted by relative path, without reading them.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn scan(
    folder: &Path,
    limits: ReadLimits,
) -> Result<(Vec<FoundFile>, Vec<Fault>), std::io::Error> {
    scan::scan(folder, limits)
}

/// Reads one file. The article's date is undated when the file does not say; inference comes later.
///
/// # Errors
/// A [`Fault`] with `skipped` when there is no article in it. Smaller faults come beside the article.
pub fn read_file(file: &FoundFile, limits: ReadLimits) -> Result<(Article, Vec<Fault>), Fault> {
    read::read_file(file, limits)
}

/// Works out an article from decoded text: the part of [`read_file`] after decoding, for stored versions too.
///
/// # Errors
/// As [`read_file`].
pub fn read_text(
    relative: &str,
    text: std::sync::Arc<str>,
) -> Result<(Article, Vec<Fault>), Fault> {
    read::read_text(relative, text)
}

/// Finds, for each undated article, the dated one whose events it clearly covers: shared names, numbers, weekdays,
/// similar quotations. Deterministic; the order of `articles` does not matter. See [`DateInference`] for a collection
/// that should not be in memory as a whole.
#[must_use]
pub fn infer_dates(articles: &[std::sync::Arc<Article>]) -> Vec<Inference> {
    infer::infer_dates(articles)
}

#[cfg(test)]
mod house_style_tests;
#[cfg(test)]
mod tests;
