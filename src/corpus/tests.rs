//! Whole files in, articles and faults out.

mod dates;
mod pages;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{Fault, FaultKind, Quote, QuoteRole, Span, TitleKind};

const LIMITS: ReadLimits = ReadLimits {
    max_bytes: 5 * 1024 * 1024,
};

fn article(name: &str, text: &str) -> (Article, Vec<Fault>) {
    read_text(name, Arc::from(text)).unwrap_or_else(|fault| panic!("{fault}"))
}

fn body(article: &Article) -> &str {
    article.body.cut(&article.text).unwrap()
}

fn seeds() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let (files, faults) = scan(&folder, LIMITS).unwrap();
    assert_eq!(faults, []);
    let read = |file: &FoundFile| {
        let (article, faults) = read_file(file, LIMITS).unwrap();
        assert_eq!(faults, []);
        assert_eq!(article.text.as_bytes(), fs::read(&file.path).unwrap());
        article
    };
    files.iter().map(read).collect()
}

/// Text, then date with provenance, then what the body begins with.
fn check_date(name: &str, text: &str, date: &str, begins: &str) -> Vec<Fault> {
    let (article, faults) = article(name, text);
    let known = article
        .meta
        .date
        .known()
        .map_or("none".to_owned(), |d| d.to_string());
    let shown = format!("{known} {}", article.meta.date.provenance().as_str());
    assert_eq!(shown, date, "{name}: {text}");
    assert!(body(&article).starts_with(begins), "{}", body(&article));
    faults
}

#[test]
fn the_bundled_articles_are_read_as_promised() {
    let articles = seeds();
    let [first, second] = &articles[..] else {
        panic!("two articles are bundled");
    };
    assert_eq!(first.meta.date.known().unwrap().to_string(), "2023-09-25");
    assert_eq!(first.meta.date.provenance().as_str(), "stated");
    assert!(body(first).starts_with("President Emmanuel Macron has said"));
    assert!(body(first).ends_with("in Gabon in August."));
    assert_eq!(first.meta.outlet, None);
    assert_eq!(first.meta.cites, ["BBC", "TF1", "France 2"]);
    assert_eq!(first.meta.title.kind, TitleKind::Opening);
    assert!(
        first
            .meta
            .title
            .text
            .starts_with("President Emmanuel Macron has said France")
    );
    assert!(second.meta.date.is_undated());
    assert!(body(second).starts_with("Paris: French President"));
    assert_eq!(second.meta.outlet, None);
    assert_eq!(second.meta.cites, ["CNN"]);
    assert!(
        second
            .meta
            .title
            .text
            .starts_with("Paris: French President Emmanuel Macron")
    );
}

#[test]
fn a_byline_with_its_place_hides_no_date_line() {
    let text = "Rovers snatch cup final with last kick\n\nBy Declan Moyes at Harrow Park\n\nMay 24, 2025\n\nKilbride Rovers won the cup.";
    let (read, _) = article("a.txt", text);
    assert_eq!(read.meta.date.known().unwrap().to_string(), "2025-05-24");
    assert_eq!(read.meta.author.as_deref(), Some("Declan Moyes"));
    assert_eq!(
        read.meta.title.text,
        "Rovers snatch cup final with last kick"
    );
    assert_eq!(body(&read), "Kilbride Rovers won the cup.");
}

#[test]
fn the_front_matter_is_used_and_never_quoted_except_the_headline() {
    let text = "\u{feff}---\r\ntitle: \"Troops leave\"\r\nsource: BBC\r\nauthor: Jane Doe\r\ndate: 2023-09-25\r\nurl: https://example.org/a\r\n---\r\n\r\nTroops left.\r\n\r\nThey went.\r\n";
    let (article, faults) = article("a.txt", text);
    assert_eq!(faults, []);
    let meta = &article.meta;
    assert_eq!(meta.outlet.as_deref(), Some("BBC"));
    assert_eq!(meta.author.as_deref(), Some("Jane Doe"));
    assert_eq!(meta.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(meta.date.provenance().as_str(), "metadata");
    assert_eq!(body(&article), "Troops left.\r\n\r\nThey went.");
    assert_eq!(meta.title.kind, TitleKind::Metadata);
    let headline = Quote::cut(&article, meta.title.span.unwrap()).unwrap();
    assert_eq!(
        (headline.text(), headline.role()),
        ("Troops leave", QuoteRole::Headline)
    );
    let source = text.find("BBC").unwrap();
    assert_eq!(
        Quote::cut(&article, Span::new(source, source + 3).unwrap()),
        None
    );
}

#[test]
fn a_rule_is_no_title_and_a_byline_may_be_in_italics() {
    let (ruled, _) = article("a.txt", "---\n\nTroops left on Monday.");
    assert_eq!(ruled.meta.title.text, "Troops left on Monday.");
    let (marked, _) = article("a.md", "# Head\n\n*By Jane Roe*\n\nTroops left on Monday.");
    assert_eq!(marked.meta.author.as_deref(), Some("Jane Roe"));
    assert_eq!(body(&marked), "Troops left on Monday.");
}

#[test]
fn a_heading_is_a_headline() {
    for text in [
        "# Troops leave\n\nTroops left.",
        "Troops leave\n============\nTroops left.",
    ] {
        let (article, _) = article("a.md", text);
        assert_eq!(article.meta.title.text, "Troops leave");
        assert_eq!(
            article.meta.title.span.unwrap().cut(text),
            Some("Troops leave")
        );
        assert_eq!(body(&article), "Troops left.");
    }
    let (again, _) = article(
        "a.txt",
        "---\ntitle: Troops leave\n---\nTroops leave\n\nTroops left.",
    );
    assert_eq!(body(&again), "Troops left.");
    let (other, _) = article(
        "a.txt",
        "---\ntitle: Troops leave\n---\n# Another\n\nTroops left.",
    );
    assert!(body(&other).starts_with("# Another"));
}

#[test]
fn the_first_line_of_a_plain_file_is_the_headline_where_a_byline_or_a_date_follows() {
    let text = "France to pull troops out of Niger\nBy Jane Doe, Northern Post\nSept. 24, 2023, 10:15 GMT | Updated 25 September 2023\n\nTroops left.\n\nThey went.";
    let (article, faults) = article("a.txt", text);
    assert_eq!(faults, []);
    let meta = &article.meta;
    assert_eq!(meta.title.kind, TitleKind::Metadata);
    assert_eq!(meta.title.text, "France to pull troops out of Niger");
    assert_eq!(meta.author.as_deref(), Some("Jane Doe"));
    assert_eq!(meta.outlet.as_deref(), Some("Northern Post"));
    assert_eq!(meta.date.known().unwrap().to_string(), "2023-09-24");
    assert_eq!(meta.date.provenance().as_str(), "stated");
    assert_eq!(body(&article), "Troops left.\n\nThey went.");
    let headline = Quote::cut(&article, meta.title.span.unwrap()).unwrap();
    assert_eq!(headline.role(), QuoteRole::Headline);
    let byline = text.find("By Jane").unwrap();
    let byline = Span::new(byline, byline + "By Jane Doe".len()).unwrap();
    assert_eq!(Quote::cut(&article, byline), None);
}

/// An article's outlet and day, and its body.
fn printed(text: &str) -> (String, String, String) {
    let (article, faults) = article("a.txt", text);
    assert_eq!(faults, [], "{text}");
    let meta = &article.meta;
    let day = meta.date.known().map(|day| day.to_string());
    let outlet = meta.outlet.clone().unwrap_or_default();
    (outlet, day.unwrap_or_default(), body(&article).to_owned())
}

#[test]
fn an_outlet_printed_under_the_headline_is_read_with_its_date() {
    for (under, outlet, day) in [
        (
            "By Jane Doe, Market Ledger\nPublished: 8 May 2024",
            "Market Ledger",
            "2024-05-08",
        ),
        (
            "By Jane Doe, The Whistle\nSunday 26 May 2024",
            "The Whistle",
            "2024-05-26",
        ),
        (
            "By Jane Doe\nThe Valley Times, Friday 5 July 2024",
            "The Valley Times",
            "2024-07-05",
        ),
        (
            "The Valley Times, Friday 5 July 2024",
            "The Valley Times",
            "2024-07-05",
        ),
        (
            "By Jane Doe, Court Reporter\nMerrowby Evening News\n19 June 2024",
            "Merrowby Evening News",
            "2024-06-19",
        ),
        ("Tue 12 Mar 2024 11.30 GMT", "", "2024-03-12"),
    ] {
        let text = format!("Bridge to open at last\n\n{under}\n\nCars cross the bridge.");
        let body = "Cars cross the bridge.".to_owned();
        assert_eq!(
            printed(&text),
            (outlet.to_owned(), day.to_owned(), body),
            "{under}"
        );
    }
    // Without a date the line may be the text's own.
    let text = "By Jane Doe\nMerrowby Evening News\nA paper and its people.";
    let (outlet, _, body) = printed(text);
    assert_eq!(outlet, "");
    assert!(body.starts_with("Merrowby"), "{body}");
}

#[test]
fn who_reported_and_edited_is_no_sentence_of_the_text() {
    let (.., body) = printed("Cars crossed.\n\n(Reporting by Jane Doe; Editing by Max Roe)\n");
    assert_eq!(body, "Cars crossed.");
}

#[test]
fn no_outlet_cites_itself() {
    let text = "Bridge opens\nBy Jane Doe, City Herald\n3 December 2024\n\nIt is open, the mayor told the City Herald. CNN reported so.";
    let (article, _) = article("a.txt", text);
    assert_eq!(article.meta.outlet.as_deref(), Some("City Herald"));
    assert_eq!(article.meta.cites, ["CNN"]);
}

#[test]
fn sentences_that_look_like_a_head_stay() {
    for text in [
        "Date palms grow there.",
        "Date 12 people met.",
        "By Monday, the troops had left.",
        "By Jane's own account, she left.",
        "2023 was a hard year.",
        "May 5 was the day.",
        "2023-09-25 was the day.",
        "5 May 2023 was the day.",
        "5 May 2023 Macron spoke.",
        "ST. PETERSBURG is cold.",
        "Published reports say no.",
        "Updated figures show a rise.",
        "#Niger is trending.",
        "Macron – the President – said so.",
        "--- a rule",
    ] {
        check_date("a.txt", text, "none unknown", text);
    }
}

#[test]
fn files_without_an_article_are_faults() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, bytes: &[u8], kind: FaultKind| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let size = bytes.len() as u64;
        let relative = name.to_owned();
        let file = FoundFile {
            relative,
            path,
            size,
            modified: 0,
        };
        let fault = read_file(&file, ReadLimits { max_bytes: 1000 }).unwrap_err();
        assert_eq!(
            (fault.kind, fault.skipped, fault.file.as_str()),
            (kind, true, name)
        );
        assert!(
            fault.message.contains(';'),
            "says how to mend: {}",
            fault.message
        );
    };
    check("empty.txt", b"", FaultKind::Empty);
    check(
        "blank.txt",
        "\u{feff} \r\n\t\u{a0}".as_bytes(),
        FaultKind::Empty,
    );
    check("dots.txt", b"...", FaultKind::Empty);
    check("header.txt", b"---\ntitle: T\n---\n", FaultKind::Empty);
    check("heading.md", b"# Only a heading", FaultKind::Empty);
    check("binary.txt", b"PK\x03\x04\x00\x00\x00", FaultKind::Binary);
    check("pdf.txt", b"%PDF-1.4 and more text", FaultKind::Binary);
    check(
        "colours.txt",
        "\u{1b}[1mA\u{1b}[0m\n".repeat(9).as_bytes(),
        FaultKind::Binary,
    );
    check("large.txt", &[b'x'; 1001], FaultKind::TooLarge);
    let gone = FoundFile {
        relative: "gone.txt".into(),
        path: folder.path().join("gone.txt"),
        size: 1,
        modified: 0,
    };
    assert_eq!(
        read_file(&gone, LIMITS).unwrap_err().kind,
        FaultKind::Unreadable
    );
}

#[test]
fn windows_1252_and_crlf_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, b"The coup d\x92\xe9tat.\r\nIt failed.\r").unwrap();
    let (files, _) = scan(folder.path(), LIMITS).unwrap();
    let (article, faults) = read_file(&files[0], LIMITS).unwrap();
    assert_eq!(body(&article), "The coup d’état.\r\nIt failed.");
    assert_eq!(faults, []);
}

/// Time must grow with the length and not with its square, so that 5 MB of anything end soon even in a debug build.
/// `DATELINE_TRIALS=10000` makes them 5 MB long.
#[test]
fn hostile_texts_are_read() {
    let trials = std::env::var("DATELINE_TRIALS").ok();
    let length = trials
        .and_then(|n| n.parse().ok())
        .map_or(60_000, |n: usize| n * 500);
    let part = |text: &str| text.chars().cycle().take(length).collect::<String>();
    for text in [
        part("a"),
        part("A "),
        part("word "),
        part("CNN and "),
        part("told "),
        part("# "),
        part("x\n---\n"),
        format!("---\n{}", part("title: x\n")),
        format!("---\ntitle: {}\n---\nBody.", part("[\"'")),
        part("PARIS, "),
        part("A – "),
        part("x((((["),
        part("\u{202e}a\u{200b}"),
        part("“\"a"),
        part("date 2023-09-25 "),
        part("a\r"),
    ] {
        let begin: String = text.chars().take(12).collect();
        let start = std::time::Instant::now();
        let read = read_text("a.txt", Arc::from(text));
        let time = start.elapsed();
        assert!(time.as_secs() < 60, "{begin:?} took {time:?}");
        if let Ok((article, _)) = read {
            assert!(article.meta.title.text.chars().count() <= 301);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_reads_and_every_span_can_be_cut(
        text in "(\u{feff})?(---\n)?((title|date|Date|source|Published|By|PARIS|CNN|told|reported|2023-09-25|Sept\\. 24|03/04/2023|# |---|===|\\(AFP\\)|–|:|\"|\\PC)[ \n\r]?){0,25}"
    ) {
        if let Ok((article, faults)) = read_text("2023-09.txt", Arc::from(text.as_str())) {
            prop_assert!(body(&article).contains(char::is_alphanumeric));
            prop_assert!(faults.iter().all(|fault| !fault.skipped));
            let title = &article.meta.title;
            prop_assert!(!title.text.contains(['\n', '\r']));
            if let Some(span) = title.span {
                prop_assert!(span.cut(&text).is_some() && !span.overlaps(article.body));
            }
            for credit in &article.credits {
                prop_assert!(credit.sentence.cut(&text).is_some() && article.body.contains(credit.sentence));
            }
            let again = read_text("2023-09.txt", article.text.clone()).map(|(again, _)| again);
            prop_assert_eq!(again.ok(), Some(article));
        }
    }
}
