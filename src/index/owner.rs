//! Whose data a data folder holds: that of one folder of articles.
//!
//! A refresh makes the collection equal to its folder, so a data folder that is used with two folders of articles would
//! lose the one to the other without a word. The first refresh notes the folder; a command with another is refused, unless
//! that is the same folder moved, or [`adopt`] was asked for.

use std::path::{Path, PathBuf};

use super::lost::open_store;
use super::reader::{Files, Reader};
use super::{CollectionSettings, IndexError, Losses};
use crate::corpus::ReadLimits;
use crate::store::Store;

/// Setting that names the folder of articles, as a full path.
const CORPUS: &str = "corpus";

/// The full path of the folder of articles.
///
/// # Errors
/// [`IndexError::Corpus`] when it is not there.
fn full_path(settings: &CollectionSettings, reader: &dyn Reader) -> Result<String, IndexError> {
    let folder = &settings.corpus;
    match reader.full_path(folder) {
        Ok(full) => Ok(full.to_string_lossy().into_owned()),
        Err(error) => Err(IndexError::Corpus {
            path: folder.clone(),
            reason: error.to_string(),
        }),
    }
}

/// Before a data folder is made: whether the folder of articles is there. A mistyped name leaves nothing behind.
///
/// # Errors
/// [`IndexError::Corpus`].
pub fn check_folder(settings: &CollectionSettings) -> Result<(), IndexError> {
    if settings.data.exists() {
        return Ok(());
    }
    full_path(settings, &Files).map(drop)
}

/// Whether the data may be used with this folder of articles.
///
/// # Errors
/// [`IndexError::OtherCorpus`].
pub(super) fn check(
    settings: &CollectionSettings,
    store: &Store,
    reader: &dyn Reader,
) -> Result<(), IndexError> {
    let Some(known) = store.setting(CORPUS)? else {
        return Ok(());
    };
    // That a folder is not there is for the refresh to say; until then an older generation may answer.
    let Ok(full) = full_path(settings, reader) else {
        return Ok(());
    };
    if known == full || is_bare(store)? || moved(Path::new(&known), settings, store, reader)? {
        return Ok(());
    }
    Err(IndexError::OtherCorpus {
        data: settings.data.clone(),
        owner: PathBuf::from(known),
        asked: settings.corpus.clone(),
    })
}

/// Notes the folder of articles, for whoever has the right to write and has checked.
///
/// # Errors
/// [`IndexError`].
pub(super) fn note(
    settings: &CollectionSettings,
    store: &Store,
    reader: &dyn Reader,
) -> Result<(), IndexError> {
    let full = full_path(settings, reader)?;
    if store.setting(CORPUS)?.as_ref() != Some(&full) {
        store.set_setting(CORPUS, &full)?;
    }
    Ok(())
}

/// Why the folder of the stored articles cannot be read, where that is the one that was asked for: they are asked about then, and a
/// volume that is not mounted is no reason to forget them. `error` says that it cannot be read; of another folder, most likely a
/// mistyped name, it stays one.
///
/// # Errors
/// `error` itself, or [`IndexError`].
pub(super) fn away(
    error: IndexError,
    settings: &CollectionSettings,
    store: &Store,
) -> Result<IndexError, IndexError> {
    let IndexError::Corpus { path, reason } = error else {
        return Err(error);
    };
    let known = store.setting(CORPUS)?.map(PathBuf::from);
    if known != Some(would_be(&settings.corpus)) || is_bare(store)? {
        return Err(IndexError::Corpus { path, reason });
    }
    Ok(IndexError::Away { path, reason })
}

/// The full path that a folder has when it is there: that of the nearest one above it that is, and the rest.
fn would_be(folder: &Path) -> PathBuf {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    // A link to a volume is still there when the volume is not.
    let whole = match std::fs::read_link(&whole) {
        Ok(target) => whole.parent().unwrap_or(&whole).join(target),
        Err(_) => whole,
    };
    let above = whole.ancestors().find_map(|above| {
        let full = std::fs::canonicalize(above).ok()?;
        Some(full.join(whole.strip_prefix(above).ok()?))
    });
    above.unwrap_or(whole)
}

/// From now on the data belongs to the folder that the settings name, whosever it was before; gives what that means for the
/// articles of before: those of another folder are meant to go.
///
/// # Errors
/// [`IndexError`].
pub fn adopt(settings: &CollectionSettings) -> Result<Losses, IndexError> {
    let full = full_path(settings, &Files)?;
    let store = open_store(&settings.data)?;
    let other = store.setting(CORPUS)?.is_some_and(|known| known != full);
    note(settings, &store, &Files)?;
    Ok(if other {
        Losses::Confirmed
    } else {
        Losses::Refused
    })
}

/// Whether nothing would be lost: no articles, and no withdrawals to be kept in mind.
fn is_bare(store: &Store) -> Result<bool, IndexError> {
    let newest = store.generation()?;
    Ok(store.members(newest)?.is_empty() && store.withdrawals()?.is_empty())
}

/// Whether the folder was moved or renamed: its old place is gone, and half of its files or more are in the new one.
fn moved(
    old: &Path,
    settings: &CollectionSettings,
    store: &Store,
    reader: &dyn Reader,
) -> Result<bool, IndexError> {
    if old.exists() {
        return Ok(false);
    }
    let limits = ReadLimits {
        max_bytes: settings.max_file_bytes,
    };
    let Ok((found, _)) = reader.scan(&settings.corpus, limits) else {
        return Ok(false);
    };
    let known = store.files()?;
    let same = found
        .iter()
        .filter(|file| {
            known
                .get(&file.relative)
                .is_some_and(|known| known.size == file.size)
        })
        .count();
    Ok(same > 0 && same * 2 >= known.len())
}
