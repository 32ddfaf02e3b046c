//! What a sum or a number is asked per: "a week" of "how much is he paid a week".

use crate::text::{TermKey, Token, stem};

use super::super::words;
use super::Kind;

/// Units of time that something is earned, paid or made in.
const UNITS: &[&str] = &["hour", "day", "night", "week", "month", "year", "season"];
/// What stands before such a unit.
const PER: &[&str] = &["a", "an", "per", "each", "every"];
/// Words that say the same alone.
const ADVERBS: &[(&str, &str)] = &[
    ("hourly", "hour"),
    ("daily", "day"),
    ("nightly", "night"),
    ("weekly", "week"),
    ("monthly", "month"),
    ("yearly", "year"),
    ("annually", "year"),
];

/// Verbs of those who pay.
const PAYING: &[&str] = &[
    "pay", "paid", "paying", "pays", "spend", "spent", "offer", "offered", "bid", "give", "gave",
];

/// Where "for" stands of what somebody pays a sum for, in the words behind the question word.
pub(super) fn paid_for(kind: Kind, rest: &[Token]) -> Option<usize> {
    let word = |list: &[&str], t: &Token| list.contains(&t.word.as_str());
    let verb = rest.iter().position(|t| word(PAYING, t))?;
    let behind = rest[verb..].iter().position(|t| t.word == "for")?;
    (kind == Kind::Money).then_some(verb + behind)
}

/// The unit of time that a sum or a number is asked per.
pub(super) fn rate(kind: Kind, rest: &[Token]) -> Option<TermKey> {
    if !matches!(kind, Kind::Count | Kind::Money) {
        return None;
    }
    let adverb = |t: &Token| {
        let found = ADVERBS.iter().find(|(adverb, _)| *adverb == t.word);
        found.map(|(_, unit)| *unit)
    };
    // "A day ticket" is none.
    let ends = |at: usize| rest.get(at).is_none_or(|next| words::is_filler(&next.word));
    let per = |at: usize| {
        let unit = UNITS.iter().find(|unit| **unit == rest[at].word)?;
        (PER.contains(&rest[at - 1].word.as_str()) && ends(at + 1)).then_some(*unit)
    };
    let unit = (1..rest.len())
        .find_map(per)
        .or_else(|| rest.iter().find_map(adverb))?;
    Some(TermKey::of(&stem(unit)))
}
