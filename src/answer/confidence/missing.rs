//! What the question names and the quotes lack: the signs that something else is told.

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::plan::synonyms;
use super::super::plan::terms::Term;
use super::super::plan::words;
use super::super::rank::Candidate;
use super::super::rank::pool::{Pool, TermSet};
use super::super::rank::signals::Signal;
use super::super::rank::speech::theirs;
use super::elsewhere::held_around;
use super::{SHOWN, View, around, quoted, together};
use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon};

/// Idf mass up to which a missing word counts in full.
const ORDINARY: f64 = 4.0;

/// Long questions nearly always have some word that is not there, so it counts less there.
fn by_length(pool: &Pool<'_>) -> f64 {
    (ORDINARY / pool.weights.total).min(1.0)
}

/// Weight of the most telling name or number of the question that stands nowhere around the quote: the strongest single sign of
/// "not covered".
pub(super) fn missing_name(view: &View<'_>) -> f64 {
    heaviest_missing(view, view.around, is_named) * by_length(view.pool)
}

/// The question's terms with their numbers and what each counts where it is doubted whether the question is answered.
fn weighed<'a>(view: &'a View<'_>) -> impl Iterator<Item = (usize, &'a Term, f64)> {
    let terms = view.plan.terms.iter().zip(&view.pool.doubts.each);
    terms
        .enumerate()
        .map(|(at, (term, weight))| (at, term, *weight))
}

/// Numbers that only say that there were many.
const MANY: &[&str] = &["dozens", "hundreds", "thousands", "millions", "billions"];

fn is_named(term: &Term) -> bool {
    let number = term.number && !MANY.contains(&term.word.as_str());
    (term.name || number) && !term.source && !term.date
}

/// Share of the question's words that are neither names nor dates which none of the best quotes holds, squared: who and where may be
/// the same in many reports, but what is asked about them must be said. One word of several may be said in another way.
pub(super) fn unsaid(view: &View<'_>) -> f64 {
    let said = said(view);
    // What was taken over from the question before is not what is asked now, unless nothing else is.
    let anew = view.plan.terms.iter().any(|term| !term.inherited);
    let (mut missing, mut all) = (0.0, 0.0);
    for (at, term, weight) in weighed(view) {
        if is_named(term) || term.date || term.source || anew && term.inherited {
            continue;
        }
        all += weight;
        if !said(at, term) {
            missing += weight;
        }
    }
    if all > 0.0 {
        (missing / all).powi(2)
    } else {
        0.0
    }
}

/// Whether a follow-up took words over, and the best quotes say nothing of its own words, only of those; or nothing is said of whoever is named
/// but a single thing that no quote speaks of.
pub(super) fn own_unsaid(view: &View<'_>) -> f64 {
    let terms = &view.plan.terms;
    let own = || terms.iter().enumerate().filter(|(_, t)| !t.inherited);
    if own().count() == 0 || own().count() == terms.len() {
        if only_word_unsaid(view) {
            return 1.0;
        }
        return if only_thing_unsaid(view) {
            IN_PART
        } else {
            0.0
        };
    }
    let said = said(view);
    let any = own().any(|(at, term)| said(at, term));
    f64::from(u8::from(!any || !any_of_both(view)))
}

/// Whether a quote says something of a follow-up's own words in a passage that says something of what it took over: "Nobody was hurt" in
/// a report on the library says nothing of the mill.
fn any_of_both(view: &View<'_>) -> bool {
    let taken = view.plan.set_of(|term| term.inherited);
    let own = view.plan.set_of(|term| !term.inherited);
    view.quotes.iter().take(SHOWN).any(|quote| {
        let held = quoted(view.plan, view.pool, &[quote]).any;
        let told = around(view.pool, &[quote]).any;
        held & own != 0 && told & taken != 0
    })
}

/// Whether a question says one word besides its times, and none of the quotes says it: "Who died in August 2024?".
fn only_word_unsaid(view: &View<'_>) -> bool {
    let terms = view.plan.terms.iter().enumerate();
    let mut words = terms.filter(|(_, term)| !term.date && !term.source);
    let dated = view.plan.terms.iter().any(|term| term.date);
    match (words.next(), words.next()) {
        (Some((at, term)), None) => dated && !said(view)(at, term),
        _ => false,
    }
}

/// What it counts that the only thing asked is said nowhere: it may be said in words that nobody knows for it.
const IN_PART: f64 = 0.35;

/// What a word weighs at least that is a thing to be asked: "university" of "go to university".
const TELLS: f64 = 0.22;

/// Whether one thing alone is asked of somebody or something with a name ("Where was Jane Roe born?"), and none of the quotes and further
/// passages speaks of it in any words, nor what stands right before one.
fn only_thing_unsaid(view: &View<'_>) -> bool {
    let plan = view.plan;
    let of_type = |term: &Term| plan.asked.type_words.contains(&term.place);
    let is_thing = |(term, _): &(&Term, u32)| {
        let thing = term.weight >= TELLS && !of_type(term) && !is_named(term);
        let empty = words::is_light(&term.word) || words::is_title(&term.word);
        thing && !empty && !term.date && !term.source
    };
    let mut things = plan.terms.iter().zip(0_u32..32).filter(is_thing);
    let (Some((thing, at)), None) = (things.next(), things.next()) else {
        return false;
    };
    let named = plan.terms.iter().any(Term::is_own_name);
    let mut all = view.quotes.iter();
    let said_around = all.any(|quote| held_around(view, quote) >> at & 1 == 1);
    let number = usize::try_from(at).unwrap_or_default();
    named && !said_around && !said(view)(number, thing)
}

/// Whether one of the best quotes says a term, by its number: as a word, or as an age, which says "old" without it.
fn said<'a>(view: &'a View<'_>) -> impl Fn(usize, &Term) -> bool + 'a {
    let quotes = view.quotes.iter().take(SHOWN);
    let held = quotes
        .map(|quote| quoted(view.plan, view.pool, &[quote]))
        .fold(TermSet::default(), TermSet::with);
    let aged = view.plan.asked.of.contains(&TermKey::of("old")) && uncounted(view) == 0.0;
    move |at, term| held.any >> at & 1 == 1 || aged && is_counted(view, term)
}

/// Whether a term is the thing that is counted.
fn is_counted(view: &View<'_>, term: &Term) -> bool {
    let head = term.keys().next();
    head.is_some_and(|(key, _)| view.plan.asked.of.contains(&key))
}

/// Whether things are counted, and none of the best quotes has a number of that very thing.
pub(super) fn uncounted(view: &View<'_>) -> f64 {
    let asked = &view.plan.asked;
    if !matches!(asked.kind, Kind::Count | Kind::Money) || asked.of.is_empty() {
        return 0.0;
    }
    let counted = view.quotes.iter().take(SHOWN);
    1.0 - counted
        .map(|quote| quote.signals[Signal::KindExact as usize])
        .fold(0.0, f64::max)
}

fn heaviest_missing(view: &View<'_>, set: TermSet, which: impl Fn(&Term) -> bool) -> f64 {
    weighed(view)
        .filter(|(at, term, _)| set.any >> at & 1 == 0 && which(term))
        .map(|(_, _, weight)| weight)
        .fold(0.0, f64::max)
}

/// Whether somebody's words are asked for, and all of the best quotes are words of others or nobody's.
pub(super) fn other_speaker(view: &View<'_>) -> f64 {
    let theirs = |quote: &&Candidate| quote.signals[Signal::Kind as usize] > 0.0;
    let best = view.quotes.iter().copied().take(SHOWN);
    let quotes: Vec<&Candidate> = best.filter(theirs).collect();
    match (view.plan.speaker, quotes.as_slice()) {
        (0, _) => 0.0,
        (_, []) => 1.0,
        _ if of_something_else(view, &quotes) => OFF_TOPIC,
        _ => 0.0,
    }
}

/// What it counts that nothing of what somebody's words are asked on is said in the article: it may be said in words that nobody knows for it.
const OFF_TOPIC: f64 = 0.5;

/// What a word weighs at least that only few reports are about.
const RARE: f64 = 0.6;

/// Whether somebody's words on something are asked for that other articles speak of, but none of those that these quotes are from. Whoever is
/// asked for by their office may speak under their name elsewhere.
fn of_something_else(view: &View<'_>, quotes: &[&Candidate]) -> bool {
    let (plan, pool) = (view.plan, view.pool);
    let rare = plan.set_of(|term| {
        let plain = !is_named(term) && !term.date && !term.source && !term.inherited;
        plain && term.weight >= RARE && term.known
    });
    let hits = quotes.iter().map(|quote| quote.window.hit);
    let told = hits.fold(around(pool, quotes), |set, hit| {
        set.with(pool.articles[pool.passages[hit].article].terms)
    });
    let topic = rare & !plan.speaker;
    let office = plan.set_of(|term| lexicon::role_of_office(&term.word));
    topic != 0 && office & plan.speaker == 0 && told.any & topic == 0
}

/// Whether somebody's words on something are asked for, and it is not said in the sentences of these windows that are theirs, nor right before
/// or over them: others speak of it. As a veto this refused three right answers to golden questions for each wrong one, so it only takes the
/// certainty away.
pub(crate) fn is_beside_the_topic<'a>(
    plan: &Plan,
    pool: &Pool<'_>,
    quotes: impl Iterator<Item = &'a Candidate>,
) -> bool {
    let topic = plan.set_of(|term| {
        let telling = term.name || term.weight >= RARE && term.known;
        telling && !term.number && !term.date && !term.source && !term.inherited
    });
    let topic = topic & !plan.speaker;
    let own = |quote: &&Candidate| quote.signals[Signal::Kind as usize] > 0.0;
    let windows = quotes.filter(own).map(|quote| quote.window);
    plan.speaker != 0 && topic != 0 && theirs(plan, pool, windows).any & topic == 0
}

/// Weight of the most telling country of the question that stands neither in the quotes nor in their titles, when the best quote speaks
/// of another one: troops in one country, when those in another are asked for.
pub(super) fn other_place(view: &View<'_>) -> f64 {
    let Some(best) = view.quotes.first() else {
        return 0.0;
    };
    let other = |t: &AnalysedToken| t.flags.has(TokenFlags::PLACE) && !view.pool.is_asked(t.key);
    let speaks = best
        .window
        .sentences()
        .any(|at| view.pool.tokens(best.window.hit, at).iter().any(other));
    if !speaks {
        return 0.0;
    }
    let titled = together(view.plan, view.quotes)
        .iter()
        .fold(view.quoted, |set, quote| {
            set.with(view.pool.passages[quote.window.hit].title)
        });
    heaviest_missing(view, titled, |term| synonyms::place(&term.word).is_some())
}
