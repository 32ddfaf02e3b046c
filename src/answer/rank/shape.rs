//! Signals of what stands around a window: its article's headline and age, its paragraphs, its shape.

use super::super::plan::asked::Kind;
use super::Window;
use super::keys::keys;
use super::kinds::{kind, kind_exact};
use super::more::first;
use super::pool::is_content;
use super::signals::{View, coverage};
use crate::text::{AnalysedToken, TermKey, TokenFlags};

/// Whether the window tells of a year that is not its article's nor next to it, and that the question does not name: what happened
/// then is seldom asked without saying so. An undated article counts as one of the newest year found.
pub(super) fn other_year(view: &View<'_>) -> f64 {
    let mut tokens = view.tokens().iter();
    f64::from(u8::from(tokens.any(|t| is_other_year(view, t))))
}

/// Whether a word is such a year.
pub(super) fn is_other_year(view: &View<'_>, token: &AnalysedToken) -> bool {
    let other = |near: &[TermKey]| {
        !near.is_empty() && !near.contains(&token.key) && keys().years.has(token.key)
    };
    token.flags.has(TokenFlags::DIGIT) && other(view.standing().years) && !view.is_asked(token.key)
}

/// Days in which an article's age relative to the newest one found halves.
const ERA: f64 = 200.0;

/// How near the window's article is to the newest one found: readers of a collection mostly ask about its later part, whatever
/// day it is.
pub(super) fn era(view: &View<'_>) -> f64 {
    view.standing().era
}

/// The same of an age and the least of all, in days; see [`super::pool::Pool::ages`].
pub(super) fn era_of(age: i32, youngest: i32) -> f64 {
    if age < 0 {
        return 1.0;
    }
    0.5_f64.powf(f64::from(age - youngest) / ERA)
}

/// Coverage as a share of the best window's: a question that is half covered everywhere is decided by the same small differences.
pub(super) fn coverage_relative(view: &View<'_>) -> f64 {
    coverage(view) / view.pool.best_sentence.max(1e-9)
}

/// Matched terms per content word of the window.
#[expect(clippy::cast_precision_loss, reason = "words of a window")]
pub(super) fn density(view: &View<'_>) -> f64 {
    let content = view.tokens().iter().filter(|t| is_content(t)).count();
    (f64::from(view.terms.any.count_ones()) / content.max(1) as f64).min(1.0)
}

/// Coverage by the window's best sentence.
pub(super) fn coverage_best(view: &View<'_>) -> f64 {
    view.window
        .sentences()
        .map(|at| view.sentence_coverage(at))
        .fold(0.0, f64::max)
}

/// Ends of paragraphs inside the window, of two.
pub(super) fn breaks(view: &View<'_>) -> f64 {
    let sentences = view.sentences();
    let count = sentences
        .windows(2)
        .filter(|pair| pair[0].paragraph != pair[1].paragraph)
        .count();
    f64::from(u8::try_from(count).unwrap_or(2)) / 2.0
}

/// It runs on from a paragraph of several sentences, or into one that goes on after it: such paragraphs are units of their own.
pub(super) fn tears(view: &View<'_>) -> f64 {
    let all = &view.pool.hits[view.window.hit].analysis.sentences;
    let long = |paragraph: u32| all.iter().filter(|s| s.paragraph == paragraph).count() > 1;
    let torn = view.sentences().windows(2).any(|pair| {
        pair[0].paragraph != pair[1].paragraph
            && (long(pair[0].paragraph) || long(pair[1].paragraph))
    });
    f64::from(u8::from(torn))
}

/// Sentences from which on a paragraph is long: its sentences are statements of their own, while the one-sentence paragraphs of a
/// news report carry on from one to the next.
pub(crate) const LONG_PARAGRAPH: usize = 4;

/// Further sentences, of two, in a window that touches a long paragraph.
pub(super) fn inside(view: &View<'_>) -> f64 {
    let all = &view.pool.hits[view.window.hit].analysis.sentences;
    let long =
        |paragraph: u32| all.iter().filter(|s| s.paragraph == paragraph).count() >= LONG_PARAGRAPH;
    if view.window.count == 1 || !view.sentences().iter().any(|s| long(s.paragraph)) {
        return 0.0;
    }
    f64::from(u8::try_from(view.window.count - 1).unwrap_or(2)) / 2.0
}

/// Begins after the first sentence of a paragraph and runs on into the next: the end of one statement and the start of another.
pub(super) fn straddles(view: &View<'_>) -> f64 {
    let sentences = view.sentences();
    let all = &view.pool.hits[view.window.hit].analysis.sentences;
    let before = view.window.first.checked_sub(1).and_then(|at| all.get(at));
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
        return 0.0;
    };
    let inside = before.is_some_and(|s| s.paragraph == first.paragraph);
    f64::from(u8::from(inside && first.paragraph != last.paragraph))
}

/// Share of a window's coverage that a sentence must hold to settle the question alone.
const ALONE: f64 = 0.9;

/// Further sentences, of two, when one of the window's holds (nearly) all that the window holds of the question, and the very kind
/// of answer with it.
pub(super) fn settled(view: &View<'_>) -> f64 {
    if view.window.count == 1 {
        return 0.0;
    }
    let least = ALONE * coverage(view);
    let alone = view
        .window
        .sentences()
        .any(|at| view.sentence_coverage(at) >= least && settles(view, at));
    if alone {
        f64::from(u8::try_from(view.window.count - 1).unwrap_or(2)) / 2.0
    } else {
        0.0
    }
}

fn settles(view: &View<'_>, at: usize) -> bool {
    let window = Window {
        hit: view.window.hit,
        first: at,
        count: 1,
    };
    let settles = &view.ground.sentence(window.hit, at).settles;
    view.plan.asked.kind == Kind::YesNo
        || *settles.get_or_init(|| kind_exact(&View::new(view.ground, window)) > 0.0)
}

/// Opens its article and can hold the kind of answer; less where it says nothing of what is asked besides names.
pub(super) fn first_kind(view: &View<'_>) -> f64 {
    let said = if says_what_is_asked(view) {
        1.0
    } else {
        UNSAID
    };
    said * first(view) * kind(view)
}

/// What it counts to open an article without any of them: it may say what is asked in other words. Chosen by hand: where it counts
/// nothing, a right first quote of the golden sets is lost, at 0.6 none is.
const UNSAID: f64 = 0.6;

/// Words of a question at most, names aside, of which an opening has to say one to count in full. What a longer question asks is told by its names as well: on
/// labelled questions that name several sources, three in a hundred lost a piece of their evidence where all of them had to.
const FEW_WORDS: u32 = 2;

/// Whether the window or its title says any of the question's words that are no names, where there are a few: an opening with nothing but
/// the name tells of whom the article is, not what is asked of them ("When is the memorial for Jane Roe?").
fn says_what_is_asked(view: &View<'_>) -> bool {
    let plain = view
        .plan
        .set_of(|term| !(term.name || term.number || term.date || term.source));
    let said = view.terms.with(view.passage().title).any;
    let few = (1..=FEW_WORDS).contains(&plain.count_ones());
    !few || said & plain != 0
}

/// Opens its article, in a small collection: there the article is soon found, and what its opening sums up is seldom all that is asked.
pub(super) fn few_first(view: &View<'_>) -> f64 {
    first(view) * view.plan.small()
}

/// [`first_kind`] in a small collection.
pub(super) fn few_first_kind(view: &View<'_>) -> f64 {
    first_kind(view) * view.plan.small()
}

/// Can hold the kind of answer, as far as it covers the question.
pub(super) fn coverage_kind(view: &View<'_>) -> f64 {
    kind(view) * coverage(view)
}
