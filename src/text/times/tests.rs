//! Tests of time expressions: what is read, what it means, and that nothing breaks them.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Checks the expressions of a text and the days they mean on Monday, 25 Sep 2023 ("-" for none).
fn check(text: &str, expected: &[(&str, &str)]) {
    let anchor = day("2023-09-25");
    let found: Vec<(&str, String)> = time_expressions(text)
        .into_iter()
        .map(|e| (e.span.cut(text).unwrap(), shown(e.resolve(anchor))))
        .collect();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(span, days)| (*span, days.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn shown(range: Option<DateRange>) -> String {
    match range {
        None => "-".to_owned(),
        Some(range) if range.first() == range.last() => range.first().to_string(),
        Some(range) => format!("{}..{}", range.first(), range.last()),
    }
}

#[test]
fn given_names_are_no_months() {
    check(
        "Jan Kubik and June Carter met the family of April Jones",
        &[],
    );
    check(
        "In June President Roe left",
        &[("June", "2023-06-01..2023-06-30")],
    );
    check("on August 5", &[("August 5", "2023-08-05")]);
    check(
        "April's and June's figures",
        &[
            ("April's", "2023-04-01..2023-04-30"),
            ("June's", "2023-06-01..2023-06-30"),
        ],
    );
}

#[test]
fn days_and_months() {
    check("ousted on July 26.", &[("July 26", "2023-07-26")]);
    check(
        "on 26 July 2021 and the 3rd of May",
        &[("26 July 2021", "2021-07-26"), ("3rd of May", "2023-05-03")],
    );
    check("PARIS, Sept. 24 (Reuters)", &[("Sept. 24", "2023-09-24")]);
    check(
        "July 26, 2023, and 2022-12-31",
        &[
            ("July 26, 2023", "2023-07-26"),
            ("2022-12-31", "2022-12-31"),
        ],
    );
    check(
        "in July and August 2020",
        &[
            ("July", "2023-07-01..2023-07-31"),
            ("August 2020", "2020-08-01..2020-08-31"),
        ],
    );
    check(
        "in December; in February",
        &[
            ("December", "2023-12-01..2023-12-31"),
            ("February", "2023-02-01..2023-02-28"),
        ],
    );
    check(
        "Sunday, Sept. 24, 2023",
        &[("Sunday, Sept. 24, 2023", "2023-09-24")],
    );
    check("They may march on 10 May.", &[("10 May", "2023-05-10")]);
    check(
        "in May, said Theresa May",
        &[("May", "2023-05-01..2023-05-31")],
    );
    check("on February 29", &[("February 29", "2020-02-29")]);
}

#[test]
fn weekdays() {
    check("on Sunday announced", &[("Sunday", "2023-09-24")]);
    check("on Monday morning", &[("Monday morning", "2023-09-25")]);
    check(
        "“This Sunday we celebrate",
        &[("This Sunday", "2023-09-24")],
    );
    check(
        "last Monday and next Monday",
        &[("last Monday", "2023-09-18"), ("next Monday", "2023-10-02")],
    );
    check("this Thursday", &[("this Thursday", "2023-09-28")]);
    check("late on Friday", &[("Friday", "2023-09-22")]);
}

#[test]
fn a_day_or_month_that_is_still_to_come_lies_ahead() {
    for (text, expected) in [
        ("It will open on 3 April", "2024-04-03"),
        ("The line will open in May", "2024-05-01..2024-05-31"),
        ("A hearing is due on June 4", "2024-06-04"),
        ("It would open on 25 September", "2023-09-25"),
        ("The vote was postponed to 3 April", "2024-04-03"),
        // A year off, it was not brought up to date.
        ("It will open on 3 September", "2023-09-03"),
        ("It will close in September", "2023-09-01..2023-09-30"),
        ("It was due on 3 April", "2023-04-03"),
        ("He will say what happened on 3 April", "2023-04-03"),
        ("It opened on 3 April", "2023-04-03"),
    ] {
        let found = time_expressions(text)[0].resolve(day("2023-09-25"));
        assert_eq!(shown(found), expected, "{text}");
    }
}

#[test]
fn a_weekday_that_is_still_to_come_lies_ahead() {
    for text in [
        "The council will vote on Sunday",
        "They would meet the mayor on Sunday",
        "The council of Lund will vote on the plan for the harbour on Sunday",
        "The vote is due on Sunday",
        "a debate scheduled for Sunday",
        "The train must leave by Sunday",
    ] {
        check(text, &[("Sunday", "2023-10-01")]);
    }
    check(
        "The council will vote on Monday",
        &[("Monday", "2023-09-25")],
    );
    for text in [
        "The council will vote, Macron said on Sunday",
        "He will tell what happened on Sunday",
        "He said it would go. On Sunday he went",
        "They will try those who attacked the bridge on Sunday",
        "The vote was due on Sunday",
        "On Sunday he said that he will go",
    ] {
        check(text, &[("Sunday", "2023-09-24")]);
    }
}

#[test]
fn last_and_next_months_and_seasons() {
    let of = |text: &str, anchor: &str| shown(time_expressions(text)[0].resolve(day(anchor)));
    assert_eq!(of("last July", "2023-05-10"), "2022-07-01..2022-07-31");
    assert_eq!(of("last July", "2023-09-25"), "2023-07-01..2023-07-31");
    assert_eq!(of("last May", "2023-05-10"), "2022-05-01..2022-05-31");
    assert_eq!(of("next March", "2023-04-10"), "2024-03-01..2024-03-31");
    assert_eq!(of("next March", "2023-01-10"), "2023-03-01..2023-03-31");
    assert_eq!(of("this July", "2023-01-10"), "2023-07-01..2023-07-31");
    assert_eq!(of("last July 2021", "2023-05-10"), "2021-07-01..2021-07-31");
    assert_eq!(of("last summer", "2024-03-10"), "2023-06-01..2023-08-31");
    assert_eq!(of("last winter", "2024-06-10"), "2023-12-01..2024-02-29");
    assert_eq!(of("this winter", "2024-01-10"), "2023-12-01..2024-02-29");
    assert_eq!(of("this winter", "2023-11-10"), "2023-12-01..2024-02-29");
    assert_eq!(of("this summer", "2024-01-10"), "2024-06-01..2024-08-31");
    assert_eq!(of("next spring", "2023-10-10"), "2024-03-01..2024-05-31");
    assert_eq!(of("in the winter", "2024-01-10"), "2023-12-01..2024-02-29");
}

#[test]
fn years_and_their_parts() {
    check(
        "by the end of 2023, CNN",
        &[("the end of 2023", "2023-09-01..2023-12-31")],
    );
    check(
        "in 2019 and in 1848",
        &[
            ("2019", "2019-01-01..2019-12-31"),
            ("1848", "1848-01-01..1848-12-31"),
        ],
    );
    check("the 2022 World Cup", &[("2022", "2022-01-01..2022-12-31")]);
    check("in the 1990s", &[("the 1990s", "1990-01-01..1999-12-31")]);
    check(
        "early 2024, mid-2021",
        &[
            ("early 2024", "2024-01-01..2024-04-30"),
            ("mid-2021", "2021-05-01..2021-08-31"),
        ],
    );
    check(
        "the summer of 2022",
        &[("the summer of 2022", "2022-06-01..2022-08-31")],
    );
    check("in the winter", &[("the winter", "2023-12-01..2024-02-29")]);
    check("end of July", &[("end of July", "2023-07-01..2023-07-31")]);
    check(
        "the end of the year",
        &[("the end of the year", "2023-01-01..2023-12-31")],
    );
}

#[test]
fn counts_are_not_years() {
    check(
        "Some 1500 French troops, 1,500 soldiers and 2000 people",
        &[],
    );
    check("$2000 and 1998 percent, more than 2000", &[]);
}

#[test]
fn relative_and_vague_expressions() {
    check(
        "yesterday and tomorrow",
        &[("yesterday", "2023-09-24"), ("tomorrow", "2023-09-26")],
    );
    check("last week", &[("last week", "2023-09-18..2023-09-24")]);
    check("next month", &[("next month", "2023-10-01..2023-10-31")]);
    check("last year", &[("last year", "2022-01-01..2022-12-31")]);
    check(
        "two days ago, a week ago",
        &[
            ("two days ago", "2023-09-23"),
            ("a week ago", "2023-09-18..2023-09-24"),
        ],
    );
    check(
        "ten months ago",
        &[("ten months ago", "2022-11-01..2022-11-30")],
    );
    check("in the coming weeks", &[("the coming weeks", "-")]);
    check("In the next hours our", &[("the next hours", "-")]);
    check("in “the months to come”", &[("the months to come", "-")]);
    check(
        "the weeks and months to come",
        &[("the weeks and months to come", "-")],
    );
    check(
        "at 5 p.m. or 10:30 a.m. or 9am",
        &[("5 p.m.", "-"), ("10:30 a.m.", "-"), ("9am", "-")],
    );
    check(
        "over the past two decades",
        &[("the past two decades", "-")],
    );
    check(
        "the 20-year-old waited three hours",
        &[("three hours", "-")],
    );
    check("I am 20; I am 21", &[]);
}

#[test]
fn a_year_wraps() {
    let of = |text: &str, anchor: &str| shown(time_expressions(text)[0].resolve(day(anchor)));
    assert_eq!(of("on Dec. 30", "2024-01-02"), "2023-12-30");
    assert_eq!(of("on Jan. 3", "2023-12-30"), "2024-01-03");
    assert_eq!(of("last month", "2024-01-02"), "2023-12-01..2023-12-31");
    assert_eq!(of("on Sunday", "2024-01-02"), "2023-12-31");
    assert_eq!(of("last week", "2024-01-02"), "2023-12-25..2023-12-31");
}

#[test]
fn absolute_expressions_need_no_anchor() {
    let of = |text: &str| shown(time_expressions(text)[0].absolute());
    assert_eq!(of("July 26, 2023"), "2023-07-26");
    assert_eq!(of("on Sunday"), "-");
    assert_eq!(of("in July"), "-");
}

proptest! {
    #[test]
    fn expressions_are_in_order_inside_the_text(
        words in proptest::collection::vec(
            "the|end|of|2023|99|26th|July|may|May|Sunday|last|next|two|week|weeks|ago|to|come|and|:|,|-|5|pm|1990s|early|\\PC{0,3}",
            0..12,
        ),
        days in -4_000_000i32..4_000_000,
    ) {
        let text = words.join(" ");
        let anchor = Day::from_epoch_days(days).unwrap_or(day("2023-09-25"));
        let mut last = 0;
        for found in time_expressions(&text) {
            prop_assert!(found.span.start() >= last && found.span.cut(&text).is_some());
            let _ = found.resolve(anchor);
            last = found.span.end();
        }
    }

    #[test]
    fn resolving_never_panics(n in any::<i32>(), y in any::<i16>(), m in any::<u8>(), d in any::<u8>(), b in any::<i8>(), days in -4_000_000i32..4_000_000) {
        let anchor = Day::from_epoch_days(days).unwrap_or(day("2023-09-25"));
        for meaning in [
            TimeMeaning::MonthDay(m, d), TimeMeaning::Month(m), TimeMeaning::YearMonth(y, m), TimeMeaning::Year(y),
            TimeMeaning::YearPart(y, Part::Late), TimeMeaning::Decade(y), TimeMeaning::Weekday(m),
            TimeMeaning::WeekdayOf(m, b), TimeMeaning::Days(n), TimeMeaning::Weeks(n), TimeMeaning::Months(n),
            TimeMeaning::Years(n), TimeMeaning::Season(m, Some(y)),
            TimeMeaning::Season(m, None), TimeMeaning::SeasonOf(m, b), TimeMeaning::MonthOf(m, b),
        ] {
            let _ = TimeExpression { span: Span::of(""), meaning, ahead: b > 0 }.resolve(anchor);
        }
    }
}
