//! What evaluating and fitting share: JSON lines in chunks, a collection of their own, requests.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;

use crate::answer::{AskRequest, Engine, EngineSettings};
use crate::index::{Collection, CollectionSettings, IndexError};
use crate::model::{Conversation, Day, Filter, Question};

/// Largest article file: generous, for evaluations bring their own.
pub(super) const MAX_FILE_BYTES: u64 = 50 << 20;
/// Lines that are worked on at a time.
pub(super) const CHUNK: usize = 512;

/// A question of an evaluation.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct QuestionLine {
    pub(super) id: String,
    pub(super) question: String,
    /// The day that "today" means; today when it is left out.
    #[serde(default)]
    pub(super) asked_on: Option<Day>,
    /// Earlier questions of the conversation, the oldest first.
    #[serde(default)]
    pub(super) earlier: Vec<String>,
}

/// An engine over the articles of a folder, with its data in another.
pub(super) fn engine(
    articles: &Path,
    data: &Path,
    quote_sentences: Option<usize>,
) -> Result<Engine> {
    let settings = CollectionSettings {
        corpus: articles.to_owned(),
        data: data.to_owned(),
        max_file_bytes: MAX_FILE_BYTES,
    };
    let collection = Collection::open(settings)?;
    collection.refresh(&mut |_| {}).map_err(of_articles)?;
    Ok(Engine::new(
        Arc::new(collection),
        EngineSettings {
            quote_sentences,
            // Ten passages are written, however few of them answer.
            more: 10,
            ..EngineSettings::default()
        },
    ))
}

/// A folder of articles that cannot be read, with where it was named.
fn of_articles(error: IndexError) -> anyhow::Error {
    match error {
        IndexError::Corpus { path, reason } => anyhow!(
            "the articles in {} cannot be read ({reason}); name an existing folder",
            path.display()
        ),
        other => other.into(),
    }
}

/// Questions of evaluations may be longer than what people type.
pub(super) fn request(line: &QuestionLine) -> Option<AskRequest> {
    Some(AskRequest {
        question: Question::parse_on(
            line.asked_on.unwrap_or_else(Day::today),
            &line.question,
            20_000,
        )
        .ok()?,
        conversation: Conversation {
            earlier: line.earlier.clone(),
            ..Conversation::default()
        },
        filter: Filter::default(),
        today: line.asked_on,
    })
}

pub(super) fn create(path: &Path) -> Result<BufWriter<File>> {
    File::create(path)
        .map(BufWriter::new)
        .with_context(|| format!("{} cannot be written", path.display()))
}

/// JSON lines of a file, in chunks.
pub(super) struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    number: usize,
}

impl Lines {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file =
            File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            reader: BufReader::new(file),
            number: 0,
        })
    }

    /// The next lines, blank ones skipped; `None` at the end.
    pub(super) fn chunk<T: for<'de> Deserialize<'de>>(&mut self) -> Result<Option<Vec<T>>> {
        let mut chunk = Vec::new();
        let mut line = String::new();
        while chunk.len() < CHUNK {
            line.clear();
            self.number += 1;
            let place = |number: usize, path: &Path| format!("{}:{number}", path.display());
            let read = self
                .reader
                .read_line(&mut line)
                .with_context(|| place(self.number, &self.path))?;
            if read == 0 {
                break;
            }
            let text = line.trim_start_matches('\u{feff}').trim();
            if !text.is_empty() {
                chunk.push(
                    serde_json::from_str(text).with_context(|| place(self.number, &self.path))?,
                );
            }
        }
        Ok((!chunk.is_empty()).then_some(chunk))
    }
}
