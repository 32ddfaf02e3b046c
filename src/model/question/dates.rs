//! The date behind an operator: how many of the words there belong to it, and which days it means.

use super::QuestionError;
use super::reader::is_around;
use crate::model::{DateRange, Day, TypedDate, TypedDateError};

/// Words of a date at most: "Monday, 4th of May 2026".
const MOST_WORDS: usize = 5;

/// The date of one or more words that `text` begins with, and its length in bytes: the longest that is one, or the longest that would be
/// one on another calendar. `None` where the first word stands for itself, whatever it is.
pub(super) fn leading(text: &str) -> Option<(&str, usize)> {
    let runs: Vec<&str> = (1..=MOST_WORDS)
        .filter_map(|count| first_words(text, count))
        .collect();
    let bare = |run: &&str| run.trim_end_matches(is_around).len();
    let reads = |run: &&&str| {
        !matches!(
            TypedDate::parse(&run[..bare(run)]),
            Err(TypedDateError::NotADate(_))
        )
    };
    let run = runs.iter().rev().find(reads)?;
    Some((&run[..bare(run)], run.len()))
}

/// The first so many words of `text`, if it has as many; it must begin with one.
fn first_words(text: &str, count: usize) -> Option<&str> {
    let mut end = 0;
    for _ in 0..count {
        let rest = &text[end..];
        let word = rest.find(|c: char| !c.is_whitespace())?;
        let length = rest[word..].find(char::is_whitespace);
        end += length.map_or(rest.len(), |length| word + length);
    }
    (!text.starts_with(char::is_whitespace)).then(|| &text[..end])
}

/// Whether a value is a date.
pub(super) fn is_date(value: &str, today: Day) -> bool {
    days("", value, today).is_ok()
}

/// The days of a date behind `operator`.
pub(super) fn days(
    operator: &'static str,
    value: &str,
    today: Day,
) -> Result<DateRange, QuestionError> {
    let bad = |value: String| QuestionError::BadDate { operator, value };
    match TypedDate::parse(value) {
        Ok(date) => date
            .range(today)
            .ok_or_else(|| bad(value.chars().take(40).collect())),
        Err(TypedDateError::NotADate(value)) => Err(bad(value)),
        Err(TypedDateError::NoSuchDay(value)) => Err(QuestionError::NoSuchDay { operator, value }),
        Err(TypedDateError::Ambiguous { text, one, other }) => Err(QuestionError::AmbiguousDate {
            operator,
            value: text,
            one,
            other,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_takes_the_words_that_complete_it() {
        for (text, date, rest) in [
            ("4 May 2026 bridge", "4 May 2026", " bridge"),
            ("May 4, 2026, bridge", "May 4, 2026", " bridge"),
            ("May bridge", "May", " bridge"),
            ("last week?", "last week", ""),
            ("2026-05-04 12 dead", "2026-05-04", " 12 dead"),
            ("2026 4 dead", "2026", " 4 dead"),
            ("30 February 2026", "30 February 2026", ""),
            ("4/5/2026 bridge", "4/5/2026", " bridge"),
        ] {
            let (found, length) = leading(text).unwrap();
            assert_eq!((found, &text[length..]), (date, rest), "{text}");
        }
        for text in ["soon", "the war", "", " May", "2023-09-01,2023-10"] {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
