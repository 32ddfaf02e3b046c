//! Explanations of a handful of questions about the bundled articles, as a terminal of 90 columns shows them.
//!
//! The texts lie in `tests/golden/explanations`. Other weights or signals give other numbers there: look at the difference, and
//! accept it with `DATELINE_GOLDEN=write cargo test --lib explanations`.

use std::path::Path;

use super::*;

/// Name of the golden file, question, and how it ends.
const QUESTIONS: &[(&str, &str, Exit)] = &[
    ("when", "When will French troops leave Niger?", Exit::Fine),
    (
        "how-many",
        "How many American soldiers are in Niger?",
        Exit::Fine,
    ),
    ("who", "Who is the French ambassador to Niger?", Exit::Fine),
    (
        "near-miss",
        "How many German soldiers are in Mali?",
        Exit::NotCovered,
    ),
    ("foreign", "Who won the 2022 World Cup?", Exit::NotCovered),
    (
        "misspelt",
        "How many soldeirs does France have in Nigr?",
        Exit::Fine,
    ),
    (
        "day",
        "What did the junta celebrate on 24 September 2023?",
        Exit::Fine,
    ),
];

/// The explanation below an answer.
fn explained(place: &Place, question: &str) -> (String, Exit) {
    let line = format!("ask --explain --today 2023-09-26 {question}");
    let (out, _, exit) = place.run_in(Some(90), &line, "");
    let (_, explanation) = out.split_once("\n\nWhy this answer\n\n").unwrap();
    (explanation.to_owned(), exit)
}

#[test]
fn explanations_are_as_accepted() {
    let place = Place::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/explanations");
    let write = std::env::var("DATELINE_GOLDEN").is_ok_and(|v| v == "write");
    let mut changed = Vec::new();
    for (name, question, ends) in QUESTIONS {
        let (explanation, exit) = explained(&place, question);
        assert_eq!(exit, *ends, "{question}\n{explanation}");
        let shown = format!("{question}\n\n{explanation}");
        let file = folder.join(format!("{name}.txt"));
        if write {
            std::fs::write(&file, shown).unwrap();
        } else if std::fs::read_to_string(&file).unwrap_or_default() != shown {
            changed.push(format!("{}:\n{shown}", file.display()));
        }
    }
    assert!(
        changed.is_empty(),
        "DATELINE_GOLDEN=write cargo test --lib explanations accepts this:\n{}",
        changed.join("\n")
    );
}

#[test]
fn explanations_stay_within_the_terminal() {
    let place = Place::new();
    let line = "ask --explain How many French soldiers are in Niger?";
    for columns in [80, 100] {
        let (out, _, _) = place.run_in(Some(columns), line, "");
        let widest = out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(columns), "{out}");
    }
}

#[test]
fn explanations_in_json_stand_beside_the_usual_object() {
    let place = Place::new();
    let question = "How many French soldiers are in Niger?";
    let (plain, _) = place.json(&format!("ask --json {question}"));
    let (value, exit) = place.json(&format!("ask --json --explain {question}"));
    assert_eq!(exit, Exit::Fine);
    assert!(plain.get("explanation").is_none());
    assert_eq!(plain["passages"], value["passages"]);
    let explanation = &value["explanation"];
    assert_eq!(explanation["reading"]["asked"], "count");
    assert_eq!(explanation["decision"]["because"], "sure");
    assert_eq!(explanation["decision"]["confidence"], value["confidence"]);
    let candidates = explanation["candidates"].as_array().unwrap();
    assert_eq!(
        candidates
            .iter()
            .filter(|one| one["fate"] == "first")
            .count(),
        1
    );
    for one in candidates {
        let file = place.corpus().join(one["article"].as_str().unwrap());
        let text = std::fs::read_to_string(file).unwrap();
        let at = |name: &str| usize::try_from(one[name].as_u64().unwrap()).unwrap();
        assert_eq!(one["text"], text[at("start")..at("end")]);
    }
}

#[test]
fn every_signal_that_explanations_name_has_a_meaning() {
    let place = Place::new();
    let (value, _) = place.json("ask --json --explain Who is Sylvain Itte?");
    let explanation = &value["explanation"];
    let decisive = explanation["decision"]["signals"].as_array().unwrap();
    let candidates = explanation["candidates"].as_array().unwrap();
    let parts = candidates
        .iter()
        .flat_map(|one| one["parts"].as_array().unwrap());
    for signal in decisive
        .iter()
        .chain(parts)
        .map(|part| part["signal"].as_str().unwrap())
    {
        let meaning = crate::locales::en::signals::meaning(signal);
        assert!(
            meaning.is_some(),
            "{signal} is missing in locales/en/signals.rs"
        );
    }
}
