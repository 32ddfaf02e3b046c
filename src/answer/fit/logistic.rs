//! The confidence: logistic regression on its signals, with a small square penalty on all weights but the constant.

use super::{CONFIDENCE_SIGNALS, lbfgs, rounded};
use crate::answer::confidence::{HAND_SET, confidence};
use crate::answer::weights::{ConfidenceWeights, Weights};

/// One question: its signals, whether a right quote was among the first three, and what it weighs.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Signals of the confidence.
    pub signals: [f64; CONFIDENCE_SIGNALS],
    /// Whether a right quote was among the first three.
    pub right: bool,
    /// What it weighs.
    pub weight: f64,
}

/// Strength of the square penalty, as a share of the weight of all questions.
const PENALTY: f64 = 0.002;
/// Steps of the descent at most.
const STEPS: usize = 200;

/// The weights of confidence that fit best; ranking and threshold are kept, and so are the signals that are set by hand.
#[must_use]
pub fn fit(rows: &[Judged], from: &Weights) -> Weights {
    let all: f64 = rows.iter().map(|r| r.weight).sum::<f64>().max(1e-9);
    let start: Vec<f64> = std::iter::once(from.confidence.bias)
        .chain(from.confidence.signals)
        .collect();
    let found = lbfgs::minimise(&start, STEPS, |weights| {
        let (mut value, mut slope) = (0.0, vec![0.0; weights.len()]);
        for row in rows {
            add(&mut value, &mut slope, row, weights, row.weight / all);
        }
        for (slope, weight) in slope.iter_mut().zip(weights).skip(1) {
            value += PENALTY * weight * weight;
            *slope += 2.0 * PENALTY * weight;
        }
        for at in HAND_SET {
            slope[1 + at] = 0.0;
        }
        (value, slope)
    });
    let mut fitted = from.clone();
    fitted.confidence.bias = rounded(found[0]);
    for (weight, found) in fitted.confidence.signals.iter_mut().zip(&found[1..]) {
        *weight = rounded(*found);
    }
    fitted
}

fn add(value: &mut f64, slope: &mut [f64], row: &Judged, weights: &[f64], share: f64) {
    let sum = weights[0]
        + row
            .signals
            .iter()
            .zip(&weights[1..])
            .map(|(s, w)| s * w)
            .sum::<f64>();
    let label = f64::from(u8::from(row.right));
    let toward = if row.right { -sum } else { sum };
    // ln(1 + exp(x)) without overflow.
    *value += share * (toward.max(0.0) + (-toward.abs()).exp().ln_1p());
    let pull = share * (1.0 / (1.0 + (-sum).exp()) - label);
    slope[0] += pull;
    for (slope, signal) in slope[1..].iter_mut().zip(&row.signals) {
        *slope += pull * signal;
    }
}

/// The confidence that some weights give to signals, 0 to 1.
#[must_use]
pub fn confident(signals: &[f64; CONFIDENCE_SIGNALS], weights: &Weights) -> f64 {
    let weights: &ConfidenceWeights = &weights.confidence;
    confidence(signals, weights).get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_with_right_answers_gains_weight() {
        let row = |first: f64, right: bool| Judged {
            signals: std::array::from_fn(|at| if at == 0 { first } else { 0.5 }),
            right,
            weight: 1.0,
        };
        let rows = [
            row(0.9, true),
            row(0.8, true),
            row(0.2, false),
            row(0.1, false),
            row(0.5, true),
        ];
        let fitted = fit(&rows, &Weights::default());
        assert!(confident(&rows[0].signals, &fitted) > 0.6);
        assert!(confident(&rows[3].signals, &fitted) < 0.5);
        for at in HAND_SET {
            let kept = |w: &Weights| w.confidence.signals[at];
            assert!((kept(&fitted) - kept(&Weights::default())).abs() < 1e-9);
        }
    }
}
