//! Surnames: where an article has named somebody in full, the surname alone means the same person.

use super::super::plan::Plan;
use super::super::plan::synonyms;
use super::super::plan::terms::Term;
use super::keys::keys;
use super::pool::{Mark, SeenArticle, SeenPassage, TermSet};
use crate::index::Hit;
use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon};

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
    let others = of_others(plan, hits, articles.len(), passages);
    for (hit, passage) in hits.iter().zip(passages) {
        let known = articles.get(passage.article).map_or(0, |a| a.terms.any);
        let others = others.get(passage.article).copied().unwrap_or(0);
        for (before, surname) in &names {
            let rest = known & before;
            if rest != 0 && others >> surname & 1 == 0 {
                complete_in(&hit.analysis.tokens, passage, rest, *surname);
            }
        }
    }
}

/// By article: the terms that it also writes as part of the name of another, as bits: "Linda Roe" beside Tom Roe, "Mrs Roe", "Roe and
/// Sons", "Roe United". There the word alone may be any of them.
fn of_others(plan: &Plan, hits: &[Hit], count: usize, passages: &[SeenPassage]) -> Vec<u32> {
    let asked: Vec<TermKey> = plan
        .terms
        .iter()
        .filter_map(|term| term.keys().next().map(|(key, _)| key))
        .collect();
    let mut found = vec![0; count];
    for (hit, passage) in hits.iter().zip(passages) {
        let tokens = &hit.analysis.tokens;
        for mark in &passage.marks {
            if is_of_another(tokens, mark.token as usize, &asked)
                && let Some(set) = found.get_mut(passage.article)
            {
                *set |= 1_u32.checked_shl(u32::from(mark.term)).unwrap_or(0);
            }
        }
    }
    found
}

/// Whether the word at `at` belongs to a name with words that nobody asked for.
fn is_of_another(tokens: &[AnalysedToken], at: usize, asked: &[TermKey]) -> bool {
    let touch = |left: usize, right: usize| match (tokens.get(left), tokens.get(right)) {
        (Some(left), Some(right)) => left.span.end() + 1 == right.span.start(),
        _ => false,
    };
    let other = |at: usize| {
        let token = &tokens[at];
        token.flags.has(TokenFlags::NAME)
            && !token.flags.has(TokenFlags::ROLE)
            && !token.flags.has(TokenFlags::PLACE)
            && !asked.contains(&token.key)
    };
    let before = at
        .checked_sub(1)
        .is_some_and(|b| touch(b, at) && (other(b) || keys().spouse.has(tokens[b].key)));
    let behind = touch(at, at + 1) && other(at + 1);
    let firm = touch(at, at + 1)
        && touch(at + 1, at + 2)
        && keys().joins.has(tokens[at + 1].key)
        && keys().firm.has(tokens[at + 2].key);
    before || behind || firm
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
pub(super) fn add(passage: &mut SeenPassage, sentence: usize, mark: Mark) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::text::{Analysis, sentences, stem};

    #[test]
    fn a_namesake_a_wife_and_a_firm_are_others() {
        let asked = ["tom", "harlow"].map(|word| TermKey::of(&stem(word)));
        for (text, other) in [
            ("Police caught Harlow in Korvik.", false),
            ("Police caught Tom Harlow in Korvik.", false),
            ("Police caught Mayor Harlow in Korvik.", false),
            ("Police met Mrs Harlow in Korvik.", true),
            ("Police met Linda Harlow in Korvik.", true),
            ("The building firm Harlow and Sons is bankrupt.", true),
            ("They saw Harlow United lose.", true),
            ("They saw Harlow and Roe.", false),
        ] {
            let tokens = Analysis::of(text, &sentences(text, Span::of(text))).tokens;
            let at = tokens.iter().position(|t| t.key == asked[1]).unwrap();
            assert_eq!(is_of_another(&tokens, at, &asked), other, "{text}");
        }
    }

    #[test]
    fn a_name_with_another_or_an_article_before_it_does_not_stand_alone() {
        for (text, alone) in [
            ("Police caught Harlow in Korvik.", true),
            ("Police caught Tom Harlow in Korvik.", false),
            ("Police closed the Harlow in Korvik.", false),
        ] {
            let tokens = Analysis::of(text, &sentences(text, Span::of(text))).tokens;
            let key = TermKey::of(&stem("harlow"));
            let at = tokens.iter().position(|t| t.key == key).unwrap();
            assert_eq!(stands_alone(&tokens, at), alone, "{text}");
        }
    }
}
