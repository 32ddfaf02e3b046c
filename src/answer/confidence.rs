//! How sure an answer is: a logistic function of a few shares, each between 0 and 1.
//!
//! None of them grows with the length of the question or the size of the collection, none uses the day of asking, so that a
//! threshold found on one collection carries over to another.

use super::plan::Plan;
use super::plan::asked::Kind;
use super::rank::Candidate;
use super::rank::pool::{Pool, TermSet};
use super::rank::signals::Signal;
use super::weights::ConfidenceWeights;
use crate::model::Confidence;

/// How many signals the confidence has.
pub(crate) const COUNT: usize = 10;

/// Their names.
pub(crate) const NAMES: [&str; COUNT] = [
    "CoverageAround",
    "CoverageQuote",
    "NamesAround",
    "Adjacent",
    "Kind",
    "KindExact",
    "HeaviestMissing",
    "Bm25Share",
    "CoverageArticle",
    "NamesQuote",
];

/// The signals of the confidence for the best candidate.
///
/// A question that names several sources is answered by several quotes together, so what stands around the best quote of as many
/// windows as it names sources counts; `others` are the windows that follow.
pub(crate) fn signals(
    plan: &Plan,
    pool: &Pool<'_>,
    best: &Candidate,
    others: &[&Candidate],
) -> [f64; COUNT] {
    let signal = |signal: Signal| best.signals[signal as usize];
    let passage = &pool.passages[best.window.hit];
    let extra = plan.sources.len().min(4).saturating_sub(1);
    let around = others
        .iter()
        .take(extra)
        .map(|other| &pool.passages[other.window.hit])
        .fold(passage.terms.with(passage.title), |set, p| {
            set.with(p.terms).with(p.title)
        });
    let article = pool
        .passages
        .iter()
        .filter(|p| p.article == passage.article)
        .fold(around, |set, p| set.with(p.terms));
    let exact = match plan.asked.kind {
        Kind::Count | Kind::Money if !plan.asked.of.is_empty() => signal(Signal::KindExact),
        _ => signal(Signal::Kind),
    };
    [
        pool.coverage(around),
        signal(Signal::Coverage),
        names_in(plan, around),
        signal(Signal::Adjacent),
        signal(Signal::Kind),
        exact,
        heaviest_missing(pool, around),
        bm25_share(plan, pool, best.window.hit),
        pool.coverage(article),
        signal(Signal::Names),
    ]
}

/// Weight of the most telling term that a set lacks, 0 to 1.
fn heaviest_missing(pool: &Pool<'_>, set: TermSet) -> f64 {
    let missing = pool
        .weights
        .iter()
        .enumerate()
        .filter(|(at, _)| set.any >> at & 1 == 0);
    missing.map(|(_, weight)| *weight).fold(0.0, f64::max)
}

/// BM25 of the passage as a share of what a passage could reach that holds every term over and over (k1 + 1 = 2.2 times the idf):
/// other than the raw score it does not grow with the question's length or the collection.
fn bm25_share(plan: &Plan, pool: &Pool<'_>, hit: usize) -> f64 {
    let most: f64 = plan.terms.iter().map(|t| 2.2 * t.idf).sum();
    if most > 0.0 {
        (f64::from(pool.hits[hit].score) / most).min(1.0)
    } else {
        0.0
    }
}

/// Share of the question's names that a set holds; a name that is missing altogether is the strongest sign of "not covered".
fn names_in(plan: &Plan, set: TermSet) -> f64 {
    let (mut found, mut all) = (0.0, 0.0);
    for (at, term) in plan
        .terms
        .iter()
        .enumerate()
        .filter(|(_, t)| (t.name || t.number) && !t.source)
    {
        all += term.weight;
        if set.any >> at & 1 == 1 {
            found += term.weight;
        }
    }
    if all > 0.0 { found / all } else { 1.0 }
}

/// The confidence from its signals.
pub(crate) fn confidence(signals: &[f64; COUNT], weights: &ConfidenceWeights) -> Confidence {
    let sum: f64 = weights.bias
        + signals
            .iter()
            .zip(&weights.signals)
            .map(|(s, w)| s * w)
            .sum::<f64>();
    Confidence::new(1.0 / (1.0 + (-sum).exp()))
}
