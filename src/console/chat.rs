//! The conversation in a terminal: what a line means and what is said to it.
//!
//! Knows neither where lines come from nor where text goes, so that a test can hold a conversation. Its world is the
//! [`Answers`] that it gets.

mod answers;
mod command;

use std::time::Instant;

pub use answers::Answers;
use command::Command;

use super::{Style, json, render, why};
use crate::answer::{
    AskRequest, ENGINE_VERSION, MOST_QUESTIONS, Several, SummaryRequest, searches_for_nothing,
};
use crate::locales::en::{answer as answer_texts, asides, console as texts};
use crate::model::{
    Answer, Aside, Conversation, Day, Filter, Question, QuestionError, ScoredQuote, SummaryLength,
    SummaryScope, Why,
};

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
    /// Whether a person can type `/more`; decides the hints.
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

/// Further passages that `/more` shows at a time.
const MORE_AT_ONCE: usize = 3;
/// Passages that `/search` shows.
const SEARCH_LIMIT: usize = 5;

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
            Some(Command::Unknown(name)) => Err(texts::unknown_command(name)),
        };
        done.unwrap_or_else(|sentence| self.fail(&sentence))
    }

    /// What a person at a terminal means by one word alone. In a pipe every line without `/` is a question.
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

    /// What is said to a line without a command. Scripts, which read JSON, get an answer to each.
    ///
    /// # Errors
    /// With a sentence, when it is no question or the engine fails.
    pub fn say_or_ask(&mut self, line: &str) -> Result<Reply, String> {
        let aside = asides::aside(line).filter(|_| !self.settings.json);
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
        let text = texts::about(ENGINE_VERSION, searched.as_deref());
        self.say(&render::prose(&text, self.settings.style))
    }

    /// Where the quotes that were shown are from.
    fn cited(&self, last: &Answer) -> Reply {
        let further = last.more.iter().take(self.more_shown);
        let quotes: Vec<&ScoredQuote> = last.quotes.iter().chain(further).collect();
        if quotes.is_empty() {
            return self.say(asides::NOTHING_QUOTED);
        }
        let text = render::cited(&last.outcome, &quotes, self.settings.style);
        Reply::said(text, Standing::Fine)
    }

    /// Why quotes can be relied on, and where they are from; without any, what they are cut from.
    fn sure(&self, last: &Answer) -> Reply {
        if last.quotes.is_empty() {
            return self.about();
        }
        let cited = self.cited(last);
        let lead = render::prose(asides::CUT, self.settings.style);
        Reply::said(format!("{lead}\n{}", cited.text), cited.standing)
    }

    /// Answers each question of a line, in one reply; as JSON one object that holds the answers. In a conversation as JSON a line is one
    /// question, whatever it holds, for each gets one answer.
    ///
    /// # Errors
    /// As [`Chat::say_or_ask`].
    pub fn ask_each(&mut self, line: &str) -> Result<Reply, String> {
        let message = self.request(line)?;
        let several = Several::of(&self.answers.completed(message.question.clone()));
        if !several.are_several() {
            return self.ask(message);
        }
        let mut answers = Vec::new();
        let mut standing = Standing::Fine;
        for question in &several.questions {
            let mut request = self.request(question)?;
            request.filter = request.filter.and(several.filter.clone());
            let reply = self.ask(request)?;
            answers.push(reply.text);
            if reply.standing != Standing::Fine {
                standing = reply.standing;
            }
        }
        let text = if self.settings.json {
            json::several(line.trim(), &answers, several.left_out).map_err(|e| e.to_string())?
        } else {
            self.each_below_its_question(&several, &answers)
        };
        Ok(Reply::said(text, standing))
    }

    fn each_below_its_question(&self, several: &Several, answers: &[String]) -> String {
        let mut blocks = Vec::new();
        for (question, answer) in several.questions.iter().zip(answers) {
            blocks.push(render::asked(question, self.settings.style));
            blocks.push(answer.clone());
        }
        if several.left_out > 0 {
            let rest = answer_texts::left_out(several.left_out, MOST_QUESTIONS);
            blocks.push(render::prose(&rest, self.settings.style));
        }
        blocks.join("\n\n")
    }

    fn ask(&mut self, request: AskRequest) -> Result<Reply, String> {
        if request.question.is_filter_only() {
            return Err(QuestionError::Empty.to_string());
        }
        let started = Instant::now();
        let (answer, reasons) = self.answered(&request)?;
        let text = self.told(&answer, reasons.as_ref(), millis(started));
        let standing = if answer.is_answered() {
            Standing::Fine
        } else {
            Standing::NotCovered
        };
        self.conversation = self.conversation.after(&answer.turn());
        if answer.has_asked() {
            self.more_shown = 0;
            self.last = Some(answer);
        }
        self.asked = Some(request);
        Ok(Reply::said(text, standing))
    }

    /// The answer, and why it is what it is where that is to be told.
    fn answered(&self, request: &AskRequest) -> Result<(Answer, Option<Why>), String> {
        if self.settings.explain {
            let told = self.answers.why(request, why::EXPLAINED);
            told.map(|(answer, why)| (answer, Some(why)))
        } else {
            self.answers.ask(request).map(|answer| (answer, None))
        }
        .map_err(|e| e.to_string())
    }

    /// An answer as it is printed.
    fn told(&self, answer: &Answer, reasons: Option<&Why>, ms: f64) -> String {
        let style = self.settings.style;
        match (self.settings.json, reasons) {
            (true, Some(reasons)) => self.object(&json::answer(answer, ms).explained(reasons)),
            (true, None) => self.object(&json::answer(answer, ms)),
            (false, Some(reasons)) => {
                let shown = render::answer(answer, self.settings.place, style);
                format!("{shown}\n\n{}", why::why(answer, reasons, style))
            }
            (false, None) => render::answer(answer, self.settings.place, style),
        }
    }

    fn more(&mut self) -> Result<Reply, String> {
        let last = self.last.as_ref().ok_or(texts::NOTHING_ASKED)?;
        let from = self.more_shown.min(last.more.len());
        let to = (from + MORE_AT_ONCE).min(last.more.len());
        let quotes = &last.more[from..to];
        let first = last.quotes.len() + from + 1;
        let text = if self.settings.json {
            let passages: Vec<_> = quotes.iter().map(json::Passage::of).collect();
            self.object(&serde_json::json!({"schema": json::SCHEMA, "passages": passages}))
        } else if quotes.is_empty() {
            texts::NO_MORE.to_owned()
        } else {
            let mut text = render::more(&last.outcome, quotes, first, self.settings.style);
            if to < last.more.len() {
                text.push_str("\n\n");
                text.push_str(&texts::more(last.more.len() - to));
            }
            text
        };
        self.more_shown = to;
        Ok(Reply::said(text, Standing::Fine))
    }

    fn context(&self, number: &str) -> Result<Reply, String> {
        let last = self.last.as_ref().ok_or(texts::NOTHING_ASKED)?;
        let shown = last.quotes.len() + self.more_shown;
        let number = if number.is_empty() { "1" } else { number };
        let position = number
            .parse::<usize>()
            .ok()
            .filter(|n| (1..=shown).contains(n));
        let scored = position
            .and_then(|n| last.quotes.iter().chain(&last.more).nth(n - 1))
            .ok_or_else(|| texts::no_such_quote(shown))?;
        let view = self
            .answers
            .context(scored.quote.receipt())
            .map_err(|e| e.to_string())?
            .ok_or(texts::WITHDRAWN)?;
        let text = if self.settings.json {
            self.object(&json::context(&view))
        } else {
            render::context(&view, self.settings.style)
        };
        Ok(Reply::said(text, Standing::Fine))
    }

    /// Why the last answer is what it is.
    fn why(&self) -> Result<Reply, String> {
        let asked = self.asked.as_ref().ok_or(texts::NOTHING_ASKED)?;
        let started = Instant::now();
        let told = self.answers.why(asked, why::EXPLAINED);
        let (answer, reasons) = told.map_err(|e| e.to_string())?;
        let text = if self.settings.json {
            self.object(&json::answer(&answer, millis(started)).explained(&reasons))
        } else {
            why::why(&answer, &reasons, self.settings.style)
        };
        Ok(Reply::said(text, Standing::Fine))
    }

    fn summary(&self, topic: &str) -> Result<Reply, String> {
        let (scope, filter) = if topic.is_empty() {
            (SummaryScope::Latest, self.settings.filter.clone())
        } else if let Some(article) = self.answers.article(topic) {
            (SummaryScope::Article(article), self.settings.filter.clone())
        } else {
            let topic = Question::parse(topic, self.settings.question_limit)
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

    fn search(&self, query: &str) -> Result<Reply, String> {
        let question = Question::parse(query, self.settings.question_limit);
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
        Ok(Reply::said(text, found(!results.hits.is_empty())))
    }

    fn sources(&self) -> Result<Reply, String> {
        let coverage = self.answers.coverage();
        let text = if self.settings.json {
            self.object(&serde_json::json!({"schema": json::SCHEMA, "covers": coverage}))
        } else {
            render::coverage(&coverage)
        };
        Ok(Reply::said(text, Standing::Fine))
    }

    fn request(&self, line: &str) -> Result<AskRequest, String> {
        let question = Question::parse(line, self.settings.question_limit)
            .map_err(|error| error.to_string())?;
        Ok(self.asking(question))
    }

    fn asking(&self, question: Question) -> AskRequest {
        AskRequest {
            question,
            conversation: self.conversation.clone(),
            filter: self.settings.filter.clone(),
            today: Some(self.today()),
        }
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

/// Milliseconds since `started`, to the microsecond.
#[must_use]
pub fn millis(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

#[cfg(test)]
#[path = "chat_tests.rs"]
pub(crate) mod tests;
