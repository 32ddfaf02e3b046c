//! Clauses, roughly: which part of a sentence tells of what is asked.

use std::ops::Range;

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::highlight::asked_for;

/// Words that open a clause.
const OPENERS: [&str; 16] = [
    "but", "while", "when", "after", "before", "until", "since", "which", "who", "where",
    "although", "though", "because", "whose", "that", "as",
];

/// Clauses of a sentence: parted by marks, by words that open one, and by "and" or "or" unless a number or a time follows ("between 2 and 5
/// May").
pub(super) fn clauses(tokens: &[AnalysedToken]) -> Vec<Range<usize>> {
    let is = |at: usize, word: &str| tokens[at].key == TermKey::of(word);
    let goes_on = |at: usize| {
        let next = tokens.get(at + 1);
        next.is_some_and(|t| t.flags.has(TokenFlags::NUMBER) || t.flags.has(TokenFlags::TIME))
    };
    let opens = |at: usize| {
        let parted = tokens[at].span.start() > tokens[at - 1].span.end() + 1;
        let joined = (is(at, "and") || is(at, "or")) && !goes_on(at);
        parted || joined || OPENERS.iter().any(|word| is(at, word))
    };
    let mut starts: Vec<usize> = std::iter::once(0)
        .chain((1..tokens.len()).filter(|at| opens(*at)))
        .collect();
    starts.push(tokens.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Whether a time stands in a clause that tells of something else: it opens with "which" behind a mark, and the word before that mark is
/// none of the question's. "The fourth storm of the season, which began in September" began with the season.
pub(super) fn is_of_another(plan: &Plan, tokens: &[AnalysedToken], time: Span) -> bool {
    let holds =
        |clause: &Range<usize>| tokens[clause.clone()].iter().any(|t| time.contains(t.span));
    let Some(start) = clauses(tokens)
        .into_iter()
        .find(holds)
        .map(|clause| clause.start)
    else {
        return false;
    };
    let Some(before) = start.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let parted = tokens[start].span.start() > before.span.end() + 1;
    parted && tokens[start].key == TermKey::of("which") && !asked_for(plan, before.key)
}

/// Of several times told in a sentence, those whose clause says what happened: "opened in 1962 and strengthened in 1994" opened it in 1962.
/// Times of clauses that say something else of the question stay, and all do where none says anything of it.
pub(super) fn keep_of_the_deed(
    plan: &Plan,
    tokens: &[AnalysedToken],
    is_plain: impl Fn(&Term) -> bool,
    times: &mut Vec<Span>,
) {
    if times.len() < 2 {
        return;
    }
    let clauses = clauses(tokens);
    let said = |clause: &Range<usize>| -> Vec<usize> {
        let words = &tokens[clause.clone()];
        let here = |term: &Term| {
            term.keys()
                .any(|(key, _)| words.iter().any(|t| t.key == key))
        };
        let plain = plan.terms.iter().enumerate();
        plain
            .filter(|(_, term)| is_plain(term) && here(term))
            .map(|(at, _)| at)
            .collect()
    };
    let of_time = |time: &Span| -> Vec<usize> {
        let holds = |clause: &&Range<usize>| {
            let words = &tokens[(*clause).clone()];
            words.iter().any(|t| time.contains(t.span))
        };
        clauses.iter().find(holds).map(said).unwrap_or_default()
    };
    let weight = |terms: &[usize]| -> f64 { terms.iter().map(|at| plan.terms[*at].weight).sum() };
    let told: Vec<Vec<usize>> = times.iter().map(of_time).collect();
    let best = told
        .iter()
        .max_by(|a, b| weight(a).total_cmp(&weight(b)))
        .filter(|best| !best.is_empty())
        .cloned();
    let Some(best) = best else {
        return;
    };
    let adds = |terms: &Vec<usize>| *terms == best || terms.iter().any(|term| !best.contains(term));
    let mut own = told.iter();
    times.retain(|_| own.next().is_some_and(adds));
}
