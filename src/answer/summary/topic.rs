//! What the articles say on a topic: sentences of passages that are on it, of several sources, in order of time.

use std::cmp::Reverse;

use crate::index::{Hit, IndexError};
use crate::model::{ArticleId, Conversation, DateRange, Filter, Note, Question, ScoredQuote};

use super::super::ask::{World, plan};
use super::super::plan::{POOL, Plan};
use super::super::rank::pool::Pool;
use super::super::rank::signals::{COUNT, Signal};
use super::super::rank::{Candidate, Window};
use super::super::select::{Chosen, distinct};
use super::super::{AskRequest, SummaryRequest, rank};
use super::fit::{Fit, fit};
use super::latest::latest;
use super::related::related;
use super::tell::tell;

/// Share of the topic's weight that a passage and its title hold at least to be on the topic.
const ON_TOPIC: f64 = 0.55;
/// The same as a share of what the best passage holds.
const NEARLY_BEST: f64 = 0.6;
/// Words of the topic that a passage holds at least, where any passage holds so many: one word alone is another matter.
const WORDS: u32 = 2;
/// What it is worth to open an article: leads say what happened.
const LEAD: f64 = 2.0;
/// What it costs to lean on another sentence.
const LEANS: f64 = 2.0;
/// What it costs to be a list item or an unfinished line.
const PIECE: f64 = 4.0;

/// What the articles say on a topic.
pub(super) struct Told {
    /// The sentences.
    pub(super) quotes: Vec<ScoredQuote>,
    /// The articles that were looked into: those of the request, for a topic that is a time those of that time.
    pub(super) filter: Filter,
    /// How the topic was read.
    pub(super) notes: Vec<Note>,
}

/// The best sentences on a topic that say different things, in order of time. What is only a time ("last week") is about the articles
/// of that time.
pub(super) fn of_topic(
    world: &World<'_>,
    request: &SummaryRequest,
    topic: &str,
    wanted: usize,
) -> Result<Told, IndexError> {
    let mut told = Told {
        quotes: Vec::new(),
        filter: request.filter.clone(),
        notes: Vec::new(),
    };
    let Ok(question) = Question::parse(topic, topic.chars().count()) else {
        return Ok(told);
    };
    let ask = AskRequest {
        question,
        conversation: Conversation::default(),
        filter: request.filter.clone(),
        today: Some(request.today),
    };
    let plan = plan(world, &ask)?;
    told.notes.clone_from(&plan.notes);
    if let Some(time) = plan.dates.first().filter(|_| plan.only_time) {
        told.filter = of_time(told.filter, *time);
        told.quotes = latest(world, &told.filter, wanted)?;
    } else {
        told.quotes = on(world, &plan, wanted)?;
    }
    Ok(told)
}

/// A filter that lets through only articles of a time, too.
fn of_time(filter: Filter, time: DateRange) -> Filter {
    Filter {
        since: filter.since.max(Some(time.first())),
        until: Some(filter.until.map_or(time.last(), |day| day.min(time.last()))),
        ..filter
    }
}

/// The best sentences on what a plan looks for.
fn on(world: &World<'_>, plan: &Plan, wanted: usize) -> Result<Vec<ScoredQuote>, IndexError> {
    let mut hits = world.snapshot.search(&plan.search(POOL * 2))?;
    let openings = in_other_words(world, plan, &mut hits)?;
    let pool = Pool::of(plan, &hits);
    let fits = fits(world, &pool)?;
    let candidates = telling(&pool, rank::rank(plan, &pool, world.weights, 1), &fits);
    let mut chosen = distinct(plan, &pool, &candidates, wanted * 3);
    newest_to_the_front(&pool, &mut chosen);
    let worst = chosen.iter().map(|one| one.candidate.score);
    let worst = worst.reduce(f64::min).unwrap_or_default();
    let leads = openings
        .into_iter()
        .filter_map(|hit| lead(&pool, &fits, hit, worst));
    chosen.extend(leads);
    tell(world, &pool, &chosen, wanted)
}

/// Share of what the best passage and its title hold of the topic that the opening passage of the newest report must hold with its own.
const AS_MUCH: f64 = 0.9;
/// Share of the topic that its first sentence and its title must hold: what only comes to speak of it tells of something else.
const OPENS_WITH: f64 = 0.5;

/// What [`Signal::Lead`] is at least of a sentence that opens a report: a headline and another line may stand before it.
const OPENING: f64 = 0.7;

/// Puts the opening of the newest report that opens with the topic before all others: however short a summary is, it tells how a story
/// stands, not how it stood.
fn newest_to_the_front(pool: &Pool<'_>, chosen: &mut [Chosen]) {
    let passage = |one: &Chosen| &pool.passages[one.candidate.window.hit];
    let share = |one: &Chosen| pool.coverage(passage(one).terms.with(passage(one).title));
    let opening = |one: &Chosen| {
        let first = &passage(one).sentences[one.candidate.window.first];
        pool.coverage(first.terms.with(passage(one).title))
    };
    let day = |one: &Chosen| {
        let date = &pool.hits[one.candidate.window.hit].article.date;
        date.range().map(DateRange::last)
    };
    let most = chosen.iter().map(share).fold(0.0, f64::max);
    let opens = |one: &Chosen| {
        let lead = one.candidate.signals[Signal::Lead as usize] >= OPENING;
        let on_it = share(one) >= AS_MUCH * most && opening(one) >= OPENS_WITH;
        lead && on_it && day(one).is_some()
    };
    let places = (0..chosen.len()).filter(|at| opens(&chosen[*at]));
    if let Some(newest) = places.max_by_key(|at| (day(&chosen[*at]), Reverse(*at))) {
        chosen[..=newest].rotate_right(1);
    }
}

/// Where the passages stand that open articles on the topic in other words; those that were not found are added.
fn in_other_words(
    world: &World<'_>,
    plan: &Plan,
    hits: &mut Vec<Hit>,
) -> Result<Vec<usize>, IndexError> {
    let found = articles(hits, &on_topic(&Pool::of(plan, hits)));
    let mut places = Vec::new();
    for opening in related(world, &plan.filter, &found)? {
        let known = hits
            .iter()
            .position(|hit| hit.article.id == opening.article.id && hit.ordinal == opening.ordinal);
        places.push(known.unwrap_or(hits.len()));
        if known.is_none() {
            // It has nothing of the topic's words.
            hits.push(Hit {
                score: 0.0,
                ..opening
            });
        }
    }
    Ok(places)
}

/// The first sentence of a passage that stands on its own, behind all that hold the topic's words.
fn lead(pool: &Pool<'_>, fits: &[Vec<Fit>], hit: usize, worst: f64) -> Option<Chosen> {
    let headline = |at: usize| pool.passages[hit].sentences[at].headline;
    let mut sentences = fits.get(hit)?.iter().enumerate();
    let (first, _) = sentences.find(|(at, fit)| **fit == Fit::Alone && !headline(*at))?;
    let window = Window {
        hit,
        first,
        count: 1,
    };
    Some(Chosen {
        candidate: Candidate {
            window,
            signals: [0.0; COUNT],
            score: worst - 1.0,
        },
        repeats: false,
    })
}

/// The articles of the passages on the topic, best first.
fn articles(hits: &[Hit], on_topic: &[bool]) -> Vec<ArticleId> {
    let mut found: Vec<ArticleId> = Vec::new();
    for (hit, _) in hits.iter().zip(on_topic).filter(|(_, on)| **on) {
        if !found.contains(&hit.article.id) {
            found.push(hit.article.id.clone());
        }
    }
    found
}

/// How well each sentence of each passage stands in a summary.
fn fits(world: &World<'_>, pool: &Pool<'_>) -> Result<Vec<Vec<Fit>>, IndexError> {
    let of_hit = |hit: &Hit| {
        let article = world.snapshot.article(&hit.article.id)?;
        let sentences = hit.analysis.sentences.iter();
        let fit = |s| {
            article
                .as_ref()
                .map_or(Fit::Apart, |article| fit(article, s))
        };
        Ok(sentences.map(fit).collect())
    };
    pool.hits.iter().map(of_hit).collect()
}

/// The sentences of passages on the topic, best first: leads before others, what stands alone before what leans. Headlines only where
/// nothing else is.
fn telling(pool: &Pool<'_>, candidates: Vec<Candidate>, fits: &[Vec<Fit>]) -> Vec<Candidate> {
    let on_topic = on_topic(pool);
    let fit = |window: Window| fits[window.hit][window.first];
    let (mut body, headlines): (Vec<Candidate>, Vec<Candidate>) = candidates
        .into_iter()
        .filter(|c| on_topic[c.window.hit])
        .partition(|c| c.signals[Signal::Headline as usize] == 0.0);
    body.retain(|c| fit(c.window) != Fit::Apart);
    if body.is_empty() {
        body = headlines;
    }
    for one in &mut body {
        let cost = match fit(one.window) {
            Fit::Alone => 0.0,
            Fit::Leaning => LEANS,
            Fit::Piece | Fit::Apart => PIECE,
        };
        one.score += LEAD * one.signals[Signal::Lead as usize] - cost;
    }
    // Stable: equal scores keep their order.
    body.sort_by(|a, b| b.score.total_cmp(&a.score));
    body
}

/// Which of the passages are on the topic: they and their title hold most of its words by weight, not just one of several.
fn on_topic(pool: &Pool<'_>) -> Vec<bool> {
    let terms = |p: &rank::pool::SeenPassage| p.terms.with(p.title);
    let share = |p: &rank::pool::SeenPassage| pool.coverage(terms(p));
    let words = |p: &rank::pool::SeenPassage| terms(p).any.count_ones();
    let best = pool.passages.iter().map(share).fold(0.0, f64::max);
    let most = pool.passages.iter().map(words).max().unwrap_or(0);
    let least = ON_TOPIC.max(NEARLY_BEST * best);
    pool.passages
        .iter()
        .map(|p| share(p) >= least && words(p) >= most.min(WORDS))
        .collect()
}
