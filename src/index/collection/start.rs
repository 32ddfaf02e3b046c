//! What answers after a start. Something should, even where nothing can be written or the newest generation cannot be indexed.

use super::Collection;
use super::published::Check;
use crate::index::IndexError;
use crate::index::build;
use crate::index::catalogue::Catalogue;
use crate::model::Generation;

impl Collection {
    /// Brings up what is there: the published index when it is good, else a new one.
    pub(super) fn start(&self) -> Result<(), IndexError> {
        let newest = self.store.generation()?;
        if newest == Generation(0) {
            return Ok(());
        }
        if let Some(index) = self.published(newest, Check::Hashes) {
            return self.swap(newest, &index);
        }
        if self.read_only().is_some() {
            return self.start_in_memory(newest);
        }
        let caught_up = self
            .layout
            .lock()
            .and_then(|lock| self.catch_up(&lock, &mut |_| {}));
        match caught_up {
            Err(error) => self.start_from_older(error),
            Ok(()) => Ok(()),
        }
    }

    /// Where no index can be written, one in memory will do.
    fn start_in_memory(&self, newest: Generation) -> Result<(), IndexError> {
        let catalogue = Catalogue::new(self.store.catalogue(newest)?);
        let index = build::in_memory(&self.store, catalogue.versions(), &self.layout.index())?;
        self.install(newest, catalogue, &index)
    }

    /// The newest generation cannot be indexed (no space left, say): an older one that is still there answers.
    fn start_from_older(&self, error: IndexError) -> Result<(), IndexError> {
        let Some(manifest) = self.manifest() else {
            return Err(error);
        };
        let older = manifest.generation;
        let Some(index) = self.published(older, Check::Hashes) else {
            return Err(error);
        };
        tracing::warn!(%error, generation = older.0, "answering from an older generation");
        self.swap(older, &index)
    }
}
