//! The reason that answers "Why …?", where a sentence gives it in so many words.

use std::sync::LazyLock;

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::rank::keys::KeySet;
use super::highlight::{BEST, Shown, holding};

/// What opens a reason by itself, and with "to" behind it.
static BECAUSE: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("because"));
static DUE: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("due owing"));
static TO: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("to"));

/// Share of the question's weight that a sentence has to say beside the reason: what it gives the reason for is what is asked.
const ASKED: f64 = 0.6;

/// Words behind a comma among which a verb of speech makes the rest say whose words they are: ", the mayor said".
const SPEAKER: usize = 5;

/// From "because", "due to" or "owing to" to where the reason ends, in the sentence that holds most of the question.
pub(super) fn reason(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    let best = holding(plan, shown, BEST);
    best.into_iter().find_map(|tokens| {
        let at = marker(tokens)?;
        let end = end(tokens, at, shown.text);
        let (before, behind) = (&tokens[..at], &tokens[end..]);
        let says = weight_of(plan, before) + weight_of(plan, behind);
        let asked: f64 = plan.terms.iter().map(|term| term.weight).sum();
        let is_given = end > at + 1 && says >= ASKED * asked;
        is_given.then(|| tokens[at].span.join(tokens[end - 1].span))
    })
}

/// The word that opens a reason, unless it is denied: "not because of the rain".
fn marker(tokens: &[AnalysedToken]) -> Option<usize> {
    let is = |at: usize, set: &KeySet| tokens.get(at).is_some_and(|t| set.has(t.key));
    let opens = |at: &usize| is(*at, &BECAUSE) || is(*at, &DUE) && is(at + 1, &TO);
    let at = (0..tokens.len()).find(opens)?;
    let before = at.checked_sub(1).map(|before| tokens[before]);
    let denied = before.is_some_and(|t| t.flags.has(TokenFlags::NEGATION));
    (!denied).then_some(at)
}

/// The word behind the last one of the reason: its sentence ends, a comma parts it from who says so, or it stands first and a comma parts
/// it from what it is the reason for.
fn end(tokens: &[AnalysedToken], at: usize, text: &str) -> usize {
    let comma = |next: &usize| {
        let gap = text.get(tokens[next - 1].span.end()..tokens[*next].span.start());
        gap.is_some_and(|gap| gap.contains(','))
    };
    let mut commas = (at + 1..tokens.len()).filter(comma);
    let told = |next: &usize| {
        let rest = tokens[*next..].iter();
        let speech = rest.take(SPEAKER).any(|t| t.flags.has(TokenFlags::SPEECH));
        speech || at == 0
    };
    commas.find(told).unwrap_or(tokens.len())
}

/// Weight of the question's words among these.
fn weight_of(plan: &Plan, tokens: &[AnalysedToken]) -> f64 {
    let here = |key: TermKey| tokens.iter().any(|token| token.key == key);
    let held = plan
        .terms
        .iter()
        .filter(|term| term.keys().any(|(key, _)| here(key)));
    held.map(|term| term.weight).sum()
}
