//! A question, parsed once.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Day};

/// Which articles may answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Outlet names or credits, any of which must match (case and diacritics do not matter).
    pub sources: Vec<String>,
    /// Articles dated on or after this day.
    pub since: Option<Day>,
    /// Articles dated on or before this day.
    pub until: Option<Day>,
    /// Cutoff: only what was dated by this day.
    pub as_of: Option<Day>,
    /// Only this article.
    pub article: Option<ArticleId>,
}

impl Filter {
    /// Whether it selects by date, which leaves undated articles out.
    #[must_use]
    pub fn by_date(&self) -> bool {
        self.since.is_some() || self.until.is_some() || self.as_of.is_some()
    }

    /// Both filters at once: sources add up, the later `since` and the earlier `until` and `as_of` win.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        let earlier = |a: Option<Day>, b: Option<Day>| a.into_iter().chain(b).min();
        self.sources.extend(other.sources);
        self.since = self.since.into_iter().chain(other.since).max();
        self.until = earlier(self.until, other.until);
        self.as_of = earlier(self.as_of, other.as_of);
        self.article = self.article.or(other.article);
        self
    }
}

/// Why a text is not a question that can be looked up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// Nothing to look up.
    #[error(
        "There is no question in that. Ask something like: When will French troops leave Niger?"
    )]
    Empty,
    /// Over the limit, in characters.
    #[error(
        "That question has {length} characters; the limit is {limit}. Please ask in fewer words."
    )]
    TooLong {
        /// Characters in the question.
        length: usize,
        /// The limit in characters.
        limit: usize,
    },
    /// No letter and no digit.
    #[error(
        "I found only punctuation in that. Ask with a few words, for example: Who is Sylvain Itte?"
    )]
    OnlyPunctuation,
    /// `after:` or `before:` with something else than a date.
    #[error(
        "{operator}{value} is not a date I can read. Write {operator}YYYY-MM-DD, for example {operator}2023-09-25."
    )]
    BadDate {
        /// `after:` or `before:`.
        operator: &'static str,
        /// What was given.
        value: String,
    },
}

/// A question: free words, exact phrases and filters. Made by [`Question::parse`] only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    text: String,
    words: String,
    phrases: Vec<String>,
    filter: Filter,
}

impl Question {
    /// Default limit of a question's length in characters.
    pub const DEFAULT_LIMIT: usize = 500;

    /// Parses what a person typed; `limit` is in characters.
    ///
    /// # Errors
    /// [`QuestionError`] with a friendly sentence.
    pub fn parse(raw: &str, limit: usize) -> Result<Self, QuestionError> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(QuestionError::Empty);
        }
        let length = text.chars().count();
        if length > limit {
            return Err(QuestionError::TooLong { length, limit });
        }
        if !text.chars().any(char::is_alphanumeric) {
            return Err(QuestionError::OnlyPunctuation);
        }
        Ok(Self {
            text: text.to_owned(),
            words: text.to_owned(),
            phrases: Vec::new(),
            filter: Filter::default(),
        })
    }

    /// As typed, trimmed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The free words: operators taken out, phrases left in without their quotation marks.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Exact phrases, without quotation marks.
    #[must_use]
    pub fn phrases(&self) -> &[String] {
        &self.phrases
    }

    /// `source:`, `after:` and `before:`.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }
}
