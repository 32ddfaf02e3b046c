//! What the quotes of an answer are: cut where they say, whole, of the matter, marked where they answer, and not too many.

use super::questions::ANSWERABLE;
use super::{engine, engine_with, first, request};
use crate::answer::{Engine, EngineSettings};
use crate::model::Note;

#[test]
fn every_quote_is_the_article_at_its_span() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    for (question, _) in ANSWERABLE {
        let answer = engine.ask(&request(question, &[])).unwrap();
        for quote in answer.quotes.iter().chain(&answer.more).map(|q| &q.quote) {
            let again = engine.quote(quote.receipt()).unwrap().unwrap();
            assert_eq!(again.text(), quote.text());
            let view = engine.context(quote.receipt()).unwrap().unwrap();
            assert_eq!(view.quote.text(), quote.text());
        }
    }
}

/// "Macron said the French ambassador" makes nobody an ambassador.
#[test]
fn who_somebody_is_is_told_with_their_office() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    for (question, begins) in [
        ("Who is Macron?", "President Emmanuel Macron has said"),
        (
            "Who is Emmanuel Macron?",
            "President Emmanuel Macron has said",
        ),
        (
            "Who is Sylvain Itte?",
            "Macron also announced that he has decided to bring back the country's Ambassador to Niger",
        ),
    ] {
        let quotes = shown(&engine, question);
        assert!(quotes[0].0.starts_with(begins), "{question}: {quotes:?}");
    }
}

/// Nothing came of it, so it has no time.
#[test]
fn what_did_not_come_about_is_quoted_with_what_says_so() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    for question in ["When did Itte leave Niger?", "Did Itte leave Niger?"] {
        let quotes = shown(&engine, question);
        let ends = quotes[0]
            .0
            .ends_with("However, the diplomat continued to stay in Niger.");
        assert!(ends, "{question}: {quotes:?}");
    }
}

/// The shown quotes with their marked parts.
fn shown(engine: &Engine, question: &str) -> Vec<(String, Vec<String>)> {
    let answer = engine.ask(&request(question, &[])).unwrap();
    let marked = |q: &crate::model::Quote| {
        let cut = |s: &crate::model::Span| s.cut(q.text()).unwrap().to_owned();
        q.highlights().iter().map(cut).collect()
    };
    answer
        .quotes
        .iter()
        .map(|q| (q.quote.text().to_owned(), marked(&q.quote)))
        .collect()
}

#[test]
fn what_answers_is_marked_and_nothing_else() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    for (question, expected) in [
        (
            "How many French soldiers are in Niger?",
            "1,500 French soldiers",
        ),
        ("When will French troops leave Niger?", "the months to come"),
        ("When did the coup oust President Bazoum?", "July 26"),
        ("When did the junta seize power?", "July"),
        ("Who is the French ambassador to Niger?", "Sylvain Itte"),
    ] {
        let quotes = shown(&engine, question);
        assert_eq!(quotes[0].1, [expected], "{question}: {quotes:?}");
        let vague = |m: &String| m == "currently" || m == "recently" || m == "This Sunday";
        assert!(
            !quotes.iter().any(|(_, m)| m.iter().any(vague)),
            "{quotes:?}"
        );
    }
}

#[test]
fn a_quote_holds_only_sentences_of_the_matter() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let soldiers = shown(&engine, "How many French soldiers are in Niger?");
    assert!(
        soldiers[0].0.starts_with("There are about 1,500"),
        "{soldiers:?}"
    );
    assert!(!soldiers[0].0.contains("United States"), "{soldiers:?}");
    let leave = shown(&engine, "When will French troops leave Niger?");
    assert!(!leave[0].0.contains("The military junta"), "{leave:?}");
    assert!(
        !leave.iter().any(|(text, _)| text.contains("1,500")),
        "{leave:?}"
    );
}

#[test]
fn a_number_of_another_country_is_not_the_one_asked_for() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    for question in [
        "How many French soldiers are in Niger?",
        "How many soldiers does France have in Niger?",
    ] {
        let marked: Vec<_> = shown(&engine, question)
            .into_iter()
            .flat_map(|(_, m)| m)
            .collect();
        assert_eq!(
            marked,
            ["1,500 French soldiers", "1500 French troops"],
            "{question}"
        );
        let answer = engine.ask(&request(question, &[])).unwrap();
        let differ = |note: &Note| matches!(note, Note::CountsDiffer { .. });
        assert!(!answer.notes.iter().any(differ), "{:?}", answer.notes);
        let american = |q: &&crate::model::ScoredQuote| q.quote.text().contains("1,000 troops");
        let further = answer
            .more
            .iter()
            .find(american)
            .expect("a further passage");
        assert!(further.quote.highlights().is_empty(), "{question}");
    }
    let american = shown(&engine, "How many US troops are in Niger?");
    assert_eq!(american[0].1, ["1,000 troops"]);
}

#[test]
fn a_day_that_the_question_names_is_found_from_the_articles_own_day() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let quotes = shown(
        &engine,
        "What did the junta celebrate in Niger on 24 September 2023?",
    );
    assert!(
        quotes[0].0.contains("“This Sunday we celebrate"),
        "{quotes:?}"
    );
    let quotes = shown(&engine, "What happened on July 26?");
    assert_eq!(quotes[0].1, ["July 26"]);
}

#[test]
fn no_quote_is_cut_inside_a_quotation_and_none_holds_another() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    for (question, _) in ANSWERABLE {
        let answer = engine.ask(&request(question, &[])).unwrap();
        let all: Vec<_> = answer
            .quotes
            .iter()
            .chain(&answer.more)
            .map(|q| &q.quote)
            .collect();
        for (at, quote) in all.iter().enumerate() {
            let count = |marks: &[char]| quote.text().matches(marks).count();
            let even = count(&['"', '“', '”']) % 2 == 0;
            assert!(even || quote.is_shortened(), "{question}: {}", quote.text());
            let repeated = |other: &&&crate::model::Quote| {
                other.receipt().article == quote.receipt().article
                    && other.span().overlaps(quote.span())
            };
            assert!(
                !all[..at].iter().any(|o| repeated(&o)),
                "{question}: {}",
                quote.text()
            );
        }
    }
}

#[test]
fn no_answer_has_more_quotes_than_it_may() {
    for quotes in 1..=3 {
        let data = tempfile::tempdir().unwrap();
        let settings = EngineSettings {
            quotes,
            ..EngineSettings::default()
        };
        let engine = engine_with(data.path(), settings);
        for question in [
            "Who is the president of France?",
            "What TV stations did Macron speak to?",
            "Where is Bazoum held?",
            "How many soldiers does France have in Niger?",
            "Which countries had coups?",
            "When was the coup?",
        ] {
            let answer = engine.ask(&request(question, &[])).unwrap();
            assert!(answer.is_answered(), "{question}");
            let (shown, more) = (answer.quotes.len(), answer.more.len());
            assert!(
                (1..=quotes).contains(&shown) && more <= settings.more,
                "{question} {shown} {more}"
            );
        }
        let holder = engine.ask(&request("Who is the president of France?", &[]));
        assert!(first(&holder.unwrap()).contains("French President Emmanuel Macron"));
    }
}
