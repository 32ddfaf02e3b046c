//! Ranking of given sentences for a question, without a collection: the same plan and signals, for evaluations.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::index::{Hit, IndexError, TermStats};
use crate::model::{
    ArticleId, ArticleMeta, Conversation, Filter, Question, SourceDate, Span, Title, TitleKind,
    VersionHash,
};
use crate::text::{Analysis, Sentence, TermKey};

use super::plan::sources::Catalogue;
use super::plan::terms::Words;
use super::plan::{Plan, PlanInput};
use super::rank;
use super::rank::pool::{Pool, is_content};
use super::weights::Weights;

/// Score and signals of a candidate; `None` for one that holds nothing of the question.
type Ranked = Option<(f64, Vec<f64>)>;

/// Counts words over all candidate sentences, then scores the candidates of each question.
#[derive(Clone, Debug, Default)]
pub struct SentenceRanker {
    counts: BTreeMap<TermKey, u64>,
    total: u64,
    words: u64,
    weights: Weights,
}

impl Words for SentenceRanker {
    fn term(&self, stem: &str) -> Result<TermStats, IndexError> {
        Ok(TermStats {
            passages: self.count(TermKey::of(stem)),
            total: self.total,
        })
    }
    fn near_words(&self, _: &str, _: usize) -> Result<Vec<String>, IndexError> {
        Ok(Vec::new())
    }
}

impl SentenceRanker {
    /// A ranker with these weights.
    #[must_use]
    pub fn with_weights(weights: Weights) -> Self {
        Self {
            weights,
            ..Self::default()
        }
    }

    /// Takes a sentence into the counts.
    pub fn learn(&mut self, sentence: &str) {
        let analysis = analyse(sentence);
        let mut keys: Vec<TermKey> = analysis.tokens.iter().map(|t| t.key).collect();
        self.words += keys.len() as u64;
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *self.counts.entry(key).or_default() += 1;
        }
        self.total += 1;
    }

    /// A score per candidate, higher is better; comparable within one question only.
    ///
    /// # Errors
    /// Never in practice: nothing is read.
    pub fn scores(&self, question: &str, candidates: &[String]) -> Result<Vec<f64>, IndexError> {
        let ranked = self.ranked(question, candidates)?;
        let known = ranked.iter().flatten().map(|(score, _)| *score);
        let least = known.fold(0.0, f64::min) - 1.0;
        Ok(ranked
            .into_iter()
            .map(|one| one.map_or(least, |(score, _)| score))
            .collect())
    }

    /// The ranking signals of each candidate, for fitting; `None` for one that holds nothing of the question.
    ///
    /// # Errors
    /// Never in practice: nothing is read.
    pub fn signals(
        &self,
        question: &str,
        candidates: &[String],
    ) -> Result<Vec<Option<Vec<f64>>>, IndexError> {
        let ranked = self.ranked(question, candidates)?;
        Ok(ranked
            .into_iter()
            .map(|one| one.map(|(_, signals)| signals))
            .collect())
    }

    /// Score and signals of each candidate.
    fn ranked(&self, question: &str, candidates: &[String]) -> Result<Vec<Ranked>, IndexError> {
        let mut ranked = vec![None; candidates.len()];
        let Ok(question) = Question::parse(question, usize::MAX) else {
            return Ok(ranked);
        };
        let conversation = Conversation::default();
        let input = PlanInput {
            question: &question,
            conversation: &conversation,
            filter: Filter::default(),
            today: None,
        };
        let plan = Plan::of(self, &Catalogue::default(), input)?;
        let hits: Vec<Hit> = candidates
            .iter()
            .enumerate()
            .map(|(at, text)| self.hit(&plan, at, text))
            .collect();
        let pool = Pool::of(&plan, &hits);
        for candidate in rank::rank_most(&plan, &pool, &self.weights, 1, usize::MAX) {
            let slot = &mut ranked[candidate.window.hit];
            if slot.is_none() {
                *slot = Some((candidate.score, candidate.signals.to_vec()));
            }
        }
        Ok(ranked)
    }

    fn count(&self, key: TermKey) -> u64 {
        self.counts.get(&key).copied().unwrap_or(0)
    }

    fn hit(&self, plan: &Plan, at: usize, text: &str) -> Hit {
        let analysis = analyse(text);
        let score = self.bm25(plan, &analysis);
        let article = meta(at, text);
        Hit {
            title: crate::index::title_keys(&article),
            article: Arc::new(article),
            span: Span::of(text),
            ordinal: 0,
            first_sentence: 10,
            text_hash: [0; 16],
            analysis,
            score,
        }
    }

    /// BM25 with the usual k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, 2009).
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "counts of words"
    )]
    fn bm25(&self, plan: &Plan, analysis: &Analysis) -> f32 {
        let average = (self.words as f64 / self.total.max(1) as f64).max(1.0);
        let length = analysis.tokens.iter().filter(|t| is_content(t)).count() as f64;
        let mut sum = 0.0;
        for term in &plan.terms {
            let best = term.keys().map(|(key, weight)| {
                let n = analysis.tokens.iter().filter(|t| t.key == key).count() as f64;
                let idf = TermStats {
                    passages: self.count(key),
                    total: self.total,
                }
                .idf();
                f64::from(weight) * idf * n * 2.2 / (n + 1.2 * (0.25 + 0.75 * length / average))
            });
            sum += best.fold(0.0, f64::max);
        }
        sum as f32
    }
}

fn analyse(text: &str) -> Analysis {
    Analysis::of(
        text,
        &[Sentence {
            span: Span::of(text),
            paragraph: 0,
        }],
    )
}

fn meta(at: usize, text: &str) -> ArticleMeta {
    ArticleMeta {
        id: ArticleId::new(&format!("{at:06}")),
        version: VersionHash::of(text),
        title: Title {
            text: String::new(),
            kind: TitleKind::Opening,
            span: None,
        },
        outlet: None,
        author: None,
        url: None,
        date: SourceDate::undated(),
        cites: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_with_the_words_and_the_kind_of_answer_is_first() {
        let candidates: Vec<String> = [
            "The weather was fine.",
            "Anna Roe built the bridge in 1920.",
            "The bridge is old.",
        ]
        .map(String::from)
        .to_vec();
        let mut ranker = SentenceRanker::default();
        candidates.iter().for_each(|c| ranker.learn(c));
        let scores = ranker.scores("Who built the bridge?", &candidates).unwrap();
        assert!(scores[1] > scores[2] && scores[2] > scores[0], "{scores:?}");
    }
}
