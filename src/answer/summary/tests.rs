//! Summaries of small collections.

use crate::answer::collections::{Reports, reports};
use crate::model::{Day, Filter, Summary, SummaryLength, SummaryScope};

fn summary(reports: &Reports, scope: SummaryScope, length: SummaryLength) -> Summary {
    let request = crate::answer::SummaryRequest {
        scope,
        length,
        filter: Filter::default(),
        today: Day::new(2024, 12, 31).unwrap(),
    };
    reports.engine.summary(&request).unwrap()
}

fn texts(summary: &Summary) -> Vec<&str> {
    summary.quotes.iter().map(|q| q.quote.text()).collect()
}

const QUAKE: &str = "An earthquake struck the town of Elbistan on Sunday, killing 41 people. \
    The quake hit at 4:17 a.m. near the old market of Elbistan. She lost her shop.";

#[test]
fn the_latest_articles_are_told_by_their_leads() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-10-01",
            "Q: When will the plant close?\n\nA: In 2027, as we promised.\n\nAnna Lindholm spoke of the plant in her office on Monday.",
        ),
        (
            "b.txt",
            "2024-11-05",
            "The authority blocked the takeover of Orbis by Novatel on Tuesday. Novatel said it would appeal.",
        ),
        (
            "c.txt",
            "2024-06-20",
            "# Five things to know\n\n- The tax rises to 120 crowns.\n\nParliament passed the climate law on Tuesday.",
        ),
    ]);
    let short = summary(&reports, SummaryScope::Latest, SummaryLength::Short);
    assert_eq!(
        texts(&short),
        [
            "Parliament passed the climate law on Tuesday.",
            "Anna Lindholm spoke of the plant in her office on Monday.",
            "The authority blocked the takeover of Orbis by Novatel on Tuesday.",
        ]
    );
}

#[test]
fn wire_copy_is_told_once() {
    let reports = reports(&[
        ("a.txt", "2024-03-03", QUAKE),
        ("b.txt", "2024-03-04", QUAKE),
        (
            "c.txt",
            "2024-03-01",
            "The mayor of Solvik opened the new harbour bridge on Friday.",
        ),
    ]);
    for scope in [
        SummaryScope::Latest,
        SummaryScope::Topic("earthquake Elbistan".into()),
    ] {
        let told = summary(&reports, scope, SummaryLength::Medium);
        let mut all = texts(&told);
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "{all:?}");
    }
}

#[test]
fn a_topic_takes_no_sentence_of_articles_that_share_one_word_with_it() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-11-05",
            "The regulator blocked the deal between Novatel and Orbis on Tuesday.",
        ),
        (
            "b.txt",
            "2024-09-01",
            "May said the deal would have worked.",
        ),
        (
            "c.txt",
            "2024-03-05",
            "They knew these blocks of flats were not safe, the mayor said.",
        ),
        (
            "d.txt",
            "2024-06-11",
            "Novatel agreed to a deal to buy Orbis for 3.2 billion dollars. The regulator must approve it.",
        ),
    ]);
    let told = summary(
        &reports,
        SummaryScope::Topic("Regulator blocks Novatel-Orbis deal".into()),
        SummaryLength::Medium,
    );
    // Whether two sentences of one report are one quote or two is not the point.
    assert_eq!(
        texts(&told).join(" "),
        "Novatel agreed to a deal to buy Orbis for 3.2 billion dollars. The regulator must approve it. The regulator blocked the \
         deal between Novatel and Orbis on Tuesday."
    );
}

#[test]
fn a_sentence_that_leans_comes_with_its_context_or_is_marked() {
    let reports = reports(&[("a.txt", "2024-03-03", QUAKE)]);
    let told = summary(
        &reports,
        SummaryScope::Topic("shop".into()),
        SummaryLength::Short,
    );
    assert!(
        texts(&told)[0].contains("old market of Elbistan. She lost her shop."),
        "{:?}",
        texts(&told)
    );
}
