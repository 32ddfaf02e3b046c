//! What became of each candidate: shown, kept as a further passage, a repetition of a better one, or beaten, and by what.

use crate::index::IndexError;
use crate::model::{Answer, Behind, Considered, Fate, Lag, Part, Quote, ScoredQuote, Span};

use super::super::ask::Judged;
use super::super::cutter::Cutter;
use super::super::plan::Plan;
use super::super::rank::pool::Pool;
use super::super::rank::signals::{NAMES, Signal};
use super::super::rank::{Candidate, Window};
use super::super::select::duplicates::Content;
use super::super::weights::Weights;

/// Largest contributions that are told of a candidate.
const PARTS: usize = 5;
/// Signals that are told of those that cost a candidate most.
const LAGS: usize = 3;
/// Smaller differences explain nothing.
const NOTHING: f64 = 0.005;

/// Name of what a candidate earns by saying a day that the question names, which is found in its letters after the signals.
const SAYS_THE_DAY: &str = "SaysTheDay";

/// What the candidates are told from.
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan,
    pub(super) pool: &'a Pool<'a>,
    pub(super) judged: &'a Judged,
    pub(super) answer: &'a Answer,
    pub(super) weights: &'a Weights,
}

/// A window that the answer quotes.
struct Place {
    window: Window,
    fate: Fate,
    /// The quote's bytes: the window trimmed, or with its context.
    span: Span,
}

impl Scene<'_> {
    /// Those that are quoted, the best others that say something of their own, `limit` in all, and what repeats them among the first
    /// `limit` ranks. Best first.
    pub(super) fn considered(
        &self,
        cutter: &mut Cutter<'_>,
        limit: usize,
    ) -> Result<Vec<Considered>, IndexError> {
        let quoted = self.quoted();
        let fates = self.fates(&quoted);
        let first = self.first(&fates);
        let mut told = Vec::new();
        let mut own = 0;
        for (at, fate) in fates.into_iter().enumerate() {
            let worth = match fate {
                Fate::First | Fate::Shown { .. } => true,
                Fate::Overlaps { .. } | Fate::SameWords { .. } | Fate::Headline => at < limit,
                Fate::Further { .. } | Fate::Lost => own < limit,
            };
            own += usize::from(worth && fate.repeats().is_none());
            if worth && let Some(quote) = self.cut(cutter, at)? {
                let mut one = self.told(at, fate, quote, first);
                let window = self.judged.candidates[at].window;
                one.quoted_as = quoted
                    .iter()
                    .find(|place| place.window == window && place.span != one.quote.span())
                    .map(|place| place.span);
                told.push(one);
            }
        }
        Ok(told)
    }

    fn cut(&self, cutter: &mut Cutter<'_>, at: usize) -> Result<Option<Quote>, IndexError> {
        let window = self.judged.candidates[at].window;
        let article = cutter.article(window.hit)?;
        Ok(article.and_then(|article| Quote::cut(&article, self.pool.span(window))))
    }

    fn told(&self, at: usize, fate: Fate, quote: Quote, first: usize) -> Considered {
        let candidate = &self.judged.candidates[at];
        let mut parts = self.parts(candidate);
        parts.retain(|part| part.contribution.abs() >= NOTHING);
        parts.sort_by(|a, b| {
            let size = |part: &Part| part.contribution.abs();
            size(b).total_cmp(&size(a))
        });
        parts.truncate(PARTS);
        Considered {
            rank: at + 1,
            quote,
            score: candidate.score,
            parts,
            fate,
            quoted_as: None,
            behind: (at != first).then(|| {
                // Ranks count from 1.
                let better = fate.repeats().map_or(first, |rank| rank - 1);
                self.behind(candidate, better)
            }),
        }
    }

    /// All contributions to a candidate's score, in the order of the signals; their sum is the score.
    fn parts(&self, candidate: &Candidate) -> Vec<Part> {
        let named = NAMES.iter().zip(candidate.signals);
        let mut parts: Vec<Part> = named
            .zip(&self.weights.rank)
            .map(|((name, value), weight)| Part::new(name, value, *weight))
            .collect();
        let sum: f64 = parts.iter().map(|part| part.contribution).sum();
        let dates = self.weights.rank[Signal::Dates as usize];
        let says = f64::from(u8::from((candidate.score - sum).abs() >= NOTHING));
        parts.push(Part::new(SAYS_THE_DAY, says, dates));
        parts
    }

    fn behind(&self, candidate: &Candidate, better: usize) -> Behind {
        let other = &self.judged.candidates[better];
        let (own, best) = (self.parts(candidate), self.parts(other));
        let mut lags: Vec<Lag> = own
            .iter()
            .zip(&best)
            .map(|(own, best)| Lag {
                signal: own.signal,
                difference: own.contribution - best.contribution,
            })
            .filter(|lag| lag.difference <= -NOTHING)
            .collect();
        lags.sort_by(|a, b| a.difference.total_cmp(&b.difference));
        lags.truncate(LAGS);
        Behind {
            rank: better + 1,
            by: other.score - candidate.score,
            because: lags,
        }
    }

    /// The candidate that others are compared with: the one shown first, else the best.
    fn first(&self, fates: &[Fate]) -> usize {
        let shown = fates.iter().position(|fate| *fate == Fate::First);
        shown.unwrap_or(0)
    }

    /// What became of each candidate, in their order.
    fn fates(&self, quoted: &[Place]) -> Vec<Fate> {
        let mut kept: Vec<(usize, Content)> = Vec::new();
        let mut fates = Vec::with_capacity(self.judged.candidates.len());
        for (at, candidate) in self.judged.candidates.iter().enumerate() {
            let content = Content::of(self.pool, candidate.window);
            let place = quoted.iter().find(|one| one.window == candidate.window);
            let fate = match place {
                Some(place) => place.fate,
                None if self.is_silent(candidate.window) => Fate::Headline,
                None => self
                    .repeats(candidate.window, &content, &kept)
                    .or_else(|| self.within_a_quote(candidate.window))
                    .unwrap_or(Fate::Lost),
            };
            if fate.repeats().is_none() && fate != Fate::Headline {
                kept.push((at, content));
            }
            fates.push(fate);
        }
        fates
    }

    /// The windows that the answer quotes, each with its place. A quote is known by its score, which it has from its window, and by
    /// its bytes, which the window shares.
    fn quoted(&self) -> Vec<Place> {
        let shown = (1..).zip(&self.answer.quotes).map(|(place, quote)| {
            let fate = if place == 1 {
                Fate::First
            } else {
                Fate::Shown { place }
            };
            (quote, fate)
        });
        let further = (1..).zip(&self.answer.more).map(|(place, quote)| {
            let passed_over = self.passed_over(quote);
            (quote, Fate::Further { place, passed_over })
        });
        shown
            .chain(further)
            .filter_map(|(scored, fate)| {
                Some(Place {
                    window: self.window_of(scored)?,
                    fate,
                    span: scored.quote.span(),
                })
            })
            .collect()
    }

    /// Whether a quote is shown that scores less than this further one.
    fn passed_over(&self, further: &ScoredQuote) -> bool {
        let mut shown = self.answer.quotes.iter();
        shown.any(|quote| quote.score < further.score)
    }

    fn window_of(&self, scored: &ScoredQuote) -> Option<Window> {
        let mut chosen = self.judged.chosen.iter().map(|one| &one.candidate);
        chosen
            .find(|one| {
                one.score.total_cmp(&scored.score).is_eq() && self.shares(one.window, &scored.quote)
            })
            .map(|one| one.window)
    }

    /// Whether a window shares bytes with a quote.
    fn shares(&self, window: Window, quote: &Quote) -> bool {
        let (article, span) = self.pool.place(window);
        quote.receipt().article.as_str() == article && quote.span().overlaps(span)
    }

    /// Whether a window says nothing of its own because several sources are asked for and it is a headline.
    fn is_silent(&self, window: Window) -> bool {
        let passage = &self.pool.passages[window.hit];
        self.plan.sources.len() > 1 && passage.sentences[window.first].headline
    }

    /// The first better candidate that a window repeats, by the same measures that quotes are chosen by.
    fn repeats(
        &self,
        window: Window,
        content: &Content,
        kept: &[(usize, Content)],
    ) -> Option<Fate> {
        kept.iter().find_map(|(at, other)| {
            let better = self.judged.candidates[*at].window;
            let rank = at + 1;
            if self.same_place(better, window) {
                Some(Fate::Overlaps { better: rank })
            } else {
                other
                    .is_like(content)
                    .then_some(Fate::SameWords { better: rank })
            }
        })
    }

    fn same_place(&self, a: Window, b: Window) -> bool {
        let article = |window: Window| self.pool.passages[window.hit].article;
        article(a) == article(b) && self.pool.span(a).overlaps(self.pool.span(b))
    }

    /// A window that a quote holds because of its context.
    fn within_a_quote(&self, window: Window) -> Option<Fate> {
        let quotes = self.answer.quotes.iter().chain(&self.answer.more);
        let holder = quotes
            .filter(|scored| self.shares(window, &scored.quote))
            .find_map(|scored| self.window_of(scored))?;
        let mut candidates = self.judged.candidates.iter();
        let at = candidates.position(|one| one.window == holder)?;
        Some(Fate::Overlaps { better: at + 1 })
    }
}
