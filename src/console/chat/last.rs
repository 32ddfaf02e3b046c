//! What is said about the last answer: more of it, a quote with what stands around it, where it is from and why it is what it is.

use std::time::Instant;

use super::{Chat, Reply, Standing, json, millis, render, why};
use crate::locales::en::{asides, console as texts};
use crate::model::{Answer, ScoredQuote};

/// Further passages that `/more` shows at a time.
const MORE_AT_ONCE: usize = 3;

impl Chat<'_> {
    pub(super) fn more(&mut self) -> Result<Reply, String> {
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
        self.searched = None;
        Ok(Reply::said(text, Standing::Fine))
    }

    pub(super) fn context(&self, number: &str) -> Result<Reply, String> {
        let quotes = self.on_screen()?;
        let shown = quotes.len();
        let number = if number.is_empty() { "1" } else { number };
        let position = number
            .parse::<usize>()
            .ok()
            .filter(|n| (1..=shown).contains(n));
        let scored = position
            .and_then(|n| quotes.get(n - 1))
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

    /// The quotes to which the numbers on the screen belong: those of a search, when one came after the last answer.
    fn on_screen(&self) -> Result<Vec<&ScoredQuote>, String> {
        if let Some(hits) = &self.searched {
            return Ok(hits.iter().collect());
        }
        let last = self.last.as_ref().ok_or(texts::NOTHING_ASKED)?;
        Ok(self.quoted(last))
    }

    /// The quotes of an answer that were shown.
    fn quoted<'l>(&self, last: &'l Answer) -> Vec<&'l ScoredQuote> {
        let further = last.more.iter().take(self.more_shown);
        last.quotes.iter().chain(further).collect()
    }

    /// Why the last answer is what it is.
    pub(super) fn why(&self) -> Result<Reply, String> {
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

    /// Where the quotes that were shown are from.
    pub(super) fn cited(&self, last: &Answer) -> Reply {
        let quotes = self.quoted(last);
        if quotes.is_empty() {
            return self.say(asides::NOTHING_QUOTED);
        }
        if self.settings.json {
            return self.cited_object(&quotes, None);
        }
        let text = render::cited(&last.outcome, &quotes, self.settings.style);
        Reply::said(text, Standing::Fine)
    }

    /// The quotes themselves, for each of them tells where it is from; with what is said above them.
    fn cited_object(&self, quotes: &[&ScoredQuote], lead: Option<&str>) -> Reply {
        let passages: Vec<_> = quotes.iter().map(|one| json::Passage::of(one)).collect();
        let mut object = serde_json::json!({"schema": json::SCHEMA, "passages": passages});
        if let Some(lead) = lead {
            object["text"] = lead.into();
        }
        Reply::said(self.object(&object), Standing::Fine)
    }

    /// Why quotes can be relied on, and where they are from; without any, what they are cut from.
    pub(super) fn sure(&self, last: &Answer) -> Reply {
        if last.quotes.is_empty() {
            return self.about();
        }
        if self.settings.json {
            return self.cited_object(&self.quoted(last), Some(asides::CUT));
        }
        let cited = self.cited(last);
        let lead = render::prose(asides::CUT, self.settings.style);
        Reply::said(format!("{lead}\n{}", cited.text), cited.standing)
    }
}
