//! Questions about the two bundled articles: which are answered, which refused, and what follows on what.

mod questions;
mod quotes;

use std::path::Path;
use std::sync::Arc;

use questions::{ANSWERABLE, MISSPELT, REFUSED};

use super::{AskRequest, Engine, EngineSettings};
use crate::index::{Collection, CollectionSettings};
use crate::model::{Answer, Conversation, Day, Filter, NoAnswer, Note, Outcome, Question};

pub(super) fn engine(data: &Path) -> Engine {
    engine_with(data, EngineSettings::default())
}

fn engine_with(data: &Path, of_answers: EngineSettings) -> Engine {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let settings = CollectionSettings {
        corpus,
        data: data.to_owned(),
        max_file_bytes: 5 << 20,
    };
    let collection = Collection::open(settings).unwrap();
    collection.refresh(&mut |_| {}).unwrap();
    Engine::new(Arc::new(collection), of_answers)
}

pub(super) fn request(question: &str, earlier: &[&str]) -> AskRequest {
    AskRequest {
        question: Question::parse(question, 500).unwrap(),
        conversation: Conversation {
            earlier: earlier.iter().map(|q| (*q).to_owned()).collect(),
            ..Conversation::default()
        },
        filter: Filter::default(),
        today: Day::new(2023, 9, 26),
    }
}

fn first(answer: &Answer) -> &str {
    answer.quotes.first().map_or("", |q| q.quote.text())
}

/// What is wrong with the answer to an answerable question, if anything.
fn fault(engine: &Engine, question: &str, parts: &str) -> Option<String> {
    let answer = engine.ask(&request(question, &[])).unwrap();
    let right = parts.split('|').any(|part| first(&answer).contains(part));
    (!right || !answer.is_answered()).then(|| {
        format!(
            "{question}\n    {} {:.2} {:?}",
            if answer.is_answered() {
                "answered"
            } else {
                "refused"
            },
            answer.confidence.get(),
            first(&answer)
        )
    })
}

fn check(faults: &[String], allowed: usize) {
    assert!(
        faults.len() <= allowed,
        "{} faults, {allowed} allowed:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn plain_questions_are_answered_with_the_right_sentence_first() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let faults: Vec<_> = ANSWERABLE
        .iter()
        .chain(MISSPELT)
        .filter_map(|(q, parts)| fault(&engine, q, parts))
        .collect();
    check(&faults, 0);
}

#[test]
fn foreign_questions_and_near_misses_are_refused() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let faults: Vec<_> = REFUSED
        .iter()
        .filter_map(|q| {
            let answer = engine.ask(&request(q, &[])).unwrap();
            answer.is_answered().then(|| {
                format!(
                    "{q}\n    {:.2} {:?}",
                    answer.confidence.get(),
                    first(&answer)
                )
            })
        })
        .collect();
    check(&faults, 0);
}

#[test]
fn what_only_comes_nearest_is_called_so() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let nearest = |question: &str| {
        let answer = engine.ask(&request(question, &[])).unwrap();
        assert!(answer.is_answered(), "{question}");
        answer.notes.contains(&Note::Nearest)
    };
    assert!(nearest("Why is France leaving Niger?"));
    assert!(!nearest("When will French troops leave Niger?"));
    assert!(!nearest("How many American soldiers are in Niger?"));
}

/// "What's new?" after a question with a name used to be answered with news of that name, though nobody replied to its answer.
#[test]
fn who_asks_what_is_new_asks_of_no_name() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let before = engine.ask(&request("Where is Mohamed Bazoum?", &[]));
    let before = before.unwrap();
    let ask = |text: &str, replies: bool| {
        let conversation = Conversation {
            replies,
            ..Conversation::default().after(&before.turn())
        };
        let request = AskRequest {
            conversation,
            ..request(text, &[])
        };
        engine.ask(&request).unwrap().outcome
    };
    let news = Outcome::NotCovered(NoAnswer::LatestNews);
    assert_eq!(ask("What's new?", false), news);
    assert_ne!(ask("What's new?", true), news);
    // To him, most likely.
    assert_ne!(ask("What happened?", false), news);
}

#[test]
fn a_follow_up_inherits_and_says_so() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let answer = engine
        .ask(&request(
            "and how many are American?",
            &["How many French soldiers are in Niger?"],
        ))
        .unwrap();
    assert_eq!(
        answer.read_as.as_deref(),
        Some("how many are American (soldiers Niger)")
    );
    assert!(
        first(&answer).contains("more than 1,000 troops"),
        "{}",
        first(&answer)
    );
    let alone = engine
        .ask(&request(
            "Who is the French ambassador to Niger?",
            &["How many French soldiers are in Niger?"],
        ))
        .unwrap();
    assert_eq!(alone.read_as, None);
}

#[test]
fn a_follow_up_on_something_else_is_a_question_of_its_own() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let asked = request(
        "What about the demonstrations in Niamey?",
        &["How many US troops are in Niger?"],
    );
    let (answer, why) = engine.why(&asked, 3).unwrap();
    assert!(answer.is_answered());
    assert_eq!(answer.read_as, None);
    assert!(
        first(&answer).contains("regular demonstrations in the capital Niamey"),
        "{}",
        first(&answer)
    );
    assert_eq!(why.reading.read_as, None, "told as it was read");
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let json = |_| {
        serde_json::to_string(
            &engine
                .ask(&request("Why did France withdraw its ambassador?", &[]))
                .unwrap(),
        )
        .unwrap()
    };
    let all: Vec<String> = (0..3).map(json).collect();
    assert!(all.iter().all(|one| *one == all[0]));
}

#[test]
fn a_search_for_a_phrase_lists_only_what_holds_it() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let search = |words: &str| engine.search(&request(words, &[]), 10).unwrap();
    let found = search("\"military junta\" after:2023-09-01");
    assert!(!found.hits.is_empty());
    for hit in &found.hits {
        assert!(
            hit.quote.text().contains("military junta"),
            "{}",
            hit.quote.text()
        );
    }
    let none = search("\"juntas celebrating Sundays\"");
    assert!(none.hits.is_empty());
    let phrase = "juntas celebrating Sundays".to_owned();
    assert!(
        none.notes
            .contains(&crate::model::Note::PhraseNotFound { phrase })
    );
}

#[test]
fn a_cutoff_before_every_article_is_a_filter_not_an_empty_collection() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let mut ask = request("When will French troops leave Niger?", &[]);
    ask.filter.as_of = Day::new(2020, 1, 1);
    assert_eq!(
        engine.ask(&ask).unwrap().outcome,
        crate::model::Outcome::NotCovered(crate::model::NoAnswer::NothingInFilter)
    );
}

#[test]
fn a_summary_cuts_no_quotation_and_takes_topics_of_any_length() {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let long = "withdrawal of French troops from Niger ".repeat(40);
    let ids: Vec<_> = engine
        .collection()
        .snapshot()
        .articles()
        .iter()
        .map(|a| a.id.clone())
        .collect();
    let mut scopes: Vec<_> = ids
        .into_iter()
        .map(crate::model::SummaryScope::Article)
        .collect();
    scopes.push(crate::model::SummaryScope::Topic(long));
    for scope in scopes {
        let summary = engine
            .summary(&super::SummaryRequest {
                scope,
                length: crate::model::SummaryLength::Long,
                filter: Filter::default(),
                today: Day::new(2023, 9, 26).unwrap(),
            })
            .unwrap();
        assert!(!summary.quotes.is_empty());
        for quote in summary.quotes.iter().map(|q| &q.quote) {
            let marks = quote.text().matches(['"', '“', '”']).count();
            assert!(marks % 2 == 0 || quote.is_shortened(), "{}", quote.text());
        }
    }
}
