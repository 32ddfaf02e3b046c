//! Reading a typed date: numbers by their marks, everything else by its words.

use super::{TypedDate, TypedDateError};
use crate::model::{Day, MONTHS, PartialDate};

/// English names of the weekdays, Monday first.
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Shortest name of a month or a weekday, in bytes.
const SHORT: usize = 3;

/// A run of digits or of letters, with what stands before it, without white space.
struct Part<'a> {
    mark: &'a str,
    text: &'a str,
}

/// `text` as a date; `shown` is what errors repeat.
pub(super) fn read(text: &str, shown: String) -> Result<TypedDate, TypedDateError> {
    let lower = text.trim().to_lowercase();
    let found = parts(&lower).map_or(Found::Nothing, |parts| {
        if parts.iter().all(|part| is_number(part.text)) {
            numbers(&parts)
        } else {
            words(parts)
        }
    });
    match found {
        Found::Date(date) => Ok(date),
        Found::Two(one, other) => Err(TypedDateError::Ambiguous {
            text: shown,
            one,
            other,
        }),
        Found::NoDay => Err(TypedDateError::NoSuchDay(shown)),
        Found::Nothing => Err(TypedDateError::NotADate(shown)),
    }
}

/// What a text comes to.
enum Found {
    Date(TypedDate),
    Two(Day, Day),
    NoDay,
    Nothing,
}

impl From<Option<TypedDate>> for Found {
    fn from(date: Option<TypedDate>) -> Self {
        date.map_or(Self::Nothing, Self::Date)
    }
}

/// The runs of digits and letters; `None` where another mark than those of dates stands between or around them.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let start = rest.find(char::is_alphanumeric)?;
        let mark = rest[..start].trim();
        let run = &rest[start..];
        let digits = run.starts_with(|c: char| c.is_ascii_digit());
        let other = |c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits;
        let length = run.find(other).unwrap_or(run.len());
        if !matches!(mark, "" | "-" | "/" | "." | ",") || parts.is_empty() && !mark.is_empty() {
            return None;
        }
        let text = &run[..length];
        parts.push(Part { mark, text });
        at += start + length;
    }
    (!parts.is_empty()).then_some(parts)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// `2026-05-04`, `13/5/2026`, `05/2026`, `20260504`, `2026`.
fn numbers(parts: &[Part<'_>]) -> Found {
    let text: Vec<&str> = parts.iter().map(|part| part.text).collect();
    let marked = parts.iter().skip(1).all(|part| part.mark == parts[1].mark);
    let mark = parts.get(1).map_or("", |part| part.mark);
    match text.as_slice() {
        [year] if year.len() == 4 => year_of(year).into(),
        [day] if day.len() == 8 => {
            let (year, month, day) = (&day[..4], &day[4..6], &day[6..]);
            of_year(year, month, day)
        }
        [_, ..] if !marked || matches!(mark, "" | ",") => Found::Nothing,
        [year, month] if year.len() == 4 => month_of(year, month).into(),
        [month, year] if year.len() == 4 => month_of(year, month).into(),
        [year, month, day] if year.len() == 4 => of_year(year, month, day),
        [one, other, year] if year.len() == 4 => in_some_order(one, other, year, mark),
        _ => Found::Nothing,
    }
}

fn year_of(year: &str) -> Option<TypedDate> {
    let year = PartialDate::Year(year.parse().ok()?);
    year.range().map(|_| TypedDate::Date(year))
}

fn month_of(year: &str, month: &str) -> Option<TypedDate> {
    let month = PartialDate::Month(year.parse().ok()?, number(month)?);
    month.range().map(|_| TypedDate::Date(month))
}

/// A number of one or two digits.
fn number(text: &str) -> Option<u8> {
    (text.len() <= 2).then(|| text.parse().ok())?
}

fn of_year(year: &str, month: &str, day: &str) -> Found {
    let (Ok(year), Some(month), Some(day)) = (year.parse(), number(month), number(day)) else {
        return Found::Nothing;
    };
    a_day(year, month, day)
}

/// A day of a month; no such day where the month exists and the number can be one of a day.
fn a_day(year: i16, month: u8, day: u8) -> Found {
    match Day::new(year, month, day) {
        Some(day) => Found::Date(TypedDate::Date(PartialDate::Day(day))),
        None if (1..=12).contains(&month) && (1..=31).contains(&day) => Found::NoDay,
        None => Found::Nothing,
    }
}

/// Day and month in numbers before their year. With dots the day stands first wherever that form is in use; else the order depends on the
/// country, and only one that alone makes a day is taken.
fn in_some_order(one: &str, other: &str, year: &str, mark: &str) -> Found {
    let day_first = of_year(year, other, one);
    let month_first = of_year(year, one, other);
    match (day_first, month_first) {
        (found @ Found::Date(_), _) if mark == "." => found,
        (
            Found::Date(TypedDate::Date(PartialDate::Day(one))),
            Found::Date(TypedDate::Date(PartialDate::Day(other))),
        ) if one != other => Found::Two(one, other),
        (found @ Found::Date(_), _) | (_, found @ Found::Date(_)) => found,
        (Found::NoDay, _) | (_, Found::NoDay) => Found::NoDay,
        _ => Found::Nothing,
    }
}

/// What is put in words, perhaps with numbers: `4 May 2026`, `May`, `last week`.
fn words(parts: Vec<Part<'_>>) -> Found {
    let mut parts = parts;
    // "Monday, 4 May 2026": the day itself says which it is.
    if parts.len() > 2 && weekday(parts[0].text).is_some() {
        parts.remove(0);
        parts[0].mark = "";
    }
    // A comma parts a year from its day, and nothing else.
    if parts
        .iter()
        .any(|part| part.mark == "," && part.text.len() != 4)
    {
        return Found::Nothing;
    }
    let text: Vec<&str> = said(&parts);
    match text.as_slice() {
        ["today"] => Found::Date(TypedDate::Days(0)),
        ["yesterday"] => Found::Date(TypedDate::Days(-1)),
        ["tomorrow"] => Found::Date(TypedDate::Days(1)),
        ["last", unit] => of_unit(unit, -1).or_else(|| last_weekday(unit)).into(),
        ["this", unit] => of_unit(unit, 0).into(),
        [name] if weekday(name).is_some() => weekday(name).map(TypedDate::Weekday).into(),
        [name] => month(name).map(TypedDate::Month).into(),
        [one, other] if month(other).is_some() => with_month(other, one, None),
        [name, one] => with_month(name, one, None),
        [day, name, year] if is_number(day) && day.len() <= 2 => with_month(name, day, Some(year)),
        [year, name, day] if is_number(year) => with_month(name, day, Some(year)),
        [name, day, year] => with_month(name, day, Some(year)),
        _ => Found::Nothing,
    }
}

/// The words without those that only join: "the 4th of May".
fn said<'a>(parts: &[Part<'a>]) -> Vec<&'a str> {
    let mut said: Vec<&str> = Vec::new();
    for part in parts {
        let ordinal = matches!(part.text, "st" | "nd" | "rd" | "th");
        let behind_number = said.last().is_some_and(|last| is_number(last));
        let joins = part.text == "of" && behind_number || part.text == "the" && said.is_empty();
        if !(joins || ordinal && behind_number) {
            said.push(part.text);
        }
    }
    said
}

fn of_unit(unit: &str, by: i32) -> Option<TypedDate> {
    match unit {
        "week" => Some(TypedDate::Weeks(by)),
        "month" => Some(TypedDate::Months(by)),
        "year" => Some(TypedDate::Years(by)),
        _ => None,
    }
}

fn last_weekday(name: &str) -> Option<TypedDate> {
    weekday(name).map(TypedDate::LastWeekday)
}

/// A month by its name with a number beside it, which is a year or a day, perhaps of a year.
fn with_month(name: &str, number: &str, year: Option<&str>) -> Found {
    let Some(month) = month(name).filter(|_| is_number(number)) else {
        return Found::Nothing;
    };
    match (number.len(), year) {
        (4, None) => month_of(number, &month.to_string()).into(),
        (1 | 2, None) => match of_leap_year(month, number) {
            Found::Date(_) => number
                .parse()
                .ok()
                .map(|day| TypedDate::MonthDay(month, day))
                .into(),
            other => other,
        },
        (1 | 2, Some(year)) if year.len() == 4 && is_number(year) => {
            of_year(year, &month.to_string(), number)
        }
        _ => Found::Nothing,
    }
}

/// A day of a month in a year that has all days.
fn of_leap_year(month: u8, day: &str) -> Found {
    of_year("2024", &month.to_string(), day)
}

/// 1 to 12 for the name of a month or its beginning: "sept", "sep".
fn month(name: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|month| {
        let month = month.to_lowercase();
        month == name
            || name.len() == SHORT && month.starts_with(name)
            || month == "september" && name == "sept"
    })?;
    u8::try_from(at + 1).ok()
}

/// 0 to 6 for the name of a weekday or its beginning.
fn weekday(name: &str) -> Option<u8> {
    const LONGER: [&str; 3] = ["tues", "thur", "thurs"];
    let at = WEEKDAYS.iter().position(|day| {
        *day == name || (name.len() == SHORT || LONGER.contains(&name)) && day.starts_with(name)
    })?;
    u8::try_from(at).ok()
}
