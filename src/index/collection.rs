//! A folder of articles with its store and index.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, TryLockError};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use tantivy::Index;

use super::build::{self, Label, Report};
use super::catalogue::Catalogue;
use super::directory::IndexDirectory;
use super::document::{create, engine};
use super::layout::{Layout, WriteLock};
use super::manifest::Manifest;
use super::reader::{Files, Reader};
use super::snapshot::Shared;
use super::{CollectionSettings, IndexError, Losses, Progress, Snapshot, owner, refresh};
use crate::model::{Day, Fault, Generation, RefreshReport};
use crate::store::{Store, StoreError, Watch};

/// How often a question looks whether another process has committed a generation.
pub(super) const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Versions that are worked out again at a time after the program was updated.
const READ_AGAIN: u32 = 200;

/// How often an index that another process is just replacing is tried again.
const TRIES: usize = 5;

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

/// When and how other processes' commits are noticed.
#[derive(Debug)]
pub(super) struct Look {
    watch: Option<Watch>,
    next: Instant,
    /// A generation was committed whose index is not there yet.
    behind: bool,
}

impl Collection {
    /// Opens the data folder (creating it), verifies the index against its manifest and the store, and rebuilds
    /// it when it is missing, damaged, of another schema, or of another generation. Does not look at the articles.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn open(settings: CollectionSettings) -> Result<Self, IndexError> {
        let store = Store::open(&settings.data)?;
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
            look: Mutex::new(Look {
                watch,
                next: Instant::now() + LOOK_EVERY,
                behind: false,
            }),
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

    /// Makes the index hold the newest generation and answers from it.
    pub(super) fn catch_up(&self, lock: &WriteLock, report: Report<'_>) -> Result<(), IndexError> {
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
    pub(super) fn build_anew(
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

    /// Brings up what is there: the published index when it is good, else a new one.
    fn start(&self) -> Result<(), IndexError> {
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

    /// The index on disk, when it holds `generation` and is as it should be. Another process may be replacing it just
    /// now, so a bad one is looked at again as long as the manifest changes.
    fn published(&self, generation: Generation, check: Check) -> Option<Index> {
        let mut last = None;
        for _ in 0..TRIES {
            let manifest = self.manifest().filter(|m| m.generation == generation)?;
            if last.as_ref() == Some(&manifest) {
                return None;
            }
            match self.open_published(&manifest, check) {
                Ok(index) => return Some(index),
                Err(reason) => {
                    tracing::warn!(folder = manifest.folder, reason, "the index cannot be used");
                }
            }
            last = Some(manifest);
        }
        None
    }

    fn open_published(&self, manifest: &Manifest, check: Check) -> Result<Index, String> {
        if matches!(check, Check::Hashes) {
            manifest.verify(&self.layout)?;
        }
        manifest.complete(&self.layout)?;
        open_index(&self.layout.folder(&manifest.folder)).map_err(|error| error.to_string())
    }

    /// The manifest, when this program's way of indexing wrote it, for a generation that the store has.
    fn manifest(&self) -> Option<Manifest> {
        let manifest = Manifest::read(&self.layout)?;
        let label = self.label(manifest.generation).ok()?;
        (manifest.engine == label.engine && manifest.stamp == label.stamp).then_some(manifest)
    }

    /// Whether the index of `generation` is where it should be, by a quick look.
    fn is_published(&self, generation: Generation) -> bool {
        self.manifest()
            .is_some_and(|m| m.generation == generation && m.complete(&self.layout).is_ok())
    }

    fn label(&self, generation: Generation) -> Result<Label, IndexError> {
        Ok(Label {
            generation,
            stamp: self.store.stamp(generation)?.unwrap_or_default(),
            engine: self.engine(),
        })
    }

    fn engine(&self) -> String {
        format!("{} {}", engine(), self.reader.name())
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

    /// Notices other processes' commits. Never waits: one question looks, the others go on.
    fn look(&self) {
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

/// How thoroughly an index is looked at before it is used.
#[derive(Clone, Copy, Debug)]
enum Check {
    /// Every byte: at start.
    Hashes,
    /// What the engine itself checks: when another process has just published it.
    Sizes,
}

fn open_index(folder: &std::path::Path) -> tantivy::Result<Index> {
    IndexDirectory::open_to_search(folder).and_then(Index::open)
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
