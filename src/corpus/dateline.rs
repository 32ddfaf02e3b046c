//! Wire datelines: `PARIS, Sept. 24 (Reuters) –`, `NIAMEY, Niger (AP) —`, `Paris [France], September 25 (ANI):`.
//!
//! A dateline is places, a date and an agency before a dash or a colon. It counts only when something in it can't be
//! a sentence: an agency in brackets, a date, or a place in capitals.

mod agency;
mod dashed;
mod head;
mod marked;
mod names;
mod undashed;

use super::date_forms::Reading;
use super::lines::opening;

/// A dateline is shorter, in bytes.
const LONGEST: usize = 140;

/// What a dateline says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its bytes, with the dash and the space behind it.
    pub(super) length: usize,
    /// The agency in brackets.
    pub(super) agency: Option<String>,
    /// Its date, perhaps without a year.
    pub(super) date: Option<Reading>,
}

/// The dateline at the start of `line`, in Markdown often in bold: `**PARIS, Sept. 24 (Reuters)** – France …`.
pub(super) fn read(line: &str) -> Option<Dateline> {
    unmarked(line).or_else(|| marked::read(line))
}

fn unmarked(line: &str) -> Option<Dateline> {
    let part = opening(line, LONGEST);
    dashed::before_dash(line, part)
        .or_else(|| undashed::before_nothing(part))
        .or_else(|| undashed::after_outlet(part))
}

#[cfg(test)]
pub(super) mod tests;
