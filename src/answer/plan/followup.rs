//! Follow-ups: what a question that cannot stand alone takes over from the ones before.
//!
//! "And Hale?" puts Hale in the place of the former name and asks the same; "why?" takes over the words of the question before. Either
//! way the result is a text, from which the next follow-up goes on, so that names do not pile up over turns.

use crate::model::{Conversation, Span};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{Token, TokenFlags, tokens};

use super::asked::{Asked, asked};
use super::inherited::{antecedent, inherit, replaced};
use super::terms::Asking;
use super::{meant, overview, words};

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
    let follows = before.filter(|b| !b.text.is_empty() && is_incomplete(&own));
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
        goes_on,
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
        .filter(|e| is_date(e) || matches!(e.meaning, TimeMeaning::Year(_)))
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

/// Whether a question leaves out what it is about: it opens with "and", points with a pronoun at something it does not name,
/// or has hardly a word of its own.
fn is_incomplete(own: &[Token]) -> bool {
    let content = (0..own.len()).filter(|at| is_content(own, *at)).count();
    let names = (1..own.len()).any(|at| is_name(own, at))
        || !own.is_empty() && words::is_name_after_all(own, 0);
    let pronoun = own
        .iter()
        .any(|t| words::PRONOUNS.contains(&t.word.as_str()));
    let opens = opens(own) && !asks_who_one_is(own);
    let counted = counts_somebody(own) && content <= 2;
    opens
        || about(own)
        || (pronoun && !names && content <= 4)
        || ((content <= 1 || counted) && !names)
}

/// "How many people died?", "How many jobs will go?": where, the question before says. Whether it is taken over is a matter of how sure the
/// answers are.
fn counts_somebody(own: &[Token]) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    word(0) == "how" && word(1) == "many"
}

/// "And who is Roe?": with "and" or without, that asks all there is to ask.
fn asks_who_one_is(own: &[Token]) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let named = own.len() > 3 && (3..own.len()).all(|at| is_name(own, at));
    word(1) == "who" && matches!(word(2), "is" | "was") && named
}

/// Words that mean somebody who was named before.
const PERSONS: &[&str] = &[
    "he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs",
];
/// Words that mean something that was, unless nothing is meant: "Did it rain?".
const THINGS: &[&str] = &["it", "its"];
/// What "it" does without being anything.
const WEATHER: &[&str] = &[
    "rain", "rained", "raining", "snow", "snowed", "snowing", "hail", "freeze", "freezing",
    "thunder",
];
/// Words that point at what was said where no noun follows them: "Who said that?".
const POINTING: &[&str] = &["that", "this", "those", "these"];
/// Whoever it was: what happened to them is not said again.
const ANYBODY: &[&str] = &[
    "anyone",
    "anybody",
    "someone",
    "somebody",
    "everyone",
    "everybody",
    "nobody",
];
/// Words of a bare question at most: "why?", "how many?", "in which month?".
const BARE: usize = 3;
/// Question words that a bare question may have; "what is inflation" and "who is Roe" are none.
const BARELY: &[&str] = &["which", "whose", "whom", "when", "where", "why", "how"];

/// Whether a question says itself that it goes on from the one before.
fn goes_on(own: &[Token]) -> bool {
    let has = |list: &[&str]| own.iter().any(|t| list.contains(&t.word.as_str()));
    let bare = own.len() <= BARE && has(BARELY);
    let thing = has(THINGS) && !has(WEATHER);
    let pointed = (0..own.len()).any(|at| points(own, at));
    opens(own) || about(own) || has(PERSONS) || thing || pointed || asks_of_anybody(own) || bare
}

/// Whether a word points at what was said: it is the last one, or an auxiliary stands before it and no noun that it belongs to behind.
fn points(own: &[Token], at: usize) -> bool {
    let last = at + 1 == own.len();
    let verb = at > 0 && words::asks(&own[at - 1].word);
    let noun = own.iter().skip(at + 1).count() > 1;
    POINTING.contains(&own[at].word.as_str()) && at > 0 && (last || verb && !noun)
}

/// "Was anyone hurt?", "How many died?": whom it speaks of, the question before says.
fn asks_of_anybody(own: &[Token]) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let counted = word(0) == "how" && ["many", "much"].contains(&word(1));
    counted || own.iter().any(|t| ANYBODY.contains(&t.word.as_str()))
}

/// Whether that is all: "How many were hurt?", but not "How many sheep were killed?".
fn leaves_out_whom(own: &[Token]) -> bool {
    let counted = own.get(2).map_or("", |t| t.word.as_str());
    let verb = words::asks(counted) || words::is_past(counted);
    asks_of_anybody(own) && (own[0].word != "how" || verb)
}

/// Whether "there" only says that something is: "How many wolves are there?".
fn merely_there(own: &[Token], at: usize) -> bool {
    const BEING: &[&str] = &["is", "are", "was", "were", "be", "been"];
    let before = at.checked_sub(1).map_or("", |before| &own[before].word);
    own[at].word == "there" && BEING.contains(&before)
}

/// Whether a follow-up says something of its own and points at nothing: what it goes on from need not be what was asked last.
fn names_a_thing(own: &[Token]) -> bool {
    (0..own.len()).any(|at| is_content(own, at)) && !points_back(own)
}

/// Whether a pronoun means what was said before.
fn points_back(own: &[Token]) -> bool {
    (0..own.len())
        .any(|at| words::PRONOUNS.contains(&own[at].word.as_str()) && !merely_there(own, at))
}

/// Whether a follow-up names what it is about, so that it may be a question of its own: "What about" something, two words with a
/// name among them, or a thing without "and" before it: "How many wolves are there?".
fn may_stand_alone(own: &[Token]) -> bool {
    let content = (0..own.len()).filter(|at| is_content(own, *at)).count();
    let names = (0..own.len()).any(|at| is_name(own, at));
    let thing = || (0..own.len()).any(|at| is_content(own, at) && !words::is_past(&own[at].word));
    !points_back(own)
        && (content >= 2 && names
            || content >= 1 && (about(own) || asks_of_anybody(own))
            || !opens(own) && thing())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_speaker(earlier: &str, question: &str, expected: &[&str]) {
        let conversation = Conversation {
            earlier: vec![earlier.to_owned()],
            ..Conversation::default()
        };
        let reading = read(question, tokens(question), &conversation);
        let places = reading.asked.speaker;
        let words: Vec<_> = reading.asking[places]
            .iter()
            .map(|a| a.token.word.as_str())
            .collect();
        assert_eq!(words, expected, "{earlier} {question}");
    }

    #[test]
    fn who_one_is_stands_alone_behind_and_too() {
        check("When will the bridge open?", "And who is Jane Roe?", None);
        check(
            "When will the bridge open?",
            "And who is the mayor?",
            Some("who is the mayor (bridge open)"),
        );
    }

    #[test]
    fn whose_words_a_pronoun_asks_for_is_said_before() {
        check_speaker(
            "Did Jane Roe close the bridge?",
            "What did she say?",
            &["jane", "roe"],
        );
        check_speaker(
            "Why did the union strike?",
            "What did they say about it?",
            &["union"],
        );
        check_speaker("Did France pay the mayor?", "What did he say?", &["mayor"]);
        check_speaker(
            "When will French troops leave?",
            "What did they say?",
            &["they"],
        );
        check_speaker("Where is the bridge?", "What did it say?", &["it"]);
        check_speaker(
            "Did Jane Roe close it?",
            "What did the baker say?",
            &["the", "baker"],
        );
    }

    fn check(earlier: &str, question: &str, read_as: Option<&str>) {
        let conversation = Conversation {
            earlier: vec![earlier.to_owned()],
            ..Conversation::default()
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
    fn only_some_questions_say_that_they_go_on() {
        let says_so = |question: &str| {
            let conversation = Conversation {
                earlier: vec!["Who closed the bridge?".to_owned()],
                ..Conversation::default()
            };
            read(question, tokens(question), &conversation).goes_on
        };
        for question in [
            "And when?",
            "why?",
            "In which month?",
            "Did he open it?",
            "What about May?",
        ] {
            assert!(says_so(question), "{question}");
        }
        for question in [
            "Is there a storm?",
            "Did it rain?",
            "What is inflation?",
            "earthquake",
            "lol",
        ] {
            assert!(!says_so(question), "{question}");
        }
    }

    #[test]
    fn what_names_a_thing_may_be_a_question_of_its_own() {
        let may = |question: &str| may_stand_alone(&tokens(question));
        for question in [
            "how many wolves are there?",
            "where is the museum?",
            "how many died?",
            "What about May Hale?",
        ] {
            assert!(may(question), "{question}");
        }
        for question in ["and the museum?", "why?", "who stole them?", "when found?"] {
            assert!(!may(question), "{question}");
        }
    }

    #[test]
    fn some_counts_leave_out_of_whom() {
        let leaves_out = |question: &str| leaves_out_whom(&tokens(question));
        for question in ["how many died?", "how many were hurt?", "was anybody hurt?"] {
            assert!(leaves_out(question), "{question}");
        }
        for question in [
            "how many sheep were killed?",
            "how many sheep?",
            "how old is he?",
        ] {
            assert!(!leaves_out(question), "{question}");
        }
    }

    #[test]
    fn he_is_whom_the_answer_named() {
        let reading = |question: &str, named: &str| {
            let conversation = Conversation {
                earlier: vec!["Who scored the winning penalty?".to_owned()],
                named: Some(named.to_owned()),
                ..Conversation::default()
            };
            read(question, tokens(question), &conversation).read_as
        };
        let read_as = |text: &str| Some(text.to_owned());
        assert_eq!(
            reading("And how old is he?", "Jonas Berg"),
            read_as("how old is he (Jonas Berg)")
        );
        assert_eq!(
            reading("and why?", "Jonas Berg"),
            read_as("why (scored winning penalty)")
        );
        assert_eq!(reading("How old is Leo Nygaard?", "Jonas Berg"), None);
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

    /// How the last of several questions is read.
    fn turns(questions: &[&str], read_as: &str) {
        let (last, earlier) = questions.split_last().unwrap();
        let conversation = Conversation {
            earlier: earlier.iter().map(|q| (*q).to_owned()).collect(),
            ..Conversation::default()
        };
        let reading = read(last, tokens(last), &conversation);
        assert_eq!(reading.read_as.as_deref(), Some(read_as), "{questions:?}");
    }

    #[test]
    fn a_name_takes_the_place_of_the_former_name() {
        let hale = [
            "What did Anna Lindholm say?",
            "What about Dahl?",
            "and Hale?",
            "why?",
        ];
        turns(&hale[..2], "What did Dahl say");
        turns(&hale[..3], "What did Hale say");
        turns(&hale, "why (Hale)");
        turns(
            &["How many soldiers are in Niger?", "What about Chad?"],
            "How many soldiers are in Chad",
        );
        turns(
            &["What did Macron say about Niger?", "and Bazoum?"],
            "What did Bazoum say about Niger",
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
