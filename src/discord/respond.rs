//! Answers to interactions: one way out for everything that is shown there. Messages in channels go out by [`super::post`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::Serialize;
use serenity::all::{
    ApplicationId, ChannelId, CommandInteraction, ComponentInteraction, CreateInteractionResponse,
    InteractionId, LightMethod, ModalInteraction, Permissions,
};
use serenity::http::Route;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::bot::Bot;
use super::client::Call;
use super::errors::Failure;
use super::permissions::may_embed;
use super::post::post;
use super::render::{Card, Look, Visibility, to_discord};
use super::retry::Repeat;

/// How long an answer may take before "thinking…" is shown. Discord waits three seconds.
pub(super) const DEFER_AFTER: Duration = Duration::from_secs(1);

/// One interaction on its way to being answered. While it lives, a shutdown waits.
pub(super) struct Responder<'a> {
    pub(super) bot: Arc<Bot>,
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

    /// Shows the cards: the first as the response (or in place of "thinking…"), the others after it. One that is lost on the way keeps
    /// none of those after it back.
    ///
    /// # Errors
    /// That of the first card that was not shown.
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
        let mut shown = Ok(());
        for card in rest {
            match self.follow(card, visibility).await {
                Err(Failure::Api(error)) if error.may_pass() => {
                    shown = shown.and(Err(error.into()))
                }
                other => other?,
            }
        }
        shown
    }

    /// Changes the message that the pressed button stands under into what `work` gives. When that takes long the press is acknowledged
    /// first; what goes wrong then is said below the message, which stays.
    pub(super) async fn turn(
        &self,
        work: impl Future<Output = Result<Card, Failure>>,
    ) -> Result<(), Failure> {
        tokio::pin!(work);
        if let Ok(done) = tokio::time::timeout(DEFER_AFTER, &mut work).await {
            return self.callback(&to_discord::update(&done?)).await;
        }
        self.callback(&to_discord::acknowledge()).await?;
        match work.await {
            Ok(card) => self.replace(&card).await,
            Err(failure) => {
                let card = Card::text(failure.sentence("button"));
                self.follow(&card, Visibility::OnlyYou).await
            }
        }
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
        self.send(route, body, Repeat::Failed).await
    }

    async fn callback(&self, response: &CreateInteractionResponse) -> Result<(), Failure> {
        let route = Route::InteractionResponse {
            interaction_id: self.id,
            token: &self.token,
        };
        self.send(route, json(response)?, Repeat::Callback).await?;
        self.started.store(true, Ordering::SeqCst);
        Ok(())
    }

    async fn send(&self, route: Route<'_>, body: Vec<u8>, repeat: Repeat) -> Result<(), Failure> {
        let call = Call {
            method: LightMethod::Post,
            query: Vec::new(),
            route,
            body: Some(body),
            repeat,
        };
        self.bot.api.call(call).await?;
        Ok(())
    }
}

/// A request's body.
pub(super) fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value).map_err(|e| Failure::internal(&e))
}
