//! `/why`: why an answer is what it is. For moderators, in servers only; nobody else sees what it says.

use super::super::errors::UserError;
use super::super::past::Told;
use super::super::records;
use super::super::render::{self, Visibility};
use super::super::{Context, responder};
use super::{Command, asker, moderator};
use crate::answer::AskRequest;
use crate::discord::errors::Failure;
use crate::model::{Conversation, Day, Filter, Generation, Question, QuestionError};

pub(super) fn commands() -> Vec<Command> {
    vec![why()]
}

/// For moderators: why an answer is what it is, and why other passages lost
#[poise::command(
    slash_command,
    guild_only,
    install_context = "Guild",
    interaction_context = "Guild",
    default_member_permissions = "MANAGE_GUILD"
)]
async fn why(
    ctx: Context<'_>,
    #[description = "A question; leave it out for the last public answer in this channel"]
    #[min_length = 1]
    #[max_length = 500]
    question: Option<String>,
) -> Result<(), Failure> {
    moderator(ctx)?;
    let bot = ctx.data();
    let responder = responder(ctx);
    let work = async {
        let (request, before) = match question {
            Some(text) => (typed(&text, bot.settings.question_limit)?, None),
            None => last_answer(ctx).await?,
        };
        bot.limits.question(ctx.interaction.user.id.get())?;
        let engine = bot.engine.clone();
        let told = move || Ok(engine.why(&request, render::EXPLAINED)?);
        Ok((bot.workers.run(told).await?, before))
    };
    let ((answer, why), before) = responder.when_ready(Visibility::OnlyYou, work).await?;
    let changed = before.is_some_and(|before| before != answer.generation);
    let cards = render::why(&answer, &why, changed, responder.look);
    responder.show(&cards, Visibility::OnlyYou).await
}

/// A question as typed, asked today.
fn typed(text: &str, limit: usize) -> Result<AskRequest, Failure> {
    let question = Question::parse(text, limit)?;
    if question.is_filter_only() {
        return Err(QuestionError::Empty.into());
    }
    Ok(AskRequest {
        question,
        conversation: Conversation::default(),
        filter: Filter::default(),
        today: Some(Day::today()),
    })
}

/// What the last answer that everybody in the channel saw was asked with, and the generation that gave it.
async fn last_answer(ctx: Context<'_>) -> Result<(AskRequest, Option<Generation>), Failure> {
    let bot = ctx.data();
    let asker = asker(ctx);
    let answers = |said: &Option<Told>| said.as_ref().is_none_or(|said| said.answers);
    let channel = asker.channel.get();
    let latest = bot.latest.before(&channel, asker.by, answers);
    let latest = latest.and_then(|(_, said)| said);
    let said = latest.ok_or(UserError::NothingToExplain)?;
    let record = records::find(bot, &said.record).await?;
    let request = records::request(&record).ok_or(UserError::NothingToExplain)?;
    Ok((request, Some(record.generation)))
}
