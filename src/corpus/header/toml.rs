//! A header between two `+++` lines, as some makers of sites write it: `title = "…"`, a field a line.

use super::super::lines::{Line, lines};
use super::Header;
use super::below::named_on_the_line;
use super::fields::field_of;
use super::value::value;

/// A header has fewer lines; what is longer is text.
const MOST_LINES: usize = 200;

/// Reads the header behind the `+++` line `first`, whose number is `number`; gives it with the byte behind its end, `None` when nothing
/// closes it. What is no field stays unread, as in tables below a `[table]`.
pub(super) fn read(text: &str, first: Line, number: u32) -> Option<(Header, usize)> {
    let mut header = Header::default();
    let mut in_table = false;
    for (number, line) in (number + 1..).zip(lines(text, first.next)).take(MOST_LINES) {
        let content = line.of(text);
        if content.trim_end() == "+++" {
            return Some((header, line.next));
        }
        in_table |= content.starts_with('[');
        let Some((key, rest)) = content.split_once('=').filter(|_| !in_table) else {
            continue;
        };
        let from = line.end - rest.len();
        if let Some(field) = field_of(key.trim()) {
            let slot = header.slot(field);
            *slot = slot.take().or_else(|| {
                let plain = value(text, from, line.end, number);
                named_on_the_line(field, rest, plain)
            });
        }
    }
    None
}
