//! Tests of the store.

mod damage;
mod withdrawals;

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
