//! A refresh: from the folder of articles to a new generation.
//!
//! 1. Scan the folder. A file with the size and time of last time is not read again.
//! 2. Read what is new, and put its text into the store, a batch at a time; it counts for nothing yet.
//! 3. Leave out duplicates, infer dates, and commit the generation in one transaction.
//! 4. Bring the index up to it and swap the snapshot.
//!
//! Killed after any step, the next start finds either the old generation or the new one. Questions go on meanwhile.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::collection::Collection;
use super::layout::WriteLock;
use super::losses::{self, Losses};
use super::pipeline::in_order;
use super::{IndexError, Progress, Stage, owner, withdraw};
use crate::corpus::{self, FoundFile, ReadLimits};
use crate::model::{
    Article, ArticleId, Covers, Day, Fault, FaultKind, Generation, RefreshReport, VersionHash,
};
use crate::store::{FileState, LeftOut, NewGeneration, VersionId};

/// Texts that are held before they are written to the store: articles, and bytes.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 4 << 20;

/// A file whose time is this close to the moment it was read may have changed once more within the same tick of the
/// file system's clock (2 s on FAT), so it is read again.
const TICK: i64 = 2_000_000_000;

/// Setting that names the reader of the last refresh. After an update of the program every file is read again, for a
/// file that was faulty may be readable now.
const READER: &str = "reader";

/// What a refresh has found out so far.
#[derive(Default)]
struct Seen {
    files: Vec<FileState>,
    faults: Vec<Fault>,
    /// Rows of the files' versions.
    rows: BTreeMap<String, VersionId>,
}

/// What a refresh came to.
pub(super) struct Refreshed {
    report: RefreshReport,
    /// Why it left the articles as they were, but for those that were withdrawn.
    refused: Option<IndexError>,
}

impl Refreshed {
    /// For who asked for the folder to be read.
    pub(super) fn or_refused(self) -> Result<RefreshReport, IndexError> {
        self.refused.map_or(Ok(self.report), Err)
    }

    /// For who asked for something else, which was done.
    pub(super) fn anyway(self) -> RefreshReport {
        if let Some(reason) = self.refused {
            tracing::warn!(%reason, "the folder of articles was not read");
        }
        self.report
    }
}

pub(super) fn run(
    collection: &Collection,
    (day, losses): (Day, Losses),
    progress: &mut dyn FnMut(Progress),
) -> Result<RefreshReport, IndexError> {
    let lock = collection.write_lock()?;
    run_with(collection, &lock, (day, losses), progress)?.or_refused()
}

/// As [`run`], for whoever has the right to write already.
pub(super) fn run_with(
    collection: &Collection,
    lock: &WriteLock,
    (day, losses): (Day, Losses),
    progress: &mut dyn FnMut(Progress),
) -> Result<Refreshed, IndexError> {
    let start = Instant::now();
    // The data may have been adopted, or filled for the first time, since this collection was opened.
    owner::check(&collection.settings, &collection.store, &*collection.reader)?;
    owner::note(&collection.settings, &collection.store, &*collection.reader)?;
    // Whatever an interrupted refresh left undone comes first, so that the store and index agree from here on.
    collection.catch_up(lock, progress)?;
    let old = collection.store.generation()?;
    let reader = collection.reader.name();
    let same_reader = collection.store.setting(READER)?.as_ref() == Some(&reader);
    let mut seen = look_at_files(collection, same_reader, progress)?;
    let mut articles = chosen(&mut seen);
    let refused = keep(collection, losses, old, (&mut articles, &mut seen))?;
    let before = collection.store.members(old)?;
    let mut report = compare(&before, &articles);
    report.faults.clone_from(&seen.faults);
    report.generation = old;
    // An erasure makes a generation of its own, so that other processes let go of the index that they have open.
    let erasure = collection.store.erasure_due()?;
    // What was inferred depends on nothing but the articles and the reader.
    let inferences = if before == articles && same_reader && !erasure {
        None
    } else {
        let inferred = inferences(collection, &articles)?;
        let news = erasure || before != articles || inferred != collection.store.inferences(old)?;
        news.then_some(inferred)
    };
    if let Some(inferences) = inferences {
        let store = |done| Progress {
            stage: Stage::Store,
            done,
            total: articles.len(),
        };
        progress(store(0));
        let new = NewGeneration {
            after: old,
            articles: &articles,
            inferences: &inferences,
            files: &seen.files,
            faults: &seen.faults,
            now: now_nanoseconds() / 1_000_000_000,
            day,
        };
        // The lock keeps others out, so nobody can have committed in between; if so all the same, try again later.
        report.generation = collection.store.commit(&new)?.ok_or(IndexError::Busy)?;
        report.committed = true;
        progress(store(articles.len()));
    } else {
        note_files(collection, old, &seen)?;
    }
    // What was kept was not read.
    if !same_reader && refused.is_none() {
        collection.store.set_setting(READER, &reader)?;
    }
    if erasure {
        withdraw::erase(collection, lock, progress)?;
    } else {
        collection.catch_up(lock, progress)?;
    }
    report.millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(Refreshed { report, refused })
}

/// Puts what was before in the place of what was seen, when the folder has lost too much; gives the reason.
fn keep(
    collection: &Collection,
    losses: Losses,
    old: Generation,
    (articles, seen): (&mut BTreeMap<ArticleId, VersionId>, &mut Seen),
) -> Result<Option<IndexError>, IndexError> {
    if losses == Losses::Confirmed {
        return Ok(None);
    }
    let Some(kept) = losses::refused(collection, old, articles)? else {
        return Ok(None);
    };
    *articles = kept.articles;
    (seen.files, seen.faults) = (kept.files, kept.faults);
    Ok(Some(kept.error))
}

/// Scans the folder and reads what is not as it was.
fn look_at_files(
    collection: &Collection,
    same_reader: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Seen, IndexError> {
    let limits = ReadLimits {
        max_bytes: collection.settings.max_file_bytes,
    };
    let folder = &collection.settings.corpus;
    let (found, faults) =
        collection
            .reader
            .scan(folder, limits)
            .map_err(|error| IndexError::Corpus {
                path: folder.clone(),
                reason: error.to_string(),
            })?;
    let known = if same_reader {
        collection.store.files()?
    } else {
        BTreeMap::new()
    };
    let mut old_faults: HashMap<String, Vec<Fault>> = HashMap::new();
    for fault in collection.store.faults()? {
        if fault.kind != FaultKind::Duplicate {
            old_faults
                .entry(fault.file.clone())
                .or_default()
                .push(fault);
        }
    }
    let rows = collection
        .store
        .versions_of_files(&collection.reader.name())?;
    let mut seen = Seen {
        faults,
        rows: rows.clone(),
        ..Seen::default()
    };
    let mut batch = Batch::default();
    let left_out = collection.store.left_out()?;
    let found: Vec<FoundFile> = found
        .into_iter()
        .filter(|file| !left_out.articles.contains(&file.relative))
        .collect();
    let look = |file: &FoundFile| {
        let settled = known
            .get(&file.relative)
            .filter(|k| unchanged(k, file))
            .filter(|k| k.hash.is_none() || rows.contains_key(&k.path));
        match settled {
            Some(state) => Looked::Settled(state.clone()),
            None => read(collection, file, limits, &left_out),
        }
    };
    in_order(&found, look, |number, looked| {
        match looked {
            Looked::Settled(state) => {
                let out = state
                    .hash
                    .is_some_and(|hash| left_out.texts.contains(&hash));
                let faults = old_faults.remove(&state.path).filter(|_| !out);
                seen.faults.extend(faults.unwrap_or_default());
                let hash = state.hash.filter(|_| !out);
                seen.files.push(FileState { hash, ..state });
            }
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

/// The articles of the new generation: one of each text, the first by path. Faults are complete then, and sorted by
/// file.
fn chosen(seen: &mut Seen) -> BTreeMap<ArticleId, VersionId> {
    let files: Vec<(&str, VersionHash)> = seen
        .files
        .iter()
        .filter_map(|f| Some((f.path.as_str(), f.hash?)))
        .collect();
    let duplicates = corpus::duplicates(&files);
    let left_out: HashSet<&str> = duplicates.iter().map(|fault| fault.file.as_str()).collect();
    let chosen = files
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| !left_out.contains(path))
        .filter_map(|path| Some((ArticleId::new(path), *seen.rows.get(path)?)))
        .collect();
    seen.faults.extend(duplicates);
    seen.faults
        .sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    chosen
}

/// What is new, changed, gone and as before.
fn compare(
    before: &BTreeMap<ArticleId, VersionId>,
    after: &BTreeMap<ArticleId, VersionId>,
) -> RefreshReport {
    let mut report = RefreshReport::default();
    for (article, row) in after {
        match before.get(article) {
            None => report.added.push(article.clone()),
            Some(old) if old != row => report.changed.push(article.clone()),
            Some(_) => report.unchanged += 1,
        }
    }
    report.removed = before
        .keys()
        .filter(|article| !after.contains_key(*article))
        .cloned()
        .collect();
    report
}

/// Nothing new to answer from; what was seen of the files is kept, when it is news.
fn note_files(
    collection: &Collection,
    generation: Generation,
    seen: &Seen,
) -> Result<(), IndexError> {
    let known = collection.store.files()?;
    let same =
        known.len() == seen.files.len() && seen.files.iter().all(|f| known.get(&f.path) == Some(f));
    if !same || collection.store.faults()? != seen.faults {
        collection
            .store
            .note_files(generation, &seen.files, &seen.faults)?;
    }
    Ok(())
}

/// Dates inferred for the undated articles of the new generation. Looks at one text at a time.
fn inferences(
    collection: &Collection,
    articles: &BTreeMap<ArticleId, VersionId>,
) -> Result<BTreeMap<ArticleId, Covers>, IndexError> {
    let store = &collection.store;
    let (mut undated, mut dated) = (Vec::new(), Vec::new());
    for row in articles.values() {
        match store.version_meta(*row)? {
            Some(meta) if meta.date.is_undated() => undated.push(*row),
            Some(_) => dated.push(*row),
            None => {}
        }
    }
    if undated.is_empty() || dated.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut inference = collection.reader.infer();
    for row in &undated {
        if let Some(article) = store.version_by_id(*row)? {
            inference.undated(&article);
        }
    }
    let load = |row: &VersionId| store.version_by_id(*row);
    in_order(&dated, load, |_, article| {
        if let Some(article) = article? {
            inference.dated(&article);
        }
        Ok::<(), IndexError>(())
    })?;
    Ok(inference
        .finish()
        .into_iter()
        .map(|inference| (inference.article, inference.covers))
        .collect())
}

pub(super) fn now_nanoseconds() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_nanos()).unwrap_or(i64::MAX))
}

/// Nanoseconds since 1970 fit until the year 2262; times outside are as good as the nearest inside.
fn nanoseconds(time: i128) -> i64 {
    i64::try_from(time).unwrap_or(if time < 0 { i64::MIN } else { i64::MAX })
}
