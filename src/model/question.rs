//! A question, parsed once.
//!
//! Free words, `"exact phrases"` and the operators `source:`, `after:` (also `since:`), `before:` (also `until:`) and `on:` (also
//! `date:`). The date operators include what they name: `after:2023-09` begins on 1 September, `before:2023-10` ends on
//! 31 October. English is of two minds here; losing the named day would surprise more people than keeping it. What a date may look
//! like, [`TypedDate`](super::TypedDate) says.

mod dates;
mod markup;
mod reader;

pub use markup::without_markup;
pub use reader::Completes;

use serde::{Deserialize, Serialize};

use super::{ArticleId, Day, SummaryScope};

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

    /// The first and the last day that are asked for, when the first is after the last, so that no article can fit.
    #[must_use]
    pub fn empty_range(&self) -> Option<(Day, Day)> {
        let last = self.until.into_iter().chain(self.as_of).min()?;
        self.since
            .filter(|since| *since > last)
            .map(|since| (since, last))
    }

    /// Both filters at once: sources add up, the later `since` and the earlier `until` and `as_of` win.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        let earlier = |a: Option<Day>, b: Option<Day>| a.into_iter().chain(b).min();
        for source in other.sources {
            if !self.sources.contains(&source) {
                self.sources.push(source);
            }
        }
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
        "There is no question in that. Ask about the articles in a few words, such as who said what, or when."
    )]
    Empty,
    /// Over the limit, in characters.
    #[error("That question is longer than {limit} characters. Please ask in fewer words.")]
    TooLong {
        /// Characters in the question.
        length: usize,
        /// The limit in characters.
        limit: usize,
    },
    /// No letter and no digit.
    #[error("I found no words in that, only punctuation or emoji. Ask with a few words.")]
    OnlyPunctuation,
    /// An operator with nothing behind it.
    #[error(
        "Nothing stands behind {operator}: that I could use. Write it without a blank, for example source:CNN or after:2023-09-01, or take it out."
    )]
    NoValue {
        /// `source`, `after`, `since`, `before` or `until`.
        operator: &'static str,
    },
    /// `after:`, `before:` or `on:` with something else than a date.
    #[error(
        "{operator}{value} is not a date I can read. Write {operator}YYYY-MM-DD, for example {operator}2023-09-25; a month (2023-09), a year, {operator}\"25 September 2023\", yesterday and \"last week\" work, too."
    )]
    BadDate {
        /// `after:`, `since:`, `before:`, `until:`, `on:` or `date:`.
        operator: &'static str,
        /// What was given.
        value: String,
    },
    /// A date that may be either of two days.
    #[error(
        "{operator}{value} may mean {one} or {other}. Write {operator}{one} or {operator}{other}."
    )]
    AmbiguousDate {
        /// As in [`QuestionError::BadDate`].
        operator: &'static str,
        /// What was given.
        value: String,
        /// The day with the month in the middle.
        one: Day,
        /// The day with the month first.
        other: Day,
    },
    /// A day that no calendar has.
    #[error("{operator}{value} is not a date: there is no such day.")]
    NoSuchDay {
        /// As in [`QuestionError::BadDate`].
        operator: &'static str,
        /// What was given.
        value: String,
    },
    /// `after:` later than `before:`.
    #[error(
        "No article can be both of {} or later (after:) and of {} or earlier (before:). Swap the dates, or take one out.",
        since.short(),
        until.short()
    )]
    EmptyRange {
        /// The first day asked for.
        since: Day,
        /// The last day asked for.
        until: Day,
    },
}

/// A question: free words, exact phrases and filters. Made by [`Question::parse`] only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    text: String,
    words: String,
    #[serde(skip)]
    topic: String,
    phrases: Vec<String>,
    filter: Filter,
    #[serde(skip)]
    cut: Vec<CutName>,
    #[serde(skip)]
    loose: bool,
    #[serde(skip)]
    today: Day,
}

/// A source that was typed without quotation marks and is perhaps cut at its first blank: `source:Northern Post`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutName {
    /// What is read as the source: "Northern".
    pub source: String,
    /// With the capitalised words behind it: "Northern Post".
    pub whole: String,
}

impl Question {
    /// Default limit of a question's length in characters.
    pub const DEFAULT_LIMIT: usize = 500;

    /// Parses what a person typed; `limit` is in characters. Dates such as `after:yesterday` count from the clock's day.
    ///
    /// # Errors
    /// [`QuestionError`] with a friendly sentence.
    pub fn parse(raw: &str, limit: usize) -> Result<Self, QuestionError> {
        Self::parse_on(Day::today(), raw, limit)
    }

    /// The same, asked on the day `today`.
    ///
    /// # Errors
    /// [`QuestionError`] with a friendly sentence.
    pub fn parse_on(today: Day, raw: &str, limit: usize) -> Result<Self, QuestionError> {
        Self::read(today, (raw, limit), &|_, _| 0)
    }

    /// The same with names of sources completed by the words behind them. `completes` is given the value of `source:` and what stands
    /// behind it, and says how many bytes of that belong to the name.
    #[must_use]
    pub fn completed(&self, completes: Completes<'_>) -> Self {
        Self::read(self.today, (&self.text, usize::MAX), completes).unwrap_or_else(|_| self.clone())
    }

    fn read(
        today: Day,
        (raw, limit): (&str, usize),
        completes: Completes<'_>,
    ) -> Result<Self, QuestionError> {
        let text = raw.trim();
        let visible = reader::visible(&without_markup(text));
        if visible.trim().is_empty() {
            return Err(QuestionError::Empty);
        }
        let length = text.chars().count();
        if length > limit {
            return Err(QuestionError::TooLong { length, limit });
        }
        let parts = reader::read(&visible, today, completes)?;
        if let Some((since, until)) = parts.filter.empty_range() {
            return Err(QuestionError::EmptyRange { since, until });
        }
        let has_words = parts.words.contains(char::is_alphanumeric);
        if !has_words && parts.filter == Filter::default() {
            return Err(QuestionError::OnlyPunctuation);
        }
        Ok(Self {
            text: text.to_owned(),
            words: if has_words {
                parts.words
            } else {
                String::new()
            },
            topic: parts.shown,
            phrases: parts.phrases,
            filter: parts.filter,
            cut: parts.cut,
            loose: parts.loose,
            today,
        })
    }

    /// Whether a source is named without quotation marks, so that it may have more words.
    #[must_use]
    pub fn names_source_loosely(&self) -> bool {
        self.loose
    }

    /// Sources that may be cut at a blank.
    #[must_use]
    pub fn cut_names(&self) -> &[CutName] {
        &self.cut
    }

    /// Whether there are operators and nothing to look up: a search may list what they select, a question needs words.
    #[must_use]
    pub fn is_filter_only(&self) -> bool {
        self.words.is_empty()
    }

    /// What a summary of this is about: the topic without its operators, or the latest articles where there are operators only.
    #[must_use]
    pub fn summary_scope(&self) -> SummaryScope {
        if self.is_filter_only() {
            SummaryScope::Latest
        } else {
            SummaryScope::Topic(self.topic.clone())
        }
    }

    /// As typed, trimmed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The free words on one line: operators, [markup](without_markup), control, zero-width and direction characters taken out, phrases left in
    /// without their quotation marks. Empty when [`Question::is_filter_only`].
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The same question with its free words written in another way; what is shown of it stays as it was typed.
    #[must_use]
    pub(crate) fn written(self, words: String) -> Self {
        Self { words, ..self }
    }

    /// Exact phrases, without quotation marks; at most eight, each with a word that tells something.
    #[must_use]
    pub fn phrases(&self) -> &[String] {
        &self.phrases
    }

    /// `source:`, `after:`, `before:` and `on:`; the days that are named are included.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }
}

#[cfg(test)]
mod tests;
