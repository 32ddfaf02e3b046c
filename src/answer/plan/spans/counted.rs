//! Spans that are counted: "in the last two weeks", "three weeks ago", "in the first week of May", "over the weekend".

use super::{Read, Reader, SpanDays};
use crate::model::{DateRange, Day};
use crate::text::times::TimeMeaning;

/// Prepositions before a span.
const WITHIN: &[&str] = &["in", "over", "during", "within", "for", "at"];

/// "Three weeks ago" is so many days more or less.
const ABOUT: i32 = 3;

/// Days of a week.
const WEEK: i32 = 7;

impl Reader<'_> {
    pub(super) fn counted(&self, at: usize) -> Read {
        let led = WITHIN.contains(&self.word(at));
        let start = if led { at + 1 } else { at };
        let article = self.word(start) == "the";
        let first = if article { start + 1 } else { start };
        self.beside_today(first)
            .or_else(|| self.week_of(first))
            .or_else(|| led.then(|| self.back(first))?)
            .or_else(|| (led && article).then(|| self.weekend(first))?)
            .or_else(|| self.ago(at))
    }

    /// "Day before yesterday", "day after tomorrow".
    fn beside_today(&self, at: usize) -> Read {
        let words = [self.word(at), self.word(at + 1), self.word(at + 2)];
        let days = match words {
            ["day", "before", "yesterday"] => -2,
            ["day", "after", "tomorrow"] => 2,
            _ => return None,
        };
        let day = self.today?.plus_days(days)?;
        Some((at + 3, SpanDays::Known(DateRange::day(day))))
    }

    /// "First week of May", "last week of May 2026".
    fn week_of(&self, at: usize) -> Read {
        let week = match self.word(at) {
            "first" | "1st" => 0,
            "second" | "2nd" => 1,
            "third" | "3rd" => 2,
            "fourth" | "4th" => 3,
            "last" => LAST,
            _ => return None,
        };
        if self.word(at + 1) != "week" || self.word(at + 2) != "of" {
            return None;
        }
        let (end, time) = self.date(at + 3)?;
        let days = match time.meaning {
            TimeMeaning::Month(month) => {
                let [first, last] = days_of_week(LEAP, month, week)?;
                SpanDays::Yearless([(month, first), (month, last)])
            }
            TimeMeaning::YearMonth(year, month) => known(year, month, week)?,
            TimeMeaning::MonthOf(..) | TimeMeaning::Months(_) => {
                let month = time.resolve(self.today?)?.first();
                known(month.year(), month.month(), week)?
            }
            _ => return None,
        };
        Some((end, days))
    }

    /// "Last two weeks", "past ten days".
    fn back(&self, at: usize) -> Read {
        if !matches!(self.word(at), "last" | "past") {
            return None;
        }
        let count = self.count(at + 1)?;
        let unit = if self.word(at + 2) == "of" {
            at + 3
        } else {
            at + 2
        };
        // "The last two days of the trial" are counted from its end.
        if self.word(unit + 1) == "of" {
            return None;
        }
        let days = match self.word(unit) {
            "day" | "days" => 1,
            "week" | "weeks" => WEEK,
            "fortnight" | "fortnights" => 2 * WEEK,
            "month" | "months" => 30,
            "year" | "years" => 365,
            _ => return None,
        };
        let today = self.today?;
        let first = today.plus_days(-count.checked_mul(days)?)?;
        Some((unit + 1, SpanDays::Known(DateRange::new(first, today)?)))
    }

    /// "Over the weekend": the latest one that has begun.
    fn weekend(&self, at: usize) -> Read {
        if self.word(at) != "weekend" {
            return None;
        }
        let today = self.today?;
        let back = (i32::from(today.weekday()) - SATURDAY).rem_euclid(WEEK);
        let saturday = today.plus_days(-back)?;
        let days = DateRange::new(saturday, saturday.plus_days(1)?)?;
        Some((at + 1, SpanDays::Known(days)))
    }

    /// "Three weeks ago", "ten days ago". Articles say "a year ago" in the very words of the question, whatever their own day is, so months
    /// and years are left as they are.
    fn ago(&self, at: usize) -> Read {
        let start = self.tokens.get(at)?.span.start();
        let time = self.times.iter().find(|time| time.span.start() == start)?;
        if !time.span.cut(self.text)?.to_lowercase().ends_with("ago") {
            return None;
        }
        let today = self.today?;
        let days = match time.meaning {
            TimeMeaning::Weeks(weeks) => {
                let day = today.plus_days(weeks.checked_mul(WEEK)?)?;
                DateRange::new(day.plus_days(-ABOUT)?, day.plus_days(ABOUT)?)?
            }
            TimeMeaning::Days(_) => time.resolve(today)?,
            _ => return None,
        };
        let words = self.tokens[at..]
            .iter()
            .take_while(|token| token.span.start() < time.span.end());
        Some((at + words.count(), SpanDays::Known(days)))
    }
}

/// Saturday, counted from Monday = 0.
const SATURDAY: i32 = 5;

/// The last week of a month.
const LAST: u8 = u8::MAX;

/// A year that has every day.
const LEAP: i16 = 2024;

/// The first and the last day of a week of a month: the seven days from the first on, and so on.
fn days_of_week(year: i16, month: u8, week: u8) -> Option<[u8; 2]> {
    let length = Day::month_range(year, month)?.last().day();
    Some(match week {
        LAST => [length - 6, length],
        _ => [1 + 7 * week, 7 + 7 * week],
    })
}

fn known(year: i16, month: u8, week: u8) -> Option<SpanDays> {
    let [first, last] = days_of_week(year, month, week)?;
    let days = DateRange::new(Day::new(year, month, first)?, Day::new(year, month, last)?)?;
    Some(SpanDays::Known(days))
}
