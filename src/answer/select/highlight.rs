//! The words that answer, marked only where that is certain.

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::rank::keys::keys;

/// Spans of the article's text that answer, among the tokens of a quote. Empty when nothing is certain.
pub(crate) fn highlights(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Vec<Span> {
    match plan.asked.kind {
        Kind::Count | Kind::Money => number(plan, tokens).into_iter().collect(),
        Kind::Time => times(plan, tokens, text),
        Kind::Reason => reason(tokens, text).into_iter().collect(),
        Kind::Person => only_name(plan, tokens).into_iter().collect(),
        Kind::Quotation => quotations(tokens),
        _ => Vec::new(),
    }
}

fn asked_for(plan: &Plan, key: TermKey) -> bool {
    plan.terms.iter().any(|t| t.keys().any(|(k, _)| k == key))
}

fn counted(plan: &Plan, key: TermKey) -> bool {
    plan.asked.of.contains(&key)
        || plan.terms.iter().any(|t| {
            t.keys()
                .next()
                .is_some_and(|(own, _)| plan.asked.of.contains(&own))
                && t.keys().any(|(k, _)| k == key)
        })
}

/// The first number with its thing right behind it: "1,500 French soldiers".
fn number(plan: &Plan, tokens: &[AnalysedToken]) -> Option<Span> {
    let at = tokens.iter().enumerate().find_map(|(at, t)| {
        let fits = t.flags.has(TokenFlags::NUMBER)
            && !t.flags.has(TokenFlags::TIME)
            && !asked_for(plan, t.key);
        let noun = tokens[at + 1..]
            .iter()
            .take(4)
            .position(|n| counted(plan, n.key));
        (fits && noun.is_some()).then(|| (at, at + 1 + noun.unwrap_or(0)))
    })?;
    Some(tokens[at.0].span.join(tokens[at.1].span))
}

/// The time expressions that the question does not hold itself, when there is just one run of them.
fn times(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Vec<Span> {
    let runs = runs(tokens, |t| {
        t.flags.has(TokenFlags::TIME) && !asked_for(plan, t.key)
    });
    if runs.is_empty() || runs.len() > 2 {
        return Vec::new();
    }
    runs.into_iter()
        .filter(|span| {
            span.cut(text)
                .is_some_and(|s| s.chars().any(char::is_alphanumeric))
        })
        .collect()
}

/// From "because" (or "due to") to the end of its sentence, without the closing mark.
fn reason(tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let marker = tokens
        .iter()
        .find(|t| t.key == TermKey::of("because") || t.key == TermKey::of("due"))?;
    let rest = Span::new(marker.span.start(), tokens.last()?.span.end())?;
    let end = rest
        .cut(text)?
        .find(['.', '!', '?', '\n'])
        .map_or(rest.end(), |at| rest.start() + at);
    Span::new(rest.start(), end)
}

/// The only name that the question does not hold.
fn only_name(plan: &Plan, tokens: &[AnalysedToken]) -> Option<Span> {
    let runs = runs(tokens, |t| {
        t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::TIME) && !keys().role.has(t.key)
    });
    let new: Vec<Span> = runs
        .into_iter()
        .filter(|run| {
            tokens
                .iter()
                .filter(|t| run.contains(t.span))
                .all(|t| !asked_for(plan, t.key))
        })
        .collect();
    match new.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Words in quotation marks, when a verb of speech stands outside them.
fn quotations(tokens: &[AnalysedToken]) -> Vec<Span> {
    let quoted = |t: &AnalysedToken| t.flags.has(TokenFlags::QUOTED);
    if !tokens
        .iter()
        .any(|t| !quoted(t) && keys().speech.has(t.key))
    {
        return Vec::new();
    }
    runs(tokens, quoted)
}

/// Runs of tokens that `fits` picks, as spans.
fn runs(tokens: &[AnalysedToken], fits: impl Fn(&AnalysedToken) -> bool) -> Vec<Span> {
    tokens
        .chunk_by(|a, b| fits(a) == fits(b))
        .filter(|run| fits(&run[0]))
        .filter_map(|run| Some(run.first()?.span.join(run.last()?.span)))
        .collect()
}
