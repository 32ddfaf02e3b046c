//! The number of those of whom a question only asks what became of them: "how many died?".

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags, stem};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::super::rank::keys::keys;
use super::super::rank::totals::count_of;
use super::certain_number::{counted, is_number, is_of_another_place, whole_number};

/// Words behind a number among which it is said what became of those it counts: "nine people at the plant died".
const DEED_BEHIND: usize = 5;

/// Whether a number counts those of whom the question asks only what became of them: "killed at least four", "nine were killed",
/// "the number of people who died rose to seven".
pub(super) fn is_of_the_deed(plan: &Plan, tokens: &[AnalysedToken], at: usize) -> bool {
    if !is_number(plan, &tokens[at]) || is_of_another_place(plan, tokens, at) {
        return false;
    }
    let deed = |t: &AnalysedToken| counted(plan, t.key);
    let exact = |t: &&AnalysedToken| !keys().about.has(t.key) || deed(t);
    let mut before = tokens[..at].iter().rev().filter(exact);
    let own = |t: &AnalysedToken| t.span.start() == tokens[at].span.end() + 1;
    let behind = &tokens[at + 1..];
    let near = behind.iter().take(DEED_BEHIND);
    let reach = near.take_while(|t| !is_number(plan, t) || own(t)).count();
    // "Killing four people and injuring 23": that verb has a number of its own.
    let done = (0..reach).any(|n| {
        let mut next = behind[n + 1..].iter().filter(exact);
        deed(&behind[n]) && next.next().is_none_or(|t| !is_number(plan, t))
    });
    let total = || {
        let from = count_of(tokens, at)?;
        tokens[from.saturating_sub(1)..at].iter().find(|t| deed(t))
    };
    before.next().is_some_and(deed) || done || total().is_some()
}

/// The dead of all by a sentence that also tells how many of them died in one place: "raising the toll to five". Only where the dead are
/// asked for.
pub(super) fn toll<'a>(plan: &Plan, tokens: &'a [AnalysedToken]) -> Option<&'a AnalysedToken> {
    let of_death = |term: &Term| {
        let mut close = term.keys().filter(|(_, weight)| *weight >= SAME);
        close.any(|(key, _)| keys().died.has(key))
    };
    if !plan.terms.iter().any(of_death) {
        return None;
    }
    let (toll, to) = (TermKey::of(&stem("toll")), TermKey::of("to"));
    let told = |three: &&[AnalysedToken]| {
        three[0].key == toll && three[1].key == to && is_number(plan, &three[2])
    };
    tokens.windows(3).find(told).map(|three| &three[2])
}

/// Weight from which on another word says the same of somebody: "killed", "died".
const SAME: f32 = 0.5;

/// A number with the noun right behind it: "nine people", but not "nine died".
pub(super) fn with_noun(plan: &Plan, tokens: &[AnalysedToken], at: usize, text: &str) -> Span {
    let adjacent = |pair: &[AnalysedToken]| pair[1].span.start() == pair[0].span.end() + 1;
    let stray = [TokenFlags::STOP, TokenFlags::TIME, TokenFlags::NAME];
    let noun =
        |t: &AnalysedToken| !stray.iter().any(|flag| t.flags.has(*flag)) && !counted(plan, t.key);
    let number = whole_number(tokens, at, text);
    match tokens.get(at..at + 2) {
        Some(pair) if adjacent(pair) && noun(&pair[1]) => number.join(pair[1].span),
        _ => number,
    }
}
