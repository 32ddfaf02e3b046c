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
    /// ("last week") it is enough that an article is not much older.
    pub(crate) fn any_of_the_day(
        &mut self,
        windows: &[&rank::Candidate],
    ) -> Result<bool, IndexError> {
        let dates = if self.plan.only_time {
            &self.plan.looked_for
        } else {
            &self.plan.days
        };
        let recent = |one: &&rank::Candidate| {
            let meta = &self.pool.hits[one.window.hit].article;
            !dated::is_older(&self.plan.lately, meta)
        };
        if !windows.iter().take(FIRST_ONES).any(recent) {
            return Ok(false);
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
