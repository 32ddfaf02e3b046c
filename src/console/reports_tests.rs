//! Tests of the moderators' reports.

use super::super::fixtures;
use super::*;
use crate::model::{ArticleId, FaultKind, Generation};

fn fault(file: &str) -> Fault {
    Fault {
        file: file.to_owned(),
        line: Some(1),
        kind: FaultKind::BadDate,
        message: "date \"2023-13-25\" is not a date; write YYYY-MM-DD".to_owned(),
        skipped: false,
    }
}

fn report(added: usize) -> RefreshReport {
    RefreshReport {
        generation: Generation(2),
        committed: true,
        added: (0..added)
            .map(|n| ArticleId::new(&format!("{n}.txt")))
            .collect(),
        unchanged: 1,
        faults: vec![fault("x.txt")],
        millis: 12,
        ..RefreshReport::default()
    }
}

#[test]
fn a_refresh_says_what_changed_and_what_is_wrong() {
    insta::assert_snapshot!(refresh(&report(2), Path::new("seeds")), @r#"
    refreshed: 2 added, 0 changed, 0 removed, 1 unchanged, 1 fault; generation 2 (12 ms)
      + 0.txt
      + 1.txt
    seeds/x.txt:1: date "2023-13-25" is not a date; write YYYY-MM-DD
    "#);
}

#[test]
fn a_first_fill_does_not_list_thousands() {
    let shown = refresh(&report(5000), Path::new("seeds"));
    assert_eq!(shown.lines().count(), 1 + MOST_LINES + 1 + 1);
    assert!(shown.contains("\n    (and 4,980 more added)"), "{shown}");
    assert!(shown.starts_with("refreshed: 5,000 added"), "{shown}");
}

/// Of 22 names 20 were listed, and "2 more" below them.
#[test]
fn a_few_more_than_are_listed_are_listed_too() {
    let lines = |added| refresh(&report(added), Path::new("seeds")).lines().count();
    assert_eq!(lines(22), 1 + 22 + 1);
    assert_eq!(lines(25), 1 + 25 + 1);
    assert_eq!(lines(26), 1 + 20 + 1 + 1);
}

#[test]
fn thousands_of_faults_do_not_hide_what_else_a_report_says() {
    let faults: Vec<Fault> = (0..2000).map(|n| fault(&format!("{n}.txt"))).collect();
    let (covers, folders) = (
        fixtures::coverage(),
        (Path::new("my news"), Path::new("data")),
    );
    let status = Status::new(folders, 3, &covers, &faults, None).text();
    let refreshed = RefreshReport {
        faults: faults.clone(),
        ..report(1)
    };
    for shown in [status, refresh(&refreshed, folders.0)] {
        assert!(shown.lines().count() < MOST_LINES + 10, "{shown}");
        let told = "(and 1,980 more faults; dateline --corpus 'my news' corpus check lists all)";
        assert!(shown.contains(told), "{shown}");
    }
    let all = check(2000, &faults, folders.0);
    assert_eq!(all.lines().count(), 2001);
}

#[test]
fn a_check_names_every_fault_with_its_place() {
    let shown = check(
        3,
        &[fault("x.txt"), fault("\u{1b}[2J.txt")],
        Path::new("seeds"),
    );
    insta::assert_snapshot!(shown, @r#"
    seeds/x.txt:1: date "2023-13-25" is not a date; write YYYY-MM-DD
    seeds/␛[2J.txt:1: date "2023-13-25" is not a date; write YYYY-MM-DD
    3 readable articles, 2 faults
    "#);
}

#[test]
fn a_status_and_its_object_say_the_same() {
    let (covers, faults) = (fixtures::coverage(), [fault("x.txt")]);
    let folders = (Path::new("seeds"), Path::new("data"));
    let status = Status::new(folders, 3, &covers, &faults, Some("no rights".to_owned()));
    insta::assert_snapshot!(status.text(), @r#"
    articles in seeds: 2 articles (25 Sep 2023; 1 undated)
      CNN: 2 citing it
      outlet unknown: 1
    generation 3 in data
    read-only: no rights
    1 fault
      seeds/x.txt:1: date "2023-13-25" is not a date; write YYYY-MM-DD
    "#);
    let value = serde_json::to_value(&status).unwrap();
    assert_eq!(
        (&value["schema"], &value["generation"]),
        (&1.into(), &3.into())
    );
    assert_eq!(value["covers"]["articles"], 2);
}

#[test]
fn a_list_has_two_lines_for_each_article() {
    let articles = [
        fixtures::article("a.txt", "x").meta,
        fixtures::rich_article().meta,
    ];
    insta::assert_snapshot!(list(&articles), @r#"
    a.txt
      Ann Lee, the mayor, … · outlet unknown, cites CNN · 25 Sep 2023 (stated in the text)
    news/b.txt
      Bridge to open · by A. Writer · Example Herald, cites CNN · undated; covers the events of “Ann Lee, the mayor, …” (25 Sep 2023)
    "#);
    let value = serde_json::to_value(list_object(1, &articles)).unwrap();
    assert_eq!(value["articles"][1]["date"], serde_json::Value::Null);
    assert_eq!(value["articles"][1]["covers"]["article"], "a.txt");
    assert_eq!(value["articles"][1].get("month_day"), None);
    assert_eq!(value["articles"][0]["author"], serde_json::Value::Null);
    assert_eq!(value["articles"][1]["author"], "A. Writer");
    let mut wire = fixtures::article("w.txt", "x").meta;
    let stated = crate::model::MonthDay::new(10, 14).unwrap();
    wire.date = crate::model::SourceDate::year_not_given(stated);
    assert!(list([&wire]).ends_with("14 Oct, year not given (stated in the text)"));
    let value = serde_json::to_value(list_object(1, [&wire])).unwrap();
    assert_eq!(value["articles"][0]["month_day"], "10-14");
}
