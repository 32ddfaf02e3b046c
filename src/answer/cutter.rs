//! From chosen windows to quotes: widened until they stand alone, filled up where they may lack the answer, never twice the same.
//!
//! The one place of the engine that cuts quotes for answers, searches and topics; fetches and checks each article once.

mod of_the_day;
mod placed;
mod unsaid;

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use crate::index::IndexError;
use crate::model::{Article, Citation, Quote, ScoredQuote, Span};
use crate::text::verdict_after;

use super::EngineSettings;
use super::ask::World;
use super::plan::Plan;
use super::rank::pool::Pool;
use super::rank::signals::Signal;
use super::select::also::Echoes;
use super::select::highlight::{Shown, highlights, marks};
use super::select::said::Said;
use super::select::statement::Statement;
use super::select::{Chosen, dated};

/// Share of the question that a quote must hold for anything in it to be marked as the answer.
const ON_TOPIC: f64 = 0.4;
/// The same with its title and the names that its article is about, where it holds less by itself: "A memorial service will be held on 14
/// September" below the headline with the name.
const WHOLE: f64 = 0.95;

/// Cuts quotes, fetching and checking each passage once.
pub(crate) struct Cutter<'a> {
    /// What the answer depends on.
    pub(crate) world: &'a World<'a>,
    /// The question.
    pub(crate) plan: &'a Plan,
    /// The passages found.
    pub(crate) pool: &'a Pool<'a>,
    articles: Vec<(usize, Option<Arc<Article>>)>,
    /// What was cut so far.
    said: Said,
    echoes: OnceCell<Echoes<'a>>,
    /// What answers in spans of passages: a window is looked at before it is chosen, before it is widened, and as it is shown.
    answering: RefCell<Vec<(usize, Span, Vec<Span>)>>,
}

impl<'a> Cutter<'a> {
    /// A cutter of the pool's windows.
    pub(crate) fn new(world: &'a World<'a>, plan: &'a Plan, pool: &'a Pool<'a>) -> Self {
        Self {
            world,
            plan,
            pool,
            articles: Vec::new(),
            said: Said::default(),
            echoes: OnceCell::new(),
            answering: RefCell::default(),
        }
    }

    /// The article of a hit, once its passage was checked against the store.
    pub(crate) fn article(&mut self, hit: usize) -> Result<Option<Arc<Article>>, IndexError> {
        if let Some((_, known)) = self.articles.iter().find(|(at, _)| *at == hit) {
            return Ok(known.clone());
        }
        let article = self.world.snapshot.quotable(&self.pool.hits[hit])?;
        self.articles.push((hit, article.clone()));
        Ok(article)
    }

    /// Whether a window holds words that certainly answer; `None` when the question asks for nothing that can be marked.
    pub(crate) fn marks(&mut self, chosen: Option<&Chosen>) -> Result<Option<bool>, IndexError> {
        let Some(chosen) = chosen.filter(|_| marks(self.plan.asked.kind)) else {
            return Ok(None);
        };
        let window = chosen.candidate.window;
        let article = self.article(window.hit)?;
        Ok(article.map(|article| {
            let span = self.pool.span(window);
            !self.answering_words(chosen, span, &article).is_empty()
        }))
    }

    /// The quote of a chosen window, unless it repeats what was cut before; highlights only when it answers.
    pub(crate) fn cut(
        &mut self,
        chosen: &Chosen,
        answers: bool,
    ) -> Result<Option<Quote>, IndexError> {
        let hit = chosen.candidate.window.hit;
        let Some(article) = self.article(hit)? else {
            return Ok(None);
        };
        let Some(window) = self.unsaid(chosen.candidate.window) else {
            return Ok(None);
        };
        let placed = self.placed(chosen, window, &article)?;
        let span = self.judged(placed.widened.span, &article);
        let Some(mut quote) = Quote::cut(&article, span) else {
            return Ok(None);
        };
        if answers {
            let spans = self.answering_words(chosen, span, &article);
            quote = quote.with_highlights(
                spans
                    .into_iter()
                    .filter_map(|s| s.relative_to(span.start())),
            );
        }
        if placed.widened.hangs {
            quote = quote.shortened();
        }
        quote = quote.with_also_in(self.citations(hit, &placed.statements));
        self.said.note(&article.meta.id, span, placed.statements);
        Ok(Some(quote))
    }

    /// The span with the sentence behind it that says whether it is so ("This is false."): without it the article would seem to make a
    /// claim that it only tells of.
    fn judged(&self, span: Span, article: &Article) -> Span {
        let whole = self.world.settings.quote_sentences.is_none();
        let verdict = verdict_after(&article.text, span).filter(|_| whole);
        match verdict {
            Some(verdict) if !self.said.overlaps(&article.meta.id, verdict) => span.join(verdict),
            _ => span,
        }
    }

    /// What answers in the quote at `span`; nothing when the quote is off the topic.
    fn answering_words(&self, chosen: &Chosen, span: Span, article: &Article) -> Vec<Span> {
        let signal = |signal: Signal| chosen.candidate.signals[signal as usize];
        let coverage = signal(Signal::Coverage);
        let is_rest = coverage > 0.0 && signal(Signal::TopicOrWindow) >= WHOLE;
        if coverage < ON_TOPIC && !is_rest {
            return Vec::new();
        }
        let hit = chosen.candidate.window.hit;
        let known = |(at, shown, _): &&(usize, Span, Vec<Span>)| (*at, *shown) == (hit, span);
        if let Some((.., found)) = self.answering.borrow().iter().find(known) {
            return found.clone();
        }
        let found = self.marked(hit, span, article);
        self.answering.borrow_mut().push((hit, span, found.clone()));
        found
    }

    /// What answers among the words of a passage at `span`.
    fn marked(&self, hit: usize, span: Span, article: &Article) -> Vec<Span> {
        let analysis = &self.pool.hits[hit].analysis;
        let sentences = analysis
            .sentences
            .iter()
            .filter(|s| span.contains(s.span))
            .filter_map(|s| analysis.tokens.get(s.tokens.clone()))
            .collect();
        let shown = Shown {
            sentences,
            text: &article.text,
            anchor: dated::anchor(&article.meta),
            future: self.plan.ahead,
        };
        highlights(self.plan, &shown)
    }

    /// Other articles among those found that hold everything that is quoted.
    fn citations(&self, hit: usize, statements: &[Statement]) -> Vec<Citation> {
        let echoes = self.echoes.get_or_init(|| Echoes::of(self.pool));
        let others = echoes.holding(hit, statements);
        others
            .into_iter()
            .map(|hit| Citation {
                article: Arc::clone(&self.pool.hits[hit].article),
                citing: Vec::new(),
            })
            .collect()
    }
}

/// The quotes of chosen windows, each with its context, none marked as an answer: for searches and topics, where a window is a single
/// sentence that has to stand on its own. At most `most`, not counting windows that repeat what an earlier one says once it is widened.
pub(crate) fn cut_all(
    world: &World<'_>,
    plan: &Plan,
    pool: &Pool<'_>,
    chosen: &[Chosen],
    most: usize,
) -> Result<Vec<ScoredQuote>, IndexError> {
    let whole = World {
        settings: EngineSettings {
            quote_sentences: None,
            ..world.settings
        },
        ..*world
    };
    let mut cutter = Cutter::new(&whole, plan, pool);
    let mut quotes = Vec::new();
    for one in chosen {
        if quotes.len() >= most {
            break;
        }
        if let Some(quote) = cutter.cut(one, false)? {
            quotes.push(ScoredQuote {
                quote,
                score: one.candidate.score,
            });
        }
    }
    Ok(quotes)
}
