//! The bot: configuration → collection (on a blocking thread) → Discord, until a signal or an error.

use std::sync::Arc;

use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

use super::meant::Meant;
use super::opening::{Reconciled, is_empty, open_engine};
use super::{Exit, Failure};
use crate::answer::Engine;
use crate::config::Config;
use crate::discord::{self, BotSettings};
use crate::index::{BotLock, CollectionSettings, Losses, check_folder};
use crate::locales::en::console::no_articles;
use crate::shutdown::{self, Signals};
use crate::telemetry::Verbosity;

/// Runs the bot until it ends.
pub(super) fn run(meant: &Meant) -> Result<Exit, Failure> {
    meant.start_logging(Verbosity::Info);
    let settings = bot_settings(&meant.config)?;
    let collection = meant.config.collection_settings();
    // First, so that a mistyped folder of articles leaves no data folder behind.
    check_folder(&collection)?;
    let _sole = BotLock::take(&collection.data)?;
    let runtime = runtime()?;
    let ended = runtime.block_on(until_signal(settings, collection));
    // What still runs on a blocking thread had its time; a kill at any moment is safe for the collection.
    runtime.shutdown_background();
    ended
}

/// A runtime for the bot and for checking the token.
pub(super) fn runtime() -> Result<Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|source| Failure::System {
            doing: "cannot start the runtime",
            source,
        })
}

fn bot_settings(config: &Config) -> Result<BotSettings, Failure> {
    config
        .bot_settings()
        .ok_or_else(|| Failure::Other("DISCORD_TOKEN is not set".to_owned()))
}

async fn until_signal(
    settings: BotSettings,
    collection: CollectionSettings,
) -> Result<Exit, Failure> {
    let mut signals = Signals::listen().map_err(|source| Failure::System {
        doing: "cannot listen to signals",
        source,
    })?;
    let shutdown = CancellationToken::new();
    tokio::select! {
        ended = work(settings, collection, shutdown.clone()) => ended,
        () = shutdown::watch(async || signals.next().await, &shutdown) => Ok(Exit::Interrupted),
    }
}

async fn work(
    settings: BotSettings,
    collection: CollectionSettings,
    shutdown: CancellationToken,
) -> Result<Exit, Failure> {
    let opening = tokio::task::spawn_blocking(move || open(collection));
    let engine = tokio::select! {
        () = shutdown.cancelled() => return Ok(Exit::Fine),
        opened = opening => opened.map_err(|_| {
            Failure::Other("opening the collection failed; the log says why".to_owned())
        })??,
    };
    let store = Arc::clone(engine.collection().store());
    let ended = discord::run(settings, engine, shutdown).await;
    // Tasks that are still ending may hold the store, so its own end may never come.
    if let Err(error) = store.checkpoint() {
        tracing::debug!(%error, "the write-ahead log stays");
    }
    ended?;
    Ok(Exit::Fine)
}

/// Opens the collection and logs what was found.
fn open(settings: CollectionSettings) -> Result<Arc<Engine>, Failure> {
    let corpus = settings.corpus.clone();
    let (engine, reconciled) = open_engine(settings, Losses::Refused, false)?;
    match reconciled {
        Reconciled::Old(reason) => {
            tracing::error!(%reason, "the collection could not be refreshed, the old one answers");
        }
        Reconciled::Fresh(report) => {
            for fault in &report.faults {
                tracing::warn!(%fault, "fault in a file");
            }
            if is_empty(&engine) {
                tracing::warn!("{}", no_articles(&corpus, report.faults.len()));
            }
        }
    }
    Ok(Arc::new(engine))
}
