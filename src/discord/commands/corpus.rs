//! `/corpus refresh`, `/corpus status`, `/corpus list`: for moderators, in servers only. Answers are ephemeral.

use std::cmp::Reverse;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::super::bot::Bot;
use super::super::errors::refresh_failure;
use super::super::permissions::Standing;
use super::super::records::now;
use super::super::render::{self, Card, LIST_FILTER, LIST_PAGE, Look, Visibility};
use super::super::respond::Responder;
use super::super::{Context, responder};
use super::{Command, moderator};
use crate::answer::{ENGINE_VERSION, Engine};
use crate::discord::errors::{Failure, UserError};
use crate::discord::escape::escape_line;
use crate::discord::work::blocking;
use crate::index::{Losses, Progress, Stage};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{ArticleMeta, DateRange, Filter, RefreshReport};
use crate::text::fold;

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
async fn refresh(
    ctx: Context<'_>,
    #[description = "Operators only: let articles go although most files are missing"]
    confirm: Option<bool>,
) -> Result<(), Failure> {
    let bot = ctx.data();
    let standing = moderator(ctx)?;
    bot.open()?;
    let losses = losses(standing, confirm == Some(true))?;
    let entered = match standing {
        Standing::Operator => None,
        _ => Some(bot.refresh.enter(Instant::now())?),
    };
    let responder = responder(ctx);
    let refreshed = run_refresh(bot, &responder, losses).await;
    if let (Err(_), Some(entered)) = (&refreshed, entered) {
        bot.refresh.take_back(entered);
    }
    let card = refreshed?;
    responder
        .replace_or_post(&card, texts::REFRESHED_LATE)
        .await
}

/// The collection is all servers' own, so only who runs it may let most of it go.
fn losses(standing: Standing, confirmed: bool) -> Result<Losses, UserError> {
    match (standing, confirmed) {
        (_, false) => Ok(Losses::Refused),
        (Standing::Operator, true) => Ok(Losses::Confirmed),
        (_, true) => Err(UserError::OnlyOperators),
    }
}

/// Starts the refresh, shows how far it is, and gives the report.
async fn run_refresh(
    bot: &Arc<Bot>,
    responder: &Responder<'_>,
    losses: Losses,
) -> Result<Card, Failure> {
    responder
        .show(&[Card::text(texts::REFRESHING)], Visibility::OnlyYou)
        .await?;
    let (progress, mut seen) = watch::channel(None::<Progress>);
    let engine = bot.engine.clone();
    let work = blocking(move || Ok(refresh_now(&engine, losses, &progress)));
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
    losses: Losses,
    progress: &watch::Sender<Option<Progress>>,
) -> Result<RefreshReport, Failure> {
    let report = engine
        .collection()
        .refresh_with(losses, &mut |at| {
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
        let coverage = snapshot.coverage(&Filter::default());
        let searched = (coverage.articles > 0).then(|| escape_line(&shared::searched(&coverage)));
        let faults = collection.faults()?;
        let read_only = collection.read_only().is_some();
        let mut lines = texts::status(searched.as_deref(), faults.len(), read_only);
        let changed = collection.store().newest_generation()?;
        lines.extend(changed.map(|info| texts::last_change(info.created)));
        lines.push(match refreshed.as_deref() {
            Some((at, result)) => texts::last_refresh(*at, result),
            None => texts::NO_REFRESH_YET.to_owned(),
        });
        let withdrawn = collection.store().withdrawals()?.len();
        lines.extend(texts::withdrawn(withdrawn));
        lines.extend(render::faults(&faults));
        let generation = snapshot.generation().to_string();
        lines.push(texts::status_end(&generation, ENGINE_VERSION));
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

/// List the articles with their dates, the newest first
#[poise::command(slash_command, guild_only)]
async fn list(
    ctx: Context<'_>,
    #[description = "Only articles with this in their title, source, date or file name"]
    #[max_length = 40]
    filter: Option<String>,
) -> Result<(), Failure> {
    moderator(ctx)?;
    let responder = responder(ctx);
    let filter = filter.unwrap_or_default();
    let filter: String = filter.trim().chars().take(LIST_FILTER).collect();
    let card = responder
        .when_ready(
            Visibility::OnlyYou,
            list_page(ctx.data(), (0, filter), responder.look),
        )
        .await?;
    responder.show(&[card], Visibility::OnlyYou).await
}

/// A page of the list of articles that hold the filter, the newest first; the last one when there are fewer pages.
pub(in crate::discord) async fn list_page(
    bot: &Bot,
    (page, filter): (usize, String),
    look: Look,
) -> Result<Card, Failure> {
    let engine = bot.engine.clone();
    bot.workers
        .run(move || {
            let snapshot = engine.collection().snapshot();
            let articles = newest_first(snapshot.articles(), &filter);
            let page = page.min(articles.len().saturating_sub(1) / LIST_PAGE);
            let shown: Vec<&ArticleMeta> = articles
                .iter()
                .skip(page * LIST_PAGE)
                .take(LIST_PAGE)
                .copied()
                .collect();
            let page = (page, filter.as_str());
            Ok(render::articles(&shown, page, articles.len(), look))
        })
        .await
}

/// The articles with the filter in what the list shows of them, the newest first; undated ones last, then by name.
fn newest_first<'a>(articles: &'a [Arc<ArticleMeta>], filter: &str) -> Vec<&'a ArticleMeta> {
    let filter = fold(filter);
    let mut found: Vec<&ArticleMeta> = articles
        .iter()
        .map(AsRef::as_ref)
        .filter(|meta| filter.is_empty() || shown_of(meta).contains(&filter))
        .collect();
    // Stable: the articles come sorted by name.
    found.sort_by_key(|meta| Reverse(meta.date.range().map(DateRange::last)));
    found
}

/// What the list shows of an article, folded; its date also as 2023-09-25.
fn shown_of(meta: &ArticleMeta) -> String {
    let date = shared::source_date(&meta.date);
    let iso = meta.date.known().map(|date| date.to_string());
    let parts = [
        &meta.title.text,
        shared::outlet(meta),
        &date,
        iso.as_deref().unwrap_or(""),
        meta.id.as_str(),
    ];
    fold(&parts.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::article_meta;
    use crate::model::{PartialDate, SourceDate};

    fn article(id: &str, title: &str, date: &str) -> Arc<ArticleMeta> {
        let date =
            PartialDate::parse(date).map_or_else(|_| SourceDate::undated(), SourceDate::stated);
        Arc::new(article_meta(id, title, date))
    }

    #[test]
    fn the_list_begins_with_the_newest_and_holds_what_the_filter_says() {
        let articles = [
            article("a.txt", "Café fire", ""),
            article("b.txt", "Election", "2023-09-01"),
            article("c.txt", "Quake", "2024"),
            article("d.txt", "Second café fire", "2023-09-25"),
        ];
        let listed = |filter: &str| -> Vec<String> {
            let found = newest_first(&articles, filter).into_iter();
            found.map(|meta| meta.id.as_str().to_owned()).collect()
        };
        assert_eq!(listed(""), ["c.txt", "d.txt", "b.txt", "a.txt"]);
        assert_eq!(listed("CAFÉ"), ["d.txt", "a.txt"]);
        assert_eq!(listed("sep 2023"), ["d.txt", "b.txt"]);
        assert_eq!(listed("2023-09-25"), ["d.txt"]);
        assert_eq!(listed("2023-09"), ["d.txt", "b.txt"]);
        assert!(listed("2024-01").is_empty());
        assert_eq!(listed("c.txt"), ["c.txt"]);
        assert_eq!(listed("outlet unknown").len(), 4);
        assert!(listed("xylophone").is_empty());
    }
}
