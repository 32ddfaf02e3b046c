//! The small tables of weights that ranking and abstention use.
//!
//! Every number here belongs to a named signal (see `rank::signals` and `confidence`); none belongs to a question.
//!
//! The ranking weights were fitted as a whole: a listwise softmax loss over nearly all windows of each question (those that hold
//! the labelled answer are right) with a small L2 penalty, by gradient descent from the weights before. Sets and what a question
//! of each counts: RealTime QA news questions with (3) and without (1.5) the day of asking, SQuAD 2.0 with single sentences (2.4)
//! and with windows (1.6), MultiHop-RAG evidence (1), TrecQA (0.9), WikiQA (1), some 80 labelled questions about the bundled
//! articles (4), each mean over the set. A right window earns a little less the longer it is: (40 / words)^0.08 for news, ^0.2 for
//! windows of the other sets. Correlated signals share their effect, so a single weight says little alone. What to fit on is what
//! `dateline eval --signals FILE` writes; `--weights FILE` tries other weights. How the confidence was fitted stands with it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::rank::signals::{COUNT, Signal};

/// Weights of ranking and abstention.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Weight of each ranking signal, in the order of the signal table.
    pub(crate) rank: [f64; COUNT],
    /// Bias and weights of the confidence's signals.
    pub(crate) confidence: ConfidenceWeights,
    /// At or above this confidence the quotes count as an answer.
    pub threshold: f64,
}

/// Weights of the confidence: a logistic function of a few shares between 0 and 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ConfidenceWeights {
    /// Constant.
    pub(crate) bias: f64,
    /// In the order of [`super::confidence::NAMES`].
    pub(crate) signals: [f64; super::confidence::COUNT],
}

/// Weights as a file holds them; what it leaves out is as shipped.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Stored {
    rank: BTreeMap<String, f64>,
    confidence: BTreeMap<String, f64>,
    bias: Option<f64>,
    threshold: Option<f64>,
}

impl Weights {
    /// Reads weights from JSON: `{"rank": {signal: weight}, "confidence": {signal: weight}, "bias": …, "threshold": …}`. A table that
    /// is there replaces the shipped one as a whole: signals that it leaves out weigh nothing.
    ///
    /// # Errors
    /// When it is not such JSON, or names a signal that there is none of.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let stored: Stored = serde_json::from_str(json).map_err(|e| e.to_string())?;
        let mut weights = Self::default();
        fill(
            &mut weights.rank,
            &super::rank::signals::NAMES,
            &stored.rank,
        )?;
        let confidence = &mut weights.confidence;
        fill(
            &mut confidence.signals,
            &super::confidence::NAMES,
            &stored.confidence,
        )?;
        confidence.bias = stored.bias.unwrap_or(confidence.bias);
        weights.threshold = stored.threshold.unwrap_or(weights.threshold);
        Ok(weights)
    }
}

fn fill(table: &mut [f64], names: &[&str], stored: &BTreeMap<String, f64>) -> Result<(), String> {
    if stored.is_empty() {
        return Ok(());
    }
    table.fill(0.0);
    for (name, weight) in stored {
        let at = names
            .iter()
            .position(|known| known == name)
            .ok_or_else(|| format!("no signal is called {name}"))?;
        table[at] = *weight;
    }
    Ok(())
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            rank: rank_table(),
            confidence: ConfidenceWeights {
                bias: -3.37,
                signals: [2.80, 3.05, -1.43, 2.30, 0.84, -1.00, 0.99, -3.0],
            },
            threshold: 0.60,
        }
    }
}

/// The ranking table as (signal, weight) pairs, so that a reordering of signals cannot mix up weights.
const RANK: &[(Signal, f64)] = &[
    (Signal::Coverage, -1.329),
    (Signal::PassageCoverage, -0.510),
    (Signal::Bm25, 0.837),
    (Signal::Adjacent, 1.559),
    (Signal::Proximity, 1.147),
    (Signal::Kind, -0.176),
    (Signal::KindExact, 1.492),
    (Signal::Neighbours, 2.134),
    (Signal::Title, 0.982),
    (Signal::Lead, -1.307),
    (Signal::Headline, -1.903),
    (Signal::Recency, -2.051),
    (Signal::Season, 1.405),
    (Signal::Source, 3.520),
    (Signal::Dates, 4.551),
    (Signal::Unfinished, -0.767),
    (Signal::Short, -2.133),
    (Signal::TwoSentences, 0.921),
    (Signal::ThreeSentences, 1.354),
    (Signal::Hanging, -0.136),
    (Signal::IdleSentence, -0.756),
    (Signal::ArticleCoverage, 1.089),
    (Signal::TitleOrWindow, 3.505),
    (Signal::Before, 0.469),
    (Signal::Exact, 0.743),
    (Signal::Missing, -1.163),
    (Signal::NamesAround, 1.237),
    (Signal::Later, -1.019),
    (Signal::First, -1.566),
    (Signal::Future, 3.978),
    (Signal::KindNumber, 2.453),
    (Signal::SupportKind, 0.584),
    (Signal::Rank, 0.962),
    (Signal::CoverageFirst, 0.480),
    (Signal::Week, 2.667),
    (Signal::LengthMore, -1.158),
    (Signal::AnswerNear, 0.476),
    (Signal::Era, 2.417),
    (Signal::CoverageRelative, 2.647),
    (Signal::Density, -1.283),
    (Signal::CoverageBest, -0.461),
    (Signal::Breaks, 0.822),
    (Signal::Tears, -0.467),
    (Signal::Straddles, -3.512),
    (Signal::Settled, -0.692),
    (Signal::Inside, -1.053),
    (Signal::FirstKind, 4.057),
    (Signal::CoverageKind, 1.122),
];

fn rank_table() -> [f64; COUNT] {
    let mut table = [0.0; COUNT];
    for (signal, weight) in RANK {
        table[*signal as usize] = *weight;
    }
    table
}
