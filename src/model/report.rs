//! Generations, faults and what a refresh did.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ArticleId;

/// Number of a committed state of the collection; 0 is the empty collection before the first refresh.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Generation(pub u64);

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The file could not be opened or read.
    Unreadable,
    /// No text in it.
    Empty,
    /// Not text.
    Binary,
    /// Larger than the limit.
    TooLarge,
    /// A link that leaves the folder.
    OutsideLink,
    /// The same text as another file.
    Duplicate,
    /// A front-matter header that cannot be understood.
    BadHeader,
    /// A date that is not a date, that lies in the future, or that another one contradicts.
    BadDate,
    /// A name or path that cannot be used.
    BadName,
}

/// A fault of one file: where, what, and how to mend it. The rest of the collection loads all the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fault {
    /// Path relative to the collection's folder.
    pub file: String,
    /// Line, counted from 1, where it makes sense.
    pub line: Option<u32>,
    /// What kind of fault.
    pub kind: FaultKind,
    /// What is wrong and what to do, one sentence.
    pub message: String,
    /// Whether the article was left out (true) or loaded without the faulty part (false).
    pub skipped: bool,
}

impl fmt::Display for Fault {
    /// `seeds/x.txt:1: date "2023-13-25" is not a date; write YYYY-MM-DD`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// What a refresh did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshReport {
    /// The generation that now answers.
    pub generation: Generation,
    /// Whether a new generation was committed.
    pub committed: bool,
    /// New articles.
    pub added: Vec<ArticleId>,
    /// Articles with a new version.
    pub changed: Vec<ArticleId>,
    /// Articles that are gone.
    pub removed: Vec<ArticleId>,
    /// Articles that stayed as they were.
    pub unchanged: usize,
    /// Faults of single files.
    pub faults: Vec<Fault>,
    /// Wall time in milliseconds.
    pub millis: u64,
}
