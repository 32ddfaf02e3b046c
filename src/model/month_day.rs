//! A day of some year: what a wire dateline says (`VARESCO, Oct. 14 (Reuters) -`).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Day, DayError};

/// A leap year, so that 29 February is a day of a month.
const LEAP: i16 = 2000;

/// A day of a month whose year is not given. It is no [`Day`] and never becomes one: no year is guessed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// The day of the month (1 to 12); `None` when no year has such a day.
    #[must_use]
    pub fn new(month: u8, day: u8) -> Option<Self> {
        Day::new(LEAP, month, day).map(|_| Self { month, day })
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// `14 Oct`.
    #[must_use]
    pub fn short(self) -> String {
        without_year(&self.in_leap_year().map_or_else(String::new, Day::short))
    }

    /// `14 October`.
    #[must_use]
    pub fn long(self) -> String {
        without_year(&self.in_leap_year().map_or_else(String::new, Day::long))
    }

    /// Its place in a year of 366 days, from 0.
    #[must_use]
    pub fn place_in_year(self) -> u16 {
        let first = Day::new(LEAP, 1, 1);
        let days = self
            .in_leap_year()
            .zip(first)
            .map(|(day, first)| day.days_since(first));
        days.and_then(|days| u16::try_from(days).ok()).unwrap_or(0)
    }

    /// Days from `day` to the nearest such day before or after it; 29 February counts in leap years only.
    #[must_use]
    pub fn days_from(self, day: Day) -> i32 {
        let year = day.year();
        [year.saturating_sub(1), year, year.saturating_add(1)]
            .into_iter()
            .filter_map(|year| Day::new(year, self.month, self.day))
            .map(|own| own.days_since(day).abs())
            .min()
            .unwrap_or(i32::MAX)
    }

    fn in_leap_year(self) -> Option<Day> {
        Day::new(LEAP, self.month, self.day)
    }
}

/// `14 Oct 2000` without its year.
fn without_year(written: &str) -> String {
    let day = written.rsplit_once(' ').map(|(day, _)| day);
    day.unwrap_or(written).to_owned()
}

impl fmt::Display for MonthDay {
    /// `MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl fmt::Debug for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = DayError;
    fn try_from(text: String) -> Result<Self, DayError> {
        // The leap year in front makes it a day, and only then a day of a month.
        let day = Day::parse(&format!("{LEAP}-{text}")).map_err(|_| DayError(text))?;
        Ok(Self {
            month: day.month(),
            day: day.day(),
        })
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_days_that_some_year_has_can_be_made() {
        let shown = |month, day| MonthDay::new(month, day).map(|d| (d.to_string(), d.short()));
        assert_eq!(shown(10, 14), Some(("10-14".into(), "14 Oct".into())));
        assert_eq!(shown(2, 29), Some(("02-29".into(), "29 Feb".into())));
        assert_eq!(MonthDay::new(10, 14).unwrap().long(), "14 October");
        for (month, day) in [(2, 30), (13, 1), (0, 1), (4, 31), (4, 0)] {
            assert_eq!(MonthDay::new(month, day), None, "{month}-{day}");
        }
        for bad in ["\"02-30\"", "\"2-3\"", "\"\"", "\"2023-10-14\"", "14"] {
            assert!(serde_json::from_str::<MonthDay>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_nearest_such_day_may_lie_in_another_year() {
        let from = |month, day, text| {
            let other = Day::parse(text).unwrap();
            MonthDay::new(month, day).unwrap().days_from(other)
        };
        assert_eq!(from(10, 14, "2025-10-16"), 2);
        assert_eq!(from(12, 31, "2025-01-01"), 1);
        assert_eq!(from(1, 2, "2024-12-31"), 2);
        assert_eq!(from(2, 29, "2024-02-28"), 1);
        assert_eq!(from(4, 14, "2025-10-14"), 182);
    }

    proptest! {
        #[test]
        fn every_day_of_a_month_reads_back(offset in 0_i32..366) {
            let day = Day::new(LEAP, 1, 1).unwrap().plus_days(offset).unwrap();
            let own = MonthDay::new(day.month(), day.day()).unwrap();
            prop_assert_eq!(i32::from(own.place_in_year()), offset);
            prop_assert_eq!(own.days_from(day), 0);
            let written = serde_json::to_string(&own).unwrap();
            prop_assert_eq!(serde_json::from_str::<MonthDay>(&written).unwrap(), own);
        }
    }
}
