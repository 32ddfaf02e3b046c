//! Byte ranges of an article's text.

use serde::{Deserialize, Serialize};

/// A half-open byte range `start..end` of a decoded UTF-8 text. `start <= end` always holds.
///
/// Whether the ends fall on character boundaries depends on the text, so [`Span::cut`] checks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span of the bytes `start..end`; `None` when `start > end` or an end does not fit 32 bits.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Option<Self> {
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        (start <= end).then_some(Self { start, end })
    }

    /// The whole of `text`. Texts over 4 GiB are cut at that length; file limits keep them far below.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self {
            start: 0,
            end: u32::try_from(text.len()).unwrap_or(u32::MAX),
        }
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span moved right by `bytes`; `None` on overflow.
    #[must_use]
    pub fn shift(self, bytes: usize) -> Option<Self> {
        Self::new(self.start() + bytes, self.end() + bytes)
    }

    /// The same bytes counted from `origin`; `None` when the span begins before it.
    #[must_use]
    pub fn relative_to(self, origin: usize) -> Option<Self> {
        Self::new(
            self.start().checked_sub(origin)?,
            self.end().checked_sub(origin)?,
        )
    }

    /// The text at this span; `None` when an end is outside the text or inside a character.
    #[must_use]
    pub fn cut(self, text: &str) -> Option<&str> {
        text.get(self.start()..self.end())
    }
}

impl TryFrom<(usize, usize)> for Span {
    type Error = &'static str;
    fn try_from((start, end): (usize, usize)) -> Result<Self, Self::Error> {
        Self::new(start, end).ok_or("a span must not end before it starts")
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start(), span.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_ends_before_it_starts() {
        assert_eq!(Span::new(3, 2), None);
        assert_eq!(Span::new(2, 2).map(Span::is_empty), Some(true));
    }

    #[test]
    fn cutting_inside_a_character_or_outside_the_text_gives_nothing() {
        let text = "né";
        assert_eq!(Span::new(0, 2).and_then(|s| s.cut(text)), None);
        assert_eq!(Span::new(0, 9).and_then(|s| s.cut(text)), None);
        assert_eq!(Span::new(1, 3).and_then(|s| s.cut(text)), Some("é"));
    }

    #[test]
    fn serde_refuses_a_reversed_span() {
        assert!(serde_json::from_str::<Span>("[5,1]").is_err());
        assert_eq!(serde_json::from_str::<Span>("[1,5]").ok(), Span::new(1, 5));
    }
}
