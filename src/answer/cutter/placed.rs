//! Where the quote of a window stands: widened until it stands alone, and filled up where the window may lack the answer.

use crate::index::{Hit, IndexError};
use crate::model::{Article, Span};

use super::super::plan::asked::Kind;
use super::super::rank;
use super::super::rank::signals::Signal;
use super::super::select::statement::Statement;
use super::super::select::widen::{Reach, Sentences, Widened};
use super::super::select::{Chosen, dated, statements};
use super::Cutter;

/// What comes along with a window besides what it leans on.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// What stands beside it, as it may lack the answer.
    fills: bool,
    /// The sentence that turns against it.
    turns: bool,
}

/// Where a quote stands and what its sentences state.
pub(super) struct Placed {
    pub(super) widened: Widened,
    pub(super) statements: Vec<Statement>,
}

impl Cutter<'_> {
    /// The window widened, and filled up when it may lack the answer; less of that, or as it is, where it would run into an earlier
    /// quote.
    pub(super) fn placed(
        &self,
        chosen: &Chosen,
        window: rank::Window,
        article: &Article,
    ) -> Result<Placed, IndexError> {
        let hit = &self.pool.hits[window.hit];
        let grows = self.world.settings.quote_sentences.is_none();
        let whole = Extent {
            fills: grows && self.may_lack_the_answer(chosen, window, article),
            // A yes that the next sentence takes back is none, and what did not come about has no time.
            turns: grows && matches!(self.plan.asked.kind, Kind::YesNo | Kind::Time),
        };
        let less = [
            (whole.fills, whole.turns),
            (false, whole.turns),
            (false, false),
        ];
        for (fills, turns) in less {
            let placed = self.widened(hit, window, Extent { fills, turns })?;
            if !self.said.overlaps(&hit.article.id, placed.widened.span) {
                return Ok(placed);
            }
        }
        let span = self.pool.span(window);
        let widened = Widened {
            span,
            hangs: Sentences::of([&hit.analysis]).needs_more(span),
        };
        Ok(Placed {
            widened,
            statements: statements(self.pool, window),
        })
    }

    /// Whether nothing of a window certainly answers: neither words that can be marked nor the speaker asked for. Who names several
    /// sources compares what each says, and one sentence of each rarely shows it.
    fn may_lack_the_answer(
        &self,
        chosen: &Chosen,
        window: rank::Window,
        article: &Article,
    ) -> bool {
        let spoken = self.plan.speaker != 0
            && chosen.candidate.signals[Signal::Kind as usize] >= rank::SPOKEN;
        let sure = || {
            let span = self.pool.span(window);
            spoken || !self.answering_words(chosen, span, article).is_empty()
        };
        self.plan.sources.len() > 1 || self.plan.asked.kind != Kind::YesNo && !sure()
    }

    fn widened(
        &self,
        hit: &Hit,
        window: rank::Window,
        extent: Extent,
    ) -> Result<Placed, IndexError> {
        let span = self.pool.span(window);
        let headline = hit.article.title.span;
        if headline.is_some_and(|h| h.overlaps(span)) {
            return Ok(Placed {
                widened: Widened { span, hangs: false },
                statements: statements(self.pool, window),
            });
        }
        let near = Sentences::of([&hit.analysis]);
        let at_edge = window.first == 0 && hit.ordinal > 0
            || window.last() + 1 >= hit.analysis.sentences.len();
        if !(at_edge && (extent.fills || extent.turns || near.needs_more(span))) {
            return Ok(self.widen(hit, &near, span, extent));
        }
        let passages = self.world.snapshot.passages(&hit.article.id)?;
        let all = Sentences::of(passages.iter().map(|p| &p.analysis));
        Ok(self.widen(hit, &all, span, extent))
    }

    fn widen(&self, hit: &Hit, around: &Sentences, span: Span, extent: Extent) -> Placed {
        let reach = match self.world.settings.quote_sentences {
            Some(_) => Reach::Quotation,
            None => Reach::Context,
        };
        let day = dated::anchor(&hit.article);
        let headline = hit.article.title.span;
        let mut widened = around.widen(span, headline, reach);
        if extent.fills && !widened.hangs {
            widened.span = around.fill(widened.span, headline);
        }
        if extent.turns {
            widened.span = around.with_turn(widened.span);
        }
        Placed {
            widened,
            statements: around
                .within(widened.span)
                .map(|tokens| Statement::of(tokens, day))
                .collect(),
        }
    }
}
