//! What fitted weights reach: area under the curve, precision and coverage.

/// A question as it was judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// How sure the answer was.
    pub confidence: f64,
    /// Whether the articles hold an answer.
    pub answerable: bool,
    /// Whether a right quote was among the first three.
    pub right: bool,
    /// Words of the question.
    pub words: usize,
}

/// The chance that an answerable question is surer than an unanswerable one, ties counting half; only pairs that `may` picks. `None`
/// when there is no pair.
#[must_use]
pub fn auroc(outcomes: &[Outcome], may: impl Fn(&Outcome, &Outcome) -> bool) -> Option<f64> {
    let (mut won, mut all) = (0.0, 0.0);
    for yes in outcomes.iter().filter(|o| o.answerable) {
        for no in outcomes.iter().filter(|o| !o.answerable && may(yes, o)) {
            all += 1.0;
            won += match yes.confidence.total_cmp(&no.confidence) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    (all > 0.0).then(|| won / all)
}

/// Whether two questions are of like length, within a word.
#[must_use]
pub fn like_length(a: &Outcome, b: &Outcome) -> bool {
    a.words.abs_diff(b.words) <= 1
}

/// Share of the answers at or above a threshold that are right, and share of the answerable questions that are answered. The first is
/// 1 when nothing is answered, the second when nothing is answerable.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of questions")]
pub fn at_threshold(outcomes: &[Outcome], threshold: f64) -> (f64, f64) {
    let share = |part: usize, of: usize| {
        if of == 0 {
            1.0
        } else {
            part as f64 / of as f64
        }
    };
    let answered = || outcomes.iter().filter(|o| o.confidence >= threshold);
    let right = answered().filter(|o| o.right).count();
    let answerable = outcomes.iter().filter(|o| o.answerable).count();
    (
        share(right, answered().count()),
        share(answered().filter(|o| o.answerable).count(), answerable),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(confidence: f64, answerable: bool, right: bool) -> Outcome {
        Outcome {
            confidence,
            answerable,
            right,
            words: 5,
        }
    }

    #[test]
    fn pairs_are_counted_and_ties_count_half() {
        let outcomes = [
            outcome(0.9, true, true),
            outcome(0.5, true, false),
            outcome(0.5, false, false),
            outcome(0.1, false, false),
        ];
        assert_eq!(auroc(&outcomes, |_, _| true), Some(3.5 / 4.0));
        assert_eq!(auroc(&outcomes[..2], |_, _| true), None);
        assert_eq!(at_threshold(&outcomes, 0.5), (1.0 / 3.0, 1.0));
        assert_eq!(at_threshold(&outcomes, 0.95), (1.0, 0.0));
    }
}
