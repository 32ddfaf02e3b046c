//! Making faults: the one place that knows how a fault is filled in.

use crate::model::{Fault, FaultKind};

/// A fault that leaves the whole file out.
pub(super) fn skipped(file: &str, kind: FaultKind, message: String) -> Fault {
    Fault {
        file: file.to_owned(),
        line: None,
        kind,
        message,
        skipped: true,
    }
}

/// A fault of one line; the article loads without the faulty part.
pub(super) fn partial(file: &str, line: u32, kind: FaultKind, message: String) -> Fault {
    Fault {
        file: file.to_owned(),
        line: Some(line),
        kind,
        message,
        skipped: false,
    }
}

/// `text` fit for a one-line message: control and direction characters shown as `\u{..}`, at most 40 characters.
pub(super) fn shown(text: &str) -> String {
    let mut out = String::new();
    for (number, c) in text.chars().enumerate() {
        if number == 40 {
            out.push('…');
            break;
        }
        if is_unshowable(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether `c` is a control character or changes the direction or the shape of what stands around it.
pub(super) fn is_unshowable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Line of the byte `at` of `text`, counted from 1. Lines end with LF, CRLF or a lone CR.
pub(super) fn line_of(text: &str, at: usize) -> u32 {
    let bytes = text.as_bytes();
    let before = &bytes[..at.min(bytes.len())];
    let mut lines = 1_u32;
    for (place, byte) in before.iter().enumerate() {
        let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(place + 1) != Some(&b'\n'));
        lines = lines.saturating_add(u32::from(ends));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_every_kind_of_line_end_once() {
        let text = "a\nb\r\nc\rd";
        let lines: Vec<u32> = ["a", "b", "c", "d"]
            .iter()
            .map(|c| line_of(text, text.find(c).unwrap()))
            .collect();
        assert_eq!(lines, [1, 2, 3, 4]);
        assert_eq!(line_of(text, 999), 4);
    }

    #[test]
    fn messages_show_what_would_hide_or_turn_round() {
        assert_eq!(shown("a\u{202e}b\n"), "a\\u{202e}b\\u{a}");
        assert_eq!(shown(&"x".repeat(50)).chars().count(), 41);
    }
}
