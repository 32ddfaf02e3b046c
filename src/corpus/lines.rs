//! Lines of a text with their places. A line ends with LF, CRLF or a lone CR.

use std::borrow::Cow;

use crate::model::Span;

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte before the line end.
    pub(super) end: usize,
    /// First byte of the next line.
    pub(super) next: usize,
}

impl Line {
    /// The line that begins at the byte `start`; `None` at the end of the text.
    pub(super) fn at(text: &str, start: usize) -> Option<Self> {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let Some(length) = rest.bytes().position(|b| matches!(b, b'\n' | b'\r')) else {
            return Some(Self {
                start,
                end: text.len(),
                next: text.len(),
            });
        };
        let end_of_line = if rest[length..].starts_with("\r\n") {
            2
        } else {
            1
        };
        Some(Self {
            start,
            end: start + length,
            next: start + length + end_of_line,
        })
    }

    /// The text of the line, without its end.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The lines from the byte `start` on.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = Line> {
    let mut at = start;
    std::iter::from_fn(move || {
        let line = Line::at(text, at)?;
        at = line.next;
        Some(line)
    })
}

/// The bytes `start..end` of `text` without the white space around them.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let part = text.get(start..end)?;
    let start = start + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len()).filter(|span| !span.is_empty())
}

/// A line of its own without the marks of Markdown and the pictograms around it: `Headline` of `**Headline** 🚧`.
pub(super) fn plain(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_') || is_pictogram(c))
}

/// A line with the words alone of its links of Markdown: `by Jane Doe` of `by [Jane Doe](https://example.org/jane)`.
pub(super) fn unlinked(line: &str) -> Cow<'_, str> {
    if !line.contains("](") {
        return Cow::Borrowed(line);
    }
    let mut shown = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, words, behind)) = first_link(rest) {
        shown.push_str(before);
        shown.push_str(words);
        rest = behind;
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// What stands before the first link of a line, its words, and what stands behind it. A picture (`![…](…)`) is none.
fn first_link(line: &str) -> Option<(&str, &str, &str)> {
    let (head, behind) = line.split_once("](")?;
    let (before, words) = head.rsplit_once('[')?;
    let (_, rest) = behind.split_once(')')?;
    (!before.ends_with('!')).then_some((before, words, rest))
}

/// Whether a character is an emoji or a part of one.
fn is_pictogram(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// At most the first `bytes` bytes of `text`, cut at a character.
pub(super) fn opening(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// `The Northern Post` of `THE NORTHERN POST`; a name that is not in capitals stays as it is.
pub(super) fn in_small_letters(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let words: Vec<String> = name.split(' ').map(titled).collect();
    words.join(" ")
}

/// `World` of `WORLD`.
pub(super) fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_line_end_is_known() {
        let text = "a\r\nb\rc\n\nd";
        let found: Vec<_> = lines(text, 0).map(|line| line.of(text)).collect();
        assert_eq!(found, ["a", "b", "c", "", "d"]);
    }

    #[test]
    fn links_are_their_words() {
        for (line, words) in [
            (
                "by [Ann Poe](https://kest.example/poe), Kest",
                "by Ann Poe, Kest",
            ),
            ("[Kest](a) and [Marl](b)", "Kest and Marl"),
            ("no [link] (here)", "no [link] (here)"),
            ("![Owl](owl.jpg)", "![Owl](owl.jpg)"),
            ("[open](never", "[open](never"),
        ] {
            assert_eq!(unlinked(line), words);
        }
    }

    proptest! {
        #[test]
        fn lines_join_to_the_text(text in "[a\r\né]{0,40}") {
            let joined: String = lines(&text, 0).map(|l| &text[l.start..l.next]).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
