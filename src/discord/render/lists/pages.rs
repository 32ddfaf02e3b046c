//! Spreading a list over messages: a title and what is said above it, then a block for each item.

use super::super::answer::Look;
use super::super::card::{Card, Embed, Tone};
use super::super::quote::Links;
use super::item::Item;
use crate::discord::limits::{CONTENT, EMBED_TOTAL, EMBEDS};
use crate::discord::split::pack;

/// Messages at most for one list.
pub(in crate::discord::render) const MESSAGES: usize = 4;
/// Longest block in an embed of a list, so that three always fit in one message.
const EMBED_BLOCK: usize = 1_850;
/// Longest block in plain text.
const PLAIN_BLOCK: usize = 1_820;

/// A titled list over as many messages as it takes, up to [`MESSAGES`].
pub(super) fn list(
    title: &str,
    intro: &str,
    items: &[Item<'_>],
    (look, tone): (Look, Tone),
) -> Vec<Card> {
    match look {
        Look::Embeds => embedded(title, intro, items, tone),
        Look::Plain => {
            let head = [format!("**{title}**"), intro.to_owned()]
                .join("\n")
                .trim_end()
                .to_owned();
            let blocks: Vec<String> = std::iter::once(head)
                .chain(
                    items
                        .iter()
                        .map(|item| item.block(Links::Bare, PLAIN_BLOCK)),
                )
                .collect();
            pack(&blocks, CONTENT)
                .into_iter()
                .take(MESSAGES)
                .map(|page| Card::text(page.text))
                .collect()
        }
    }
}

fn embedded(title: &str, intro: &str, items: &[Item<'_>], tone: Tone) -> Vec<Card> {
    let mut embeds: Vec<Embed> = items
        .iter()
        .map(|item| Embed {
            description: item.block(Links::Masked, EMBED_BLOCK),
            tone,
            ..Embed::default()
        })
        .collect();
    if !intro.is_empty() || embeds.is_empty() {
        embeds.insert(
            0,
            Embed {
                description: intro.to_owned(),
                tone,
                ..Embed::default()
            },
        );
    }
    if let Some(first) = embeds.first_mut() {
        first.title = title.to_owned();
    }
    spread(embeds)
}

/// Embeds in as few messages as hold them, up to [`MESSAGES`].
pub(in crate::discord::render) fn spread(embeds: Vec<Embed>) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for embed in embeds {
        let fits = cards.last().is_some_and(|card| {
            card.embeds.len() < EMBEDS
                && card.embeds.iter().map(Embed::units).sum::<usize>() + embed.units()
                    <= EMBED_TOTAL
        });
        match cards.last_mut() {
            Some(card) if fits => card.embeds.push(embed),
            _ => cards.push(Card {
                embeds: vec![embed],
                ..Card::default()
            }),
        }
    }
    cards.truncate(MESSAGES);
    cards
}
