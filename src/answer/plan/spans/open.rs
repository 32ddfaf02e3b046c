//! Spans with one end: "since 10 May", "before April".

use super::{Read, Reader, SpanDays, day_of};
use crate::model::{DateRange, Day};
use crate::text::lexicon::{self, WordFacts};
use crate::text::times::{TimeExpression, TimeMeaning};

/// Years back in which a day or month without a year is looked for.
const YEARS_BACK: i16 = 8;

impl Reader<'_> {
    pub(super) fn open(&self, at: usize) -> Read {
        // "Two days after 10 May" is one day, and "the day before" another.
        if lexicon::facts(self.before(at)).has(WordFacts::TIME_UNIT) {
            return None;
        }
        let (end, time) = self.date(at + 1)?;
        if !self.parts(end) {
            return None;
        }
        let days = match self.word(at) {
            "since" => DateRange::new(self.latest(time)?.first(), self.now())?,
            "after" => DateRange::new(self.behind(time)?, self.now())?,
            "until" | "till" => DateRange::new(beginning()?, self.days(time)?.last())?,
            "before" => {
                let last = self.days(time)?.first().plus_days(-1)?;
                DateRange::new(beginning()?, last)?
            }
            _ => return None,
        };
        Some((end, SpanDays::Known(days)))
    }

    /// The day of asking; without one, the last of all.
    fn now(&self) -> Day {
        let last = || Day::new(9999, 12, 31);
        self.today.or_else(last).unwrap_or_else(Day::today)
    }

    /// The days of a time, from the day of asking where it is known.
    fn days(&self, time: &TimeExpression) -> Option<DateRange> {
        time.absolute().or_else(|| time.resolve(self.today?))
    }

    /// The same of what has begun: "since June" never means a June to come.
    fn latest(&self, time: &TimeExpression) -> Option<DateRange> {
        let began = |of: &dyn Fn(i16) -> Option<DateRange>| {
            let today = self.today?;
            (0..=YEARS_BACK)
                .filter_map(|back| of(today.year().checked_sub(back)?))
                .find(|days| days.first() <= today)
        };
        match time.meaning {
            TimeMeaning::MonthDay(month, day) => {
                began(&|year| Day::new(year, month, day).map(DateRange::day))
            }
            TimeMeaning::Month(month) => {
                began(&|year| DateRange::new(day_of(year, (month, 1))?, day_of(year, (month, 31))?))
            }
            _ => self.days(time),
        }
    }

    /// Where "after" a time begins: with a day itself, for what happened late on it is told the day after, but behind a week or a month.
    fn behind(&self, time: &TimeExpression) -> Option<Day> {
        let days = self.days(time)?;
        if days.first() == days.last() {
            return Some(days.first());
        }
        days.last().plus_days(1)
    }
}

/// The first day of all.
fn beginning() -> Option<Day> {
    Day::new(1, 1, 1)
}
