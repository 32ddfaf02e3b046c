//! What can go wrong with the collection.

use std::path::{Path, PathBuf};

use crate::model::typed;
use crate::store::{StoreError, is_disk_full};

/// What can go wrong with the collection.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The search engine.
    #[error("the index {path} cannot be used: {reason}")]
    Engine {
        /// Its folder.
        path: PathBuf,
        /// What it says.
        reason: String,
    },
    /// The folder of articles.
    #[error(
        "the articles in {} cannot be read ({reason}); name an existing folder with --corpus or DATELINE_CORPUS", whole(path).display()
    )]
    Corpus {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The folder of the articles that are stored is not there just now.
    #[error(
        "the folder of the articles, {}, cannot be read ({reason}), so they all stay in the collection as they are. See that it is there (a volume that is not mounted, a folder that was renamed), or name another with --corpus or DATELINE_CORPUS", whole(path).display()
    )]
    Away {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The data belongs to another folder of articles.
    #[error(
        "the data folder {} belongs to the articles in {}, not to those in {asked}. Name a data folder of their own for {asked}, for example --data {}; or, to put {asked} in the place of the others, run once: dateline --corpus {} --data {} corpus refresh --adopt",
        data.display(), owner.display(), typed(&own_data(data, asked)), typed(asked), typed(data), asked = asked.display()
    )]
    OtherCorpus {
        /// The data folder.
        data: PathBuf,
        /// The folder of articles that it belongs to.
        owner: PathBuf,
        /// The folder of articles that was asked for.
        asked: PathBuf,
    },
    /// The folder has lost so much that it is more likely an accident.
    #[error(
        "{} of {articles} articles are no longer in {}, so the refresh was refused and they all stay in the collection. See that the folder is there and complete (a volume that is not mounted, a sync that failed); if they are meant to go, run once: dateline --corpus {} --data {} corpus refresh --confirm",
        gone, corpus.display(), typed(corpus), typed(data)
    )]
    Loss {
        /// The folder of articles.
        corpus: PathBuf,
        /// The data folder.
        data: PathBuf,
        /// Articles in the collection.
        articles: usize,
        /// How many of them are not in the folder.
        gone: usize,
    },
    /// Another refresh is running.
    #[error("another refresh is running; wait for it to end")]
    Busy,
}

/// The path from the root on: a relative one depends on where the program was started, which may be what is wrong.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

impl IndexError {
    /// Sorts an error of the file system at `path`.
    pub(super) fn of_io(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        if is_disk_full(error) {
            return Self::Store(StoreError::DiskFull { path: folder(path) });
        }
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::Store(StoreError::ReadOnly {
                    path: folder(path),
                    reason: error.to_string(),
                })
            }
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => Self::Engine {
                path: path.to_owned(),
                reason: "a file stands where a folder belongs; remove it".to_owned(),
            },
            _ => Self::Engine {
                path: path.to_owned(),
                reason: error.to_string(),
            },
        }
    }

    /// Sorts an error of the search engine whose index is at `path`.
    pub(super) fn of_engine(path: &Path, error: &(dyn std::error::Error + 'static)) -> Self {
        let mut cause = Some(error);
        while let Some(current) = cause {
            if let Some(io) = io_error(current)
                && is_disk_full(io)
            {
                return Self::Store(StoreError::DiskFull { path: folder(path) });
            }
            cause = current.source();
        }
        if tells_of_a_full_disk(&error.to_string()) {
            return Self::Store(StoreError::DiskFull { path: folder(path) });
        }
        Self::Engine {
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }
}

/// Whether a message says that the disk is full: where the engine packs words or columns, it keeps only the text of the system's error.
fn tells_of_a_full_disk(message: &str) -> bool {
    ["no storage space", "No space left on device"]
        .iter()
        .any(|text| message.contains(text))
}

/// The engine wraps file-system errors in shared pointers, which `source()` steps over.
fn io_error<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a std::io::Error> {
    use tantivy::TantivyError;
    use tantivy::directory::error::OpenWriteError;
    if let Some(io) = error.downcast_ref::<std::io::Error>() {
        return Some(io);
    }
    if let Some(TantivyError::IoError(io)) = error.downcast_ref::<TantivyError>() {
        return Some(io);
    }
    if let Some(TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, .. })) =
        error.downcast_ref::<TantivyError>()
    {
        return Some(io_error);
    }
    None
}

/// The data folder that is proposed for the articles in `asked`: `data-other` beside `data`.
fn own_data(data: &Path, asked: &Path) -> PathBuf {
    let mut own = data.as_os_str().to_owned();
    own.push("-");
    own.push(asked.file_name().unwrap_or("articles".as_ref()));
    own.into()
}

/// The data folder that holds the index at `path`.
fn folder(path: &Path) -> PathBuf {
    path.ancestors()
        .find(|a| a.file_name().is_some_and(|n| n == super::layout::INDEX))
        .and_then(Path::parent)
        .unwrap_or(path)
        .to_owned()
}
