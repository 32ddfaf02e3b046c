//! Cutting an article into passages.
//!
//! A passage is what is searched and ranked: whole sentences, about 120 to 180 words, ending at a paragraph's end where
//! one comes in time. Passages do not overlap: measured on news text an overlap mostly shows the same sentence twice,
//! and the answer looks at neighbours anyway.

use crate::model::{Article, Span};
use crate::text::{Analysis, Sentence, sentences};

/// From this many words on a passage ends at the next paragraph's end.
const ENOUGH: usize = 120;
/// A passage does not grow beyond this by a further sentence.
const FULL: usize = 180;
/// A remainder of fewer words joins the passage before it.
const SCRAP: usize = 40;

/// Number given to the paragraph of a headline, which stands outside the body's paragraphs.
pub const HEADLINE_PARAGRAPH: u32 = u32::MAX;

/// A passage, worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Bytes of its sentences; the headline is not among them.
    pub(super) span: Span,
    pub(super) ordinal: u32,
    /// Number of its first sentence in the body.
    pub(super) first_sentence: u32,
    /// The headline, when quotable, is the first sentence of passage 0.
    pub(super) analysis: Analysis,
}

/// The passages of an article, in order. An article whose body holds no sentence has none.
pub(super) fn passages(article: &Article) -> Vec<Passage> {
    let all = sentences(&article.text, article.body);
    let counts: Vec<usize> = all.iter().map(|s| words(&article.text, s.span)).collect();
    let mut first = 0;
    let mut found = Vec::new();
    for (ordinal, length) in pack(&all, &counts).into_iter().enumerate() {
        let Some(part) = all.get(first..first + length) else {
            break;
        };
        if let Some(passage) = passage(article, part, first, ordinal) {
            found.push(passage);
        }
        first += length;
    }
    found
}

fn passage(article: &Article, part: &[Sentence], first: usize, ordinal: usize) -> Option<Passage> {
    let span = part.first()?.span.join(part.last()?.span);
    let headline = article
        .meta
        .title
        .span
        .filter(|_| ordinal == 0)
        .map(|span| Sentence {
            span,
            paragraph: HEADLINE_PARAGRAPH,
        });
    let sentences: Vec<Sentence> = headline.into_iter().chain(part.iter().copied()).collect();
    Some(Passage {
        span,
        ordinal: u32::try_from(ordinal).ok()?,
        first_sentence: u32::try_from(first).ok()?,
        analysis: Analysis::of(&article.text, &sentences),
    })
}

/// Words by white space: the packing needs an estimate, not the tokens.
fn words(text: &str, span: Span) -> usize {
    span.cut(text).map_or(0, |t| t.split_whitespace().count())
}

/// How many sentences each passage takes.
fn pack(sentences: &[Sentence], counts: &[usize]) -> Vec<usize> {
    let mut lengths: Vec<usize> = Vec::new();
    let (mut length, mut total, mut before) = (0, 0, 0);
    for (at, count) in counts.iter().enumerate() {
        let new_paragraph = at > 0 && sentences[at].paragraph != sentences[at - 1].paragraph;
        let full = total + count > FULL || (new_paragraph && total >= ENOUGH);
        if length > 0 && full {
            lengths.push(length);
            before = total;
            (length, total) = (0, 0);
        }
        length += 1;
        total += count;
    }
    match lengths.last_mut() {
        Some(last) if total < SCRAP && before <= FULL => *last += length,
        _ if length > 0 => lengths.push(length),
        _ => {}
    }
    lengths
}
