//! Answers to interactions and messages in channels: one way out for everything that is shown.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::Serialize;
use serenity::all::{
    ApplicationId, ChannelId, CommandInteraction, ComponentInteraction, CreateInteractionResponse,
    InteractionId, LightMethod, MessageId, MessageReference, ModalInteraction, Nonce, Permissions,
};
use serenity::http::Route;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::bot::Bot;
use super::client::Call;
use super::errors::Failure;
use super::permissions::may_embed;
use super::render::{Card, Look, Visibility, to_discord};
use super::retry::{ApiError, Repeat, random};

/// How long an answer may take before "thinking…" is shown. Discord waits three seconds.
const DEFER_AFTER: Duration = Duration::from_secs(1);
/// Discord: a reply needs Read Message History.
const NO_HISTORY: i64 = 160_002;
/// Discord: this person takes no direct messages from the bot.
const NO_DIRECT_MESSAGES: i64 = 50_007;
/// HTTP status of a message that Discord finds fault with.
const BAD_REQUEST: u16 = 400;

/// One interaction on its way to being answered. While it lives, a shutdown waits.
pub(super) struct Responder<'a> {
    bot: Arc<Bot>,
    id: InteractionId,
    application: ApplicationId,
    channel: ChannelId,
    token: String,
    /// Whether embeds may be shown.
    pub(super) look: Look,
    /// Whether the first response was made (deferring is one). Shared with poise for commands.
    started: &'a AtomicBool,
    _running: TaskTrackerToken,
}

fn look(permissions: Option<Permissions>) -> Look {
    if may_embed(permissions) {
        Look::Embeds
    } else {
        Look::Plain
    }
}

macro_rules! responder_for {
    ($name:ident, $interaction:ty) => {
        pub(super) fn $name(bot: &Arc<Bot>, from: &$interaction, started: &'a AtomicBool) -> Self {
            Self {
                bot: Arc::clone(bot),
                id: from.id,
                application: from.application_id,
                channel: from.channel_id,
                token: from.token.clone(),
                look: look(from.app_permissions),
                started,
                _running: bot.running(),
            }
        }
    };
}

impl<'a> Responder<'a> {
    responder_for!(to_command, CommandInteraction);
    responder_for!(to_component, ComponentInteraction);
    responder_for!(to_modal, ModalInteraction);

    fn has_started(&self) -> bool {
        self.started.load(Ordering::SeqCst)
    }

    /// Waits for `work`; when it takes long, shows "thinking…" with this visibility.
    pub(super) async fn when_ready<T>(
        &self,
        visibility: Visibility,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        tokio::pin!(work);
        if let Ok(done) = tokio::time::timeout(DEFER_AFTER, &mut work).await {
            return done;
        }
        self.callback(&to_discord::defer(visibility)).await?;
        work.await
    }

    /// Shows the cards: the first as the response (or in place of "thinking…"), the others after it.
    pub(super) async fn show(&self, cards: &[Card], visibility: Visibility) -> Result<(), Failure> {
        let Some((first, rest)) = cards.split_first() else {
            return Ok(());
        };
        if self.has_started() {
            self.replace(first).await?;
        } else {
            self.callback(&to_discord::response(first, visibility))
                .await?;
        }
        for card in rest {
            self.follow(card, visibility).await?;
        }
        Ok(())
    }

    /// Changes the message that the pressed button stands under.
    pub(super) async fn update(&self, card: &Card) -> Result<(), Failure> {
        self.callback(&to_discord::update(card)).await
    }

    /// Opens a modal.
    pub(super) async fn modal(&self, modal: &CreateInteractionResponse) -> Result<(), Failure> {
        self.callback(modal).await
    }

    /// Replaces the first response.
    pub(super) async fn replace(&self, card: &Card) -> Result<(), Failure> {
        let route = Route::WebhookOriginalInteractionResponse {
            application_id: self.application,
            token: &self.token,
        };
        let body = json(&to_discord::edit(card))?;
        self.bot
            .api
            .call(Call {
                method: LightMethod::Patch,
                query: Vec::new(),
                route,
                body: Some(body),
                repeat: Repeat::Safe,
            })
            .await?;
        Ok(())
    }

    /// Replaces the first response, or, when its fifteen minutes are over, says `late` in the channel: what stands there
    /// everybody sees.
    pub(super) async fn replace_or_post(&self, card: &Card, late: &str) -> Result<(), Failure> {
        match self.replace(card).await {
            Err(Failure::Api(error)) if matches!(error.status(), Some(401 | 404)) => {
                let cards = [Card::text(late)];
                post(&self.bot, self.channel, None, |_| cards.to_vec()).await?;
                Ok(())
            }
            other => other,
        }
    }

    /// Tells what went wrong, ephemerally when nothing was shown yet. `what` names the command for the log.
    pub(super) async fn fail(&self, what: &str, failure: &Failure) {
        // Told to wait, whoever knocks again at once is made to wait longer.
        if let Failure::Api(error) = failure
            && (error.is_too_late() || error.is_too_fast() || self.has_started())
        {
            tracing::warn!(what, error = %error, "discord did not take an answer");
            return;
        }
        let card = Card::text(failure.sentence(what));
        let told = if self.has_started() {
            self.replace(&card).await
        } else {
            self.callback(&to_discord::response(&card, Visibility::OnlyYou))
                .await
        };
        if let Err(Failure::Api(error)) = told {
            tracing::warn!(what, error = %error, "an error could not be shown");
        }
    }

    async fn follow(&self, card: &Card, visibility: Visibility) -> Result<(), Failure> {
        let route = Route::WebhookFollowupMessages {
            application_id: self.application,
            token: &self.token,
        };
        let body = json(&to_discord::followup(card, visibility))?;
        self.bot
            .api
            .call(Call {
                method: LightMethod::Post,
                query: Vec::new(),
                route,
                body: Some(body),
                repeat: Repeat::Never,
            })
            .await?;
        Ok(())
    }

    async fn callback(&self, response: &CreateInteractionResponse) -> Result<(), Failure> {
        let route = Route::InteractionResponse {
            interaction_id: self.id,
            token: &self.token,
        };
        let body = json(response)?;
        self.bot
            .api
            .call(Call {
                method: LightMethod::Post,
                query: Vec::new(),
                route,
                body: Some(body),
                repeat: Repeat::Callback,
            })
            .await?;
        self.started.store(true, Ordering::SeqCst);
        Ok(())
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value).map_err(|e| Failure::internal(&e))
}

/// How a message in a channel may be shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) look: Look,
    /// Whether it is a reply, under the words that it answers.
    pub(super) replies: bool,
}

/// Sends what `render` gives to a channel, in reply to a message if named and where that is allowed: with embeds, in plain text where
/// those are not allowed or not taken, and not at all (but for a log line) where the bot may not write. Gives the last message's id.
///
/// # Errors
/// [`Failure::Api`] for anything but missing permissions.
pub(super) async fn post(
    bot: &Bot,
    channel: ChannelId,
    reply_to: Option<MessageId>,
    render: impl Fn(Place) -> Vec<Card>,
) -> Result<Option<MessageId>, Failure> {
    let mut place = Place {
        look: Look::Embeds,
        replies: reply_to.is_some(),
    };
    loop {
        let reply_to = reply_to.filter(|_| place.replies);
        let error = match post_all(bot, channel, reply_to, &render(place)).await {
            Err(Failure::Api(error)) => error,
            other => return other,
        };
        if place.replies && error.code() == Some(NO_HISTORY) {
            place.replies = false;
        } else if place.look == Look::Embeds && error.is_forbidden() {
            place.look = Look::Plain;
        } else if place.look == Look::Embeds && error.status() == Some(BAD_REQUEST) {
            tracing::warn!(channel = channel.get(), error = %error, "discord did not take a message; trying plain text");
            place.look = Look::Plain;
        } else if error.is_forbidden() {
            let advice = if error.code() == Some(NO_DIRECT_MESSAGES) {
                "a direct message cannot be answered; this person's settings let none from the bot in"
            } else {
                "cannot write in this channel; grant Send Messages there"
            };
            tracing::warn!(channel = channel.get(), error = %error, "{advice}");
            return Ok(None);
        } else {
            return Err(error.into());
        }
    }
}

async fn post_all(
    bot: &Bot,
    channel: ChannelId,
    reply_to: Option<MessageId>,
    cards: &[Card],
) -> Result<Option<MessageId>, Failure> {
    let mut last = None;
    for (i, card) in cards.iter().enumerate() {
        let reply_to = reply_to.filter(|_| i == 0);
        last = Some(post_one(bot, channel, reply_to, card).await?);
    }
    Ok(last)
}

/// The one field of a sent message that matters.
#[derive(serde::Deserialize)]
struct Sent {
    id: MessageId,
}

async fn post_one(
    bot: &Bot,
    channel: ChannelId,
    reply_to: Option<MessageId>,
    card: &Card,
) -> Result<MessageId, Failure> {
    let reference =
        reply_to.map(|id| MessageReference::from((channel, id)).fail_if_not_exists(false));
    // An enforced nonce makes Discord drop a repeated message, so that repeating does no harm.
    let message = to_discord::message(card, reference)
        .nonce(Nonce::String(format!("{:016x}", random())))
        .enforce_nonce(true);
    let route = Route::ChannelMessages {
        channel_id: channel,
    };
    let call = Call {
        method: LightMethod::Post,
        query: Vec::new(),
        route,
        body: Some(json(&message)?),
        repeat: Repeat::Safe,
    };
    let sent: Result<Sent, ApiError> = bot.api.fetch(call).await;
    Ok(sent?.id)
}
