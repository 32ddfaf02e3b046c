//! Who did something by what the verbs of sentences say.

use std::ops::Range;

use crate::model::Span;
use crate::text::AnalysedToken;

use super::super::super::plan::terms::Term;
use super::super::super::plan::{Plan, words};
use super::super::doer::Sentence;
use super::super::highlight::asked_for;
use super::super::{contest, whole_name};
use super::names::{may_be_person, owner};
use super::said_of::{is_office, predicate, says};

/// What the grammar of a sentence says of who did something.
pub(super) enum Doer {
    /// These words name him.
    Named(Span),
    /// It was one of those whom it names, and which is not certain.
    Uncertain,
    /// Nothing.
    Untold,
}

/// Who did something by what each of the sentences says; uncertain where they name two.
pub(super) fn together(
    sentences: &[&[AnalysedToken]],
    told: impl Fn(&[AnalysedToken]) -> Doer,
) -> Doer {
    let mut found = Doer::Untold;
    let mut last = None;
    for tokens in sentences {
        match told(tokens) {
            Doer::Named(name) => {
                let surname = tokens
                    .iter()
                    .rfind(|t| name.contains(t.span))
                    .map(|t| t.key);
                if last.is_some() && last != surname {
                    return Doer::Uncertain;
                }
                if last.is_none() {
                    (found, last) = (Doer::Named(name), surname);
                }
            }
            Doer::Uncertain if last.is_none() => found = Doer::Uncertain,
            _ => {}
        }
    }
    found
}

/// Who did it by the grammar, where the question is "Who opened the bridge?" and every verb of the sentence that says so has the same
/// doer; or who won or lost.
pub(super) fn by_grammar(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Doer {
    let sentence = Sentence { tokens, text };
    let (Some(term), Some(focus)) = (predicate(plan), plan.asked.focus.as_ref()) else {
        return Doer::Untold;
    };
    let undergoes = undergoes(plan);
    if is_office(term) || term.place != focus.at + 1 && !undergoes {
        return Doer::Untold;
    }
    let mut verbs = sentence.verbs(|key| says(term, key));
    if contest::is_one(term) {
        verbs.retain(|verb| !contest::is_of_a_share(plan, &sentence, *verb));
    }
    let own = term.keys().next().map(|(key, _)| key);
    let exact = verbs.iter().any(|verb| Some(tokens[*verb].key) == own);
    let doer = |verb: &usize| doer(plan, &sentence, *verb, undergoes);
    let mut doers: Vec<Range<usize>> = verbs.iter().filter_map(doer).collect();
    doers.dedup();
    let by = verbs.iter().any(|verb| sentence.is_passive(*verb));
    let nameless = |verb: &usize| is_nameless(plan, &sentence, *verb);
    if !by && !undergoes && doers.is_empty() && verbs.iter().any(nameless) {
        return Doer::Uncertain;
    }
    let named = |name: Range<usize>| Doer::Named(whole_name::whole(tokens, &name, text));
    let of_contest = contest::is_one(term) && !undergoes;
    let winner = || contest::asked(plan, term, &sentence).map(|name| whose(&sentence, name));
    if !exact && of_contest {
        return match winner() {
            Some(name) => named(name),
            // Whoever wins a round has not won the cup.
            None if contest::is_told(&sentence) => Doer::Uncertain,
            None => Doer::Untold,
        };
    }
    match doers.as_slice() {
        [one] => named(one.clone()),
        _ => of_contest
            .then(winner)
            .flatten()
            .map_or(Doer::Untold, named),
    }
}

/// Who did what a verb of a sentence says, or to whom it was done if the question asks who `undergoes` it: a name that may be somebody's
/// and is not asked about.
fn doer(
    plan: &Plan,
    sentence: &Sentence<'_>,
    verb: usize,
    undergoes: bool,
) -> Option<Range<usize>> {
    let found = match (sentence.is_passive(verb), undergoes) {
        (true, true) => sentence.subject_of_passive(verb),
        (true, false) => sentence.agent(verb),
        (false, true) => None,
        (false, false) => sentence.subject(verb),
    };
    let name = whose(sentence, found?);
    let words = &sentence.tokens[name.clone()];
    let certain = !name.is_empty()
        && may_be_person(words, sentence.text)
        && !words.iter().any(|t| asked_for(plan, t.key));
    certain.then_some(name)
}

/// A name without the words before it that say whose somebody is.
fn whose(sentence: &Sentence<'_>, name: Range<usize>) -> Range<usize> {
    name.start + owner(&sentence.tokens[name.clone()], sentence.text)..name.end
}

/// Whether a verb has a doer who is not named: "The council elected Roe" names no one who did.
fn is_nameless(plan: &Plan, sentence: &Sentence<'_>, verb: usize) -> bool {
    sentence.is_nameless(verb) && !asked_for(plan, sentence.tokens[verb.saturating_sub(1)].key)
}

/// Whether the question asks to whom something was done: "Who was arrested?".
pub(super) fn undergoes(plan: &Plan) -> bool {
    let behind = plan.asked.focus.as_ref().map(|focus| focus.at + 2);
    let done = |term: &Term| Some(term.place) == behind && words::is_past(&term.word);
    plan.passive && predicate(plan).is_some_and(done)
}
