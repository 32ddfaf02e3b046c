//! Days that contradict themselves: "Monday, 5 July 2024", which was a Friday. One of the two is wrong, and nothing says which.

use std::sync::LazyLock;

use regex::Regex;

use super::date_forms::{Reading, leading};
use super::date_tongues;
use super::lines::opening;
use crate::model::{Day, PartialDate};
use crate::text::{fold, lexicon};

/// Bytes of a line that are looked at.
const LONGEST: usize = 240;

/// Names as messages show them, Monday first.
pub(super) const NAMES: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// A day with the weekday that is written beside it and is not its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OtherWeekday {
    day: Day,
    written: u8,
}

impl OtherWeekday {
    /// The day as a sentence of a fault names it.
    pub(super) fn message(self) -> String {
        let name = |weekday: u8| {
            NAMES
                .get(usize::from(weekday))
                .copied()
                .unwrap_or("another day")
        };
        format!(
            "the date names a {}, but {} was a {}; correct whichever is wrong",
            name(self.written),
            self.day,
            name(self.day.weekday())
        )
    }
}

static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("[\\p{L}-]{3,}").expect("the form of a word is a valid pattern"));

/// The first day of a line that contradicts its weekday.
pub(super) fn contradiction(line: &str) -> Option<OtherWeekday> {
    let line = opening(line, LONGEST);
    WORD.find_iter(line).find_map(|word| {
        // "The Sun, 5 July 2024" names a paper.
        let written = number(word.as_str()).filter(|_| !line[..word.start()].ends_with("The "))?;
        let before =
            || day_at(line[word.end()..].trim_start_matches(['.', ',', ' ', '\u{a0}', '\t']));
        let behind = || day_before(&line[..word.start()]);
        let day = before().or_else(behind)?;
        check(day, Some(written))
    })
}

static IN_NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?P<weekday>\\p{L}{3,})[.,]? +(?P<a>[0-9]{1,2})[/-](?P<b>[0-9]{1,2})[/-](?P<year>[0-9]{4})(?:,? [0-9]{1,2}[:.][0-9]{2}.{0,12})?$")
        .expect("the form of a day in numbers is a valid pattern")
});

/// Which day a date in numbers is that can be read in two ways, where the weekday beside it fits only one: `Wednesday 10/09/2024`.
pub(super) fn settled(line: &str) -> Option<Day> {
    let found = IN_NUMBERS.captures(line.trim())?;
    let written = number(found.name("weekday")?.as_str())?;
    let part = |name: &str| found.name(name)?.as_str().parse::<u8>().ok();
    let year: i16 = found.name("year")?.as_str().parse().ok()?;
    let (a, b) = (part("a")?, part("b")?);
    let fits = |day: &Day| day.weekday() == written;
    let one = Day::new(year, a, b).filter(fits);
    let other = Day::new(year, b, a).filter(fits);
    match (one, other) {
        (Some(day), None) | (None, Some(day)) => Some(day),
        _ => None,
    }
}

/// The weekday beside a day whose year is not written: `PARIS, Sunday, Sept. 24 (AFP)`.
pub(super) fn beside_month_day(line: &str) -> Option<u8> {
    let line = opening(line, LONGEST);
    WORD.find_iter(line).find_map(|word| {
        let written = number(word.as_str())?;
        let behind = line[word.end()..].trim_start_matches(['.', ',', ' ', '\u{a0}', '\t']);
        let (reading, _) = leading(behind)?;
        matches!(reading, Reading::MonthDay(..)).then_some(written)
    })
}

/// A day beside the weekday that is written with it, where they contradict each other.
pub(super) fn check(day: Day, written: Option<u8>) -> Option<OtherWeekday> {
    written
        .filter(|written| day.weekday() != *written)
        .map(|written| OtherWeekday { day, written })
}

/// The day that a text begins with.
fn day_at(text: &str) -> Option<Day> {
    match leading(text)?.0 {
        Reading::Date(PartialDate::Day(day)) => Some(day),
        _ => None,
    }
}

/// The day right before a weekday: `24 September 2023, Sunday`, `Sept. 24, 2023 (Sunday)`.
fn day_before(text: &str) -> Option<Day> {
    let text = text.trim_end_matches([' ', ',', '(']);
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_alphanumeric() && !text[..*at].ends_with(|c: char| c.is_alphanumeric())
    });
    starts.into_iter().find_map(|(at, _)| {
        let (reading, length) = leading(&text[at..])?;
        match reading {
            Reading::Date(PartialDate::Day(day)) if at + length == text.len() => Some(day),
            _ => None,
        }
    })
}

/// The number of a weekday in English or another language, Monday = 0.
fn number(word: &str) -> Option<u8> {
    let tongues = || {
        let word = word.to_lowercase();
        date_tongues::WEEKDAYS
            .iter()
            .position(|names| names.contains(&word.as_str()))
            .and_then(|place| u8::try_from(place).ok())
    };
    lexicon::weekday(&fold(word))
        .or_else(|| short(word))
        .or_else(tongues)
}

/// Short forms that are words of English, too, and count with a capital only: `Sat`, `Sun`, `Wed`.
fn short(word: &str) -> Option<u8> {
    match word {
        "Mon" | "MON" => Some(0),
        "Tue" | "TUE" | "Tues" => Some(1),
        "Wed" | "WED" => Some(2),
        "Sat" | "SAT" => Some(5),
        "Sun" | "SUN" => Some(6),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_that_is_not_the_days_own_is_found() {
        for line in [
            "Monday, 5 July 2024",
            "Published: Mon 5 Jul 2024 10:30 BST",
            "By Jane Doe, Monday, July 5, 2024",
            "10:30 AM EDT, Mon July 5, 2024",
            "HARROW, Monday, July 5, 2024 (AP) — The council",
            "July 5, 2024 (Monday)",
            "5 July 2024, Monday",
            "lundi 5 juillet 2024",
        ] {
            let found = contradiction(line).unwrap_or_else(|| panic!("none in {line}"));
            assert_eq!(
                found.message(),
                "the date names a Monday, but 2024-07-05 was a Friday; correct whichever is wrong"
            );
        }
    }

    #[test]
    fn a_day_with_its_own_weekday_is_none() {
        for line in [
            "Friday, 5 July 2024",
            "Fri., July 5, 2024",
            "vendredi 5 juillet 2024",
            "5 July 2024",
            "Monday, 5 July",
            "On Monday he left. On 5 July 2024 he came back.",
            "The Sun, 5 July 2024",
            "5 July 2024 | Updated Monday",
            "",
        ] {
            assert_eq!(contradiction(line), None, "{line}");
        }
    }
}
