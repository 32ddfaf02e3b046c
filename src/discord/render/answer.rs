//! Answers as cards.

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{CONTENT, DESCRIPTION, EMBED_TOTAL, FOOTER, TITLE, shorten, units};
use super::super::split::pack;
use super::card::{Button, Card, Embed, Tone};
use super::ids::Press;
use super::quote::{Label, Links, block};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{Answer, Filter, Note, Outcome, Quote, RecordId};

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
    pub(in crate::discord) look: Look,
}

/// Messages at most for an answer in plain text.
const PLAIN_MESSAGES: usize = 3;
/// Longest block of a quote in plain text; less than a message, so that an introduction fits beside it.
const PLAIN_BLOCK: usize = 1_600;

/// The answer as one message with embeds, or as up to three in plain text. The buttons are under the last one.
pub(in crate::discord) fn answer(answer: &Answer, frame: Frame<'_>) -> Vec<Card> {
    let mut cards = match frame.look {
        Look::Embeds => vec![with_embeds(answer, frame)],
        Look::Plain => plain(answer, frame),
    };
    if let (Some(last), Some(record)) = (cards.last_mut(), frame.record) {
        last.rows = buttons(record, answer.quotes.len(), answer.more.len());
    }
    cards.into_iter().map(Card::within_limits).collect()
}

fn with_embeds(answer: &Answer, frame: Frame<'_>) -> Card {
    let title = question_title(answer, frame);
    let footer = shorten(&plain_line(&footer(answer)), FOOTER / 4);
    let intro = intro(answer, frame);
    let count = answer.quotes.len().max(1);
    // 40: slack for line breaks between the parts.
    let spent = units(&title) + units(&footer) + units(&intro) + 40;
    let each = (EMBED_TOTAL.saturating_sub(spent) / count).min(DESCRIPTION - 40);
    let tone = if answer.is_answered() {
        Tone::Answer
    } else {
        Tone::Muted
    };
    let mut embeds: Vec<Embed> = Vec::new();
    if !intro.is_empty() {
        embeds.push(Embed {
            description: intro,
            tone,
            ..Embed::default()
        });
    }
    for (label, quote) in labelled(answer) {
        let description = block(quote, label, Links::Shown, each);
        embeds.push(Embed {
            description,
            tone,
            ..Embed::default()
        });
    }
    if embeds.is_empty() {
        // Never the engine's answer, but an empty message would be refused.
        let description = escape_line(&texts::searched(&answer.searched));
        embeds.push(Embed {
            description,
            tone,
            ..Embed::default()
        });
    }
    if let Some(first) = embeds.first_mut() {
        first.title = title;
    }
    if let Some(last) = embeds.last_mut() {
        last.footer = footer;
    }
    Card {
        embeds,
        ..Card::default()
    }
}

fn plain(answer: &Answer, frame: Frame<'_>) -> Vec<Card> {
    let mut blocks: Vec<String> = Vec::new();
    let title = question_title(answer, frame);
    if !title.is_empty() {
        blocks.push(format!("**{title}**"));
    }
    let intro = intro(answer, frame);
    if !intro.is_empty() {
        blocks.push(intro);
    }
    blocks.extend(
        labelled(answer).map(|(label, quote)| block(quote, label, Links::Bare, PLAIN_BLOCK)),
    );
    blocks.push(escape_line(&footer(answer)));
    let mut pages = pack(&blocks, CONTENT);
    pages.truncate(PLAIN_MESSAGES);
    pages.into_iter().map(Card::text).collect()
}

/// The question, escaped and cut to a title.
fn question_title(answer: &Answer, frame: Frame<'_>) -> String {
    if !frame.show_question {
        return String::new();
    }
    // Escaping doubles a text at worst.
    escape_line(&shorten(&plain_line(&answer.question), TITLE / 2))
}

fn labelled(answer: &Answer) -> impl Iterator<Item = (Label, &Quote)> {
    let several = answer.quotes.len() > 1;
    let answered = answer.is_answered();
    answer.quotes.iter().enumerate().map(move |(i, scored)| {
        let label = match (answered, several) {
            (false, _) => Label::Related(i + 1),
            (true, true) => Label::Number(i + 1),
            (true, false) => Label::None,
        };
        (label, &scored.quote)
    })
}

/// What stands above the quotes: the honest no, how a follow-up was read, filters, notes. At most about 1,500 units.
fn intro(answer: &Answer, frame: Frame<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Outcome::NotCovered(reason) = &answer.outcome {
        lines.push(format!("**{}**", shared::no_answer(reason)));
        lines.push(escape_line(&texts::searched(&answer.searched)));
        if !answer.quotes.is_empty() {
            lines.push(texts::NEAREST.to_owned());
        }
    }
    if let Some(read_as) = &answer.read_as {
        lines.push(texts::read_as(&escape_line(&shorten(
            &plain_line(read_as),
            200,
        ))));
    }
    if let Some(filter) = texts::filter(frame.filter) {
        lines.push(escape_line(&shorten(&plain_line(&filter), 150)));
    }
    lines.extend(notes(&answer.notes));
    lines.join("\n")
}

/// Notes under or above an answer, escaped.
pub(in crate::discord) fn notes(notes: &[Note]) -> Vec<String> {
    notes
        .iter()
        .take(3)
        .map(|note| escape_line(&shorten(&plain_line(&shared::note(note)), 150)))
        .collect()
}

fn footer(answer: &Answer) -> String {
    if answer.is_answered() {
        texts::searched(&answer.searched)
    } else {
        String::new()
    }
}

/// *More quotes* and **Ask a follow-up**, and *In context* for each quote.
fn buttons(record: &RecordId, quotes: usize, more: usize) -> Vec<Vec<Button>> {
    let mut first = Vec::new();
    if more > 0 {
        first.push(button(
            &Press::More {
                record: record.clone(),
            },
            texts::MORE_QUOTES,
        ));
    }
    first.push(Button {
        main: true,
        ..button(
            &Press::FollowUp {
                record: record.clone(),
            },
            texts::FOLLOW_UP,
        )
    });
    vec![first, context_buttons(record, 0, quotes)]
}

/// *In context* buttons for `count` quotes, the first of which is number `first` of the record.
pub(in crate::discord) fn context_buttons(
    record: &RecordId,
    first: usize,
    count: usize,
) -> Vec<Button> {
    (first..first + count.min(5))
        .map(|quote| {
            let press = Press::Context {
                record: record.clone(),
                quote,
            };
            if count == 1 && first == 0 {
                button(&press, texts::IN_CONTEXT)
            } else {
                button(&press, &texts::in_context_number(quote + 1))
            }
        })
        .collect()
}

/// A quiet button.
pub(in crate::discord) fn button(press: &Press, label: &str) -> Button {
    Button {
        id: press.id(),
        label: label.to_owned(),
        main: false,
    }
}
