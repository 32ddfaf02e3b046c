//! Which numbers are certain: of whom they are said, in which unit, and which of several reports counts.

use super::super::collections::{Reports, TODAY, bold, check_nothing_bold, quoted, reports};
use super::{blast, town, week};
use crate::model::Note;

#[test]
fn a_number_of_another_country_is_no_answer() {
    let reports = reports(&[(
        "troops.txt",
        "2024-05-04",
        "The generals stay.\n\nChad, Mali and Gabon have had coups in these years, too. All three had asked for help before the generals came.\n\n\
         The junta of Niger welcomed the decision with a parade in the capital. Nobody was hurt when some shots were fired.\n\n\
         There are about 1,500 French soldiers in Niger, who help to fight militants in the north of the country.",
    )]);
    let asked = |question: &str| reports.ask(question, TODAY, &[]);
    let niger = asked("How many French soldiers are in Niger?");
    assert!(niger.is_answered(), "{:?}", quoted(&niger));
    let chad = asked("How many French soldiers are in Chad?");
    assert!(!chad.is_answered(), "{:?}", quoted(&chad));
}

#[test]
fn without_any_number_nothing_is_counted() {
    let answer = town().ask(
        "How much did the Karvel Bridge in Sandvig cost?",
        TODAY,
        &[],
    );
    assert!(!answer.is_answered(), "{:?}", quoted(&answer));
}

/// Reports of one earthquake, and what happened long before.
fn quake() -> Reports {
    reports(&[
        (
            "first.txt",
            "2024-03-04",
            "At least 112 people died when an earthquake shook the east of Tarvia on Monday, the police said.",
        ),
        (
            "second.txt",
            "2024-03-06",
            "The number of people known to have died in the earthquake in Tarvia has risen to 318, the government said.\n\n\
             Tarvia lies on a fault that last gave way in 1977, when some 1,570 people died in an earthquake.",
        ),
        (
            "third.txt",
            "2024-03-20",
            "An inquiry into the collapse of houses in Tarvia began. The final death toll from the earthquake stands at 402.",
        ),
    ])
}

#[test]
fn counts_of_one_event_are_compared_however_they_are_put() {
    let answer = quake().ask(
        "How many people died in the earthquake in Tarvia?",
        TODAY,
        &[],
    );
    let first = &quoted(&answer)[0];
    assert!(first.1.contains("402"), "{:?}", quoted(&answer));
    let note = Note::CountsDiffer { newest_first: true };
    assert!(answer.notes.contains(&note), "{:?}", answer.notes);
    assert!(
        answer.quotes.len() > 1,
        "one with another number is shown, too"
    );
    let quotes = answer.quotes.iter().chain(&answer.more);
    let marked = quotes.flat_map(|q| {
        q.quote
            .highlights()
            .iter()
            .map(|s| s.cut(q.quote.text()).unwrap())
    });
    assert!(!marked.into_iter().any(|words| words.contains("1,570")));
}

#[test]
fn a_number_of_people_is_marked_only_where_it_says_what_became_of_them() {
    let reports = reports(&[(
        "flood.txt",
        "2024-05-04",
        "Crews in boats rescued 230 people from the floods in Oriel.\n\nTwo people drowned in the floods, a doctor said.",
    )]);
    assert_eq!(
        bold(&reports, "How many people drowned in the floods in Oriel?"),
        ["Two people"]
    );
}

#[test]
fn an_age_is_told_in_several_ways() {
    let town = town();
    for (question, age) in [
        ("How old is Karin Vester?", "61"),
        ("How old is Emil Rask?", "81"),
    ] {
        let answer = town.ask(question, TODAY, &[]);
        let first = quoted(&answer)[0].1;
        let confidence = answer.confidence.get();
        assert!(
            answer.is_answered() && first.contains(age),
            "{question} {confidence} {first}"
        );
    }
}

fn storm() -> Reports {
    reports(&[
        (
            "first.txt",
            "2024-05-04",
            "At least seven people were killed and 60 injured when Storm Ylva hit Sandvig on Friday.",
        ),
        (
            "second.txt",
            "2024-05-06",
            "Officials in Sandvig said 85 people were injured in Storm Ylva, 14 of them seriously, and nine were still missing.\n\n\
             Sixteen people are being treated in hospital, two of them in intensive care.",
        ),
    ])
}

#[test]
fn a_number_counts_those_of_whom_it_is_said() {
    let storm = storm();
    assert_eq!(
        bold(&storm, "How many people are missing after Storm Ylva?"),
        ["nine"]
    );
    assert_eq!(
        bold(&storm, "How many people are in intensive care?"),
        ["two"]
    );
    let injured = bold(&storm, "How many people were injured in Storm Ylva?");
    assert_eq!(injured, ["85 people"]);
    let killed = bold(&storm, "How many people were killed in Storm Ylva?");
    assert_eq!(killed, ["seven people"]);
}

#[test]
fn one_report_with_two_numbers_counts_two_things() {
    let wolves = reports(&[(
        "wolves.txt",
        "2024-05-04",
        "There are now some 130 wolves in the valley of Sandvig.\n\nAt least five wolves of the valley were seen on Monday.",
    )]);
    let answer = wolves.ask("How many wolves are there in the valley?", TODAY, &[]);
    let differ = |note: &Note| matches!(note, Note::CountsDiffer { .. });
    assert!(!answer.notes.iter().any(differ), "{:?}", answer.notes);
}

#[test]
fn of_people_who_are_counted_without_a_name_the_newest_number_comes_first() {
    let blast = blast();
    for (question, number) in [
        ("How many died in the blast?", "nine people"),
        ("how many were killed in the explosion", "nine people"),
        ("How many were injured in the explosion?", "103 people"),
        ("How many are still missing?", "Two workers"),
    ] {
        assert_eq!(bold(&blast, question), [number], "{question}");
    }
    let answer = blast.ask("How many died in the blast?", TODAY, &[]);
    let all = quoted(&answer);
    let marked = |part: &str| {
        let found = answer.quotes.iter().find(|q| q.quote.text().contains(part));
        let quote = &found.unwrap_or_else(|| panic!("{all:?}")).quote;
        let spans = quote.highlights().iter();
        spans
            .map(|s| s.cut(quote.text()).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(marked("rose to"), ["seven"]);
    assert_eq!(marked("tore through"), ["four people"], "23 were injured");
    assert!(
        matches!(
            answer.notes[..],
            [Note::CountsDiffer { newest_first: true }]
        ),
        "{:?}",
        answer.notes
    );
}

#[test]
fn a_measure_is_marked_with_its_unit_before_the_adjective() {
    let town = reports(&[(
        "bridge.txt",
        "2024-05-04",
        "The council agreed on Monday to build a bridge over the Karvel. The bridge will be 1.2 kilometres long and 30 metres wide, and \
         work takes three years.",
    )]);
    assert_eq!(
        bold(&town, "How long will the bridge over the Karvel be?"),
        ["1.2 kilometres"]
    );
    assert_eq!(
        bold(&town, "how wide is the bridge over the karvel"),
        ["30 metres"]
    );
    let deep = town.ask("How deep is the bridge over the Karvel?", TODAY, &[]);
    let marked = |q: &crate::model::ScoredQuote| !q.quote.highlights().is_empty();
    assert!(!deep.quotes.iter().any(marked), "{:?}", quoted(&deep));
}

#[test]
fn a_sum_is_marked_with_its_currency() {
    assert_eq!(
        bold(&week(), "How much does Brightwell pay to buy Norcrest?"),
        ["$8.4 billion"]
    );
}

#[test]
fn a_number_of_others_than_those_named_is_not_marked() {
    let week = week();
    let answer = week.ask("How many seats did the Farmers' League win?", TODAY, &[]);
    let marked = |q: &crate::model::ScoredQuote| {
        let spans = q.quote.highlights().iter();
        let mut texts = spans.filter_map(|s| s.cut(q.quote.text()));
        texts.any(|text| text.contains("58"))
    };
    assert!(!answer.quotes.iter().any(marked), "{:?}", quoted(&answer));
    assert_eq!(
        bold(&week, "How many seats did the Civic Alliance have?"),
        ["58 seats"]
    );
}

/// The number of a flight used to be marked as the number of its dead.
#[test]
fn the_number_of_a_flight_or_a_ward_counts_nobody() {
    let reports = reports(&[
        (
            "flight.txt",
            "2024-05-30",
            "Everybody on board Norland Flight 302 died when it crashed near Kemi, the airline said.",
        ),
        (
            "ward.txt",
            "2024-05-30",
            "Nurses in ward 12 fell ill at the hospital of Sandvig.",
        ),
    ]);
    let question = "How many people died on board the flight that crashed near Kemi?";
    let none: [&str; 0] = [];
    for question in [
        question,
        "How many nurses fell ill at the hospital of Sandvig?",
    ] {
        let answer = reports.ask(question, TODAY, &[]);
        let quote = &answer.quotes[0].quote;
        let marked: Vec<&str> = quote
            .highlights()
            .iter()
            .filter_map(|s| s.cut(quote.text()))
            .collect();
        assert_eq!(marked, none, "{question}");
    }
}

#[test]
fn neither_a_share_nor_the_one_of_a_word_counts_anything() {
    let port = reports(&[(
        "port.txt",
        "2024-05-04",
        "The port of Lund raised its offer to 5.5%, but striking dockers turned it down. A one-off payment of £600 was offered as well.",
    )]);
    check_nothing_bold(&port, "how many dockers of Lund are striking");
    assert_eq!(bold(&port, "how much is the one-off payment"), ["£600"]);
}

#[test]
fn a_sum_that_is_said_to_be_of_something_else_is_not_marked() {
    let deal = reports(&[
        (
            "deal.txt",
            "2024-05-04",
            "Norland is paying a lot for Bright Mills. Last year Bright Mills reported sales of $870 million, and Norland Bright Mills and more.",
        ),
        (
            "bid.txt",
            "2024-05-04",
            "Halden Partners, which had bid 42 crowns a share for Brannock, said it would walk away from Brannock.",
        ),
        (
            "player.txt",
            "2024-05-04",
            "Rovers paid £6 million for the striker Max Roe, the club said on Saturday.",
        ),
    ]);
    check_nothing_bold(&deal, "How much did Halden pay for Brannock?");
    check_nothing_bold(&deal, "How much is Norland paying for Bright Mills?");
    assert_eq!(
        bold(&deal, "How much did Halden bid for Brannock?"),
        ["42 crowns"]
    );
    assert_eq!(
        bold(&deal, "How much did Rovers pay for Max Roe?"),
        ["£6 million"]
    );
}

#[test]
fn nobody_is_a_count_and_a_number_of_several_places_counts_none_of_them() {
    let valley = reports(&[(
        "valley.txt",
        "2024-05-04",
        "Nobody died in the flood of Tarn when 1,740 people had to leave.\n\n\
         About 1,900 people live in Pellow, Dunning and Carse. Some 400 people live in Odrin.",
    )]);
    assert_eq!(
        bold(&valley, "How many people died in the flood of Tarn?"),
        ["Nobody"]
    );
    check_nothing_bold(&valley, "How many people live in Pellow?");
    assert_eq!(
        bold(&valley, "How many people live in Odrin?"),
        ["400 people live"]
    );
}

#[test]
fn the_age_of_somebody_is_not_that_of_a_relative() {
    let town = reports(&[(
        "town.txt",
        "2024-05-04",
        "Mayor Tess Boyle, 58, and her challenger, Mike Lund, 49, shook hands on Monday. Her husband, Tom, keeps bees.",
    )]);
    let husband = town.ask("How old is Tess Boyle's husband?", TODAY, &[]);
    assert!(!husband.is_answered(), "{:?}", quoted(&husband));
    assert_eq!(bold(&town, "How old is Tess Boyle?"), ["58"]);
}
