//! The passages found, with the question's terms marked in them.

use crate::index::Hit;
use crate::model::{ArticleMeta, DateRange, Span};
use crate::text::{AnalysedToken, SentenceFlags, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::weighed::Weighed;
use super::{Window, keys::keys as sets, related, surnames};

/// A term of the question found in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Which token of the passage.
    pub(crate) token: u32,
    /// Which term of the plan.
    pub(crate) term: u8,
}

/// A set of the plan's terms: bit n is term n. Exact matches apart from alternatives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TermSet {
    /// Found as itself.
    pub(crate) exact: u32,
    /// Found as itself or as an alternative.
    pub(crate) any: u32,
}

impl TermSet {
    /// Both sets.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            exact: self.exact | other.exact,
            any: self.any | other.any,
        }
    }
}

/// A sentence of a passage, with what it holds of the question.
#[derive(Clone, Debug)]
pub(crate) struct SeenSentence {
    /// The terms in it.
    pub(crate) terms: TermSet,
    /// Its marks, a range of [`SeenPassage::marks`].
    pub(crate) marks: std::ops::Range<usize>,
    /// Whether it is the headline.
    pub(crate) headline: bool,
    /// Whether it is furniture of a page and no part of the story.
    pub(crate) furniture: bool,
    /// See [`super::signals::Signal::Related`].
    pub(crate) related: f64,
}

/// A passage with what it holds of the question.
#[derive(Clone, Debug)]
pub(crate) struct SeenPassage {
    /// Per sentence.
    pub(crate) sentences: Vec<SeenSentence>,
    /// Marks in order.
    pub(crate) marks: Vec<Mark>,
    /// All its terms.
    pub(crate) terms: TermSet,
    /// Terms of the article's title.
    pub(crate) title: TermSet,
    /// Number of its article among the pool's.
    pub(crate) article: usize,
}

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

/// All that was found of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SeenArticle {
    /// Terms in its title and all its passages found.
    pub(crate) terms: TermSet,
}

/// What was found of each article.
fn seen_articles(passages: &[SeenPassage], count: usize) -> Vec<SeenArticle> {
    let mut articles = vec![SeenArticle::default(); count];
    for passage in passages {
        if let Some(article) = articles.get_mut(passage.article) {
            article.terms = article.terms.with(passage.terms).with(passage.title);
        }
    }
    articles
}

/// Alternatives below this weight help to find passages but do not count as the word.
const CLOSE: f32 = 0.33;
/// A set of keys; most others are turned away by one bit.
#[derive(Debug, Default)]
struct KeyFilter {
    bits: [u64; 16],
    /// Sorted.
    keys: Vec<TermKey>,
}

impl KeyFilter {
    fn of(keys: impl Iterator<Item = TermKey>) -> Self {
        let mut filter = Self {
            keys: keys.collect(),
            ..Self::default()
        };
        filter.keys.sort_unstable();
        for key in &filter.keys {
            filter.bits[bit_of(*key).0] |= bit_of(*key).1;
        }
        filter
    }

    fn has(&self, key: TermKey) -> bool {
        let (word, bit) = bit_of(key);
        self.bits[word] & bit != 0 && self.keys.binary_search(&key).is_ok()
    }
}

/// The keys of those terms of a plan that `which` picks.
fn keys(plan: &Plan, which: impl Fn(&Term) -> bool) -> impl Iterator<Item = TermKey> {
    plan.terms
        .iter()
        .filter(move |term| which(term))
        .flat_map(|term| term.keys().map(|(key, _)| key))
}

/// A key's word and bit among 1,024 bits.
fn bit_of(key: TermKey) -> (usize, u64) {
    ((key.0 >> 6 & 15) as usize, 1 << (key.0 & 63))
}

/// Looks keys up among the plan's terms; most tokens are turned away by one bit.
struct Finder {
    filter: [u64; 16],
    keys: Vec<(TermKey, u8, bool)>,
    /// Verbs with particles: the verb, what has to follow it, and which term they stand for.
    phrases: Vec<(TermKey, Vec<TermKey>, u8)>,
    /// The years that the question names as such.
    years: Vec<TermKey>,
}

impl Finder {
    fn of(plan: &Plan) -> Self {
        let mut keys = Vec::new();
        for (number, term) in plan.terms.iter().enumerate() {
            for (place, (key, weight)) in term.keys().enumerate() {
                if weight < CLOSE {
                    continue;
                }
                // A word that is read as another counts as that word.
                let exact = place == usize::from(term.slip);
                keys.push((key, u8::try_from(number).unwrap_or(u8::MAX), exact));
            }
        }
        keys.sort_unstable();
        let phrases = phrases(plan);
        let mut filter = [0_u64; 16];
        let all = keys.iter().map(|(key, _, _)| *key);
        for key in all.chain(phrases.iter().map(|(verb, _, _)| *verb)) {
            filter[bit_of(key).0] |= bit_of(key).1;
        }
        Self {
            filter,
            keys,
            phrases,
            years: plan.years.iter().map(of_year).collect(),
        }
    }

    /// Whether a word is a year of the question that something is only compared with: what is told "since 1997" is not told of 1997.
    fn is_only_compared(&self, key: TermKey, before: Option<TermKey>) -> bool {
        self.years.contains(&key) && before.is_some_and(|before| sets().compares.has(before))
    }

    /// Calls `found` with each term that has this key, or that a verb and what `after` says of the keys behind it stand for.
    fn find(
        &self,
        key: TermKey,
        after: impl Fn(usize) -> Option<TermKey>,
        mut found: impl FnMut(u8, bool),
    ) {
        let (word, bit) = bit_of(key);
        if self.filter[word] & bit == 0 {
            return;
        }
        let from = self.keys.partition_point(|(k, _, _)| *k < key);
        for (_, term, exact) in self.keys[from..].iter().take_while(|(k, _, _)| *k == key) {
            found(*term, *exact);
        }
        let fits = |(at, key): (usize, &TermKey)| after(at) == Some(*key);
        for (verb, rest, term) in &self.phrases {
            if *verb == key && rest.iter().enumerate().all(fits) {
                found(*term, false);
            }
        }
    }

    fn set(&self, keys: &[TermKey]) -> TermSet {
        let mut set = TermSet::default();
        for (at, key) in keys.iter().enumerate() {
            let after = |n: usize| keys.get(at + 1 + n).copied();
            self.find(*key, after, |term, exact| mark(&mut set, term, exact));
        }
        set
    }
}

/// The key of a year in digits.
fn of_year(year: &DateRange) -> TermKey {
    TermKey::of(&year.first().year().to_string())
}

/// The verbs with particles that stand for terms of a plan.
fn phrases(plan: &Plan) -> Vec<(TermKey, Vec<TermKey>, u8)> {
    let of_term = |(term, number): (&Term, u8)| {
        let split = |phrase: &Vec<TermKey>| phrase.split_first().map(|(v, r)| (*v, r.to_vec()));
        let phrases: Vec<_> = term.phrases.iter().filter_map(split).collect();
        phrases
            .into_iter()
            .map(move |(verb, rest)| (verb, rest, number))
    };
    plan.terms.iter().zip(0_u8..).flat_map(of_term).collect()
}

fn mark(set: &mut TermSet, term: u8, exact: bool) {
    let bit = 1_u32.checked_shl(u32::from(term)).unwrap_or(0);
    set.any |= bit;
    if exact {
        set.exact |= bit;
    }
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
        surnames::complete(plan, hits, &articles, &mut passages);
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

/// Marks the terms of a passage. A question asked or quoted in an article holds the question's words and no answer: it counts for
/// what the passage is about, not for its windows.
fn see(finder: &Finder, hit: &Hit, article: usize, title: TermSet) -> SeenPassage {
    let mut marks = Vec::new();
    let mut all = TermSet::default();
    let mut sentences = Vec::with_capacity(hit.analysis.sentences.len());
    for sentence in &hit.analysis.sentences {
        let from = marks.len();
        let mut terms = TermSet::default();
        for at in sentence.tokens.clone() {
            let Some(token) = hit.analysis.tokens.get(at) else {
                break;
            };
            let after = |n: usize| hit.analysis.tokens.get(at + 1 + n).map(|next| next.key);
            let before = at.checked_sub(1).and_then(|at| hit.analysis.tokens.get(at));
            if finder.is_only_compared(token.key, before.map(|before| before.key)) {
                continue;
            }
            finder.find(token.key, after, |term, exact| {
                mark(&mut terms, term, exact);
                marks.push(Mark {
                    token: u32::try_from(at).unwrap_or(u32::MAX),
                    term,
                });
            });
        }
        all = all.with(terms);
        let furniture = sentence.flags.has(SentenceFlags::FURNITURE);
        if furniture || sentence.flags.has(SentenceFlags::QUESTION) {
            marks.truncate(from);
            terms = TermSet::default();
        }
        let headline = hit
            .article
            .title
            .span
            .is_some_and(|title| title.contains(sentence.span));
        sentences.push(SeenSentence {
            terms,
            marks: from..marks.len(),
            headline,
            furniture,
            related: 0.0,
        });
    }
    SeenPassage {
        sentences,
        marks,
        terms: all,
        title,
        article,
    }
}

/// Whether a token may be part of an answer rather than of grammar.
pub(crate) fn is_content(token: &AnalysedToken) -> bool {
    !token.flags.has(TokenFlags::STOP)
}
