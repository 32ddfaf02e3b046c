//! Several reports of the same events: what counts as the same report, and what is shown once.

use super::collections::{Reports, first, quoted, reports};
use crate::model::{Day, Note, PartialDate, Since};

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
fn of_several_named_sources_each_is_quoted_with_what_stands_beside() {
    let (toll, lorries) = (
        "The toll on the bridge stays as it is, the council said. Only its name will change.",
        "The toll on the bridge will rise, the council said. Lorries pay two crowns more.",
    );
    let reports = reports(&[
        ("Herald.txt", "2024-05-01", toll),
        ("Courier.txt", "2024-05-02", lorries),
    ]);
    let both = "Do The Herald and The Courier both report that the toll on the bridge will rise?";
    let answer = reports.ask(both, DAY, &[]);
    let texts: Vec<_> = quoted(&answer).iter().map(|(_, text, _)| *text).collect();
    assert!(
        texts.contains(&toll) && texts.contains(&lorries),
        "{texts:?}"
    );
    let alone = first(&reports, "Will the toll on the bridge rise?", DAY);
    assert!(!alone.contains("crowns"), "{alone}");
}

#[test]
fn what_another_named_source_says_in_its_own_words_is_a_further_passage() {
    let reports = reports(&[
        (
            "Herald.txt",
            "2024-05-01",
            "Acme paid 26 million crowns in 2021 to be the default search engine on all phones, the court heard.",
        ),
        (
            "Courier.txt",
            "2024-05-02",
            "In our last letter we told how Acme paid 26 million crowns in 2021 to be the default search engine on all phones.",
        ),
    ]);
    let further = |question: &str| {
        let answer = reports.ask(question, DAY, &[]);
        assert!(answer.is_answered(), "{question}");
        let shown = answer.quotes.iter().chain(&answer.more);
        let texts: Vec<String> = shown.map(|one| one.quote.text().to_owned()).collect();
        texts.len()
    };
    assert_eq!(
        further(
            "What did The Herald and The Courier say that Acme paid in 2021 to be the default search engine?"
        ),
        2
    );
    assert_eq!(
        further("What did Acme pay in 2021 to be the default search engine?"),
        1
    );
}

#[test]
fn exact_words_of_one_day_do_not_hide_the_other_day_that_is_named() {
    let reports = reports(&[
        (
            "Herald.txt",
            "2024-05-01",
            "The bridge got a “lite” version of the toll in April. Its cables were renewed in March.",
        ),
        (
            "Courier.txt",
            "2024-05-20",
            "Drivers of heavy lorries pay a higher toll to cross the bridge since Monday. A bakery opened beside it.",
        ),
    ]);
    let question = "Did the toll of the bridge change between the \"lite\" version of May 1, 2024, and the toll for lorries of May 20, 2024?";
    let answer = reports.ask(question, DAY, &[]);
    let mut shown = answer.quotes.iter().chain(&answer.more);
    assert!(
        shown.any(|one| one.quote.text().contains("lorries")),
        "{:?}",
        quoted(&answer)
    );
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
fn she_is_nobody_who_is_plainly_a_man() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-28",
        "The council of Hamarvik heard two experts. Mr Roe met Ms Lund at the harbour on Monday. In a report she wrote that the dam \
         of Hamarvik leaks. It rained all day.",
    )]);
    let said = |question: &str| {
        let answer = reports.ask(question, DAY, &[]);
        let texts = quoted(&answer)
            .into_iter()
            .map(|(_, text, _)| text.to_owned());
        (answer.is_answered(), texts.collect::<Vec<_>>().join(" "))
    };
    let (answered, lund) = said("What did Lund say about the dam of Hamarvik?");
    assert!(
        answered && lund.contains("the dam of Hamarvik leaks"),
        "{lund}"
    );
    let (answered, roe) = said("What did Roe say about the dam of Hamarvik?");
    assert!(!answered, "{roe}");
}

#[test]
fn a_yes_brings_along_what_the_next_sentence_takes_back() {
    let safe = "The second dam of Sanna is safe, the engineers found on Friday.";
    let however = "However, its spillway leaks and has to be closed until June.";
    let news = |between: &str| {
        let text = format!(
            "Rain fell in Sanna for days. {safe}{between}{however} The first dam broke in May."
        );
        let answer = reports(&[("a.txt", "2024-05-28", &text)]).ask(
            "Is the second dam of Sanna safe?",
            DAY,
            &[],
        );
        assert!(answer.is_answered());
        quoted(&answer)[0].1.to_owned()
    };
    assert_eq!(news(" "), format!("{safe} {however}"));
    // A paragraph of its own.
    assert_eq!(news("\n\n"), safe);
}

#[test]
fn a_time_from_today_later_than_all_articles_is_told() {
    let reports = reports(&[(
        "a.txt",
        "2023-09-25",
        "The harbour bridge of Hamarvik opened on Monday. Mayor Anna Lindholm said it was late.",
    )]);
    let told = |question: &str, today: &str| {
        let notes = reports.ask(question, today, &[]).notes.into_iter();
        let mut told = notes.filter(|note| matches!(note, Note::NothingSince { .. }));
        told.next()
    };
    let day = |text: &str| Day::parse(text).unwrap();
    let nothing = |words: &str, first: &str, last: &str| {
        Some(Note::NothingSince {
            words: words.to_owned(),
            first: day(first),
            last: day(last),
            newest: PartialDate::Day(day("2023-09-25")),
        })
    };
    assert_eq!(
        told("What happened last week in Hamarvik?", "2026-11-29"),
        nothing("last week", "2026-11-16", "2026-11-22")
    );
    assert_eq!(
        told("Did the bridge of Hamarvik open yesterday?", "2026-11-29"),
        nothing("yesterday", "2026-11-28", "2026-11-28")
    );
    for (question, today) in [
        // There are articles of then, or it is still to come.
        ("What happened last week in Hamarvik?", "2023-10-03"),
        ("What happened this year in Hamarvik?", "2023-12-01"),
        ("What will happen next week in Hamarvik?", "2026-11-29"),
        ("What happened in Hamarvik in 2025?", "2026-11-29"),
        ("Did the bridge of Hamarvik open on Monday?", "2026-11-29"),
    ] {
        assert_eq!(told(question, today), None, "{question} {today}");
    }
}

#[test]
fn reports_of_which_one_denies_what_another_says_are_told_apart() {
    let news = |one: &str, other: &str| {
        let articles = [("a.txt", "2024-05-27", one), ("b.txt", "2024-05-28", other)];
        let answer = reports(&articles).ask("Has Mayor Erik Dahl resigned?", DAY, &[]);
        assert!(answer.is_answered());
        let texts: Vec<String> = quoted(&answer).iter().map(|q| q.1.to_owned()).collect();
        (answer.notes.contains(&Note::ReportsContradict), texts)
    };
    let resigned = "Mayor Erik Dahl has resigned. It rained in Hamarvik.";
    for denial in [
        "Mayor Erik Dahl has not resigned.",
        "Erik Dahl denied that he had resigned.",
    ] {
        let (contradict, texts) = news(resigned, denial);
        assert!(contradict, "{texts:?}");
    }
    let (contradict, texts) = news(resigned, "Mayor Erik Dahl resigned on Monday.");
    assert!(!contradict, "{texts:?}");
}

#[test]
fn old_articles_do_not_answer_what_was_lately() {
    let reports = reports(&[
        (
            "a.txt",
            "2023-09-25",
            "Mayor Anna Lindholm announced a new bridge in Hamarvik. It will cost 4 million euros.",
        ),
        (
            "b.txt",
            "2023-11-20",
            "The ferry to Sandholm sank near the pier in a storm.",
        ),
    ]);
    let answered = |question: &str, today: &str| reports.ask(question, today, &[]).is_answered();
    let bridge = "What did Anna Lindholm announce";
    assert!(answered(&format!("{bridge}?"), "2026-11-29"));
    assert!(answered(&format!("{bridge} this week?"), "2023-09-27"));
    // It may have been told of some weeks before.
    assert!(answered(&format!("{bridge} last week?"), "2023-11-06"));
    assert!(answered(&format!("{bridge} today?"), "2026-11-29"));
    for time in ["this week", "last month", "yesterday", "this year"] {
        assert!(
            !answered(&format!("{bridge} {time}?"), "2026-11-29"),
            "{time}"
        );
    }
    // Another article is of then, but the one that answers is not.
    assert!(!answered(&format!("{bridge} this week?"), "2023-12-20"));
}
