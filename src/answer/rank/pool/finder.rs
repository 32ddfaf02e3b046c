//! Looks words of articles up among the terms of the question.

use crate::model::DateRange;
use crate::text::TermKey;

use super::super::super::plan::Plan;
use super::super::super::plan::terms::Term;
use super::super::keys::keys as sets;
use super::key_filter::bit_of;
use super::seen::TermSet;

/// Alternatives below this weight help to find passages but do not count as the word.
const CLOSE: f32 = 0.33;

/// Looks keys up among the plan's terms; most tokens are turned away by one bit.
pub(super) struct Finder {
    filter: [u64; 16],
    keys: Vec<(TermKey, u8, bool)>,
    /// Verbs with particles: the verb, what has to follow it, and which term they stand for.
    phrases: Vec<(TermKey, Vec<TermKey>, u8)>,
    /// The years that the question names as such.
    years: Vec<TermKey>,
}

impl Finder {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut keys = Vec::new();
        for (number, term) in plan.terms.iter().enumerate() {
            for (place, (key, weight)) in term.keys().enumerate() {
                if weight < CLOSE {
                    continue;
                }
                // A word that is read as another counts as that word.
                let exact = place == usize::from(term.slip);
                keys.push((key, u8::try_from(number).unwrap_or(u8::MAX), exact));
            }
        }
        keys.sort_unstable();
        let phrases = phrases(plan);
        let mut filter = [0_u64; 16];
        let all = keys.iter().map(|(key, _, _)| *key);
        for key in all.chain(phrases.iter().map(|(verb, _, _)| *verb)) {
            filter[bit_of(key).0] |= bit_of(key).1;
        }
        Self {
            filter,
            keys,
            phrases,
            years: plan.years.iter().map(of_year).collect(),
        }
    }

    /// Whether a word is a year of the question that something is only compared with: what is told "since 1997" is not told of 1997.
    pub(super) fn is_only_compared(&self, key: TermKey, before: Option<TermKey>) -> bool {
        self.years.contains(&key) && before.is_some_and(|before| sets().compares.has(before))
    }

    /// Calls `found` with each term that has this key, or that a verb and what `after` says of the keys behind it stand for.
    pub(super) fn find(
        &self,
        key: TermKey,
        after: impl Fn(usize) -> Option<TermKey>,
        mut found: impl FnMut(u8, bool),
    ) {
        let (word, bit) = bit_of(key);
        if self.filter[word] & bit == 0 {
            return;
        }
        let from = self.keys.partition_point(|(k, _, _)| *k < key);
        for (_, term, exact) in self.keys[from..].iter().take_while(|(k, _, _)| *k == key) {
            found(*term, *exact);
        }
        let fits = |(at, key): (usize, &TermKey)| after(at) == Some(*key);
        for (verb, rest, term) in &self.phrases {
            if *verb == key && rest.iter().enumerate().all(fits) {
                found(*term, false);
            }
        }
    }

    pub(super) fn set(&self, keys: &[TermKey]) -> TermSet {
        let mut set = TermSet::default();
        for (at, key) in keys.iter().enumerate() {
            let after = |n: usize| keys.get(at + 1 + n).copied();
            self.find(*key, after, |term, exact| set.add(term, exact));
        }
        set
    }
}

/// The key of a year in digits.
fn of_year(year: &DateRange) -> TermKey {
    TermKey::of(&year.first().year().to_string())
}

/// The verbs with particles that stand for terms of a plan.
fn phrases(plan: &Plan) -> Vec<(TermKey, Vec<TermKey>, u8)> {
    let of_term = |(term, number): (&Term, u8)| {
        let split = |phrase: &Vec<TermKey>| phrase.split_first().map(|(v, r)| (*v, r.to_vec()));
        let phrases: Vec<_> = term.phrases.iter().filter_map(split).collect();
        phrases
            .into_iter()
            .map(move |(verb, rest)| (verb, rest, number))
    };
    plan.terms.iter().zip(0_u8..).flat_map(of_term).collect()
}
