//! Buttons that stand under more than one kind of message, and the rows that they stand in.

use std::ops::Range;

use super::super::limits::ROW_BUTTONS;
use super::card::Button;
use super::ids::Press;
use crate::locales::en::discord as texts;
use crate::model::RecordId;

/// One row where all fit, else one for each kind. Clients break a row that is too wide for the screen by themselves.
pub(super) fn in_rows(first: Vec<Button>, second: Vec<Button>) -> Vec<Vec<Button>> {
    if first.len() + second.len() <= ROW_BUTTONS {
        vec![first.into_iter().chain(second).collect()]
    } else {
        vec![first, second]
    }
}

/// *In context* buttons for these quotes of the record, counted from 0; numbered unless it holds one only.
pub(super) fn context_buttons(
    record: &RecordId,
    quotes: Range<usize>,
    total: usize,
) -> Vec<Button> {
    quotes
        .take(ROW_BUTTONS)
        .map(|quote| context_button(record, quote, (quote + 1, total)))
        .collect()
}

/// The *In context* button for the quote at this place of the record. It is shown with its number, unless it is the only one of all.
pub(super) fn context_button(
    record: &RecordId,
    quote: usize,
    (number, total): (usize, usize),
) -> Button {
    let press = Press::Context {
        record: record.clone(),
        quote,
    };
    if total > 1 {
        button(&press, &texts::in_context_number(number))
    } else {
        button(&press, texts::IN_CONTEXT)
    }
}

/// A quiet button.
pub(super) fn button(press: &Press, label: &str) -> Button {
    Button {
        id: press.id(),
        label: label.to_owned(),
        main: false,
    }
}
