//! The inference of dates: which dated article's events an undated one clearly covers.
//!
//! Two reports of the same events quote the same words, name the same people, and agree on when. So an undated article
//! is joined to a dated one only when
//!
//! * quotations (or long passages) in both share runs of words,
//! * at least three names are shared, among them two that are rare in the collection,
//! * something supports the time: the weekday of its lead lies within two days before the dated one's day or is
//!   named there too, or the undated one states a day and its month within two days of the dated one's, or they share a month, a
//!   day of a month, or a number of three digits,
//! * nothing speaks against it: another weekday in the lead, other months, a stated day of another time of the year, dates long
//!   after, a lead that looks back,
//! * and no other dated article of a day further off fits nearly as well.
//!
//! Missing a pair costs little, for the article stays undated; a wrong pair would put a false time beside a quote.
//!
//! Candidates come from an inverted index over the shared runs, so a collection is never compared all with all.

mod features;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use features::{Features, Times, shared};

use crate::model::{Article, ArticleId, Covers, Day, Inference, MonthDay};

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

/// Days between the day that an undated article states without its year and the dated one's that support each other.
const SAME_DAYS: i32 = 2;

/// Further off, the two were written about different things, whatever they quote.
const ANOTHER_TIME: i32 = 21;

/// See [`super::infer_dates`].
pub(super) fn infer_dates(articles: &[Arc<Article>]) -> Vec<Inference> {
    let mut inference = DateInference::default();
    let is_undated = |article: &&Arc<Article>| article.meta.date.is_undated();
    for article in articles.iter().filter(is_undated) {
        inference.undated(article);
    }
    for article in articles.iter().filter(|article| !is_undated(article)) {
        inference.dated(article);
    }
    inference.finish()
}

/// The inference over a collection of which one text at a time is in memory: first all undated articles, then all
/// others, each in any order. Of the dated ones only what they share with some undated one is kept.
#[derive(Debug, Default)]
pub struct DateInference {
    undated: Vec<(ArticleId, Features)>,
    /// What some undated article holds.
    wanted: Wanted,
    dated: Vec<Dated>,
    /// All articles.
    articles: usize,
    /// How many articles hold each wanted name.
    names: HashMap<u64, u32>,
}

#[derive(Debug, Default)]
struct Wanted {
    names: HashSet<u64>,
    numbers: HashSet<u64>,
    /// Quoted and sampled ones.
    runs: HashSet<u64>,
}

/// An article whose day is known, with as much of its features as some undated article shares.
#[derive(Debug)]
struct Dated {
    article: ArticleId,
    title: String,
    day: Day,
    features: Features,
    /// All its names.
    names: usize,
}

impl DateInference {
    /// Adds an undated article.
    pub fn undated(&mut self, article: &Article) {
        let mut features = features::of(article);
        features.stated = article.meta.date.month_day();
        features.shrink();
        self.articles += 1;
        for name in &features.names {
            *self.names.entry(*name).or_default() += 1;
        }
        self.wanted.names.extend(&features.names);
        self.wanted.numbers.extend(&features.numbers);
        self.wanted.runs.extend(features.runs());
        self.undated.push((article.meta.id.clone(), features));
    }

    /// Adds another article, after all undated ones.
    pub fn dated(&mut self, article: &Article) {
        self.articles += 1;
        if self.undated.is_empty() {
            return;
        }
        let mut features = features::of(article);
        let names = features.names.len();
        features.names.retain(|n| self.wanted.names.contains(n));
        features.numbers.retain(|n| self.wanted.numbers.contains(n));
        features.quoted.retain(|run| self.wanted.runs.contains(run));
        features.plain.retain(|run| self.wanted.runs.contains(run));
        for name in &features.names {
            *self.names.entry(*name).or_default() += 1;
        }
        // Without a shared run it is no candidate.
        let Some(day) = article.meta.date.day() else {
            return;
        };
        if features.runs().next().is_none() {
            return;
        }
        features.shrink();
        self.dated.push(Dated {
            article: article.meta.id.clone(),
            title: article.meta.title.text.clone(),
            day,
            features,
            names,
        });
    }

    /// For each undated article the dated one whose events it clearly covers, if there is one.
    #[must_use]
    pub fn finish(mut self) -> Vec<Inference> {
        self.undated.sort_by(|a, b| a.0.cmp(&b.0));
        self.dated.sort_by(|a, b| a.article.cmp(&b.article));
        let index = Index::build(&self);
        self.undated
            .iter()
            .filter_map(|(article, features)| index.best(article, features))
            .collect()
    }
}

/// Dated articles by the runs that they share with an undated one.
struct Index<'a> {
    collection: &'a DateInference,
    /// Runs with the number of the dated article that holds them, sorted.
    by_run: Vec<(u64, u32)>,
}

impl<'a> Index<'a> {
    fn build(collection: &'a DateInference) -> Self {
        let mut by_run = Vec::new();
        for (number, dated) in (0_u32..).zip(&collection.dated) {
            by_run.extend(dated.features.runs().map(|run| (*run, number)));
        }
        by_run.sort_unstable();
        Self { collection, by_run }
    }

    /// The dated article that `undated` clearly belongs to.
    fn best(&self, article: &ArticleId, undated: &Features) -> Option<Inference> {
        let mut fitting: Vec<(f64, Day, &Dated)> = self
            .candidates(undated)
            .into_iter()
            .filter_map(|number| {
                let dated = self.collection.dated.get(number as usize)?;
                Some((self.score(undated, dated)?, dated.day, dated))
            })
            .collect();
        // Among equals the earlier day: the first report is the nearest to the events.
        fitting.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then(a.1.cmp(&b.1))
                .then(a.2.article.cmp(&b.2.article))
        });
        let (score, day, dated) = fitting.first()?;
        let rival = fitting
            .iter()
            .find(|(_, other, _)| other.days_since(*day).abs() > SAME_EVENT);
        if rival.is_some_and(|(other, ..)| other * 1.25 > *score) {
            return None;
        }
        Some(Inference {
            article: article.clone(),
            covers: Covers {
                article: dated.article.clone(),
                title: dated.title.clone(),
                day: *day,
            },
        })
    }

    /// Dated articles with shared runs, those with the most first.
    fn candidates(&self, features: &Features) -> Vec<u32> {
        let mut shared: HashMap<u32, u32> = HashMap::new();
        for run in features.runs() {
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
    fn score(&self, undated: &Features, other: &Dated) -> Option<f64> {
        let dated = &other.features;
        let quoted = shared(&undated.quoted, &dated.quoted).count();
        let plain = shared(&undated.plain, &dated.plain).count();
        if quoted < QUOTED && plain < PLAIN {
            return None;
        }
        let names = shared(&undated.names, &dated.names).count();
        let rare = shared(&undated.names, &dated.names)
            .filter(|name| self.is_rare(*name))
            .count();
        let fewer = undated.names.len().min(other.names);
        if names < NAMES || rare < 2 || names * 10 < fewer * 3 {
            return None;
        }
        let numbers = shared(&undated.numbers, &dated.numbers).count();
        let time = support(undated, dated, other.day)?;
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
        let holders = self.collection.names.get(&name).copied().unwrap_or(0) as usize;
        holders <= (self.collection.articles / 50).max(10)
    }
}

/// How much speaks for the same time; `None` when something speaks against it.
fn support(undated: &Features, dated: &Features, day: Day) -> Option<usize> {
    let (own, other) = (&undated.times, &dated.times);
    // "A year after …": written long after the events that the dated one reports.
    if own.looks_back && !other.looks_back {
        return None;
    }
    let mut support = stated(undated.stated, other, day)?;
    if let Some(weekday) = own.lead_weekday {
        let days_before = (day.weekday() + 7 - weekday) % 7;
        if days_before > 2 && !other.weekdays.contains(&weekday) {
            return None;
        }
        support += 2;
    }
    if names_other_months(own, other, day) || is_written_later(undated, dated, day) {
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

/// Whether an undated article begins with a month, or names mostly months, that are neither those of the dated one nor near its day.
fn names_other_months(own: &Times, other: &Times, day: Day) -> bool {
    let last_month = if day.month() == 1 {
        12
    } else {
        day.month() - 1
    };
    let known =
        |month: &u8| other.months.contains(month) || *month == day.month() || *month == last_month;
    let matched = own.months.iter().filter(|month| known(month)).count();
    let lead_differs = own.lead_months.iter().any(|month| !known(month));
    lead_differs || own.months.len() - matched > matched.max(1)
}

/// Whether it holds a date more than about six weeks after the dated article: written later, whatever it quotes.
fn is_written_later(undated: &Features, dated: &Features, day: Day) -> bool {
    let months = |year: i16, month: u8| i32::from(year) * 12 + i32::from(month);
    let limit = months(day.year(), day.month()) + 1;
    let stays_before = |set: &Features| {
        set.times
            .year_months
            .iter()
            .all(|(year, month)| months(*year, *month) <= limit)
    };
    !stays_before(undated) && stays_before(dated)
}

/// How much the day that an undated article states without its year speaks for `day`, which it lies near or which the dated article
/// names; `None` when it speaks against it.
fn stated(stated: Option<MonthDay>, dated: &Times, day: Day) -> Option<usize> {
    let Some(stated) = stated else {
        return Some(0);
    };
    let away = stated.days_from(day);
    let named = dated.month_days.contains(&(stated.month(), stated.day()));
    if away > ANOTHER_TIME && !named {
        return None;
    }
    Some(if away <= SAME_DAYS || named { 2 } else { 0 })
}

#[cfg(test)]
mod tests;
