//! A database that is gone while its index is still there.
//!
//! The articles can be read anew from their files and the index from the database. What was removed, and what articles said before,
//! stands in the database only: to make a new one without a word would let articles answer that were withdrawn.

use std::path::Path;

use super::IndexError;
use super::layout::Layout;
use crate::store::{DATABASE, Store, StoreError};

/// Opens the database of a data folder; makes one where there was none before.
///
/// # Errors
/// [`StoreError::Lost`] when it is missing or empty beside an index, and what [`Store::open`] says.
pub(super) fn open_store(data: &Path) -> Result<Store, IndexError> {
    let path = data.join(DATABASE);
    match how(&path) {
        Some(how) if has_index(data) => Err(StoreError::Lost { path, how }.into()),
        _ => Ok(Store::open(data)?),
    }
}

/// How the database is gone; `None` where there is one, or where that cannot be told.
fn how(path: &Path) -> Option<&'static str> {
    match std::fs::metadata(path) {
        Ok(meta) => (meta.is_file() && meta.len() == 0).then_some("empty (0 bytes)"),
        Err(error) => (error.kind() == std::io::ErrorKind::NotFound).then_some("missing"),
    }
}

/// Whether an index was begun here: that is done only after a generation was committed to the database.
fn has_index(data: &Path) -> bool {
    std::fs::read_dir(Layout::new(data).index()).is_ok_and(|mut entries| entries.next().is_some())
}
