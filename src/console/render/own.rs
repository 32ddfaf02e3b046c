//! Dateline's own words, in contrast to those of articles: sentences, headings, notes and the small print.

use super::super::Style;
use super::super::safe::safe_line;
use super::super::wrap::{Indent, Run, wrap};
use crate::locales::en;
use crate::model::{Coverage, Note};

/// Dateline's own words, wrapped.
pub(in crate::console) fn prose(text: &str, style: Style) -> String {
    wrap(&[Run::plain(text)], FLUSH, style)
}

/// A question above its answer, where there are several.
pub(in crate::console) fn asked(question: &str, style: Style) -> String {
    heading(&safe_line(question), style)
}

/// Dateline's own words that stand out.
pub(super) fn heading(text: &str, style: Style) -> String {
    let run = Run {
        text: text.to_owned(),
        bold: true,
    };
    wrap(&[run], FLUSH, style)
}

pub(super) fn small(lines: &[String], style: Style) -> String {
    let shown: Vec<String> = lines
        .iter()
        .map(|line| style.dim(&prose(line, style)))
        .collect();
    shown.join("\n")
}

pub(super) fn notes(notes: &[Note]) -> Vec<String> {
    notes
        .iter()
        .map(|note| safe_line(&en::answer::note(note)))
        .collect()
}

pub(super) fn searched_line(searched: &Coverage) -> String {
    format!("Searched: {}.", en::answer::searched(searched))
}

const FLUSH: Indent<'_> = Indent {
    first: "",
    rest: "",
};
