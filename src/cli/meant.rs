//! What is meant: checked configuration with the flags laid over it, filters, joined words.

use std::path::{Path, PathBuf};

use super::args::{FilterArgs, Global};
use super::{Failure, World};
use crate::config::{Config, is_for_a_shell};
use crate::model::{DateRange, Day, Filter, TypedDate};
use crate::telemetry::{self, Verbosity};

/// What holds for every command.
pub(super) struct Meant {
    pub(super) config: Config,
    pub(super) json: bool,
    /// From `-v`.
    verbose: u8,
}

impl Meant {
    pub(super) fn new(global: &Global, world: &World<'_>) -> Result<Self, Failure> {
        let mut config = Config::from_vars(&world.vars).map_err(Failure::Config)?;
        if let Some(corpus) = &global.corpus {
            config.corpus = folder("--corpus", corpus)?;
        }
        if let Some(data) = &global.data {
            config.data = folder("--data", data)?;
        }
        Ok(Self {
            config,
            json: global.json,
            verbose: global.verbose,
        })
    }

    /// Starts logging at the given level, unless `-v` or `DATELINE_LOG` says otherwise.
    pub(super) fn start_logging(&self, usual: Verbosity) {
        let asked = match self.verbose {
            0 => None,
            1 => Some(Verbosity::Info),
            2 => Some(Verbosity::Debug),
            _ => Some(Verbosity::Trace),
        };
        let filter = match (asked, &self.config.log) {
            (Some(level), _) => level.filter(),
            (None, Some(filter)) => filter,
            (None, None) => usual.filter(),
        };
        telemetry::init(filter, self.config.log_format);
    }
}

/// The folder that a flag names. A shell reads `--data ~/news` and leaves `--data=~/news` as it is.
fn folder(flag: &str, path: &Path) -> Result<PathBuf, Failure> {
    if !is_for_a_shell(path) {
        return Ok(path.to_owned());
    }
    Err(Failure::Other(format!(
        "{flag}={} is no path; write {flag} and the path with a blank between them, or the whole path",
        path.display()
    )))
}

/// The filter that the flags mean. `--since 2023-09` begins with the first day of the month, `--until 2023-09` ends
/// with the last.
pub(super) fn filter(args: &FilterArgs) -> Result<Filter, Failure> {
    let days = |date: Option<TypedDate>| date.and_then(|date| date.range(today(args)));
    let since = days(args.since).map(DateRange::first);
    let until = days(args.until).map(DateRange::last);
    if let (Some(since), Some(until)) = (since, until)
        && since > until
    {
        return Err(Failure::Other(format!(
            "--since {since} is after --until {until}; swap them"
        )));
    }
    if args.source.iter().any(|source| source.trim().is_empty()) {
        return Err(Failure::Other(
            "--source is blank; name a source, or leave it out".to_owned(),
        ));
    }
    Ok(Filter {
        sources: args.source.clone(),
        since,
        until,
        as_of: args.as_of,
        article: None,
    })
}

/// "Today".
pub(super) fn today(args: &FilterArgs) -> Day {
    args.today.unwrap_or_else(Day::today)
}
