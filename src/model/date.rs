//! Calendar days, ranges of them, and dates that are known to a day, a month or a year.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar day of the proleptic Gregorian calendar, without a time zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

/// Text that is not a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date; write YYYY-MM-DD")]
pub struct DayError(pub String);

/// English names of the months, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// The day `year-month-day`; `None` when the calendar has no such day.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
            .ok()
            .map(Self)
    }

    /// Parses exactly `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`DayError`] for any other shape or a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let fail = || DayError(text.chars().take(40).collect());
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(fail());
        }
        let number = |range: std::ops::Range<usize>| -> Option<i16> {
            let part = text.get(range)?;
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse().ok())?
        };
        let (year, month, day) = (number(0..4), number(5..7), number(8..10));
        match (year, month, day) {
            (Some(y), Some(m), Some(d)) => Self::new(
                y,
                u8::try_from(m).unwrap_or(0),
                u8::try_from(d).unwrap_or(0),
            )
            .ok_or_else(fail),
            _ => Err(fail()),
        }
    }

    /// The clock's day in the machine's time zone.
    #[must_use]
    pub fn today() -> Self {
        Self(jiff::Zoned::now().date())
    }

    /// The day of a moment in seconds since 1970, in the machine's time zone; `None` outside the years -9999 to 9999.
    #[must_use]
    pub fn of_seconds(seconds: i64) -> Option<Self> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self(moment.to_zoned(jiff::tz::TimeZone::system()).date()))
    }

    /// What decides about [`Day::today`]: the name of the machine's time zone, or that its rules stand in `TZ`; `None` when it is not
    /// known, and the day is that of UTC.
    #[must_use]
    pub fn time_zone() -> Option<String> {
        let zone = jiff::tz::TimeZone::system();
        let name = zone.iana_name().unwrap_or("TZ").to_owned();
        (!zone.is_unknown()).then_some(name)
    }

    /// Calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// Days since 1970-01-01 (negative before).
    #[must_use]
    pub fn epoch_days(self) -> i32 {
        let origin = jiff::civil::date(1970, 1, 1);
        (self.0 - origin).get_days()
    }

    /// The day that many days after 1970-01-01; `None` outside the years -9999 to 9999.
    #[must_use]
    pub fn from_epoch_days(days: i32) -> Option<Self> {
        let origin = Self(jiff::civil::date(1970, 1, 1));
        origin.plus_days(days)
    }

    /// This day moved by `days`; `None` outside the supported years.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.epoch_days() - earlier.epoch_days()
    }

    /// Day of the week, Monday = 0 to Sunday = 6.
    #[must_use]
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset().unsigned_abs()
    }

    /// First and last day of a month; `None` when there is no such month.
    #[must_use]
    pub fn month_range(year: i16, month: u8) -> Option<DateRange> {
        let first = Self::new(year, month, 1)?;
        DateRange::new(first, Self(first.0.last_of_month()))
    }

    /// `25 Sep 2023`.
    #[must_use]
    pub fn short(self) -> String {
        format!(
            "{} {} {}",
            self.day(),
            &month_name(self.month())[..3],
            self.year()
        )
    }

    /// `25 September 2023`.
    #[must_use]
    pub fn long(self) -> String {
        format!(
            "{} {} {}",
            self.day(),
            month_name(self.month()),
            self.year()
        )
    }
}

/// English name of month 1 to 12 ("January" for anything else, which no [`Day`] holds).
fn month_name(month: u8) -> &'static str {
    MONTHS
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or(MONTHS[0])
}

impl fmt::Display for Day {
    /// ISO 8601, `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Day {
    type Err = DayError;
    fn from_str(text: &str) -> Result<Self, DayError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;
    fn try_from(text: String) -> Result<Self, DayError> {
        Self::parse(&text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

/// An inclusive range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateRange {
    first: Day,
    last: Day,
}

impl DateRange {
    /// `first..=last`; `None` when `first` is after `last`.
    #[must_use]
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// A single day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// First day of the range.
    #[must_use]
    pub fn first(self) -> Day {
        self.first
    }

    /// Last day of the range.
    #[must_use]
    pub fn last(self) -> Day {
        self.last
    }

    /// Whether `day` lies in the range.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A date as a text states it, not always to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PartialDate {
    /// A day.
    Day(Day),
    /// A month of a year (month 1 to 12).
    Month(i16, u8),
    /// A year.
    Year(i16),
}

impl PartialDate {
    /// Parses `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    ///
    /// # Errors
    /// [`DayError`] for any other shape.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let fail = || DayError(text.chars().take(40).collect());
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        match (text.len(), text.split_once('-')) {
            (10, _) => Day::parse(text).map(Self::Day),
            (7, Some((year, month))) if digits(year) && digits(month) && year.len() == 4 => {
                let (year, month) = (
                    year.parse().map_err(|_| fail())?,
                    month.parse().map_err(|_| fail())?,
                );
                Day::month_range(year, month)
                    .map(|_| Self::Month(year, month))
                    .ok_or_else(fail)
            }
            (4, None) if digits(text) => text.parse().map(Self::Year).map_err(|_| fail()),
            _ => Err(fail()),
        }
    }

    /// The days it may mean.
    #[must_use]
    pub fn range(self) -> Option<DateRange> {
        match self {
            Self::Day(day) => Some(DateRange::day(day)),
            Self::Month(year, month) => Day::month_range(year, month),
            Self::Year(year) => DateRange::new(Day::new(year, 1, 1)?, Day::new(year, 12, 31)?),
        }
    }
}

impl fmt::Display for PartialDate {
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_parses_only_in_its_one_shape() {
        assert_eq!(Day::parse("2023-09-25").ok(), Day::new(2023, 9, 25));
        for bad in [
            "2023-13-25",
            "2023-02-29",
            "2023-9-25",
            "25-09-2023",
            "",
            "2023-09-2é",
            "+023-09-25",
            "２０２３-09-25",
        ] {
            assert!(Day::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn partial_dates_keep_their_precision() {
        assert_eq!(
            PartialDate::parse("2023-09").ok(),
            Some(PartialDate::Month(2023, 9))
        );
        assert_eq!(
            PartialDate::parse("2023").ok(),
            Some(PartialDate::Year(2023))
        );
        assert!(PartialDate::parse("2023-13").is_err());
    }

    #[test]
    fn day_arithmetic_and_names() {
        let day = Day::new(2023, 9, 25).unwrap();
        assert_eq!(
            (day.weekday(), day.short().as_str(), day.long().as_str()),
            (0, "25 Sep 2023", "25 September 2023")
        );
        assert_eq!(Day::from_epoch_days(day.epoch_days()), Some(day));
        assert_eq!(
            day.plus_days(-1).map(|d| d.to_string()).as_deref(),
            Some("2023-09-24")
        );
    }
}
