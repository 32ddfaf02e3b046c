//! Words of a picture with its credit on one line: `The bridge on Tuesday. (Photo: Jane Doe/Northern Post)`.

use super::super::fold;
use super::{bare, is_credit};

/// What opens the credit of a picture, folded, without a bracket before it.
const OPENINGS: &[&str] = &[
    "photo:",
    "photos:",
    "photo by ",
    "photo credit",
    "photo courtesy",
    "photograph:",
    "photograph by ",
    "picture:",
    "picture by ",
    "picture credit",
    "image:",
    "image credit",
    "image courtesy",
    "credit:",
    "file photo",
    "hide caption",
    "toggle caption",
    "foto:",
];
/// Words of such a credit at most.
const MOST_WORDS: usize = 10;

/// Whether a sentence credits the picture that the sentences before it on the same line tell of. A credit of an agency alone
/// ("Jane Doe/AFP") does too.
pub(crate) fn is_credit_below(sentence: &str) -> bool {
    let folded = fold(bare(sentence));
    let line = folded.trim_start_matches(['(', '[']);
    line.split_whitespace().count() <= MOST_WORDS
        && (OPENINGS.iter().any(|open| line.starts_with(open)) || is_credit(&folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_of_pictures_are_told_from_sentences() {
        for credit in [
            "(Photo: Jane Doe/Northern Post)",
            "Photograph: Jane Doe*",
            "[Photo by Jane Doe]",
            "Credit: Jane Doe",
            "Hide Caption 12 of 226",
            "Jane Doe/AFP via Getty Images",
        ] {
            assert!(is_credit_below(credit), "{credit}");
        }
        for sentence in [
            "Photos of the bridge were shown in court.",
            "Photo: that was the word which the court heard most often on that long day.",
            "Jane Doe took the picture.",
            "Share this",
        ] {
            assert!(!is_credit_below(sentence), "{sentence}");
        }
    }
}
