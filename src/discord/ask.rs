//! One question, from text to cards: the same way for commands, mentions, direct messages, replies and modals.

use std::time::{Duration, Instant};

use serenity::all::{ChannelId, UserId};

use super::bot::Bot;
use super::errors::{Failure, UserError};
use super::records::{self, Asked};
use super::render::{self, Card, Frame, Look};
use crate::answer::AskRequest;
use crate::model::{
    Answer, AnswerRecord, Conversation, Day, Filter, PartialDate, Question, QuestionError, RecordId,
};

/// A question and where it comes from.
#[derive(Clone, Debug, Default)]
pub(super) struct Asking {
    pub(super) text: String,
    pub(super) conversation: Conversation,
    pub(super) filter: Filter,
}

/// How long a question goes on from the asker's last one in the channel without being a reply to its answer.
const GOES_ON: Duration = Duration::from_secs(10 * 60);

impl Asking {
    /// A question that may go on from the last one of the same user in the same channel, as people talk: "And how old is he?". One that
    /// stands alone takes nothing over; filters stay with their question.
    pub(super) async fn in_channel(
        bot: &Bot,
        channel: ChannelId,
        user: UserId,
        text: String,
    ) -> Self {
        let record = last_asked(bot, channel, user).await;
        Self {
            text,
            conversation: record.map_or_else(Conversation::default, |r| records::continued(&r)),
            filter: Filter::default(),
        }
    }

    /// A follow-up to an earlier answer: its questions and its filters go on.
    pub(super) fn follow_up(text: String, record: &AnswerRecord) -> Self {
        Self {
            text,
            conversation: Conversation {
                replies: true,
                ..records::continued(record)
            },
            filter: record.filter.clone(),
        }
    }
}

/// The last answer that this user got in this channel, as long as a question may go on from it.
pub(super) async fn last_asked(
    bot: &Bot,
    channel: ChannelId,
    user: UserId,
) -> Option<AnswerRecord> {
    let last = bot.asked.get(&(channel.get(), user.get()));
    let (record, _) = last.filter(|(_, asked)| asked.elapsed() <= GOES_ON)?;
    records::find(bot, &record).await.ok()
}

/// An answer with the name of its record.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    answer: Answer,
    filter: Filter,
    /// As [`Bot::summary`].
    summary: Option<u64>,
    pub(super) record: Option<RecordId>,
}

impl Answered {
    /// What to show. `show_question` where the question itself is not to be seen beside the answer.
    pub(super) fn cards(&self, look: Look, show_question: bool) -> Vec<Card> {
        let frame = Frame {
            record: self.record.as_ref(),
            show_question,
            filter: &self.filter,
            summary: self.summary,
            look,
        };
        render::answer(&self.answer, frame)
    }

    /// Notes that everybody in this channel sees the answer, so that a moderator may ask why. Private ones are never noted.
    pub(super) fn seen_in(&self, bot: &Bot, channel: ChannelId) {
        bot.latest.put(channel.get(), self.record.clone());
    }

    /// Notes who asked this in a channel, so that their next question there may go on from it. Before it is shown, for they may be
    /// quick; private ones are never noted.
    pub(super) fn asked_in(&self, bot: &Bot, channel: ChannelId, user: UserId) {
        if let Some(record) = self.record.as_ref().filter(|_| self.answer.has_asked()) {
            let now = (record.clone(), Instant::now());
            bot.asked.put((channel.get(), user.get()), now);
        }
    }
}

/// Works the answer out and keeps its record.
///
/// # Errors
/// A sentence for an impossible question or too many of them; internal ones of the engine.
pub(super) async fn ask(bot: &Bot, user: u64, asking: Asking) -> Result<Answered, Failure> {
    bot.open()?;
    let question = Question::parse(&asking.text, bot.settings.question_limit)?;
    if question.is_filter_only() {
        return Err(QuestionError::Empty.into());
    }
    bot.limits.question(user)?;
    let (engine, summary) = (bot.engine.clone(), bot.summary());
    bot.workers
        .run(move || {
            let asked = Asked { conversation: asking.conversation, filter: asking.filter, today: Day::today() };
            let answer = engine.ask(&AskRequest {
                question,
                conversation: asked.conversation.clone(),
                filter: asked.filter.clone(),
                today: asked.today,
            })?;
            tracing::info!(answered = answer.is_answered(), quotes = answer.quotes.len(), generation = %answer.generation, "question answered");
            let filter = asked.filter.clone();
            let record = records::keep(&engine, records::of_answer(&answer, asked));
            Ok(Answered { answer, filter, summary, record })
        })
        .await
}

/// The filter of a command's options. A month or a year counts from its first or to its last day.
///
/// # Errors
/// [`UserError::Date`] or [`UserError::DatesSwapped`].
pub(super) fn filter(
    source: Option<String>,
    since: Option<&str>,
    until: Option<&str>,
) -> Result<Filter, UserError> {
    let range = |text: &str| {
        let date = PartialDate::parse(text.trim()).map_err(UserError::Date)?;
        date.range()
            .ok_or_else(|| UserError::Date(crate::model::DayError(text.chars().take(40).collect())))
    };
    let since = since.map(range).transpose()?.map(|days| days.first());
    let until = until.map(range).transpose()?.map(|days| days.last());
    if let (Some(since), Some(until)) = (since, until)
        && since > until
    {
        return Err(UserError::DatesSwapped);
    }
    let sources = source
        .into_iter()
        .map(|s| s.trim().to_owned())
        .filter(|s| !s.is_empty())
        .collect();
    Ok(Filter {
        sources,
        since,
        until,
        ..Filter::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_a_year_counts_whole() {
        let made = filter(Some(" CNN ".into()), Some("2023-09"), Some("2023")).unwrap();
        assert_eq!(made.sources, ["CNN"]);
        assert_eq!(
            (made.since, made.until),
            (Day::new(2023, 9, 1), Day::new(2023, 12, 31))
        );
    }

    #[test]
    fn impossible_dates_give_a_sentence() {
        assert_eq!(
            filter(None, Some("2023-12-01"), Some("2023-09-01")),
            Err(UserError::DatesSwapped)
        );
        for bad in ["yesterday", "2023-13", "", "2023-02-30", "é"] {
            assert!(
                matches!(filter(None, Some(bad), None), Err(UserError::Date(_))),
                "{bad}"
            );
        }
    }
}
