//! Answer records: what buttons and follow-ups go on from. Kept in the store, so they survive a restart; they hold no user id.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serenity::all::{ActionRowComponent, ButtonKind, Message, MessageId};

use super::bot::Bot;
use super::errors::{Failure, UserError};
use super::limits::TYPED;
use super::render::{Found, Press};
use super::retry::random;
use super::work::blocking;
use crate::answer::{AskRequest, ENGINE_VERSION, Engine};
use crate::model::{
    Answer, AnswerRecord, Conversation, Day, Filter, Gave, Generation, Question, Quote, Receipt,
    RecordId, ScoredQuote, SearchResults, Summary, SummaryScope,
};

/// Passages that a search looks up. Its further pages look up as many: with another number others would be left out as repetitions.
pub(super) const HITS: usize = 12;
/// A day.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What an answer was asked with.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) conversation: Conversation,
    pub(super) filter: Filter,
    pub(super) today: Day,
}

/// The record of an answer.
pub(super) fn of_answer(answer: &Answer, asked: Asked) -> AnswerRecord {
    AnswerRecord {
        read_as: answer.turn().read_as.to_owned(),
        named: answer.named.clone(),
        told: answer.told.clone(),
        stays: answer.turn().stays,
        gave: Gave::of(&answer.outcome),
        shown: receipts(&answer.quotes),
        more: receipts(&answer.more),
        ..empty(&answer.question, answer.generation, asked)
    }
}

/// The record of search results, of which `shown` are shown at once.
pub(super) fn of_search(results: &SearchResults, shown: usize, asked: Asked) -> AnswerRecord {
    let (first, rest) = results.hits.split_at(shown.min(results.hits.len()));
    AnswerRecord {
        gave: Gave::Passages,
        shown: receipts(first),
        more: receipts(rest),
        ..empty(&results.query, results.generation, asked)
    }
}

/// The record of a summary, for the buttons under it and for follow-ups that name its topic.
pub(super) fn of_summary(summary: &Summary, asked: Asked) -> AnswerRecord {
    let topic = match &summary.scope {
        SummaryScope::Topic(topic) => topic.as_str(),
        SummaryScope::Latest | SummaryScope::Article(_) => "",
    };
    AnswerRecord {
        gave: Gave::Summary,
        shown: receipts(&summary.quotes),
        ..empty(topic, summary.generation, asked)
    }
}

fn empty(question: &str, generation: Generation, asked: Asked) -> AnswerRecord {
    AnswerRecord {
        id: RecordId::from_number(random()),
        question: question.to_owned(),
        read_as: question.to_owned(),
        conversation: asked.conversation,
        named: None,
        told: Vec::new(),
        stays: false,
        filter: asked.filter,
        today: asked.today,
        generation,
        engine: ENGINE_VERSION.to_owned(),
        message: None,
        gave: Gave::default(),
        shown: Vec::new(),
        more: Vec::new(),
        created: now(),
    }
}

fn receipts(quotes: &[ScoredQuote]) -> Vec<Receipt> {
    quotes
        .iter()
        .map(|scored| scored.quote.receipt().clone())
        .collect()
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |t| i64::try_from(t.as_secs()).unwrap_or(i64::MAX))
}

/// Keeps a record. When that is not possible (a read-only disk) the answer is still shown, without buttons. Blocks.
pub(super) fn keep(engine: &Engine, record: AnswerRecord) -> Option<RecordId> {
    match engine.collection().store().put_record(&record) {
        Ok(()) => Some(record.id),
        Err(error) => {
            tracing::warn!(error = %error, "an answer record could not be kept; its answer has no buttons");
            None
        }
    }
}

/// The conversation that a question after this record's goes on.
pub(super) fn continued(record: &AnswerRecord) -> Conversation {
    record.conversation.after(&record.turn())
}

/// Looks a record up.
///
/// # Errors
/// [`UserError::OldRecord`] when it was forgotten.
pub(super) async fn find(bot: &Bot, id: &RecordId) -> Result<AnswerRecord, Failure> {
    let (engine, id) = (bot.engine.clone(), id.clone());
    blocking(move || {
        engine
            .collection()
            .store()
            .record(&id)?
            .ok_or_else(|| UserError::OldRecord.into())
    })
    .await
}

/// The record that a question may go on from; none where it was forgotten. Where the store fails, which the log then says, the question
/// stands alone rather than being refused.
pub(super) async fn to_go_on_from(bot: &Bot, id: &RecordId) -> Option<AnswerRecord> {
    match find(bot, id).await {
        Ok(record) => Some(record),
        Err(Failure::User(_)) => None,
        Err(failure) => {
            let _ = failure.sentence("find record");
            None
        }
    }
}

/// What a message that is replied to shows.
#[derive(Debug)]
pub(super) enum Shows {
    /// An answer.
    Answer(Box<AnswerRecord>),
    /// An answer whose record was forgotten.
    Forgotten,
    /// No answer.
    Other,
    /// What people say to each other, of which Discord shows the bot no word.
    Unseen,
}

impl Shows {
    /// The answer's record.
    pub(super) fn answer(self) -> Option<AnswerRecord> {
        match self {
            Self::Answer(record) => Some(*record),
            Self::Forgotten | Self::Other | Self::Unseen => None,
        }
    }
}

/// What a message of the bot's shows: by the message's id, else by the names of its buttons.
///
/// # Errors
/// When the store fails.
pub(super) async fn shown_by(
    bot: &Bot,
    id: MessageId,
    message: Option<&Message>,
) -> Result<Shows, Failure> {
    let engine = bot.engine.clone();
    let named = message.and_then(named_by_buttons);
    blocking(move || {
        let store = engine.collection().store();
        if let Some(record) = store.record_of_message(id.get())? {
            return Ok(Shows::Answer(Box::new(record)));
        }
        let Some(named) = named else {
            return Ok(Shows::Other);
        };
        let record = store.record(&named)?;
        Ok(record.map_or(Shows::Forgotten, |record| Shows::Answer(Box::new(record))))
    })
    .await
}

fn named_by_buttons(message: &Message) -> Option<RecordId> {
    message
        .components
        .iter()
        .flat_map(|row| &row.components)
        .find_map(|component| match component {
            ActionRowComponent::Button(button) => match &button.data {
                ButtonKind::NonLink { custom_id, .. } => Press::parse(custom_id)?.record().cloned(),
                ButtonKind::Link { .. } | ButtonKind::Premium { .. } => None,
            },
            _ => None,
        })
}

/// Notes which message shows the record.
pub(super) async fn link(bot: &Bot, id: RecordId, message: MessageId) {
    let engine = bot.engine.clone();
    let linked = blocking(move || {
        Ok(engine
            .collection()
            .store()
            .set_record_message(&id, message.get())?)
    })
    .await;
    if let Err(failure) = linked {
        let _ = failure.sentence("link record");
    }
}

/// Notes that a message shows what it showed before no more. One that does has buttons that say so, see [`shown_by`].
pub(super) async fn unlink(bot: &Bot, message: MessageId) {
    // A name that no record has.
    link(bot, RecordId::from_number(random()), message).await;
}

/// A quote of a record, and its place there: among those shown and then the further ones, counted from 0.
pub(super) type Placed = (usize, Quote);

/// The further quotes of a record.
#[derive(Debug, Default)]
pub(super) struct More {
    pub(super) quotes: Vec<Placed>,
    /// What was found in all, where it was a search that can still be worked out anew.
    pub(super) found: Option<Found>,
}

/// The further quotes of a record: as the answer had them, with the words in bold and the articles that say the same, when
/// it can still be worked out anew, else as their receipts prove them. Withdrawn ones are left out. Blocks.
///
/// # Errors
/// When the store or the index fails.
pub(super) fn further(engine: &Engine, record: &AnswerRecord) -> Result<More, Failure> {
    let places = record.shown.len()..;
    if let Some((again, found)) = replay(engine, record)? {
        let quotes = again.into_iter().map(|scored| scored.quote);
        return Ok(More {
            quotes: places.zip(quotes).collect(),
            found,
        });
    }
    let (mut standing, mut quotes) = (Vec::new(), Vec::new());
    for (place, receipt) in places.zip(&record.more) {
        if let Some(quote) = quote(engine, receipt)? {
            standing.push(place);
            quotes.push(quote);
        }
    }
    Ok(More {
        quotes: standing
            .into_iter()
            .zip(marked(engine, record, quotes)?)
            .collect(),
        found: None,
    })
}

/// The quotes of a search with the searched words in bold, which do not depend on the state of the collection. What certainly answers a
/// question does, and stays unmarked. Blocks.
fn marked(
    engine: &Engine,
    record: &AnswerRecord,
    quotes: Vec<Quote>,
) -> Result<Vec<Quote>, Failure> {
    match request(record).filter(|_| record.gave == Gave::Passages) {
        Some(request) => Ok(engine.mark_searched(&request, quotes)?),
        None => Ok(quotes),
    }
}

/// What the record's answer was asked with; `None` when today's engine does not take the question.
pub(super) fn request(record: &AnswerRecord) -> Option<AskRequest> {
    Some(AskRequest {
        question: Question::parse_on(record.today, &record.question, TYPED).ok()?,
        conversation: record.conversation.clone(),
        filter: record.filter.clone(),
        today: Some(record.today),
    })
}

/// Further quotes, and what a search found in all.
type Replayed = (Vec<ScoredQuote>, Option<Found>);

/// The further quotes of the answer or the search behind a record, worked out anew; `None` when that gives others than
/// then, because the articles, the engine or a setting changed.
fn replay(engine: &Engine, record: &AnswerRecord) -> Result<Option<Replayed>, Failure> {
    let same_state = record.engine == ENGINE_VERSION
        && record.generation == engine.collection().snapshot().generation();
    let Some(request) = request(record).filter(|_| same_state) else {
        return Ok(None);
    };
    let as_then = |shown: &[ScoredQuote], more: &[ScoredQuote]| {
        receipts(shown) == record.shown && receipts(more) == record.more
    };
    // A question may give just what the same words give as a search, but not its bold.
    if record.gave != Gave::Passages {
        let answer = engine.ask(&request)?;
        if as_then(&answer.quotes, &answer.more) {
            return Ok(Some((answer.more, None)));
        }
    }
    let results = engine.search(&request, HITS)?;
    let found = results.found.map(|all| Found {
        all,
        articles: results.lists_articles,
        full: !results.complete,
    });
    let mut hits = results.hits;
    let more = hits.split_off(record.shown.len().min(hits.len()));
    Ok(as_then(&hits, &more).then_some((more, found)))
}

/// The quote that a receipt proves, as the newest generation shows its article when that is the same version. Blocks.
///
/// # Errors
/// When the store fails.
pub(super) fn quote(engine: &Engine, receipt: &Receipt) -> Result<Option<Quote>, Failure> {
    let newest = engine.collection().snapshot().article(&receipt.article)?;
    match newest.filter(|article| article.meta.version == receipt.version) {
        Some(article) => Ok(Quote::cut(&article, receipt.span)),
        None => Ok(engine.quote(receipt)?),
    }
}

/// Forgets old records now and once a day, until the shutdown.
pub(super) async fn forget_daily(bot: std::sync::Arc<Bot>) {
    loop {
        let (engine, days) = (bot.engine.clone(), i64::from(bot.settings.record_days));
        let before = now().saturating_sub(days.saturating_mul(24 * 60 * 60));
        match blocking(move || Ok(engine.collection().store().forget_records_before(before)?)).await
        {
            Ok(0) => {}
            Ok(records) => tracing::info!(records, "old answer records forgotten"),
            Err(failure) => {
                let _ = failure.sentence("forget records");
            }
        }
        bot.limits.forget_idle();
        tokio::select! {
            () = bot.shutdown.cancelled() => return,
            () = tokio::time::sleep(DAY) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(earlier: &[&str], read_as: &str) -> AnswerRecord {
        let asked = Asked {
            conversation: Conversation {
                earlier: earlier.iter().map(|&q| q.to_owned()).collect(),
                ..Conversation::default()
            },
            filter: Filter::default(),
            today: Day::new(2023, 9, 25).unwrap(),
        };
        AnswerRecord {
            read_as: read_as.to_owned(),
            ..empty("typed", Generation(1), asked)
        }
    }

    #[test]
    fn a_follow_up_goes_on_from_how_the_question_was_read() {
        let next = continued(&record(&["first"], "second as read"));
        assert_eq!(next.earlier, ["second as read"]);
        assert!(continued(&record(&["first"], "")).earlier.is_empty());
    }

    #[test]
    fn whom_an_answer_named_is_meant_until_a_question_stands_alone() {
        let mut follow_up = record(&["first"], "second as read");
        follow_up.conversation.named = Some("Ann Hale".to_owned());
        assert_eq!(continued(&follow_up).named.as_deref(), Some("Ann Hale"));
        let alone = AnswerRecord {
            question: follow_up.read_as.clone(),
            ..follow_up
        };
        assert_eq!(continued(&alone).named, None);
    }
}
