//! `/ask`.

use super::super::ask::{Asking, ask as work_out, filter};
use super::super::render::{self, Visibility};
use super::super::{Context, autocomplete, responder};
use super::Command;
use crate::discord::errors::Failure;
use crate::locales::en::discord as texts;
use crate::model::Conversation;

pub(super) fn commands() -> Vec<Command> {
    vec![ask()]
}

/// Ask a question and get the articles' own words
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild | BotDm"
)]
async fn ask(
    ctx: Context<'_>,
    #[description = "Your question"]
    #[min_length = 1]
    #[max_length = 500]
    question: String,
    #[description = "Only articles published by or citing this source"]
    #[autocomplete = "autocomplete::source"]
    #[max_length = 100]
    source: Option<String>,
    #[description = "Only articles dated on or after this day, YYYY-MM-DD"]
    #[min_length = 4]
    #[max_length = 10]
    since: Option<String>,
    #[description = "Only articles dated on or before this day, YYYY-MM-DD"]
    #[min_length = 4]
    #[max_length = 10]
    until: Option<String>,
    #[description = "Show the answer only to you"] private: Option<bool>,
) -> Result<(), Failure> {
    let visibility = Visibility::of(private);
    if texts::asks_for_help(&question) {
        let responder = responder(ctx);
        let help = render::help(responder.look);
        return responder.show(&[help], Visibility::OnlyYou).await;
    }
    let filter = filter(source, since.as_deref(), until.as_deref())?;
    let asking = Asking {
        text: question,
        conversation: Conversation::default(),
        filter,
    };
    let responder = responder(ctx);
    let user = ctx.interaction.user.id.get();
    let answered = responder
        .when_ready(visibility, work_out(ctx.data(), user, asking))
        .await?;
    if visibility == Visibility::Everyone {
        let channel = ctx.interaction.channel_id;
        answered.seen_in(ctx.data(), channel);
        answered.asked_in(ctx.data(), channel, ctx.interaction.user.id);
    }
    responder
        .show(&answered.cards(responder.look, true), visibility)
        .await
}
