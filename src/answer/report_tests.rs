//! Several reports of the same events: what counts as the same report, and what is shown once.

use super::AskRequest;
use super::collections::{Reports, quoted, reports};
use crate::model::{Conversation, Day, Filter, NoAnswer, Note, Outcome, Question, Since};

const DAY: &str = "2024-05-04";

/// The articles in which the quote that holds `part` is said to be, too.
fn also(reports: &Reports, question: &str, part: &str) -> Vec<String> {
    let answer = reports.ask(question, DAY, &[]);
    let found = quoted(&answer)
        .into_iter()
        .find(|(_, text, _)| text.contains(part));
    let (_, _, also) = found.unwrap_or_else(|| panic!("{question}: {:?}", quoted(&answer)));
    also.into_iter().map(str::to_owned).collect()
}

const FLOOD: &str = "The river flooded the old town on Monday, officials said.";

#[test]
fn a_report_of_the_opposite_is_not_the_same_report() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-01",
            &format!("{FLOOD} Mayor Ina Frost resigned on Wednesday over the flood defences."),
        ),
        ("b.txt", "2024-05-02", &format!("{FLOOD} Nobody was hurt.")),
        (
            "c.txt",
            "2024-05-03",
            "The river did not flood the old town on Monday, officials said. It was rain water.",
        ),
    ]);
    let answer = reports.ask("Did the river flood the old town?", DAY, &[]);
    let first = &quoted(&answer)[0];
    assert!(first.1.starts_with(FLOOD), "{first:?}");
    assert!(
        !first.2.contains(&"c.txt") && first.2.len() == 1,
        "{first:?}"
    );
    // Said once: the other article stands in "also in" and does not come again.
    let floods = quoted(&answer).into_iter().filter(|q| q.1.contains(FLOOD));
    assert_eq!(floods.count(), 1, "{:?}", quoted(&answer));
    let who = also(
        &reports,
        "What did the river do to the old town and who resigned?",
        "Ina Frost",
    );
    assert_eq!(who, [""; 0]);
}

#[test]
fn contradicting_reports_are_not_also_in() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-01",
            "Twelve miners were killed in the explosion at the Borne pit on Friday, the company said.",
        ),
        (
            "b.txt",
            "2024-05-01",
            "Miners were killed in the explosion at the Borne pit on Saturday, the company said.",
        ),
        (
            "e.txt",
            "2024-05-02",
            "Shares in Borne rose 5 percent on Friday. Tom Ward praised Lisa Moon in the final.",
        ),
        (
            "f.txt",
            "2024-05-02",
            "Shares in Borne fell 5 percent on Friday. Lisa Moon praised Tom Ward in the final.",
        ),
    ]);
    for question in [
        "Were miners killed in the explosion?",
        "What happened to shares in Borne?",
        "Who praised Lisa Moon in the final?",
    ] {
        let answer = reports.ask(question, DAY, &[]);
        let all = quoted(&answer);
        assert!(
            all.iter().all(|(.., also)| also.is_empty()),
            "{question} {all:?}"
        );
    }
}

#[test]
fn bridges_of_other_names_are_other_bridges() {
    let bridge = |name: &str| {
        format!(
            "Mayor Anna opened the {name} bridge on Tuesday, the city said. The {name} bridge cost 12 million euros."
        )
    };
    let reports = reports(&[
        ("a.txt", "2024-01-01", &bridge("Alpha")),
        ("b.txt", "2024-01-01", &bridge("June")),
        ("c.txt", "2024-01-01", &bridge("May")),
    ]);
    assert_eq!(
        also(&reports, "What did the June bridge cost?", "June"),
        [""; 0]
    );
}

const QUAKE: &str = "An earthquake struck the town of Elbistan on Sunday, killing 41 people.\n\n\
    The quake hit at 4:17 a.m. near the old market. Rescue workers searched for survivors.\n\n\
    President Erdogan declared three days of mourning and sent 2,000 soldiers to the town.\n\n\
    The minister said 17 buildings had collapsed. Schools will stay closed until March 11.";

#[test]
fn wire_copy_is_one_quote_however_it_was_cut() {
    let reports = reports(&[
        ("a.txt", "2024-03-03", QUAKE),
        ("b.txt", "2024-03-03", QUAKE),
        (
            "c.txt",
            "2024-03-04",
            "Erdogan met nobody. President Erdogan declared three days of mourning and sent 2,000 soldiers to the town.",
        ),
    ]);
    for question in [
        "What did Erdogan declare?",
        "When did the earthquake hit?",
        "How many buildings collapsed?",
    ] {
        let answer = reports.ask(question, DAY, &[]);
        let all = quoted(&answer);
        for (at, (article, text, _)) in all.iter().enumerate() {
            let earlier = &all[..at];
            let again = earlier.iter().any(|(_, before, also)| {
                before.contains(text) || also.contains(article) && text.contains(before)
            });
            assert!(!again, "{question} {all:?}");
        }
    }
}

#[test]
fn quotes_of_one_answer_never_overlap() {
    let reports = reports(&[(
        "a.txt",
        "2024-03-03",
        "Macron ended the mission in Niger. He spoke of the capital Niamey. But he said France would not be held hostage. \
         The French president called Bazoum the legitimate authority of Niger. He described him as a hostage of the capital.",
    )]);
    for question in [
        "What is the capital of Niger?",
        "What did Macron say about the hostage?",
        "Who is a hostage?",
    ] {
        let answer = reports.ask(question, DAY, &[]);
        let all: Vec<_> = answer
            .quotes
            .iter()
            .chain(&answer.more)
            .map(|q| q.quote.receipt())
            .collect();
        for (at, one) in all.iter().enumerate() {
            assert!(
                all[..at].iter().all(|other| !other.span.overlaps(one.span)),
                "{question}"
            );
        }
    }
}

/// The text of the first quote; the answer must not abstain.
fn first(reports: &Reports, question: &str, today: &str) -> String {
    let answer = reports.ask(question, today, &[]);
    assert!(
        answer.is_answered(),
        "{question} {} {:?}",
        answer.confidence.get(),
        quoted(&answer)
    );
    quoted(&answer)[0].1.to_owned()
}

const POOL: &str = "The council voted on Monday to close the Elm Street pool. It will reopen in July, the mayor said. \
    Yesterday the pool was empty. The fire was on 2 May. Two weeks ago the roof leaked.";

#[test]
fn a_day_in_the_question_finds_what_articles_call_otherwise() {
    let reports = reports(&[
        ("a.txt", "2023-06-07", POOL),
        (
            "b.txt",
            "2023-06-20",
            "The council met the baker on Tuesday. The library of the town was empty.",
        ),
        (
            "c.txt",
            "2024-03-04",
            "A storm hit the coast of Norland. Ferries were cancelled.",
        ),
    ]);
    for (question, today, part) in [
        (
            "Did the council vote on June 5?",
            "2026-11-24",
            "voted on Monday",
        ),
        (
            "Was the pool empty on June 6?",
            "2026-11-24",
            "Yesterday the pool was empty",
        ),
        ("What happened on June 5?", "2026-11-24", "voted on Monday"),
        (
            "What happened on 5 June 2023?",
            "2026-11-24",
            "voted on Monday",
        ),
        (
            "what happened yesterday",
            "2024-03-05",
            "A storm hit the coast",
        ),
        (
            "What happened in March 2024?",
            "2026-11-24",
            "A storm hit the coast",
        ),
    ] {
        let text = first(&reports, question, today);
        assert!(text.contains(part), "{question} {text}");
    }
    for question in ["What happened on June 9?", "What happened in April 2024?"] {
        let answer = reports.ask(question, "2026-11-24", &[]);
        assert!(!answer.is_answered(), "{question} {:?}", quoted(&answer));
    }
}

#[test]
fn several_named_sources_are_all_heard_even_where_one_alone_has_the_quoted_words() {
    let reports = reports(&[
        (
            "Herald.txt",
            "2024-05-01",
            "The bridge got a “lite” version of the toll in April. Its cables were renewed in March.",
        ),
        (
            "Courier.txt",
            "2024-05-02",
            "Drivers of heavy lorries pay more to cross the bridge since Monday. A bakery opened beside it.",
        ),
    ]);
    let question = "What \"lite\" version of the bridge toll did The Herald report, and what do lorries pay to cross the bridge \
                    according to The Courier?";
    let answer = reports.ask(question, DAY, &[]);
    let heard = |name: &str| {
        quoted(&answer)
            .iter()
            .any(|(article, _, _)| *article == name)
    };
    assert!(
        heard("Herald.txt") && heard("Courier.txt"),
        "{:?}",
        quoted(&answer)
    );
}

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
    for text in ["why?", "who is he?", "hi"] {
        assert_eq!(said(text), NoAnswer::NotAQuestion, "{text}");
    }
    assert_eq!(said("Thank you!"), NoAnswer::Courtesy);
    for text in [
        "latest news",
        "What's new?",
        "what happened after:2023-09-01",
    ] {
        assert_eq!(said(text), NoAnswer::LatestNews, "{text}");
    }
}

#[test]
fn of_reports_that_count_differently_the_newest_is_first_and_a_note_says_so() {
    let killed = "people were killed when an earthquake struck Bora province";
    let (old, new) = (
        format!("At least 12 {killed} on Monday, officials said."),
        format!("In all 61 {killed}, the agency said."),
    );
    let question = "How many people were killed in the earthquake in Bora province?";
    let differ = |articles: &[(&str, &str, &str)]| {
        let answer = reports(articles).ask(question, DAY, &[]);
        let first = quoted(&answer)[0].1.to_owned();
        let note = answer.notes.into_iter().find_map(|note| match note {
            Note::CountsDiffer { newest_first } => Some(newest_first),
            _ => None,
        });
        (first, note)
    };
    for newest in ["a.txt", "z.txt"] {
        let (first, note) = differ(&[("b.txt", "2024-03-04", &old), (newest, "2024-03-11", &new)]);
        assert_eq!((first, note), (new.clone(), Some(true)), "{newest}");
    }
    let (_, undated) = differ(&[("b.txt", "2024-03-04", &old), ("c.txt", "", &new)]);
    assert_eq!(undated, Some(false));
    let again = format!("The agency counts twelve dead: 12 {killed}, it said.");
    let (_, same) = differ(&[
        ("b.txt", "2024-03-04", &old),
        ("c.txt", "2024-03-05", &again),
    ]);
    assert_eq!(same, None);
    let other =
        "The 300 people of Bora province who fled from the earthquake were housed in schools.";
    let (first, none) = differ(&[
        ("b.txt", "2024-03-04", &old),
        ("c.txt", "2024-03-05", other),
    ]);
    assert_eq!((first, none), (old.clone(), None));
}

#[test]
fn of_a_changed_article_it_is_told_whether_the_quoted_words_still_stand() {
    let said = "Mayor Anna Lindholm opened the Sanna dam on Monday.";
    let reports = reports(&[("a.txt", "", &format!("{said} It holds back the river."))]);
    let answer = reports.ask("Who opened the Sanna dam?", DAY, &[]);
    let receipt = answer.quotes[0].quote.receipt();
    let since = || reports.engine.since(receipt).unwrap();
    assert_eq!(since(), None);
    reports.rewrite("a.txt", &format!("{said} It leaks."));
    assert!(matches!(since(), Some(Since::Kept(_))), "{:?}", since());
    reports.rewrite("a.txt", "Nobody opened the Sanna dam.");
    assert!(matches!(since(), Some(Since::Changed(_))), "{:?}", since());
}

#[test]
fn whom_nobody_named_is_asked_for_until_somebody_was() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-01",
        "Mayor Anna Lindholm, 52, opened the bridge of Hamarvik. She said the toll would be 30 crowns.",
    )]);
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
fn somebodys_words_are_not_what_others_say_of_them() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-28",
            "\"Reports that I have conceded are false,\" Dahl told the Tribune. The alliance of Anna Lindholm won 34 percent of the \
             vote. Judge Ruth Sanders said Lindholm had shown courage.",
        ),
        (
            "b.txt",
            "2024-05-29",
            "Parliament elected Anna Lindholm on Tuesday. \"We have no time to lose,\" she said.",
        ),
        (
            "c.txt",
            "2024-05-29",
            "Officials said Lindholm would travel to Hamarvik on Friday, where she grew up.",
        ),
    ]);
    let answer = reports.ask("What did Lindholm say?", DAY, &[]);
    let quotes = quoted(&answer);
    assert!(answer.is_answered());
    assert!(quotes[0].1.contains("no time to lose"), "{quotes:?}");
    assert_eq!(quotes.len(), 1, "{quotes:?}");
    let answer = reports.ask("What did Ruth Sanders say about Lindholm?", DAY, &[]);
    assert!(quoted(&answer)[0].1.contains("shown courage"));
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
        },
        filter: Filter::default(),
        today: Day::parse("2024-06-05").unwrap(),
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
