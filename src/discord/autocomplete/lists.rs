//! What may be suggested: the sources and the articles of a generation, as they are shown, compared and sent back.

use std::cmp::Reverse;
use std::sync::{Arc, Mutex, PoisonError};

use super::super::escape::plain_line;
use super::super::limits::{CHOICE, shorten, units};
use crate::index::Snapshot;
use crate::locales::en::answer as shared;
use crate::model::{
    ArticleId, ArticleMeta, DateRange, Filter, Generation, PartialDate, VersionHash,
};
use crate::text::fold;

/// The lists of one generation, made at the first key press after a refresh.
#[derive(Debug, Default)]
pub(in crate::discord) struct Suggestions {
    cached: Mutex<Option<(Generation, Arc<Lists>)>>,
}

/// What may be suggested, in the order of suggestion.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) sources: Vec<Entry>,
    pub(super) articles: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Folded, for comparing.
    pub(super) folded: String,
    /// The name or title alone, folded.
    pub(super) exact: String,
    pub(super) name: String,
    /// What Discord sends back.
    pub(super) value: String,
}

impl Suggestions {
    /// The lists of this snapshot. Blocks the first time.
    pub(super) fn lists(&self, snapshot: &Snapshot) -> Arc<Lists> {
        let generation = snapshot.generation();
        let mut cached = self.cached.lock().unwrap_or_else(PoisonError::into_inner);
        match &*cached {
            Some((of, lists)) if *of == generation => Arc::clone(lists),
            _ => {
                let lists = Arc::new(Lists::of(snapshot));
                *cached = Some((generation, Arc::clone(&lists)));
                lists
            }
        }
    }
}

impl Lists {
    fn of(snapshot: &Snapshot) -> Self {
        let sources = snapshot.coverage(&Filter::default()).sources;
        let mut articles: Vec<&Arc<ArticleMeta>> = snapshot.articles().iter().collect();
        articles.sort_by_key(|a| (Reverse(a.date.range().map(DateRange::last)), a.id.clone()));
        Self {
            sources: sources
                .iter()
                .filter_map(|s| source_entry(&s.name))
                .collect(),
            articles: articles.into_iter().map(|a| article_entry(a)).collect(),
        }
    }
}

/// A name too long for a suggestion cannot be sent back, so it is not suggested; it can still be typed.
pub(super) fn source_entry(name: &str) -> Option<Entry> {
    let shown = plain_line(name);
    (!shown.is_empty() && units(&shown) <= CHOICE && units(name) <= CHOICE).then(|| Entry {
        folded: fold(name),
        exact: fold(name),
        name: shown,
        value: name.to_owned(),
    })
}

pub(super) fn article_entry(article: &ArticleMeta) -> Entry {
    let date = shared::article_date(&article.date);
    let title = plain_line(&article.title.text);
    let room = CHOICE.saturating_sub(units(&date) + 3);
    let title = if title.is_empty() {
        article.id.as_str().to_owned()
    } else {
        title
    };
    let stated = article.date.month_day();
    let without_year =
        || stated.map_or_else(String::new, |day| format!("{} {}", day.long(), day.short()));
    let forms = article.date.known().map_or_else(without_year, date_forms);
    Entry {
        exact: fold(&title),
        folded: fold(&format!("{title} {} {forms}", article.id.as_str())),
        name: format!("{} · {date}", shorten(&title, room)),
        value: article_value(&article.id),
    }
}

/// A date as people type it: `2024-03-04 4 March 2024 4 Mar 2024`.
fn date_forms(date: PartialDate) -> String {
    let long = match date {
        PartialDate::Day(day) => day.long(),
        PartialDate::Month(..) | PartialDate::Year(_) => String::new(),
    };
    format!("{date} {long} {}", shared::partial_date(date))
}

/// The article's identity, or a hash of it where that is too long for Discord.
pub(super) fn article_value(id: &ArticleId) -> String {
    let fits = units(id.as_str()) <= CHOICE && !id.as_str().is_empty();
    if fits {
        id.as_str().to_owned()
    } else {
        format!("#{}", &VersionHash::of(id.as_str()).to_hex()[..32])
    }
}
