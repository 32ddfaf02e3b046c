//! Finding the files of a collection's folder, without reading them.
//!
//! Every real file and folder is taken once. Links are followed only when they stay in the folder, after everything
//! real has been seen, so that neither a cycle nor a web of links can make the walk long.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::faults::{is_unshowable, shown, skipped};
use super::{FoundFile, ReadLimits};
use crate::model::{Fault, FaultKind};

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

/// Fault of something that the system does not let us read.
pub(super) fn unreadable(relative: &str, error: &io::Error) -> Fault {
    let file = if relative.is_empty() { "." } else { relative };
    let message = format!("cannot be read ({error}); check that it exists and its permissions");
    skipped(file, FaultKind::Unreadable, message)
}

/// A size as the setting counts it, in MiB, rounded up so that what is over the limit reads so: `7.2 MB`, `5 MB`.
fn megabytes(bytes: u64) -> String {
    const MIB: u64 = 1024 * 1024;
    let tenths = (bytes.saturating_mul(10)).div_ceil(MIB);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} MB"),
        (whole, tenth) => format!("{whole}.{tenth} MB"),
    }
}

/// Fault of a file over the limit.
pub(super) fn too_large(relative: &str, size: u64, limits: ReadLimits) -> Fault {
    let message = format!(
        "the file has {}, the limit is {}; split it, or let the operator raise DATELINE_MAX_FILE_MB",
        megabytes(size),
        megabytes(limits.max_bytes)
    );
    skipped(relative, FaultKind::TooLarge, message)
}

fn is_article(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("txt") || extension.eq_ignore_ascii_case("md")
    })
}

/// The name as text; `None` when it is not UTF-8 or would not show as it is.
fn usable_name(name: &OsStr) -> Option<&str> {
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

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
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
mod tests {
    use super::*;

    const LIMITS: ReadLimits = ReadLimits { max_bytes: 100 };

    fn write(folder: &Path, relative: &str, text: &str) {
        let path = folder.join(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn check(folder: &Path, files: &[&str], faults: &[(&str, FaultKind)]) {
        let (found, faulty) = scan(folder, LIMITS).unwrap();
        let found: Vec<_> = found.iter().map(|f| f.relative.as_str()).collect();
        let faulty: Vec<_> = faulty.iter().map(|f| (f.file.as_str(), f.kind)).collect();
        assert_eq!(found, files);
        assert_eq!(faulty, faults);
    }

    #[test]
    fn texts_are_listed_in_order_and_hidden_files_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.txt",
            "a/Z.MD",
            "a.txt",
            ".hidden.txt",
            ".git/x.txt",
            "c.png",
            "txt",
        ] {
            write(folder.path(), name, "x");
        }
        write(folder.path(), "large.txt", &"x".repeat(101));
        let large = [("large.txt", FaultKind::TooLarge)];
        check(folder.path(), &["a.txt", "a/Z.MD", "b.txt"], &large);
    }

    #[test]
    fn sizes_are_said_in_the_unit_of_the_setting() {
        let shown = [7_500_000, 5 * 1024 * 1024, 5 * 1024 * 1024 + 1].map(megabytes);
        assert_eq!(shown, ["7.2 MB", "5 MB", "5.1 MB"]);
    }

    #[test]
    fn size_and_time_are_those_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a.txt", "four");
        let (found, _) = scan(folder.path(), LIMITS).unwrap();
        assert_eq!(found[0].size, 4);
        assert!(found[0].modified > 1_600_000_000_000_000_000);
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(scan(&folder.path().join("none"), LIMITS).is_err());
        write(folder.path(), "a.txt", "x");
        assert!(scan(&folder.path().join("a.txt"), LIMITS).is_err());
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;

        #[test]
        fn links_are_followed_only_inside_and_cycles_end() {
            let outside = tempfile::tempdir().unwrap();
            write(outside.path(), "secret.txt", "x");
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            write(folder.path(), "a/one.txt", "x");
            write(folder.path(), ".store/two.txt", "x");
            symlink(folder.path(), at("a/loop")).unwrap();
            symlink(at(".store"), at("store")).unwrap();
            symlink(at(".store/two.txt"), at("again.txt")).unwrap();
            symlink(outside.path(), at("out")).unwrap();
            symlink(outside.path().join("secret.txt"), at("s.txt")).unwrap();
            symlink(at("nowhere"), at("gone.txt")).unwrap();
            let faults = [
                ("gone.txt", FaultKind::Unreadable),
                ("out", FaultKind::OutsideLink),
                ("s.txt", FaultKind::OutsideLink),
            ];
            check(folder.path(), &["a/one.txt", "again.txt"], &faults);
        }

        #[test]
        fn a_web_of_links_is_walked_once() {
            let folder = tempfile::tempdir().unwrap();
            for n in 0..12 {
                write(folder.path(), &format!("{n:02}/x.txt"), "x");
                for m in 0..12 {
                    let link = folder.path().join(format!("{n:02}/to{m}"));
                    symlink(folder.path().join(format!("{m:02}")), link).unwrap();
                }
            }
            let (found, faults) = scan(folder.path(), LIMITS).unwrap();
            assert_eq!((found.len(), faults.len()), (12, 0));
        }

        #[test]
        fn the_folder_itself_may_be_a_link() {
            let folder = tempfile::tempdir().unwrap();
            write(folder.path(), "real/a.txt", "x");
            symlink(folder.path().join("real"), folder.path().join("link")).unwrap();
            check(&folder.path().join("link"), &["a.txt"], &[]);
        }

        #[test]
        fn names_that_cannot_be_shown_are_faults() {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(OsStr::from_bytes(b"b\xff.txt")), "x").unwrap();
            fs::write(folder.path().join("a\u{202e}txt.txt"), "x").unwrap();
            let bad = [
                ("a\\u{202e}txt.txt", FaultKind::BadName),
                ("b\u{fffd}.txt", FaultKind::BadName),
            ];
            check(folder.path(), &[], &bad);
        }

        #[test]
        fn joiners_belong_in_names_where_writing_needs_them() {
            let folder = tempfile::tempdir().unwrap();
            let good = [
                "می\u{200c}خواهم.txt",
                "क्\u{200d}ष.txt",
                "👨\u{200d}👩\u{200d}👧.txt",
                "❤\u{fe0f}\u{200d}🔥.txt",
            ];
            let bad = ["a\u{200d}b.txt", "\u{200c}a.txt", "م\u{200c}\u{200c}ی.txt"];
            for name in good.iter().chain(&bad) {
                write(folder.path(), name, "x");
            }
            let (found, faults) = scan(folder.path(), LIMITS).unwrap();
            let found: HashSet<_> = found.iter().map(|f| f.relative.as_str()).collect();
            assert_eq!(found, HashSet::from(good));
            let kinds: Vec<_> = faults.iter().map(|f| f.kind).collect();
            assert_eq!(kinds, [FaultKind::BadName; 3]);
        }

        #[test]
        fn a_folder_named_like_an_article_and_a_socket_do_not_stop_the_rest() {
            let folder = tempfile::tempdir().unwrap();
            write(folder.path(), "a.txt/inner.txt", "x");
            let _socket =
                std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
            let socket = [("s.txt", FaultKind::Unreadable)];
            check(folder.path(), &["a.txt/inner.txt"], &socket);
        }
    }
}
