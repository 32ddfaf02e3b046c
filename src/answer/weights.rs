//! The small tables of weights that ranking and abstention use.
//!
//! Every number here belongs to a named signal (see `rank::signals` and `confidence`); none belongs to a question. The ranking
//! weights are fitted as a whole: a listwise softmax loss over nearly all windows of each question (those that hold the labelled
//! answer are right), with a small L2 penalty, over RealTime QA news questions (with and without the day of asking), SQuAD 2.0
//! sentences, MultiHop-RAG evidence, TrecQA and WikiQA candidates and the labelled questions about the bundled articles, each set
//! counted per question. A right news window earns a little less the longer it is. Correlated signals share their effect, so a
//! single weight says little alone. What to fit on is what `dateline eval --signals FILE` writes.
//! How the confidence was fitted stands with it; of its weights only `MissingWord` is set by hand.

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
                signals: [2.51, 3.11, -1.80, 1.58, 0.62, -1.00, 0.0, 0.0, 0.0, 0.0, -3.0],
            },
            threshold: 0.65,
        }
    }
}

/// The ranking table as (signal, weight) pairs, so that a reordering of signals cannot mix up weights.
const RANK: &[(Signal, f64)] = &[
    (Signal::Coverage, -0.129),
    (Signal::PassageCoverage, 0.019),
    (Signal::Bm25, 0.314),
    (Signal::Adjacent, 1.070),
    (Signal::Proximity, 0.869),
    (Signal::Kind, 0.186),
    (Signal::KindExact, 1.014),
    (Signal::Neighbours, 2.069),
    (Signal::Title, 1.130),
    (Signal::Lead, -0.735),
    (Signal::Headline, -1.403),
    (Signal::Recency, -1.546),
    (Signal::Season, 1.357),
    (Signal::Source, 3.521),
    (Signal::Unfinished, -0.570),
    (Signal::Short, -1.698),
    (Signal::TwoSentences, 0.970),
    (Signal::ThreeSentences, 1.738),
    (Signal::Hanging, -0.074),
    (Signal::IdleSentence, -0.599),
    (Signal::ArticleCoverage, 0.681),
    (Signal::TitleOrWindow, 3.541),
    (Signal::Before, 0.532),
    (Signal::Exact, 0.021),
    (Signal::Missing, -0.307),
    (Signal::NamesAround, 1.212),
    (Signal::Later, -0.986),
    (Signal::First, -0.778),
    (Signal::Future, 2.774),
    (Signal::KindNumber, 1.965),
    (Signal::SupportKind, 0.510),
    (Signal::Rank, 1.056),
    (Signal::CoverageFirst, 0.376),
    (Signal::Week, 2.310),
    (Signal::LengthMore, -1.104),
    (Signal::AnswerNear, 0.720),
    (Signal::Era, 2.427),
    (Signal::CoverageRelative, 2.392),
    (Signal::Density, -1.292),
    (Signal::CoverageBest, 0.432),
    (Signal::Breaks, 0.080),
    (Signal::Tears, -1.127),
    (Signal::Settled, -0.435),
    (Signal::Inside, -2.014),
    (Signal::FirstKind, 3.057),
    (Signal::CoverageKind, 0.995),
];

fn rank_table() -> [f64; COUNT] {
    let mut table = [0.0; COUNT];
    for (signal, weight) in RANK {
        table[*signal as usize] = *weight;
    }
    table
}
