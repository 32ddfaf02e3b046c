//! What fitted weights reach, as text and as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use crate::answer::Weights;
use crate::answer::fit::measures::{Outcome, at_threshold, auroc, like_length};
use crate::console::json::SCHEMA;

use super::learn::{Fitted, Reached};

const HEAD: &str =
    "set                      first  in 3 |  AUROC  matched  coverage's | precision  answered";

/// What weights reach: on the sets that they were fitted on, and on each that was left out.
#[derive(Debug, Serialize)]
pub struct Report {
    schema: u32,
    /// Of the weights.
    threshold: f64,
    sets: Vec<Measured>,
    /// Only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<Vec<Measured>>,
}

/// What was measured on a set of questions.
#[derive(Debug, Serialize)]
struct Measured {
    name: String,
    /// The threshold that decides.
    threshold: f64,
    /// Share of the answerable questions with a right first quote, and with one among the first three.
    first: f64,
    in_three: f64,
    /// How well answerable questions are told from others; between questions of like length; by plain coverage.
    auroc: Option<f64>,
    matched: Option<f64>,
    coverage: Option<f64>,
    /// Share of the answers that is right, and of the answerable questions that is answered.
    precision: f64,
    answered: f64,
}

impl Report {
    pub(super) fn new(fitted: &Fitted, left_out: Option<&[(Weights, Reached)]>) -> Self {
        let on = |reached: &Reached| Measured::new(reached, &fitted.weights);
        let folds = |folds: &[(Weights, Reached)]| {
            let measured = folds.iter().map(|(weights, on)| Measured::new(on, weights));
            measured.flatten().collect()
        };
        Self {
            schema: SCHEMA,
            threshold: fitted.weights.threshold,
            sets: fitted.reached.iter().filter_map(on).collect(),
            left_out: left_out.map(folds),
        }
    }

    /// As a table.
    #[must_use]
    pub fn text(&self) -> String {
        let threshold = self.threshold;
        let mut text = format!("Fitted on these sets; threshold {threshold}.\n{HEAD}\n");
        for measured in &self.sets {
            let _ = writeln!(text, "{}", measured.line());
        }
        let Some(folds) = &self.left_out else {
            return text;
        };
        text.push_str("\nFitted without the set and its group, threshold of that fit.\n");
        let _ = writeln!(text, "{HEAD}  threshold");
        for measured in folds {
            let _ = writeln!(text, "{}  {:9.2}", measured.line(), measured.threshold);
        }
        text
    }
}

impl Measured {
    /// None for candidate sentences.
    fn new(reached: &Reached, weights: &Weights) -> Option<Self> {
        if reached.outcomes.is_empty() {
            return None;
        }
        let (precision, answered) = at_threshold(&reached.outcomes, weights.threshold);
        let any = |_: &Outcome, _: &Outcome| true;
        Some(Self {
            name: reached.name.clone(),
            threshold: weights.threshold,
            first: reached.hits.0,
            in_three: reached.hits.1,
            auroc: auroc(&reached.outcomes, any),
            matched: auroc(&reached.outcomes, like_length),
            coverage: auroc(&reached.plainly, any),
            precision,
            answered,
        })
    }

    fn line(&self) -> String {
        let area = |area: Option<f64>| area.map_or_else(|| "-".to_owned(), |a| format!("{a:.3}"));
        format!(
            "{:24} {:.3} {:.3} | {:>6} {:>8} {:>11} | {:9.3} {:9.3}",
            self.name,
            self.first,
            self.in_three,
            area(self.auroc),
            area(self.matched),
            area(self.coverage),
            self.precision,
            self.answered,
        )
    }
}
