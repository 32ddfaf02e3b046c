//! `corpus refresh / status / list / check`: the moderators' work from a terminal. `remove` and `restore` are in
//! [`super::removing`].

use std::path::Path;

use super::args::{CorpusArgs, CorpusCommand, RefreshArgs};
use super::asking::line;
use super::meant::Meant;
use super::opening::{self, Reconciled};
use super::{Exit, Failure, World, removing};
use crate::console::reports;
use crate::corpus::{self, ReadLimits};
use crate::index::{self, IndexError, Losses};
use crate::locales::en::answer::no_answer;
use crate::locales::en::console::no_articles;
use crate::model::{Fault, Filter, NoAnswer, VersionHash};
use crate::telemetry::Verbosity;

pub(super) fn run(
    meant: &Meant,
    args: &CorpusArgs,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    meant.start_logging(Verbosity::Warn);
    match &args.command {
        CorpusCommand::Refresh(args) => refresh(meant, *args, world),
        CorpusCommand::Status => status(meant, world),
        CorpusCommand::List => list(meant, world),
        CorpusCommand::Check => check(meant, world),
        CorpusCommand::Remove(args) => removing::remove(meant, args, world),
        CorpusCommand::Restore(args) => removing::restore(meant, args, world),
    }
}

/// Exits 0 when a generation was committed or nothing changed, even with faults in single files.
fn refresh(meant: &Meant, args: RefreshArgs, world: &mut World<'_>) -> Result<Exit, Failure> {
    let losses = losses(meant, args)?;
    let (engine, reconciled) = opening::open_with_report(meant, losses, world.err_terminal)?;
    let report = match reconciled {
        Reconciled::Fresh(report) => report,
        // The bot, or another command started by a timer, is at it just now.
        Reconciled::Old(IndexError::Busy) => {
            opening::when_free(|| engine.collection().refresh_with(losses, &mut |_| {}))?
        }
        Reconciled::Old(error) => return Err(error.into()),
    };
    if opening::is_empty(&engine) {
        world.warn(&no_articles(&meant.config.corpus, report.faults.len()));
    }
    let text = if meant.json {
        line(&reports::refresh_object(&report))?
    } else {
        reports::refresh(&report, &meant.config.corpus)
    };
    world.print(&text, Exit::Fine)
}

/// Whether most articles may go: when that was said, or when they are another folder's.
fn losses(meant: &Meant, args: RefreshArgs) -> Result<Losses, Failure> {
    let mut losses = Losses::Refused;
    if args.adopt {
        losses = index::adopt(&meant.config.collection_settings())?;
    }
    Ok(if args.confirm {
        Losses::Confirmed
    } else {
        losses
    })
}

fn status(meant: &Meant, world: &mut World<'_>) -> Result<Exit, Failure> {
    let engine = opening::open(meant, world)?;
    let collection = engine.collection();
    let snapshot = collection.snapshot();
    let (covers, faults) = (snapshot.coverage(&Filter::default()), collection.faults()?);
    let status = reports::Status::new(
        (&meant.config.corpus, &meant.config.data),
        snapshot.generation().0,
        &covers,
        &faults,
        collection.read_only(),
    )
    .with_withdrawn(&collection.store().withdrawals().map_err(IndexError::from)?);
    let text = if meant.json {
        line(&status)?
    } else {
        status.text()
    };
    world.print(&text, Exit::Fine)
}

fn list(meant: &Meant, world: &mut World<'_>) -> Result<Exit, Failure> {
    let engine = opening::open(meant, world)?;
    let snapshot = engine.collection().snapshot();
    let articles = snapshot.articles().iter().map(AsRef::as_ref);
    let text = if meant.json {
        line(&reports::list_object(snapshot.generation().0, articles))?
    } else if snapshot.articles().is_empty() {
        no_answer(&NoAnswer::EmptyCollection).to_owned()
    } else {
        reports::list(articles)
    };
    world.print(&text, Exit::Fine)
}

/// Reads the folder itself: works without the data folder, and while the bot runs.
fn check(meant: &Meant, world: &mut World<'_>) -> Result<Exit, Failure> {
    let corpus = &meant.config.corpus;
    let limits = ReadLimits {
        max_bytes: meant.config.max_file_bytes,
    };
    let (articles, faults) = read_folder(corpus, limits)?;
    if articles == 0 && faults.is_empty() {
        world.warn(&no_articles(corpus, 0));
    }
    let text = if meant.json {
        line(&reports::check_object(articles, &faults))?
    } else {
        reports::check(articles, &faults, corpus)
    };
    let exit = if faults.is_empty() {
        Exit::Fine
    } else {
        Exit::Failed
    };
    world.print(&text, exit)
}

/// Readable articles and all faults of a folder, in the order of the files.
pub(super) fn read_folder(
    folder: &Path,
    limits: ReadLimits,
) -> Result<(usize, Vec<Fault>), IndexError> {
    let (files, mut faults) = corpus::scan(folder, limits).map_err(|error| IndexError::Corpus {
        path: folder.to_owned(),
        reason: error.to_string(),
    })?;
    let mut read: Vec<(&str, VersionHash)> = Vec::new();
    for file in &files {
        match corpus::read_file(file, limits) {
            Err(fault) => faults.push(fault),
            Ok((article, smaller)) => {
                faults.extend(smaller);
                read.push((&file.relative, article.meta.version));
            }
        }
    }
    let duplicates = corpus::duplicates(&read);
    let articles = read.len() - duplicates.len();
    faults.extend(duplicates);
    faults.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    Ok((articles, faults))
}
