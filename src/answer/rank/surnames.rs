//! Surnames: where an article has named somebody in full, the surname alone means the same person.

use super::super::plan::Plan;
use super::super::plan::synonyms;
use super::super::plan::terms::Term;
use super::keys::keys;
use super::pool::{Mark, SeenArticle, SeenPassage, TermSet};
use crate::index::Hit;
use crate::text::{AnalysedToken, TokenFlags, lexicon};

/// The question's names of several words: the terms before the last one as bits, and the last one's number.
fn full_names(plan: &Plan) -> Vec<(u32, u8)> {
    let is_name = |term: &Term| term.name && !term.number && !term.source && !term.date;
    let goes_on = |one: &Term, next: &Term| {
        is_name(one)
            && is_name(next)
            && next.place == one.place + 1
            && one.inherited == next.inherited
    };
    let mut names = Vec::new();
    let mut number = 0_u8;
    for run in plan.terms.chunk_by(goes_on) {
        let length = u8::try_from(run.len()).unwrap_or(u8::MAX);
        let last = number.saturating_add(length).saturating_sub(1);
        let surname = run.last().is_some_and(may_be_surname);
        if length > 1 && last < 32 && surname {
            let before = (number..last).fold(0, |set, at| set | 1_u32 << at);
            names.push((before, last));
        }
        number = number.saturating_add(length);
    }
    names
}

/// Whether a word may be somebody's: no place and no kind of organisation.
fn may_be_surname(term: &Term) -> bool {
    let organisation = lexicon::facts(&term.word).has(lexicon::WordFacts::ORGANISATION);
    !organisation && synonyms::place(&term.word).is_none()
}

/// Marks the rest of a full name of the question at each surname that stands alone, in articles that hold the rest of it somewhere. "Linda
/// Roe" is not Tom Roe: a name before the surname makes it another's.
pub(super) fn complete(
    plan: &Plan,
    hits: &[Hit],
    articles: &[SeenArticle],
    passages: &mut [SeenPassage],
) {
    let names = full_names(plan);
    if names.is_empty() {
        return;
    }
    for (hit, passage) in hits.iter().zip(passages) {
        let known = articles.get(passage.article).map_or(0, |a| a.terms.any);
        for (before, surname) in &names {
            let rest = known & before;
            if rest != 0 {
                complete_in(&hit.analysis.tokens, passage, rest, *surname);
            }
        }
    }
}

fn complete_in(tokens: &[AnalysedToken], passage: &mut SeenPassage, rest: u32, surname: u8) {
    let alone: Vec<u32> = passage
        .marks
        .iter()
        .filter(|mark| mark.term == surname && stands_alone(tokens, mark.token as usize))
        .map(|mark| mark.token)
        .collect();
    for token in alone {
        let Some(sentence) = passage.sentences.iter().position(|s| {
            passage.marks[s.marks.clone()]
                .iter()
                .any(|mark| mark.token == token)
        }) else {
            continue;
        };
        let lacking = rest & !passage.sentences[sentence].terms.any;
        for term in (0..32_u8).filter(|term| lacking >> term & 1 == 1) {
            add(passage, sentence, Mark { token, term });
        }
    }
}

/// Puts a mark in its place, before the others of its token, and counts its term as held.
fn add(passage: &mut SeenPassage, sentence: usize, mark: Mark) {
    let own = passage.sentences[sentence].marks.clone();
    let at = own.start + passage.marks[own].partition_point(|m| m.token < mark.token);
    passage.marks.insert(at, mark);
    let held = TermSet {
        exact: 0,
        any: 1 << mark.term,
    };
    passage.terms = passage.terms.with(held);
    passage.sentences[sentence].terms = passage.sentences[sentence].terms.with(held);
    passage.sentences[sentence].marks.end += 1;
    for later in &mut passage.sentences[sentence + 1..] {
        later.marks = later.marks.start + 1..later.marks.end + 1;
    }
}

/// Whether somebody's surname stands without a first name.
fn stands_alone(tokens: &[AnalysedToken], at: usize) -> bool {
    let Some(name) = tokens.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let first = before.is_some_and(|t| {
        let touches = t.span.end() + 1 == name.span.start();
        touches && t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::ROLE)
    });
    let of_a_thing = before.is_some_and(|t| keys().articles.has(t.key));
    name.flags.has(TokenFlags::CAPITAL) && !first && !of_a_thing
}
