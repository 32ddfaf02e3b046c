//! Questions about the two bundled articles, with a part of the sentence that must be quoted first. Written by hand.

use std::path::Path;
use std::sync::Arc;

use super::{AskRequest, Engine, EngineSettings};
use crate::index::{Collection, CollectionSettings};
use crate::model::{Answer, Conversation, Day, Filter, NoAnswer, Note, Outcome, Question};

/// Answerable: the first quote must hold one of the parts (separated by "|"), and the answer must not abstain.
const ANSWERABLE: &[(&str, &str)] = &[
    (
        "When will French troops leave Niger?",
        "by the end of 2023|the months to come",
    ),
    (
        "How many French soldiers are in Niger?",
        "1,500 French soldiers|1500 French troops",
    ),
    (
        "How many troops does the United States have in Niger?",
        "more than 1,000 troops",
    ),
    (
        "How many American soldiers are in Niger?",
        "more than 1,000 troops",
    ),
    ("Who is the French ambassador to Niger?", "Sylvain Itte"),
    ("Why was Bazoum targeted by the coup?", "courageous reforms"),
    (
        "What did Macron say about the putschists?",
        "held hostage by the putschists|coordinate with the putschists|hostages of putschists",
    ),
    ("When was President Bazoum ousted?", "July 26|in July"),
    (
        "Which president was ousted in Niger?",
        "Mohamed Bazoum|deposed Niger leader Bazoum",
    ),
    ("Which country had the latest coup?", "Gabon"),
    (
        "Which television stations did Macron speak to?",
        "TF1 and France 2",
    ),
    (
        "What did the junta say about sovereignty?",
        "a new step towards the sovereignty of Niger",
    ),
    ("Who seized power in Niger in July?", "military junta"),
    ("What is the capital of Niger?", "Niamey"),
    (
        "Why is France ending military cooperation with Niger?",
        "don’t want to fight terrorism anymore|not there to deal with internal politics",
    ),
    (
        "Who ordered police to expel the ambassador?",
        "ordered police to expel",
    ),
    (
        "What was prevented from being delivered to the embassy?",
        "food was prevented",
    ),
    (
        "Where was the French ambassador held hostage?",
        "French embassy",
    ),
    (
        "Did the junta revoke the ambassador's visa?",
        "revoked his visa",
    ),
    (
        "What did Macron say about food at the embassy?",
        "food was prevented",
    ),
    (
        "Which former French colonies had coups?",
        "Burkina Faso, Guinea, Mali and Chad",
    ),
    (
        "What did Macron call the deposed president?",
        "hostage|sole legitimate authority",
    ),
    (
        "Is Bazoum the legitimate authority of Niger?",
        "legitimate authority",
    ),
    (
        "Who are the French soldiers fighting in Niger?",
        "Islamist militants",
    ),
    ("When did the junta seize power?", "in July"),
    ("How will the troops come back?", "orderly manner"),
    ("What did the junta say?", "This Sunday we celebrate"),
    ("Who is Sylvain Itte?", "Ambassador to Niger, Sylvain Itte"),
    ("Who welcomed the move?", "military junta"),
    (
        "What did Macron announce on 24 September 2023?",
        "withdraw its ambassador|not be held hostage|end its military presence",
    ),
    (
        "What dealt a blow to France's operations in the Sahel?",
        "The move dealt a blow",
    ),
    (
        "Where were there demonstrations against the French presence?",
        "Niamey",
    ),
    ("Who welcomed the move?", "welcomed the move"),
    (
        "Has France recognised Niger's military authorities?",
        "has not recognized",
    ),
    (
        "When will there be no French soldiers in Niger?",
        "by the end of 2023",
    ),
    (
        "Were American troops asked to leave?",
        "have not been asked to leave",
    ),
    (
        "What did CNN report about the withdrawal?",
        "CNN reported|CNN has reported",
    ),
    (
        "Who is Mohamed Bazoum?",
        "President Mohamed Bazoum|deposed Niger leader Bazoum",
    ),
];

/// With slips of the fingers; answered all the same.
const MISSPELT: &[(&str, &str)] = &[
    (
        "When will Frnech troops leave Niger?",
        "by the end of 2023|the months to come",
    ),
    (
        "When wil French trops leave Nigr?",
        "the months to come|by the end of 2023",
    ),
    ("Who is the ambasador to Niger?", "Sylvain Itte"),
    (
        "How many soldeirs does France have in Niger?",
        "1,500 French soldiers|1500 French troops",
    ),
    ("why was bazuom targeted", "courageous reforms"),
    (
        "Which televison stations did Macorn speak to?",
        "TF1 and France 2",
    ),
];

/// Near misses and foreign questions: refused.
const REFUSED: &[&str] = &[
    "Who won the 2022 World Cup?",
    "What is the capital of Japan?",
    "How many ships did Italy send?",
    "Who is the president of Nigeria?",
    "How tall is the Eiffel Tower?",
    "When did the Titanic sink?",
    "How many German soldiers are in Mali?",
    "Who chairs the African Union?",
    "What is the price of gold?",
    "Where did Sylvain Itte study?",
    "How old is Mohamed Bazoum?",
    "Who wrote Hamlet?",
    "What did Putin say about Ukraine?",
    "How many people died in the earthquake in Morocco?",
    "What is the population of Gabon?",
    "Who is the CEO of Apple?",
    "Why is the sky blue?",
    "What did Joe Biden announce?",
    "When is the next election in Burkina Faso?",
    "How do I bake bread?",
    "What is the currency of Niger?",
    "How many German soldiers are in Niger?",
    "When will American troops leave Niger?",
    "How many people live in Niger?",
    "Who killed Bazoum?",
];

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
