//! A damaged or missing index is rebuilt by itself and never gives a wrong quote.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

fn sample() -> Folder {
    let folder = Folder::default();
    for number in 0..6 {
        let text = format!(
            "2023-09-2{number} Article {number} says that the troops of camp {number} leave. "
        );
        folder.put(&format!("{number}.txt"), &text.repeat(9));
    }
    folder
}

/// All files below the index folder.
fn files(data: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![data.join("index")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    found
}

/// Runs `harm` on each file in turn and checks that the next start answers as before.
fn check(harm: impl Fn(&Path)) {
    let data = tempfile::tempdir().unwrap();
    let folder = sample();
    let collection = open(&folder, data.path());
    refresh(&collection);
    let expected = found(&collection.snapshot(), &plan("troops camp 3"));
    assert_eq!(expected.len(), 6);
    drop(collection);
    for number in 0..files(data.path()).len() {
        let victims = files(data.path());
        let victim = &victims[number];
        harm(victim);
        let collection = open(&folder, data.path());
        assert_eq!(
            found(&collection.snapshot(), &plan("troops camp 3")),
            expected,
            "{victim:?}"
        );
        drop(collection);
        let again = files(data.path());
        assert_eq!(again.len(), victims.len(), "leftovers: {again:?}");
    }
}

#[test]
fn a_flipped_bit_in_any_file_is_noticed() {
    check(|file| {
        let mut bytes = fs::read(file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
        fs::write(file, bytes).unwrap();
    });
}

#[test]
fn a_missing_file_is_noticed() {
    check(|file| fs::remove_file(file).unwrap());
}

#[test]
fn a_shortened_file_is_noticed() {
    check(|file| {
        let bytes = fs::read(file).unwrap();
        fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
    });
}

#[test]
fn a_missing_index_is_built_again_at_start_and_at_a_refresh() {
    let data = tempfile::tempdir().unwrap();
    let folder = sample();
    let collection = open(&folder, data.path());
    refresh(&collection);
    fs::remove_dir_all(data.path().join("index")).unwrap();
    assert_eq!(
        found(&collection.snapshot(), &plan("troops")).len(),
        6,
        "it goes on answering"
    );
    assert!(!refresh(&collection).committed);
    assert!(!files(data.path()).is_empty());
    drop(collection);
    fs::remove_dir_all(data.path().join("index")).unwrap();
    assert_eq!(
        found(&open(&folder, data.path()).snapshot(), &plan("troops")).len(),
        6
    );
}

#[test]
fn an_index_of_another_database_does_not_count() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = sample();
    refresh(&open(&folder, one.path()));
    let other = Folder::of(&[("x.txt", "Sheep eat hay."), ("y.txt", "Goats eat grass.")]);
    refresh(&open(&other, two.path()));
    // The same generation number, other articles.
    fs::remove_dir_all(two.path().join("index")).unwrap();
    copy(&one.path().join("index"), &two.path().join("index"));
    let collection = open(&other, two.path());
    assert_eq!(
        found(&collection.snapshot(), &plan("hay")),
        ["x.txt#0 Sheep eat hay."]
    );
    assert!(found(&collection.snapshot(), &plan("troops")).is_empty());
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn leftovers_of_an_interrupted_refresh_are_cleaned() {
    let data = tempfile::tempdir().unwrap();
    let folder = sample();
    let collection = open(&folder, data.path());
    refresh(&collection);
    let index = data.path().join("index");
    fs::create_dir(index.join("7-abc")).unwrap();
    fs::write(index.join("7-abc").join("x.store"), "half").unwrap();
    fs::write(index.join(".tmp123"), "half a manifest").unwrap();
    folder.put("9.txt", "2023-09-29 One more.");
    refresh(&collection);
    let names: Vec<_> = fs::read_dir(&index)
        .unwrap()
        .flatten()
        .map(|e| e.file_name())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn killed_between_the_commit_and_the_index_the_next_start_answers_from_the_new_generation() {
    let data = tempfile::tempdir().unwrap();
    let folder = sample();
    let collection = open(&folder, data.path());
    refresh(&collection);
    // The index folder and manifest of generation 1 beside a store of generation 2.
    let kept = tempfile::tempdir().unwrap();
    copy(&data.path().join("index"), &kept.path().join("index"));
    folder.put("9.txt", "2023-09-29 Sheep eat hay.");
    refresh(&collection);
    drop(collection);
    fs::remove_dir_all(data.path().join("index")).unwrap();
    copy(&kept.path().join("index"), &data.path().join("index"));
    let collection = open(&folder, data.path());
    assert_eq!(collection.snapshot().generation().0, 2);
    assert_eq!(found(&collection.snapshot(), &plan("sheep")).len(), 1);
}
