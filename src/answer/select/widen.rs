//! Not out of context: a quote that opens with a pronoun, "the president", or somebody's words without a speaker takes the sentence
//! before along, up to two sentences and about 80 words. Nor does a quote begin or end inside a quotation: the sentence that opens
//! it or the one that closes it comes along. What cannot be mended is marked.

use std::sync::LazyLock;

use crate::model::Span;
use crate::text::{
    AnalysedSentence, AnalysedToken, Analysis, SentenceFlags, TermKey, lexicon, stem,
};

use super::super::rank::LONG_PARAGRAPH;
use super::super::rank::signals::leans;

/// Sentences that widening adds at most.
const MOST_SENTENCES: usize = 2;
/// Words of a widened quote at most.
const MOST_WORDS: usize = 80;

/// Words of a quote at most that is filled up because it may lack the answer. On labelled news questions the first quote holds the
/// answer for two in a hundred more with 70 words than without, at five words more on average; longer ones bring little.
const FULL: usize = 70;

/// A quote's place after widening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Widened {
    /// What to quote.
    pub(crate) span: Span,
    /// Whether it still leans on what stands before.
    pub(crate) hangs: bool,
}

/// How far a quote is widened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Only until no quotation is cut in two.
    Quotation,
    /// Until it also stands on its own.
    Context,
}

/// First and last of a run of sentences.
type Run = (usize, usize);

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

    /// Widens `span` while it begins or ends inside a quotation or, with [`Reach::Context`], leans on what stands before. `fixed` is
    /// a part that must not be pulled in (the headline).
    pub(crate) fn widen(&self, span: Span, fixed: Option<Span>, reach: Reach) -> Widened {
        let Some(run) = self.run(span) else {
            return Widened { span, hangs: false };
        };
        let mut run = run;
        for _ in 0..MOST_SENTENCES {
            let Some(wider) = self
                .step(run, reach)
                .filter(|wider| self.may_be(*wider, fixed))
            else {
                break;
            };
            run = wider;
        }
        let (first, last) = run;
        let at_start = first == 0
            || fixed.is_some_and(|f| f.overlaps(self.0[first - 1].0.span))
            || self.is_plain_heading(first - 1);
        let hangs = self.begins_inside(first)
            || self.ends_inside(last)
            || (reach == Reach::Context && self.leans(run) && !at_start);
        Widened {
            span: span.join(self.0[first].0.span).join(self.0[last].0.span),
            hangs,
        }
    }

    /// The span with the sentences after it and then the one before it in its paragraph, as long as it keeps to [`FULL`] words: what is
    /// asked for often stands beside the sentence that holds the question's words. The paragraph before it is seldom about the same. Headings, questions and `fixed` are never pulled in, and no
    /// quotation is cut in two.
    pub(crate) fn fill(&self, span: Span, fixed: Option<Span>) -> Span {
        let Some((first, last)) = self.run(span) else {
            return span;
        };
        let mut filled = (first, last);
        for end in last + 1..=last + MOST_SENTENCES {
            if !self.may_fill((first, end), (end - 1, end), fixed) {
                break;
            }
            if !self.ends_inside(end) {
                filled.1 = end;
            }
        }
        if let Some(start) = first.checked_sub(1)
            && self.may_fill((start, filled.1), (first, start), fixed)
            && self.0[start].0.paragraph == self.0[first].0.paragraph
            && !self.begins_inside(start)
        {
            filled.0 = start;
        }
        span.join(self.0[filled.0].0.span)
            .join(self.0[filled.1].0.span)
    }

    /// The span up to the sentence behind it, or the one behind that, which stands in the same paragraph and turns against what is said
    /// ("However, …"): without it a yes would be more than the article says. Keeps to [`MOST_WORDS`] and [`MOST_SENTENCES`], and cuts no
    /// quotation in two.
    pub(crate) fn with_turn(&self, span: Span) -> Span {
        let turned = self.run(span).and_then(|(first, last)| {
            let behind = [last + 1, last + 2];
            let turn = behind.into_iter().find(|at| self.turns(last, *at))?;
            let takes = turn == last + 1 || turn - first <= MOST_SENTENCES;
            let end = self.0[turn].0.span;
            (takes && self.may_be((first, turn), None)).then_some(end)
        });
        turned.map_or(span, |end| span.join(end))
    }

    /// Whether the sentence `at` turns against what its paragraph says up to `last`.
    fn turns(&self, last: usize, at: usize) -> bool {
        self.0.get(at).is_some_and(|(turn, tokens)| {
            turn.paragraph == self.0[last].0.paragraph
                && opens_contrast(tokens)
                && !turn.flags.has(SentenceFlags::QUESTION)
                && !self.ends_inside(at)
        })
    }

    /// Whether the run may take in the sentence `added` beside `edge`.
    fn may_fill(
        &self,
        (first, last): Run,
        (edge, added): (usize, usize),
        fixed: Option<Span>,
    ) -> bool {
        let Some(sentences) = self.0.get(first..=last) else {
            return false;
        };
        let words: usize = sentences.iter().map(|(_, tokens)| tokens.len()).sum();
        let new = &self.0[added].0;
        let stray = [
            SentenceFlags::QUESTION,
            SentenceFlags::HEADING,
            SentenceFlags::UNFINISHED,
            SentenceFlags::FURNITURE,
        ];
        words <= FULL
            && self.go_together(edge, added)
            && !stray.iter().any(|flag| new.flags.has(*flag))
            && !fixed.is_some_and(|f| f.overlaps(new.span))
    }

    /// Whether two sentences stand in one paragraph, or in two short ones, as news has them: a long paragraph is a unit of its own.
    fn go_together(&self, a: usize, b: usize) -> bool {
        let paragraph = |at: usize| self.0[at].0.paragraph;
        let short = |number: u32| {
            self.0.iter().filter(|(s, _)| s.paragraph == number).count() < LONG_PARAGRAPH
        };
        paragraph(a) == paragraph(b) || short(paragraph(a)) && short(paragraph(b))
    }

    /// Whether the quote at `span` begins or ends with something that needs what stands around it.
    pub(crate) fn needs_more(&self, span: Span) -> bool {
        self.run(span)
            .is_some_and(|run| self.leans(run) || self.ends_inside(run.1))
    }

    /// The tokens of each sentence within `span`.
    pub(crate) fn within(&self, span: Span) -> impl Iterator<Item = &[AnalysedToken]> {
        self.0
            .iter()
            .filter(move |(s, _)| span.contains(s.span))
            .map(|(_, tokens)| tokens.as_slice())
    }

    /// The sentences that `span` touches.
    fn run(&self, span: Span) -> Option<Run> {
        let touches = |(s, _): &(AnalysedSentence, Vec<AnalysedToken>)| s.span.overlaps(span);
        Some((
            self.0.iter().position(touches)?,
            self.0.iter().rposition(touches)?,
        ))
    }

    /// The run with one sentence more, where it lacks one: quotations are made whole first.
    fn step(&self, run: Run, reach: Reach) -> Option<Run> {
        let (first, last) = run;
        let back = first.checked_sub(1).map(|first| (first, last));
        if self.begins_inside(first) {
            return back;
        }
        if self.ends_inside(last) || self.speaker_follows(run) {
            return Some((first, last + 1));
        }
        if reach == Reach::Context && self.answers(first) {
            return back;
        }
        let leans = reach == Reach::Context && self.leans(run);
        back.filter(|(first, _)| leans && !self.is_plain_heading(*first))
    }

    /// Whether a sentence opens the answer to the question of an interviewer, without which it is hard to understand.
    fn answers(&self, at: usize) -> bool {
        let Some((question, _)) = at.checked_sub(1).and_then(|before| self.0.get(before)) else {
            return false;
        };
        let asked = SentenceFlags::HEADING.with(SentenceFlags::QUESTION);
        question.flags.has(asked) && !self.0[at].0.flags.has(SentenceFlags::HEADING)
    }

    /// Whether a sentence is a heading that asks nothing: it names what a section is about, and nobody.
    fn is_plain_heading(&self, at: usize) -> bool {
        let flags = self.0[at].0.flags;
        flags.has(SentenceFlags::HEADING) && !flags.has(SentenceFlags::QUESTION)
    }

    fn may_be(&self, (first, last): Run, fixed: Option<Span>) -> bool {
        let Some(sentences) = self.0.get(first..=last) else {
            return false;
        };
        let words: usize = sentences.iter().map(|(_, tokens)| tokens.len()).sum();
        let free = |s: Span| !fixed.is_some_and(|f| f.overlaps(s));
        let furniture = |(s, _): &(AnalysedSentence, _)| s.flags.has(SentenceFlags::FURNITURE);
        words <= MOST_WORDS
            && free(sentences[0].0.span)
            && free(self.0[last].0.span)
            && !sentences.iter().any(furniture)
    }

    fn begins_inside(&self, first: usize) -> bool {
        self.0[first].0.flags.has(SentenceFlags::BEGINS_QUOTED)
    }

    fn ends_inside(&self, last: usize) -> bool {
        self.0[last].0.flags.has(SentenceFlags::ENDS_QUOTED)
    }

    /// Whether the words of somebody are named by the next sentence of the same paragraph, and that paragraph begins with them.
    fn speaker_follows(&self, (first, last): Run) -> bool {
        let paragraph = self.0[first].0.paragraph;
        let begins = first == 0 || self.0[first - 1].0.paragraph != paragraph;
        begins
            && self.without_speaker((first, last))
            && self.0.get(last + 1).is_some_and(|(next, _)| {
                next.paragraph == paragraph && next.flags.has(SentenceFlags::HAS_SPEAKER)
            })
    }

    fn without_speaker(&self, (first, last): Run) -> bool {
        let flags = self.0[first].0.flags;
        let quoted = flags.has(SentenceFlags::OPENS_QUOTE) || flags.has(SentenceFlags::ALL_QUOTED);
        let spoken = |(s, _): &(AnalysedSentence, _)| s.flags.has(SentenceFlags::HAS_SPEAKER);
        // A claim that is judged next needs nobody who makes it.
        let judged = |(next, _): &(AnalysedSentence, _)| next.flags.has(SentenceFlags::VERDICT);
        quoted
            && !self.0[first..=last].iter().any(spoken)
            && !self.0.get(last + 1).is_some_and(judged)
    }

    /// Whether the run of sentences opens with a word that points at what stands before, or with somebody's words without the
    /// speaker.
    fn leans(&self, run: Run) -> bool {
        leans(self.0[run.0].0.flags) || self.without_speaker(run)
    }
}

/// Words that open a sentence which turns against the one before.
static CONTRASTS: LazyLock<Vec<TermKey>> =
    LazyLock::new(|| lexicon::CONTRASTS.iter().map(|word| key(word)).collect());
/// The same of two words.
static CONTRAST_PAIRS: LazyLock<Vec<[TermKey; 2]>> = LazyLock::new(|| {
    let pairs = lexicon::CONTRAST_PAIRS.iter();
    pairs.map(|(one, next)| [key(one), key(next)]).collect()
});

fn key(word: &str) -> TermKey {
    TermKey::of(&stem(word))
}

/// Whether a sentence opens with "But", "However" or "That said".
fn opens_contrast(tokens: &[AnalysedToken]) -> bool {
    let pair = |pair: &[TermKey; 2]| tokens.iter().map(|t| t.key).take(2).eq(*pair);
    tokens.first().is_some_and(|t| CONTRASTS.contains(&t.key)) || CONTRAST_PAIRS.iter().any(pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;

    fn check(text: &str, quote: &str, expected: &str, hangs: bool) {
        let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
        let at = text.find(quote).unwrap();
        let span = Span::new(at, at + quote.len()).unwrap();
        let widened = Sentences::of([&analysis]).widen(span, None, Reach::Context);
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
    fn an_answer_brings_the_question_of_the_interviewer_along() {
        let text = "INTERVIEWER: Whose fault was it?\n\nROE: The board's. It knew for years.\n\nThe dam fell.";
        let all = "INTERVIEWER: Whose fault was it?\n\nROE: The board's.";
        check(text, "ROE: The board's.", all, false);
        check(text, "The dam fell.", "The dam fell.", false);
    }

    #[test]
    fn at_most_two_sentences_are_pulled_in() {
        let text = "Anna Roe came. She sat. She ate. She left.";
        check(text, "She left.", "She sat. She ate. She left.", true);
        check(text, "She ate.", "Anna Roe came. She sat. She ate.", false);
    }

    #[test]
    fn a_short_quote_is_filled_up_with_what_stands_beside_it() {
        let filled = |text: &str, quote: &str, fixed: Option<Span>| {
            let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
            let at = text.find(quote).unwrap();
            let span = Span::new(at, at + quote.len()).unwrap();
            let all = Sentences::of([&analysis]).fill(span, fixed);
            all.cut(text).unwrap().to_owned()
        };
        let text = "Rain fell. The bridge was closed. It opened in June. Why? Nobody knew.";
        let quote = "The bridge was closed.";
        let expected = "Rain fell. The bridge was closed. It opened in June.";
        assert_eq!(filled(text, quote, None), expected);
        let apart = "Rain fell.\n\nThe bridge was closed.\n\nIt opened in June.";
        assert_eq!(filled(apart, quote, None), apart[12..]);
        let headline = Span::new(0, 10);
        assert_eq!(filled(text, quote, headline), expected[11..]);
        let long = format!("{} The bridge was closed.", "Word ".repeat(70).trim_end());
        assert_eq!(filled(&format!("{long} {long}"), &long, None), long);
        let quoted = "Rain fell. “The bridge is closed. It opens in June,” Roe said.";
        assert_eq!(filled(quoted, "Rain fell.", None), quoted);
    }

    #[test]
    fn the_sentence_that_turns_against_a_quote_comes_along() {
        let turned = |text: &str| {
            let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
            let quote = "The dam is safe.";
            let at = text.find(quote).unwrap();
            let span = Span::new(at, at + quote.len()).unwrap();
            let all = Sentences::of([&analysis]).with_turn(span);
            all.cut(text).unwrap().to_owned()
        };
        for opens in ["But", "However,", "That said,", "Nevertheless,"] {
            let whole = format!("The dam is safe. {opens} the spillway leaks.");
            assert_eq!(turned(&format!("Rain fell. {whole} It rained.")), whole);
        }
        let later = "The dam is safe. It was built in 1990. But the spillway leaks.";
        assert_eq!(turned(&format!("Rain fell. {later} It rained.")), later);
        let before = "The dam is safe. It is old. It is high. But the spillway leaks.";
        assert_eq!(turned(before), "The dam is safe.");
        for unturned in [
            "The dam is safe. Rain fell.",
            "The dam is safe. And the spillway leaks.",
            "The dam is safe. That night the spillway leaked.",
            "The dam is safe.\n\nBut the spillway leaks.",
            "The dam is safe. But is the spillway safe?",
            "The dam is safe. “But the spillway leaks. It is old,” Roe said.",
        ] {
            assert_eq!(turned(unturned), "The dam is safe.", "{unturned}");
        }
        let long = format!("The dam is safe. But {}.", "word ".repeat(80).trim_end());
        assert_eq!(turned(&long), "The dam is safe.");
    }

    #[test]
    fn a_quotation_is_never_cut_in_two() {
        let text = "Ships came.\n\n“We will leave the port. Soon our ship goes home,” Roe said.\n\nThere are about 900 sailors.";
        let whole = "“We will leave the port. Soon our ship goes home,” Roe said.";
        check(text, "Soon our ship goes home,” Roe said.", whole, false);
        check(text, "“We will leave the port.", whole, false);
        check(
            text,
            "There are about 900 sailors.",
            "There are about 900 sailors.",
            false,
        );
    }

    #[test]
    fn a_quotation_too_long_to_be_made_whole_is_marked() {
        let text = "“One is. Two is. Three is. Four is. Five is,” Roe said.";
        check(text, "Four is.", "Two is. Three is. Four is.", true);
        check(text, "“One is.", "“One is. Two is. Three is.", true);
    }
}
