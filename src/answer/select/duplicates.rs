//! Quotes that say the same: the same announcement twice in one article, or wire copy in several. Whether their sentences contradict
//! each other all the same is looked at one by one, see [`super::statement`].

use super::super::rank::Window;
use super::super::rank::pool::{Pool, is_content};
use crate::text::TokenFlags;

/// The content words of a window as sorted keys, and those among them that two reports must agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    words: Vec<u32>,
    numbers: Vec<u32>,
    names: Vec<u32>,
}

/// A rough look at the content words of a window, to see at little cost that two windows differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// One bit for each word; words may share one.
    bits: [u64; 4],
    /// Words, each time that it stands there.
    words: u32,
}

impl Sketch {
    /// The sketch of a window.
    pub(crate) fn of(pool: &Pool<'_>, window: Window) -> Self {
        let tokens = window
            .sentences()
            .flat_map(|at| pool.tokens(window.hit, at));
        Self::of_keys(tokens.filter(|t| is_content(t)).map(|t| t.key.0))
    }

    fn of_keys(keys: impl Iterator<Item = u32>) -> Self {
        let mut sketch = Self::default();
        for key in keys {
            sketch.bits[(key >> 6 & 3) as usize] |= 1 << (key & 63);
            sketch.words += 1;
        }
        sketch
    }

    /// Words at least that this one has and the other has not.
    fn beyond(&self, other: &Self) -> u32 {
        let own = self.bits.iter().zip(&other.bits);
        own.map(|(a, b)| (a & !b).count_ones()).sum()
    }

    /// Whether [`Content::is_like`] may hold. The number of words that one of them lacks is counted too low and that of
    /// common ones too high, so no is certain.
    pub(crate) fn may_be_like(&self, other: &Self) -> bool {
        let (own, others) = (self.beyond(other), other.beyond(self));
        let common = (self.words - own).min(other.words - others);
        let union = common + own + others;
        // A little less than the true shares, for these are sums of floating-point numbers.
        let like = f64::from(common) >= (LIKE - 0.01) * f64::from(union);
        let within = |beyond: u32, words: u32| {
            f64::from(words - beyond) >= (WITHIN - 0.01) * f64::from(words)
        };
        like || within(own, self.words) || within(others, other.words)
    }
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

    /// Whether each has a number that the other lacks, or each a name: "12 people died" and "21 people died" share nearly all words
    /// and are not the same report.
    fn contradicts(&self, other: &Self) -> bool {
        let lacks =
            |facts: &[u32], words: &[u32]| facts.iter().any(|f| words.binary_search(f).is_err());
        let differ = |a: &[u32], b: &[u32]| lacks(a, &other.words) && lacks(b, &self.words);
        differ(&self.numbers, &other.numbers) || differ(&self.names, &other.names)
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
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_sketch_never_parts_what_is_alike(
            shared in proptest::collection::vec(0..400_u32, 0..30),
            one in proptest::collection::vec(0..400_u32, 0..8),
            other in proptest::collection::vec(0..400_u32, 0..8),
        ) {
            let (one, other) = ([&shared[..], &one].concat(), [&shared[..], &other].concat());
            let sketch = |keys: &[u32]| Sketch::of_keys(keys.iter().copied());
            if words(&one).is_like(&words(&other)) {
                prop_assert!(sketch(&one).may_be_like(&sketch(&other)));
            }
        }
    }

    fn content(words: &[u32], numbers: &[u32], names: &[u32]) -> Content {
        let words = [words, numbers, names].concat();
        let (numbers, names) = (numbers.to_vec(), names.to_vec());
        Content {
            words,
            numbers,
            names,
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
    fn other_numbers_and_other_names_are_other_reports() {
        let same = [1, 2, 3, 4, 5, 6, 7];
        let twelve = content(&same, &[12], &[]);
        assert!(!twelve.is_like(&content(&same, &[21], &[])));
        assert!(twelve.is_like(&content(&same, &[12, 30], &[])));
        assert!(!content(&same, &[], &[50]).is_like(&content(&same, &[], &[51])));
    }
}
