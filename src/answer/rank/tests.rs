//! Ranking over hand-made passages: a question, passages, and the window that must come first.

use std::sync::Arc;

use super::pool::Pool;
use super::signals::Signal;
use super::{Candidate, rank};
use crate::answer::plan::sources::Catalogue;
use crate::answer::plan::terms::tests::Few;
use crate::answer::plan::{Plan, PlanInput};
use crate::answer::weights::Weights;
use crate::index::Hit;
use crate::model::fixtures::article_meta;
use crate::model::{
    ArticleMeta, Conversation, Day, Filter, PartialDate, Question, SourceDate, Span, VersionHash,
};
use crate::text::{Analysis, sentences};

fn hit(name: &str, text: &str, day: &str) -> Hit {
    let date = Day::parse(day).map_or_else(
        |_| SourceDate::undated(),
        |day| SourceDate::metadata(PartialDate::Day(day)),
    );
    let article = ArticleMeta {
        version: VersionHash::of(text),
        ..article_meta(name, "", date)
    };
    let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
    Hit {
        title: crate::index::title_keys(&article),
        article: Arc::new(article),
        span: Span::of(text),
        ordinal: 0,
        first_sentence: 0,
        text_hash: [0; 16],
        analysis,
        score: 1.0,
    }
}

fn plan(question: &str, texts: &[&str]) -> Plan {
    let input = PlanInput {
        question: &Question::parse(question, 500).unwrap(),
        conversation: &Conversation::default(),
        filter: Filter::default(),
        today: Day::new(2023, 9, 30),
    };
    Plan::of(&Few::of(&texts.join(" "), 50), &Catalogue::default(), input).unwrap()
}

/// Candidates of passages without dates.
fn candidates(question: &str, texts: &[&str]) -> (Vec<Candidate>, Vec<String>) {
    let hits: Vec<Hit> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| hit(&format!("{at}.txt"), text, ""))
        .collect();
    let plan = plan(question, texts);
    let pool = Pool::of(&plan, &hits);
    let found = rank(&plan, &pool, &Weights::default(), 3);
    let shown = found
        .iter()
        .map(|c| {
            pool.span(c.window)
                .cut(texts[c.window.hit])
                .unwrap()
                .to_owned()
        })
        .collect();
    (found, shown)
}

fn check(question: &str, texts: &[&str], expected: &str) {
    let (_, shown) = candidates(question, texts);
    assert!(
        shown.first().is_some_and(|first| first.contains(expected)),
        "{question}: {shown:?}"
    );
}

#[test]
fn the_sentence_with_the_words_comes_first() {
    check(
        "When was the Oldtown bridge closed?",
        &["Anna Roe likes Oldtown. The Oldtown bridge was closed on Monday. It rained."],
        "The Oldtown bridge was closed on Monday.",
    );
}

#[test]
fn a_number_of_that_very_thing_beats_another_number() {
    check(
        "How many boats sank near Oldtown?",
        &[
            "12 sailors drowned when boats sank near Oldtown.",
            "7 boats sank near Oldtown when sailors drowned.",
        ],
        "7 boats",
    );
}

#[test]
fn a_question_in_an_article_is_not_an_answer() {
    check(
        "Who closed the Oldtown bridge?",
        &[
            "Who closed the Oldtown bridge?",
            "Mayor Anna Roe closed the Oldtown bridge.",
        ],
        "Anna Roe",
    );
}

#[test]
fn the_fresher_of_two_equals_comes_first_and_much_later_articles_gain_nothing() {
    let text = "Mayor Anna Roe closed the bridge.";
    let hits = [
        hit("a.txt", text, "2023-05-01"),
        hit("b.txt", text, "2023-09-29"),
        hit("c.txt", text, "2023-10-29"),
    ];
    let plan = plan("Who closed the bridge?", &[text]);
    let pool = Pool::of(&plan, &hits);
    let found = rank(&plan, &pool, &Weights::default(), 1);
    let order: Vec<usize> = found.iter().map(|c| c.window.hit).collect();
    assert_eq!(order[0], 1);
    let recency = |hit: usize| {
        found.iter().find(|c| c.window.hit == hit).unwrap().signals[Signal::Recency as usize]
    };
    assert!(recency(2) < 0.01 && recency(0) < 0.01 && recency(1) > 0.5);
}

#[test]
fn signals_are_numbers_for_odd_input() {
    for question in ["?a", "1", "who", "the the the", "«»a", "\u{202e}abc"] {
        for text in ["a", "1 2 3", "«»", "Who? What! 1,500.", "\u{202e}abc\u{0}"] {
            let (found, _) = candidates(question, &[text, text]);
            assert!(
                found.iter().all(|c| c.score.is_finite()
                    && c.signals.iter().all(|s| s.is_finite() && *s <= 10.0))
            );
        }
    }
}

#[test]
fn windows_never_hold_more_than_three_sentences_nor_leave_their_passage() {
    let (found, _) = candidates(
        "bridge",
        &["A bridge. A bridge. A bridge. A bridge.", "A bridge."],
    );
    assert!(found.iter().all(|c| c.window.count <= 3));
    assert_eq!(found.iter().filter(|c| c.window.hit == 1).count(), 1);
}

/// A signal of the best window of an article of 2023.
fn signal(signal: Signal, question: &str, text: &str) -> f64 {
    let hits = [hit("a.txt", text, "2023-09-29")];
    let plan = plan(question, &[text]);
    let pool = Pool::of(&plan, &hits);
    rank(&plan, &pool, &Weights::default(), 1)[0].signals[signal as usize]
}

#[test]
fn a_name_beside_the_sort_of_thing_asked_for_is_told_from_one_elsewhere() {
    let beside = |text: &str| {
        let question = "Which airline cancelled flights to Oldtown?";
        signal(Signal::TypeBeside, question, text) > 0.0
    };
    assert!(beside(
        "On Monday Skyhop, an airline from the north, cancelled flights to Oldtown."
    ));
    assert!(beside(
        "Flights to Oldtown were cancelled by the airline Skyhop."
    ));
    assert!(!beside(
        "An airline cancelled flights to Oldtown because of fog, said the Harbour Board."
    ));
}

#[test]
fn what_happened_years_ago_is_told_by_its_year() {
    let other = |question: &str, text: &str| signal(Signal::OtherYear, question, text) > 0.0;
    let old = "Anna Roe was elected mayor in 2013.";
    assert!(other("Who was elected mayor?", old));
    assert!(!other("Who was elected mayor in 2013?", old));
    let last_year = "Anna Roe was elected mayor in 2022.";
    assert!(!other("Who was elected mayor?", last_year));
}

#[test]
fn a_list_of_names_is_told_where_several_things_are_asked_for() {
    let listed = |question: &str, text: &str| signal(Signal::Listed, question, text);
    let several = "Which clubs left the league?";
    let check = |question: &str, text: &str, worth: f64| {
        assert!(
            (listed(question, text) - worth).abs() < 1e-9,
            "{question} {text}"
        );
    };
    check(
        several,
        "The league was left by Velden, Old Harbour and Lund.",
        1.0,
    );
    check(
        several,
        "The league was left by Velden and Old Harbour.",
        0.5,
    );
    check(several, "The league was left by Velden.", 0.0);
    check(
        several,
        "The league was left by Velden before it met Lund.",
        0.0,
    );
    check(
        "Which club left the league?",
        "The league was left by Velden, Old Harbour and Lund.",
        0.0,
    );
    check(
        "Which two clubs left the league?",
        "The league was left by Velden and Old Harbour.",
        0.5,
    );
}

/// Share of the question that the best window holds.
fn held(question: &str, text: &str) -> f64 {
    signal(Signal::CoverageBest, question, text)
}

#[test]
fn an_office_is_said_by_the_name_of_its_holder() {
    let question = "When did the envoy leave Lund?";
    let holds = |said: &str| held(question, &format!("{said} Roe left Lund in May."));
    let unsaid = holds("Jane Roe met an envoy on Monday.");
    for said in [
        "The envoy Jane Roe spoke on Monday.",
        "The envoy to Norway, Jane Roe, spoke on Monday.",
        "Jane Roe, the Danish envoy, spoke on Monday.",
    ] {
        assert!(holds(said) > unsaid, "{said}");
    }
    // Somebody else holds it.
    let other = "The envoy Mary Moe spoke on Monday.";
    assert!(holds(other) <= unsaid, "{other}");
}

#[test]
fn a_sum_of_money_counts_no_people() {
    let exact = |question: &str, text: &str| signal(Signal::KindExact, question, text);
    let revenue = "Revenue slipped, missing the 630 million euros that was expected.";
    assert!(exact("How many are missing?", revenue) < 0.5);
    assert!(exact("How many are missing?", "Nine people are missing in Lund.") > 0.5);
}
