//! A folder that has lost its articles is not believed until somebody says so.

use super::*;
use crate::index::{Collection, IndexError};
use crate::model::{ArticleId, Receipt, Span};
use crate::store::Erasure;

/// So many articles, each with a word of its own.
fn many(number: usize) -> Folder {
    let folder = Folder::default();
    for n in 0..number {
        folder.put(
            &format!("{n:02}.txt"),
            &format!("2023-09-25 Goat number {n} eats hay."),
        );
    }
    folder
}

/// A collection of so many articles, filled.
fn filled(folder: &Folder, data: &std::path::Path) -> Collection {
    let collection = open(folder, data);
    collection.refresh(&mut |_| {}).unwrap();
    collection
}

fn articles(collection: &Collection) -> usize {
    collection.snapshot().articles().len()
}

/// Tries a refresh, which must be refused, and gives how many articles it says would go.
fn refused(collection: &Collection) -> usize {
    match collection.refresh(&mut |_| {}) {
        Err(IndexError::Loss { gone, .. }) => gone,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_emptied_folder_leaves_the_collection_as_it_is() {
    for number in [1, 2, 12] {
        let (folder, data) = (many(number), tempfile::tempdir().unwrap());
        let collection = filled(&folder, data.path());
        folder.empty();
        assert_eq!(refused(&collection), number);
        // Every time, and after a start, too.
        assert_eq!(refused(&collection), number);
        drop(collection);
        let collection = open(&folder, data.path());
        assert_eq!(refused(&collection), number);
        assert_eq!(
            (articles(&collection), collection.snapshot().generation().0),
            (number, 1)
        );
        assert_eq!(refresh(&collection).removed.len(), number);
        assert_eq!(articles(&collection), 0);
        // Nothing is left to be lost.
        assert!(!collection.refresh(&mut |_| {}).unwrap().committed);
    }
}

#[test]
fn a_small_rest_with_something_new_is_not_believed_either() {
    let (folder, data) = (many(12), tempfile::tempdir().unwrap());
    let collection = filled(&folder, data.path());
    folder.empty();
    folder.put("00.txt", "2023-09-27 Sheep eat hay.");
    folder.put("readme.txt", "This disk belongs to the library.");
    assert_eq!(refused(&collection), 11);
    let snapshot = collection.snapshot();
    assert!(found(&snapshot, &plan("sheep library")).is_empty());
    assert_eq!(found(&snapshot, &plan("goat")).len(), 10);
    // Once the folder is back, all goes on without a word.
    for n in 0..12 {
        folder.put(
            &format!("{n:02}.txt"),
            &format!("2023-09-25 Goat number {n} eats hay."),
        );
    }
    let report = collection.refresh(&mut |_| {}).unwrap();
    assert_eq!((report.added.len(), report.removed.len()), (1, 0));
}

#[test]
fn moved_and_replaced_articles_are_not_lost() {
    let (folder, data) = (many(12), tempfile::tempdir().unwrap());
    let collection = filled(&folder, data.path());
    folder.empty();
    for n in 0..12 {
        folder.put(
            &format!("2023/{n:02}.txt"),
            &format!("2023-09-25 Goat number {n} eats hay."),
        );
    }
    assert_eq!(
        collection.refresh(&mut |_| {}).unwrap().removed.len(),
        12,
        "moved"
    );
    folder.empty();
    for n in 0..6 {
        folder.put(
            &format!("new {n}.txt"),
            &format!("2023-09-26 Sheep number {n} eats hay."),
        );
    }
    assert_eq!(
        collection.refresh(&mut |_| {}).unwrap().added.len(),
        6,
        "replaced"
    );
}

#[test]
fn a_withdrawal_is_carried_out_over_an_emptied_folder() {
    for erasure in [Erasure::None, Erasure::Due] {
        let (folder, data) = (many(12), tempfile::tempdir().unwrap());
        let collection = filled(&folder, data.path());
        let first = collection.snapshot().articles()[0].clone();
        let receipt = Receipt {
            article: first.id.clone(),
            version: first.version,
            span: Span::new(11, 20).unwrap(),
        };
        folder.empty();
        let report = collection
            .withdraw(&[ArticleId::new("00.txt")], erasure, &mut |_| {})
            .unwrap();
        assert_eq!(report.removed, [ArticleId::new("00.txt")]);
        assert_eq!(articles(&collection), 11);
        let proof = collection.snapshot().receipt(&receipt).unwrap();
        assert_eq!(proof.is_some(), erasure == Erasure::None);
        assert!(!collection.store().erasure_due().unwrap());
        assert_eq!(refused(&collection), 11);
    }
}

#[test]
fn withdrawn_articles_count_for_no_loss() {
    let (folder, data) = (many(12), tempfile::tempdir().unwrap());
    let collection = filled(&folder, data.path());
    let all: Vec<ArticleId> = collection
        .snapshot()
        .articles()
        .iter()
        .map(|meta| meta.id.clone())
        .collect();
    collection
        .withdraw(&all, Erasure::None, &mut |_| {})
        .unwrap();
    assert_eq!(articles(&collection), 0);
}

#[test]
fn an_update_of_the_program_reads_the_folder_once_it_is_back() {
    let (mut folder, data) = (many(3), tempfile::tempdir().unwrap());
    folder.put("bad.txt", " ");
    drop(filled(&folder, data.path()));
    let full = folder.clone();
    folder = Folder::default();
    folder.reader = "newer";
    assert_eq!(refused(&open(&folder, data.path())), 3);
    folder = full;
    folder.reader = "newer";
    folder.reads();
    let collection = open(&folder, data.path());
    collection.refresh(&mut |_| {}).unwrap();
    assert_eq!(folder.reads().len(), 4, "the faulty file, too");
}
