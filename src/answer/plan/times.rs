//! The times that a question names: which days they are, and whether it asks about anything else.

use crate::model::{DateRange, Day};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};

use super::followup::{is_date, is_month};
use super::terms::Asking;
use super::words;

/// Years at most in which a day without a year is looked for, the latest ones.
const YEARS: i16 = 12;

/// What a question says about time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Times {
    /// All ranges that it names.
    pub(super) dates: Vec<DateRange>,
    /// Years named as such, not only compared with ("since 1997").
    pub(super) years: Vec<DateRange>,
    /// Days and months that articles may spell otherwise.
    pub(super) days: Vec<DateRange>,
    /// Days (or months) without a year.
    pub(super) yearless: Vec<(u8, Option<u8>)>,
    /// Whether there is nothing else in the question.
    pub(super) only: bool,
    /// Those that count from today and have begun, as typed.
    pub(super) from_today: Vec<(String, DateRange)>,
    /// Their days, without "today".
    pub(super) lately: Vec<DateRange>,
}

impl Times {
    /// The times of `text`, of which `asking` are the words; when it asks about nothing else, all words of its times are marked as
    /// words of a date. Without a day of asking, those that count from it are words like others.
    pub(super) fn of(text: &str, asking: &mut [Asking], today: Option<Day>) -> Self {
        let mut all = time_expressions(text);
        all.retain(|e| today.is_some() || !counts_from_today(e.meaning));
        let today = today.unwrap_or_else(Day::today);
        let known = |e: &&TimeExpression| is_range(e) && e.resolve(today).is_some();
        let found: Vec<TimeExpression> = all.iter().filter(known).copied().collect();
        let within =
            |one: &Asking| !one.inherited && found.iter().any(|e| e.span.contains(one.token.span));
        let silent = |one: &Asking| words::is_filler(&one.token.word) || within(one);
        let only = !found.is_empty() && asking.iter().all(silent);
        if only {
            for one in asking.iter_mut() {
                one.date = within(one);
            }
        }
        let mut times = Self {
            only,
            ..Self::default()
        };
        for expression in &all {
            if is_season(text, expression) {
                continue;
            }
            times.add(expression, (text, today));
            let year = expression.resolve(today).filter(|_| is_year(expression));
            times
                .years
                .extend(year.filter(|_| !expression.is_only_compared(text)));
            let begun = expression
                .resolve(today)
                .filter(|range| range.first() <= today);
            let counted = begun.filter(|_| counts_from_today(expression.meaning));
            let lately = counted.filter(|_| expression.meaning != TimeMeaning::Days(0));
            times.lately.extend(lately);
            let words = expression.span.cut(text).unwrap_or("").to_owned();
            times.from_today.extend(counted.map(|range| (words, range)));
        }
        times
    }

    fn add(&mut self, expression: &TimeExpression, (text, today): (&str, Day)) {
        let over = matches!(expression.meaning, TimeMeaning::Year(year) if year < today.year());
        let asked = is_date(expression) && expression.meaning != TimeMeaning::Days(0)
            || over
            || self.only && is_range(expression);
        match (expression.meaning, expression.resolve(today)) {
            (TimeMeaning::MonthDay(month, day), _) => self.yearless.push((month, Some(day))),
            (TimeMeaning::Month(month), _) if self.only || is_month(text, expression) => {
                self.yearless.push((month, None));
            }
            (_, Some(range)) => {
                self.dates.push(range);
                if asked {
                    self.days.push(range);
                }
            }
            _ => {}
        }
    }
}

/// Whether a year is the first of two, as in "the 2022-23 season": what is told of it may be of either.
fn is_season(text: &str, expression: &TimeExpression) -> bool {
    let behind = text.get(expression.span.end()..).unwrap_or("");
    let mut chars = behind.chars();
    let joined = chars.next().is_some_and(|c| matches!(c, '-' | '–' | '/'));
    is_year(expression) && joined && chars.next().is_some_and(|c| c.is_ascii_digit())
}

fn is_year(expression: &TimeExpression) -> bool {
    matches!(expression.meaning, TimeMeaning::Year(_))
}

/// Whether an expression can be looked for as a range of days; weekdays alone are words like others.
fn is_range(expression: &TimeExpression) -> bool {
    !matches!(
        expression.meaning,
        TimeMeaning::Weekday(_) | TimeMeaning::Vague
    )
}

/// Whether it says how far from today: "yesterday", "last year". A bare weekday does not.
fn counts_from_today(meaning: TimeMeaning) -> bool {
    matches!(
        meaning,
        TimeMeaning::Days(_)
            | TimeMeaning::Weeks(_)
            | TimeMeaning::Months(_)
            | TimeMeaning::Years(_)
            | TimeMeaning::WeekdayOf(..)
    )
}

/// A day or a month in each of the years, at most the latest [`YEARS`].
pub(super) fn in_years(month: u8, day: Option<u8>, first: i16, last: i16) -> Vec<DateRange> {
    let range = |year| match day {
        Some(day) => Day::new(year, month, day).map(DateRange::day),
        None => Day::month_range(year, month),
    };
    let first = first.max(last.saturating_sub(YEARS - 1));
    (first..=last).rev().filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::plan::terms::tests::asking;

    fn check(text: &str, days: &[&str], only: bool) {
        let today = Day::parse("2024-03-05").ok();
        let times = Times::of(text, &mut asking(text), today);
        let shown: Vec<String> = times
            .days
            .iter()
            .map(|r| format!("{}..{}", r.first(), r.last()))
            .chain(times.yearless.iter().map(|y| format!("{y:?}")))
            .collect();
        assert_eq!(shown, days, "{text}");
        assert_eq!(times.only, only, "{text}");
    }

    #[test]
    fn times_alone_are_told_from_times_beside_a_topic() {
        check(
            "What happened yesterday?",
            &["2024-03-04..2024-03-04"],
            true,
        );
        check(
            "What happened in March 2024?",
            &["2024-03-01..2024-03-31"],
            true,
        );
        check("What happened on June 5?", &["(6, Some(5))"], true);
        check("What happened in May?", &["(5, None)"], true);
        check("Did the council vote on June 5?", &["(6, Some(5))"], false);
        check("Who is the mayor today?", &[], false);
        check("What happened on Sunday?", &[], false);
    }

    #[test]
    fn a_day_without_a_year_is_looked_for_in_the_years_of_the_articles() {
        let found = in_years(2, Some(29), 2019, 2024);
        let years: Vec<i16> = found.iter().map(|r| r.first().year()).collect();
        assert_eq!(years, [2024, 2020]);
    }
}
