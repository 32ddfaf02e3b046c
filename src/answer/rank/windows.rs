//! Windows: runs of one to three sentences of one passage. The headline stands alone, and none reaches across furniture of a
//! page or a heading.

use super::ground;
use super::pool::{Pool, TermSet};

/// A run of sentences of one passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Window {
    /// Number of the passage in the pool.
    pub(crate) hit: usize,
    /// First sentence of the passage.
    pub(crate) first: usize,
    /// How many sentences (at least 1).
    pub(crate) count: usize,
}

impl Window {
    /// Its last sentence.
    pub(crate) fn last(self) -> usize {
        self.first + self.count - 1
    }

    /// Its sentences.
    pub(crate) fn sentences(self) -> std::ops::Range<usize> {
        self.first..self.first + self.count
    }
}

/// Words at most in a window of several sentences: what reads well as one quote.
const MOST_WORDS: usize = 100;

/// What a passage of the day of asking gains in the cheap score; fades as [`ground::season`] does. Without it, what is fresh falls behind
/// what only holds more words.
const FRESH: f64 = 0.3;

/// The best windows by a cheap score (coverage of window and passage, BM25, how fresh), at most `most`.
pub(crate) fn shortlist(pool: &Pool<'_>, longest: usize, most: usize) -> Vec<Window> {
    let mut scored: Vec<(f64, Window)> = Vec::new();
    for hit in 0..pool.passages.len() {
        from_passage(pool, hit, longest, &mut scored);
    }
    if scored.len() > most {
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(most);
    }
    scored.into_iter().map(|(_, window)| window).collect()
}

fn from_passage(pool: &Pool<'_>, hit: usize, longest: usize, scored: &mut Vec<(f64, Window)>) {
    let passage = &pool.passages[hit];
    let bm25 = f64::from(pool.hits[hit].score) / pool.best;
    let base = pool.coverage(passage.terms) + bm25 + FRESH * ground::season(pool.ages[hit]);
    for first in 0..passage.sentences.len() {
        let mut terms = TermSet::default();
        let mut words = 0;
        for count in 1..=longest {
            let Some(sentence) = passage.sentences.get(first + count - 1) else {
                break;
            };
            if sentence.apart {
                break;
            }
            words += pool.tokens(hit, first + count - 1).len();
            if count > 1
                && (words > MOST_WORDS || sentence.headline || passage.sentences[first].headline)
            {
                break;
            }
            terms = terms.with(sentence.terms);
            let held = terms.with(sentence.under);
            if held.any == 0 {
                continue;
            }
            // A longer window must earn its length: its last sentence says something of the question, or leans on the first.
            #[expect(clippy::cast_precision_loss, reason = "one to three")]
            let cheap = 2.0 * pool.coverage(held) + base - 0.15 * (count as f64);
            scored.push((cheap, Window { hit, first, count }));
        }
    }
}
