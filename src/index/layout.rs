//! Where things lie in the data folder, and who may write there.
//!
//! ```text
//! data/dateline.db            the database
//! data/bot.lock               held by the bot for as long as it runs (see `sole`)
//! data/dateline.lock          held by whoever writes a generation or an index
//! data/index/manifest.json    names the index folder that counts, its generation and the hash of each file
//! data/index/12-5f0c…/        an index folder; never changed after the manifest names it
//! ```

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::IndexError;

/// Folder of the index in the data folder.
pub(super) const INDEX: &str = "index";

/// How long a start waits for another process that is writing. A refresh of 10,000 articles takes seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// The data folder's paths.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    data: PathBuf,
}

/// The right to write; given back when dropped, and by the system when the process dies.
#[derive(Debug)]
pub(super) struct WriteLock {
    _file: File,
}

impl Layout {
    pub(super) fn new(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
        }
    }

    pub(super) fn index(&self) -> PathBuf {
        self.data.join(INDEX)
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.index().join("manifest.json")
    }

    pub(super) fn folder(&self, name: &str) -> PathBuf {
        self.index().join(name)
    }

    /// Takes the right to write, or says [`IndexError::Busy`].
    pub(super) fn try_lock(&self) -> Result<WriteLock, IndexError> {
        let path = self.data.join("dateline.lock");
        let file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&path)
            .map_err(|e| IndexError::of_io(&path, &e))?;
        match file.try_lock() {
            Ok(()) => Ok(WriteLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(IndexError::Busy),
            Err(TryLockError::Error(error)) => Err(IndexError::of_io(&path, &error)),
        }
    }

    /// Takes the right to write, waiting for another process to be done.
    pub(super) fn lock(&self) -> Result<WriteLock, IndexError> {
        let start = Instant::now();
        loop {
            match self.try_lock() {
                Err(IndexError::Busy) if start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                other => return other,
            }
        }
    }

    /// Deletes everything in the index folder that does not count: folders of interrupted or replaced indexes and
    /// half-written manifests. Only for whoever holds the lock. What cannot be deleted now is deleted next time.
    pub(super) fn clean(&self, _: &WriteLock, keep: Option<&str>) {
        let Ok(entries) = std::fs::read_dir(self.index()) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            if name == "manifest.json" || keep.is_some_and(|keep| name == keep) {
                continue;
            }
            let path = entry.path();
            let gone = match entry.file_type() {
                Ok(kind) if kind.is_dir() => std::fs::remove_dir_all(&path),
                _ => std::fs::remove_file(&path),
            };
            if let Err(error) = gone {
                tracing::warn!(path = %path.display(), %error, "leftover not deleted");
            }
        }
    }
}
