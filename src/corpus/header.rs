//! The front matter: what a file says about itself before its text begins.
//!
//! The usual header stands between two `---` lines. The same fields without those lines, followed by an empty line, are
//! read as well, for that is how many exports look. A text that merely begins with a rule (`---`) is no header, and a
//! header that cannot be read is left in the text: nothing of an article may be lost to a wrong guess.

mod below;
mod block;
mod fields;
mod flow;
mod quoted;
mod sender;
mod toml;
mod value;
mod values;

use super::faults::{line_of, partial};
use super::lines::{Line, lines};
use crate::model::{Fault, FaultKind};
use block::{Block, bare};
use fields::is_key;
pub(super) use fields::is_other_field;
pub(super) use value::{Value, tidy};

/// What the front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// `title`
    pub(super) title: Option<Value>,
    /// `source`
    pub(super) source: Option<Value>,
    /// `author`
    pub(super) author: Option<Value>,
    /// `date`
    pub(super) date: Option<Value>,
    /// `url`
    pub(super) url: Option<Value>,
    /// `updated`
    pub(super) updated: Option<Value>,
}

impl Header {
    fn slot(&mut self, field: usize) -> &mut Option<Value> {
        match field {
            0 => &mut self.title,
            1 => &mut self.source,
            2 => &mut self.author,
            3 => &mut self.date,
            4 => &mut self.url,
            _ => &mut self.updated,
        }
    }
}

/// Reads the header that begins at the byte `start`. Gives it with the byte behind it; without a header that is `start`.
pub(super) fn read(file: &str, text: &str, start: usize) -> (Header, usize, Vec<Fault>) {
    let none = |faults| (Header::default(), start, faults);
    let Some(first) = lines(text, start).find(|line| !line.of(text).trim().is_empty()) else {
        return none(Vec::new());
    };
    let number = line_of(text, first.start);
    match first.of(text).trim_end() {
        "---" => match Block::fenced(text, first, number) {
            Block::Header(block) => block.read(file, text),
            Block::Open(block) => {
                let lines = block.lines.len();
                let (header, end, mut faults) = block.read(file, text);
                faults.push(left_open(file, number, lines));
                (header, end, faults)
            }
            Block::Unclosed => none(vec![unclosed(file, number)]),
            Block::Text => none(Vec::new()),
        },
        "+++" if is_toml(text, first) => toml::read(text, first, number).map_or_else(
            || none(vec![unclosed_toml(file, number)]),
            |(header, end)| (header, end, Vec::new()),
        ),
        _ => match bare(text, first.start, number) {
            Some(block) => block.read(file, text),
            None => none(Vec::new()),
        },
    }
}

fn left_open(file: &str, line: u32, lines: usize) -> Fault {
    let message = format!(
        "the header that begins with --- has no closing --- line, so the {lines} lines of fields below it were taken for it; add that line"
    );
    partial(file, line, FaultKind::BadHeader, message)
}

fn unclosed(file: &str, line: u32) -> Fault {
    let message = "the header that begins with --- has no closing --- line, so it was read as text; add that line";
    partial(file, line, FaultKind::BadHeader, message.to_owned())
}

fn unclosed_toml(file: &str, line: u32) -> Fault {
    let message = "the header that begins with +++ has no closing +++ line, so it was read as text; add that line";
    partial(file, line, FaultKind::BadHeader, message.to_owned())
}

/// Whether the line after `+++` is a TOML field.
fn is_toml(text: &str, first: Line) -> bool {
    lines(text, first.next)
        .map(|line| line.of(text).trim())
        .find(|line| !line.is_empty())
        .and_then(|line| line.split_once('='))
        .is_some_and(|(key, _)| is_key(key.trim()))
}

#[cfg(test)]
mod tests;
