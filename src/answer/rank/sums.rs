//! Sums of money: "Roe raised $212,000" says how much money without that word.

use crate::text::{TermKey, TokenFlags, stem};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::pool::{Pool, TermSet};

/// What a sum is, for a question that names it: "how much money", "how much cash".
const SUMS: [&str; 2] = ["money", "cash"];

/// Marks those words as held by the sentences that name a sum, when a sum is asked for.
pub(crate) fn mark(plan: &Plan, pool: &mut Pool<'_>) {
    if plan.asked.kind != Kind::Money {
        return;
    }
    let sums = SUMS.map(|word| TermKey::of(&stem(word)));
    let any = plan.set_of(|term| {
        term.keys()
            .next()
            .is_some_and(|(key, _)| sums.contains(&key))
    });
    if any == 0 {
        return;
    }
    let held = TermSet { exact: 0, any };
    for hit in 0..pool.hits.len() {
        for at in 0..pool.passages[hit].sentences.len() {
            let mut tokens = pool.tokens(hit, at).iter();
            if tokens.any(|t| t.flags.has(TokenFlags::MONEY)) {
                let passage = &mut pool.passages[hit];
                passage.sentences[at].terms = passage.sentences[at].terms.with(held);
                passage.terms = passage.terms.with(held);
            }
        }
    }
    pool.note_best_sentence();
}
