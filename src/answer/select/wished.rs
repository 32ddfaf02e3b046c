//! Deeds that are only asked for, planned or refused: "asked him to leave in July" does not say that he left.

use std::sync::LazyLock;

use crate::text::{AnalysedToken, TermKey, TokenFlags, stem};

use super::super::plan::terms::Term;
use super::super::plan::{Plan, words};
use super::super::rank::keys::KeySet;

/// Verbs and other words before what need not have been done.
static WISHES: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of(
        "asked ordered told urged wants invited begged demanded refused declined planned intended hoped threatened offered tried \
         expected due scheduled promised vowed pledged agreed advised encouraged required called failed",
    )
});
/// Verbs right before what somebody ought to do or may do: "the mayor should resign".
static OUGHT: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("should must ought could might would may"));
static TO: LazyLock<TermKey> = LazyLock::new(|| TermKey::of(&stem("to")));

/// Words between a wish and what is wished: "asked the ambassador Sylvain Itte to".
const WITHIN: usize = 6;

/// Whether what was is asked for, and a sentence says the verb of the question only as what somebody wished or planned.
pub(super) fn is_only_wished(plan: &Plan, verb: &Term, tokens: &[AnalysedToken]) -> bool {
    let says = |at: &usize| verb.keys().any(|(key, _)| key == tokens[*at].key);
    let mut said = (0..tokens.len()).filter(says).peekable();
    let past = plan.past || words::is_past(&verb.word);
    past && !plan.ahead && said.peek().is_some() && said.all(|at| is_wished(tokens, at))
}

/// Whether the word at `at` stands right behind a verb like "should", or behind "to" with a wish among the few words before that.
fn is_wished(tokens: &[AnalysedToken], at: usize) -> bool {
    let small = |t: &AnalysedToken| !t.flags.has(TokenFlags::CAPITAL);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    if before.is_some_and(|t| OUGHT.has(t.key) && small(t)) {
        return true;
    }
    let Some(to) = at.checked_sub(1).filter(|to| tokens[*to].key == *TO) else {
        return false;
    };
    let near = &tokens[to.saturating_sub(WITHIN + 1)..to];
    near.iter().any(|t| WISHES.has(t.key) && small(t))
}
