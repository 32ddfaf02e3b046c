//! Extractive summaries: of what, how long, and what is known of the time of what they quote.

use serde::{Deserialize, Serialize};

use super::{Coverage, Generation, Note, ScoredQuote};

/// What to summarise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SummaryScope {
    /// The latest articles.
    Latest,
    /// The passages on a topic, in order of time.
    Topic(String),
    /// One article.
    Article(super::ArticleId),
}

/// How long a summary is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SummaryLength {
    /// About three sentences.
    Short,
    /// About six sentences.
    #[default]
    Medium,
    /// About twelve sentences.
    Long,
}

impl SummaryLength {
    /// Sentences at most.
    #[must_use]
    pub fn sentences(self) -> usize {
        match self {
            Self::Short => 3,
            Self::Medium => 6,
            Self::Long => 12,
        }
    }
}

/// An extractive summary: whole sentences, in order of time, each with its date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// What was summarised.
    pub scope: SummaryScope,
    /// Quotes in the order to show. Empty when nothing fits the scope.
    pub quotes: Vec<ScoredQuote>,
    /// What was searched.
    pub searched: Coverage,
    /// What else to know.
    pub notes: Vec<Note>,
    /// The generation that answered.
    pub generation: Generation,
}

/// What is known of the time of the articles that a summary quotes. Those with a time come first, in its order, then those
/// that state a day and its month without their year, by these, and what is undated last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SummaryOrder {
    /// Whether some have a date, or cover the events of an article that has one.
    pub dated: bool,
    /// Whether some state a day and its month alone.
    pub year_not_given: bool,
    /// Whether some state nothing.
    pub undated: bool,
}

impl Summary {
    /// What is known of the time of the quoted articles.
    #[must_use]
    pub fn order(&self) -> SummaryOrder {
        let mut order = SummaryOrder::default();
        for scored in &self.quotes {
            let date = &scored.quote.citation().article.date;
            let kept = if !date.is_undated() || date.covers().is_some() {
                &mut order.dated
            } else if date.month_day().is_some() {
                &mut order.year_not_given
            } else {
                &mut order.undated
            };
            *kept = true;
        }
        order
    }
}
