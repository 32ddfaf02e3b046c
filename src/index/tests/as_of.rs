//! The collection as it was on an earlier day.

use std::sync::Arc;

use super::*;
use crate::index::SearchPlan;
use crate::model::Filter;

#[test]
fn an_earlier_day_sees_what_was_dated_by_then_in_the_version_of_then() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[
        ("a.txt", "2023-09-25 The troops leave Niger."),
        ("b.txt", "2023-09-27 Sheep eat hay."),
        ("c.txt", "An undated text about troops."),
    ]);
    let collection = open(&folder, data.path());
    collection
        .refresh_on(day("2023-09-26"), &mut |_| {})
        .unwrap();
    folder.put("a.txt", "2023-09-25 The troops stay in Niger (corrected).");
    collection
        .refresh_on(day("2023-10-05"), &mut |_| {})
        .unwrap();
    let now = collection.snapshot();
    assert_eq!(found(&now, &plan("troops")).len(), 2);

    let then = now.as_of(day("2023-09-26")).unwrap();
    assert_eq!(
        found(&then, &plan("troops hay")),
        ["a.txt#0 The troops leave Niger."]
    );
    assert_eq!(then.articles().len(), 1);
    assert_eq!(then.term("troop").unwrap().passages, 1);
    assert_eq!(then.term("correct").unwrap().passages, 0);
    assert!(
        Arc::ptr_eq(&then, &now.as_of(day("2023-09-26")).unwrap()),
        "it is kept"
    );

    let later = now.as_of(day("2023-10-05")).unwrap();
    assert_eq!(
        found(&later, &plan("troops")),
        ["a.txt#0 The troops stay in Niger (corrected)."]
    );
    // Fetched later than the day, the oldest version is the best there is.
    let before = now.as_of(day("2023-09-25")).unwrap();
    assert_eq!(found(&before, &plan("troops")).len(), 1);
    assert!(found(&before, &plan("leave"))[0].contains("leave"));
}

#[test]
fn a_day_after_everything_is_the_same_snapshot() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", "2023-09-25 The troops leave Niger.")]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let now = collection.snapshot();
    assert!(Arc::ptr_eq(&now, &now.as_of(day("2030-01-01")).unwrap()));
    assert!(now.as_of(day("2000-01-01")).unwrap().articles().is_empty());
}

#[test]
fn filters_by_day_are_inclusive_and_leave_undated_articles_out() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[
        ("a.txt", "2023-09-25 BBC: The troops leave."),
        ("b.txt", "2023-09-27 The troops eat, according to BBC."),
        ("c.txt", "The troops sleep."),
    ]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let snapshot = collection.snapshot();
    let ids = |filter: Filter| -> String {
        let plan = SearchPlan {
            filter,
            ..plan("troops")
        };
        let mut ids: Vec<String> = snapshot
            .search(&plan)
            .unwrap()
            .iter()
            .map(|h| h.article.id.to_string())
            .collect();
        ids.sort();
        ids.join(" ")
    };
    let date = |text| Some(day(text));
    assert_eq!(
        ids(Filter {
            since: date("2023-09-25"),
            ..Filter::default()
        }),
        "a.txt b.txt"
    );
    assert_eq!(
        ids(Filter {
            until: date("2023-09-25"),
            ..Filter::default()
        }),
        "a.txt"
    );
    assert_eq!(
        ids(Filter {
            as_of: date("2023-09-26"),
            ..Filter::default()
        }),
        "a.txt"
    );
    assert_eq!(
        ids(Filter {
            sources: vec!["bbc".into()],
            ..Filter::default()
        }),
        "a.txt b.txt"
    );
    assert_eq!(
        ids(Filter {
            sources: vec!["cnn".into()],
            ..Filter::default()
        }),
        ""
    );
}
