//! The inference of dates: which dated article's events an undated one clearly covers.
//!
//! Two reports of the same events quote the same words, name the same people, and agree on when. So an undated article
//! is joined to a dated one only when
//!
//! * quotations (or long passages) in both share runs of words,
//! * at least three names are shared, among them two that are rare in the collection,
//! * something supports the time: the weekday of its lead lies within two days before the dated one's day or is
//!   named there too, or they share a month, a day of a month, or a number of three digits,
//! * nothing speaks against it: another weekday in the lead, other months, dates long after,
//! * and no other dated article of a day further off fits nearly as well.
//!
//! Missing a pair costs little, for the article stays undated; a wrong pair would put a false time beside a quote.
//!
//! Candidates come from an inverted index over the shared runs, so a collection is never compared all with all.

mod features;

use std::collections::HashMap;
use std::sync::Arc;

use features::{Features, shared};

use crate::model::{Article, Covers, Day, Inference};

/// A run that more dated articles hold is a formula, not a quotation.
const COMMON_RUN: usize = 20;

/// Dated articles that are looked at more closely for one undated article.
const CANDIDATES: usize = 50;

/// Shared names at least.
const NAMES: usize = 3;

/// Shared quoted runs at least: two runs of five are six words in a row, or two quotations.
const QUOTED: usize = 2;

/// With so many shared quoted runs no support in time is needed.
const MANY_QUOTED: usize = 8;

/// Shared sampled runs that make a passage taken over word by word (about thirty words).
const PLAIN: usize = 3;

/// Two fitting articles whose days lie further apart, in days, must differ clearly in score.
const SAME_EVENT: i32 = 3;

/// See [`super::infer_dates`].
pub(super) fn infer_dates(articles: &[Arc<Article>]) -> Vec<Inference> {
    let mut sorted: Vec<&Article> = articles.iter().map(AsRef::as_ref).collect();
    sorted.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
    let undated = sorted.iter().any(|article| article.meta.date.is_undated());
    let dated = sorted
        .iter()
        .any(|article| article.meta.date.day().is_some());
    if !undated || !dated {
        return Vec::new();
    }
    let entries: Vec<Entry<'_>> = sorted.into_iter().map(Entry::new).collect();
    let index = Index::build(&entries);
    entries
        .iter()
        .filter(|entry| entry.article.meta.date.is_undated())
        .filter_map(|entry| index.best(entry))
        .collect()
}

struct Entry<'a> {
    article: &'a Article,
    /// Its own day, when it is known to the day.
    day: Option<Day>,
    features: Features,
}

impl<'a> Entry<'a> {
    fn new(article: &'a Article) -> Self {
        Self {
            article,
            day: article.meta.date.day(),
            features: features::of(article),
        }
    }
}

/// Dated articles by the runs that they hold, and how many articles hold each name.
struct Index<'a> {
    entries: &'a [Entry<'a>],
    /// Runs with the number of the dated article that holds them, sorted.
    by_run: Vec<(u64, u32)>,
    names: HashMap<u64, u32>,
}

impl<'a> Index<'a> {
    fn build(entries: &'a [Entry<'a>]) -> Self {
        let mut by_run = Vec::new();
        let mut names: HashMap<u64, u32> = HashMap::new();
        for (number, entry) in (0_u32..).zip(entries) {
            for name in &entry.features.names {
                *names.entry(*name).or_default() += 1;
            }
            if entry.day.is_some() {
                let runs = entry.features.quoted.iter().chain(&entry.features.plain);
                by_run.extend(runs.map(|run| (*run, number)));
            }
        }
        by_run.sort_unstable();
        Self {
            entries,
            by_run,
            names,
        }
    }

    /// The dated article that `undated` clearly belongs to.
    fn best(&self, undated: &Entry<'_>) -> Option<Inference> {
        let mut fitting: Vec<(f64, Day, &Entry<'_>)> = self
            .candidates(&undated.features)
            .into_iter()
            .filter_map(|number| {
                let dated = self.entries.get(number as usize)?;
                let day = dated.day?;
                Some((
                    self.score(&undated.features, &dated.features, day)?,
                    day,
                    dated,
                ))
            })
            .collect();
        // Among equals the earlier day: the first report is the nearest to the events.
        fitting.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then(a.1.cmp(&b.1))
                .then(a.2.article.meta.id.cmp(&b.2.article.meta.id))
        });
        let (score, day, dated) = fitting.first()?;
        let rival = fitting
            .iter()
            .find(|(_, other, _)| other.days_since(*day).abs() > SAME_EVENT);
        if rival.is_some_and(|(other, ..)| other * 1.25 > *score) {
            return None;
        }
        Some(Inference {
            article: undated.article.meta.id.clone(),
            covers: Covers {
                article: dated.article.meta.id.clone(),
                title: dated.article.meta.title.text.clone(),
                day: *day,
            },
        })
    }

    /// Dated articles with shared runs, those with the most first.
    fn candidates(&self, features: &Features) -> Vec<u32> {
        let mut shared: HashMap<u32, u32> = HashMap::new();
        for run in features.quoted.iter().chain(&features.plain) {
            let holders = self.holders(*run);
            if holders.len() <= COMMON_RUN {
                for (_, number) in holders {
                    *shared.entry(*number).or_default() += 1;
                }
            }
        }
        let mut sorted: Vec<(u32, u32)> = shared.into_iter().collect();
        sorted.sort_by_key(|(number, count)| (std::cmp::Reverse(*count), *number));
        sorted
            .into_iter()
            .take(CANDIDATES)
            .map(|(number, _)| number)
            .collect()
    }

    fn holders(&self, run: u64) -> &[(u64, u32)] {
        let from = self.by_run.partition_point(|(other, _)| *other < run);
        let length = self.by_run[from..].partition_point(|(other, _)| *other == run);
        &self.by_run[from..from + length]
    }

    /// How well two articles fit; `None` when it is not clear that they cover the same events.
    fn score(&self, undated: &Features, dated: &Features, day: Day) -> Option<f64> {
        let quoted = shared(&undated.quoted, &dated.quoted).count();
        let plain = shared(&undated.plain, &dated.plain).count();
        if quoted < QUOTED && plain < PLAIN {
            return None;
        }
        let names = shared(&undated.names, &dated.names).count();
        let rare = shared(&undated.names, &dated.names)
            .filter(|name| self.is_rare(*name))
            .count();
        let fewer = undated.names.len().min(dated.names.len());
        if names < NAMES || rare < 2 || names * 10 < fewer * 3 {
            return None;
        }
        let numbers = shared(&undated.numbers, &dated.numbers).count();
        let time = support(undated, dated, day)?;
        if time + numbers == 0 && quoted < MANY_QUOTED {
            return None;
        }
        let weight = |count: usize, most: usize| {
            f64::from(u32::try_from(count.min(most)).unwrap_or(u32::MAX))
        };
        Some(
            weight(quoted, 20)
                + weight(plain, 20)
                + weight(names, 20)
                + weight(numbers, 5) * 2.0
                + weight(time, 5) * 2.0,
        )
    }

    /// In few articles, or in no more than one of fifty.
    fn is_rare(&self, name: u64) -> bool {
        let holders = self.names.get(&name).copied().unwrap_or(0) as usize;
        holders <= (self.entries.len() / 50).max(10)
    }
}

/// How much speaks for the same time; `None` when something speaks against it.
fn support(undated: &Features, dated: &Features, day: Day) -> Option<usize> {
    let (own, other) = (&undated.times, &dated.times);
    let mut support = 0;
    if let Some(weekday) = own.lead_weekday {
        let days_before = (day.weekday() + 7 - weekday) % 7;
        if days_before > 2 && !other.weekdays.contains(&weekday) {
            return None;
        }
        support += 2;
    }
    let last_month = if day.month() == 1 {
        12
    } else {
        day.month() - 1
    };
    let known =
        |month: &u8| other.months.contains(month) || *month == day.month() || *month == last_month;
    let matched = own.months.iter().filter(|month| known(month)).count();
    let lead_differs = own.lead_months.iter().any(|month| !known(month));
    if lead_differs || own.months.len() - matched > matched.max(1) {
        return None;
    }
    // A date more than about six weeks after the dated article: written later, whatever it quotes.
    let months = |year: i16, month: u8| i32::from(year) * 12 + i32::from(month);
    let limit = months(day.year(), day.month()) + 1;
    let stays_before = |set: &Features| {
        set.times
            .year_months
            .iter()
            .all(|(year, month)| months(*year, *month) <= limit)
    };
    if !stays_before(undated) && stays_before(dated) {
        return None;
    }
    support += own.months.intersection(&other.months).count().min(2);
    support += own
        .month_days
        .intersection(&other.month_days)
        .count()
        .min(2);
    Some(support)
}

#[cfg(test)]
mod tests;
