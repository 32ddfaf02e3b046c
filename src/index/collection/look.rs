//! Noticing what other processes commit: a bot, a terminal and a refresh may share one data folder.

use std::sync::TryLockError;
use std::time::{Duration, Instant};

use super::Collection;
use super::published::Check;
use crate::index::IndexError;
use crate::store::Watch;

/// How often a question looks whether another process has committed a generation.
pub(in crate::index) const LOOK_EVERY: Duration = Duration::from_millis(500);

/// When and how other processes' commits are noticed.
#[derive(Debug)]
pub(in crate::index) struct Look {
    watch: Option<Watch>,
    next: Instant,
    /// A generation was committed whose index is not there yet.
    behind: bool,
}

impl Look {
    /// The first look is due after [`LOOK_EVERY`].
    pub(super) fn new(watch: Option<Watch>) -> Self {
        Self {
            watch,
            next: Instant::now() + LOOK_EVERY,
            behind: false,
        }
    }
}

impl Collection {
    /// Looks now whether another process has committed a generation, and takes it over.
    ///
    /// # Errors
    /// [`IndexError`]; the old generation goes on answering.
    pub fn reload(&self) -> Result<(), IndexError> {
        let newest = self.store.generation()?;
        if newest <= self.current.load().generation() {
            return Ok(());
        }
        match self.published(newest, Check::Sizes) {
            Some(index) => self.swap(newest, &index),
            None => Ok(()),
        }
    }

    /// Notices other processes' commits. Never waits: one question looks, the others go on.
    pub(super) fn look(&self) {
        let mut look = match self.look.try_lock() {
            Ok(look) => look,
            // Whoever panicked while looking is gone, and the others still have to look.
            Err(TryLockError::Poisoned(left)) => left.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        let now = Instant::now();
        if now < look.next {
            return;
        }
        look.next = now + LOOK_EVERY;
        let changed = look.watch.as_mut().is_none_or(Watch::changed);
        if !changed && !look.behind {
            return;
        }
        if let Err(error) = self.reload() {
            tracing::warn!(%error, "a newer generation cannot be used yet");
        }
        look.behind = self
            .store
            .generation()
            .map_or(true, |newest| newest != self.current.load().generation());
    }
}
