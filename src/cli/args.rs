//! What can be typed. Nothing is checked here beyond its shape.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{Day, DayError, SummaryLength, TypedDate, TypedDateError};

const EXAMPLES: &str = "\
Examples:
  dateline                       the bot with DISCORD_TOKEN, else the chat
  echo \"When will French troops leave Niger?\" | dateline
  dateline ask \"When will French troops leave Niger?\"
  dateline ask --json --source CNN \"Who is Sylvain Itte?\"
  dateline summary --length short
  dateline corpus status

Every variable is described in .env.example. Exit codes: 0 answered or done, 1 error, 2 not covered.";

/// Answers questions about news articles in the articles' own words.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, after_help = EXAMPLES, disable_help_subcommand = false)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Flags that every command takes; a flag wins over its variable. Shown below the command's own ones.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Global {
    /// Folder of articles [variable: DATELINE_CORPUS, default: seeds]
    #[arg(long, global = true, value_name = "DIR", display_order = 900)]
    pub(super) corpus: Option<PathBuf>,
    /// Folder for the database and the index [variable: DATELINE_DATA, default: data]
    #[arg(long, global = true, value_name = "DIR", display_order = 901)]
    pub(super) data: Option<PathBuf>,
    /// Print JSON instead of text
    #[arg(long, global = true, display_order = 902)]
    pub(super) json: bool,
    /// Log more to standard error (-vv for even more)
    #[arg(short, long, global = true, action = clap::ArgAction::Count, display_order = 903)]
    pub(super) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Answer one question
    #[command(after_help = "\
Examples:
  dateline ask \"When will French troops leave Niger?\"
  dateline ask --since 2023-09 'Who led the \"military junta\"?'
  dateline ask --json source:CNN what did Macron say
  dateline ask --explain \"How many French soldiers are in Niger?\"

--explain says how the question was read, what decided, and what became of each candidate; with --json it is the \
object \"explanation\". Exit codes: 0 answered, 2 not covered, 1 error.")]
    Ask(AskArgs),
    /// Summarise the latest articles, a topic or an article, in the articles' own sentences
    #[command(after_help = "\
Examples:
  dateline summary
  dateline summary --length short French troops
  dateline summary seeds/002_d1ca3e04c0498d52.txt

Exit codes: 0 with a summary, 2 when nothing fits, 1 error.")]
    Summary(SummaryArgs),
    /// Rank the passages that hold some words
    #[command(after_help = "\
Examples:
  dateline search ambassador
  dateline search '\"sole legitimate authority\" after:2023-09-01'

Exit codes: 0 with passages, 2 without, 1 error.")]
    Search(SearchArgs),
    /// Talk in the terminal; piped lines are answered one by one
    #[command(after_help = "\
Examples:
  dateline chat
  printf 'Who is Sylvain Itte?\\nWhere is he?\\n' | dateline chat

Piped: the exit code is that of the last line.")]
    Chat(ChatArgs),
    /// Refresh and inspect the collection, and withdraw articles
    Corpus(CorpusArgs),
    /// Check the configuration, the collection and the token
    #[command(after_help = "\
Examples:
  dateline check
  dateline check --json --corpus news

Exit codes: 0 when all is well, 1 with a fault. Faults of single files are told and are none of these.")]
    Check,
    /// Answer many questions over a folder of articles, for measuring
    #[command(after_help = "\
Example:
  dateline eval --articles news --questions questions.jsonl --out answers.jsonl

A question a line: {\"id\": \"1\", \"question\": \"Who …?\", \"asked_on\": \"2023-09-25\"}. Nothing is left behind but the output. \
What it came to is printed, with --json as an object (questions, answered, abstained, median_ms, out). Exit codes: 0 done, \
1 error.")]
    Eval(super::eval::EvalArgs),
    /// Fit the weights of ranking and confidence to labelled questions
    #[command(after_help = "\
Examples:
  dateline fit --articles news --questions questions.jsonl --labels labels.jsonl --out weights.json
  dateline fit --sets sets.jsonl --out weights.json --left-out
  dateline eval --articles news --questions questions.jsonl --out answers.jsonl --weights weights.json

A label a line: {\"id\": \"1\", \"answerable\": true, \"answers\": [\"end of 2023\"], \"articles\": [\"a.txt\"]}. A passage is \
right when it holds one of the answers as whole words and its article is among those named; with \"sentences\" instead \
of \"answers\", when it holds one of these whole. The same data give the same weights to the byte. Exit codes: 0 done, 1 error.")]
    Fit(super::fit::FitArgs),
}

/// Which articles may answer, and what day it is.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct FilterArgs {
    /// Only articles published by this source or citing it (may be given several times)
    #[arg(long, value_name = "NAME")]
    pub(super) source: Vec<String>,
    /// Only articles dated on or after this day, month or year: 2023-09, "4 May 2026", yesterday
    #[arg(long, value_name = "DATE", value_parser = typed)]
    pub(super) since: Option<TypedDate>,
    /// Only articles dated on or before this day, month or year
    #[arg(long, value_name = "DATE", value_parser = typed)]
    pub(super) until: Option<TypedDate>,
    /// The collection as it was on this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Day>,
    /// The day that "today" means [default: the clock's]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) today: Option<Day>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct AskArgs {
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    /// Also say why: the plan, what decided, and each candidate with its signals
    #[arg(long)]
    pub(super) explain: bool,
    /// The question; quotation marks are needed only around what the shell reads as its own, ? and '
    #[arg(required = true, value_name = "QUESTION")]
    pub(super) question: Vec<String>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct SearchArgs {
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    /// Passages at most
    #[arg(long, default_value_t = 10, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(super) limit: u16,
    /// Words, "exact phrases", source:, after:, before:, on:
    #[arg(required = true, value_name = "QUERY")]
    pub(super) query: Vec<String>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct SummaryArgs {
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    /// How long: about three, six or twelve sentences
    #[arg(long, value_enum, default_value_t = Length::Medium)]
    pub(super) length: Length,
    /// A topic, or an article's file name; nothing for the latest articles
    #[arg(value_name = "TOPIC or ARTICLE")]
    pub(super) about: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Length {
    // No doc comments here: they would turn the whole help text of the command into its long form.
    Short,
    Medium,
    Long,
}

impl From<Length> for SummaryLength {
    fn from(length: Length) -> Self {
        match length {
            Length::Short => Self::Short,
            Length::Medium => Self::Medium,
            Length::Long => Self::Long,
        }
    }
}

#[derive(Clone, Debug, Default, Args)]
pub(super) struct ChatArgs {
    #[command(flatten)]
    pub(super) filter: FilterArgs,
}

#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  dateline corpus check          what is wrong with which file, and how to mend it
  dateline corpus refresh        read what changed
  dateline corpus remove a.txt   a.txt answers no more; with --purge nothing of it stays stored
  dateline --corpus news corpus list --json")]
pub(super) struct CorpusArgs {
    #[command(subcommand)]
    pub(super) command: CorpusCommand,
}

#[derive(Clone, Debug, Subcommand)]
pub(super) enum CorpusCommand {
    /// Read what changed in the folder and say what was done
    #[command(after_help = "\
Examples:
  dateline corpus refresh
  dateline corpus refresh --confirm                most articles are gone, and are meant to be
  dateline --corpus other corpus refresh --adopt   other articles in the place of the old ones

Exit codes: 0 done or nothing to do, also with faults in single files, 1 error.")]
    Refresh(RefreshArgs),
    /// Say what the collection covers
    #[command(after_help = "Example:\n  dateline corpus status --json")]
    Status,
    /// List the articles
    #[command(after_help = "Example:\n  dateline --corpus news corpus list --json")]
    List,
    /// Read every file and list the faults, without the data folder; exits 1 when there are any
    #[command(after_help = "Example:\n  dateline --corpus news corpus check")]
    Check,
    /// Take articles out of the answers, also while their files still lie in the folder
    #[command(after_help = "\
Examples:
  dateline corpus remove 002_d1ca3e04c0498d52.txt
  dateline corpus remove --purge https://news.example/a-story

Quotes already given can still be checked after a removal. A purge erases all versions from the database and the \
index, and what is left of the quotes says that the article was withdrawn. The same text under another name stays \
away, too. dateline corpus status lists what is removed, dateline corpus restore takes it back.")]
    Remove(RemoveArgs),
    /// Take a removal back; the file, when it is still in the folder, is read again
    #[command(after_help = "Example:\n  dateline corpus restore 002_d1ca3e04c0498d52.txt")]
    Restore(RestoreArgs),
}

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct RefreshArgs {
    /// Give the data folder to these articles, when it belongs to another folder of articles
    #[arg(long)]
    pub(super) adopt: bool,
    /// Let articles go although the folder has lost all of them, or more than half of ten or more
    #[arg(long)]
    pub(super) confirm: bool,
}

#[derive(Clone, Debug, Args)]
pub(super) struct RemoveArgs {
    /// Erase all stored versions as well, for a takedown or a correction that must not be read again
    #[arg(long)]
    pub(super) purge: bool,
    /// File names as `dateline corpus list` shows them, or addresses from the files' headers
    #[arg(required = true, value_name = "PATH-OR-URL")]
    pub(super) articles: Vec<String>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct RestoreArgs {
    /// File names as `dateline corpus status` shows them
    #[arg(required = true, value_name = "PATH")]
    pub(super) articles: Vec<String>,
}

fn day(text: &str) -> Result<Day, DayError> {
    Day::parse(text.trim())
}

fn typed(text: &str) -> Result<TypedDate, TypedDateError> {
    TypedDate::parse(text)
}
