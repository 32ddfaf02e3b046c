//! A full disk and a data folder that cannot be written: old answers still served, a clear error.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::home::{Home, LEAVE, quoted};
use crate::process::{BINARY, Ran, dateline, dateline_after, finish, in_home, run};

/// No file may grow beyond this many blocks of 512 bytes; the signal is ignored, so writing fails as on a full disk.
const FULL: &str = "trap '' XFSZ; ulimit -f 64";

fn limited(home: &Home, arguments: &[&str]) -> Ran {
    let mut command = dateline_after(home, FULL);
    command.args(arguments);
    finish(command, "")
}

fn grow(home: &Home) {
    for n in 0..400 {
        let text =
            format!("The orchard of village {n} lost its apples, the farmer said. ").repeat(12);
        home.write(&format!("{n}.txt"), &text);
    }
}

#[test]
fn a_full_disk_is_said_and_the_old_articles_answer() {
    let home = Home::with_seeds();
    run(&home, &["ask", LEAVE]).expect(0);
    grow(&home);
    let refresh = limited(&home, &["corpus", "refresh"]).expect(1);
    assert!(refresh.err.starts_with("error: "), "{refresh:?}");
    let ran = limited(&home, &["ask", LEAVE]).expect(0);
    assert!(!quoted(&ran.out).is_empty(), "{ran:?}");
    assert!(
        !ran.err.is_empty(),
        "an older generation answers without a word"
    );
    // With room again, everything is there.
    let ran = run(&home, &["ask", "What did the orchard of village 399 lose?"]).expect(0);
    assert!(ran.out.contains("village 399"), "{}", ran.out);
}

/// Permission bits hold nobody who is root, so root acts as somebody else here.
struct Nobody {
    /// A copy of the binary for root: others may not reach the repository's folder.
    copy: Option<TempDir>,
}

impl Nobody {
    /// "nobody" on every Linux.
    const ID: u32 = 65534;

    fn new(home: &Home) -> Self {
        let owner = std::fs::metadata(home.path()).unwrap().uid();
        let copy = (owner == 0).then(|| {
            let folder = TempDir::with_prefix("dateline-it-nobody-").unwrap();
            std::fs::copy(BINARY, folder.path().join("dateline")).unwrap();
            set_mode(folder.path(), 0o755, 0o755);
            folder
        });
        Self { copy }
    }

    fn run(&self, home: &Home, arguments: &[&str]) -> Ran {
        let mut command = match &self.copy {
            Some(folder) => in_home(Command::new(folder.path().join("dateline")), home),
            None => dateline(home),
        };
        if self.copy.is_some() {
            command.uid(Self::ID).gid(Self::ID);
        }
        command.args(arguments);
        finish(command, "")
    }
}

fn set_mode(path: &Path, folders: u32, files: u32) {
    let is_folder = path.is_dir();
    if is_folder {
        for entry in std::fs::read_dir(path).unwrap() {
            set_mode(&entry.unwrap().path(), folders, files);
        }
    }
    let mode = if is_folder { folders } else { files };
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_read_only_data_folder_still_answers() {
    let home = Home::with_seeds();
    let before = run(&home, &["ask", LEAVE]).expect(0).out;
    let nobody = Nobody::new(&home);
    set_mode(home.path(), 0o555, 0o444);
    let same = nobody.run(&home, &["ask", LEAVE]);
    let refresh = nobody.run(&home, &["corpus", "status"]);
    // A new article cannot be taken in; the old ones answer and the reason is said.
    set_mode(&home.corpus(), 0o755, 0o644);
    home.write("new.txt", "The orchard lost its apples, the farmer said.");
    let old = nobody.run(&home, &["ask", LEAVE]);
    let new = nobody.run(&home, &["corpus", "refresh"]);
    set_mode(home.path(), 0o755, 0o644);
    assert_eq!(same.expect(0).out, before);
    refresh.expect(0);
    let old = old.expect(0);
    assert_eq!(quoted(&old.out), quoted(&before), "{old:?}");
    assert!(old.err.contains("cannot be written"), "{old:?}");
    assert!(new.expect(1).err.contains("--data"), "what to do is said");
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let home = Home::with_seeds();
    std::fs::write(home.path().join("file"), "not a folder").unwrap();
    let ran = run(&home, &["--data", "file/data", "ask", LEAVE]).expect(1);
    assert!(
        ran.err.contains("file/data") || ran.err.contains("--data"),
        "{}",
        ran.err
    );
}
