//! Several reports of the same events: what counts as the same report, and what is shown once.

use super::collections::{Reports, quoted, reports};

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
