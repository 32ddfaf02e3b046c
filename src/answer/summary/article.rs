//! The summary of one article: its most central sentences, each saying something new, in the order of the text.

use crate::model::{Article, Span};
use crate::text::{AnalysedSentence, Analysis, sentences};

use super::super::select::dated::anchor;
use super::super::select::said::Said;
use super::super::select::statement::Statement;

use super::central::{Content, centrality, contents, shared};
use super::fit::{Fit, LEAST_WORDS, fit};

/// A sentence of an article with how much it says of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Central {
    /// Where it stands.
    pub(crate) span: Span,
    /// How central, higher is more; comparable within one article.
    pub(crate) score: f64,
}

/// How much of a sentence a summary chooses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Budget {
    /// So many sentences.
    Sentences(usize),
    /// This share of the article's sentences, rounded, at least one.
    Ratio(f64),
}

impl Budget {
    /// Exponent of a sentence's words by which longer ones are preferred: of few sentences each should say much.
    fn fullness(self) -> f64 {
        match self {
            Self::Sentences(_) => 0.45,
            Self::Ratio(_) => 0.0,
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count of sentences"
    )]
    fn of(self, sentences: usize) -> usize {
        match self {
            Self::Sentences(count) => count,
            Self::Ratio(ratio) => {
                ((sentences as f64 * ratio.clamp(0.0, 1.0)).round() as usize).max(1)
            }
        }
    }
}

/// Share of a sentence's words that an earlier choice may already hold.
const KNOWN: f64 = 0.8;

/// The sentences that summarise an article, in its order.
pub(crate) fn sentences_of(article: &Article, budget: Budget) -> Vec<Central> {
    let all = sentences(&article.text, article.body);
    let analysis = Analysis::of(&article.text, &all);
    let contents = contents(&article.text, &analysis);
    let scores = scores(article, &analysis, &contents, budget.fullness());
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    let wanted = budget.of(scores.len());
    let mut picked: Vec<usize> = Vec::new();
    for at in order.iter().copied() {
        if picked.len() < wanted
            && !picked
                .iter()
                .any(|p| says_the_same(&contents[at], &contents[*p]))
        {
            picked.push(at);
        }
    }
    picked.sort_unstable();
    picked
        .into_iter()
        .map(|at| Central {
            span: analysis.sentences[at].span,
            score: scores[at],
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "words of a sentence")]
fn says_the_same(a: &Content, b: &Content) -> bool {
    let (a, b) = (&a.keys, &b.keys);
    shared(a, b) as f64 > KNOWN * a.len().min(b.len()).max(1) as f64
}

/// Share of its centrality that a sentence keeps when it is no sentence of the report.
fn kept(fit: Fit) -> f64 {
    match fit {
        Fit::Alone | Fit::Leaning => 1.0,
        Fit::Piece => 0.3,
        Fit::Apart => 0.1,
    }
}

/// Centrality, less for what is no sentence of the report, more for long sentences by `fullness`.
fn scores(article: &Article, analysis: &Analysis, contents: &[Content], fullness: f64) -> Vec<f64> {
    let mut scores = centrality(contents);
    for (score, sentence) in scores.iter_mut().zip(&analysis.sentences) {
        #[expect(clippy::cast_precision_loss, reason = "words of a sentence")]
        let words = sentence.tokens.len() as f64;
        *score *= kept(fit(article, sentence)) * words.powf(fullness);
        if sentence.tokens.len() < LEAST_WORDS {
            *score = 0.0;
        }
    }
    scores
}

/// A sentence with its place and how well it stands in a summary.
struct Ranked {
    sentence: Central,
    fit: Fit,
    statement: Statement,
}

fn ranked(article: &Article) -> Vec<Ranked> {
    let all = sentences(&article.text, article.body);
    let analysis = Analysis::of(&article.text, &all);
    let day = anchor(&article.meta);
    let one = |sentence: &AnalysedSentence| {
        let tokens = analysis.tokens.get(sentence.tokens.clone());
        Ranked {
            sentence: Central {
                span: sentence.span,
                score: 1.0,
            },
            fit: fit(article, sentence),
            statement: Statement::of(tokens.unwrap_or(&[]), day),
        }
    };
    analysis.sentences.iter().map(one).collect()
}

/// The first sentences of an article that tell what it is about (one is its lead), and that `said` does not hold.
pub(crate) fn leading(article: &Article, wanted: usize, said: &Said) -> Vec<Central> {
    let mut all = ranked(article);
    // Stable: of equals the first comes first.
    all.sort_by_key(|one| one.fit);
    let fresh = |one: &Ranked| !said.repeats(std::slice::from_ref(&one.statement));
    let mut picked: Vec<Central> = all
        .into_iter()
        .filter(fresh)
        .take(wanted)
        .map(|one| one.sentence)
        .collect();
    picked.sort_by_key(|one| one.span);
    picked
}

/// The most central sentences of an article, without headings and the like as long as there is anything else.
pub(crate) fn telling(article: &Article, wanted: usize) -> Vec<Central> {
    let apart: Vec<Span> = ranked(article)
        .into_iter()
        .filter(|one| one.fit == Fit::Apart)
        .map(|one| one.sentence.span)
        .collect();
    let (rest, told): (Vec<Central>, Vec<Central>) =
        sentences_of(article, Budget::Sentences(wanted))
            .into_iter()
            .partition(|one| apart.contains(&one.span));
    if told.is_empty() { rest } else { told }
}
