//! Not out of context: a quote that opens with a pronoun, "the president", or somebody's words without a speaker takes the sentence
//! before along, up to two sentences and about 80 words.

use crate::model::Span;
use crate::text::{AnalysedSentence, AnalysedToken, Analysis, SentenceFlags};

use super::super::rank::signals::leans;

/// Sentences that widening adds at most.
const MOST_SENTENCES: usize = 2;
/// Words of a widened quote at most.
const MOST_WORDS: usize = 80;

/// A quote's place after widening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Widened {
    /// What to quote.
    pub(crate) span: Span,
    /// Whether it still leans on what stands before.
    pub(crate) hangs: bool,
}

/// The sentences of one article in order, joined over its passages.
#[derive(Debug, Default)]
pub(crate) struct Sentences(Vec<(AnalysedSentence, Vec<AnalysedToken>)>);

impl Sentences {
    /// From the analyses of an article's passages; passages may overlap, sentences count once.
    pub(crate) fn of<'a>(passages: impl IntoIterator<Item = &'a Analysis>) -> Self {
        let mut all: Vec<(AnalysedSentence, Vec<AnalysedToken>)> = Vec::new();
        for analysis in passages {
            for sentence in &analysis.sentences {
                let tokens = analysis
                    .tokens
                    .get(sentence.tokens.clone())
                    .unwrap_or(&[])
                    .to_vec();
                all.push((sentence.clone(), tokens));
            }
        }
        all.sort_by_key(|(s, _)| s.span);
        all.dedup_by_key(|(s, _)| s.span);
        Self(all)
    }

    /// Widens `span` while it leans. `fixed` is a part that must not be pulled in (the headline).
    pub(crate) fn widen(&self, span: Span, fixed: Option<Span>) -> Widened {
        let Some(mut first) = self.0.iter().position(|(s, _)| s.span.overlaps(span)) else {
            return Widened { span, hangs: false };
        };
        let last = self
            .0
            .iter()
            .rposition(|(s, _)| s.span.overlaps(span))
            .unwrap_or(first);
        let mut words: usize = self.0[first..=last].iter().map(|(_, t)| t.len()).sum();
        for _ in 0..MOST_SENTENCES {
            if !self.leans(first, last) || first == 0 {
                break;
            }
            let before = &self.0[first - 1];
            if words + before.1.len() > MOST_WORDS
                || fixed.is_some_and(|f| f.overlaps(before.0.span))
            {
                break;
            }
            words += before.1.len();
            first -= 1;
        }
        let at_start = first == 0 || fixed.is_some_and(|f| f.overlaps(self.0[first - 1].0.span));
        let hangs = self.leans(first, last) && !at_start;
        Widened {
            span: span.join(self.0[first].0.span),
            hangs,
        }
    }

    /// Whether the quote at `span` opens with something that leans on what stands before.
    pub(crate) fn opens_leaning(&self, span: Span) -> bool {
        let first = self.0.iter().position(|(s, _)| s.span.overlaps(span));
        let last = self.0.iter().rposition(|(s, _)| s.span.overlaps(span));
        first
            .zip(last)
            .is_some_and(|(first, last)| self.leans(first, last))
    }

    /// Whether the run of sentences opens with a word that points at what stands before, or with somebody's words without the
    /// speaker.
    fn leans(&self, first: usize, last: usize) -> bool {
        let flags = self.0[first].0.flags;
        let run = &self.0[first..=last];
        let quoted = flags.has(SentenceFlags::OPENS_QUOTE) || flags.has(SentenceFlags::ALL_QUOTED);
        let spoken = run
            .iter()
            .any(|(s, _)| s.flags.has(SentenceFlags::HAS_SPEAKER));
        leans(flags) || (quoted && !spoken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;

    fn check(text: &str, quote: &str, expected: &str, hangs: bool) {
        let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
        let at = text.find(quote).unwrap();
        let widened =
            Sentences::of([&analysis]).widen(Span::new(at, at + quote.len()).unwrap(), None);
        assert_eq!(
            (widened.span.cut(text), widened.hangs),
            (Some(expected), hangs)
        );
    }

    #[test]
    fn a_pronoun_pulls_in_the_sentence_before() {
        check(
            "Anna Roe opened the bridge. She thanked the builders.",
            "She thanked the builders.",
            "Anna Roe opened the bridge. She thanked the builders.",
            false,
        );
        check(
            "Anna Roe opened the bridge. Rain fell.",
            "Rain fell.",
            "Rain fell.",
            false,
        );
    }

    #[test]
    fn at_most_two_sentences_are_pulled_in() {
        let text = "Anna Roe came. She sat. She ate. She left.";
        check(text, "She left.", "She sat. She ate. She left.", true);
        check(text, "She ate.", "Anna Roe came. She sat. She ate.", false);
    }
}
