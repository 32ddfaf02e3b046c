//! Numbers of what is only planned: "plans to hire 200" does not say how many were hired.

use std::sync::LazyLock;

use crate::text::{AnalysedToken, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::rank::keys::KeySet;
use super::certain_number::is_number;
use super::clause;
use super::highlight::asked_for;

/// Words before what is wanted, hoped for or feared.
static PLANNED: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of(
        "plans planned intends aims hopes expects expected target wants pledged promised vowed proposed could may might",
    )
});
/// The same, where it is so good as certain. A sum that somebody will pay is what he pays.
static COMING: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("will would shall"));

/// Whether what was is asked for, and all numbers of a sentence are of what was only planned.
pub(super) fn is_only_planned(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    let says_so = |t: &AnalysedToken| {
        let coming = plan.asked.kind == Kind::Count && COMING.has(t.key);
        (PLANNED.has(t.key) || coming) && !t.flags.has(TokenFlags::TIME)
    };
    let asked = || tokens.iter().any(|t| says_so(t) && asked_for(plan, t.key));
    if !plan.past || plan.ahead || asked() {
        return false;
    }
    let clauses = clause::clauses(tokens);
    let is_planned = |at: usize| {
        let own = clauses.iter().find(|clause| clause.contains(&at));
        own.is_some_and(|clause| tokens[clause.start..at].iter().any(says_so))
    };
    let mut numbers = (0..tokens.len())
        .filter(|at| is_number(plan, &tokens[*at]))
        .peekable();
    numbers.peek().is_some() && numbers.all(is_planned)
}
