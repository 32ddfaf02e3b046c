//! Support: several articles that name the same person, place or number beside the question's words make it likelier to be the
//! answer. Copies of one wire report count once per article, and an article counts once per name.

use crate::text::{TermKey, TokenFlags};

use super::more::of_the_week;
use super::pool::{Pool, is_content};

/// Votes for names and numbers that the question does not mention.
#[derive(Debug, Default)]
pub(crate) struct Votes {
    /// Sorted by key; the vote is 0 to 1.
    votes: Vec<(TermKey, f64)>,
    /// Votes for the content words of each passage, by the number of the token.
    tokens: Vec<Vec<f64>>,
}

/// Sentences below this coverage do not vote.
const LEAST: f64 = 0.3;
/// What an article's vote weighs that is not of the week of asking, beside one that is.
const OLD_VOTE: f64 = 0.3;

impl Votes {
    /// Counts the votes of a pool.
    pub(crate) fn of(pool: &Pool<'_>) -> Self {
        let mut cast: Vec<(TermKey, usize, f64)> = Vec::new();
        let mut words: Vec<(TermKey, usize, f64)> = Vec::new();
        for (hit, passage) in pool.passages.iter().enumerate() {
            let fresh = OLD_VOTE + (1.0 - OLD_VOTE) * of_the_week(pool.ages[hit]);
            for (number, sentence) in passage.sentences.iter().enumerate() {
                let coverage = pool.coverage(sentence.terms);
                if coverage < LEAST {
                    continue;
                }
                let (of_name, of_word) = (fresh * coverage * coverage, fresh * coverage.powi(3));
                let tokens = pool.tokens(hit, number).iter();
                for token in tokens.filter(|t| is_content(t) && !pool.is_asked(t.key)) {
                    words.push((token.key, passage.article, of_word));
                    if is_candidate(token.flags) {
                        cast.push((token.key, passage.article, of_name));
                    }
                }
            }
        }
        Self {
            votes: count(cast),
            tokens: of_tokens(pool, &count(words)),
        }
    }

    /// The votes for the words of a passage, 0 to 1, by the number of the token.
    pub(crate) fn of_tokens(&self, hit: usize) -> &[f64] {
        self.tokens.get(hit).map_or(&[], Vec::as_slice)
    }

    /// The vote for a key, 0 to 1.
    pub(crate) fn for_key(&self, key: TermKey) -> f64 {
        self.votes
            .binary_search_by(|(k, _)| k.cmp(&key))
            .map_or(0.0, |at| self.votes[at].1)
    }
}

/// Looks each token of the pool up once: windows overlap.
fn of_tokens(pool: &Pool<'_>, words: &[(TermKey, f64)]) -> Vec<Vec<f64>> {
    let vote = |token: &crate::text::AnalysedToken| {
        if !is_content(token) {
            return 0.0;
        }
        let found = words.binary_search_by(|(key, _)| key.cmp(&token.key));
        found.map_or(0.0, |at| words[at].1)
    };
    let hits = pool.hits.iter();
    hits.map(|hit| hit.analysis.tokens.iter().map(vote).collect())
        .collect()
}

/// Each article votes once for a word.
fn count(mut cast: Vec<(TermKey, usize, f64)>) -> Vec<(TermKey, f64)> {
    cast.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)).then(b.2.total_cmp(&a.2)));
    cast.dedup_by_key(|(key, article, _)| (*key, *article));
    sum(&cast)
}

/// Whether a word of content is a name or a number.
fn is_candidate(flags: TokenFlags) -> bool {
    flags.has(TokenFlags::NAME) || flags.has(TokenFlags::NUMBER)
}

/// Sums per key, as a share of the best; a name of a single article gets nothing.
fn sum(cast: &[(TermKey, usize, f64)]) -> Vec<(TermKey, f64)> {
    let mut votes: Vec<(TermKey, f64, usize)> = Vec::new();
    for (key, _, vote) in cast {
        match votes.last_mut() {
            Some((last, sum, voters)) if last == key => {
                *sum += vote;
                *voters += 1;
            }
            _ => votes.push((*key, *vote, 1)),
        }
    }
    let best = votes.iter().map(|(_, vote, _)| *vote).fold(1e-9, f64::max);
    votes
        .into_iter()
        .filter(|(_, _, voters)| *voters > 1)
        .map(|(key, vote, _)| (key, vote / best))
        .collect()
}
