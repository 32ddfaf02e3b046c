//! Suggestions while a source or an article is typed: quick, whatever is typed.

mod lists;
mod matching;

use std::sync::Arc;

use serenity::all::{AutocompleteChoice, CreateAutocompleteResponse};

use super::Context;
use super::bot::Bot;
use super::channels;
use super::errors::{Failure, UserError};
use super::work::blocking;
use crate::model::ArticleId;
pub(super) use lists::Suggestions;
use lists::{Entry, Lists, article_value};
use matching::{matching, only};

/// Suggestions; none where the bot does not answer.
async fn suggest(
    ctx: Context<'_>,
    typed: &str,
    of: fn(&Lists) -> &[Entry],
) -> CreateAutocompleteResponse {
    let asked = ctx.interaction;
    if asked.guild_id.is_some()
        && !channels::allowed(ctx.data(), asked.channel_id, asked.channel.as_ref()).await
    {
        return CreateAutocompleteResponse::new();
    }
    let (bot, typed) = (Arc::clone(ctx.data()), typed.to_owned());
    let found = blocking(move || {
        let lists = bot.suggestions.lists(&bot.engine.collection().snapshot());
        Ok(matching(of(&lists), &typed)
            .into_iter()
            .cloned()
            .collect::<Vec<Entry>>())
    })
    .await;
    let entries = found.unwrap_or_else(|failure| {
        let _ = failure.sentence("autocomplete");
        Vec::new()
    });
    let choices = entries
        .into_iter()
        .map(|e| AutocompleteChoice::new(e.name, e.value))
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}

/// Suggests sources.
pub(super) async fn source<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    suggest(ctx, typed, |lists| &lists.sources).await
}

/// Suggests articles.
pub(super) async fn article<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    suggest(ctx, typed, |lists| &lists.articles).await
}

/// The article that was picked or typed: by its identity, else by a name that fits one article only.
///
/// # Errors
/// [`UserError::NoSuchArticle`].
pub(super) async fn find_article(bot: &Arc<Bot>, typed: &str) -> Result<ArticleId, Failure> {
    let (bot, typed) = (Arc::clone(bot), typed.trim().to_owned());
    blocking(move || {
        let snapshot = bot.engine.collection().snapshot();
        let ids = || snapshot.articles().iter().map(|a| &a.id);
        if let Some(id) = ids().find(|id| id.as_str() == typed || article_value(id) == typed) {
            return Ok(id.clone());
        }
        let lists = bot.suggestions.lists(&snapshot);
        let found = only(&matching(&lists.articles, &typed), &typed).map(|entry| &entry.value);
        ids()
            .find(|id| found.is_some_and(|value| article_value(id) == *value))
            .cloned()
            .ok_or_else(|| UserError::NoSuchArticle.into())
    })
    .await
}

#[cfg(test)]
mod tests;
