//! What the ranking needs to know of a passage, worked out once when it is indexed and stored beside it.
//!
//! Facts about words are in [`TokenFlags`], facts about sentences in [`SentenceFlags`]. Names and persons are guesses
//! from capitals and neighbours, good enough to rank by, never to state anything.

mod codec;
mod names;
mod opening;
mod quotes;
mod sections;
mod verdict;

pub(crate) use verdict::{after as verdict_after, is_correction};

use super::furniture::{
    Captions, Furniture, ends_in_credit, is_about_the_writer, is_agency_behind_dash, is_byline,
    is_credit_below,
};
use super::lexicon::{self, WordFacts};
use super::numbers::{QuantityKind, quantities_in};
use super::sentences::{Sentence, paragraph_start};
use super::times::time_expressions_in;
use super::tokens::{TermKey, Token, TokenFlags, tokens};
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

/// What a sentence shows, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SentenceFlags(pub u16);

impl SentenceFlags {
    /// Ends in a question mark.
    pub const QUESTION: Self = Self(1);
    /// Opens with a personal pronoun ("He", "It") or a demonstrative ("This", "These").
    pub const OPENS_PRONOUN: Self = Self(2);
    /// Opens with a role without a name ("The president", "The French minister").
    pub const OPENS_ROLE: Self = Self(4);
    /// Opens with a noun that points back ("The move", "The decision").
    pub const OPENS_ANAPHOR: Self = Self(8);
    /// Opens with a word that joins it to the sentence before ("But", "However", "Also").
    pub const OPENS_CONNECTIVE: Self = Self(16);
    /// Begins inside a quotation that an earlier sentence opened, so its speaker may be named elsewhere.
    pub const BEGINS_QUOTED: Self = Self(32);
    /// A quotation is still open at its end.
    pub const ENDS_QUOTED: Self = Self(64);
    /// Opens with a quotation mark.
    pub const OPENS_QUOTE: Self = Self(128);
    /// Has a verb of reporting outside quotation marks.
    pub const HAS_SPEAKER: Self = Self(256);
    /// Says why ("because", "due to").
    pub const REASON: Self = Self(512);
    /// Ends without a final mark, as headings and cut-off lines do.
    pub const UNFINISHED: Self = Self(1024);
    /// Stands over what follows: a heading, or the question of an interview.
    pub const HEADING: Self = Self(2048);
    /// Holds no word outside quotation marks.
    pub const ALL_QUOTED: Self = Self(4096);
    /// Furniture of a page and no part of the story: "Advertisement", "Read more: …".
    pub const FURNITURE: Self = Self(8192);
    /// Says whether what stands right before it is so: "This is false."
    pub const VERDICT: Self = Self(16384);

    /// Whether every bit of `other` is set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets of bits.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// `self`, with `other` when `holds`.
    fn with_if(self, holds: bool, other: Self) -> Self {
        if holds { self.with(other) } else { self }
    }
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
    /// What it shows.
    pub flags: SentenceFlags,
}

/// Sentences of a picture's words at most before its credit; a longer line is a paragraph of the story.
const MOST_OF_CAPTION: usize = 2;
/// The last paragraph in which a picture above a story is told of, counted from 0: one may stand below a standfirst.
const LAST_OF_CAPTIONS: u32 = 1;

/// A passage, worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Sentences in order.
    pub sentences: Vec<AnalysedSentence>,
    /// Tokens in order.
    pub tokens: Vec<AnalysedToken>,
}

impl Analysis {
    /// Works out the given sentences of `text`. Sentences that are no part of `text` are left out.
    #[must_use]
    pub fn of(text: &str, sentences: &[Sentence]) -> Self {
        Self::with_tokens(text, sentences).0
    }

    /// [`Analysis::of`], and the tokens with their letters, one for each of [`Analysis::tokens`]. Their spans count
    /// from the start of their sentence.
    #[must_use]
    pub fn with_tokens(text: &str, sentences: &[Sentence]) -> (Self, Vec<Token>) {
        let mut analysis = Self::default();
        let mut quotes = quotes::Quotes::default();
        let mut words = Vec::new();
        let mut furniture = Furniture::default();
        let mut captions = Captions::default();
        let (mut heading, mut note) = (false, false);
        for (number, sentence) in sentences.iter().enumerate() {
            let Some(part) = sentence.span.cut(text) else {
                continue;
            };
            let begins = number == 0 || sentences[number - 1].paragraph != sentence.paragraph;
            if begins {
                quotes = paragraph_quotes(text, &sentences[number..]);
                let paragraph = paragraph(text, &sentences[number..]);
                heading = sections::is_heading(paragraph);
                note = sections::is_note_on_version(paragraph) || is_about_the_writer(paragraph);
            }
            let found = tokens(part);
            let flags = analysis.add(text, *sentence, &found, &quotes);
            furniture = furniture.then(part);
            let opens = begins.then(|| of_paragraph(&sentences[number..]));
            let caption = captions.next(part, opens);
            let none = furniture == Furniture::None && !is_byline(part) && !note && !caption;
            let flags = flags
                .with_if(!none, SentenceFlags::FURNITURE)
                .with_if(heading, SentenceFlags::HEADING)
                .with_if(verdict::is_verdict(part, &found), SentenceFlags::VERDICT);
            if let Some(last) = analysis.sentences.last_mut() {
                last.flags = opening::sentence_flags(part, &found, flags);
            }
            words.extend(found);
            let agency = || is_agency_behind_dash(part) && analysis.is_above_a_story(sentences);
            if is_credit_below(part) || ends_in_credit(part) || agency() {
                analysis.caption(text);
            }
        }
        names::mark(text, &mut analysis, &words);
        for sentence in &mut analysis.sentences {
            sentence.flags = opening::references(sentence, &analysis.tokens, &words);
        }
        (analysis, words)
    }

    /// Whether the last sentence, an agency, stands behind a single one in one of the first paragraphs, and that reports nobody's words:
    /// agencies put their name behind a brief report as well.
    fn is_above_a_story(&self, all: &[Sentence]) -> bool {
        let [.., before, last] = self.sentences.as_slice() else {
            return false;
        };
        let own = |s: &&AnalysedSentence| s.paragraph == last.paragraph;
        let follows = all.last().is_some_and(|s| s.paragraph > last.paragraph);
        let told = &self.tokens[before.tokens.clone()];
        last.paragraph <= LAST_OF_CAPTIONS
            && follows
            && before.paragraph == last.paragraph
            && self.sentences.iter().filter(own).count() == 2
            && !told.iter().any(|t| t.flags.has(TokenFlags::SPEECH))
    }

    /// Marks what stands before the last sentence on its line: it tells of the picture that the sentence credits.
    fn caption(&mut self, text: &str) {
        let parted = |pair: &[AnalysedSentence]| {
            let gap = Span::new(pair[0].span.end(), pair[1].span.start());
            let gap = gap.and_then(|gap| gap.cut(text)).unwrap_or_default();
            gap.contains(['\n', '\r'])
        };
        let line = self.sentences.windows(2).rposition(parted);
        let line = &mut self.sentences[line.map_or(0, |at| at + 1)..];
        if line.len() <= MOST_OF_CAPTION + 1 {
            for sentence in line {
                sentence.flags = sentence.flags.with(SentenceFlags::FURNITURE);
            }
        }
    }

    /// Adds one sentence; gives back what quotation marks say about it.
    fn add(
        &mut self,
        text: &str,
        sentence: Sentence,
        found: &[Token],
        quotes: &quotes::Quotes,
    ) -> SentenceFlags {
        let first = self.tokens.len();
        let origin = sentence.span.start();
        for token in found {
            let Some(span) = token.span.shift(origin) else {
                continue;
            };
            let flags = if quotes.holds(span.start()) {
                token.flags.with(TokenFlags::QUOTED)
            } else {
                token.flags
            };
            self.tokens.push(AnalysedToken {
                key: TermKey::of(&token.stem),
                span,
                flags,
            });
        }
        let part = sentence.span.cut(text).unwrap_or_default();
        mark_times_and_numbers(part, found, &mut self.tokens[first..]);
        if let Some(token) = self.tokens.get_mut(first) {
            token.flags = token.flags.with(TokenFlags::FIRST);
        }
        self.sentences.push(AnalysedSentence {
            span: sentence.span,
            paragraph: sentence.paragraph,
            tokens: first..self.tokens.len(),
            flags: SentenceFlags::default(),
        });
        self.quote_flags(first, sentence.span, quotes)
    }

    fn quote_flags(&self, first: usize, span: Span, quotes: &quotes::Quotes) -> SentenceFlags {
        let tokens = &self.tokens[first..];
        let outside = |t: &AnalysedToken| !t.flags.has(TokenFlags::QUOTED);
        let speaker = |t: &AnalysedToken| outside(t) && t.flags.has(TokenFlags::SPEECH);
        SentenceFlags::default()
            .with_if(
                quotes.open_across(span.start()),
                SentenceFlags::BEGINS_QUOTED,
            )
            .with_if(quotes.open_across(span.end()), SentenceFlags::ENDS_QUOTED)
            .with_if(tokens.iter().any(speaker), SentenceFlags::HAS_SPEAKER)
            .with_if(
                !tokens.is_empty() && !tokens.iter().any(outside),
                SentenceFlags::ALL_QUOTED,
            )
    }

    /// Compact bytes for storage; [`Analysis::decode`] gives the same value back.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        codec::encode(self)
    }

    /// Reads what [`Analysis::encode`] wrote; `None` for damaged bytes or another version of the format.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        codec::decode(bytes)
    }
}

/// The quotations of the paragraph that the first of `sentences` belongs to, from the paragraph's start on.
fn paragraph_quotes(text: &str, sentences: &[Sentence]) -> quotes::Quotes {
    let Some(first) = sentences.first() else {
        return quotes::Quotes::default();
    };
    let start = paragraph_start(text, first.span.start());
    let end = paragraph_end(sentences);
    quotes::Quotes::of(text, start, end.max(start))
}

/// Which of the sentences of `text` open a paragraph that stands over what follows; see [`SentenceFlags::HEADING`].
pub(crate) fn opens_heading(text: &str, sentences: &[Sentence]) -> Vec<bool> {
    let opens = |at: usize| at == 0 || sentences[at - 1].paragraph != sentences[at].paragraph;
    (0..sentences.len())
        .map(|at| opens(at) && sections::is_heading(paragraph(text, &sentences[at..])))
        .collect()
}

/// The text of the sentences that share the paragraph of the first.
fn paragraph<'t>(text: &'t str, sentences: &[Sentence]) -> &'t str {
    let start = sentences.first().map_or(0, |first| first.span.start());
    text.get(start..paragraph_end(sentences))
        .unwrap_or_default()
}

/// How many sentences share the paragraph of the first.
fn of_paragraph(sentences: &[Sentence]) -> usize {
    let first = sentences.first().map(|first| first.paragraph);
    let own = |sentence: &&Sentence| Some(sentence.paragraph) == first;
    sentences.iter().take_while(own).count()
}

/// Where the last sentence ends that shares the paragraph of the first.
fn paragraph_end(sentences: &[Sentence]) -> usize {
    let own = &sentences[..of_paragraph(sentences)];
    own.last().map_or(0, |last| last.span.end())
}

/// What stands behind a number and a hyphen where the number counts nothing: "one-off", "two-way".
const UNCOUNTED: &[&str] = &[
    "off", "offs", "time", "way", "sided", "on", "liner", "liners",
];

/// Takes the flag of numbers from those that count nothing.
fn unmark_uncounted(part: &str, found: &[Token], tokens: &mut [AnalysedToken]) {
    for (at, pair) in found.windows(2).enumerate() {
        let hyphen = part.get(pair[0].span.end()..pair[1].span.start()) == Some("-");
        let word = !pair[0].flags.has(TokenFlags::DIGIT);
        if hyphen && word && UNCOUNTED.contains(&pair[1].word.as_str()) {
            tokens[at].flags = tokens[at].flags.without(TokenFlags::NUMBER);
        }
    }
}

/// Sets the flags of time expressions and quantities; `tokens` are the analysed twins of `found`.
fn mark_times_and_numbers(part: &str, found: &[Token], tokens: &mut [AnalysedToken]) {
    let times = time_expressions_in(part, found);
    for time in &times {
        mark(found, tokens, time.span, TokenFlags::TIME);
    }
    for quantity in quantities_in(part, found, &times) {
        let flag = match quantity.kind {
            QuantityKind::Money => TokenFlags::MONEY.with(TokenFlags::NUMBER),
            QuantityKind::Percent => TokenFlags::PERCENT.with(TokenFlags::NUMBER),
            QuantityKind::Count | QuantityKind::Ordinal => TokenFlags::NUMBER,
        };
        mark(found, tokens, quantity.span, flag);
    }
    unmark_uncounted(part, found, tokens);
}

fn mark(found: &[Token], tokens: &mut [AnalysedToken], span: Span, flag: TokenFlags) {
    let first = found.partition_point(|token| token.span.end() <= span.start());
    for (token, analysed) in found.iter().zip(tokens).skip(first) {
        if token.span.start() >= span.end() {
            break;
        }
        analysed.flags = analysed.flags.with(flag);
    }
}

/// Whether a word is a month or weekday, which is capitalised without being a name.
fn is_calendar(word: &str) -> bool {
    lexicon::facts(word).has(WordFacts::CALENDAR)
}

#[cfg(test)]
mod tests;
