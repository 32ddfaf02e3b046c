//! Building indexes: in memory, anew on disk, or from the one before.

use std::collections::BTreeMap;
use std::path::Path;

use tantivy::indexer::LogMergePolicy;
use tantivy::{Index, IndexWriter, TantivyDocument};

use super::directory::IndexDirectory;
use super::document::{Fields, create, documents, open_to_write};
use super::layout::{Layout, WriteLock};
use super::manifest::{FileEntry, Manifest, hash_folder};
use super::pipeline::in_order;
use super::{IndexError, Progress, Stage};
use crate::model::Generation;
use crate::store::{Change, Store, VersionId};

/// Memory of the indexing thread. Passages are worked out by other threads meanwhile, so one is enough.
const MEMORY: usize = 50 << 20;
/// Share of deleted documents from which a segment is written anew.
const DELETED: f32 = 0.1;

/// A report of progress in documents' articles.
pub(super) type Report<'a> = &'a mut dyn FnMut(Progress);

/// An index in memory of some versions.
pub(super) fn in_memory(
    store: &Store,
    versions: &[VersionId],
    path: &Path,
) -> Result<Index, IndexError> {
    let fail = |error: tantivy::TantivyError| IndexError::of_engine(path, &error);
    let index = create(tantivy::directory::RamDirectory::create()).map_err(fail)?;
    if versions.is_empty() {
        return Ok(index);
    }
    let changes: Vec<Change> = versions
        .iter()
        .map(|version| Change {
            old: None,
            new: Some(*version),
        })
        .collect();
    write(&index, store, &changes, path, &mut |_| {})?;
    Ok(index)
}

/// What an index is of.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) generation: Generation,
    /// The store's random word for the generation.
    pub(super) stamp: String,
    /// Names this program's way of reading and indexing.
    pub(super) engine: String,
}

/// Writes the index of a generation into a folder of its own and lets it count. Starts from the files of `base`, when
/// given: they are linked, not copied, and what did not change is not written again. Until the manifest names the new
/// folder the old one is as it was, so whatever goes wrong on the way costs nothing.
pub(super) fn publish(
    layout: &Layout,
    store: &Store,
    label: &Label,
    base: Option<&Manifest>,
    lock: &WriteLock,
    report: Report<'_>,
) -> Result<Index, IndexError> {
    let home = layout.index();
    std::fs::create_dir_all(&home).map_err(|e| IndexError::of_io(&home, &e))?;
    layout.clean(
        lock,
        Manifest::read(layout).as_ref().map(|m| m.folder.as_str()),
    );
    let name = folder_name(label.generation);
    let built = build(layout, store, label, base, &name, report);
    match built {
        Ok(index) => {
            layout.clean(lock, Some(&name));
            Ok(index)
        }
        Err(error) => {
            // Give the space back at once: a full disk may be what went wrong.
            let _ = std::fs::remove_dir_all(layout.folder(&name));
            Err(error)
        }
    }
}

fn build(
    layout: &Layout,
    store: &Store,
    label: &Label,
    base: Option<&Manifest>,
    name: &str,
    report: Report<'_>,
) -> Result<Index, IndexError> {
    let folder = layout.folder(name);
    let io = |error: std::io::Error| IndexError::of_io(&folder, &error);
    let fail = |error: tantivy::TantivyError| IndexError::of_engine(&folder, &error);
    std::fs::create_dir(&folder).map_err(io)?;
    let from = base.map_or(Generation(0), |base| base.generation);
    let changes = store.changes(from, label.generation)?;
    if let Some(base) = base {
        link(&layout.folder(&base.folder), &folder, &base.files).map_err(io)?;
    }
    let open: fn(IndexDirectory) -> tantivy::Result<Index> = match base {
        Some(_) => open_to_write,
        None => create,
    };
    let index = IndexDirectory::open(&folder).and_then(open).map_err(fail)?;
    write(&index, store, &changes, &folder, report)?;
    super::manifest::sync_folder(&folder).map_err(io)?;
    let files = hash_folder(&folder).map_err(io)?;
    if let Some(damaged) = base.and_then(|base| differing(&base.files, &files)) {
        return Err(IndexError::Engine {
            path: folder,
            reason: format!("{damaged} is damaged"),
        });
    }
    let manifest = Manifest {
        engine: label.engine.clone(),
        generation: label.generation,
        stamp: label.stamp.clone(),
        folder: name.to_owned(),
        files,
    };
    manifest.publish(layout).map_err(io)?;
    Ok(index)
}

/// A name that no earlier folder has had, so that a reader never takes one folder for another.
fn folder_name(generation: Generation) -> String {
    let seed = (std::process::id(), std::time::SystemTime::now());
    let nonce = blake3::hash(format!("{seed:?}").as_bytes());
    format!("{generation}-{}", &nonce.to_hex()[..12])
}

/// The files that the engine rewrites in place of creating new ones.
const REWRITTEN: [&str; 2] = ["meta.json", ".managed.json"];

/// Makes the files of one folder those of another too. All but the rewritten ones never change, so a link will do
/// where the file system has links.
fn link(from: &Path, to: &Path, files: &BTreeMap<String, FileEntry>) -> std::io::Result<()> {
    for name in files.keys() {
        let (source, target) = (from.join(name), to.join(name));
        let linked =
            !REWRITTEN.contains(&name.as_str()) && std::fs::hard_link(&source, &target).is_ok();
        if !linked {
            std::fs::copy(&source, &target)?;
        }
    }
    Ok(())
}

/// A file that is in both folders and should be the same, but is not.
fn differing<'a>(
    before: &'a BTreeMap<String, FileEntry>,
    after: &BTreeMap<String, FileEntry>,
) -> Option<&'a str> {
    before
        .iter()
        .filter(|(name, _)| !REWRITTEN.contains(&name.as_str()))
        .find(|(name, entry)| after.get(*name).is_some_and(|now| now != *entry))
        .map(|(name, _)| name.as_str())
}

/// Applies changes and commits.
fn write(
    index: &Index,
    store: &Store,
    changes: &[Change],
    path: &Path,
    report: Report<'_>,
) -> Result<(), IndexError> {
    let fail = |error: tantivy::TantivyError| IndexError::of_engine(path, &error);
    let (_, fields) = Fields::schema();
    let mut writer: IndexWriter<TantivyDocument> =
        index.writer_with_num_threads(1, MEMORY).map_err(fail)?;
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(DELETED);
    writer.set_merge_policy(Box::new(policy));
    let worked_out = |change: &Change| match change.new {
        Some(new) => passages_of(store, fields, new),
        None => Ok(Vec::new()),
    };
    in_order(changes, worked_out, |number, documents| {
        if let Some(old) = changes[number].old {
            writer.delete_term(fields.version_term(old));
        }
        // One by one, for the engine lets a fixed number of messages wait, however many documents each holds.
        for document in documents? {
            writer.add_document(document).map_err(fail)?;
        }
        report(Progress {
            stage: Stage::Index,
            done: number + 1,
            total: changes.len(),
        });
        Ok::<(), IndexError>(())
    })?;
    writer.commit().map_err(fail)?;
    writer.wait_merging_threads().map_err(fail)
}

/// The documents of a version; none when it is gone.
fn passages_of(
    store: &Store,
    fields: Fields,
    version: VersionId,
) -> Result<Vec<TantivyDocument>, IndexError> {
    let article = store.version_by_id(version)?;
    Ok(article.map_or_else(Vec::new, |article| documents(fields, version, &article)))
}
