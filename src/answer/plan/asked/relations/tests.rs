//! Tests of relations: which word asks, what tells of it and what a quote needs.

use crate::answer::plan::asked::{Needs, asked};
use crate::text::{stem, tokens};

/// What tells of it, the word that asks and what a quote needs.
fn check(question: &str, told: &str, word: &str, needs: Needs) {
    let toks = tokens(question);
    let relation = asked(question, &toks).relation;
    let relation = relation.unwrap_or_else(|| panic!("{question}"));
    assert!(
        relation.stems.contains(&stem(told)),
        "{question} {:?}",
        relation.stems
    );
    let asking = relation.word.map_or("", |at| toks[at].word.as_str());
    assert_eq!((asking, relation.needs), (word, needs), "{question}");
}

fn none(question: &str) {
    assert_eq!(
        asked(question, &tokens(question)).relation,
        None,
        "{question}"
    );
}

#[test]
fn what_is_asked_of_people() {
    check(
        "Who is Jane Roe married to?",
        "husband",
        "married",
        Needs::Name,
    );
    check("who is jane roe's wife", "married", "wife", Needs::Name);
    check("Is Jane Roe married?", "husband", "married", Needs::Nothing);
    check(
        "What is the name of her brother?",
        "sibling",
        "brother",
        Needs::Name,
    );
    check("What was his mother called?", "mum", "mother", Needs::Name);
    check(
        "How many children does Roe have?",
        "daughter",
        "children",
        Needs::Nothing,
    );
    check(
        "Where did Roe go to school?",
        "university",
        "school",
        Needs::Place,
    );
    check("where did roe study", "graduated", "study", Needs::Place);
    check("Where was Roe born?", "native", "born", Needs::Home);
    check("What did Roe die of?", "cancer", "", Needs::Cause);
    check("How did Jane Roe die?", "drowned", "", Needs::Cause);
    check(
        "Where did Roe train as a nurse?",
        "academy",
        "train",
        Needs::Place,
    );
    check(
        "What is the name of the girl who died?",
        "girl",
        "girl",
        Needs::Name,
    );
}

#[test]
fn what_is_asked_of_works_and_firms() {
    check("Who founded Acme?", "started", "founded", Needs::Doer);
    check(
        "How much is the toll on the Oldtown bridge?",
        "toll",
        "toll",
        Needs::Sum,
    );
    check(
        "what is the name of the Chinese surveyor who was abducted",
        "surveyor",
        "surveyor",
        Needs::Name,
    );
    check("who owns acme", "subsidiary", "owns", Needs::Doer);
    check(
        "Which firm will build the bridge?",
        "constructed",
        "build",
        Needs::Doer,
    );
    check(
        "Who is the new chief of the bank?",
        "chairman",
        "chief",
        Needs::Name,
    );
    check(
        "Who is the referee in the final?",
        "referee",
        "referee",
        Needs::Nothing,
    );
    check(
        "How many employees does Acme have?",
        "workforce",
        "employees",
        Needs::Nothing,
    );
}

#[test]
fn other_questions_ask_for_no_relation() {
    none("Who paid for the study?");
    none("What did his wife say?");
    none("Which house was built in 1920?");
    none("Who did Roe replace as commander in chief?");
    none("Who is taking over as festival director?");
    none("Who was appointed as second in command?");
    none("How many children were hurt?");
    none("What is the name of the ship?");
    none("Who called for a strike?");
    none("Which leader this week called on all to pray?");
    none("When did he die?");
    none("How many people died?");
    none("How much was stolen from the bank?");
    none("How much is the van worth?");
    none("How much is it?");
    none("How much is the strike costing Acme a day?");
    none("How much is the union at the mill asking for?");
    none("How did Roe say they died?");
    none("who");
    none("how many");
}

#[test]
fn how_long_somebody_got_is_a_sentence() {
    check("how long did Roe get", "sentenced", "get", Needs::Nothing);
    none("How long was he jailed?");
    none("how long did it take to get home");
    none("how long was the bridge closed");
}
