//! Which date an article has, how it is known, and what is wrong with it.

use super::*;

#[test]
fn a_day_without_its_year_is_kept_as_that() {
    let shown = |name: &str, text: &str| {
        let date = article(name, text).0.meta.date;
        (
            date.known().map(|d| d.to_string()),
            date.month_day().map(|d| d.to_string()),
        )
    };
    let wire = "VARESCO, Oct. 14 (Reuters) - A dam gave way on Tuesday.";
    assert_eq!(shown("a.txt", wire), (None, Some("10-14".to_owned())));
    let known = |day: &str| (Some(day.to_owned()), None);
    let header = format!("---\ndate: 2025-10-15\n---\n{wire}");
    assert_eq!(shown("a.txt", &header), known("2025-10-14"));
    assert_eq!(shown("2025-10-15_a.txt", wire), known("2025-10-14"));
    let other = format!("---\ndate: 2025-03-02\n---\n{wire}");
    assert_eq!(shown("a.txt", &other), known("2025-03-02"));
    let line = "Published: October 14\n\nA dam gave way on Tuesday.";
    assert_eq!(shown("a.txt", line), (None, Some("10-14".to_owned())));
    assert_eq!(shown("a.txt", "A dam gave way on Oct. 14."), (None, None));
    let none = "VARESCO, Oct. 34 (Reuters) - A dam gave way.";
    assert_eq!(shown("a.txt", none), (None, None));
}

#[test]
fn a_chronicle_has_no_day_of_its_own() {
    let text = "The coup in Niger\nJuly 26, 2023\nSoldiers met.\n\nJuly 30, 2023\nA threat.";
    assert_eq!(
        check_date("a.txt", text, "none unknown", "The coup in Niger"),
        []
    );
}

#[test]
fn stated_dates_are_found_in_the_head() {
    let stated = "2023-09-25 stated";
    for text in [
        " date 2023-09-25 Troops left.",
        "Date: 25 September 2023\nTroops left.",
        "Published: 25 September 2023\n\nTroops left.",
        "Published on Sept. 25, 2023, 10:30 BST | Updated 26 September 2023\nTroops left.",
        "Last updated on 2023-09-25\nTroops left.",
        "# Head\nBy Jane Doe\nMonday, September 25, 2023\n\nTroops left.",
        "A plain head\nMonday, September 25, 2023\n\nTroops left.",
        "A plain head\n\nJane Doe | Northern Post\n25 September 2023\nTroops left.",
        "A plain head\nUpdated September 25, 2023\nTroops left.",
        "PARIS, Sept. 25, 2023 (AP) — Troops left.",
        "date 2023-09-25T10:00  Troops left.",
        "date 2023-09-25 10:15:30Z Troops left.",
        "By Jane Roe, Example Times, 25 September 2023\n\n Troops left.",
        "2023-09-25 Troops left.",
        "2023-09-25T10:00:00Z Troops left.",
        "25 September 2023 — Troops left.",
        "[2023-09-25]  Troops left.",
        "(25 September 2023) Troops left.",
        "PARIS (AP) — Sept. 25, 2023 — Troops left.",
        "MOSCOW. Sept 25, 2023 (Interfax) - Troops left.",
    ] {
        assert_eq!(check_date("a.txt", text, stated, "Troops left."), []);
    }
}

#[test]
fn a_dateline_without_a_year_is_dated_only_with_a_hint() {
    let text = "PARIS, Sept. 24 (Reuters) – Troops left.";
    check_date("a.txt", text, "none unknown", "Troops left.");
    check_date("2023-09-25.txt", text, "2023-09-24 stated", "Troops left.");
    check_date(
        "2023-12-25.txt",
        text,
        "2023-12-25 file_name",
        "Troops left.",
    );
    let header = format!("---\ndate: 2023-09\nsource: X\n---\n{text}");
    check_date("a.txt", &header, "2023-09-24 stated", "Troops left.");
    let (article, _) = article("a.txt", text);
    assert_eq!(article.meta.outlet.as_deref(), Some("Reuters"));
}

#[test]
fn the_text_wins_over_the_front_matter_and_that_over_the_name() {
    let text = "---\ndate: 2023-09-26\ntitle: T\n---\n date 2023-09-25 Troops left.";
    let faults = check_date("2023-09-24.txt", text, "2023-09-25 stated", "Troops left.");
    assert_eq!(faults, [], "a day's delay is usual");
    let text = "---\ndate: 2023-01-01\n---\nPARIS, Feb. 2, 2023 (Reuters) - Troops left.";
    let faults = check_date("a.txt", text, "2023-02-02 stated", "Troops left.");
    assert_eq!(
        faults[0].to_string(),
        "a.txt:2: the text states 2023-02-02 and the header 2023-01-01; the text's date is used, correct whichever is wrong"
    );
    let text = "---\ndate: 2023-09-26\n---\nPARIS, Sept. 24 (Reuters) – Troops left.";
    check_date("a.txt", text, "2023-09-24 stated", "Troops left.");
    let text = "---\ndate: 2023-09-24\n---\nUpdated: 30 September 2023\nTroops left.";
    check_date("a.txt", text, "2023-09-24 metadata", "Troops left.");
    let text = "---\nupdated: 2023-09-24\n---\nTroops left.";
    check_date("a.txt", text, "2023-09-24 metadata", "Troops left.");
    check_date(
        "2023-09-24.txt",
        "---\ntitle: T\ndate: 2023-09-26\n---\nTroops left.",
        "2023-09-26 metadata",
        "Troops left.",
    );
    check_date(
        "2023-09-24.txt",
        "date 2023-09-25 Troops left.",
        "2023-09-25 stated",
        "Troops",
    );
    check_date(
        "2023-09-24.txt",
        "Troops left.",
        "2023-09-24 file_name",
        "Troops",
    );
    let url = "---\ntitle: T\nurl: https://example.org/2023/09/25/x\n---\nTroops left.";
    check_date("a.txt", url, "2023-09-25 metadata", "Troops");
}

#[test]
fn a_bad_date_is_a_fault_with_its_line_and_the_next_best_date_is_used() {
    let text = "---\ntitle: T\ndate: 2023-13-25\n---\nTroops left.";
    let faults = check_date("2023-09-24.txt", text, "2023-09-24 file_name", "Troops");
    assert_eq!(
        faults[0].to_string(),
        "2023-09-24.txt:3: date \"2023-13-25\" is not a date; write YYYY-MM-DD"
    );
    assert_eq!(
        (faults[0].kind, faults[0].skipped),
        (FaultKind::BadDate, false)
    );
    let faults = check_date(
        "a.txt",
        "\n date 2023-02-30 Troops left.",
        "none unknown",
        "Troops",
    );
    assert_eq!(
        (faults[0].kind, faults[0].line),
        (FaultKind::BadDate, Some(2))
    );
    let faults = check_date(
        "a.txt",
        "---\ntitle: T\ndate: 03/04/2023\n---\nTroops",
        "none unknown",
        "Troops",
    );
    assert!(faults[0].message.contains("two ways"));
    for far in ["2999-01-01", "1066-10-14"] {
        let text = format!("---\ntitle: T\ndate: {far}\n---\nTroops");
        let faults = check_date("a.txt", &text, "none unknown", "Troops");
        assert!(faults[0].message.contains("1800 to 2200"), "{faults:?}");
    }
}

#[test]
fn a_date_in_the_future_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "date 2199-01-01 Troops left.").unwrap();
    let (files, _) = scan(folder.path(), LIMITS).unwrap();
    let (article, faults) = read_file(&files[0], LIMITS).unwrap();
    assert_eq!(article.meta.date.known().unwrap().to_string(), "2199-01-01");
    assert!(faults[0].message.contains("future"), "{faults:?}");
}
