//! The articles of a generation in memory: filters, coverage and notes without touching index or database.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::sources::{SourceId, Sources};
use super::title_keys;
use crate::model::{
    ArticleId, ArticleMeta, Coverage, DateRange, Day, Filter, Note, PartialDate, SourceCount,
    SourceDate,
};
use crate::store::{Catalogued, VersionId};
use crate::text::TermKey;

/// Place of an article in the catalogue.
pub(super) type Place = u32;

/// A set of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Selection(Vec<bool>);

impl Selection {
    fn none(articles: usize) -> Self {
        Self(vec![false; articles])
    }

    fn insert(&mut self, place: Place) {
        if let Some(slot) = self.0.get_mut(place as usize) {
            *slot = true;
        }
    }

    pub(super) fn contains(&self, place: Place) -> bool {
        self.0.get(place as usize).copied().unwrap_or(false)
    }
}

/// All articles of a generation, sorted by id.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    articles: Vec<Arc<ArticleMeta>>,
    /// Keys of the titles' stems, worked out when first asked for.
    titles: Vec<OnceLock<Arc<[TermKey]>>>,
    versions: Vec<VersionId>,
    by_version: HashMap<VersionId, Place>,
    sources: Sources,
    /// What all articles cover: most questions ask for it, and it takes a look at each article.
    whole: OnceLock<Coverage>,
    /// Undated articles that a cutoff day left out.
    undated_left_out: Undated,
}

/// How many articles have no date of their own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Undated {
    articles: usize,
    /// Those of them that state a day and its month without their year.
    year_not_given: usize,
}

impl Undated {
    /// Counts an article if it has no date of its own.
    pub(super) fn count(&mut self, date: &SourceDate) {
        self.articles += usize::from(date.is_undated());
        self.year_not_given += usize::from(date.month_day().is_some());
    }
}

impl Catalogue {
    pub(super) fn new(mut rows: Vec<Catalogued>) -> Self {
        rows.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
        let mut catalogue = Self::default();
        for row in rows {
            let place = u32::try_from(catalogue.articles.len()).unwrap_or(u32::MAX);
            catalogue.by_version.insert(row.version, place);
            catalogue.versions.push(row.version);
            catalogue.sources.push(&row.meta);
            catalogue.articles.push(Arc::new(row.meta));
            catalogue.titles.push(OnceLock::new());
        }
        catalogue
    }

    /// The catalogue with the number of undated articles that a cutoff day left out.
    pub(super) fn without_undated(self, undated_left_out: Undated) -> Self {
        Self {
            undated_left_out,
            ..self
        }
    }

    pub(super) fn articles(&self) -> &[Arc<ArticleMeta>] {
        &self.articles
    }

    pub(super) fn article(&self, place: Place) -> Option<&Arc<ArticleMeta>> {
        self.articles.get(place as usize)
    }

    /// An article with the keys of its title's stems.
    pub(super) fn titled(&self, place: Place) -> Option<(&Arc<ArticleMeta>, &Arc<[TermKey]>)> {
        let article = self.article(place)?;
        let title = self.titles.get(place as usize)?;
        Some((article, title.get_or_init(|| title_keys(article))))
    }

    pub(super) fn version(&self, place: Place) -> Option<VersionId> {
        self.versions.get(place as usize).copied()
    }

    pub(super) fn versions(&self) -> &[VersionId] {
        &self.versions
    }

    pub(super) fn find(&self, id: &ArticleId) -> Option<Place> {
        let at = self.articles.binary_search_by(|a| a.id.cmp(id)).ok()?;
        u32::try_from(at).ok()
    }

    pub(super) fn place_of(&self, version: VersionId) -> Option<Place> {
        self.by_version.get(&version).copied()
    }

    /// The articles that a filter lets through; `None` when it lets all through.
    pub(super) fn select(&self, filter: &Filter) -> Option<Selection> {
        if *filter == Filter::default() {
            return None;
        }
        let wanted: Vec<Vec<SourceId>> = filter
            .sources
            .iter()
            .map(|typed| self.sources.matching(typed))
            .collect();
        let mut selected = Selection::none(self.articles.len());
        for (place, meta) in (0..).zip(&self.articles) {
            let source =
                wanted.is_empty() || wanted.iter().any(|ids| self.sources.matches(place, ids));
            let article = filter.article.as_ref().is_none_or(|id| *id == meta.id);
            if source && article && in_time(filter, &meta.date) {
                selected.insert(place);
            }
        }
        Some(selected)
    }

    /// What the selected articles cover.
    pub(super) fn coverage(&self, filter: &Filter) -> Coverage {
        match self.select(filter) {
            None => self.whole.get_or_init(|| self.covered(None)).clone(),
            selected => self.covered(selected.as_ref()),
        }
    }

    fn covered(&self, selected: Option<&Selection>) -> Coverage {
        let mut coverage = Coverage::default();
        let mut undated = Undated::default();
        let mut counts: HashMap<SourceId, (usize, usize)> = HashMap::new();
        for (place, meta) in self.places(selected) {
            coverage.articles += 1;
            undated.count(&meta.date);
            coverage.outlet_unknown += usize::from(meta.outlet.is_none());
            reach_over(&mut coverage, &meta.date);
            let (published, credited) = self.sources.of(place);
            for id in published {
                counts.entry(id).or_default().0 += 1;
            }
            for id in credited {
                counts.entry(id).or_default().1 += 1;
            }
        }
        coverage.undated = undated.articles;
        coverage.year_not_given = undated.year_not_given;
        coverage.sources = self.by_frequency(counts);
        coverage
    }

    /// Sources with how many articles they published and are credited in, the most frequent first.
    fn by_frequency(&self, counts: HashMap<SourceId, (usize, usize)>) -> Vec<SourceCount> {
        let mut sources: Vec<SourceCount> = counts
            .into_iter()
            .map(|(id, (published, credited))| SourceCount {
                name: self.sources.name(id).to_owned(),
                published,
                credited,
            })
            .collect();
        sources.sort_by(|a, b| {
            frequency(b)
                .cmp(&frequency(a))
                .then_with(|| a.name.cmp(&b.name))
        });
        sources
    }

    /// What a reader should know about a filter.
    pub(super) fn notes(&self, filter: &Filter) -> Vec<Note> {
        if let Some((since, until)) = filter.empty_range() {
            return vec![Note::EmptyRange { since, until }];
        }
        let selected = self.select(filter);
        let of_source = |source: &String| self.source_matched(filter, source, selected.as_ref());
        let undated = self.undated_left_out(filter).into_iter();
        undated
            .chain(filter.sources.iter().map(of_source))
            .collect()
    }

    /// That a filter by date leaves undated articles out, which its other parts let through.
    fn undated_left_out(&self, filter: &Filter) -> Option<Note> {
        if !filter.by_date() {
            return None;
        }
        let without_dates = Filter {
            since: None,
            until: None,
            as_of: None,
            ..filter.clone()
        };
        let selected = self.select(&without_dates);
        // Whether those that a cutoff left out are of the wanted source is not known any more.
        let mut undated = if filter.sources.is_empty() {
            self.undated_left_out
        } else {
            Undated::default()
        };
        for (_, meta) in self.places(selected.as_ref()) {
            undated.count(&meta.date);
        }
        (undated.articles > 0).then_some(Note::UndatedLeftOut {
            articles: undated.articles,
            year_not_given: undated.year_not_given,
        })
    }

    /// How many of the selected articles are of a source of the filter.
    fn source_matched(&self, filter: &Filter, source: &str, selected: Option<&Selection>) -> Note {
        let ids = self.sources.matching(source);
        let (mut published, mut credited) = (0, 0);
        for (place, _) in self.places(selected) {
            let (by, cites) = self.sources.of(place);
            if by.into_iter().any(|id| ids.contains(&id)) {
                published += 1;
            } else if cites.into_iter().any(|id| ids.contains(&id)) {
                credited += 1;
            }
        }
        let near = self.sources.near(source);
        Note::SourceMatched {
            source: source.to_owned(),
            published,
            credited,
            in_time: filter.by_date() && !ids.is_empty(),
            meant: near.filter(|_| ids.is_empty()).map(str::to_owned),
        }
    }

    /// Selected articles, the newest first; undated ones last; then by id.
    pub(super) fn newest(&self, selected: Option<&Selection>) -> Vec<Place> {
        let mut places: Vec<Place> = self.places(selected).map(|(place, _)| place).collect();
        places.sort_by_key(|place| {
            let last = self
                .article(*place)
                .and_then(|meta| meta.date.range())
                .map(DateRange::last);
            (Reverse(last), *place)
        });
        places
    }

    fn places<'a>(
        &'a self,
        selected: Option<&'a Selection>,
    ) -> impl Iterator<Item = (Place, &'a Arc<ArticleMeta>)> {
        (0..)
            .zip(&self.articles)
            .filter(move |(place, _)| selected.is_none_or(|set| set.contains(*place)))
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.articles.len()).unwrap_or(u32::MAX)
    }
}

fn frequency(count: &SourceCount) -> usize {
    count.published + count.credited
}

/// Whether an article's date lies in the filter's days. An article known to a month or year only counts when some of
/// its days do; a cutoff wants all of them, for it must not let anything later through.
fn in_time(filter: &Filter, date: &SourceDate) -> bool {
    if !filter.by_date() {
        return true;
    }
    let Some(range) = date.range() else {
        return false;
    };
    filter.since.is_none_or(|since| range.last() >= since)
        && filter.until.is_none_or(|until| range.first() <= until)
        && filter.as_of.is_none_or(|day| dated_by(date, day))
}

/// Makes what is covered reach over one more date.
fn reach_over(coverage: &mut Coverage, date: &SourceDate) {
    if let Some(range) = date.range() {
        let (first, last) = (Some(range.first()), Some(range.last()));
        coverage.first = coverage.first.into_iter().chain(first).min();
        coverage.last = coverage.last.max(last);
    }
    if let Some(known) = date.known() {
        coverage.earliest = pick(coverage.earliest, known, |date| {
            let range = date.range()?;
            Some((Reverse(range.first()), Reverse(range.last())))
        });
        coverage.latest = pick(coverage.latest, known, |date| {
            let range = date.range()?;
            Some((range.last(), range.first()))
        });
    }
}

/// Whether an article certainly was there on `day`.
pub(super) fn dated_by(date: &SourceDate, day: Day) -> bool {
    date.range().is_some_and(|range| range.last() <= day)
}
/// Whichever of the two dates has the larger key.
fn pick<K: Ord>(
    one: Option<PartialDate>,
    other: PartialDate,
    key: impl Fn(PartialDate) -> K,
) -> Option<PartialDate> {
    let keep = one.is_some_and(|one| key(one) >= key(other));
    if keep { one } else { Some(other) }
}
