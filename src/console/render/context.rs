//! A quote with the sentences around it, from which a reader sees that nothing was twisted by leaving them out.

use super::super::Style;
use super::super::wrap::{Indent, Run, wrap};
use super::quote::{quoted, source_lines, under};
use crate::locales::en;
use crate::model::{ContextView, Quote};

/// A quote with the sentences around it; the quote itself is bold.
#[must_use]
pub fn context(view: &ContextView, style: Style) -> String {
    let mut runs = Vec::new();
    if let Some(before) = &view.before {
        let gap = gap(before, &view.quote);
        runs.push(Run::plain(format!("{}{gap}", quoted(before.text().trim()))));
    }
    runs.push(Run {
        text: quoted(view.quote.text().trim()),
        bold: true,
    });
    if let Some(after) = &view.after {
        let gap = gap(&view.quote, after);
        runs.push(Run::plain(format!("{gap}{}", quoted(after.text().trim()))));
    }
    let indent = Indent {
        first: "   │ ",
        rest: "   │ ",
    };
    let text = wrap(&runs, indent, style);
    let mut lines = source_lines(&view.quote);
    let around = view.before.is_some() || view.after.is_some();
    let since = |since| en::answer::since_around(since, around);
    lines.extend(view.since.map(since));
    format!("{text}\n{}", under(&lines, "   ", style))
}

/// What stands between neighbours: more than one byte between two sentences is the end of a paragraph.
fn gap(one: &Quote, next: &Quote) -> &'static str {
    let bytes = next.span().start().saturating_sub(one.span().end());
    if bytes > 1 { "\n\n" } else { " " }
}
