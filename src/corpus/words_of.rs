//! Words of a sentence as the credits need them: case kept, possessives marked, and what stands between.

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing but white space.
    Space,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// Other punctuation, or the start.
    Other,
}

/// A word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Without `'s`.
    pub(super) text: &'a str,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte, `'s` included.
    pub(super) end: usize,
    /// Whether `'s` was cut off.
    pub(super) possessive: bool,
    /// What stands before it.
    pub(super) gap: Gap,
}

impl Word<'_> {
    /// Begins with a capital, or with a digit as in `24`.
    pub(super) fn is_capital(&self) -> bool {
        self.text
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    }

    /// In lower case.
    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }
}

/// The words of `text`. Apostrophes, hyphens, dots, slashes and ampersands inside a word belong to it.
pub(super) fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut last_end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inner = matches!(c, '\'' | '’' | '-' | '.' | '&' | '/')
            && start.is_some()
            && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || inner {
            start.get_or_insert(at);
            let end = at + c.len_utf8();
            let goes_on = next.is_some_and(|n| {
                n.is_alphanumeric() || matches!(n, '\'' | '’' | '-' | '.' | '&' | '/')
            });
            if !goes_on && let Some(first) = start.take() {
                found.push(word(text, first, end, last_end));
                last_end = end;
            }
        } else if let Some(first) = start.take() {
            found.push(word(text, first, at, last_end));
            last_end = at;
        }
    }
    found
}

fn word(text: &str, start: usize, end: usize, last_end: usize) -> Word<'_> {
    let whole = &text[start..end];
    let plain = whole
        .strip_suffix("'s")
        .or_else(|| whole.strip_suffix("’s"));
    let between = text[last_end..start].trim();
    let gap = match between {
        "" if start > 0 => Gap::Space,
        "," => Gap::Comma,
        ":" => Gap::Colon,
        _ => Gap::Other,
    };
    Word {
        text: plain.unwrap_or(whole),
        start,
        end,
        possessive: plain.is_some(),
        gap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_know_what_stands_before_them() {
        let text = "France’s TF1, the Mail & U.S. Agence France-Presse: “No.”";
        let words = words_of(text);
        let shown: Vec<_> = words.iter().map(|w| (w.text, w.gap)).collect();
        assert_eq!(
            shown,
            [
                ("France", Gap::Other),
                ("TF1", Gap::Space),
                ("the", Gap::Comma),
                ("Mail", Gap::Space),
                ("U.S", Gap::Other),
                ("Agence", Gap::Other),
                ("France-Presse", Gap::Space),
                ("No", Gap::Other),
            ]
        );
        assert!(words[0].possessive && !words[1].possessive);
    }

    proptest! {
        #[test]
        fn words_lie_in_order_inside_the_text(text in "\\PC{0,60}") {
            let mut last = 0;
            for word in words_of(&text) {
                prop_assert!(word.start >= last && word.end > word.start);
                prop_assert!(text.get(word.start..word.end).is_some());
                last = word.end;
            }
        }
    }
}
