//! What stands around a sentence of an article that a summary takes from it: what it needs to be understood, and what that says.

use crate::model::{Article, Span};
use crate::text::{AnalysedSentence, Analysis, SentenceFlags, sentences};

use super::super::select::dated::anchor;
use super::super::select::statement::Statement;
use super::super::select::widen::{Reach, Sentences, Widened};
use super::fit::{Fit, fit, is_unnamed_speech};

/// Sentences before one with somebody's words that are taken along at most until the speaker is named.
const MOST_SENTENCES: usize = 2;
/// Words of a quote at most that is widened for that.
const MOST_WORDS: usize = 80;

/// The sentences of an article's body.
pub(super) struct Around<'a> {
    pub(super) article: &'a Article,
    analysis: Analysis,
    sentences: Sentences,
}

impl<'a> Around<'a> {
    /// The sentences around any sentence of this article.
    pub(super) fn of(article: &'a Article) -> Self {
        let analysis = Analysis::of(&article.text, &sentences(&article.text, article.body));
        Self {
            article,
            sentences: Sentences::of([&analysis]),
            analysis,
        }
    }

    /// What the sentences within `span` state.
    pub(super) fn states(&self, span: Span) -> Vec<Statement> {
        let day = anchor(&self.article.meta);
        let within = self.sentences.within(span);
        within.map(|tokens| Statement::of(tokens, day)).collect()
    }

    /// How many sentences stand within `span`; a headline counts as one.
    pub(super) fn count(&self, span: Span) -> usize {
        self.sentences.within(span).count().max(1)
    }

    /// The sentence at `span` with what it leans on, which is the sentence before where somebody's words are "his". It hangs where
    /// that does not suffice.
    pub(super) fn whole(&self, span: Span) -> Widened {
        let mut wide = self.widened(span);
        for _ in 0..MOST_SENTENCES {
            let Some(wider) = self
                .before(wide.span)
                .filter(|_| self.is_unnamed(wide.span))
            else {
                break;
            };
            let wider = self.widened(wide.span.join(wider.span));
            if self.words(wider.span) > MOST_WORDS {
                break;
            }
            wide = wider;
        }
        let unnamed = self.is_unnamed(wide.span) && self.before(wide.span).is_some();
        Widened {
            hangs: wide.hangs || unnamed,
            ..wide
        }
    }

    /// Whether the sentence alone needs what stands before it.
    pub(super) fn needs_more(&self, span: Span) -> bool {
        self.sentences.needs_more(span) || self.is_unnamed(span)
    }

    /// The next sentence of the same paragraph behind `span`, if it tells something and no quotation is cut in two by it.
    pub(super) fn goes_on(&self, span: Span) -> Option<Span> {
        let all = &self.analysis.sentences;
        let last = all.iter().rposition(|s| span.overlaps(s.span))?;
        let (last, next) = (all.get(last)?, all.get(last + 1)?);
        let tells = matches!(fit(self.article, next), Fit::Alone | Fit::Leaning);
        let whole = !next.flags.has(SentenceFlags::ENDS_QUOTED);
        (next.paragraph == last.paragraph && tells && whole).then_some(next.span)
    }

    fn widened(&self, span: Span) -> Widened {
        let title = self.article.meta.title.span;
        self.sentences.widen(span, title, Reach::Context)
    }

    /// Whether the first sentence of `span` is the words of somebody whom only an earlier one names.
    fn is_unnamed(&self, span: Span) -> bool {
        let first = self
            .analysis
            .sentences
            .iter()
            .find(|s| s.span.overlaps(span));
        first
            .and_then(|first| first.span.cut(&self.article.text))
            .is_some_and(is_unnamed_speech)
    }

    /// The sentence before `span`, unless that is the headline.
    fn before(&self, span: Span) -> Option<&AnalysedSentence> {
        let mut earlier = self.analysis.sentences.iter().rev();
        let title = self.article.meta.title.span;
        earlier
            .find(|sentence| sentence.span.end() <= span.start())
            .filter(|sentence| !title.is_some_and(|title| title.overlaps(sentence.span)))
    }

    fn words(&self, span: Span) -> usize {
        self.sentences.within(span).map(<[_]>::len).sum()
    }
}

/// Whether `span` stands right behind another part of the article, so that it reads on from there.
pub(super) fn follows(article: &Article, span: Span, other: Span) -> bool {
    let between = article.text.get(other.end()..span.start());
    between.is_some_and(|text| text.trim().is_empty())
}
