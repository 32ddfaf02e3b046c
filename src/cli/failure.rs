//! How a command ends.

use std::process::ExitCode;

use crate::config::ConfigFault;
use crate::discord::BotError;
use crate::index::{IndexError, OtherBot};
use crate::model::QuestionError;

/// Exit codes, part of the contract with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; for questions: answered.
    Fine,
    /// An error, or faults found by a check.
    Failed,
    /// The articles do not cover the question.
    NotCovered,
    /// A second signal ended the bot at once.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Failed => 1,
            Exit::NotCovered => 2,
            // 128 + SIGINT, as shells have it.
            Exit::Interrupted => 130,
        })
    }
}

/// Why a command could not do its work: what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Wrong usage, worded by clap (which begins with `error:` itself).
    #[error("{0}")]
    Usage(String),
    /// Variables that cannot be used.
    #[error("{}", config_faults(.0))]
    Config(Vec<ConfigFault>),
    /// The question cannot be looked up.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// The collection.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A second bot.
    #[error(transparent)]
    OtherBot(#[from] OtherBot),
    /// The bot.
    #[error(transparent)]
    Bot(#[from] BotError),
    /// Standard output, standard input or the system.
    #[error("{doing}: {source}")]
    System {
        /// What was tried.
        doing: &'static str,
        /// What the system says.
        source: std::io::Error,
    },
    /// Anything else that the user can mend.
    #[error("{0}")]
    Other(String),
}

fn config_faults(faults: &[ConfigFault]) -> String {
    let lines: Vec<String> = faults.iter().map(|fault| format!("\n  {fault}")).collect();
    let what = if faults.len() == 1 {
        "a variable cannot be used; mend it in the environment or in .env:"
    } else {
        "some variables cannot be used; mend them in the environment or in .env:"
    };
    format!("{what}{}", lines.concat())
}

impl Failure {
    /// The sentence alone, without `error:` before it.
    #[must_use]
    pub fn plain(&self) -> String {
        let text = self.to_string();
        text.strip_prefix("error: ").unwrap_or(&text).to_owned()
    }

    /// What `main` prints: `error: …`, harmless for a terminal.
    #[must_use]
    pub fn message(&self) -> String {
        let text = self.to_string();
        let text = crate::console::safe(&text);
        if matches!(self, Self::Usage(_)) {
            text.into_owned()
        } else {
            format!("error: {text}")
        }
    }
}
