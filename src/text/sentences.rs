//! Sentence boundaries.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;

/// A sentence of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// Bytes in the text, without white space around.
    pub span: Span,
    /// Number of its paragraph, counted from 0.
    pub paragraph: u32,
}

/// The sentences of the bytes `body` of `text`, in order; spans count from the start of `text`.
#[must_use]
pub fn sentences(text: &str, body: Span) -> Vec<Sentence> {
    let Some(part) = body.cut(text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut paragraph = 0;
    let mut at = body.start();
    for line in part.split_inclusive('\n') {
        let before = found.len();
        for (offset, raw) in line.split_sentence_bound_indices() {
            let trimmed = raw.trim();
            let start = at + offset + (raw.len() - raw.trim_start().len());
            if let Some(span) = Span::new(start, start + trimmed.len()).filter(|s| !s.is_empty()) {
                found.push(Sentence { span, paragraph });
            }
        }
        at += line.len();
        if found.len() > before {
            paragraph += 1;
        }
    }
    found
}
