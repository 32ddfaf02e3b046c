//! Tests of spans: what is read, as which days, and what is none.

use super::*;

/// The spans of a question asked on Monday, 25 May 2026.
fn check(text: &str, expected: &[(&str, &str)]) {
    let found: Vec<(&str, String)> = spans(text, Day::new(2026, 5, 25))
        .into_iter()
        .map(|found| (found.span.cut(text).unwrap(), shown(found.days)))
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(s, days)| (*s, days.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

fn shown(days: SpanDays) -> String {
    match days {
        SpanDays::Known(days) => {
            let first = days.first().to_string();
            format!(
                "{}..{}",
                first.trim_start_matches("0001-01-01"),
                days.last()
            )
        }
        SpanDays::Yearless([first, last]) => {
            format!("{}/{}..{}/{}", first.0, first.1, last.0, last.1)
        }
    }
}

#[test]
fn both_ends_are_read() {
    for (text, span, days) in [
        (
            "What happened between 3 and 6 May?",
            "between 3 and 6 May",
            "5/3..5/6",
        ),
        (
            "Who led from 3 to 5 May in Lund",
            "from 3 to 5 May",
            "5/3..5/5",
        ),
        (
            "between 3 May and 6 June",
            "between 3 May and 6 June",
            "5/3..6/6",
        ),
        ("from May 3 to May 5?", "from May 3 to May 5", "5/3..5/5"),
        ("from May 3 to 5?", "from May 3 to 5", "5/3..5/5"),
        ("on 3-5 May", "3-5 May", "5/3..5/5"),
        (
            "between March and May",
            "between March and May",
            "3/1..5/31",
        ),
        (
            "from 3 to 5 May 2025",
            "from 3 to 5 May 2025",
            "2025-05-03..2025-05-05",
        ),
        (
            "from 30 December to 2 January 2026",
            "from 30 December to 2 January 2026",
            "2025-12-30..2026-01-02",
        ),
        (
            "from Monday to Wednesday",
            "from Monday to Wednesday",
            "2026-05-18..2026-05-20",
        ),
    ] {
        check(text, &[(span, days)]);
    }
}

#[test]
fn one_end_is_read() {
    for (text, span, days) in [
        (
            "What happened since 10 May?",
            "since 10 May",
            "2026-05-10..2026-05-25",
        ),
        (
            "What happened after 10 May?",
            "after 10 May",
            "2026-05-10..2026-05-25",
        ),
        (
            "What happened after March?",
            "after March",
            "2026-04-01..2026-05-25",
        ),
        (
            "What happened since Friday?",
            "since Friday",
            "2026-05-22..2026-05-25",
        ),
        ("since March", "since March", "2026-03-01..2026-05-25"),
        ("since June", "since June", "2025-06-01..2026-05-25"),
        (
            "the strike until 30 April",
            "until 30 April",
            "..2026-04-30",
        ),
        ("till May", "till May", "..2026-05-31"),
        ("before May in Lund", "before May", "..2026-04-30"),
        ("before 1 April?", "before 1 April", "..2026-03-31"),
        (
            "Before 1 April, who was mayor?",
            "Before 1 April",
            "..2026-03-31",
        ),
    ] {
        check(text, &[(span, days)]);
    }
}

#[test]
fn spans_are_counted() {
    for (text, span, days) in [
        (
            "in the first week of May",
            "in the first week of May",
            "5/1..5/7",
        ),
        (
            "the last week of April 2025",
            "the last week of April 2025",
            "2025-04-24..2025-04-30",
        ),
        (
            "in the last two weeks",
            "in the last two weeks",
            "2026-05-11..2026-05-25",
        ),
        (
            "in the past ten days",
            "in the past ten days",
            "2026-05-15..2026-05-25",
        ),
        (
            "over the weekend",
            "over the weekend",
            "2026-05-23..2026-05-24",
        ),
        (
            "the day before yesterday",
            "the day before yesterday",
            "2026-05-23..2026-05-23",
        ),
        (
            "three weeks ago",
            "three weeks ago",
            "2026-05-01..2026-05-07",
        ),
        ("ten days ago", "ten days ago", "2026-05-15..2026-05-15"),
    ] {
        check(text, &[(span, days)]);
    }
}

#[test]
fn events_and_years_make_no_span() {
    for text in [
        "Who led before the election?",
        "When did they leave after the coup in July?",
        "Who ruled before May resigned?",
        "What was decided after the 3 May talks?",
        "What was decided after 3 May talks?",
        "What happened after July's coup?",
        "What is the first strike since 1997?",
        "Who won two days after 10 May?",
        "Between 3 and 6 people died in May",
        "the last two days of the trial",
        "from Lund to Kiel",
        "a year ago",
        "How many of the 3 to 5 trams run?",
        "What will happen after 10 June?",
        "",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_counts_from_today_needs_that_day() {
    for text in [
        "since Friday",
        "in the last two weeks",
        "since May",
        "before May",
    ] {
        assert_eq!(spans(text, None), [], "{text}");
    }
    assert_eq!(spans("since 10 May 2026", None).len(), 1);
}
