//! Which article each of the engine's documents belongs to, and exact counts over those that count.
//!
//! The engine's own statistics still count deleted documents, so scores would depend on how an index came about. Here
//! deleted documents, and those of articles outside the catalogue, are taken out again: an index that was updated a
//! hundred times scores exactly like one built at once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

use super::catalogue::{Catalogue, Place};
use super::document::{Fields, LENGTH, ORDINAL, VERSION};
use crate::store::VersionId;

/// Mark of a document that belongs to no article of the catalogue.
pub(super) const NOBODY: Place = Place::MAX;

/// Counts of terms that are remembered.
const REMEMBERED: usize = 50_000;

/// The documents of one segment.
#[derive(Debug)]
pub(super) struct SegmentOwners {
    /// By document: place of its article in the catalogue, or [`NOBODY`].
    pub(super) owner: Vec<Place>,
    /// By document: number of the passage in its article.
    pub(super) ordinal: Vec<u32>,
    /// Documents of nobody, in order.
    dead: Vec<DocId>,
}

/// The documents of an index as a catalogue sees them.
#[derive(Debug)]
pub(super) struct Owners {
    searcher: Searcher,
    segments: Vec<SegmentOwners>,
    passages: u64,
    stems: Field,
    stem_tokens: u64,
    counts: Mutex<HashMap<Term, u64>>,
}

impl Owners {
    pub(super) fn new(
        searcher: Searcher,
        fields: Fields,
        catalogue: &Catalogue,
    ) -> tantivy::Result<Self> {
        let mut owners = Self {
            segments: Vec::new(),
            passages: 0,
            stems: fields.stems,
            stem_tokens: 0,
            counts: Mutex::default(),
            searcher,
        };
        for reader in owners.searcher.segment_readers() {
            let columns = reader.fast_fields();
            let version = columns.u64(VERSION)?.first_or_default_col(0);
            let ordinal = columns.u64(ORDINAL)?.first_or_default_col(0);
            let length = columns.u64(LENGTH)?.first_or_default_col(0);
            let documents = reader.max_doc();
            let mut segment = SegmentOwners {
                owner: vec![NOBODY; documents as usize],
                ordinal: vec![0; documents as usize],
                dead: Vec::new(),
            };
            // Passages of an article lie side by side, so the last look-up mostly answers the next.
            let mut last = (0, None);
            for document in 0..documents {
                let row = version.get_val(document);
                if row != last.0 {
                    last = (row, catalogue.place_of(VersionId(row.cast_signed())));
                }
                match last.1.filter(|_| !reader.is_deleted(document)) {
                    Some(place) => {
                        segment.owner[document as usize] = place;
                        segment.ordinal[document as usize] =
                            u32::try_from(ordinal.get_val(document)).unwrap_or(u32::MAX);
                        owners.passages += 1;
                        owners.stem_tokens += length.get_val(document);
                    }
                    None => segment.dead.push(document),
                }
            }
            owners.segments.push(segment);
        }
        Ok(owners)
    }

    pub(super) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(super) fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &SegmentOwners)> {
        self.searcher.segment_readers().iter().zip(&self.segments)
    }

    pub(super) fn passages(&self) -> u64 {
        self.passages
    }

    /// Passages of the catalogue that hold a term, exactly.
    pub(super) fn count(&self, term: &Term) -> tantivy::Result<u64> {
        let known = self.counts().get(term).copied();
        if let Some(count) = known {
            return Ok(count);
        }
        let mut count = 0;
        for (reader, owners) in self.segments() {
            count += live_count(reader, owners, term)?;
        }
        let mut counts = self.counts();
        if counts.len() >= REMEMBERED {
            counts.clear();
        }
        counts.insert(term.clone(), count);
        Ok(count)
    }

    fn counts(&self) -> std::sync::MutexGuard<'_, HashMap<Term, u64>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Documents of a segment that hold a term, without those of nobody. Looks at whichever list is shorter.
fn live_count(reader: &SegmentReader, owners: &SegmentOwners, term: &Term) -> tantivy::Result<u64> {
    let inverted = reader.inverted_index(term.field())?;
    let Some(info) = inverted.get_term_info(term)? else {
        return Ok(0);
    };
    if owners.dead.is_empty() {
        return Ok(u64::from(info.doc_freq));
    }
    let mut postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
    let mut gone = 0;
    if owners.dead.len() < info.doc_freq as usize {
        for dead in &owners.dead {
            if postings.doc() < *dead {
                postings.seek(*dead);
            }
            if postings.doc() == TERMINATED {
                break;
            }
            gone += u64::from(postings.doc() == *dead);
        }
    } else {
        while postings.doc() != TERMINATED {
            gone += u64::from(owners.owner[postings.doc() as usize] == NOBODY);
            postings.advance();
        }
    }
    Ok(u64::from(info.doc_freq) - gone)
}

impl Bm25StatisticsProvider for Owners {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        if field == self.stems {
            return Ok(self.stem_tokens);
        }
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.passages.max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.count(term)
    }
}
