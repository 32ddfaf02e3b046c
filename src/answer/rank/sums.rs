//! Sums of money: "Roe raised $212,000" says how much money without that word.

use crate::text::{TermKey, TokenFlags, stem};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::pool::Pool;

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
    pool.hold(any, |tokens| {
        tokens.iter().any(|t| t.flags.has(TokenFlags::MONEY))
    });
}
