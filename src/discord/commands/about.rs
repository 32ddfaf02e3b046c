//! `/help` and `/about`.

use super::super::render::{self, Visibility};
use super::super::{Context, responder};
use super::Command;
use crate::answer::ENGINE_VERSION;
use crate::discord::errors::Failure;
use crate::discord::escape::escape_line;
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::Filter;

pub(super) fn commands() -> Vec<Command> {
    vec![help(), about()]
}

/// How to ask, and what else there is
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild | BotDm"
)]
async fn help(ctx: Context<'_>) -> Result<(), Failure> {
    let responder = responder(ctx);
    responder
        .show(&[render::help(responder.look)], Visibility::OnlyYou)
        .await
}

/// What Dateline is, what it answers from, and what it keeps
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild | BotDm"
)]
async fn about(ctx: Context<'_>) -> Result<(), Failure> {
    let engine = ctx.data().engine.clone();
    let work = ctx
        .data()
        .workers
        .run(move || Ok(engine.collection().snapshot().coverage(&Filter::default())));
    let responder = responder(ctx);
    let coverage = responder.when_ready(Visibility::OnlyYou, work).await?;
    let searched = (coverage.articles > 0).then(|| escape_line(&shared::searched(&coverage)));
    let lines = texts::about(
        ENGINE_VERSION,
        searched.as_deref(),
        ctx.data().settings.record_days,
    );
    responder
        .show(
            &[render::titled(texts::ABOUT_TITLE, &lines, responder.look)],
            Visibility::OnlyYou,
        )
        .await
}
