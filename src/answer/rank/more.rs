//! Further signals.

use crate::model::TitleKind;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::asked::Kind;
use super::keys::keys;
use super::kinds::kind;
use super::pool::{TermSet, is_content};
use super::signals::{View, headline};

fn article<'a>(view: &'a View<'_>) -> &'a super::pool::SeenArticle {
    &view.pool.articles[view.passage().article]
}

pub(super) fn article_coverage(view: &View<'_>) -> f64 {
    view.standing().article_coverage
}

pub(super) fn title_or_window(view: &View<'_>) -> f64 {
    view.pool.coverage(view.terms.with(view.over()))
}

/// An article says the names it is about at its beginning, and seldom again in the sentence that answers.
pub(super) fn topic_or_window(view: &View<'_>) -> f64 {
    let topic = TermSet {
        exact: 0,
        any: article(view).terms.any & view.ground.names,
    };
    view.pool.coverage(view.terms.with(view.over()).with(topic))
}

pub(super) fn names_article(view: &View<'_>) -> f64 {
    view.share(view.terms.with(article(view).terms), |t| t.name || t.number)
}

fn sentence_coverage(view: &View<'_>, at: Option<usize>) -> f64 {
    at.map_or(0.0, |at| view.sentence_coverage(at))
}

pub(super) fn before(view: &View<'_>) -> f64 {
    sentence_coverage(view, view.window.first.checked_sub(1))
}

pub(super) fn exact(view: &View<'_>) -> f64 {
    view.pool.coverage(TermSet {
        exact: view.terms.exact,
        any: view.terms.exact,
    })
}

pub(super) fn missing(view: &View<'_>) -> f64 {
    let lacking = view
        .pool
        .weights
        .each
        .iter()
        .enumerate()
        .filter(|(at, _)| view.terms.any >> at & 1 == 0);
    lacking.map(|(_, weight)| *weight).fold(0.0, f64::max)
}

pub(super) fn names_around(view: &View<'_>) -> f64 {
    let set = view
        .terms
        .with(view.passage().terms)
        .with(view.passage().title);
    view.share(set, |t| t.name || t.number)
}

pub(super) fn later(view: &View<'_>) -> f64 {
    f64::from(u8::from(view.pool.ages[view.window.hit] < 0))
}

/// Opens the body of an article that has a headline of its own; an opening that serves as the headline earns the title's signals.
pub(super) fn first(view: &View<'_>) -> f64 {
    let hit = &view.pool.hits[view.window.hit];
    let at = view.window.first;
    let begins = hit.ordinal == 0 && (at == 0 || (at == 1 && view.passage().sentences[0].headline));
    let titled = hit.article.title.kind != TitleKind::Opening;
    f64::from(u8::from(begins && titled && headline(view) == 0.0))
}

/// Words of what is to come, when the question asks "when will"; 0 for other questions.
pub(super) fn future(view: &View<'_>) -> f64 {
    let asks = view.plan.future && view.plan.asked.kind == Kind::Time;
    let tells = || view.tokens().iter().any(|t| keys().future.has(t.key));
    f64::from(u8::from(asks && tells()))
}

fn kind_if(view: &View<'_>, kinds: &[Kind]) -> f64 {
    if kinds.contains(&view.plan.asked.kind) {
        kind(view)
    } else {
        0.0
    }
}

pub(super) fn kind_number(view: &View<'_>) -> f64 {
    kind_if(view, &[Kind::Count, Kind::Money])
}

fn of_kind(view: &View<'_>, flags: TokenFlags) -> bool {
    match view.plan.asked.kind {
        Kind::Person | Kind::Place | Kind::Name | Kind::Definition => flags.has(TokenFlags::NAME),
        Kind::Count | Kind::Money => flags.has(TokenFlags::NUMBER),
        Kind::Time => flags.has(TokenFlags::TIME),
        _ => true,
    }
}

pub(super) fn support_kind(view: &View<'_>) -> f64 {
    view.tokens()
        .iter()
        .filter(|t| of_kind(view, t.flags))
        .map(|t| view.ground.votes.for_key(t.key))
        .fold(0.0, f64::max)
}

/// The mean vote for its three best supported words.
pub(super) fn support_top(view: &View<'_>) -> f64 {
    let votes = view.ground.votes.of_tokens(view.window.hit);
    let mut best: [(Option<TermKey>, f64); 3] = [(None, 0.0); 3];
    for (at, token) in view.tokens().iter().enumerate() {
        let vote = votes.get(view.first_token() + at).copied().unwrap_or(0.0);
        if vote <= best[2].1 || best.iter().any(|(key, _)| *key == Some(token.key)) {
            continue;
        }
        best[2] = (Some(token.key), vote);
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
    best.iter().map(|(_, vote)| vote).sum::<f64>() / 3.0
}

#[expect(clippy::cast_precision_loss, reason = "at most some hundreds")]
pub(super) fn rank(view: &View<'_>) -> f64 {
    1.0 / (1.0 + view.window.hit as f64)
}

pub(super) fn coverage_first(view: &View<'_>) -> f64 {
    sentence_coverage(view, Some(view.window.first))
}

/// Age in days up to which an article counts as of the week of asking, and the days in which that fades.
const WEEK: f64 = 7.5;
const WEEK_FADES: f64 = 1.2;

/// 1 up to five days, a half at a week and a half day, 0 from twelve days on; dates after the day of asking count thrice.
pub(super) fn of_the_week(age: i32) -> f64 {
    let age = f64::from(age);
    let days = if age < 0.0 { -3.0 * age } else { age };
    1.0 / (1.0 + ((days - WEEK) / WEEK_FADES).exp())
}

pub(super) fn week(view: &View<'_>) -> f64 {
    view.standing().week
}

#[expect(clippy::cast_precision_loss, reason = "words of a window")]
pub(super) fn length_more(view: &View<'_>) -> f64 {
    if view.window.count == 1 {
        0.0
    } else {
        view.tokens().len() as f64 / 100.0
    }
}

/// For the best word that may be the answer: the weight of the question's terms around it, each less the farther it stands, as a
/// share of all.
pub(super) fn answer_near(view: &View<'_>) -> f64 {
    nearness(view).0
}

/// How near the question's terms stand to the best word that may be the answer, as a share of all: once as they weigh, once weighing
/// more the nearer the question word they stand. Looked at once for both.
pub(super) fn nearness(view: &View<'_>) -> (f64, f64) {
    *view.near.get_or_init(|| {
        let first = view.first_token();
        let sum = |weights: &[f64], near: &[f64]| -> f64 {
            weights.iter().zip(near).map(|(w, n)| w * n).sum()
        };
        let mut best = (0.0_f64, 0.0_f64);
        for (at, token) in view.tokens().iter().enumerate() {
            if may_answer(view, token) {
                let near = nearest(view, first + at);
                best.0 = best.0.max(sum(&view.pool.weights.each, &near));
                best.1 = best.1.max(sum(&view.ground.focused, &near));
            }
        }
        (
            best.0 / view.pool.weights.total,
            best.1 / view.ground.focus.max(1e-9),
        )
    })
}

/// How near each term stands to the word at `place` of the passage, 0 to 1.
pub(super) fn nearest(view: &View<'_>, place: usize) -> [f64; 32] {
    let mut near = [0.0_f64; 32];
    for mark in view.marks() {
        let apart = (mark.token as usize).abs_diff(place);
        if apart < NEAR.len() {
            let term = usize::from(mark.term) & 31;
            near[term] = near[term].max(NEAR[apart]);
        }
    }
    near
}

/// 1 / (1 + words apart / 6).
const NEAR: [f64; 15] = [
    1.0, 0.857, 0.75, 0.667, 0.6, 0.545, 0.5, 0.462, 0.429, 0.4, 0.375, 0.353, 0.333, 0.316, 0.3,
];

pub(super) fn may_answer(view: &View<'_>, token: &AnalysedToken) -> bool {
    is_content(token)
        && match view.plan.asked.kind {
            Kind::Person | Kind::Place | Kind::Name => token.flags.has(TokenFlags::NAME),
            Kind::Count | Kind::Money => token.flags.has(TokenFlags::NUMBER),
            Kind::Time => token.flags.has(TokenFlags::TIME) || token.flags.has(TokenFlags::NUMBER),
            _ => true,
        }
        && !view.is_asked(token.key)
}
