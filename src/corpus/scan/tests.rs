//! What is listed of a folder, and links, names and sizes that make a fault.

use super::faults::megabytes;
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
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
        let socket = [("s.txt", FaultKind::Unreadable)];
        check(folder.path(), &["a.txt/inner.txt"], &socket);
    }
}
