//! An answer as one message with embeds, one for each quote.

use super::super::card::{Card, Embed, Tone};
use super::super::quote::{Links, block};
use super::intro::intro;
use super::question::{TITLE_ABOVE, question, whole_question};
use super::{Frame, asks_nothing, footer, labelled};
use crate::discord::escape::plain_line;
use crate::discord::limits::{DESCRIPTION, EMBED_TOTAL, FOOTER, TITLE, shorten, units};
use crate::model::Answer;

pub(super) fn with_embeds(answer: &Answer, frame: Frame<'_>) -> Card {
    let most = match whole_question(answer, frame) {
        Some(_) => TITLE_ABOVE,
        None => TITLE,
    };
    let title = question(answer, frame, most);
    let footer = shorten(&plain_line(&footer(answer)), FOOTER / 4);
    let intro = intro(answer, frame);
    let count = answer.quotes.len().max(1);
    // 40: slack for line breaks between the parts.
    let spent = units(&title) + units(&footer) + units(&intro) + 40;
    let each = (EMBED_TOTAL.saturating_sub(spent) / count)
        .min(DESCRIPTION.saturating_sub(units(&intro) + 40));
    let mut embeds: Vec<Embed> = labelled(answer)
        .map(|(label, quote)| Embed {
            description: block(quote, label, Links::Masked, each),
            tone: tone(answer),
            ..Embed::default()
        })
        .collect();
    open_with(&mut embeds, intro, answer);
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

fn tone(answer: &Answer) -> Tone {
    if answer.is_answered() {
        Tone::Answer
    } else {
        Tone::Related
    }
}

/// Colour of what is said where there is no answer. Where nothing was asked, as in a greeting, there is nothing to be warned of.
fn no_tone(answer: &Answer) -> Tone {
    if asks_nothing(answer) {
        Tone::Info
    } else {
        Tone::No
    }
}

/// Puts the introduction above the quotes: into the first one's embed, but a no stands for itself.
fn open_with(embeds: &mut Vec<Embed>, intro: String, answer: &Answer) {
    match embeds.first_mut().filter(|_| answer.is_answered()) {
        Some(_) if intro.is_empty() => {}
        Some(first) => first.description = format!("{intro}\n{}", first.description),
        None => embeds.insert(
            0,
            Embed {
                description: intro,
                tone: no_tone(answer),
                ..Embed::default()
            },
        ),
    }
}
