//! Ages: "Jane Roe, 47, said" and "she is 61" say how old somebody is without the word.

use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::keys::keys;
use super::pool::{Pool, TermSet};

/// Digits of an age at most, and the bytes between a name and its age: "Jane Roe, 47, said".
const AGE: usize = 2;

/// Whether a question asks for an age.
pub(super) fn asked(plan: &Plan) -> bool {
    plan.asked.of.contains(&TermKey::of("old"))
}

/// Whether an age stands behind a name as news writes it, or somebody "is 61".
pub(super) fn told(tokens: &[AnalysedToken]) -> bool {
    (1..tokens.len()).any(|at| is_behind_a_name(tokens, at) || is_years(tokens, at))
}

fn has_two_digits(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::DIGIT) && token.span.end() - token.span.start() == AGE
}

fn is_behind_a_name(tokens: &[AnalysedToken], at: usize) -> bool {
    let (name, number) = (&tokens[at - 1], &tokens[at]);
    name.flags.has(TokenFlags::NAME)
        && has_two_digits(number)
        && number.span.start() == name.span.end() + AGE
}

fn is_years(tokens: &[AnalysedToken], at: usize) -> bool {
    let number = &tokens[at];
    let alone = tokens.get(at + 1).is_none_or(|next| {
        next.flags.has(TokenFlags::STOP) || next.span.start() > number.span.end() + 1
    });
    has_two_digits(number) && alone && keys().aged.has(tokens[at - 1].key)
}

/// Marks the words for an age as held by the sentences that tell one, when an age is asked for.
pub(crate) fn mark(plan: &Plan, pool: &mut Pool<'_>) {
    if !asked(plan) {
        return;
    }
    let is_age = |key: TermKey| plan.asked.of.contains(&key);
    let terms = plan.terms.iter().zip(0_u32..32);
    let any = terms
        .filter(|(term, _)| term.keys().next().is_some_and(|(key, _)| is_age(key)))
        .fold(0, |set, (_, at)| set | 1 << at);
    let held = TermSet { exact: 0, any };
    for hit in 0..pool.hits.len() {
        for at in 0..pool.passages[hit].sentences.len() {
            if told(pool.tokens(hit, at)) {
                let passage = &mut pool.passages[hit];
                passage.sentences[at].terms = passage.sentences[at].terms.with(held);
                passage.terms = passage.terms.with(held);
            }
        }
    }
    pool.note_best_sentence();
}
