//! Vetoes for what can't be the answer: quotes that hold nothing of the kind, and a number or an office of another country.

use std::sync::LazyLock;

use super::super::plan::asked::Kind;
use super::super::plan::synonyms;
use super::super::plan::terms::Term;
use super::super::plan::words::{self, is_past};
use super::super::rank::keys::keys;
use super::super::rank::signals::Signal;
use super::super::rank::{Candidate, ages};
use super::listed::only_listed;
use super::{SHOWN, View};
use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon, stem};

/// Share of what the best of the quotes holds of the question in one sentence that one must hold for its sum to be about it.
const ABOUT_IT: f64 = 0.6;

/// Whether a time, a number or a sum is asked for, and none of the best quotes holds any beside what the question says itself (for a sum,
/// none of those that are about the question); or a thing of a sort none of which they name, or when somebody became what nobody became.
pub(super) fn no_such_thing(view: &View<'_>) -> f64 {
    if names_none(view) || never_became(view) {
        return 1.0;
    }
    if !matches!(view.plan.asked.kind, Kind::Count | Kind::Money | Kind::Time) {
        return 0.0;
    }
    let held = |quote: &Candidate| quote.signals[Signal::CoverageBest as usize];
    let most = best(view).map(held).fold(0.0, f64::max);
    // Of a time the next sentence may tell; a sum stands where it is spoken of.
    let least = if view.plan.asked.kind == Kind::Money {
        ABOUT_IT * most
    } else {
        0.0
    };
    let mut about = best(view).filter(|quote| held(quote) >= least || priced(view, quote));
    let any = about.any(|quote| quote.signals[Signal::Kind as usize] > 0.0);
    if !any || no_age(view) {
        return 1.0;
    }
    if count_unsaid(view) {
        COUNT_UNSAID
    } else {
        0.0
    }
}

/// What it counts that things are counted of which the deed is not said: it may be said in words that nobody knows for it.
const COUNT_UNSAID: f64 = 0.5;

/// Whether a quote has a sum in a sentence that says the very thing right behind the question word: "tickets cost £24" for "How much is a
/// ticket for the Oldtown fair?", whatever else it does not say.
fn priced(view: &View<'_>, quote: &Candidate) -> bool {
    let plain = |term: &&Term| !term.name && !term.number && !words::is_light(&term.word);
    let terms = view.plan.terms.iter();
    let Some(nearest) = terms.filter(plain).max_by(|a, b| a.near.total_cmp(&b.near)) else {
        return false;
    };
    let bit = view.plan.set_of(|term| std::ptr::eq(term, nearest));
    let hit = quote.window.hit;
    quote.window.sentences().any(|at| {
        let sum = |t: &AnalysedToken| t.flags.has(TokenFlags::MONEY) && !view.pool.is_asked(t.key);
        view.pool.passages[hit].sentences[at].terms.exact & bit != 0
            && view.pool.tokens(hit, at).iter().any(sum)
    })
}

/// Whether a thing of a sort is asked for ("which language") whose words are known, and no quote holds any.
fn names_none(view: &View<'_>) -> bool {
    let members = &view.plan.asked.members;
    let names = |quote: &Candidate| words_of(view, quote).any(|t| members.contains(&t.key));
    !members.is_empty() && !best(view).any(names)
}

/// Whether it is asked when somebody became something, and no sentence that names them (any, where nobody is named) says that anybody
/// became anything.
fn never_became(view: &View<'_>) -> bool {
    let names = view.plan.set_of(Term::is_own_name);
    let tells = |quote: &Candidate| {
        let hit = quote.window.hit;
        quote.window.sentences().any(|at| {
            let held = view.pool.passages[hit].sentences[at].terms.any;
            let mut words = view.pool.tokens(hit, at).iter();
            (names == 0 || held & names != 0) && words.any(|t| keys().became.has(t.key))
        })
    };
    view.plan.asked.becoming && !best(view).any(tells)
}

/// The words of a quote.
fn words_of<'a>(view: &'a View<'_>, quote: &Candidate) -> impl Iterator<Item = &'a AnalysedToken> {
    let window = quote.window;
    window
        .sentences()
        .flat_map(move |at| view.pool.tokens(window.hit, at))
}

/// Whether an age is asked for and no quote tells one of whoever is asked about: "the 900 old people" are no age of their carer, nor is
/// it that of another who is named beside him.
fn no_age(view: &View<'_>) -> bool {
    let named = |t: &AnalysedToken| t.flags.has(TokenFlags::NAME) || t.flags.has(TokenFlags::FIRST);
    let asked = |t: &AnalysedToken| named(t) && view.pool.is_asked(t.key);
    let names = view.plan.terms.iter().filter(|term| term.is_own_name());
    let (named, single) = match names.count() {
        0 => (false, false),
        count => (true, count == 1),
    };
    let relative = ages::of_whose(view.plan);
    let says = |term: &Term, key| term.keys().any(|(own, _)| own == key);
    let tells = |quote: &Candidate| {
        let hit = quote.window.hit;
        quote.window.sentences().any(|at| {
            let here = view.pool.tokens(hit, at);
            if let Some(relative) = relative {
                let number = here.iter().any(|t| t.flags.has(TokenFlags::NUMBER));
                return number && here.iter().any(|t| says(relative, t.key));
            }
            if !named {
                return ages::may_tell(here);
            }
            let before = (at.saturating_sub(BEFORE)..at).flat_map(|at| view.pool.tokens(hit, at));
            ages::may_be_of(here, &asked, (before.clone().any(asked), single))
        })
    };
    ages::asked(view.plan) && !best(view).any(tells)
}

/// Whether things are counted of which something is said that no quote says in any form: "have died" of soldiers who are only there.
fn count_unsaid(view: &View<'_>) -> bool {
    let asked = &view.plan.asked;
    asked.kind == Kind::Count && asked.head.is_some() && !asked.unnamed && deed_unsaid(view)
}

/// Whether something is asked to have been done ("built") that no quote says in any form.
fn deed_unsaid(view: &View<'_>) -> bool {
    let asked = &view.plan.asked;
    let own = |term: &Term| term.keys().next().map(|(key, _)| key);
    let deed = |(term, _): &(&Term, u32)| {
        let plain = !term.name && !term.inherited && !term.date && !term.source;
        plain && own(term) != asked.head && is_past(&term.word) && !words::is_light(&term.word)
    };
    let mut deeds = view.plan.terms.iter().zip(0..32).filter(deed).peekable();
    let said =
        |(_, at): (&Term, u32)| best(view).any(|quote| held_around(view, quote) >> at & 1 == 1);
    deeds.peek().is_some() && !deeds.any(said)
}

/// Whether the number that is asked for is one of another country than the question's ("French soldiers in Chad"), the holder of an
/// office holds it elsewhere ("president of the United States"), the very thing is told of another country, or that
/// country is only listed among others.
pub(super) fn elsewhere(view: &View<'_>) -> f64 {
    let other = match view.plan.asked.kind {
        Kind::Count | Kind::Money => counted_elsewhere(view),
        Kind::Person => in_office_elsewhere(view),
        Kind::Definition => told_apart(view),
        _ => false,
    };
    f64::from(u8::from(
        other || theirs_elsewhere(view) || only_listed(view) || another_capital(view),
    ))
}

static CAPITAL: LazyLock<TermKey> = LazyLock::new(|| TermKey::of(&stem("capital")));
/// Words between "capital" and its name: "Niamey, the capital".
const NEXT_TO: usize = 2;

/// Whether the capital of a country is asked for, and the best quotes name that of another one, whatever else they say of the country.
fn another_capital(view: &View<'_>) -> bool {
    let is_it = |term: &Term| term.keys().next().is_some_and(|(key, _)| key == *CAPITAL);
    if !view.plan.terms.iter().any(is_it) || countries(view).next().is_none() {
        return false;
    }
    let beside = |quote: &Candidate| {
        let words: Vec<&AnalysedToken> = words_of(view, quote).collect();
        let said = words.iter().enumerate().filter(|(_, t)| t.key == *CAPITAL);
        let near = said.flat_map(|(at, _)| {
            let to = words.len().min(at + 1 + NEXT_TO);
            words[at.saturating_sub(NEXT_TO)..to].to_vec()
        });
        near.filter(|t| t.flags.has(TokenFlags::PLACE))
            .collect::<Vec<_>>()
    };
    let mut places = best(view).flat_map(beside).peekable();
    places.peek().is_some() && !places.any(|place| view.pool.is_asked(place.key))
}

/// Whether nothing but a thing of a country is asked about ("the capital of Togo"), and no quote speaks of both: those with the thing
/// speak of another country's.
fn told_apart(view: &View<'_>) -> bool {
    let telling: Vec<(&Term, u32)> = view
        .plan
        .terms
        .iter()
        .zip(0..32)
        .filter(|(t, _)| !t.source)
        .collect();
    let is_country = |term: &Term| synonyms::place(&term.word).is_some();
    let [one, other] = telling.as_slice() else {
        return false;
    };
    let both = 1 << one.1 | 1 << other.1;
    is_country(one.0) != is_country(other.0)
        && !(one.0.name && other.0.name)
        && !best(view).any(|quote| held_around(view, quote) & both == both)
}

/// Whether the question asks about a country's people or things ("American troops"), and the best quote speaks of another one's
/// ("French troops"), nowhere of that country.
fn theirs_elsewhere(view: &View<'_>) -> bool {
    let next = |country: &Term| {
        let mut terms = view.plan.terms.iter();
        terms.find(|term| term.place == country.place + 1 && !term.name)
    };
    let asked: Vec<(&Term, &Term)> = countries(view)
        .filter_map(|country| Some((country, next(country)?)))
        .collect();
    let another = |thing: &Term, quote: &Candidate| {
        let words: Vec<&AnalysedToken> = around(view, quote).collect();
        words.windows(2).any(|pair| {
            let other = pair[0].flags.has(TokenFlags::PLACE) && !view.pool.is_asked(pair[0].key);
            other && thing.keys().any(|(key, _)| key == pair[1].key)
        })
    };
    let Some(first) = view.quotes.first() else {
        return false;
    };
    let heard =
        |country: &Term| stands_in(country, around(view, first)) || titled(view, country, first);
    let mut asked = asked.into_iter();
    asked.any(|(country, thing)| another(thing, first) && !heard(country))
}

pub(super) fn best<'a>(view: &'a View<'_>) -> impl Iterator<Item = &'a Candidate> {
    view.quotes.iter().take(SHOWN).copied()
}

/// The question's countries: all words that may stand for each. Of the United States and their like the first word.
pub(super) fn countries<'a>(view: &'a View<'_>) -> impl Iterator<Item = &'a Term> {
    let country =
        |term: &Term| synonyms::place(&term.word).is_some() || term.name && term.word == "united";
    let terms = view.plan.terms.iter();
    terms.filter(move |term| !term.source && country(term))
}

/// Sentences before a quote that may say where it is.
const BEFORE: usize = 2;

/// The words of a quote and of the sentences before it in its passage.
fn around<'a>(
    view: &'a View<'_>,
    quote: &Candidate,
) -> impl Iterator<Item = &'a AnalysedToken> + Clone {
    let window = quote.window;
    let sentences = window.sentences();
    let from = window.first.saturating_sub(BEFORE);
    (from..sentences.end).flat_map(move |at| view.pool.tokens(window.hit, at))
}

/// The terms of the question that stand in a quote or right before it, in whatever words: bit n is term n.
pub(super) fn held_around(view: &View<'_>, quote: &Candidate) -> u32 {
    let sentences = &view.pool.passages[quote.window.hit].sentences;
    let from = quote.window.first.saturating_sub(BEFORE);
    let run = sentences.get(from..quote.window.sentences().end);
    run.unwrap_or(&[])
        .iter()
        .fold(0, |set, sentence| set | sentence.terms.any)
}

fn stands_in<'a>(term: &Term, mut tokens: impl Iterator<Item = &'a AnalysedToken>) -> bool {
    let keys: Vec<TermKey> = term.keys().map(|(key, _)| key).collect();
    tokens.any(|token| keys.contains(&token.key))
}

/// Whether those of the best quotes that have a number of the thing all name another country, and not one of the question's.
fn counted_elsewhere(view: &View<'_>) -> bool {
    let exact: Vec<&Candidate> = best(view).filter(|quote| counts(view, quote)).collect();
    let another = |quote: &Candidate| {
        let mut names = around(view, quote);
        names.any(|t| t.flags.has(TokenFlags::PLACE) && !view.pool.is_asked(t.key))
    };
    let lacks = |term: &Term| {
        !exact
            .iter()
            .any(|quote| stands_in(term, around(view, quote)) || titled(view, term, quote))
    };
    !exact.is_empty() && exact.iter().all(|quote| another(quote)) && countries(view).any(lacks)
}

/// Words between a number and the thing that it counts.
const COUNTED: usize = 4;

/// Whether a quote has a number of the very thing that is asked for.
fn counts(view: &View<'_>, quote: &Candidate) -> bool {
    let asked = &view.plan.asked;
    let heads: Vec<TermKey> = asked
        .head
        .map_or_else(|| asked.of.clone(), |head| vec![head]);
    let is_head = |term: &&Term| {
        term.keys()
            .next()
            .is_some_and(|(own, _)| heads.contains(&own))
    };
    let named: Vec<TermKey> = view
        .plan
        .terms
        .iter()
        .filter(is_head)
        .flat_map(|t| t.keys().map(|(key, _)| key))
        .collect();
    let sentences = quote.window.sentences();
    sentences.into_iter().any(|at| {
        let tokens = view.pool.tokens(quote.window.hit, at);
        tokens.iter().enumerate().any(|(n, token)| {
            let number = token.flags.has(TokenFlags::NUMBER) && !view.pool.is_asked(token.key);
            number
                && tokens[n + 1..]
                    .iter()
                    .take(COUNTED)
                    .any(|t| named.contains(&t.key))
        })
    })
}

/// Whether the title of a quote's article holds a term.
fn titled(view: &View<'_>, term: &Term, quote: &Candidate) -> bool {
    let at = view
        .plan
        .terms
        .iter()
        .position(|other| std::ptr::eq(other, term));
    let title = view.pool.passages[quote.window.hit].title;
    at.is_some_and(|at| title.any >> at & 1 == 1)
}

/// Words between an office and the name of who holds it.
const BESIDE: usize = 4;

/// Whether an office of a country is asked for, and in none of the best quotes somebody holds it near that country's name.
fn in_office_elsewhere(view: &View<'_>) -> bool {
    let office =
        |term: &Term| !term.name && lexicon::facts(&term.word).has(lexicon::WordFacts::ROLE);
    let asked = view.plan.terms.iter().any(office);
    let mut places = countries(view).peekable();
    if !asked || places.peek().is_none() {
        return false;
    }
    let held = |quote: &Candidate| {
        let sentences = quote.window.sentences();
        sentences
            .into_iter()
            .any(|at| has_holder(view, view.pool.tokens(quote.window.hit, at)))
            && countries(view).all(|term| stands_in(term, around(view, quote)))
    };
    !best(view).any(held)
}

/// Whether a sentence names somebody beside the office that the question asks for.
fn has_holder(view: &View<'_>, tokens: &[AnalysedToken]) -> bool {
    let holder = |t: &AnalysedToken| {
        (t.flags.has(TokenFlags::PERSON) || t.flags.has(TokenFlags::NAME))
            && !view.pool.is_asked(t.key)
            && !t.flags.has(TokenFlags::ROLE)
    };
    tokens.iter().enumerate().any(|(at, token)| {
        view.pool.is_asked_plainly(token.key)
            && (tokens[at + 1..].iter().take(BESIDE).any(holder)
                || tokens[..at].iter().rev().take(BESIDE).any(holder))
    })
}
