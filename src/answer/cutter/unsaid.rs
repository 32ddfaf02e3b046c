//! What of a window no earlier quote shows or says.

use super::super::rank;
use super::super::select::statement::Statement;
use super::super::select::statements;
use super::Cutter;

/// Share of what a window's best sentence holds of the question that makes another one of them telling.
const MOSTLY: f64 = 0.6;

impl Cutter<'_> {
    /// The part of a window that no earlier quote shows; `None` when nothing is left or all of it was said, word for word or nearly so.
    /// Several named sources may say the same: each is heard.
    pub(super) fn unsaid(&self, window: rank::Window) -> Option<rank::Window> {
        let article = &self.pool.hits[window.hit].article;
        let headline = article
            .title
            .span
            .is_some_and(|h| h.overlaps(self.pool.span(window)));
        if headline && self.said.has_quoted(&article.id) {
            return None;
        }
        let sentence = |at: usize| rank::Window {
            first: at,
            count: 1,
            ..window
        };
        let free = |at: &usize| {
            !self
                .said
                .overlaps(&article.id, self.pool.span(sentence(*at)))
        };
        let first = window.sentences().find(free)?;
        let count = (first..=window.last()).take_while(free).count();
        let left = rank::Window {
            first,
            count,
            ..window
        };
        (self.plan.sources.len() > 1 || !self.repeats(left)).then_some(left)
    }

    /// Whether what a window says of the question was said before: its sentences that hold most of the question were.
    fn repeats(&self, window: rank::Window) -> bool {
        let seen = &self.pool.passages[window.hit].sentences;
        let held = |at: usize| self.pool.coverage(seen[at].terms);
        let least = MOSTLY * window.sentences().map(held).fold(0.0, f64::max);
        let said = window.sentences().zip(statements(self.pool, window));
        let telling: Vec<Statement> = said
            .filter(|(at, _)| held(*at) >= least)
            .map(|(_, statement)| statement)
            .collect();
        self.said.repeats(&telling)
    }
}
