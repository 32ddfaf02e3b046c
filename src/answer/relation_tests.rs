//! What is asked of somebody by name: their wife, their school, who founded it.

use super::collections::{Reports, quoted, reports};

const TODAY: &str = "2024-06-05";

/// Checks that the first quote that holds `told` is among those shown of an answer.
fn told(reports: &Reports, question: &str, told: &str) {
    let answer = reports.ask(question, TODAY, &[]);
    let shown = quoted(&answer);
    let holds = shown.iter().any(|(_, text, _)| text.contains(told));
    assert!(answer.is_answered() && holds, "{question} {shown:?}");
}

fn refused(reports: &Reports, question: &str) {
    let answer = reports.ask(question, TODAY, &[]);
    assert!(!answer.is_answered(), "{question} {:?}", quoted(&answer));
}

/// Two short reports: an election, and a firm's new works.
fn town() -> Reports {
    reports(&[
        (
            "a.txt",
            "2024-05-04",
            "Tilda Moe, a baker, was elected mayor of Aldmouth on Saturday, ending the long reign of Mayor Karl Voss.\n\n\
             Voss, 66, conceded late at night. He said that he would go fishing.\n\n\
             Born in Ghentbrook, she came to Aldmouth at 19 and graduated from the Northmere Institute. Her husband, Pavel Rask, mends clocks.\n\n\
             Her spokesman, Bruno Hale, said that the new council would meet in June with his two deputies.",
        ),
        (
            "b.txt",
            "2024-05-05",
            "The Aldmouth clock works will hire 40 people, its manager said.\n\n\
             The works were set up in 1911 by the engineer Ottilie Brandt. They are owned by a trust of local families.\n\n\
             The tower beside the works, finished in 1930, had been designed to last for a century. The captain of the works' football team, Sven \
             Dahl, trains at night.",
        ),
    ])
}

#[test]
fn a_relation_is_told_where_a_pronoun_means_whoever_is_asked_about() {
    let town = town();
    told(
        &town,
        "Who is Tilda Moe married to?",
        "Her husband, Pavel Rask",
    );
    told(&town, "Where was Tilda Moe born?", "Born in Ghentbrook");
    told(
        &town,
        "where did tilda moe study",
        "graduated from the Northmere",
    );
    told(
        &town,
        "Who founded the Aldmouth clock works?",
        "Ottilie Brandt",
    );
    told(
        &town,
        "Who owns the Aldmouth clock works?",
        "a trust of local",
    );
}

#[test]
fn what_is_told_of_another_is_not_told_of_whoever_is_asked_about() {
    let town = town();
    refused(&town, "Who is Bruno Hale married to?");
    refused(&town, "Where did Bruno Hale study?");
    refused(&town, "Where did Sven Dahl go to school?");
    refused(&town, "How many children does Karl Voss have?");
}

#[test]
fn what_nobody_did_has_no_doer() {
    let town = town();
    refused(&town, "Who designed the tower beside the clock works?");
    refused(&town, "What is the name of Pavel Rask's sister?");
    refused(&town, "What did Ottilie Brandt die of?");
}

#[test]
fn who_holds_another_office_beside_it_is_not_the_head_of_it() {
    let town = reports(&[(
        "a.txt",
        "2024-05-04",
        "Belgium will withdraw its envoy from Hamarvik, the minister said on Sunday.\n\n\
         The council of officers that seized power in May welcomed the move.\n\n\
         The minister said that ousted President Karl Voss was the country's only leader.",
    )]);
    refused(&town, "Who is the head of the council of officers?");
    told(&town, "Who is the ousted president?", "Karl Voss");
}

#[test]
fn a_pronoun_means_whoever_was_named_last() {
    let match_day = reports(&[(
        "a.txt",
        "2024-05-04",
        "A qualifier won the Aldmouth Open on Sunday, beating the top seed Greta Lind in three sets. Ilka Varga, 19, had never won a match before.\n\n\
         Varga was born in Brundle and learned the game from library books. She has been coached since she was 11 by Anders Holm, a former goalkeeper.\n\n\
         Lind, who lost the last game to love, said that she would rest at home in Oldshire for a month.",
    )]);
    told(&match_day, "Who coaches Ilka Varga?", "Anders Holm");
    refused(&match_day, "Who coaches Greta Lind?");
}

#[test]
fn what_the_report_is_about_is_not_what_it_mentions() {
    let melons = reports(&[(
        "a.txt",
        "2024-05-04",
        "Melons from Dunlop Farm have made 60 people ill, health officials said on Friday.\n\n\
         Owner Carl Dunlop said he was heartbroken. He has sold melons for 30 years.\n\n\
         The supermarket chain Pellmark said it had taken all melons off its shelves. School fees for his daughters came from melons alone, Mr Dunlop said.",
    )]);
    told(&melons, "Who is the owner of Dunlop Farm?", "Carl Dunlop");
    refused(&melons, "Who is the owner of Pellmark?");
    refused(&melons, "Where did Carl Dunlop go to school?");
}

#[test]
fn a_sum_is_told_of_what_the_report_is_about() {
    let bridge = reports(&[(
        "a.txt",
        "2024-05-04",
        "The longest bridge of the coast was opened on Friday. The Varna Bridge links Aldmouth with the island of Oyen.\n\n\
         It cost 860 million crowns, twice as much as planned, the council said. It took seven years to build.\n\n\
         Lorries and cars will pay a toll of 12 crowns each way. Those who live on the island cross free.",
    )]);
    told(
        &bridge,
        "How much is the toll on the Varna Bridge?",
        "a toll of 12 crowns",
    );
    let answer = bridge.ask("How much is the toll on the Varna Bridge?", TODAY, &[]);
    let (_, first, _) = &quoted(&answer)[0];
    assert!(first.contains("a toll of 12 crowns"), "{first}");
}

#[test]
fn who_replaced_somebody_is_told_by_words_of_succession() {
    let mill = "Jane Roe, who heads Tarn Foods, opened a mill in Lund on Monday. \"Flour is what we are made of,\" Roe said.";
    let with = |more: &str| reports(&[("a.txt", "2024-05-04", &format!("{mill} {more}"))]);
    let asked = "Who replaced Jane Roe as head of Tarn Foods?";
    let answered = |reports: &Reports| reports.ask(asked, TODAY, &[]).is_answered();
    assert!(!answered(&with("The mill has 40 workers.")));
    assert!(answered(&with(
        "Max Poe took over from Jane Roe as head of Tarn Foods on Friday."
    )));
}
