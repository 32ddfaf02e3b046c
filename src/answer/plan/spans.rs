//! Spans of time that a question puts in words: "between 3 and 6 May", "since Friday", "before April", "in the last two weeks".
//!
//! Only a date that stands right behind "since", "before" and the like makes a span: "before the election" names an event. Years do not,
//! either: the first strike "since 1997" is compared with that year. What needs the day of asking is read only where that is known.

mod counted;
mod open;
mod two;

use crate::model::{DateRange, Day, Span};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{Token, TokenFlags, lexicon, tokens};

/// A span of days in a question's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeSpan {
    /// Its words, the preposition included.
    pub(super) span: Span,
    /// The days.
    pub(super) days: SpanDays,
}

/// The days of a span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum SpanDays {
    /// Of known years.
    Known(DateRange),
    /// From one month and day to another of no year.
    Yearless([(u8, u8); 2]),
}

/// The spans of a question asked on the day `today`, in order, not overlapping.
pub(super) fn spans(text: &str, today: Option<Day>) -> Vec<TimeSpan> {
    let (tokens, times) = (tokens(text), time_expressions(text));
    let reader = Reader {
        text,
        tokens: &tokens,
        times: &times,
        today,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = reader.read(at).filter(|(end, _)| *end > at);
        if let Some((end, days)) = read {
            let span = tokens[at].span.join(tokens[end - 1].span);
            found.push(TimeSpan { span, days });
        }
        at = read.map_or(at + 1, |(end, _)| end);
    }
    found
}

/// A span's end among the tokens, and its days.
type Read = Option<(usize, SpanDays)>;

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    times: &'a [TimeExpression],
    today: Option<Day>,
}

impl<'a> Reader<'a> {
    fn read(&self, at: usize) -> Read {
        self.counted(at)
            .or_else(|| self.between(at))
            .or_else(|| self.open(at))
    }

    /// The word at `at`, or nothing ("") beyond the end.
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    /// The word before `at`.
    fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// What stands between the token before `at` and that at `at`, without white space.
    fn gap(&self, at: usize) -> &'a str {
        let ends = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let (Some(one), Some(other)) = (ends, self.tokens.get(at)) else {
            return "";
        };
        let gap = self.text.get(one.span.end()..other.span.start());
        gap.unwrap_or("").trim()
    }

    /// The time expression that begins with the token at `at`, if it is a day, week or month, and the token behind it. "July's" is no time
    /// by itself.
    fn date(&self, at: usize) -> Option<(usize, &'a TimeExpression)> {
        let start = self.tokens.get(at)?.span.start();
        let time = self.times.iter().find(|time| time.span.start() == start)?;
        let owns = time.span.cut(self.text)?.ends_with(['s', 'S']) && self.is_possessive(time.span);
        let behind = self.tokens[at..]
            .iter()
            .take_while(|token| token.span.start() < time.span.end())
            .count();
        (is_short(time.meaning) && !owns).then_some((at + behind, time))
    }

    fn is_possessive(&self, span: Span) -> bool {
        let text = span.cut(self.text).unwrap_or("");
        let mut end = text.chars().rev();
        end.next();
        matches!(end.next(), Some('\'' | '’'))
    }

    /// A day of the month, as digits.
    fn day_number(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let fits = matches!(ending, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2;
        let day = fits.then(|| digits.parse().ok())?;
        day.filter(|day| (1..=31).contains(day))
    }

    /// A count of units: "two", "10", "few".
    fn count(&self, at: usize) -> Option<i32> {
        let word = self.word(at);
        let known = lexicon::number_value(word).or_else(|| word.parse().ok());
        let roughly = match word {
            "couple" => Some(2.0),
            "few" => Some(5.0),
            "several" => Some(7.0),
            _ => None,
        };
        let count = known.or(roughly).filter(|n| (1.0..1000.0).contains(n))?;
        format!("{count:.0}").parse().ok()
    }

    /// Whether whatever stands at `at` does not go on with the words before it: the question ends, a mark parts them, or a word without
    /// meaning follows. "Before May resigned" and "after 3 May talks" name events.
    fn parts(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return true;
        };
        !self.gap(at).is_empty()
            || super::words::is_filler(&token.word) && !token.flags.has(TokenFlags::CAPITAL)
    }
}

/// Whether a meaning is one of days, weeks or months.
fn is_short(meaning: TimeMeaning) -> bool {
    matches!(
        meaning,
        TimeMeaning::Day(_)
            | TimeMeaning::MonthDay(..)
            | TimeMeaning::Month(_)
            | TimeMeaning::MonthOf(..)
            | TimeMeaning::YearMonth(..)
            | TimeMeaning::Weekday(_)
            | TimeMeaning::WeekdayOf(..)
            | TimeMeaning::Days(_)
            | TimeMeaning::Weeks(_)
            | TimeMeaning::Months(_)
    )
}

/// The day of a month in a year, the last one of the month where it has no such day.
pub(super) fn day_of(year: i16, (month, day): (u8, u8)) -> Option<Day> {
    let last = || Day::month_range(year, month).map(DateRange::last);
    Day::new(year, month, day).or_else(last)
}

/// From one month and day to another, the first of them in `year`.
pub(super) fn in_year(year: i16, [first, last]: [(u8, u8); 2]) -> Option<DateRange> {
    let end = if last < first {
        year.checked_add(1)?
    } else {
        year
    };
    DateRange::new(day_of(year, first)?, day_of(end, last)?)
}

#[cfg(test)]
mod tests;
