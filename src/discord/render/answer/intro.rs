//! What stands above the quotes of an answer.

use super::super::notes::{filter_line, notes_with};
use super::super::quote::small;
use super::Frame;
use super::question::whole_question;
use crate::discord::escape::{escape_line, plain_line};
use crate::discord::limits::shorten;
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{Answer, NoAnswer, Outcome};

/// What stands above the quotes: the whole question when the title is too short for it, the honest no, how a follow-up was read, filters, notes, what was searched. All but
/// the no in small print. At most about 2,500 units.
pub(super) fn intro(answer: &Answer, frame: Frame<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fine: Vec<String> = Vec::new();
    lines.extend(whole_question(answer, frame).map(|question| small(&question)));
    let searched = answer.has_searched();
    if let Some(read_as) = answer.read_as.as_ref().filter(|_| searched) {
        let read_as = escape_line(&shorten(&plain_line(read_as), 200));
        fine.push(texts::read_as(&read_as));
    }
    fine.extend(filter_line(frame.filter));
    let summary = texts::command(texts::SUMMARY, frame.summary);
    fine.extend(notes_with(&answer.notes, &summary));
    let mut nearest = None;
    if let Outcome::NotCovered(reason) = &answer.outcome {
        lines.push(said(answer, reason, (frame, &summary)));
        if answer.searched.articles > 0 && searched {
            fine.push(escape_line(&texts::searched(&answer.searched)));
        }
        fine.extend(
            (frame.unseen && misses_words(reason)).then(|| texts::SEES_NOT_THAT.to_owned()),
        );
        nearest =
            (!answer.quotes.is_empty()).then(|| texts::nearest(answer.quotes.len()).to_owned());
    }
    lines.extend(fine.iter().map(|line| small(line)));
    lines.extend(nearest);
    lines.join("\n")
}

/// Whether what was asked for in vain may stand in a message that was not seen.
fn misses_words(reason: &NoAnswer) -> bool {
    reason.has_searched() || matches!(reason, NoAnswer::NotAQuestion | NoAnswer::NothingQuoted)
}

/// What opens an answer that is none: in bold what was looked for in vain, plainly what only answers a courtesy. `summary` is how
/// the command of that name is shown.
fn said(answer: &Answer, reason: &NoAnswer, (frame, summary): (Frame<'_>, &str)) -> String {
    let sentence = match reason {
        NoAnswer::NobodyNamed if frame.record.is_some() => texts::WHO_IS_MEANT,
        NoAnswer::Greeting => texts::GREETING,
        NoAnswer::NothingInFilter => shared::no_article(frame.filter, &answer.notes),
        other => shared::no_answer(other),
    };
    if reason.has_searched() {
        format!("**{sentence}**")
    } else {
        sentence.replace(&texts::command(texts::SUMMARY, None), summary)
    }
}
