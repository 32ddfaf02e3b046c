//! The index's files as the engine sees them.
//!
//! A plain memory-mapped folder, except that the engine's own lock files and its file watcher are left out: who
//! writes is settled by one lock of the whole data folder, a published index folder never changes, and a data folder
//! that cannot be written must still be readable.

use std::io;
use std::path::Path;
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Directory, TantivyError};

/// A folder of index files.
#[derive(Clone, Debug)]
pub(super) struct IndexDirectory {
    files: MmapDirectory,
    #[cfg(test)]
    pub(super) budget: Option<super::fake_disk::Budget>,
}

impl IndexDirectory {
    /// The files of `folder`.
    pub(super) fn open(folder: &Path) -> Result<Self, TantivyError> {
        Ok(Self {
            files: MmapDirectory::open(folder)?,
            #[cfg(test)]
            budget: super::fake_disk::current(),
        })
    }
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let file = self.files.open_write(path)?;
        #[cfg(test)]
        if let Some(budget) = &self.budget {
            return Ok(budget.wrap(file));
        }
        Ok(file)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.files.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        #[cfg(test)]
        if let Some(budget) = &self.budget {
            budget.spend(data.len())?;
        }
        self.files.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.files.sync_directory()
    }

    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
