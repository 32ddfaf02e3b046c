//! `dateline eval`: answers many questions over a throw-away collection, for evaluations.
//!
//! Reads and writes JSON lines. Nothing is left behind: the data folder is temporary. Questions are answered on all cores, in
//! chunks, so that memory stays bounded and the output keeps the input's order.

mod report;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};

use crate::answer::fit::in_order;
use crate::answer::sentences::SentenceRanker;
use crate::answer::summary::{Budget, article_sentences};
use crate::answer::{Engine, Weights};
use crate::corpus::{ReadLimits, read_file, scan};
use crate::model::{Answer, ScoredQuote};

pub use report::EvalReport;
use report::{Done, Tally};

use super::batch::{CHUNK, Lines, MAX_FILE_BYTES, QuestionLine, create, engine, request};

/// What is evaluated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Task {
    /// Answers to questions.
    #[default]
    Answer,
    /// Extractive summaries of every article.
    Summary,
    /// Scores of given candidate sentences.
    Rank,
}

/// Arguments of `dateline eval`.
#[derive(Clone, Debug, clap::Args)]
pub struct EvalArgs {
    /// Folder of articles (tasks answer and summary)
    #[arg(long, value_name = "DIR")]
    pub articles: Option<PathBuf>,
    /// Questions, a JSON object a line (tasks answer and rank)
    #[arg(long, value_name = "FILE")]
    pub questions: Option<PathBuf>,
    /// Where the output goes, a JSON object a line
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What to evaluate: answer (questions), summary (of every article) or rank (given sentences)
    #[arg(long, value_enum, default_value_t = Task::Answer, hide_possible_values = true)]
    pub task: Task,
    /// Sentences at most in a quote
    #[arg(long, value_name = "N")]
    pub quote_sentences: Option<usize>,
    /// Sentences of a summary
    #[arg(long, value_name = "N", conflicts_with = "ratio")]
    pub sentences: Option<usize>,
    /// Share of an article's sentences in a summary, 0 to 1
    #[arg(long, value_name = "R")]
    pub ratio: Option<f64>,
    /// Weights to use instead of the shipped ones (JSON, as `signals` names them)
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// Also write each question's candidates with their signals, for fitting weights
    #[arg(long, value_name = "FILE")]
    pub signals: Option<PathBuf>,
    /// Keep the collection here and use it again, instead of a throw-away one
    #[arg(long, value_name = "DIR", hide = true)]
    pub keep: Option<PathBuf>,
}

/// Candidates per question in the signals' file.
const SIGNAL_CANDIDATES: usize = 1_500;

/// Runs an evaluation and tells what it came to.
///
/// # Errors
/// Unreadable files, bad lines (with file and line), a collection that cannot be built.
pub fn run(args: &EvalArgs) -> Result<EvalReport> {
    let done = match args.task {
        Task::Answer => answers(args),
        Task::Summary => summaries(args),
        Task::Rank => ranks(args),
    }?;
    Ok(EvalReport::new(done, &args.out))
}

#[derive(Debug, Serialize)]
struct AnswerLine<'a> {
    id: &'a str,
    abstained: bool,
    confidence: f64,
    passages: Vec<PassageLine<'a>>,
    ms: f64,
}

#[derive(Debug, Serialize)]
struct PassageLine<'a> {
    article: &'a str,
    text: &'a str,
    start: usize,
    end: usize,
    score: f64,
    date: Option<String>,
    date_provenance: &'static str,
}

fn needed<'a>(path: Option<&'a PathBuf>, flag: &str) -> Result<&'a Path> {
    path.map(PathBuf::as_path)
        .ok_or_else(|| anyhow!("{flag} is missing; it names what to evaluate"))
}

fn answers(args: &EvalArgs) -> Result<Done> {
    let articles = needed(args.articles.as_ref(), "--articles")?;
    let questions = needed(args.questions.as_ref(), "--questions")?;
    let mut lines = Lines::open(questions)?;
    let data = tempfile::tempdir().context("a temporary data folder cannot be made")?;
    let folder = args.keep.as_deref().unwrap_or(data.path());
    let engine = engine(articles, folder, args.quote_sentences)?.with_weights(weights(args)?);
    let mut out = create(&args.out)?;
    let mut signals = args.signals.as_deref().map(create).transpose()?;
    let mut tally = Tally::default();
    while let Some(chunk) = lines.chunk::<QuestionLine>()? {
        for answered in in_order(&chunk, |one| answer_line(&engine, one)) {
            let (line, answered, ms) = answered?;
            out.write_all(line.as_bytes())?;
            tally.note(answered, ms);
        }
        if let Some(file) = &mut signals {
            for line in in_order(&chunk, |one| signal_line(&engine, one)) {
                file.write_all(line?.as_bytes())?;
            }
        }
    }
    out.flush()?;
    signals.map_or(Ok(()), |mut file| file.flush())?;
    Ok(tally.done())
}

/// The weights that the arguments name, else the shipped ones.
fn weights(args: &EvalArgs) -> Result<Weights> {
    let Some(path) = &args.weights else {
        return Ok(Weights::default());
    };
    let shown = path.display();
    let json = std::fs::read_to_string(path).with_context(|| format!("{shown} cannot be read"))?;
    Weights::from_json(&json).map_err(|why| anyhow!("{shown} holds no weights: {why}"))
}

/// The line of a question, whether it was answered, and in how many milliseconds.
fn answer_line(engine: &Engine, line: &QuestionLine) -> Result<(String, bool, f64)> {
    let started = Instant::now();
    let answer = request(line)
        .map(|request| engine.ask(&request))
        .transpose()?;
    let ms = started.elapsed().as_secs_f64() * 1000.0;
    let passages = answer
        .iter()
        .flat_map(|a| a.quotes.iter().chain(&a.more))
        .map(passage_line)
        .take(10)
        .collect();
    let answered = answer.as_ref().is_some_and(Answer::is_answered);
    let line = json_line(&AnswerLine {
        id: &line.id,
        abstained: !answered,
        confidence: answer.as_ref().map_or(0.0, |a| a.confidence.get()),
        passages,
        ms,
    })?;
    Ok((line, answered, ms))
}

fn passage_line(scored: &ScoredQuote) -> PassageLine<'_> {
    let quote = &scored.quote;
    let date = &quote.citation().article.date;
    PassageLine {
        article: quote.receipt().article.as_str(),
        text: quote.text(),
        start: quote.span().start(),
        end: quote.span().end(),
        score: scored.score,
        date: date.known().map(|d| d.to_string()),
        date_provenance: date.provenance().as_str(),
    }
}

fn signal_line(engine: &Engine, line: &QuestionLine) -> Result<String> {
    #[derive(Serialize)]
    struct SignalLine<'a> {
        id: &'a str,
        explanation: Option<crate::answer::explain::Explanation>,
    }
    let explanation = request(line)
        .map(|request| engine.explain(&request, SIGNAL_CANDIDATES))
        .transpose()?;
    json_line(&SignalLine {
        id: &line.id,
        explanation,
    })
}

fn json_line(value: &impl Serialize) -> Result<String> {
    let mut line = serde_json::to_string(value)?;
    line.push('\n');
    Ok(line)
}

fn summaries(args: &EvalArgs) -> Result<Done> {
    let articles = needed(args.articles.as_ref(), "--articles")?;
    let budget = match (args.sentences, args.ratio) {
        (_, Some(ratio)) if !(0.0..=1.0).contains(&ratio) => {
            bail!("--ratio {ratio} is not between 0 and 1")
        }
        (_, Some(ratio)) => Budget::Ratio(ratio),
        (sentences, None) => Budget::Sentences(sentences.unwrap_or(3)),
    };
    let limits = ReadLimits {
        max_bytes: MAX_FILE_BYTES,
    };
    let (files, faults) =
        scan(articles, limits).with_context(|| format!("{} cannot be read", articles.display()))?;
    let mut out = create(&args.out)?;
    for chunk in files.chunks(CHUNK) {
        let lines = in_order(chunk, |file| {
            let (article, _) = read_file(file, limits).map_err(|fault| anyhow!("{fault}"))?;
            let sentences: Vec<&str> = article_sentences(&article, budget)
                .into_iter()
                .filter_map(|s| s.cut(&article.text))
                .collect();
            let id = file.relative.strip_suffix(".txt").unwrap_or(&file.relative);
            json_line(&serde_json::json!({ "id": id, "sentences": sentences }))
        });
        for line in lines {
            out.write_all(line?.as_bytes())?;
        }
    }
    out.flush()?;
    match faults.first() {
        Some(fault) => bail!("{fault}"),
        None => Ok(Done::Summary {
            articles: files.len(),
        }),
    }
}

#[derive(Debug, Deserialize)]
struct RankLine {
    id: String,
    question: String,
    candidates: Vec<String>,
}

/// Two passes: word counts over all candidates, then scores per question.
fn ranks(args: &EvalArgs) -> Result<Done> {
    let questions = needed(args.questions.as_ref(), "--questions")?;
    let mut ranker = SentenceRanker::with_weights(weights(args)?);
    let mut lines = Lines::open(questions)?;
    while let Some(chunk) = lines.chunk::<RankLine>()? {
        chunk
            .iter()
            .flat_map(|line| &line.candidates)
            .for_each(|candidate| ranker.learn(candidate));
    }
    let mut out = create(&args.out)?;
    let mut signals = args.signals.as_deref().map(create).transpose()?;
    let mut lines = Lines::open(questions)?;
    let mut ranked = 0;
    while let Some(chunk) = lines.chunk::<RankLine>()? {
        ranked += chunk.len();
        if let Some(file) = &mut signals {
            for line in in_order(&chunk, |line| {
                let signals = ranker.signals(&line.question, &line.candidates)?;
                json_line(&serde_json::json!({ "id": line.id, "signals": signals }))
            }) {
                file.write_all(line?.as_bytes())?;
            }
        }
        let scored = in_order(&chunk, |line| {
            let scores = ranker.scores(&line.question, &line.candidates)?;
            json_line(&serde_json::json!({ "id": line.id, "scores": scores }))
        });
        for line in scored {
            out.write_all(line?.as_bytes())?;
        }
    }
    out.flush()?;
    Ok(Done::Rank { questions: ranked })
}
