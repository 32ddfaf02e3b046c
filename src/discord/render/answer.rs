//! Answers as cards.

use std::ops::Range;

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{
    CONTENT, DESCRIPTION, EMBED_TOTAL, FOOTER, ROW_BUTTONS, TITLE, shorten, units,
};
use super::super::split::pack;
use super::card::{Button, Card, Embed, Tone};
use super::ids::{Kind, Press};
use super::quote::{Label, Links, block, small};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{Answer, Filter, NoAnswer, Note, Outcome, Quote, RecordId, without_markup};

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
    /// The id of `/summary`, once it is known, for texts that point to it.
    pub(in crate::discord) summary: Option<u64>,
    pub(in crate::discord) look: Look,
}

/// Messages at most for an answer in plain text.
const PLAIN_MESSAGES: usize = 4;
/// Longest block of a quote in plain text; less than a message, so that an introduction fits beside it.
const PLAIN_BLOCK: usize = 1_600;

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

fn with_embeds(answer: &Answer, frame: Frame<'_>) -> Card {
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

/// Messages, each with the numbers of the quotes that it shows.
fn plain(answer: &Answer, frame: Frame<'_>) -> Vec<(Card, Range<usize>)> {
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

/// Longest question that is shown below a title which does not hold it, or in plain text.
const QUESTION: usize = 1_000;

/// Longest title of an embed that shows the whole question below it.
const TITLE_ABOVE: usize = 80;

/// The question, escaped and within `limit` units. Without markup, in which people would stand as numbers.
fn question(answer: &Answer, frame: Frame<'_>, limit: usize) -> String {
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
pub(super) fn words(question: &str) -> String {
    let words = without_markup(question);
    let words: Vec<&str> = words.split_whitespace().collect();
    // What stood before a mark may have been a mention.
    match plain_line(&words.join(" ").replace(" ?", "?")) {
        words if words.is_empty() => plain_line(question),
        words => words,
    }
}

/// The question between quotation marks where the title of an embed does not hold all of it.
fn whole_question(answer: &Answer, frame: Frame<'_>) -> Option<String> {
    let whole = question(answer, frame, QUESTION);
    (frame.look == Look::Embeds && units(&whole) > TITLE).then(|| texts::whole_question(&whole))
}

fn labelled(answer: &Answer) -> impl Iterator<Item = (Label, &Quote)> {
    let several = answer.quotes.len() > 1;
    let answered = answer.is_answered();
    answer.quotes.iter().enumerate().map(move |(i, scored)| {
        let label = match (answered, several) {
            (false, true) => Label::Related(i + 1),
            (false, false) if answer.more.is_empty() => Label::OnlyRelated,
            (false, false) => Label::Related(i + 1),
            (true, true) => Label::Number(i + 1),
            (true, false) => Label::None,
        };
        (label, &scored.quote)
    })
}

/// What the articles were narrowed down to, on a line; `None` when they were not.
pub(super) fn filter_line(filter: &Filter) -> Option<String> {
    let line = shared::filter(filter)?;
    Some(escape_line(&shorten(&plain_line(&line), 150)))
}

/// What stands above the quotes: the whole question when the title is too short for it, the honest no, how a follow-up was read, filters, notes, what was searched. All but
/// the no in small print. At most about 2,500 units.
fn intro(answer: &Answer, frame: Frame<'_>) -> String {
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
        nearest =
            (!answer.quotes.is_empty()).then(|| texts::nearest(answer.quotes.len()).to_owned());
    }
    lines.extend(fine.iter().map(|line| small(line)));
    lines.extend(nearest);
    lines.join("\n")
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

/// Notes under or above an answer, escaped. Corrected spellings are one note.
pub(in crate::discord) fn notes(notes: &[Note]) -> Vec<String> {
    notes_with(notes, &texts::command(texts::SUMMARY, None))
}

/// The same with `/summary` shown as `summary`.
fn notes_with(notes: &[Note], summary: &str) -> Vec<String> {
    let read: Vec<String> = notes
        .iter()
        .filter_map(|note| match note {
            Note::ReadWord { typed, read } => Some(texts::read_word(typed, read)),
            _ => None,
        })
        .take(5)
        .collect();
    let read = (!read.is_empty()).then(|| texts::read_words(&shared::list(&read)));
    let read = read.map(|read| escaped(&read, NOTE));
    let others = notes
        .iter()
        .filter(|note| !matches!(note, Note::ReadWord { .. }))
        .map(|note| match note {
            Note::Overview { topic } => shared::overview(&escaped(topic, NOTE / 2), summary),
            other => escaped(&shared::note(other), NOTE),
        });
    read.into_iter().chain(others).take(3).collect()
}

/// Longest note, before escaping.
const NOTE: usize = 200;

/// A text on one line, cut and escaped.
fn escaped(text: &str, limit: usize) -> String {
    escape_line(&shorten(&plain_line(text), limit))
}

fn footer(answer: &Answer) -> String {
    if answer.is_answered() && answer.has_searched() {
        texts::searched(&answer.searched)
    } else {
        String::new()
    }
}

/// *More quotes* and **Ask a follow-up** or **Give the name**.
fn buttons(record: &RecordId, answer: &Answer) -> Vec<Button> {
    let more = Press::More {
        record: record.clone(),
        kind: kind(answer),
    };
    // Where none is shown there are no more.
    let label = if answer.quotes.is_empty() {
        texts::RELATED_QUOTES
    } else {
        texts::MORE_QUOTES
    };
    let more = (!answer.more.is_empty()).then(|| button(&more, label));
    let record = record.clone();
    // Who asks about "him" is asked for the name, not for another question.
    let (press, label) = if answer.outcome == Outcome::NotCovered(NoAnswer::NobodyNamed) {
        (Press::Name { record }, texts::GIVE_NAME)
    } else {
        (Press::FollowUp { record }, texts::FOLLOW_UP)
    };
    let follow_up = can_be_followed(&answer.outcome).then(|| Button {
        main: true,
        ..button(&press, label)
    });
    more.into_iter().chain(follow_up).collect()
}

/// Whether a follow-up may go on from it: not where nothing was asked, nor where the filter, which it would take over, leaves
/// no article.
fn can_be_followed(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Answered => true,
        Outcome::NotCovered(reason) => {
            reason.has_searched()
                && !matches!(
                    reason,
                    NoAnswer::EmptyCollection | NoAnswer::NothingInFilter
                )
        }
    }
}

/// Whether the further quotes of an answer answer, too.
fn kind(answer: &Answer) -> Kind {
    if answer.is_answered() {
        Kind::Quotes
    } else {
        Kind::Related
    }
}

/// One row where all fit, else one for each kind. Clients break a row that is too wide for the screen by themselves.
pub(in crate::discord) fn in_rows(first: Vec<Button>, second: Vec<Button>) -> Vec<Vec<Button>> {
    if first.len() + second.len() <= ROW_BUTTONS {
        vec![first.into_iter().chain(second).collect()]
    } else {
        vec![first, second]
    }
}

/// *In context* buttons for these quotes of the record, counted from 0; numbered unless it holds one only.
pub(in crate::discord) fn context_buttons(
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
pub(in crate::discord) fn context_button(
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
pub(in crate::discord) fn button(press: &Press, label: &str) -> Button {
    Button {
        id: press.id(),
        label: label.to_owned(),
        main: false,
    }
}
