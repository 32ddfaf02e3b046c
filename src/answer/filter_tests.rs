//! What a question is narrowed down to, as people type it.

use super::AskRequest;
use super::collections::reports;
use crate::model::{Conversation, Day, Filter, Note, Question};

/// "The herald" and "The northern post" are sources here.
#[test]
fn a_source_with_blanks_needs_no_quotation_marks_where_it_is_known() {
    let reports = reports(&[
        (
            "herald.txt",
            "2023-09-25",
            "The harbour of Kemi was closed on Monday.",
        ),
        (
            "northern post.txt",
            "2023-09-26",
            "The harbour of Kemi was opened again on Tuesday.",
        ),
    ]);
    let ask = |question| reports.ask(question, "2023-10-01", &[]);
    let known = ask("What happened to the harbour of Kemi? source:Northern Post");
    assert_eq!(known.searched.articles, 1, "{:?}", known.notes);
    let matched = |note: &Note| matches!(note, Note::SourceMatched { source, published: 1, .. } if source == "Northern Post");
    assert!(known.notes.iter().any(matched), "{:?}", known.notes);
    let unknown = ask("What happened to the harbour of Kemi? source:Southern Star");
    let cut = Note::NameCut {
        whole: "Southern Star".to_owned(),
    };
    assert!(unknown.notes.contains(&cut), "{:?}", unknown.notes);
}

#[test]
fn a_day_without_its_year_is_outside_of_every_time_and_told_apart() {
    let reports = reports(&[
        (
            "a.txt",
            "",
            "KEMI, Oct. 14 (Reuters) - The harbour of Kemi was closed.",
        ),
        ("b.txt", "", "The harbour of Kemi has eleven cranes."),
        ("c.txt", "2023-09-25", "The harbour of Kemi was painted."),
    ]);
    let answer = reports.ask("harbour of Kemi after:2020-01-01", "2023-10-20", &[]);
    let left_out = Note::UndatedLeftOut {
        articles: 2,
        year_not_given: 1,
    };
    assert!(answer.notes.contains(&left_out), "{:?}", answer.notes);
    assert_eq!(answer.searched.articles, 1);
    let all = reports.ask("harbour of Kemi", "2023-10-20", &[]).searched;
    assert_eq!((all.articles, all.undated, all.year_not_given), (3, 2, 1));
    let json = serde_json::to_value(&all).unwrap();
    assert_eq!(
        (&json["undated"], &json["year_not_given"]),
        (&2.into(), &1.into())
    );
}

/// "Not covered" hid that nothing could be.
#[test]
fn dates_that_exclude_each_other_are_told() {
    let reports = reports(&[(
        "herald.txt",
        "2023-09-25",
        "The harbour of Kemi was closed.",
    )]);
    let question = Question::parse("harbour of Kemi before:2023-01-01", 500).unwrap();
    let filter = Filter {
        since: Some(Day::new(2023, 9, 1).unwrap()),
        ..Filter::default()
    };
    let request = AskRequest {
        question,
        conversation: Conversation::default(),
        filter,
        today: Day::new(2023, 10, 1),
    };
    let notes = reports.engine.ask(&request).unwrap().notes;
    assert!(
        matches!(notes.as_slice(), [Note::EmptyRange { .. }]),
        "{notes:?}"
    );
}
