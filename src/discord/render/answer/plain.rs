//! An answer in plain text: where embeds are not allowed, and where nothing was asked.

use std::ops::Range;

use super::super::card::Card;
use super::super::quote::{Links, block, small};
use super::intro::intro;
use super::question::{QUESTION, question};
use super::{Frame, footer, labelled};
use crate::discord::escape::escape_line;
use crate::discord::limits::{CONTENT, units};
use crate::discord::split::pack;
use crate::model::Answer;

/// Messages at most for an answer in plain text.
const PLAIN_MESSAGES: usize = 4;
/// Longest block of a quote in plain text; less than a message, so that an introduction fits beside it.
const PLAIN_BLOCK: usize = 1_600;

/// Messages, each with the numbers of the quotes that it shows.
pub(super) fn plain(answer: &Answer, frame: Frame<'_>) -> Vec<(Card, Range<usize>)> {
    let mut blocks: Vec<String> = Vec::new();
    let intro = intro(answer, frame);
    // Both on the first message: 10 for the marks and the line between them.
    let title = question(
        answer,
        frame,
        QUESTION.min(CONTENT.saturating_sub(units(&intro) + 10)),
    );
    if !title.is_empty() {
        blocks.push(format!("**{title}**"));
    }
    blocks.extend(Some(intro).filter(|intro| !intro.is_empty()));
    let before = blocks.len();
    blocks.extend(
        labelled(answer).map(|(label, quote)| block(quote, label, Links::Bare, PLAIN_BLOCK)),
    );
    if answer.is_answered() {
        blocks.push(small(&escape_line(&footer(answer))));
    }
    let quotes = answer.quotes.len();
    let (mut end, mut shown) = (0, 0);
    let pages = pack(&blocks, CONTENT).into_iter().map(|page| {
        end += page.blocks;
        let from = shown;
        shown = end.saturating_sub(before).min(quotes);
        (Card::text(page.text), from..shown)
    });
    pages.take(PLAIN_MESSAGES).collect()
}
