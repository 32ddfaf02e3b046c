//! What the ranking needs to know of a passage, worked out once when it is indexed and stored beside it.

use super::sentences::Sentence;
use super::tokens::{TermKey, TokenFlags, tokens};
use crate::model::Span;

/// A token as the ranking sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnalysedToken {
    /// Key of its stem.
    pub key: TermKey,
    /// Bytes in the article's text.
    pub span: Span,
    /// Surface facts.
    pub flags: TokenFlags,
}

/// A sentence as the ranking sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalysedSentence {
    /// Bytes in the article's text.
    pub span: Span,
    /// Number of its paragraph in the article.
    pub paragraph: u32,
    /// Its tokens, as a range of [`Analysis::tokens`].
    pub tokens: std::ops::Range<usize>,
}

/// A passage, worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Sentences in order.
    pub sentences: Vec<AnalysedSentence>,
    /// Tokens in order.
    pub tokens: Vec<AnalysedToken>,
}

impl Analysis {
    /// Works out the given sentences of `text`.
    #[must_use]
    pub fn of(text: &str, sentences: &[Sentence]) -> Self {
        let mut analysis = Self::default();
        for sentence in sentences {
            let Some(part) = sentence.span.cut(text) else {
                continue;
            };
            let first = analysis.tokens.len();
            for (number, token) in tokens(part).into_iter().enumerate() {
                let Some(span) = token.span.shift(sentence.span.start()) else {
                    continue;
                };
                let mut flags = token.flags;
                if number == 0 {
                    flags = flags.with(TokenFlags::FIRST);
                } else if flags.has(TokenFlags::CAPITAL) {
                    flags = flags.with(TokenFlags::NAME);
                }
                analysis.tokens.push(AnalysedToken {
                    key: TermKey::of(&token.stem),
                    span,
                    flags,
                });
            }
            let range = first..analysis.tokens.len();
            analysis.sentences.push(AnalysedSentence {
                span: sentence.span,
                paragraph: sentence.paragraph,
                tokens: range,
            });
        }
        analysis
    }

    /// Compact bytes for storage; [`Analysis::decode`] gives the same value back.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut number = |value: usize| {
            bytes.extend_from_slice(&u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes())
        };
        number(self.sentences.len());
        for sentence in &self.sentences {
            number(sentence.span.start());
            number(sentence.span.end());
            number(sentence.paragraph as usize);
            number(sentence.tokens.len());
            for token in &self.tokens[sentence.tokens.clone()] {
                number(token.key.0 as usize);
                number(token.span.start());
                number(token.span.end());
                number(usize::from(token.flags.0));
            }
        }
        bytes
    }

    /// Reads what [`Analysis::encode`] wrote; `None` for damaged bytes.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut numbers = bytes
            .chunks_exact(4)
            .map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let mut analysis = Self::default();
        for _ in 0..numbers.next()? {
            let span = Span::new(numbers.next()? as usize, numbers.next()? as usize)?;
            let paragraph = numbers.next()?;
            let first = analysis.tokens.len();
            for _ in 0..numbers.next()? {
                let key = TermKey(numbers.next()?);
                let span = Span::new(numbers.next()? as usize, numbers.next()? as usize)?;
                let flags = TokenFlags(u16::try_from(numbers.next()?).ok()?);
                analysis.tokens.push(AnalysedToken { key, span, flags });
            }
            analysis.sentences.push(AnalysedSentence {
                span,
                paragraph,
                tokens: first..analysis.tokens.len(),
            });
        }
        Some(analysis)
    }
}
