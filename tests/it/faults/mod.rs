//! Faults: kills, damage, and folders that cannot be written.

mod away;
mod damage;
mod disk;
mod kill;

/// How many trials a repeated test makes: `DATELINE_TRIALS`, or a few.
pub(crate) fn trials(usual: usize) -> usize {
    let set = std::env::var("DATELINE_TRIALS").ok();
    set.map_or(usual, |n| n.parse().expect("DATELINE_TRIALS is a number"))
}

/// Deterministic numbers, so that a failing trial can be run again (the generator of Numerical Recipes).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: usize) -> Self {
        Self(seed as u64 + 1)
    }

    /// From 0 up to, not including, `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
