//! Spans with both ends: "between 3 and 6 May", "from 3 May to 6 June", "3-5 May".

use super::{Read, Reader, SpanDays, in_year};
use crate::model::DateRange;
use crate::text::times::{TimeExpression, TimeMeaning};

impl Reader<'_> {
    pub(super) fn between(&self, at: usize) -> Read {
        let led = matches!(self.word(at), "between" | "from");
        let first = if led { at + 1 } else { at };
        self.of_one_month(first, led)
            .or_else(|| led.then(|| self.of_dates(first))?)
    }

    /// Whether what stands at `at` joins the two ends; without a preposition before them only a hyphen or "to" does.
    fn joins(&self, at: usize, led: bool) -> bool {
        let word = self.word(at);
        matches!(word, "to") || led && matches!(word, "and" | "until" | "till" | "through")
    }

    /// "3 and 6 May", "3-5 May", "May 3 to 5".
    fn of_one_month(&self, at: usize, led: bool) -> Read {
        let first = self.day_number(at)?;
        let hyphen = matches!(self.gap(at + 1), "-" | "–" | "—");
        let second = if hyphen { at + 1 } else { at + 2 };
        if !hyphen && !self.joins(at + 1, led) {
            return None;
        }
        let (end, time) = self.date(second)?;
        let days = match time.meaning {
            TimeMeaning::MonthDay(month, day) if first < day => {
                SpanDays::Yearless([(month, first), (month, day)])
            }
            TimeMeaning::Day(day) if first < day.day() => {
                let start = crate::model::Day::new(day.year(), day.month(), first)?;
                SpanDays::Known(DateRange::new(start, day)?)
            }
            _ => return None,
        };
        Some((end, days))
    }

    /// "3 May and 6 June", "Monday to Wednesday", "May 3 to 5".
    fn of_dates(&self, at: usize) -> Read {
        let (joint, first) = self.date(at)?;
        if !self.joins(joint, true) {
            return None;
        }
        if let Some(read) = self.up_to_number(first, joint + 1) {
            return Some(read);
        }
        let (end, last) = self.date(joint + 1)?;
        Some((end, self.joined(first, last)?))
    }

    /// "May 3 to 5", where nothing follows that the number may count.
    fn up_to_number(&self, first: &TimeExpression, at: usize) -> Read {
        let TimeMeaning::MonthDay(month, start) = first.meaning else {
            return None;
        };
        let last = self.day_number(at).filter(|last| *last > start)?;
        let alone = self.date(at).is_none() && self.parts(at + 1);
        alone.then_some((at + 1, SpanDays::Yearless([(month, start), (month, last)])))
    }

    /// From the first day of one expression to the last of another; the first is of the other's year where it names none.
    fn joined(&self, first: &TimeExpression, last: &TimeExpression) -> Option<SpanDays> {
        let (start, end) = (start_of(first.meaning), end_of(last.meaning));
        if let (Some(start), Some(end)) = (start, end) {
            return Some(SpanDays::Yearless([start, end]));
        }
        if let (TimeMeaning::Weekday(one), TimeMeaning::Weekday(other)) =
            (first.meaning, last.meaning)
        {
            let end = last.resolve(self.today?)?.last();
            let back = (i32::from(other) - i32::from(one)).rem_euclid(7);
            let days = DateRange::new(end.plus_days(-back)?, end)?;
            return Some(SpanDays::Known(days));
        }
        let end = last
            .absolute()
            .or_else(|| last.resolve(self.today?))?
            .last();
        let days = match start {
            Some(start) => {
                let of = |year: i16| in_year(year, [start, (end.month(), end.day())]);
                of(end.year())
                    .filter(|days| days.last() == end)
                    .or_else(|| of(end.year() - 1))
            }
            None => {
                let first = first.absolute().or_else(|| first.resolve(self.today?))?;
                DateRange::new(first.first(), end)
            }
        };
        days.map(SpanDays::Known)
    }
}

/// The month and day with which a time of no year begins.
fn start_of(meaning: TimeMeaning) -> Option<(u8, u8)> {
    match meaning {
        TimeMeaning::MonthDay(month, day) => Some((month, day)),
        TimeMeaning::Month(month) => Some((month, 1)),
        _ => None,
    }
}

/// The month and day with which it ends; a month has up to 31 days.
fn end_of(meaning: TimeMeaning) -> Option<(u8, u8)> {
    match meaning {
        TimeMeaning::MonthDay(month, day) => Some((month, day)),
        TimeMeaning::Month(month) => Some((month, 31)),
        _ => None,
    }
}
