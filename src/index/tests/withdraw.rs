//! Articles taken out of the answers, taken back, and erased to the last byte.

use std::path::Path;

use super::*;
use crate::index::document::Fields;
use crate::index::manifest::Manifest;
use crate::index::{Collection, IndexError};
use crate::model::{ArticleId, Receipt, Span};
use crate::store::Erasure;

const WRONG: &str = "2023-09-25 President Zwolle resigned over the quagga scandal.";
const NOTE: &str = "President of nothing: an undated note about ministers.";
const OTHER: &str = "2023-09-26 Goats eat grass.";
/// Words of [`WRONG`] that nothing else holds, and the beginning of its title.
const TRACES: [&str; 3] = ["zwolle", "quagga", "President Z"];

fn withdraw(collection: &Collection, path: &str, erasure: Erasure) -> Vec<ArticleId> {
    let articles = [ArticleId::new(path)];
    let report = collection.withdraw(&articles, erasure, &mut |_| {});
    report.unwrap().removed
}

fn receipt(collection: &Collection, path: &str) -> Receipt {
    let snapshot = collection.snapshot();
    let meta = snapshot.meta(&ArticleId::new(path)).unwrap();
    Receipt {
        article: meta.id.clone(),
        version: meta.version,
        span: Span::new(11, 20).unwrap(),
    }
}

/// Whether a receipt still proves anything.
fn proves(collection: &Collection, receipt: &Receipt) -> bool {
    collection.snapshot().receipt(receipt).unwrap().is_some()
}

/// Files below `folder` that hold one of [`TRACES`], in whatever case.
fn traces(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let holds = |bytes: &[u8]| {
        let lower = bytes.to_ascii_lowercase();
        TRACES.iter().any(|trace| {
            let trace = trace.to_ascii_lowercase();
            lower.windows(trace.len()).any(|w| w == trace.as_bytes())
        })
    };
    files
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| holds(&std::fs::read(entry.path()).unwrap()))
        .map(|entry| entry.path().display().to_string())
        .collect()
}

#[test]
fn a_removed_article_stays_away_and_its_quotes_can_be_checked() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG), ("b.txt", WRONG), ("c.txt", OTHER)]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let old = receipt(&collection, "a.txt");
    let removed = withdraw(&collection, "a.txt", Erasure::None);
    assert_eq!(removed, [ArticleId::new("a.txt")]);
    // Neither the same text under another name, nor a changed file, nor a moved one brings it back.
    assert!(found(&collection.snapshot(), &plan("quagga")).is_empty());
    folder.put("a.txt", "2023-09-27 President Zwolle stays, quagga or not.");
    folder.put("d.txt", WRONG);
    assert!(refresh(&collection).added.is_empty());
    drop(collection);
    let collection = open(&folder, data.path());
    refresh(&collection);
    assert!(found(&collection.snapshot(), &plan("quagga")).is_empty());
    assert!(proves(&collection, &old));
}

#[test]
fn a_removal_can_be_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG), ("b.txt", WRONG), ("c.txt", OTHER)]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    for erasure in [Erasure::None, Erasure::Due] {
        let old = receipt(&collection, "a.txt");
        withdraw(&collection, "a.txt", erasure);
        refresh(&collection);
        assert_eq!(proves(&collection, &old), erasure == Erasure::None);
        let back = collection.restore(&[ArticleId::new("a.txt")], &mut |_| {});
        assert_eq!(back.unwrap().added, [ArticleId::new("a.txt")]);
        assert!(proves(&collection, &old));
        assert_eq!(found(&collection.snapshot(), &plan("quagga")).len(), 1);
    }
    // The second file of that text was left out for it; now it is a duplicate again.
    folder.remove("a.txt");
    assert_eq!(refresh(&collection).added, [ArticleId::new("b.txt")]);
}

#[test]
fn an_erased_article_leaves_no_trace_in_the_data_folder() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG), ("b.txt", NOTE), ("c.txt", OTHER)]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let (old, other) = (receipt(&collection, "a.txt"), receipt(&collection, "c.txt"));
    let covers = collection.snapshot().articles()[1].date.clone();
    assert!(covers.covers().is_some(), "the note covers its events");
    // An older version, a second copy, and a copy that was never an article of its own.
    folder.put("a.txt", &WRONG.replace("resigned", "stepped down"));
    folder.put("copy.txt", WRONG);
    refresh(&collection);
    folder.put("again.txt", &WRONG.replace("resigned", "stepped down"));
    refresh(&collection);
    assert!(!traces(data.path()).is_empty(), "the test looks at nothing");

    withdraw(&collection, "a.txt", Erasure::Due);
    assert_eq!(traces(data.path()), Vec::<String>::new());
    assert!(!proves(&collection, &old) && proves(&collection, &other));
    assert!(found(&collection.snapshot(), &plan("quagga")).is_empty());
    assert_eq!(collection.snapshot().term("quagga").unwrap().total, 2);
    assert_eq!(found(&collection.snapshot(), &plan("goats")).len(), 1);
    // Neither a refresh nor a start reads it again, and there is nothing left to do.
    let report = refresh(&collection);
    assert!(!report.committed, "{report:?}");
    drop(collection);
    refresh(&open(&folder, data.path()));
    assert_eq!(traces(data.path()), Vec::<String>::new());
}

/// Whether a word is in the dictionary of any segment on the disk, be its passage deleted or not.
fn in_dictionary(collection: &Collection, word: &str) -> bool {
    let manifest = Manifest::read(&collection.layout).unwrap();
    let folder = collection.layout.folder(&manifest.folder);
    let index = tantivy::Index::open_in_dir(folder).unwrap();
    let (_, fields) = Fields::schema();
    let searcher = index.reader().unwrap().searcher();
    searcher.segment_readers().iter().any(|segment| {
        let terms = segment.inverted_index(fields.words).unwrap();
        terms.terms().get(word).unwrap().is_some()
    })
}

#[test]
fn an_erased_article_leaves_no_word_in_the_index() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG)]);
    // Enough others that the index is updated in place, and keeps the words of a deleted passage.
    for n in 0..40 {
        folder.put(
            &format!("{n}.txt"),
            &OTHER.replace("grass", &format!("grass{n}")),
        );
    }
    let collection = open(&folder, data.path());
    refresh(&collection);
    withdraw(&collection, "a.txt", Erasure::None);
    assert!(
        in_dictionary(&collection, "quagga"),
        "the test looks at nothing"
    );
    withdraw(&collection, "a.txt", Erasure::Due);
    assert!(!in_dictionary(&collection, "quagga"));
    assert!(in_dictionary(&collection, "goats"));
}

#[test]
fn what_is_gone_from_the_folder_already_can_be_erased() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG), ("c.txt", OTHER)]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let old = receipt(&collection, "a.txt");
    folder.remove("a.txt");
    refresh(&collection);
    assert!(proves(&collection, &old) && !traces(data.path()).is_empty());
    let named = collection.store().articles_named("a.txt").unwrap();
    assert_eq!(named, [ArticleId::new("a.txt")]);
    withdraw(&collection, "a.txt", Erasure::Due);
    assert!(!proves(&collection, &old));
    assert_eq!(traces(data.path()), Vec::<String>::new());
}

#[test]
fn an_erasure_that_was_broken_off_is_finished_by_the_next_refresh() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG), ("b.txt", NOTE), ("c.txt", OTHER)]);
    let id = ArticleId::new("a.txt");
    for rows_are_gone in [false, true] {
        let collection = open(&folder, data.path());
        collection
            .restore(std::slice::from_ref(&id), &mut |_| {})
            .unwrap();
        assert!(!traces(data.path()).is_empty());
        let store = collection.store();
        if rows_are_gone {
            // Killed before the index was built anew.
            store.withdraw(&id, Erasure::None, 0).unwrap();
            refresh(&collection);
            store.withdraw(&id, Erasure::Due, 0).unwrap();
            store.erase_due().unwrap();
        } else {
            // Killed right after it was noted.
            store.withdraw(&id, Erasure::Due, 0).unwrap();
        }
        drop(collection);
        let collection = open(&folder, data.path());
        refresh(&collection);
        assert_eq!(traces(data.path()), Vec::<String>::new());
        assert!(!collection.store().erasure_due().unwrap());
    }
}

#[test]
fn another_process_notices_an_erasure() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG), ("c.txt", OTHER)]);
    let (bot, terminal) = (open(&folder, data.path()), open(&folder, data.path()));
    refresh(&bot);
    let old = receipt(&bot, "a.txt");
    assert_eq!(found(&bot.snapshot(), &plan("quagga")).len(), 1);
    terminal.reload().unwrap();
    withdraw(&terminal, "a.txt", Erasure::Due);
    bot.reload().unwrap();
    assert!(!proves(&bot, &old));
    assert!(found(&bot.snapshot(), &plan("quagga")).is_empty());
    assert_eq!(traces(data.path()), Vec::<String>::new());
}

#[test]
fn a_removal_waits_for_no_one() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", WRONG)]);
    let (one, other) = (open(&folder, data.path()), open(&folder, data.path()));
    refresh(&one);
    let lock = other.write_lock().unwrap();
    let refused = one.withdraw(&[ArticleId::new("a.txt")], Erasure::Due, &mut |_| {});
    assert!(matches!(refused, Err(IndexError::Busy)));
    drop(lock);
    assert!(
        one.store().withdrawals().unwrap().is_empty(),
        "nothing was noted"
    );
}
