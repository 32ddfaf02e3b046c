//! The sum of money that answers "how much", where it is certain.

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::certain_number::{is_about, whole_number};
use super::highlight::{BEST, Shown, TELLING, asked_for, holding};
use super::sum_of_what::may_be_of_that;

/// The only sum of money in the sentences that hold most of the question, else in those that hold much of it; with the sign and the words
/// of its currency, unless the sentence says that it is of something else. The quote must hold all names of the question: a fee that one
/// company pays is not what it pays for the other.
pub(super) fn sum(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    let quoted = |key: TermKey| {
        shown
            .sentences
            .iter()
            .any(|s| s.iter().any(|t| t.key == key))
    };
    let mut names = plan.terms.iter().filter(|term| term.is_own_name());
    if !names.all(|term| term.keys().any(|(key, _)| quoted(key))) {
        return None;
    }
    let in_those = |least: f64| {
        let mut sentences = holding(plan, shown, least);
        sentences.retain(|tokens| is_about(plan, tokens, shown));
        let sums: Vec<Option<Span>> = sentences
            .iter()
            .flat_map(|tokens| sums(plan, tokens, shown.text))
            .collect();
        sums
    };
    let found = [BEST, TELLING].into_iter().map(in_those);
    let found = found.into_iter().find(|sums| !sums.is_empty())?;
    match found.as_slice() {
        [one] => *one,
        _ => None,
    }
}

/// The sums of money of a sentence that the question does not say itself; `None` for each that is of something else.
fn sums(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Vec<Option<Span>> {
    let money = |t: &AnalysedToken| t.flags.has(TokenFlags::MONEY);
    let goes_on = |a: &AnalysedToken, b: &AnalysedToken| {
        money(a) == money(b) && b.span.start() <= a.span.end() + 1
    };
    let mut start = 0;
    let mut found = Vec::new();
    for run in tokens.chunk_by(goes_on) {
        if money(&run[0]) && !run.iter().all(|t| asked_for(plan, t.key)) {
            let whole = whole_number(tokens, start, text).join(run[run.len() - 1].span);
            let of_that = may_be_of_that(plan, tokens, start..start + run.len());
            found.push(of_that.then_some(whole));
        }
        start += run.len();
    }
    found
}
