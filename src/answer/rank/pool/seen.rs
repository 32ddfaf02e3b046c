//! What a passage holds of the question: its sentences with the terms in them, and where these stand.

use std::sync::OnceLock;

use crate::index::Hit;
use crate::text::{AnalysedSentence, AnalysedToken, SentenceFlags, TermKey, TokenFlags};

use super::finder::Finder;

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

    /// Adds a term, as itself if `exact`.
    pub(super) fn add(&mut self, term: u8, exact: bool) {
        let bit = 1_u32.checked_shl(u32::from(term)).unwrap_or(0);
        self.any |= bit;
        if exact {
            self.exact |= bit;
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
    /// Whether it is furniture of a page and no part of the story, or stands over what follows: no window holds it.
    pub(crate) apart: bool,
    /// The terms of the heading or the interviewer's question that it stands under, in the same passage.
    pub(crate) under: TermSet,
    /// See [`super::super::signals::Signal::Related`].
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

/// All that was found of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SeenArticle {
    /// Terms in its title and all its passages found.
    pub(crate) terms: TermSet,
}

/// What was found of each article.
pub(super) fn seen_articles(passages: &[SeenPassage], count: usize) -> Vec<SeenArticle> {
    let mut articles = vec![SeenArticle::default(); count];
    for passage in passages {
        if let Some(article) = articles.get_mut(passage.article) {
            article.terms = article.terms.with(passage.terms).with(passage.title);
        }
    }
    articles
}

/// Marks the terms of a passage. A question asked or quoted in an article holds the question's words and no answer: it counts for
/// what the passage is about, not for its windows. So does a heading, which says what the sentences under it are about: the first of
/// them holds its words as well, as it does those of an interviewer's question that it answers.
pub(super) fn see(finder: &Finder, hit: &Hit, article: usize, title: TermSet) -> SeenPassage {
    let mut marks = Vec::new();
    let mut all = TermSet::default();
    let mut sentences: Vec<SeenSentence> = Vec::with_capacity(hit.analysis.sentences.len());
    let mut over = Over::default();
    for sentence in &hit.analysis.sentences {
        let from = marks.len();
        let mut terms = mark_sentence(finder, hit, sentence, &mut marks);
        all = all.with(terms);
        let headline = is_headline(hit, sentence);
        let heading = sentence.flags.has(SentenceFlags::HEADING) && !headline;
        let opened = over.read(heading, terms);
        let apart = heading || sentence.flags.has(SentenceFlags::FURNITURE);
        if apart || sentence.flags.has(SentenceFlags::QUESTION) {
            marks.truncate(from);
            terms = TermSet::default();
        } else {
            terms = terms.with(opened);
        }
        sentences.push(SeenSentence {
            terms,
            marks: from..marks.len(),
            headline,
            apart,
            under: over.terms,
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

fn is_headline(hit: &Hit, sentence: &AnalysedSentence) -> bool {
    let title = hit.article.title.span;
    title.is_some_and(|title| title.contains(sentence.span))
}

/// The heading over the sentences that are read.
#[derive(Debug, Default)]
struct Over {
    terms: TermSet,
    /// Whether the sentence before was a heading.
    heading: bool,
}

impl Over {
    /// Reads the next sentence with its own terms; gives back those of the heading that it is the first to stand under.
    fn read(&mut self, heading: bool, terms: TermSet) -> TermSet {
        let follows = std::mem::replace(&mut self.heading, heading);
        if !heading {
            return if follows {
                self.terms
            } else {
                TermSet::default()
            };
        }
        // Several sentences of one heading stand over the same section.
        self.terms = if follows {
            self.terms.with(terms)
        } else {
            terms
        };
        TermSet::default()
    }
}

/// Whether a word is "p.m." behind an hour, which is no prime minister.
fn is_of_clock(key: TermKey, before: Option<&AnalysedToken>) -> bool {
    static PM: OnceLock<TermKey> = OnceLock::new();
    let number = |token: &AnalysedToken| {
        token.flags.has(TokenFlags::NUMBER) || token.flags.has(TokenFlags::DIGIT)
    };
    key == *PM.get_or_init(|| TermKey::of("pm")) && before.is_some_and(number)
}

/// Adds the marks of a sentence to those of its passage, and tells which terms it holds.
fn mark_sentence(
    finder: &Finder,
    hit: &Hit,
    sentence: &AnalysedSentence,
    marks: &mut Vec<Mark>,
) -> TermSet {
    let tokens = &hit.analysis.tokens;
    let mut terms = TermSet::default();
    for at in sentence.tokens.clone() {
        let Some(token) = tokens.get(at) else {
            break;
        };
        let after = |n: usize| tokens.get(at + 1 + n).map(|next| next.key);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        if finder.is_only_compared(token.key, before.map(|before| before.key))
            || is_of_clock(token.key, before)
        {
            continue;
        }
        finder.find(token.key, after, |term, exact| {
            terms.add(term, exact);
            marks.push(Mark {
                token: u32::try_from(at).unwrap_or(u32::MAX),
                term,
            });
        });
    }
    terms
}
