//! Tests of sentence boundaries: single rules, the bundled articles by hand, and properties.

use proptest::prelude::*;

use super::*;

/// Checks that `marked` falls into sentences exactly at the bars (written as " | " or "\n").
fn check(marked: &str) {
    let text = marked.replace(" | ", " ").replace('|', "");
    let expected: Vec<&str> = marked
        .split(['|', '\n'])
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .collect();
    assert_eq!(cut(&text, Span::of(&text)), expected);
}

fn cut(text: &str, body: Span) -> Vec<&str> {
    sentences(text, body)
        .into_iter()
        .filter_map(|s| s.span.cut(text))
        .collect()
}

#[test]
fn plain_sentences() {
    check("He left. | She stayed! | Did they? | Yes.");
    check("It cost 3.5 euros. | Then 4.");
    check("Visit example.com today. | Version 1.2.3 is out.");
    check("“Wait …” he said. | And then... nothing. | So what…? | Nothing.");
}

#[test]
fn abbreviations_do_not_end_sentences() {
    check("Dr. Smith met Gen. Tiani and Mr. He in St. Louis. | They talked.");
    check("The U.S. Embassy closed. | He left the U.S. | The embassy closed.");
    check("It opens at 9 a.m. Monday. | It closed at 5 p.m. | Macron left at 6 a.m. ET.");
    check("9:05 p.m. — The ship left. | It was 9 p.m. | The ship left.");
    check("J. K. Rowling and J.K. Simmons met George W. Bush. | They spoke.");
    check("Acme Inc. bought Widget Co. Ltd. for cash. | Acme Inc. | The deal is done.");
    check("On Jan. 5 and Sept. 24 he left. | It was in Sept. | Macron stayed.");
    check("See No. 5 and Fig. 2. | Did he go? | No. | He stayed.");
    check("Apples, pears, etc. were sold. | Smith et al. Report vs. Jones et al. found it.");
    check("He sat. | The sun shone. | It was art. | 5 people came.");
    check("He has a Ph.D. in law. | She is from Boston, Mass. | The mass. | 4 people saw it.");
}

#[test]
fn quotations_stay_with_their_speakers() {
    check("“Stop!” and left the room. | He did.");
    check("\"Why?\" she asked. | “Why?” Macron asked. | “Really?” President Emmanuel Macron said.");
    check("“Is it over?” | The crowd was silent.");
    check("He said \"it is over.\" | The crowd left. | “We won.” | “They lost.”");
    check("(He left. | She stayed.) | Then it ended.");
    check("He said it. ” | Then he left.");
}

#[test]
fn glued_sentences_part_only_where_it_is_safe() {
    check("He welcomed the move.| The end came.");
    check("“It is over.”|The crowd left. | It hit Node.Js and Booking.Com.");
    check("He welcomed the move.|The president left.");
    check("It starts next year.|Headteacher Carol Roe said as much.|Pupils were glad.");
    check(
        "He went to work.Com and wrote to rep.Smith, see approx.Half of report.Final.Version there.",
    );
    check(
        "It is at a/home.Page now, on the U.S.-led side, as j.Roe said of x.Files and 2.Half of it.",
    );
    check("これは。|それは！|はい。");
}

#[test]
fn lines_and_paragraphs_end_sentences() {
    check("A headline\nThe story begins here and goes on.");
    check("no stop here\n\nand lower case there");
    check("# Heading\nText. | More.\n- one item\n- another item");
    check("1. First point. | It is short.\n2. Second point.");
    check("He said “it is open\nThe next line. | It ends.");
    let text = "a\r\nb\rc\n\n\nd";
    assert_eq!(cut(text, Span::of(text)), ["a", "b", "c", "d"]);
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let text = "The president said on Sunday that the troops would leave the country\n\
                before the end of the year, and that the ambassador would return in\n\
                the next hours. He did not say more. The junta welcomed the decision\n\
                in a statement.\n\nA new paragraph begins here.";
    let found = sentences(text, Span::of(text));
    assert_eq!(found.len(), 4);
    assert_eq!(
        found.iter().map(|s| s.paragraph).collect::<Vec<_>>(),
        [0, 0, 0, 1]
    );
    assert!(
        found[2]
            .span
            .cut(text)
            .unwrap()
            .contains("decision\nin a statement.")
    );
}

/// What a dateline takes of the first line is no part of the body, but it was there when the lines were broken.
#[test]
fn lines_wrapped_behind_a_dateline_are_one_paragraph() {
    let text = "PORT ESK, Feb. 20, 2025 (VPA) -- The chief executive of Norrland\n\
                Lines, Sunniva Holt, resigned on Thursday, nine days after one of its\n\
                ferries ran aground with 214 people on board.";
    let body = Span::new(text.find("The chief").unwrap(), text.len()).unwrap();
    assert_eq!(sentences(text, body).len(), 1);
}

#[test]
fn words_parted_at_the_ends_of_lines_show_that_they_are_wrapped() {
    let text = "Her deputy, Nils Garrow, takes over until a succes-\n\
                sor is found. The company's plans, which it had told in a long-\n\
                awaited letter, remain unchanged, Garrow said.";
    let found = sentences(text, Span::of(text));
    assert_eq!(found.len(), 2);
    assert!(found[0].span.cut(text).unwrap().ends_with("is found."));
}

#[test]
fn lines_of_their_own_are_not_taken_for_wrapped_ones() {
    for text in [
        "A headline that is about as long as the others are in here\nThe story begins with a capital letter.",
        "short line\nthat goes on in lower case",
        "- a list item that is rather long, long enough to look wrapped, yes\n- another",
    ] {
        assert_eq!(sentences(text, Span::of(text)).len(), 2, "{text}");
    }
}

#[test]
fn the_first_bundled_article_by_hand() {
    let text = include_str!("../../../seeds/000_2d0a4d8e34563f12.txt");
    let body = Span::new(" date 2023-09-25 ".len(), text.len()).unwrap();
    assert_eq!(cut(text, body), FIRST);
}

#[test]
fn the_second_bundled_article_by_hand() {
    let text = include_str!("../../../seeds/002_d1ca3e04c0498d52.txt");
    assert_eq!(cut(text, Span::of(text)), SECOND);
}

#[test]
fn hostile_text_takes_linear_time() {
    let big = 1 << 17;
    for unit in [
        "a", " ", ".", "\"", ". ", "a. ", "“", "\n", "a\n", ".”", "? \" ", "U.", "\r", "Mr. ",
    ] {
        let text = unit.repeat(big / unit.len());
        assert!(joins(&text), "{unit:?}");
    }
}

/// Whether the sentences and the white space between them are the text.
fn joins(text: &str) -> bool {
    let mut last = 0;
    let mut paragraph = 0;
    for sentence in sentences(text, Span::of(text)) {
        let span = sentence.span;
        let gap = text.get(last..span.start());
        let piece = span.cut(text).unwrap_or_default();
        let sound = gap.is_some_and(|gap| gap.trim().is_empty())
            && !piece.is_empty()
            && piece.trim() == piece
            && sentence.paragraph >= paragraph;
        if !sound {
            return false;
        }
        last = span.end();
        paragraph = sentence.paragraph;
    }
    text[last..].trim().is_empty()
}

proptest! {
    #[test]
    fn pieces_join_to_the_text(text in "\\PC{0,60}|[a-cA-C .!?“”\"'\n\r\u{a0}(é。0-9)-]{0,80}") {
        prop_assert!(joins(&text));
    }

    #[test]
    fn wrapped_looking_text_joins_too(lines in proptest::collection::vec("([a-z]{1,9}[.]? ){6,14}", 0..6)) {
        prop_assert!(joins(&lines.join("\n")));
    }

    #[test]
    fn any_body_is_fine(text in "\\PC{0,20}", start in 0usize..40, length in 0usize..40) {
        let body = Span::new(start, start + length).unwrap();
        for sentence in sentences(&text, body) {
            prop_assert!(body.contains(sentence.span));
            prop_assert!(sentence.span.cut(&text).is_some());
        }
    }

    #[test]
    fn the_paragraph_of_a_sentence_begins_at_or_before_it(text in "([a-zA-Z.“”\"]{1,8}[ \n]){0,40}") {
        for sentence in sentences(&text, Span::of(&text)) {
            let start = paragraph_start(&text, sentence.span.start());
            prop_assert!(start <= sentence.span.start() && text.is_char_boundary(start));
        }
    }
}

const FIRST: &[&str] = &[
    "President Emmanuel Macron has said France will withdraw its ambassador and end all military co-operation with Niger following a coup that ousted President Mohamed Bazoum on July 26.",
    "“France has decided to withdraw its ambassador.",
    "In the next hours our ambassador and several diplomats will return to France,” Macron said.",
    "He added that military co-operation was “over” and French troops would leave in “the months to come”.",
    "The military junta which seized power in Niger in July welcomed the move, according to BBC.",
    "“This Sunday we celebrate a new step towards the sovereignty of Niger,” the junta said in a statement.",
    "There are about 1,500 French soldiers in the landlocked West African country helping to fight Islamist militants.",
    "Also, the United States has more than 1,000 troops in Niger but these have not been asked to leave.",
    "The decision by Paris follows months of animosity and protests against the French presence in its former colony, with regular demonstrations in the capital Niamey.",
    "The move dealt a blow to France’s operations against jihadists in the wider Sahel region and Paris’ influence there.",
    "But Macron said France would “not be held hostage by the putschists,” speaking to France’s TF1 and France 2 television stations.",
    "The French President said he still regarded deposed Niger leader Bazoum, currently held prisoner by the coup leaders, as the country’s “sole legitimate authority” and had informed him of his decision.",
    "He described the deposed president as a “hostage”.",
    "“He was targeted by this coup d’etat because he was carrying out courageous reforms and because there was a largely ethnic settling of scores and a lot of political cowardice,” he said.",
    "Niger is one of several former French colonies in West and Central Africa where the military has recently seized control – it follows Burkina Faso, Guinea, Mali and Chad.",
    "The latest coup was in Gabon in August.",
];

const SECOND: &[&str] = &[
    "Paris: French President Emmanuel Macron on Sunday announced that Paris will end its military presence in Niger by the end of 2023, CNN reported.",
    "He also announced that he has decided to bring back the country's Ambassador to Niger, Sylvain Itte, to France",
    "The development comes amid high tensions between the two nations since the military junta seized power in Niger in July.",
    "Macron said, \"We are putting an end to our military cooperation with the de facto authorities of Niger because they don’t want to fight terrorism anymore,\" CNN reported.",
    "The decision to end the \"cooperation\" has been taken \"because we are not there to deal with internal politics and be hostages of putschists,” the French President said while referring to the military group.",
    "He announced that the withdrawal would take place in the coming weeks.",
    "\"They will come back in an orderly manner in the weeks and months to come, and for that, we will coordinate with the putschists because we want this to happen calmly,\" Macron said.",
    "Asked about the timeline of withdrawal, Macron said that there will not be any French soldiers in Niger by the end of 2023.",
    "Macron also announced that he has decided to bring back the country's Ambassador to Niger, Sylvain Itte, to France.",
    "He said, \"France has decided to bring back its ambassador,\" CNN reported.",
    "He further said, \"In the coming hours, our ambassador along with several diplomats will return to France.\"",
    "His decision comes over a week after Macron said the French Ambassador was “literally being held hostage at the French embassy.\"",
    "He further said that the “food was prevented from being delivered” to the embassy in Niger's Niamey.",
    "French troops have been stationed in Niger, many of whom were there to assist with counterterrorism missions, on the basis that Niger was a relatively stable democracy in a region that faces problems like political upheaval and terrorism, CNN has reported.",
    "Some 1500 French troops have been stationed in Niger.",
    "Notably, France has not recognized Niger’s military authorities and stressed that ousted President Mohamed Bazoum remains the country’s only legitimate authority.",
    "After the coup in July, Niger military junta has asked Sylvain Itte to leave the country.",
    "It later revoked his visa and ordered police to expel him.",
    "However, the diplomat continued to stay in Niger.",
];

#[test]
fn a_time_zone_goes_on_with_the_time_before_it() {
    for zone in ["CDT", "ET", "BST", "Central time"] {
        let text = format!("It was shut at 5:42 p.m. {zone} on Thursday. Rain fell.");
        let all = sentences(&text, Span::of(&text));
        assert_eq!(all.len(), 2, "{zone}");
    }
}
