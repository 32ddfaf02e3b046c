//! A summary: sentences in order of time, each with where it is from.

use super::super::Style;
use super::super::safe::safe_line;
use super::own::{heading, notes, searched_line, small};
use super::quote::{quote_above, source_lines};
use crate::locales::en;
use crate::model::{Coverage, Note, ScoredQuote, Summary};

/// A summary.
#[must_use]
pub fn summary(summary: &Summary, style: Style) -> String {
    let mut blocks = Vec::new();
    if summary.quotes.is_empty() {
        let noted = !summary.notes.is_empty();
        let sentence = en::console::nothing_to_summarise(&summary.searched, noted);
        blocks.push(sentence.to_owned());
    } else {
        let title = safe_line(&en::console::summary_of(&summary.scope, summary.order()));
        blocks.push(heading(&title, style));
        blocks.push(told(&summary.quotes, style));
    }
    blocks.push(small_print(&summary.searched, &summary.notes, style));
    blocks.join("\n\n")
}

/// The sentences of a summary. Neighbours are often of one article; its source, date and name then stand once, under
/// the first of them.
fn told(quotes: &[ScoredQuote], style: Style) -> String {
    let mut blocks = Vec::new();
    let mut before: Option<Vec<String>> = None;
    for (number, scored) in (1..).zip(quotes) {
        let lines = source_lines(&scored.quote);
        let same = before.as_ref() == Some(&lines);
        let shown = if same {
            vec![en::console::SAME_SOURCE.to_owned()]
        } else {
            lines.clone()
        };
        blocks.push(quote_above(&scored.quote, number, None, shown, style));
        before = Some(lines);
    }
    blocks.join("\n\n")
}

fn small_print(searched: &Coverage, noted: &[Note], style: Style) -> String {
    let mut lines = notes(noted);
    lines.push(searched_line(searched));
    small(&lines, style)
}
