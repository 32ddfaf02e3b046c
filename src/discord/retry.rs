//! When a request to Discord is made again.
//!
//! Only what does no harm twice: reading, replacing, and messages with an enforced nonce. The first response to an
//! interaction counts too: Discord takes one, and refuses a second with 40060, which then means that the first one got
//! through. A 429 says that nothing was done, so after one everything may be repeated.
//!
//! A follow-up to an interaction cannot have a nonce. It is made again only where Discord itself says that it failed: an answer
//! that is lost is worse than the rare one that stands there twice. Where no answer came, or a gateway only waited too long for one, it
//! was most likely taken.

use std::time::Duration;

/// Whether doing it twice is the same as doing it once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    /// Doing it twice does no harm.
    Safe,
    /// The first response to an interaction: safe, but useless after three seconds.
    Callback,
    /// Doing it twice would show twice: only where Discord says that it failed.
    Failed,
}

/// Why an attempt failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ApiError {
    /// Discord answered with an error.
    Refused {
        /// HTTP status.
        status: u16,
        /// Discord's own code; 0 or -1 when there is none.
        code: i64,
        /// Discord's explanation.
        message: String,
        /// How long to wait, when Discord says so.
        retry_after: Option<Duration>,
    },
    /// What came is no answer of Discord's API: most likely a page of a proxy or of another server.
    Unreadable(String),
    /// No answer came. The text holds no address, for addresses hold tokens.
    Unreachable(String),
}

/// Already answered: see the module's text.
pub(super) const ALREADY_ACKNOWLEDGED: i64 = 40_060;
/// The interaction is unknown: too late.
const UNKNOWN_INTERACTION: i64 = 10_062;
/// Missing permissions.
const MISSING_PERMISSIONS: i64 = 50_013;
/// Missing access (View Channel).
const MISSING_ACCESS: i64 = 50_001;
/// Attempts at most.
const ATTEMPTS: u32 = 5;
/// First pause; doubles with every attempt.
const FIRST_PAUSE: Duration = Duration::from_millis(200);

impl ApiError {
    /// The HTTP status, when there was an answer.
    pub(super) fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            Self::Unreadable(_) | Self::Unreachable(_) => None,
        }
    }

    /// Discord's own code.
    pub(super) fn code(&self) -> Option<i64> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            Self::Unreadable(_) | Self::Unreachable(_) => None,
        }
    }

    /// Whether asking again is of no use: refused, or not answered by Discord at all.
    pub(super) fn will_last(&self) -> bool {
        match self {
            Self::Refused { status, .. } => {
                (400..500).contains(status) && !matches!(status, 401 | 408 | 425 | 429)
            }
            Self::Unreadable(_) => true,
            Self::Unreachable(_) => false,
        }
    }

    /// Whether the next request may be taken all the same: not where Discord refuses, or asks to wait.
    pub(super) fn may_pass(&self) -> bool {
        !self.will_last() && !self.is_too_fast()
    }

    /// Whether a permission is missing in this channel.
    pub(super) fn is_forbidden(&self) -> bool {
        self.status() == Some(403)
            || matches!(self.code(), Some(MISSING_PERMISSIONS | MISSING_ACCESS))
    }

    /// Whether the interaction is gone: three seconds or fifteen minutes are over, or another process answered.
    pub(super) fn is_too_late(&self) -> bool {
        matches!(
            self.code(),
            Some(UNKNOWN_INTERACTION | ALREADY_ACKNOWLEDGED)
        )
    }

    /// Whether Discord asks to wait, and that was longer than is worth waiting.
    pub(super) fn is_too_fast(&self) -> bool {
        self.status() == Some(429)
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused {
                status,
                code,
                message,
                ..
            } => write!(f, "discord answered {status} (code {code}): {message}"),
            Self::Unreadable(reason) => {
                write!(f, "what came is no answer of discord's API: {reason}")
            }
            Self::Unreachable(reason) => write!(f, "Discord cannot be reached: {reason}"),
        }
    }
}

impl std::error::Error for ApiError {}

/// Longest time that is spent on one request with all its attempts. Discord waits three seconds for a first response.
pub(super) fn patience(repeat: Repeat) -> Duration {
    match repeat {
        Repeat::Callback => Duration::from_millis(2_600),
        Repeat::Safe | Repeat::Failed => Duration::from_secs(30),
    }
}

/// How long to wait before the next attempt; `None` when there is none. `attempt` counts from 1, `spent` is the time since
/// the first one, `jitter` is 0 to 1.
pub(super) fn pause(
    error: &ApiError,
    repeat: Repeat,
    attempt: u32,
    spent: Duration,
    jitter: f64,
) -> Option<Duration> {
    if attempt >= ATTEMPTS {
        return None;
    }
    let grown = FIRST_PAUSE * 2_u32.saturating_pow(attempt.saturating_sub(1)).min(64);
    let pause = match error {
        ApiError::Refused {
            status: 429,
            retry_after,
            ..
        } => retry_after.unwrap_or(grown),
        error if has_failed(error, repeat) => grown.mul_f64(0.75 + jitter.clamp(0.0, 1.0) / 2.0),
        _ => return None,
    };
    (spent + pause < patience(repeat)).then_some(pause)
}

/// Gateways that waited too long for an answer say so with this status.
const GATEWAY_TIMEOUT: u16 = 504;

/// Whether an attempt failed in a way that may pass, and may be made again.
fn has_failed(error: &ApiError, repeat: Repeat) -> bool {
    match (error, repeat) {
        (ApiError::Unreachable(_), Repeat::Failed) => false,
        (ApiError::Refused { status, .. }, Repeat::Failed) => {
            (500..GATEWAY_TIMEOUT).contains(status)
        }
        (ApiError::Refused { status, .. }, _) => (500..=599).contains(status),
        (ApiError::Unreachable(_), _) => true,
        (ApiError::Unreadable(_), _) => false,
    }
}

/// A growing pause between attempts to start or to register: 1 s, 2 s, 4 s … up to `most`, with jitter of a quarter to either
/// side so that many bots do not come back at the same moment.
pub(super) fn back_off(attempt: u32, most: Duration, jitter: f64) -> Duration {
    let grown = Duration::from_secs(1) * 2_u32.saturating_pow(attempt.saturating_sub(1).min(16));
    grown.min(most).mul_f64(0.75 + jitter.clamp(0.0, 1.0) / 2.0)
}

/// A number from 0 to 1 that differs between calls and processes: the hasher of the standard library is seeded at random.
pub(super) fn jitter() -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "32 bits fit a double exactly")]
    let part = (random() >> 32) as f64;
    part / f64::from(u32::MAX)
}

/// 64 bits that differ between calls and processes. Not for secrets.
pub(super) fn random() -> u64 {
    use std::hash::{BuildHasher, Hasher};
    std::collections::hash_map::RandomState::new()
        .build_hasher()
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, retry_after: Option<u64>) -> ApiError {
        ApiError::Refused {
            status,
            code: 0,
            message: String::new(),
            retry_after: retry_after.map(Duration::from_millis),
        }
    }

    fn check(error: &ApiError, repeat: Repeat, expect: bool) {
        assert_eq!(
            pause(error, repeat, 1, Duration::ZERO, 0.5).is_some(),
            expect,
            "{error} {repeat:?}"
        );
    }

    #[test]
    fn only_what_does_no_harm_is_repeated() {
        for repeat in [Repeat::Safe, Repeat::Callback] {
            check(&refused(502, None), repeat, true);
            check(&ApiError::Unreachable(String::new()), repeat, true);
            check(&refused(400, None), repeat, false);
            check(&refused(403, None), repeat, false);
        }
        check(&refused(502, None), Repeat::Failed, true);
        check(&refused(504, None), Repeat::Failed, false);
        check(&refused(400, None), Repeat::Failed, false);
        check(&ApiError::Unreachable(String::new()), Repeat::Failed, false);
        check(&refused(429, Some(300)), Repeat::Failed, true);
    }

    #[test]
    fn what_discord_says_about_waiting_is_honoured_and_bounded() {
        let wait = pause(
            &refused(429, Some(1_234)),
            Repeat::Safe,
            1,
            Duration::ZERO,
            0.5,
        );
        assert_eq!(wait, Some(Duration::from_millis(1_234)));
        assert_eq!(
            pause(
                &refused(429, Some(60_000)),
                Repeat::Safe,
                1,
                Duration::ZERO,
                0.5
            ),
            None
        );
        assert_eq!(
            pause(
                &refused(429, Some(2_900)),
                Repeat::Callback,
                1,
                Duration::ZERO,
                0.5
            ),
            None
        );
        assert_eq!(
            pause(
                &refused(500, None),
                Repeat::Safe,
                ATTEMPTS,
                Duration::ZERO,
                0.5
            ),
            None
        );
    }

    #[test]
    fn backing_off_grows_up_to_a_limit() {
        let most = Duration::from_secs(300);
        let seconds: Vec<u64> = [1, 2, 3, 9, 40, u32::MAX]
            .map(|n| back_off(n, most, 0.5).as_secs())
            .to_vec();
        assert_eq!(seconds, [1, 2, 4, 256, 300, 300]);
    }

    #[test]
    fn jitter_stays_in_its_range() {
        assert!((0..100).all(|_| (0.0..=1.0).contains(&jitter())));
        assert_ne!(random(), random());
    }
}
