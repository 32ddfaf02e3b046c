//! Tokens: words with their place, folded form and stem.

use unicode_segmentation::UnicodeSegmentation;

use super::fold::fold;
use crate::model::Span;

/// What the surface of a token shows, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TokenFlags(pub u16);

impl TokenFlags {
    /// Begins with an upper-case letter.
    pub const CAPITAL: Self = Self(1);
    /// Holds a digit.
    pub const DIGIT: Self = Self(2);
    /// A stop word.
    pub const STOP: Self = Self(4);
    /// First word of its sentence (set by the analysis).
    pub const FIRST: Self = Self(8);
    /// A number word or a number in digits.
    pub const NUMBER: Self = Self(16);
    /// Part of a time expression (set by the analysis).
    pub const TIME: Self = Self(32);
    /// Inside quotation marks (set by the analysis).
    pub const QUOTED: Self = Self(64);
    /// Part of a name: a capitalised word that is not merely first in its sentence.
    pub const NAME: Self = Self(128);

    /// Whether every bit of `other` is set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets of bits.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// 32-bit key of a stem, for comparing terms without their letters (FNV-1a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermKey(pub u32);

impl TermKey {
    /// The key of a stem.
    #[must_use]
    pub fn of(stem: &str) -> Self {
        Self(stem.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        }))
    }
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes in the text.
    pub span: Span,
    /// Folded form: lower case, no diacritics, plain apostrophes, digits without grouping.
    pub word: String,
    /// Stem of the folded form: the term that is indexed.
    pub stem: String,
    /// Surface facts that a single word shows.
    pub flags: TokenFlags,
}

/// The stem of a folded word (Snowball English).
#[must_use]
pub fn stem(word: &str) -> String {
    frostem::Stemmer::new(frostem::Algorithm::English)
        .stem(word)
        .into_owned()
}

/// The words of `text` in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    text.unicode_word_indices()
        .filter_map(|(at, raw)| {
            let span = Span::new(at, at + raw.len())?;
            let word = fold(raw).trim_end_matches("'s").replace(',', "");
            let mut flags = TokenFlags::default();
            if raw.starts_with(char::is_uppercase) {
                flags = flags.with(TokenFlags::CAPITAL);
            }
            if raw.contains(|c: char| c.is_ascii_digit()) {
                flags = flags.with(TokenFlags::DIGIT).with(TokenFlags::NUMBER);
            }
            if super::lexicon::is_stop_word(&word) {
                flags = flags.with(TokenFlags::STOP);
            }
            let stem = stem(&word);
            Some(Token {
                span,
                word,
                stem,
                flags,
            })
        })
        .collect()
}
