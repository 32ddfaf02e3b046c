//! The names of some words that may be somebody's, and where each of them begins and ends.

use std::ops::Range;

use crate::model::Span;
use crate::text::{AnalysedToken, TokenFlags};

use super::super::super::plan::Plan;
use super::super::super::rank::keys::keys;
use super::super::highlight::asked_for;

/// Runs of name tokens without anything but white space between, none of them asked for.
pub(super) fn names(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Vec<Range<usize>> {
    let fits = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::TIME) && !keys().role.has(t.key)
    };
    let together = |a: &AnalysedToken, b: &AnalysedToken| {
        let gap = Span::new(a.span.end(), b.span.start()).and_then(|gap| gap.cut(text));
        fits(a) == fits(b) && gap.is_some_and(|gap| gap.trim().is_empty())
    };
    let mut start = 0;
    let mut found = Vec::new();
    for run in tokens.chunk_by(together) {
        let whose = owner(run, text);
        let name = &run[whose..];
        let end = start + run.len();
        let titled = is_title(name, tokens.get(end));
        let certain = fits(&run[0]) && !name.is_empty() && may_be_person(name, text) && !titled;
        if certain && !name.iter().any(|t| asked_for(plan, t.key)) {
            found.push(start + whose..start + run.len());
        }
        start += run.len();
    }
    found
}

/// Whether what looks like a name is the beginning of an office: "Lord" of "the Lord Mayor".
fn is_title(name: &[AnalysedToken], next: Option<&AnalysedToken>) -> bool {
    let role = |t: &AnalysedToken| t.flags.has(TokenFlags::ROLE);
    let beside = |next: &AnalysedToken| {
        let last = name.last();
        last.is_some_and(|last| next.span.start() == last.span.end() + 1)
    };
    name.iter().all(role) && next.is_some_and(|next| role(next) && beside(next))
}

/// Words at the beginning of a name that say whose somebody is: "Brazil's" of "Brazil's Caio Furtado".
pub(super) fn owner(run: &[AnalysedToken], text: &str) -> usize {
    let owns = |t: &AnalysedToken| {
        let behind = text.get(t.span.start()..).unwrap_or("");
        let word = behind.split_whitespace().next().unwrap_or("");
        word.ends_with("'s") || word.ends_with("’s")
    };
    run.iter().rposition(owns).map_or(0, |at| at + 1)
}

/// Whether a name may be somebody's: no place, no outlet or agency in capitals ("CNN"), nothing with a digit ("France 2").
pub(super) fn may_be_person(run: &[AnalysedToken], text: &str) -> bool {
    let shout = |t: &AnalysedToken| {
        let word = t.span.cut(text).unwrap_or("");
        word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
    };
    !run.iter()
        .any(|t| t.flags.has(TokenFlags::PLACE) || t.flags.has(TokenFlags::DIGIT) || shout(t))
}
