//! Bringing the index to the newest generation of the store, which alone is the truth: from what is published where that is
//! good, else from nothing.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::Collection;
use super::published::open_index;
use crate::index::IndexError;
use crate::index::build::{self, Report};
use crate::index::layout::WriteLock;
use crate::index::manifest::Manifest;
use crate::model::Generation;

/// Versions that are worked out again at a time after the program was updated.
const READ_AGAIN: u32 = 200;

impl Collection {
    /// Makes the index hold the newest generation and answers from it.
    pub(in crate::index) fn catch_up(
        &self,
        lock: &WriteLock,
        report: Report<'_>,
    ) -> Result<(), IndexError> {
        let newest = self.store.generation()?;
        let damaged = self.shared.damaged.load(Ordering::Relaxed);
        let at_hand = self.current.load().generation() == newest;
        if newest == Generation(0) || (at_hand && !damaged && self.is_published(newest)) {
            return Ok(());
        }
        self.read_again()?;
        let base = self.manifest().filter(|base| {
            !damaged && base.generation <= newest && base.verify(&self.layout).is_ok()
        });
        if let Some(base) = base.as_ref().filter(|base| base.generation == newest) {
            let folder = self.layout.folder(&base.folder);
            let index = open_index(&folder).map_err(|e| IndexError::of_engine(&folder, &e))?;
            return self.swap(newest, &index);
        }
        self.publish(newest, base.as_ref(), lock, report)
    }

    /// Builds the index of the newest generation from nothing and answers from it.
    pub(in crate::index) fn build_anew(
        &self,
        lock: &WriteLock,
        report: Report<'_>,
    ) -> Result<(), IndexError> {
        let newest = self.store.generation()?;
        self.read_again()?;
        self.publish(newest, None, lock, report)
    }

    fn publish(
        &self,
        newest: Generation,
        base: Option<&Manifest>,
        lock: &WriteLock,
        report: Report<'_>,
    ) -> Result<(), IndexError> {
        let label = self.label(newest)?;
        let index = build::publish(&self.layout, &self.store, &label, base, lock, report)?;
        self.shared.damaged.store(false, Ordering::Relaxed);
        self.swap(newest, &index)
    }

    /// After an update of the program: works out what older ones found in the texts that count.
    fn read_again(&self) -> Result<(), IndexError> {
        let reader = self.reader.name();
        loop {
            let old = self.store.read_by_others(&reader, READ_AGAIN)?;
            if old.is_empty() {
                return Ok(());
            }
            let articles: Vec<_> = old
                .into_iter()
                .map(|stored| {
                    // A reader that names another article or text is wrong; what was found before stays.
                    let old = stored.article;
                    self.reader
                        .read_again(&old)
                        .filter(|new| new.meta.id == old.meta.id && new.text == old.text)
                        .map_or(old, Arc::new)
                })
                .collect();
            self.store.stage(&articles, &reader)?;
        }
    }
}
