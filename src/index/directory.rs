//! The index's files as the engine sees them.
//!
//! A plain memory-mapped folder, except that the engine's own lock files and its file watcher are left out: who
//! writes is settled by one lock of the whole data folder, a published index folder never changes, and a data folder
//! that cannot be written must still be readable.
//!
//! For questions the stored passages are read block by block instead of mapped: they are most of the index, a question
//! needs a few dozen blocks, and mapped pages would count as the process's memory for ever.

use std::io;
#[cfg(unix)]
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Directory, TantivyError};
#[cfg(unix)]
use tantivy::{HasLen, directory::OwnedBytes};

/// A folder of index files.
#[derive(Clone, Debug)]
pub(super) struct IndexDirectory {
    files: MmapDirectory,
    /// The folder, when stored passages are read instead of mapped.
    #[cfg(unix)]
    read_from: Option<std::path::PathBuf>,
    #[cfg(test)]
    pub(super) budget: Option<super::fake_disk::Budget>,
}

impl IndexDirectory {
    /// The files of `folder`, to write. A merge reads stored passages as a whole, so they are mapped.
    pub(super) fn open(folder: &Path) -> Result<Self, TantivyError> {
        Ok(Self {
            files: MmapDirectory::open(folder)?,
            #[cfg(unix)]
            read_from: None,
            #[cfg(test)]
            budget: super::fake_disk::current(),
        })
    }

    /// The files of `folder`, for questions.
    pub(super) fn open_to_search(folder: &Path) -> Result<Self, TantivyError> {
        Ok(Self {
            #[cfg(unix)]
            read_from: Some(folder.to_owned()),
            ..Self::open(folder)?
        })
    }
}

/// A file that is read at the place asked for.
#[cfg(unix)]
#[derive(Debug)]
struct PlainFile {
    file: std::fs::File,
    length: usize,
}

#[cfg(unix)]
impl PlainFile {
    fn open(path: &Path) -> io::Result<Self> {
        let file = std::fs::File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        Ok(Self { file, length })
    }
}

#[cfg(unix)]
impl HasLen for PlainFile {
    fn len(&self) -> usize {
        self.length
    }
}

#[cfg(unix)]
impl FileHandle for PlainFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut bytes = vec![0; range.len()];
        std::os::unix::fs::FileExt::read_exact_at(&self.file, &mut bytes, range.start as u64)?;
        Ok(OwnedBytes::new(bytes))
    }
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        #[cfg(unix)]
        if let Some(folder) = &self.read_from
            && path.extension().is_some_and(|e| e == "store")
        {
            let file = PlainFile::open(&folder.join(path))
                .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
            return Ok(Arc::new(file));
        }
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
