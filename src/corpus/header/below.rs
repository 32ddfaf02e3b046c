//! Values that stand in the lines below their key, or go on there: exporters fold long titles and write lists and names so.

use super::super::entities;
use super::super::lines::{Line, trimmed};
use super::fields::{FIELDS, key_end, key_of};
use super::value::{Value, tidy, value};
use super::{flow, quoted};

/// A known field, with the lines that belong to it.
pub(super) struct Open<'a> {
    /// Its place in the table of fields.
    pub(super) field: usize,
    /// As it is written.
    pub(super) key: &'a str,
    /// Its line, counted from 1.
    pub(super) number: u32,
    /// Its line.
    pub(super) line: Line,
    /// Indented lines and items of a list below it.
    pub(super) below: Vec<(u32, Line)>,
}

impl Open<'_> {
    /// The value, wherever it stands. A list gives its first item, one of authors all; `name: The Paper` below `source:` the name.
    pub(super) fn value(&self, text: &str) -> Option<Value> {
        let behind = self.line.start + key_end(self.line.of(text));
        match trimmed(text, behind, self.line.end).and_then(|span| span.cut(text)) {
            None if FIELDS[self.field][0] == "author" => {
                self.names_below(text).or_else(|| self.first_below(text))
            }
            None => self.first_below(text),
            Some(">" | ">-" | ">+" | "|" | "|-" | "|+") => self.all_below(text),
            Some(raw) => {
                let end = self.end(text, raw);
                let plain = value(text, behind, end, self.number);
                named_on_the_line(self.field, text.get(behind..end)?, plain)
            }
        }
    }

    /// Where a value ends that begins on the line of its key.
    fn end(&self, text: &str, raw: &str) -> usize {
        let is_open = !quoted::is_closed(raw);
        let is_quoted = raw.starts_with(['"', '\'']);
        if is_quoted && !is_open {
            return self.line.end;
        }
        let more = self.below.iter().map(|(_, line)| *line);
        let more = more.take_while(|line| goes_on(line.of(text), is_open));
        more.last().map_or(self.line.end, |line| line.end)
    }

    /// The value of a field without any on its own line.
    fn first_below(&self, text: &str) -> Option<Value> {
        let name = self.below.iter().find_map(|(number, line)| {
            let start = line.start + lead(line.of(text));
            let item = text.get(start..line.end)?;
            (key_of(item)? == "name").then(|| value(text, start + key_end(item), line.end, *number))
        });
        if let Some(name) = name {
            return name;
        }
        let (number, first) = self.below.first()?;
        let content = first.of(text);
        if content.trim_start().starts_with("- ") {
            return value(text, first.start + lead(content), first.end, *number);
        }
        // A source or an author of which much is told, but no name; a title may hold a colon.
        if key_of(content.trim()).is_some() && FIELDS[self.field][0] != "title" {
            return None;
        }
        self.all_below(text)
    }

    /// The names of a list of two authors or more: its items, or what stands behind `name:` in them.
    fn names_below(&self, text: &str) -> Option<Value> {
        let start = |line: &Line| line.start + lead(line.of(text));
        let is_name = |(_, line): &&(u32, Line)| {
            let item = text.get(start(line)..line.end);
            item.and_then(key_of) == Some("name")
        };
        let is_item = |(_, line): &&(u32, Line)| line.of(text).trim_start().starts_with("- ");
        let maps = self.below.iter().any(|line| is_name(&line));
        let lines = self.below.iter();
        let names = lines.filter(|line| if maps { is_name(line) } else { is_item(line) });
        let mut names = names.filter_map(|(number, line)| {
            let key = text.get(start(line)..line.end).filter(|_| maps);
            let from = start(line) + key.map_or(0, key_end);
            value(text, from, line.end, *number)
        });
        let mut all = names.next()?;
        for next in names {
            all.text = format!("{}, {}", all.text, next.text);
        }
        Some(all)
    }

    /// All lines below, as one value.
    fn all_below(&self, text: &str) -> Option<Value> {
        let ((number, first), (_, last)) = (self.below.first()?, self.below.last()?);
        value(text, first.start, last.end, *number)
    }
}

/// The value of a field that is a list or a map on its own line: of authors all names, of a source the first; any other as it is.
pub(super) fn named_on_the_line(field: usize, raw: &str, plain: Option<Value>) -> Option<Value> {
    let named = matches!(FIELDS[field][0], "author" | "source");
    let Some(names) = flow::names(raw).filter(|_| named) else {
        return plain;
    };
    let shown = match names.as_slice() {
        [first, ..] if FIELDS[field][0] == "source" => first.clone(),
        all => all.join(", "),
    };
    plain.map(|value| Value {
        text: tidy(&entities::decoded(&shown)),
        ..value
    })
}

/// Whether an indented line goes on with the value above it; between quotation marks it does whatever it looks like.
fn goes_on(line: &str, is_open: bool) -> bool {
    let is_text = || {
        let content = line.trim_start();
        !content.starts_with("- ") && !content.starts_with('#') && key_of(content).is_none()
    };
    line.starts_with([' ', '\t']) && (is_open || is_text())
}

/// Bytes of white space and of the mark of a list in front of an item.
fn lead(line: &str) -> usize {
    line.len() - line.trim_start().trim_start_matches("- ").len()
}
