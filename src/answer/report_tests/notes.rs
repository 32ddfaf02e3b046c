//! What is told beside the quotes: reports that count differently or contradict, articles that changed or are too old.

use super::super::collections::{quoted, reports};
use super::DAY;
use crate::model::{Day, Note, PartialDate, Since};

#[test]
fn of_reports_that_count_differently_the_newest_is_first_and_a_note_says_so() {
    let killed = "people were killed when an earthquake struck Bora province";
    let (old, new) = (
        format!("At least 12 {killed} on Monday, officials said."),
        format!("In all 61 {killed}, the agency said."),
    );
    let question = "How many people were killed in the earthquake in Bora province?";
    let differ = |articles: &[(&str, &str, &str)]| {
        let answer = reports(articles).ask(question, DAY, &[]);
        let first = quoted(&answer)[0].1.to_owned();
        let note = answer.notes.into_iter().find_map(|note| match note {
            Note::CountsDiffer { newest_first } => Some(newest_first),
            _ => None,
        });
        (first, note)
    };
    for newest in ["a.txt", "z.txt"] {
        let (first, note) = differ(&[("b.txt", "2024-03-04", &old), (newest, "2024-03-11", &new)]);
        assert_eq!((first, note), (new.clone(), Some(true)), "{newest}");
    }
    let (_, undated) = differ(&[("b.txt", "2024-03-04", &old), ("c.txt", "", &new)]);
    assert_eq!(undated, Some(false));
    let again = format!("The agency counts twelve dead: 12 {killed}, it said.");
    let (_, same) = differ(&[
        ("b.txt", "2024-03-04", &old),
        ("c.txt", "2024-03-05", &again),
    ]);
    assert_eq!(same, None);
    let other =
        "The 300 people of Bora province who fled from the earthquake were housed in schools.";
    let (first, none) = differ(&[
        ("b.txt", "2024-03-04", &old),
        ("c.txt", "2024-03-05", other),
    ]);
    assert_eq!((first, none), (old.clone(), None));
}

#[test]
fn of_a_changed_article_it_is_told_whether_the_quoted_words_still_stand() {
    let said = "Mayor Anna Lindholm opened the Sanna dam on Monday.";
    let reports = reports(&[("a.txt", "", &format!("{said} It holds back the river."))]);
    let answer = reports.ask("Who opened the Sanna dam?", DAY, &[]);
    let receipt = answer.quotes[0].quote.receipt();
    let since = || reports.engine.since(receipt).unwrap();
    assert_eq!(since(), None);
    reports.rewrite("a.txt", &format!("{said} It leaks."));
    assert!(matches!(since(), Some(Since::Kept(_))), "{:?}", since());
    reports.rewrite("a.txt", "Nobody opened the Sanna dam.");
    assert!(matches!(since(), Some(Since::Changed(_))), "{:?}", since());
}

#[test]
fn a_time_from_today_later_than_all_articles_is_told() {
    let reports = reports(&[(
        "a.txt",
        "2023-09-25",
        "The harbour bridge of Hamarvik opened on Monday. Mayor Anna Lindholm said it was late.",
    )]);
    let told = |question: &str, today: &str| {
        let notes = reports.ask(question, today, &[]).notes.into_iter();
        let mut told = notes.filter(|note| matches!(note, Note::NothingSince { .. }));
        told.next()
    };
    let day = |text: &str| Day::parse(text).unwrap();
    let nothing = |words: &str, first: &str, last: &str| {
        Some(Note::NothingSince {
            words: words.to_owned(),
            first: day(first),
            last: day(last),
            newest: PartialDate::Day(day("2023-09-25")),
        })
    };
    assert_eq!(
        told("What happened last week in Hamarvik?", "2026-11-29"),
        nothing("last week", "2026-11-16", "2026-11-22")
    );
    assert_eq!(
        told("Did the bridge of Hamarvik open yesterday?", "2026-11-29"),
        nothing("yesterday", "2026-11-28", "2026-11-28")
    );
    for (question, today) in [
        // There are articles of then, or it is still to come.
        ("What happened last week in Hamarvik?", "2023-10-03"),
        ("What happened this year in Hamarvik?", "2023-12-01"),
        ("What will happen next week in Hamarvik?", "2026-11-29"),
        ("What happened in Hamarvik in 2025?", "2026-11-29"),
        ("Did the bridge of Hamarvik open on Monday?", "2026-11-29"),
    ] {
        assert_eq!(told(question, today), None, "{question} {today}");
    }
}

#[test]
fn reports_of_which_one_denies_what_another_says_are_told_apart() {
    let news = |one: &str, other: &str| {
        let articles = [("a.txt", "2024-05-27", one), ("b.txt", "2024-05-28", other)];
        let answer = reports(&articles).ask("Has Mayor Erik Dahl resigned?", DAY, &[]);
        assert!(answer.is_answered());
        let texts: Vec<String> = quoted(&answer).iter().map(|q| q.1.to_owned()).collect();
        (answer.notes.contains(&Note::ReportsContradict), texts)
    };
    let resigned = "Mayor Erik Dahl has resigned. It rained in Hamarvik.";
    for denial in [
        "Mayor Erik Dahl has not resigned.",
        "Erik Dahl denied that he had resigned.",
    ] {
        let (contradict, texts) = news(resigned, denial);
        assert!(contradict, "{texts:?}");
    }
    let (contradict, texts) = news(resigned, "Mayor Erik Dahl resigned on Monday.");
    assert!(!contradict, "{texts:?}");
}

#[test]
fn old_articles_do_not_answer_what_was_lately() {
    let reports = reports(&[
        (
            "a.txt",
            "2023-09-25",
            "Mayor Anna Lindholm announced a new bridge in Hamarvik. It will cost 4 million euros.",
        ),
        (
            "b.txt",
            "2023-11-20",
            "The ferry to Sandholm sank near the pier in a storm.",
        ),
    ]);
    let answered = |question: &str, today: &str| reports.ask(question, today, &[]).is_answered();
    let bridge = "What did Anna Lindholm announce";
    assert!(answered(&format!("{bridge}?"), "2026-11-29"));
    assert!(answered(&format!("{bridge} this week?"), "2023-09-27"));
    // It may have been told of some weeks before.
    assert!(answered(&format!("{bridge} last week?"), "2023-11-06"));
    assert!(answered(&format!("{bridge} today?"), "2026-11-29"));
    for time in ["this week", "last month", "yesterday", "this year"] {
        assert!(
            !answered(&format!("{bridge} {time}?"), "2026-11-29"),
            "{time}"
        );
    }
    // Another article is of then, but the one that answers is not.
    assert!(!answered(&format!("{bridge} this week?"), "2023-12-20"));
}
