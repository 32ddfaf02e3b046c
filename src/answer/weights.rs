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
                signals: [2.51, 3.11, -1.80, 1.58, 0.62, -1.00],
            },
            threshold: 0.65,
        }
    }
}

/// The ranking table as (signal, weight) pairs, so that a reordering of signals cannot mix up weights.
const RANK: &[(Signal, f64)] = &[
    (Signal::Coverage, 0.408),
    (Signal::ParagraphCoverage, 1.198),
    (Signal::PassageCoverage, -0.638),
    (Signal::Bm25, 0.855),
    (Signal::Adjacent, 1.087),
    (Signal::Proximity, 0.841),
    (Signal::Names, 0.283),
    (Signal::Numbers, -0.656),
    (Signal::Kind, 1.034),
    (Signal::KindExact, 1.404),
    (Signal::Neighbours, 0.952),
    (Signal::Title, 1.490),
    (Signal::Lead, -0.692),
    (Signal::Headline, -1.080),
    (Signal::Recency, -0.155),
    (Signal::Season, 2.733),
    (Signal::Source, 2.388),
    (Signal::Dates, -0.621),
    (Signal::Interrogative, -0.131),
    (Signal::Unfinished, -0.143),
    (Signal::Short, -1.267),
    (Signal::TwoSentences, 1.112),
    (Signal::ThreeSentences, 1.387),
    (Signal::Hanging, -0.279),
    (Signal::Quoted, 0.177),
    (Signal::IdleSentence, -1.011),
    (Signal::ArticleCoverage, 0.858),
    (Signal::TitleOrWindow, 2.421),
    (Signal::Before, 0.186),
    (Signal::Pairs, 0.252),
    (Signal::Exact, 1.181),
    (Signal::Missing, -0.522),
    (Signal::NamesAround, 1.652),
    (Signal::Words, 0.863),
    (Signal::Later, -0.205),
    (Signal::First, 1.851),
    (Signal::FirstOfWeek, 0.618),
    (Signal::Future, 2.238),
    (Signal::KindPerson, -1.308),
    (Signal::KindTime, -0.514),
    (Signal::KindNumber, 1.436),
    (Signal::KindReason, 0.537),
    (Signal::KindName, -0.431),
    (Signal::NewNames, -0.320),
    (Signal::SupportKind, 0.603),
    (Signal::Rank, 1.092),
    (Signal::CoverageFirst, 0.392),
    (Signal::Week, 1.357),
    (Signal::Echo, -3.168),
    (Signal::LengthMore, 1.394),
    (Signal::CoverageFlat, 0.845),
    (Signal::CoverageRare, -0.927),
    (Signal::AnswerNear, 1.152),
    (Signal::Quotes, -0.246),
];

fn rank_table() -> [f64; COUNT] {
    let mut table = [0.0; COUNT];
    for (signal, weight) in RANK {
        table[*signal as usize] = *weight;
    }
    table
}
