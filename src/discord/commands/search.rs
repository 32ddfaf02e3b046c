//! `/search` and `/sources`.

use super::super::asides::coverage;
use super::super::ask::filter;
use super::super::bot::Bot;
use super::super::past;
use super::super::records::{self, Asked};
use super::super::render::{self, Card, Listing, Look, Visibility};
use super::super::{Context, autocomplete, responder};
use super::{Command, asker};
use crate::answer::{AskRequest, searches_for_nothing};
use crate::discord::errors::{Failure, UserError};
use crate::model::{Conversation, Day, Filter, Question, RecordId, SearchResults};

/// Passages shown at once; the rest is behind *More quotes*.
const SHOWN: usize = 3;

pub(super) fn commands() -> Vec<Command> {
    vec![search(), sources()]
}

/// List passages, best first; "exact phrase", source:, after:, before: and on: work
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild | BotDm"
)]
async fn search(
    ctx: Context<'_>,
    #[description = "What to look for"]
    #[min_length = 1]
    #[max_length = 500]
    query: String,
    #[description = "Only articles published by or citing this source"]
    #[autocomplete = "autocomplete::source"]
    #[max_length = 100]
    source: Option<String>,
    #[description = "Only articles dated on or after this day: 2023-09-25, 25 Sep 2023, yesterday"]
    #[min_length = 3]
    #[max_length = 40]
    since: Option<String>,
    #[description = "Only articles dated on or before this day: 2023-09-25, 25 Sep 2023, yesterday"]
    #[min_length = 3]
    #[max_length = 40]
    until: Option<String>,
    #[description = "Show the passages only to you"] private: Option<bool>,
) -> Result<(), Failure> {
    let bot = ctx.data();
    let filter = filter(source, since.as_deref(), until.as_deref())?;
    let question = Question::parse(&query, bot.settings.question_limit)?;
    if searches_for_nothing(&question) {
        return Err(UserError::NeedsWords.into());
    }
    bot.limits.question(ctx.interaction.user.id.get())?;
    list(ctx, question, filter, Visibility::of(private)).await
}

/// Searches and shows what was found.
async fn list(
    ctx: Context<'_>,
    question: Question,
    filter: Filter,
    visibility: Visibility,
) -> Result<(), Failure> {
    let bot = ctx.data();
    let responder = responder(ctx);
    let work = find(bot, question, filter.clone());
    let (results, record) = responder.when_ready(visibility, work).await?;
    if visibility == Visibility::Everyone {
        past::listed(bot, asker(ctx), record.as_ref());
    }
    let listing = Listing {
        record: record.as_ref(),
        no_articles: bot.has_no_articles(),
        filter: &filter,
        look: responder.look,
    };
    responder
        .show(&render::search(&results, SHOWN, listing), visibility)
        .await
}

/// The passages, and the record that the buttons under them name.
async fn find(
    bot: &Bot,
    question: Question,
    filter: Filter,
) -> Result<(SearchResults, Option<RecordId>), Failure> {
    let engine = bot.engine.clone();
    let work = move || {
        let asked = Asked {
            conversation: Conversation::default(),
            filter,
            today: Day::today(),
        };
        let request = AskRequest {
            question,
            conversation: asked.conversation.clone(),
            filter: asked.filter.clone(),
            today: Some(asked.today),
        };
        let results = engine.search(&request, records::HITS)?;
        let record = records::keep(&engine, records::of_search(&results, SHOWN, asked));
        Ok((results, record))
    };
    bot.workers.run(work).await
}

/// Show what the articles cover: how many, which sources, which dates
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild | BotDm"
)]
async fn sources(ctx: Context<'_>) -> Result<(), Failure> {
    ctx.data().limits.look(ctx.interaction.user.id.get())?;
    let responder = responder(ctx);
    let work = sources_page(ctx.data(), 0, responder.look);
    let card = responder.when_ready(Visibility::Everyone, work).await?;
    responder.show(&[card], Visibility::Everyone).await
}

/// A page of what the articles cover.
pub(in crate::discord) async fn sources_page(
    bot: &Bot,
    page: usize,
    look: Look,
) -> Result<Card, Failure> {
    let coverage = coverage(bot).await?;
    Ok(render::sources(&coverage, page, look))
}
