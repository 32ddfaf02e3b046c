//! Our own list of the index's files with their hashes.
//!
//! The engine notices a damaged file only sometimes, and a flipped bit in a stored passage gives a wrong text silently.
//! So each file is hashed when the index is published, and again when it is opened. The manifest is also the pointer to
//! the folder that counts: replacing it is the moment at which a new index takes over.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::layout::Layout;
use crate::model::Generation;

/// One file of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileEntry {
    pub(super) size: u64,
    /// BLAKE3 in hexadecimal digits.
    pub(super) hash: String,
}

/// Which index counts and what it must look like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Which program wrote it, as far as it matters: see [`super::document::engine`].
    pub(super) engine: String,
    pub(super) generation: Generation,
    /// The store's random word for that generation.
    pub(super) stamp: String,
    /// Name of the folder.
    pub(super) folder: String,
    pub(super) files: BTreeMap<String, FileEntry>,
}

impl Manifest {
    /// Reads the manifest; `None` when there is none or it is not one.
    pub(super) fn read(layout: &Layout) -> Option<Self> {
        let bytes = std::fs::read(layout.manifest()).ok()?;
        let manifest: Self = serde_json::from_slice(&bytes).ok()?;
        let plain = manifest
            .folder
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
        plain.then_some(manifest)
    }

    /// Replaces the manifest in one step and makes that last.
    pub(super) fn publish(&self, layout: &Layout) -> io::Result<()> {
        let bytes = serde_json::to_vec_pretty(self)?;
        let mut file = tempfile::Builder::new()
            .prefix(".tmp")
            .tempfile_in(layout.index())?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        file.persist(layout.manifest()).map_err(|e| e.error)?;
        sync_folder(&layout.index())
    }

    /// Whether the folder holds these files in these sizes: a quick look.
    pub(super) fn complete(&self, layout: &Layout) -> Result<(), String> {
        let folder = layout.folder(&self.folder);
        for (name, expected) in &self.files {
            let size = std::fs::metadata(folder.join(name)).map(|m| m.len());
            if size.ok() != Some(expected.size) {
                return Err(format!("{name} is missing or has another size"));
            }
        }
        Ok(())
    }

    /// Whether the folder holds exactly these files with these contents.
    pub(super) fn verify(&self, layout: &Layout) -> Result<(), String> {
        let found = hash_folder(&layout.folder(&self.folder)).map_err(|e| e.to_string())?;
        for (name, expected) in &self.files {
            match found.get(name) {
                None => return Err(format!("{name} is missing")),
                Some(entry) if entry != expected => return Err(format!("{name} is damaged")),
                Some(_) => {}
            }
        }
        Ok(())
    }
}

/// Sizes and hashes of all files of a folder, worked out by two threads.
pub(super) fn hash_folder(folder: &Path) -> io::Result<BTreeMap<String, FileEntry>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file()
            && let Ok(name) = entry.file_name().into_string()
        {
            files.push((entry.metadata()?.len(), name));
        }
    }
    // The largest first, dealt out in turns, so that both threads have about as much to read.
    files.sort_unstable_by(|a, b| b.cmp(a));
    let deal = |turn: usize| -> io::Result<Vec<(String, FileEntry)>> {
        files
            .iter()
            .skip(turn)
            .step_by(2)
            .map(|(_, name)| Ok((name.clone(), hash_file(&folder.join(name))?)))
            .collect()
    };
    let (one, two) = std::thread::scope(|scope| {
        let other = scope.spawn(|| deal(1));
        let own = deal(0);
        let other = other
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("hashing panicked")));
        (own, other)
    });
    Ok(one?.into_iter().chain(two?).collect())
}

/// Reads through a buffer rather than a map, so that hashing adds nothing to the memory the process holds.
fn hash_file(path: &Path) -> io::Result<FileEntry> {
    let mut file = File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0_u8; 256 * 1024];
    let mut size = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => {
                hasher.update(&buffer[..read]);
                size += read as u64;
            }
        }
    }
    Ok(FileEntry {
        size,
        hash: hasher.finalize().to_hex().to_string(),
    })
}

/// Makes new names in a folder last (a no-op where folders cannot be synced).
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|f| f.sync_all()) {
        Err(error) if cfg!(unix) => Err(error),
        _ => Ok(()),
    }
}
