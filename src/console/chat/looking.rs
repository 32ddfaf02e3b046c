//! What is looked up without a question: summaries, searches, and what the articles cover. None of it changes the conversation;
//! after a search its passages are what `/context` shows.

use std::time::Instant;

use super::{Chat, Reply, Standing, json, millis, render};
use crate::answer::{SummaryRequest, searches_for_nothing};
use crate::locales::en::console as texts;
use crate::model::{Conversation, Filter, Question, QuestionError, SummaryLength, SummaryScope};

/// Passages that `/search` shows.
const SEARCH_LIMIT: usize = 5;

impl Chat<'_> {
    pub(super) fn summary(&self, topic: &str) -> Result<Reply, String> {
        let (scope, filter) = if topic.is_empty() {
            (SummaryScope::Latest, self.settings.filter.clone())
        } else if let Some(article) = self.answers.article(topic) {
            (SummaryScope::Article(article), self.settings.filter.clone())
        } else {
            let topic = Question::parse_on(self.today(), topic, self.settings.question_limit)
                .map_err(|error| error.to_string())?;
            topic_of(&self.answers.completed(topic), &self.settings.filter)
        };
        let request = SummaryRequest {
            scope,
            length: SummaryLength::default(),
            filter,
            today: self.today(),
        };
        let started = Instant::now();
        let summary = self.answers.summary(&request).map_err(|e| e.to_string())?;
        let text = if self.settings.json {
            self.object(&json::summary(&summary, millis(started)))
        } else {
            render::summary(&summary, self.settings.style)
        };
        Ok(Reply::said(text, found(!summary.quotes.is_empty())))
    }

    pub(super) fn search(&mut self, query: &str) -> Result<Reply, String> {
        let question = Question::parse_on(self.today(), query, self.settings.question_limit);
        let question = question.map_err(|error| match error {
            QuestionError::Empty | QuestionError::OnlyPunctuation => {
                texts::SEARCH_NEEDS_WORDS.to_owned()
            }
            other => other.to_string(),
        })?;
        if searches_for_nothing(&question) {
            return Err(texts::SEARCH_NEEDS_WORDS.to_owned());
        }
        let mut request = self.asking(question);
        request.conversation = Conversation::default();
        let started = Instant::now();
        let results = self
            .answers
            .search(&request, SEARCH_LIMIT)
            .map_err(|e| e.to_string())?;
        let text = if self.settings.json {
            self.object(&json::search(&results, millis(started)))
        } else {
            let listed = render::Listed {
                most: SEARCH_LIMIT,
                further: texts::SEARCH_NARROWER,
                no_articles: self.answers.coverage().articles == 0,
            };
            render::search(&results, listed, self.settings.style)
        };
        let standing = found(!results.hits.is_empty());
        self.searched = Some(results.hits).filter(|hits| !hits.is_empty());
        Ok(Reply::said(text, standing))
    }

    pub(super) fn sources(&self) -> Result<Reply, String> {
        let coverage = self.answers.coverage();
        let text = if self.settings.json {
            self.object(&serde_json::json!({"schema": json::SCHEMA, "covers": coverage}))
        } else {
            render::coverage(&coverage)
        };
        Ok(Reply::said(text, Standing::Fine))
    }
}

/// What a typed topic asks to summarise: the operators in it (`source:`, `after:`, `before:`) add to the filter, and alone
/// they mean the latest articles that they select.
#[must_use]
pub fn topic_of(topic: &Question, filter: &Filter) -> (SummaryScope, Filter) {
    let filter = filter.clone().and(topic.filter().clone());
    (topic.summary_scope(), filter)
}

fn found(any: bool) -> Standing {
    if any {
        Standing::Fine
    } else {
        Standing::NotCovered
    }
}
