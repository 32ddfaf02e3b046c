//! Names behind the words that say what they are to the question: "from Vienna", "by the Reds".

use super::terms::{Asking, Term, set_of};
use crate::text::TermKey;

/// Words before a name that say what it is to the rest. "In" and "at" are left out: what is in a town is in its country, too.
const BEFORE: &[&str] = &["from", "to", "by", "with", "against", "between", "for"];

/// A name of the question behind such a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// The terms of the name, as bits.
    pub(crate) names: u32,
    /// The word before it.
    pub(crate) behind: TermKey,
}

/// The names of a question that stand behind such words.
pub(super) fn slots(terms: &[Term], asking: &[Asking]) -> Vec<Slot> {
    let own = |place: usize| {
        let mut own = terms.iter().filter(|term| term.is_own_name());
        own.any(|term| term.place == place)
    };
    let begins = |place: usize| place > 0 && own(place) && !own(place - 1);
    let slot = |place: usize| {
        let before = asking.get(place.checked_sub(1)?)?.token.word.as_str();
        let end = (place..).find(|at| !own(*at))?;
        let names = set_of(terms, |term| {
            term.is_own_name() && (place..end).contains(&term.place)
        });
        let behind = TermKey::of(before);
        BEFORE.contains(&before).then_some(Slot { names, behind })
    };
    let places = 0..asking.len();
    places.filter(|at| begins(*at)).filter_map(slot).collect()
}
