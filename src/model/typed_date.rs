//! Dates as people type them behind `after:`, into a flag or an option of a command: one reader for all of these places.
//!
//! Read is what can be meant in one way only. `4/5/2026` cannot, and both days are named; what a short date leaves out is the latest
//! that has begun: "May" is never a May to come.

mod read;

use super::{DateRange, Day, PartialDate};

/// A date as it is typed; some count from the day of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedDate {
    /// A day, a month or a year: `2026-05-04`, `May 2026`, `2026`.
    Date(PartialDate),
    /// A month (1 to 12) and a day of it, of no year: `4 May`.
    MonthDay(u8, u8),
    /// A month (1 to 12) of no year: `May`.
    Month(u8),
    /// The latest such day, perhaps today; Monday = 0.
    Weekday(u8),
    /// The latest such day before today; Monday = 0.
    LastWeekday(u8),
    /// So many days from today: `yesterday` is -1.
    Days(i32),
    /// The week (Monday to Sunday) so many weeks from this one.
    Weeks(i32),
    /// The month so many months from this one.
    Months(i32),
    /// The year so many years from this one.
    Years(i32),
}

/// What is typed where a date belongs, and cannot be taken for one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedDateError {
    /// No date.
    #[error(
        "\"{0}\" is not a date; write YYYY-MM-DD, YYYY-MM or YYYY, or words such as \"4 May 2026\", May, yesterday or \"last week\""
    )]
    NotADate(String),
    /// A date that two orders of its numbers make.
    #[error("\"{text}\" may be {one} or {other}; write the one that is meant")]
    Ambiguous {
        /// What was typed.
        text: String,
        /// The day with the month in the middle.
        one: Day,
        /// The day with the month first.
        other: Day,
    },
    /// A day that no calendar has.
    #[error("\"{0}\" is not a date; there is no such day")]
    NoSuchDay(String),
}

/// Characters of what was typed that an error repeats.
const REPEATED: usize = 40;

/// Years back in which a day without a year is looked for: a 29 February comes after eight years at the latest.
const YEARS_BACK: i16 = 8;

impl TypedDate {
    /// Reads the whole of `text` as a date.
    ///
    /// # Errors
    /// [`TypedDateError`], each with what was typed (its first 40 characters).
    pub fn parse(text: &str) -> Result<Self, TypedDateError> {
        read::read(text, text.chars().take(REPEATED).collect())
    }

    /// The days that it means on the day `today`; `None` outside the supported years.
    #[must_use]
    pub fn range(self, today: Day) -> Option<DateRange> {
        match self {
            Self::Date(date) => date.range(),
            Self::MonthDay(month, day) => {
                latest(today, |year| Day::new(year, month, day).map(DateRange::day))
            }
            Self::Month(month) => latest(today, |year| Day::month_range(year, month)),
            Self::Weekday(weekday) => on_or_before(today, weekday).map(DateRange::day),
            Self::LastWeekday(weekday) => {
                on_or_before(today.plus_days(-1)?, weekday).map(DateRange::day)
            }
            Self::Days(days) => today.plus_days(days).map(DateRange::day),
            Self::Weeks(weeks) => {
                let monday = on_or_before(today, 0)?.plus_days(weeks.checked_mul(7)?)?;
                DateRange::new(monday, monday.plus_days(6)?)
            }
            Self::Months(months) => {
                let number = i32::from(today.year()) * 12 + i32::from(today.month()) - 1 + months;
                let year = i16::try_from(number.div_euclid(12)).ok()?;
                Day::month_range(year, u8::try_from(number.rem_euclid(12)).ok()? + 1)
            }
            Self::Years(years) => {
                let year = i16::try_from(i32::from(today.year()) + years).ok()?;
                PartialDate::Year(year).range()
            }
        }
    }
}

/// The latest year's range that has begun.
fn latest(today: Day, of: impl Fn(i16) -> Option<DateRange>) -> Option<DateRange> {
    (0..=YEARS_BACK)
        .filter_map(|back| of(today.year().checked_sub(back)?))
        .find(|range| range.first() <= today)
}

/// The latest such weekday that is not after `day`.
fn on_or_before(day: Day, weekday: u8) -> Option<Day> {
    let back = (i32::from(day.weekday()) - i32::from(weekday)).rem_euclid(7);
    day.plus_days(-back)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days that a text means on Monday, 25 May 2026.
    fn of(text: &str) -> String {
        let today = Day::new(2026, 5, 25).unwrap();
        match TypedDate::parse(text).map(|date| date.range(today).unwrap()) {
            Ok(range) if range.first() == range.last() => range.first().to_string(),
            Ok(range) => format!("{}..{}", range.first(), range.last()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn every_spelling_of_a_day_is_read() {
        for text in [
            "2026-05-04",
            "2026-5-4",
            "2026/05/04",
            "20260504",
            "04.05.2026",
            "4 May 2026",
            "4th of May, 2026",
            "the 4th of May 2026",
            "May 4, 2026",
            "may 4th 2026",
            "4-May-2026",
            "4May2026",
            "2026 May 4",
            "Monday, 4 May 2026",
            "4 May",
            "May 4th",
            " 4/May/2026 ",
        ] {
            assert_eq!(of(text), "2026-05-04", "{text}");
        }
        for text in [
            "13/5/2026",
            "5/13/2026",
            "13.05.2026",
            "13-5-2026",
            "Sept. 13",
        ] {
            let day = if text.starts_with('S') {
                "2025-09-13"
            } else {
                "2026-05-13"
            };
            assert_eq!(of(text), day, "{text}");
        }
        assert_eq!(of("5/5/2026"), "2026-05-05");
    }

    #[test]
    fn months_and_years_are_whole() {
        for text in [
            "2026-05",
            "2026/5",
            "05/2026",
            "May 2026",
            "May-2026",
            "May",
            "this month",
        ] {
            assert_eq!(of(text), "2026-05-01..2026-05-31", "{text}");
        }
        assert_eq!(of("last month"), "2026-04-01..2026-04-30");
        assert_eq!(of("2026"), "2026-01-01..2026-12-31");
        assert_eq!(of("last year"), "2025-01-01..2025-12-31");
    }

    #[test]
    fn what_is_left_out_is_the_latest_that_has_begun() {
        assert_eq!(of("June"), "2025-06-01..2025-06-30");
        assert_eq!(of("26 May"), "2025-05-26");
        assert_eq!(of("29 February"), "2024-02-29");
        assert_eq!(of("monday"), "2026-05-25");
        assert_eq!(of("last Monday"), "2026-05-18");
        assert_eq!(of("tue"), "2026-05-19");
    }

    #[test]
    fn some_count_from_today() {
        assert_eq!(of("today"), "2026-05-25");
        assert_eq!(of("Yesterday"), "2026-05-24");
        assert_eq!(of("last week"), "2026-05-18..2026-05-24");
        assert_eq!(of("this week"), "2026-05-25..2026-05-31");
    }

    #[test]
    fn two_orders_of_the_numbers_are_both_named() {
        let said = "\"4/5/2026\" may be 2026-05-04 or 2026-04-05; write the one that is meant";
        assert_eq!(of("4/5/2026"), said);
        assert!(of("04-05-2026").contains("may be"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_what_is_no_date() {
        for text in [
            "2026-02-30",
            "30 February",
            "31/2/2026",
            "29 Feb 2026",
            "31.04.2026",
        ] {
            assert!(of(text).contains("no such day"), "{text}: {}", of(text));
        }
        for text in [
            "soon",
            "",
            "4",
            "4/5",
            "2026-13-25",
            "May, 4",
            "2026 05 04",
            "202605",
            "the",
            "last",
            "4 May 2026 dead",
            "May?",
            "40 May",
            "é",
            "-",
            "15/15/2026",
        ] {
            assert!(of(text).contains("YYYY-MM or YYYY"), "{text}: {}", of(text));
        }
    }

    #[test]
    fn a_date_far_away_is_none_rather_than_a_panic() {
        let last = Day::new(9999, 12, 31).unwrap();
        for date in [
            TypedDate::Days(1),
            TypedDate::Weeks(1),
            TypedDate::Months(1),
        ] {
            assert_eq!(date.range(last), None, "{date:?}");
        }
    }
}
