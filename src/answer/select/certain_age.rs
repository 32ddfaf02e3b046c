//! The age that answers "How old was Roe when he died?", where it is certain.

use crate::model::Span;
use crate::text::{AnalysedToken, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::super::rank::ages;
use super::super::rank::keys::keys;
use super::certain_number::is_number;
use super::highlight::Shown;

/// The oldest that anybody becomes.
const OLDEST: u32 = 122;
/// Words between what happened and the age at which it did: "died at his home on Monday aged 88".
const FROM_DEED: usize = 10;

/// The only age in the sentences that name whoever is asked about, as news tells it: "Emil Rask, 88, died", "died at 88", "aged 88". Where the
/// question is about a death, the sentence must tell of it.
pub(super) fn age(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    let of_death = plan.terms.iter().any(|term| {
        term.keys()
            .next()
            .is_some_and(|(key, _)| keys().died.has(key))
    });
    let mut found: Vec<Span> = Vec::new();
    for (at, tokens) in shown.sentences.iter().enumerate() {
        let dies = tokens.iter().any(|t| keys().died.has(t.key));
        let before = at.checked_sub(1).map(|before| shown.sentences[before]);
        let means = || before.is_some_and(|before| means_them(plan, before, (tokens, shown.text)));
        if !names_them(plan, tokens) && !means() || of_death != dies {
            continue;
        }
        let alone = !names_another(plan, tokens);
        let ages = (1..tokens.len()).filter(|at| {
            is_age(plan, (tokens, shown.text), *at, of_death)
                && (alone || is_behind_name(plan, (tokens, shown.text), *at))
        });
        found.extend(ages.map(|at| tokens[at].span));
    }
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Whether an age is asked for at all.
pub(super) fn is_asked(plan: &Plan) -> bool {
    ages::asked(plan)
}

/// Whether the age of a relative or the like of somebody named is asked for, which no form of words tells for certain.
pub(super) fn is_of_a_relative(plan: &Plan) -> bool {
    ages::of_whose(plan).is_some()
}

fn names(plan: &Plan) -> impl Iterator<Item = &Term> {
    plan.terms
        .iter()
        .filter(|term| term.name && !term.source && !term.date)
}

fn is_asked_name(plan: &Plan, token: &AnalysedToken) -> bool {
    names(plan).any(|term| term.keys().next().is_some_and(|(key, _)| key == token.key))
}

/// Whether a sentence names whoever is asked about. "Emil" alone may be another Emil.
fn names_them(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    let named = |term: &Term| {
        let own = term.keys().next();
        own.is_some_and(|(key, _)| tokens.iter().any(|t| t.key == key))
    };
    names(plan).next().is_some() && names(plan).all(named)
}

/// Whether a sentence begins with "He" or "She", and the one before it names whoever is asked about and nobody else, as
/// far as two names in a row may be somebody.
fn means_them(
    plan: &Plan,
    before: &[AnalysedToken],
    (tokens, text): (&[AnalysedToken], &str),
) -> bool {
    let opening = tokens.first().and_then(|t| t.span.cut(text));
    let other = |t: &AnalysedToken| t.flags.has(TokenFlags::NAME) && !is_asked_name(plan, t);
    let may_be_another = before.windows(2).any(|pair| pair.iter().all(other));
    matches!(opening, Some("He" | "She"))
        && names_them(plan, before)
        && !names_another(plan, before)
        && !may_be_another
}

/// Whether a sentence names another person.
fn names_another(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    let mut persons = tokens.iter().filter(|t| t.flags.has(TokenFlags::PERSON));
    persons.any(|t| !is_asked_name(plan, t))
}

/// Whether a number stands right behind the whole name of whoever is asked about: "Emil Rask, 61, was stopped, Captain Roe said". Whoever
/// else is named, it is not that one's age.
fn is_behind_name(plan: &Plan, (tokens, text): (&[AnalysedToken], &str), at: usize) -> bool {
    let beside = |a: &AnalysedToken, b: &AnalysedToken| b.span.start() == a.span.end() + 1;
    let last = &tokens[at - 1];
    if text.get(last.span.end()..tokens[at].span.start()) != Some(", ") {
        return false;
    }
    let mut own = 0;
    let mut next = last;
    for token in tokens[..at].iter().rev() {
        let joins = own == 0 || beside(token, next);
        if !joins || !token.flags.has(TokenFlags::NAME) {
            break;
        }
        if !is_asked_name(plan, token) {
            return false;
        }
        (own, next) = (own + 1, token);
    }
    own >= names(plan).count()
}

/// Whether the number at `at` is an age by the words around it.
fn is_age(
    plan: &Plan,
    (tokens, text): (&[AnalysedToken], &str),
    at: usize,
    of_death: bool,
) -> bool {
    let word = |at: usize| {
        let token = tokens.get(at);
        token
            .and_then(|t| t.span.cut(text))
            .unwrap_or("")
            .to_lowercase()
    };
    let alone = tokens.get(at + 1).is_none_or(|next| {
        next.span.start() > tokens[at].span.end() + 1 || next.flags.has(TokenFlags::STOP)
    });
    let digits = word(at).parse::<u32>().is_ok_and(|age| age <= OLDEST);
    if !is_number(plan, &tokens[at]) || !digits || !alone {
        return false;
    }
    let behind = text.get(tokens[at - 1].span.end()..tokens[at].span.start());
    let named = behind == Some(", ") && is_asked_name(plan, &tokens[at - 1]);
    let of_age = at > 1 && word(at - 1) == "of" && word(at - 2) == "age";
    let (aged, at_age) = (word(at - 1) == "aged", word(at - 1) == "at");
    let near = &tokens[at.saturating_sub(FROM_DEED)..at];
    let deed = of_death && near.iter().any(|t| keys().died.has(t.key));
    named || deed && (of_age || aged || at_age)
}
