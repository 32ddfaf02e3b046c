//! Sentences at the edge of a window that have nothing to do with the question are not shown.

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::rank::pool::{Pool, TermSet};
use super::super::rank::signals::Signal;
use super::super::rank::{Candidate, Window};

/// Share of the question's weight that may be lost, and only in names: what an article is about need not be said again.
const LOSS: f64 = 0.45;

/// Ranking score that a part may lack to the whole. A sentence without the question's words often carries the answer ("Its
/// name is …"); cutting whenever the words allow it cost 7 points of right first quotes on labelled news questions.
const NEARLY: f64 = 0.3;

/// The shortest part of the candidate's window that answers as well and stands on its own as well; the window itself when there is
/// none. `candidates` are all that were ranked.
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
        .filter(|part| is_part(part.window, whole.window))
        .filter(|part| part.score >= whole.score - NEARLY || is_exact(plan, part))
        .filter(|part| keeps(plan, pool, part, whole))
        .min_by(|a, b| {
            let length = a.window.count.cmp(&b.window.count);
            length.then(b.score.total_cmp(&a.score))
        })
        .map_or(whole.window, |part| part.window)
}

/// Whether a part holds the very time or number asked for: then nothing around it is needed.
fn is_exact(plan: &Plan, part: &Candidate) -> bool {
    matches!(plan.asked.kind, Kind::Time | Kind::Count | Kind::Money)
        && part.signals[Signal::KindExact as usize] > 0.0
}

fn is_part(part: Window, whole: Window) -> bool {
    part.hit == whole.hit
        && part.first >= whole.first
        && part.last() <= whole.last()
        && part.count < whole.count
}

fn keeps(plan: &Plan, pool: &Pool<'_>, part: &Candidate, whole: &Candidate) -> bool {
    let signal = |c: &Candidate, signal: Signal| c.signals[signal as usize];
    let kind = [Signal::Kind, Signal::KindExact]
        .into_iter()
        .all(|s| signal(part, s) >= signal(whole, s));
    let stands = signal(part, Signal::Hanging) <= signal(whole, Signal::Hanging);
    kind && stands && keeps_terms(plan, pool, part.window, whole.window)
}

fn keeps_terms(plan: &Plan, pool: &Pool<'_>, part: Window, whole: Window) -> bool {
    let (kept, all) = (terms(pool, part), terms(pool, whole));
    // Without a kind of answer to go by, only a sentence with none of the words is surely idle.
    if matches!(plan.asked.kind, Kind::Other | Kind::YesNo) {
        let idle = |at: &usize| pool.passages[whole.hit].sentences[*at].terms.any == 0;
        return whole
            .sentences()
            .filter(|at| !part.sentences().contains(at))
            .all(|at| idle(&at));
    }
    let lost = all.any & !kept.any;
    let only_names = plan.terms.iter().enumerate().all(|(at, term)| {
        term.name
            || lost
                .checked_shr(u32::try_from(at).unwrap_or(32))
                .unwrap_or(0)
                & 1
                == 0
    });
    only_names && pool.coverage(all) - pool.coverage(kept) <= LOSS
}

/// The question's terms in a window.
pub(crate) fn terms(pool: &Pool<'_>, window: Window) -> TermSet {
    window.sentences().fold(TermSet::default(), |set, at| {
        set.with(pool.passages[window.hit].sentences[at].terms)
    })
}
