//! The best passages of a query, in an order that depends on nothing but the passages.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::Score;
use tantivy::query::{BooleanQuery, EnableScoring, Query};

use super::catalogue::{Place, Selection};
use super::exact::{Clauses, Exact};
use super::owners::{Address, NOBODY, Owners};

/// How far below the worst kept passage the engine may still not skip. Its bounds for skipping are worked out with
/// the average length at indexing time, which differs by a few per mille between segments.
const MARGIN: Score = 0.99;

/// Sorts from the worst to the best: score, then article, then passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Bits of a score; those of positive numbers sort like the numbers.
    score: u32,
    place: Reverse<Place>,
    ordinal: Reverse<u32>,
    address: Address,
}

/// A passage that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) address: Address,
    pub(super) place: Place,
    pub(super) score: Score,
}

/// The `limit` best passages of the selected articles, best first.
pub(super) fn best(
    owners: &Owners,
    query: &BooleanQuery,
    selected: Option<&Selection>,
    limit: usize,
) -> tantivy::Result<Vec<Found>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let mut kept = Kept {
        heap: BinaryHeap::with_capacity(limit.min(1024) + 1),
        limit,
    };
    for (index, searcher) in owners.searchers().iter().enumerate() {
        let scoring = EnableScoring::enabled_from_statistics_provider(owners, searcher);
        let weight = query.weight(scoring)?;
        let clauses = Clauses::of(query, scoring)?;
        for (number, reader, segment) in owners.segments_of(index) {
            let mut exact = Exact::new(&clauses, reader);
            weight.for_each_pruning(kept.threshold(), reader, &mut |document, score| {
                let place = segment.owner[document as usize];
                if place != NOBODY && selected.is_none_or(|set| set.contains(place)) {
                    kept.offer(Rank {
                        score: exact.score(document, score).to_bits(),
                        place: Reverse(place),
                        ordinal: Reverse(segment.ordinal[document as usize]),
                        address: Address {
                            segment: number,
                            document,
                        },
                    });
                }
                kept.threshold()
            })?;
            exact.finish()?;
        }
    }
    Ok(kept.into_found())
}

/// How many passages of the selected articles match.
pub(super) fn count(
    owners: &Owners,
    query: &dyn Query,
    selected: Option<&Selection>,
) -> tantivy::Result<u64> {
    let mut matching = 0;
    for (index, searcher) in owners.searchers().iter().enumerate() {
        let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
        for (_, reader, segment) in owners.segments_of(index) {
            weight.for_each_no_score(reader, &mut |documents| {
                let places = documents.iter().map(|d| segment.owner[*d as usize]);
                let chosen = places
                    .filter(|place| *place != NOBODY)
                    .filter(|place| selected.is_none_or(|set| set.contains(*place)));
                matching += chosen.count() as u64;
            })?;
        }
    }
    Ok(matching)
}

struct Kept {
    heap: BinaryHeap<Reverse<Rank>>,
    limit: usize,
}

impl Kept {
    fn offer(&mut self, rank: Rank) {
        self.heap.push(Reverse(rank));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }

    /// Scores up to this one cannot get among the best any more.
    fn threshold(&self) -> Score {
        match self.heap.peek() {
            Some(Reverse(worst)) if self.heap.len() >= self.limit => {
                Score::from_bits(worst.score) * MARGIN
            }
            _ => Score::MIN,
        }
    }

    fn into_found(self) -> Vec<Found> {
        self.heap
            .into_sorted_vec()
            .into_iter()
            .map(|Reverse(rank)| Found {
                address: rank.address,
                place: rank.place.0,
                score: Score::from_bits(rank.score),
            })
            .collect()
    }
}
