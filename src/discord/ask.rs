//! One question, from text to cards: the same way for commands, mentions, direct messages, replies and modals.

use std::time::Duration;

use super::asides;
use super::bot::Bot;
use super::errors::{Failure, UserError};
use super::past::{Asker, Told};
use super::records::{self, Asked};
use super::render::{self, Card, Frame, Look};
use crate::answer::{AskRequest, MOST_QUESTIONS, Several, asks_who_said};
use crate::locales::en::answer::left_out;
use crate::locales::en::discord as texts;
use crate::model::{
    Answer, AnswerRecord, Conversation, Day, Filter, Question, QuestionError, RecordId, TypedDate,
    TypedDateError,
};

/// A question and where it comes from.
#[derive(Clone, Debug, Default)]
pub(super) struct Asking {
    pub(super) text: String,
    pub(super) conversation: Conversation,
    pub(super) filter: Filter,
    /// Whether it is about a message that Discord keeps from us.
    pub(super) unseen: bool,
}

/// How long a question goes on from the asker's last one in the channel without being a reply to its answer.
const GOES_ON: Duration = Duration::from_secs(10 * 60);

impl Asking {
    /// A question that goes on from nothing.
    pub(super) fn alone(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// A question that may go on from the last one of the same user in the same channel, as people talk: "And how old is he?". One that
    /// stands alone takes nothing over; filters stay with their question.
    pub(super) async fn in_channel(bot: &Bot, asker: Asker, text: String) -> Self {
        // Who said that may be asked of an answer that somebody else got.
        let record = if asks_who_said(&text) {
            asides::before(bot, None, asker, |said| said.answers).await
        } else {
            last_told(bot, asker, |said| said.answers).await
        };
        Self {
            text,
            conversation: record.map_or_else(Conversation::default, |r| records::continued(&r)),
            ..Self::default()
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
            unseen: false,
        }
    }
}

/// What this user was told last in this channel before the question, of what fits, as long as that may go on from it.
pub(super) async fn last_told(
    bot: &Bot,
    asker: Asker,
    fits: fn(&Told) -> bool,
) -> Option<AnswerRecord> {
    let (place, said) = bot.asked.before(&asker.key(), asker.by, fits)?;
    if asker.by.since(place) > GOES_ON {
        return None;
    }
    records::to_go_on_from(bot, &said.record).await
}

/// An answer with the name of its record.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    answer: Answer,
    filter: Filter,
    /// As [`Asking::unseen`].
    unseen: bool,
    /// As [`Bot::summary`].
    summary: Option<u64>,
    pub(super) record: Option<RecordId>,
    /// The conversation that the next question goes on.
    after: Conversation,
}

impl Answered {
    /// What to show. `show_question` where the question itself is not to be seen beside the answer.
    pub(super) fn cards(&self, look: Look, show_question: bool) -> Vec<Card> {
        let frame = Frame {
            record: self.record.as_ref(),
            show_question,
            filter: &self.filter,
            unseen: self.unseen,
            summary: self.summary,
            look,
        };
        render::answer(&self.answer, frame)
    }

    /// Notes that everybody in this channel sees the answer, so that "more" goes on from it and a moderator may ask why. Before it is
    /// shown, for they may be quick; private ones are never noted.
    fn seen(&self, bot: &Bot, asker: Asker) {
        let channel = asker.channel.get();
        bot.latest.note(channel, asker.by, self.said());
    }

    /// Notes who asked this in a channel, so that their next question there may go on from it. Before it is shown, for they may be
    /// quick; private ones are never noted.
    fn asked(&self, bot: &Bot, asker: Asker) {
        if let Some(said) = self.said().filter(|_| self.answer.has_asked()) {
            bot.asked.note(asker.key(), asker.by, said);
        }
    }

    fn said(&self) -> Option<Told> {
        let record = self.record.clone()?;
        Some(Told {
            record,
            answers: true,
        })
    }
}

/// The answers to the questions of one message.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    /// One for each, in order; at least one.
    pub(super) each: Vec<Answered>,
    /// What is said of questions that were not answered, if there are any.
    rest: Option<String>,
}

impl Answers {
    /// What to show, a list of cards for each answer and one for what was left out. `show_question` as in [`Answered::cards`]; several
    /// answers always say which question each is to.
    pub(super) fn pages(&self, look: Look, show_question: bool) -> Vec<Vec<Card>> {
        let show_question = show_question || self.each.len() > 1;
        let pages = self.each.iter();
        let pages = pages.map(|answered| answered.cards(look, show_question));
        let rest = self.rest.as_ref().map(|rest| vec![Card::text(rest)]);
        pages.chain(rest).collect()
    }

    /// The same as one list.
    pub(super) fn cards(&self, look: Look, show_question: bool) -> Vec<Card> {
        self.pages(look, show_question).concat()
    }

    /// As [`Answered::seen`], of the last answer.
    pub(super) fn seen(&self, bot: &Bot, asker: Asker) {
        if let Some(last) = self.each.last() {
            last.seen(bot, asker);
        }
    }

    /// As [`Answered::asked`], of each answer in order, so that the last question counts.
    pub(super) fn asked(&self, bot: &Bot, asker: Asker) {
        for answered in &self.each {
            answered.asked(bot, asker);
        }
    }
}

/// Answers each question of a message, one going on from the other. When a later one cannot be answered (they count one by one for how
/// many somebody may ask), those before it are shown all the same.
///
/// # Errors
/// As for one question, when the first cannot be answered.
pub(super) async fn ask(bot: &Bot, user: u64, asking: Asking) -> Result<Answers, Failure> {
    let message = Question::parse(&asking.text, bot.settings.question_limit)?;
    let several = Several::of(&bot.engine.completed(message));
    let filter = asking.filter.and(several.filter);
    let mut conversation = asking.conversation;
    let all = several.left_out + several.questions.len();
    let mut each: Vec<Answered> = Vec::new();
    let mut rest = (several.left_out > 0).then(|| left_out(several.left_out, MOST_QUESTIONS));
    for text in several.questions {
        let one = Asking {
            text,
            conversation: conversation.clone(),
            filter: filter.clone(),
            unseen: asking.unseen,
        };
        match ask_one(bot, user, one).await {
            Ok(answered) => {
                conversation = answered.after.clone();
                each.push(answered);
            }
            Err(failure) if each.is_empty() => return Err(failure),
            Err(failure) => {
                tracing::info!(reason = %failure, "further questions of a message were not answered");
                let why = failure.sentence("further question");
                rest = Some(texts::not_looked_up(all - each.len(), &why));
                break;
            }
        }
    }
    Ok(Answers { each, rest })
}

/// Works the answer out and keeps its record.
///
/// # Errors
/// A sentence for an impossible question or too many of them; internal ones of the engine.
async fn ask_one(bot: &Bot, user: u64, asking: Asking) -> Result<Answered, Failure> {
    bot.open()?;
    let question = Question::parse(&asking.text, bot.settings.question_limit)?;
    if question.is_filter_only() {
        return Err(QuestionError::Empty.into());
    }
    bot.limits.question(user)?;
    let (engine, summary) = (bot.engine.clone(), bot.summary());
    let unseen = asking.unseen;
    bot.workers
        .run(move || {
            let asked = Asked { conversation: asking.conversation, filter: asking.filter, today: Day::today() };
            let answer = engine.ask(&AskRequest {
                question,
                conversation: asked.conversation.clone(),
                filter: asked.filter.clone(),
                today: Some(asked.today),
            })?;
            tracing::info!(answered = answer.is_answered(), quotes = answer.quotes.len(), generation = %answer.generation, "question answered");
            let filter = asked.filter.clone();
            let after = asked.conversation.after(&answer.turn());
            let record = records::keep(&engine, records::of_answer(&answer, asked));
            Ok(Answered { answer, filter, unseen, summary, record, after })
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
    let today = Day::today();
    let range = |text: &str| {
        let date = TypedDate::parse(text).map_err(UserError::Date)?;
        let days = date.range(today);
        days.ok_or_else(|| {
            UserError::Date(TypedDateError::NotADate(text.chars().take(40).collect()))
        })
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
    fn dates_may_be_put_in_words() {
        let made = filter(None, Some("4 May 2026"), Some("today")).unwrap();
        assert_eq!(
            (made.since, made.until),
            (Day::new(2026, 5, 4), Some(Day::today()))
        );
    }

    #[test]
    fn impossible_dates_give_a_sentence() {
        assert_eq!(
            filter(None, Some("2023-12-01"), Some("2023-09-01")),
            Err(UserError::DatesSwapped)
        );
        for bad in ["soon", "2023-13", "", "2023-02-30", "4/5/2026", "é"] {
            assert!(
                matches!(filter(None, Some(bad), None), Err(UserError::Date(_))),
                "{bad}"
            );
        }
    }
}
