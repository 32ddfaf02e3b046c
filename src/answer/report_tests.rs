//! Several reports of the same events: what counts as the same report, and what is shown once.

mod notes;
mod sections;
mod sources;

use super::collections::{Reports, TODAY, first, quoted, reports};

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
fn the_newest_holder_of_an_office_comes_first() {
    let council = reports(&[
        (
            "a.txt",
            "2024-02-10",
            "The harbour of Korvik will be dredged this spring. Mayor Jonas Holt signed the contract on Friday.",
        ),
        (
            "b.txt",
            "2024-05-12",
            "The ferry to Korvik sails again. Mayor Linda Brandt welcomed the first passengers on Sunday.",
        ),
    ]);
    assert!(first(&council, "Who is the mayor?", TODAY).contains("Linda Brandt"));
    assert!(first(&council, "Who is the mayor of Korvik?", TODAY).contains("Linda Brandt"));
}

/// The year is what bakers are counted since, and no time that an article has to be of.
#[test]
fn what_is_compared_with_a_year_need_not_be_of_it() {
    let bakers = reports(&[
        (
            "a.txt",
            "2020-02-03",
            "Bread prices have doubled since 1998, and 12 bakers have closed since 2015, the mayor said.",
        ),
        (
            "b.txt",
            "2024-02-03",
            "The bridge of Korvik was opened on Saturday.",
        ),
    ]);
    let answer = bakers.ask("How many bakers have closed since 2015?", TODAY, &[]);
    assert!(answer.is_answered());
}

#[test]
fn whoever_resigns_holds_the_office_no_more() {
    let council = reports(&[
        (
            "a.txt",
            "2024-05-06",
            "The mayor of Korvik, Helena Marsh, resigned on Monday over a contract for the harbour.",
        ),
        (
            "b.txt",
            "2024-05-18",
            "Ruta Velkov of the Greens was sworn in as mayor of Korvik on Saturday, and promised to cancel the contract.",
        ),
    ]);
    let now = first(&council, "Who is the mayor of Korvik?", TODAY);
    assert!(now.contains("Velkov"), "{now}");
    let then = first(&council, "Who was the mayor of Korvik who resigned?", TODAY);
    assert!(then.contains("Marsh"), "{then}");
}

#[test]
fn how_things_stand_the_newest_report_tells_first() {
    let bridge = reports(&[
        (
            "a.txt",
            "2024-02-10",
            "The old bridge of Korvik was closed on Friday because its pillars have cracks. Buses take the long way over Lund.",
        ),
        (
            "b.txt",
            "2024-05-12",
            "Cars drove over the old bridge of Korvik again when it was opened on Sunday, three months after it was closed.",
        ),
    ]);
    for question in [
        "Is the old bridge of Korvik still closed?",
        "Is the bridge of Korvik closed?",
        "Has the bridge of Korvik been closed?",
    ] {
        let newest = first(&bridge, question, TODAY);
        assert!(newest.contains("opened on Sunday"), "{question}: {newest}");
    }
    let past = first(&bridge, "Why was the old bridge of Korvik closed?", TODAY);
    assert!(past.contains("cracks"), "{past}");
}

#[test]
fn what_was_counted_in_another_year_does_not_come_first() {
    let heat = reports(&[
        (
            "a.txt",
            "2025-08-10",
            "Such a heatwave used to come once in a hundred years. In the summer of 2019, the deadliest until now, 740 people died in Korvik in three weeks.",
        ),
        (
            "b.txt",
            "2025-08-17",
            "Thunderstorms ended nine days of great heat in Korvik on Saturday, during which 412 people died who would otherwise have lived.",
        ),
    ]);
    let newest = first(&heat, "How many people died in the heatwave?", TODAY);
    assert!(newest.contains("412"), "{newest}");
    let then = first(
        &heat,
        "How many people died in the heatwave of 2019?",
        TODAY,
    );
    assert!(then.contains("740"), "{then}");
}

/// Nothing in the first reports is certain to say who, so the third may.
#[test]
fn where_nothing_is_certain_three_reports_are_shown() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-10",
            "Talks on the fishing rights of Korvik began in Lund on Friday with words of thanks to those who lead the talks.",
        ),
        (
            "b.txt",
            "2024-05-12",
            "When the talks on the rights of Korvik go on, Petra Sund, a former judge, leads them.",
        ),
        (
            "c.txt",
            "2024-05-11",
            "Nobody who leads the talks on the fishing rights of Korvik would say on Saturday when they would end.",
        ),
    ]);
    let answer = reports.ask(
        "Who leads the talks on the fishing rights of Korvik?",
        DAY,
        &[],
    );
    let shown: String = quoted(&answer).iter().map(|(_, text, _)| *text).collect();
    assert!(shown.contains("Petra Sund"), "{shown}");
}

#[test]
fn an_overview_begins_with_what_reports_open_with() {
    let bridge = reports(&[(
        "a.txt",
        "2024-05-12",
        "Lorries may use the Sanna bridge again from the middle of June, the council announced.\n\n\
         The repairs cost 2.3 million crowns. They took four months.\n\n\
         \"We will know before the bridge does,\" said the engineer, Nora Kestrel. The bridge is a bridge, she said.",
    )]);
    for question in [
        "bridge",
        "tell me about the bridge",
        "search for the bridge",
    ] {
        assert!(
            first(&bridge, question, TODAY).starts_with("Lorries may use"),
            "{question}"
        );
    }
}
