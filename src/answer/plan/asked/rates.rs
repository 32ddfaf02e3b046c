//! What a sum or a number is asked per: "a week" of "how much is he paid a week".

use crate::text::{TermKey, Token, stem};

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

/// The unit of time that a sum or a number is asked per.
pub(super) fn rate(kind: Kind, rest: &[Token]) -> Option<TermKey> {
    if !matches!(kind, Kind::Count | Kind::Money) {
        return None;
    }
    let adverb = |t: &Token| {
        let found = ADVERBS.iter().find(|(adverb, _)| *adverb == t.word);
        found.map(|(_, unit)| *unit)
    };
    let per = |pair: &[Token]| {
        let unit = UNITS.iter().find(|unit| **unit == pair[1].word);
        unit.filter(|_| PER.contains(&pair[0].word.as_str())).copied()
    };
    let unit = rest.windows(2).find_map(per).or_else(|| rest.iter().find_map(adverb))?;
    Some(TermKey::of(&stem(unit)))
}
