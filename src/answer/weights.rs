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
    (Signal::Coverage, 0.406),
    (Signal::ParagraphCoverage, 1.232),
    (Signal::PassageCoverage, -0.693),
    (Signal::Bm25, 0.930),
    (Signal::Adjacent, 1.148),
    (Signal::Proximity, 0.797),
    (Signal::Names, 0.273),
    (Signal::Numbers, -0.675),
    (Signal::Kind, 1.000),
    (Signal::KindExact, 1.477),
    (Signal::Neighbours, 0.932),
    (Signal::Title, 1.498),
    (Signal::Lead, -0.734),
    (Signal::Headline, -1.064),
    (Signal::Recency, -0.114),
    (Signal::Season, 2.698),
    (Signal::Source, 2.330),
    (Signal::Dates, -0.581),
    (Signal::Interrogative, -0.152),
    (Signal::Unfinished, -0.164),
    (Signal::Short, -1.224),
    (Signal::TwoSentences, 1.035),
    (Signal::ThreeSentences, 1.485),
    (Signal::Hanging, -0.292),
    (Signal::Quoted, 0.174),
    (Signal::IdleSentence, -1.013),
    (Signal::ArticleCoverage, 0.828),
    (Signal::TitleOrWindow, 2.351),
    (Signal::Before, 0.127),
    (Signal::Pairs, 0.268),
    (Signal::Exact, 1.267),
    (Signal::Missing, -0.624),
    (Signal::NamesAround, 1.642),
    (Signal::Words, 0.839),
    (Signal::Later, -0.197),
    (Signal::First, 1.864),
    (Signal::FirstOfWeek, 0.629),
    (Signal::Future, 2.320),
    (Signal::KindPerson, -1.370),
    (Signal::KindTime, -0.527),
    (Signal::KindNumber, 1.464),
    (Signal::KindReason, 0.560),
    (Signal::KindName, -0.349),
    (Signal::NewNames, -0.314),
    (Signal::SupportKind, 0.589),
    (Signal::Rank, 1.093),
    (Signal::CoverageFirst, 0.436),
    (Signal::Week, 1.332),
    (Signal::Echo, -3.087),
    (Signal::LengthMore, 1.476),
    (Signal::CoverageFlat, 0.890),
    (Signal::CoverageRare, -1.041),
    (Signal::AnswerNear, 1.127),
    (Signal::Quotes, -0.243),
];

fn rank_table() -> [f64; COUNT] {
    let mut table = [0.0; COUNT];
    for (signal, weight) in RANK {
        table[*signal as usize] = *weight;
    }
    table
}
