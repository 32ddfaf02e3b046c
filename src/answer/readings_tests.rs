//! Which reading of a follow-up answers, in conversations that change their topic and come back.

use super::AskRequest;
use super::collections::{Reports, reports};
use crate::model::{Answer, Conversation, Day, Filter, Question};

const DAY: &str = "2024-09-01";

fn news() -> Reports {
    reports(&[
        (
            "fire.txt",
            "2024-03-12",
            "Eleven people were hurt in a fire at the Halden paper mill, the fire brigade said. The mill belongs to Norpulp.",
        ),
        (
            "museum.txt",
            "2024-06-08",
            "The museum of Aalstad stands beside the old town hall. The director of the museum, Hanne Lund, was heartbroken. A reward of 9,000 crowns is offered for the gold.",
        ),
        (
            "wolves.txt",
            "2024-08-22",
            "A pack of seven wolves lives in the Kestel forest. Shepherds lost 46 sheep in the Kestel forest to wolves.",
        ),
        (
            "ferry.txt",
            "2024-08-25",
            "The managing director of Botnia Line resigned. The ferry Aurora needs a new radar. The grounding of the ferry off Kemi killed 400 seabirds, and 400 birds died. In the grounding 27 people were hurt.",
        ),
    ])
}

/// The answers to the lines of a chat.
fn chat(reports: &Reports, lines: &[&str]) -> Vec<Answer> {
    let mut conversation = Conversation::default();
    let answers = lines.iter().map(|line| {
        let request = AskRequest {
            question: Question::parse(line, 500).unwrap(),
            conversation: conversation.clone(),
            filter: Filter::default(),
            today: Some(Day::parse(DAY).unwrap()),
        };
        let answer = reports.engine.ask(&request).unwrap();
        conversation = conversation.after(&answer.turn());
        answer
    });
    answers.collect()
}

/// The last answer of a chat is from this file and holds these words, read with or without what was before.
fn check(lines: &[&str], file: &str, words: &str, read_as: Option<&str>) {
    let last = chat(&news(), lines).pop().unwrap();
    assert!(last.is_answered(), "{lines:?} {:?}", last.outcome);
    let quote = &last.quotes[0].quote;
    assert_eq!(quote.receipt().article.as_str(), file, "{lines:?}");
    assert!(quote.text().contains(words), "{}", quote.text());
    assert_eq!(last.read_as.as_deref(), read_as, "{lines:?}");
}

const HURT: &str = "How many people were hurt in the fire at the Halden paper mill?";
const WOLVES: &str = "How many wolves live in the Kestel forest?";

#[test]
fn a_question_with_a_thing_of_its_own_is_asked_by_itself() {
    check(
        &[WOLVES, "where is the museum?"],
        "museum.txt",
        "town hall",
        None,
    );
    check(
        &[WOLVES, "what about the radar?"],
        "ferry.txt",
        "radar",
        None,
    );
}

#[test]
fn what_is_surer_with_the_topic_is_asked_of_the_topic() {
    let topic = Some("who is the director (museum)");
    let lines = ["Where is the museum?", "who is the director?"];
    check(&lines, "museum.txt", "Hanne Lund", topic);
}

#[test]
fn a_follow_up_comes_back_to_the_topic_that_fits() {
    let lines = [
        HURT,
        WOLVES,
        "thanks",
        "Where is the museum?",
        "and how many were hurt?",
    ];
    let topic = "how many were hurt (people fire Halden paper mill)";
    check(&lines, "fire.txt", "Eleven", Some(topic));
    // The last topic goes first.
    let lines = [HURT, WOLVES, "and how many sheep?"];
    check(
        &lines,
        "wolves.txt",
        "46 sheep",
        Some("how many sheep (wolves Kestel forest)"),
    );
}

#[test]
fn what_was_refused_is_no_topic() {
    for foreign in ["Who won the world cup in Qatar?", "hello", "who said that?"] {
        let topic = "how many sheep (wolves Kestel forest)";
        let lines = [WOLVES, foreign, "and how many sheep?"];
        check(&lines, "wolves.txt", "46 sheep", Some(topic));
    }
}

#[test]
fn the_last_answered_topic_goes_before_a_refused_one() {
    let refused = "How old is the owner of the Halden paper mill?";
    let grounding = "How many people were hurt in the grounding of the ferry?";
    let lines = [grounding, refused, "and how many were hurt?"];
    let read_as = Some("how many were hurt (people grounding ferry)");
    check(&lines, "ferry.txt", "27", read_as);
}

#[test]
fn a_conversation_knows_whether_its_last_question_was_answered() {
    let conversation = |earlier: &[&str], topics: &[&str]| Conversation {
        earlier: earlier.iter().map(|q| (*q).to_owned()).collect(),
        topics: topics.iter().map(|q| (*q).to_owned()).collect(),
        ..Conversation::default()
    };
    assert!(conversation(&["Who sank?"], &["Who won?"]).left_unanswered());
    for (earlier, topics) in [
        (&["Who won?"][..], &["Who won?"][..]),
        // Which questions were answered is not known.
        (&["Who won?"], &[]),
        (&[], &["Who won?"]),
        (&[], &[]),
    ] {
        assert!(!conversation(earlier, topics).left_unanswered());
    }
}

#[test]
fn of_two_topics_that_fit_the_last_answered_one_goes_before_an_earlier_one() {
    let grounding = "How many people were hurt in the grounding of the ferry?";
    for (lines, words, topic) in [
        (
            [HURT, grounding],
            "27",
            "how many were hurt (people grounding ferry)",
        ),
        (
            [grounding, HURT],
            "Eleven",
            "how many were hurt (people fire Halden paper mill)",
        ),
    ] {
        let lines = [lines[0], lines[1], "and how many were hurt?"];
        let last = chat(&news(), &lines).pop().unwrap();
        assert_eq!(last.read_as.as_deref(), Some(topic));
        assert!(last.quotes[0].quote.text().contains(words));
    }
}

#[test]
fn whom_a_count_leaves_out_is_the_topics() {
    let read_as = Some("how many died (people hurt fire Halden paper mill)");
    check(&[HURT, "how many died?"], "fire.txt", "Eleven", read_as);
}

#[test]
fn a_topic_that_says_nothing_of_what_is_asked_does_not_fit() {
    for question in ["and the captain?", "and the zebras of the circus?"] {
        let lines = [HURT, WOLVES, "Where is the museum?", question];
        let last = chat(&news(), &lines).pop().unwrap();
        assert!(!last.is_answered(), "{question} {:?}", last.read_as);
    }
}

#[test]
fn he_is_still_whom_the_last_answer_named_after_a_refusal_that_names_nobody() {
    let named = |refused: &str| {
        let lines = [
            "Who is the director of the museum?",
            refused,
            "Where does she live?",
        ];
        chat(&news(), &lines).pop().unwrap().read_as.unwrap()
    };
    assert!(named("what colour are bananas?").contains("Hanne Lund"));
    assert!(!named("Who is Petra Novak?").contains("Hanne Lund"));
}

#[test]
fn topics_are_few_and_none_stands_twice() {
    let mut conversation = Conversation::default();
    let turns: Vec<String> = (0..20).map(|n| format!("What of {}?", n % 12)).collect();
    for read_as in &turns {
        let answer = Answer {
            question: read_as.clone(),
            outcome: crate::model::Outcome::Answered,
            ..news().ask("hello", DAY, &[])
        };
        conversation = conversation.after(&answer.turn());
    }
    let unique: std::collections::BTreeSet<_> = conversation.topics.iter().collect();
    assert_eq!((unique.len(), conversation.topics.len()), (8, 8));
    assert_eq!(conversation.topics.last(), turns.last());
}

#[test]
fn what_the_answer_has_nothing_to_do_with_is_not_taken_over_again() {
    let lines = [
        "who is the managing director",
        "what about wolves in kestel",
        "and how many sheep?",
    ];
    let answers = chat(&news(), &lines);
    let read: Vec<&str> = answers
        .iter()
        .map(|a| a.read_as.as_deref().unwrap_or(""))
        .collect();
    assert!(
        !read.iter().any(|read| read.contains("director")),
        "{read:?}"
    );
    let last = &answers[2];
    assert!(
        last.is_answered() && last.quotes[0].quote.text().contains("46 sheep"),
        "{read:?}"
    );
}

#[test]
fn what_nothing_answers_is_read_as_about_what_they_talk_about() {
    let lines = [
        "When was the fire at the Halden paper mill?",
        "who is the treasurer?",
    ];
    let last = chat(&news(), &lines).pop().unwrap();
    assert!(!last.is_answered());
    let read_as = last.read_as.as_deref().unwrap_or_default();
    assert!(read_as.contains("Halden"), "{read_as}");
}

/// Two stories that say the same words: which is meant, the question before tells.
fn towns() -> Reports {
    reports(&[
        (
            "mill.txt",
            "2024-08-20",
            "Fire gutted the Staithe Mill in Kemi on Monday night. A firefighter was hurt by a falling beam. The mill had stood empty since 2009.",
        ),
        (
            "library.txt",
            "2024-08-24",
            "The roof of the Aalstad library came down on Sunday. Nobody was hurt. There is parking behind the library, which has 40 places.",
        ),
        (
            "festival.txt",
            "2024-08-26",
            "Tickets for the Saltmarsh festival cost 80 crowns. There will be no parking at the festival site. The gates open at noon.",
        ),
    ])
}

fn last_of(lines: &[&str]) -> Answer {
    chat(&towns(), lines).pop().unwrap()
}

#[test]
fn what_a_follow_up_leaves_out_the_articles_in_hand_are_about() {
    for (lines, words) in [
        (
            ["What happened to the Staithe Mill?", "was anyone hurt?"],
            "A firefighter was hurt",
        ),
        (
            [
                "What do tickets for the Saltmarsh festival cost?",
                "parking?",
            ],
            "no parking at the festival",
        ),
    ] {
        let answer = last_of(&lines);
        assert!(answer.is_answered(), "{lines:?}");
        let text = answer.quotes[0].quote.text();
        assert!(text.contains(words), "{lines:?} {text}");
        // Whether it was read with what stood before or alone, what comes next goes on from both.
        let leads = answer.turn().read_as;
        assert!(leads.ends_with(')'), "{lines:?} {leads}");
    }
}

#[test]
fn whoever_was_hurt_elsewhere_is_not_meant() {
    let answer = last_of(&["When do the gates of Saltmarsh open?", "was anyone hurt?"]);
    assert!(!answer.is_answered(), "{:?}", answer.quotes);
}

#[test]
fn what_was_misspelt_is_taken_over_as_it_was_read() {
    let answers = chat(&towns(), &["How much are Saltmarsh tikcets?", "and when?"]);
    assert_eq!(
        answers[1].read_as.as_deref(),
        Some("when (Saltmarsh tickets)")
    );
    // Shown is what was typed, with a note on how it was read.
    assert_eq!(answers[0].read_as, None);
}

#[test]
fn what_nothing_answers_keeps_the_topic() {
    let lines = [
        "How much are Saltmarsh tickets?",
        "who is playing instead?",
        "parking?",
    ];
    let answers = chat(&towns(), &lines);
    assert!(!answers[1].is_answered() && answers[1].read_as.is_none());
    let text = answers[2].quotes[0].quote.text();
    assert!(text.contains("no parking"), "{text}");
}
