//! Days whose year has two digits: `5 Jul 24`, `05-Jul-24`, `July 5, '24`, `12/31/99`.
//!
//! Read only where nothing else can be meant: with the name of the month, or in numbers of which one order alone makes a day.

use std::sync::LazyLock;

use regex::Regex;

use super::date_forms::{MONTH, Reading, WEEKDAY, dated, month_number};
use crate::model::{Day, PartialDate};

/// Two digits from here on are of the last century, as POSIX has it (`strptime`, `%y`).
const LAST_CENTURY: i16 = 69;

static NAMED: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        format!("(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:[ -]|\u{a0}){MONTH},?[ \u{a0}-]['’]?(?P<year>[0-9]{{2}})"),
        format!("{MONTH}[ \u{a0}](?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?[ \u{a0}]['’](?P<year>[0-9]{{2}})"),
    ]
    .map(|form| {
        Regex::new(&format!("^(?i:{WEEKDAY}{form})")).expect("the forms of short years are valid patterns")
    })
});

static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?P<a>[0-9]{1,2})(?:/(?P<b>[0-9]{1,2})/|-(?P<d>[0-9]{2})-)(?P<c>[0-9]{2})")
        .expect("the form of a short date is a valid pattern")
});

/// The date at the very start of `text`, which must be followed by nothing or by what may be a time, and its length.
pub(super) fn leading(text: &str) -> Option<(Reading, usize)> {
    let (reading, length) = named(text).or_else(|| numbers(text))?;
    let ends = match text[length..].chars().next() {
        None => true,
        Some(c) => matches!(c, ' ' | ',' | '\u{a0}'),
    };
    ends.then_some((reading, length))
}

fn named(text: &str) -> Option<(Reading, usize)> {
    let found = NAMED.iter().find_map(|form| form.captures(text))?;
    let day = found["day"].parse().ok()?;
    let month = month_number(&found["month"])?;
    let year = full(found["year"].parse().ok()?);
    Some((dated(year, Some(month), Some(day)), found[0].len()))
}

/// Day, month and year in numbers: what the only order that makes a day says.
fn numbers(text: &str) -> Option<(Reading, usize)> {
    let found = NUMBERS.captures(text)?;
    let middle = found.name("b").or(found.name("d"))?.as_str();
    let (a, b, c): (u8, u8, u8) = (
        found["a"].parse().ok()?,
        middle.parse().ok()?,
        found["c"].parse().ok()?,
    );
    let day = |year: u8, month: u8, day: u8| Day::new(full(i16::from(year)), month, day);
    let mut orders: Vec<Day> = [day(c, b, a), day(c, a, b)].into_iter().flatten().collect();
    // A year stands first with both its digits.
    orders.extend(day(a, b, c).filter(|_| found["a"].len() == 2));
    orders.dedup();
    let reading = match orders.as_slice() {
        [] => Reading::NoSuchDay,
        [one] => Reading::Date(PartialDate::Day(*one)),
        _ => Reading::Ambiguous,
    };
    Some((reading, found[0].len()))
}

/// The year that two digits stand for.
fn full(digits: i16) -> i16 {
    if digits < LAST_CENTURY {
        2000 + digits
    } else {
        1900 + digits
    }
}

#[cfg(test)]
mod tests {
    use super::super::date_forms::whole;
    use super::*;

    fn check(text: &str, expect: &str) {
        let shown = match whole(text) {
            Some(Reading::Date(date)) => date.to_string(),
            Some(other) => format!("{other:?}"),
            None => "none".to_owned(),
        };
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn a_short_year_is_read_behind_the_name_of_the_month() {
        for form in [
            "5 Jul 24",
            "05-Jul-24",
            "Fri, 5 Jul 24",
            "Fri, 05 Jul 24 10:30:00 GMT",
            "5th July '24",
            "July 5, ’24",
            "Jul 5 '24, 10:30 am",
        ] {
            check(form, "2024-07-05");
        }
        check("5 Jul 99", "1999-07-05");
        // A time, a number of something, or no day.
        check("5 July 10:30", "MonthDay(7, 5)");
        check("July 5, 24", "MonthDay(7, 5)");
        check("5 July 24 people", "none");
        check("31 Jun 24", "NoSuchDay");
    }

    #[test]
    fn numbers_are_read_where_one_order_alone_makes_a_day() {
        check("12/31/99", "1999-12-31");
        check("31/12/99", "1999-12-31");
        check("9/24/23", "2023-09-24");
        check("7/25/24, 10:30", "2024-07-25");
        check("04/04/04", "2004-04-04");
        for two in ["7/5/24", "24/09/23", "01-02-03"] {
            check(two, "Ambiguous");
        }
        for none in ["1.2.24", "7/5", "99/99/99x", "3-2-10"] {
            check(none, "none");
        }
        check("13/13/99", "NoSuchDay");
    }
}
