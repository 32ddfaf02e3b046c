//! Quotes that say the same: the same announcement twice in one article, or wire copy in several.

use super::super::rank::Window;
use super::super::rank::pool::{Pool, is_content};
use crate::text::TokenFlags;

/// The content words of a window as sorted keys, and those among them that two reports must agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    words: Vec<u32>,
    numbers: Vec<u32>,
    names: Vec<u32>,
    negated: bool,
}

/// Share of common words, of the union, at which two quotes say the same.
const LIKE: f64 = 0.6;
/// Share of the shorter one's words that the longer one holds at which it adds nothing.
const WITHIN: f64 = 0.85;

impl Content {
    /// The content of a window.
    pub(crate) fn of(pool: &Pool<'_>, window: Window) -> Self {
        let mut content = Self::default();
        let tokens = window
            .sentences()
            .flat_map(|at| pool.tokens(window.hit, at));
        for token in tokens {
            content.negated |= token.flags.has(TokenFlags::NEGATION);
            if !is_content(token) {
                continue;
            }
            content.words.push(token.key.0);
            if token.flags.has(TokenFlags::NUMBER) {
                content.numbers.push(token.key.0);
            } else if token.flags.has(TokenFlags::NAME) {
                content.names.push(token.key.0);
            }
        }
        content.sorted()
    }

    fn sorted(mut self) -> Self {
        for keys in [&mut self.words, &mut self.numbers, &mut self.names] {
            keys.sort_unstable();
            keys.dedup();
        }
        self
    }

    /// Whether each has a number that the other lacks, each a name, or only one of them says "not": "12 people died"
    /// and "21 people died" share nearly all words and are not the same report.
    fn contradicts(&self, other: &Self) -> bool {
        let lacks =
            |facts: &[u32], words: &[u32]| facts.iter().any(|f| words.binary_search(f).is_err());
        let differ = |a: &[u32], b: &[u32]| lacks(a, &other.words) && lacks(b, &self.words);
        self.negated != other.negated
            || differ(&self.numbers, &other.numbers)
            || differ(&self.names, &other.names)
    }

    /// Whether the two say (nearly) the same, or one nothing that the other does not.
    #[expect(clippy::cast_precision_loss, reason = "words of a window")]
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let shorter = self.words.len().min(other.words.len());
        if shorter == 0 || self.contradicts(other) {
            return false;
        }
        let common = self
            .words
            .iter()
            .filter(|key| other.words.binary_search(key).is_ok())
            .count();
        let union = self.words.len() + other.words.len() - common;
        common as f64 >= LIKE * union as f64
            || (shorter >= 4 && common as f64 >= WITHIN * shorter as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(words: &[u32], numbers: &[u32], names: &[u32]) -> Content {
        let words = [words, numbers, names].concat();
        let (numbers, names) = (numbers.to_vec(), names.to_vec());
        Content {
            words,
            numbers,
            names,
            negated: false,
        }
        .sorted()
    }

    fn words(words: &[u32]) -> Content {
        content(words, &[], &[])
    }

    #[test]
    fn nearly_the_same_words_say_the_same() {
        let a = words(&[1, 2, 3, 4, 5, 6]);
        assert!(a.is_like(&words(&[6, 5, 4, 3, 2, 9])));
        assert!(a.is_like(&words(&[1, 2, 3, 4])));
        assert!(!a.is_like(&words(&[1, 2, 13, 14, 15, 16])));
        assert!(!a.is_like(&words(&[])));
    }

    #[test]
    fn other_numbers_other_names_and_a_not_are_other_reports() {
        let same = [1, 2, 3, 4, 5, 6, 7];
        let twelve = content(&same, &[12], &[]);
        assert!(!twelve.is_like(&content(&same, &[21], &[])));
        assert!(twelve.is_like(&content(&same, &[12, 30], &[])));
        assert!(!content(&same, &[], &[50]).is_like(&content(&same, &[], &[51])));
        let mut denied = words(&same);
        denied.negated = true;
        assert!(!denied.is_like(&words(&same)));
    }
}
