//! From a plan to the passages that are ranked.

use crate::index::{Clause, Hit, IndexError, SearchPlan, Snapshot};
use crate::model::{ArticleId, Filter};

use super::plan::Plan;
use super::select::dated::REPORTED_WITHIN;

/// Passages of each named source that are looked at besides the best of all.
const PER_SOURCE: usize = 12;
/// Sources at most that are looked up one by one.
const SOURCES: usize = 5;

/// The best passages for a plan, at most `limit`; a question that names several sources also gets the best of each.
pub(crate) fn passages(
    snapshot: &Snapshot,
    plan: &Plan,
    limit: usize,
) -> Result<Vec<Hit>, IndexError> {
    if !plan.within.is_empty() {
        return within(snapshot, plan, limit);
    }
    let search = plan.search(limit);
    let mut hits = snapshot.search(&search)?;
    of_the_time(snapshot, plan, &mut hits)?;
    of_the_relation(snapshot, plan, &mut hits)?;
    of_the_story(snapshot, plan, &mut hits)?;
    if plan.sources.len() < 2 || !plan.filter.sources.is_empty() {
        return Ok(hits);
    }
    let mut known: Vec<(ArticleId, u32)> = hits.iter().map(place).collect();
    for source in plan.sources.iter().take(SOURCES) {
        let mut of_source = search.clone();
        of_source.limit = PER_SOURCE;
        // What is quoted in the question are the words of one of them.
        of_source.phrases.clear();
        of_source.filter = of_source.filter.and(Filter {
            sources: source.names.clone(),
            ..Filter::default()
        });
        for hit in snapshot.search(&of_source)? {
            if !known.contains(&place(&hit)) {
                known.push(place(&hit));
                hits.push(hit);
            }
        }
    }
    Ok(hits)
}

/// Passages of the days that a question names, and right after, that are looked at besides the best of all.
const PER_TIME: usize = 12;

/// Adds the best passages of the articles of the days that the question names: they seldom spell the day as it does. A question about a
/// time alone gets the first passages of those articles.
fn of_the_time(snapshot: &Snapshot, plan: &Plan, hits: &mut Vec<Hit>) -> Result<(), IndexError> {
    let mut known: Vec<(ArticleId, u32)> = hits.iter().map(place).collect();
    for days in &plan.looked_for {
        let mut search = plan.search(PER_TIME);
        if plan.looked_for.len() > 1 {
            // What is quoted in the question are the words of one of the days.
            search.phrases.clear();
        }
        let mut topic = plan.terms.iter().map(|term| !term.date);
        search.clauses.retain(|_| topic.next().unwrap_or(true));
        search.filter = search.filter.and(Filter {
            since: Some(days.first()),
            until: days.last().plus_days(REPORTED_WITHIN),
            ..Filter::default()
        });
        for hit in snapshot.search(&search)? {
            if !known.contains(&place(&hit)) {
                known.push(place(&hit));
                hits.push(hit);
            }
        }
    }
    Ok(())
}

/// The passages of the only articles that are looked through.
fn within(snapshot: &Snapshot, plan: &Plan, limit: usize) -> Result<Vec<Hit>, IndexError> {
    let mut hits = Vec::new();
    for article in &plan.within {
        hits.extend(snapshot.search(&of_article(plan, article, limit))?);
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(hits)
}

/// Adds a passage that is not among those found.
fn add_new(hits: &mut Vec<Hit>, hit: Hit) {
    if !hits.iter().any(|known| place(known) == place(&hit)) {
        hits.push(hit);
    }
}

/// Passages of each article that the answer before quoted.
const PER_TOLD: usize = 12;

/// Adds the passages of the articles that the answer before quoted.
fn of_the_story(snapshot: &Snapshot, plan: &Plan, hits: &mut Vec<Hit>) -> Result<(), IndexError> {
    for article in &plan.story {
        for hit in snapshot.search(&of_article(plan, article, PER_TOLD))? {
            add_new(hits, hit);
        }
    }
    Ok(())
}

fn of_article(plan: &Plan, article: &ArticleId, limit: usize) -> SearchPlan {
    let mut search = plan.search(limit);
    search.filter = search.filter.and(Filter {
        article: Some(article.clone()),
        ..Filter::default()
    });
    search
}

/// Articles that are looked through for what is asked of whoever is named.
const RELATED_IN: usize = 3;
/// Passages of each of them.
const PER_RELATED: usize = 4;

/// Adds the passages of the best articles that tell what is asked of whoever is named: "Her husband, John, teaches music" says no word of
/// "Who is Jane Roe married to?".
fn of_the_relation(
    snapshot: &Snapshot,
    plan: &Plan,
    hits: &mut Vec<Hit>,
) -> Result<(), IndexError> {
    let Some(relation) = &plan.asked.relation else {
        return Ok(());
    };
    let mut articles: Vec<ArticleId> = Vec::new();
    for hit in hits.iter() {
        if articles.len() < RELATED_IN && !articles.contains(&hit.article.id) {
            articles.push(hit.article.id.clone());
        }
    }
    let told = Clause {
        alternatives: relation.stems.iter().map(|s| (s.clone(), 1.0)).collect(),
        boost: 1.0,
    };
    for article in articles {
        let found = snapshot.search(&SearchPlan {
            clauses: vec![told.clone()],
            phrases: Vec::new(),
            filter: Filter {
                article: Some(article),
                ..Filter::default()
            },
            limit: PER_RELATED,
        })?;
        for hit in found {
            add_new(hits, Hit { score: 0.0, ..hit });
        }
    }
    Ok(())
}

fn place(hit: &Hit) -> (ArticleId, u32) {
    (hit.article.id.clone(), hit.ordinal)
}
