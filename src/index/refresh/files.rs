//! The files of a refresh: which are as they were, and what the others hold now.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::now_nanoseconds;
use crate::corpus::{FoundFile, ReadLimits};
use crate::index::collection::Collection;
use crate::index::pipeline::in_order;
use crate::index::{IndexError, Progress, Stage};
use crate::model::{Article, Fault, FaultKind};
use crate::store::{FileState, LeftOut, VersionId};

/// Texts that are held before they are written to the store: articles, and bytes.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 4 << 20;

/// A file whose time is this close to the moment it was read may have changed once more within the same tick of the
/// file system's clock (2 s on FAT), so it is read again.
const TICK: i64 = 2_000_000_000;

/// What a refresh has found out so far.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) files: Vec<FileState>,
    pub(super) faults: Vec<Fault>,
    /// Rows of the files' versions.
    pub(super) rows: BTreeMap<String, VersionId>,
}

/// What the last refresh knew.
struct Before {
    /// Its files by path; none where another reader read them.
    files: BTreeMap<String, FileState>,
    /// Faults of files, without those of duplicates, which depend on the other files.
    faults: HashMap<String, Vec<Fault>>,
    /// Rows of the files' versions.
    rows: BTreeMap<String, VersionId>,
    /// What is withdrawn.
    left_out: LeftOut,
}

impl Before {
    fn load(collection: &Collection, same_reader: bool) -> Result<Self, IndexError> {
        let store = &collection.store;
        let mut before = Self {
            files: BTreeMap::new(),
            faults: HashMap::new(),
            rows: store.versions_of_files(&collection.reader.name())?,
            left_out: store.left_out()?,
        };
        if same_reader {
            before.files = store.files()?;
        }
        let faults = store.faults()?.into_iter();
        for fault in faults.filter(|fault| fault.kind != FaultKind::Duplicate) {
            let of_file = before.faults.entry(fault.file.clone()).or_default();
            of_file.push(fault);
        }
        Ok(before)
    }

    /// What is known of a file that certainly is as it was.
    fn settled(&self, file: &FoundFile) -> Option<&FileState> {
        self.files
            .get(&file.relative)
            .filter(|known| unchanged(known, file))
            .filter(|known| known.hash.is_none() || self.rows.contains_key(&known.path))
    }

    /// Takes a file over as it was; without its text when that was withdrawn since.
    fn take_over(&self, state: FileState, seen: &mut Seen) {
        let withdrawn = |hash| self.left_out.texts.contains(hash);
        let out = state.hash.as_ref().is_some_and(withdrawn);
        let faults = self.faults.get(&state.path).filter(|_| !out);
        seen.faults.extend(faults.into_iter().flatten().cloned());
        let hash = state.hash.filter(|_| !out);
        seen.files.push(FileState { hash, ..state });
    }
}

/// Scans the folder and reads what is not as it was.
pub(super) fn look_at_files(
    collection: &Collection,
    same_reader: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Seen, IndexError> {
    let limits = ReadLimits {
        max_bytes: collection.settings.max_file_bytes,
    };
    let (mut found, faults) = scan(collection, limits)?;
    let before = Before::load(collection, same_reader)?;
    found.retain(|file| !before.left_out.articles.contains(&file.relative));
    let mut seen = Seen {
        faults,
        rows: before.rows.clone(),
        ..Seen::default()
    };
    let mut batch = Batch::default();
    let look = |file: &FoundFile| match before.settled(file) {
        Some(state) => Looked::Settled(state.clone()),
        None => read(collection, file, limits, &before.left_out),
    };
    in_order(&found, look, |number, looked| {
        match looked {
            Looked::Settled(state) => before.take_over(state, &mut seen),
            Looked::Read(state, article, faults) => {
                seen.faults.extend(faults);
                seen.files.push(state);
                if let Some(article) = article {
                    batch.push(collection, &mut seen, *article)?;
                }
            }
        }
        progress(Progress {
            stage: Stage::Read,
            done: number + 1,
            total: found.len(),
        });
        Ok::<(), IndexError>(())
    })?;
    batch.write(collection, &mut seen)?;
    Ok(seen)
}

fn scan(
    collection: &Collection,
    limits: ReadLimits,
) -> Result<(Vec<FoundFile>, Vec<Fault>), IndexError> {
    let folder = &collection.settings.corpus;
    let scanned = collection.reader.scan(folder, limits);
    scanned.map_err(|error| IndexError::Corpus {
        path: folder.clone(),
        reason: error.to_string(),
    })
}

/// What came of looking at a file.
enum Looked {
    /// It is as it was.
    Settled(FileState),
    /// It was read: its article, if there is one in it, and its faults.
    Read(FileState, Option<Box<Article>>, Vec<Fault>),
}

/// Whether a file certainly is what was read last time.
fn unchanged(known: &FileState, file: &FoundFile) -> bool {
    let modified = nanoseconds(file.modified);
    known.size == file.size
        && known.modified == modified
        && modified < known.checked.saturating_sub(TICK)
}

fn read(
    collection: &Collection,
    file: &FoundFile,
    limits: ReadLimits,
    left_out: &LeftOut,
) -> Looked {
    let checked = now_nanoseconds();
    let (article, faults) = match collection.reader.read(file, limits) {
        // A withdrawn text under another name: not even a trace of it goes into the store.
        Ok((article, _)) if left_out.texts.contains(&article.meta.version) => (None, Vec::new()),
        Ok((article, faults)) => (Some(Box::new(article)), faults),
        Err(fault) => (None, vec![fault]),
    };
    let state = FileState {
        path: file.relative.clone(),
        size: file.size,
        modified: nanoseconds(file.modified),
        checked,
        hash: article.as_ref().map(|article| article.meta.version),
    };
    Looked::Read(state, article, faults)
}

/// Articles that were read and are not in the store yet.
#[derive(Default)]
struct Batch {
    articles: Vec<Arc<Article>>,
    bytes: usize,
}

impl Batch {
    fn push(
        &mut self,
        collection: &Collection,
        seen: &mut Seen,
        article: Article,
    ) -> Result<(), IndexError> {
        self.bytes += article.text.len();
        self.articles.push(Arc::new(article));
        if self.articles.len() >= BATCH || self.bytes >= BATCH_BYTES {
            self.write(collection, seen)?;
        }
        Ok(())
    }

    fn write(&mut self, collection: &Collection, seen: &mut Seen) -> Result<(), IndexError> {
        let articles = std::mem::take(&mut self.articles);
        self.bytes = 0;
        if articles.is_empty() {
            return Ok(());
        }
        let rows = collection
            .store
            .stage(&articles, &collection.reader.name())?;
        for (article, row) in articles.iter().zip(rows) {
            seen.rows.insert(article.meta.id.as_str().to_owned(), row);
        }
        Ok(())
    }
}

/// Nanoseconds since 1970 fit until the year 2262; times outside are as good as the nearest inside.
fn nanoseconds(time: i128) -> i64 {
    i64::try_from(time).unwrap_or(if time < 0 { i64::MIN } else { i64::MAX })
}
