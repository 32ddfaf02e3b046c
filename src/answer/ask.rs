//! One question, from plan to answer.

use std::sync::Arc;

use crate::index::{Hit, IndexError, Snapshot};
use crate::model::{
    Answer, Article, Citation, Confidence, Filter, NoAnswer, Note, Outcome, Quote, ScoredQuote,
};

use super::plan::sources::Catalogue;
use super::plan::{POOL, Plan, PlanInput};
use super::rank::pool::Pool;
use super::select::widen::{Sentences, Widened};
use super::select::{Chosen, answering, distinct, highlight};
use super::weights::Weights;
use super::{AskRequest, EngineSettings, confidence, rank, retrieve};

/// What an answer depends on besides the question.
pub(crate) struct World<'a> {
    /// The pinned generation.
    pub(crate) snapshot: &'a Snapshot,
    /// Its sources.
    pub(crate) catalogue: &'a Catalogue,
    /// Settings of the engine.
    pub(crate) settings: EngineSettings,
    /// Weights.
    pub(crate) weights: &'a Weights,
}

/// Nearest quotes that are shown when nothing answers.
const RELATED: usize = 2;
/// Sentences of a window at most.
const LONGEST: usize = 3;

/// The question's own filters and those given beside it.
pub(crate) fn whole_filter(request: &AskRequest) -> Filter {
    request
        .filter
        .clone()
        .and(request.question.filter().clone())
}

/// Plans a request.
pub(crate) fn plan(world: &World<'_>, request: &AskRequest) -> Result<Plan, IndexError> {
    let input = PlanInput {
        question: &request.question,
        conversation: &request.conversation,
        filter: whole_filter(request),
        today: request.today,
    };
    Plan::of(world.snapshot, world.catalogue, input)
}

/// Answers.
pub(crate) fn answer(world: &World<'_>, request: &AskRequest) -> Result<Answer, IndexError> {
    let plan = plan(world, request)?;
    let searched = world.snapshot.coverage(&plan.filter);
    let mut notes = world.snapshot.filter_notes(&plan.filter);
    notes.extend(plan.notes.iter().cloned());
    let mut answer = Answer {
        question: request.question.text().to_owned(),
        read_as: plan.read_as.clone(),
        outcome: Outcome::NotCovered(NoAnswer::NothingFound),
        quotes: Vec::new(),
        more: Vec::new(),
        searched,
        confidence: Confidence::default(),
        notes,
        generation: world.snapshot.generation(),
    };
    if answer.searched.articles == 0 {
        let none = world.snapshot.articles().is_empty();
        answer.outcome = Outcome::NotCovered(if none {
            NoAnswer::EmptyCollection
        } else {
            NoAnswer::NothingInFilter
        });
        return Ok(answer);
    }
    let hits = find(world, &plan, &mut answer.notes)?;
    fill(world, &plan, &hits, &mut answer)?;
    Ok(answer)
}

/// The passages; when an exact phrase stands nowhere, those without it, with a note.
fn find(world: &World<'_>, plan: &Plan, notes: &mut Vec<Note>) -> Result<Vec<Hit>, IndexError> {
    let hits = retrieve::passages(world.snapshot, plan, POOL)?;
    if !hits.is_empty() || plan.phrases.is_empty() {
        return Ok(hits);
    }
    notes.extend(plan.phrases.iter().map(|p| Note::PhraseNotFound {
        phrase: p.join(" "),
    }));
    let without = Plan {
        phrases: Vec::new(),
        ..plan.clone()
    };
    retrieve::passages(world.snapshot, &without, POOL)
}

fn fill(
    world: &World<'_>,
    plan: &Plan,
    hits: &[Hit],
    answer: &mut Answer,
) -> Result<(), IndexError> {
    let pool = Pool::of(plan, hits);
    let longest = world
        .settings
        .quote_sentences
        .unwrap_or(LONGEST)
        .clamp(1, LONGEST);
    let candidates = rank::rank(plan, &pool, world.weights, longest);
    let chosen = distinct(
        plan,
        &pool,
        &candidates,
        world.settings.quotes + world.settings.more,
    );
    let windows: Vec<&rank::Candidate> = chosen.iter().map(|c| &c.candidate).collect();
    let Some(signals) = confidence::signals(plan, &pool, &windows, world.weights) else {
        return Ok(());
    };
    answer.confidence = confidence::confidence(&signals, &world.weights.confidence);
    let missing_phrase = answer
        .notes
        .iter()
        .any(|n| matches!(n, Note::PhraseNotFound { .. }));
    let sure = answer.confidence.get() >= world.weights.threshold && !missing_phrase;
    let (outcome, shown) = if sure {
        let together = answering(&pool, &chosen, world.settings.quotes);
        (Outcome::Answered, together)
    } else if confidence::is_foreign(&pool) {
        (Outcome::NotCovered(NoAnswer::NothingFound), 0)
    } else {
        (Outcome::NotCovered(NoAnswer::NotSure), RELATED)
    };
    answer.outcome = outcome;
    let mut cutter = Cutter::new(world, plan, &pool);
    for (at, one) in chosen.iter().enumerate() {
        let Some(quote) = cutter.cut(one, sure)? else {
            continue;
        };
        let scored = ScoredQuote {
            quote,
            score: one.candidate.score,
        };
        if at < shown {
            answer.quotes.push(scored);
        } else if answer.more.len() < world.settings.more {
            answer.more.push(scored);
        }
    }
    Ok(())
}

/// Cuts quotes, fetching and checking each passage once.
pub(crate) struct Cutter<'a> {
    world: &'a World<'a>,
    plan: &'a Plan,
    pool: &'a Pool<'a>,
    articles: Vec<(usize, Option<Arc<Article>>)>,
}

impl<'a> Cutter<'a> {
    /// A cutter of the pool's windows.
    pub(crate) fn new(world: &'a World<'a>, plan: &'a Plan, pool: &'a Pool<'a>) -> Self {
        Self {
            world,
            plan,
            pool,
            articles: Vec::new(),
        }
    }

    /// The article of a hit, once its passage was checked against the store.
    fn article(&mut self, hit: usize) -> Result<Option<Arc<Article>>, IndexError> {
        if let Some((_, known)) = self.articles.iter().find(|(at, _)| *at == hit) {
            return Ok(known.clone());
        }
        let article = self.world.snapshot.quotable(&self.pool.hits[hit])?;
        self.articles.push((hit, article.clone()));
        Ok(article)
    }

    /// The quote of a chosen window; highlights only when it answers.
    pub(crate) fn cut(
        &mut self,
        chosen: &Chosen,
        answers: bool,
    ) -> Result<Option<Quote>, IndexError> {
        let window = chosen.candidate.window;
        let hit = &self.pool.hits[window.hit];
        let Some(article) = self.article(window.hit)? else {
            return Ok(None);
        };
        let widened = self.widened(hit, window)?;
        let Some(mut quote) = Quote::cut(&article, widened.span) else {
            return Ok(None);
        };
        if answers {
            let tokens: Vec<_> = hit
                .analysis
                .tokens
                .iter()
                .filter(|t| widened.span.contains(t.span))
                .copied()
                .collect();
            let spans = highlight::highlights(self.plan, &tokens, &article.text);
            quote = quote.with_highlights(
                spans
                    .into_iter()
                    .filter_map(|s| s.relative_to(widened.span.start())),
            );
        }
        if widened.hangs {
            quote = quote.shortened();
        }
        Ok(Some(quote.with_also_in(self.citations(chosen))))
    }

    fn widened(&self, hit: &Hit, window: rank::Window) -> Result<Widened, IndexError> {
        let span = self.pool.span(window);
        let headline = hit.article.title.span;
        if self.world.settings.quote_sentences.is_some()
            || headline.is_some_and(|h| h.overlaps(span))
        {
            return Ok(Widened { span, hangs: false });
        }
        if window.first > 0 {
            return Ok(Sentences::of([&hit.analysis]).widen(span, headline));
        }
        let alone = Sentences::of([&hit.analysis]).widen(span, headline);
        if hit.ordinal == 0 || !Sentences::of([&hit.analysis]).opens_leaning(span) {
            return Ok(alone);
        }
        let passages = self.world.snapshot.passages(&hit.article.id)?;
        Ok(Sentences::of(passages.iter().map(|p| &p.analysis)).widen(span, headline))
    }

    fn citations(&self, chosen: &Chosen) -> Vec<Citation> {
        chosen
            .also
            .iter()
            .map(|hit| Citation {
                article: Arc::clone(&self.pool.hits[*hit].article),
                citing: Vec::new(),
            })
            .collect()
    }
}
