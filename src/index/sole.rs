//! One bot at a time has a data folder.
//!
//! Two bots would both answer the same messages, and each would take the other's records for its own. Commands in the terminal are
//! no bots: they work beside one, and who may write just now is settled by another lock (see `layout`).

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// File of the data folder that the bot holds locked. It stays there; only the lock counts.
const FILE: &str = "bot.lock";

/// The right to be the bot of a data folder; given back when dropped, and by the system when the process dies, however it dies.
#[derive(Debug)]
pub struct BotLock {
    _file: File,
}

/// Another bot has the data folder.
#[derive(Debug, thiserror::Error)]
#[error(
    "another bot is running on the data folder {}; stop that one first, or give this one a data folder of its own with --data or DATELINE_DATA",
    data.display()
)]
pub struct OtherBot {
    /// The data folder.
    data: PathBuf,
}

impl BotLock {
    /// Takes the right, for as long as the value lives. `None` where the folder cannot be written or its file system knows no
    /// locks: that must not keep the only bot from running.
    ///
    /// # Errors
    /// [`OtherBot`] when another process has it.
    pub fn take(data: &Path) -> Result<Option<Self>, OtherBot> {
        let opened = std::fs::create_dir_all(data).and_then(|()| {
            File::options()
                .create(true)
                .write(true)
                .truncate(false)
                .open(data.join(FILE))
        });
        let file = match opened {
            Ok(file) => file,
            // Opening the collection says what is wrong with the folder.
            Err(error) => {
                tracing::debug!(%error, "the data folder cannot be locked for this bot");
                return Ok(None);
            }
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Err(OtherBot {
                data: data.to_owned(),
            }),
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, "the data folder cannot be locked; see that only one bot uses it");
                Ok(None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_taker_is_refused_until_the_first_lets_go() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        let first = BotLock::take(&data).unwrap();
        assert!(first.is_some());
        let refused = BotLock::take(&data).unwrap_err();
        assert_eq!(refused.data, data);
        drop(first);
        assert!(BotLock::take(&data).unwrap().is_some());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_no_other_bot() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(BotLock::take(&file.join("data")).unwrap().is_none());
    }
}
