//! A folder of articles with its store and index.

mod catch_up;
pub(super) mod look;
mod published;
mod start;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use arc_swap::ArcSwap;
use tantivy::Index;

use super::catalogue::Catalogue;
use super::document::create;
use super::layout::{Layout, WriteLock};
use super::lost::open_store;
use super::reader::{Files, Reader};
use super::snapshot::Shared;
use super::{CollectionSettings, IndexError, Losses, Progress, Snapshot, owner, refresh};
use crate::model::{Day, Fault, Generation, RefreshReport};
use crate::store::{Store, StoreError};
use look::Look;

/// A folder of articles with its store and index.
#[derive(Debug)]
pub struct Collection {
    pub(super) settings: CollectionSettings,
    pub(super) store: Arc<Store>,
    pub(super) layout: Layout,
    pub(super) reader: Box<dyn Reader>,
    shared: Arc<Shared>,
    current: ArcSwap<Snapshot>,
    pub(super) look: Mutex<Look>,
}

impl Collection {
    /// Opens the data folder (creating it), verifies the index against its manifest and the store, and rebuilds
    /// it when it is missing, damaged, of another schema, or of another generation. Does not look at the articles. A database
    /// that is gone is not made anew beside an index that remembers one.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn open(settings: CollectionSettings) -> Result<Self, IndexError> {
        let store = open_store(&settings.data)?;
        Self::with_store(settings, store)
    }

    /// Opens a data folder with a store that is already open, for example one for reading only.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn with_store(settings: CollectionSettings, store: Store) -> Result<Self, IndexError> {
        Self::with_reader(settings, store, Box::new(Files))
    }

    pub(super) fn with_reader(
        settings: CollectionSettings,
        store: Store,
        reader: Box<dyn Reader>,
    ) -> Result<Self, IndexError> {
        owner::check(&settings, &store, &*reader)?;
        let store = Arc::new(store);
        let layout = Layout::new(store.folder());
        let watch = store.watch().ok();
        let shared = Arc::<Shared>::default();
        let empty = empty(&store, &shared, &layout)?;
        let collection = Self {
            settings,
            layout,
            reader,
            shared,
            current: ArcSwap::from_pointee(empty),
            look: Mutex::new(Look::new(watch)),
            store,
        };
        collection.start()?;
        Ok(collection)
    }

    /// The pinned newest generation. At most twice a second it looks whether another process has committed one.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.look();
        self.current.load_full()
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// Reconciles with the folder: reads what changed, commits a generation, updates the index, swaps the
    /// snapshot. When anything fails the old generation goes on answering.
    ///
    /// # Errors
    /// [`IndexError`]; [`IndexError::Loss`] when the folder has lost all articles, or more than half of ten or more.
    pub fn refresh(&self, progress: &mut dyn FnMut(Progress)) -> Result<RefreshReport, IndexError> {
        self.refresh_with(Losses::Refused, progress)
    }

    /// As [`Collection::refresh`], with a say in what a folder that has lost most of its articles comes to.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn refresh_with(
        &self,
        losses: Losses,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<RefreshReport, IndexError> {
        refresh::run(self, (Day::today(), losses), progress)
    }

    /// As [`Collection::refresh`], with `day` as the day on which new versions are fetched.
    ///
    /// # Errors
    /// [`IndexError`].
    #[cfg(test)]
    pub(super) fn refresh_on(
        &self,
        day: Day,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<RefreshReport, IndexError> {
        refresh::run(self, (day, Losses::Refused), progress)
    }

    /// Faults of the newest generation's files, as the last refresh found them.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn faults(&self) -> Result<Vec<Fault>, IndexError> {
        Ok(self.store.faults()?)
    }

    /// Why the collection cannot be written, when it was opened read-only.
    #[must_use]
    pub fn read_only(&self) -> Option<String> {
        self.store.read_only().map(str::to_owned)
    }

    /// The right to write.
    pub(super) fn write_lock(&self) -> Result<WriteLock, IndexError> {
        if let Some(reason) = self.store.read_only() {
            return Err(StoreError::ReadOnly {
                path: self.store.folder().to_owned(),
                reason: reason.to_owned(),
            }
            .into());
        }
        self.layout.try_lock()
    }

    fn swap(&self, generation: Generation, index: &Index) -> Result<(), IndexError> {
        let catalogue = Catalogue::new(self.store.catalogue(generation)?);
        self.install(generation, catalogue, index)
    }

    fn install(
        &self,
        generation: Generation,
        catalogue: Catalogue,
        index: &Index,
    ) -> Result<(), IndexError> {
        let snapshot = Snapshot::new(
            &self.store,
            &self.shared,
            generation,
            catalogue,
            index,
            self.layout.index(),
        )?;
        self.current.store(Arc::new(snapshot));
        Ok(())
    }
}

/// The generation before the first.
fn empty(
    store: &Arc<Store>,
    shared: &Arc<Shared>,
    layout: &Layout,
) -> Result<Snapshot, IndexError> {
    let path: PathBuf = layout.index();
    let index = create(tantivy::directory::RamDirectory::create())
        .map_err(|error| IndexError::of_engine(&path, &error))?;
    Snapshot::new(
        store,
        shared,
        Generation(0),
        Catalogue::default(),
        &index,
        path,
    )
}
