//! Buttons and the modal. Their names carry a record and a number; everything else is in the store.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serenity::all::{ActionRowComponent, ComponentInteraction, MessageFlags, ModalInteraction};

use super::asides;
use super::ask::{Asking, ask};
use super::bot::Bot;
use super::channels;
use super::commands::{list_page, sources_page};
use super::errors::{Failure, UserError};
use super::further::Pages;
use super::past::{Asker, Place};
use super::permissions::{Standing, standing};
use super::records;
use super::render::{self, Card, Kind, Look, Press, Visibility, to_discord};
use super::respond::Responder;
use crate::locales::en::asides::aside;
use crate::model::{AnswerRecord, RecordId};

/// A pressed button.
pub(super) async fn pressed(bot: &Arc<Bot>, interaction: &ComponentInteraction) {
    if !bot.seen.put(interaction.id.get(), ()) {
        return;
    }
    let started = AtomicBool::new(false);
    let responder = Responder::to_component(bot, interaction, &started);
    if let Err(failure) = handle_press(bot, interaction, &responder).await {
        responder.fail("button", &failure).await;
    }
}

async fn handle_press(
    bot: &Arc<Bot>,
    interaction: &ComponentInteraction,
    responder: &Responder<'_>,
) -> Result<(), Failure> {
    bot.open()?;
    let press = Press::parse(&interaction.data.custom_id).ok_or(UserError::OldRecord)?;
    admit(bot, interaction, &press).await?;
    match press {
        Press::More { record, kind } => {
            let work = further(bot, &record, (0, kind), responder.look);
            let card = responder.when_ready(Visibility::OnlyYou, work).await?;
            responder.show(&[card], Visibility::OnlyYou).await
        }
        Press::Turn { record, from, kind } => {
            let work = further(bot, &record, (from, kind), responder.look);
            turn(interaction, responder, work).await
        }
        Press::Context { record, quote } => {
            let work = context(bot, &record, quote, responder.look);
            let cards = responder.when_ready(Visibility::OnlyYou, work).await?;
            responder.show(&cards, Visibility::OnlyYou).await
        }
        Press::FollowUp { ref record } | Press::Name { ref record } => {
            ask_for_words(bot, record, &press, responder).await
        }
        Press::Sources { page } => {
            let work = sources_page(bot, page, responder.look);
            turn(interaction, responder, work).await
        }
        Press::List { page, filter } => {
            let (user, member) = (interaction.user.id, interaction.member.as_ref());
            if standing(&bot.settings, user, member) == Standing::Reader {
                return Err(UserError::NotModerator.into());
            }
            let work = list_page(bot, (page, filter), responder.look);
            responder.turn(work).await
        }
    }
}

/// Whether the button works here, and for whom presses so many.
async fn admit(
    bot: &Bot,
    interaction: &ComponentInteraction,
    press: &Press,
) -> Result<(), Failure> {
    // The list stands under a command that works anywhere.
    if !matches!(press, Press::List { .. }) {
        let (guild, channel) = (interaction.guild_id, interaction.channel_id);
        channels::admit(bot, guild, channel, interaction.channel.as_ref()).await?;
    }
    if press.looks_up() {
        bot.limits.look(interaction.user.id.get())?;
    }
    Ok(())
}

/// Opens the modal for a follow-up or a name, while there is still a record to go on from.
async fn ask_for_words(
    bot: &Bot,
    record: &RecordId,
    press: &Press,
    responder: &Responder<'_>,
) -> Result<(), Failure> {
    records::find(bot, record).await?;
    let (id, limit) = (press.id(), bot.settings.question_limit);
    let modal = match press {
        Press::Name { .. } => to_discord::name_modal(id, limit),
        _ => to_discord::follow_up_modal(id, limit),
    };
    responder.modal(&modal).await
}

/// Shows another page in the place of the one under which its button stands. What everybody sees stays as it is for the others.
async fn turn(
    interaction: &ComponentInteraction,
    responder: &Responder<'_>,
    page: impl Future<Output = Result<Card, Failure>>,
) -> Result<(), Failure> {
    if is_private(interaction.message.flags) {
        responder.turn(page).await
    } else {
        let page = responder.when_ready(Visibility::OnlyYou, page).await?;
        responder.show(&[page], Visibility::OnlyYou).await
    }
}

/// A page of further quotes from this one on.
async fn further(
    bot: &Bot,
    record: &RecordId,
    (from, kind): (usize, Kind),
    look: Look,
) -> Result<Card, Failure> {
    let record = records::find(bot, record).await?;
    let pages = Pages::find(bot, record, kind).await?;
    Ok(pages.card(from, look))
}

/// A quote with the sentences around it.
async fn context(
    bot: &Bot,
    record: &RecordId,
    quote: usize,
    look: Look,
) -> Result<Vec<Card>, Failure> {
    let record = records::find(bot, record).await?;
    let engine = bot.engine.clone();
    bot.workers
        .run(move || {
            let AnswerRecord { shown, more, .. } = &record;
            let receipt = shown
                .iter()
                .chain(more)
                .nth(quote)
                .ok_or(UserError::OldRecord)?;
            let view = engine.context(receipt)?.ok_or(UserError::Withdrawn)?;
            Ok(render::context(&view, look))
        })
        .await
}

/// A submitted modal: a follow-up question.
pub(super) async fn submitted(bot: &Arc<Bot>, interaction: &ModalInteraction) {
    if !bot.seen.put(interaction.id.get(), ()) {
        return;
    }
    let started = AtomicBool::new(false);
    let responder = Responder::to_modal(bot, interaction, &started);
    if let Err(failure) = handle_modal(bot, interaction, &responder).await {
        responder.fail("follow-up", &failure).await;
    }
}

async fn handle_modal(
    bot: &Arc<Bot>,
    interaction: &ModalInteraction,
    responder: &Responder<'_>,
) -> Result<(), Failure> {
    bot.open()?;
    let (guild, channel) = (interaction.guild_id, interaction.channel_id);
    channels::admit(bot, guild, channel, interaction.channel.as_ref()).await?;
    let press = Press::parse(&interaction.data.custom_id);
    let Some(Press::FollowUp { record } | Press::Name { record }) = press else {
        return Err(UserError::OldRecord.into());
    };
    let text = typed(interaction);
    // A follow-up to a private answer stays private.
    let visibility = if is_private(interaction.message.as_ref().and_then(|m| m.flags)) {
        Visibility::OnlyYou
    } else {
        Visibility::Everyone
    };
    let user = interaction.user.id.get();
    let record = records::find(bot, &record).await?;
    if let Some(aside) = aside(&text) {
        bot.limits.question(user)?;
        let work = asides::said(bot, aside, Some(record));
        return asides::answer(work, responder, asides::seen_by(aside, visibility)).await;
    }
    let asking = Asking::follow_up(text, &record);
    follow_up(bot, interaction, asking, (responder, visibility)).await
}

/// Answers a follow-up.
async fn follow_up(
    bot: &Bot,
    interaction: &ModalInteraction,
    asking: Asking,
    (responder, visibility): (&Responder<'_>, Visibility),
) -> Result<(), Failure> {
    let work = ask(bot, interaction.user.id.get(), asking);
    let answered = responder.when_ready(visibility, work).await?;
    if visibility == Visibility::Everyone {
        let asker = Asker {
            channel: interaction.channel_id,
            user: interaction.user.id,
            by: Place(interaction.id.get()),
        };
        answered.seen(bot, asker);
        answered.asked(bot, asker);
    }
    responder
        .show(&answered.cards(responder.look, true), visibility)
        .await
}

/// Whether only one user sees the message with these flags.
fn is_private(flags: Option<MessageFlags>) -> bool {
    flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

fn typed(interaction: &ModalInteraction) -> String {
    let inputs = interaction
        .data
        .components
        .iter()
        .flat_map(|row| &row.components);
    inputs
        .filter_map(|component| match component {
            ActionRowComponent::InputText(input) if input.custom_id == to_discord::MODAL_INPUT => {
                input.value.clone()
            }
            _ => None,
        })
        .next()
        .unwrap_or_default()
}
