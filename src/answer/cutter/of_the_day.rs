//! Whether one of the first windows speaks of the day, month or year that the question names.

use crate::index::IndexError;
use crate::model::DateRange;

use super::super::rank;
use super::super::rank::signals::Signal;
use super::super::select::dated;
use super::Cutter;

/// First windows of which one must be of the day that the question names.
const FIRST_ONES: usize = 3;
/// Share of what the first window holds of the question that another must hold to speak of the same.
const TELLS_ENOUGH: f64 = 0.7;

impl Cutter<'_> {
    /// Whether one of the first windows speaks of the day or month that the question names in full: its article is of then, or it says so.
    /// A window that tells much less of the question than the first counts nothing. True when none is named. Of a time counted from today
    /// ("last week") it is enough that an article is not of quite another time, and of one without a year that an article of the windows
    /// speaks of it anywhere.
    pub(crate) fn any_of_the_day(
        &mut self,
        windows: &[&rank::Candidate],
    ) -> Result<bool, IndexError> {
        let dates = if self.plan.only_time {
            &self.plan.looked_for
        } else {
            &self.plan.days
        };
        if !self.any_of_lately(windows)? {
            return Ok(false);
        }
        if dates.is_empty() && !self.plan.yearless.is_empty() {
            return self.any_speaks_of_it(windows);
        }
        if dates.is_empty() {
            return Ok(self.any_of_the_year(windows));
        }
        for candidate in Self::telling(windows) {
            if self.names_the_year(candidate) || self.is_of_a_day(dates, candidate)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether one of the first windows is not of quite another time than those that the question counts from today, or says one of them.
    fn any_of_lately(&mut self, windows: &[&rank::Candidate]) -> Result<bool, IndexError> {
        let (lately, told) = (&self.plan.lately, self.plan.opening);
        for one in windows.iter().take(FIRST_ONES) {
            let meta = &self.pool.hits[one.window.hit].article;
            if !dated::is_far(lately, meta, told) || self.is_of_a_day(lately, one)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether what was found of the article of one of the first windows speaks of a day or month that the question names without a year, as
    /// a time and not as a number and a name, or the article is of then.
    fn any_speaks_of_it(&mut self, windows: &[&rank::Candidate]) -> Result<bool, IndexError> {
        let pool = self.pool;
        let articles: Vec<usize> = windows
            .iter()
            .take(FIRST_ONES)
            .map(|one| pool.passages[one.window.hit].article)
            .collect();
        for (hit, passage) in pool.passages.iter().enumerate() {
            if !articles.contains(&passage.article) {
                continue;
            }
            let Some(article) = self.article(hit)? else {
                continue;
            };
            let sentences = &pool.hits[hit].analysis.sentences;
            let speaks = |text: &str| dated::speaks_of(self.plan, text, &article.meta);
            let texts = sentences.iter().filter_map(|s| s.span.cut(&article.text));
            if dated::is_of(&self.plan.looked_for, &article.meta) || texts.into_iter().any(speaks) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a window's article is of one of some days, or the window says one. Not where the article cannot be quoted.
    fn is_of_a_day(
        &mut self,
        dates: &[DateRange],
        one: &rank::Candidate,
    ) -> Result<bool, IndexError> {
        let Some(article) = self.article(one.window.hit)? else {
            return Ok(false);
        };
        let text = self.pool.span(one.window).cut(&article.text);
        let anchor = dated::anchor(&article.meta);
        Ok(dated::is_of(dates, &article.meta)
            || !dated::said(dates, text.unwrap_or(""), anchor).is_empty())
    }

    /// Whether a window says a year that the question names, be it in a name ("the Ports Act 2012").
    fn names_the_year(&self, one: &rank::Candidate) -> bool {
        let years = self.plan.years.iter();
        let years: Vec<String> = years.map(|y| y.first().year().to_string()).collect();
        let bits = self
            .plan
            .set_of(|term| term.date && years.contains(&term.word));
        let sentences = &self.pool.passages[one.window.hit].sentences;
        let held = |at: usize| sentences[at].terms.any & bits != 0;
        one.window.sentences().any(held)
    }

    /// Those of the first windows that tell about as much of the question as the very first.
    fn telling<'w>(windows: &[&'w rank::Candidate]) -> impl Iterator<Item = &'w rank::Candidate> {
        let told = |one: &rank::Candidate| one.signals[Signal::CoverageBest as usize];
        let least = windows
            .first()
            .map_or(0.0, |first| TELLS_ENOUGH * told(first));
        let first = windows.iter().take(FIRST_ONES).copied();
        first.filter(move |one| told(one) >= least)
    }

    /// Whether what was found of the article of one of the first windows speaks of a year that the question names, or is of it. True when
    /// none is named.
    fn any_of_the_year(&self, windows: &[&rank::Candidate]) -> bool {
        let year = self.plan.set_of(|term| term.date);
        if year == 0 || dated::named_or_year(self.plan).is_empty() {
            return true;
        }
        let passages = &self.pool.passages;
        let articles = windows.iter().take(FIRST_ONES);
        let articles: Vec<usize> = articles.map(|c| passages[c.window.hit].article).collect();
        passages
            .iter()
            .filter(|passage| articles.contains(&passage.article))
            .any(|passage| (passage.terms.any | passage.title.any) & year != 0)
    }
}
