//! Where quotation marks open and close inside one paragraph.
//!
//! Input is untidy: a straight mark may close a curly one and the other way round, and a quotation that goes on in the
//! next paragraph is not closed at all. Single marks are left alone, for they are apostrophes more often.

/// Quotations of a paragraph as byte ranges of the text, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotes(Vec<(usize, usize)>);

impl Quotes {
    /// Reads `text[start..end]`. A quotation that is never closed runs to the paragraph's end if it opened the
    /// paragraph, else only to the end of its sentence, roughly: to the next full stop.
    pub(super) fn of(text: &str, start: usize, end: usize) -> Self {
        let Some(part) = text.get(start..end) else {
            return Self::default();
        };
        let mut found = Vec::new();
        let mut open = None;
        let mut before = ' ';
        let mut chars = part.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            match (mark(c, before, after, open.is_some()), open) {
                (Mark::Opens, None) => open = Some(at),
                (Mark::Closes, Some(from)) => {
                    found.push((start + from, start + at + c.len_utf8()));
                    open = None;
                }
                _ => {}
            }
            before = c;
        }
        if let Some(from) = open {
            let whole = part[..from].trim().is_empty();
            let stop = if whole {
                None
            } else {
                part[from..].find(". ").map(|stop| from + stop + 1)
            };
            found.push((start + from, start + stop.unwrap_or(part.len())));
        }
        Self(found)
    }

    /// Whether the byte at `at` is inside quotation marks.
    pub(super) fn holds(&self, at: usize) -> bool {
        let next = self.0.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1)
            .is_some_and(|before| at < self.0[before].1)
    }

    /// Whether a quotation began before `at` and goes on after it.
    pub(super) fn open_across(&self, at: usize) -> bool {
        let next = self.0.partition_point(|(start, _)| *start < at);
        next.checked_sub(1)
            .is_some_and(|before| at < self.0[before].1)
    }
}

enum Mark {
    Opens,
    Closes,
    Neither,
}

fn mark(c: char, before: char, after: char, is_open: bool) -> Mark {
    match c {
        '“' | '„' | '«' => Mark::Opens,
        '”' | '»' => Mark::Closes,
        '"' => {
            let left = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–');
            let right =
                after.is_whitespace() || matches!(after, ',' | '.' | ';' | ':' | ')' | '?' | '!');
            match (left, right) {
                (true, false) => Mark::Opens,
                (false, true) => Mark::Closes,
                _ if is_open => Mark::Closes,
                _ => Mark::Opens,
            }
        }
        _ => Mark::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quoted: &[&str]) {
        let quotes = Quotes::of(text, 0, text.len());
        let found: Vec<&str> = quotes
            .0
            .iter()
            .map(|(start, end)| &text[*start..*end])
            .collect();
        assert_eq!(found, quoted);
    }

    #[test]
    fn straight_and_curly_marks_close_each_other() {
        check(
            "He \"said so,” then “left.\" Then",
            &["\"said so,”", "“left.\""],
        );
        check(
            "the \"cooperation\" \"because we\" (\"x\")",
            &["\"cooperation\"", "\"because we\"", "\"x\""],
        );
    }

    #[test]
    fn a_quotation_without_its_end_is_bounded() {
        check(
            "“All of this is said. And this.",
            &["“All of this is said. And this."],
        );
        check("He said “it is. And this is not.", &["“it is."]);
    }
}
