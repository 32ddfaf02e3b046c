//! Sentences around the one that answers are not shown when it surely answers alone.

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::rank::pool::{Pool, TermSet};
use super::super::rank::signals::Signal;
use super::super::rank::speech::is_of_another;
use super::super::rank::{Candidate, SPOKEN, Window};
use super::certain_number::is_of_another_place;
use super::dated;
use crate::text::TokenFlags;

/// Share of a window's coverage that a part must hold. A sentence without the question's words often carries the answer ("Its name
/// is …"): cutting wherever the words allow it cost 7 points of right first quotes on labelled news questions, cutting to a part
/// with the very kind of answer 1.4 points, and nothing on encyclopedic text.
const ENOUGH: f64 = 0.9;

/// The shortest part of the candidate's window that holds the very kind of answer and (nearly) all that the window holds of the
/// question, and stands on its own as well; the window itself when there is none. `candidates` are all that were ranked.
pub(crate) fn trimmed(
    plan: &Plan,
    pool: &Pool<'_>,
    whole: &Candidate,
    candidates: &[Candidate],
) -> Window {
    if whole.window.count == 1 {
        return whole.window;
    }
    candidates
        .iter()
        .filter(|part| is_part(part.window, whole.window) && suffices(plan, pool, part, whole))
        .min_by(|a, b| {
            let length = a.window.count.cmp(&b.window.count);
            length.then(b.score.total_cmp(&a.score))
        })
        .map_or(whole.window, |part| part.window)
}

fn is_part(part: Window, whole: Window) -> bool {
    part.hit == whole.hit
        && part.first >= whole.first
        && part.last() <= whole.last()
        && part.count < whole.count
}

fn suffices(plan: &Plan, pool: &Pool<'_>, part: &Candidate, whole: &Candidate) -> bool {
    let signal = |c: &Candidate, signal: Signal| c.signals[signal as usize];
    let as_much = |s: Signal| signal(part, s) >= signal(whole, s);
    let exact = || signal(part, Signal::KindExact) > 0.0 && plan.speaker == 0;
    (plan.asked.kind == Kind::YesNo
        || exact()
        || leaves_no_speech(plan, pool, part, whole.window))
        && holds_enough(plan, pool, part, whole)
        // Of quotations that are somebody else's nothing needs to stay.
        && (plan.speaker != 0 || as_much(Signal::Kind) && as_much(Signal::KindExact))
        && !counts_of_another_year(plan, pool, part.window)
        && !counts_of_another_place(plan, pool, part.window)
        && signal(part, Signal::Hanging) <= signal(whole, Signal::Hanging)
}

/// Whether somebody's words are asked for, the part holds words of that one, and what is left out of the window tells nobody's, or those of
/// others.
fn leaves_no_speech(plan: &Plan, pool: &Pool<'_>, part: &Candidate, whole: Window) -> bool {
    let speaks = |at: usize| {
        let mut tokens = pool.tokens(whole.hit, at).iter();
        tokens.any(|t| t.flags.has(TokenFlags::SPEECH) || t.flags.has(TokenFlags::QUOTED))
    };
    let mut left_out = whole
        .sentences()
        .filter(|at| !part.window.sentences().contains(at));
    let theirs = |at| speaks(at) && !is_of_another(plan, pool, whole, at);
    plan.speaker != 0 && part.signals[Signal::Kind as usize] >= SPOKEN && !left_out.any(theirs)
}

/// Whether things are counted, and a window tells of a year before its article's, which the question does not name.
fn counts_of_another_year(plan: &Plan, pool: &Pool<'_>, window: Window) -> bool {
    let counts = matches!(plan.asked.kind, Kind::Count | Kind::Money);
    let Some(day) = dated::anchor(&pool.hits[window.hit].article).filter(|_| counts) else {
        return false;
    };
    window.sentences().any(|at| {
        let mut tokens = pool.tokens(window.hit, at).iter();
        tokens.any(|t| dated::is_past_year(t, day) && !pool.is_asked(t.key))
    })
}

/// Whether things are counted, and all numbers of a window are of a place that the question does not name: "the United States has more
/// than 1,000 troops" of a window that also tells how many France has.
fn counts_of_another_place(plan: &Plan, pool: &Pool<'_>, window: Window) -> bool {
    let counts = matches!(plan.asked.kind, Kind::Count | Kind::Money);
    let mut theirs = window.sentences().flat_map(|at| {
        let tokens = pool.tokens(window.hit, at);
        let numbers = (0..tokens.len()).filter(|n| tokens[*n].flags.has(TokenFlags::NUMBER));
        numbers.map(move |n| !is_of_another_place(plan, tokens, n))
    });
    counts
        && theirs
            .next()
            .is_some_and(|first| !first && !theirs.any(|other| other))
}

/// Whether a part holds (nearly) all that the window holds of the question; when a time or a number is asked for, names need not be
/// said again: they are what the article is about.
fn holds_enough(plan: &Plan, pool: &Pool<'_>, part: &Candidate, whole: &Candidate) -> bool {
    let (kept, all) = (terms(pool, part.window), terms(pool, whole.window));
    if pool.coverage(kept) >= ENOUGH * pool.coverage(all) {
        return true;
    }
    let lost = all.any & !kept.any;
    let only_names = (0..32)
        .filter(|at| lost >> at & 1 == 1)
        .all(|at| plan.terms.get(at).is_some_and(|term| term.name));
    matches!(plan.asked.kind, Kind::Time | Kind::Count | Kind::Money) && only_names && kept.any != 0
}

/// The question's terms in a window.
pub(crate) fn terms(pool: &Pool<'_>, window: Window) -> TermSet {
    window.sentences().fold(TermSet::default(), |set, at| {
        set.with(pool.passages[window.hit].sentences[at].terms)
    })
}
