//! From chosen windows to quotes: widened until they stand alone, filled up where they may lack the answer, never twice the same.
//!
//! The one place of the engine that cuts quotes for answers, searches and topics; fetches and checks each article once.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use crate::index::{Hit, IndexError};
use crate::model::{Article, Citation, Quote, ScoredQuote, Span};

use super::EngineSettings;
use super::ask::World;
use super::plan::Plan;
use super::plan::asked::Kind;
use super::rank;
use super::rank::pool::Pool;
use super::rank::signals::Signal;
use super::select::also::Echoes;
use super::select::highlight::{Shown, highlights, marks};
use super::select::said::Said;
use super::select::statement::Statement;
use super::select::widen::{Reach, Sentences, Widened};
use super::select::{Chosen, dated, statements};

/// First windows of which one must be of the day that the question names.
const FIRST_ONES: usize = 3;
/// Share of what the first window holds of the question that another must hold to speak of the same.
const TELLS_ENOUGH: f64 = 0.7;

/// Share of the question that a quote must hold for anything in it to be marked as the answer.
const ON_TOPIC: f64 = 0.4;

/// Share of what a window's best sentence holds of the question that makes another one of them telling.
const MOSTLY: f64 = 0.6;

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

/// What comes along with a window besides what it leans on.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// What stands beside it, as it may lack the answer.
    fills: bool,
    /// The sentence that turns against it.
    turns: bool,
}

/// Where a quote stands and what its sentences state.
struct Placed {
    widened: Widened,
    statements: Vec<Statement>,
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

    /// Whether one of the first windows speaks of the day or month that the question names in full: its article is of then, or it says so.
    /// A window that tells much less of the question than the first counts nothing. True when none is named. Of a time counted from today ("last week") it is enough that an article is not much older.
    pub(crate) fn any_of_the_day(
        &mut self,
        windows: &[&rank::Candidate],
    ) -> Result<bool, IndexError> {
        let dates = if self.plan.only_time {
            &self.plan.looked_for
        } else {
            &self.plan.days
        };
        let recent = |one: &&rank::Candidate| {
            let meta = &self.pool.hits[one.window.hit].article;
            !dated::is_older(&self.plan.lately, meta)
        };
        if !windows.iter().take(FIRST_ONES).any(recent) {
            return Ok(false);
        }
        if dates.is_empty() {
            return Ok(self.any_of_the_year(windows));
        }
        for candidate in Self::telling(windows) {
            if self.names_the_year(candidate) {
                return Ok(true);
            }
            let Some(article) = self.article(candidate.window.hit)? else {
                continue;
            };
            let text = self.pool.span(candidate.window).cut(&article.text);
            let anchor = dated::anchor(&article.meta);
            if dated::is_of(dates, &article.meta)
                || !dated::said(dates, text.unwrap_or(""), anchor).is_empty()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a window says a year that the question names, be it in a name ("the Ports Act 2012").
    fn names_the_year(&self, one: &rank::Candidate) -> bool {
        let years = self.plan.years.iter();
        let years: Vec<String> = years.map(|y| y.first().year().to_string()).collect();
        let bits = self
            .plan
            .set_of(|term| term.date && years.contains(&term.word));
        let sentences = &self.pool.passages[one.window.hit].sentences;
        let held = |at: usize| sentences[at].terms.any & bits != 0;
        one.window.sentences().any(held)
    }

    /// Those of the first windows that tell about as much of the question as the very first.
    fn telling<'w>(windows: &[&'w rank::Candidate]) -> impl Iterator<Item = &'w rank::Candidate> {
        let told = |one: &rank::Candidate| one.signals[Signal::CoverageBest as usize];
        let least = windows
            .first()
            .map_or(0.0, |first| TELLS_ENOUGH * told(first));
        let first = windows.iter().take(FIRST_ONES).copied();
        first.filter(move |one| told(one) >= least)
    }

    /// Whether what was found of the article of one of the first windows speaks of a year that the question names, or is of it. True when
    /// none is named.
    fn any_of_the_year(&self, windows: &[&rank::Candidate]) -> bool {
        let year = self.plan.set_of(|term| term.date);
        if year == 0 || dated::named_or_year(self.plan).is_empty() {
            return true;
        }
        let passages = &self.pool.passages;
        let articles = windows.iter().take(FIRST_ONES);
        let articles: Vec<usize> = articles.map(|c| passages[c.window.hit].article).collect();
        passages
            .iter()
            .filter(|passage| articles.contains(&passage.article))
            .any(|passage| (passage.terms.any | passage.title.any) & year != 0)
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
        let span = placed.widened.span;
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

    /// The part of a window that no earlier quote shows; `None` when nothing is left or all of it was said, word for word or nearly so.
    /// Several named sources may say the same: each is heard.
    fn unsaid(&self, window: rank::Window) -> Option<rank::Window> {
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

    /// The window widened, and filled up when it may lack the answer; less of that, or as it is, where it would run into an earlier
    /// quote.
    fn placed(
        &self,
        chosen: &Chosen,
        window: rank::Window,
        article: &Article,
    ) -> Result<Placed, IndexError> {
        let hit = &self.pool.hits[window.hit];
        let grows = self.world.settings.quote_sentences.is_none();
        let whole = Extent {
            fills: grows && self.may_lack_the_answer(chosen, window, article),
            // A yes that the next sentence takes back is none.
            turns: grows && self.plan.asked.kind == Kind::YesNo,
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

    /// What answers in the quote at `span`; nothing when the quote is off the topic.
    fn answering_words(&self, chosen: &Chosen, span: Span, article: &Article) -> Vec<Span> {
        if chosen.candidate.signals[Signal::Coverage as usize] < ON_TOPIC {
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
/// sentence that has to stand on its own.
pub(crate) fn cut_all(
    world: &World<'_>,
    plan: &Plan,
    pool: &Pool<'_>,
    chosen: &[Chosen],
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
        if let Some(quote) = cutter.cut(one, false)? {
            quotes.push(ScoredQuote {
                quote,
                score: one.candidate.score,
            });
        }
    }
    Ok(quotes)
}
