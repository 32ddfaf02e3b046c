//! What is asked for without a question word: yes or no, or what the noun of a bare phrase wants.

use crate::text::Token;

use super::kinds::noun;
use super::question_word::opens_yes_no;
use super::{Asked, Kind, relations, wanted, words};

/// What is asked for where no question word is found: "Did he resign?", "date of the election"; `from` is the number of the first word.
pub(super) fn without_question_word(part: &[Token], from: usize) -> Asked {
    let kind = match part.first() {
        Some(first) if opens_yes_no(&first.word) => Kind::YesNo,
        _ => named(part),
    };
    let relation = match kind {
        Kind::YesNo => relations::relation("", part, from),
        _ => None,
    };
    let of = match kind {
        Kind::Count => noun(part.get(2..).unwrap_or(&[])),
        _ => Vec::new(),
    };
    Asked {
        kind,
        explicit: kind != Kind::Other,
        of,
        relation,
        ..Asked::default()
    }
}

/// What the word at the head of a bare phrase wants: the first one where more follows ("date of the election"), else the last ("the
/// Lisbon earthquake death toll").
fn named(part: &[Token]) -> Kind {
    let wanted = |head: &Token| wanted::kind(&head.word);
    let follows = |t: &Token| matches!(t.word.as_str(), "of" | "for" | "where" | "when" | "why");
    if part.iter().skip(1).take(4).any(follows) {
        let head = part.iter().take(4).find(|t| !words::is_filler(&t.word));
        return head.and_then(wanted).unwrap_or(Kind::Other);
    }
    let compound = part.len() > 1 && !part.iter().any(|t| words::asks(&t.word));
    let last = part.last().filter(|_| compound);
    last.and_then(wanted).unwrap_or(Kind::Other)
}
