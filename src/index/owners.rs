//! Which article each of the engine's documents belongs to, and exact counts over those that count.
//!
//! The engine's own statistics still count deleted documents, so scores would depend on how an index came about. Here
//! deleted documents, and those of articles outside the catalogue, are taken out again: an index that was updated a
//! hundred times scores exactly like one built at once. For the same reason documents of several indexes can be
//! searched as one.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use tantivy::directory::OwnedBytes;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::StoreReader;
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

use super::catalogue::{Catalogue, Place};
use super::document::{Fields, LENGTH, ORDINAL, VERSION};
use crate::store::VersionId;

/// Mark of a document that belongs to no article of the catalogue.
pub(super) const NOBODY: Place = Place::MAX;

/// Counts of terms that are remembered.
const REMEMBERED: usize = 50_000;

/// Where a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    /// Number of its segment among all segments.
    pub(super) segment: u32,
    pub(super) document: DocId,
}

/// The documents of one segment.
pub(super) struct Segment {
    /// Number of its index, and of the segment in it.
    index: usize,
    segment: u32,
    /// By document: place of its article in the catalogue, or [`NOBODY`].
    pub(super) owner: Vec<Place>,
    /// By document: number of the passage in its article.
    pub(super) ordinal: Vec<u32>,
    /// Documents of nobody, in order.
    dead: Vec<DocId>,
    /// Living documents, and indexed stems in them.
    passages: u64,
    stems: u64,
    /// What is stored of them. Blocks are not kept: each holds a passage or a few, and the system has the file in memory.
    documents: StoreReader,
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segment")
            .field("passages", &self.passages)
            .finish_non_exhaustive()
    }
}

/// The documents of one or more indexes as a catalogue sees them.
#[derive(Debug)]
pub(super) struct Owners {
    searchers: Vec<Searcher>,
    segments: Vec<Segment>,
    passages: u64,
    stems: u64,
    field: Field,
    counts: Mutex<HashMap<Term, u64>>,
}

impl Owners {
    /// Looks through all documents once: about a millisecond for each 100,000.
    pub(super) fn new(
        searchers: Vec<Searcher>,
        fields: Fields,
        catalogue: &Catalogue,
    ) -> tantivy::Result<Self> {
        let mut segments = Vec::new();
        for (index, searcher) in searchers.iter().enumerate() {
            for (number, reader) in (0..).zip(searcher.segment_readers()) {
                let mut segment = Segment::new(reader, catalogue)?;
                (segment.index, segment.segment) = (index, number);
                segments.push(segment);
            }
        }
        Ok(Self {
            passages: segments.iter().map(|s| s.passages).sum(),
            stems: segments.iter().map(|s| s.stems).sum(),
            field: fields.stems,
            counts: Mutex::default(),
            searchers,
            segments,
        })
    }

    pub(super) fn searchers(&self) -> &[Searcher] {
        &self.searchers
    }

    pub(super) fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &Segment)> {
        self.segments
            .iter()
            .map(|s| (self.searchers[s.index].segment_reader(s.segment), s))
    }

    /// The segments of one index, with their numbers among all.
    pub(super) fn segments_of(
        &self,
        index: usize,
    ) -> impl Iterator<Item = (u32, &SegmentReader, &Segment)> {
        (0..)
            .zip(self.segments())
            .filter(move |(_, (_, segment))| segment.index == index)
            .map(|(number, (reader, segment))| (number, reader, segment))
    }

    /// The bytes of a stored document.
    pub(super) fn document(&self, address: Address) -> tantivy::Result<OwnedBytes> {
        self.segments[address.segment as usize]
            .documents
            .get_document_bytes(address.document)
    }

    /// Passages of the catalogue.
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
        for (reader, segment) in self.segments() {
            count += segment.count(reader, term)?;
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

impl Segment {
    fn new(reader: &SegmentReader, catalogue: &Catalogue) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let version = columns.u64(VERSION)?.first_or_default_col(0);
        let ordinal = columns.u64(ORDINAL)?.first_or_default_col(0);
        let length = columns.u64(LENGTH)?.first_or_default_col(0);
        let mut segment = Self {
            owner: vec![NOBODY; reader.max_doc() as usize],
            ordinal: vec![0; reader.max_doc() as usize],
            index: 0,
            segment: 0,
            dead: Vec::new(),
            passages: 0,
            stems: 0,
            documents: reader.get_store_reader(0)?,
        };
        // Passages of an article lie side by side, so the last look-up mostly answers the next.
        let mut last = (0, None);
        for document in 0..reader.max_doc() {
            let row = version.get_val(document);
            if row != last.0 {
                last = (row, catalogue.place_of(VersionId(row.cast_signed())));
            }
            let Some(place) = last.1.filter(|_| !reader.is_deleted(document)) else {
                segment.dead.push(document);
                continue;
            };
            segment.owner[document as usize] = place;
            segment.ordinal[document as usize] =
                u32::try_from(ordinal.get_val(document)).unwrap_or(u32::MAX);
            segment.passages += 1;
            segment.stems += length.get_val(document);
        }
        Ok(segment)
    }

    /// Living documents that hold a term. Looks at whichever list is shorter, the term's or that of the dead.
    fn count(&self, reader: &SegmentReader, term: &Term) -> tantivy::Result<u64> {
        let inverted = reader.inverted_index(term.field())?;
        let Some(info) = inverted.get_term_info(term)? else {
            return Ok(0);
        };
        if self.dead.is_empty() {
            return Ok(u64::from(info.doc_freq));
        }
        let mut postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        let mut gone = 0;
        if self.dead.len() < info.doc_freq as usize {
            for dead in &self.dead {
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
                gone += u64::from(self.owner[postings.doc() as usize] == NOBODY);
                postings.advance();
            }
        }
        Ok(u64::from(info.doc_freq).saturating_sub(gone))
    }
}

impl Bm25StatisticsProvider for Owners {
    /// Only stems are ever scored.
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        Ok(if field == self.field { self.stems } else { 0 })
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        // The engine divides by it.
        Ok(self.passages.max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.count(term)
    }
}
