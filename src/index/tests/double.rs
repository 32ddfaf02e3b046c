//! A folder of articles in memory, read by simple rules.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::corpus::{FoundFile, ReadLimits};
use crate::index::collection::Collection;
use crate::index::reader::{Infer, Reader};
use crate::index::{Clause, CollectionSettings, Hit, IndexError, Losses, SearchPlan, Snapshot};
use crate::model::{
    Article, ArticleId, ArticleMeta, Covers, Day, Fault, FaultKind, Inference, PartialDate,
    RefreshReport, SourceDate, Span, Title, TitleKind, VersionHash,
};
use crate::store::Store;
use crate::text::{fold, stem};

/// Files by path: text and modification time.
type Disk = BTreeMap<String, (String, i128)>;

/// The folder. A clone is the same folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Folder {
    disk: Arc<Mutex<Disk>>,
    /// Texts that were read, for tests of what is not read again.
    reads: Arc<Mutex<Vec<String>>>,
    pub(super) reader: &'static str,
}

impl Folder {
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self::default();
        for (path, text) in files {
            folder.put(path, text);
        }
        folder
    }

    /// Writes a file with an old time, so that it counts as settled.
    pub(super) fn put(&self, path: &str, text: &str) {
        let mut disk = self.disk.lock().unwrap();
        let time = disk.get(path).map_or(1, |(_, time)| time + 1);
        disk.insert(path.to_owned(), (text.to_owned(), time));
    }

    pub(super) fn put_at(&self, path: &str, text: &str, time: i128) {
        let mut disk = self.disk.lock().unwrap();
        disk.insert(path.to_owned(), (text.to_owned(), time));
    }

    pub(super) fn remove(&self, path: &str) {
        self.disk.lock().unwrap().remove(path);
    }

    /// What is left when the volume is not mounted.
    pub(super) fn empty(&self) {
        self.disk.lock().unwrap().clear();
    }

    pub(super) fn touch(&self, path: &str) {
        if let Some((_, time)) = self.disk.lock().unwrap().get_mut(path) {
            *time += 1;
        }
    }

    pub(super) fn reads(&self) -> Vec<String> {
        std::mem::take(&mut self.reads.lock().unwrap())
    }
}

impl Reader for Folder {
    fn scan(&self, _: &Path, _: ReadLimits) -> io::Result<(Vec<FoundFile>, Vec<Fault>)> {
        let disk = self.disk.lock().unwrap();
        let found = disk.iter().map(|(path, (text, time))| FoundFile {
            relative: path.clone(),
            path: PathBuf::from(path),
            size: text.len() as u64,
            modified: *time,
        });
        Ok((found.collect(), Vec::new()))
    }

    fn read(&self, file: &FoundFile, _: ReadLimits) -> Result<(Article, Vec<Fault>), Fault> {
        self.reads.lock().unwrap().push(file.relative.clone());
        let text = self.disk.lock().unwrap()[&file.relative].0.clone();
        let fault = |kind, skipped| Fault {
            file: file.relative.clone(),
            line: Some(1),
            kind,
            message: "mend it".into(),
            skipped,
        };
        if text.trim().is_empty() {
            return Err(fault(FaultKind::Empty, true));
        }
        let faults = text
            .contains("bad date")
            .then(|| fault(FaultKind::BadDate, false));
        Ok((article(&file.relative, &text), faults.into_iter().collect()))
    }

    fn full_path(&self, folder: &Path) -> io::Result<PathBuf> {
        Ok(folder.to_owned())
    }

    fn read_again(&self, old: &Article) -> Option<Article> {
        let mut again = article(old.meta.id.as_str(), &old.text);
        again.meta.author = Some(self.reader.to_owned());
        Some(again)
    }

    fn infer(&self) -> Box<dyn Infer> {
        Box::new(SameWord::default())
    }

    fn name(&self) -> String {
        format!("double {}", self.reader)
    }
}

/// An undated article covers the events of the first dated one that begins with the same word.
#[derive(Default)]
struct SameWord {
    undated: Vec<Article>,
    dated: Vec<Article>,
}

impl Infer for SameWord {
    fn undated(&mut self, article: &Article) {
        assert!(article.meta.date.is_undated() && self.dated.is_empty());
        self.undated.push(article.clone());
    }

    fn dated(&mut self, article: &Article) {
        if article.meta.date.day().is_some() {
            self.dated.push(article.clone());
        }
    }

    fn finish(self: Box<Self>) -> Vec<Inference> {
        let first = |a: &Article| a.body.cut(&a.text)?.split_whitespace().next().map(fold);
        let infer = |undated: &Article| {
            let other = self.dated.iter().find(|a| first(a) == first(undated))?;
            Some(Inference {
                article: undated.meta.id.clone(),
                covers: Covers {
                    article: other.meta.id.clone(),
                    title: other.meta.title.text.clone(),
                    day: other.meta.date.day()?,
                },
            })
        };
        self.undated.iter().filter_map(infer).collect()
    }
}

/// `[2023-09-25 ][Outlet: ]text`: a date and an outlet in front are no part of the body.
pub(in crate::index) fn article(path: &str, text: &str) -> Article {
    let day = text.get(..10).and_then(|t| Day::parse(t).ok());
    let mut start = if day.is_some() { 10 } else { 0 };
    let head = text[start..].split_once(": ");
    let outlet = head.filter(|(name, _)| name.len() < 20).map(|(name, _)| {
        let outlet = name.trim().to_owned();
        start += name.len() + 2;
        outlet
    });
    let cites = ["BBC", "TF1", "France 2 television"];
    Article {
        meta: ArticleMeta {
            id: ArticleId::new(path),
            version: VersionHash::of(text),
            title: Title {
                text: text[start..].chars().take(20).collect(),
                kind: TitleKind::Opening,
                span: None,
            },
            outlet,
            author: None,
            url: None,
            date: day.map_or_else(SourceDate::undated, |day| {
                SourceDate::stated(PartialDate::Day(day))
            }),
            cites: cites
                .iter()
                .filter(|name| text.contains(**name))
                .map(|name| (*name).to_owned())
                .collect(),
        },
        text: text.into(),
        body: Span::new(start, text.len()).unwrap(),
        credits: Vec::new(),
    }
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Opens a collection over `folder` with its data in `data`.
pub(super) fn open(folder: &Folder, data: &Path) -> Collection {
    try_open(folder, data).unwrap()
}

pub(super) fn try_open(folder: &Folder, data: &Path) -> Result<Collection, IndexError> {
    open_store(folder, Store::open(data)?)
}

pub(super) fn open_store(folder: &Folder, store: Store) -> Result<Collection, IndexError> {
    let settings = CollectionSettings {
        corpus: PathBuf::from("articles"),
        data: store.folder().to_owned(),
        max_file_bytes: 1 << 20,
    };
    Collection::with_reader(settings, store, Box::new(folder.clone()))
}

/// Makes the collection equal to the folder, whatever that loses.
pub(super) fn refresh(collection: &Collection) -> RefreshReport {
    let refreshed = collection.refresh_with(Losses::Confirmed, &mut |_| {});
    refreshed.unwrap()
}

/// A plan of plain words.
pub(super) fn plan(words: &str) -> SearchPlan {
    SearchPlan {
        clauses: words
            .split_whitespace()
            .map(|word| Clause {
                alternatives: vec![(stem(&fold(word)), 1.0)],
                boost: 1.0,
            })
            .collect(),
        limit: 10,
        ..SearchPlan::default()
    }
}

/// What a search finds: article, passage, and its text as the store has it.
pub(super) fn found(snapshot: &Snapshot, plan: &SearchPlan) -> Vec<String> {
    let show = |hit: Hit| {
        let article = snapshot
            .quotable(&hit)
            .unwrap()
            .expect("a passage that can be quoted");
        let text = hit.span.cut(&article.text).unwrap();
        format!("{}#{} {text}", hit.article.id, hit.ordinal)
    };
    snapshot
        .search(plan)
        .unwrap()
        .into_iter()
        .map(show)
        .collect()
}
