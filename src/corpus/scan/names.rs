//! Names of files: which are articles, which can be shown, and how a path relative to the folder is put together.

use std::ffi::OsStr;
use std::path::Path;

use super::super::faults::is_unshowable;

pub(super) fn is_article(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("txt") || extension.eq_ignore_ascii_case("md")
    })
}

/// The name as text; `None` when it is not UTF-8 or would not show as it is.
pub(super) fn usable_name(name: &OsStr) -> Option<&str> {
    let name = name.to_str()?;
    let mut before = None;
    let usable = name.chars().all(|c| {
        let usable = !is_unshowable(c) || joins(before, c);
        before = Some(c);
        usable
    });
    usable.then_some(name)
}

/// Whether `c` is a joiner in its place: Persian and Indian writing needs U+200C and U+200D inside words, families of emoji are held
/// together by U+200D. After a plain letter, at the beginning or after one another they only make two names look alike.
fn joins(before: Option<char>, c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
        && before.is_some_and(|before| !before.is_ascii() && !is_unshowable(before))
}

pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
