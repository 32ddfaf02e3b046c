//! What fitted weights reach, as text.

use std::fmt::Write as _;

use crate::answer::Weights;
use crate::answer::fit::measures::{Outcome, at_threshold, auroc, like_length};

use super::learn::{Fitted, Reached};

const HEAD: &str =
    "set                      first  in 3 |  AUROC  matched  coverage's | precision  answered";

/// What weights reach on the sets that they were fitted on.
pub(super) fn fitted(fitted: &Fitted) -> String {
    let mut text = format!(
        "Fitted on these sets; threshold {}.\n{HEAD}\n",
        fitted.weights.threshold
    );
    for reached in &fitted.reached {
        line(&mut text, reached, &fitted.weights);
    }
    text
}

/// What weights reach on sets that they were not fitted on.
pub(super) fn left_out(folds: &[(Weights, Reached)]) -> String {
    let mut text = format!(
        "\nFitted without the set and its group, threshold of that fit.\n{HEAD}  threshold\n"
    );
    for (weights, reached) in folds {
        if line(&mut text, reached, weights) {
            text.pop();
            let _ = writeln!(text, "  {:9.2}", weights.threshold);
        }
    }
    text
}

/// A line for a set; none for candidate sentences.
fn line(text: &mut String, reached: &Reached, weights: &Weights) -> bool {
    if reached.outcomes.is_empty() {
        return false;
    }
    let area = |outcomes: &[Outcome], may: fn(&Outcome, &Outcome) -> bool| {
        auroc(outcomes, may).map_or_else(|| "-".to_owned(), |a| format!("{a:.3}"))
    };
    let (precision, answered) = at_threshold(&reached.outcomes, weights.threshold);
    let _ = writeln!(
        text,
        "{:24} {:.3} {:.3} | {:>6} {:>8} {:>11} | {precision:9.3} {answered:9.3}",
        reached.name,
        reached.hits.0,
        reached.hits.1,
        area(&reached.outcomes, |_, _| true),
        area(&reached.outcomes, like_length),
        area(&reached.plainly, |_, _| true),
    );
    true
}
