//! Reading one written date, in the forms that news files use.
//!
//! Reads what is written and nothing more: no default year, no guess which of two numbers is the month. A time of day
//! and a zone are skipped, not applied: the day is the one that the publisher wrote.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::lines::opening;
use super::{date_tongues, short_years};
use crate::model::{Day, PartialDate};

/// Years that a news article can come from; anything else is a number, not a date.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// No written date is longer, in bytes.
const LONGEST: usize = 80;

/// What stands at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A date.
    Date(PartialDate),
    /// A day of a month without its year.
    MonthDay(u8, u8),
    /// `03/04/2023`: 3 April or 4 March.
    Ambiguous,
    /// A date of a year that no news article comes from.
    FarYear,
    /// In the shape of a date, but no such day exists.
    NoSuchDay,
}

impl Reading {
    /// The date, when it is one.
    #[cfg(test)]
    pub(super) fn date(self) -> Option<PartialDate> {
        match self {
            Self::Date(date) => Some(date),
            _ => None,
        }
    }
}

pub(super) const MONTH: &str = "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
pub(super) const WEEKDAY: &str = "(?:(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?,?[ \\t\u{a0}]+)?";
const GAP: &str = "[ \\t\u{a0}]+";

static FORMS: LazyLock<[Regex; 11]> = LazyLock::new(|| {
    [
        // 2023-09-25, 2023/9/25, 2023.09.25, 2023-09
        "(?P<year>[0-9]{4})[-/.](?P<m>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?".to_owned(),
        // 20230925
        "(?P<year>[0-9]{4})(?P<m>[0-9]{2})(?P<day>[0-9]{2})".to_owned(),
        // 25/09/2023, 25.09.2023
        "(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})[-/.](?P<year>[0-9]{4})".to_owned(),
        // 25-Sep-2023
        format!("(?P<day>[0-9]{{1,2}})[-/]{MONTH}[-/](?P<year>[0-9]{{4}})"),
        // Sep-25-2023
        format!("{MONTH}[-/](?P<day>[0-9]{{1,2}})[-/](?P<year>[0-9]{{4}})"),
        // 2023-Sep-25, 2023 September 25
        format!("(?P<year>[0-9]{{4}})(?:[-/]|{GAP}){MONTH}(?:[-/]|{GAP})(?P<day>[0-9]{{1,2}})"),
        // Mon Sep 25 10:00:00 UTC 2023
        format!("{WEEKDAY}{MONTH}{GAP}(?P<day>[0-9]{{1,2}}){GAP}[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:{GAP}[a-z]{{1,5}})?{GAP}(?P<year>[0-9]{{4}})"),
        // Mon, 25 Sep 2023; the 25th of September, 2023; 25 September
        format!("{WEEKDAY}(?:the{GAP})?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\\.?{GAP}(?:of{GAP})?{MONTH}(?P<tail>,?{GAP}(?P<year>[0-9]{{4}}))?"),
        // Monday, September 25, 2023; Sept. 25
        format!("{WEEKDAY}{MONTH}{GAP}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?P<tail>,?{GAP}(?P<year>[0-9]{{4}}))?"),
        // September 2023
        format!("{MONTH},?{GAP}(?P<year>[0-9]{{4}})"),
        // 2023
        "(?P<year>[0-9]{4})".to_owned(),
    ]
    .map(|form| Regex::new(&format!("^(?i:{form})")).expect("the date forms are valid patterns"))
});

/// A time of day with what may stand around it, and nothing else: `T10:15:00Z`, `, 10.30 BST`, `at 5 p.m.`, `00:00 +0000`,
/// ` - 10:30`, ` 10:30 pm IST - NEW DELHI`.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    let seconds = "(?:[:.][0-9]{2}(?:[.,][0-9]{1,9})?)?";
    // Behind a dash stands a time with its minutes: "24 September - 26" is a span of days.
    let clock = format!(
        "(?:[T ,]*(?:(?:at|à|um|alle|alle ore|a las|às) )?[0-9]{{1,2}}(?:[:.h][0-9]{{2}}{seconds})?|[ ]*[–—-][ ]+[0-9]{{1,2}}[:.h][0-9]{{2}}{seconds})"
    );
    let zone = "(?:\\(?(?:z\\b|[a-z]{2,5}\\b(?:[+-][0-9]{1,4})?|[+-][0-9]{2}:?(?:[0-9]{2})?)\\)?[ ]*){0,2}";
    let place = "(?-i:[ ]*[–—-][ ]*\\p{Lu}[\\p{Lu} .]{1,30})?";
    Regex::new(&format!(
        "^(?i:{clock}[ ]?(?:[ap]\\.?m\\.?|h|uhr)?[ ]*{zone}\\.?{place})$"
    ))
    .expect("the form of a time is a valid pattern")
});

/// A weekday behind its date, as archives write it: `March 4, 2024 Monday`, `4 March 2024 (Monday)`.
static WEEKDAY_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?i:,?[ ]*\\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\\)?)$")
        .expect("the form of a weekday behind a date is a valid pattern")
});

/// Words in one of which the first digit of a date stands: `Monday, September 25`, `lundi, le 25 septembre`, `at 10:30, 25 September`.
const FIRST_WORDS: usize = 3;

/// Whether a date, perhaps behind a time of day, may begin `text`. In every form the first digit begins one of the first words or
/// stands in one such as `Sep-25-2023`; so most of a text is told from a date without trying the forms.
pub(super) fn may_begin(text: &str) -> bool {
    let mut words = text.split_whitespace().take(FIRST_WORDS);
    let first = words.find_map(|word| Some((word, word.find(|c: char| c.is_ascii_digit())?)));
    first.is_some_and(|(word, at)| at == 0 || word.contains(['-', '/']))
}

/// The date at the very start of `text` and its length in bytes; `None` when no date begins there.
pub(super) fn leading(text: &str) -> Option<(Reading, usize)> {
    may_begin(text).then(|| in_a_form(text))?
}

fn in_a_form(text: &str) -> Option<(Reading, usize)> {
    let part = opening(text, LONGEST);
    FORMS
        .iter()
        .find_map(|form| {
            let found = form.captures(part)?;
            let (reading, length) = read(&found)?;
            ends_there(text, length).then_some((reading, length))
        })
        .or_else(|| date_tongues::leading(part).filter(|(_, length)| ends_there(text, *length)))
}

/// A time of day in front of a date: `10:30 AM EDT, `, `at 08:12, `; the zone, which may as well be a weekday, is left.
static TIME_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?i:(?:at )?[0-9]{1,2}(?:[:.h][0-9]{2}(?::[0-9]{2})?[ ]?(?:[ap]\\.?m\\.?)?|[ ]?[ap]\\.?m\\.?))(?:[ ,]|$)[ ,]*",
    )
    .expect("the form of a time before a date is a valid pattern")
});

/// The zone of a time in front of a date: `EDT, `, `GMT+2, `, `(IST) `.
static ZONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^\\(?(?:[A-Z]{1,5}(?:[+-][0-9]{1,4})?|[+-][0-9]{2}:?[0-9]{2})\\)?[ ,]+")
        .expect("the form of a zone is a valid pattern")
});

/// The date that the whole of `text` is, with or without a time of day around it.
pub(super) fn whole(text: &str) -> Option<Reading> {
    let text = text.trim();
    may_begin(text).then(|| alone(text))?
}

fn alone(text: &str) -> Option<Reading> {
    in_two_digits(text)
        .or_else(|| dated_first(text))
        .or_else(|| dated_last(text))
}

/// `5 Jul 24`, `12/31/99, 10:30`: a day whose year has two digits.
fn in_two_digits(text: &str) -> Option<Reading> {
    let (reading, length) = short_years::leading(opening(text, LONGEST))?;
    let rest = &text[length..];
    (rest.is_empty() || rest.len() < LONGEST && TIME.is_match(rest)).then_some(reading)
}

/// `10:30 AM EDT, Sunday, 24 September 2023`: only with a year, for a number behind a time is seldom a day.
fn dated_last(text: &str) -> Option<Reading> {
    let time = TIME_BEFORE.find(opening(text, LONGEST))?;
    let rest = &text[time.end()..];
    let zone = ZONE.find(rest).map(|zone| &rest[zone.end()..]);
    [Some(rest), zone]
        .into_iter()
        .flatten()
        .map(|rest| rest.strip_prefix("on ").unwrap_or(rest))
        .find_map(|rest| match leading(rest) {
            Some((Reading::MonthDay(..), _)) | None => None,
            Some((reading, length)) => rest[length..]
                .trim_matches([' ', '.'])
                .is_empty()
                .then_some(reading),
        })
}

fn dated_first(text: &str) -> Option<Reading> {
    let (reading, length) = leading(text)?;
    let rest = text[length..].trim_end();
    let only_a_day = !matches!(
        reading,
        Reading::Date(PartialDate::Month(..) | PartialDate::Year(_))
    );
    let behind = || TIME.is_match(rest) || WEEKDAY_BEHIND.is_match(rest);
    (rest.is_empty() || (only_a_day && rest.len() < LONGEST && behind())).then_some(reading)
}

/// Length of a time of day at the start of `text` that belongs to a date before it: `T10:00`, ` 10:15:30Z`.
pub(super) fn leading_time(text: &str) -> usize {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            "^(?i:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?[ ]?(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?)(?:[^0-9A-Za-z:]|$)",
        )
        .expect("the form of a leading time is valid")
    });
    FORM.find(opening(text, LONGEST)).map_or(0, |found| {
        let last = found.as_str().chars().next_back();
        let behind = last.filter(|c| !c.is_ascii_alphanumeric());
        found.end() - behind.map_or(0, char::len_utf8)
    })
}

/// Whether a date of `length` bytes may end there: not inside a word or a longer number.
fn ends_there(text: &str, length: usize) -> bool {
    let mut rest = text[length..].chars();
    match rest.next() {
        None => true,
        Some('T' | 't') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c @ ('-' | '/' | '_')) => rest
            .next()
            .is_none_or(|next| next != c && !next.is_alphanumeric()),
        Some('.') => rest.next().is_none_or(|next| !next.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric(),
    }
}

fn read(found: &Captures<'_>) -> Option<(Reading, usize)> {
    let all = found.get(0)?.end();
    let number = |name: &str| found.name(name)?.as_str().parse::<i16>().ok();
    let small = |name: &str| number(name).and_then(|n| u8::try_from(n).ok());
    let year = number("year");
    if let (Some(a), Some(b), Some(year)) = (small("a"), small("b"), year) {
        return Some((numeric(a, b, found.name("mark")?.as_str(), year), all));
    }
    let month = match found.name("month") {
        Some(name) => month_number(name.as_str()),
        None => small("m"),
    };
    match (year, month, small("day")) {
        (Some(year), month, day) if YEARS.contains(&year) => Some((dated(year, month, day), all)),
        // "Sept. 24 1500 soldiers": the number behind is no year.
        (_, Some(month), Some(day)) if found.name("month").is_some() => {
            let length = found.name("tail").map_or(all, |tail| tail.start());
            Some((month_day(month, day), length))
        }
        (Some(year), Some(month), Some(day)) if Day::new(year, month, day).is_some() => {
            Some((Reading::FarYear, all))
        }
        (Some(_), Some(_), _) => Some((Reading::NoSuchDay, all)),
        _ => None,
    }
}

pub(super) fn dated(year: i16, month: Option<u8>, day: Option<u8>) -> Reading {
    let date = match (month, day) {
        (Some(month), Some(day)) => Day::new(year, month, day).map(PartialDate::Day),
        (Some(month), None) => {
            Day::month_range(year, month).map(|_| PartialDate::Month(year, month))
        }
        (None, _) => Some(PartialDate::Year(year)),
    };
    date.map_or(Reading::NoSuchDay, Reading::Date)
}

/// A day and a month as numbers. With dots the day stands first wherever that form is in use; with a slash or a hyphen
/// the order depends on the country, so it is read only when one number can't be a month.
fn numeric(a: u8, b: u8, mark: &str, year: i16) -> Reading {
    if !YEARS.contains(&year) {
        return Reading::NoSuchDay;
    }
    match (a, b) {
        _ if a <= 12 && b > 12 => dated(year, Some(a), Some(b)),
        _ if mark == "." || a > 12 || a == b => dated(year, Some(b), Some(a)),
        _ => Reading::Ambiguous,
    }
}

/// A day without its year; 29 February exists in some years.
pub(super) fn month_day(month: u8, day: u8) -> Reading {
    match Day::new(2000, month, day) {
        Some(_) => Reading::MonthDay(month, day),
        None => Reading::NoSuchDay,
    }
}

/// 1 to 12 for an English month name or abbreviation.
pub(super) fn month_number(name: &str) -> Option<u8> {
    const STARTS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = name.get(..3)?.to_ascii_lowercase();
    let place = STARTS.iter().position(|month| *month == start)?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Option<String> {
        whole(text)?.date().map(|date| date.to_string())
    }

    #[test]
    fn the_usual_forms_of_a_day_are_read() {
        for form in [
            "2023-09-25",
            "2023/09/25",
            "2023.9.25",
            "20230925",
            "2023-09-25T10:15:00Z",
            "2023-09-25T10:15:00.123+02:00",
            "2023-09-25 10:15",
            "2023-09-25 10:15:00 +0200",
            "20230925T101500Z",
            "Mon, 25 Sep 2023 10:15:00 +0000",
            "Mon, 25 Sep 2023 10:15:00 GMT",
            "Mon Sep 25 10:15:00 UTC 2023",
            "25 September 2023",
            "25th September 2023",
            "the 25th of September, 2023",
            "25 Sept. 2023",
            "25. September 2023",
            "Sept. 25, 2023",
            "September 25th, 2023",
            "Monday, September 25, 2023",
            "SEPTEMBER 25 2023",
            "25/09/2023",
            "09/25/2023",
            "25-09-2023",
            "25.09.2023",
            "25 September 2023, 10:30 BST",
            "Sept. 25, 2023 at 5:30 p.m. ET",
            "September 25, 2023 10:30 AM (EDT)",
            " 2023-09-25 ",
        ] {
            if form == "20230925T101500Z" {
                // A time without colons is rare outside calendars; the day is still found at the start.
                assert!(leading(form).is_some(), "{form}");
                continue;
            }
            assert_eq!(day(form).as_deref(), Some("2023-09-25"), "{form}");
        }
    }

    #[test]
    fn months_and_years_keep_their_precision() {
        assert_eq!(day("2023-09").as_deref(), Some("2023-09"));
        assert_eq!(day("September 2023").as_deref(), Some("2023-09"));
        assert_eq!(day("2023").as_deref(), Some("2023"));
    }

    #[test]
    fn what_is_no_date_is_not_made_one() {
        for bad in [
            "2023-13-25",
            "2023-02-29",
            "30 February 2023",
            "31/04/2023",
            "Sept. 31",
        ] {
            assert_eq!(whole(bad), Some(Reading::NoSuchDay), "{bad}");
        }
        assert_eq!(whole("03/04/2023"), Some(Reading::Ambiguous));
        assert_eq!(day("04/04/2023").as_deref(), Some("2023-04-04"));
        assert_eq!(
            whole("03.04.2023"),
            Some(Reading::Date(PartialDate::Day(
                Day::new(2023, 4, 3).unwrap()
            )))
        );
        assert_eq!(whole("Sept. 24"), Some(Reading::MonthDay(9, 24)));
        for none in [
            "",
            "yesterday",
            "1234",
            "2023-09-25 or so",
            "20230925x",
            "2023-09-25-1",
            "12:30",
            "1,500",
            "2023 soldiers",
        ] {
            assert_eq!(whole(none).and_then(Reading::date), None, "{none}");
        }
    }

    #[test]
    fn a_leading_date_ends_where_it_ends() {
        assert_eq!(leading("2023-09-25 President").map(|(_, n)| n), Some(10));
        assert_eq!(
            leading("Sept. 24 (Reuters)"),
            Some((Reading::MonthDay(9, 24), 8))
        );
        assert_eq!(
            leading("Sept. 24 1500 soldiers").map(|(r, _)| r),
            Some(Reading::MonthDay(9, 24))
        );
        assert_eq!(leading("Marching on"), None);
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_stays_inside(text in "\\PC{0,60}") {
            if let Some((_, length)) = leading(&text) {
                prop_assert!(text.is_char_boundary(length));
            }
            let _ = whole(&text);
        }

        #[test]
        fn where_no_date_may_begin_there_is_none(
            text in "(Mon|lundi|terça-feira|le|the|at|on|Port|mayo|de|Sep|sept\\.|25|th|er|2023|24|7|10:30|EDT|GMT\\+2|T|’|[ \u{a0}\t,./-]){0,8}",
        ) {
            if !may_begin(&text) {
                prop_assert_eq!(in_a_form(&text), None);
                prop_assert_eq!(alone(text.trim()), None);
            }
        }

        #[test]
        fn every_day_reads_back_in_every_form(offset in -40_000_i32..80_000) {
            let day = Day::from_epoch_days(offset).unwrap();
            for form in [day.to_string(), day.short(), day.long(), day.to_string().replace('-', "")] {
                prop_assert_eq!(whole(&form), Some(Reading::Date(PartialDate::Day(day))), "{}", form);
            }
        }
    }
}
