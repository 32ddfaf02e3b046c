//! What a question asks of somebody or something by name: whose wife, built by whom, born where.
//!
//! The words of a relation say what a quote can't do without, not what answers.

mod known;

use super::{Needs, Relation};
use crate::answer::plan::words;
use crate::text::{TermKey, Token, TokenFlags, lexicon};
use known::{Known, RELATIONS};

/// What a question asks of somebody or something; `from` is the number of the first word behind the question word. Nothing where that is
/// not known.
pub(super) fn relation(asking: &str, rest: &[Token], from: usize) -> Option<Relation> {
    RELATIONS
        .iter()
        .find_map(|known| of_known(known, asking, rest, from))
        .or_else(|| of_bearer(asking, rest, from))
}

fn of_known(known: &Known, asking: &str, rest: &[Token], from: usize) -> Option<Relation> {
    let (at, needs) = asks_for(known, asking, rest)?;
    let told = known.told.split_whitespace().map(crate::text::stem);
    // What asks for it tells it, too; but that somebody died tells not of what.
    let asks = (needs != Needs::Cause).then(|| rest[at].stem.clone());
    let stems: Vec<String> = told.chain(asks).collect();
    Some(Relation {
        told: stems.iter().map(|stem| TermKey::of(stem)).collect(),
        stems,
        word: (needs != Needs::Cause).then_some(from + at),
        alike: false,
        needs,
        of_people: known.of_people,
    })
}

/// Whether the word at `at` is one of a list.
fn is(rest: &[Token], at: usize, list: &[&str]) -> bool {
    let word = rest.get(at).map(|t| t.word.as_str());
    word.is_some_and(|word| list.contains(&word))
}

/// The first word before `end` that is one of a list.
fn find(rest: &[Token], end: usize, list: &[&str]) -> Option<usize> {
    (0..end.min(rest.len())).find(|at| is(rest, *at, list))
}

/// A way of asking: which word asks, and what a quote needs to tell it.
type Way = Option<(usize, Needs)>;

/// Which word asks for a relation that is known.
fn asks_for(known: &Known, asking: &str, rest: &[Token]) -> Way {
    let telling = |t: &Token| !words::is_filler(&t.word);
    let last = rest.iter().rposition(telling)?;
    let at_end = |needs: Needs| is(rest, last, known.states).then_some((last, needs));
    match asking {
        "who" | "whos" | "who's" => {
            let of_people = || at_end(Needs::Name).filter(|_| !known.nouns.is_empty());
            of_whom(known, rest, last).or_else(of_people)
        }
        "what" | "whats" | "what's" | "which" => called(known, rest)
            .or_else(|| done_by(known, rest))
            .or_else(|| died_of(known, rest))
            .or_else(|| {
                // "What did she say about the school" asks for her words.
                let speaks = |t: &Token| lexicon::is_speech_verb(&t.word);
                let does = is(rest, 0, &["did"]) && !rest.iter().any(speaks);
                at_end(Needs::Nothing).filter(|_| does)
            }),
        "how" if is(rest, 0, &["did"]) && is(rest, last, &["die"]) => {
            let dies = known.states.contains(&"die of");
            dies.then_some((last, Needs::Cause))
        }
        "how" if is(rest, 0, &["long"]) && known.nouns.is_empty() => {
            at_end(Needs::Nothing).filter(|_| is(rest, last, TERMS))
        }
        "how" => {
            let many = is(rest, 0, &["many"]) && is(rest, 1, known.had);
            let have = is(rest, rest.len() - 1, &["have", "has", "got", "had"]);
            (many && have).then_some((1, Needs::Nothing))
        }
        "where" if is(rest, last, &["born"]) => at_end(Needs::Home),
        // "Where did he train as a pharmacist".
        "where" => at_end(Needs::Place).or_else(|| {
            let trained = find(rest, last, known.states)?;
            is(rest, trained + 1, &["as"]).then_some((trained, Needs::Place))
        }),
        "" => at_end(Needs::Nothing),
        _ => None,
    }
}

/// What asks behind "how long" for the term of a sentence: "how long did he get".
const TERMS: &[&str] = &["get", "gets", "got"];

/// "Who founded", "who is the captain of", "who is his wife"; `last` is the last telling word.
fn of_whom(known: &Known, rest: &[Token], last: usize) -> Way {
    let first = rest.iter().position(|t| !words::is_filler(&t.word))?;
    if is(rest, first, known.deeds) {
        return Some((first, Needs::Doer));
    }
    // "Who did he replace as director", "who takes over as director".
    let acts = is(rest, 0, &["did", "does", "do"]) || find(rest, last, &["as"]).is_some();
    let at_end = (!acts && is(rest, last, known.nouns)).then_some(last);
    let held = || held_by(rest).filter(|at| is(rest, *at, known.nouns));
    at_end.or_else(held).map(|at| (at, Needs::Name))
}

/// "What is the name of his wife", "what is his wife called".
fn called(known: &Known, rest: &[Token]) -> Way {
    let noun = find(rest, rest.len(), known.nouns)?;
    let named =
        find(rest, NAMED, NAMES).is_some() || is(rest, rest.len() - 1, &["called", "named"]);
    named.then_some((noun, Needs::Name))
}

/// Words behind "what" among which "name" stands.
const NAMED: usize = 4;
/// What is asked for by it.
const NAMES: &[&str] = &["name", "names"];

/// Words behind "which" among which a deed stands: "which building firm will build".
const TYPED: usize = 5;

/// "Which firm will build", but not "which house was built".
fn done_by(known: &Known, rest: &[Token]) -> Way {
    let deed = find(rest, TYPED, known.deeds)?;
    let typed = rest.first().is_some_and(|t| !words::is_filler(&t.word));
    let passive = find(rest, deed, BEING).is_some();
    (deed > 0 && typed && !passive).then_some((deed, Needs::Doer))
}

/// "What did he die of".
fn died_of(known: &Known, rest: &[Token]) -> Way {
    let [.., verb, of] = rest else {
        return None;
    };
    let end = format!("{} {}", verb.word, of.word);
    let asked = known.states.contains(&end.as_str());
    asked.then_some((rest.len() - 2, Needs::Cause))
}

const ARTICLES: &[&str] = &["the", "a", "an"];

/// Forms of "be".
const BEING: &[&str] = &["is", "are", "was", "were", "be", "been"];

/// Words between "is" and the noun: "is the new head coach of".
const DESCRIBED: usize = 4;

/// The noun before "of" in "who is the captain of".
fn held_by(rest: &[Token]) -> Option<usize> {
    let of = find(rest, 2 + DESCRIBED, &["of", "at", "for", "in"])?;
    let holds = ["is", "are", "was", "were", "the", "will"];
    is(rest, 0, &holds).then(|| of.checked_sub(1)).flatten()
}

/// What is asked of whom no relation is known: who is what to something ("who is the referee in the final"), what somebody is called ("the
/// name of the girl").
fn of_bearer(asking: &str, rest: &[Token], from: usize) -> Option<Relation> {
    let (at, needs) = match asking {
        "who" | "whos" | "who's" => (
            held_by(rest).filter(|at| is_office(rest, *at))?,
            Needs::Nothing,
        ),
        "what" | "whats" | "what's" => (bearer(rest)?, Needs::Name),
        "how" => (sum_of(rest)?, Needs::Sum),
        _ => return None,
    };
    Some(Relation {
        told: vec![TermKey::of(&rest[at].stem)],
        alike: true,
        stems: vec![rest[at].stem.clone()],
        word: Some(from + at),
        needs,
        of_people: false,
    })
}

/// Words that end the phrase for that of which the sum is asked: "the toll on the bridge".
const SUM_ENDS: &[&str] = &["of", "for", "on", "to", "in", "at", "from", "per"];

/// The noun of "how much is the toll on", "how much was his fine".
fn sum_of(rest: &[Token]) -> Option<usize> {
    let asked = is(rest, 0, &["much"]) && is(rest, 1, BEING);
    let end = (2..rest.len()).find(|at| is(rest, *at, SUM_ENDS));
    let noun = end.unwrap_or(rest.len()).checked_sub(1)?;
    let token = rest.get(noun).filter(|_| asked && noun > 1)?;
    let plain = !words::is_filler(&token.word) && !token.flags.has(TokenFlags::CAPITAL);
    let state = words::is_past(&token.word) || is(rest, noun, &["worth", "left"]);
    // "How much is the strike costing them a day" asks for no sum of a day, "how much is the union at the plant asking for" of no union.
    let second = (3..noun).any(|at| is(rest, at, ARTICLES));
    let acts = |at: usize| at != noun && rest[at].word.ends_with("ing");
    let second = second || (2..rest.len()).any(acts);
    (plain && !state && !second).then_some(noun)
}

/// Whether the word at `at` ends a plain noun phrase: "the referee", not "second" of "appointed as second in command".
fn is_office(rest: &[Token], at: usize) -> bool {
    let noun = &rest[at];
    let plain = !words::is_filler(&noun.word) && !noun.flags.has(TokenFlags::CAPITAL);
    let phrase = !rest[..at].iter().any(|t| words::is_past(&t.word));
    plain && phrase && (is(rest, 0, ARTICLES) || is(rest, 1, ARTICLES))
}

/// Who or what is called by a name where it is spoken of; the name of a ship stands alone.
const CALLED: &[&str] = &[
    "girl",
    "boy",
    "man",
    "woman",
    "baby",
    "toddler",
    "teenager",
    "pupil",
    "student",
    "driver",
    "suspect",
    "victim",
    "dog",
    "cat",
    "horse",
    "nurse",
    "doctor",
    "lawyer",
    "colleague",
    "friend",
];

/// Words that end the phrase which says who bears a name: "the girl who died".
const PHRASE_ENDS: &[&str] = &[
    "who", "that", "which", "in", "of", "at", "on", "for", "from", "by", "with", "whose", "where",
];

/// The noun whose name is asked for: "girl" of "what is the name of the four-year-old girl who died".
fn bearer(rest: &[Token]) -> Option<usize> {
    let start = find(rest, NAMED, NAMES)? + 1;
    let of = is(rest, start, &["of"]);
    let ends = |at: &usize| is(rest, *at, PHRASE_ENDS) || words::is_past(&rest[*at].word);
    let end = (start + 1..rest.len()).find(ends).unwrap_or(rest.len());
    let noun = end - 1;
    // "The surveyor who was abducted" is somebody.
    let somebody = is(rest, end, &["who", "whose"]) && !words::is_filler(&rest[noun].word);
    (of && (somebody || is(rest, noun, CALLED))).then_some(noun)
}

#[cfg(test)]
mod tests;
