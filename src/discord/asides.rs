//! Messages that are no question about the articles: "more" and "source?" after an answer, "who are you?". What they mean stands in
//! [`crate::locales::en::asides`]; here is what is said to them.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::ask::last_told;
use super::bot::Bot;
use super::errors::{Failure, UserError};
use super::escape::escape_line;
use super::further::Pages;
use super::past::{Asker, Told};
use super::records;
use super::render::{self, Card, Cited, Kind, Look, Visibility, page_size};
use super::respond::Responder;
use crate::answer::{ENGINE_VERSION, Engine};
use crate::locales::en::{answer as shared, asides as texts, discord};
use crate::model::{AnswerRecord, Aside, Coverage, Filter, Gave, RecordId};

/// What is said to an aside, before it is known how it may look.
#[derive(Debug)]
pub(super) enum Said {
    Help,
    About(Vec<String>),
    Covers(Coverage),
    /// Further quotes from this one on.
    More {
        pages: Box<Pages>,
        from: usize,
        /// Further quotes that were shown when it was shown last.
        to: AtomicUsize,
    },
    Cited(Cited),
    /// That there is nothing to go on from.
    Nothing(&'static str),
}

impl Said {
    /// As one message.
    pub(super) fn card(&self, look: Look) -> Card {
        match self {
            Self::Help => render::help(look),
            Self::About(lines) => render::titled(discord::ABOUT_TITLE, lines, look),
            Self::Covers(coverage) => render::sources(coverage, 0, look),
            Self::More { pages, from, to } => {
                let shown = (from + page_size(look)).min(pages.total());
                to.store(shown, Ordering::Relaxed);
                pages.card(*from, look)
            }
            Self::Cited(cited) => render::cited(cited, look),
            Self::Nothing(sentence) => Card::text(*sentence),
        }
    }

    /// Notes which further quotes everybody has seen, so that the next "more" goes on from there.
    pub(super) fn seen(&self, bot: &Bot) {
        if let Self::More { pages, to, .. } = self {
            let to = to.load(Ordering::Relaxed);
            bot.paged.put(pages.record().clone(), to);
        }
    }
}

/// The record that an aside goes on from: the answer that it replies to, else the asker's last one in the channel, else the last that
/// everybody there saw; both of what fits.
pub(super) async fn before(
    bot: &Bot,
    replied_to: Option<AnswerRecord>,
    asker: Asker,
    fits: fn(&Told) -> bool,
) -> Option<AnswerRecord> {
    if let Some(record) = replied_to {
        return Some(record);
    }
    if let Some(record) = last_told(bot, asker, fits).await {
        return Some(record);
    }
    let fits = |told: &Option<Told>| told.as_ref().is_none_or(fits);
    let (_, latest) = bot.latest.before(&asker.channel.get(), asker.by, fits)?;
    records::to_go_on_from(bot, &latest?.record).await
}

/// Who sees what is said to an aside of an interaction: how to ask, and what the bot is, only the user, as with `/help` and `/about`.
pub(super) fn seen_by(aside: Aside, visibility: Visibility) -> Visibility {
    match aside {
        Aside::Help | Aside::About => Visibility::OnlyYou,
        Aside::More | Aside::Cited | Aside::Sure | Aside::Covers => visibility,
    }
}

/// Waits for what is said to an aside of an interaction and shows it.
///
/// # Errors
/// Those of `said`, and Discord's.
pub(super) async fn answer(
    said: impl Future<Output = Result<Said, Failure>>,
    responder: &Responder<'_>,
    visibility: Visibility,
) -> Result<(), Failure> {
    let said = responder.when_ready(visibility, said).await?;
    let card = said.card(responder.look);
    responder.show(&[card], visibility).await?;
    if visibility == Visibility::Everyone {
        said.seen(&responder.bot);
    }
    Ok(())
}

/// Works out what is said to an aside; `before` is the answer that it may go on from.
///
/// # Errors
/// A sentence when the quotes were withdrawn; internal ones of the store and the index.
pub(super) async fn said(
    bot: &Bot,
    aside: Aside,
    before: Option<AnswerRecord>,
) -> Result<Said, Failure> {
    match (aside, before) {
        (Aside::Help, _) => Ok(Said::Help),
        (Aside::About, _) | (Aside::Sure, None) => Ok(Said::About(about(bot).await?)),
        (Aside::Covers, _) => Ok(Said::Covers(coverage(bot).await?)),
        (Aside::More | Aside::Cited, None) => Ok(Said::Nothing(texts::NOTHING_BEFORE)),
        (Aside::More, Some(record)) => more(bot, record).await,
        (Aside::Cited, Some(record)) => cited(bot, record).await,
        (Aside::Sure, Some(record)) if record.shown.is_empty() => {
            Ok(Said::Nothing(texts::NOTHING_TO_DOUBT))
        }
        (Aside::Sure, Some(record)) => match cited(bot, record).await? {
            Said::Cited(cited) => Ok(Said::Cited(Cited {
                doubted: true,
                ..cited
            })),
            other => Ok(other),
        },
    }
}

/// `/about`, line by line.
///
/// # Errors
/// When no worker takes it.
pub(super) async fn about(bot: &Bot) -> Result<Vec<String>, Failure> {
    let coverage = coverage(bot).await?;
    let searched = (coverage.articles > 0).then(|| escape_line(&shared::searched(&coverage)));
    let days = bot.settings.record_days;
    Ok(discord::about(ENGINE_VERSION, searched.as_deref(), days))
}

/// What the collection covers.
///
/// # Errors
/// When no worker takes it.
pub(super) async fn coverage(bot: &Bot) -> Result<Coverage, Failure> {
    let engine = bot.engine.clone();
    bot.workers
        .run(move || Ok(engine.collection().snapshot().coverage(&Filter::default())))
        .await
}

/// The further quotes of a record that were shown to who wrote "more".
fn paged(bot: &Bot, record: &RecordId) -> usize {
    bot.paged.get(record).unwrap_or(0)
}

async fn more(bot: &Bot, record: AnswerRecord) -> Result<Said, Failure> {
    let from = paged(bot, &record.id);
    if from >= record.more.len() {
        return Ok(Said::Nothing(texts::NOTHING_FURTHER));
    }
    let kind = match record.gave {
        Gave::Answer | Gave::Summary => Kind::Quotes,
        Gave::Related => Kind::Related,
        Gave::MayHold => Kind::MayHold,
        Gave::Passages => Kind::Found,
    };
    let pages = Box::new(Pages::find(bot, record, kind).await?);
    if from >= pages.total() {
        return Ok(Said::Nothing(texts::NOTHING_FURTHER));
    }
    let to = AtomicUsize::new(from);
    Ok(Said::More { pages, from, to })
}

async fn cited(bot: &Bot, record: AnswerRecord) -> Result<Said, Failure> {
    let further = paged(bot, &record.id);
    if record.shown.is_empty() && further == 0 {
        return Ok(Said::Nothing(texts::NOTHING_QUOTED));
    }
    let engine = bot.engine.clone();
    let work = move || cite(&engine, &record, further);
    Ok(Said::Cited(bot.workers.run(work).await?))
}

/// The sources of what a record showed, `further` of its further quotes included. Blocks.
fn cite(engine: &Engine, record: &AnswerRecord, further: usize) -> Result<Cited, Failure> {
    let mut quotes = Vec::new();
    let shown = record.shown.iter().chain(record.more.iter().take(further));
    for (number, receipt) in (1..).zip(shown) {
        if let Some(quote) = records::quote(engine, receipt)? {
            quotes.push((number, quote, engine.since(receipt)?));
        }
    }
    if quotes.is_empty() {
        return Err(UserError::Withdrawn.into());
    }
    Ok(Cited {
        question: record.question.clone(),
        related: record.gave.nearness(),
        doubted: false,
        several: record.shown.len() + further > 1,
        quotes,
    })
}
