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
/// Answers that will not change (403, 404, a web page) after which the start ends: about 15 seconds, so that a proxy that is
/// just coming up has a chance, and an operator sees the reason soon.
const REFUSALS: u32 = 5;
/// Starts of each connection that must be left: as many as may be used up until Discord is asked again.
pub(super) const SPARE: u32 = 30;
/// Longest wait for a connection to the gateway.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

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
        (self.session_start_limit.remaining < self.shards().saturating_mul(SPARE)).then(|| {
            // A second more, for clocks differ.
            Duration::from_millis(self.session_start_limit.reset_after) + Duration::from_secs(1)
        })
    }
}

/// Who the token belongs to; `None` when the shutdown came first.
///
/// # Errors
/// [`BotError::WrongToken`]; [`BotError::Failed`] when what answers is not Discord.
pub(super) async fn log_in(
    api: &Api,
    shutdown: &CancellationToken,
) -> Result<Option<Me>, BotError> {
    persist("log in", (api, shutdown), || api.get::<Me>(Route::UserMe)).await
}

/// Where the gateway is, once enough starts are left; `None` when the shutdown came first.
///
/// # Errors
/// [`BotError::WrongToken`]; [`BotError::Failed`] when what answers is not Discord.
pub(super) async fn gateway(
    api: &Api,
    shutdown: &CancellationToken,
) -> Result<Option<Gateway>, BotError> {
    loop {
        let found = persist("find the gateway", (api, shutdown), || {
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

/// Whether the gateway takes connections at all.
pub(super) async fn reachable(gateway: &Gateway) -> bool {
    let Ok(url) = reqwest::Url::parse(&gateway.url) else {
        return false;
    };
    let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else {
        return false;
    };
    let address = (host.trim_matches(['[', ']']), port);
    let connecting = tokio::net::TcpStream::connect(address);
    matches!(
        tokio::time::timeout(CONNECT_TIMEOUT, connecting).await,
        Ok(Ok(_))
    )
}

/// Repeats `request` until it succeeds, the token turns out wrong, the same useless answer has come [`REFUSALS`] times, or the
/// shutdown comes.
async fn persist<T, F>(
    what: &str,
    (api, shutdown): (&Api, &CancellationToken),
    request: impl Fn() -> F,
) -> Result<Option<T>, BotError>
where
    F: Future<Output = Result<T, ApiError>>,
{
    let (mut attempt, mut refusals) = (1, 0);
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
        refusals = if error.will_last() { refusals + 1 } else { 0 };
        if refusals >= REFUSALS {
            return Err(refused_for_good(api, &error));
        }
        let pause = back_off(attempt, LONGEST_PAUSE, jitter());
        tracing::warn!(what, attempt, error = %error, pause_ms = pause.as_millis(), "discord does not answer; trying again");
        if !sleep(pause, shutdown).await {
            return Ok(None);
        }
        attempt = attempt.saturating_add(1);
    }
}

/// The end of a start that gets the same useless answer each time.
pub(super) fn refused_for_good(api: &Api, error: &ApiError) -> BotError {
    BotError::Failed(crate::locales::en::discord::no_api(
        api.base(),
        &error.to_string(),
    ))
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

    fn gateway(url: &str, shards: u32, remaining: u32) -> Gateway {
        Gateway {
            url: url.to_owned(),
            shards,
            session_start_limit: StartLimit {
                remaining,
                reset_after: 5_000,
            },
        }
    }

    fn check(shards: u32, remaining: u32, expect: Option<Duration>) {
        let wait = gateway("", shards, remaining).wait();
        assert_eq!(wait, expect, "{shards} of {remaining}");
    }

    #[tokio::test]
    async fn whoever_takes_a_connection_is_reachable() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("ws://{}/gateway", listener.local_addr().unwrap());
        assert!(reachable(&gateway(&url, 1, 1)).await);
        drop(listener);
        assert!(!reachable(&gateway(&url, 1, 1)).await);
        assert!(!reachable(&gateway("", 1, 1)).await);
    }

    #[test]
    fn a_start_that_discord_would_punish_is_waited_for() {
        check(1, 1_000, None);
        check(16, 480, None);
        check(16, 479, Some(Duration::from_secs(6)));
        check(0, 0, Some(Duration::from_secs(6)));
    }
}
