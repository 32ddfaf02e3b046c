//! Tests of the analysis: flags on the bundled articles, the stored form, and properties.

use proptest::prelude::*;

use super::*;
use crate::text::sentences;

const FIRST: &str = include_str!("../../../seeds/000_2d0a4d8e34563f12.txt");
const SECOND: &str = include_str!("../../../seeds/002_d1ca3e04c0498d52.txt");

fn analysed(text: &str) -> Analysis {
    Analysis::of(text, &sentences(text, Span::of(text)))
}

/// Texts of the tokens with the flag.
fn with(text: &str, flag: TokenFlags) -> Vec<&str> {
    let analysis = analysed(text);
    let flagged = analysis.tokens.iter().filter(|t| t.flags.has(flag));
    flagged.filter_map(|t| t.span.cut(text)).collect()
}

fn flags(text: &str) -> Vec<SentenceFlags> {
    analysed(text).sentences.iter().map(|s| s.flags).collect()
}

#[test]
fn the_words_of_a_picture_with_its_agency_are_furniture() {
    let furniture = |text: &str| -> Vec<bool> {
        let all = flags(text).into_iter();
        all.map(|f| f.has(SentenceFlags::FURNITURE)).collect()
    };
    let story = "The council closed it. It rained.";
    for caption in [
        "A man waits at the bridge on Monday. — Reuters",
        "A man waits at the bridge on Monday. (AP Photo)",
    ] {
        let text = format!("{caption}\n\n{story}");
        assert_eq!(furniture(&text), [true, true, false, false], "{text}");
    }
    let text = format!("A man waits at the bridge (AP Photo/Jane Doe)\n\n{story}");
    assert_eq!(furniture(&text), [true, false, false], "{text}");
    // A brief report with its agency.
    for report in [
        "Two people died, police said. — Reuters",
        "A bridge fell in Lund. Two people died. — Reuters",
    ] {
        let text = format!("{report}\n\n{story}");
        assert!(!furniture(&text).contains(&true), "{text}");
    }
    assert!(!furniture("A bridge fell in Lund. — Reuters").contains(&true));
}

#[test]
fn who_wrote_is_furniture_below_the_head() {
    let text = "The chef on fear and rice\n\nInterview by Jane Doe\n\nThe kitchen is open.";
    let furniture = flags(text).into_iter();
    let furniture: Vec<bool> = furniture.map(|f| f.has(SentenceFlags::FURNITURE)).collect();
    assert_eq!(furniture, [false, true, false]);
}

#[test]
fn names_are_more_than_first_words() {
    assert_eq!(
        with(
            "Troops left Niger. Paris agreed on Sunday.",
            TokenFlags::NAME
        ),
        ["Niger", "Paris"]
    );
    assert_eq!(
        with("Macron left. Then Macron spoke.", TokenFlags::NAME),
        ["Macron", "Macron"]
    );
    assert_eq!(
        with(
            "Emmanuel Macron left. “We stay,” he said.",
            TokenFlags::NAME
        ),
        ["Emmanuel", "Macron"]
    );
}

#[test]
fn persons_are_told_by_role_speech_and_apposition() {
    for (text, expected) in [
        (
            "President Emmanuel Macron left Niger.",
            vec!["Emmanuel", "Macron"],
        ),
        (
            "It was late, Jane Doe said. Doe left.",
            vec!["Jane", "Doe", "Doe"],
        ),
        (
            "The ambassador to Niger, Sylvain Itte, left.",
            vec!["Sylvain", "Itte"],
        ),
        ("CNN reported it. The Defence Ministry said so.", vec![]),
    ] {
        assert_eq!(with(text, TokenFlags::PERSON), expected, "{text}");
    }
}

#[test]
fn quotations_times_and_amounts() {
    assert_eq!(
        with("He said “it is \"over” and left.", TokenFlags::QUOTED),
        ["it", "is", "over"]
    );
    assert_eq!(
        with("On Sunday, by the end of 2023.", TokenFlags::TIME),
        ["Sunday", "the", "end", "of", "2023"]
    );
    assert_eq!(
        with("It cost $30 billion, 48% more.", TokenFlags::MONEY),
        ["$", "30", "billion"]
    );
    assert_eq!(
        with("It cost $30 billion, 48% more.", TokenFlags::PERCENT),
        ["48", "%"]
    );
}

#[test]
fn openings_that_need_the_sentence_before() {
    let found = flags(
        "He left. The French president spoke. The move failed. This was bad. But it held. The decision by Paris was right. \
         The French president Emmanuel Macron left. Troops left because of it. Did they?",
    );
    let expected = [
        SentenceFlags::OPENS_PRONOUN,
        SentenceFlags::OPENS_ROLE,
        SentenceFlags::OPENS_ANAPHOR,
        SentenceFlags::OPENS_PRONOUN,
        SentenceFlags::OPENS_CONNECTIVE.with(SentenceFlags::OPENS_PRONOUN),
        SentenceFlags::default(),
        SentenceFlags::default(),
        SentenceFlags::REASON,
        SentenceFlags::QUESTION,
    ];
    for (number, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!(found.has(expected), "{number}");
    }
    assert!(
        !found[5].has(SentenceFlags::OPENS_ANAPHOR) && !found[6].has(SentenceFlags::OPENS_ROLE)
    );
}

#[test]
fn a_quotation_over_two_sentences() {
    let found = flags("“France has decided. We will return,” Macron said. He left\n\n# Heading");
    assert!(
        found[0].has(
            SentenceFlags::OPENS_QUOTE
                .with(SentenceFlags::ENDS_QUOTED)
                .with(SentenceFlags::ALL_QUOTED)
        )
    );
    assert!(found[1].has(SentenceFlags::BEGINS_QUOTED.with(SentenceFlags::HAS_SPEAKER)));
    assert!(!found[1].has(SentenceFlags::ENDS_QUOTED) && found[2].has(SentenceFlags::UNFINISHED));
    assert!(found[3].has(SentenceFlags::HEADING));
}

#[test]
fn a_passage_that_begins_inside_a_quotation_knows_it() {
    let all = sentences(FIRST, Span::of(FIRST));
    let at = all
        .iter()
        .position(|s| s.span.cut(FIRST).unwrap().starts_with("In the next hours"))
        .unwrap();
    let analysis = Analysis::of(FIRST, &all[at..=at]);
    assert!(
        analysis.sentences[0]
            .flags
            .has(SentenceFlags::BEGINS_QUOTED)
    );
    assert!(analysis.tokens[0].flags.has(TokenFlags::QUOTED));
}

#[test]
fn the_stored_form_is_small_and_fast() {
    for text in [FIRST, SECOND] {
        let analysis = analysed(text);
        let bytes = analysis.encode();
        assert_eq!(Analysis::decode(&bytes).as_ref(), Some(&analysis));
        assert!(bytes.len() <= 9 * analysis.tokens.len());
    }
}

#[test]
fn another_version_or_a_torn_end_is_refused() {
    let bytes = analysed(FIRST).encode();
    assert_eq!(Analysis::decode(&[]), None);
    assert_eq!(Analysis::decode(&bytes[..bytes.len() - 1]), None);
    assert_eq!(Analysis::decode(&[&bytes[..], &[0]].concat()), None);
    assert_eq!(Analysis::decode(&[&[99], &bytes[1..]].concat()), None);
}

proptest! {
    #[test]
    fn damaged_bytes_never_panic(at in 0usize..4000, byte in any::<u8>(), noise in proptest::collection::vec(any::<u8>(), 0..64)) {
        let mut bytes = analysed(SECOND).encode();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = Analysis::decode(&bytes);
        let _ = Analysis::decode(&noise);
        let _ = Analysis::decode(&[&[1], &noise[..]].concat());
    }

    #[test]
    fn any_text_survives_storage(text in "[a-cA-C1$%.,!?“”\"' \n]{0,80}|\\PC{0,40}") {
        let analysis = analysed(&text);
        prop_assert_eq!(Analysis::decode(&analysis.encode()), Some(analysis));
    }
}

#[test]
fn the_words_of_a_picture_go_with_its_credit() {
    let furniture = |text: &str| -> Vec<bool> {
        let flags = flags(text);
        let of = |f: &SentenceFlags| f.has(SentenceFlags::FURNITURE);
        flags.iter().map(of).collect()
    };
    assert_eq!(
        furniture(
            "Ann Lee at the bridge on Tuesday. (Photo: Jane Doe/Northern Post)\n\nThe bridge will close."
        ),
        [true, true, false]
    );
    assert_eq!(
        furniture("The bridge will close.\n\nPhotograph: Jane Doe"),
        [false, true]
    );
}

#[test]
fn a_number_before_a_hyphen_may_count_nothing() {
    let text =
        "The one-off payment for two-way radios is one pound. Two time zones met on a 3-way call.";
    let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
    let numbers = analysis
        .tokens
        .iter()
        .filter(|t| t.flags.has(TokenFlags::NUMBER));
    let found: Vec<_> = numbers.filter_map(|t| t.span.cut(text)).collect();
    assert_eq!(found, ["one", "pound", "Two", "3"]);
}

#[test]
fn notes_on_the_writer_and_on_earlier_versions_are_no_part_of_the_story() {
    let found = flags(
        "The dam leaks.\n\n*Jane Roe is a columnist. The views expressed are her own.*\n\n\
         Correction, Oct. 2, 2024: An earlier version of this article gave the year as 1879. It was 1897.",
    );
    let furniture: Vec<bool> = found
        .iter()
        .map(|f| f.has(SentenceFlags::FURNITURE))
        .collect();
    assert_eq!(furniture, [false, true, true, true, true]);
}

#[test]
fn headings_and_verdicts_are_known() {
    let found =
        flags("**Q: It leaks. Since when?**\n\nA: Since May.\n\n*\"It is safe.\"* This is false.");
    assert!(found[0].has(SentenceFlags::HEADING) && found[1].has(SentenceFlags::HEADING));
    assert!(!found[2].has(SentenceFlags::HEADING) && !found[3].has(SentenceFlags::VERDICT));
    assert!(found[4].has(SentenceFlags::VERDICT));
}
