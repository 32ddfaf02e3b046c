//! Which of the question's words name the sort of thing that is wanted, and which name whose words are.

use std::ops::Range;

use crate::text::{Token, TokenFlags};

use super::lists::SPEECH;
use super::sorts::{self, is_noun_of};
use super::{Kind, words};

/// Words behind "which" at most that say what sort of thing is wanted: "football team".
const TYPE_WORDS: usize = 2;

/// The words that say what sort of thing is wanted; `from` is the number of the first word behind the question word.
pub(super) fn type_words(kind: Kind, rest: &[Token], from: usize) -> Range<usize> {
    let plain = |t: &Token| !words::is_filler(&t.word) && !t.flags.has(TokenFlags::CAPITAL);
    let one = |at: Option<usize>| at.map_or(0..0, |at| from + at..from + at + 1);
    let listed = |list: &[&str]| {
        let mut near = rest.iter().take(3);
        one(near.position(|t| is_noun_of(list, &t.word)))
    };
    match kind {
        Kind::Place => one(sorts::place(rest)),
        Kind::Person => one(sorts::person(rest)),
        // A day or a month may be said in so many ways that whether it is said is not known.
        Kind::Time => listed(&["year", "time", "hour"]),
        Kind::Name => {
            let length = rest
                .iter()
                .take(TYPE_WORDS)
                .take_while(|t| plain(t))
                .count();
            from..from + length
        }
        _ => 0..0,
    }
}

/// Whether several things are asked for: "which countries", "which two", "what tribes supported".
pub(super) fn several(rest: &[Token], type_words: &[Token]) -> bool {
    let plural = |t: &Token| {
        let ends = |ending: &str| t.word.ends_with(ending);
        ends("s") && !["ss", "us", "is"].iter().any(|ending| ends(ending))
            || matches!(t.word.as_str(), "people" | "men" | "women" | "children")
    };
    let number = |t: &Token| matches!(t.word.as_str(), "two" | "three" | "four" | "five");
    let noun = match type_words {
        [noun, verb] if words::is_past(&verb.word) => Some(noun),
        [.., noun] => Some(noun),
        [] => None,
    };
    noun.is_some_and(plural) || !type_words.is_empty() && rest.first().is_some_and(number)
}

/// The words between "what did" and the verb of speech; `from` is the number of the first word behind "what".
pub(super) fn speaker(rest: &[Token], from: usize) -> Range<usize> {
    let verb = rest
        .iter()
        .skip(1)
        .position(|t| SPEECH.contains(&t.word.as_str()));
    verb.map_or(0..0, |length| from + 1..from + 1 + length)
}
