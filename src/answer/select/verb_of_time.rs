//! Which verb a time belongs to: of "the painting stolen in 2011 was found on Thursday" the year is that of the theft.

use std::ops::Range;

use crate::model::Span;
use crate::text::AnalysedToken;

use super::super::plan::terms::Term;
use super::super::plan::{Plan, words};
use super::clause;

/// Words that make the past participle behind them the verb of its sentence.
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "been", "be", "being",
];

/// A verb of the past in a clause, with those right beside it ("found hidden").
struct Verb {
    words: Range<usize>,
    /// Whether the question says it.
    asked: bool,
    /// Whether a form of "be" or "have" stands before it.
    finite: bool,
}

/// Keeps the times of what the question asks about, where a clause has several verbs. All stay where none is of such a verb.
pub(super) fn keep_of_the_verb(
    plan: &Plan,
    (tokens, text): (&[AnalysedToken], &str),
    is_plain: impl Fn(&Term) -> bool,
    times: &mut Vec<Span>,
) {
    let asked = |t: &AnalysedToken| {
        let mut plain = plan.terms.iter().filter(|term| is_plain(term));
        plain.any(|term| term.keys().any(|(key, _)| key == t.key))
    };
    let clauses = clause::clauses(tokens);
    let of = |time: &Span| {
        let at = tokens.partition_point(|t| t.span.start() < time.start());
        let clause = clauses.iter().find(|clause| clause.contains(&at))?;
        let verbs = verbs(tokens, text, clause, &asked);
        (verbs.len() > 1 && verbs.iter().any(|verb| verb.asked)).then(|| {
            let own = verb_of(&verbs, at);
            // "The man arrested was released on Thursday": that is no day of the arrest.
            (own.asked, !own.asked && own.finite)
        })
    };
    let told: Vec<Option<(bool, bool)>> = times.iter().map(of).collect();
    let any = told.iter().any(|one| matches!(one, Some((true, _))));
    let mut told = told.into_iter();
    times.retain(|_| match told.next().flatten() {
        Some((theirs, other)) => theirs || !any && !other,
        None => true,
    });
}

/// The verbs of the past of a clause.
fn verbs(
    tokens: &[AnalysedToken],
    text: &str,
    clause: &Range<usize>,
    asked: &impl Fn(&AnalysedToken) -> bool,
) -> Vec<Verb> {
    let word = |at: usize| tokens[at].span.cut(text).unwrap_or("").to_lowercase();
    let is_form = |at: usize| FINITE.contains(&word(at).as_str());
    let is_verb = |at: &usize| {
        let lower = word(*at);
        let own = tokens[*at].span.cut(text) == Some(lower.as_str());
        own && words::is_past(&lower) && !is_form(*at)
    };
    let mut found: Vec<Verb> = Vec::new();
    for at in clause.clone().filter(is_verb) {
        let asked = asked(&tokens[at]);
        match found.last_mut().filter(|verb| verb.words.end == at) {
            Some(verb) => {
                verb.words.end = at + 1;
                verb.asked |= asked;
            }
            None => found.push(Verb {
                words: at..at + 1,
                asked,
                finite: at > clause.start && is_form(at - 1),
            }),
        }
    }
    found
}

/// The verb of the time at `at`: the last one before it, else the one with a form of "be", else the first.
fn verb_of(verbs: &[Verb], at: usize) -> &Verb {
    let before = verbs.iter().rev().find(|verb| verb.words.start < at);
    let main = || verbs.iter().find(|verb| verb.finite);
    before.or_else(main).unwrap_or(&verbs[0])
}
