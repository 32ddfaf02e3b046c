//! Scores that depend on nothing but the passage and the counts.
//!
//! The engine adds up the terms of a passage in an order that depends on its neighbours, so the last bits of a score
//! differ between an index that was updated often and one that was built at once. Dropping those bits settles all
//! scores but those close to where the dropped bits carry over; these are added up again, clause by clause.

use tantivy::query::{BooleanQuery, EnableScoring, Query as _, Scorer, Weight};
use tantivy::{DocId, DocSet as _, Score, SegmentReader, TantivyError};

/// Bits of a score's mantissa that are dropped; 15 stay, far more than two different passages need to differ.
const NOISE_BITS: u32 = 8;

/// By how many of its last units the order of adding can move a score: half a unit for each of at most 28 clauses and
/// phrases (see [`super::query`]).
const NOISE: u32 = 16;

/// The clauses of a query, ready to score each by itself.
pub(super) struct Clauses(Vec<Box<dyn Weight>>);

impl Clauses {
    pub(super) fn of(query: &BooleanQuery, scoring: EnableScoring<'_>) -> tantivy::Result<Self> {
        let clauses = query.clauses().iter();
        let weights: tantivy::Result<_> = clauses.map(|(_, one)| one.weight(scoring)).collect();
        weights.map(Self)
    }
}

/// Settles the scores of one segment, whose documents come in order.
pub(super) struct Exact<'a> {
    clauses: &'a Clauses,
    reader: &'a SegmentReader,
    /// Made at the first score that needs them.
    scorers: Vec<Box<dyn Scorer>>,
    failure: Option<TantivyError>,
}

impl<'a> Exact<'a> {
    pub(super) fn new(clauses: &'a Clauses, reader: &'a SegmentReader) -> Self {
        Self {
            clauses,
            reader,
            scorers: Vec::new(),
            failure: None,
        }
    }

    /// The score of a document to which the engine gave `score`, without the bits that are noise.
    pub(super) fn score(&mut self, document: DocId, score: Score) -> Score {
        if is_settled(score) {
            return without_noise(score);
        }
        let added = self.added(document).unwrap_or_else(|failure| {
            self.failure = Some(failure);
            score
        });
        without_noise(added)
    }

    /// What failed while scores were added up.
    pub(super) fn finish(self) -> tantivy::Result<()> {
        self.failure.map_or(Ok(()), Err)
    }

    fn added(&mut self, document: DocId) -> tantivy::Result<Score> {
        if self.scorers.is_empty() {
            let weights = self.clauses.0.iter();
            let scorers: tantivy::Result<_> = weights.map(|w| w.scorer(self.reader, 1.0)).collect();
            self.scorers = scorers?;
        }
        let mut sum = 0.0;
        for scorer in &mut self.scorers {
            if scorer.doc() < document {
                scorer.seek(document);
            }
            if scorer.doc() == document {
                sum += f64::from(scorer.score());
            }
        }
        Ok(sum as Score)
    }
}

/// No order of adding changes what remains of a score without its last bits.
fn is_settled(score: Score) -> bool {
    let dropped = score.max(0.0).to_bits() % (1 << NOISE_BITS);
    (NOISE..(1 << NOISE_BITS) - NOISE).contains(&dropped)
}

fn without_noise(score: Score) -> Score {
    Score::from_bits(score.max(0.0).to_bits() >> NOISE_BITS << NOISE_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_near_a_carry_are_not_settled() {
        let near = Score::from_bits(2.0_f32.to_bits() - 1);
        assert_ne!(without_noise(near).to_bits(), without_noise(2.0).to_bits());
        assert!(!is_settled(near) && !is_settled(2.0));
        let middle = Score::from_bits(2.0_f32.to_bits() + 128);
        assert!(is_settled(middle));
        assert_eq!(without_noise(middle).to_bits(), 2.0_f32.to_bits());
    }
}
