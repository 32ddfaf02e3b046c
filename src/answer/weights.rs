//! The small tables of weights that ranking and abstention use.
//!
//! Every number here belongs to a named signal (see `rank::signals` and `confidence`); none belongs to a question. The ranking
//! weights are fitted as a whole: a listwise softmax loss over nearly all windows of each question (those that hold the labelled
//! answer are right), with a small L2 penalty, over RealTime QA news questions (with and without the day of asking), SQuAD 2.0
//! sentences, MultiHop-RAG evidence, TrecQA and WikiQA candidates and the labelled questions about the bundled articles, each set
//! counted per question. A right news window earns a little less the longer it is. Correlated signals share their effect, so a
//! single weight says little alone. What to fit on is what `dateline eval --signals FILE` writes.
//! How the confidence was fitted stands with it; of its weights only `MissingWord` is set by hand.

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
                bias: -3.32,
                signals: [2.78, 3.16, -1.49, 2.29, 0.78, -1.00, 0.98, -3.0],
            },
            threshold: 0.65,
        }
    }
}

/// The ranking table as (signal, weight) pairs, so that a reordering of signals cannot mix up weights.
const RANK: &[(Signal, f64)] = &[
    (Signal::Coverage, -0.675),
    (Signal::PassageCoverage, -0.289),
    (Signal::Bm25, 0.577),
    (Signal::Adjacent, 1.074),
    (Signal::Proximity, 0.902),
    (Signal::Kind, 0.253),
    (Signal::KindExact, 1.077),
    (Signal::Neighbours, 2.244),
    (Signal::Title, 1.166),
    (Signal::Lead, -0.754),
    (Signal::Headline, -2.493),
    (Signal::Recency, -2.019),
    (Signal::Season, 1.411),
    (Signal::Source, 3.378),
    (Signal::Dates, 3.574),
    (Signal::Unfinished, -0.579),
    (Signal::Short, -1.825),
    (Signal::TwoSentences, 0.878),
    (Signal::ThreeSentences, 1.886),
    (Signal::Hanging, -0.048),
    (Signal::IdleSentence, -0.663),
    (Signal::ArticleCoverage, 0.971),
    (Signal::TitleOrWindow, 3.450),
    (Signal::Before, 0.528),
    (Signal::Exact, 0.091),
    (Signal::Missing, -0.255),
    (Signal::NamesAround, 1.227),
    (Signal::Later, -0.964),
    (Signal::First, -1.177),
    (Signal::Future, 2.963),
    (Signal::KindNumber, 1.924),
    (Signal::SupportKind, 0.543),
    (Signal::Rank, 0.965),
    (Signal::CoverageFirst, 0.379),
    (Signal::Week, 2.628),
    (Signal::LengthMore, -0.707),
    (Signal::AnswerNear, 0.682),
    (Signal::Era, 2.409),
    (Signal::CoverageRelative, 2.562),
    (Signal::Density, -1.255),
    (Signal::CoverageBest, 0.855),
    (Signal::Breaks, -0.033),
    (Signal::Tears, -1.004),
    (Signal::Settled, -0.660),
    (Signal::Inside, -1.903),
    (Signal::FirstKind, 3.506),
    (Signal::CoverageKind, 0.817),
];

fn rank_table() -> [f64; COUNT] {
    let mut table = [0.0; COUNT];
    for (signal, weight) in RANK {
        table[*signal as usize] = *weight;
    }
    table
}
