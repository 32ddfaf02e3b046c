//! `/help` and `/about`.

use super::super::render::{self, Visibility};
use super::super::{Context, responder};
use super::Command;
use crate::discord::asides;
use crate::discord::errors::Failure;
use crate::locales::en::discord as texts;

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
    let responder = responder(ctx);
    let work = asides::about(ctx.data());
    let lines = responder.when_ready(Visibility::OnlyYou, work).await?;
    responder
        .show(
            &[render::titled(texts::ABOUT_TITLE, &lines, responder.look)],
            Visibility::OnlyYou,
        )
        .await
}
