//! Sentences that say whether what stands right before them is so: "False.", "This is not true.", "We found no evidence of this."
//!
//! Without them a claim would be quoted as if the article made it.

use std::sync::LazyLock;

use regex::Regex;

use super::super::floor_boundary;
use super::super::lexicon::{JUDGEMENTS, SHADES};
use super::super::sentences::sentences;
use super::super::tokens::{Token, TokenFlags, tokens};
use crate::model::Span;

/// How far behind a statement its verdict ends at most, in bytes.
const REACH: usize = 300;

/// Words of a bare judgement at most: "Not entirely true".
const BARE: usize = 3;
/// Bytes of a verdict behind a label at most: "Our verdict: mostly false, with a true core."
const LABELLED: usize = 120;
/// Words among which "no evidence" stands: "So far we have found no evidence".
const OPENING: usize = 7;
/// Words behind "no evidence" among which "this" stands: "no evidence at all for this".
const BEHIND: usize = 5;

const LABELS: &[&str] = &["verdict", "rating", "ruling", "conclusion"];
const PROOFS: &[&str] = &["evidence", "proof", "record"];
const POINTERS: &[&str] = &["this", "that", "it", "these"];
const CLAIMS: &[&str] = &[
    "claim",
    "claims",
    "statement",
    "rumour",
    "rumor",
    "quote",
    "figure",
    "number",
    "story",
    "post",
    "video",
    "picture",
    "photo",
];
const ARE: &[&str] = &["is", "was", "are", "were"];

/// Whether a sentence is such a verdict; `part` is its text, `found` its tokens.
pub(super) fn is_verdict(part: &str, found: &[Token]) -> bool {
    let words: Vec<&str> = found.iter().map(|token| token.word.as_str()).collect();
    if let Some(label) = words.iter().take(2).position(|word| LABELS.contains(word)) {
        let labelled = part.contains(':') && part.len() < LABELLED;
        return labelled && words.len() > label + 1;
    }
    is_bare(&words, found) || points(&words, found) || lacks_evidence(&words)
}

/// The verdict that follows what is quoted, in the same paragraph or as the opening of the next; what follows a sentence that only says
/// what was wrong ("Correction: we said earlier that 340 people were on board.") is one, too.
pub(crate) fn after(text: &str, quoted: Span) -> Option<Span> {
    let at = quoted.end();
    let rest = Span::new(at, floor_boundary(text, (at + REACH).min(text.len())))?;
    let piece = rest.cut(text)?;
    // Hardly any quote is judged, and a look at the words costs far less than parting the sentences.
    let may_correct = is_correction(quoted.cut(text)?);
    if !may_correct && !CUES.is_match(piece) {
        return None;
    }
    let corrected = may_correct
        && sentences(text, quoted)
            .last()
            .and_then(|last| last.span.cut(text))
            .is_some_and(is_correction);
    let next = *sentences(text, rest).first()?;
    let part = next.span.cut(text)?;
    let ends = next.span.end() < rest.end() || rest.end() == text.len();
    // The first sentence of the rest of a paragraph is the one next to it, that of two paragraphs on is not.
    let gap = piece.get(..next.span.start() - at)?;
    let near = gap.matches('\n').count() <= LINES;
    let says_so = corrected && gap.matches('\n').count() == 0 || is_verdict(part, &tokens(part));
    (ends && near && says_so).then_some(next.span)
}

/// Whether a sentence says what was reported wrongly before.
pub(crate) fn is_correction(sentence: &str) -> bool {
    CORRECTIONS.is_match(sentence)
}

/// What a verdict holds of which a look at the letters can tell.
static CUES: LazyLock<Regex> = LazyLock::new(|| {
    let words = [JUDGEMENTS, LABELS, PROOFS].concat().join("|");
    Regex::new(&format!("(?i:{words})")).expect("a list of words is a valid pattern")
});

static CORRECTIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "(?i:correction:|clarification:|we (?:said|reported) earlier|we earlier (?:said|reported))",
    )
    .expect("the words of a correction are a valid pattern")
});

/// Line ends between a claim and its verdict at most: one blank line.
const LINES: usize = 2;

/// "False.", "Not true.", "Mostly false."
fn is_bare(words: &[&str], found: &[Token]) -> bool {
    (1..=BARE).contains(&words.len()) && judges(words, found)
}

/// "This is not true.", "That claim was misleading."
fn points(words: &[&str], found: &[Token]) -> bool {
    let named = match words {
        [pointer, claim, ..] if POINTERS.contains(pointer) && CLAIMS.contains(claim) => 2,
        ["the", claim, ..] if CLAIMS.contains(claim) => 2,
        [pointer, ..] if POINTERS.contains(pointer) => 1,
        _ => return false,
    };
    let is = words.get(named).is_some_and(|word| ARE.contains(word));
    is && judges_first(&words[named + 1..], &found[named + 1..])
}

/// Whether words, shades aside, are a judgement and nothing else.
fn judges(words: &[&str], found: &[Token]) -> bool {
    let shades = shades(words, found);
    words.len() == shades + 1 && JUDGEMENTS.contains(&words[shades])
}

/// Whether words, shades aside, begin with a judgement.
fn judges_first(words: &[&str], found: &[Token]) -> bool {
    let judged = words.get(shades(words, found));
    judged.is_some_and(|word| JUDGEMENTS.contains(word))
}

/// How many words shade the judgement that follows: "not", "mostly".
fn shades(words: &[&str], found: &[Token]) -> usize {
    let shade = |(word, token): &(&&str, &Token)| {
        SHADES.contains(word) || token.flags.has(TokenFlags::NEGATION)
    };
    words.iter().zip(found).take_while(shade).count()
}

/// "We found no evidence of this.", "There is no evidence for that claim."
fn lacks_evidence(words: &[&str]) -> bool {
    let opening = &words[..words.len().min(OPENING)];
    let none = |pair: &[&str]| matches!(pair[0], "no" | "any") && PROOFS.contains(&pair[1]);
    let Some(at) = opening.windows(2).position(none) else {
        return false;
    };
    let behind = words[at + 2..].iter().take(BEHIND);
    behind.clone().any(|word| POINTERS.contains(word)) && words.len() <= at + 2 + BEHIND
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_can_be_looked_at(
            before in "(Correction: |We said earlier |\\PC){0,20}",
            behind in "([.?!]|\n|False|This is true|no evidence of this|\\PC){0,20}",
        ) {
            let text = format!("{before}{behind}");
            let quoted = Span::new(0, before.len()).unwrap();
            if let Some(verdict) = after(&text, quoted) {
                prop_assert!(verdict.start() >= before.len() && verdict.cut(&text).is_some());
            }
        }
    }

    #[test]
    fn a_verdict_follows_at_once() {
        let found = |text: &str| {
            let claim = Span::new(0, text.find('.').map_or(text.len(), |at| at + 1))?;
            after(text, claim).and_then(|span| span.cut(text).map(str::to_owned))
        };
        assert_eq!(
            found("Claim.\n\n**Verdict:** False.\n\nA video says so."),
            Some("**Verdict:** False.".to_owned())
        );
        assert_eq!(
            found("Claim. This is true. It rose."),
            Some("This is true.".to_owned())
        );
        assert_eq!(found("Claim. False."), Some("False.".to_owned()));
        for text in [
            "Claim. It rose. False.",
            "Claim.\n\n\n\nFalse.",
            "Claim.",
            "Claim. ",
            "Claims",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        let wrong = "Correction: we said that 340 people were on board.";
        let right = "It was 312.";
        assert_eq!(
            found(&format!("{wrong} {right} All are safe.")),
            Some(right.to_owned())
        );
        assert_eq!(found(&format!("{wrong}\n\n{right}")), None);
    }

    #[test]
    fn verdicts_are_told_from_other_sentences() {
        for verdict in [
            "False.",
            "Not true.",
            "Mostly false.",
            "**Verdict:** False.",
            "Our verdict: misleading.",
            "This is true.",
            "That isn't true.",
            "It was not entirely correct.",
            "The claim is false, the ministry said.",
            "This figure is wrong.",
            "We found no evidence of this.",
            "There is no evidence for that claim.",
        ] {
            assert!(is_verdict(verdict, &tokens(verdict)), "{verdict}");
        }
        for other in [
            "True to its word, the company paid.",
            "False alarms cost the brigade a million a year.",
            "The jury's verdict came on Monday.",
            "This is a bridge.",
            "The claim was settled out of court.",
            "Police found no evidence of a break-in at the museum.",
            "It was the wrong road.",
            "",
        ] {
            assert!(!is_verdict(other, &tokens(other)), "{other}");
        }
    }
}
