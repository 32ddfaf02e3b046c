//! Texts about answers, for every front end. Plain text without markup.

use crate::model::{
    ArticleMeta, Citation, Coverage, Filter, NoAnswer, Note, PartialDate, Provenance, Since,
    SourceDate,
};

/// `25 Sep 2023`, `September 2023`, `2023`.
#[must_use]
pub fn partial_date(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day.short(),
        PartialDate::Month(..) => date.range().map_or_else(
            || date.to_string(),
            |range| {
                let long = range.first().long();
                long.split_once(' ')
                    .map_or(long.clone(), |(_, rest)| rest.to_owned())
            },
        ),
        PartialDate::Year(year) => year.to_string(),
    }
}

/// The date of an article and how it is known: `25 Sep 2023 (stated in the text)`.
#[must_use]
pub fn source_date(date: &SourceDate) -> String {
    if let Some(known) = date.known() {
        return format!(
            "{} ({})",
            partial_date(known),
            provenance(date.provenance())
        );
    }
    match date.covers() {
        Some(covers) => {
            format!(
                "undated; covers the events of “{}” ({})",
                covers.title,
                covers.day.short()
            )
        }
        None => "undated".to_owned(),
    }
}

/// How a date is known.
#[must_use]
pub fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Stated => "stated in the text",
        Provenance::Metadata => "from the file's header",
        Provenance::FileName => "from the file name",
        Provenance::Moderator => "set by a moderator",
        Provenance::Inferred => "inferred",
        Provenance::Unknown => "unknown",
    }
}

/// `BBC`, `outlet unknown`.
#[must_use]
pub fn outlet(article: &ArticleMeta) -> &str {
    article.outlet.as_deref().unwrap_or("outlet unknown")
}

/// `outlet unknown, citing CNN`.
#[must_use]
pub fn source(citation: &Citation) -> String {
    let outlet = outlet(&citation.article);
    if citation.citing.is_empty() {
        return outlet.to_owned();
    }
    format!("{outlet}, citing {}", list(&citation.citing))
}

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `1 article`, `2 articles`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What was searched: `2 articles (25 Sep 2023; 1 undated)`.
#[must_use]
pub fn searched(coverage: &Coverage) -> String {
    let articles = count(coverage.articles, "article", "articles");
    // A year that is all that is known is not shown as its first and last day.
    let first = coverage.earliest.or(coverage.first.map(PartialDate::Day));
    let last = coverage.latest.or(coverage.last.map(PartialDate::Day));
    let dates = match (first, last) {
        (Some(first), Some(last)) if first == last => Some(partial_date(first)),
        (Some(first), Some(last)) => {
            Some(format!("{} to {}", partial_date(first), partial_date(last)))
        }
        _ => None,
    };
    let undated = (coverage.undated > 0).then(|| format!("{} undated", coverage.undated));
    let details: Vec<String> = dates.into_iter().chain(undated).collect();
    if details.is_empty() {
        articles
    } else {
        format!("{articles} ({})", details.join("; "))
    }
}

/// What became of a quoted article since.
#[must_use]
pub fn since(since: Since) -> String {
    match since {
        Since::Changed(day) => format!(
            "This article was changed on {}; the quote is from the version before.",
            day.short()
        ),
        Since::Gone(day) => format!(
            "This article is no longer in the collection since {}; the quote is from before.",
            day.short()
        ),
        Since::Withdrawn(day) => format!(
            "This article was taken out of the collection on {}; the quote is from before.",
            day.short()
        ),
    }
}

/// The filters of a question: `Only: source CNN, from 1 Sep 2023.`; `None` without any.
#[must_use]
pub fn filter(filter: &Filter) -> Option<String> {
    let mut parts = Vec::new();
    if !filter.sources.is_empty() {
        parts.push(format!("source {}", list(&filter.sources)));
    }
    parts.extend(filter.since.map(|day| format!("from {}", day.short())));
    parts.extend(filter.until.map(|day| format!("until {}", day.short())));
    parts.extend(filter.as_of.map(|day| format!("as of {}", day.short())));
    (!parts.is_empty()).then(|| format!("Only: {}.", parts.join(", ")))
}

/// The sentence that opens a no.
#[must_use]
pub fn no_answer(reason: &NoAnswer) -> &'static str {
    match reason {
        NoAnswer::EmptyCollection => "There are no articles in the collection yet.",
        NoAnswer::NothingInFilter => "No article fits that source or those dates.",
        NoAnswer::NothingFound => "The articles do not cover that.",
        NoAnswer::NotSure => "The articles do not answer that.",
        NoAnswer::NotAQuestion => {
            "Glad to help. Ask me about something in the articles: who, what, when, where, why or how many."
        }
    }
}

fn source_matched(source: &str, published: usize, credited: usize) -> String {
    let articles = |number: usize| count(number, "article", "articles");
    let cite = |number: usize| if number == 1 { "cites" } else { "cite" };
    match (published, credited) {
        (0, 0) => format!("No article here is published by “{source}” or cites it."),
        (published, 0) => format!("“{source}” published {}.", articles(published)),
        (0, credited) => format!(
            "“{source}” published none of the articles; {} {} it.",
            articles(credited),
            cite(credited)
        ),
        (published, credited) => format!(
            "“{source}” published {}; {} {} it.",
            articles(published),
            articles(credited),
            cite(credited)
        ),
    }
}

/// A note under an answer.
#[must_use]
pub fn note(note: &Note) -> String {
    match note {
        Note::UndatedLeftOut { articles } => {
            format!(
                "Left out by the date filter: {}.",
                count(*articles, "undated article", "undated articles")
            )
        }
        Note::SourceMatched {
            source,
            published,
            credited,
        } => source_matched(source, *published, *credited),
        Note::ReadWord { typed, read } => format!("Read “{typed}” as “{read}”."),
        Note::PhraseNotFound { phrase } => {
            format!("The exact words “{phrase}” stand in none of these articles.")
        }
    }
}

/// A search for operators alone.
pub const SEARCH_NEEDS_WORDS: &str =
    "There are no words to search for in that. Add some, for example: ambassador source:CNN";
