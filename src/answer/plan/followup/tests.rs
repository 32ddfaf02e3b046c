//! Tests of follow-ups.

use super::*;

fn check_speaker(earlier: &str, question: &str, expected: &[&str]) {
    let conversation = Conversation {
        earlier: vec![earlier.to_owned()],
        ..Conversation::default()
    };
    let reading = read(question, tokens(question), &conversation);
    let places = reading.asked.speaker;
    let words: Vec<_> = reading.asking[places]
        .iter()
        .map(|a| a.token.word.as_str())
        .collect();
    assert_eq!(words, expected, "{earlier} {question}");
}

#[test]
fn who_one_is_stands_alone_behind_and_too() {
    check("When will the bridge open?", "And who is Jane Roe?", None);
    check(
        "When will the bridge open?",
        "And who is the mayor?",
        Some("who is the mayor (bridge open)"),
    );
}

#[test]
fn whose_words_a_pronoun_asks_for_is_said_before() {
    check_speaker(
        "Did Jane Roe close the bridge?",
        "What did she say?",
        &["jane", "roe"],
    );
    check_speaker(
        "Why did the union strike?",
        "What did they say about it?",
        &["union"],
    );
    check_speaker("Did France pay the mayor?", "What did he say?", &["mayor"]);
    check_speaker(
        "When will French troops leave?",
        "What did they say?",
        &["they"],
    );
    check_speaker("Where is the bridge?", "What did it say?", &["it"]);
    check_speaker(
        "Did Jane Roe close it?",
        "What did the baker say?",
        &["the", "baker"],
    );
}

fn check(earlier: &str, question: &str, read_as: Option<&str>) {
    let conversation = Conversation {
        earlier: vec![earlier.to_owned()],
        ..Conversation::default()
    };
    assert_eq!(
        read(question, tokens(question), &conversation)
            .read_as
            .as_deref(),
        read_as,
        "{question}"
    );
}

#[test]
fn only_some_questions_say_that_they_go_on() {
    let says_so = |question: &str| {
        let conversation = Conversation {
            earlier: vec!["Who closed the bridge?".to_owned()],
            ..Conversation::default()
        };
        read(question, tokens(question), &conversation).goes_on
    };
    for question in [
        "And when?",
        "why?",
        "In which month?",
        "Did he open it?",
        "What about May?",
        "By how many votes?",
        "with whom?",
        "how do I pay?",
    ] {
        assert!(says_so(question), "{question}");
    }
    for question in [
        "Is there a storm?",
        "Did it rain?",
        "What is inflation?",
        "who is the mayor?",
        "Is there any snow?",
        "how do wolves hunt?",
        "earthquake",
        "lol",
    ] {
        assert!(!says_so(question), "{question}");
    }
}

#[test]
fn what_names_a_thing_may_be_a_question_of_its_own() {
    let may = |question: &str| may_stand_alone(&tokens(question));
    for question in [
        "how many wolves are there?",
        "where is the museum?",
        "how many died?",
        "What about May Hale?",
    ] {
        assert!(may(question), "{question}");
    }
    for question in ["and the museum?", "why?", "who stole them?", "when found?"] {
        assert!(!may(question), "{question}");
    }
}

#[test]
fn some_counts_leave_out_of_whom() {
    let leaves_out = |question: &str| leaves_out_whom(&tokens(question));
    for question in ["how many died?", "how many were hurt?", "was anybody hurt?"] {
        assert!(leaves_out(question), "{question}");
    }
    for question in [
        "how many sheep were killed?",
        "how many sheep?",
        "how old is he?",
    ] {
        assert!(!leaves_out(question), "{question}");
    }
}

#[test]
fn he_is_whom_the_answer_named() {
    let reading = |question: &str, named: &str| {
        let conversation = Conversation {
            earlier: vec!["Who scored the winning penalty?".to_owned()],
            named: Some(named.to_owned()),
            ..Conversation::default()
        };
        read(question, tokens(question), &conversation).read_as
    };
    let read_as = |text: &str| Some(text.to_owned());
    assert_eq!(
        reading("And how old is he?", "Jonas Berg"),
        read_as("how old is he (Jonas Berg)")
    );
    assert_eq!(
        reading("and why?", "Jonas Berg"),
        read_as("why (scored winning penalty)")
    );
    assert_eq!(reading("How old is Leo Nygaard?", "Jonas Berg"), None);
}

#[test]
fn a_follow_up_takes_over_what_is_missing() {
    check(
        "How many French soldiers are in Niger?",
        "and how many are American?",
        Some("how many are American (soldiers Niger)"),
    );
    check(
        "Who is the mayor of Springfield?",
        "When was he elected?",
        Some("When was he elected (mayor Springfield)"),
    );
    check(
        "Who closed the bridge?",
        "why?",
        Some("why (closed bridge)"),
    );
}

/// How the last of several questions is read.
fn turns(questions: &[&str], read_as: &str) {
    let (last, earlier) = questions.split_last().unwrap();
    let conversation = Conversation {
        earlier: earlier.iter().map(|q| (*q).to_owned()).collect(),
        ..Conversation::default()
    };
    let reading = read(last, tokens(last), &conversation);
    assert_eq!(reading.read_as.as_deref(), Some(read_as), "{questions:?}");
}

#[test]
fn a_name_takes_the_place_of_the_former_name() {
    let hale = [
        "What did Anna Lindholm say?",
        "What about Dahl?",
        "and Hale?",
        "why?",
    ];
    turns(&hale[..2], "What did Dahl say");
    turns(&hale[..3], "What did Hale say");
    turns(&hale, "why (Hale)");
    turns(
        &["How many soldiers are in Niger?", "What about Chad?"],
        "How many soldiers are in Chad",
    );
    turns(
        &["What did Macron say about Niger?", "and Bazoum?"],
        "What did Bazoum say about Niger",
    );
}

#[test]
fn a_complete_question_takes_nothing_over() {
    check(
        "How many French soldiers are in Niger?",
        "Who is the mayor of Springfield?",
        None,
    );
    let names_nothing = "When will the harbour tunnel open?";
    let conversation = Conversation {
        earlier: vec!["Who closed the bridge?".to_owned()],
        ..Conversation::default()
    };
    assert!(read(names_nothing, tokens(names_nothing), &conversation).weakly);
    check("", "and how many are American?", None);
}
