//! What is certain enough to be in bold, and what is certainly no answer.

use super::collections::{Reports, TODAY, bold, check_nothing_bold, quoted, reports};
use crate::model::Note;

fn town() -> Reports {
    reports(&[
        (
            "bridge.txt",
            "2024-05-04",
            "The Karvel Bridge in Sandvig was opened on Friday by Mayor Jonas Holt, nine years after work on it began.\n\n\
             The bridge will be repaired from September, engineer Ida Brand said on Thursday.",
        ),
        (
            "cracks.txt",
            "2024-05-20",
            "Mayor Jonas Holt said he was \"angry and sad\" about the cracks in the Karvel Bridge.\n\n\
             \"We shall wait for the report,\" said Kim Dahl, a spokesman for the builder.",
        ),
        (
            "chess.txt",
            "2023-10-01",
            "Grace Mori won the Lakes Open on Sunday after nine hours.",
        ),
        (
            "people.txt",
            "2024-05-04",
            "Prime Minister Karin Vester resigned on Monday after her party lost its majority. She is 61 and had been in office for nine years.\n\n\
             The prison may become a hotel. Emil Rask, who is 81, said he would like that.",
        ),
        (
            "chess-before.txt",
            "2022-10-02",
            "Aiko Weiss won the Lakes Open on Sunday for the first time.",
        ),
    ])
}

#[test]
fn who_did_it_is_named_by_the_grammar_and_not_by_being_the_only_name() {
    assert_eq!(
        bold(&town(), "Who opened the Karvel Bridge?"),
        ["Jonas Holt"]
    );
}

#[test]
fn whoever_is_told_of_first_may_be_named_in_the_next_sentence() {
    let ferry = reports(&[(
        "ferry.txt",
        "2024-05-04",
        "The owner of a ferry that sank off Sandvig was arrested on Friday as he tried to board a train to Korvik, police said.\n\n\
         Teo Ranta, 61, was stopped at the station at noon, police chief Ida Brand told reporters.\n\n\
         The captain, 52-year-old Emil Rask, was questioned. Minister Lila Sund ordered an inspection of all ferries.",
    )]);
    let bold = |question: &str| bold(&ferry, question);
    assert_eq!(bold("Who is the owner of the ferry?"), ["Teo Ranta"]);
    assert_eq!(bold("Who was the captain of the ferry?"), ["Emil Rask"]);
    let named = ferry
        .ask("Who is the owner of the ferry?", TODAY, &[])
        .named;
    assert_eq!(named.as_deref(), Some("Teo Ranta"));
}

#[test]
fn only_words_of_the_one_who_is_asked_about_are_marked() {
    let town = town();
    assert_eq!(
        bold(&town, "What did Mayor Holt say about the cracks?"),
        ["angry and sad"]
    );
    let dahl = bold(&town, "What did Kim Dahl say?");
    assert_eq!(dahl, ["We shall wait for the report"]);
}

#[test]
fn the_day_on_which_something_was_said_is_not_when_it_is() {
    assert_eq!(
        bold(&town(), "When will the Karvel Bridge be repaired?"),
        ["September"]
    );
}

#[test]
fn a_year_in_the_question_is_when_it_was() {
    let town = town();
    assert_eq!(
        bold(&town, "Who won the Lakes Open in 2022?"),
        ["Aiko Weiss"]
    );
    assert_eq!(
        bold(&town, "Who won the Lakes Open in 2023?"),
        ["Grace Mori"]
    );
    let answer = town.ask("Who won the Lakes Open in 2021?", TODAY, &[]);
    assert!(!answer.is_answered(), "{:?}", quoted(&answer));
}

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

#[test]
fn a_year_is_answered_by_a_year() {
    let bridge = reports(&[(
        "bridge.txt",
        "2024-05-04",
        "The Karvel Bridge will open on Friday, the mayor of Sandvig said.\n\n\
         Work on the Karvel Bridge began in 2015 after a storm in March.",
    )]);
    let question = "In which year did work on the Karvel Bridge begin?";
    assert_eq!(bold(&bridge, question), ["2015"]);
    let other = bridge.ask("In which year will the Karvel Bridge open?", TODAY, &[]);
    assert!(other.quotes.iter().all(|q| q.quote.highlights().is_empty()));
}

#[test]
fn a_second_quote_is_shown_where_the_first_is_not_sure() {
    let vote = reports(&[
        (
            "first.txt",
            "2024-05-04",
            "Sandvig's presidential election will go to a second round after neither of the leading candidates won an outright \
             majority on Sunday, the electoral council said.\n\n\
             With 98 percent of ballots counted, Tom Rask had 43.1 percent of the vote and Ida Brand 40.6 percent.",
        ),
        (
            "second.txt",
            "2024-05-18",
            "Ida Brand has been elected president of Sandvig, becoming the first woman to hold the office, after a night in \
             which the lead changed hands four times.",
        ),
    ]);
    let answer = vote.ask("Who won the presidential election in Sandvig?", TODAY, &[]);
    let shown = quoted(&answer);
    assert!(
        shown.len() == 2 && shown[1].1.contains("Ida Brand"),
        "{shown:?}"
    );
}

#[test]
fn the_only_source_that_is_named_goes_first() {
    let two = reports(&[
        (
            "Herald.txt",
            "2024-05-04",
            "At least 60 people were injured in Sandvig when Storm Ylva hit the coast on Friday.",
        ),
        (
            "Ledger.txt",
            "2024-05-06",
            "The number of injured in Storm Ylva stands at 103, the hospital in Sandvig said.",
        ),
    ]);
    for (source, number) in [("Herald", "60 people"), ("Ledger", "103")] {
        let question = format!(
            "How many people were injured in Storm Ylva in Sandvig according to The {source}?"
        );
        assert_eq!(bold(&two, &question), [number], "{source}");
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
fn only_the_time_of_what_is_asked_is_marked() {
    let school = reports(&[(
        "school.txt",
        "2024-05-04",
        "The village school of Sandvig will close in July. Inspectors rated the school excellent in 2022. \
         The school was opened in 1882.",
    )]);
    assert_eq!(
        bold(&school, "When was the village school opened?"),
        ["1882"]
    );
    check_nothing_bold(&school, "When did the mayor of Sandvig resign?");
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

/// Three reports of one blast, and what an official and a mayor say.
fn blast() -> Reports {
    reports(&[
        (
            "first.txt",
            "2024-02-12",
            "An explosion tore through a paint factory in Korvik on Monday, killing at least four people and injuring 23 others, the fire \
             service said.\n\n\
             The blast at the Norlack plant, which happened shortly before 6 a.m., broke windows two kilometres away.\n\n\
             About 600 residents were told to leave their homes. Fire chief Anders Holt said the cause was not yet known. The company \
             employs 410 people.",
        ),
        (
            "second.txt",
            "2024-02-13",
            "The number of people who died in the blast in Korvik rose to seven on Tuesday, police said.\n\n\
             Sixty people are in hospital. Two workers are still missing.",
        ),
        (
            "third.txt",
            "2024-02-20",
            "The head of Norlack resigned on Tuesday, eight days after the explosion that killed nine people in Korvik.\n\n\
             In all 103 people were injured in the blast, the hospital said.",
        ),
        (
            "tram.txt",
            "2024-03-14",
            "The council voted on Wednesday night to build a tram line to the university.\n\n\
             Mayor Petra Lund called it \"the best day for Korvik\". Karl Tamm, leader of the opposition, told Mayor Lund's adviser Ole \
             Rask that it was \"a toy\".",
        ),
    ])
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
fn what_time_it_was_is_answered_by_the_clock() {
    let blast = blast();
    let question = "What time was the blast at the Norlack plant?";
    assert_eq!(bold(&blast, question), ["6 a.m."]);
    let day = bold(&blast, "When was the blast in Korvik?");
    assert_ne!(day, ["6 a.m."]);
}

#[test]
fn an_office_names_the_speaker_and_what_he_calls_something_is_said() {
    let blast = blast();
    assert_eq!(
        bold(&blast, "What did the mayor say about the tram?"),
        ["the best day for Korvik"]
    );
    let chief = blast.ask("What did the fire chief say?", TODAY, &[]);
    assert!(chief.is_answered(), "{:?}", quoted(&chief));
    let text = quoted(&chief)[0].1;
    assert!(text.starts_with("Fire chief Anders Holt said"), "{text}");
    assert!(!text.contains("410"), "{text}");
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

/// A prize, a row in a council and a takeover.
fn week() -> Reports {
    reports(&[
        (
            "prize.txt",
            "2024-05-04",
            "The Keeper won the Golden Shell at the Torre festival on Saturday, beating dearer films.\n\n\
             The best actor award went to Denis Lacombe, who plays a vet.",
        ),
        (
            "council.txt",
            "2024-05-11",
            "In a letter to council leader Derek Whalley, Petra Lund said she had received notes, and that a fellow member had told her she \
             was \"finished\".\n\n\
             \"I shall sit alone,\" Lund said.",
        ),
        (
            "takeover.txt",
            "2024-05-12",
            "Brightwell Foods agreed on Monday to buy Norcrest for $8.4 billion in cash, a fifth of it borrowed.\n\n\
             With all votes counted, the Civic Alliance had 58 seats. The Farmers' League took 21.",
        ),
        (
            "row.txt",
            "2024-05-13",
            "The island expelled the ambassador of Tamarind on Thursday in a quarrel over a fishing boat and its crew.",
        ),
    ])
}

#[test]
fn a_sum_is_marked_with_its_currency() {
    assert_eq!(
        bold(&week(), "How much does Brightwell pay to buy Norcrest?"),
        ["$8.4 billion"]
    );
}

#[test]
fn a_thing_with_an_article_is_nobody_and_who_is_asked_about_is_not_answered_by_another() {
    let week = week();
    let winner = bold(&week, "Who won at the Torre festival?");
    assert!(!winner.contains(&"Golden Shell".to_owned()), "{winner:?}");
    let leader = week.ask("who is derek whalley", TODAY, &[]);
    assert!(leader.is_answered(), "{:?}", quoted(&leader));
    assert!(leader.quotes[0].quote.highlights().is_empty());
}

#[test]
fn what_was_said_to_somebody_is_not_what_she_said() {
    let week = week();
    let answer = week.ask("What did Petra Lund say?", TODAY, &[]);
    let marked: Vec<&str> = answer
        .quotes
        .iter()
        .flat_map(|q| {
            let spans = q.quote.highlights().iter();
            spans.filter_map(|s| s.cut(q.quote.text()))
        })
        .collect();
    assert!(!marked.contains(&"finished"), "{marked:?}");
    // The letter went to Whalley; it is not his.
    let leader = week.ask("What did Derek Whalley say?", TODAY, &[]);
    assert!(!leader.is_answered(), "{:?}", quoted(&leader));
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
fn a_time_is_not_marked_where_half_of_the_question_is_not_said() {
    let week = week();
    let answer = week.ask("When did Tamarind seize the boat?", TODAY, &[]);
    let marked = |q: &crate::model::ScoredQuote| !q.quote.highlights().is_empty();
    assert!(!answer.quotes.iter().any(marked), "{:?}", quoted(&answer));
}

#[test]
fn who_holds_an_office_stands_right_beside_it() {
    let marked = |text: &str| {
        let embassy = reports(&[("a.txt", "2024-05-04", text)]);
        bold(&embassy, "Who is the ambassador to Tamar?")
    };
    let held = marked("The ministry brings home its ambassador to Tamar, Sylvia Itten, this week.");
    assert_eq!(held, ["Sylvia Itten"]);
    for told in [
        "The ambassador to Tamar will go home tonight, Roland Marsh said.",
        "The ambassador will leave Tamar tonight. Diplomats will go, too, Roland Marsh said.",
    ] {
        assert_eq!(marked(told), [""; 0], "{told}");
    }
}

#[test]
fn a_range_of_days_is_marked_whole() {
    let fair = reports(&[(
        "fair.txt",
        "2024-08-04",
        "The book fair in Sandvig will run from 3 to 14 September, the mayor said.\n\n\
         The library of Sandvig will be closed between 5 and 9 August.",
    )]);
    for (question, days) in [
        ("When is the book fair in Sandvig?", "3 to 14 September"),
        ("When will the library be closed?", "5 and 9 August"),
    ] {
        assert_eq!(bold(&fair, question), [days], "{question}");
    }
}
