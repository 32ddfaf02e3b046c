//! Sets: articles with labelled questions, or given candidate sentences with labels.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;

use crate::answer::fit::in_order;
use crate::answer::sentences::SentenceRanker;
use crate::answer::{Engine, Weights};
use crate::cli::batch::{Lines, QuestionLine, engine};

use super::labels::{self, Label};

/// A set as the file of sets names it. Paths are relative to that file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetLine {
    /// What the report calls it.
    name: String,
    /// Sets of one group are left out together; its own name when left out.
    group: Option<String>,
    /// Folder of articles; none for candidate sentences.
    articles: Option<PathBuf>,
    /// Questions; with `candidates` in each line for candidate sentences.
    questions: PathBuf,
    /// Labels.
    labels: PathBuf,
    /// What the set counts for the ranking.
    #[serde(default = "one")]
    weight: f64,
    /// What it counts for the confidence; sets without unanswerable questions should count nothing.
    #[serde(default = "one")]
    confidence: f64,
    /// Sentences at most in a quote.
    quote_sentences: Option<usize>,
    /// How much less a longer right window earns: (40 / words) to this power.
    #[serde(default)]
    length: f64,
}

fn one() -> f64 {
    1.0
}

impl SetLine {
    /// The lines of a file of sets.
    pub(super) fn read(file: &Path) -> Result<Vec<Self>> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let mut sets = Vec::new();
        let mut lines = Lines::open(file)?;
        while let Some(chunk) = lines.chunk::<Self>()? {
            sets.extend(chunk.into_iter().map(|line| line.within(folder)));
        }
        if sets.is_empty() {
            bail!(
                "{} names no set; write one JSON object a line",
                file.display()
            );
        }
        Ok(sets)
    }

    /// One set from the command line.
    pub(super) fn single(
        articles: Option<PathBuf>,
        questions: Option<PathBuf>,
        labels: Option<PathBuf>,
    ) -> Self {
        Self {
            name: "the set".to_owned(),
            group: None,
            articles,
            questions: questions.unwrap_or_default(),
            labels: labels.unwrap_or_default(),
            weight: 1.0,
            confidence: 1.0,
            quote_sentences: None,
            length: 0.0,
        }
    }

    fn within(mut self, folder: &Path) -> Self {
        self.articles = self.articles.map(|a| folder.join(a));
        self.questions = folder.join(self.questions);
        self.labels = folder.join(self.labels);
        self
    }

    /// A data folder's name: sets over the same articles share one.
    pub(super) fn folder(&self, number: usize) -> String {
        match &self.articles {
            Some(articles) => {
                blake3::hash(articles.as_os_str().as_encoded_bytes()).to_hex()[..16].to_owned()
            }
            None => format!("set{number}"),
        }
    }
}

/// Where a set's signals come from.
pub(super) enum Kind {
    /// Articles and questions.
    Articles(Box<Engine>, Vec<(QuestionLine, Label)>),
    /// Candidate sentences.
    Candidates(Vec<(CandidateLine, Label)>),
}

/// A question with candidate sentences.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct CandidateLine {
    id: String,
    /// The question.
    pub(super) question: String,
    /// The sentences.
    pub(super) candidates: Vec<String>,
}

/// A set, read.
pub(super) struct Set {
    /// What the report calls it.
    pub(super) name: String,
    /// Sets of one group are left out together.
    pub(super) group: String,
    /// What it counts for the ranking.
    pub(super) weight: f64,
    /// What it counts for the confidence.
    pub(super) confidence: f64,
    /// How much less a longer right window earns.
    pub(super) length: f64,
    /// What is in it.
    pub(super) kind: Kind,
}

impl Set {
    /// Reads a set, and builds its collection in `data`.
    pub(super) fn open(line: &SetLine, data: &Path) -> Result<Self> {
        let labels = labels::read(&line.labels)?;
        let label = |id: &str| {
            labels
                .get(id)
                .cloned()
                .ok_or_else(|| anyhow!("{} has no label for question {id}", line.labels.display()))
        };
        let kind = match &line.articles {
            Some(articles) => {
                let questions = read(&line.questions, |q: &QuestionLine| label(&q.id))?;
                let engine = engine(articles, data, line.quote_sentences)
                    .with_context(|| format!("set {}", line.name))?;
                Kind::Articles(Box::new(engine), questions)
            }
            None => Kind::Candidates(read(&line.questions, |q: &CandidateLine| label(&q.id))?),
        };
        Ok(Self {
            name: line.name.clone(),
            group: line.group.clone().unwrap_or_else(|| line.name.clone()),
            weight: line.weight,
            confidence: line.confidence,
            length: line.length,
            kind,
        })
    }
}

fn read<T: for<'de> Deserialize<'de>>(
    file: &Path,
    label: impl Fn(&T) -> Result<Label>,
) -> Result<Vec<(T, Label)>> {
    let mut all = Vec::new();
    let mut lines = Lines::open(file)?;
    while let Some(chunk) = lines.chunk::<T>()? {
        for line in chunk {
            let label = label(&line)?;
            all.push((line, label));
        }
    }
    if all.is_empty() {
        bail!(
            "{} holds no question; write one JSON object a line",
            file.display()
        );
    }
    Ok(all)
}

/// Signals of each candidate sentence; `None` for one that holds nothing of the question.
pub(super) fn candidate_signals(
    lines: &[(CandidateLine, Label)],
    weights: &Weights,
) -> Result<Vec<Vec<Option<Vec<f64>>>>> {
    let mut ranker = SentenceRanker::with_weights(weights.clone());
    for (line, _) in lines {
        line.candidates.iter().for_each(|c| ranker.learn(c));
    }
    let all = in_order(lines, |(line, _)| {
        ranker.signals(&line.question, &line.candidates)
    });
    all.into_iter().map(|one| Ok(one?)).collect()
}
