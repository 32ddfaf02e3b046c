//! Questions about "him" that do not say who that is: "How old is he?".
//!
//! An answer about somebody or other would look like one about the right person, so there is none until a name is given.

mod instead;

use crate::text::{Token, TokenFlags, tokens};

use super::{overview, words};
pub(crate) use instead::{
    Instead, asked_again, named_ahead, office_asked_about, without_preposition,
};

/// Pronouns that ask about somebody as the subject.
const SUBJECTS: &[&str] = &["he", "she"];
/// Pronouns that stand for somebody's own.
const OWNERS: &[&str] = &["his", "her"];
/// Question words that open a phrase: "how old", "which party".
const PHRASES: &[&str] = &["how", "what", "which"];

/// A question that names nobody, with the name put in that was given when it was asked for: "How old is he?", "Macron". `None` when
/// it names somebody, or `text` (whose words are `own`) is more than a name.
pub(crate) fn with_name(question: &str, text: &str, own: &[Token]) -> Option<String> {
    let asked = tokens(question);
    let name = name_in(text);
    let own = if name.len() < text.len() {
        tokens(name)
    } else {
        own.to_vec()
    };
    let pronoun = |t: &Token| words::PRONOUNS.contains(&t.word.as_str());
    if !names_nobody(&asked) || !overview::is_bare(name, &own) || own.iter().any(pronoun) {
        return None;
    }
    let pronoun = asked
        .iter()
        .enumerate()
        .find(|(at, _)| is_pronoun(&asked, *at))?
        .1;
    let owner = if OWNERS.contains(&pronoun.word.as_str()) {
        "'s"
    } else {
        ""
    };
    let (head, tail) = (
        question.get(..pronoun.span.start())?,
        question.get(pronoun.span.end()..)?,
    );
    Some(format!("{head}{name}{owner}{tail}"))
}

/// What opens a message that puts right how the one before was taken.
const CORRECTS: &[&str] = &["no", "nope", "nah", "sorry", "oops", "actually", "not that"];
/// What stands between that and what is meant.
const MEANS: &[&str] = &["i mean", "i meant", "i was asking about", "i asked about"];

/// What a message means that puts right how the one before was taken: "the bridge" of "No, I mean the bridge". `None` for other messages.
pub(crate) fn put_right(text: &str) -> Option<String> {
    let open = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '!' | ':' | '-');
    let after = |text: &str, lists: &[&str]| {
        lists.iter().find_map(|words| {
            let head = text.get(..words.len())?;
            let rest = text
                .get(words.len()..)
                .filter(|rest| rest.starts_with(open))?;
            head.eq_ignore_ascii_case(words)
                .then(|| rest.trim_start_matches(open).to_owned())
        })
    };
    let rest = after(text.trim_start(), CORRECTS)?;
    let meant = after(&rest, MEANS)?;
    (!meant.is_empty()).then_some(meant)
}

/// What people write around a name when they are asked for it.
const AROUND: &[&str] = &[
    "and ",
    "i mean ",
    "i meant ",
    "it's ",
    "its ",
    "about ",
    "the one is ",
];

/// The name in "I mean Jonas Petersen, the mayor": without what introduces it, what explains it, and marks at its end.
fn name_in(text: &str) -> &str {
    let mut name = text.trim();
    for words in AROUND {
        if name
            .get(..words.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(words))
        {
            name = &name[words.len()..];
        }
    }
    let name = name.split(',').next().unwrap_or(name);
    name.trim().trim_end_matches(['.', '!', '?']).trim_end()
}

/// Whether a question asks about somebody whom it does not name: it opens with a question word or an auxiliary, "is he" or "is
/// his" follows, and nothing stands before that could be meant. "They" and "it" are no such sign: "When will they arrive?".
pub(crate) fn names_nobody(own: &[Token]) -> bool {
    let Some(first) = own.first().filter(|t| words::asks(&t.word)) else {
        return false;
    };
    let Some(at) = (1..own.len()).find(|at| is_pronoun(own, *at)) else {
        return false;
    };
    let auxiliary = at - 1;
    let phrase = PHRASES.contains(&first.word.as_str());
    words::asks(&own[auxiliary].word)
        && own[1.min(auxiliary)..auxiliary]
            .iter()
            .all(|t| words::is_filler(&t.word) || phrase && !t.flags.has(TokenFlags::CAPITAL))
}

fn is_pronoun(own: &[Token], at: usize) -> bool {
    let word = own[at].word.as_str();
    SUBJECTS.contains(&word) || OWNERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_puts_right_goes_on() {
        for (text, read) in [
            ("No, I mean the bridge", Some("the bridge")),
            ("no i meant Jonas Holt!", Some("Jonas Holt!")),
            ("sorry - I was asking about the dam", Some("the dam")),
            ("I mean the bridge", None),
            ("No, I mean", None),
            ("Norwegians I mean the bridge", None),
            ("no", None),
            ("", None),
        ] {
            assert_eq!(put_right(text).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn the_name_that_was_asked_for_takes_the_place_of_the_pronoun() {
        let filled = |question: &str, text: &str| with_name(question, text, &tokens(text));
        assert_eq!(
            filled("How old is he?", "Macron").as_deref(),
            Some("How old is Macron?")
        );
        assert_eq!(
            filled("Who is his wife", " mikael dahl. ").as_deref(),
            Some("Who is mikael dahl's wife")
        );
        assert_eq!(filled("How old is Macron?", "Dahl"), None);
        assert_eq!(filled("How old is he?", "Who is Dahl?"), None);
        assert_eq!(filled("How old is he?", "thanks"), None);
        for text in ["I mean Jonas Holt", "Jonas Holt?", "Jonas Holt, the mayor"] {
            let expected = Some("How old is Jonas Holt?");
            assert_eq!(
                filled("How old is he?", text).as_deref(),
                expected,
                "{text}"
            );
        }
        for text in ["him", "that one", ""] {
            assert_eq!(filled("How old is he?", text), None, "{text}");
        }
    }

    #[test]
    fn he_is_nobody_until_somebody_is_named() {
        for question in [
            "Is he dead?",
            "How old is he?",
            "how many children does she have",
            "What did he say about Niger?",
            "Who is his wife?",
            "Which party does she lead?",
        ] {
            assert!(names_nobody(&tokens(question)), "{question}");
        }
    }

    #[test]
    fn whom_a_question_names_itself_is_known() {
        for question in [
            "Is Macron dead?",
            "What did Macron say he would do?",
            "Why did the mayor resign and what did he say?",
            "Cindy Williams died this week. What was she best known for?",
            "Who is Macron and is he married?",
            "who is macron and is he married",
            "Who lost her job?",
            "When will they arrive?",
            "Which of his ministers left?",
            "What happened after Macron said he would leave?",
            "he",
            "",
        ] {
            assert!(!names_nobody(&tokens(question)), "{question}");
        }
    }
}
