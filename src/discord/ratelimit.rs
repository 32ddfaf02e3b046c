//! Questions per user and minute, and the pause between refreshes.

use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::errors::UserError;

/// Per-user limits. Users are kept in memory only, and forgotten once their limit is full again.
pub(super) struct UserLimits {
    questions: DefaultKeyedRateLimiter<u64>,
    /// Notices in channels, where nothing is ephemeral: one a minute, or the notices would be the flood.
    notices: DefaultKeyedRateLimiter<u64>,
}

impl UserLimits {
    /// `per_minute` questions, all of which may come at once.
    pub(super) fn new(per_minute: u32) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        Self {
            questions: RateLimiter::keyed(quota),
            notices: RateLimiter::keyed(Quota::per_minute(NonZeroU32::MIN)),
        }
    }

    /// Counts a question.
    ///
    /// # Errors
    /// [`UserError::TooFast`] with the seconds to wait.
    pub(super) fn question(&self, user: u64) -> Result<(), UserError> {
        self.questions.check_key(&user).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            UserError::TooFast(seconds_up(wait))
        })
    }

    /// Whether a notice may be sent to a channel.
    pub(super) fn notice(&self, user: u64) -> bool {
        self.notices.check_key(&user).is_ok()
    }

    /// Forgets users who may ask freely again.
    pub(super) fn forget_idle(&self) {
        self.questions.retain_recent();
        self.notices.retain_recent();
    }
}

fn seconds_up(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// One refresh at a time, and a pause between those that moderators start. The collection is shared by all servers, so the
/// pause is too.
#[derive(Debug)]
pub(super) struct RefreshGate {
    pause: Duration,
    last: Mutex<Option<Instant>>,
}

impl RefreshGate {
    pub(super) fn new(pause: Duration) -> Self {
        Self {
            pause,
            last: Mutex::new(None),
        }
    }

    /// Lets a moderator's refresh start at `now`.
    ///
    /// # Errors
    /// [`UserError::CoolingDown`] with the seconds to wait.
    pub(super) fn enter(&self, now: Instant) -> Result<(), UserError> {
        let mut last = self.lock();
        if let Some(last) = *last {
            let left = self
                .pause
                .saturating_sub(now.saturating_duration_since(last));
            if !left.is_zero() {
                return Err(UserError::CoolingDown(seconds_up(left)));
            }
        }
        *last = Some(now);
        Ok(())
    }

    /// Takes a start back, because the refresh failed or could not begin.
    pub(super) fn leave_open(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.last
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_over_the_limit_is_told_how_long_to_wait_and_others_are_not_touched() {
        let limits = UserLimits::new(2);
        assert_eq!((limits.question(1), limits.question(1)), (Ok(()), Ok(())));
        assert!(matches!(
            limits.question(1),
            Err(UserError::TooFast(1..=60))
        ));
        assert_eq!(limits.question(2), Ok(()));
        assert!(limits.notice(1) && !limits.notice(1));
    }

    #[test]
    fn refreshes_pause_and_a_failed_one_does_not_count() {
        let gate = RefreshGate::new(Duration::from_secs(60));
        let now = Instant::now();
        assert_eq!(gate.enter(now), Ok(()));
        assert_eq!(
            gate.enter(now + Duration::from_secs(20)),
            Err(UserError::CoolingDown(40))
        );
        assert_eq!(gate.enter(now + Duration::from_secs(60)), Ok(()));
        gate.leave_open();
        assert_eq!(gate.enter(now + Duration::from_secs(61)), Ok(()));
    }
}
