//! The passages found, with the question's terms marked in them.

mod finder;
mod key_filter;
mod seen;

use crate::index::Hit;
use crate::model::{ArticleMeta, Span};
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::weighed::Weighed;
use super::{Window, offices, related, surnames};
use finder::Finder;
use key_filter::KeyFilter;
pub(crate) use seen::{Mark, SeenArticle, SeenPassage, SeenSentence, TermSet};
use seen::{see, seen_articles};

/// All passages found for a plan.
#[derive(Debug)]
pub(crate) struct Pool<'a> {
    /// As the index gave them, best first.
    pub(crate) hits: &'a [Hit],
    /// What is in them.
    pub(crate) passages: Vec<SeenPassage>,
    /// Weights of the plan's terms for the ranking.
    pub(crate) weights: Weighed,
    /// The same for the confidence.
    pub(crate) doubts: Weighed,
    /// Best BM25 score.
    pub(crate) best: f64,
    /// Days from each hit's article to the day of asking, negative for later ones.
    pub(crate) ages: Vec<i32>,
    /// The least of those ages that is not negative.
    pub(crate) youngest: i32,
    /// Coverage of the sentence that holds most.
    pub(crate) best_sentence: f64,
    /// What was found of each article, by the number in [`SeenPassage::article`].
    pub(crate) articles: Vec<SeenArticle>,
    /// All words of the question, with everything that may stand for them.
    asked: KeyFilter,
    /// Those of them that are no names.
    asked_plainly: KeyFilter,
}

/// The keys of those terms of a plan that `which` picks.
fn keys(plan: &Plan, which: impl Fn(&Term) -> bool) -> impl Iterator<Item = TermKey> {
    plan.terms
        .iter()
        .filter(move |term| which(term))
        .flat_map(|term| term.keys().map(|(key, _)| key))
}

impl<'a> Pool<'a> {
    /// Marks the plan's terms in the passages.
    pub(crate) fn of(plan: &Plan, hits: &'a [Hit]) -> Self {
        let finder = Finder::of(plan);
        let mut titles: Vec<(&ArticleMeta, TermSet)> = Vec::new();
        let mut passages = Vec::with_capacity(hits.len());
        for hit in hits {
            let article = titles
                .iter()
                .position(|(meta, _)| meta.id == hit.article.id)
                .unwrap_or_else(|| {
                    titles.push((&hit.article, finder.set(&hit.title)));
                    titles.len() - 1
                });
            passages.push(see(&finder, hit, article, titles[article].1));
        }
        let weights = Weighed::for_ranking(&plan.terms);
        let doubts = Weighed::for_doubts(&plan.terms);
        let best = hits.iter().map(|h| f64::from(h.score)).fold(1e-9, f64::max);
        let articles = seen_articles(&passages, titles.len());
        take_over(plan, hits, &articles, &mut passages);
        surnames::complete(plan, hits, &articles, &mut passages);
        offices::complete(plan, hits, articles.len(), &mut passages);
        let ages = ages(plan, hits);
        let youngest = ages.iter().copied().filter(|age| *age >= 0).min();
        let mut pool = Self {
            hits,
            passages,
            weights,
            doubts,
            best,
            ages,
            youngest: youngest.unwrap_or(0),
            best_sentence: 0.0,
            articles,
            asked: KeyFilter::of(keys(plan, |_| true)),
            asked_plainly: KeyFilter::of(keys(plan, |term| !term.name)),
        };
        let found = related::find(plan, &pool);
        related::note(&mut pool, &found);
        pool.note_best_sentence();
        pool
    }

    /// Takes the terms of the set `any` for said, by other words, in the sentences of whose tokens `says` holds.
    pub(crate) fn hold(&mut self, any: u32, says: impl Fn(&[AnalysedToken]) -> bool) {
        let held = TermSet { exact: 0, any };
        for hit in 0..self.hits.len() {
            for at in 0..self.passages[hit].sentences.len() {
                if says(self.tokens(hit, at)) {
                    let passage = &mut self.passages[hit];
                    passage.sentences[at].terms = passage.sentences[at].terms.with(held);
                    passage.terms = passage.terms.with(held);
                }
            }
        }
        self.note_best_sentence();
    }

    /// Works out anew what the sentence that holds most holds, after the terms of sentences have changed.
    pub(crate) fn note_best_sentence(&mut self) {
        self.best_sentence = self
            .passages
            .iter()
            .flat_map(|p| &p.sentences)
            .map(|s| self.coverage(s.terms))
            .fold(0.0, f64::max);
    }

    /// The share of the question's idf mass that a set of terms holds, 0 to 1.
    pub(crate) fn coverage(&self, set: TermSet) -> f64 {
        self.weights.share(set)
    }

    /// The share of the question that a set of terms holds where it is doubted whether it is answered at all, 0 to 1.
    pub(crate) fn told(&self, set: TermSet) -> f64 {
        self.doubts.share(set)
    }

    /// Whether the question holds a word, or anything that may stand for it.
    pub(crate) fn is_asked(&self, key: TermKey) -> bool {
        self.asked.has(key)
    }

    /// The same for words that are no names.
    pub(crate) fn is_asked_plainly(&self, key: TermKey) -> bool {
        self.asked_plainly.has(key)
    }

    /// The tokens of a sentence.
    pub(crate) fn tokens(&self, hit: usize, sentence: usize) -> &'a [AnalysedToken] {
        let analysis = &self.hits[hit].analysis;
        analysis
            .sentences
            .get(sentence)
            .and_then(|s| analysis.tokens.get(s.tokens.clone()))
            .unwrap_or(&[])
    }

    /// Bytes of a window in its article's text.
    pub(crate) fn span(&self, window: Window) -> Span {
        let sentences = &self.hits[window.hit].analysis.sentences;
        sentences[window.first]
            .span
            .join(sentences[window.last()].span)
    }

    /// Article and place, for a total order.
    pub(crate) fn place(&self, window: Window) -> (&str, Span) {
        (self.hits[window.hit].article.id.as_str(), self.span(window))
    }
}

/// Takes what a follow-up took over for said in every sentence of the articles that were quoted before, if they say it anywhere: "the
/// mill" is what they are about.
fn take_over(plan: &Plan, hits: &[Hit], articles: &[SeenArticle], passages: &mut [SeenPassage]) {
    let taken = plan.set_of(|term| term.inherited);
    for (passage, hit) in passages.iter_mut().zip(hits) {
        if taken == 0 || !plan.story.contains(&hit.article.id) {
            continue;
        }
        let said = articles[passage.article].terms.any & taken;
        let held = TermSet {
            exact: said,
            any: said,
        };
        passage.terms = passage.terms.with(held);
        for sentence in passage.sentences.iter_mut().filter(|s| !s.apart) {
            sentence.terms = sentence.terms.with(held);
        }
    }
}

/// Ages in days. An undated article has the age of the one whose events it covers, else the middle age of the dated ones.
fn ages(plan: &Plan, hits: &[Hit]) -> Vec<i32> {
    let own = |hit: &Hit| {
        let date = &hit.article.date;
        let day = date
            .range()
            .map(|r| r.last())
            .or_else(|| date.covers().map(|c| c.day))?;
        Some(plan.today.days_since(day))
    };
    let ages: Vec<Option<i32>> = hits.iter().map(own).collect();
    let mut known: Vec<i32> = ages
        .iter()
        .copied()
        .flatten()
        .filter(|age| *age >= 0)
        .collect();
    known.sort_unstable();
    let middle = known.get(known.len() / 2).copied().unwrap_or(0);
    ages.into_iter().map(|age| age.unwrap_or(middle)).collect()
}

/// Whether a token may be part of an answer rather than of grammar.
pub(crate) fn is_content(token: &AnalysedToken) -> bool {
    !token.flags.has(TokenFlags::STOP)
}
