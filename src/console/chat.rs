//! The conversation in a terminal: what a line means and what is said to it.
//!
//! Knows neither where lines come from nor where text goes, so that a test can hold a conversation. Its world is the
//! [`Answers`] that it gets.

mod answers;
mod asking;
mod command;
mod last;
mod looking;

use std::time::Instant;

pub use answers::Answers;
use command::Command;
pub use looking::topic_of;

use super::{Style, json, render, why};
use crate::answer::{AskRequest, ENGINE_VERSION};
use crate::locales::en::{answer as answer_texts, asides, console as texts};
use crate::model::{Answer, Aside, Conversation, Day, Filter, SearchHit};

/// How a chat behaves.
#[derive(Clone, Debug)]
pub struct ChatSettings {
    /// Longest question in characters.
    pub question_limit: usize,
    /// "Today", when it is not the clock's.
    pub today: Option<Day>,
    /// Filters for every question.
    pub filter: Filter,
    /// Colours and width.
    pub style: Style,
    /// Where the answers stand; decides the hints.
    pub place: render::Place,
    /// One JSON object a line instead of text.
    pub json: bool,
    /// Whether each answer is followed by why it is what it is.
    pub explain: bool,
}

/// How the last line went: what the program's exit code tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Answered, or nothing to answer.
    #[default]
    Fine,
    /// The articles do not cover it.
    NotCovered,
    /// An error.
    Failed,
}

/// What is said to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Text to print; blank for nothing.
    pub text: String,
    /// How it went.
    pub standing: Standing,
    /// Whether the conversation is over.
    pub quit: bool,
}

impl Reply {
    fn said(text: impl Into<String>, standing: Standing) -> Self {
        Self {
            text: text.into(),
            standing,
            quit: false,
        }
    }
}

/// A conversation.
pub struct Chat<'a> {
    answers: &'a dyn Answers,
    settings: ChatSettings,
    conversation: Conversation,
    last: Option<Answer>,
    /// What the last answer was asked with.
    asked: Option<AskRequest>,
    /// Further passages of the last answer that were shown; "thanks" is no answer.
    more_shown: usize,
    /// What a search has listed since: the numbers on the screen are those.
    searched: Option<Vec<SearchHit>>,
}

impl<'a> Chat<'a> {
    /// A conversation that has not begun.
    #[must_use]
    pub fn new(answers: &'a dyn Answers, settings: ChatSettings) -> Self {
        Self {
            answers,
            settings,
            conversation: Conversation::default(),
            last: None,
            asked: None,
            more_shown: 0,
            searched: None,
        }
    }

    /// Whether replies are JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.settings.json
    }

    /// What is said to a line.
    pub fn line(&mut self, line: &str) -> Reply {
        let line = line.trim();
        let done = match Command::parse(line).or_else(|| self.plain_command(line)) {
            None => self.say_or_ask(line.strip_prefix("/ask").unwrap_or(line)),
            Some(Command::Help) => Ok(self.say(texts::CHAT_HELP)),
            Some(Command::More) => self.more(),
            Some(Command::Context(number)) => self.context(number),
            Some(Command::Why) => self.why(),
            Some(Command::Summary(topic)) => self.summary(topic),
            Some(Command::Search(query)) => self.search(query),
            Some(Command::Sources) => self.sources(),
            Some(Command::Quit) => Ok(Reply {
                text: String::new(),
                standing: Standing::Fine,
                quit: true,
            }),
            Some(Command::Unknown(name)) => Err(texts::unknown_command(name, command::meant(name))),
        };
        done.unwrap_or_else(|sentence| self.fail(&sentence))
    }

    /// What a person at a terminal means by one word alone. In a pipe a line without `/` is a question, or one of the requests that
    /// [`Chat::say_or_ask`] hears.
    fn plain_command<'l>(&self, line: &str) -> Option<Command<'l>> {
        if self.settings.place != render::Place::Chat {
            return None;
        }
        match line.to_ascii_lowercase().as_str() {
            "exit" | "quit" | "bye" => Some(Command::Quit),
            "help" | "?" => Some(Command::Help),
            _ => None,
        }
    }

    /// What is said to a line without a command: to scripts, which read JSON, the same.
    ///
    /// # Errors
    /// With a sentence, when it is no question or the engine fails.
    pub fn say_or_ask(&mut self, line: &str) -> Result<Reply, String> {
        let aside = asides::aside(line);
        match (aside, &self.last) {
            (None, _) if self.settings.json => self.ask(self.request(line)?),
            (None, _) => self.ask_each(line),
            (Some(Aside::Help), _) => Ok(self.say(texts::CHAT_HELP)),
            (Some(Aside::About), _) | (Some(Aside::Sure), None) => Ok(self.about()),
            (Some(Aside::Covers), _) => self.sources(),
            (Some(Aside::More | Aside::Cited), None) => Ok(self.say(asides::NOTHING_BEFORE)),
            (Some(Aside::More), Some(_)) => self.more(),
            (Some(Aside::Cited), Some(last)) => Ok(self.cited(last)),
            (Some(Aside::Sure), Some(last)) => Ok(self.sure(last)),
        }
    }

    fn about(&self) -> Reply {
        let coverage = self.answers.coverage();
        let searched = (coverage.articles > 0).then(|| answer_texts::searched(&coverage));
        let own = match self.settings.place {
            render::Place::Chat => (texts::KEPT, "/help"),
            render::Place::Piped => (texts::KEPT_NOTHING, "/help"),
            render::Place::OneShot => (texts::KEPT_NOTHING, "dateline help"),
        };
        let text = texts::about(ENGINE_VERSION, searched.as_deref(), own);
        self.say(&render::prose(&text, self.settings.style))
    }

    fn today(&self) -> Day {
        self.settings.today.unwrap_or_else(Day::today)
    }

    fn say(&self, sentence: &str) -> Reply {
        let text = if self.settings.json {
            self.object(&serde_json::json!({"schema": json::SCHEMA, "text": sentence}))
        } else {
            super::safe(sentence).into_owned()
        };
        Reply::said(text, Standing::Fine)
    }

    fn fail(&self, sentence: &str) -> Reply {
        let text = if self.settings.json {
            self.object(&json::failure(sentence))
        } else {
            super::safe(sentence).into_owned()
        };
        Reply::said(text, Standing::Failed)
    }

    fn object(&self, value: &impl serde::Serialize) -> String {
        json::line(value).unwrap_or_else(|error| error.to_string())
    }
}

/// Milliseconds since `started`, to the microsecond.
#[must_use]
pub fn millis(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

#[cfg(test)]
#[path = "chat_tests.rs"]
pub(crate) mod tests;
