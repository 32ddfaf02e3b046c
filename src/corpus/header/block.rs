//! Where a header ends, and whether what looks like one is one: a text that begins with a rule must stay a text.

use super::super::lines::{Line, lines};
use super::fields::{self, field_of, is_other, key_end, key_of};

/// A header has fewer lines; what is longer is text.
const MOST_LINES: usize = 200;

/// The lines of a header.
pub(super) struct Fields {
    pub(super) lines: Vec<(u32, Line)>,
    pub(super) end: usize,
}

/// What a `---` line opens.
pub(super) enum Block {
    Header(Fields),
    /// A header that nothing closes, but which the lines at its beginning show to be one.
    Open(Fields),
    /// What may be a header that nothing closes.
    Unclosed,
    /// A rule above a text.
    Text,
}

impl Block {
    /// What the `---` line `first` opens.
    pub(super) fn fenced(text: &str, first: Line, number: u32) -> Self {
        let mut inside = Vec::new();
        let mut end = None;
        for (number, line) in (number + 1..).zip(lines(text, first.next)).take(MOST_LINES) {
            if matches!(line.of(text).trim_end(), "---" | "...") {
                end = Some(line.next);
                break;
            }
            inside.push((number, line));
        }
        let mut keys = inside.iter().filter_map(|(_, line)| key_of(line.of(text)));
        let opens_with_known = keys.next().is_some_and(|key| field_of(key).is_some());
        match end {
            Some(end) if is_header(text, &inside) => Self::Header(Fields { lines: inside, end }),
            None if opens_with_known
                && inside
                    .first()
                    .is_some_and(|(_, l)| key_of(l.of(text)).is_some()) =>
            {
                leading(text, inside).map_or(Self::Unclosed, Self::Open)
            }
            _ => Self::Text,
        }
    }
}

/// The fields at the beginning of what nothing closes, where two of them or more are known: up to an empty line, to one that is no
/// field, or to a sentence that only looks like one (`Paris: The minister said …`).
fn leading(text: &str, inside: Vec<(u32, Line)>) -> Option<Fields> {
    let is_field = |line: &Line| {
        let content = line.of(text);
        let known = |key| field_of(key).is_some() || !is_sentence(&content[key_end(content)..]);
        !content.trim().is_empty()
            && (is_continuation(content) || key_of(content).is_some_and(known))
    };
    let mut lines = inside;
    let fields = lines.iter().take_while(|(_, line)| is_field(line)).count();
    lines.truncate(fields);
    let keys = lines.iter().filter_map(|(_, line)| key_of(line.of(text)));
    let known = keys.filter(|key| field_of(key).is_some()).count();
    let end = lines.last()?.1.next;
    (known >= 2).then_some(Fields { lines, end })
}

/// A closed block is a header when it holds a known field, or when every line in it is a field with a value that is no
/// sentence (`layout: post`, `Datum: 2023-09-25`); `Paris: French President said.` between two rules is neither.
fn is_header(text: &str, inside: &[(u32, Line)]) -> bool {
    let mut any = false;
    let mut all_fields = true;
    for (_, line) in inside.iter().filter(|(_, l)| !l.of(text).trim().is_empty()) {
        let content = line.of(text);
        match key_of(content) {
            Some(key) if field_of(key).is_some() => return true,
            Some(_) => {
                any = true;
                all_fields &= !is_sentence(&content[key_end(content)..]);
            }
            None => all_fields &= is_continuation(content),
        }
    }
    any && all_fields
}

/// Whether a value reads like the rest of a sentence rather than like data.
fn is_sentence(value: &str) -> bool {
    let value = value.trim().trim_end_matches(['"', '\'', '”', '’']);
    value.ends_with(['.', '!', '?']) || value.split_whitespace().count() > 12
}

/// Fields at the very start without `---` lines: at least two known ones, nothing else but those of mails and archives, then an
/// empty line.
pub(super) fn bare(text: &str, start: usize, number: u32) -> Option<Fields> {
    let mut found = Vec::new();
    let mut known = 0;
    for (number, line) in (number..).zip(lines(text, start)).take(fields::most()) {
        let content = line.of(text);
        if content.trim().is_empty() {
            return (known >= 2).then_some(Fields {
                lines: found,
                end: line.next,
            });
        }
        let key = key_of(content)?;
        known += usize::from(field_of(key).is_some());
        if field_of(key).is_none() && !is_other(key) {
            return None;
        }
        found.push((number, line));
    }
    None
}

/// An indented line or a list item: it belongs to the key above.
pub(super) fn is_continuation(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ")
}
