//! What the question says of the one it asks for, and which words say the same.

use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon};

use super::super::super::plan::Plan;
use super::super::super::plan::terms::Term;

/// Whether a word says what the question says of the one it asks for, if it says anything.
pub(super) fn is_said_of(plan: &Plan, token: &AnalysedToken) -> bool {
    predicate(plan).map_or_else(
        || is_plain_word(plan, token),
        |term| !token.flags.has(TokenFlags::STOP) && says(term, token.key),
    )
}

/// Whether a word is one of the question's that is no name.
pub(super) fn is_plain_word(plan: &Plan, token: &AnalysedToken) -> bool {
    let asked = |term: &Term| term.keys().any(|(key, _)| key == token.key);
    !token.flags.has(TokenFlags::STOP) && plan.terms.iter().any(|t| !t.name && asked(t))
}

pub(super) fn is_office(term: &Term) -> bool {
    lexicon::facts(&term.word).has(lexicon::WordFacts::ROLE)
}

/// Weight from which on another word is the same office: a diplomat need not be the ambassador.
const SAME_OFFICE: f32 = 0.8;
/// Weight from which on a word says the same of somebody: goals are only near to "scored".
const SAME_DEED: f32 = 0.45;

/// Whether a word says what a term says; of an office only what means the very same.
pub(super) fn says(term: &Term, key: TermKey) -> bool {
    let least = if is_office(term) {
        SAME_OFFICE
    } else {
        SAME_DEED
    };
    term.keys()
        .any(|(own, weight)| own == key && weight >= least)
}

/// The first word behind the question word that is no name: what is said of the one who is asked for ("scored" of "who scored the winning
/// goal"); the office behind it, where the first only tells of what kind somebody's is ("lawyer" of "Roe's divorce lawyer").
pub(super) fn predicate(plan: &Plan) -> Option<&Term> {
    let at = plan.asked.focus.as_ref()?.at;
    let typed = &plan.asked.type_words;
    let fits = |term: &&Term| {
        !term.name
            && !term.inherited
            && !term.date
            && term.place > at
            && !typed.contains(&term.place)
    };
    let first = plan.terms.iter().find(fits)?;
    let next_to = |term: &Term, place: usize| term.place == place;
    let somebodys = |term: &Term| term.is_own_name() && next_to(term, first.place - 1);
    let office = |term: &&Term| next_to(term, first.place + 1) && fits(term) && is_office(term);
    if is_office(first) || !plan.terms.iter().any(somebodys) {
        return Some(first);
    }
    plan.terms.iter().find(office).or(Some(first))
}
