//! The question above its answer. It may be longer than a title and hold marks and mentions.

use super::{Frame, Look};
use crate::discord::escape::{escape_line, plain_line};
use crate::discord::limits::{TITLE, shorten, units};
use crate::locales::en::discord as texts;
use crate::model::{Answer, without_markup};

/// Longest question that is shown below a title which does not hold it, or in plain text.
pub(super) const QUESTION: usize = 1_000;

/// Longest title of an embed that shows the whole question below it.
pub(super) const TITLE_ABOVE: usize = 80;

/// The question, escaped and within `limit` units. Without markup, in which people would stand as numbers.
pub(super) fn question(answer: &Answer, frame: Frame<'_>, limit: usize) -> String {
    if !frame.show_question {
        return String::new();
    }
    let question = words(&answer.question);
    let escaped = escape_line(&shorten(&question, limit));
    if units(&escaped) <= limit {
        escaped
    } else {
        // Escaping doubles a text at worst.
        escape_line(&shorten(&question, limit / 2))
    }
}

/// The words of a question on one line; all of it where it has none.
pub(in crate::discord::render) fn words(question: &str) -> String {
    let words = without_markup(question);
    let words: Vec<&str> = words.split_whitespace().collect();
    // What stood before a mark may have been a mention.
    match plain_line(&words.join(" ").replace(" ?", "?")) {
        words if words.is_empty() => plain_line(question),
        words => words,
    }
}

/// The question between quotation marks where the title of an embed does not hold all of it.
pub(super) fn whole_question(answer: &Answer, frame: Frame<'_>) -> Option<String> {
    let whole = question(answer, frame, QUESTION);
    (frame.look == Look::Embeds && units(&whole) > TITLE).then(|| texts::whole_question(&whole))
}
