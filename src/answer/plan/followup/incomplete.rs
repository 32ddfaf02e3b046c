//! Whether a question stands alone: what it leaves out, what it points at, and whether it says itself that it goes on from the one before.

use crate::text::Token;

use super::super::{meant, words};
use super::{about, is_content, is_name, opens};

/// Whether a question leaves out what it is about: it opens with "and", points with a pronoun at something it does not name,
/// or has hardly a word of its own.
pub(super) fn is_incomplete(own: &[Token]) -> bool {
    let content = (0..own.len()).filter(|at| is_content(own, *at)).count();
    let names = (1..own.len()).any(|at| is_name(own, at))
        || !own.is_empty() && words::is_name_after_all(own, 0);
    let pronoun = own
        .iter()
        .any(|t| words::PRONOUNS.contains(&t.word.as_str()));
    let opens = opens(own) && !asks_who_one_is(own);
    let counted = counts_somebody(own) && content <= 2;
    opens
        || about(own)
        || (pronoun && !names && content <= 4)
        // "What did he say about the Velvet Arcade?": that is named, and he is not.
        || meant::names_nobody(own)
        || ((content <= 1 || counted) && !names)
}

/// Content words at most of a question that may go on from the one before for no other reason than that it names nothing.
const FEW: usize = 3;

/// Whether a question says little, and nothing of it by a name: "Who is playing instead?".
pub(super) fn names_nothing(own: &[Token]) -> bool {
    let content = (0..own.len()).filter(|at| is_content(own, *at)).count();
    let names = (1..own.len()).any(|at| is_name(own, at))
        || !own.is_empty() && words::is_name_after_all(own, 0);
    !names && content <= FEW && own.first().is_some_and(|t| words::asks(&t.word))
}

/// "How many people died?", "How many jobs will go?": where, the question before says. Whether it is taken over is a matter of how sure the
/// answers are.
fn counts_somebody(own: &[Token]) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    word(0) == "how" && word(1) == "many"
}

/// "And who is Roe?": with "and" or without, that asks all there is to ask.
fn asks_who_one_is(own: &[Token]) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let named = own.len() > 3 && (3..own.len()).all(|at| is_name(own, at));
    word(1) == "who" && matches!(word(2), "is" | "was") && named
}

/// Words that mean somebody who was named before.
const PERSONS: &[&str] = &[
    "he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs",
];
/// Words that mean something that was, unless nothing is meant: "Did it rain?".
const THINGS: &[&str] = &["it", "its"];
/// What "it" does without being anything.
const WEATHER: &[&str] = &[
    "rain", "rained", "raining", "snow", "snowed", "snowing", "hail", "freeze", "freezing",
    "thunder",
];
/// Words that point at what was said where no noun follows them: "Who said that?".
const POINTING: &[&str] = &["that", "this", "those", "these"];
/// Whoever it was: what happened to them is not said again.
const ANYBODY: &[&str] = &[
    "anyone",
    "anybody",
    "someone",
    "somebody",
    "everyone",
    "everybody",
    "nobody",
];
/// Words of a bare question at most: "why?", "how many?", "in which month?".
const BARE: usize = 3;
/// Question words that a bare question may have; "what is inflation" and "who is Roe" are none.
const BARELY: &[&str] = &["which", "whose", "whom", "when", "where", "why", "how"];

/// Whether a question says itself that it goes on from the one before.
pub(super) fn goes_on(own: &[Token]) -> bool {
    let has = |list: &[&str]| own.iter().any(|t| list.contains(&t.word.as_str()));
    let bare = own.len() <= BARE && has(BARELY);
    let thing = has(THINGS) && !has(WEATHER);
    let pointed = (0..own.len()).any(|at| points(own, at));
    let says_so = opens(own) || about(own) || has(PERSONS) || thing || pointed || bare;
    let one_word = says_one_word(own) && !has(WEATHER);
    says_so || asks_of_anybody(own) || opens_with_preposition(own) || one_word
}

/// "By how many votes?", "With whom?": it lacks the beginning of its sentence.
fn opens_with_preposition(own: &[Token]) -> bool {
    const PREPOSITIONS: &[&str] = &["by", "with", "for", "to", "from", "at", "of", "against"];
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    PREPOSITIONS.contains(&word(0)) && matches!(word(1), "how" | "whom" | "who" | "what" | "which")
}

/// "How do I pay?", "Did it hurt?", "Who pays?": a single word that tells anything, and that is no name. What somebody or something is may be
/// asked of anything: "What is inflation?", "Who is the mayor?".
fn says_one_word(own: &[Token]) -> bool {
    let mut content = (0..own.len()).filter(|at| is_content(own, *at));
    let (first, rest) = (content.next(), content.next());
    let word = own.first().map_or("", |t| t.word.as_str());
    let asks = words::asks(word)
        && !matches!(
            word,
            "what" | "whats" | "what's" | "who" | "whos" | "who's" | "which"
        );
    let there = (0..own.len()).any(|at| merely_there(own, at))
        || own.get(1).is_some_and(|t| t.word == "there");
    let acts = |at: usize| word == "who" && at == 1 && own.len() == 2;
    first.is_some_and(|at| (asks || acts(at)) && !there && !is_name(own, at)) && rest.is_none()
}

/// Whether a word points at what was said: it is the last one, or an auxiliary stands before it and no noun that it belongs to behind.
fn points(own: &[Token], at: usize) -> bool {
    let last = at + 1 == own.len();
    let verb = at > 0 && words::asks(&own[at - 1].word);
    let noun = own.iter().skip(at + 1).count() > 1;
    POINTING.contains(&own[at].word.as_str()) && at > 0 && (last || verb && !noun)
}

/// "Was anyone hurt?", "How many died?": whom it speaks of, the question before says.
fn asks_of_anybody(own: &[Token]) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let counted = word(0) == "how" && ["many", "much"].contains(&word(1));
    counted || own.iter().any(|t| ANYBODY.contains(&t.word.as_str()))
}

/// Whether that is all: "How many were hurt?", but not "How many sheep were killed?".
pub(super) fn leaves_out_whom(own: &[Token]) -> bool {
    let counted = own.get(2).map_or("", |t| t.word.as_str());
    let verb = words::asks(counted) || words::is_past(counted);
    asks_of_anybody(own) && (own[0].word != "how" || verb)
}

/// Whether "there" only says that something is: "How many wolves are there?".
fn merely_there(own: &[Token], at: usize) -> bool {
    const BEING: &[&str] = &["is", "are", "was", "were", "be", "been"];
    let before = at.checked_sub(1).map_or("", |before| &own[before].word);
    own[at].word == "there" && BEING.contains(&before)
}

/// Whether a follow-up says something of its own and points at nothing: what it goes on from need not be what was asked last.
pub(super) fn names_a_thing(own: &[Token]) -> bool {
    (0..own.len()).any(|at| is_content(own, at)) && !points_back(own)
}

/// Whether a pronoun means what was said before.
fn points_back(own: &[Token]) -> bool {
    (0..own.len())
        .any(|at| words::PRONOUNS.contains(&own[at].word.as_str()) && !merely_there(own, at))
}

/// Whether a follow-up names what it is about, so that it may be a question of its own: "What about" something, two words with a
/// name among them, or a thing without "and" before it: "How many wolves are there?".
pub(super) fn may_stand_alone(own: &[Token]) -> bool {
    let content = (0..own.len()).filter(|at| is_content(own, *at)).count();
    let names = (0..own.len()).any(|at| is_name(own, at));
    let thing = || (0..own.len()).any(|at| is_content(own, at) && !words::is_past(&own[at].word));
    !points_back(own)
        && (content >= 2 && names
            || content >= 1 && (about(own) || asks_of_anybody(own))
            || !opens(own) && thing())
}
