//! Questions of a line, each with its answer.

use std::time::Instant;

use super::{Chat, Reply, Standing, json, millis, render, why};
use crate::answer::{AskRequest, MOST_QUESTIONS, Several};
use crate::locales::en::answer as answer_texts;
use crate::model::{Answer, Question, QuestionError, Why};

impl Chat<'_> {
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

    pub(super) fn ask(&mut self, request: AskRequest) -> Result<Reply, String> {
        if request.question.is_filter_only() {
            return Err(QuestionError::Empty.to_string());
        }
        let started = Instant::now();
        let (answer, reasons) = self.answered(&request)?;
        let text = self.told(&answer, reasons.as_ref(), millis(started));
        let standing = if answer.is_answered() || answer.outcome.is_talk() {
            Standing::Fine
        } else {
            Standing::NotCovered
        };
        self.conversation = self.conversation.after(&answer.turn());
        if answer.has_asked() {
            self.more_shown = 0;
            self.searched = None;
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

    pub(super) fn request(&self, line: &str) -> Result<AskRequest, String> {
        let question = Question::parse_on(self.today(), line, self.settings.question_limit)
            .map_err(|error| error.to_string())?;
        Ok(self.asking(question))
    }

    pub(super) fn asking(&self, question: Question) -> AskRequest {
        AskRequest {
            question,
            conversation: self.conversation.clone(),
            filter: self.settings.filter.clone(),
            today: Some(self.today()),
        }
    }
}
