//! Tests of cutting quotes and packing pages.

use proptest::prelude::*;

use super::super::escape::tests::{see, unbold};
use super::*;

fn bold(text: &str, part: &str) -> Vec<Span> {
    text.find(part)
        .and_then(|at| Span::new(at, at + part.len()))
        .into_iter()
        .collect()
}

#[test]
fn a_short_quote_stays_whole_with_its_answer_in_bold() {
    let text = "France will withdraw *its* ambassador.";
    let spans = bold(text, "*its* ambassador");
    let fitted = fit(Marked { text, bold: &spans }, "> ", 200);
    assert_eq!(
        fitted.markdown,
        r"> France will withdraw **\*its\* ambassador**."
    );
    assert!(!fitted.cut);
}

#[test]
fn bold_ends_before_a_line_break_and_before_space() {
    let text = "one two \n three four";
    let spans = vec![Span::new(3, 15).unwrap()];
    let fitted = fit(Marked { text, bold: &spans }, "> ", 200);
    assert_eq!(fitted.markdown, "> one **two** \n>  **three** four");
}

#[test]
fn a_long_quote_ends_at_a_sentence() {
    let text = "The first sentence is here. The second sentence follows. The third one is longer than the rest.";
    let fitted = fit(Marked { text, bold: &[] }, "> ", 70);
    assert_eq!(
        fitted.markdown,
        "> The first sentence is here. The second sentence follows."
    );
    assert!(fitted.cut);
}

#[test]
fn a_long_sentence_ends_at_a_word_and_a_long_word_between_graphemes() {
    let fitted = fit(
        Marked {
            text: "alpha beta gamma",
            bold: &[],
        },
        "",
        12,
    );
    assert_eq!(fitted.markdown, "alpha beta");
    let fitted = fit(
        Marked {
            text: "ééééééééé",
            bold: &[],
        },
        "",
        4,
    );
    assert_eq!(fitted.markdown, "éééé");
}

/// A neighbour that came first used to push out the sentence that answers.
#[test]
fn the_sentence_that_answers_is_kept_rather_than_its_neighbour() {
    let text = "The neighbour comes first and is long. The octopus hid in a jar. It ended.";
    let spans = bold(text, "in a jar");
    let fitted = fit(Marked { text, bold: &spans }, "> ", 45);
    assert_eq!(
        fitted.clone().marked("> "),
        "> […] The octopus hid **in a jar**. It ended."
    );
    assert!(fitted.is_partial() && !fitted.cut);
}

#[test]
fn a_short_sentence_is_not_all_that_is_kept_of_a_long_text() {
    let text = "It ended. The octopus hid in a jar that stood on the shelf of the keeper.";
    let fitted = fit(Marked { text, bold: &[] }, "", 40);
    assert_eq!(fitted.markdown, "It ended. The octopus hid in a jar that");
}

#[test]
fn pieces_hold_all_of_a_text_and_an_end_holds_whole_sentences() {
    let text = "One sat here. Two ate there. Three slept.";
    let spans = [Span::of(text)];
    let shown: Vec<String> = pieces(Marked { text, bold: &spans }, "", 20, 9)
        .into_iter()
        .map(|piece| piece.markdown)
        .collect();
    assert_eq!(
        shown,
        [
            "**One sat here.**",
            "**Two ate there.**",
            "**Three slept.**"
        ]
    );
    let end = |limit| fit_end(text, "", limit).map(|fitted| fitted.markdown);
    assert_eq!(end(30).as_deref(), Some("Two ate there. Three slept."));
    assert_eq!(end(10), None);
}

#[test]
fn pages_hold_whole_blocks() {
    let blocks = ["a".repeat(50), "b".repeat(40), "c".repeat(30)];
    let pages: Vec<String> = pack(&blocks, 100).into_iter().map(|p| p.text).collect();
    assert_eq!(
        pages,
        [format!("{}\n\n{}", blocks[0], blocks[1]), blocks[2].clone()]
    );
}

proptest! {
    #[test]
    fn whatever_is_cut_fits_and_shows_a_part_to_the_letter(
        text in r"([a-zA-Z ]|\. |[*_~`|<>@#:/\\-]|\n|é|😀|\u{202e}|e\u{301}){1,200}",
        limit in 10_usize..200,
        marks in proptest::collection::vec((0_usize..200, 1_usize..40), 0..3),
    ) {
        let mut spans: Vec<Span> = marks
            .iter()
            .filter_map(|(start, length)| Span::new(*start, start + length))
            .filter(|span| span.cut(&text).is_some())
            .collect();
        spans.sort_unstable();
        spans.dedup_by(|next, kept| next.start() < kept.end());
        let fitted = fit(Marked { text: &text, bold: &spans }, "> ", limit);
        prop_assert!(units(&fitted.markdown) <= limit);
        prop_assert!(text.is_char_boundary(fitted.from) && text.is_char_boundary(fitted.shown));
        prop_assert!(!fitted.markdown.contains("****"));
        // Without our own marks the rest is inert and holds the same letters as the stored beginning.
        let inner = fitted.markdown.replace("\n> ", "\n");
        let inner = inner.strip_prefix("> ").unwrap_or(&inner);
        let bare = unbold(inner);
        let seen = see(&bare);
        prop_assert!(seen.live.is_empty(), "{:?} in {:?}", seen.live, bare);
        let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace() && *c != '\u{202e}').collect::<String>();
        prop_assert_eq!(letters(&seen.text), letters(&text[fitted.from..fitted.shown]));
    }
}
