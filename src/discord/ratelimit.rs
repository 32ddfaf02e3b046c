//! Questions and looks per user and minute, and the pause between refreshes.

use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::errors::UserError;

/// Looks that a user has for each question: an answer has up to three quotes with a button each.
const LOOKS_PER_QUESTION: NonZeroU32 = NonZeroU32::new(3).expect("three is not zero");

/// Per-user limits. Users are kept in memory only, and forgotten once their limit is full again.
pub(super) struct UserLimits {
    questions: DefaultKeyedRateLimiter<u64>,
    /// Looks at what an answer left out: *More quotes*, *In context*, `/sources`. They cost less than questions, and reading on
    /// should not use those up.
    looks: DefaultKeyedRateLimiter<u64>,
    /// Notices in channels, where nothing is ephemeral: one a minute, or the notices would be the flood.
    notices: DefaultKeyedRateLimiter<u64>,
}

impl UserLimits {
    /// `per_minute` questions, all of which may come at once.
    pub(super) fn new(per_minute: u32) -> Self {
        let questions = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
        let looks = questions.saturating_mul(LOOKS_PER_QUESTION);
        Self {
            questions: RateLimiter::keyed(Quota::per_minute(questions)),
            looks: RateLimiter::keyed(Quota::per_minute(looks)),
            notices: RateLimiter::keyed(Quota::per_minute(NonZeroU32::MIN)),
        }
    }

    /// Counts a question.
    ///
    /// # Errors
    /// [`UserError::TooFast`] with the seconds to wait.
    pub(super) fn question(&self, user: u64) -> Result<(), UserError> {
        count(&self.questions, user)
    }

    /// Counts a look at what an answer left out.
    ///
    /// # Errors
    /// [`UserError::TooFast`] with the seconds to wait.
    pub(super) fn look(&self, user: u64) -> Result<(), UserError> {
        count(&self.looks, user)
    }

    /// Whether a notice may be sent to a channel.
    pub(super) fn notice(&self, user: u64) -> bool {
        self.notices.check_key(&user).is_ok()
    }

    /// Forgets users who may ask freely again.
    pub(super) fn forget_idle(&self) {
        self.questions.retain_recent();
        self.looks.retain_recent();
        self.notices.retain_recent();
    }
}

fn count(limit: &DefaultKeyedRateLimiter<u64>, user: u64) -> Result<(), UserError> {
    limit.check_key(&user).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        UserError::TooFast(seconds_up(wait))
    })
}

fn seconds_up(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// A moderator's refresh that was let start.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entered {
    at: Instant,
    /// The start before it.
    before: Option<Instant>,
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
    pub(super) fn enter(&self, now: Instant) -> Result<Entered, UserError> {
        let mut last = self.lock();
        let before = *last;
        if let Some(last) = before {
            let left = self
                .pause
                .saturating_sub(now.saturating_duration_since(last));
            if !left.is_zero() {
                return Err(UserError::CoolingDown(seconds_up(left)));
            }
        }
        *last = Some(now);
        Ok(Entered { at: now, before })
    }

    /// Takes a start back, because the refresh failed or could not begin. What others started since or before counts on.
    pub(super) fn take_back(&self, entered: Entered) {
        let mut last = self.lock();
        if *last == Some(entered.at) {
            *last = entered.before;
        }
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
        assert!(gate.enter(now).is_ok());
        assert_eq!(
            gate.enter(now + Duration::from_secs(20)),
            Err(UserError::CoolingDown(40))
        );
        let failed = gate.enter(now + Duration::from_secs(60)).unwrap();
        gate.take_back(failed);
        assert!(gate.enter(now + Duration::from_secs(61)).is_ok());
    }

    #[test]
    fn a_refresh_that_fails_leaves_the_pause_of_others_alone() {
        let gate = RefreshGate::new(Duration::from_secs(60));
        let (now, minute) = (Instant::now(), Duration::from_secs(60));
        let early = gate.enter(now).unwrap();
        assert!(gate.enter(now + minute).is_ok());
        gate.take_back(early);
        assert_eq!(
            gate.enter(now + minute + Duration::from_secs(1)),
            Err(UserError::CoolingDown(59))
        );
    }

    #[test]
    fn looks_are_counted_apart_from_questions() {
        let limits = UserLimits::new(1);
        let looks = [limits.look(1), limits.look(1), limits.look(1)];
        assert_eq!(looks, [Ok(()), Ok(()), Ok(())]);
        assert!(limits.look(1).is_err());
        assert_eq!(limits.question(1), Ok(()));
    }
}
