//! How questions are read: follow-ups, names that are missing, courtesies, bare topics.

use super::AskRequest;
use super::collections::{first, quoted, reports};
use crate::model::{Conversation, Day, Filter, NoAnswer, Note, Outcome, Question};

const DAY: &str = "2024-05-04";

#[test]
fn may_is_found_as_a_name() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-09-01",
            "Former prime minister Theresa May defended her record. May said the deal would have worked.",
        ),
        (
            "b.txt",
            "2024-09-02",
            "Erik Dahl said on Monday that the voters may return.",
        ),
    ]);
    for question in ["What did May say?", "May said"] {
        let text = first(&reports, question, "2024-09-03");
        assert!(text.contains("May said the deal"), "{question} {text}");
    }
}

#[test]
fn a_follow_up_asks_the_same_of_another_name() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-28",
            "Anna Lindholm said her first act would be a climate law.",
        ),
        (
            "b.txt",
            "2024-05-28",
            "Victor Hale said he was an innocent man.",
        ),
        ("c.txt", "2024-05-28", "Erik Dahl said he had not conceded."),
    ]);
    let answer = reports.ask(
        "and Hale?",
        DAY,
        &["What did Lindholm say?", "What did Dahl say"],
    );
    assert_eq!(answer.read_as.as_deref(), Some("What did Hale say"));
    assert!(
        quoted(&answer)[0].1.contains("innocent"),
        "{:?}",
        quoted(&answer)
    );
}

/// Whoever was spoken of before used to be meant as well, and from there on.
#[test]
fn who_is_named_ahead_of_a_question_is_meant_from_there_on() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-28",
            "Otto Renn, 61, sold the boat. He lives in Borne.",
        ),
        (
            "b.txt",
            "2024-05-28",
            "Ilse Tarn lives in a mill at Lowick.",
        ),
    ]);
    let question = "What about Ilse Tarn, where does she live?";
    let answer = reports.ask(question, DAY, &["How old is Otto Renn?"]);
    let read = "where does Ilse Tarn live";
    assert_eq!(answer.read_as.as_deref(), Some(read));
    assert_eq!(answer.named.as_deref(), Some("Ilse Tarn"));
    assert_eq!(quoted(&answer)[0].0, "b.txt");
}

#[test]
fn he_is_whose_office_was_asked_about_last() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-28",
        "Otto Renn, 61, keeps crabs. Professor Jon Krell blames a dye.",
    )]);
    let answer = reports.ask("what about the professor?", DAY, &["How old is Otto Renn?"]);
    assert_eq!(answer.named.as_deref(), Some("the professor"));
}

#[test]
fn what_was_meant_is_asked_of_instead_of_what_was_answered() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-28",
        "The walker Jon Wendell said the wall was wet. The engineer Ann Moor said the wall would hold.",
    )]);
    let answer = reports.ask(
        "no, I meant the engineer",
        DAY,
        &["what did he say (Wendell)"],
    );
    let read = "what did the engineer say";
    assert_eq!(answer.read_as.as_deref(), Some(read));
    assert!(quoted(&answer)[0].1.contains("hold"), "{answer:?}");
}

#[test]
fn a_question_in_another_language_is_told_that_english_is_read() {
    let reports = reports(&[("a.txt", "2024-05-28", "The mill of Lowick burnt down.")]);
    let told = |question: &str| {
        let answer = reports.ask(question, DAY, &[]);
        answer.notes.contains(&Note::OnlyEnglish)
    };
    assert!(told("Wer ist der Bürgermeister von Borne?"));
    assert!(!told("Who is the mayor of Borne?"));
}

#[test]
fn courtesy_gets_a_friendly_word_and_no_quotes() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-28",
        "Anna Lindholm said thanks to more voters. It is a law.",
    )]);
    for text in ["thanks", "ok", "more", "what is it", "a"] {
        let answer = reports.ask(text, DAY, &["What did Lindholm say?"]);
        let none = answer.quotes.is_empty() && !answer.is_answered();
        assert!(none || text == "what is it", "{text} {:?}", quoted(&answer));
    }
}

#[test]
fn what_asks_nothing_is_told_how_to_ask() {
    let reports = reports(&[
        ("a.txt", "2023-08-28", "Anna Lindholm opened the bridge."),
        (
            "b.txt",
            "2023-09-24",
            "The council of Hamarvik closed the harbour.",
        ),
    ]);
    let said = |text: &str| match reports.ask(text, "2023-09-25", &[]).outcome {
        Outcome::NotCovered(reason) => reason,
        Outcome::Answered => panic!("{text} is answered"),
    };
    for text in ["why?", "what?", "huh?", "a"] {
        assert_eq!(said(text), NoAnswer::NotAQuestion, "{text}");
    }
    assert_eq!(said("Thank you!"), NoAnswer::Courtesy);
    assert_eq!(said("hi"), NoAnswer::Greeting);
    assert_eq!(said("no"), NoAnswer::Declined);
    for text in [
        "latest news",
        "What's new?",
        "what happened after:2023-09-01",
        // A command that was written into a message.
        "/summary",
        "Can you give me a quick summary, please?",
        "tldr",
    ] {
        assert_eq!(said(text), NoAnswer::LatestNews, "{text}");
    }
}

#[test]
fn whom_nobody_named_is_asked_for_until_somebody_was() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-01",
        "Mayor Anna Lindholm, 52, opened the bridge of Hamarvik. She said the toll would be 30 crowns.",
    )]);
    let meant = |text: &str| reports.ask(text, DAY, &[]).outcome;
    for question in ["Where is he?", "What did she say?", "Who is he?"] {
        let expected = Outcome::NotCovered(NoAnswer::NobodyNamed);
        assert_eq!(meant(question), expected, "{question}");
    }
    assert!(!reports.ask("Where is he?", DAY, &[]).has_searched());
    for question in ["How old is she?", "What did she say about the toll?"] {
        let alone = reports.ask(question, DAY, &[]);
        assert_eq!(
            alone.outcome,
            Outcome::NotCovered(NoAnswer::NobodyNamed),
            "{question}"
        );
        let after = reports.ask(question, DAY, &["Who is the mayor Anna Lindholm?"]);
        assert!(after.is_answered(), "{question} {:?}", after.outcome);
    }
    let named = reports.ask("Anna Lindholm", DAY, &["How old is she?"]);
    assert_eq!(named.read_as.as_deref(), Some("How old is Anna Lindholm"));
    assert!(quoted(&named)[0].1.contains("52"), "{:?}", quoted(&named));
    // What was read with a name already is not asked of another one, and an overview leaves nothing but its topic behind.
    let read = |text: &str, before: &[&str]| reports.ask(text, DAY, before).read_as;
    assert_eq!(read("Hamarvik", &["How old is she (Anna Lindholm)"]), None);
    let after = read(
        "And in Hamarvik?",
        &["Who is Lindholm?", "news about the bridge"],
    );
    assert_eq!(after.as_deref(), Some("in Hamarvik (bridge)"));
    let related = reports.ask("What did she say about the toll?", DAY, &[]);
    assert!(quoted(&related)[0].1.contains("30 crowns"));
}

#[test]
fn a_topic_alone_is_answered_by_what_speaks_of_it_and_points_to_a_summary() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-01",
            "Mayor Anna Lindholm opened the Sanna dam on Monday. It holds back the river.",
        ),
        (
            "b.txt",
            "2024-05-02",
            "Cracks were found in the Sanna dam. Engineers of the county looked at them.",
        ),
        (
            "c.txt",
            "2024-05-03",
            "A bakery opened in Hamarvik. It sells rye bread.",
        ),
    ]);
    for (text, topic) in [
        ("Sanna dam", "Sanna dam"),
        ("latest news about the Sanna dam", "the Sanna dam"),
        (
            "Can you give me a summary of the Sanna dam?",
            "the Sanna dam",
        ),
    ] {
        let answer = reports.ask(text, DAY, &[]);
        assert!(answer.is_answered(), "{text} {:?}", answer.outcome);
        assert!(
            quoted(&answer).iter().all(|q| q.1.contains("dam")),
            "{text} {:?}",
            quoted(&answer)
        );
        let note = Note::Overview {
            topic: topic.to_owned(),
        };
        assert!(answer.notes.contains(&note), "{text} {:?}", answer.notes);
    }
    for text in [
        "Sanna dam sabotage",
        "news about the Kemi dam",
        "Who opened the Sanna dam?",
    ] {
        let answer = reports.ask(text, DAY, &[]);
        assert!(
            !answer
                .notes
                .iter()
                .any(|n| matches!(n, Note::Overview { .. })),
            "{text}"
        );
        assert_eq!(answer.is_answered(), text.starts_with("Who"), "{text}");
    }
}

#[test]
fn the_name_that_answers_is_known_to_the_next_question() {
    let reports = reports(&[
        (
            "final.txt",
            "2024-05-12",
            "Hamarvik United beat Brekke Rovers 5-4 on penalties on Sunday. Jonas Berg scored the winning penalty in front of 41,000 \
             spectators at the National Stadium.",
        ),
        (
            "injury.txt",
            "2024-06-03",
            "Jonas Berg will be out for six months, the club said. Berg, 24, was injured because the pitch was frozen.",
        ),
        (
            "baker.txt",
            "2024-06-04",
            "The 45-year-old baker lost his shop. He is as old as the town hall.",
        ),
    ]);
    let answer = reports.ask("Who scored the winning penalty?", DAY, &[]);
    assert_eq!(
        answer.named.as_deref(),
        Some("Jonas Berg"),
        "{:?}",
        quoted(&answer)
    );
    let next = AskRequest {
        question: Question::parse("How old is he?", 500).unwrap(),
        conversation: Conversation {
            earlier: vec![answer.question],
            named: answer.named,
            ..Conversation::default()
        },
        filter: Filter::default(),
        today: Some(Day::parse("2024-06-05").unwrap()),
    };
    let answer = reports.engine.ask(&next).unwrap();
    assert!(answer.is_answered(), "{:?}", quoted(&answer));
    assert_eq!(
        answer.read_as.as_deref(),
        Some("How old is he (Jonas Berg)")
    );
    assert!(
        quoted(&answer)[0].1.contains("Berg, 24"),
        "{:?}",
        quoted(&answer)
    );
}

#[test]
fn what_does_not_say_that_it_goes_on_is_asked_by_itself_first() {
    let reports = reports(&[
        (
            "final.txt",
            "2024-05-12",
            "Jonas Berg scored the winning penalty in the final on Sunday, the club said.",
        ),
        (
            "storm.txt",
            "2024-05-13",
            "The storm Freya hit the coast of Norland on Wednesday. It left many towns without power.",
        ),
    ]);
    let before = ["Who scored the winning penalty?"];
    let storm = reports.ask("Is there a storm?", DAY, &before);
    assert!(
        quoted(&storm)[0].1.contains("Freya"),
        "{:?}",
        quoted(&storm)
    );
    assert_eq!(storm.read_as, None);
    let rain = reports.ask("Did it rain?", DAY, &before);
    assert!(!rain.is_answered(), "{:?}", quoted(&rain));
    let news = reports.ask("latest news", DAY, &before);
    assert_eq!(news.outcome, Outcome::NotCovered(NoAnswer::LatestNews));
}
