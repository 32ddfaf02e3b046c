//! More questions about the two bundled articles, for the yes or no alone, and the signals' bounds.

use proptest::prelude::*;

use super::super::seed_tests::{engine, request};
use super::*;
use crate::model::{Answer, NoAnswer, Outcome};

/// Answered: other words, other order, no question mark.
const COVERED: &[&str] = &[
    "Who ousted President Bazoum?",
    "Where are the French troops stationed?",
    "How many US troops are in Niger?",
    "When did the coup in Niger happen?",
    "Why is Bazoum a target?",
    "Where was the latest coup?",
    "When was the coup in Gabon?",
    "What will France withdraw from Niger?",
    "Who said France would not be held hostage?",
    "What did Macron announce on Sunday?",
    "Who asked Sylvain Itte to leave the country?",
    "What is the timeline of the withdrawal?",
    "In which city are demonstrations against the French held?",
    "Who is the President of France?",
    "What did Macron tell TF1 and France 2?",
    "Who remains the legitimate president of Niger according to France?",
    "What military cooperation did Macron end?",
    "Is Bazoum a prisoner?",
    "What do the French soldiers fight?",
    "Whose visa was revoked?",
    "how many french troops in niger",
    "Who does France not recognize?",
    "What kind of democracy was Niger?",
    "What was a blow to French operations against jihadists?",
];

/// Refused: the names are there and what is asked is not, or another country or person is asked about.
const NEAR_MISSES: &[&str] = &[
    "Where did Macron study?",
    "How many children does Macron have?",
    "Who is the wife of Mohamed Bazoum?",
    "How many people live in Niamey?",
    "Who is the prime minister of France?",
    "How many Russian soldiers are in Mali?",
    "When will German troops leave Afghanistan?",
    "How many civilians were killed in Niger?",
    "What did Antony Blinken say about the coup?",
    "When did Niger gain independence?",
    "Which company mines uranium in Niger?",
    "How much does the French embassy cost?",
    "What did Vladimir Putin promise Gabon?",
    "Who won the French Open?",
    "What is the weather in Paris?",
    "When will British troops leave Iraq?",
    "How many planes does the French army have?",
    "Which hospital treated the wounded soldiers?",
    "When did Macron visit China?",
    "How many troops does Italy have in Niger?",
    "Who is the foreign minister of Mali?",
    "Who is the American ambassador to Niger?",
];

/// Refused, and nothing is worth showing.
const FOREIGN: &[&str] = &[
    "Who chairs the committee?",
    "Why did the stock market fall?",
    "Which film won the Oscar?",
    "Where is the Louvre?",
    "Who invented the telephone?",
    "What did Olaf Scholz say about migration?",
    "What sanctions did ECOWAS impose?",
    "Why did the volcano erupt?",
    "Who won the 2022 World Cup?",
];

/// The questions whose answer is not as expected, with what it was.
fn otherwise(questions: &[&str], expected: impl Fn(&Answer) -> bool) -> Vec<String> {
    let data = tempfile::tempdir().unwrap();
    let engine = engine(data.path());
    let asked = questions
        .iter()
        .map(|q| (q, engine.ask(&request(q, &[])).unwrap()));
    asked
        .filter(|(_, answer)| !expected(answer))
        .map(|(q, a)| format!("{q} {:?} {:.2}", a.outcome, a.confidence.get()))
        .collect()
}

#[test]
fn covered_questions_are_answered_however_they_are_put() {
    let wrong = otherwise(COVERED, Answer::is_answered);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn near_misses_are_refused() {
    let wrong = otherwise(NEAR_MISSES, |answer| !answer.is_answered());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_related_is_shown_when_hardly_anything_of_the_question_is_there() {
    let wrong = otherwise(FOREIGN, |answer| {
        answer.outcome == Outcome::NotCovered(NoAnswer::NothingFound) && answer.quotes.is_empty()
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_no_that_may_be_wrong_says_that_no_answer_is_sure() {
    for (question, doubtful) in [
        ("How did the junta react to the French withdrawal?", true),
        ("Where did Sylvain Itte study?", false),
    ] {
        let wrong = otherwise(&[question], |answer| {
            let reason = if doubtful {
                NoAnswer::Doubtful
            } else {
                NoAnswer::NotSure
            };
            answer.outcome == Outcome::NotCovered(reason)
        });
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn related_quotes_are_shown_when_part_of_the_question_is_there() {
    let wrong = otherwise(&["Where did Sylvain Itte study?"], |answer| {
        matches!(
            answer.outcome,
            Outcome::NotCovered(NoAnswer::NotSure | NoAnswer::Doubtful)
        ) && !answer.quotes.is_empty()
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    /// Every signal helps or hurts whatever the others are, and the confidence stays between 0 and 1.
    #[test]
    fn the_confidence_follows_its_signals(values in proptest::collection::vec(0.0_f64..1.5, COUNT), at in 0..COUNT, more in 0.01_f64..1.0) {
        let weights = Weights::default().confidence;
        let values: [f64; COUNT] = values.try_into().unwrap();
        let before = confidence(&values, &weights).get();
        let mut changed = values;
        changed[at] += more;
        let after = confidence(&changed, &weights).get();
        prop_assert!((0.0..=1.0).contains(&before));
        prop_assert_eq!(after > before, weights.signals[at] > 0.0);
    }
}

#[test]
fn the_places_of_signals_are_theirs() {
    assert_eq!(
        [
            HELD,
            TOLD,
            UNTOLD,
            NO_SUCH_THING,
            ELSEWHERE,
            OWN_UNSAID,
            OTHER_SPEAKER,
            OTHER_DAY
        ]
        .map(|at| NAMES[at]),
        [
            "Held",
            "Told",
            "Untold",
            "NoSuchThing",
            "Elsewhere",
            "OwnUnsaid",
            "OtherSpeaker",
            "OtherDay"
        ]
    );
}
