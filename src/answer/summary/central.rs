//! Which sentences say most of what a text says: TextRank (Mihalcea and Tarau, 2004) over shared words.

use crate::text::{AnalysedSentence, Analysis};

use super::super::rank::pool::is_content;

/// The content words of each sentence, as sorted keys.
pub(crate) fn contents(analysis: &Analysis) -> Vec<Vec<u32>> {
    analysis
        .sentences
        .iter()
        .map(|s| content(analysis, s))
        .collect()
}

fn content(analysis: &Analysis, sentence: &AnalysedSentence) -> Vec<u32> {
    let tokens = analysis.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
    let mut keys: Vec<u32> = tokens
        .iter()
        .filter(|t| is_content(t))
        .map(|t| t.key.0)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Damping factor of PageRank (Brin and Page, 1998).
const DAMPING: f64 = 0.85;
/// Rounds of the power iteration; the order is stable long before.
const ROUNDS: usize = 40;
/// Sentences that are compared with each other at most; a longer article's tail gets no score (quadratic cost).
const MOST: usize = 400;

/// How central each sentence is; sums to 1 over the sentences that share anything. Sentences over the limit get 0.
pub(crate) fn centrality(contents: &[Vec<u32>]) -> Vec<f64> {
    let count = contents.len().min(MOST);
    let mut scores = vec![0.0; contents.len()];
    if count == 0 {
        return scores;
    }
    let links = links(&contents[..count]);
    let out: Vec<f64> = links
        .iter()
        .map(|row| row.iter().map(|(_, w)| w).sum())
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "at most 400 sentences")]
    let even = 1.0 / count as f64;
    let mut rank = vec![even; count];
    for _ in 0..ROUNDS {
        let mut next = vec![(1.0 - DAMPING) * even; count];
        for (from, row) in links.iter().enumerate() {
            for (to, weight) in row {
                next[*to] += DAMPING * rank[from] * weight / out[from];
            }
        }
        rank = next;
    }
    scores[..count].copy_from_slice(&rank);
    scores
}

/// Similar pairs: shared words over the logarithms of the lengths.
#[expect(clippy::cast_precision_loss, reason = "words of a sentence")]
fn links(contents: &[Vec<u32>]) -> Vec<Vec<(usize, f64)>> {
    let mut links = vec![Vec::new(); contents.len()];
    for a in 0..contents.len() {
        for b in 0..a {
            let shared = shared(&contents[a], &contents[b]);
            let scale =
                (1.0 + contents[a].len() as f64).ln() + (1.0 + contents[b].len() as f64).ln();
            if shared > 0 && scale > 0.0 {
                let weight = shared as f64 / scale;
                links[a].push((b, weight));
                links[b].push((a, weight));
            }
        }
    }
    links
}

/// Common elements of two sorted lists.
pub(crate) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_shares_most_is_the_most_central() {
        let scores = centrality(&[vec![1, 2], vec![1, 2, 3, 4], vec![3, 4], vec![9]]);
        assert!(scores[1] > scores[0] && scores[1] > scores[2] && scores[0] > scores[3]);
        assert!(centrality(&[]).is_empty());
    }
}
