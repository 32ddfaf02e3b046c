//! Which day a quote says that what it counts happened on, and of which country it is: two fires of one town on two days are two, and
//! the soldiers of two countries are others.

use std::ops::Range;

use crate::model::{DateRange, Day, ScoredQuote, Span};
use crate::text::lexicon::{self, WordFacts};
use crate::text::times::time_expressions;
use crate::text::tokens;

use super::dated;

/// Words that tell of a count that goes on: the day beside them is when it was taken, not when it happened.
const ONGOING: &[&str] = &[
    "toll",
    "number",
    "total",
    "figure",
    "rose",
    "risen",
    "climbed",
    "grew",
    "grown",
    "reached",
    "stands",
    "stood",
    "now",
    "since",
    "by",
    "far",
    "confirmed",
    "more",
    "others",
    "still",
];

/// Words between a verb of speech and the day on which it was said: "said on Tuesday".
const SAID_ON: usize = 3;

/// The days named beside the numbers that are marked in a quote, as those on which what is counted happened. Empty where none is named,
/// or where it may be the day of the count.
pub(super) fn days(quote: &ScoredQuote) -> Vec<Day> {
    let (text, anchor) = (
        quote.quote.text(),
        dated::anchor(&quote.quote.citation().article),
    );
    let marked = quote.quote.highlights().iter();
    let parts = marked.map(|span| part_around(text, *span));
    parts
        .filter_map(|part| text.get(part))
        .flat_map(|part| days_of(part, anchor))
        .collect()
}

/// The countries named beside the numbers that are marked in a quote.
pub(super) fn countries(quote: &ScoredQuote) -> Vec<&'static str> {
    let text = quote.quote.text();
    let marked = quote.quote.highlights().iter();
    let parts = marked.filter_map(|span| text.get(part_around(text, *span)));
    let of_part = |part: &str| {
        let words = tokens(part);
        let words: Vec<&str> = words.iter().map(|t| t.word.as_str()).collect();
        lexicon::countries(&words).collect::<Vec<_>>()
    };
    parts.flat_map(of_part).collect()
}

/// Whether two lists of countries tell of two: each names one that the other does not.
pub(super) fn are_of_two(one: &[&str], other: &[&str]) -> bool {
    let own = |one: &[&str], other: &[&str]| one.iter().any(|name| !other.contains(name));
    own(one, other) && own(other, one)
}

/// Whether two lists of days are of two events: both name one, and no day is in both.
pub(super) fn are_two(one: &[Day], other: &[Day]) -> bool {
    !one.is_empty() && !other.is_empty() && !one.iter().any(|day| other.contains(day))
}

/// The part of a sentence around a span, from one mark to the next.
fn part_around(text: &str, span: Span) -> Range<usize> {
    let is_mark = |c: char| matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '\n' | '–' | '—');
    let before = text.get(..span.start()).unwrap_or("");
    let behind = text.get(span.end()..).unwrap_or("");
    let start = before.rfind(is_mark).map_or(0, |at| at + 1);
    let end = behind
        .find(is_mark)
        .map_or(text.len(), |at| span.end() + at);
    // A mark of more bytes than one leaves its rest in front.
    let start = (start..=span.start()).find(|at| text.is_char_boundary(*at));
    start.unwrap_or(span.start())..end
}

/// The single days that a part of a sentence names for what it tells.
fn days_of(part: &str, anchor: Option<Day>) -> Vec<Day> {
    let words = tokens(part);
    if words.iter().any(|t| ONGOING.contains(&t.word.as_str())) {
        return Vec::new();
    }
    let is_said = |span: Span| {
        let at = words.partition_point(|t| t.span.start() < span.start());
        let near = &words[at.saturating_sub(SAID_ON)..at];
        near.iter()
            .any(|t| lexicon::facts(&t.word).has(WordFacts::SPEECH))
    };
    let single = |range: DateRange| (range.first() == range.last()).then(|| range.first());
    time_expressions(part)
        .iter()
        .filter(|time| !is_said(time.span))
        .filter_map(|time| single(dated::days(time, anchor)?))
        .collect()
}
