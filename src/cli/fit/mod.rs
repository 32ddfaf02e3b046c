//! `dateline fit`: weights of ranking and confidence from labelled questions, over throw-away collections.
//!
//! Reads sets of articles, questions and labels; writes a weights file as `dateline eval --weights` reads it and as the program ships
//! with one (`src/answer/weights.json`). The same data give the same bytes.

mod labels;
mod learn;
mod report;
mod sets;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::answer::Weights;
pub use report::Report;
use sets::{Set, SetLine};

/// Arguments of `dateline fit`.
#[derive(Clone, Debug, clap::Args)]
pub struct FitArgs {
    /// Folder of articles
    #[arg(long, value_name = "DIR", required_unless_present = "sets")]
    pub articles: Option<PathBuf>,
    /// Questions, a JSON object a line
    #[arg(long, value_name = "FILE", required_unless_present = "sets")]
    pub questions: Option<PathBuf>,
    /// Labels, a JSON object a line
    #[arg(long, value_name = "FILE", required_unless_present = "sets")]
    pub labels: Option<PathBuf>,
    /// Several sets instead, a JSON object a line: articles, questions, labels, and what each counts
    #[arg(long, value_name = "FILE", conflicts_with_all = ["articles", "questions", "labels"])]
    pub sets: Option<PathBuf>,
    /// Where the weights go; nothing is written without it
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Weights to begin with instead of the shipped ones
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Keep the ranking as it is and fit only the confidence
    #[arg(long)]
    pub confidence_only: bool,
    /// Choose the threshold at which at least this share of the answers is right, 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.85)]
    pub precision: f64,
    /// Also fit anew without each group of sets, and show what that reaches on it
    #[arg(long)]
    pub left_out: bool,
    /// Keep the collections here and use them again
    #[arg(long, value_name = "DIR", hide = true)]
    pub keep: Option<PathBuf>,
}

/// Fits, writes the weights, and gives back the report.
///
/// # Errors
/// Unreadable files, bad lines (with file and line), labels that name no question, collections that cannot be built.
pub fn run(args: &FitArgs) -> Result<Report> {
    if !(0.0..=1.0).contains(&args.precision) {
        bail!("--precision {} is not between 0 and 1", args.precision);
    }
    let lines = match &args.sets {
        Some(file) => SetLine::read(file)?,
        None => vec![SetLine::single(
            args.articles.clone(),
            args.questions.clone(),
            args.labels.clone(),
        )],
    };
    let from = match &args.from {
        Some(file) => read_weights(file)?,
        None => Weights::default(),
    };
    let folder = tempfile::tempdir().context("a temporary data folder cannot be made")?;
    let data = args.keep.as_deref().unwrap_or(folder.path());
    let mut sets = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        sets.push(Set::open(line, &data.join(line.folder(number)))?);
    }
    let plan = learn::Plan {
        ranking: !args.confidence_only,
        precision: args.precision,
    };
    let all: Vec<&Set> = sets.iter().collect();
    let fitted = learn::fit(&all, &from, plan)?;
    let folds = args
        .left_out
        .then(|| learn::left_out(&all, &from, plan))
        .transpose()?;
    if let Some(out) = &args.out {
        std::fs::write(out, fitted.weights.to_json())
            .with_context(|| format!("{} cannot be written", out.display()))?;
    }
    Ok(Report::new(&fitted, folds.as_deref()))
}

fn read_weights(file: &std::path::Path) -> Result<Weights> {
    let shown = file.display();
    let json = std::fs::read_to_string(file).with_context(|| format!("{shown} cannot be read"))?;
    Weights::from_json(&json).map_err(|why| anyhow::anyhow!("{shown} holds no weights: {why}"))
}
