//! What a time expression means beside a day.

use super::{Part, TimeMeaning};
use crate::model::{DateRange, Day};

/// A month or day without a year is ahead of the article at most this many days, else behind it.
const AHEAD: i32 = 122;

pub(super) fn resolve(meaning: TimeMeaning, anchor: Day) -> Option<DateRange> {
    match meaning {
        TimeMeaning::Day(day) => Some(DateRange::day(day)),
        TimeMeaning::MonthDay(month, day) => month_day(anchor, month, day).map(DateRange::day),
        TimeMeaning::Month(month) => {
            let first = month_day(anchor, month, 1)?;
            Day::month_range(first.year(), month)
        }
        TimeMeaning::MonthOf(month, which) => month_of(anchor, month, which),
        TimeMeaning::YearMonth(year, month) => Day::month_range(year, month),
        TimeMeaning::Year(year) => months(year, 1, 12),
        TimeMeaning::YearPart(year, Part::Early) => months(year, 1, 4),
        TimeMeaning::YearPart(year, Part::Middle) => months(year, 5, 8),
        TimeMeaning::YearPart(year, Part::Late) => months(year, 9, 12),
        TimeMeaning::Decade(year) => {
            let last = months(year.checked_add(9)?, 12, 12)?.last();
            DateRange::new(Day::new(year, 1, 1)?, last)
        }
        TimeMeaning::Weekday(weekday) => back_to(anchor, weekday).map(DateRange::day),
        TimeMeaning::WeekdayOf(weekday, which) => {
            weekday_of(anchor, weekday, which).map(DateRange::day)
        }
        TimeMeaning::Days(days) => anchor.plus_days(days).map(DateRange::day),
        TimeMeaning::Weeks(weeks) => {
            let monday = anchor
                .plus_days(-i32::from(anchor.weekday()))?
                .plus_days(weeks.checked_mul(7)?)?;
            DateRange::new(monday, monday.plus_days(6)?)
        }
        TimeMeaning::Months(moved) => {
            let number = i32::from(anchor.year()) * 12 + i32::from(anchor.month()) - 1;
            let number = number.checked_add(moved)?;
            let year = i16::try_from(number.div_euclid(12)).ok()?;
            Day::month_range(year, u8::try_from(number.rem_euclid(12)).ok()? + 1)
        }
        TimeMeaning::Years(moved) => {
            let year = i32::from(anchor.year()).checked_add(moved)?;
            months(i16::try_from(year).ok()?, 1, 12)
        }
        TimeMeaning::Season(season, Some(year)) => self::season(season, year),
        TimeMeaning::Season(season, None) => season_near(anchor, season),
        TimeMeaning::SeasonOf(season, which) => season_of(anchor, season, which),
        TimeMeaning::Vague => None,
    }
}

/// From the first day of one month to the last of another of the same year.
fn months(year: i16, first: u8, last: u8) -> Option<DateRange> {
    let first = Day::month_range(year, first)?.first();
    DateRange::new(first, Day::month_range(year, last)?.last())
}

fn month_day(anchor: Day, month: u8, day: u8) -> Option<Day> {
    // Eight years back reach a 29 February across a century without one.
    (-8..=1)
        .rev()
        .filter_map(|moved| Day::new(anchor.year().checked_add(moved)?, month, day))
        .find(|found| found.days_since(anchor) <= AHEAD)
}

/// The nearest such weekday on or before the anchor.
fn back_to(anchor: Day, weekday: u8) -> Option<Day> {
    let back = (i32::from(anchor.weekday()) - i32::from(weekday)).rem_euclid(7);
    anchor.plus_days(-back)
}

/// A month or day without a year that is said to be still to come is ahead of the article at most this many days: what "will open on 3 May"
/// of the days right after may be a text that was not brought up to date, not the May of next year.
const TO_COME: i32 = 300;

/// What is still to come by the words before it; `None` where that says nothing of which day it is.
pub(super) fn to_come(meaning: TimeMeaning, anchor: Day) -> Option<DateRange> {
    let next = |of: &dyn Fn(i16) -> Option<DateRange>| {
        (0..=1)
            .filter_map(|moved| of(anchor.year().checked_add(moved)?))
            .find(|range| range.last() >= anchor)
            .filter(|range| range.first().days_since(anchor) <= TO_COME)
    };
    match meaning {
        TimeMeaning::Weekday(weekday) => ahead(anchor, weekday),
        TimeMeaning::MonthDay(month, day) => {
            next(&|year| Day::new(year, month, day).map(DateRange::day))
        }
        TimeMeaning::Month(month) => next(&|year| Day::month_range(year, month)),
        _ => None,
    }
}

/// The nearest such weekday on or after the anchor.
fn ahead(anchor: Day, weekday: u8) -> Option<DateRange> {
    let forward = (i32::from(weekday) - i32::from(anchor.weekday())).rem_euclid(7);
    anchor.plus_days(forward).map(DateRange::day)
}

/// "last July" is the latest July that is over, "next July" the first that has not begun, "this July" that of the year.
fn month_of(anchor: Day, month: u8, which: i8) -> Option<DateRange> {
    let of = |moved: i16| Day::month_range(anchor.year().checked_add(moved)?, month);
    pick(anchor, which, of).or_else(|| of(0))
}

/// The same of seasons; "this winter" is the one that runs, has just ended or comes next.
fn season_of(anchor: Day, season: u8, which: i8) -> Option<DateRange> {
    let of = |moved: i16| self::season(season, anchor.year().checked_add(moved)?);
    pick(anchor, which, of).or_else(|| match season {
        0..=2 => of(0),
        _ => season_near(anchor, season),
    })
}

/// The latest of a range that comes every year and is over at the anchor (-1), or the first that has not begun (1).
fn pick(anchor: Day, which: i8, of: impl Fn(i16) -> Option<DateRange>) -> Option<DateRange> {
    match which {
        ..=-1 => (-2..=0)
            .rev()
            .filter_map(of)
            .find(|range| range.last() < anchor),
        0 => None,
        1.. => (-1..=1).filter_map(of).find(|range| range.first() > anchor),
    }
}

fn season_near(anchor: Day, season: u8) -> Option<DateRange> {
    let year = |moved| anchor.year().checked_add(moved);
    (-2..=1)
        .rev()
        .filter_map(|moved| self::season(season, year(moved)?))
        .find(|range| range.first().days_since(anchor) <= AHEAD)
}

fn weekday_of(anchor: Day, weekday: u8, which: i8) -> Option<Day> {
    let back = back_to(anchor, weekday)?;
    match which {
        ..=-1 if back == anchor => back.plus_days(-7),
        ..=-1 => Some(back),
        0 if anchor.days_since(back) > 3 => back.plus_days(7),
        0 => Some(back),
        1.. => back.plus_days(7),
    }
}

fn season(season: u8, year: i16) -> Option<DateRange> {
    match season {
        0..=2 => months(year, 3 + 3 * season, 5 + 3 * season),
        _ => {
            let last = Day::month_range(year.checked_add(1)?, 2)?.last();
            DateRange::new(Day::new(year, 12, 1)?, last)
        }
    }
}
