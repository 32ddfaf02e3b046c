//! What a sum of money is of: what was bid, owed or stolen is not what something cost.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{AnalysedToken, TokenFlags};

use super::super::plan::Plan;
use super::super::rank::keys::KeySet;
use super::highlight::asked_for;

/// Words of a price: what is meant where a question has no word of any group ("How much is a ticket?").
const PRICE: &str = "cost price fee pay paid spend spent buy bought purchase sell sold worth value fare toll tariff rent charge payment deal damage";
/// Other words that say what a sum is of, those of one meaning together.
const OTHERS: &[&str] = &[
    "offer bid propose",
    "earn salary wage pay paid receive get got make made win won prize award pension bonus",
    "lose lost loss deficit",
    "owe debt borrow loan lend lent",
    "steal stole stolen embezzle defraud siphon loot theft haul take took taken",
    "save saving cut",
    "raise collect donate donation give gave given contribute grant fund invest investment",
    "fine penalty repay compensation damage",
    "sales revenue turnover takings",
    "profit",
    "rise rose risen increase climb fall fell fallen drop",
    "aside budget reserve provision",
];

static GROUPS: LazyLock<Vec<KeySet>> = LazyLock::new(|| {
    let all = std::iter::once(&PRICE).chain(OTHERS);
    all.map(|words| KeySet::of(words)).collect()
});
/// What may follow a sum and tell what it is of: "the £5.9m spent on him".
static SPENT: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("spent paid raised stolen owed lost"));
static FOR: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("for on"));
static PAY: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("pay paid give gave given"));

/// Words before a sum among which the one that says what it is of is looked for.
const BEFORE: usize = 8;
/// Words behind one, among which it is told on what it was spent.
const BEHIND: usize = 6;

/// Whether nothing shows that the sum of the tokens `sum` of a sentence is of something else than what the question asks.
pub(super) fn may_be_of_that(plan: &Plan, tokens: &[AnalysedToken], sum: Range<usize>) -> bool {
    if is_spent_on_another(plan, &tokens[sum.end..]) {
        return false;
    }
    let from = sum.start.saturating_sub(BEFORE);
    let says = |at: &usize| groups_of(&tokens[*at]) != 0;
    match (from..sum.start).rev().find(says) {
        Some(at) => is_asked(plan, &tokens[at]) && !is_paid_to_it(plan, &tokens[at..sum.start]),
        None => true,
    }
}

/// The groups that a word belongs to, a bit for each, that of a price first.
fn groups_of(token: &AnalysedToken) -> u32 {
    if token.flags.has(TokenFlags::NAME) {
        return 0;
    }
    let has = |(at, group): (usize, &KeySet)| u32::from(group.has(token.key)) << at;
    GROUPS.iter().enumerate().map(has).sum()
}

/// Whether the question asks for what a word says a sum is of.
fn is_asked(plan: &Plan, token: &AnalysedToken) -> bool {
    let of = |group: &KeySet| {
        let mut terms = plan.terms.iter().filter(|term| !term.name);
        terms.any(|term| term.keys().any(|(key, _)| group.has(key)))
    };
    let asked: u32 = (0..GROUPS.len())
        .map(|at| u32::from(of(&GROUPS[at])) << at)
        .sum();
    let asked = if asked == 0 { 1 } else { asked };
    asked & groups_of(token) != 0 || asked_for(plan, token.key)
}

/// Whether a sum is paid to what it is asked for: "will have to pay Nordane 350 million" is no price of Nordane.
fn is_paid_to_it(plan: &Plan, between: &[AnalysedToken]) -> bool {
    let bought = |t: &AnalysedToken| {
        let mut terms = plan.terms.iter().filter(|term| term.is_own_name());
        terms.any(|term| {
            plan.asked.paid_for.is_some_and(|at| term.place > at)
                && term.keys().any(|(key, _)| key == t.key)
        })
    };
    let [verb, to, ..] = between else {
        return false;
    };
    PAY.has(verb.key) && bought(to)
}

/// Whether what follows a sum tells that it was spent on somebody whom the question does not name.
fn is_spent_on_another(plan: &Plan, behind: &[AnalysedToken]) -> bool {
    let [spent, on, object @ ..] = behind else {
        return false;
    };
    let mut object = object.iter().take(BEHIND);
    let named = plan.terms.iter().any(|term| term.is_own_name());
    named && SPENT.has(spent.key) && FOR.has(on.key) && !object.any(|t| asked_for(plan, t.key))
}
