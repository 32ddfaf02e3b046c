//! The small tables of weights that ranking and abstention use.
//!
//! Every number here belongs to a named signal (see `rank::signals` and `confidence`); none belongs to a question. Most ranking
//! weights come from a listwise logistic fit over the windows of labelled questions of two public sets (RealTime QA news questions
//! and SQuAD 2.0); the signals to fit again are what `dateline eval --signals FILE` writes. Set by hand, not by that fit: `Source`,
//! `Dates`, `Interrogative`, `IdleSentence`, `TwoSentences`, `ThreeSentences`, `Long`, `KindExact`. How the confidence was
//! fitted stands with it; of its weights only `MissingWord` is set by hand.

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
                bias: -2.89,
                signals: [2.51, 3.11, -1.80, 1.58, 0.62, -1.00],
            },
            threshold: 0.65,
        }
    }
}

/// The ranking table as (signal, weight) pairs, so that a reordering of signals cannot mix up weights.
const RANK: &[(Signal, f64)] = &[
    (Signal::Coverage, 3.01),
    (Signal::CoverageSquared, 1.65),
    (Signal::ParagraphCoverage, 1.76),
    (Signal::PassageCoverage, 1.62),
    (Signal::Bm25, 2.75),
    (Signal::Adjacent, 0.33),
    (Signal::Proximity, 1.38),
    (Signal::Names, -0.16),
    (Signal::Numbers, 0.11),
    (Signal::Kind, 1.44),
    (Signal::KindExact, 0.90),
    (Signal::Neighbours, 0.03),
    (Signal::Title, 1.28),
    (Signal::Lead, 1.71),
    (Signal::Headline, 0.96),
    (Signal::Recency, 2.00),
    (Signal::Season, 2.51),
    (Signal::Unfinished, -0.70),
    (Signal::Source, 2.00),
    (Signal::Dates, 1.00),
    (Signal::Interrogative, -2.50),
    (Signal::Long, 0.00),
    (Signal::Short, -0.83),
    (Signal::TwoSentences, 0.60),
    (Signal::ThreeSentences, 0.70),
    (Signal::Support, 0.38),
    (Signal::Hanging, -0.30),
    (Signal::Quoted, 0.00),
    (Signal::IdleSentence, -2.00),
    (Signal::Telling, 0.18),
];

fn rank_table() -> [f64; COUNT] {
    let mut table = [0.0; COUNT];
    for (signal, weight) in RANK {
        table[*signal as usize] = *weight;
    }
    table
}
