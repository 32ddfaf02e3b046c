//! Extractive summaries: whole sentences with their dates; of the latest articles, of a topic in order of time, of one article.

mod around;
mod article;
mod central;
mod fit;
mod latest;
mod order;
mod quotes;
mod related;
mod stop_words;
mod tell;
#[cfg(test)]
mod tests;
mod topic;

pub use article::Budget;
use article::{sentences_of, telling};
pub(crate) use central::shared;

use crate::index::IndexError;
use crate::model::{Article, Summary, SummaryLength, SummaryScope};

use super::SummaryRequest;
use super::ask::World;
use super::plan::words::asks_for_news;
use super::select::said::Said;
use crate::text::tokens;

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
    let mut notes = Vec::new();
    let scope = match &request.scope {
        SummaryScope::Topic(topic) if asks_for_news(&tokens(topic)) => &SummaryScope::Latest,
        scope => scope,
    };
    let quotes = match scope {
        SummaryScope::Latest => latest::latest(world, &filter, wanted)?,
        SummaryScope::Topic(topic) => {
            let told = topic::of_topic(world, request, topic, wanted)?;
            (filter, notes) = (told.filter, told.notes);
            told.quotes
        }
        SummaryScope::Article(id) => {
            filter.article = Some(id.clone());
            let article = world.snapshot.article(id)?;
            article.map_or_else(Vec::new, |article| {
                let picked = telling(&article, wanted);
                quotes::quotes(&article, &picked, &mut Said::default(), usize::MAX).quotes
            })
        }
    };
    notes.splice(0..0, world.snapshot.filter_notes(&filter));
    Ok(Summary {
        scope: scope.clone(),
        quotes,
        searched: world.snapshot.coverage(&filter),
        notes,
        generation: world.snapshot.generation(),
    })
}
