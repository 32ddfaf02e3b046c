//! Databases that are newer, older, damaged or none, and a full disk.

use super::*;

#[test]
fn a_newer_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    let raw = rusqlite::Connection::open(folder.path().join(DATABASE)).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    for result in [
        Store::open(folder.path()),
        Store::open_read_only(folder.path(), "test"),
    ] {
        let error = result.unwrap_err();
        assert!(
            matches!(error, StoreError::Newer { found: 99, .. }),
            "{error}"
        );
        assert!(error.to_string().contains("update Dateline"));
    }
}

#[test]
fn a_file_that_is_no_database_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join(DATABASE),
        "no database at all, but long enough to be looked at",
    )
    .unwrap();
    let error = Store::open(folder.path()).unwrap_err();
    assert!(error.to_string().contains(DATABASE), "{error}");
}

#[test]
fn a_full_disk_is_told_apart_and_what_was_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    commit(&store, &[article("a", "one")], "2023-09-25");
    store
        .pool
        .writer()
        .unwrap()
        .pragma_update(None, "max_page_count", 40)
        .unwrap();
    let long = "long ".repeat(100_000);
    let error = store.stage(&[article("b", &long)], "test").unwrap_err();
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
    assert_eq!(store.catalogue(Generation(1)).unwrap().len(), 1);
    store.set_setting("still", "writable").unwrap();
}

#[test]
fn a_damaged_text_is_never_handed_out() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let article = article("a", "The real text.");
    commit(&store, std::slice::from_ref(&article), "2023-09-25");
    store
        .pool
        .writer()
        .unwrap()
        .execute("UPDATE versions SET text = 'Another text..'", ())
        .unwrap();
    let error = store
        .version(&article.meta.id, article.meta.version)
        .unwrap_err();
    assert!(matches!(error, StoreError::DamagedText { .. }), "{error}");
}

#[test]
fn a_value_of_another_kind_is_damage_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    commit(&store, &[article("a", "The real text.")], "2023-09-25");
    store
        .pool
        .writer()
        .unwrap()
        .execute("UPDATE versions SET text = CAST(x'ff00ff' AS TEXT)", ())
        .unwrap();
    let id = ArticleId::new("a");
    let version = article("a", "The real text.").meta.version;
    let error = store.version(&id, version).unwrap_err();
    assert!(error.to_string().contains("delete the folder"), "{error}");
}

#[test]
fn a_database_from_before_withdrawals_gets_their_tables() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    let connection = rusqlite::Connection::open(folder.path().join(DATABASE)).unwrap();
    connection
        .execute_batch(
            "DROP TABLE withdrawals; DROP TABLE withdrawn_texts; PRAGMA user_version = 1",
        )
        .unwrap();
    drop(connection);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.withdrawals().unwrap(), []);
}
