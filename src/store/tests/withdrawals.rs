//! Articles that are withdrawn or erased, and what a receipt knows of its article since.

use super::*;

#[test]
fn articles_are_known_by_path_and_by_address() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    commit(
        &store,
        &[article("a", "one"), article("b", "two")],
        "2023-09-25",
    );
    let named = |name: &str| -> Vec<String> {
        let found = store.articles_named(name).unwrap();
        found.iter().map(ToString::to_string).collect()
    };
    assert_eq!(named("a"), ["a"]);
    assert_eq!(named("https://example.com/a"), ["a", "b"]);
    assert_eq!(named("c"), Vec::<String>::new());
    store
        .withdraw(&ArticleId::new("c"), Erasure::None, 7)
        .unwrap();
    assert_eq!(named("c"), ["c"], "what is withdrawn is known");
}

#[test]
fn a_withdrawal_is_noted_once_and_an_erasure_is_not_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let id = ArticleId::new("a");
    let state = || store.withdrawals().unwrap().first().map(|one| one.erasure);
    for (asked, expect) in [
        (Erasure::None, Erasure::None),
        (Erasure::Due, Erasure::Due),
        (Erasure::None, Erasure::Due),
    ] {
        store.withdraw(&id, asked, 7).unwrap();
        assert_eq!(state(), Some(expect));
    }
    assert!(store.finish_erasure().unwrap());
    store.withdraw(&id, Erasure::None, 7).unwrap();
    assert_eq!(state(), Some(Erasure::Done));
    assert!(store.take_back(&id).unwrap() && !store.take_back(&id).unwrap());
    assert_eq!(state(), None);
}

#[test]
fn a_receipt_knows_since_when_its_version_counts_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (old, new) = (article("a", "one"), article("a", "two"));
    let other = article("b", "three");
    let receipt = Receipt {
        article: old.meta.id.clone(),
        version: old.meta.version,
        span: Span::new(0, 1).unwrap(),
    };
    let since = || store.since(&receipt).unwrap();
    // The tests' generations are of the seventh second of 1970.
    let then = Day::of_seconds(7).unwrap();
    assert_eq!(since(), None, "it never counted");
    commit(&store, &[old.clone(), other.clone()], "2023-09-25");
    assert_eq!(since(), None);
    commit(&store, &[new, other.clone()], "2023-09-26");
    assert_eq!(since(), Some(Since::Changed(then)));
    commit(&store, std::slice::from_ref(&other), "2023-09-27");
    assert_eq!(since(), Some(Since::Gone(then)));
    // Its file was renamed.
    let moved = article("c", "one");
    commit(&store, &[moved, other.clone()], "2023-09-28");
    assert_eq!(since(), None);
    commit(&store, &[old, other], "2023-09-29");
    assert_eq!(since(), None, "the same words are back");
    store
        .withdraw(&receipt.article, Erasure::None, 100_000_000)
        .unwrap();
    let withdrawn = Day::of_seconds(100_000_000).unwrap();
    assert_eq!(since(), Some(Since::Withdrawn(withdrawn)));
}
