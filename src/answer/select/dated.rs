//! Days that a question names, looked for in sentences: "on Sunday" in an article of 25 September means 24 September. In an undated
//! article only what names its year counts.

use crate::model::{ArticleMeta, DateRange, Day, Span};
use crate::text::times::{TimeExpression, time_expressions};

use super::super::plan::Plan;

/// Days in the longest range that counts as a named time: a month. Years are words like others.
const LONGEST: i32 = 31;

/// The days and months that the question names.
pub(crate) fn named(plan: &Plan) -> Vec<DateRange> {
    plan.dates
        .iter()
        .filter(|range| range.last().days_since(range.first()) < LONGEST)
        .copied()
        .collect()
}

/// The day from which an article's "on Sunday" counts; `None` when its day is not known.
pub(crate) fn anchor(meta: &ArticleMeta) -> Option<Day> {
    meta.date
        .range()
        .filter(|range| range.first() == range.last())
        .map(DateRange::first)
}

/// The days that an expression means in an article of day `anchor`.
pub(crate) fn days(expression: &TimeExpression, anchor: Option<Day>) -> Option<DateRange> {
    match anchor {
        Some(day) => expression.resolve(day),
        None => expression.absolute(),
    }
}

/// Days after an event in which an article still reports it as news.
const REPORTED_WITHIN: i32 = 2;

/// Whether an article is of one of `dates`, or of the days right after.
pub(crate) fn is_of(dates: &[DateRange], meta: &ArticleMeta) -> bool {
    meta.date.range().is_some_and(|range| {
        dates.iter().any(|asked| {
            range.last() >= asked.first()
                && range.first().days_since(asked.last()) <= REPORTED_WITHIN
        })
    })
}

/// The expressions of `text` that mean days within one of `dates`.
pub(crate) fn said(dates: &[DateRange], text: &str, anchor: Option<Day>) -> Vec<Span> {
    if dates.is_empty() {
        return Vec::new();
    }
    let within = |said: DateRange| {
        dates
            .iter()
            .any(|asked| asked.contains(said.first()) && asked.contains(said.last()))
    };
    time_expressions(text)
        .iter()
        .filter(|e| days(e, anchor).is_some_and(within))
        .map(|e| e.span)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, anchor: Option<&str>, expected: &[&str]) {
        let asked = [DateRange::day(Day::parse("2023-09-24").unwrap())];
        let found: Vec<&str> = said(&asked, text, anchor.map(|d| Day::parse(d).unwrap()))
            .into_iter()
            .map(|span| span.cut(text).unwrap())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_weekday_counts_from_the_articles_own_day() {
        let text = "He spoke on Sunday and rested on Monday.";
        check(text, Some("2023-09-25"), &["Sunday"]);
        check(text, Some("2023-09-18"), &[]);
        check(text, None, &[]);
    }

    #[test]
    fn a_date_with_its_year_counts_without_a_day_of_the_article() {
        check(
            "On 24 September 2023 he spoke.",
            None,
            &["24 September 2023"],
        );
        check("In September 2023 he spoke.", None, &[]);
    }
}
