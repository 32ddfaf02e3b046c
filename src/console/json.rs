//! The machine-readable output, schema 1. Scripts and evaluations rely on it: fields are added, never changed.
//!
//! Texts are verbatim after parsing. Characters that could harm a terminal are written as `\uXXXX`, which parses to
//! the same text.

use std::io;

use serde::Serialize;

use super::safe::is_hostile;
use crate::locales::en;
use crate::model::{
    Answer, Citation, ContextView, Coverage, Covers, Generation, MonthDay, Note, Outcome,
    QuoteRole, ScoredQuote, SearchResults, Since, Span, Summary, SummaryScope, Why,
};

/// Version of the output.
pub const SCHEMA: u32 = 1;

/// Passages at most in an answer's object.
const MOST_PASSAGES: usize = 10;

/// The object that stands for an answer that could not be given: `{"schema":1,"error":{"message":"…"}}`.
#[must_use]
pub fn failure(message: &str) -> Failure<'_> {
    Failure {
        schema: SCHEMA,
        error: Message { message },
    }
}

/// See [`failure`].
#[derive(Debug, Serialize)]
pub struct Failure<'a> {
    schema: u32,
    error: Message<'a>,
}

#[derive(Debug, Serialize)]
struct Message<'a> {
    message: &'a str,
}

/// A quote. `start` and `end` count bytes of the article's decoded text.
#[derive(Debug, Serialize)]
pub struct Passage<'a> {
    /// Relative path or URL.
    pub article: &'a str,
    /// Verbatim.
    pub text: &'a str,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Comparable within one answer only.
    pub score: f64,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or null; null when it is only inferred.
    pub date: Option<String>,
    /// One of `stated`, `metadata`, `file_name`, `moderator`, `inferred`, `unknown`.
    pub date_provenance: &'static str,
    /// `MM-DD`: the day and its month that the text of an undated article states without their year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month_day: Option<MonthDay>,
    /// The dated article whose events an undated one covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<&'a Covers>,
    /// Display title; opening words end in "…".
    pub title: &'a str,
    /// Outlet, null when unknown.
    pub outlet: Option<&'a str>,
    /// Outlets credited in the quoted sentences.
    pub citing: &'a [String],
    /// Byline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<&'a str>,
    /// Link to the original.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// The words that answer: byte ranges of `text`.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub highlights: &'a [Span],
    /// Whether it is the headline.
    #[serde(skip_serializing_if = "is_false")]
    pub headline: bool,
    /// Whether it still hangs in the air.
    #[serde(skip_serializing_if = "is_false")]
    pub shortened: bool,
    /// Articles that say the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_in: Vec<&'a str>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

impl<'a> Passage<'a> {
    /// The passage of a scored quote.
    #[must_use]
    pub fn of(scored: &'a ScoredQuote) -> Self {
        let quote = &scored.quote;
        let Citation { article, citing } = quote.citation();
        Self {
            article: article.id.as_str(),
            text: quote.text(),
            start: quote.span().start(),
            end: quote.span().end(),
            score: scored.score,
            date: article.date.known().map(|date| date.to_string()),
            date_provenance: article.date.provenance().as_str(),
            month_day: article.date.month_day(),
            covers: article.date.covers(),
            title: &article.title.text,
            outlet: article.outlet.as_deref(),
            citing,
            author: article.author.as_deref(),
            url: article.url.as_deref(),
            highlights: quote.highlights(),
            headline: quote.role() == QuoteRole::Headline,
            shortened: quote.is_shortened(),
            also_in: quote
                .also_in()
                .iter()
                .map(|other| other.article.id.as_str())
                .collect(),
        }
    }
}

/// A note with its sentence.
#[derive(Debug, Serialize)]
struct SaidNote<'a> {
    #[serde(flatten)]
    note: &'a Note,
    text: String,
}

fn said(notes: &[Note]) -> Vec<SaidNote<'_>> {
    notes
        .iter()
        .map(|note| SaidNote {
            note,
            text: en::answer::note(note),
        })
        .collect()
}

/// The object of `ask`: the evaluation's object plus `schema` and what a reader should know.
#[derive(Debug, Serialize)]
pub struct AnswerObject<'a> {
    schema: u32,
    question: &'a str,
    read_as: Option<&'a str>,
    /// `answered` or `not_covered`.
    outcome: &'static str,
    /// Why there is no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_answer: Option<&'a crate::model::NoAnswer>,
    abstained: bool,
    confidence: f64,
    /// How many of the passages, from the first, are the answer itself (or, when abstaining, the nearest ones).
    shown: usize,
    #[serde(flatten)]
    found: Found<'a>,
    /// Why it is what it is, when that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'a Why>,
}

impl<'a> AnswerObject<'a> {
    /// The same with why it is what it is.
    #[must_use]
    pub fn explained(self, why: &'a Why) -> Self {
        Self {
            explanation: Some(why),
            ..self
        }
    }
}

/// The document of several questions in one message: each of `answers` is the object of one, in order.
///
/// # Errors
/// As [`line()`].
pub fn several(message: &str, answers: &[String], left_out: usize) -> io::Result<String> {
    let message = line(&message)?;
    let answers = answers.join(",");
    Ok(format!(
        "{{\"schema\":{SCHEMA},\"question\":{message},\"answers\":[{answers}],\"left_out\":{left_out}}}"
    ))
}

/// The object of an answer that took `ms` milliseconds.
#[must_use]
pub fn answer(answer: &Answer, ms: f64) -> AnswerObject<'_> {
    let all = answer.quotes.iter().chain(&answer.more);
    let (outcome, no_answer) = match &answer.outcome {
        Outcome::Answered => ("answered", None),
        Outcome::NotCovered(reason) => ("not_covered", Some(reason)),
    };
    AnswerObject {
        schema: SCHEMA,
        question: &answer.question,
        read_as: answer.read_as.as_deref(),
        outcome,
        no_answer,
        abstained: !answer.is_answered(),
        confidence: answer.confidence.get(),
        shown: answer.quotes.len(),
        found: Found::of(
            all.take(MOST_PASSAGES),
            &answer.notes,
            (&answer.searched, answer.generation),
            ms,
        ),
        explanation: None,
    }
}

/// What answers, searches and summaries have in common: the passages, and what they were taken from.
#[derive(Debug, Serialize)]
struct Found<'a> {
    passages: Vec<Passage<'a>>,
    notes: Vec<SaidNote<'a>>,
    searched: &'a Coverage,
    generation: u64,
    ms: f64,
}

impl<'a> Found<'a> {
    fn of(
        quotes: impl Iterator<Item = &'a ScoredQuote>,
        notes: &'a [Note],
        (searched, generation): (&'a Coverage, Generation),
        ms: f64,
    ) -> Self {
        Self {
            passages: quotes.map(Passage::of).collect(),
            notes: said(notes),
            searched,
            generation: generation.0,
            ms,
        }
    }
}

/// The object of `search`.
#[derive(Debug, Serialize)]
pub struct SearchObject<'a> {
    schema: u32,
    query: &'a str,
    /// Passages that match in all; null where they are not counted (exact words of a single word).
    matching: Option<u64>,
    /// Whether the passages are the openings of articles, which `matching` counts, for want of words to search for.
    #[serde(skip_serializing_if = "is_false")]
    lists_articles: bool,
    #[serde(flatten)]
    found: Found<'a>,
}

/// The object of a search.
#[must_use]
pub fn search(results: &SearchResults, ms: f64) -> SearchObject<'_> {
    SearchObject {
        schema: SCHEMA,
        query: &results.query,
        matching: results.found,
        lists_articles: results.lists_articles,
        found: Found::of(
            results.hits.iter(),
            &results.notes,
            (&results.searched, results.generation),
            ms,
        ),
    }
}

/// The object of `summary`.
#[derive(Debug, Serialize)]
pub struct SummaryObject<'a> {
    schema: u32,
    scope: &'a SummaryScope,
    #[serde(flatten)]
    found: Found<'a>,
}

/// The object of a summary.
#[must_use]
pub fn summary(summary: &Summary, ms: f64) -> SummaryObject<'_> {
    SummaryObject {
        schema: SCHEMA,
        scope: &summary.scope,
        found: Found::of(
            summary.quotes.iter(),
            &summary.notes,
            (&summary.searched, summary.generation),
            ms,
        ),
    }
}

/// The object of `/context` in a chat with `--json`.
#[derive(Debug, Serialize)]
pub struct ContextObject<'a> {
    schema: u32,
    article: &'a str,
    before: Option<&'a str>,
    quote: &'a str,
    after: Option<&'a str>,
    /// What became of the quoted version and on which day: `{"changed": "2026-11-24"}`, `gone` or `withdrawn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Since>,
}

/// The object of a quote with its context.
#[must_use]
pub fn context(view: &ContextView) -> ContextObject<'_> {
    ContextObject {
        schema: SCHEMA,
        article: view.quote.receipt().article.as_str(),
        before: view.before.as_ref().map(crate::model::Quote::text),
        quote: view.quote.text(),
        after: view.after.as_ref().map(crate::model::Quote::text),
        since: view.since,
    }
}

/// One line of JSON without the line feed, in ASCII where a character could harm a terminal.
///
/// # Errors
/// When the value cannot be written as JSON (a map with keys that are no strings).
pub fn line(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, TerminalSafe);
    value.serialize(&mut serializer)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Compact JSON that escapes hostile characters, which JSON itself does only below U+0020.
struct TerminalSafe;

impl serde_json::ser::Formatter for TerminalSafe {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut plain = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_hostile(*c)) {
            writer.write_all(&fragment.as_bytes()[plain..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[plain..])
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
