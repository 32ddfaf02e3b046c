//! Which number, time or name of a sentence is the one that is asked for, and numbers that change from one report to the next.

use super::collections::{Reports, quoted, reports};
use crate::model::{Answer, Note};

const TODAY: &str = "2024-06-05";

fn ask(reports: &Reports, question: &str) -> Answer {
    reports.ask(question, TODAY, &[])
}

/// The words in bold in each quote that is shown.
fn bold(reports: &Reports, question: &str) -> Vec<Vec<String>> {
    let answer = ask(reports, question);
    assert!(answer.is_answered(), "{question} {:?}", quoted(&answer));
    let of_quote = |q: &crate::model::ScoredQuote| {
        let spans = q.quote.highlights().iter();
        spans
            .map(|span| span.cut(q.quote.text()).unwrap().to_owned())
            .collect()
    };
    answer.quotes.iter().map(of_quote).collect()
}

/// Two reports of one storm with other words for the dead, and two of an illness.
fn storm() -> Reports {
    reports(&[
        (
            "day1.txt",
            "2024-05-09",
            "At least 21 people were killed and thousands lost their homes when Storm Ylva struck the island of Sarn overnight.\n\n\
             About 4,500 people are sheltering in schools.",
        ),
        (
            "day4.txt",
            "2024-05-12",
            "The death toll from Storm Ylva has risen to 47, the government of Sarn said on Sunday.\n\n\
             More than 9,000 people, one in ten of the population, are living in shelters.",
        ),
        (
            "mumps1.txt",
            "2024-04-04",
            "The number of confirmed mumps cases in Korvik has risen to 33, health officials said on Thursday.",
        ),
        (
            "mumps2.txt",
            "2024-04-15",
            "An outbreak of mumps in Korvik has grown to 58 confirmed cases, doctors said on Monday.",
        ),
    ])
}

#[test]
fn the_newest_number_comes_first_in_whatever_words_it_is_told() {
    let storm = storm();
    for (question, newest, before) in [
        ("How many people died in Storm Ylva?", "47", "21 people"),
        (
            "how many people were killed in the storm",
            "47",
            "21 people",
        ),
        (
            "how many people are in shelters",
            "9,000 people",
            "4,500 people",
        ),
        (
            "How many mumps cases are there?",
            "58 confirmed cases",
            "33",
        ),
    ] {
        assert_eq!(bold(&storm, question), [[newest], [before]], "{question}");
        let notes = ask(&storm, question).notes;
        let newest_first = matches!(notes[..], [Note::CountsDiffer { newest_first: true }]);
        assert!(newest_first, "{question} {notes:?}");
    }
}

#[test]
fn a_newer_report_with_a_number_is_shown_beside_an_older_one() {
    let tax = reports(&[
        (
            "draft.txt",
            "2024-02-12",
            "Households in Korvik face a water tax rise of 4.9% from April after the council's leaders agreed on a draft.",
        ),
        (
            "vote.txt",
            "2024-02-27",
            "The council of Korvik voted on Tuesday for an amended plan that raises the water tax by 4.7%.",
        ),
    ]);
    let shown = ask(&tax, "how much is the water tax going up in Korvik");
    let text: Vec<&str> = shown.quotes.iter().map(|q| q.quote.text()).collect();
    assert!(
        text.len() == 2 && text.iter().any(|t| t.contains("4.7%")),
        "{text:?}"
    );
}

#[test]
fn two_events_of_one_kind_give_no_different_numbers() {
    let fires = reports(&[
        (
            "mill.txt",
            "2024-05-04",
            "A fire at a mill in Lowmark killed four people on Friday, police said.",
        ),
        (
            "hotel.txt",
            "2024-05-08",
            "A fire at a hotel in Tarnvik killed seven people on Tuesday, the mayor said.",
        ),
    ]);
    let answer = ask(&fires, "How many people were killed in the fire?");
    let differ = |note: &Note| matches!(note, Note::CountsDiffer { .. });
    assert!(answer.is_answered(), "{:?}", quoted(&answer));
    assert!(!answer.notes.iter().any(differ), "{:?}", quoted(&answer));
}

#[test]
fn a_newer_report_about_another_place_is_not_shown_beside_an_older_one() {
    let jobs = reports(&[
        (
            "harnvik.txt",
            "2024-05-04",
            "The steel works in Harnvik will cut 300 jobs this year, the company said on Friday.",
        ),
        (
            "osmark.txt",
            "2024-05-20",
            "A car plant in Osmark will cut 950 jobs this year, the company said on Monday.",
        ),
    ]);
    let answer = ask(&jobs, "How many jobs will be cut in Harnvik?");
    let shown: Vec<&str> = answer.quotes.iter().map(|q| q.quote.text()).collect();
    assert!(answer.is_answered() && shown.len() == 1, "{shown:?}");
}

#[test]
fn a_number_of_people_elsewhere_in_the_report_counts_no_dead() {
    let ferry = reports(&[(
        "ferry.txt",
        "2024-05-04",
        "A ferry sank off Korvik in heavy seas on Friday. At least 12 people died. The ferry had left Sandvig with 190 people on board.",
    )]);
    let answer = ask(&ferry, "How many people died in the ferry sinking?");
    assert!(!answer.quotes.is_empty());
    for shown in &answer.quotes {
        let text = shown.quote.text();
        let marked = shown.quote.highlights().iter().filter_map(|s| s.cut(text));
        assert!(marked.clone().all(|words| !words.contains("190")), "{text}");
    }
}

fn town() -> Reports {
    reports(&[
        (
            "rail.txt",
            "2024-05-04",
            "The new railway to Sandvig is late. Only 23 of the planned 180 kilometres have been laid, engineers said.",
        ),
        (
            "bridge.txt",
            "2024-05-04",
            "The Karvel Bridge was opened in 1957 and was last strengthened in 1988.",
        ),
        (
            "app.txt",
            "2024-05-04",
            "Thieves copied the details of 8.3 million users of the running app Loopa over nine days in March, but the company noticed the theft \
             only on 2 May.",
        ),
        (
            "race.txt",
            "2024-05-04",
            "In the men's 400 metres hurdles, Brazil's Davi Moreno won in 47.02 seconds, while the favourite, Owen Marsh of Sandvig, pulled out.",
        ),
        (
            "cave.txt",
            "2024-05-04",
            "Divers have found a species of blind crab in a flooded cave in southern Ostania, a university said.",
        ),
    ])
}

#[test]
fn the_number_that_is_marked_is_whole_and_of_those_of_whom_it_is_said() {
    let town = town();
    let first = |question: &str| bold(&town, question).remove(0);
    assert_eq!(
        first("How many kilometres of the railway have been laid?"),
        ["23"]
    );
    assert_eq!(
        first("How many users of Loopa had their details copied?"),
        ["8.3 million users"]
    );
}

#[test]
fn the_time_that_is_marked_is_of_the_clause_that_says_it() {
    let town = town();
    let first = |question: &str| bold(&town, question).remove(0);
    assert_eq!(first("When was the Karvel Bridge opened?"), ["1957"]);
    assert_eq!(
        first("When was the Karvel Bridge last strengthened?"),
        ["1988"]
    );
    assert_eq!(first("When did Loopa notice the theft?"), ["2 May"]);
}

#[test]
fn whose_somebody_is_does_not_hide_the_name_and_a_place_is_nobody() {
    let town = town();
    let first = |question: &str| bold(&town, question).remove(0);
    assert_eq!(first("Who won the 400 metres hurdles?"), ["Davi Moreno"]);
    assert_eq!(first("Who found the blind crab?"), [""; 0]);
}

#[test]
fn who_is_only_mentioned_or_only_says_it_did_not_do_it() {
    let news = reports(&[
        (
            "tennis.txt",
            "2024-05-04",
            "Ada Morn, who beat Lena Strand in March, lost the Korvik final to Mia Strand on Saturday.",
        ),
        (
            "quiz.txt",
            "2024-05-04",
            "Fay Wold, a teacher from Lowmark, won the island quiz on Sunday.",
        ),
        (
            "school.txt",
            "2024-05-04",
            "St Anne's school will be closed in summer, Bishop Max Orn said.",
        ),
    ]);
    for (question, never) in [
        ("Who lost the Korvik final?", "Lena"),
        ("Who won the island quiz?", "Lowmark"),
        ("Who will close the school?", "Orn"),
    ] {
        let answer = ask(&news, question);
        assert!(!answer.quotes.is_empty(), "{question}");
        for shown in &answer.quotes {
            let text = shown.quote.text();
            let marked: Vec<_> = shown
                .quote
                .highlights()
                .iter()
                .filter_map(|s| s.cut(text))
                .collect();
            assert!(
                !marked.iter().any(|words| words.contains(never)),
                "{question} {marked:?}"
            );
        }
    }
}

/// Two people with one surname, and a sportswoman.
fn namesakes() -> Reports {
    reports(&[
        (
            "court.txt",
            "2024-05-04",
            "Daniel Harrow, 34, of Mill Lane, waited outside the jeweller's while two men smashed the windows, the court heard.\n\n\
             They fled with watches.\n\nHarrow was caught eleven days later in Korvik as he tried to board a ferry.\n\n\
             Daniel Harrow is not related to the leader of the council.",
        ),
        (
            "council.txt",
            "2024-05-06",
            "\"We have listened,\" council leader Linda Harrow told the meeting.\n\nGoalkeeper Tom Harrow of Sandvig was cheered on Monday.",
        ),
        (
            "run.txt",
            "2024-05-06",
            "Amara Lund broke the national record over 1,500 metres on Monday. The 23-year-old was faster than Kenya's Ruth Chelim had been.",
        ),
    ])
}

#[test]
fn a_surname_alone_is_whoever_the_article_named_in_full() {
    let namesakes = namesakes();
    let answer = ask(&namesakes, "Where was Daniel Harrow caught?");
    assert!(
        answer.is_answered() && quoted(&answer)[0].1.starts_with("Harrow was caught"),
        "{:?}",
        quoted(&answer)
    );
}

#[test]
fn a_namesake_says_nothing_of_another_and_has_another_age() {
    let namesakes = namesakes();
    let answered = |question: &str| ask(&namesakes, question).is_answered();
    assert!(answered("What did Linda Harrow say?"));
    assert!(!answered("What did Tom Harrow say?"));
    assert!(answered("How old is Daniel Harrow?"));
    assert!(!answered("How old is Linda Harrow?"));
    assert!(answered("How old is Amara Lund?"));
}

#[test]
fn names_are_heard_without_capitals() {
    let namesakes = namesakes();
    for (typed, written) in [
        (
            "where was daniel harrow caught",
            "where was Daniel Harrow caught",
        ),
        ("what did tom harrow say", "what did Tom Harrow say"),
        ("how old is amara lund", "how old is Amara Lund"),
    ] {
        let [typed, written] = [typed, written].map(|question| ask(&namesakes, question));
        assert_eq!(quoted(&typed), quoted(&written), "{}", typed.question);
        assert_eq!(
            typed.confidence.get().to_bits(),
            written.confidence.get().to_bits()
        );
    }
}

#[test]
fn the_only_thing_that_is_asked_of_somebody_has_to_be_said() {
    let namesakes = namesakes();
    let answer = ask(&namesakes, "Who insured Amara Lund?");
    assert!(!answer.is_answered(), "{:?}", quoted(&answer));
}

/// Whether the answer says that the reports give different numbers.
fn differs(articles: &[(&str, &str, &str)], question: &str) -> bool {
    let answer = ask(&reports(articles), question);
    assert!(answer.is_answered(), "{question} {:?}", quoted(&answer));
    let differ = |note: &Note| matches!(note, Note::CountsDiffer { .. });
    answer.notes.iter().any(differ)
}

#[test]
fn two_fires_of_one_town_are_not_one_that_is_counted_differently() {
    let fire = |day: &str, number: &str| {
        format!("A fire in Sandvig killed {number} people on {day}, the police said.")
    };
    let (may, now) = (fire("Saturday", "12"), fire("Thursday", "3"));
    let later = "The fire in Sandvig killed 14 people, the police said. The mayor wept.";
    let question = "How many people were killed in the fire in Sandvig?";
    let first = ("a.txt", "2024-05-05", may.as_str());
    assert!(!differs(&[first, ("b.txt", "2024-09-20", &now)], question));
    assert!(differs(&[first, ("b.txt", "2024-05-07", later)], question));
}

#[test]
fn the_soldiers_of_two_countries_are_not_counted_differently() {
    let french = (
        "a.txt",
        "2024-05-05",
        "Some 1,500 French soldiers are in Sandvig.",
    );
    let question = "How many soldiers are in Sandvig?";
    for (other, differ) in [
        ("The United States has 1,000 soldiers in Sandvig.", false),
        ("Some 1,000 British soldiers are in Sandvig.", false),
        ("France has 1,000 soldiers in Sandvig.", true),
        ("Some 1,000 soldiers are in Sandvig.", true),
    ] {
        let other = ("b.txt", "2024-05-06", other);
        assert_eq!(differs(&[french, other], question), differ, "{other:?}");
    }
}

#[test]
fn a_plan_is_no_other_number_of_what_came_of_it() {
    let plan = "Norlack plans to hire 200 workers in Korvik this year, the company said.";
    let result = "Norlack has hired 150 workers in Korvik this year, the company said.";
    let articles = [
        ("a.txt", "2024-05-05", plan),
        ("b.txt", "2024-12-20", result),
    ];
    let question = "How many workers did Norlack hire in Korvik?";
    assert!(!differs(&articles, question));
    let found = ask(&reports(&articles), question);
    let marked = |q: &crate::model::ScoredQuote| {
        q.quote.text().contains("plans") && !q.quote.highlights().is_empty()
    };
    assert!(!found.quotes.iter().any(marked), "{:?}", quoted(&found));
}

#[test]
fn one_number_in_other_words_is_the_same() {
    let killed = "How many people were killed in the fire in Sandvig?";
    let dozen = "A dozen people were killed in the fire in Sandvig on Saturday, the police said.";
    let twelve = "The fire in Sandvig killed 12 people on Saturday, the fire service said.";
    assert!(!differs(
        &[
            ("a.txt", "2024-05-05", dozen),
            ("b.txt", "2024-05-06", twelve)
        ],
        killed
    ));
    let paid = "How much will Brightwell pay for Norcrest?";
    let millions = "Brightwell will pay $2,500 million for Norcrest, the company said on Saturday.";
    let billions = "Brightwell is to pay $2.5 billion for Norcrest, two bankers said.";
    assert!(!differs(
        &[
            ("a.txt", "2024-05-05", millions),
            ("b.txt", "2024-05-06", billions)
        ],
        paid
    ));
}
