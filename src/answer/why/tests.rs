//! Explanations of questions about the bundled articles.

use super::super::Engine;
use super::super::seed_tests::{engine, request};
use super::*;
use crate::model::Fate;

/// Answered, near misses, foreign, misspelt, with a named day and with named sources.
const QUESTIONS: &[&str] = &[
    "When will French troops leave Niger?",
    "How many French soldiers are in Niger?",
    "Who is Sylvain Itte?",
    "How many German soldiers are in Mali?",
    "Who won the 2022 World Cup?",
    "When wil French trops leave Nigr?",
    "What did the junta celebrate in Niger on 24 September 2023?",
    "What did BBC and CNN report about the junta?",
    "\"words that stand nowhere\" Niger",
    "source:nobody When will French troops leave Niger?",
];

fn each(mut check: impl FnMut(&Engine, &Answer, &Why)) {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    for question in QUESTIONS {
        let (answer, why) = engine.why(&request(question, &[]), 8).unwrap();
        assert_eq!(answer, engine.ask(&request(question, &[])).unwrap());
        check(&engine, &answer, &why);
    }
}

#[test]
fn the_confidence_is_what_its_parts_add_up_to() {
    each(|_, answer, why| {
        let decision = &why.decision;
        assert_eq!(
            decision.because == Because::Sure,
            answer.is_answered(),
            "{}",
            answer.question
        );
        if !decision.signals.is_empty() {
            let parts = decision.signals.iter().map(|part| part.contribution);
            let sum = decision.bias + parts.sum::<f64>();
            let share = 1.0 / (1.0 + (-sum).exp());
            assert!((share - decision.confidence).abs() < 1e-9);
        }
    });
}

#[test]
fn what_is_shown_is_among_the_candidates_and_every_text_is_verbatim() {
    each(|engine, answer, why| {
        for candidate in &why.candidates {
            let again = engine.quote(candidate.quote.receipt()).unwrap().unwrap();
            assert_eq!(again.text(), candidate.quote.text());
        }
        let of = |fate: Fate| why.candidates.iter().find(|one| one.fate == fate);
        for (at, shown) in answer.quotes.iter().enumerate() {
            let fate = match at {
                0 => Fate::First,
                _ => Fate::Shown { place: at + 1 },
            };
            let candidate = of(fate).unwrap_or_else(|| panic!("{fate:?}: {}", answer.question));
            assert_eq!(
                candidate.quote.receipt().article,
                shown.quote.receipt().article
            );
            assert!(candidate.quote.span().overlaps(shown.quote.span()));
            let quoted = candidate.quoted_as.unwrap_or(candidate.quote.span());
            assert_eq!(quoted, shown.quote.span(), "{}", answer.question);
        }
    });
}

#[test]
fn candidates_come_in_their_order_and_tell_why_they_lost() {
    each(|_, answer, why| {
        let ranks: Vec<usize> = why.candidates.iter().map(|one| one.rank).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
        let question = &answer.question;
        let first = why.candidates.iter().find(|one| one.behind.is_none());
        assert_eq!(first.is_none(), why.candidates.is_empty(), "{question}");
        let ranked = |rank: usize| why.candidates.iter().find(|one| one.rank == rank);
        for one in &why.candidates {
            if let Some(better) = one.fate.repeats() {
                assert!(better < one.rank, "{question}: {better} for {}", one.rank);
            }
            if let Some(behind) = &one.behind {
                let other = ranked(behind.rank).unwrap();
                assert!((behind.by - (other.score - one.score)).abs() < 1e-9);
                assert!(behind.because.iter().all(|lag| lag.difference < 0.0));
                assert!(behind.by <= 0.01 || !behind.because.is_empty());
            }
        }
    });
}

#[test]
fn what_decided_is_told() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let because = |question: &str| {
        let (_, why) = engine.why(&request(question, &[]), 8).unwrap();
        why.decision.because
    };
    assert_eq!(
        because("How many French soldiers are in Niger?"),
        Because::Sure
    );
    assert_eq!(because("Who killed Bazoum?"), Because::Unsure);
    assert_eq!(
        because("What did Putin say about Ukraine, Belarus and Moldova in July?"),
        Because::HardlyAnything
    );
    assert_eq!(because("zxqv wvqz"), Because::NothingFound);
    assert_eq!(because("source:nobody Niger"), Because::NothingInFilter);
    assert_eq!(
        because("How many \"soldiers of the French\" are in Niger?"),
        Because::PhraseMissing
    );
}

#[test]
fn words_are_told_with_what_they_were_read_as() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let asked = "How many soldeirs were in Niger on 24 September 2023, says CNN?";
    let (_, why) = engine.why(&request(asked, &[]), 1).unwrap();
    let reading = why.reading;
    let term = |word: &str| reading.terms.iter().find(|t| t.word == word).unwrap();
    assert_eq!(reading.asked, "count");
    assert_eq!(term("soldeirs").read_as.as_deref(), Some("soldiers"));
    assert!(!term("soldeirs").alternatives.is_empty());
    assert_eq!(term("september").role, Some(TermRole::Date));
    assert_eq!(term("cnn").role, Some(TermRole::Source));
    assert_eq!(reading.sources, ["CNN"]);
    assert_eq!(reading.days.len(), 1);
}
