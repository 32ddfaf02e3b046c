//! What is wrong with a variable, and what to write instead.

use std::fmt;

/// A variable that cannot be used. Shows as `DATELINE_WORKERS="0": write a whole number from 1 to 64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// The variable's name.
    pub variable: String,
    /// The value that cannot be used; `None` for secrets and for faults of the name itself.
    pub value: Option<String>,
    /// What to do.
    pub advice: String,
}

/// Longer values are cut in messages; nobody needs more to find the place.
const SHOWN_CHARS: usize = 60;

impl fmt::Display for ConfigFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.variable)?;
        if let Some(value) = &self.value {
            let shown: String = value.chars().take(SHOWN_CHARS).collect();
            let more = if shown.len() < value.len() { "…" } else { "" };
            write!(f, "=\"{}{more}\"", shown.escape_debug())?;
        }
        write!(f, ": {}", self.advice)
    }
}
