//! The index on disk: whether it is the one that is wanted and as it should be. Nothing of it is believed without its manifest,
//! for a process that was killed may have left anything there.

use std::path::Path;

use tantivy::Index;

use super::Collection;
use crate::index::IndexError;
use crate::index::build::Label;
use crate::index::directory::IndexDirectory;
use crate::index::document::engine;
use crate::index::manifest::Manifest;
use crate::model::Generation;

/// How often an index that another process is just replacing is tried again.
const TRIES: usize = 5;

/// How thoroughly an index is looked at before it is used.
#[derive(Clone, Copy, Debug)]
pub(super) enum Check {
    /// Every byte: at start.
    Hashes,
    /// What the engine itself checks: when another process has just published it.
    Sizes,
}

impl Collection {
    /// The index on disk, when it holds `generation` and is as it should be. Another process may be replacing it just
    /// now, so a bad one is looked at again as long as the manifest changes.
    pub(super) fn published(&self, generation: Generation, check: Check) -> Option<Index> {
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
    pub(super) fn manifest(&self) -> Option<Manifest> {
        let manifest = Manifest::read(&self.layout)?;
        let label = self.label(manifest.generation).ok()?;
        (manifest.engine == label.engine && manifest.stamp == label.stamp).then_some(manifest)
    }

    /// Whether the index of `generation` is where it should be, by a quick look.
    pub(super) fn is_published(&self, generation: Generation) -> bool {
        self.manifest()
            .is_some_and(|m| m.generation == generation && m.complete(&self.layout).is_ok())
    }

    pub(super) fn label(&self, generation: Generation) -> Result<Label, IndexError> {
        Ok(Label {
            generation,
            stamp: self.store.stamp(generation)?.unwrap_or_default(),
            engine: self.engine(),
        })
    }

    fn engine(&self) -> String {
        format!("{} {}", engine(), self.reader.name())
    }
}

pub(super) fn open_index(folder: &Path) -> tantivy::Result<Index> {
    IndexDirectory::open_to_search(folder).and_then(Index::open)
}
