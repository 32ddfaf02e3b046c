//! Logging: tracing to standard error, pretty or JSON.
//!
//! Standard output belongs to answers. Libraries that can print secrets (request addresses with interaction tokens,
//! gateway payloads with the bot's token) stay at `warn` unless a filter names them.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt;

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    #[default]
    Pretty,
    /// One JSON object a line.
    Json,
}

/// Libraries that log secrets below `warn`.
const QUIET: &str = "serenity=warn,poise=warn,hyper=warn,hyper_util=warn,h2=warn,reqwest=warn,rustls=warn,tungstenite=warn,tokio_tungstenite=warn";

/// The level of Dateline's own log lines when no filter is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verbosity {
    /// Terminal commands.
    Warn,
    /// The bot; `-v` elsewhere.
    Info,
    /// `-vv`.
    Debug,
    /// `-vvv`.
    Trace,
}

impl Verbosity {
    /// The filter for this level; at most `info` for everything that is not Dateline's.
    #[must_use]
    pub fn filter(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "info,dateline=debug",
            Self::Trace => "info,dateline=trace",
        }
    }
}

/// Whether `filter` is a log filter.
///
/// # Errors
/// What is wrong with it.
pub fn check_filter(filter: &str) -> Result<(), String> {
    parse(filter).map_err(|error| error.to_string())?;
    match filter.split(',').map(str::trim).find(|part| is_slip(part)) {
        Some(slip) => Err(format!("{slip:?} is no level")),
        None => Ok(()),
    }
}

/// Whether a part of a filter is a single word and no level: `inof` would be read as a module of that name, and nothing at all
/// be logged.
fn is_slip(part: &str) -> bool {
    !part.is_empty() && !part.contains(['=', '[']) && part.parse::<LevelFilter>().is_err()
}

fn parse(filter: &str) -> Result<EnvFilter, tracing_subscriber::filter::ParseError> {
    // A later directive for the same target replaces an earlier one, so that the filter can still name a library.
    EnvFilter::builder().parse(format!("{QUIET},{filter}"))
}

/// Starts logging for the whole process; later calls change nothing. An unreadable filter counts as `warn`
/// (the configuration has refused it before).
pub fn init(filter: &str, format: LogFormat) {
    let filter = parse(filter).unwrap_or_else(|_| EnvFilter::new("warn"));
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // A line that cannot be written would be complained of on the same closed pipe or full disk, which panics.
        .log_internal_errors(false)
        .with_ansi(std::io::stderr().is_terminal());
    // Fails only when logging was started before, which tests in one process do.
    let _ = match format {
        LogFormat::Pretty => builder.with_target(false).try_init(),
        LogFormat::Json => builder
            .json()
            .flatten_event(true)
            .with_ansi(false)
            .try_init(),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_can_name_a_quiet_library() {
        let filter = parse("debug,serenity=debug").unwrap().to_string();
        assert!(
            filter.contains("serenity=debug") && !filter.contains("serenity=warn"),
            "{filter}"
        );
        assert!(filter.contains("reqwest=warn"), "{filter}");
    }

    #[test]
    fn a_wrong_filter_is_refused() {
        assert!(check_filter("dateline=loud").is_err());
        assert!(check_filter("info,dateline=debug").is_ok());
    }

    #[test]
    fn a_misspelt_level_does_not_silence_the_log() {
        for slip in ["inof", "info,dateline", "verbose", "warn,erorr"] {
            let said = check_filter(slip).unwrap_err();
            assert!(said.contains("is no level"), "{slip}: {said}");
        }
        for fine in ["INFO", "off", "3", "[ask]=debug", "info,"] {
            assert_eq!(check_filter(fine), Ok(()), "{fine}");
        }
    }

    #[test]
    fn every_verbosity_is_a_filter() {
        for level in [
            Verbosity::Warn,
            Verbosity::Info,
            Verbosity::Debug,
            Verbosity::Trace,
        ] {
            assert_eq!(check_filter(level.filter()), Ok(()));
        }
    }
}
