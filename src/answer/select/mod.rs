//! From ranked windows to what is shown: distinct quotes, widened where they hang, with the words that answer marked.

pub(crate) mod also;
mod certain_age;
mod certain_deed;
mod certain_name;
mod certain_number;
mod certain_reason;
mod certain_sum;
mod certain_time;
mod certain_words;
mod clause;
mod contest;
pub(crate) mod dated;
pub(crate) mod denied;
pub(crate) mod differ;
mod distinct;
mod doer;
pub(crate) mod duplicates;
mod events;
pub(crate) mod former;
pub(crate) mod highlight;
pub(crate) mod lasting;
mod lists;
mod named_later;
mod opposites;
mod planned;
mod ranges;
pub(crate) mod said;
mod same_story;
pub(crate) mod statement;
mod sum_of_what;
pub(crate) mod trim;
mod turns;
mod verb_of_time;
mod whole_name;
mod whole_words;
pub(crate) mod widen;
mod wished;

use crate::text::{SentenceFlags, TermKey};

use super::plan::Plan;
use super::plan::asked::Kind;
use super::rank::pool::{Pool, TermSet};
use super::rank::signals::Signal;
use super::rank::{Candidate, Window};
pub(crate) use distinct::distinct;
use same_story::same_story;
use statement::Statement;

/// A window that is shown.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    /// The window.
    pub(crate) candidate: Candidate,
    /// Whether it says what a better one says, and is kept because its source is named.
    pub(crate) repeats: bool,
}

fn same_article(pool: &Pool<'_>, a: Window, b: Window) -> bool {
    pool.passages[a.hit].article == pool.passages[b.hit].article
}

/// The statements of a window's sentences.
pub(crate) fn statements(pool: &Pool<'_>, window: Window) -> Vec<Statement> {
    let day = dated::anchor(&pool.hits[window.hit].article);
    window
        .sentences()
        .map(|at| Statement::of(pool.tokens(window.hit, at), day))
        .collect()
}

/// A second quote may score at most this much below the first. Scores are logarithms of odds: a third as likely to be the best.
const NEARLY_AS_GOOD: f64 = 1.2;
/// No other quote may score more than this below the first.
const FURTHEST: f64 = 4.0 * NEARLY_AS_GOOD;
/// A further report of the very time or number may score this much below: one of two sources that put it differently.
const ANOTHER_REPORT: f64 = 3.2;
/// A newer report with a number may score this much below an older one: what is counted goes on, and is told in other words.
const LATER_REPORT: f64 = 6.0;
/// Share of what the first window holds of the question that a newer one must hold to tell how the same stands now. Set by hand, low:
/// three quarters lost two of the golden questions, for a strike ends in other words than it began in.
const SAME_MATTER: f64 = 0.5;
/// Share of the idf mass that a quote must add to count as another part of the answer.
const ANOTHER_PART: f64 = 0.2;
/// A quote whose best sentence holds less than this share of what the first quote's best sentence holds is off the topic, unless it
/// adds something.
const ON_TOPIC: f64 = 0.6;

/// Which of the chosen windows answer together: the first, and up to `most` in all that are nearly as good, report the time or
/// number that is asked for, hold another part of the question, or are the first of another source that it names. What ranks behind the first that does not qualify counts only
/// for times and numbers.
pub(crate) fn answering(
    plan: &Plan,
    pool: &Pool<'_>,
    chosen: &[Chosen],
    most: usize,
) -> Vec<usize> {
    let Some(first) = chosen.first() else {
        return Vec::new();
    };
    let mut covered = trim::terms(pool, first.candidate.window);
    let least = ON_TOPIC * best_sentence(plan, pool, first.candidate.window);
    let mut together = vec![0];
    let of = |at: usize| turns::source(plan, pool, &chosen[at].candidate);
    let (mut broken, mut updated) = (false, false);
    let others = chosen.iter().enumerate().skip(1);
    for (at, other) in others.filter(|(_, other)| !other.repeats) {
        let own = trim::terms(pool, other.candidate.window);
        let gap = first.candidate.score - other.candidate.score;
        // Who names several sources wants to hear each.
        let unheard = plan.sources.len() > 1
            && of(at).is_some_and(|source| together.iter().all(|one| of(*one) != Some(source)));
        let newer = !updated
            && (gap <= LATER_REPORT && counts_later(plan, pool, first, other)
                || gap <= ANOTHER_REPORT && stands_later(plan, pool, first, other));
        if together.len() >= most || gap > FURTHEST.max(LATER_REPORT) && !unheard {
            break;
        }
        if gap > FURTHEST && !unheard && !newer {
            continue;
        }
        let adds = pool.coverage(covered.with(own)) - pool.coverage(covered) >= ANOTHER_PART;
        let on_topic = best_sentence(plan, pool, other.candidate.window) >= least
            && is_theirs(plan, &first.candidate, &other.candidate);
        let reports = gap <= ANOTHER_REPORT && on_topic && says_exactly(plan, &other.candidate);
        let near = !broken && (gap <= NEARLY_AS_GOOD && on_topic || adds);
        updated |= newer && on_topic;
        if near || reports || (unheard || newer) && on_topic {
            covered = covered.with(own);
            together.push(at);
        } else {
            broken = true;
        }
    }
    together
}

/// Whether a number or sum is asked for, and another window has one in an article that is newer than the first one's.
fn counts_later(plan: &Plan, pool: &Pool<'_>, first: &Chosen, other: &Chosen) -> bool {
    matches!(plan.asked.kind, Kind::Count | Kind::Money)
        && other.candidate.signals[Signal::Kind as usize] > 0.0
        && is_newer(plan, pool, first, other)
}

/// Whether it is asked if something is so, and another window is of an article that is newer than the first one's: it may be so no more.
fn stands_later(plan: &Plan, pool: &Pool<'_>, first: &Chosen, other: &Chosen) -> bool {
    let held = |one: &Chosen| pool.coverage(trim::terms(pool, one.candidate.window));
    plan.asks_for_state()
        && held(other) >= SAME_MATTER * held(first)
        && is_newer(plan, pool, first, other)
}

/// Where it is asked how things stand, puts the newest of the windows that answer together first, if it is of the same story.
pub(crate) fn newest_state_first(plan: &Plan, pool: &Pool<'_>, chosen: &mut [Chosen], most: usize) {
    if !plan.asks_for_state() {
        return;
    }
    let day = |at: usize| dated::anchor(&pool.hits[chosen[at].candidate.window.hit].article);
    let together = answering(plan, pool, chosen, most).into_iter();
    let later = |at: &usize| stands_later(plan, pool, &chosen[0], &chosen[*at]);
    let newest = together
        .skip(1)
        .filter(later)
        .map(|at| (day(at), std::cmp::Reverse(at)))
        .max();
    if let Some((_, std::cmp::Reverse(at))) = newest {
        chosen[..=at].rotate_right(1);
    }
}

/// Whether the second window tells of the same story in a newer article.
fn is_newer(plan: &Plan, pool: &Pool<'_>, first: &Chosen, other: &Chosen) -> bool {
    let day = |one: &Chosen| dated::anchor(&pool.hits[one.candidate.window.hit].article);
    let later = day(first)
        .zip(day(other))
        .is_some_and(|(first, other)| other > first);
    later && same_story(plan, pool, (first.candidate.window, other.candidate.window))
}

/// The windows behind the first that are worth showing, too, where that is not sure to say what is asked for: one in eight answers to
/// the questions of two golden sets stood in one of them alone. At most `most` with the first.
pub(crate) fn that_may_answer_as_well(
    plan: &Plan,
    pool: &Pool<'_>,
    chosen: &[Chosen],
    most: usize,
) -> Vec<usize> {
    let Some(first) = chosen.first().map(|first| &first.candidate) else {
        return Vec::new();
    };
    let held = |c: &Candidate| best_sentence(plan, pool, c.window);
    let worth = |other: &Candidate| {
        first.score - other.score <= FURTHEST
            && (held(other) >= ON_TOPIC * held(first)
                || same_article(pool, first.window, other.window))
            && is_theirs(plan, first, other)
    };
    let others = chosen.iter().enumerate().take(most).skip(1);
    others
        .filter(|(_, other)| !other.repeats && worth(&other.candidate))
        .map(|(at, _)| at)
        .collect()
}

/// What a quote holds at least of the question that surely speaks of it.
const NEARLY_ALL: f64 = 0.75;

/// Whether a window says all that the first says of the question, and that is nearly all of it. Names may stand elsewhere in the article:
/// the place of an earthquake is not said in each of its sentences. Nor is what is counted ("the death toll").
pub(crate) fn says_as_much(plan: &Plan, pool: &Pool<'_>, first: Window, other: Window) -> bool {
    let around = pool.articles[pool.passages[other.hit].article].terms;
    let counts = matches!(plan.asked.kind, Kind::Count | Kind::Money);
    let loosely = if counts {
        held_loosely(plan, pool, other)
    } else {
        0
    };
    let windows = (first, other);
    let (first, other) = (trim::terms(pool, first), trim::terms(pool, other));
    let names = plan.set_of(|term| term.name);
    let counted = plan.set_of(|term| {
        let own = term.keys().next().map(|(key, _)| key);
        own.is_some() && own == plan.asked.head
    });
    let held = other.any | loosely | around.any & names | counted;
    let told = TermSet {
        exact: first.exact,
        any: first.any | around.any & names,
    };
    let same = || !counts || same_story(plan, pool, windows);
    pool.coverage(told) >= NEARLY_ALL && first.any & !held == 0 && same()
}

/// The terms that a window holds in any words, those too that do not count as the word: bit n is term n.
fn held_loosely(plan: &Plan, pool: &Pool<'_>, window: Window) -> u32 {
    let here = |key: TermKey| {
        let mut tokens = window
            .sentences()
            .flat_map(|at| pool.tokens(window.hit, at));
        tokens.any(|t| t.key == key)
    };
    plan.set_of(|term| term.keys().any(|(key, _)| here(key)))
}

/// Whether a window holds words of the one whose words are asked for, if the first one does.
fn is_theirs(plan: &Plan, first: &Candidate, other: &Candidate) -> bool {
    let theirs = |c: &Candidate| c.signals[Signal::Kind as usize] > 0.0;
    plan.speaker == 0 || !theirs(first) || theirs(other)
}

/// Whether a window holds the very time or number that is asked for.
fn says_exactly(plan: &Plan, candidate: &Candidate) -> bool {
    matches!(plan.asked.kind, Kind::Time | Kind::Count | Kind::Money)
        && candidate.signals[Signal::KindExact as usize] > 0.0
}

/// What the sentence of a window that holds most of the question holds of it; when somebody's words are asked for, only sentences
/// that name a speaker count.
fn best_sentence(plan: &Plan, pool: &Pool<'_>, window: Window) -> f64 {
    let seen = &pool.passages[window.hit].sentences;
    let analysed = &pool.hits[window.hit].analysis.sentences;
    let spoken = |at: &usize| {
        plan.asked.kind != Kind::Quotation || analysed[*at].flags.has(SentenceFlags::HAS_SPEAKER)
    };
    window
        .sentences()
        .filter(spoken)
        .map(|at| pool.coverage(seen[at].terms))
        .fold(0.0, f64::max)
}
