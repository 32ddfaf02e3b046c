//! Extractive summaries: whole sentences with their dates; of the latest articles, of a topic in order of time, of one article.

mod article;
mod central;

pub use article::Budget;
use article::sentences_of;

use std::sync::Arc;

use crate::index::IndexError;
use crate::model::{
    Article, ArticleMeta, Conversation, Day, Filter, Question, Quote, ScoredQuote, Summary,
    SummaryLength, SummaryScope,
};

use super::ask::{Cutter, World, mostly_same, plan};
use super::plan::POOL;
use super::rank::pool::Pool;
use super::select::widen::{Reach, Sentences};
use super::select::{Chosen, distinct};
use super::{AskRequest, EngineSettings, SummaryRequest, rank};
use crate::text::{Analysis, sentences};

/// The summary of an article's text alone: the spans of its sentences, in order. For evaluations of summaries.
#[must_use]
pub fn article_sentences(article: &Article, budget: Budget) -> Vec<crate::model::Span> {
    sentences_of(article, budget)
        .into_iter()
        .map(|c| c.span)
        .collect()
}

/// Sentences of a summary.
fn sentences_in(length: SummaryLength) -> usize {
    match length {
        SummaryLength::Short => 3,
        SummaryLength::Medium => 6,
        SummaryLength::Long => 12,
    }
}

/// Summarises.
pub(crate) fn summary(world: &World<'_>, request: &SummaryRequest) -> Result<Summary, IndexError> {
    let wanted = sentences_in(request.length);
    let mut filter = request.filter.clone();
    let quotes = match &request.scope {
        SummaryScope::Latest => latest(world, &filter, wanted)?,
        SummaryScope::Topic(topic) => of_topic(world, request, topic, wanted)?,
        SummaryScope::Article(id) => {
            filter.article = Some(id.clone());
            match world.snapshot.article(id)? {
                Some(article) => cut(&article, wanted),
                None => Vec::new(),
            }
        }
    };
    Ok(Summary {
        scope: request.scope.clone(),
        quotes,
        searched: world.snapshot.coverage(&filter),
        notes: world.snapshot.filter_notes(&filter),
        generation: world.snapshot.generation(),
    })
}

fn cut(article: &Article, wanted: usize) -> Vec<ScoredQuote> {
    let central = sentences_of(article, Budget::Sentences(wanted));
    let all = Analysis::of(&article.text, &sentences(&article.text, article.body));
    let around = Sentences::of([&all]);
    let mut quotes: Vec<ScoredQuote> = Vec::new();
    for one in central {
        let widened = around.widen(one.span, article.meta.title.span, Reach::Quotation);
        let known = |q: &ScoredQuote| mostly_same(q.quote.span(), widened.span);
        let Some(mut quote) = Quote::cut(article, widened.span) else {
            continue;
        };
        if quotes.iter().any(known) {
            continue;
        }
        if widened.hangs {
            quote = quote.shortened();
        }
        quotes.push(ScoredQuote {
            quote,
            score: one.score,
        });
    }
    quotes
}

/// When an article's events were, for ordering: its own day, else the day of the article whose events it covers.
fn when(meta: &ArticleMeta) -> Option<Day> {
    meta.date
        .range()
        .map(|r| r.last())
        .or_else(|| meta.date.covers().map(|c| c.day))
}

/// The most central sentences of the latest articles, the same number of each as far as they go.
fn latest(
    world: &World<'_>,
    filter: &Filter,
    wanted: usize,
) -> Result<Vec<ScoredQuote>, IndexError> {
    let mut articles: Vec<&Arc<ArticleMeta>> = world
        .snapshot
        .articles()
        .iter()
        .filter(|a| selects(filter, a))
        .collect();
    articles.sort_by(|a, b| when(b).cmp(&when(a)).then(a.id.cmp(&b.id)));
    articles.truncate(wanted);
    articles.reverse();
    let count = articles.len().max(1);
    let mut quotes = Vec::new();
    for (at, meta) in articles.iter().enumerate() {
        let share = wanted / count + usize::from(at >= count - wanted % count);
        if let Some(article) = world.snapshot.article(&meta.id)? {
            quotes.extend(cut(&article, share));
        }
    }
    Ok(quotes)
}

/// Whether a filter lets an article through, as far as its own facts tell.
fn selects(filter: &Filter, meta: &ArticleMeta) -> bool {
    let source = filter.sources.is_empty()
        || filter
            .sources
            .iter()
            .any(|s| super::plan::sources::comes_from(meta, s) > 0.0);
    let article = filter.article.as_ref().is_none_or(|id| *id == meta.id);
    let by_date = match meta.date.range() {
        Some(range) => {
            filter.since.is_none_or(|day| range.last() >= day)
                && filter.until.is_none_or(|day| range.first() <= day)
                && filter.as_of.is_none_or(|day| range.first() <= day)
        }
        None => !filter.by_date(),
    };
    source && article && by_date
}

/// The best sentences on a topic that say different things, in order of time.
fn of_topic(
    world: &World<'_>,
    request: &SummaryRequest,
    topic: &str,
    wanted: usize,
) -> Result<Vec<ScoredQuote>, IndexError> {
    let Ok(question) = Question::parse(topic, topic.chars().count()) else {
        return Ok(Vec::new());
    };
    let ask = AskRequest {
        question,
        conversation: Conversation::default(),
        filter: request.filter.clone(),
        today: request.today,
    };
    let plan = plan(world, &ask)?;
    let hits = world.snapshot.search(&plan.search(POOL * 2))?;
    let pool = Pool::of(&plan, &hits);
    let candidates = rank::rank(&plan, &pool, world.weights, 1);
    let mut chosen = spread(
        &pool,
        distinct(&plan, &pool, &candidates, wanted * 3),
        wanted,
    );
    chosen.sort_by(|a, b| order(&pool, a).cmp(&order(&pool, b)));
    let narrow = World {
        settings: EngineSettings {
            quote_sentences: Some(1),
            ..world.settings
        },
        ..*world
    };
    let mut cutter = Cutter::new(&narrow, &plan, &pool);
    let mut quotes = Vec::new();
    for one in &chosen {
        if let Some(quote) = cutter.cut(one, false)? {
            quotes.push(ScoredQuote {
                quote,
                score: one.candidate.score,
            });
        }
    }
    Ok(quotes)
}

/// Not more than about a third of a topic's summary comes from one article, as long as others have something to say.
fn spread(pool: &Pool<'_>, chosen: Vec<Chosen>, wanted: usize) -> Vec<Chosen> {
    let most = wanted
        .div_ceil(3)
        .max(wanted.div_ceil(pool.articles.len().max(1)));
    let mut per_article = vec![0_usize; pool.articles.len()];
    chosen
        .into_iter()
        .filter(|c| {
            let slot = &mut per_article[pool.passages[c.candidate.window.hit].article];
            *slot += 1;
            *slot <= most
        })
        .take(wanted)
        .collect()
}

fn order<'a>(pool: &'a Pool<'_>, chosen: &Chosen) -> (Option<Day>, &'a str, usize) {
    let hit = &pool.hits[chosen.candidate.window.hit];
    (
        when(&hit.article),
        hit.article.id.as_str(),
        pool.span(chosen.candidate.window).start(),
    )
}
