//! Words that ask for the newest state of something: "the latest figure", "the current mayor", "at last count". They are times, and no words
//! that an answer must hold. "Latest" and "newest" may all the same be the articles' words ("the latest coup"), so they help to find.

use crate::text::{Token, TokenFlags};

use super::terms::Asking;
use super::words;

/// Such words before what they are said of.
const BEFORE_A_STATE: &[&str] = &["current"];
/// The same that articles say, too.
const BEFORE_WHAT_IS_NEW: &[&str] = &["latest", "newest"];

/// Whole phrases that say the same wherever they stand.
const PHRASES: &[&[&str]] = &[
    &["at", "the", "moment"],
    &["at", "last", "count"],
    &["at", "present"],
    &["right", "now"],
    &["so", "far"],
];

/// Whether the word at `at` is part of such a phrase, or stands before what it says that of: "the latest inflation figure", but not "an
/// alternating current" nor "Current Affairs".
pub(super) fn is_of_now(own: &[Token], at: usize) -> bool {
    leads(own, at, BEFORE_A_STATE) || in_phrase(own, at)
}

/// Marks the words for what is newest as words of a time.
pub(super) fn mark(asking: &mut [Asking]) {
    let own: Vec<Token> = asking.iter().map(|one| one.token.clone()).collect();
    for (at, one) in asking.iter_mut().enumerate() {
        one.date |= leads(&own, at, BEFORE_WHAT_IS_NEW);
    }
}

/// Whether the question asks for the state of now.
pub(super) fn asks_for_now(own: &[Token]) -> bool {
    (0..own.len()).any(|at| is_of_now(own, at) || leads(own, at, BEFORE_WHAT_IS_NEW))
}

/// Whether the word at `at` is one of `list` and stands before what it is said of.
fn leads(own: &[Token], at: usize, list: &[&str]) -> bool {
    let Some(token) = own.get(at) else {
        return false;
    };
    let capital = |token: &Token| token.flags.has(TokenFlags::CAPITAL);
    let named = at > 0 && capital(token);
    // "Lund's current mayor": a name may stand before it, another thing makes it a noun.
    let before = at.checked_sub(1).and_then(|before| own.get(before));
    let leads = before.is_none_or(|before| words::is_filler(&before.word) || capital(before));
    let state = own
        .get(at + 1)
        .is_some_and(|next| !words::is_filler(&next.word));
    list.contains(&token.word.as_str()) && !named && leads && state
}

fn in_phrase(own: &[Token], at: usize) -> bool {
    PHRASES.iter().any(|phrase| {
        let from = at.saturating_sub(phrase.len() - 1);
        (from..=at).any(|start| {
            let words = own.get(start..start + phrase.len());
            words.is_some_and(|words| words.iter().zip(*phrase).all(|(t, word)| t.word == *word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::plan::terms::tests::asking;
    use crate::text::tokens;

    fn check(question: &str, expected: &[&str]) {
        let own = tokens(question);
        let found: Vec<&str> = (0..own.len())
            .filter(|at| is_of_now(&own, *at))
            .map(|at| own[at].word.as_str())
            .collect();
        assert_eq!(found, expected, "{question}");
    }

    #[test]
    fn what_is_new_is_a_time_that_helps_to_find() {
        let marked = |question: &str| {
            let mut own = asking(question);
            mark(&mut own);
            own.into_iter().any(|one| one.date)
        };
        assert!(marked("What is the latest inflation figure?"));
        assert!(marked("What is the newest number of jabs?"));
        assert!(!marked("Who wrote The Latest Hour?") && !marked("What is the latest?"));
    }

    #[test]
    fn words_for_the_newest_state_are_told_from_names_and_things() {
        check("Who is Lund's current mayor?", &["current"]);
        check("current death toll", &["current"]);
        check("Who leads at the moment?", &["at", "the", "moment"]);
        check("How many died at last count?", &["at", "last", "count"]);
        check("Are drivers on strike right now?", &["right", "now"]);
        for none in [
            "Who hosts Current Affairs?",
            "How strong is an alternating current motor?",
            "Who was swept away by the current?",
            "At that moment, who spoke?",
            "Who may count the last votes?",
        ] {
            check(none, &[]);
        }
    }
}
