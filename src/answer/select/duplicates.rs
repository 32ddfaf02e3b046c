//! Quotes that say the same: the same announcement twice in one article, or wire copy in several.

use super::super::rank::Window;
use super::super::rank::pool::{Pool, is_content};

/// The content words of a window as sorted keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content(Vec<u32>);

/// Share of common words, of the union, at which two quotes say the same.
const LIKE: f64 = 0.6;
/// Share of the shorter one's words that the longer one holds at which it adds nothing.
const WITHIN: f64 = 0.85;

impl Content {
    /// The content of a window.
    pub(crate) fn of(pool: &Pool<'_>, window: Window) -> Self {
        let tokens = window
            .sentences()
            .flat_map(|at| pool.tokens(window.hit, at));
        Self::from_keys(tokens.filter(|t| is_content(t)).map(|t| t.key.0).collect())
    }

    fn from_keys(mut keys: Vec<u32>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }

    /// Whether the two say (nearly) the same, or one nothing that the other does not.
    #[expect(clippy::cast_precision_loss, reason = "words of a window")]
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let shorter = self.0.len().min(other.0.len());
        if shorter == 0 {
            return false;
        }
        let common = self
            .0
            .iter()
            .filter(|key| other.0.binary_search(key).is_ok())
            .count();
        let union = self.0.len() + other.0.len() - common;
        common as f64 >= LIKE * union as f64
            || (shorter >= 4 && common as f64 >= WITHIN * shorter as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_the_same_words_say_the_same() {
        let a = Content::from_keys(vec![1, 2, 3, 4, 5, 6]);
        assert!(a.is_like(&Content::from_keys(vec![6, 5, 4, 3, 2, 9])));
        assert!(a.is_like(&Content::from_keys(vec![1, 2, 3, 4])));
        assert!(!a.is_like(&Content::from_keys(vec![1, 2, 13, 14, 15, 16])));
        assert!(!a.is_like(&Content::from_keys(vec![])));
    }
}
