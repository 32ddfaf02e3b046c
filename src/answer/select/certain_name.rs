//! The name that answers "who", where it is certain.

mod aside;
mod by_grammar;
mod names;
mod said_of;

use std::ops::Range;

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::highlight::{BEST, Shown, TELLING, holding};
use super::{dated, former, named_later, whole_name, wished};
use aside::{
    did_something_else, has_left, has_lost, holds_that_office, is_inserted, is_thing, is_where,
    merely_says,
};
use by_grammar::{Doer, by_grammar, together, undergoes};
use names::names;
use said_of::{is_office, is_said_of, predicate};

/// The name that answers: the certain one of the sentence that holds most of the question, else of all that hold much of it.
pub(super) fn person(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    let keys = || {
        shown
            .sentences
            .iter()
            .map(|tokens| tokens.iter().map(|t| t.key))
    };
    if asks_about_a_name(plan, shown)
        || dated::is_of_another_year(plan, shown)
        || former::is_held_no_more(plan, keys())
    {
        return None;
    }
    let only_wished = |tokens: &[AnalysedToken]| {
        predicate(plan).is_some_and(|term| wished::is_only_wished(plan, term, tokens))
    };
    for least in [BEST, TELLING] {
        let sentences: Vec<Vec<AnalysedToken>> = holding(plan, shown, least)
            .into_iter()
            .filter(|tokens| !only_wished(tokens))
            .map(|tokens| outside_brackets(tokens, shown.text))
            .collect();
        let sentences: Vec<&[AnalysedToken]> = sentences.iter().map(Vec::as_slice).collect();
        match together(&sentences, |tokens| by_grammar(plan, tokens, shown.text)) {
            Doer::Named(name) => return Some(name),
            Doer::Uncertain => return None,
            Doer::Untold => {}
        }
        if let Some(name) = certain(plan, &sentences.concat(), shown.text) {
            return Some(name);
        }
    }
    predicate(plan).and_then(|term| named_later::name(plan, term, shown))
}

/// The words of a sentence without those in round brackets, which are only added: "Eastford (7-2, Valley League) won the cup".
fn outside_brackets(tokens: &[AnalysedToken], text: &str) -> Vec<AnalysedToken> {
    let from = tokens.first().map_or(0, |first| first.span.start());
    let outside = |token: &&AnalysedToken| {
        let before = text.get(from..token.span.start()).unwrap_or_default();
        before.rfind('(') <= before.rfind(')')
    };
    tokens.iter().filter(outside).copied().collect()
}

/// Whether nothing but names is asked about, as the quote writes them: "who is jonas holt". Nobody else is the answer.
fn asks_about_a_name(plan: &Plan, shown: &Shown<'_>) -> bool {
    let tokens = || shown.sentences.iter().copied().flatten();
    let named = |term: &Term| {
        let mut here = tokens().filter(|t| term.keys().next().is_some_and(|(key, _)| key == t.key));
        here.any(|t| t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::ROLE))
    };
    !plan.terms.is_empty() && plan.terms.iter().all(|term| term.name || named(term))
}

/// Who did it by the word "by" ("was opened by Mayor Roe"), else the only name that the question does not hold, or the only one of several
/// beside a word of the question that is no name itself ("Ambassador to Niger, Sylvain Itte"). Whoever holds an office must hold that of
/// the question's place: "President Roe" of another country is somebody else.
fn certain(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let mut names = names(plan, tokens, text);
    let by: Vec<_> = names
        .iter()
        .filter(|name| !undergoes(plan) && !did_something_else(plan, tokens, name))
        .filter(|name| is_agent(plan, tokens, name))
        .collect();
    if let [agent] = by.as_slice() {
        return Some(whole_name::whole(tokens, agent, text));
    }
    names.retain(|name| {
        !is_where(tokens, name)
            && !is_thing(tokens, name)
            && !is_inserted(plan, tokens, name)
            && !merely_says(plan, tokens, name)
            && !has_left(plan, tokens, name)
            && !has_lost(plan, tokens, name)
            && !did_something_else(plan, tokens, name)
            && holds_that_office(plan, tokens, name)
    });
    let beside: Vec<_> = names
        .iter()
        .filter(|name| is_within(plan, tokens, name, BESIDE))
        .collect();
    // Whoever holds an office stands right beside it; others only speak of it.
    let office = predicate(plan).is_some_and(is_office);
    let reach = if office { FROM_OFFICE } else { FROM_ONLY };
    let only = match (names.as_slice(), beside.as_slice()) {
        ([one], _) if is_within(plan, tokens, one, reach) => one,
        (_, [one]) => *one,
        _ => return None,
    };
    Some(whole_name::whole(tokens, only, text))
}

/// Words between "by" and a name: "by Mayor Jonas Roe", "by the painter Ann Lee".
const AFTER_BY: usize = 3;
/// Words between what was done and by whom: "opened on Friday by".
const BEFORE_BY: usize = 6;

/// Whether a name follows "by", and before that stands a word of the question that is no name.
fn is_agent(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let by = TermKey::of("by");
    let from = name.start.saturating_sub(AFTER_BY);
    let Some(at) = (from..name.start).rev().find(|at| tokens[*at].key == by) else {
        return false;
    };
    let plain = tokens[at + 1..name.start]
        .iter()
        .all(|t| !t.flags.has(TokenFlags::NAME) || t.flags.has(TokenFlags::ROLE));
    plain
        && tokens[..at]
            .iter()
            .rev()
            .take(BEFORE_BY)
            .any(|t| is_said_of(plan, t))
}

/// Words between a name and what is asked of it, where there are other names.
const BESIDE: usize = 3;
/// The same between an office and the only name of a sentence: "the director of the museum, Jane Roe".
const FROM_OFFICE: usize = 5;
/// The same for the only name of a sentence where no office is asked for.
const FROM_ONLY: usize = 8;

/// Whether a word of the question that is no name stands within so many words of the tokens `name`.
fn is_within(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>, words: usize) -> bool {
    let from = name.start - age_before(&tokens[..name.start]);
    let before = tokens[..from].iter().rev().take(words);
    let end = name.end + party_behind(&tokens[name.end..]);
    let after = tokens[end..].iter().take(words);
    before.chain(after).any(|t| is_said_of(plan, t))
}

/// Words of the party or place behind a name, which part nothing: "of the Greens".
fn party_behind(tokens: &[AnalysedToken]) -> usize {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| t.key == TermKey::of(word));
    if !is(0, "of") {
        return 0;
    }
    let from = 1 + usize::from(is(1, "the"));
    let names = tokens[from..]
        .iter()
        .take_while(|t| t.flags.has(TokenFlags::NAME));
    match names.count() {
        0 => 0,
        named => from + named,
    }
}

/// Words of the age at the end of what stands before a name, which part nothing: "52-year-old".
fn age_before(tokens: &[AnalysedToken]) -> usize {
    let [.., number, year, old] = tokens else {
        return 0;
    };
    let joined = |a: &AnalysedToken, b: &AnalysedToken| b.span.start() == a.span.end() + 1;
    let age = number.flags.has(TokenFlags::NUMBER)
        && year.key == TermKey::of("year")
        && old.key == TermKey::of("old");
    if age && joined(number, year) && joined(year, old) {
        3
    } else {
        0
    }
}
