//! Follow-ups: what a question that cannot stand alone takes over from the ones before.
//!
//! "And Hale?" puts Hale in the place of the former name and asks the same; "why?" takes over the words of the question before. Either
//! way the result is a text, from which the next follow-up goes on, so that names do not pile up over turns.

mod incomplete;

use crate::model::{Conversation, Span};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{Token, TokenFlags, tokens};

use super::asked::{Asked, asked};
use super::inherited::{antecedent, inherit, replaced};
use super::terms::Asking;
use super::{meant, overview, words};
use incomplete::{
    goes_on, is_incomplete, leaves_out_whom, may_stand_alone, names_a_thing, names_nothing,
};

/// A question as it is read: its own words and those taken over.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// Own words first, then the inherited ones.
    pub(crate) asking: Vec<Asking>,
    /// What is asked for.
    pub(crate) asked: Asked,
    /// How a follow-up was read.
    pub(crate) read_as: Option<String>,
    /// The whole text as it is read: its own or that of [`Reading::read_as`].
    pub(crate) text: String,
    /// Whether a follow-up may just as well be a question of its own: "What about the harbour of Kemi?".
    pub(crate) may_stand_alone: bool,
    /// Whether a follow-up says enough to go on from an earlier question than the last: "and how many were hurt?".
    pub(crate) may_come_back: bool,
    /// Whether it leaves out of whom it speaks: "how many died?".
    pub(crate) leaves_out_whom: bool,
    /// Whether nothing but the lack of a name makes it a follow-up: "When does the library close?".
    pub(crate) weakly: bool,
    /// Whether a follow-up says so: "And …", "What about …", "he", or nothing but "Why?".
    pub(crate) goes_on: bool,
}

/// Words that continue a conversation when they open a question.
const OPENERS: &[&str] = &["and", "also", "but", "then", "so"];

/// Earlier questions that are looked at.
const TURNS: usize = 8;

/// What was asked before, as it was read.
struct Before {
    text: String,
    asked: Asked,
    /// Whether it was itself read with what stood before.
    resolved: bool,
}

/// Reads `text`, whose words are `own`, in its conversation. A question that stands alone takes nothing over.
pub(crate) fn read(text: &str, own: Vec<Token>, conversation: &Conversation) -> Reading {
    let from = conversation.earlier.len().saturating_sub(TURNS);
    let before = conversation.earlier[from..]
        .iter()
        .fold(None, |before, question| {
            let topic = overview::without_asking(question);
            let one = if topic.len() < question.len() {
                alone(topic, tokens(topic))
            } else {
                read_after(question, tokens(question), before.as_ref())
            };
            Some(Before {
                asked: one.asked,
                // A question that was asked as it was read ends with what it took over.
                resolved: one.read_as.is_some() || question.ends_with(')'),
                text: one.text,
            })
        });
    match &conversation.named {
        Some(name) if before.is_some() && means_somebody(&own) && !names_others(conversation) => {
            let before = Before {
                text: name.clone(),
                asked: Asked::default(),
                resolved: true,
            };
            read_after(text, own, Some(&before))
        }
        _ => read_after(text, own, before.as_ref()),
    }
}

/// Whether the last question was not answered and named somebody or something itself, which "he" may mean.
fn names_others(conversation: &Conversation) -> bool {
    let last = conversation.earlier.last();
    conversation.left_unanswered()
        && last.is_some_and(|last| {
            let own = tokens(last);
            (1..own.len()).any(|at| is_name(&own, at))
        })
}

/// Whether a question speaks of "him", and of nobody by name.
pub(crate) fn means_somebody(own: &[Token]) -> bool {
    const SOMEBODY: &[&str] = &["he", "she", "him", "her", "his", "hers"];
    own.iter().any(|t| SOMEBODY.contains(&t.word.as_str())) && is_incomplete(own)
}

fn read_after(text: &str, own: Vec<Token>, before: Option<&Before>) -> Reading {
    let unnamed = before.filter(|b| !b.resolved);
    let named = unnamed.and_then(|b| Some((b, meant::with_name(&b.text, text, &own)?)));
    if let Some((before, whole)) = named {
        return Reading {
            goes_on: true,
            ..replacing(&whole, before)
        };
    }
    let weakly = !is_incomplete(&own);
    let follows = before.filter(|b| !b.text.is_empty() && (!weakly || names_nothing(&own)));
    let Some(before) = follows else {
        return alone(text, own);
    };
    let (may_stand_alone, goes_on) = (may_stand_alone(&own), goes_on(&own));
    let leaves_out_whom = leaves_out_whom(&own[usize::from(opens(&own))..]);
    let says_enough = names_a_thing(&own);
    let replaced = replaced(text, &own, &before.text);
    let may_come_back = says_enough && replaced.is_none();
    let reading = match replaced {
        Some(whole) => replacing(&whole, before),
        None => inheriting(text, own, before),
    };
    Reading {
        may_stand_alone: may_stand_alone && reading.read_as.is_some(),
        may_come_back: may_come_back && reading.read_as.is_some(),
        leaves_out_whom,
        weakly,
        goes_on: goes_on && !weakly,
        ..reading
    }
}

/// A question that is the one before with another name.
fn replacing(whole: &str, before: &Before) -> Reading {
    let mut reading = alone(whole, tokens(whole));
    if !reading.asked.explicit {
        reading.asked = carried(&before.asked);
    }
    let read_as = whole.trim_end_matches(['?', '.', '!', ' ']).to_owned();
    reading.read_as = Some(read_as);
    reading
}

/// What was asked for, without the places of its words, which are those of another text.
fn carried(asked: &Asked) -> Asked {
    Asked {
        focus: None,
        type_words: 0..0,
        speaker: 0..0,
        ..asked.clone()
    }
}

/// A question that stands alone.
fn alone(text: &str, own: Vec<Token>) -> Reading {
    let asked = asked(text, &own);
    Reading {
        asking: mark_dates(wrap(own, false), &dates_of(text)),
        asked,
        read_as: None,
        text: text.to_owned(),
        may_stand_alone: false,
        may_come_back: false,
        leaves_out_whom: false,
        weakly: false,
        goes_on: false,
    }
}

/// A question with words of the one before behind its own.
fn inheriting(text: &str, own: Vec<Token>, before: &Before) -> Reading {
    let earlier = tokens(&before.text);
    let inherited = inherit(&own, &before.text, &earlier, &before.asked);
    let kept: Vec<&str> = inherited
        .iter()
        .filter_map(|t| t.span.cut(&before.text))
        .collect();
    if kept.is_empty() {
        return alone(text, own);
    }
    let read_as = format!("{} ({})", strip_opener(text, &own), kept.join(" "));
    let question = asked(text, &own);
    let mut asked = if question.explicit {
        question
    } else {
        carried(&before.asked)
    };
    asked.speaker = match own.get(asked.speaker.clone()) {
        Some([one]) => match antecedent(&one.word, &inherited) {
            Some(meant) => own.len() + meant.start..own.len() + meant.end,
            None => asked.speaker,
        },
        _ => asked.speaker,
    };
    let mut asking = mark_dates(wrap(own, false), &dates_of(text));
    asking.extend(wrap(inherited, true));
    Reading {
        asking,
        asked,
        read_as: Some(read_as.clone()),
        text: read_as,
        may_stand_alone: false,
        may_come_back: false,
        leaves_out_whom: false,
        weakly: false,
        goes_on: false,
    }
}

/// Whether a word says something of the topic.
pub(crate) fn is_content(toks: &[Token], at: usize) -> bool {
    !words::is_filler(&toks[at].word) || words::is_name_after_all(toks, at)
}

/// Whether it is written as a name.
pub(crate) fn is_name(toks: &[Token], at: usize) -> bool {
    toks[at].flags.has(TokenFlags::CAPITAL) && is_content(toks, at)
}

/// Whether "and" or the like opens a question.
pub(super) fn opens(own: &[Token]) -> bool {
    own.first()
        .is_some_and(|t| OPENERS.contains(&t.word.as_str()))
}

/// "What about", "how about".
pub(super) fn about(own: &[Token]) -> bool {
    own.iter()
        .zip(own.iter().skip(1))
        .take(2)
        .any(|(one, next)| next.word == "about" && matches!(one.word.as_str(), "what" | "how"))
}

/// Where a question names a day, a year, or a month with its year.
fn dates_of(text: &str) -> Vec<Span> {
    time_expressions(text)
        .iter()
        .filter(|e| is_date(e) || is_month(text, e) || matches!(e.meaning, TimeMeaning::Year(_)))
        .map(|e| e.span)
        .collect()
}

/// Whether an expression means a day or a month that articles may spell in another way: "24 September", "yesterday".
pub(crate) fn is_date(expression: &TimeExpression) -> bool {
    expression.is_named_in_full()
        || matches!(
            expression.meaning,
            TimeMeaning::MonthDay(..) | TimeMeaning::Days(_) | TimeMeaning::WeekdayOf(..)
        )
}

/// Whether an expression is a month in which something was: "in October", but not "the October survey".
pub(crate) fn is_month(text: &str, expression: &TimeExpression) -> bool {
    let before = text.get(..expression.span.start()).unwrap_or("");
    let word = before.split_whitespace().next_back().unwrap_or("");
    matches!(expression.meaning, TimeMeaning::Month(_))
        && ["in", "during"].contains(&word.to_ascii_lowercase().as_str())
}

fn mark_dates(mut asking: Vec<Asking>, dates: &[Span]) -> Vec<Asking> {
    for one in &mut asking {
        one.date = dates.iter().any(|date| date.contains(one.token.span));
    }
    asking
}

fn wrap(tokens: Vec<Token>, inherited: bool) -> Vec<Asking> {
    tokens
        .into_iter()
        .map(|token| Asking {
            token,
            inherited,
            source: false,
            date: false,
        })
        .collect()
}

/// The text without "and" in front and without its question mark.
fn strip_opener<'a>(text: &'a str, own: &[Token]) -> &'a str {
    let from = if opens(own) {
        own.get(1).map_or(0, |t| t.span.start())
    } else {
        0
    };
    text.get(from..)
        .unwrap_or(text)
        .trim()
        .trim_end_matches(['?', '.', '!', ' '])
}

#[cfg(test)]
mod tests;
