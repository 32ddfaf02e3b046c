//! Logging in: a wrong token ends at once, an API that is down is waited for with growing pauses, and nothing is silent.

use std::time::Duration;

use serenity::all::UserId;
use serenity::http::Route;
use tokio_util::sync::CancellationToken;

use super::BotError;
use super::client::Api;
use super::retry::{ApiError, back_off, jitter};

/// Longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

/// The bot's own account.
#[derive(Clone, Debug, serde::Deserialize)]
pub(super) struct Me {
    pub(super) id: UserId,
    pub(super) username: String,
}

#[derive(serde::Deserialize)]
struct Gateway {
    url: String,
}

/// Who the token belongs to; `None` when the shutdown came first.
///
/// # Errors
/// [`BotError::WrongToken`].
pub(super) async fn log_in(
    api: &Api,
    shutdown: &CancellationToken,
) -> Result<Option<Me>, BotError> {
    persist("log in", shutdown, || api.get::<Me>(Route::UserMe)).await
}

/// Where the gateway is; `None` when the shutdown came first.
///
/// # Errors
/// [`BotError::WrongToken`].
pub(super) async fn gateway(
    api: &Api,
    shutdown: &CancellationToken,
) -> Result<Option<String>, BotError> {
    Ok(persist("find the gateway", shutdown, || {
        api.get::<Gateway>(Route::Gateway)
    })
    .await?
    .map(|g| g.url))
}

/// Repeats `request` until it succeeds, the token turns out wrong, or the shutdown comes.
async fn persist<T, F>(
    what: &str,
    shutdown: &CancellationToken,
    request: impl Fn() -> F,
) -> Result<Option<T>, BotError>
where
    F: Future<Output = Result<T, ApiError>>,
{
    let mut attempt = 1;
    loop {
        let result = tokio::select! {
            () = shutdown.cancelled() => return Ok(None),
            result = request() => result,
        };
        let error = match result {
            Ok(value) => return Ok(Some(value)),
            Err(error) if error.status() == Some(401) => return Err(BotError::WrongToken),
            Err(error) => error,
        };
        let pause = back_off(attempt, LONGEST_PAUSE, jitter());
        tracing::warn!(what, attempt, error = %error, pause_ms = pause.as_millis(), "discord does not answer; trying again");
        if !sleep(pause, shutdown).await {
            return Ok(None);
        }
        attempt = attempt.saturating_add(1);
    }
}

/// Sleeps; false when the shutdown came first.
pub(super) async fn sleep(pause: Duration, shutdown: &CancellationToken) -> bool {
    tokio::select! {
        () = shutdown.cancelled() => false,
        () = tokio::time::sleep(pause) => true,
    }
}
