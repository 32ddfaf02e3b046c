//! Why an answer is what it is: the plan, the candidates with their signals, and the confidence's signals.
//!
//! Plain data for `--explain`, for moderators, and for fitting weights.

use std::borrow::Cow;

use serde::Serialize;

use crate::index::IndexError;
use crate::model::{ArticleId, Span};

use super::ask::{World, judge, longest, plan, pool};
use super::cutter::Cutter;
use super::plan::POOL;
use super::plan::terms::Term;
use super::rank::Candidate;
use super::rank::pool::Pool;
use super::{AskRequest, confidence, rank, retrieve};

/// A term of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedTerm {
    /// As typed, folded.
    pub word: String,
    /// How telling it is, 0 to 1.
    pub weight: f64,
    /// Whether the collection knows it or an alternative.
    pub known: bool,
}

impl ExplainedTerm {
    fn of(term: &Term) -> Self {
        Self {
            word: term.word.clone(),
            weight: term.weight,
            known: term.known,
        }
    }
}

/// A candidate with its signals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedCandidate {
    /// Its article.
    pub article: ArticleId,
    /// Bytes of the article's text.
    pub span: Span,
    /// Weighted sum of the signals.
    pub score: f64,
    /// In the order of [`Explanation::signals`].
    pub signals: Vec<f64>,
}

impl ExplainedCandidate {
    fn of(pool: &Pool<'_>, candidate: &Candidate) -> Self {
        Self {
            article: pool.hits[candidate.window.hit].article.id.clone(),
            span: pool.span(candidate.window),
            score: candidate.score,
            signals: candidate.signals.to_vec(),
        }
    }
}

/// Why an answer is what it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// What is asked for.
    pub asked: String,
    /// The terms.
    pub terms: Vec<ExplainedTerm>,
    /// Sources that the question names.
    pub sources: Vec<String>,
    /// Names of the ranking signals.
    pub signals: Vec<&'static str>,
    /// Names of the confidence's signals.
    pub confidence_signals: Vec<&'static str>,
    /// The answer's signals of confidence, in that order; empty when nothing was found.
    pub confidence: Vec<f64>,
    /// The share of the question's idf mass that the passage with most of it holds: what any confidence should beat.
    pub coverage: f64,
    /// Best first.
    pub candidates: Vec<ExplainedCandidate>,
}

/// Explains the answer to a request.
pub(crate) fn explain(
    world: &World<'_>,
    request: &AskRequest,
    limit: usize,
) -> Result<Explanation, IndexError> {
    let request = if request.conversation.earlier.is_empty() {
        Cow::Borrowed(request)
    } else {
        super::readings::answer_as_read(world, request)?.1
    };
    let plan = plan(world, &request)?;
    let hits = retrieve::passages(world.snapshot, &plan, POOL)?;
    let pool = pool(world, &plan, &hits)?;
    let mut cutter = Cutter::new(world, &plan, &pool);
    let sure = judge(&mut cutter)?.signals;
    let candidates = rank::rank_most(
        &plan,
        &pool,
        world.weights,
        longest(world.settings, &plan),
        limit,
    );
    let explained = candidates.iter().take(limit);
    let explained = explained.map(|candidate| ExplainedCandidate::of(&pool, candidate));
    Ok(Explanation {
        asked: format!("{:?}", plan.asked.kind).to_lowercase(),
        terms: plan.terms.iter().map(ExplainedTerm::of).collect(),
        sources: plan.sources.iter().map(|s| s.name.clone()).collect(),
        signals: rank::signals::NAMES.to_vec(),
        confidence_signals: confidence::NAMES.to_vec(),
        confidence: sure.map_or_else(Vec::new, |signals| signals.to_vec()),
        coverage: confidence::best_coverage(&pool),
        candidates: explained.collect(),
    })
}
