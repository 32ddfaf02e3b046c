//! `/corpus refresh`, `/corpus status`, `/corpus list`: for moderators, in servers only. Answers are ephemeral.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::super::bot::Bot;
use super::super::errors::refresh_failure;
use super::super::permissions::Standing;
use super::super::records::now;
use super::super::render::{self, Card, LIST_PAGE, Look, Visibility};
use super::super::respond::Responder;
use super::super::{Context, responder};
use super::{Command, moderator};
use crate::answer::{ENGINE_VERSION, Engine};
use crate::discord::errors::{Failure, UserError};
use crate::discord::escape::escape_line;
use crate::discord::work::blocking;
use crate::index::{Progress, Stage};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{ArticleMeta, Filter, RefreshReport};

/// Least time between two edits of the progress line: Discord allows about five edits in five seconds.
const PROGRESS_EVERY: Duration = Duration::from_secs(2);

pub(super) fn commands() -> Vec<Command> {
    vec![corpus()]
}

/// For moderators: refresh the articles and see their state
#[poise::command(
    slash_command,
    guild_only,
    install_context = "Guild",
    interaction_context = "Guild",
    default_member_permissions = "MANAGE_GUILD",
    subcommands("refresh", "status", "list"),
    subcommand_required
)]
#[expect(
    clippy::unused_async,
    reason = "poise commands are async; this one only groups the others"
)]
async fn corpus(_: Context<'_>) -> Result<(), Failure> {
    Ok(())
}

/// Read the articles' folder again and answer from what it holds now
#[poise::command(slash_command, guild_only)]
async fn refresh(ctx: Context<'_>) -> Result<(), Failure> {
    let bot = ctx.data();
    let standing = moderator(ctx)?;
    bot.open()?;
    let entered = match standing {
        Standing::Operator => None,
        _ => Some(bot.refresh.enter(Instant::now())?),
    };
    let responder = responder(ctx);
    let refreshed = run_refresh(bot, &responder).await;
    if let (Err(_), Some(entered)) = (&refreshed, entered) {
        bot.refresh.take_back(entered);
    }
    let card = refreshed?;
    responder
        .replace_or_post(&card, texts::REFRESHED_LATE)
        .await
}

/// Starts the refresh, shows how far it is, and gives the report.
async fn run_refresh(bot: &Arc<Bot>, responder: &Responder<'_>) -> Result<Card, Failure> {
    responder
        .show(&[Card::text(texts::REFRESHING)], Visibility::OnlyYou)
        .await?;
    let (progress, mut seen) = watch::channel(None::<Progress>);
    let engine = bot.engine.clone();
    let work = blocking(move || Ok(refresh_now(&engine, &progress)));
    tokio::pin!(work);
    let mut beat =
        tokio::time::interval_at(tokio::time::Instant::now() + PROGRESS_EVERY, PROGRESS_EVERY);
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let report = loop {
        tokio::select! {
            done = &mut work => break done?,
            _ = beat.tick() => {
                // Nothing new, nothing to show.
                let news = seen.has_changed().unwrap_or(false);
                let now = *seen.borrow_and_update();
                if let Some(line) = now.filter(|_| news).map(progress_line) {
                    // Progress is a courtesy: an edit that fails changes nothing.
                    let _ = responder.replace(&Card::text(line)).await;
                }
            }
        }
    };
    if let Some(result) = result(&report) {
        bot.refreshed.store(Some(Arc::new((now(), result))));
    }
    Ok(render::report(&report?, responder.look))
}

/// A refresh's result in a line, for `/corpus status`; `None` when another one was running and it did nothing.
fn result(report: &Result<RefreshReport, Failure>) -> Option<String> {
    match report {
        Ok(report) => Some(texts::report_line(report)),
        Err(Failure::User(UserError::Busy)) => None,
        Err(Failure::User(error)) => Some(error.to_string()),
        Err(Failure::Internal(_) | Failure::Api(_)) => Some(texts::REFRESH_FAILED.to_owned()),
    }
}

fn refresh_now(
    engine: &Engine,
    progress: &watch::Sender<Option<Progress>>,
) -> Result<RefreshReport, Failure> {
    let report = engine
        .collection()
        .refresh(&mut |at| {
            progress.send_replace(Some(at));
        })
        .map_err(|error| refresh_failure(&error))?;
    tracing::info!(
        generation = %report.generation, added = report.added.len(), changed = report.changed.len(),
        removed = report.removed.len(), faults = report.faults.len(), millis = report.millis, "collection refreshed"
    );
    Ok(report)
}

fn progress_line(at: Progress) -> String {
    let stage = match at.stage {
        Stage::Read => "Reading",
        Stage::Store => "Storing",
        Stage::Index => "Indexing",
    };
    texts::progress(stage, at.done, at.total)
}

/// Show the state of the collection
#[poise::command(slash_command, guild_only)]
async fn status(ctx: Context<'_>) -> Result<(), Failure> {
    moderator(ctx)?;
    let engine = ctx.data().engine.clone();
    let refreshed = ctx.data().refreshed.load_full();
    let work = ctx.data().workers.run(move || {
        let collection = engine.collection();
        let snapshot = collection.snapshot();
        let searched = escape_line(&shared::searched(&snapshot.coverage(&Filter::default())));
        let faults = collection.faults()?;
        let read_only = collection.read_only().is_some();
        let mut lines = texts::status(
            &snapshot.generation().to_string(),
            &searched,
            faults.len(),
            read_only,
            ENGINE_VERSION,
        );
        let changed = collection.store().newest_generation()?;
        lines.extend(changed.map(|info| texts::last_change(info.created)));
        lines.push(match refreshed.as_deref() {
            Some((at, result)) => texts::last_refresh(*at, result),
            None => texts::NO_REFRESH_YET.to_owned(),
        });
        lines.extend(render::faults(&faults));
        let withdrawn = collection.store().withdrawals()?.len();
        lines.extend(texts::withdrawn(withdrawn));
        Ok(lines)
    });
    let responder = responder(ctx);
    let lines = responder.when_ready(Visibility::OnlyYou, work).await?;
    responder
        .show(
            &[render::titled(texts::STATUS_TITLE, &lines, responder.look)],
            Visibility::OnlyYou,
        )
        .await
}

/// List the articles with their dates
#[poise::command(slash_command, guild_only)]
async fn list(ctx: Context<'_>) -> Result<(), Failure> {
    moderator(ctx)?;
    let responder = responder(ctx);
    let card = responder
        .when_ready(
            Visibility::OnlyYou,
            list_page(ctx.data(), 0, responder.look),
        )
        .await?;
    responder.show(&[card], Visibility::OnlyYou).await
}

/// A page of the list of articles; the last one when there are fewer pages.
pub(in crate::discord) async fn list_page(
    bot: &Bot,
    page: usize,
    look: Look,
) -> Result<Card, Failure> {
    let engine = bot.engine.clone();
    bot.workers
        .run(move || {
            let snapshot = engine.collection().snapshot();
            let articles = snapshot.articles();
            let page = page.min(articles.len().saturating_sub(1) / LIST_PAGE);
            let shown: Vec<&ArticleMeta> = articles
                .iter()
                .skip(page * LIST_PAGE)
                .take(LIST_PAGE)
                .map(AsRef::as_ref)
                .collect();
            Ok(render::articles(&shown, page, articles.len(), look))
        })
        .await
}
