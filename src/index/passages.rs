//! Cutting an article into passages.
//!
//! A passage is what is searched and ranked: whole sentences, about 120 to 180 words, ending at a paragraph's end where
//! one comes in time. Passages do not overlap: measured on news text an overlap mostly shows the same sentence twice,
//! and the answer looks at neighbours anyway.

use crate::model::{Article, Span};
use crate::text::{
    AnalysedSentence, Analysis, Sentence, SentenceFlags, Token, opens_heading, sentences,
    tells_of_writer,
};

/// From this many words on a passage ends at the next paragraph's end.
const ENOUGH: usize = 120;
/// A passage does not grow beyond this by a further sentence.
const FULL: usize = 180;
/// A remainder of fewer words joins the passage before it.
const SCRAP: usize = 40;
/// From this many words on a passage ends before a heading, which belongs to what follows.
const SECTION: usize = 60;

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
    /// The tokens of the analysis with their letters.
    pub(super) tokens: Vec<Token>,
}

/// The passages of an article, in order. An article whose body holds no sentence has none.
pub(super) fn passages(article: &Article) -> Vec<Passage> {
    let all = sentences(&article.text, article.body);
    let counts: Vec<usize> = all.iter().map(|s| words(&article.text, s.span)).collect();
    let mut first = 0;
    let mut found = Vec::new();
    let heads = opens_heading(&article.text, &all);
    for (ordinal, length) in pack(&all, &counts, &heads).into_iter().enumerate() {
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
    let (mut analysis, tokens) = Analysis::with_tokens(&article.text, &sentences);
    set_apart_the_writer(article, &mut analysis);
    Some(Passage {
        span,
        ordinal: u32::try_from(ordinal).ok()?,
        first_sentence: u32::try_from(first).ok()?,
        analysis,
        tokens,
    })
}

/// Marks the paragraph that tells who wrote the article as furniture: "Jane Roe covers health for the Post. Reach her at …".
fn set_apart_the_writer(article: &Article, analysis: &mut Analysis) {
    let Some(author) = article.meta.author.as_deref() else {
        return;
    };
    let tells = |sentence: &AnalysedSentence| {
        let text = sentence.span.cut(&article.text).unwrap_or_default();
        tells_of_writer(author, text)
    };
    let told: Vec<u32> = analysis
        .sentences
        .iter()
        .filter(|sentence| tells(sentence))
        .map(|sentence| sentence.paragraph)
        .collect();
    for sentence in &mut analysis.sentences {
        if told.contains(&sentence.paragraph) {
            sentence.flags = sentence.flags.with(SentenceFlags::FURNITURE);
        }
    }
}

/// Words by white space: the packing needs an estimate, not the tokens.
fn words(text: &str, span: Span) -> usize {
    span.cut(text).map_or(0, |t| t.split_whitespace().count())
}

/// How many sentences each passage takes; `heads` tells which of them open a heading.
fn pack(sentences: &[Sentence], counts: &[usize], heads: &[bool]) -> Vec<usize> {
    let mut lengths: Vec<usize> = Vec::new();
    let (mut length, mut total, mut before) = (0, 0, 0);
    for (at, count) in counts.iter().enumerate() {
        let new_paragraph = at > 0 && sentences[at].paragraph != sentences[at - 1].paragraph;
        let full = total + count > FULL
            || (new_paragraph && total >= ENOUGH)
            || (heads[at] && total >= SECTION);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::tests::article;

    fn of(text: &str) -> Vec<Passage> {
        passages(&article("a.txt", text))
    }

    #[test]
    fn a_short_article_is_one_passage_and_an_empty_one_none() {
        assert_eq!(of("One sentence. Two sentences.").len(), 1);
        assert_eq!(of("").len(), 0);
        assert_eq!(of(" \n\n ").len(), 0);
    }

    #[test]
    fn a_passage_ends_at_a_paragraph_once_it_has_enough() {
        let paragraph = format!(
            "{}\n\n",
            "Seven words are in this short sentence. ".repeat(9)
        );
        let text = paragraph.repeat(5);
        let found = of(&text);
        let ends: Vec<bool> = found
            .iter()
            .map(|p| {
                text[p.span.end()..].is_empty()
                    || text[p.span.end()..]
                        .trim_start_matches(' ')
                        .starts_with("\n\n")
            })
            .collect();
        assert!(found.len() > 1 && ends.iter().all(|end| *end), "{ends:?}");
    }

    #[test]
    fn who_wrote_the_article_is_no_part_of_it() {
        let text = "The dam leaks. Jane Roe of Lund saw it.\n\nJane Roe covers dams for the Post. She was born in Lund.";
        let mut article = article("a.txt", text);
        article.meta.author = Some("MAX MOE AND JANE ROE | Staff".replace("AND", "and"));
        let sentences = &passages(&article)[0].analysis.sentences;
        let apart: Vec<bool> = sentences
            .iter()
            .map(|s| s.flags.has(SentenceFlags::FURNITURE))
            .collect();
        assert_eq!(apart, [false, false, true, true]);
    }

    #[test]
    fn the_headline_opens_the_first_passage_and_is_in_no_other() {
        let text = format!(
            "Headline here\n\n{}",
            "Some words that make a sentence of ten words here. ".repeat(60)
        );
        let mut article = article("a.txt", &text);
        article.meta.title.span = Span::new(0, 13);
        article.body = Span::new(15, text.len()).unwrap();
        let found = passages(&article);
        assert_eq!(
            found[0].analysis.sentences[0].span.cut(&text),
            Some("Headline here")
        );
        assert_eq!(found[0].analysis.sentences[0].paragraph, HEADLINE_PARAGRAPH);
        assert_eq!((found[0].first_sentence, found[0].span.start()), (0, 15));
        assert!(found[1].analysis.sentences[0].span.start() >= found[1].span.start());
    }

    proptest! {
        #[test]
        fn passages_are_the_sentences_of_the_body_in_order(
            text in "([A-Z][a-z]{1,9}( [a-z]{1,9}){0,60}[.!?](\n\n| )){0,40}",
        ) {
            let article = article("a.txt", &text);
            let all = sentences(&article.text, article.body);
            let found = passages(&article);
            let joined: Vec<Span> = found
                .iter()
                .flat_map(|p| p.analysis.sentences.iter().map(|s| s.span))
                .collect();
            prop_assert_eq!(joined, all.iter().map(|s| s.span).collect::<Vec<_>>());
            let mut next = 0;
            for (passage, number) in found.iter().zip(0..) {
                prop_assert_eq!((passage.ordinal, passage.first_sentence as usize), (number, next));
                next += passage.analysis.sentences.len();
                let length = words(&text, passage.span);
                prop_assert!(length <= FULL + SCRAP || passage.analysis.sentences.len() == 1);
            }
        }
    }
}
