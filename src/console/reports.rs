//! What the moderators' commands print: refreshes, status, lists and faults.

use std::path::Path;

use serde::Serialize;

use super::json::SCHEMA;
use super::render;
use super::safe::safe_line;
use crate::locales::en;
use crate::model::{ArticleId, ArticleMeta, Coverage, Covers, Fault, MonthDay, RefreshReport};
use crate::store::{Erasure, Withdrawal};

/// `corpus refresh --json`.
#[derive(Debug, Serialize)]
pub struct RefreshObject<'a> {
    schema: u32,
    #[serde(flatten)]
    report: &'a RefreshReport,
}

/// The object of a refresh.
#[must_use]
pub fn refresh_object(report: &RefreshReport) -> RefreshObject<'_> {
    RefreshObject {
        schema: SCHEMA,
        report,
    }
}

/// A refresh: one line, then what changed and what is wrong.
#[must_use]
pub fn refresh(report: &RefreshReport, corpus: &Path) -> String {
    let mut lines = vec![en::console::refreshed(report)];
    let changes = [
        ("+", "added", &report.added),
        ("~", "changed", &report.changed),
        ("-", "removed", &report.removed),
    ];
    for (sign, verb, ids) in changes {
        let shown = few_or_most(ids.len());
        lines.extend(
            ids.iter()
                .take(shown)
                .map(|id| format!("  {sign} {}", safe_line(id.as_str()))),
        );
        if ids.len() > shown {
            let more = en::console::more_changes(ids.len() - shown, verb);
            lines.push(format!("    {more}"));
        }
    }
    lines.extend(some_faults(&report.faults, corpus));
    lines.join("\n")
}

/// Changed articles that a refresh lists by name, and faults that a report lists which is not about them alone: a first fill may
/// have thousands.
const MOST_LINES: usize = 20;
/// So many more are listed all the same: a line that counts the last two saves nothing.
const FEW_MORE: usize = 5;

/// How many of so many are listed.
fn few_or_most(number: usize) -> usize {
    if number <= MOST_LINES + FEW_MORE {
        number
    } else {
        MOST_LINES
    }
}

/// The first faults, a line each, and where the others are listed.
#[must_use]
pub fn some_faults(faults: &[Fault], corpus: &Path) -> Vec<String> {
    let most = few_or_most(faults.len());
    let shown = faults.iter().take(most);
    let mut lines: Vec<String> = shown.map(|fault| fault_line(fault, corpus)).collect();
    if faults.len() > most {
        let more = en::console::more_faults(faults.len() - most, corpus);
        lines.push(safe_line(&more));
    }
    lines
}

/// `seeds/x.txt:1: date "2023-13-25" is not a date; write YYYY-MM-DD`
fn fault_line(fault: &Fault, corpus: &Path) -> String {
    safe_line(&format!("{}/{fault}", corpus.display()))
}

/// `corpus check`.
#[derive(Debug, Serialize)]
pub struct CheckObject<'a> {
    schema: u32,
    articles: usize,
    faults: &'a [Fault],
}

/// The object of a check.
#[must_use]
pub fn check_object(articles: usize, faults: &[Fault]) -> CheckObject<'_> {
    CheckObject {
        schema: SCHEMA,
        articles,
        faults,
    }
}

/// A check: a line for each fault, then the counts.
#[must_use]
pub fn check(articles: usize, faults: &[Fault], corpus: &Path) -> String {
    let mut lines: Vec<String> = faults.iter().map(|f| fault_line(f, corpus)).collect();
    lines.push(format!(
        "{}, {}",
        en::answer::count(articles, "readable article", "readable articles"),
        en::answer::count(faults.len(), "fault", "faults")
    ));
    lines.join("\n")
}

/// What `corpus status` knows.
#[derive(Debug, Serialize)]
pub struct Status<'a> {
    schema: u32,
    /// Folder of articles.
    pub corpus: String,
    /// Data folder.
    pub data: String,
    /// The generation that answers.
    pub generation: u64,
    /// What it covers.
    pub covers: &'a Coverage,
    /// What is wrong with its files.
    pub faults: &'a [Fault],
    /// Why it cannot be written.
    pub read_only: Option<String>,
    /// Articles that were taken out of the answers.
    pub withdrawn: Vec<Withdrawn>,
}

/// An article that was taken out of the answers.
#[derive(Debug, Serialize)]
pub struct Withdrawn {
    article: ArticleId,
    /// Whether all its versions are erased.
    purged: bool,
}

impl<'a> Status<'a> {
    /// The status of a collection.
    #[must_use]
    pub fn new(
        folders: (&Path, &Path),
        generation: u64,
        covers: &'a Coverage,
        faults: &'a [Fault],
        read_only: Option<String>,
    ) -> Self {
        Self {
            schema: SCHEMA,
            corpus: folders.0.display().to_string(),
            data: folders.1.display().to_string(),
            generation,
            covers,
            faults,
            read_only,
            withdrawn: Vec::new(),
        }
    }

    /// With what was taken out of the answers.
    #[must_use]
    pub fn with_withdrawn(mut self, withdrawals: &[Withdrawal]) -> Self {
        self.withdrawn = withdrawals
            .iter()
            .map(|one| Withdrawn {
                article: one.article.clone(),
                purged: one.erasure == Erasure::Done,
            })
            .collect();
        self
    }

    /// For people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![
            format!(
                "articles in {}: {}",
                safe_line(&self.corpus),
                render::coverage(self.covers)
            ),
            format!(
                "generation {} in {}",
                self.generation,
                safe_line(&self.data)
            ),
        ];
        if let Some(reason) = &self.read_only {
            lines.push(format!("read-only: {}", safe_line(reason)));
        }
        let corpus = Path::new(&self.corpus);
        lines.push(en::answer::count(self.faults.len(), "fault", "faults"));
        let faults = some_faults(self.faults, corpus).into_iter();
        lines.extend(faults.map(|line| format!("  {line}")));
        if !self.withdrawn.is_empty() {
            lines.push(format!("{} removed", self.withdrawn.len()));
        }
        lines.extend(self.withdrawn.iter().map(|one| {
            let line = en::console::withdrawn(one.article.as_str(), one.purged);
            format!("  {}", safe_line(&line))
        }));
        lines.join("\n")
    }
}

/// `corpus remove --json`.
#[derive(Debug, Serialize)]
pub struct RemovedObject<'a> {
    schema: u32,
    withdrawn: &'a [ArticleId],
    /// Others that hold the same text and went with them.
    also: Vec<&'a ArticleId>,
    purged: bool,
    generation: u64,
}

/// The object of a removal.
#[must_use]
pub fn removed_object<'a>(
    withdrawn: &'a [ArticleId],
    purged: bool,
    report: &'a RefreshReport,
) -> RemovedObject<'a> {
    RemovedObject {
        schema: SCHEMA,
        withdrawn,
        also: also_removed(withdrawn, report).collect(),
        purged,
        generation: report.generation.0,
    }
}

/// Articles that answer no more since others with the same text were taken out.
pub fn also_removed<'a>(
    withdrawn: &'a [ArticleId],
    report: &'a RefreshReport,
) -> impl Iterator<Item = &'a ArticleId> {
    let removed = report.removed.iter();
    removed.filter(|article| !withdrawn.contains(article))
}

/// `corpus restore --json`.
#[derive(Debug, Serialize)]
pub struct RestoredObject<'a> {
    schema: u32,
    restored: &'a [ArticleId],
    /// Those of them that answer again, and others whose text had been left out with theirs.
    added: &'a [ArticleId],
    generation: u64,
}

/// The object of a removal taken back.
#[must_use]
pub fn restored_object<'a>(
    restored: &'a [ArticleId],
    report: &'a RefreshReport,
) -> RestoredObject<'a> {
    RestoredObject {
        schema: SCHEMA,
        restored,
        added: &report.added,
        generation: report.generation.0,
    }
}

/// Lines for a terminal, each made harmless.
pub fn lines(lines: impl Iterator<Item = String>) -> String {
    lines
        .map(|line| safe_line(&line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// An article of `corpus list --json`.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    article: &'a str,
    title: &'a str,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    cites: &'a [String],
    date: Option<String>,
    date_provenance: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    month_day: Option<MonthDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    covers: Option<&'a Covers>,
    url: Option<&'a str>,
    version: String,
}

/// `corpus list --json`.
#[derive(Debug, Serialize)]
pub struct ListObject<'a> {
    schema: u32,
    generation: u64,
    articles: Vec<Listed<'a>>,
}

/// The object of a list.
pub fn list_object<'a>(
    generation: u64,
    articles: impl IntoIterator<Item = &'a ArticleMeta>,
) -> ListObject<'a> {
    ListObject {
        schema: SCHEMA,
        generation,
        articles: articles.into_iter().map(listed).collect(),
    }
}

fn listed(meta: &ArticleMeta) -> Listed<'_> {
    Listed {
        article: meta.id.as_str(),
        title: &meta.title.text,
        outlet: meta.outlet.as_deref(),
        author: meta.author.as_deref(),
        cites: &meta.cites,
        date: meta.date.known().map(|date| date.to_string()),
        date_provenance: meta.date.provenance().as_str(),
        month_day: meta.date.month_day(),
        covers: meta.date.covers(),
        url: meta.url.as_deref(),
        version: meta.version.to_hex(),
    }
}

/// Two lines for each article: its identity, then title, author, outlet and date.
pub fn list<'a>(articles: impl IntoIterator<Item = &'a ArticleMeta>) -> String {
    let shown: Vec<String> = articles
        .into_iter()
        .map(|meta| {
            let cites = if meta.cites.is_empty() {
                String::new()
            } else {
                format!(", cites {}", en::answer::list(&meta.cites))
            };
            let by = meta.author.as_ref().map(|author| format!(" · by {author}"));
            format!(
                "{}\n  {}{} · {}{cites} · {}",
                safe_line(meta.id.as_str()),
                safe_line(&meta.title.text),
                safe_line(&by.unwrap_or_default()),
                safe_line(en::answer::outlet(meta)),
                safe_line(&en::answer::source_date(&meta.date)),
            )
        })
        .collect();
    shown.join("\n")
}

#[cfg(test)]
#[path = "reports_tests.rs"]
mod tests;
