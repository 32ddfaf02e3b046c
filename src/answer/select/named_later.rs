//! Somebody whom one sentence tells of by what they are and the next one names: "The owner of the ferry was arrested on Thursday. Teo Maris,
//! 61, was stopped at the airport."

use crate::model::Span;
use crate::text::{AnalysedToken, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::highlight::{Shown, asked_for};
use super::whole_name;

/// Words at the start of a sentence among which what somebody is stands: "The former owner".
const OPENING: usize = 3;
/// Words of a name at least.
const NAME: usize = 2;
/// The oldest that anybody becomes.
const OLDEST: u32 = 122;

/// The name of whoever is what `term` says, where exactly one sentence names them so.
pub(super) fn name(plan: &Plan, term: &Term, shown: &Shown<'_>) -> Option<Span> {
    let mut found = shown.sentences.windows(2).filter_map(|pair| {
        let told = opens_with(term, pair[0], shown.text) && !names_anybody(pair[0]);
        told.then(|| named_first(plan, pair[1], shown.text))
            .flatten()
    });
    found.next().filter(|_| found.next().is_none())
}

/// Whether a sentence begins with "The owner", "A former owner".
fn opens_with(term: &Term, tokens: &[AnalysedToken], text: &str) -> bool {
    let first = tokens.first().and_then(|t| t.span.cut(text));
    let article = first.is_some_and(|word| matches!(word, "The" | "A" | "An"));
    let says = |t: &AnalysedToken| term.keys().next().is_some_and(|(key, _)| key == t.key);
    article && tokens.iter().skip(1).take(OPENING).any(says)
}

fn names_anybody(tokens: &[AnalysedToken]) -> bool {
    tokens.iter().any(|t| t.flags.has(TokenFlags::PERSON))
}

/// The name that a sentence begins with, where an age follows and then no word of speech: somebody who is told of, not one who tells.
fn named_first(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let is_name = |t: &AnalysedToken| {
        let capital = t.span.cut(text).unwrap_or("");
        t.flags.has(TokenFlags::NAME) && capital.starts_with(char::is_uppercase)
    };
    let length = tokens.iter().take_while(|t| is_name(t)).count();
    let (name, rest) = tokens.split_at(length);
    let (age, next) = (rest.first()?, rest.get(1)?);
    let between = |a: &AnalysedToken, b: &AnalysedToken| text.get(a.span.end()..b.span.start());
    let aged = between(name.last()?, age) == Some(", ")
        && between(age, next) == Some(", ")
        && age
            .span
            .cut(text)?
            .parse::<u32>()
            .is_ok_and(|age| age <= OLDEST);
    let known = name.iter().all(|t| asked_for(plan, t.key));
    let fits = length >= NAME && aged && !known && !next.flags.has(TokenFlags::SPEECH);
    fits.then(|| whole_name::whole(tokens, &(0..length), text))
}
