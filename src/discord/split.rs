//! Quotes cut to Discord's limits: at sentence ends, never inside a character, a word, an escape or a bold mark.
//!
//! Cutting happens in the raw text, and every piece is escaped on its own afterwards, so no cut can ever fall inside markup.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;
use crate::text::sentences;

use super::escape::Escaper;
use super::limits::units;

/// Bytes of a quote that are looked at: twice what all the messages of an answer can hold.
const LOOK_AT: usize = 16_384;

/// A quote's text with the bytes that answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked<'a> {
    pub(super) text: &'a str,
    /// Bytes to show in bold: sorted, not overlapping.
    pub(super) bold: &'a [Span],
}

/// A rendered part of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    /// Markdown, at most the limit long.
    pub(super) markdown: String,
    /// Byte of the quote's text that it begins at.
    pub(super) from: usize,
    /// Byte of the quote's text that it ends before.
    pub(super) shown: usize,
    /// Whether something is missing at the end.
    pub(super) cut: bool,
}

impl Fitted {
    /// Whether something of the quote is missing.
    pub(super) fn is_partial(&self) -> bool {
        self.cut || self.from > 0
    }

    /// The markdown with a mark where something is missing: at most 10 units more.
    pub(super) fn marked(self, prefix: &str) -> String {
        let (from, cut) = (self.from, self.cut);
        let mut text = self.markdown;
        if from > 0 {
            text.insert_str(prefix.len(), "[…] ");
        }
        if cut {
            text.push_str(" […]");
        }
        text
    }
}

/// Renders as much of the quote as fits in `limit` units. `prefix` opens every line (`"> "` for a block quote).
///
/// When not all fits, it begins at the sentence with the first bold words if these would be missing otherwise, and ends at the
/// last sentence end that fits, else at a space, else at a word boundary, else between graphemes.
pub(super) fn fit(quote: Marked<'_>, prefix: &str, limit: usize) -> Fitted {
    let beginning = fit_beginning(quote, prefix, limit);
    let answer = quote.bold.first().map_or(Span::of(""), |span| *span);
    if !beginning.cut || answer.end() <= beginning.shown {
        return beginning;
    }
    match sentence_start(quote.text, answer.start()) {
        0 => beginning,
        from => fit_from(quote, from, prefix, limit),
    }
}

/// Renders the quote in pieces of at most `limit` units each, `most` at most. The last one tells whether something is missing.
pub(super) fn pieces(quote: Marked<'_>, prefix: &str, limit: usize, most: usize) -> Vec<Fitted> {
    let mut pieces: Vec<Fitted> = Vec::new();
    let mut from = 0;
    while pieces.len() < most && from < quote.text.len() {
        let piece = fit_from(quote, from, prefix, limit);
        let rest = quote.text.get(piece.shown..).unwrap_or_default();
        let (before, next) = (from, quote.text.len() - rest.trim_start().len());
        pieces.push(piece);
        from = next;
        if from <= before {
            break;
        }
    }
    pieces
}

/// Renders the last whole sentences of a text that fit; `None` when not even the last one does.
pub(super) fn fit_end(text: &str, prefix: &str, limit: usize) -> Option<Fitted> {
    let quote = Marked { text, bold: &[] };
    sentences(text, Span::of(text))
        .iter()
        .map(|sentence| fit_from(quote, sentence.span.start(), prefix, limit))
        .find(|fitted| !fitted.cut)
}

/// Renders the quote's text from this byte on.
fn fit_from(quote: Marked<'_>, from: usize, prefix: &str, limit: usize) -> Fitted {
    let bold: Vec<Span> = quote
        .bold
        .iter()
        .filter_map(|span| {
            let start = span.start().saturating_sub(from);
            Span::new(start, span.end().saturating_sub(from)).filter(|span| span.end() > start)
        })
        .collect();
    let rest = Marked {
        text: quote.text.get(from..).unwrap_or_default(),
        bold: &bold,
    };
    let fitted = fit_beginning(rest, prefix, limit);
    Fitted {
        from,
        shown: from + fitted.shown,
        ..fitted
    }
}

/// Where the sentence begins that holds the byte `at`.
fn sentence_start(text: &str, at: usize) -> usize {
    sentences(text, Span::of(text))
        .iter()
        .map(|sentence| sentence.span.start())
        .take_while(|&start| start <= at)
        .last()
        .unwrap_or(0)
}

fn fit_beginning(quote: Marked<'_>, prefix: &str, limit: usize) -> Fitted {
    let text = look_at(quote.text);
    let mut pen = Pen::new(prefix);
    let ends = sentence_ends(text);
    let mut best = Ends::default();
    for (at, grapheme) in text.grapheme_indices(true) {
        pen.push(grapheme, is_bold(quote.bold, at));
        let (end, length) = (at + grapheme.len(), pen.length());
        if length > limit {
            let shown = best.pick();
            return Fitted {
                markdown: render(quote, shown, prefix),
                from: 0,
                shown,
                cut: true,
            };
        }
        // What ends in the first half would leave too much room empty.
        let early = length * 2 < limit;
        best.note(text, end, ends.binary_search(&end).is_ok(), early);
    }
    Fitted {
        markdown: pen.finish(),
        from: 0,
        shown: text.len(),
        cut: text.len() < quote.text.len(),
    }
}

/// Renders the first `end` bytes.
fn render(quote: Marked<'_>, end: usize, prefix: &str) -> String {
    let mut pen = Pen::new(prefix);
    for (at, grapheme) in quote
        .text
        .get(..end)
        .unwrap_or_default()
        .grapheme_indices(true)
    {
        pen.push(grapheme, is_bold(quote.bold, at));
    }
    pen.finish()
}

fn look_at(text: &str) -> &str {
    let mut end = text.len().min(LOOK_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn sentence_ends(text: &str) -> Vec<usize> {
    sentences(text, Span::of(text))
        .iter()
        .map(|s| s.span.end())
        .collect()
}

fn is_bold(bold: &[Span], at: usize) -> bool {
    let after = bold.partition_point(|span| span.start() <= at);
    after
        .checked_sub(1)
        .and_then(|i| bold.get(i))
        .is_some_and(|span| at < span.end())
}

/// The best places to stop so far.
#[derive(Default)]
struct Ends {
    sentence: usize,
    space: usize,
    word: usize,
    grapheme: usize,
}

impl Ends {
    /// Notes the end of a grapheme; `early` ones are good only as the last resort.
    fn note(&mut self, text: &str, end: usize, is_sentence_end: bool, early: bool) {
        self.grapheme = end;
        if early {
            return;
        }
        if is_sentence_end {
            self.sentence = end;
        }
        let mut around = text.get(..end).unwrap_or_default().chars().rev();
        let (before, after) = (
            around.next(),
            text.get(end..).and_then(|rest| rest.chars().next()),
        );
        let (Some(before), Some(after)) = (before, after) else {
            return;
        };
        if !before.is_whitespace() && after.is_whitespace() {
            self.space = end;
        }
        // Good enough where there are no spaces: between a letter and something else, or between ideographs.
        if before.is_alphanumeric() != after.is_alphanumeric() || is_ideograph(before) {
            self.word = end;
        }
    }

    fn pick(&self) -> usize {
        [self.sentence, self.space, self.word, self.grapheme]
            .into_iter()
            .find(|&end| end > 0)
            .unwrap_or(0)
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Writes escaped text with bold marks. A bold run never spans a line break and never begins or ends with white space,
/// where Discord would show the asterisks.
struct Pen<'a> {
    out: String,
    /// Units of `out`, kept along so that long texts are not counted again and again.
    counted: (usize, usize),
    prefix: &'a str,
    escaper: Escaper,
    bold: bool,
    /// White space not yet written: whether it stands inside the bold run is known at the next visible grapheme.
    space: String,
}

impl<'a> Pen<'a> {
    fn new(prefix: &'a str) -> Self {
        Self {
            out: prefix.to_owned(),
            counted: (0, 0),
            prefix,
            escaper: Escaper::new(),
            bold: false,
            space: String::new(),
        }
    }

    fn push(&mut self, grapheme: &str, bold: bool) {
        if grapheme.chars().all(char::is_whitespace) {
            self.space.push_str(grapheme);
            return;
        }
        let mut shown = String::new();
        let breaks = self
            .space
            .contains(|c: char| c != ' ' && c != '\t' && c != '\u{a0}');
        if self.bold && (!bold || breaks) {
            self.out.push_str("**");
            self.bold = false;
        }
        let space = std::mem::take(&mut self.space);
        for piece in space.graphemes(true) {
            self.escaper.push(piece, self.prefix, &mut self.out);
        }
        self.escaper.push(grapheme, self.prefix, &mut shown);
        if shown.is_empty() {
            return;
        }
        if bold && !self.bold {
            self.out.push_str("**");
            self.bold = true;
        }
        self.out.push_str(&shown);
    }

    fn length(&mut self) -> usize {
        let (bytes, counted) = self.counted;
        let now = counted + self.out.get(bytes..).map_or(0, units);
        self.counted = (self.out.len(), now);
        now + if self.bold { 2 } else { 0 }
    }

    fn finish(mut self) -> String {
        if self.bold {
            self.out.push_str("**");
        }
        self.out
    }
}

/// Text for one message, and how many blocks it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) blocks: usize,
}

/// Packs blocks of text into pages of at most `limit` units, in order, a blank line between two on the same page. A block over the limit is cut
/// at a word; blocks are made to fit before they come here.
pub(super) fn pack(blocks: &[String], limit: usize) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for block in blocks {
        let text = super::limits::shorten(block, limit);
        match pages.last_mut() {
            Some(page) if units(&page.text) + 2 + units(&text) <= limit => {
                page.text.push_str("\n\n");
                page.text.push_str(&text);
                page.blocks += 1;
            }
            _ => pages.push(Page { text, blocks: 1 }),
        }
    }
    pages
}

#[cfg(test)]
mod tests;
