//! Explanations as text.

use super::super::fixtures;
use super::*;

#[test]
fn an_explanation_tells_plan_decision_and_candidates() {
    let told = why(
        &fixtures::answer(),
        &fixtures::why(),
        Style::terminal(80, Some("1"), None),
    );
    insta::assert_snapshot!(told);
}

#[test]
fn no_line_is_too_wide_and_nothing_hostile_gets_through() {
    let evil = "\u{1b}[31m\u{202e}evil";
    let mut reasons = fixtures::why();
    reasons.reading.terms[0].word = evil.to_owned();
    reasons.reading.phrases = vec![evil.to_owned()];
    reasons.reading.read_as = Some(evil.to_owned());
    reasons.reading.filter.sources = vec![evil.to_owned()];
    let article = fixtures::hostile_article(evil);
    let part = format!("Body {evil} end.");
    for candidate in &mut reasons.candidates {
        candidate.quote = fixtures::quote(&article, &part, None);
    }
    for columns in [40, 80, 100] {
        let style = Style::terminal(columns, Some("1"), None);
        let told = why(&fixtures::answer(), &reasons, style);
        let hostile = |c: char| c != '\n' && super::super::is_hostile(c);
        assert!(!told.contains(hostile), "{told}");
        for line in told.lines() {
            assert!(super::columns(line) <= columns, "{line:?} in {columns}");
        }
    }
}

#[test]
fn colours_are_for_terminals_only() {
    let plain = why(&fixtures::answer(), &fixtures::why(), Style::plain());
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let styled = why(
        &fixtures::answer(),
        &fixtures::why(),
        Style::terminal(80, None, None),
    );
    assert!(styled.contains('\u{1b}'));
}
