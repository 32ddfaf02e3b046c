//! The small tables of weights that ranking and abstention use.
//!
//! Every number here belongs to a named signal (see `rank::signals` and `confidence`); none belongs to a question. They were
//! fitted by a listwise logistic loss over the windows of labelled questions of several public sets at once, and can be
//! fitted again from the signals that `dateline eval --signals FILE` writes.

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

impl Default for Weights {
    fn default() -> Self {
        Self {
            rank: rank_table(),
            confidence: ConfidenceWeights {
                bias: -7.5,
                signals: [4.5, 3.0, 2.5, 1.0, 1.0, 0.8, -1.0, 0.0, 0.0, 0.0],
            },
            threshold: 0.5,
        }
    }
}

/// The ranking table as (signal, weight) pairs, so that a reordering of signals cannot mix up weights.
const RANK: &[(Signal, f64)] = &[
    (Signal::Coverage, 3.41),
    (Signal::CoverageSquared, 1.27),
    (Signal::ParagraphCoverage, 1.61),
    (Signal::PassageCoverage, 1.24),
    (Signal::Bm25, 3.18),
    (Signal::Adjacent, 0.31),
    (Signal::Proximity, 1.35),
    (Signal::Names, -0.26),
    (Signal::Numbers, 0.10),
    (Signal::Kind, 0.86),
    (Signal::KindExact, 0.60),
    (Signal::Neighbours, 0.07),
    (Signal::Title, 1.85),
    (Signal::Lead, 1.79),
    (Signal::Headline, 0.89),
    (Signal::Recency, 3.82),
    (Signal::Season, 1.00),
    (Signal::Unfinished, -0.2),
    (Signal::Source, 2.00),
    (Signal::Dates, 1.00),
    (Signal::Interrogative, -1.00),
    (Signal::Long, 0.00),
    (Signal::Short, -0.80),
    (Signal::TwoSentences, 0.80),
    (Signal::ThreeSentences, 1.00),
    (Signal::Support, 0.54),
    (Signal::Hanging, 0.11),
    (Signal::Quoted, 0.00),
    (Signal::IdleSentence, -0.95),
    (Signal::Telling, 0.20),
];

fn rank_table() -> [f64; COUNT] {
    let mut table = [0.0; COUNT];
    for (signal, weight) in RANK {
        table[*signal as usize] = *weight;
    }
    table
}
