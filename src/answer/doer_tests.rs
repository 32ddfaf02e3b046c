//! Who did it, when it was and how old somebody was, where the grammar of a sentence decides which of several is the answer.

use super::collections::{Reports, TODAY, bold, check_nothing_bold, quoted, reports};

fn one(text: &str) -> Reports {
    reports(&[("report.txt", "2024-05-04", text)])
}

#[test]
fn an_apposition_does_not_hide_the_doer() {
    for (text, question, name) in [
        (
            "The mayor, Anna Roe, opened the Karvel Bridge on Friday with the painter Jan Holt.",
            "Who opened the Karvel Bridge?",
            "Anna Roe",
        ),
        (
            "Lena Strand, the director of Tarn Works, founded the Blue School in 2011.",
            "Who founded the Blue School?",
            "Lena Strand",
        ),
        (
            "The strike of Orrin ended after talks with Judith Rowan, a retired judge who settled the strike.",
            "Who settled the strike of Orrin?",
            "Judith Rowan",
        ),
        (
            "The library of Orrin was opened by the mayor of Lund, Petra Dahl, and closed a year later.",
            "Who opened the library of Orrin?",
            "Petra Dahl",
        ),
    ] {
        assert_eq!(bold(&one(text), question), [name], "{text}");
    }
}

#[test]
fn a_name_is_marked_whole() {
    for (text, question, name) in [
        (
            "The Golden Tower was designed by the architect Jan Novak.",
            "Who designed the Golden Tower?",
            "Jan Novak",
        ),
        (
            "The painter Jean-Pierre Roe painted the Red Hall.",
            "Who painted the Red Hall?",
            "Jean-Pierre Roe",
        ),
        (
            "Ursula van Holt wrote the Long Poem.",
            "Who wrote the Long Poem?",
            "Ursula van Holt",
        ),
        (
            "Will Moss of Tarn wrote the Short Song.",
            "Who wrote the Short Song?",
            "Will Moss",
        ),
    ] {
        assert_eq!(bold(&one(text), question), [name], "{text}");
    }
}

#[test]
fn who_underwent_it_is_not_who_did_it_and_two_are_two() {
    let tarn = one("Tom Brand was arrested by Inspector Ole Tamm in Tarn.");
    assert_eq!(
        bold(&tarn, "Who arrested Tom Brand?"),
        ["Inspector Ole Tamm"]
    );
    assert_eq!(bold(&tarn, "Who was arrested in Tarn?"), ["Tom Brand"]);
    let club = one("Ada Holt and Kim Dahl founded the Red Club in Lund.");
    assert_eq!(
        bold(&club, "Who founded the Red Club?"),
        ["Ada Holt and Kim Dahl"]
    );
    let none: [&str; 0] = [];
    for text in [
        "After a speech by Ida Brand, the king opened the Long Tunnel.",
        "The council opened the Long Tunnel with Ida Brand.",
    ] {
        assert_eq!(
            bold(&one(text), "Who opened the Long Tunnel?"),
            none,
            "{text}"
        );
    }
}

#[test]
fn whoever_beats_the_other_has_won_the_final() {
    let active = one("Ada Moss beat Lena Strand in the final of the Lakes Open on Sunday.");
    let passive = one(
        "Lena Strand was beaten by the champion, Ada Moss, in the final of the Lakes Open on Sunday.",
    );
    for reports in [active, passive] {
        for (question, name) in [
            ("Who won the final of the Lakes Open?", "Ada Moss"),
            ("Who lost the final of the Lakes Open?", "Lena Strand"),
            ("Who beat Lena Strand?", "Ada Moss"),
        ] {
            assert_eq!(bold(&reports, question), [name], "{question}");
        }
    }
    let round = one("Tom Brand defeated Ole Tamm in the second round of the Tarn Cup.");
    let none: [&str; 0] = [];
    assert_eq!(bold(&round, "Who won the Tarn Cup?"), none);
    let lost = one("Kim Dahl lost Sunday's chess match in Lund to Emil Rask.");
    assert_eq!(
        bold(&lost, "Who won the chess match in Lund?"),
        ["Emil Rask"]
    );
    assert_eq!(
        bold(&lost, "Who lost the chess match in Lund?"),
        ["Kim Dahl"]
    );
}

#[test]
fn each_time_belongs_to_its_own_verb() {
    let painting =
        one("The Blue Painting stolen in 2011 was found on Thursday, the police of Sandvig said.");
    assert_eq!(
        bold(&painting, "When was the Blue Painting found?"),
        ["Thursday"]
    );
    assert_eq!(
        bold(&painting, "When was the Blue Painting stolen?"),
        ["2011"]
    );
    let theft = one("The man arrested for the theft in Lund was released on Friday.");
    let none: [&str; 0] = [];
    assert_eq!(
        bold(&theft, "When was the man arrested for the theft in Lund?"),
        none
    );
}

#[test]
fn he_whose_age_at_death_is_told_is_the_one_named_right_before() {
    let question = "How old was Emil Rask when he died?";
    let text = "Emil Rask painted the harbour of Lund for years. He died at 88 on Monday.";
    assert_eq!(bold(&one(text), question), ["88"]);
    // It may be the other one who died.
    let text = "Emil Rask painted the harbour with Max Roe. He died at 88 on Monday.";
    let reports = one(text);
    let answer = reports.ask(question, TODAY, &[]);
    let marked = answer.quotes.iter().map(|q| q.quote.highlights().len());
    assert_eq!(marked.sum::<usize>(), 0);
}

#[test]
fn the_age_at_which_somebody_died_is_told_in_several_ways() {
    for (text, age) in [
        (
            "The painter Emil Rask died on Monday aged 88, his family said.",
            "88",
        ),
        ("The painter Emil Rask has died at 91 in Sandvig.", "91"),
        ("Emil Rask, 74, died in Lund on Sunday.", "74"),
        ("Emil Rask died at the age of 69 at his home in Tarn.", "69"),
    ] {
        let rask = one(text);
        for question in [
            "How old was Emil Rask when he died?",
            "At what age did Emil Rask die?",
        ] {
            assert_eq!(bold(&rask, question), [age], "{text} {question}");
        }
    }
    let other = one("The painter Emil Rask died on Monday. Ada Moss, 61, wept.");
    let answer = other.ask("How old was Emil Rask when he died?", TODAY, &[]);
    let marked = |q: &crate::model::ScoredQuote| !q.quote.highlights().is_empty();
    assert!(!answer.quotes.iter().any(marked), "{:?}", quoted(&answer));
}

#[test]
fn a_verb_with_its_particle_is_the_plainer_verb() {
    let week = one(
        "The chess match in Sandvig was called off on Monday because of rain.\n\nThe strike in Orrin was cancelled on Wednesday after \
         talks.\n\nThe council of Tarn turned down the plan for a tunnel on Friday.",
    );
    for (question, day) in [
        ("When was the chess match in Sandvig cancelled?", "Monday"),
        ("When was the strike in Orrin called off?", "Wednesday"),
        ("When was the plan for a tunnel rejected?", "Friday"),
    ] {
        assert_eq!(bold(&week, question), [day], "{question}");
    }
}

#[test]
fn what_was_put_off_will_be_on_its_new_day() {
    let text = "The opening of the bridge in Lund was put off on Monday to 14 September.";
    let put_off = reports(&[("a.txt", "2024-05-06", text)]);
    assert_eq!(
        bold(&put_off, "When will the bridge in Lund be opened?"),
        ["14 September"]
    );
    // An article of May means the December to come.
    let text = "The museum in Lund will open on 3 December, the council said.";
    assert_eq!(
        bold(&one(text), "When will the museum in Lund open?"),
        ["3 December"]
    );
}

#[test]
fn what_a_verb_is_done_to_may_stand_before_its_particle() {
    let off = one("The league of Sandvig called the chess match off on Monday because of rain.");
    assert_eq!(
        bold(&off, "When was the chess match in Sandvig cancelled?"),
        ["Monday"]
    );
    let cancelled = one("The chess match in Sandvig was cancelled on Monday because of rain.");
    assert_eq!(
        bold(
            &cancelled,
            "When did they call the chess match in Sandvig off?"
        ),
        ["Monday"]
    );
}

#[test]
fn the_reason_is_marked_where_it_is_given_for_what_is_asked() {
    let marked = |text: &str, question: &str| {
        let town = reports(&[("a.txt", "2024-05-04", text)]);
        let answer = town.ask(question, TODAY, &[]);
        let quote = &answer.quotes.first().expect("a quote").quote;
        let spans = quote.highlights().iter();
        spans
            .map(|span| span.cut(quote.text()).unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let why = "Why did the council of Lund close the bridge?";
    for (text, reason) in [
        (
            "The council of Lund closed the bridge on Friday because cracks were found in two piers.",
            "because cracks were found in two piers",
        ),
        (
            "The council of Lund closed the bridge because cracks were found in it, the mayor said on Friday.",
            "because cracks were found in it",
        ),
        (
            "Because cracks were found in two piers, the council of Lund closed the bridge on Friday.",
            "Because cracks were found in two piers",
        ),
        (
            "The council of Lund closed the bridge due to cracks.",
            "due to cracks",
        ),
    ] {
        assert_eq!(marked(text, why), [reason], "{text}");
    }
    for text in [
        "The council of Lund closed the bridge on Friday. The ferry is full because it is free.",
        "The council of Lund closed the bridge not because of cracks.",
        "The bridge that the council of Lund closed is due on Friday.",
    ] {
        assert_eq!(marked(text, why), [""; 0], "{text}");
    }
}

#[test]
fn an_age_right_behind_the_whole_name_is_theirs_whoever_else_is_named() {
    let text = "Emil Rask, 61, was stopped at the harbour of Orrin at about five, police chief Bayu Santos told the Courier.";
    assert_eq!(bold(&one(text), "How old is Emil Rask?"), ["61"]);
    let brother = "Emil Rask's brother Jens Rask, 61, was stopped at the harbour, police chief Bayu Santos said.";
    let reports = one(brother);
    check_nothing_bold(&reports, "How old is Emil Rask?");
}

#[test]
fn a_count_is_marked_to_the_end_of_its_words() {
    for (text, question, number) in [
        (
            "“It is a new beginning,” Karin Moss, a 47-year-old former nurse, told the crowd in Orrin.",
            "How old is Karin Moss?",
            "47-year-old",
        ),
        (
            "Two Indian nationals, both from Kochi, were aboard the ferry Swan and have been rescued.",
            "How many Indians were on the ferry Swan?",
            "Two Indian nationals",
        ),
    ] {
        assert_eq!(bold(&one(text), question), [number], "{text}");
    }
}

#[test]
fn numbers_and_names_of_another_kind_are_not_marked() {
    let game = "Harlow Rovers came from two goals down to knock holders Stenton City out of the League Cup on Wednesday night.\n\n\
                Dele Okoro got the winner in stoppage time.";
    let whale = "A young whale that was stranded on a sandbank off Muckle Sands has been freed after a rescue that lasted 30 hours.\n\n\
                 The whale is about nine metres long and three years old.";
    let race = "Ruth Chebet won the Orrin Marathon on Sunday, two minutes ahead of Tigist Alemu.";
    for (text, question) in [
        (game, "Who scored for Harlow Rovers?"),
        (
            game,
            "What was the score between Harlow Rovers and Stenton City?",
        ),
        (whale, "How long was the whale stranded?"),
        (race, "Who won the Orrin Marathon in 2019?"),
    ] {
        let answer = one(text).ask(question, TODAY, &[]);
        let marked = answer
            .quotes
            .iter()
            .any(|q| !q.quote.highlights().is_empty());
        assert!(!marked, "{question} {:?}", quoted(&answer));
    }
    assert_eq!(bold(&one(whale), "How long is the whale?"), ["nine metres"]);
    assert_eq!(
        bold(&one(race), "Who won the Orrin Marathon in 2024?"),
        ["Ruth Chebet"]
    );
}

#[test]
fn the_beginning_of_an_office_is_no_name() {
    let text = "The first tree, a lime, was planted by the Lord Mayor, Councillor Derek Huxley, in Station Square.";
    assert_eq!(
        bold(&one(text), "Who planted the first tree?"),
        ["Councillor Derek Huxley"]
    );
}

#[test]
fn until_when_asks_for_the_end() {
    let extended =
        "The Security Council on Thursday extended the mission in Orvania by six months.";
    let answer = one(extended).ask(
        "Until when was the mission in Orvania extended?",
        TODAY,
        &[],
    );
    let marked = answer
        .quotes
        .iter()
        .any(|q| !q.quote.highlights().is_empty());
    assert!(!marked, "{:?}", quoted(&answer));
    let until =
        "The Security Council on Thursday extended the mission in Orvania until 15 July 2025.";
    assert_eq!(
        bold(
            &one(until),
            "Until when was the mission in Orvania extended?"
        ),
        ["15 July 2025"]
    );
}

#[test]
fn the_toll_counts_all_of_the_dead() {
    let text = "Three people were killed when a school collapsed in an earthquake that struck Sarn on Thursday, the agency said, \
                raising the toll to five.\n\nThe two others died of heart attacks.";
    assert_eq!(
        bold(
            &one(text),
            "How many people died in the earthquake in Sarn?"
        ),
        ["five"]
    );
    let hurt = "Nine people were injured when a school collapsed in an earthquake that struck Sarn on Thursday, which took the \
                death toll to five.";
    assert_eq!(
        bold(
            &one(hurt),
            "How many people were injured in the earthquake in Sarn?"
        ),
        ["Nine people"]
    );
}
