//! Signals of the kind of answer: whether a window can hold a person, a place, a time, a number, a reason, somebody's words.

use crate::text::{AnalysedToken, SentenceFlags, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::plan::terms::Term;
use super::ages;
use super::keys::keys;
use super::pool::is_content;
use super::shape;
use super::signals::View;
use super::speech::{Speech, speech};
use super::totals::count_of;

/// [`super::signals::Signal::Kind`] of a window in which the one whose words are asked for speaks, if not in quotation marks.
pub(crate) const SPOKEN: f64 = 0.75;

/// Whether some word of the window that the question does not hold is of the kind asked for: 1 when it surely is, a half when it
/// may be (any name for a person or a place).
pub(super) fn kind(view: &View<'_>) -> f64 {
    *view.kind.get_or_init(|| of_kind(view))
}

fn of_kind(view: &View<'_>) -> f64 {
    let new = |t: &AnalysedToken| is_content(t) && !view.is_asked(t.key);
    let has = |flag: TokenFlags| view.tokens().iter().any(|t| t.flags.has(flag) && new(t));
    let any = |flag: TokenFlags| view.tokens().iter().any(|t| t.flags.has(flag));
    let key = |set: &super::keys::KeySet| view.tokens().iter().any(|t| set.has(t.key));
    let graded = |sure: bool, may_be: bool| match (sure, may_be) {
        (true, _) => 1.0,
        (false, true) => 0.5,
        _ => 0.0,
    };
    // "How many" asks for no sum of money.
    let many = asks_how_many(view);
    match view.plan.asked.kind {
        Kind::Person => graded(has(TokenFlags::PERSON), has(TokenFlags::NAME)),
        Kind::Place => graded(
            has(TokenFlags::PLACE) || place_name(view) > 0.0,
            has(TokenFlags::NAME),
        ),
        Kind::Name => graded(has(TokenFlags::NAME), any(TokenFlags::QUOTED)),
        Kind::Time if view.plan.asked.year => {
            graded(tells(view, &|t| keys().years.has(t.key) && new(t)), false)
        }
        Kind::Time if view.plan.asked.clock => {
            graded(has_clock(view.tokens()), any(TokenFlags::TIME))
        }
        Kind::Time => graded(tells(view, &|t| t.flags.has(TokenFlags::TIME) && new(t)), {
            key(&keys().time)
        }),
        Kind::Count => {
            let counts = |t: &AnalysedToken| {
                t.flags.has(TokenFlags::NUMBER)
                    && !t.flags.has(TokenFlags::TIME)
                    && (!many || !t.flags.has(TokenFlags::MONEY))
                    && new(t)
            };
            graded(tells(view, &counts), has(TokenFlags::NUMBER))
        }
        Kind::Money => graded(
            tells(view, &|t| t.flags.has(TokenFlags::MONEY) && new(t)),
            has(TokenFlags::NUMBER) && key(&keys().money),
        ),
        Kind::Reason => graded(
            key(&keys().because),
            view.sentences()
                .iter()
                .any(|s| s.flags.has(SentenceFlags::REASON)),
        ),
        Kind::Quotation => match speech(view) {
            Speech::Asked if any(TokenFlags::QUOTED) => 1.0,
            Speech::Asked => SPOKEN,
            Speech::Unknown => 0.5,
            Speech::Other | Speech::None => 0.0,
        },
        Kind::Definition => graded(
            role_beside(view) > 0.0,
            key(&keys().copula) || any(TokenFlags::ROLE),
        ),
        Kind::YesNo | Kind::Other => 1.0,
    }
}

fn asks_how_many(view: &View<'_>) -> bool {
    let asked = &view.plan.asked;
    asked.kind == Kind::Count && !asked.mass
}

/// A number of that very thing ("1,500 French soldiers": the thing within four words after the number); for other kinds, the kind
/// in the same sentence as most of the question's words.
pub(super) fn kind_exact(view: &View<'_>) -> f64 {
    let tokens = view.tokens();
    let many = asks_how_many(view);
    match view.plan.asked.kind {
        Kind::Count | Kind::Money if !view.plan.asked.of.is_empty() => {
            let of_age = ages::asked(view.plan);
            let mut numbers = (0..tokens.len()).filter(|at| {
                let of_a_term = of_age && ages::is_term(tokens, *at);
                tokens[*at].flags.has(TokenFlags::NUMBER)
                    && (!many || !tokens[*at].flags.has(TokenFlags::MONEY))
                    && !view.is_asked(tokens[*at].key)
                    && !is_of_another_year(view, tokens, *at)
                    && !of_a_term
            });
            let theirs = numbers.any(|at| counts(view, tokens, at));
            f64::from(u8::from(theirs || aged(view)))
        }
        Kind::Place => place_name(view),
        Kind::Person => person_beside(view),
        Kind::Definition => role_beside(view),
        Kind::Time if view.plan.asked.year => f64::from(u8::from(tells(view, &|t| {
            keys().years.has(t.key) && !view.is_asked(t.key)
        }))),
        Kind::Time if view.plan.asked.clock => f64::from(u8::from(has_clock(tokens))),
        // "Currently" is a time, but not one that answers "when".
        Kind::Time => f64::from(u8::from(tells_at(view, &|tokens, at| {
            let t = &tokens[at];
            t.flags.has(TokenFlags::TIME)
                && (t.flags.has(TokenFlags::NUMBER) || keys().time.has(t.key))
                && !is_of_the_like(tokens, at)
        }))),
        Kind::Reason => f64::from(u8::from(tokens.iter().any(|t| keys().because.has(t.key)))),
        // The words of the one asked about, or the very verb of speech that the question asks with ("announced that").
        Kind::Quotation if speech(view) >= Speech::Unknown => {
            f64::from(u8::from(tokens.iter().any(|t| {
                t.flags.has(TokenFlags::QUOTED)
                    || t.flags.has(TokenFlags::SPEECH) && view.is_asked(t.key)
            })))
        }
        _ => 0.0,
    }
}

/// Share of the coverage of the window's best sentence that a sentence needs for its times and numbers to count: those of the others
/// belong to something else.
const TELLING: f64 = 0.5;

/// Whether a sentence that holds much of the question has such a word.
fn tells(view: &View<'_>, fits: &dyn Fn(&AnalysedToken) -> bool) -> bool {
    tells_at(view, &|tokens, at| fits(&tokens[at]))
}

/// The same of a word at its place among the sentence's.
fn tells_at(view: &View<'_>, fits: &dyn Fn(&[AnalysedToken], usize) -> bool) -> bool {
    let coverage = |at: usize| view.sentence_coverage(at);
    let best = view.window.sentences().map(coverage).fold(0.0, f64::max);
    view.window.sentences().any(|at| {
        let tokens = view.pool.tokens(view.window.hit, at);
        coverage(at) >= TELLING * best && (0..tokens.len()).any(|word| fits(tokens, word))
    })
}

/// Words between "first" and the time since which nothing else was: "the first nurses' strike in the county since 1998".
const FOREMOST_SINCE: usize = 8;

/// Whether the time at `at` is only when the like was before: "the first final since 1998".
pub(crate) fn is_of_the_like(tokens: &[AnalysedToken], at: usize) -> bool {
    let since = at
        .checked_sub(1)
        .filter(|at| keys().compares.has(tokens[*at].key));
    since.is_some_and(|since| {
        let before = &tokens[since.saturating_sub(FOREMOST_SINCE)..since];
        before.iter().any(|t| keys().foremost.has(t.key))
    })
}

/// Whether an age is asked for, and one is told.
fn aged(view: &View<'_>) -> bool {
    ages::asked(view.plan) && ages::told(view.tokens())
}

/// Whether a time of the clock is told: "6 a.m.", "10:30", "noon".
fn has_clock(tokens: &[AnalysedToken]) -> bool {
    let time = |t: &AnalysedToken| t.flags.has(TokenFlags::TIME);
    let minutes = |pair: &[AnalysedToken]| {
        let digits = pair.iter().all(|t| t.flags.has(TokenFlags::DIGIT));
        time(&pair[0]) && time(&pair[1]) && digits && pair[1].span.start() == pair[0].span.end() + 1
    };
    let named = |t: &AnalysedToken| time(t) && keys().clock.has(t.key);
    tokens.iter().any(named) || tokens.windows(2).any(minutes)
}

/// Words after a number among which its thing stands.
const BEHIND: usize = 4;
/// Words before it, those aside that say it is not exact: "killing at least four".
const AHEAD: usize = 2;

/// Whether the number at `at` counts the thing that is asked for: that stands beside it, or the number is what a count of it came to.
fn counts(view: &View<'_>, tokens: &[AnalysedToken], at: usize) -> bool {
    let thing = |t: &AnalysedToken| is_counted(view, t);
    let exact = |t: &&AnalysedToken| !keys().about.has(t.key);
    // "One space for ten minutes" has no number of spaces.
    let next = tokens
        .get(at + 1)
        .filter(|next| is_content(next) && !view.is_asked(next.key));
    let other = next.is_some_and(|next| next.span.start() == tokens[at].span.end() + 1);
    let ahead = if other && view.plan.asked.head.is_some() && !view.plan.asked.unnamed {
        0
    } else {
        AHEAD
    };
    let mut before = tokens[..at].iter().rev().filter(exact).take(ahead);
    let total = || {
        let from = count_of(tokens, at)?;
        tokens[from.saturating_sub(1)..at].iter().find(|t| thing(t))
    };
    tokens[at + 1..].iter().take(BEHIND).any(thing) || before.any(thing) || total().is_some()
}

/// Whether a year that the question does not name stands beside a number, with no comma between them: "a storm in 2021 that killed nine".
fn is_of_another_year(view: &View<'_>, tokens: &[AnalysedToken], number: usize) -> bool {
    let joined = |at: usize| tokens[at].span.start() <= tokens[at - 1].span.end() + 1;
    let from = (1..=number).rev().find(|at| !joined(*at)).unwrap_or(0);
    let to = (number + 1..tokens.len()).find(|at| !joined(*at));
    let part = &tokens[from..to.unwrap_or(tokens.len())];
    part.iter().any(|t| shape::is_other_year(view, t))
}

fn is_counted(view: &View<'_>, token: &AnalysedToken) -> bool {
    view.ground.counted.contains(&token.key)
}

/// The words for the things of which a number is asked for: they themselves, and what may stand for those that are terms.
pub(super) fn counted(plan: &Plan) -> Vec<TermKey> {
    let asked = &plan.asked.of;
    let is_asked = |term: &&Term| {
        let own = term.alternatives.first();
        own.is_some_and(|(stem, _)| asked.contains(&TermKey::of(stem)))
    };
    let terms = plan.terms.iter().filter(is_asked);
    let others = terms.flat_map(|term| term.keys().map(|(key, _)| key));
    asked.iter().copied().chain(others).collect()
}

/// A person that the question does not name, within three words of a word of the question that is no name ("Ambassador to Niger,
/// Sylvain Itte").
fn person_beside(view: &View<'_>) -> f64 {
    let tokens = view.tokens();
    let person = |t: &AnalysedToken| t.flags.has(TokenFlags::PERSON) && !view.is_asked(t.key);
    let word =
        |t: &AnalysedToken| !t.flags.has(TokenFlags::STOP) && view.pool.is_asked_plainly(t.key);
    let beside = tokens.iter().enumerate().any(|(at, t)| {
        word(t)
            && (tokens[at + 1..].iter().take(4).any(person)
                || tokens[..at].iter().rev().take(3).any(person))
    });
    f64::from(u8::from(beside))
}

/// Words between a role and the name of whoever has it.
const ROLE_NEAR: usize = 4;

/// A role that the question does not name, beside a name that it does: before it ("Ambassador to Niger, Sylvain Itte"), or behind it
/// as what it is ("Itte, the ambassador", "Itte was the ambassador"). "Itte told the president" gives nobody a role.
fn role_beside(view: &View<'_>) -> f64 {
    let tokens = view.tokens();
    let role = |t: &AnalysedToken| t.flags.has(TokenFlags::ROLE) && !view.is_asked(t.key);
    let apart = |at: usize| tokens[at + 1].span.start() > tokens[at].span.end() + 1;
    let is = |at: usize| apart(at) || keys().copula.has(tokens[at + 1].key);
    let spoken = |from: usize, to: usize| {
        let mut between = tokens[from..to].iter();
        between.any(|t| t.flags.has(TokenFlags::SPEECH))
    };
    let beside = |at: usize| {
        let near = at.saturating_sub(ROLE_NEAR)..tokens.len().min(at + ROLE_NEAR + 1);
        let mut names = near.filter(|name| view.is_asked(tokens[*name].key));
        names.any(|name| match name < at {
            true => is(name) && !spoken(name, at),
            false => !spoken(at, name),
        })
    };
    let mut roles = (0..tokens.len()).filter(|at| role(&tokens[*at]));
    f64::from(u8::from(roles.any(beside)))
}

/// A name after a preposition of place.
fn place_name(view: &View<'_>) -> f64 {
    let near = view.tokens().windows(2).any(|pair| {
        keys().place.has(pair[0].key)
            && pair[1].flags.has(TokenFlags::NAME)
            && !view.is_asked(pair[1].key)
    });
    f64::from(u8::from(near))
}

/// Words around a type of thing among which a name is one of that type: "the airline Ryanair", "Ryanair, the Irish airline".
const TYPE_BEFORE: usize = 4;
/// The same for names behind it.
const TYPE_BEHIND: usize = 3;

/// Whether a name that the question does not hold stands beside the type of thing that "which" asks for ("airline").
pub(super) fn type_beside(view: &View<'_>) -> f64 {
    let types = view.ground.types;
    if types == 0 || view.terms.any & types == 0 {
        return 0.0;
    }
    let tokens = view.tokens();
    let first = view.first_token();
    let name = |t: &AnalysedToken| t.flags.has(TokenFlags::NAME) && !view.is_asked(t.key);
    let mut marks = view.marks().iter().filter(|m| types >> m.term & 1 == 1);
    let beside = marks.any(|mark| {
        let at = (mark.token as usize).saturating_sub(first);
        let before = tokens[..at.min(tokens.len())].iter().rev();
        let behind = tokens.get(at + 1..).unwrap_or(&[]).iter();
        before.take(TYPE_BEFORE).any(name) || behind.take(TYPE_BEHIND).any(name)
    });
    f64::from(u8::from(beside))
}
