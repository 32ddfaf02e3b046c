//! Damage to the index: rebuilt by itself, never a wrong quote. Damage to the database: said clearly.

use std::path::{Path, PathBuf};

use super::{Random, trials};
use crate::home::{Home, LEAVE};
use crate::process::run;

/// Files of the search engine below the data folder, found by their names.
fn index_files(data: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![data.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path
                .extension()
                .map(|e| e.to_string_lossy().into_owned())
                .unwrap_or_default();
            let engine =
                ["store", "term", "idx", "pos", "fieldnorm", "fast"].contains(&ending.as_str());
            if engine || path.file_name().is_some_and(|n| n == "meta.json") {
                found.push(path.clone());
            }
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no index below {}", data.display());
    found
}

/// A home whose collection was used once, and its first answer.
fn used() -> (Home, String) {
    let home = Home::with_seeds();
    for n in 0..20 {
        home.write(
            &format!("{n}.txt"),
            &format!(
                "date 2023-10-{:02} The bakery of village {n} won a prize, the jury said.\n",
                n + 1
            ),
        );
    }
    let answer = run(&home, &["ask", LEAVE]).expect(0).out;
    (home, answer)
}

fn flip_a_bit(path: &Path, random: &mut Random) {
    let mut bytes = std::fs::read(path).unwrap();
    if bytes.is_empty() {
        return;
    }
    let at = usize::try_from(random.below(bytes.len() as u64)).unwrap();
    bytes[at] ^= 1 << random.below(8);
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_flipped_bit_in_the_index_changes_no_quote() {
    let (home, answer) = used();
    let mut random = Random::new(1);
    for trial in 0..trials(8) {
        let files = index_files(&home.data());
        let path = &files[trial % files.len()];
        flip_a_bit(path, &mut random);
        let ran = run(&home, &["ask", LEAVE]).expect(0);
        assert_eq!(
            ran.out,
            answer,
            "trial {trial}: a bit of {}",
            path.display()
        );
    }
}

#[test]
fn a_missing_file_or_folder_of_the_index_is_rebuilt() {
    let (home, answer) = used();
    let kinds = ["meta.json", "store", "term", "idx"];
    for kind in kinds {
        let files = index_files(&home.data());
        let path = files
            .iter()
            .find(|p| p.to_string_lossy().ends_with(kind))
            .unwrap();
        std::fs::remove_file(path).unwrap();
        assert_eq!(
            run(&home, &["ask", LEAVE]).expect(0).out,
            answer,
            "without {}",
            path.display()
        );
    }
    let folder = index_files(&home.data())[0].parent().unwrap().to_owned();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        run(&home, &["ask", LEAVE]).expect(0).out,
        answer,
        "without {}",
        folder.display()
    );
    let rebuilt = index_files(&home.data());
    let meta = rebuilt.iter().find(|p| p.ends_with("meta.json")).unwrap();
    std::fs::write(meta, "{}").unwrap();
    assert_eq!(
        run(&home, &["ask", LEAVE]).expect(0).out,
        answer,
        "with an empty meta.json"
    );
}

#[test]
fn an_index_of_another_collection_is_not_believed() {
    let (home, answer) = used();
    let other = Home::empty();
    other.write(
        "other.txt",
        "French troops will leave Niger when pigs fly, the satirist said.",
    );
    run(&other, &["ask", LEAVE]);
    let from = index_files(&other.data())[0].parent().unwrap().to_owned();
    let to = index_files(&home.data())[0].parent().unwrap().to_owned();
    std::fs::remove_dir_all(&to).unwrap();
    std::fs::create_dir(&to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    assert_eq!(run(&home, &["ask", LEAVE]).expect(0).out, answer);
}

#[test]
fn a_damaged_database_is_said_in_a_sentence() {
    let (home, _) = used();
    let is_database =
        |p: &PathBuf| std::fs::read(p).is_ok_and(|b| b.starts_with(b"SQLite format 3"));
    let files = || {
        std::fs::read_dir(home.data())
            .unwrap()
            .map(|e| e.unwrap().path())
    };
    let database = files()
        .find(is_database)
        .expect("a database in the data folder");
    // The newest pages may still stand beside it.
    for beside in files().filter(|p| p.to_string_lossy().contains(".db-")) {
        std::fs::remove_file(beside).unwrap();
    }
    std::fs::write(
        &database,
        "this is no database at all, and long enough to be looked at",
    )
    .unwrap();
    let ran = run(&home, &["ask", LEAVE]).expect(1);
    let name = database.file_name().unwrap().to_string_lossy().into_owned();
    assert!(ran.err.contains(&name), "{}", ran.err);
}

/// What cannot mend itself says what to do.
#[test]
fn a_damaged_database_and_a_file_in_place_of_the_index_come_with_a_remedy() {
    let home = Home::with_seeds();
    std::fs::create_dir(home.data()).unwrap();
    std::fs::write(
        home.data().join("dateline.db"),
        "this is no database".repeat(300),
    )
    .unwrap();
    let ran = run(&home, &["ask", LEAVE]).expect(1);
    assert!(ran.err.contains("delete the folder"), "{}", ran.err);
    std::fs::remove_dir_all(home.data()).unwrap();
    std::fs::create_dir(home.data()).unwrap();
    std::fs::write(home.data().join("index"), "").unwrap();
    let ran = run(&home, &["ask", LEAVE]).expect(1);
    assert!(ran.err.contains("remove it"), "{}", ran.err);
}

/// One article's text in the database is not what was stored: it is not quoted, the others are, and its file mends it.
#[test]
fn a_damaged_text_takes_no_other_article_with_it_and_is_read_again() {
    let (home, _) = used();
    const BAKERY: &str = "Which prize did the bakery of village 7 win?";
    // A file of a while ago: what was written just now is read again at every start.
    let file = std::fs::File::options()
        .write(true)
        .open(home.corpus().join("7.txt"))
        .unwrap();
    let hour = std::time::Duration::from_secs(3600);
    file.set_modified(std::time::SystemTime::now() - hour)
        .unwrap();
    run(&home, &["corpus", "refresh"]).expect(0);
    let database = home.data().join("dateline.db");
    let damage = rusqlite::Connection::open(&database).unwrap();
    let changed = damage.execute(
        "UPDATE versions SET text = replace(text, 'bakery', 'brewery') WHERE article = '7.txt'",
        (),
    );
    assert_eq!(changed.unwrap(), 1);
    drop(damage);
    let ran = run(&home, &["ask", BAKERY]).expect(2);
    assert!(!ran.out.contains("village 7 won"), "{}", ran.out);
    assert!(ran.out.contains("The bakery of village"), "{}", ran.out);
    assert!(
        ran.err.contains("damaged") && ran.err.contains("7.txt"),
        "{}",
        ran.err
    );
    let ran = run(&home, &["ask", BAKERY]).expect(0);
    assert!(
        ran.out.contains("The bakery of village 7 won"),
        "{}",
        ran.out
    );
}

/// A database that is gone takes the removals with it: an article that was withdrawn would answer again.
#[test]
fn a_missing_or_empty_database_beside_an_index_is_refused_and_said() {
    let (home, _) = used();
    run(&home, &["corpus", "remove", "7.txt"]).expect(0);
    let database = home.data().join("dateline.db");
    let empty = |path: &Path| std::fs::write(path, "").unwrap();
    let gone = |path: &Path| std::fs::remove_file(path).unwrap();
    for (harm, how) in [
        (&empty as &dyn Fn(&Path), "is empty (0 bytes)"),
        (&gone, "is missing"),
    ] {
        harm(&database);
        for arguments in [
            &["ask", LEAVE][..],
            &["corpus", "status"],
            &["corpus", "refresh"],
            &["corpus", "refresh", "--adopt"],
            &["check"],
        ] {
            let ran = run(&home, arguments).expect(1);
            let said = format!("{}{}", ran.out, ran.err);
            for part in [
                how,
                "which articles were removed",
                "old versions",
                "delete the folder data",
            ] {
                assert!(said.contains(part), "{arguments:?}: no {part:?} in {said}");
            }
        }
        let left = std::fs::metadata(&database).map_or(0, |meta| meta.len());
        assert_eq!(left, 0, "a refused start made a new database");
    }
    // On purpose, and by a start that finds neither.
    std::fs::remove_dir_all(home.data()).unwrap();
    run(&home, &["ask", LEAVE]).expect(0);
    std::fs::remove_dir_all(home.data()).unwrap();
    std::fs::create_dir(home.data()).unwrap();
    empty(&database);
    run(&home, &["ask", LEAVE]).expect(0);
}
