//! Chosen passages on a topic as quotes of a summary: so many sentences in all, each with what it leans on, in order of time.

use std::sync::Arc;

use crate::index::IndexError;
use crate::model::{Article, Citation, Quote, ScoredQuote, Span};

use super::super::ask::World;
use super::super::rank::pool::Pool;
use super::super::select::Chosen;
use super::super::select::also::Echoes;
use super::super::select::said::Said;
use super::around::{Around, follows};
use super::order::Order;
use super::quotes::placed;

/// A part of an article that the summary quotes.
struct Piece {
    hit: usize,
    article: Arc<Article>,
    span: Span,
    score: f64,
    hangs: bool,
}

/// The best of the chosen sentences, `wanted` in all together with what they lean on, in order of time. Not more than about a third
/// comes from one article, as long as others have something to say; what was said is not said again.
pub(super) fn tell(
    world: &World<'_>,
    pool: &Pool<'_>,
    chosen: &[Chosen],
    wanted: usize,
) -> Result<Vec<ScoredQuote>, IndexError> {
    let mut pieces = pieces(world, pool, chosen, wanted)?;
    let order = Order::of(pieces.iter().map(|piece| &piece.article.meta));
    pieces.sort_by_key(|piece| (order.key(&piece.article.meta), piece.span));
    let echoes = Echoes::of(pool);
    let cut = |piece: &Piece| {
        let quote = Quote::cut(&piece.article, piece.span)?;
        let quote = if piece.hangs {
            quote.shortened()
        } else {
            quote
        };
        let states = Around::of(&piece.article).states(piece.span);
        let also = echoes.holding(piece.hit, &states).into_iter();
        let also = also.map(|hit| Citation {
            article: Arc::clone(&pool.hits[hit].article),
            citing: Vec::new(),
        });
        Some(ScoredQuote {
            quote: quote.with_also_in(also.collect()),
            score: piece.score,
        })
    };
    Ok(joined(pieces).iter().filter_map(cut).collect())
}

/// What is quoted, best first: what stands on its own, and only where nothing does the best that hangs.
fn pieces(
    world: &World<'_>,
    pool: &Pool<'_>,
    chosen: &[Chosen],
    wanted: usize,
) -> Result<Vec<Piece>, IndexError> {
    let mut gathered = Gathered::nothing(pool, Room::of(pool, chosen, wanted));
    // A second time for what an article may say beyond its share because the others have no more.
    let again = chosen.iter().map(|one| (one, wanted));
    let share = gathered.room.share;
    let shared = chosen.iter().map(|one| (one, share));
    for (one, most) in shared.chain(again) {
        if gathered.room.left == 0 {
            break;
        }
        let hit = &pool.hits[one.candidate.window.hit];
        if let Some(article) = world.snapshot.quotable(hit)? {
            gathered.consider(one, &article, most);
        }
    }
    Ok(gathered.grown())
}

/// What is quoted so far, and what there is still room for.
struct Gathered<'p> {
    pool: &'p Pool<'p>,
    room: Room,
    said: Said,
    kept: Vec<Piece>,
    /// The best that does not stand on its own.
    hanging: Option<Piece>,
}

impl<'p> Gathered<'p> {
    fn nothing(pool: &'p Pool<'p>, room: Room) -> Self {
        Self {
            pool,
            room,
            said: Said::default(),
            kept: Vec::new(),
            hanging: None,
        }
    }

    /// Keeps a sentence with what it leans on, if it says something new and there is room for it; `most` sentences may come from
    /// its article.
    fn consider(&mut self, one: &Chosen, article: &Arc<Article>, most: usize) {
        let window = one.candidate.window;
        let (around, id) = (Around::of(article), &article.meta.id);
        let span = self.pool.span(window);
        if self.said.overlaps(id, span) || self.said.repeats(&around.states(span)) {
            return;
        }
        let own = self
            .kept
            .iter()
            .filter(|piece| piece.article.meta.id == *id);
        let place = placed(&around, span, own.map(|piece| piece.span), |span| {
            self.said.overlaps(id, span)
        });
        let piece = Piece {
            hit: window.hit,
            article: Arc::clone(article),
            span: place.span,
            score: one.candidate.score,
            hangs: place.hangs,
        };
        let passage = &self.pool.passages[window.hit];
        if place.hangs {
            self.hanging.get_or_insert(piece);
        } else if self
            .room
            .take(passage.article, around.count(place.span), most)
        {
            self.said.note(id, place.span, around.states(place.span));
            self.kept.push(piece);
        }
    }

    /// What was kept, each with the sentences behind it that there is still room for.
    fn grown(mut self) -> Vec<Piece> {
        if self.kept.is_empty() {
            self.kept.extend(self.hanging);
        }
        for _ in 0..FURTHER {
            for piece in &mut self.kept {
                grow(piece, &mut self.room, &mut self.said);
            }
        }
        self.kept
    }
}

/// Sentences behind one on the topic that are quoted with it at most, where the summary would be shorter than wanted.
const FURTHER: usize = 2;

/// Adds the next sentence of the same paragraph, if there is room for it and it says something new.
fn grow(piece: &mut Piece, room: &mut Room, said: &mut Said) {
    let around = Around::of(&piece.article);
    let id = &piece.article.meta.id;
    let next = around.goes_on(piece.span).filter(|next| {
        room.left > 0 && !said.overlaps(id, *next) && !said.repeats(&around.states(*next))
    });
    if let Some(next) = next {
        said.note(id, next, around.states(next));
        room.left -= 1;
        piece.span = piece.span.join(next);
    }
}

/// How many sentences may still come, in all and from each article.
struct Room {
    left: usize,
    /// Sentences from one article at most, as long as others have something to say.
    share: usize,
    taken: Vec<usize>,
    wanted: usize,
}

impl Room {
    fn of(pool: &Pool<'_>, chosen: &[Chosen], wanted: usize) -> Self {
        let articles = chosen
            .iter()
            .map(|one| pool.passages[one.candidate.window.hit].article);
        let mut speaking: Vec<usize> = articles.collect();
        speaking.sort_unstable();
        speaking.dedup();
        let even = wanted.div_ceil(speaking.len().max(1));
        Self {
            left: wanted,
            share: wanted.div_ceil(3).max(even),
            taken: vec![0; pool.articles.len()],
            wanted,
        }
    }

    /// Takes room for so many sentences of an article, which may have `most`, if there is some. The first of an article may be
    /// longer than that, and the first of all longer than all.
    fn take(&mut self, article: usize, sentences: usize, most: usize) -> bool {
        let taken = &mut self.taken[article];
        let within_share = *taken == 0 || *taken + sentences <= most;
        let fits = sentences <= self.left || self.left == self.wanted;
        if within_share && fits {
            *taken += sentences;
            self.left = self.left.saturating_sub(sentences);
        }
        within_share && fits
    }
}

/// Pieces of one article that stand right behind each other, as one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last)
                if last.article.meta.id == piece.article.meta.id
                    && follows(&piece.article, piece.span, last.span) =>
            {
                last.span = last.span.join(piece.span);
                last.score = last.score.max(piece.score);
            }
            _ => joined.push(piece),
        }
    }
    joined
}
