//! Which other articles hold what a quote says: judged on the sentences that are shown, after trimming and widening.

use super::super::rank::pool::{Pool, is_content};
use super::statement::{Statement, bit};

/// The sentences of the passages found, with a rough look at their words so that most need no closer one.
#[derive(Debug)]
pub(crate) struct Echoes<'a> {
    pool: &'a Pool<'a>,
    /// By passage and sentence.
    sketches: Vec<Vec<u64>>,
}

impl<'a> Echoes<'a> {
    /// Looks at all passages of a pool.
    pub(crate) fn of(pool: &'a Pool<'a>) -> Self {
        let sketch = |hit: usize, at: usize| {
            let tokens = pool.tokens(hit, at).iter().filter(|t| is_content(t));
            tokens.fold(0, |bits, token| bits | bit(token.key.0))
        };
        let passage = |hit: usize| {
            let sentences = 0..pool.passages[hit].sentences.len();
            sentences.map(|at| sketch(hit, at)).collect()
        };
        Self {
            pool,
            sketches: (0..pool.passages.len()).map(passage).collect(),
        }
    }

    /// The first hit of each article other than the one of `hit` that states everything that `statements` tell, in order of rank.
    pub(crate) fn holding(&self, hit: usize, statements: &[Statement]) -> Vec<usize> {
        let mut telling = statements.iter().filter(|s| s.is_telling());
        let Some(first) = telling.next() else {
            return Vec::new();
        };
        // Most statements stand nowhere else, so that the first of them mostly leaves no article in which to look for the others.
        let own = self.pool.passages[hit].article;
        let mut articles = self.holders(first, |article| article != own);
        for statement in telling {
            if articles.is_empty() {
                break;
            }
            articles = self.holders(statement, |article| articles.contains(&article));
        }
        let first_hit = |article| self.pool.passages.iter().position(|p| p.article == article);
        let mut found: Vec<usize> = articles.into_iter().filter_map(first_hit).collect();
        found.sort_unstable();
        found
    }

    /// Those of the articles that `may_hold` picks of which one passage holds a statement.
    fn holders(&self, statement: &Statement, may_hold: impl Fn(usize) -> bool) -> Vec<usize> {
        let words = statement.sketch();
        let mut articles: Vec<usize> = Vec::new();
        for (hit, passage) in self.pool.passages.iter().enumerate() {
            let article = passage.article;
            if may_hold(article)
                && !articles.contains(&article)
                && self.holds(hit, words, statement)
            {
                articles.push(article);
            }
        }
        articles
    }

    /// Whether a passage holds a statement whose words make the sketch `words`.
    fn holds(&self, hit: usize, words: u64, statement: &Statement) -> bool {
        let day = super::dated::anchor(&self.pool.hits[hit].article);
        let mut sentences = self.sketches[hit].iter().enumerate();
        sentences.any(|(at, bits)| {
            words & !bits == 0
                && statement.is_held_by(&Statement::of(self.pool.tokens(hit, at), day))
        })
    }
}
