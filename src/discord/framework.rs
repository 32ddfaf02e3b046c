//! poise, set up: commands, checks before them, errors, and where all other events go.
//!
//! poise's own defaults are not used where they would hurt: its `on_error` shows raw errors, its allowed mentions ping, and
//! it takes a mention for a command prefix.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use poise::{BoxFuture, Framework, FrameworkError, FrameworkOptions, PrefixFrameworkOptions};
use serenity::all::{CommandInteraction, CreateAllowedMentions, FullEvent, Interaction, Ready};
use tokio_util::task::TaskTracker;

use super::bot::Bot;
use super::errors::{Failure, UserError};
use super::respond::Responder;
use super::{Context, Data, channels, commands, components, edits, events, registration};

/// Marks a command interaction as checked: poise runs the check for a group and again for its subcommand.
struct Checked;

/// The framework of one gateway session.
pub(super) fn build(bot: &Arc<Bot>) -> Framework<Data, Failure> {
    let options = FrameworkOptions {
        commands: commands::all(),
        on_error: |error| Box::pin(on_error(error)),
        command_check: Some(|ctx| Box::pin(check(ctx))),
        event_handler: |framework, event| Box::pin(on_event(framework.user_data, event)),
        allowed_mentions: Some(CreateAllowedMentions::new().replied_user(false)),
        prefix_options: PrefixFrameworkOptions {
            prefix: None,
            mention_as_prefix: false,
            ..Default::default()
        },
        initialize_owners: false,
        ..Default::default()
    };
    let bot = Arc::clone(bot);
    // The bot is ready before the session begins, so setting up cannot fail and leave a silent process behind.
    Framework::builder()
        .options(options)
        .initialize_owners(false)
        .setup(move |_, _, _| -> BoxFuture<'_, Result<Data, Failure>> {
            Box::pin(async move { Ok(bot) })
        })
        .build()
}

/// Before every command: not twice, not during a shutdown, only where the bot may answer to all. `Ok(false)` ends it silently.
async fn check(ctx: poise::Context<'_, Data, Failure>) -> Result<bool, Failure> {
    let poise::Context::Application(command) = ctx else {
        return Ok(false);
    };
    if command.interaction_type == poise::CommandInteractionType::Autocomplete
        || ctx.invocation_data::<Checked>().await.is_some()
    {
        return Ok(true);
    }
    ctx.set_invocation_data(Checked).await;
    let (bot, interaction) = (ctx.data(), command.interaction);
    let _running = bot.running();
    if !bot.seen.put(interaction.id.get(), ()) {
        return Ok(false);
    }
    bot.open()?;
    if commands::works_anywhere(&interaction.data.name) {
        return Ok(true);
    }
    let (guild, channel) = (interaction.guild_id, interaction.channel_id);
    channels::admit(bot, guild, channel, interaction.channel.as_ref()).await?;
    Ok(true)
}

/// Everything but commands. Each piece of work is a tracked task of its own, so that a panic in it is seen and logged.
async fn on_event(bot: &Arc<Bot>, event: &FullEvent) -> Result<(), Failure> {
    match event {
        FullEvent::Ready { data_about_bot } => connected(bot, data_about_bot),
        FullEvent::Message { new_message } if events::concerns(new_message, bot.me) => {
            let (bot, message) = (Arc::clone(bot), new_message.clone());
            guarded("message", &bot.tracker.clone(), async move {
                events::message(&bot, &message).await;
            })
            .await;
        }
        FullEvent::MessageUpdate { event, .. } if edits::concerns(bot, event) => {
            let (bot, event) = (Arc::clone(bot), event.clone());
            guarded("edit", &bot.tracker.clone(), async move {
                edits::edited(&bot, &event).await;
            })
            .await;
        }
        FullEvent::InteractionCreate { interaction } => on_interaction(bot, interaction).await,
        _ => {}
    }
    Ok(())
}

/// A session has begun; after the first the commands are registered.
fn connected(bot: &Arc<Bot>, ready: &Ready) {
    tracing::info!(servers = ready.guilds.len(), "connected to discord");
    if bot.begin_registration() {
        drop(bot.tracker.spawn(registration::keep_trying(
            Arc::clone(bot),
            ready.application.id,
        )));
    }
}

/// Buttons and the modal; commands are poise's.
async fn on_interaction(bot: &Arc<Bot>, interaction: &Interaction) {
    match interaction {
        Interaction::Component(pressed) => {
            let (bot, pressed) = (Arc::clone(bot), pressed.clone());
            guarded("button", &bot.tracker.clone(), async move {
                components::pressed(&bot, &pressed).await;
            })
            .await;
        }
        Interaction::Modal(submitted) => {
            let (bot, submitted) = (Arc::clone(bot), submitted.clone());
            guarded("modal", &bot.tracker.clone(), async move {
                components::submitted(&bot, &submitted).await;
            })
            .await;
        }
        _ => {}
    }
}

/// Runs a handler as a tracked task, waits for it, and logs its panic.
async fn guarded(
    what: &str,
    tracker: &TaskTracker,
    handler: impl Future<Output = ()> + Send + 'static,
) {
    if let Err(error) = tracker.spawn(handler).await
        && error.is_panic()
    {
        let _ = Failure::Internal("a handler panicked".to_owned()).sentence(what);
    }
}

/// Everything that went wrong around a command, told ephemerally in one sentence.
async fn on_error(error: FrameworkError<'_, Data, Failure>) {
    match error {
        FrameworkError::Command { error, ctx, .. } => tell(ctx, &error).await,
        // Without an error: a second delivery of the same interaction, which the first one answers.
        FrameworkError::CommandCheckFailed { error, ctx, .. } => {
            if let Some(error) = error {
                tell(ctx, &error).await;
            }
        }
        FrameworkError::CommandPanic { payload, ctx, .. } => {
            let text = payload.unwrap_or_else(|| "no text".to_owned());
            let panicked = format!("a command panicked: {text}");
            tell(ctx, &Failure::Internal(panicked)).await;
        }
        FrameworkError::ArgumentParse { ctx, .. } | FrameworkError::SubcommandRequired { ctx } => {
            tell(ctx, &UserError::UnknownCommand.into()).await;
        }
        FrameworkError::CommandStructureMismatch {
            ctx, description, ..
        } => {
            tracing::warn!(description, "a command does not have the registered shape");
            let ctx = poise::Context::Application(ctx);
            tell(ctx, &UserError::UnknownCommand.into()).await;
        }
        FrameworkError::GuildOnly { ctx, .. } => tell(ctx, &UserError::ServersOnly.into()).await,
        FrameworkError::UnknownInteraction {
            framework,
            interaction,
            ..
        } => tell_unknown(framework.user_data, interaction).await,
        FrameworkError::EventHandler { error, .. } => {
            let _ = error.sentence("event");
        }
        other => tracing::warn!(kind = %kind(&other), "the command framework reported an error"),
    }
}

/// Tells that there is no such command (any more).
async fn tell_unknown(bot: &Arc<Bot>, interaction: &CommandInteraction) {
    let started = AtomicBool::new(false);
    let responder = Responder::to_command(bot, interaction, &started);
    responder
        .fail("unknown command", &UserError::UnknownCommand.into())
        .await;
}

/// The variant's name only: the rest of its debug output holds tokens.
fn kind(error: &FrameworkError<'_, Data, Failure>) -> &'static str {
    match error {
        FrameworkError::Setup { .. } => "setup",
        FrameworkError::CooldownHit { .. } => "cooldown",
        FrameworkError::PermissionFetchFailed { .. } => "permission fetch",
        _ => "other",
    }
}

async fn tell(ctx: poise::Context<'_, Data, Failure>, failure: &Failure) {
    let poise::Context::Application(command) = ctx else {
        return;
    };
    if command.interaction_type == poise::CommandInteractionType::Autocomplete {
        let _ = failure.sentence("autocomplete");
        return;
    }
    let responder = responder(command);
    responder
        .fail(&command.command().qualified_name, failure)
        .await;
}

/// The responder of a command, sharing with poise what was sent.
pub(super) fn responder(ctx: Context<'_>) -> Responder<'_> {
    Responder::to_command(ctx.data(), ctx.interaction, ctx.has_sent_initial_response)
}
