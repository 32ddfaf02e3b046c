//! Days and spans that a question names, and those that its answer is of.

use super::collections::{Reports, quoted, reports};

fn check(reports: &Reports, (question, today): (&str, &str), expected: Option<&str>) {
    let answer = reports.ask(question, today, &[]);
    let shown = quoted(&answer);
    let first = answer.is_answered().then(|| shown.first()).flatten();
    let right = match expected {
        Some(expected) => first.is_some_and(|quote| quote.1.contains(expected)),
        None => !answer.is_answered(),
    };
    assert!(right, "{question} {shown:?}");
}

fn bridge() -> Reports {
    reports(&[
        (
            "a.txt",
            "2024-03-07",
            "The Lund bridge was closed on Wednesday after cracks were found. It is held by 20 bolts.",
        ),
        (
            "b.txt",
            "2024-05-06",
            "The Lund bridge was opened to walkers on Monday. A firm of Port March built in 20 tonnes of steel.",
        ),
        (
            "c.txt",
            "2024-05-20",
            "The Lund bridge was opened to buses on Sunday at noon.",
        ),
    ])
}

#[test]
fn a_day_that_is_asked_for_is_no_number_beside_a_months_name() {
    let bridge = bridge();
    let what = "What happened to the Lund bridge on 20 March?";
    check(&bridge, (what, "2024-05-25"), None);
    let what = "What happened to the Lund bridge on 6 March?";
    check(&bridge, (what, "2024-05-25"), Some("was closed"));
}

#[test]
fn a_week_with_nothing_in_it_is_another_time() {
    let bridge = bridge();
    let what = "What happened to the Lund bridge last week?";
    check(&bridge, (what, "2024-04-15"), None);
    check(&bridge, (what, "2024-05-13"), Some("opened to walkers"));
}

#[test]
fn a_span_is_answered_by_what_was_in_it() {
    let bridge = bridge();
    let ask = |when: &str| format!("What happened to the Lund bridge {when}?");
    for (when, expected) in [
        ("before April", "was closed"),
        ("between 3 and 8 May", "opened to walkers"),
        ("since 15 May", "opened to buses"),
        ("in the first week of May", "opened to walkers"),
    ] {
        check(&bridge, (&ask(when), "2024-05-25"), Some(expected));
    }
    check(&bridge, (&ask("between 3 and 8 April"), "2024-05-25"), None);
}

#[test]
fn what_asks_for_the_newest_state_is_no_word_of_it() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-06",
        "Ruta Velk of the Greens was sworn in as mayor of Lund on Monday, and promised to cancel the contract.\n\n\
         She took the chain of office from Tomas Ildred, who had been acting mayor since April.",
    )]);
    for what in [
        "Who is the current mayor of Lund?",
        "Who is Lund's mayor at the moment?",
    ] {
        check(&reports, (what, "2024-05-25"), Some("Ruta Velk"));
    }
}
