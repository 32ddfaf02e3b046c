//! Summaries of small collections.

use crate::answer::collections::{Reports, reports};
use crate::model::{Day, Filter, Note, Summary, SummaryLength, SummaryScope};

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

const DAM_BROKE: &str = "A dam above Santa Irena broke on Tuesday, and the agency of Teresa Olivan counted 11 dead. The dam held \
    back the waste of the Quimera mine.";
const DAM_GIRL: &str = "A girl was pulled from the mud below the Quimera dam in Santa Irena on Wednesday, Teresa Olivan said.";
const NO_DAM: &str = "Teams called off their search in Santa Irena on Saturday with 54 people dead, Teresa Olivan said.";

fn on_topic(articles: &[(&str, &str, &str)], topic: &str) -> Vec<String> {
    let reports = reports(articles);
    let scope = SummaryScope::Topic(topic.into());
    let told = summary(&reports, scope, SummaryLength::Medium);
    let id = |q: &crate::model::ScoredQuote| q.quote.receipt().article.as_str().to_owned();
    let mut ids: Vec<String> = told.quotes.iter().map(id).collect();
    ids.dedup();
    ids
}

#[test]
fn an_article_that_goes_on_in_other_words_is_told_by_its_names() {
    let first = ("a.txt", "2025-10-14", DAM_BROKE);
    let second = ("b.txt", "2025-10-15", DAM_GIRL);
    let third = ("c.txt", "2025-10-18", NO_DAM);
    let told = on_topic(&[first, second, third], "dam");
    assert_eq!(told, ["a.txt", "b.txt", "c.txt"]);
    // One name is shared by much else.
    let other = (
        "c.txt",
        "2025-10-18",
        "A school opened in Santa Irena on Saturday.",
    );
    assert_eq!(on_topic(&[first, second, other], "dam"), ["a.txt", "b.txt"]);
    // Names of more articles beside the topic than on it do not belong to it.
    let more: Vec<(String, &str, &str)> = (0..3)
        .map(|n| (format!("n{n}.txt"), "2025-10-18", NO_DAM))
        .collect();
    let more = more
        .iter()
        .map(|(name, day, text)| (name.as_str(), *day, *text));
    let many: Vec<_> = [first, second].into_iter().chain(more).collect();
    assert_eq!(on_topic(&many, "dam"), ["a.txt", "b.txt"]);
}

#[test]
fn a_topic_of_many_matters_takes_no_further_articles_by_names() {
    let told = on_topic(
        &[
            (
                "a.txt",
                "2025-10-14",
                "Pensions will rise, Teresa Olivan told the voters of Santa Irena on Tuesday.",
            ),
            (
                "b.txt",
                "2025-10-15",
                "Drivers struck over pensions at the works of Marleburg on Wednesday.",
            ),
            ("c.txt", "2025-10-18", NO_DAM),
        ],
        "pensions",
    );
    assert_eq!(told, ["a.txt", "b.txt"]);
}

#[test]
fn a_summary_knows_in_what_order_it_is() {
    let wire = "KEMI, Oct. 14 (Reuters) - The harbour of Kemi was closed on Tuesday.";
    let later = "KEMI, Oct. 16 (Reuters) - The harbour of Kemi took three ships on Thursday.";
    let reports = reports(&[
        ("b.txt", "", wire),
        ("a.txt", "", later),
        ("c.txt", "", "The harbour of Kemi has eleven cranes."),
        (
            "d.txt",
            "2025-10-20",
            "The harbour of Kemi was opened again by the mayor.",
        ),
    ]);
    let scope = SummaryScope::Topic("harbour of Kemi".into());
    let told = summary(&reports, scope, SummaryLength::Medium);
    let ids: Vec<&str> = told
        .quotes
        .iter()
        .map(|q| q.quote.receipt().article.as_str())
        .collect();
    assert_eq!(ids, ["d.txt", "b.txt", "a.txt", "c.txt"]);
    let order = told.order();
    assert!(order.dated && order.year_not_given && order.undated);
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

const BRIDGE: &str = "The Queen's bridge in Sandvig was opened on Friday by Mayor Jonas Petersen. Some 4,000 people walked across \
    it. Petersen called it \"the best day of my time in office\".\n\n\"We did not give up when the ground gave way,\" he said. \
    \"Every child in this town has grown up with the bridge.\"\n\nEngineer Ida Madsen said that the bridge would last 120 years. \
    She thanked the divers of Sandvig.\n\nThe bridge is 1.4 kilometres long and replaces a ferry. The captain of the ferry said \
    he would miss the bridge of his ship.";

/// Each sentence used to bring along what stands beside it, and three times three sentences were called short.
#[test]
fn a_topic_is_told_in_as_many_sentences_as_its_length_says() {
    let crack = BRIDGE.replace("opened", "closed").replace("4,000", "300");
    let toll = "Critics say the toll of the bridge in Sandvig is too high. A crossing costs 38 crowns. Bicycles are free.";
    let reports = reports(&[
        ("a.txt", "2024-03-03", BRIDGE),
        ("b.txt", "2024-05-04", &crack),
        ("c.txt", "2024-06-01", toll),
    ]);
    let sentences = |length| {
        let told = summary(
            &reports,
            SummaryScope::Topic("bridge Sandvig".into()),
            length,
        );
        let count = |text: &&str| crate::text::sentences(text, crate::model::Span::of(text)).len();
        texts(&told).iter().map(count).sum::<usize>()
    };
    let (short, medium) = (
        sentences(SummaryLength::Short),
        sentences(SummaryLength::Medium),
    );
    assert!((2..=4).contains(&short), "{short}");
    assert!((5..=7).contains(&medium), "{medium}");
    assert!(sentences(SummaryLength::Long) > medium);
}

/// A bare quotation reads as the words of whoever is quoted next.
#[test]
fn words_of_somebody_come_with_the_sentence_that_names_them_or_not_at_all() {
    let reports = reports(&[("a.txt", "2024-03-03", BRIDGE)]);
    let scopes = [
        SummaryScope::Topic("bridge".into()),
        SummaryScope::Latest,
        SummaryScope::Article(crate::model::ArticleId::new("a.txt")),
    ];
    for scope in scopes {
        for length in [SummaryLength::Medium, SummaryLength::Long] {
            let told = summary(&reports, scope.clone(), length);
            for text in texts(&told) {
                assert!(
                    !text.starts_with('"') && !text.starts_with("She "),
                    "{text}"
                );
            }
        }
    }
    // Where there is nothing else they come all the same, and are marked.
    let spoken = format!(
        "{} {}",
        "\"We leave,\" he said. ".repeat(4),
        "\"It rains,\" she said."
    );
    let reports = self::reports(&[("a.txt", "2024-03-03", &spoken)]);
    let told = summary(&reports, SummaryScope::Latest, SummaryLength::Short);
    assert!(!told.quotes.is_empty());
}

/// Two reports of one paper, one of another.
fn papers() -> Reports {
    reports(&[
        (
            "Sanna Valley Gazette.txt",
            "2024-10-05",
            "The Sanna bridge was closed on Saturday after cracks were found. Lorries take another way.",
        ),
        (
            "Evening Courier.txt",
            "2024-11-07",
            "Parliament passed the climate law on Thursday. It takes effect in May.",
        ),
    ])
}

#[test]
fn the_latest_of_a_source_are_found_by_a_part_of_its_name() {
    let request = crate::answer::SummaryRequest {
        scope: SummaryScope::Latest,
        length: SummaryLength::Short,
        filter: Filter {
            sources: vec!["gazette".to_owned()],
            ..Filter::default()
        },
        today: Day::new(2024, 12, 31).unwrap(),
    };
    let told = papers().engine.summary(&request).unwrap();
    assert!(
        texts(&told)[0].contains("Sanna bridge"),
        "{:?}",
        texts(&told)
    );
}

#[test]
fn a_topic_that_is_a_time_or_the_latest_is_told_by_articles_of_then() {
    let papers = papers();
    let of = |topic: &str| {
        let scope = SummaryScope::Topic(topic.to_owned());
        summary(&papers, scope, SummaryLength::Short)
    };
    let october = of("October 2024");
    assert_eq!(october.searched.articles, 1);
    assert!(texts(&october).concat().contains("Sanna bridge"));
    assert!(!texts(&october).concat().contains("climate"));
    assert!(of("March 2024").quotes.is_empty());
    for topic in ["latest", "the latest news"] {
        let latest = of(topic);
        assert_eq!(latest.scope, SummaryScope::Latest, "{topic}");
        assert!(texts(&latest).concat().contains("climate"), "{topic}");
    }
}

#[test]
fn a_summary_says_which_word_it_read_as_another() {
    let scope = SummaryScope::Topic("brigde".to_owned());
    let told = summary(&papers(), scope, SummaryLength::Short);
    let read = Note::ReadWord {
        typed: "brigde".to_owned(),
        read: "bridge".to_owned(),
    };
    assert_eq!(told.notes, [read]);
}
