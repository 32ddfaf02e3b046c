//! The stored form of an analysis: about eight bytes a token.
//!
//! Version byte; number of sentences; per sentence its start (difference to the end of the one before, zigzag, for a
//! headline may stand anywhere), length, paragraph (difference, zigzag), flags, number of tokens; per token its key
//! (4 bytes), flags (2 bytes), distance from the token before, length. Numbers are LEB128, fixed fields little-endian.
//! Damage that keeps the shape cannot be seen here; the index keeps hashes for that.

use super::{AnalysedSentence, AnalysedToken, Analysis, SentenceFlags};
use crate::model::Span;
use crate::text::tokens::{TermKey, TokenFlags};

/// Version of the format. Raise it with every change, so that old bytes are refused.
const VERSION: u8 = 1;
/// Least bytes of a token and of a sentence: what bounds the memory that damaged counts can ask for.
const TOKEN_BYTES: usize = 8;
const SENTENCE_BYTES: usize = 6;

pub(super) fn encode(analysis: &Analysis) -> Vec<u8> {
    let mut out = Vec::with_capacity(8 + analysis.sentences.len() * 8 + analysis.tokens.len() * 9);
    out.push(VERSION);
    put(&mut out, analysis.sentences.len() as u64);
    put(&mut out, analysis.tokens.len() as u64);
    let (mut end, mut paragraph) = (0_i64, 0_i64);
    for sentence in &analysis.sentences {
        let tokens = analysis.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
        put_signed(&mut out, sentence.span.start() as i64 - end);
        put(&mut out, sentence.span.len() as u64);
        put_signed(&mut out, i64::from(sentence.paragraph) - paragraph);
        out.extend_from_slice(&sentence.flags.0.to_le_bytes());
        put(&mut out, tokens.len() as u64);
        let mut last = sentence.span.start();
        for token in tokens {
            out.extend_from_slice(&token.key.0.to_le_bytes());
            out.extend_from_slice(&token.flags.0.to_le_bytes());
            put(&mut out, token.span.start().saturating_sub(last) as u64);
            put(&mut out, token.span.len() as u64);
            last = token.span.end();
        }
        end = sentence.span.end() as i64;
        paragraph = i64::from(sentence.paragraph);
    }
    out
}

pub(super) fn decode(bytes: &[u8]) -> Option<Analysis> {
    let mut input = Input(bytes);
    if input.fixed::<1>()? != [VERSION] {
        return None;
    }
    let sentences = input.count(SENTENCE_BYTES)?;
    let total = input.count(TOKEN_BYTES)?;
    let mut analysis = Analysis {
        sentences: Vec::with_capacity(sentences),
        tokens: Vec::with_capacity(total),
    };
    let (mut end, mut paragraph) = (0_i64, 0_i64);
    for _ in 0..sentences {
        let start = usize::try_from(end.checked_add(input.signed()?)?).ok()?;
        let span = Span::new(start, start.checked_add(input.number()?)?)?;
        paragraph = paragraph.checked_add(input.signed()?)?;
        let flags = SentenceFlags(u16::from_le_bytes(input.fixed()?));
        let first = analysis.tokens.len();
        let mut last = start;
        for _ in 0..input.count(TOKEN_BYTES)? {
            let token = input.token(last)?;
            if token.span.end() > span.end() {
                return None;
            }
            last = token.span.end();
            analysis.tokens.push(token);
        }
        analysis.sentences.push(AnalysedSentence {
            span,
            paragraph: u32::try_from(paragraph).ok()?,
            tokens: first..analysis.tokens.len(),
            flags,
        });
        end = i64::try_from(span.end()).ok()?;
    }
    (input.0.is_empty() && analysis.tokens.len() == total).then_some(analysis)
}

fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_signed(out: &mut Vec<u8>, number: i64) {
    put(out, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

/// What is left to read.
struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    /// At most five bytes: every number of the format fits 32 bits, or 33 with its sign.
    fn long(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let [byte] = self.fixed()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(self.long()?).ok()
    }

    /// A number of things of at least `size` bytes each, checked against what is left.
    fn count(&mut self, size: usize) -> Option<usize> {
        self.number().filter(|count| *count <= self.0.len() / size)
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.long()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn token(&mut self, last: usize) -> Option<AnalysedToken> {
        // Nearly all tokens have eight bytes; a search reads thousands of them.
        if let Some((token, rest)) = self.0.split_first_chunk::<8>()
            && token[6] < 0x80
            && token[7] < 0x80
        {
            self.0 = rest;
            let start = last.checked_add(usize::from(token[6]))?;
            return Some(AnalysedToken {
                key: TermKey(u32::from_le_bytes([token[0], token[1], token[2], token[3]])),
                flags: TokenFlags(u16::from_le_bytes([token[4], token[5]])),
                span: Span::new(start, start.checked_add(usize::from(token[7]))?)?,
            });
        }
        let key = TermKey(u32::from_le_bytes(self.fixed()?));
        let flags = TokenFlags(u16::from_le_bytes(self.fixed()?));
        let start = last.checked_add(self.number()?)?;
        let span = Span::new(start, start.checked_add(self.number()?)?)?;
        Some(AnalysedToken { key, span, flags })
    }
}
