//! Articles that go on with a topic in other words: one on "the dam" is followed by one on "the mud", and both name Santa Irena.
//!
//! A name belongs to a topic when more than two thirds of the articles on the topic hold it, so that they tell of one matter ("pensions"
//! is many), and at least half of the articles that hold it are on the topic. Who shares two such names, and no word of the topic, most
//! likely tells of the same matter; what it says counts, but lower.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::{Clause, Hit, IndexError, SearchPlan};
use crate::model::{Article, ArticleId, Filter};
use crate::text::{Analysis, TokenFlags, sentences, stem};

use super::super::ask::World;

/// Names that another article shares with those on the topic at least.
const SHARED: usize = 2;
/// Articles on the topic at most: more have enough to tell, and seldom tell of one matter.
const ON_TOPIC: usize = 8;
/// Names that are looked up.
const NAMES: usize = 48;
/// A name of more passages belongs to no topic.
const PASSAGES: u64 = 20;
/// Other articles at most.
const ARTICLES: usize = 3;

/// The first passage of each article that is not on the topic by its words, but shares its names.
pub(super) fn related(
    world: &World<'_>,
    filter: &Filter,
    on_topic: &[ArticleId],
) -> Result<Vec<Hit>, IndexError> {
    if on_topic.len() > ON_TOPIC {
        return Ok(Vec::new());
    }
    let mut shared: BTreeMap<ArticleId, BTreeSet<String>> = BTreeMap::new();
    for name in names(world, on_topic)? {
        let (own, others): (Vec<ArticleId>, Vec<ArticleId>) = holders(world, filter, &name)?
            .into_iter()
            .partition(|id| on_topic.contains(id));
        let one_matter = own.len() * 3 > on_topic.len() * 2;
        if one_matter && own.len() >= others.len() {
            for id in others {
                shared.entry(id).or_default().insert(name.clone());
            }
        }
    }
    shared.retain(|_, names| names.len() >= SHARED);
    let mut best: Vec<(ArticleId, BTreeSet<String>)> = shared.into_iter().collect();
    // Stable: of equals the first by name.
    best.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    let mut found = Vec::new();
    for (id, _) in best.into_iter().take(ARTICLES) {
        found.extend(opening(world, filter, &id)?);
    }
    Ok(found)
}

/// Names in the articles on the topic, those of most of them first.
fn names(world: &World<'_>, on_topic: &[ArticleId]) -> Result<Vec<String>, IndexError> {
    let mut holders: BTreeMap<String, usize> = BTreeMap::new();
    for id in on_topic {
        let article = world.snapshot.article(id)?;
        for name in article.as_ref().map(names_in).unwrap_or_default() {
            *holders.entry(name).or_default() += 1;
        }
    }
    let mut rare = Vec::new();
    for (name, count) in holders {
        if world.snapshot.term(&name)?.passages <= PASSAGES {
            rare.push((std::cmp::Reverse(count), name));
        }
    }
    rare.sort_unstable();
    Ok(rare.into_iter().take(NAMES).map(|(_, name)| name).collect())
}

/// The stems of an article's names: of several words in a row the last, which is a person's family name.
fn names_in(article: &std::sync::Arc<Article>) -> BTreeSet<String> {
    let analysis = Analysis::of(&article.text, &sentences(&article.text, article.body));
    let mut found = BTreeSet::new();
    let mut tokens = analysis.tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        let goes_on = tokens
            .peek()
            .is_some_and(|next| next.flags.has(TokenFlags::NAME));
        let place = token.flags.has(TokenFlags::PLACE) || token.flags.has(TokenFlags::ROLE);
        if token.flags.has(TokenFlags::NAME) && !goes_on && !place {
            let word = token.span.cut(&article.text).unwrap_or_default();
            found.extend(crate::text::tokens(word).into_iter().map(|t| stem(&t.word)));
        }
    }
    found
}

/// The articles that hold a name, each once.
fn holders(
    world: &World<'_>,
    filter: &Filter,
    name: &str,
) -> Result<BTreeSet<ArticleId>, IndexError> {
    let hits = world.snapshot.search(&SearchPlan {
        clauses: vec![clause(name)],
        phrases: Vec::new(),
        filter: filter.clone(),
        limit: usize::try_from(PASSAGES).unwrap_or(usize::MAX),
    })?;
    Ok(hits.into_iter().map(|hit| hit.article.id.clone()).collect())
}

/// The first passage of an article, which says what happened.
fn opening(world: &World<'_>, filter: &Filter, id: &ArticleId) -> Result<Option<Hit>, IndexError> {
    let hits = world.snapshot.search(&SearchPlan {
        // Without words to look for an article's passages come in their order.
        clauses: Vec::new(),
        phrases: Vec::new(),
        filter: filter.clone().and(Filter {
            article: Some(id.clone()),
            ..Filter::default()
        }),
        limit: 1,
    })?;
    Ok(hits.into_iter().next())
}

fn clause(name: &str) -> Clause {
    Clause {
        alternatives: vec![(name.to_owned(), 1.0)],
        boost: 1.0,
    }
}
