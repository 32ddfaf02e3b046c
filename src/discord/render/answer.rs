//! Answers as cards.

mod buttons;
mod embeds;
mod intro;
mod plain;
mod question;

use super::card::Card;
use super::quote::Label;
use super::rows::{context_buttons, in_rows};
use crate::locales::en::discord as texts;
use crate::model::{Answer, Filter, Outcome, Quote, RecordId};
use buttons::buttons;
use embeds::with_embeds;
use plain::plain;
pub(super) use question::words;

/// Whether the place allows embeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Look {
    Embeds,
    /// Without the Embed Links permission.
    Plain,
}

/// What an answer is shown with.
#[derive(Clone, Copy, Debug)]
pub(in crate::discord) struct Frame<'a> {
    /// The record that the buttons name; without one (it could not be kept) there are no buttons.
    pub(in crate::discord) record: Option<&'a RecordId>,
    /// Whether to repeat the question: a command does not show it, a reply stands under it.
    pub(in crate::discord) show_question: bool,
    /// Filters given outside the question's text.
    pub(in crate::discord) filter: &'a Filter,
    /// Whether it is about a message that Discord keeps from us.
    pub(in crate::discord) unseen: bool,
    /// The id of `/summary`, once it is known, for texts that point to it.
    pub(in crate::discord) summary: Option<u64>,
    pub(in crate::discord) look: Look,
}

/// The answer as one message with embeds, or as up to four in plain text. *In context* stands under the message that
/// shows the quote, the other buttons under the last one.
pub(in crate::discord) fn answer(answer: &Answer, frame: Frame<'_>) -> Vec<Card> {
    let pages = match frame.look {
        // A courtesy is answered like one, and as every other notice is.
        Look::Embeds if !frame.show_question && asks_nothing(answer) => plain(answer, frame),
        Look::Embeds => vec![(with_embeds(answer, frame), 0..answer.quotes.len())],
        Look::Plain => plain(answer, frame),
    };
    let last = pages.len().saturating_sub(1);
    pages
        .into_iter()
        .enumerate()
        .map(|(i, (mut card, quotes))| {
            if let Some(record) = frame.record {
                let contexts = context_buttons(record, quotes, answer.quotes.len());
                let general = if i == last {
                    buttons(record, answer)
                } else {
                    Vec::new()
                };
                card.rows = in_rows(contexts, general);
            }
            card.within_limits()
        })
        .collect()
}

/// Whether it only answers a greeting, thanks and the like.
fn asks_nothing(answer: &Answer) -> bool {
    matches!(&answer.outcome, Outcome::NotCovered(reason) if !reason.has_searched())
}

fn labelled(answer: &Answer) -> impl Iterator<Item = (Label, &Quote)> {
    let several = answer.quotes.len() > 1;
    let nearness = answer.outcome.nearness();
    answer.quotes.iter().enumerate().map(move |(i, scored)| {
        let label = match (nearness, several) {
            (Some(nearness), false) if answer.more.is_empty() => Label::OnlyRelated(nearness),
            (Some(nearness), _) => Label::Related(i + 1, nearness),
            (None, true) => Label::Number(i + 1),
            (None, false) => Label::None,
        };
        (label, &scored.quote)
    })
}

fn footer(answer: &Answer) -> String {
    if answer.is_answered() && answer.has_searched() {
        texts::searched(&answer.searched)
    } else {
        String::new()
    }
}
