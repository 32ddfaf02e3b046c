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
    insta::assert_snapshot!(told, @r#"
    Why this answer

    Asked for: a time.
    Exact words: “the end”.
    Sources named: CNN.
    Days named: 25 Sep 2023.
    Only: from 25 Sep 2023.
    Words, with how telling they are (0 to 1):
      brigde  0.50  read as “bridge”; also bridges 0.90
      Ann     0.50  a name

    Answered: the confidence 0.75 reaches the threshold 0.60.
      Evidence        1.00 x  4.10 = +4.10
      to begin with                  -3.00

    Candidates, best first, of 20 stretches of one to three sentences:

    1. │ She said the bridge will open “by the end of 2023,” CNN reported.
       shown first · score 2.50
       a.txt, bytes 37 to 106 (quoted: bytes 0 to 106)
       Kind +2.00, Lead -0.50

    2. overlaps candidate 1 · score 2.50 · bytes 37 to 106
       behind candidate 1 by 0.25, mostly for KindExact -0.25

    3. │ Nobody was hurt.
       further passage 1, for it does not say itself what is asked for · score 2.50
       a.txt, bytes 108 to 124
       Kind +2.00, Lead -0.50
       behind candidate 1 by 0.25, mostly for KindExact -0.25

    4. │ She said the bridge will open “by the end of 2023,” CNN reported.
       says the same as candidate 1 · score 2.50
       a.txt, bytes 37 to 106
       Kind +2.00, Lead -0.50
       behind candidate 1 by 0.25, mostly for KindExact -0.25

    5. │ Nobody was hurt.
       not shown · score 2.50
       a.txt, bytes 108 to 124
       Kind +2.00, Lead -0.50
       behind candidate 1 by 0.25, mostly for KindExact -0.25

    What the signals mean:
      Evidence   how much of the question stands around the quotes
      Kind       it can hold the kind of answer
      Lead       how near it is to the article's beginning
      KindExact  it says a number of that very thing, or the kind beside the
                 question's words
    "#);
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
