//! What the windows of a pool share: windows overlap, and many are of one passage, so each of these is worked out once.

use std::cell::OnceCell;

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::plan::sources::{NamedSource, comes_from};
use super::pool::Pool;
use super::speech::Speech;
use super::support::Votes;
use super::{keys, kinds, more, shape};
use crate::index::Hit;
use crate::text::TermKey;

/// A pool with what its windows share.
pub(crate) struct Ground<'a> {
    /// The question.
    pub(super) plan: &'a Plan,
    /// The passages.
    pub(super) pool: &'a Pool<'a>,
    /// Votes of articles for words.
    pub(super) votes: Votes,
    /// Weights of the question's terms, more the nearer the question word they stand.
    pub(super) focused: Vec<f64>,
    /// Their sum.
    pub(super) focus: f64,
    /// The terms that are names.
    pub(super) names: u32,
    /// The terms that say the type of thing asked for.
    pub(super) types: u32,
    /// The words for the things of which a number is asked for.
    pub(super) counted: Vec<TermKey>,
    standings: Vec<Standing>,
    sentences: Vec<Vec<SentenceGround>>,
}

/// What is the same for all windows of a passage; the signals of these names say what each is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Its article's year and those next to it, as keys; none when no article is dated.
    pub(super) years: &'static [TermKey],
    pub(super) coverage: f64,
    pub(super) bm25: f64,
    pub(super) title: f64,
    pub(super) recency: f64,
    pub(super) season: f64,
    pub(super) era: f64,
    pub(super) week: f64,
    pub(super) source: f64,
    pub(super) dates: f64,
    pub(super) article_coverage: f64,
}

/// What is known of a sentence.
#[derive(Debug, Default)]
pub(super) struct SentenceGround {
    /// Share of the question's idf mass that it holds.
    pub(super) coverage: f64,
    /// See [`super::speech::speech`].
    pub(super) speech: OnceCell<Speech>,
    /// See [`shape::settled`].
    pub(super) settles: OnceCell<bool>,
}

impl<'a> Ground<'a> {
    /// What the windows of `pool` share.
    pub(crate) fn of(plan: &'a Plan, pool: &'a Pool<'a>) -> Self {
        let weights = pool.weights.each.iter().zip(&plan.terms);
        let focused: Vec<f64> = weights.map(|(weight, term)| weight * term.near).collect();
        let newest = pool.hits.iter().filter_map(year).max();
        let sentences = pool.passages.iter().map(|passage| {
            let of = |sentence: &super::pool::SeenSentence| SentenceGround {
                coverage: pool.coverage(sentence.terms),
                ..SentenceGround::default()
            };
            passage.sentences.iter().map(of).collect()
        });
        Self {
            votes: Votes::of(pool),
            focus: focused.iter().sum(),
            focused,
            names: plan.set_of(|term| term.name),
            types: types(plan),
            counted: kinds::counted(plan),
            standings: (0..pool.hits.len())
                .map(|hit| standing(plan, pool, hit, newest))
                .collect(),
            sentences: sentences.collect(),
            plan,
            pool,
        }
    }

    /// What is the same for all windows of a passage.
    pub(super) fn standing(&self, hit: usize) -> &Standing {
        &self.standings[hit]
    }

    /// What is known of a sentence of a passage.
    pub(super) fn sentence(&self, hit: usize, at: usize) -> &SentenceGround {
        &self.sentences[hit][at]
    }
}

/// The terms that say the type of a name or person asked for: "airline" of "which airline".
fn types(plan: &Plan) -> u32 {
    match plan.asked.kind {
        Kind::Name | Kind::Person => {
            plan.set_of(|term| plan.asked.type_words.contains(&term.place))
        }
        _ => 0,
    }
}

fn standing(plan: &Plan, pool: &Pool<'_>, hit: usize, newest: Option<i16>) -> Standing {
    let (passage, found) = (&pool.passages[hit], &pool.hits[hit]);
    let age = pool.ages[hit];
    let from = |name: &NamedSource| comes_from(&found.article, name);
    Standing {
        years: years(found, newest),
        coverage: pool.coverage(passage.terms),
        bm25: f64::from(found.score) / pool.best,
        title: pool.coverage(passage.title),
        recency: plan.recency * freshness(age, HALF_LIFE),
        season: season(age),
        era: shape::era_of(age, pool.youngest),
        week: more::of_the_week(age),
        source: plan.sources.iter().map(from).fold(0.0, f64::max),
        dates: dates(plan, pool, hit),
        article_coverage: pool.coverage(pool.articles[passage.article].terms),
    }
}

/// Years before and after its own of which an article speaks without looking far back or ahead.
const BEFORE: i16 = 1;
const AFTER: i16 = 2;

fn year(hit: &Hit) -> Option<i16> {
    hit.article.date.range().map(|range| range.last().year())
}

/// The keys of the year of a passage's article, or else the newest, and of those next to it.
fn years(hit: &Hit, newest: Option<i16>) -> &'static [TermKey] {
    let near = |year: i16| keys::of_years(year - BEFORE..=year + AFTER);
    year(hit).or(newest).map_or(&[], near)
}

/// Half-life of an article's freshness in days.
const HALF_LIFE: f64 = 10.0;

/// How fresh an article of an age in days is: halves every two months.
pub(super) fn season(age: i32) -> f64 {
    freshness(age, 6.0 * HALF_LIFE)
}

/// Halves every `half_life` days; an article of after the day of asking counts thrice as old as it is young.
fn freshness(age: i32, half_life: f64) -> f64 {
    let age = f64::from(age);
    let days = if age < 0.0 { -3.0 * age } else { age };
    0.5_f64.powf(days / half_life)
}

fn dates(plan: &Plan, pool: &Pool<'_>, hit: usize) -> f64 {
    let Some(range) = pool.hits[hit].article.date.range() else {
        return 0.0;
    };
    let near = |asked: &crate::model::DateRange| {
        asked.first() <= range.last() && range.first() <= asked.last()
    };
    f64::from(u8::from(plan.days.iter().any(near)))
}
