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

/// Where the gateway is and how Discord wants to be connected to.
#[derive(Clone, Debug, serde::Deserialize)]
pub(super) struct Gateway {
    pub(super) url: String,
    /// Connections that Discord recommends; one for up to about a thousand servers.
    shards: u32,
    session_start_limit: StartLimit,
}

/// How often a bot may identify.
#[derive(Clone, Debug, serde::Deserialize)]
struct StartLimit {
    remaining: u32,
    /// Milliseconds.
    reset_after: u64,
}

impl Gateway {
    /// Connections to open: at least one.
    pub(super) fn shards(&self) -> u32 {
        self.shards.max(1)
    }

    /// How long to wait because too few starts are left for all connections; beyond them Discord resets the token.
    fn wait(&self) -> Option<Duration> {
        (self.session_start_limit.remaining < self.shards()).then(|| {
            // A second more, for clocks differ.
            Duration::from_millis(self.session_start_limit.reset_after) + Duration::from_secs(1)
        })
    }
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

/// Where the gateway is, once enough starts are left; `None` when the shutdown came first.
///
/// # Errors
/// [`BotError::WrongToken`].
pub(super) async fn gateway(
    api: &Api,
    shutdown: &CancellationToken,
) -> Result<Option<Gateway>, BotError> {
    loop {
        let found = persist("find the gateway", shutdown, || {
            api.get::<Gateway>(Route::GatewayBot)
        });
        let Some(gateway) = found.await? else {
            return Ok(None);
        };
        let Some(wait) = gateway.wait() else {
            return Ok(Some(gateway));
        };
        tracing::warn!(
            seconds = wait.as_secs(),
            shards = gateway.shards(),
            "discord allows no more sessions for now; waiting, or it would reset the token"
        );
        if !sleep(wait, shutdown).await {
            return Ok(None);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shards: u32, remaining: u32, expect: Option<Duration>) {
        let gateway = Gateway {
            url: String::new(),
            shards,
            session_start_limit: StartLimit {
                remaining,
                reset_after: 5_000,
            },
        };
        assert_eq!(gateway.wait(), expect, "{shards} of {remaining}");
    }

    #[test]
    fn a_start_that_discord_would_punish_is_waited_for() {
        check(1, 1_000, None);
        check(16, 16, None);
        check(16, 15, Some(Duration::from_secs(6)));
        check(0, 0, Some(Duration::from_secs(6)));
    }
}
