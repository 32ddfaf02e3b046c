//! Gateway sessions, one after another, and the end of the last one.
//!
//! serenity reconnects and resumes by itself. What it does not do is stop: a gateway that takes the connection and drops it
//! again is identified to every few seconds for ever, and Discord resets the token of a bot that does so 1,000 times a day.
//! So a session that does not come up within [`PATIENCE`], or that starts anew too often, is closed, and the next one waits
//! with growing pauses. Between any two, Discord is asked how many starts are left, see [`start::gateway`].

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serenity::all::{
    ClientBuilder, ConnectionStage, Context, EventHandler, GatewayError, GatewayIntents, Ready,
    ShardId, ShardManager, ShardMessenger, ShardRunnerInfo,
};

use super::bot::Bot;
use super::retry::{back_off, jitter};
use super::{BotError, framework, start};

/// Longest time without a working session: at one IDENTIFY in five seconds, six or seven of the thousand a day.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often the session is looked at.
const BEAT: Duration = Duration::from_secs(1);
/// serenity's pause between the starts of two shards.
const SHARD_START: Duration = Duration::from_secs(5);
/// Sessions of one shard that may start within a time before the bot pauses. The second is for sessions that last a
/// minute: their thousand is used up within a day, too.
const RESTARTS: [(usize, Duration); 2] = [
    (6, Duration::from_secs(300)),
    (start::SPARE as usize, Duration::from_secs(3_600)),
];
/// Longest pause between two sessions: 96 times seven IDENTIFYs stay below a thousand a day.
const LONGEST_PAUSE: Duration = Duration::from_secs(900);
/// A session that lasted this long counts as good, and the pauses begin small again.
const GOOD_SESSION: Duration = Duration::from_secs(600);
/// Time to close the connection at a shutdown.
const CLOSING: Duration = Duration::from_secs(3);
/// Time to close a broken one, besides five seconds for each of its connections: serenity waits that long for one that is
/// gone, and its own restart may be at that just now. An old client left running would answer beside the new one.
const CLOSING_BROKEN: Duration = Duration::from_secs(10);
/// No address: where a session that is being closed connects to.
const NOWHERE: &str = "closed";

/// Messages of servers and direct messages: none of them privileged.
fn intents() -> GatewayIntents {
    GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES
}

/// Why a session ended.
enum End {
    Shutdown,
    Fatal(BotError),
    /// Broken in a way that a new session may mend.
    Broken(&'static str),
}

/// Keeps the bot connected until the shutdown.
///
/// # Errors
/// [`BotError`] when it cannot go on.
pub(super) async fn keep(bot: &Arc<Bot>) -> Result<(), BotError> {
    let mut attempt = 0;
    loop {
        let Some(gateway) = start::gateway(&bot.api, &bot.shutdown).await? else {
            return Ok(());
        };
        let began = Instant::now();
        match one(bot, &gateway).await? {
            End::Shutdown => return Ok(()),
            End::Fatal(error) => return Err(error),
            End::Broken(why) => {
                attempt = if began.elapsed() > GOOD_SESSION {
                    1
                } else {
                    attempt + 1
                };
                // The first pause is about 8 seconds: more than the 5 that Discord asks for between two IDENTIFYs.
                let pause = back_off(attempt + 3, LONGEST_PAUSE, jitter());
                tracing::warn!(
                    why,
                    attempt,
                    pause_ms = pause.as_millis(),
                    "the gateway session broke; starting a new one"
                );
                if !start::sleep(pause, &bot.shutdown).await {
                    return Ok(());
                }
            }
        }
    }
}

async fn one(bot: &Arc<Bot>, gateway: &start::Gateway) -> Result<End, BotError> {
    let starts = Arc::new(Starts::default());
    let mut client = ClientBuilder::new_with_http(bot.api.session_http(&bot.settings), intents())
        .framework(framework::build(bot))
        .event_handler_arc(Arc::clone(&starts))
        .await
        .map_err(|e| BotError::Failed(format!("the gateway client cannot be built: {e}")))?;
    // serenity falls back to Discord's own address when its look-up fails; ours succeeded.
    *client.ws_url.lock().await = gateway.url.clone();
    let (manager, url) = (
        Arc::clone(&client.shard_manager),
        Arc::clone(&client.ws_url),
    );
    let shards = gateway.shards();
    let mut running = tokio::spawn(async move { client.start_shards(shards).await });
    let end = tokio::select! {
        () = bot.shutdown.cancelled() => End::Shutdown,
        why = broken(&manager, &starts, gateway) => End::Broken(why),
        ended = &mut running => match ended {
            Ok(Err(error)) => fatal(&error),
            Ok(Ok(())) => End::Broken("it ended by itself"),
            Err(_) => End::Broken("it crashed"),
        },
    };
    match end {
        End::Shutdown => {
            finish_work(bot).await;
            close(&manager, &starts, CLOSING).await;
        }
        // The process ends.
        End::Fatal(_) => {}
        End::Broken(_) => {
            // serenity goes on starting sessions until it is closed; these fail without an IDENTIFY.
            NOWHERE.clone_into(&mut *url.lock().await);
            // Each connection takes its own time.
            close(&manager, &starts, CLOSING_BROKEN + SHARD_START * shards).await;
        }
    }
    running.abort();
    Ok(end)
}

fn fatal(error: &serenity::Error) -> End {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => {
            End::Fatal(BotError::WrongToken)
        }
        serenity::Error::Gateway(
            GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents,
        ) => End::Fatal(BotError::DisallowedIntents),
        other => {
            tracing::warn!(error = %other, "the gateway client ended");
            End::Broken("it ended with an error")
        }
    }
}

/// Waits for the running answers, up to the deadline. New questions are told "restarting" meanwhile.
async fn finish_work(bot: &Bot) {
    bot.tracker.close();
    let running = bot.tracker.len();
    tracing::info!(running, "shutting down; running answers finish first");
    if tokio::time::timeout(bot.settings.shutdown_timeout, bot.tracker.wait())
        .await
        .is_err()
    {
        tracing::warn!(
            left = bot.tracker.len(),
            "the deadline passed before all answers were done"
        );
    }
}

/// Closes the connection and stops serenity's queue of starts.
async fn close(manager: &Arc<ShardManager>, starts: &Starts, patience: Duration) {
    let closing = async {
        // Without any connection serenity would leave its queue running, so one that is gone stands in.
        let mut runners = manager.runners.lock().await;
        if runners.is_empty() {
            runners.extend(starts.connection().map(|gone| (ShardId(0), gone)));
        }
        drop(runners);
        manager.shutdown_all().await;
    };
    if tokio::time::timeout(patience, closing).await.is_err() {
        tracing::debug!("the gateway connection did not close in time");
    }
}

/// Resolves when the session is broken for good.
async fn broken(
    manager: &Arc<ShardManager>,
    starts: &Starts,
    gateway: &start::Gateway,
) -> &'static str {
    let shards = gateway.shards();
    // serenity starts a shard every five seconds.
    let patience = PATIENCE + SHARD_START * (shards - 1);
    let mut good = Instant::now();
    let (mut looked, mut warned) = (good, 1);
    let mut beat = tokio::time::interval(BEAT);
    loop {
        beat.tick().await;
        if starts.too_many(Instant::now(), shards) {
            return "it started anew too often";
        }
        // serenity holds what is asked for here while it closes a connection that is gone, up to five seconds.
        let stage = tokio::time::timeout(BEAT, stage(manager, starts, shards)).await;
        match stage {
            Ok(Some(ConnectionStage::Connected)) => {
                good = Instant::now();
                (looked, warned) = (good, 1);
            }
            Ok(Some(_)) if good.elapsed() > patience => return NO_SESSION,
            // No connection just now: either none can be made, which costs no IDENTIFY and is tried again every five
            // seconds, or each is ended at once, which costs one each time.
            _ if looked.elapsed() > patience => {
                looked = Instant::now();
                if start::reachable(gateway).await {
                    return NO_SESSION;
                }
                if good.elapsed() > patience * warned {
                    tracing::warn!(
                        seconds = good.elapsed().as_secs(),
                        "the gateway cannot be reached; trying on"
                    );
                    warned = warned.saturating_mul(2);
                }
            }
            _ => {}
        }
    }
}

/// See [`PATIENCE`].
const NO_SESSION: &str = "no session came up";

/// The stage of all connections together: connected when all are, none when there is none at all.
async fn stage(
    manager: &Arc<ShardManager>,
    starts: &Starts,
    shards: u32,
) -> Option<ConnectionStage> {
    let runners = manager.runners.lock().await;
    if let Some(runner) = runners.values().next() {
        starts.keep(&runner.runner_tx);
    }
    let mut stages = (0..shards).map(|shard| runners.get(&ShardId(shard)).map(|r| r.stage));
    let unfinished = stages.find(|stage| *stage != Some(ConnectionStage::Connected));
    match unfinished {
        None => Some(ConnectionStage::Connected),
        Some(_) if runners.is_empty() => None,
        Some(stage) => Some(stage.unwrap_or(ConnectionStage::Connecting)),
    }
}

/// When sessions started: every READY costs an IDENTIFY.
#[derive(Default)]
struct Starts {
    times: Mutex<VecDeque<Instant>>,
    /// Reaches a connection of this client, be it gone or not.
    last: Mutex<Option<ShardMessenger>>,
}

impl Starts {
    fn keep(&self, messenger: &ShardMessenger) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some(messenger.clone());
    }

    /// A connection as serenity registers them; `None` when there never was one.
    fn connection(&self) -> Option<ShardRunnerInfo> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.clone().map(|runner_tx| ShardRunnerInfo {
            latency: None,
            runner_tx,
            stage: ConnectionStage::Disconnected,
        })
    }

    fn note(&self, now: Instant) {
        let mut starts = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        starts.push_back(now);
        while starts
            .front()
            .is_some_and(|first| now.saturating_duration_since(*first) >= LONGEST_WINDOW)
        {
            starts.pop_front();
        }
    }

    /// Whether there were as many starts for each of the shards as one of [`RESTARTS`] says.
    fn too_many(&self, now: Instant, shards: u32) -> bool {
        let starts = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let shards = usize::try_from(shards).unwrap_or(usize::MAX);
        RESTARTS.iter().any(|(most, window)| {
            let recent = starts
                .iter()
                .filter(|start| now.saturating_duration_since(**start) < *window);
            recent.count() >= most.saturating_mul(shards)
        })
    }
}

/// The longest of [`RESTARTS`].
const LONGEST_WINDOW: Duration = RESTARTS[RESTARTS.len() - 1].1;

#[serenity::async_trait]
impl EventHandler for Starts {
    async fn ready(&self, context: Context, _: Ready) {
        self.keep(&context.shard);
        self.note(Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_intent_is_privileged() {
        assert!(!intents().is_privileged());
    }

    #[test]
    fn many_starts_in_a_short_time_are_too_many_and_spread_ones_are_not() {
        let (close, spread, begin) = (Starts::default(), Starts::default(), Instant::now());
        for i in 0..10 {
            close.note(begin + Duration::from_secs(7 * i));
            spread.note(begin + Duration::from_secs(100 * i));
        }
        assert!(close.too_many(begin + Duration::from_secs(64), 1));
        assert!(!close.too_many(begin + Duration::from_secs(64), 2));
        assert!(!spread.too_many(begin + Duration::from_secs(901), 1));
        assert!(!Starts::default().too_many(begin, 1));
    }

    #[test]
    fn sessions_of_a_minute_are_too_many_within_the_hour() {
        let (starts, begin) = (Starts::default(), Instant::now());
        let noted = (0..60).find(|minute| {
            let now = begin + Duration::from_secs(60 * minute);
            starts.note(now);
            starts.too_many(now, 1)
        });
        assert_eq!(noted, Some(u64::from(start::SPARE) - 1));
        assert!(!starts.too_many(begin + Duration::from_secs(7_200), 1));
    }
}
