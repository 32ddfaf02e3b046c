//! Opening, refreshing, searching, opening again.

use super::*;

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
