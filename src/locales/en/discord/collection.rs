//! What the articles cover, and the moderators' work on them.

use crate::locales::en::answer::{count, grouped};
use crate::model::RefreshReport;

/// Title of `/sources`.
pub const SOURCES_TITLE: &str = "What the articles cover";

/// Above a page of the list of sources.
#[must_use]
pub fn sources_head(page: usize, pages: usize) -> String {
    if pages > 1 {
        format!("Sources (page {page} of {pages})")
    } else {
        "Sources".to_owned()
    }
}

/// An empty list of articles.
pub const LIST_EMPTY: &str = "There are no articles yet. Put .txt or .md files into the articles' folder and run `/corpus refresh`.";

/// Title of a refresh's report.
pub const REPORT_TITLE: &str = "Refresh finished";

/// Heading in a report.
pub const ADDED: &str = "Added";

/// Heading in a report.
pub const CHANGED: &str = "Changed";

/// Heading in a report.
pub const REMOVED: &str = "Removed";

/// Heading over faults whose files cannot answer.
pub const LEFT_OUT: &str = "Failed, left out";

/// Heading over faults whose files answer nevertheless.
pub const FAULTY: &str = "Loaded, with a fault";

/// Title of `/corpus status`.
pub const STATUS_TITLE: &str = "State of the collection";

/// A line of `/corpus status` after a restart.
pub const NO_REFRESH_YET: &str =
    "No refresh from Discord since I started; the folder was read at the start.";

/// The result of a refresh that failed on our side.
pub const REFRESH_FAILED: &str = "It failed; the log says why.";

/// When the articles last changed, in seconds since 1970; Discord shows it in the reader's time.
#[must_use]
pub fn last_change(at: i64) -> String {
    format!("Last change of the articles: <t:{at}:f> (<t:{at}:R>).")
}

/// When a refresh last ended, in seconds since 1970, and what it did.
#[must_use]
pub fn last_refresh(at: i64, result: &str) -> String {
    format!("Last refresh: <t:{at}:f> (<t:{at}:R>). {result}")
}

/// First line while a refresh runs.
pub const REFRESHING: &str = "Refreshing the articles… Questions are still answered meanwhile.";

/// `and 2,492 more articles`.
#[must_use]
pub fn and_more_articles(number: usize) -> String {
    format!("and {}", count(number, "more article", "more articles"))
}

/// `and 3 more faults`.
#[must_use]
pub fn more_faults(number: usize) -> String {
    format!(
        "and {} more; `dateline corpus check` in a terminal lists them all",
        grouped(number)
    )
}

/// What the collection covers.
#[must_use]
pub fn covers(searched: &str) -> String {
    format!("I answer from {searched}, only in the articles' own words.")
}

/// How many articles have no known outlet.
#[must_use]
pub fn outlet_unknown(articles: usize) -> String {
    format!("outlet unknown: {}", count(articles, "article", "articles"))
}

/// A line of `/sources`.
#[must_use]
pub fn source_line(name: &str, published: usize, credited: usize) -> String {
    match (published, credited) {
        (published, 0) => format!(
            "{name}: {} published",
            count(published, "article", "articles")
        ),
        (0, credited) => format!(
            "{name}: cited in {}",
            count(credited, "article", "articles")
        ),
        (published, credited) => {
            format!(
                "{name}: {} published, cited in {}",
                count(published, "article", "articles"),
                grouped(credited)
            )
        }
    }
}

/// `/corpus list` with a filter that nothing holds. What was typed comes escaped.
#[must_use]
pub fn list_without(filter: &str) -> String {
    format!("No article has “{filter}” in its title, source, date or file name.")
}

/// Title of a page of `/corpus list`. The filter comes escaped, and empty where there is none.
#[must_use]
pub fn list_title(total: usize, filter: &str, page: usize, pages: usize) -> String {
    let articles = count(total, "article", "articles");
    let articles = if filter.is_empty() {
        articles
    } else {
        format!("{articles} with “{filter}”")
    };
    if pages > 1 {
        format!("{articles} (page {page} of {pages})")
    } else {
        articles
    }
}

/// First line of a refresh's report.
#[must_use]
pub fn report_line(report: &RefreshReport) -> String {
    let tenths = report.millis.div_ceil(100);
    let time = format!("{}.{} s", tenths / 10, tenths % 10);
    let failed = report.faults.iter().filter(|fault| fault.skipped).count();
    if report.committed {
        format!(
            "{} added, {} changed, {} removed, {} unchanged, {failed} failed. Took {time}; answers come from these articles now.",
            grouped(report.added.len()),
            grouped(report.changed.len()),
            grouped(report.removed.len()),
            grouped(report.unchanged),
        )
    } else {
        format!(
            "Nothing has changed: {} unchanged, {failed} failed. Took {time}.",
            count(report.unchanged, "article", "articles"),
        )
    }
}

/// How far a refresh is.
#[must_use]
pub fn progress(stage: &str, done: usize, total: usize) -> String {
    format!("{REFRESHING}\n{stage}: {done} of {total}")
}

/// How `/corpus status` begins; when the articles changed and what is wrong with them comes below. `searched` says what is answered from,
/// where there is anything.
#[must_use]
pub fn status(searched: Option<&str>, faults: usize, read_only: bool) -> Vec<String> {
    let answering = |searched| format!("Answering from {searched}.");
    let mut lines = vec![searched.map_or_else(|| LIST_EMPTY.to_owned(), answering)];
    if faults == 0 {
        lines.push("No faults in the files.".to_owned());
    }
    if read_only {
        lines.push(
            "**The data folder cannot be written**: answers go on, refreshes are not possible."
                .to_owned(),
        );
    }
    lines
}

/// The last line of `/corpus status`: for whoever is asked what was running.
#[must_use]
pub fn status_end(generation: &str, version: &str) -> String {
    format!("-# State {generation} of the collection · Dateline {version}")
}

/// A line of `/corpus status` about articles that were taken out.
#[must_use]
pub fn withdrawn(articles: usize) -> Option<String> {
    (articles > 0).then(|| {
        let articles = count(articles, "article was", "articles were");
        format!("{articles} taken out by the operator.")
    })
}
