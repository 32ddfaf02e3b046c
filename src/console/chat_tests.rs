//! Conversations with hand-made answers.

use std::cell::RefCell;

use super::super::fixtures;
use super::*;
use crate::answer::SummaryRequest;
use crate::index::IndexError;
use crate::model::{
    ContextView, Coverage, NoAnswer, Outcome, Question, Receipt, SearchResults, Summary,
    SummaryScope, Why,
};

/// Answers everything with the same, and notes what was asked after what. A question with "foreign" is not covered,
/// one with "broken" fails.
#[derive(Default)]
pub(crate) struct Script {
    asked: RefCell<Vec<(String, Vec<String>)>>,
    summaries: RefCell<Vec<SummaryScope>>,
}

impl Answers for Script {
    fn ask(&self, request: &AskRequest) -> Result<Answer, IndexError> {
        let text = request.question.text().to_owned();
        if text == "thanks" {
            return Ok(Answer {
                outcome: Outcome::NotCovered(NoAnswer::Courtesy),
                quotes: Vec::new(),
                ..fixtures::no_answer()
            });
        }
        self.asked
            .borrow_mut()
            .push((text.clone(), request.conversation.earlier.clone()));
        if text.contains("broken") {
            return Err(IndexError::Busy);
        }
        let mut answer = if text.contains("foreign") {
            Answer {
                more: fixtures::answer().more,
                ..fixtures::no_answer()
            }
        } else {
            fixtures::answer()
        };
        answer.read_as = text
            .starts_with("And")
            .then(|| format!("{text} the bridge"));
        answer.question = text;
        Ok(answer)
    }
    fn why(&self, request: &AskRequest, _: usize) -> Result<(Answer, Why), IndexError> {
        Ok((self.ask(request)?, fixtures::why()))
    }
    fn search(&self, request: &AskRequest, _: usize) -> Result<SearchResults, IndexError> {
        let mut results = fixtures::results();
        if request.question.text().contains("nobody") {
            results.hits.remove(0);
        }
        Ok(results)
    }
    fn summary(&self, request: &SummaryRequest) -> Result<Summary, IndexError> {
        self.summaries.borrow_mut().push(request.scope.clone());
        Ok(fixtures::summary())
    }
    fn context(&self, receipt: &Receipt) -> Result<Option<ContextView>, IndexError> {
        let article = fixtures::article("a.txt", fixtures::BODY);
        let withdrawn = receipt.article.as_str() != "a.txt";
        let view = ContextView::cut(&article, None, receipt.span, None);
        Ok(view.filter(|_| !withdrawn))
    }
    fn article(&self, name: &str) -> Option<crate::model::ArticleId> {
        (name == "a.txt").then(|| crate::model::ArticleId::new(name))
    }
    fn completed(&self, question: Question) -> Question {
        question
    }
    fn coverage(&self) -> Coverage {
        fixtures::coverage()
    }
}

pub(crate) fn settings(json: bool) -> ChatSettings {
    ChatSettings {
        question_limit: 60,
        today: Some(fixtures::day()),
        filter: Filter::default(),
        style: Style::plain(),
        place: render::Place::Chat,
        json,
        explain: false,
    }
}

/// The replies to a list of lines.
fn replies(lines: &[&str]) -> Vec<Reply> {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    lines.iter().map(|line| chat.line(line)).collect()
}

fn last(lines: &[&str]) -> Reply {
    replies(lines).pop().unwrap()
}

#[test]
fn a_follow_up_knows_the_questions_before_it_as_they_were_read() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    for line in ["Who is Ann Lee?", "And when?", "/more", "Why?"] {
        chat.line(line);
    }
    let asked = script.asked.borrow();
    assert_eq!(asked[1].1, ["Who is Ann Lee?"]);
    assert_eq!(asked[2].1, ["And when? the bridge"]);
}

#[test]
fn the_standing_is_that_of_the_line() {
    assert_eq!(last(&["When?"]).standing, Standing::Fine);
    assert_eq!(last(&["foreign"]).standing, Standing::NotCovered);
    assert_eq!(last(&["broken"]).standing, Standing::Failed);
    assert_eq!(last(&["?!"]).standing, Standing::Failed);
    assert_eq!(last(&["broken", "When?"]).standing, Standing::Fine);
}

#[test]
fn a_question_over_the_limit_gets_a_friendly_sentence() {
    let reply = last(&["a ".repeat(100).as_str()]);
    assert!(
        reply.text.contains("longer than 60 characters"),
        "{}",
        reply.text
    );
}

#[test]
fn a_question_of_filters_alone_is_no_question() {
    let reply = last(&["source:CNN"]);
    assert!(
        reply.text.starts_with("There is no question in that."),
        "{}",
        reply.text
    );
}

#[test]
fn more_goes_on_counting_and_ends() {
    let replies = replies(&["When?", "/more", "/more", "/more"]);
    assert!(
        replies[0].text.ends_with("4 further passages: /more"),
        "{}",
        replies[0].text
    );
    assert!(
        replies[1].text.starts_with("3. │ Nobody"),
        "{}",
        replies[1].text
    );
    assert!(
        replies[1].text.ends_with("1 further passage: /more"),
        "{}",
        replies[1].text
    );
    assert!(
        replies[2].text.starts_with("6. │ Nobody"),
        "{}",
        replies[2].text
    );
    assert_eq!(replies[3].text, "That was all.");
}

#[test]
fn further_passages_below_a_no_are_marked_as_related() {
    let reply = last(&["foreign", "/more"]);
    let marks = reply.text.matches("(related, not an answer)").count();
    assert_eq!(marks, 3, "{}", reply.text);
}

#[test]
fn single_words_leave_and_help_at_a_terminal_only() {
    assert_eq!(last(&["help"]).text, last(&["/help"]).text);
    assert!(last(&["Exit"]).quit && last(&["quit"]).quit);
    assert_eq!(
        last(&["When?", "more"]).text,
        last(&["When?", "/more"]).text
    );
    let script = Script::default();
    let piped = ChatSettings {
        place: render::Place::Piped,
        ..settings(false)
    };
    let reply = Chat::new(&script, piped).line("exit");
    assert!(!reply.quit && !reply.text.is_empty());
    assert_eq!(script.asked.borrow()[0].0, "exit");
}

#[test]
fn context_takes_the_number_of_a_quote_that_was_shown() {
    let shown = last(&["When?", "/context 2"]);
    assert!(
        shown.text.contains("│ Nobody was hurt.\n"),
        "{}",
        shown.text
    );
    assert_eq!(
        last(&["When?", "/context 3"]).text,
        "Write /context with a number from 1 to 2."
    );
    assert!(
        last(&["When?", "/more", "/context 3"])
            .text
            .contains("Nobody")
    );
    assert_eq!(last(&["When?", "/context x"]).standing, Standing::Failed);
    assert_eq!(
        last(&["When?", "/context 99999999999999999999"]).standing,
        Standing::Failed
    );
}

#[test]
fn a_withdrawn_article_has_no_context() {
    assert_eq!(
        last(&["When?", "/context 1"]).text,
        "That article was withdrawn."
    );
}

#[test]
fn commands_before_any_question_say_so() {
    assert_eq!(last(&["/more"]).text, "Ask something first.");
    assert_eq!(last(&["/context 1"]).text, "Ask something first.");
}

#[test]
fn a_summary_is_of_the_latest_or_of_a_topic() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    chat.line("/summary");
    chat.line("/summary  the bridge ");
    assert_eq!(
        *script.summaries.borrow(),
        [
            SummaryScope::Latest,
            SummaryScope::Topic("the bridge".to_owned())
        ]
    );
}

#[test]
fn other_commands() {
    assert!(last(&["/help"]).text.contains("/context 2"));
    assert!(last(&["/sources"]).text.starts_with("2 articles"));
    assert!(
        last(&["/search the"])
            .text
            .contains("no words to search for")
    );
    assert!(last(&["/search"]).text.contains("no words to search for"));
    assert!(
        last(&["/search source:CNN"])
            .text
            .starts_with("1. │ She said")
    );
    assert!(last(&["/search bridge"]).text.starts_with("1. │ She said"));
    assert!(last(&["/quit"]).quit && last(&["/q"]).quit);
    let unknown = last(&["/\u{1b}[31mx"]);
    assert_eq!(
        unknown.text,
        "There is no command /␛[31mx. /help lists them."
    );
}

#[test]
fn with_json_every_reply_is_one_object() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(true));
    for line in [
        "When?",
        "foreign",
        "broken",
        "",
        "/more",
        "/context 2",
        "/context 9",
        "/summary",
        "/search x",
        "/sources",
        "/help",
        "/nope",
    ] {
        let reply = chat.line(line);
        let value: serde_json::Value = serde_json::from_str(&reply.text).unwrap();
        assert_eq!(value["schema"], 1, "{line}");
        assert_eq!(
            reply.standing == Standing::Failed,
            value.get("error").is_some(),
            "{line}"
        );
    }
    assert!(matches!(fixtures::answer().outcome, Outcome::Answered));
}

#[test]
fn why_explains_the_last_question() {
    let before = last(&["/why"]);
    assert_eq!(
        (before.text.as_str(), before.standing),
        (texts::NOTHING_ASKED, Standing::Failed)
    );
    let told = last(&["When will the bridge open?", "/why"]);
    assert!(told.text.starts_with("Why this answer"), "{}", told.text);
    assert_eq!(told.standing, Standing::Fine);
}

#[test]
fn more_in_words_is_what_the_command_does() {
    for more in ["more", "Tell me more!", "go on", "more quotes, please"] {
        let said = last(&["When?", more]).text;
        assert_eq!(said, last(&["When?", "/more"]).text, "{more}");
    }
    let none = last(&["more"]);
    assert_eq!(
        (none.text.as_str(), none.standing),
        (asides::NOTHING_BEFORE, Standing::Fine)
    );
}

#[test]
fn who_asks_where_it_is_from_gets_sources_and_dates_without_quotes() {
    let told = last(&["When?", "source?"]).text;
    assert_eq!(
        told,
        "1. Example Herald, citing CNN · undated; covers the events of “Ann Lee, the mayor, …” (25 Sep 2023)\n   \
         “Bridge to open” · by A. Writer · news/b.txt · https://example.org/b\n   \
         also in: a.txt, outlet unknown · 25 Sep 2023 (stated in the text)\n\
         2. outlet unknown · 25 Sep 2023 (stated in the text)\n   a.txt"
    );
    // What "more" showed is among them, a no says what its quotes are, and courtesies are no answers.
    let more = last(&["When?", "more", "thanks", "when was that published?"]).text;
    assert!(more.contains("\n2, 3, 4, 5. outlet unknown"), "{more}");
    let no = last(&["foreign", "Where is that from?"]).text;
    assert!(no.ends_with("(related, not an answer)"), "{no}");
    assert_eq!(last(&["link?"]).text, asides::NOTHING_BEFORE);
    // Doubts get the same, and what a quote is; before any quote, what Dateline is.
    let sure = last(&["When?", "are you sure?"]).text;
    assert!(
        sure.starts_with("Each quote is cut") && sure.ends_with(&told),
        "{sure}"
    );
    let unsure = last(&["are you sure?"]).text;
    assert_eq!(unsure, last(&["Who made you?"]).text);
}

#[test]
fn questions_about_dateline_are_not_searched() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    let about = chat.line("Who made you?").text;
    assert!(about.starts_with("I quote news articles"), "{about}");
    assert_eq!(chat.line("What can you do?").text, texts::CHAT_HELP);
    let covers = chat.line("What articles do you have?").text;
    assert_eq!(covers, chat.line("/sources").text);
    assert!(script.asked.borrow().is_empty());
    chat.line("Who are you quoting about Niger?");
    assert_eq!(script.asked.borrow().len(), 1);
    // A command keeps no history, and has no command that begins with a slash.
    let once = ChatSettings {
        place: render::Place::OneShot,
        ..settings(false)
    };
    let once = Chat::new(&script, once).line("Who made you?").text;
    assert!(
        about.contains("chat_history") && about.contains("/help"),
        "{about}"
    );
    assert!(
        !once.contains("chat_history") && once.contains("dateline help"),
        "{once}"
    );
    // A script hears the same, as JSON.
    let told = Chat::new(&script, settings(true))
        .line("Who made you?")
        .text;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["text"], about);
    assert_eq!(script.asked.borrow().len(), 1);
}

#[test]
fn several_questions_are_answered_one_after_the_other() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    let reply = chat.line("Who is Lee? And Hale? Is it foreign? Who is Roe?");
    let asked = script.asked.borrow();
    let questions: Vec<&str> = asked.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(questions, ["Who is Lee?", "And Hale?", "Is it foreign?"]);
    assert_eq!(asked[2].1, ["And Hale? the bridge"]);
    assert_eq!(reply.standing, Standing::NotCovered);
    assert!(
        reply.text.starts_with("Who is Lee?\n\n1. │"),
        "{}",
        reply.text
    );
    let end = "one more was not looked up. Please ask it by itself.";
    assert!(reply.text.ends_with(end), "{}", reply.text);
}

#[test]
fn a_script_gets_one_answer_a_line() {
    let script = Script::default();
    Chat::new(&script, settings(true)).line("Who is Lee? And Hale?");
    assert_eq!(script.asked.borrow().len(), 1);
}

/// The numbers on the screen are those of what was listed last.
#[test]
fn context_is_that_of_what_is_on_the_screen() {
    let nobody = "│ Nobody was hurt.\n";
    for before in [
        &[][..],
        &["When will the bridge open?"],
        &["When?", "/more"],
    ] {
        let after_search = |command| {
            let lines: Vec<&str> = before
                .iter()
                .copied()
                .chain(["/search nobody", command])
                .collect();
            last(&lines).text
        };
        let shown = after_search("/context 1");
        assert!(shown.contains(nobody), "{shown}");
        assert_eq!(after_search("/context 2"), "Write /context 1.");
    }
    // A new answer, or more of the last one, is on the screen then.
    for after in [
        &["When?", "/search nobody", "When?"][..],
        &["When?", "/search nobody", "/more"],
    ] {
        let lines: Vec<&str> = after.iter().copied().chain(["/context 1"]).collect();
        assert_eq!(last(&lines).text, texts::WITHDRAWN);
    }
}

/// A script hears what a person does, and reads it as JSON.
#[test]
fn with_json_the_chat_hears_the_same_requests() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(true));
    let mut told = |line: &str| -> serde_json::Value {
        let reply = chat.line(line);
        assert_eq!(reply.standing, Standing::Fine, "{line}");
        serde_json::from_str(&reply.text).unwrap()
    };
    let answer = told("When will the bridge open?");
    let cited = told("source?");
    let quotes = fixtures::answer().quotes.len();
    assert_eq!(cited["passages"].as_array().unwrap().len(), quotes);
    assert_eq!(
        cited["passages"][0]["article"],
        answer["passages"][0]["article"]
    );
    assert_eq!(cited["schema"], 1);
    let sure = told("are you sure?");
    assert!(
        sure["text"].is_string() && sure["passages"].is_array(),
        "{sure}"
    );
    assert!(told("help")["text"].as_str().unwrap().contains("/more"));
    assert!(told("more")["passages"].is_array());
    assert!(told("what articles do you have?")["covers"].is_object());
    assert!(told("who are you?")["text"].is_string());
    let asked = script.asked.borrow();
    assert_eq!(asked.len(), 1, "{asked:?}");
}
