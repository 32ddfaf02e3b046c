//! The connection to Discord's REST API: where it goes, with which certificates, and how it repeats.
//!
//! serenity makes the requests. With its rate limiter on (against Discord itself) it waits out 429s; with another API base
//! the limiter must be off, because serenity ignores the base otherwise, and then 429s are waited out here. Dropped
//! connections and 5xx are repeated here in both cases, see [`super::retry`].

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serenity::all::{CreateAllowedMentions, Http, HttpBuilder, HttpError, LightMethod};
use serenity::http::{Request, Route};

use super::retry::{ALREADY_ACKNOWLEDGED, ApiError, Repeat, jitter, pause};
use super::{BotError, BotSettings};

/// Longest wait for one answer of Discord's.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);
/// Longest wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Discord's REST API. Cheap to clone.
#[derive(Clone)]
pub(super) struct Api {
    http: Arc<Http>,
    client: reqwest::Client,
}

/// One request.
pub(super) struct Call<'a> {
    pub(super) method: LightMethod,
    pub(super) route: Route<'a>,
    /// What stands behind the `?`.
    pub(super) query: Vec<(&'static str, String)>,
    /// JSON.
    pub(super) body: Option<Vec<u8>>,
    pub(super) repeat: Repeat,
}

/// Builds the HTTP client and serenity's API on it.
///
/// # Errors
/// [`BotError::Failed`] when the certificate file cannot be used.
pub(super) fn connect(settings: &BotSettings) -> Result<Api, BotError> {
    let client = http_client(settings)?;
    let http = Arc::new(http(settings, client.clone()));
    Ok(Api { http, client })
}

/// serenity's API object, also made anew for every gateway session.
fn http(settings: &BotSettings, client: reqwest::Client) -> Http {
    let builder = HttpBuilder::new(settings.token.expose())
        .client(client)
        .default_allowed_mentions(CreateAllowedMentions::new().replied_user(false));
    match &settings.api_base {
        Some(base) => builder.proxy(root(base)).ratelimiter_disabled(true).build(),
        None => builder.build(),
    }
}

/// A base without the `/api` or `/api/v10` that Discord's own address ends in: each request brings it along.
fn root(base: &str) -> &str {
    let base = base.trim_end_matches('/');
    let is_version = |part: &str| {
        part.strip_prefix('v')
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    let unversioned = match base.rsplit_once('/') {
        Some((before, last)) if is_version(last) && before.ends_with("/api") => before,
        _ => base,
    };
    unversioned
        .strip_suffix("/api")
        .unwrap_or(unversioned)
        .trim_end_matches('/')
}

fn http_client(settings: &BotSettings) -> Result<reqwest::Client, BotError> {
    let mut builder = reqwest::Client::builder()
        .timeout(REQUEST_TIMEOUT)
        .connect_timeout(CONNECT_TIMEOUT);
    if let Some(address) = settings.api_resolve {
        builder = builder.resolve("discord.com", address);
    }
    if let Some(path) = &settings.api_ca {
        let fault = |reason: String| {
            BotError::Failed(format!(
                "the certificate {} cannot be used ({reason}); name a PEM file in DISCORD_API_CA",
                path.display()
            ))
        };
        let pem = std::fs::read(path).map_err(|e| fault(e.to_string()))?;
        let certificate = reqwest::Certificate::from_pem(&pem).map_err(|e| fault(e.to_string()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder
        .build()
        .map_err(|e| BotError::Failed(format!("the HTTP client cannot be built: {e}")))
}

impl Api {
    /// The address that stands in for Discord's, when one does.
    pub(super) fn base(&self) -> Option<&str> {
        self.http.proxy.as_deref()
    }

    /// An API object for a gateway session, over the same connections.
    pub(super) fn session_http(&self, settings: &BotSettings) -> Http {
        http(settings, self.client.clone())
    }

    /// Makes a request, again where that does no harm, and gives the body of the answer.
    ///
    /// # Errors
    /// [`ApiError`] of the last attempt.
    pub(super) async fn call(&self, call: Call<'_>) -> Result<Vec<u8>, ApiError> {
        let started = Instant::now();
        let mut attempt = 1;
        loop {
            let error = match self.attempt(&call).await {
                Ok(body) => return Ok(body),
                Err(error) => error,
            };
            if attempt > 1
                && call.repeat == Repeat::Callback
                && error.code() == Some(ALREADY_ACKNOWLEDGED)
            {
                return Ok(Vec::new());
            }
            let Some(wait) = pause(&error, call.repeat, attempt, started.elapsed(), jitter())
            else {
                return Err(error);
            };
            tracing::debug!(
                attempt,
                status = error.status(),
                wait_ms = wait.as_millis(),
                "repeating a request"
            );
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    /// [`Api::call`] with the answer read as `T`.
    ///
    /// # Errors
    /// [`ApiError`].
    pub(super) async fn fetch<T: DeserializeOwned>(&self, call: Call<'_>) -> Result<T, ApiError> {
        let body = self.call(call).await?;
        serde_json::from_slice(&body).map_err(|e| ApiError::Unreadable(e.to_string()))
    }

    /// A safe GET.
    ///
    /// # Errors
    /// As [`Api::fetch`].
    pub(super) async fn get<T: DeserializeOwned>(&self, route: Route<'_>) -> Result<T, ApiError> {
        self.get_with(route, Vec::new()).await
    }

    /// As [`Api::get`], with something behind the `?`.
    ///
    /// # Errors
    /// As [`Api::fetch`].
    pub(super) async fn get_with<T: DeserializeOwned>(
        &self,
        route: Route<'_>,
        query: Vec<(&'static str, String)>,
    ) -> Result<T, ApiError> {
        self.fetch(Call {
            method: LightMethod::Get,
            route,
            query,
            body: None,
            repeat: Repeat::Safe,
        })
        .await
    }

    async fn attempt(&self, call: &Call<'_>) -> Result<Vec<u8>, ApiError> {
        let query = (!call.query.is_empty()).then(|| call.query.clone());
        let request = Request::new(call.route, call.method)
            .body(call.body.clone())
            .params(query);
        let response = if self.http.ratelimiter.is_some() {
            self.http.request(request).await.map_err(from_serenity)?
        } else {
            let built = request
                .build(&self.client, self.http.token(), self.http.proxy.as_deref())
                .map_err(from_serenity)?;
            let response = built.send().await.map_err(unreachable)?;
            if !response.status().is_success() {
                return Err(refused(response).await);
            }
            response
        };
        response.bytes().await.map(Vec::from).map_err(unreachable)
    }
}

/// The error without its address: addresses hold interaction tokens.
fn unreachable(error: reqwest::Error) -> ApiError {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    ApiError::Unreachable(text)
}

fn from_serenity(error: serenity::Error) -> ApiError {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => ApiError::Refused {
            status: response.status_code.as_u16(),
            code: i64::try_from(response.error.code).unwrap_or(-1),
            message: details(
                response.error.message,
                response
                    .error
                    .errors
                    .iter()
                    .map(|e| format!("{}: {}", e.path, e.message)),
            ),
            retry_after: None,
        },
        serenity::Error::Http(HttpError::Request(error)) => unreachable(error),
        other => ApiError::Unreachable(other.to_string()),
    }
}

fn details(message: String, errors: impl Iterator<Item = String>) -> String {
    let errors: Vec<String> = errors.take(5).collect();
    if errors.is_empty() {
        message
    } else {
        format!("{message} ({})", errors.join("; "))
    }
}

/// Discord's own explanation of a refusal.
#[derive(serde::Deserialize)]
struct Refusal {
    #[serde(default)]
    code: i64,
    #[serde(default)]
    message: String,
    /// Seconds.
    retry_after: Option<f64>,
    errors: Option<serde_json::Value>,
}

async fn refused(response: reqwest::Response) -> ApiError {
    let status = response.status().as_u16();
    let header = response
        .headers()
        .get("retry-after")
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.trim().parse().ok());
    let body = response.bytes().await.unwrap_or_default();
    let refusal = serde_json::from_slice(&body).unwrap_or(Refusal {
        code: -1,
        message: "no explanation".to_owned(),
        retry_after: None,
        errors: None,
    });
    ApiError::Refused {
        status,
        code: refusal.code,
        message: details(
            refusal.message,
            refusal
                .errors
                .into_iter()
                .map(|e| e.to_string().chars().take(300).collect()),
        ),
        retry_after: refusal
            .retry_after
            .or(header)
            .and_then(|seconds: f64| Duration::try_from_secs_f64(seconds).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_may_end_as_discords_own_address_does() {
        for base in [
            "http://h:1",
            "http://h:1/",
            "http://h:1/api",
            "http://h:1/api/v10/",
        ] {
            assert_eq!(root(base), "http://h:1", "{base}");
        }
        assert_eq!(root("http://h/proxy/api"), "http://h/proxy");
        assert_eq!(root("http://h/myapi"), "http://h/myapi");
        assert_eq!(root("http://h/v2"), "http://h/v2");
    }
}
