//! Sentence boundaries.
//!
//! The rules are those of UAX #29 (a terminator, then closing marks, then white space, then something that may begin
//! a sentence) joined again where news writing needs it: abbreviations, initials, and quotations that their sentence
//! goes on after. UAX #29's own code is not used: it looks ahead for a lower-case letter from every place after a full
//! stop, which a file of spaces makes quadratic; `ends` looks at each byte a bounded number of times. A paragraph
//! end always ends a sentence, and no rule looks across one.

mod ends;
mod indents;
mod paragraphs;

pub(crate) use paragraphs::{Paragraphs, paragraph_start};

use crate::model::Span;

/// A sentence of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// Bytes in the text, without white space around.
    pub span: Span,
    /// Number of its paragraph, counted from 0.
    pub paragraph: u32,
}

/// The sentences of the bytes `body` of `text`, in order; spans count from the start of `text`. Together with the
/// white space between them they are the whole body. Empty when `body` is not a part of `text`.
#[must_use]
pub fn sentences(text: &str, body: Span) -> Vec<Sentence> {
    let Some(part) = body.cut(text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut number = 0;
    for paragraph in Paragraphs::new(part, &text[..body.start()]) {
        let Some(piece) = paragraph.cut(part) else {
            continue;
        };
        let origin = body.start() + paragraph.start();
        let mut start = 0;
        let before = found.len();
        for end in ends::sentence_ends(piece) {
            if let Some(span) = trimmed(piece, start, end).and_then(|span| span.shift(origin)) {
                found.push(Sentence {
                    span,
                    paragraph: number,
                });
            }
            start = end;
        }
        if found.len() > before {
            number += 1;
        }
    }
    found
}

/// The bytes `start..end` without white space around; `None` when nothing is left.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let raw = text.get(start..end)?;
    let kept = raw.trim();
    let start = start + (raw.len() - raw.trim_start().len());
    Span::new(start, start + kept.len()).filter(|span| !span.is_empty())
}

#[cfg(test)]
mod tests;
