//! Folders that cannot be written and disks that are full.

use super::*;
use crate::index::IndexError;
use crate::index::fake_disk;
use crate::store::{Store, StoreError};

fn sample() -> Folder {
    Folder::of(&[
        ("a.txt", "2023-09-25 The troops leave."),
        ("b.txt", "2023-09-26 Sheep eat hay."),
    ])
}

#[test]
fn a_folder_for_reading_only_answers_and_refuses_a_refresh() {
    let data = tempfile::tempdir().unwrap();
    let folder = sample();
    refresh(&open(&folder, data.path()));
    for index_is_there in [true, false] {
        if !index_is_there {
            std::fs::remove_dir_all(data.path().join("index")).unwrap();
        }
        let store = Store::open_read_only(data.path(), "the disk is read-only").unwrap();
        let collection = open_store(&folder, store).unwrap();
        assert_eq!(
            collection.read_only().as_deref(),
            Some("the disk is read-only")
        );
        assert_eq!(found(&collection.snapshot(), &plan("troops")).len(), 1);
        let refused = collection.refresh(&mut |_| {}).unwrap_err();
        assert!(
            matches!(refused, IndexError::Store(StoreError::ReadOnly { .. })),
            "{refused}"
        );
        assert!(refused.to_string().contains("--data"), "{refused}");
        assert_eq!(
            data.path().join("index").exists(),
            index_is_there,
            "nothing is written"
        );
    }
}

#[test]
fn a_data_folder_that_is_a_file_is_an_error_that_says_so() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let error = try_open(&sample(), &file).unwrap_err();
    assert!(
        matches!(error, IndexError::Store(StoreError::ReadOnly { .. })),
        "{error}"
    );
}

#[test]
fn a_full_disk_leaves_the_old_generation_answering_wherever_it_fills_up() {
    for space in [0, 100, 2_000, 4_000] {
        let data = tempfile::tempdir().unwrap();
        let folder = sample();
        let collection = open(&folder, data.path());
        refresh(&collection);
        folder.put("c.txt", "2023-09-27 Goats eat grass.");
        let error =
            fake_disk::with_space_for(space, || collection.refresh(&mut |_| {})).unwrap_err();
        assert!(
            matches!(error, IndexError::Store(StoreError::DiskFull { .. })),
            "{space}: {error}"
        );
        assert_eq!(found(&collection.snapshot(), &plan("troops")).len(), 1);
        assert_eq!(collection.snapshot().generation().0, 1);
        let reopened = fake_disk::with_space_for(space, || try_open(&folder, data.path())).unwrap();
        assert_eq!(found(&reopened.snapshot(), &plan("troops sheep")).len(), 2);
        assert_eq!(reopened.snapshot().generation().0, 1);
        drop(reopened);
        // With space again the refresh catches up, and nothing of the batch is lost.
        refresh(&collection);
        assert_eq!(found(&collection.snapshot(), &plan("goats")).len(), 1);
    }
}

#[test]
fn a_missing_folder_of_articles_is_an_error_and_loses_nothing() {
    let data = tempfile::tempdir().unwrap();
    let settings = crate::index::CollectionSettings {
        corpus: data.path().join("no such folder"),
        data: data.path().join("data"),
        max_file_bytes: 1000,
    };
    let collection = crate::index::Collection::open(settings).unwrap();
    let error = collection.refresh(&mut |_| {}).unwrap_err();
    assert!(matches!(error, IndexError::Corpus { .. }), "{error}");
    assert!(error.to_string().contains("--corpus"));
}
