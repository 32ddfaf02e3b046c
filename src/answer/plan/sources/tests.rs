//! Tests of the sources that a question names.

use super::*;
use crate::model::SourceCount;

fn catalogue(names: &[&str]) -> Catalogue {
    let sources = names
        .iter()
        .map(|name| SourceCount {
            name: (*name).to_owned(),
            published: 1,
            credited: 0,
        })
        .collect();
    Catalogue::of(&Coverage {
        sources,
        ..Coverage::default()
    })
}

fn heard(catalogue: &Catalogue, asking: &mut [Asking]) -> Vec<String> {
    let named = catalogue.named(asking);
    named.into_iter().map(|source| source.name).collect()
}

/// Checks what a question names, each as its name and the names that articles have for it.
fn check_names(sources: &[&str], question: &str, expected: &[(&str, &[&str])]) {
    let mut asking = crate::answer::plan::terms::tests::asking(question);
    let named = catalogue(sources).named(&mut asking);
    let shown: Vec<(&str, Vec<&str>)> = named
        .iter()
        .map(|source| {
            let names = source.names.iter().map(String::as_str).collect();
            (source.name.as_str(), names)
        })
        .collect();
    let expected: Vec<(&str, Vec<&str>)> = expected
        .iter()
        .map(|(name, names)| (*name, names.to_vec()))
        .collect();
    assert_eq!(shown, expected, "{question}");
}

#[test]
fn a_source_is_heard_without_its_section_or_motto() {
    let sources = [
        "The Independent - Sports",
        "The Independent - Life and Style",
        "Cnbc | World Business News Leader",
        "BBC News - World",
        "BBC News",
        "CBSSports.com",
        "Live Science: The Most Interesting Articles",
    ];
    let check = |question: &str, expected: &[(&str, &[&str])]| {
        check_names(&sources, question, expected);
    };
    let independent: (&str, &[&str]) = ("The Independent", &sources[..2]);
    let cnbc: (&str, &[&str]) = ("Cnbc", &sources[2..3]);
    let bbc: (&str, &[&str]) = ("BBC News", &sources[3..5]);
    check("What did The Independent report about it?", &[independent]);
    check(
        "Do the CNBC article and the BBC News article agree?",
        &[cnbc, bbc],
    );
    check(
        "Does the 'Cnbc | World Business News Leader' article say so?",
        &[("Cnbc | World Business News Leader", &sources[2..3])],
    );
    check("What did the BBC say?", &[("BBC", &sources[3..5])]);
    check("according to cnbc, who won?", &[cnbc]);
    check(
        "What does CBSSports report?",
        &[("CBSSports", &sources[5..6])],
    );
    check(
        "What did Live Science write?",
        &[("Live Science", &sources[6..])],
    );
    // Ordinary words are none.
    for question in [
        "Who is an independent candidate?",
        "Independent experts said what?",
        "Which sports are there?",
        "Who is the World leader?",
        "What does live science need?",
    ] {
        check(question, &[]);
    }
}

#[test]
fn a_newspaper_is_heard_by_its_kind_where_it_is_the_only_one() {
    let sources = ["Korvik Gazette", "Northern Echo", "Meridian News Agency"];
    let check = |question: &str, expected: &[&str]| {
        let mut asking = crate::answer::plan::terms::tests::asking(question);
        assert_eq!(
            heard(&catalogue(&sources), &mut asking),
            expected,
            "{question}"
        );
    };
    check(
        "What does the Gazette say about the tax?",
        &["Korvik Gazette"],
    );
    check(
        "what does the gazette say about the tax",
        &["Korvik Gazette"],
    );
    check("how much is it according to the echo", &["Northern Echo"]);
    check(
        "Do the Gazette and the Echo agree?",
        &["Korvik Gazette", "Northern Echo"],
    );
    check("What did Meridian report?", &["Meridian News Agency"]);
    for question in [
        "Is there an echo in the cave?",
        "Where is the meridian?",
        "What did the Gazette Bridge cost?",
    ] {
        check(question, &[]);
    }
    let mut asking = crate::answer::plan::terms::tests::asking("What does the Gazette say?");
    let four = ["North", "South", "East", "West"].map(|name| format!("{name} Gazette"));
    let four = four.each_ref().map(String::as_str);
    assert_eq!(heard(&catalogue(&four), &mut asking), [""; 0]);
}

#[test]
fn a_kind_that_two_share_is_either_and_their_whole_names_are_themselves() {
    let sources = [
        "Lowmere Gazette",
        "Harrow Gazette",
        "Free Press",
        "Sud Press",
    ];
    let check = |question: &str, expected: &[(&str, &[&str])]| {
        check_names(&sources, question, expected);
    };
    let either: (&str, &[&str]) = ("Gazette", &["Harrow Gazette", "Lowmere Gazette"]);
    let lowmere: (&str, &[&str]) = ("Lowmere Gazette", &sources[..1]);
    let harrow: (&str, &[&str]) = ("Harrow Gazette", &sources[1..2]);
    check("What does the Gazette say about the tax?", &[either]);
    check("how high is it according to the gazette", &[either]);
    check("What does the Lowmere Gazette say?", &[lowmere]);
    check("what does the harrow gazette say", &[harrow]);
    check(
        "Do the Lowmere Gazette and the Harrow Gazette agree?",
        &[lowmere, harrow],
    );
    check("What does the press say about the tax?", &[]);
    let mut asking = crate::answer::plan::terms::tests::asking("What does the Gazette say?");
    let notes: Vec<Option<Note>> = catalogue(&sources)
        .named(&mut asking)
        .iter()
        .map(NamedSource::note)
        .collect();
    let shared = Note::SourceShared {
        typed: "Gazette".to_owned(),
        sources: vec!["Harrow Gazette".to_owned(), "Lowmere Gazette".to_owned()],
    };
    assert_eq!(notes, [Some(shared)]);
}

#[test]
fn an_agency_is_heard_under_its_other_names() {
    let ap: (&str, &[&str]) = ("Associated Press", &["AP"]);
    check_names(&["AP"], "What did the Associated Press report?", &[ap]);
    check_names(&["AP"], "What did ap report?", &[("AP", &["AP"])]);
    let both: (&str, &[&str]) = ("AP", &["AP", "Associated Press"]);
    check_names(&["AP", "Associated Press"], "What did AP say?", &[both]);
    check_names(&["CNN"], "What did the Associated Press report?", &[]);
}

#[test]
fn an_ordinary_word_is_a_source_only_where_it_stands_as_one() {
    let sources = ["The Age", "Fortune", "Business Line", "Dawn"];
    let check = |question: &str, expected: &[&str]| {
        let mut asking = crate::answer::plan::terms::tests::asking(question);
        assert_eq!(
            heard(&catalogue(&sources), &mut asking),
            expected,
            "{question}"
        );
    };
    check("Do 'The Age' and 'Fortune' agree?", &["The Age", "Fortune"]);
    check("Does the Fortune article say so?", &["Fortune"]);
    check("Fortune reported what?", &["Fortune"]);
    check("What happened according to Dawn?", &["Dawn"]);
    check("What did Business Line report?", &["Business Line"]);
    check("What did business line report?", &["Business Line"]);
    check("what did the age report about it", &["The Age"]);
    for question in [
        "When did the Bronze Age end?",
        "Who lived in the Age of Iron?",
        "What is the age of the mayor?",
        "what did the age of the mayor say about him",
        "Fortune favours whom?",
        "Dawn was when?",
        "What did Miss Fortune win?",
        "Business line managers earn what?",
    ] {
        check(question, &[]);
    }
}

#[test]
fn words_behind_a_typed_source_complete_its_name() {
    let catalogue = catalogue(&["Northern Post", "The Guardian", "BBC", "BBC News", "CNN"]);
    let check = |typed: &str, behind: &str, expect: &str| {
        let more = catalogue.completes(typed, behind);
        assert_eq!(&behind[..more], expect, "{typed}{behind}");
    };
    check("Northern", " Post coup", " Post");
    check("northern", " post on the coup", " post");
    check("The", " Guardian coup", " Guardian");
    check("the", " northern post?", " northern post");
    check("BBC", " News coup", " News");
    // Of the two names it is the one that stands there alone.
    check("BBC", " news about the coup", "");
    check("Northern", " coup", "");
    check("Northern", ", Post", "");
    check("CNN", " World", "");
    check("", "", "");
}

#[test]
fn the_longest_name_wins_and_its_words_are_marked() {
    let catalogue = catalogue(&["France 2", "The Morning Herald", "CNN", "Time"]);
    let mut asking = crate::answer::plan::terms::tests::asking(
        "According to The Morning Herald and CNN, when is the time?",
    );
    assert_eq!(
        heard(&catalogue, &mut asking),
        ["The Morning Herald", "CNN"]
    );
    assert_eq!(asking.iter().filter(|a| a.source).count(), 3);
}

#[test]
fn a_common_word_is_a_source_only_as_the_title_with_its_article() {
    let catalogue = catalogue(&["The Guardian", "The Independent", "Time"]);
    let check = |question: &str, expected: &[&str]| {
        let mut asking = crate::answer::plan::terms::tests::asking(question);
        assert_eq!(heard(&catalogue, &mut asking), expected, "{question}");
    };
    check("Does 'The Guardian' article say so?", &["The Guardian"]);
    check("what did the Guardian report", &["The Guardian"]);
    check(
        "According to The Independent and The Guardian, who won?",
        &["The Independent", "The Guardian"],
    );
    check("Who is the guardian of the boy?", &[]);
    check("What was said, but not by The Guardian?", &[]);
    check("What do papers other than the Independent say?", &[]);
    check("What do the Guardian Angels do?", &[]);
    check("Which Guardian fell?", &[]);
    check("What is the Time?", &[]);
}
