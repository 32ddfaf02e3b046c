//! A set of keys that turns most others away by one bit.

use crate::text::TermKey;

/// A set of keys; most others are turned away by one bit.
#[derive(Debug, Default)]
pub(super) struct KeyFilter {
    bits: [u64; 16],
    /// Sorted.
    keys: Vec<TermKey>,
}

impl KeyFilter {
    pub(super) fn of(keys: impl Iterator<Item = TermKey>) -> Self {
        let mut filter = Self {
            keys: keys.collect(),
            ..Self::default()
        };
        filter.keys.sort_unstable();
        for key in &filter.keys {
            filter.bits[bit_of(*key).0] |= bit_of(*key).1;
        }
        filter
    }

    pub(super) fn has(&self, key: TermKey) -> bool {
        let (word, bit) = bit_of(key);
        self.bits[word] & bit != 0 && self.keys.binary_search(&key).is_ok()
    }
}

/// A key's word and bit among 1,024 bits.
pub(super) fn bit_of(key: TermKey) -> (usize, u64) {
    ((key.0 >> 6 & 15) as usize, 1 << (key.0 & 63))
}
