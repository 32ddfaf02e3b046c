//! Finding the files of a collection's folder, without reading them.
//!
//! Every real file and folder is taken once. Links are followed only when they stay in the folder, after everything
//! real has been seen, so that neither a cycle nor a web of links can make the walk long.

mod faults;
mod names;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::faults::{shown, skipped};
use super::{FoundFile, ReadLimits};
use crate::model::{Fault, FaultKind};
pub(super) use faults::{too_large, unreadable};
use names::{is_article, join, usable_name};

/// See [`super::scan()`].
pub(super) fn scan(
    folder: &Path,
    limits: ReadLimits,
) -> Result<(Vec<FoundFile>, Vec<Fault>), io::Error> {
    let root = fs::canonicalize(folder)?;
    let mut walk = Walk {
        limits,
        root: root.clone(),
        found: Vec::new(),
        faults: Vec::new(),
        seen: HashSet::new(),
        links: Vec::new(),
    };
    walk.seen.insert(root.clone());
    walk.folder(&root, String::new())?;
    walk.follow_links();
    walk.found.sort_by(|a, b| a.relative.cmp(&b.relative));
    walk.faults.sort_by(|a, b| a.file.cmp(&b.file));
    Ok((walk.found, walk.faults))
}

struct Walk {
    limits: ReadLimits,
    root: PathBuf,
    found: Vec<FoundFile>,
    faults: Vec<Fault>,
    /// Real paths of the folders and files that were taken.
    seen: HashSet<PathBuf>,
    /// Links still to look at: relative path and path.
    links: Vec<(String, PathBuf)>,
}

impl Walk {
    /// Takes everything real below `top`, which exists; only an unreadable `top` itself is an error.
    fn folder(&mut self, top: &Path, relative: String) -> Result<(), io::Error> {
        let first = fs::read_dir(top)?;
        let mut waiting = Vec::new();
        self.entries(first, &relative, &mut waiting);
        while let Some((relative, path)) = waiting.pop() {
            match fs::read_dir(&path) {
                Ok(entries) => self.entries(entries, &relative, &mut waiting),
                Err(error) => self.unreadable(&relative, &error),
            }
        }
        Ok(())
    }

    fn entries(
        &mut self,
        entries: fs::ReadDir,
        folder: &str,
        waiting: &mut Vec<(String, PathBuf)>,
    ) {
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(&entry, folder, waiting),
                Err(error) => self.unreadable(folder, &error),
            }
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, folder: &str, waiting: &mut Vec<(String, PathBuf)>) {
        let (name, path) = (entry.file_name(), entry.path());
        if name.as_encoded_bytes().starts_with(b".") {
            return;
        }
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if !is_folder && !is_link && !is_article(&path) {
            return;
        }
        let Some(name) = usable_name(&name) else {
            self.bad_name(folder, &name);
            return;
        };
        let relative = join(folder, name);
        if is_link {
            self.links.push((relative, path));
        } else if is_folder {
            if self.seen.insert(path.clone()) {
                waiting.push((relative, path));
            }
        } else {
            self.file(relative, path);
        }
    }

    fn file(&mut self, relative: String, path: PathBuf) {
        let meta = match fs::metadata(&path) {
            Ok(meta) => meta,
            Err(error) => return self.unreadable(&relative, &error),
        };
        if !meta.is_file() {
            let message = "this is not a regular file; remove it or replace it by a text file";
            self.faults.push(skipped(
                &relative,
                FaultKind::Unreadable,
                message.to_owned(),
            ));
        } else if meta.len() > self.limits.max_bytes {
            self.faults
                .push(too_large(&relative, meta.len(), self.limits));
        } else if self.seen.insert(path.clone()) {
            self.found.push(FoundFile {
                size: meta.len(),
                modified: nanoseconds(&meta),
                relative,
                path,
            });
        }
    }

    /// Links may lead to folders with further links, so this goes on until none is left. Sorted, so that the outcome
    /// does not depend on the order in which the system lists a folder.
    fn follow_links(&mut self) {
        while !self.links.is_empty() {
            let mut links = std::mem::take(&mut self.links);
            links.sort();
            for (relative, path) in links {
                self.link(relative, &path);
            }
        }
    }

    fn link(&mut self, relative: String, path: &Path) {
        let target = match fs::canonicalize(path) {
            Ok(target) => target,
            Err(error) if is_article(path) => return self.unreadable(&relative, &error),
            // A dangling link that could be anything: only a folder or an article would matter.
            Err(_) => return,
        };
        let is_folder = target.is_dir();
        if !is_folder && !is_article(path) {
            return;
        }
        if !target.starts_with(&self.root) {
            let message = "this link leaves the folder of articles and is not followed; copy the file into the folder";
            self.faults.push(skipped(
                &relative,
                FaultKind::OutsideLink,
                message.to_owned(),
            ));
        } else if !is_folder {
            self.file(relative, target);
        } else if self.seen.insert(target.clone())
            && let Err(error) = self.folder(&target, relative.clone())
        {
            self.unreadable(&relative, &error);
        }
    }

    fn unreadable(&mut self, relative: &str, error: &io::Error) {
        self.faults.push(unreadable(relative, error));
    }

    fn bad_name(&mut self, folder: &str, name: &OsStr) {
        let shown = shown(&name.to_string_lossy());
        let message =
            "the name is not valid UTF-8 or holds control characters; rename the file".to_owned();
        self.faults
            .push(skipped(&join(folder, &shown), FaultKind::BadName, message));
    }
}

/// Nanoseconds since 1970; 0 where the file system keeps no time.
fn nanoseconds(meta: &Metadata) -> i128 {
    let Ok(time) = meta.modified() else { return 0 };
    let as_i128 = |nanos: u128| i128::try_from(nanos).unwrap_or(i128::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => as_i128(after.as_nanos()),
        Err(before) => -as_i128(before.duration().as_nanos()),
    }
}

#[cfg(test)]
mod tests;
