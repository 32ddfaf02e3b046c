//! What is stored with each passage: its place, and what was worked out about its words.

use crate::model::Span;
use crate::text::Analysis;

/// What a hit needs besides the catalogue, with a checksum of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payload {
    pub(super) span: Span,
    pub(super) ordinal: u32,
    pub(super) first_sentence: u32,
    /// First bytes of the BLAKE3 hash of the passage's text.
    pub(super) text_hash: [u8; HASH],
    pub(super) analysis: Analysis,
}

/// Bytes of a hash that are kept; 16 leave an accident out of the question.
const HASH: usize = 16;
/// Bytes before the analysis: checksum, text hash and four numbers.
const HEAD: usize = 2 * HASH + 16;

/// The first bytes of a BLAKE3 hash.
pub(super) fn short_hash(bytes: &[u8]) -> [u8; HASH] {
    let mut short = [0; HASH];
    short.copy_from_slice(&blake3::hash(bytes).as_bytes()[..HASH]);
    short
}

impl Payload {
    /// Reads the payload of a stored document; `None` when it is damaged.
    pub(super) fn of_document(document: &[u8]) -> Option<Self> {
        Self::decode(only_field(document)?)
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = vec![0; HASH];
        bytes.extend_from_slice(&self.text_hash);
        let fit = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        for number in [
            fit(self.span.start()),
            fit(self.span.end()),
            self.ordinal,
            self.first_sentence,
        ] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.analysis.encode());
        let sum = short_hash(&bytes[HASH..]);
        bytes[..HASH].copy_from_slice(&sum);
        bytes
    }

    /// Reads what [`Payload::encode`] wrote; `None` when it is damaged.
    fn decode(bytes: &[u8]) -> Option<Self> {
        let (head, analysis) = bytes.split_at_checked(HEAD)?;
        if short_hash(bytes.get(HASH..)?) != head[..HASH] {
            return None;
        }
        let mut numbers = head[2 * HASH..]
            .chunks_exact(4)
            .map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let (start, end) = (numbers.next()?, numbers.next()?);
        Some(Self {
            span: Span::new(start as usize, end as usize)?,
            ordinal: numbers.next()?,
            first_sentence: numbers.next()?,
            text_hash: head[HASH..2 * HASH].try_into().ok()?,
            analysis: Analysis::decode(analysis)?,
        })
    }
}

/// Bytes of a stored document before its only field: the number of fields, the field's number and its type.
const BEFORE_FIELD: usize = 6;

/// The bytes of the only field of a document as the engine stores it. Read here, for the engine's own reader takes
/// them one by one. A change of the engine's format cannot go unnoticed: the payload has a checksum.
fn only_field(document: &[u8]) -> Option<&[u8]> {
    let rest = document.get(BEFORE_FIELD..)?;
    // The length ends with the first byte whose upper bit is set.
    let length = rest.iter().take(5).position(|byte| *byte >= 0x80)? + 1;
    rest.get(length..)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn payload() -> Payload {
        let text = "The troops leave. They said so.";
        Payload {
            span: Span::of(text),
            ordinal: 3,
            first_sentence: 17,
            text_hash: short_hash(text.as_bytes()),
            analysis: Analysis::of(text, &crate::text::sentences(text, Span::of(text))),
        }
    }

    #[test]
    fn a_payload_reads_back() {
        assert_eq!(Payload::decode(&payload().encode()), Some(payload()));
        assert_eq!(Payload::decode(&[]), None);
    }

    proptest! {
        #[test]
        fn a_flipped_bit_in_a_payload_is_noticed(at in any::<proptest::sample::Index>(), bit in 0..8) {
            let mut bytes = payload().encode();
            let at = at.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
            prop_assert_eq!(Payload::decode(&bytes), None);
        }

        #[test]
        fn any_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(Payload::decode(&bytes), None);
        }
    }
}
