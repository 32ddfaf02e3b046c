//! Words that a line end parts with a hyphen: `demon-` and `stration` on the next line are one word, `well-` and `known` are two.
//!
//! The text alone does not tell the two apart. What is an ordinary word as a whole was parted by the line, and so was what has a part
//! that is no word; two ordinary words, and one behind a prefix that takes a hyphen, are a compound.

use super::{fold, lexicon, stem};

/// What takes a hyphen before a word, folded.
const PREFIXES: &[&str] = &[
    "all", "anti", "ex", "far", "high", "low", "mid", "non", "post", "pre", "pro", "self", "semi",
    "so", "vice", "well",
];

/// Spaces at the beginning of a line at most.
const MARGIN: usize = 16;

/// Byte behind the hyphen, the line end and the margin at the start of `rest`, where a word may go on in lower case.
pub(super) fn next_part(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix(['-', '\u{2010}'])?;
    let line = behind
        .strip_prefix("\r\n")
        .or_else(|| behind.strip_prefix(['\n', '\r']))?;
    let word = line.trim_start_matches([' ', '\t']);
    let fits = line.len() - word.len() <= MARGIN && word.starts_with(char::is_lowercase);
    fits.then_some(rest.len() - word.len())
}

/// Whether the parts before and behind a line end are one word.
pub(crate) fn are_one(first: &str, second: &str) -> bool {
    let (first, second) = (fold(first), fold(second));
    let known = |word: &str| {
        lexicon::ordinary(&stem(word)).is_some()
            || lexicon::number_value(word).is_some()
            || lexicon::is_stop_word(word)
    };
    let compound = PREFIXES.contains(&first.as_str()) || known(&first) && known(&second);
    !compound || known(&format!("{first}{second}"))
}

#[cfg(test)]
mod tests {
    use crate::text::tokens;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn a_line_end_parts_a_word() {
        assert_eq!(
            words("a demon-\nstration by Mac-\r\n    ron's men"),
            ["a", "demonstration", "by", "macron", "men"]
        );
        let text = "the demon-\nstration";
        let token = &tokens(text)[1];
        assert_eq!(token.span.cut(text), Some("demon-\nstration"));
    }

    #[test]
    fn a_compound_may_end_a_line() {
        for (text, expected) in [
            ("a well-\nknown man", &["a", "well", "known", "man"][..]),
            ("twenty-\nfive men", &["twenty", "five", "men"]),
            (
                "an anti-\ncorruption law",
                &["an", "anti", "corruption", "law"],
            ),
            (
                "the Paris-\nBerlin train",
                &["the", "paris", "berlin", "train"],
            ),
            ("the demon-\n\nstration", &["the", "demon", "stration"]),
            ("the demon- stration", &["the", "demon", "stration"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }
}
