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
        let telling: Vec<&Statement> = statements.iter().filter(|s| s.is_telling()).collect();
        let own = self.pool.passages[hit].article;
        if telling.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(usize, usize, Vec<bool>)> = Vec::new();
        for (other, seen) in self.pool.passages.iter().enumerate() {
            if seen.article == own {
                continue;
            }
            let held = self.held(other, &telling);
            match found
                .iter_mut()
                .find(|(article, ..)| *article == seen.article)
            {
                Some((_, _, all)) => all.iter_mut().zip(held).for_each(|(a, h)| *a |= h),
                None => found.push((seen.article, other, held)),
            }
        }
        let whole = found
            .into_iter()
            .filter(|(.., held)| held.iter().all(|h| *h));
        whole.map(|(_, first, _)| first).collect()
    }

    /// Which of the statements one passage holds.
    fn held(&self, hit: usize, telling: &[&Statement]) -> Vec<bool> {
        let day = super::dated::anchor(&self.pool.hits[hit].article);
        let by = |statement: &Statement| {
            let words = statement.sketch();
            let mut sentences = self.sketches[hit].iter().enumerate();
            sentences.any(|(at, bits)| {
                words & !bits == 0
                    && statement.is_held_by(&Statement::of(self.pool.tokens(hit, at), day))
            })
        };
        telling.iter().map(|statement| by(statement)).collect()
    }
}
