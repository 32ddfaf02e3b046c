//! What every handler needs, and nothing more: the engine, the API, limits, and the tracker of running work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use arc_swap::ArcSwapOption;
use serenity::all::{ChannelId, UserId};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::BotSettings;
use super::autocomplete::Suggestions;
use super::client::Api;
use super::errors::UserError;
use super::exchange::Exchange;
use super::own_role::LookedUp;
use super::past::{Past, Told};
use super::ratelimit::{RefreshGate, UserLimits};
use super::seen::Recent;
use super::work::Workers;
use crate::answer::Engine;
use crate::model::RecordId;

/// Events remembered so that none is answered twice. Discord repeats within seconds, after a resumed connection.
const SEEN_EVENTS: usize = 4_096;
/// Threads whose parents are remembered.
const THREADS: usize = 1_024;

/// Servers whose role of the bot's own is remembered.
const SERVERS: usize = 1_024;
/// Channels whose last public answers are remembered.
const CHANNELS: usize = 1_024;
/// Questions that are answered anew when they are edited.
const EXCHANGES: usize = 512;
/// Askers whose last questions are remembered.
const ASKERS: usize = 4_096;

/// The running bot.
pub(super) struct Bot {
    pub(super) api: Api,
    pub(super) engine: Arc<Engine>,
    pub(super) settings: BotSettings,
    /// The bot's own user.
    pub(super) me: UserId,
    pub(super) workers: Workers,
    pub(super) limits: UserLimits,
    pub(super) refresh: RefreshGate,
    pub(super) suggestions: Suggestions,
    /// Messages and interactions that came already.
    pub(super) seen: Recent<u64, ()>,
    /// Channel → parent, `None` for channels that are no threads.
    pub(super) parents: Recent<u64, Option<u64>>,
    /// Channel of the allow-list → its server, `None` where the bot sees no such channel.
    pub(super) servers: Recent<u64, Option<u64>>,
    /// Server → the role that Discord made for the bot.
    pub(super) roles: Recent<u64, LookedUp>,
    /// Channel → what everybody there saw last, `None` where the record of an answer could not be kept. For `/why` and "more"; a restart
    /// forgets it.
    pub(super) latest: Past<u64, Option<Told>>,
    /// Channel and user → what they were told there last. Kept in memory only.
    pub(super) asked: Past<(u64, u64), Told>,
    /// Channel and user → held while a message of theirs is answered; see [`Bot::turn`].
    turns: Recent<(u64, u64), Arc<Turn<()>>>,
    /// Message that asks → how it was answered, for when it is edited. Kept in memory only.
    pub(super) exchanges: Recent<u64, Arc<Exchange>>,
    /// Record → how many of its further quotes were shown to who wrote "more". A restart forgets it.
    pub(super) paged: Recent<RecordId, usize>,
    /// When a refresh from Discord last ended, in seconds since 1970, and what it did. A restart forgets it.
    pub(super) refreshed: ArcSwapOption<(i64, String)>,
    /// The id of `/summary` where the commands are registered; 0 until it is known.
    summary: AtomicU64,
    pub(super) tracker: TaskTracker,
    pub(super) shutdown: CancellationToken,
    registering: AtomicBool,
}

impl Bot {
    pub(super) fn new(
        api: Api,
        engine: Arc<Engine>,
        settings: BotSettings,
        me: UserId,
        shutdown: CancellationToken,
    ) -> Self {
        Self {
            workers: Workers::new(settings.workers, settings.answer_timeout),
            limits: UserLimits::new(settings.questions_per_minute),
            refresh: RefreshGate::new(settings.refresh_cooldown),
            suggestions: Suggestions::default(),
            seen: Recent::new(SEEN_EVENTS),
            parents: Recent::new(THREADS),
            servers: Recent::new(CHANNELS),
            roles: Recent::new(SERVERS),
            latest: Past::new(CHANNELS),
            asked: Past::new(ASKERS),
            turns: Recent::new(ASKERS),
            exchanges: Recent::new(EXCHANGES),
            paged: Recent::new(ASKERS),
            refreshed: ArcSwapOption::empty(),
            summary: AtomicU64::new(0),
            tracker: TaskTracker::new(),
            registering: AtomicBool::new(false),
            api,
            engine,
            settings,
            me,
            shutdown,
        }
    }

    /// Waits until what somebody wrote in a channel before is answered and noted, so that a follow-up written right away goes on from it.
    pub(super) async fn turn(&self, channel: ChannelId, user: UserId) -> OwnedMutexGuard<()> {
        let key = (channel.get(), user.get());
        let turn = self.turns.get_or_put(key, Arc::default());
        turn.lock_owned().await
    }

    /// Keeps the process from ending while it is held.
    pub(super) fn running(&self) -> TaskTrackerToken {
        self.tracker.token()
    }

    /// Whether there are no articles at all, as in a new installation.
    pub(super) fn has_no_articles(&self) -> bool {
        self.engine.collection().snapshot().articles().is_empty()
    }

    /// Refuses new work during a shutdown.
    ///
    /// # Errors
    /// [`UserError::Restarting`].
    pub(super) fn open(&self) -> Result<(), UserError> {
        if self.shutdown.is_cancelled() {
            Err(UserError::Restarting)
        } else {
            Ok(())
        }
    }

    /// The id of `/summary`, for texts that point to it.
    pub(super) fn summary(&self) -> Option<u64> {
        Some(self.summary.load(Ordering::Relaxed)).filter(|&id| id > 0)
    }

    /// Notes the id of `/summary`.
    pub(super) fn know_summary(&self, id: u64) {
        self.summary.store(id, Ordering::Relaxed);
    }

    /// True for the first caller only: commands are registered once a process, however often READY comes.
    pub(super) fn begin_registration(&self) -> bool {
        !self.registering.swap(true, Ordering::SeqCst)
    }
}
