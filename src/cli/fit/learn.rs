//! From sets to weights: ranking first, then the confidence on what that ranking shows, then the threshold.

use anyhow::Result;

use crate::answer::explain::Explanation;
use crate::answer::fit::listwise::{RankSet, Ranked};
use crate::answer::fit::measures::{Outcome, at_threshold};
use crate::answer::fit::{CONFIDENCE_SIGNALS, RANK_SIGNALS, in_order, listwise, logistic};
use crate::answer::{Engine, Weights};
use crate::cli::batch::{QuestionLine, request};
use crate::model::Answer;

use super::labels::{Label, plain};
use super::sets::{Kind, Set, candidate_signals};

/// What is fitted, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Whether the ranking is fitted, too.
    pub(super) ranking: bool,
    /// Share of the answers that should be right.
    pub(super) precision: f64,
}

/// What was reached on a set.
pub(super) struct Reached {
    /// The set.
    pub(super) name: String,
    /// Share of the answerable questions with a right first quote, and with one among the first three.
    pub(super) hits: (f64, f64),
    /// Its questions as judged; empty for candidate sentences.
    pub(super) outcomes: Vec<Outcome>,
    /// The same judged by plain idf coverage.
    pub(super) plainly: Vec<Outcome>,
}

/// Weights, and what they reach.
pub(super) struct Fitted {
    pub(super) weights: Weights,
    pub(super) reached: Vec<Reached>,
}

/// Candidates of a question that are learned from.
const CANDIDATES: usize = 420;

/// Fits to sets.
pub(super) fn fit(sets: &[&Set], from: &Weights, plan: Plan) -> Result<Fitted> {
    let ranked = if plan.ranking {
        ranking(sets, from)?
    } else {
        from.clone()
    };
    let mut judged = Vec::new();
    for set in sets {
        judged.push(judge(set, &ranked)?);
    }
    let rows: Vec<logistic::Judged> = sets
        .iter()
        .zip(&judged)
        .flat_map(|(set, judged)| judged.rows(set.confidence))
        .collect();
    let mut weights = logistic::fit(&rows, &ranked);
    let reached: Vec<Reached> = sets
        .iter()
        .zip(&judged)
        .map(|(set, judged)| judged.reached(&set.name, &weights))
        .collect();
    weights.threshold = threshold(sets, &reached, plan.precision);
    Ok(Fitted { weights, reached })
}

/// Fits without each group of sets, and gives what that reaches on the sets of the group.
pub(super) fn left_out(
    sets: &[&Set],
    from: &Weights,
    plan: Plan,
) -> Result<Vec<(Weights, Reached)>> {
    let mut groups: Vec<&str> = Vec::new();
    for set in sets {
        if !groups.contains(&set.group.as_str()) {
            groups.push(&set.group);
        }
    }
    let mut all = Vec::new();
    for group in groups {
        let others: Vec<&Set> = sets.iter().copied().filter(|s| s.group != group).collect();
        if others.is_empty() {
            continue;
        }
        let weights = fit(&others, from, plan)?.weights;
        for set in sets.iter().filter(|s| s.group == group) {
            let judged = judge(set, &weights)?;
            all.push((weights.clone(), judged.reached(&set.name, &weights)));
        }
    }
    Ok(all)
}

fn ranking(sets: &[&Set], from: &Weights) -> Result<Weights> {
    let mut ranked = Vec::new();
    for set in sets {
        ranked.push(windows(set, from)?);
    }
    let sets: Vec<RankSet<'_>> = sets
        .iter()
        .zip(&ranked)
        .map(|(set, questions)| RankSet {
            questions,
            weight: set.weight,
        })
        .collect();
    Ok(listwise::fit(&sets, from))
}

/// The windows of a set's questions with what they are worth.
fn windows(set: &Set, weights: &Weights) -> Result<Vec<Ranked>> {
    if set.weight <= 0.0 {
        return Ok(Vec::new());
    }
    let questions = match &set.kind {
        Kind::Articles(engine, questions) => in_order(questions, |(line, label)| {
            question_windows(engine, line, label, set.length)
        }),
        Kind::Candidates(lines) => candidate_signals(lines, weights)?
            .into_iter()
            .zip(lines)
            .map(|(signals, (_, label))| Ok(candidate_windows(&signals, label)))
            .collect(),
    };
    let all: Result<Vec<Ranked>> = questions.into_iter().collect();
    Ok(all?.into_iter().filter(Ranked::teaches).collect())
}

fn candidate_windows(signals: &[Option<Vec<f64>>], label: &Label) -> Ranked {
    let mut ranked = Ranked::default();
    for (signals, right) in signals.iter().zip(&label.candidates) {
        if let Some(signals) = signals {
            ranked.windows.push(array(signals));
            ranked.gains.push(f32::from(u8::from(*right)));
        }
    }
    ranked
}

#[expect(clippy::cast_possible_truncation, reason = "signals are small numbers")]
fn array(signals: &[f64]) -> [f32; RANK_SIGNALS] {
    std::array::from_fn(|at| signals.get(at).copied().unwrap_or(0.0) as f32)
}

fn question_windows(
    engine: &Engine,
    line: &QuestionLine,
    label: &Label,
    length: f64,
) -> Result<Ranked> {
    let mut ranked = Ranked::default();
    let Some(request) = request(line).filter(|_| label.answerable) else {
        return Ok(ranked);
    };
    let snapshot = engine.collection().snapshot();
    for candidate in engine.explain(&request, CANDIDATES)?.candidates {
        let article = snapshot.article(&candidate.article)?;
        let text = article.as_ref().and_then(|a| candidate.span.cut(&a.text));
        let gain = if label.is_of(candidate.article.as_str()) {
            gain(
                label,
                candidate.article.as_str(),
                text.unwrap_or(""),
                length,
            )
        } else {
            0.0
        };
        ranked.windows.push(array(&candidate.signals));
        ranked.gains.push(gain);
    }
    Ok(ranked)
}

/// Words of a right window that earns just 1.
const USUAL_WORDS: f64 = 40.0;

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "words of a window"
)]
fn gain(label: &Label, article: &str, text: &str, length: f64) -> f32 {
    let words = plain(text);
    if !label.is_right(article, &words) {
        return 0.0;
    }
    let count = words.split(' ').count().max(5) as f64;
    (USUAL_WORDS / count).powf(length) as f32
}

/// A set's questions as the engine judges them under some weights.
struct Judgements(Vec<Judgement>);

struct Judgement {
    signals: [f64; CONFIDENCE_SIGNALS],
    coverage: f64,
    answerable: bool,
    first: bool,
    right: bool,
    words: usize,
}

impl Judgements {
    #[expect(clippy::cast_precision_loss, reason = "counts of questions")]
    fn rows(&self, weight: f64) -> Vec<logistic::Judged> {
        let each = weight / self.0.len().max(1) as f64;
        let rows = self.0.iter().filter(|_| weight > 0.0);
        rows.map(|one| logistic::Judged {
            signals: one.signals,
            right: one.right,
            weight: each,
        })
        .collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of questions")]
    fn reached(&self, name: &str, weights: &Weights) -> Reached {
        let answerable = self.0.iter().filter(|o| o.answerable).count().max(1) as f64;
        let share = |which: fn(&Judgement) -> bool| {
            self.0.iter().filter(|o| which(o)).count() as f64 / answerable
        };
        let outcomes = |confidence: &dyn Fn(&Judgement) -> f64| {
            let all = self.0.iter().map(|one| Outcome {
                confidence: confidence(one),
                answerable: one.answerable,
                right: one.right,
                words: one.words,
            });
            all.collect()
        };
        Reached {
            name: name.to_owned(),
            hits: (share(|o| o.first), share(|o| o.right)),
            outcomes: outcomes(&|one| logistic::confident(&one.signals, weights)),
            plainly: outcomes(&|one| one.coverage),
        }
    }
}

fn judge(set: &Set, weights: &Weights) -> Result<Judgements> {
    let Kind::Articles(engine, questions) = &set.kind else {
        return Ok(Judgements(Vec::new()));
    };
    let engine = engine.reweighed(weights.clone());
    let all = in_order(questions, |(line, label)| judgement(&engine, line, label));
    let all: Result<Vec<Judgement>> = all.into_iter().collect();
    Ok(Judgements(all?))
}

fn judgement(engine: &Engine, line: &QuestionLine, label: &Label) -> Result<Judgement> {
    let mut judgement = Judgement {
        signals: [0.0; CONFIDENCE_SIGNALS],
        coverage: 0.0,
        answerable: label.answerable,
        first: false,
        right: false,
        words: line.question.split_whitespace().count(),
    };
    let Some(request) = request(line) else {
        return Ok(judgement);
    };
    let answer = engine.ask(&request)?;
    let explained: Explanation = engine.explain(&request, 1)?;
    for (to, from) in judgement.signals.iter_mut().zip(&explained.confidence) {
        *to = *from;
    }
    judgement.coverage = explained.coverage;
    let right = right_quotes(&answer, label);
    judgement.first = right.first().copied().unwrap_or(false);
    judgement.right = right.iter().take(3).any(|r| *r);
    Ok(judgement)
}

fn right_quotes(answer: &Answer, label: &Label) -> Vec<bool> {
    let quotes = answer.quotes.iter().chain(&answer.more).take(3);
    quotes
        .map(|scored| {
            let quote = &scored.quote;
            label.is_right(quote.receipt().article.as_str(), &plain(quote.text()))
        })
        .collect()
}

/// Thresholds that are tried, in hundredths.
const TRIED: std::ops::RangeInclusive<u32> = 30..=95;

/// The lowest threshold at which the answers are right as often as they should be, on the mean of the sets by what they count; the
/// highest that is tried when there is none.
fn threshold(sets: &[&Set], reached: &[Reached], precision: f64) -> f64 {
    let mean = |threshold: f64| {
        let mut sum = (0.0, 0.0);
        for (set, reached) in sets.iter().zip(reached) {
            if !reached.outcomes.is_empty() {
                sum.0 += set.confidence * at_threshold(&reached.outcomes, threshold).0;
                sum.1 += set.confidence;
            }
        }
        if sum.1 > 0.0 { sum.0 / sum.1 } else { 1.0 }
    };
    let tried: Vec<f64> = TRIED
        .map(|hundredths| f64::from(hundredths) / 100.0)
        .collect();
    let enough = tried.iter().find(|t| mean(**t) >= precision);
    enough.or(tried.last()).copied().unwrap_or(0.5)
}
