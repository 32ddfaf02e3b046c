//! What surrounds the program: variables, streams and terminals. A test makes its own.

use std::collections::BTreeMap;
use std::io::{self, BufRead, ErrorKind, Write};

use super::{Exit, Failure};
use crate::config::ConfigFault;
use crate::console::{Style, safe};

/// The program's surroundings.
pub struct World<'a> {
    /// Variables by name; those of `.env` are in it already.
    pub vars: BTreeMap<String, String>,
    /// Why `.env` cannot be used. Every command fails with it; help and the version need no variables.
    pub unread: Option<Failure>,
    /// What of `.env` is worth a warning.
    pub doubts: Vec<ConfigFault>,
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output: answers only.
    pub out: &'a mut dyn Write,
    /// Standard error: logs, warnings, progress.
    pub err: &'a mut dyn Write,
    /// Whether standard input is a terminal.
    pub in_terminal: bool,
    /// Whether standard output is a terminal.
    pub out_terminal: bool,
    /// Whether standard error is a terminal.
    pub err_terminal: bool,
    /// Columns of the terminal, when it has any.
    pub columns: Option<usize>,
}

/// Columns of a terminal that does not tell.
const USUAL_COLUMNS: usize = 80;

impl World<'_> {
    /// How output looks.
    #[must_use]
    pub fn style(&self) -> Style {
        if !self.out_terminal {
            return Style::plain();
        }
        let var = |name: &str| self.vars.get(name).map(String::as_str);
        Style::terminal(
            self.columns.unwrap_or(USUAL_COLUMNS),
            var("NO_COLOR"),
            var("TERM"),
        )
    }

    /// Writes `text` as a line to standard output and gives `exit`, also when nobody reads any more.
    ///
    /// # Errors
    /// When it cannot be written for another reason, such as a full disk.
    pub fn print(&mut self, text: &str, exit: Exit) -> Result<Exit, Failure> {
        let written = writeln!(self.out, "{text}").and_then(|()| self.out.flush());
        finished(written, exit)
    }

    /// A line on standard error. That it cannot be written is no reason to stop.
    pub fn say(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", safe(text));
    }

    /// A warning on standard error.
    pub fn warn(&mut self, text: &str) {
        self.say(&format!("warning: {text}"));
    }
}

/// `exit`, unless writing failed for another reason than a closed pipe.
pub(super) fn finished(written: io::Result<()>, exit: Exit) -> Result<Exit, Failure> {
    match written {
        Err(source) if source.kind() != ErrorKind::BrokenPipe => Err(Failure::System {
            doing: "cannot write to standard output",
            source,
        }),
        _ => Ok(exit),
    }
}
