//! Tests of the store.

use std::collections::BTreeMap;

use super::*;
use crate::model::{
    AnswerRecord, ArticleMeta, Conversation, Covers, Credit, Day, Fault, FaultKind, Filter, Gave,
    Generation, MonthDay, PartialDate, RecordId, Since, SourceDate, Span, Title, TitleKind,
};

fn article(path: &str, text: &str) -> Arc<Article> {
    Arc::new(Article {
        meta: ArticleMeta {
            id: ArticleId::new(path),
            version: VersionHash::of(text),
            title: Title {
                text: "A “title” …".into(),
                kind: TitleKind::Metadata,
                span: Span::new(0, 1),
            },
            outlet: Some("Le Monde".into()),
            author: None,
            url: Some("https://example.com/a".into()),
            date: SourceDate::metadata(PartialDate::Month(2023, 9)),
            cites: vec!["BBC".into()],
        },
        text: text.into(),
        body: Span::new(1, text.len()).unwrap(),
        credits: vec![Credit {
            name: "BBC".into(),
            sentence: Span::new(1, 2).unwrap(),
        }],
    })
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Commits a generation of these articles after the newest one.
fn commit(store: &Store, articles: &[Arc<Article>], on: &str) -> Generation {
    let rows = store.stage(articles, "test").unwrap();
    let members: BTreeMap<_, _> = articles
        .iter()
        .map(|a| a.meta.id.clone())
        .zip(rows)
        .collect();
    let new = NewGeneration {
        after: store.generation().unwrap(),
        articles: &members,
        inferences: &BTreeMap::new(),
        files: &[],
        faults: &[],
        now: 7,
        day: day(on),
    };
    store.commit(&new).unwrap().unwrap()
}

#[test]
fn a_version_reads_back_as_it_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let article = article("é/a.txt", "Naïve “text”\r\nwith two lines.");
    commit(&store, std::slice::from_ref(&article), "2023-09-25");
    let (id, hash) = (&article.meta.id, article.meta.version);
    assert_eq!(store.version(id, hash).unwrap(), Some(Arc::clone(&article)));
    let again = Store::open(folder.path()).unwrap();
    assert_eq!(again.version(id, hash).unwrap(), Some(article.clone()));
    assert_eq!(again.version(id, VersionHash::of("other")).unwrap(), None);
    assert_eq!(again.version(&ArticleId::new("b.txt"), hash).unwrap(), None);
}

#[test]
fn each_generation_keeps_its_articles_and_the_changes_between_any_two_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (a, b, c) = (
        article("a", "one"),
        article("b", "two"),
        article("a", "three"),
    );
    assert_eq!(
        commit(&store, &[a.clone(), b.clone()], "2023-09-25"),
        Generation(1)
    );
    assert_eq!(
        commit(&store, std::slice::from_ref(&c), "2023-09-26"),
        Generation(2)
    );
    // The first text is back: it is the same version, counting once more.
    assert_eq!(
        commit(&store, std::slice::from_ref(&a), "2023-09-27"),
        Generation(3)
    );
    let texts = |generation| -> Vec<String> {
        let rows = store.catalogue(Generation(generation)).unwrap();
        rows.iter()
            .map(|row| {
                store
                    .version_by_id(row.version)
                    .unwrap()
                    .unwrap()
                    .text
                    .to_string()
            })
            .collect()
    };
    assert_eq!(texts(0), Vec::<String>::new());
    assert_eq!(texts(1), ["one", "two"]);
    assert_eq!(texts(2), ["three"]);
    assert_eq!(texts(3), ["one"]);
    assert_eq!(
        store.changes(Generation(1), Generation(2)).unwrap().len(),
        2
    );
    assert_eq!(
        store.changes(Generation(1), Generation(3)).unwrap().len(),
        1
    );
    assert_eq!(store.changes(Generation(3), Generation(3)).unwrap(), []);
    let as_of = |on: &str| {
        let members = store.members_as_of(Generation(3), day(on)).unwrap();
        store
            .version_by_id(members[&ArticleId::new("a")])
            .unwrap()
            .unwrap()
            .text
            .to_string()
    };
    assert_eq!(
        (as_of("2023-09-01"), as_of("2023-09-26")),
        ("one".into(), "three".into())
    );
    assert_eq!(as_of("2024-01-01"), "one");
}

#[test]
fn a_generation_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    commit(&store, &[article("a", "one")], "2023-09-25");
    let late = NewGeneration {
        after: Generation(0),
        articles: &BTreeMap::new(),
        inferences: &BTreeMap::new(),
        files: &[],
        faults: &[],
        now: 0,
        day: day("2023-09-26"),
    };
    assert_eq!(store.commit(&late).unwrap(), None, "another one came first");
    assert_eq!(store.generation().unwrap(), Generation(1));
    assert_eq!(store.catalogue(Generation(1)).unwrap().len(), 1);
    assert_ne!(store.stamp(Generation(1)).unwrap(), None);
    assert_eq!(store.stamp(Generation(2)).unwrap(), None);
}

#[test]
fn an_inferred_date_is_shown_in_its_generations_only() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let mut undated = Article::clone(&article("a", "one"));
    undated.meta.date = SourceDate::year_not_given(MonthDay::new(9, 24).unwrap());
    let rows = store.stage(&[Arc::new(undated)], "test").unwrap();
    let members = BTreeMap::from([(ArticleId::new("a"), rows[0])]);
    let covers = |day| Covers {
        article: ArticleId::new("b"),
        title: "T".into(),
        day,
    };
    for (after, day_of) in [
        (0, Some("2023-09-25")),
        (1, Some("2023-09-25")),
        (2, None),
        (3, Some("2023-10-01")),
    ] {
        let inferences = day_of
            .map(|text| (ArticleId::new("a"), covers(day(text))))
            .into_iter()
            .collect();
        let new = NewGeneration {
            after: Generation(after),
            articles: &members,
            inferences: &inferences,
            files: &[],
            faults: &[],
            now: 0,
            day: day("2023-09-25"),
        };
        store.commit(&new).unwrap().unwrap();
    }
    for (generation, expected) in [
        (1, Some("2023-09-25")),
        (2, Some("2023-09-25")),
        (3, None),
        (4, Some("2023-10-01")),
    ] {
        let rows = store.catalogue(Generation(generation)).unwrap();
        let date = &rows[0].meta.date;
        let stated = date.month_day().map(|day| day.to_string());
        assert_eq!(
            stated.as_deref(),
            Some("09-24"),
            "it is kept beside what it covers"
        );
        let shown = date.covers().map(|c| c.day);
        assert_eq!(shown, expected.map(day), "generation {generation}");
        assert_eq!(
            store.inferences(Generation(generation)).unwrap().len(),
            usize::from(expected.is_some())
        );
    }
}

#[test]
fn versions_that_never_counted_are_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let interrupted = article("z", "half");
    store
        .stage(std::slice::from_ref(&interrupted), "test")
        .unwrap();
    let (id, hash) = (&interrupted.meta.id, interrupted.meta.version);
    assert!(store.version(id, hash).unwrap().is_some());
    commit(&store, &[article("a", "one")], "2023-09-25");
    assert!(store.version(id, hash).unwrap().is_none());
}

#[test]
fn files_and_faults_are_replaced_together() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let file = FileState {
        path: "a".into(),
        size: u64::from(u32::MAX) * 4,
        modified: -5,
        checked: i64::MAX,
        hash: Some(VersionHash::of("one")),
    };
    let fault = Fault {
        file: "b".into(),
        line: Some(3),
        kind: FaultKind::BadDate,
        message: "mend it".into(),
        skipped: false,
    };
    store
        .note_files(
            Generation(0),
            std::slice::from_ref(&file),
            std::slice::from_ref(&fault),
        )
        .unwrap();
    assert_eq!(store.files().unwrap(), BTreeMap::from([("a".into(), file)]));
    assert_eq!(store.faults().unwrap(), [fault]);
    store.note_files(Generation(0), &[], &[]).unwrap();
    assert!(store.files().unwrap().is_empty() && store.faults().unwrap().is_empty());
}

fn record(number: u64, created: i64) -> AnswerRecord {
    AnswerRecord {
        id: RecordId::from_number(number),
        question: "When?".into(),
        read_as: "When will they leave?".into(),
        conversation: Conversation::default(),
        named: None,
        told: Vec::new(),
        stays: false,
        filter: Filter::default(),
        today: day("2023-09-25"),
        generation: Generation(3),
        engine: "0".into(),
        message: None,
        gave: Gave::Related,
        shown: vec![Receipt {
            article: ArticleId::new("a"),
            version: VersionHash::of("one"),
            span: Span::new(0, 3).unwrap(),
        }],
        more: Vec::new(),
        created,
    }
}

#[test]
fn records_are_found_by_name_and_by_message_and_forgotten_by_age() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let mut old = record(1, 100);
    let mut new = record(u64::MAX, 200);
    store.put_record(&old).unwrap();
    store.put_record(&new).unwrap();
    assert_eq!(store.record(&old.id).unwrap(), Some(old.clone()));
    store.set_record_message(&new.id, u64::MAX - 1).unwrap();
    new.message = Some(u64::MAX - 1);
    assert_eq!(
        store.record_of_message(u64::MAX - 1).unwrap(),
        Some(new.clone())
    );
    // An edited message shows the record of its new answer only.
    store.set_record_message(&old.id, u64::MAX - 1).unwrap();
    old.message = Some(u64::MAX - 1);
    assert_eq!(
        store.record_of_message(u64::MAX - 1).unwrap(),
        Some(old.clone())
    );
    store.set_record_message(&new.id, u64::MAX - 1).unwrap();
    assert_eq!(
        store.record_of_message(u64::MAX - 1).unwrap(),
        Some(new.clone())
    );
    assert_eq!(store.record_of_message(5).unwrap(), None);
    old.message = None;
    assert_eq!(store.record(&old.id).unwrap(), Some(old.clone()));
    assert_eq!(store.forget_records_before(200).unwrap(), 1);
    assert_eq!(store.record(&old.id).unwrap(), None);
    assert_eq!(store.record(&new.id).unwrap(), Some(new));
}

#[test]
fn settings_are_kept_and_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.setting("commands").unwrap(), None);
    store.set_setting("commands", "1").unwrap();
    store.set_setting("commands", "2").unwrap();
    assert_eq!(
        Store::open(folder.path())
            .unwrap()
            .setting("commands")
            .unwrap()
            .as_deref(),
        Some("2")
    );
}

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
fn read_only_reads_and_refuses_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    commit(&store, &[article("a", "one")], "2023-09-25");
    drop(store);
    let store = Store::open_read_only(folder.path(), "why not").unwrap();
    assert_eq!(store.read_only(), Some("why not"));
    assert_eq!(store.catalogue(Generation(1)).unwrap().len(), 1);
    let error = store.set_setting("a", "b").unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    assert!(Store::open_read_only(&folder.path().join("nowhere"), "why").is_err());
}

#[test]
fn a_watch_sees_commits_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let mut watch = store.watch().unwrap();
    assert!(!watch.changed());
    Store::open(folder.path())
        .unwrap()
        .set_setting("a", "b")
        .unwrap();
    assert!(watch.changed());
    assert!(!watch.changed());
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
fn readers_do_not_wait_for_a_writer() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    commit(&store, &[article("a", "one")], "2023-09-25");
    let mut writer = store.pool.writer().unwrap();
    let transaction = writer.transaction().unwrap();
    transaction.execute("DELETE FROM periods", ()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(store.catalogue(Generation(1)).unwrap().len(), 1));
        }
    });
}

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
