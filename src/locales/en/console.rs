//! Texts of the terminal.

use std::path::Path;

use crate::model::{
    Coverage, Nearness, NoAnswer, RefreshReport, SummaryOrder, SummaryScope, typed,
};

pub use super::answer::SEARCH_NEEDS_WORDS;
use super::answer::{count, grouped, no_answer, summary_order};
use super::asides;

/// Said on standard error when there is no token.
pub const NO_TOKEN: &str =
    "DISCORD_TOKEN is not set, so this is the terminal chat; README.md says how to set up the bot.";

/// Opens an interactive chat.
pub const WELCOME: &str = "Ask about the articles, or type /help. Ctrl-D leaves.";

/// The prompt.
pub const PROMPT: &str = "> ";

/// After Ctrl-C at the prompt.
pub const INTERRUPTED: &str = "Ctrl-D or /quit leaves.";

/// After bytes at the prompt that are no text.
pub const NOT_TEXT: &str = "That is no text in UTF-8; please type it again.";

/// What the chat understands.
pub const CHAT_HELP: &str = "\
Ask in plain words: who said or did what, when, where or why?
  \"exact words\"        must stand in the article
  source:BBC           published by it or citing it
  after:2023-09-01     articles from this day on, a month or a year from its first
  before:2023-10-01    articles up to this day and on it, a month or a year to its last
  on:2023-09-25        articles of this day, month or year; dates may be words, too:
                       after:\"4 May 2023\", before:May, on:yesterday, after:\"last week\"
  /more                further quotes for the last question (so does: more)
  source?              where the quotes are from, and of when
  /context 2           the sentences around quote 2
  /why                 why the last answer is what it is
  /summary [topic]     the latest articles, or the passages on a topic, in their own sentences
  /search words        ranked passages
  /sources             what the collection covers
  /quit                leaves (so does Ctrl-D)";

/// What Dateline is and keeps; `own` is what is kept here, and the command that tells more.
#[must_use]
pub fn about(version: &str, searched: Option<&str>, own: (&str, &str)) -> String {
    let (kept, help) = own;
    let above = [asides::WHAT_I_DO.to_owned()];
    let lines = asides::about(searched, kept).into_iter();
    let version = format!("Version {version}. {help} says what you can ask.");
    let lines: Vec<String> = above.into_iter().chain(lines).chain([version]).collect();
    lines.join("\n")
}

/// What the chat keeps.
pub const KEPT: &str =
    "The last lines typed here are kept in the data folder (chat_history), for their owner only.";

/// What a command with a single question keeps.
pub const KEPT_NOTHING: &str = "What is asked by a command is not kept.";

/// In the place of `NoAnswer::LatestNews` where there is no chat.
pub const LATEST_NEWS: &str = "For an overview of the latest articles use `dateline summary`; it also sums up a topic, a source or a time.";

/// A command that the chat does not know, and the one that was probably meant.
#[must_use]
pub fn unknown_command(command: &str, meant: Option<&str>) -> String {
    match meant {
        Some(meant) => {
            format!("There is no command {command}; did you mean {meant}? /help lists them all.")
        }
        None => format!("There is no command {command}. /help lists them."),
    }
}

/// `/more`, `/context` before any question.
pub const NOTHING_ASKED: &str = "Ask something first.";

/// `/more` when everything was shown.
pub const NO_MORE: &str = "That was all.";

/// `/context` without a quote of that number.
#[must_use]
pub fn no_such_quote(quotes: usize) -> String {
    match quotes {
        0 => "There is no quote to show the context of.".to_owned(),
        1 => "Write /context 1.".to_owned(),
        most => format!("Write /context with a number from 1 to {most}."),
    }
}

/// The version of a quote was withdrawn since.
pub const WITHDRAWN: &str = "That article was withdrawn.";

/// Marks quotes below a no.
#[must_use]
pub fn related(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Related => "related, not an answer",
        Nearness::MayHold => "related, may hold it",
    }
}

/// Marks a quote that still hangs in the air.
pub const SHORTENED: &str = "shortened";

/// Marks a headline.
pub const HEADLINE: &str = "headline";

/// Under a sentence of a summary that is of the same article as the one above.
pub const SAME_SOURCE: &str = "source and date as above";

/// Below some articles that say the same.
#[must_use]
pub fn also_in_more(number: usize) -> String {
    format!("also in {}", count(number, "more article", "more articles"))
}

/// `2 further passages: /more`.
#[must_use]
pub fn more(number: usize) -> String {
    format!(
        "{}: /more",
        count(number, "further passage", "further passages")
    )
}

/// What the summary is about.
#[must_use]
pub fn summary_of(scope: &SummaryScope, order: SummaryOrder) -> String {
    match scope {
        SummaryScope::Latest => "The latest articles, in their own sentences:".to_owned(),
        SummaryScope::Topic(topic) => {
            format!(
                "On {topic}, in the articles’ own sentences, {}:",
                summary_order(order)
            )
        }
        SummaryScope::Article(id) => format!("{id}, in its own sentences:"),
    }
}

/// A summary without quotes.
const NOTHING_TO_SUMMARISE: &str = "There is nothing on that in the articles.";

/// Nothing was there to summarise; what left nothing stands in the notes, if anything does.
#[must_use]
pub fn nothing_to_summarise(searched: &Coverage, noted: bool) -> &'static str {
    match (searched.articles, noted) {
        (0, true) => no_answer(&NoAnswer::NothingInFilter),
        (0, false) => {
            "There are no articles to summarise: none in the collection yet, or none of those dates."
        }
        _ => NOTHING_TO_SUMMARISE,
    }
}

/// A search without hits.
pub const NOTHING_FOUND: &str = "No passage holds that.";

/// As many of the passages that were found as are listed at a time. `further` says how to see the others.
#[must_use]
pub fn best_of(shown: usize, all: usize, further: &str) -> String {
    format!(
        "The best {} of {} passages; {further}",
        grouped(shown),
        grouped(all)
    )
}

/// How to see more of a search by the command line.
pub const SEARCH_LIMIT: &str = "--limit lists more.";

/// How to see others of a search in the chat, which lists a few.
pub const SEARCH_NARROWER: &str = "more words, a source or dates narrow it down.";

/// What a refresh did, one line.
#[must_use]
pub fn refreshed(report: &RefreshReport) -> String {
    let verb = if report.committed {
        "refreshed"
    } else {
        "nothing changed"
    };
    format!(
        "{verb}: {} added, {} changed, {} removed, {} unchanged, {}; generation {} ({} ms)",
        grouped(report.added.len()),
        grouped(report.changed.len()),
        grouped(report.removed.len()),
        grouped(report.unchanged),
        count(report.faults.len(), "fault", "faults"),
        report.generation,
        report.millis,
    )
}

/// Changed articles that a refresh does not name; in brackets, for above them stand names of files.
#[must_use]
pub fn more_changes(number: usize, verb: &str) -> String {
    format!("(and {} more {verb})", grouped(number))
}

/// Faults that a report does not list.
#[must_use]
pub fn more_faults(number: usize, folder: &Path) -> String {
    format!(
        "(and {}; {} lists all)",
        count(number, "more fault", "more faults"),
        check(folder)
    )
}

/// How many articles a source published, and how many cite it.
#[must_use]
pub fn source_counts(published: usize, credited: usize) -> String {
    let (by, citing) = (grouped(published), grouped(credited));
    match (published, credited) {
        (_, 0) => format!("{by} published"),
        (0, _) => format!("{citing} citing it"),
        _ => format!("{by} published, {citing} citing it"),
    }
}

/// A refresh at start that failed while older articles can still answer.
#[must_use]
pub fn old_generation(reason: &str) -> String {
    format!("{reason}; answering from the articles of the last refresh")
}

/// A collection without articles, and what to do.
#[must_use]
pub fn no_articles(folder: &Path, faults: usize) -> String {
    let shown = folder.display();
    if faults > 0 {
        return format!(
            "no article in {shown} can be read; {} says why",
            check(folder)
        );
    }
    format!(
        "there is no article in {shown} to answer from; put .txt or .md files there, or name another folder with --corpus or DATELINE_CORPUS"
    )
}

/// Faults found while reconciling at start.
#[must_use]
pub fn faults_at_start(number: usize, folder: &Path) -> String {
    let found = count(number, "fault", "faults");
    format!(
        "{found} in the files of {}; {} lists them",
        folder.display(),
        check(folder)
    )
}

/// The command that lists the faults of a folder, whichever is the usual one.
fn check(folder: &Path) -> String {
    format!("dateline --corpus {} corpus check", typed(folder))
}

/// An article that was taken out of the answers.
#[must_use]
pub fn removed(article: &str) -> String {
    format!(
        "{article} answers no more. Its stored versions stay, so that quotes already given can be checked; --purge erases them, dateline corpus restore takes this back."
    )
}

/// An article that answers no more because another with its text was taken out.
#[must_use]
pub fn went_with_it(article: &str) -> String {
    format!(
        "{article} holds the same text and answers no more, either; it comes back with the other."
    )
}

/// An article that was erased.
#[must_use]
pub fn purged(article: &str, folder: &Path) -> String {
    format!(
        "{article} is erased from the database and the index, in all its versions. If its file is still in {}, it is left out there until dateline corpus restore. Messages that quote it in Discord stay; delete them there.",
        folder.display()
    )
}

/// An erasure that is not quite done.
pub const NOT_WIPED: &str = "another program is reading the database just now, so traces may be left in its files; they go with the next dateline corpus refresh";

/// An article whose removal was taken back; when it does not answer again, with what is wrong with its file, if there is one.
#[must_use]
pub fn restored(article: &str, folder: &Path, why_not: Option<Option<&str>>) -> String {
    match why_not {
        None => format!("{article} answers again."),
        Some(Some(fault)) => {
            format!("{article} is no longer removed, but does not answer: {fault}.")
        }
        Some(None) => format!(
            "{article} is no longer removed, but there is no file of that name in {}.",
            folder.display()
        ),
    }
}

/// `restore` of what was not removed.
#[must_use]
pub fn not_removed(article: &str) -> String {
    format!("{article} is not removed; dateline corpus status lists what is")
}

/// A line of `corpus status`.
#[must_use]
pub fn withdrawn(article: &str, erased: bool) -> String {
    let how = if erased { "erased" } else { "versions kept" };
    format!("{article} ({how})")
}
