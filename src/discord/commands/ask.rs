//! `/ask`.

use super::super::asides;
use super::super::ask::{Asking, ask as work_out, filter};
use super::super::render::Visibility;
use super::super::{Context, autocomplete, responder};
use super::{Command, asker};
use crate::discord::errors::Failure;
use crate::locales::en::asides::aside;
use crate::model::Aside;

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
    #[description = "Only articles dated on or after this day: 2023-09-25, 25 Sep 2023, yesterday"]
    #[min_length = 3]
    #[max_length = 40]
    since: Option<String>,
    #[description = "Only articles dated on or before this day: 2023-09-25, 25 Sep 2023, yesterday"]
    #[min_length = 3]
    #[max_length = 40]
    until: Option<String>,
    #[description = "Show the answer only to you"] private: Option<bool>,
) -> Result<(), Failure> {
    let visibility = Visibility::of(private);
    if let Some(aside) = aside(&question) {
        return answer_aside(ctx, aside, visibility).await;
    }
    let filter = filter(source, since.as_deref(), until.as_deref())?;
    let asking = Asking {
        filter,
        ..Asking::alone(question)
    };
    let responder = responder(ctx);
    let user = ctx.interaction.user.id.get();
    let answered = responder
        .when_ready(visibility, work_out(ctx.data(), user, asking))
        .await?;
    if visibility == Visibility::Everyone {
        answered.seen(ctx.data(), asker(ctx));
        answered.asked(ctx.data(), asker(ctx));
    }
    responder
        .show(&answered.cards(responder.look, true), visibility)
        .await
}

/// What is said to "who are you?" or "more".
async fn answer_aside(
    ctx: Context<'_>,
    aside: Aside,
    visibility: Visibility,
) -> Result<(), Failure> {
    let (bot, responder) = (ctx.data(), responder(ctx));
    bot.limits.question(ctx.interaction.user.id.get())?;
    let work = async {
        let before = asides::before(bot, None, asker(ctx), |_| true).await;
        asides::said(bot, aside, before).await
    };
    asides::answer(work, &responder, asides::seen_by(aside, visibility)).await
}
