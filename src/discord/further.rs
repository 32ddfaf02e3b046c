//! The further quotes of a record, page by page: behind the button *More quotes*, and for who writes "more".

use super::bot::Bot;
use super::errors::{Failure, UserError};
use super::records::{self, Placed};
use super::render::{self, Card, Found, Further, Kind, Look, page_size};
use crate::answer::Engine;
use crate::model::{AnswerRecord, RecordId, Since};

/// The further quotes of a record that can still be shown.
#[derive(Debug)]
pub(super) struct Pages {
    record: AnswerRecord,
    kind: Kind,
    quotes: Vec<Placed>,
    /// What became of the version of each.
    since: Vec<Option<Since>>,
    /// As [`records::More::found`].
    found: Option<Found>,
}

impl Pages {
    /// Withdrawn quotes are left out and not counted. Blocks.
    ///
    /// # Errors
    /// [`UserError::Withdrawn`] when that leaves none; those of the store and the index.
    fn of(engine: &Engine, record: AnswerRecord, kind: Kind) -> Result<Self, Failure> {
        let records::More { quotes, found } = records::further(engine, &record)?;
        if quotes.is_empty() {
            return Err(UserError::Withdrawn.into());
        }
        let since = quotes
            .iter()
            .map(|(_, quote)| engine.since(quote.receipt()));
        Ok(Self {
            since: since.collect::<Result<_, _>>()?,
            record,
            kind,
            quotes,
            found,
        })
    }

    /// The same in a worker.
    ///
    /// # Errors
    /// As [`Pages::of`].
    pub(super) async fn find(bot: &Bot, record: AnswerRecord, kind: Kind) -> Result<Self, Failure> {
        let engine = bot.engine.clone();
        bot.workers
            .run(move || Self::of(&engine, record, kind))
            .await
    }

    /// The name of the record.
    pub(super) fn record(&self) -> &RecordId {
        &self.record.id
    }

    /// How many there are.
    pub(super) fn total(&self) -> usize {
        self.quotes.len()
    }

    /// The page that begins with the further quote of this number, counted from 0; the last one when there are fewer.
    pub(super) fn card(&self, from: usize, look: Look) -> Card {
        let size = page_size(look);
        let from = from.min(self.total().saturating_sub(1) / size * size);
        let to = (from + size).min(self.total());
        render::further(Further {
            record: &self.record.id,
            kind: self.kind,
            query: &self.record.question,
            found: self.found,
            shown: self.record.shown.len(),
            from,
            total: self.total(),
            quotes: self.quotes.get(from..to).unwrap_or_default(),
            since: self.since.get(from..to).unwrap_or_default(),
            look,
        })
    }
}
