//! Several collections over one data folder.

use super::*;
use crate::index::collection::look::LOOK_EVERY;
use crate::index::{IndexError, Stage};

#[test]
fn one_collection_notices_what_the_other_commits() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", "2023-09-25 The troops leave.")]);
    let (one, two) = (open(&folder, data.path()), open(&folder, data.path()));
    refresh(&one);
    two.reload().unwrap();
    assert_eq!(found(&two.snapshot(), &plan("troops")).len(), 1);
    for number in 0..5 {
        folder.put(
            "b.txt",
            &format!("2023-09-2{number} Sheep eat hay number {number}."),
        );
        let (writer, reader) = if number % 2 == 0 {
            (&one, &two)
        } else {
            (&two, &one)
        };
        refresh(writer);
        reader.reload().unwrap();
        assert_eq!(
            reader.snapshot().generation(),
            writer.snapshot().generation()
        );
        assert_eq!(
            found(&reader.snapshot(), &plan("sheep")),
            found(&writer.snapshot(), &plan("sheep"))
        );
    }
}

/// A panic while a question looked used to end all looking: the process answered from the same generation for ever.
#[test]
fn others_commits_are_noticed_after_a_panic_while_looking() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", "2023-09-25 The troops leave.")]);
    let (one, two) = (open(&folder, data.path()), open(&folder, data.path()));
    let looked = std::thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let _look = two.look.lock().unwrap();
            panic!("while looking");
        });
        looking.join()
    });
    assert!(looked.is_err() && two.look.is_poisoned());
    refresh(&one);
    std::thread::sleep(LOOK_EVERY);
    assert_eq!(two.snapshot().generation(), one.snapshot().generation());
}

#[test]
fn a_snapshot_outlives_an_index_that_another_collection_rebuilt() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", "2023-09-25 The troops leave.")]);
    let one = open(&folder, data.path());
    refresh(&one);
    let pinned = one.snapshot();
    std::fs::remove_dir_all(data.path().join("index")).unwrap();
    let two = open(&folder, data.path());
    folder.put("a.txt", "2023-09-25 Sheep eat hay.");
    refresh(&two);
    assert_eq!(found(&pinned, &plan("troops")).len(), 1);
    one.reload().unwrap();
    assert_eq!(found(&one.snapshot(), &plan("sheep")).len(), 1);
}

#[test]
fn a_second_refresh_is_told_to_wait_and_questions_are_not() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", "2023-09-25 The troops leave.")]);
    let (one, two) = (open(&folder, data.path()), open(&folder, data.path()));
    refresh(&one);
    two.reload().unwrap();
    folder.put("b.txt", "2023-09-26 Sheep eat hay.");
    let mut stages = Vec::new();
    one.refresh(&mut |progress| {
        let busy = two.refresh(&mut |_| {}).unwrap_err();
        assert!(matches!(busy, IndexError::Busy), "{busy}");
        assert_eq!(found(&two.snapshot(), &plan("troops")).len(), 1);
        assert_eq!(found(&one.snapshot(), &plan("troops")).len(), 1);
        two.store().set_setting("a", "b").unwrap();
        stages.push(progress.stage);
    })
    .unwrap();
    stages.dedup();
    assert_eq!(stages, [Stage::Read, Stage::Store, Stage::Index]);
    assert!(!refresh(&two).committed);
    assert_eq!(found(&two.snapshot(), &plan("sheep")).len(), 1);
}
