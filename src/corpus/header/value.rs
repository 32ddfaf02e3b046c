//! One value of a header: where it stands without its quotation marks, brackets and remarks, and how it is shown.

use super::super::entities;
use super::super::faults::is_unshowable;
use super::super::lines::trimmed;
use super::quoted;
use crate::model::Span;

/// Longest value that is shown, in characters: a line, not a text.
const LONGEST_VALUE: usize = 300;

/// A field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::corpus) struct Value {
    /// As shown: on one line, without control characters.
    pub(in crate::corpus) text: String,
    /// Where it stands in the file, without quotation marks.
    pub(in crate::corpus) span: Span,
    /// Its line, counted from 1.
    pub(in crate::corpus) line: u32,
}

/// The value of a field in the bytes `start..end`: without white space, quotation marks or brackets around it.
pub(super) fn value(text: &str, start: usize, end: usize, line: u32) -> Option<Value> {
    let mut span = trimmed(text, start, end)?;
    let mut mark = None;
    if let Some(length) = before_comment(span.cut(text)?) {
        span = trimmed(text, span.start(), span.start() + length)?;
    }
    for (open, close) in [('[', ']'), ('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’')] {
        let raw = span.cut(text)?;
        let inner = raw
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if inner.is_some() {
            mark = Some(open);
            span = trimmed(
                text,
                span.start() + open.len_utf8(),
                span.end() - close.len_utf8(),
            )?;
        }
    }
    let read = quoted::read(span.cut(text)?, mark.unwrap_or_default());
    let shown = tidy(&entities::decoded(&read));
    (!shown.is_empty()).then_some(Value {
        text: shown,
        span,
        line,
    })
}

/// Length of a value in front of a remark: `"Fire in Harrow" # to be checked`, `2023-09-24 # the day`. A number with its sign
/// (`Flight #12`, `No # 5`) is none, nor is what stands in quotation marks.
fn before_comment(value: &str) -> Option<usize> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let from = match quote {
        Some(quote) => value[1..].find(quote)? + 2,
        None => 0,
    };
    let at = from + value[from..].find(" # ")?;
    let dated = value.starts_with(|c: char| c.is_ascii_digit());
    (dated || quote.is_some() && value[from..at].trim().is_empty()).then_some(at)
}

/// Whether a value says that there is none (`date: null`), or is the switch of a site maker in the place of a date
/// (`published: true`).
pub(super) fn is_nothing(names: &[&str], value: &str) -> bool {
    let switch = names.contains(&"published") && matches!(value, "true" | "false" | "yes" | "no");
    matches!(value, "~" | "null" | "Null" | "NULL") || switch
}

/// On one line, without control characters, cut at [`LONGEST_VALUE`].
pub(in crate::corpus) fn tidy(raw: &str) -> String {
    let words: Vec<String> = raw
        .split_whitespace()
        .map(|word| {
            word.chars()
                .filter(|c| !is_unshowable(*c))
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST_VALUE) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}
