//! What an evaluation came to, as a line or an object.

use std::path::Path;

use serde::Serialize;

use crate::console::json::SCHEMA;
use crate::locales::en::answer::count;

/// The object that `dateline eval --json` prints.
#[derive(Debug, Serialize)]
pub struct EvalReport {
    schema: u32,
    #[serde(flatten)]
    done: Done,
    /// Where the output is.
    out: String,
}

impl EvalReport {
    pub(super) fn new(done: Done, out: &Path) -> Self {
        Self {
            schema: SCHEMA,
            done,
            out: out.display().to_string(),
        }
    }

    /// As a line.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}; written to {}", self.done.text(), self.out)
    }
}

/// What was done, by task.
#[derive(Debug, Serialize)]
#[serde(tag = "task", rename_all = "lowercase")]
pub(super) enum Done {
    Answer {
        questions: usize,
        answered: usize,
        abstained: usize,
        /// Of the time for one answer, null without any question.
        median_ms: Option<f64>,
    },
    Summary {
        articles: usize,
    },
    Rank {
        questions: usize,
    },
}

impl Done {
    fn text(&self) -> String {
        let questions = |number| count(number, "question", "questions");
        match self {
            Self::Answer {
                questions: number,
                answered,
                abstained,
                median_ms,
            } => {
                let time = median_ms.map_or_else(String::new, |ms| format!(", median {ms} ms"));
                let all = questions(*number);
                format!("{all}: {answered} answered, {abstained} not covered{time}")
            }
            Self::Summary { articles } => {
                format!("{} summarised", count(*articles, "article", "articles"))
            }
            Self::Rank { questions: number } => format!("{} ranked", questions(*number)),
        }
    }
}

/// Counts answers as they come.
#[derive(Debug, Default)]
pub(super) struct Tally {
    answered: usize,
    times: Vec<f64>,
}

impl Tally {
    pub(super) fn note(&mut self, answered: bool, ms: f64) {
        self.answered += usize::from(answered);
        self.times.push(ms);
    }

    pub(super) fn done(self) -> Done {
        let questions = self.times.len();
        Done::Answer {
            questions,
            answered: self.answered,
            abstained: questions - self.answered,
            median_ms: median(self.times),
        }
    }
}

/// To the microsecond; of an even number the mean of the two in the middle.
fn median(mut times: Vec<f64>) -> Option<f64> {
    times.sort_by(f64::total_cmp);
    let upper = *times.get(times.len() / 2)?;
    let lower = *times.get(times.len().saturating_sub(1) / 2)?;
    let middle = f64::midpoint(lower, upper);
    Some((middle * 1000.0).round() / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![3.0]), Some(3.0));
        assert_eq!(median(vec![9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 9.0]), Some(3.0));
    }
}
