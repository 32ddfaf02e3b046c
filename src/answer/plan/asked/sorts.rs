//! What sort of thing "which" asks for: somebody, or a place.

use super::lists::{CLASSES, PEOPLE, PLACES};
use crate::answer::plan::words;
use crate::text::{TermKey, Token};

/// Words behind "which" among which the noun stands: "which former prime minister".
const NEAR: usize = 3;

/// Which of the words behind "which" is a sort of person, if it asks for somebody.
pub(super) fn person(rest: &[Token]) -> Option<usize> {
    let found = last(rest, |at| is_noun_of(PEOPLE, &rest[at].word))?;
    // "Which state senator" asks for somebody, "which leader's country" for a place.
    place_at(rest)
        .is_none_or(|place| place < found)
        .then_some(found)
}

/// Which of them is a sort of place, if it asks for one.
pub(super) fn place(rest: &[Token]) -> Option<usize> {
    place_at(rest).filter(|_| person(rest).is_none())
}

/// What things of the sort go by that "which" or "what" asks for ("which language is it in"); nothing where that is not known, or the noun
/// is not the whole phrase ("what school rules").
pub(super) fn members(asking: &str, rest: &[Token]) -> Vec<TermKey> {
    let class = |noun: &Token| {
        let mut classes = CLASSES.iter();
        classes.find(|(nouns, _)| nouns.contains(&noun.word.as_str()))
    };
    let whole = rest.get(1).is_some_and(|t| words::asks(&t.word));
    let noun = rest.first();
    let noun = noun.filter(|_| whole && matches!(asking, "which" | "what"));
    let members = noun.and_then(class).map_or("", |(_, members)| members);
    let key = |word: &str| TermKey::of(&crate::text::stem(word));
    members.split_whitespace().map(key).collect()
}

fn place_at(rest: &[Token]) -> Option<usize> {
    last(rest, |at| is_noun_of(PLACES, &rest[at].word))
}

/// The last word that fits in the noun phrase right behind "which", or the first one in "which of these cities".
fn last(rest: &[Token], fits: impl Fn(usize) -> bool) -> Option<usize> {
    let near = NEAR.min(rest.len());
    let ends = |at: &usize| words::is_filler(&rest[*at].word) || words::is_past(&rest[*at].word);
    let phrase = (0..near).find(ends).unwrap_or(near);
    let in_phrase = (0..phrase).rev().find(|at| fits(*at));
    let of = || rest.iter().take(2).any(|t| t.word == "of");
    in_phrase.or_else(|| (phrase..near).find(|at| of() && fits(*at)))
}

/// Whether a word is one of a list of singular nouns, or the plural of one.
pub(super) fn is_noun_of(list: &[&str], word: &str) -> bool {
    let is = |noun: &str| list.contains(&noun);
    let irregular = match word {
        "men" => is("man"),
        "women" => is("woman"),
        "people" | "persons" => is("person"),
        _ => false,
    };
    let without = |end: &str, instead: &str| {
        word.strip_suffix(end)
            .is_some_and(|head| is(&format!("{head}{instead}")))
    };
    is(word) || irregular || without("s", "") || without("es", "") || without("ies", "y")
}
