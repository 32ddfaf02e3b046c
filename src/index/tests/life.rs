//! Opening, refreshing, searching, opening again.

use super::*;
use crate::index::SearchPlan;
use crate::model::{ArticleId, FaultKind, Receipt, SourceDate, Span};

const MACRON: &str = "2023-09-25 President Macron said France will withdraw its ambassador from Niger. French troops would leave in the months to come, according to BBC.";
const NOTES: &str = "President of nothing: an undated note about ministers.";

#[test]
fn an_empty_data_folder_opens_refreshes_searches_and_opens_again() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[
        ("a.txt", MACRON),
        ("b.txt", "Le Monde: The ministers met in Paris."),
    ]);
    let collection = open(&folder, data.path());
    assert_eq!(collection.snapshot().generation().0, 0);
    assert!(found(&collection.snapshot(), &plan("troops")).is_empty());

    let report = refresh(&collection);
    assert_eq!(
        (report.generation.0, report.committed, report.added.len()),
        (1, true, 2)
    );
    let expected = vec![format!("a.txt#0 {}", &MACRON[11..])];
    assert_eq!(
        found(&collection.snapshot(), &plan("troops ambassador")),
        expected
    );

    drop(collection);
    let again = open(&folder, data.path());
    assert_eq!(again.snapshot().generation().0, 1);
    assert_eq!(
        found(&again.snapshot(), &plan("troops ambassador")),
        expected
    );
}

#[test]
fn a_refresh_without_news_makes_no_generation() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", MACRON), ("b.txt", NOTES)]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let report = refresh(&collection);
    assert_eq!(
        (report.committed, report.unchanged, report.generation.0),
        (false, 2, 1)
    );
}

#[test]
fn only_what_is_not_as_it_was_is_read() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", MACRON), ("b.txt", NOTES), ("empty.txt", " ")]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    assert_eq!(folder.reads(), ["a.txt", "b.txt", "empty.txt"]);
    folder.touch("b.txt");
    folder.put("c.txt", "2023-09-26 Another one.");
    let report = refresh(&collection);
    assert_eq!(folder.reads(), ["b.txt", "c.txt"]);
    assert_eq!(
        (report.added.len(), report.changed.len(), report.unchanged),
        (1, 0, 2)
    );
}

#[test]
fn a_file_written_within_the_clocks_tick_is_read_again() {
    let data = tempfile::tempdir().unwrap();
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_nanos();
    let now = i128::try_from(now).unwrap();
    let folder = Folder::default();
    folder.put_at("a.txt", "The old text.", now);
    let collection = open(&folder, data.path());
    refresh(&collection);
    folder.put_at("a.txt", "The new text.", now);
    assert_eq!(refresh(&collection).changed.len(), 1);
    assert_eq!(
        found(&collection.snapshot(), &plan("new")),
        ["a.txt#0 The new text."]
    );
}

#[test]
fn changed_and_removed_articles_are_found_no_more_and_their_receipts_hold() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", MACRON), ("b.txt", "2023-09-25 Goats eat grass.")]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let before = collection.snapshot();
    let old = before.articles()[0].clone();
    folder.put("a.txt", "2023-09-27 Sheep eat hay.");
    folder.remove("b.txt");
    let report = refresh(&collection);
    assert_eq!((report.changed.len(), report.removed.len()), (1, 1));
    let after = collection.snapshot();
    assert!(found(&after, &plan("goats troops")).is_empty());
    assert_eq!(after.term("goat").unwrap().passages, 0);
    assert_eq!(found(&after, &plan("sheep")).len(), 1);
    // Whoever pinned the old generation still sees it.
    assert_eq!(found(&before, &plan("goats")).len(), 1);
    let receipt = Receipt {
        article: old.id.clone(),
        version: old.version,
        span: Span::new(11, 20).unwrap(),
    };
    assert_eq!(&*after.receipt(&receipt).unwrap().unwrap().text, MACRON);
}

#[test]
fn of_two_files_with_one_text_the_first_is_kept_until_it_goes() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("b.txt", MACRON), ("c.txt", MACRON)]);
    let collection = open(&folder, data.path());
    let report = refresh(&collection);
    assert_eq!(report.added, [ArticleId::new("b.txt")]);
    assert_eq!(report.faults.len(), 1);
    assert_eq!(
        (report.faults[0].file.as_str(), report.faults[0].kind),
        ("c.txt", FaultKind::Duplicate)
    );
    folder.remove("b.txt");
    folder.reads();
    let report = refresh(&collection);
    assert_eq!(report.added, [ArticleId::new("c.txt")]);
    assert!(report.faults.is_empty());
    assert!(folder.reads().is_empty(), "its text was in the store");
}

#[test]
fn faults_of_files_that_did_not_change_stay() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", "bad date in here"), ("b.txt", "")]);
    let collection = open(&folder, data.path());
    let first = refresh(&collection).faults;
    assert_eq!(first.len(), 2);
    assert_eq!(refresh(&collection).faults, first);
    assert_eq!(collection.faults().unwrap(), first);
    folder.put("b.txt", "Mended.");
    assert_eq!(refresh(&collection).faults.len(), 1);
}

#[test]
fn an_inferred_date_belongs_to_its_generation() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[("a.txt", MACRON), ("b.txt", NOTES)]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let snapshot = collection.snapshot();
    let id = ArticleId::new("b.txt");
    let date = snapshot.article(&id).unwrap().unwrap().meta.date.clone();
    assert_eq!(date.covers().map(|c| c.day), Some(day("2023-09-25")));
    assert_eq!(snapshot.articles()[1].date, date);
    // As it was read, it has no date.
    let version = snapshot.articles()[1].version;
    let stored = collection.store().version(&id, version).unwrap().unwrap();
    assert_eq!(stored.meta.date, SourceDate::undated());
    folder.remove("a.txt");
    refresh(&collection);
    assert_eq!(
        collection.snapshot().articles()[0].date,
        SourceDate::undated()
    );
}

#[test]
fn an_update_of_the_program_reads_again_what_is_stored() {
    let data = tempfile::tempdir().unwrap();
    let mut folder = Folder::of(&[("a.txt", MACRON), ("b.txt", NOTES)]);
    refresh(&open(&folder, data.path()));
    folder.reader = "newer";
    let collection = open(&folder, data.path());
    let authors: Vec<_> = collection
        .snapshot()
        .articles()
        .iter()
        .map(|a| a.author.clone())
        .collect();
    assert_eq!(
        authors,
        [Some("newer".to_owned()), Some("newer".to_owned())]
    );
    assert_eq!(found(&collection.snapshot(), &plan("troops")).len(), 1);
}

#[test]
fn a_filter_alone_gives_the_beginnings_of_the_newest_articles() {
    let data = tempfile::tempdir().unwrap();
    let long = "Word after word follows here in this long sentence about nothing. ".repeat(40);
    let folder = Folder::of(&[
        ("a.txt", "2023-01-01 The oldest."),
        ("b.txt", "Undated thing."),
        ("c.txt", &format!("2023-03-03 {long}")),
    ]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let snapshot = collection.snapshot();
    let hits = snapshot
        .search(&SearchPlan {
            limit: 5,
            ..SearchPlan::default()
        })
        .unwrap();
    let shown: Vec<_> = hits
        .iter()
        .map(|h| (h.article.id.as_str(), h.ordinal))
        .collect();
    assert_eq!(shown, [("c.txt", 0), ("a.txt", 0), ("b.txt", 0)]);
    let all = snapshot.passages(&ArticleId::new("c.txt")).unwrap();
    assert!(all.len() > 1);
    assert!(
        all.iter()
            .zip(0..)
            .all(|(hit, number)| hit.ordinal == number)
    );
}

#[test]
fn phrases_must_stand_in_the_passage_and_not_in_its_title() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[
        ("a.txt", MACRON),
        (
            "b.txt",
            "Troops French: The ambassador is here. French bread.",
        ),
    ]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let snapshot = collection.snapshot();
    let phrase = |words: &str| SearchPlan {
        phrases: vec![
            plan(words)
                .clauses
                .into_iter()
                .map(|c| c.alternatives[0].0.clone())
                .collect(),
        ],
        limit: 5,
        ..SearchPlan::default()
    };
    let ids = |plan: &SearchPlan| -> Vec<String> {
        let hits = snapshot.search(plan).unwrap();
        hits.iter().map(|h| h.article.id.to_string()).collect()
    };
    assert_eq!(ids(&phrase("French troops")), ["a.txt"]);
    assert_eq!(ids(&phrase("troops")), ["a.txt"]);
    assert_eq!(ids(&phrase("French bread")), ["b.txt"]);
    assert!(ids(&phrase("bread French")).is_empty());
}

#[test]
fn unknown_words_find_their_neighbours() {
    let data = tempfile::tempdir().unwrap();
    let folder = Folder::of(&[
        ("a.txt", MACRON),
        ("b.txt", "Niger is not Nigeria. Niger is in Africa."),
        ("c.txt", "Maroon 1500"),
    ]);
    let collection = open(&folder, data.path());
    refresh(&collection);
    let snapshot = collection.snapshot();
    let near = |word| snapshot.near_words(word, 3).unwrap();
    assert_eq!(near("nigre"), ["niger"], "a swap is one edit");
    assert_eq!(near("marcon")[0], "macron");
    assert_eq!(near("embassador"), ["ambassador"]);
    assert!(near("1501").is_empty());
    assert!(near("xylophone").is_empty());
    folder.remove("a.txt");
    refresh(&collection);
    assert!(
        collection
            .snapshot()
            .near_words("embassador", 3)
            .unwrap()
            .is_empty()
    );
}
