//! Follow-ups: what a question that cannot stand alone takes over from the one before.

use crate::model::{Conversation, Span};
use crate::text::times::time_expressions;
use crate::text::{Token, TokenFlags, tokens};

use super::asked::{Asked, asked};
use super::terms::Asking;
use super::{synonyms, words};

/// A question as it is read: its own words and those taken over.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// Own words first, then the inherited ones.
    pub(crate) asking: Vec<Asking>,
    /// What is asked for.
    pub(crate) asked: Asked,
    /// How a follow-up was read.
    pub(crate) read_as: Option<String>,
}

/// Words that continue a conversation when they open a question.
const OPENERS: &[&str] = &["and", "also", "but", "then", "so"];

/// Inherited words at most; the earlier question's most concrete ones are first by their order.
const MOST: usize = 8;

/// Reads `text`, whose words are `own`, in its conversation. A question that stands alone takes nothing over.
pub(crate) fn read(text: &str, own: Vec<Token>, conversation: &Conversation) -> Reading {
    let dates = dates_of(text);
    let question = asked(text, &own);
    let earlier = conversation.earlier.last().map_or("", String::as_str);
    if earlier.is_empty() || !is_incomplete(&own) {
        return Reading {
            asking: mark_dates(wrap(own, false), &dates),
            asked: question,
            read_as: None,
        };
    }
    let before = tokens(earlier);
    let inherited = inherit(&own, &before);
    if inherited.is_empty() {
        return Reading {
            asking: mark_dates(wrap(own, false), &dates),
            asked: question,
            read_as: None,
        };
    }
    let kept: Vec<&str> = inherited
        .iter()
        .filter_map(|t| t.span.cut(earlier))
        .collect();
    let read_as = format!("{} ({})", strip_opener(text, &own), kept.join(" "));
    let asked = if question.explicit {
        question
    } else {
        asked(earlier, &before)
    };
    let mut asking = mark_dates(wrap(own, false), &dates);
    asking.extend(wrap(inherited, true));
    Reading {
        asking,
        asked,
        read_as: Some(read_as),
    }
}

/// Where a question names a day or a month in full.
fn dates_of(text: &str) -> Vec<Span> {
    time_expressions(text)
        .iter()
        .filter(|e| e.is_named_in_full())
        .map(|e| e.span)
        .collect()
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
    let opens = own
        .first()
        .is_some_and(|t| OPENERS.contains(&t.word.as_str()));
    let from = if opens {
        own.get(1).map_or(0, |t| t.span.start())
    } else {
        0
    };
    text.get(from..)
        .unwrap_or(text)
        .trim()
        .trim_end_matches(['?', '.', '!', ' '])
}

/// Whether a question leaves out what it is about: it opens with "and", points with a pronoun at something it does not name,
/// or has hardly a word of its own.
fn is_incomplete(own: &[Token]) -> bool {
    let content: Vec<&Token> = own.iter().filter(|t| !words::is_filler(&t.word)).collect();
    let names = own
        .iter()
        .skip(1)
        .any(|t| t.flags.has(TokenFlags::CAPITAL) && !words::is_filler(&t.word));
    let opener = own
        .first()
        .is_some_and(|t| OPENERS.contains(&t.word.as_str()));
    let about =
        own.len() >= 2 && own[1].word == "about" && matches!(own[0].word.as_str(), "what" | "how");
    let pronoun = own
        .iter()
        .any(|t| words::PRONOUNS.contains(&t.word.as_str()));
    opener || about || (pronoun && !names && content.len() <= 4) || (content.len() <= 1 && !names)
}

/// Content words of the earlier question that the new one neither has nor replaces by one of the same class (another country for
/// a country, another number for a number).
fn inherit(own: &[Token], before: &[Token]) -> Vec<Token> {
    let own_place = own.iter().any(|t| synonyms::place(&t.word).is_some());
    let own_number = own.iter().any(|t| t.flags.has(TokenFlags::DIGIT));
    before
        .iter()
        .filter(|t| !words::is_filler(&t.word) && !own.iter().any(|o| o.stem == t.stem))
        .filter(|t| {
            let replaced_place = own_place && synonyms::is_nationality(&t.word);
            let replaced_number = own_number && t.flags.has(TokenFlags::DIGIT);
            !replaced_place && !replaced_number
        })
        .take(MOST)
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(earlier: &str, question: &str, read_as: Option<&str>) {
        let conversation = Conversation {
            earlier: vec![earlier.to_owned()],
        };
        assert_eq!(
            read(question, tokens(question), &conversation)
                .read_as
                .as_deref(),
            read_as,
            "{question}"
        );
    }

    #[test]
    fn a_follow_up_takes_over_what_is_missing() {
        check(
            "How many French soldiers are in Niger?",
            "and how many are American?",
            Some("how many are American (soldiers Niger)"),
        );
        check(
            "Who is the mayor of Springfield?",
            "When was he elected?",
            Some("When was he elected (mayor Springfield)"),
        );
        check(
            "Who closed the bridge?",
            "why?",
            Some("why (closed bridge)"),
        );
    }

    #[test]
    fn a_complete_question_takes_nothing_over() {
        check(
            "How many French soldiers are in Niger?",
            "Who is the mayor of Springfield?",
            None,
        );
        check(
            "Who closed the bridge?",
            "When will the harbour tunnel open?",
            None,
        );
        check("", "and how many are American?", None);
    }
}
