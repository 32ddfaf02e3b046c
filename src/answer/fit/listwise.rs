//! The ranking: a listwise softmax loss over the windows of each question.
//!
//! A question's loss is the negative logarithm of the share that its right windows have of all windows' exp(score), each right window
//! counting its gain. The loss of a set is the mean over its questions (sets weigh what they are given), and a small square penalty
//! keeps correlated signals from growing against each other.

use super::{RANK_SIGNALS, lbfgs, rounded};
use crate::answer::weights::Weights;

/// One question: its windows' signals, and what each window is worth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// Signals of each window, in the order of the table.
    pub windows: Vec<[f32; RANK_SIGNALS]>,
    /// 0 for a wrong window, more for a right one; one for each window.
    pub gains: Vec<f32>,
}

impl Ranked {
    /// Whether it can teach: it has right windows and wrong ones.
    #[must_use]
    pub fn teaches(&self) -> bool {
        self.gains.iter().any(|g| *g > 0.0) && self.gains.contains(&0.0)
    }
}

/// Questions that weigh together.
#[derive(Debug)]
pub struct RankSet<'a> {
    /// Its questions.
    pub questions: &'a [Ranked],
    /// What the set weighs.
    pub weight: f64,
}

/// Strength of the square penalty, beside losses of about 1 a set.
const PENALTY: f64 = 0.005;
/// Steps of the descent at most.
const STEPS: usize = 300;
/// Questions that one thread sums at a time; fixed, so that sums never depend on the machine.
const CHUNK: usize = 64;

/// The weights of ranking that fit best; those of confidence are kept.
#[must_use]
pub fn fit(sets: &[RankSet<'_>], from: &Weights) -> Weights {
    let found = lbfgs::minimise(&from.rank, STEPS, |weights| loss(sets, weights));
    let mut fitted = from.clone();
    for (weight, found) in fitted.rank.iter_mut().zip(&found) {
        *weight = rounded(*found);
    }
    fitted
}

fn loss(sets: &[RankSet<'_>], weights: &[f64]) -> (f64, Vec<f64>) {
    let mut value = PENALTY * weights.iter().map(|w| w * w).sum::<f64>();
    let mut gradient: Vec<f64> = weights.iter().map(|w| 2.0 * PENALTY * w).collect();
    for set in sets {
        let (one, slope) = set_loss(set, weights);
        value += set.weight * one;
        for (total, slope) in gradient.iter_mut().zip(slope) {
            *total += set.weight * slope;
        }
    }
    (value, gradient)
}

/// Mean loss and gradient of a set; chunks are summed in their order.
#[expect(clippy::cast_precision_loss, reason = "counts of questions")]
fn set_loss(set: &RankSet<'_>, weights: &[f64]) -> (f64, Vec<f64>) {
    let chunks: Vec<&[Ranked]> = set.questions.chunks(CHUNK).collect();
    let sums = crate::answer::fit::in_order(&chunks, |chunk| chunk_loss(chunk, weights));
    let mut total = Sum::new();
    sums.into_iter().for_each(|sum| total.add(&sum));
    let count = total.count.max(1) as f64;
    total.slope.iter_mut().for_each(|s| *s /= count);
    (total.loss / count, total.slope)
}

struct Sum {
    loss: f64,
    slope: Vec<f64>,
    count: usize,
}

impl Sum {
    fn new() -> Self {
        Self {
            loss: 0.0,
            slope: vec![0.0; RANK_SIGNALS],
            count: 0,
        }
    }

    fn add(&mut self, other: &Self) {
        self.loss += other.loss;
        self.count += other.count;
        for (total, one) in self.slope.iter_mut().zip(&other.slope) {
            *total += one;
        }
    }
}

fn chunk_loss(questions: &[Ranked], weights: &[f64]) -> Sum {
    let mut sum = Sum::new();
    for question in questions.iter().filter(|q| q.teaches()) {
        add_question(&mut sum, question, weights);
    }
    sum
}

fn add_question(sum: &mut Sum, question: &Ranked, weights: &[f64]) {
    let scores: Vec<f64> = question
        .windows
        .iter()
        .map(|window| score(window, weights))
        .collect();
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let shares: Vec<f64> = scores.iter().map(|s| (s - most).exp()).collect();
    let all: f64 = shares.iter().sum();
    let gained: f64 = shares
        .iter()
        .zip(&question.gains)
        .map(|(s, g)| s * f64::from(*g))
        .sum();
    let gained = gained.max(f64::MIN_POSITIVE);
    sum.loss += all.ln() - gained.ln();
    sum.count += 1;
    for ((window, share), gain) in question.windows.iter().zip(&shares).zip(&question.gains) {
        let pull = share / all - share * f64::from(*gain) / gained;
        for (slope, signal) in sum.slope.iter_mut().zip(window) {
            *slope += pull * f64::from(*signal);
        }
    }
}

fn score(window: &[f32; RANK_SIGNALS], weights: &[f64]) -> f64 {
    window
        .iter()
        .zip(weights)
        .map(|(signal, weight)| f64::from(*signal) * weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(right: &[usize]) -> Ranked {
        let mut windows = vec![[0.0; RANK_SIGNALS]; 3];
        windows[0][0] = 1.0;
        windows[1][1] = 1.0;
        windows[2][2] = 1.0;
        let gains = (0..3).map(|at| if right.contains(&at) { 1.0 } else { 0.0 });
        Ranked {
            gains: gains.collect(),
            windows,
        }
    }

    #[test]
    fn signals_of_right_windows_gain_weight_and_questions_that_teach_nothing_do_not_count() {
        let questions = [
            question(&[0]),
            question(&[0, 1]),
            question(&[]),
            question(&[0, 1, 2]),
        ];
        let zero = Weights {
            rank: [0.0; RANK_SIGNALS],
            ..Weights::default()
        };
        let sets = [RankSet {
            questions: &questions,
            weight: 1.0,
        }];
        let fitted = fit(&sets, &zero);
        assert!(fitted.rank[0] > fitted.rank[1] && fitted.rank[1] > fitted.rank[2]);
        let loss = |weights: &Weights| set_loss(&sets[0], &weights.rank).0;
        assert!(loss(&fitted) < loss(&zero));
        assert_eq!(fit(&sets, &zero), fitted);
    }
}
