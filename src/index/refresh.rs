//! A refresh: from the folder of articles to a new generation.
//!
//! 1. Scan the folder. A file with the size and time of last time is not read again.
//! 2. Read what is new, and put its text into the store, a batch at a time; it counts for nothing yet.
//! 3. Leave out duplicates, infer dates, and commit the generation in one transaction.
//! 4. Bring the index up to it and swap the snapshot.
//!
//! Killed after any step, the next start finds either the old generation or the new one. Questions go on meanwhile.

mod files;

use std::collections::{BTreeMap, HashSet};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::collection::Collection;
use super::layout::WriteLock;
use super::losses::{self, Losses};
use super::pipeline::in_order;
use super::{IndexError, Progress, Stage, owner, withdraw};
use crate::corpus;
use crate::model::{ArticleId, Covers, Day, Generation, RefreshReport, VersionHash};
use crate::store::{NewGeneration, VersionId};
use files::{Seen, look_at_files};

/// Setting that names the reader of the last refresh. After an update of the program every file is read again, for a
/// file that was faulty may be readable now.
const READER: &str = "reader";

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
    let away = prepare(collection, lock, progress)?;
    let old = collection.store.generation()?;
    let reader = collection.reader.name();
    let same_reader = collection.store.setting(READER)?.as_ref() == Some(&reader);
    // A folder that is not there has lost all its articles, and nobody can have meant that.
    let (mut seen, losses) = match away {
        Some(_) => (Seen::default(), Losses::Refused),
        None => (look_at_files(collection, same_reader, progress)?, losses),
    };
    let mut articles = chosen(&mut seen);
    let refused = keep(collection, losses, old, (&mut articles, &mut seen))?;
    let refused = away.or(refused);
    let before = collection.store.members(old)?;
    let mut report = compare(&before, &articles);
    report.faults.clone_from(&seen.faults);
    // An erasure makes a generation of its own, so that other processes let go of the index that they have open.
    let erasure = collection.store.erasure_due()?;
    let settled = before == articles && !erasure;
    let made = commit_if_new(
        collection,
        (old, day),
        (&articles, &seen),
        (settled, same_reader),
        progress,
    )?;
    report.committed = made.is_some();
    report.generation = made.unwrap_or(old);
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

/// Makes sure that the data is this folder's, and that the store and the index agree. Gives why the folder cannot be read where
/// its articles of before can stand for it.
fn prepare(
    collection: &Collection,
    lock: &WriteLock,
    progress: &mut dyn FnMut(Progress),
) -> Result<Option<IndexError>, IndexError> {
    let (settings, store, reader) = (
        &collection.settings,
        &*collection.store,
        &*collection.reader,
    );
    // The data may have been adopted, or filled for the first time, since this collection was opened.
    owner::check(settings, store, reader)?;
    let away = match owner::note(settings, store, reader) {
        Ok(()) => None,
        Err(error) => Some(owner::away(error, settings, store)?),
    };
    // Whatever an interrupted refresh left undone comes first.
    collection.catch_up(lock, progress)?;
    Ok(away)
}

/// Commits a generation where the articles (which are `settled` when they are as before) or what is inferred of them are others than
/// those of `old`, and gives its number.
fn commit_if_new(
    collection: &Collection,
    (old, day): (Generation, Day),
    (articles, seen): (&BTreeMap<ArticleId, VersionId>, &Seen),
    (settled, same_reader): (bool, bool),
    progress: &mut dyn FnMut(Progress),
) -> Result<Option<Generation>, IndexError> {
    // What was inferred depends on nothing but the articles and the reader.
    let may_differ = !settled || !same_reader;
    let inferred = may_differ
        .then(|| inferences(collection, articles))
        .transpose()?;
    match inferred {
        Some(inferred) if !settled || inferred != collection.store.inferences(old)? => {
            let next = (articles, &inferred, seen);
            commit(collection, (old, day), next, progress).map(Some)
        }
        _ => {
            note_files(collection, old, seen)?;
            Ok(None)
        }
    }
}

/// Commits the generation after `old`, whose new versions were fetched on `day`; gives its number.
fn commit(
    collection: &Collection,
    (old, day): (Generation, Day),
    (articles, inferences, seen): (
        &BTreeMap<ArticleId, VersionId>,
        &BTreeMap<ArticleId, Covers>,
        &Seen,
    ),
    progress: &mut dyn FnMut(Progress),
) -> Result<Generation, IndexError> {
    let store = |done| Progress {
        stage: Stage::Store,
        done,
        total: articles.len(),
    };
    progress(store(0));
    let new = NewGeneration {
        after: old,
        articles,
        inferences,
        files: &seen.files,
        faults: &seen.faults,
        now: now_nanoseconds() / 1_000_000_000,
        day,
    };
    // The lock keeps others out, so nobody can have committed in between; if so all the same, try again later.
    let committed = collection.store.commit(&new)?.ok_or(IndexError::Busy)?;
    progress(store(articles.len()));
    Ok(committed)
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
