//! What is certain enough to be in bold, and what is certainly no answer.

mod numbers;
mod times;

use super::collections::{Reports, TODAY, bold, check_nothing_bold, quoted, reports};

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

#[test]
fn whoever_reaches_a_final_has_not_won_the_cup() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-06",
        "Linus Dray scored three times as Eastford beat Sandhaven 3-1 to reach their first Valley Cup final since 1998.",
    )]);
    assert_eq!(
        bold(&reports, "Who won the Valley Cup?"),
        Vec::<String>::new()
    );
    assert_eq!(bold(&reports, "Who beat Sandhaven?"), ["Eastford"]);
    let since = bold(&reports, "When is the Valley Cup final?");
    assert_eq!(since, Vec::<String>::new());
}

#[test]
fn whoever_speaks_may_be_asked_for_by_their_office() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-06",
        "Judge Constance Ibara said Velk had sold the harbour of the city. The trial of Velk ended on Monday.",
    )]);
    assert_eq!(
        bold(&reports, "Who is the judge in the Velk trial?"),
        ["Constance Ibara"]
    );
}

#[test]
fn a_name_in_brackets_did_nothing() {
    let reports = reports(&[(
        "game.txt",
        "2024-05-04",
        "Eastford (7-2, Valley League) won the cup on Friday night.",
    )]);
    let marked = bold(&reports, "who won the cup on Friday night");
    assert!(
        !marked.iter().any(|name| name.contains("Valley")),
        "{marked:?}"
    );
}

#[test]
fn whoever_held_an_office_once_is_not_its_holder() {
    let reports = reports(&[
        (
            "trial.txt",
            "2024-05-04",
            "The former mayor of Sandvig, Jonas Holt, went on trial on Monday over the harbour of Sandvig.",
        ),
        (
            "debt.txt",
            "2024-05-03",
            "Sandvig is still paying off the harbour. The mayor, Petra Lund, said it would take years.",
        ),
    ]);
    let answer = reports.ask("Who is the mayor of Sandvig?", TODAY, &[]);
    assert!(answer.quotes[0].quote.text().contains("Petra Lund"));
    let marked = bold(&reports, "Who is the former mayor of Sandvig?");
    assert_eq!(marked, ["Jonas Holt"]);
}

#[test]
fn words_on_something_else_are_not_certain_and_others_words_are_left_out() {
    let mill = reports(&[(
        "mill.txt",
        "2024-05-04",
        "The union of the Sanna mill said its seafarers would lose their lodgings in June. \"The miss is bigger than anybody feared,\" analyst Odile Roe \
         wrote in a note. Mayor Jonas Holt called the plan hasty.",
    )]);
    check_nothing_bold(
        &mill,
        "What did Odile Roe say about the seafarers' lodgings?",
    );
    let answer = mill.ask("What did Jonas Holt say?", TODAY, &[]);
    let quote = answer.quotes[0].quote.text();
    assert_eq!(quote, "Mayor Jonas Holt called the plan hasty.");
}

#[test]
fn whoever_lost_ought_to_or_only_confirmed_it_is_not_the_one() {
    let town = reports(&[
        (
            "vote.txt",
            "2024-05-04",
            "Max Vidal was elected mayor of Corven on Sunday, ahead of the acting mayor, Ben Odaya, who won 38.9 percent.",
        ),
        (
            "letter.txt",
            "2024-05-05",
            "Mr Pask should resign as head of the trams before it is too late.",
        ),
        (
            "death.txt",
            "2024-01-12",
            "The cave explorer who drew the maps of Tarn is dead. Her death in January was confirmed by her son, Henrik.",
        ),
    ]);
    assert_eq!(
        bold(&town, "Who won the election in Corven?"),
        ["Max Vidal"]
    );
    check_nothing_bold(&town, "Who resigned as head of the trams?");
    let died = town.ask("Who died in January?", TODAY, &[]);
    let marks = died.quotes.iter().flat_map(|q| {
        let spans = q.quote.highlights().iter();
        spans.filter_map(|span| span.cut(q.quote.text()))
    });
    assert!(!marks.collect::<Vec<_>>().contains(&"Henrik"));
}

#[test]
fn of_what_no_article_names_nothing_is_certain_and_another_in_its_place_is_no_answer() {
    let trams = reports(&[(
        "trams.txt",
        "2024-05-04",
        "It was one of 18 Castor trams bought second-hand from Graz in 2009. Max Roe of the depot drove it.",
    )]);
    assert_eq!(
        bold(
            &trams,
            "How many Castor trams were bought from Graz in 2009?"
        ),
        ["18 Castor trams"]
    );
    let vienna = trams.ask(
        "How many Castor trams were bought from Vienna in 2009?",
        TODAY,
        &[],
    );
    assert!(!vienna.is_answered(), "{:?}", quoted(&vienna));
}
