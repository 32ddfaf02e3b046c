//! `/summary`.

use std::sync::Arc;

use super::super::ask::filter;
use super::super::autocomplete::find_article;
use super::super::bot::Bot;
use super::super::errors::UserError;
use super::super::past;
use super::super::records::{self, Asked};
use super::super::render::{self, Listing, Visibility};
use super::super::{Context, autocomplete, responder};
use super::{Command, asker};
use crate::answer::SummaryRequest;
use crate::discord::errors::Failure;
use crate::model::{
    Conversation, Day, Filter, Question, RecordId, Summary, SummaryLength, SummaryScope,
};

pub(super) fn commands() -> Vec<Command> {
    vec![summary()]
}

/// How long a summary is.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
enum Length {
    /// About three sentences.
    #[name = "short"]
    Short,
    /// About six sentences.
    #[name = "medium"]
    Medium,
    /// About twelve sentences.
    #[name = "long"]
    Long,
}

impl From<Length> for SummaryLength {
    fn from(length: Length) -> Self {
        match length {
            Length::Short => Self::Short,
            Length::Medium => Self::Medium,
            Length::Long => Self::Long,
        }
    }
}

/// Sum up the latest articles, a topic or one article
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild | BotDm"
)]
#[expect(
    clippy::too_many_arguments,
    reason = "poise makes an option of each argument"
)]
async fn summary(
    ctx: Context<'_>,
    #[description = "What about; leave out for the latest articles"]
    #[min_length = 1]
    #[max_length = 500]
    topic: Option<String>,
    #[description = "One article; pick it from the list"]
    #[autocomplete = "autocomplete::article"]
    #[max_length = 100]
    article: Option<String>,
    #[description = "How long"] length: Option<Length>,
    #[description = "Only articles published by or citing this source"]
    #[autocomplete = "autocomplete::source"]
    #[max_length = 100]
    source: Option<String>,
    #[description = "Only articles dated on or after this day: 2023-09-25, 25 Sep 2023, yesterday"]
    #[min_length = 3]
    #[max_length = 40]
    since: Option<String>,
    #[description = "Only articles dated on or before this day: 2023-09-25, 25 Sep 2023, yesterday"]
    #[min_length = 3]
    #[max_length = 40]
    until: Option<String>,
    #[description = "Show the summary only to you"] private: Option<bool>,
) -> Result<(), Failure> {
    let wanted = Wanted {
        topic,
        article,
        length: length.map(SummaryLength::from).unwrap_or_default(),
        narrowed: filter(source, since.as_deref(), until.as_deref())?,
    };
    tell(ctx, wanted, Visibility::of(private)).await
}

/// What the options ask for.
#[derive(Debug)]
struct Wanted {
    topic: Option<String>,
    article: Option<String>,
    length: SummaryLength,
    narrowed: Filter,
}

/// Works out what is wanted and shows it.
async fn tell(ctx: Context<'_>, wanted: Wanted, visibility: Visibility) -> Result<(), Failure> {
    let responder = responder(ctx);
    let user = ctx.interaction.user.id.get();
    let work = async {
        let request = wanted.request(ctx.data()).await?;
        let filter = request.filter.clone();
        let (summary, record) = work_out(ctx.data(), user, request).await?;
        Ok((summary, record, filter))
    };
    let (summary, record, filter) = responder.when_ready(visibility, work).await?;
    if visibility == Visibility::Everyone {
        past::listed(ctx.data(), asker(ctx), record.as_ref());
    }
    let listing = Listing {
        record: record.as_ref(),
        no_articles: ctx.data().has_no_articles(),
        filter: &filter,
        look: responder.look,
    };
    responder
        .show(&render::summary(&summary, listing), visibility)
        .await
}

impl Wanted {
    /// What is asked of the engine: a topic with the filter that stands in it, or an article, which nothing narrows down.
    async fn request(self, bot: &Arc<Bot>) -> Result<SummaryRequest, Failure> {
        let (scope, filter) = match (self.topic, self.article) {
            (Some(_), Some(_)) => return Err(UserError::TopicOrArticle.into()),
            (Some(topic), None) => {
                let topic = Question::parse(&topic, bot.settings.question_limit)?;
                let topic = bot.engine.completed(topic);
                (topic.summary_scope(), topic.filter().clone())
            }
            (None, Some(_)) if self.narrowed != Filter::default() => {
                return Err(UserError::ArticleOrFilter.into());
            }
            (None, Some(article)) => {
                let article = find_article(bot, &article).await?;
                (SummaryScope::Article(article), Filter::default())
            }
            (None, None) => (SummaryScope::Latest, Filter::default()),
        };
        Ok(SummaryRequest {
            scope,
            length: self.length,
            filter: self.narrowed.and(filter),
            today: Day::today(),
        })
    }
}

/// The summary, and its record when there is something to show the context of.
async fn work_out(
    bot: &Bot,
    user: u64,
    request: SummaryRequest,
) -> Result<(Summary, Option<RecordId>), Failure> {
    bot.limits.question(user)?;
    let engine = bot.engine.clone();
    let work = move || {
        let summary = engine.summary(&request)?;
        if summary.quotes.is_empty() {
            return Ok((summary, None));
        }
        let asked = Asked {
            conversation: Conversation::default(),
            filter: request.filter,
            today: request.today,
        };
        let record = records::keep(&engine, records::of_summary(&summary, asked));
        Ok((summary, record))
    };
    bot.workers.run(work).await
}
