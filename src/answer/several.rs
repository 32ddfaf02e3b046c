//! Several questions in one message: "When will they leave? How many are there? And who is Bazoum?" is three, and answered as three.
//!
//! The parts end at question marks, and where "and" joins two whole questions ([`compound`](super::compound)). What stands before a question ("I read that …. When …?") belongs to it, and so does what only
//! asks again ("Right?", "Anyone?") or is said behind the last one.

use crate::model::{Filter, Question, without_markup};
use crate::text::{Token, tokens};

use super::compound::questions;
use super::plan::asked::is_question_word;
use super::plan::{small_talk, words};

/// Questions of one message that are answered at most; more would be a wall of quotes.
pub const MOST_QUESTIONS: usize = 3;

/// The questions of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Several {
    /// Those to answer, in order, each with what belongs to it and once. One is as typed.
    pub questions: Vec<String>,
    /// What the operators of several questions select: they hold for each.
    pub filter: Filter,
    /// Questions beyond [`MOST_QUESTIONS`].
    pub left_out: usize,
}

impl Several {
    /// The questions of a message that was parsed as one.
    #[must_use]
    pub fn of(message: &Question) -> Self {
        let text = without_markup(message.text());
        let mut questions: Vec<String> = parts(&text).iter().flat_map(|p| questions(p)).collect();
        if questions.len() < 2 {
            return Self {
                questions: vec![message.text().to_owned()],
                ..Self::default()
            };
        }
        once_each(&mut questions);
        let left_out = questions.len().saturating_sub(MOST_QUESTIONS);
        questions.truncate(MOST_QUESTIONS);
        Self {
            questions,
            filter: message.filter().clone(),
            left_out,
        }
    }

    /// Whether there are several.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.questions.len() > 1
    }
}

/// Words of a question at least that is the same wherever it stands; "Why?" is not.
const WHOLE: usize = 4;

/// Takes out what asks the same words again, unless it asks of what stands before it.
fn once_each(questions: &mut Vec<String>) {
    let mut seen: Vec<Vec<String>> = Vec::new();
    questions.retain(|question| {
        let asked: Vec<String> = tokens(question).into_iter().map(|t| t.word).collect();
        let points = |word: &String| words::PRONOUNS.contains(&word.as_str());
        let alone = asked.len() >= WHOLE && !asked.iter().any(points);
        let again = alone && seen.contains(&asked);
        seen.push(asked);
        !again
    });
}

/// The questions of a text, each with what belongs to it.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = String::new();
    for piece in pieces(text) {
        let toks = tokens(piece);
        let whole = join(&before, piece);
        match parts.last_mut() {
            Some(last) if !piece.contains('?') => {
                if !small_talk::is_courtesy(&toks) {
                    *last = join(last, piece);
                }
            }
            Some(last) if !asks_by_itself(&toks) || only_narrows(piece, &toks) => {
                *last = join(last, piece)
            }
            None if !tells(&toks) && !asks_of_before(&toks) => before = whole,
            _ => {
                parts.push(whole);
                before.clear();
            }
        }
    }
    parts
}

fn join(one: &str, next: &str) -> String {
    format!("{one} {next}").trim().to_owned()
}

/// Words that ask for attention, for a confirmation or for help, and for nothing else.
const AROUND: &[&str] = &[
    "right",
    "correct",
    "true",
    "eh",
    "huh",
    "hm",
    "yeah",
    "ask",
    "asking",
    "help",
    "somebody",
    "everybody",
    "idea",
    "ideas",
    "sure",
    "know",
    "knows",
    "quick",
    "seriously",
];

/// Whether a part says what it is about.
fn tells(toks: &[Token]) -> bool {
    toks.iter()
        .any(|t| !words::is_filler(&t.word) && !AROUND.contains(&t.word.as_str()))
}

/// Whether a part behind another is a question of its own: "Why?" goes on, "Isn't it?" only asks again.
fn asks_by_itself(toks: &[Token]) -> bool {
    tells(toks) || has_question_word(toks)
}

fn has_question_word(toks: &[Token]) -> bool {
    toks.iter().any(|t| is_question_word(&t.word))
}

/// Whether the first part asks something of what was said before the message: "When did it happen?", but not "What?" or "How are you?".
fn asks_of_before(toks: &[Token]) -> bool {
    const POINTING: &[&str] = &[
        "it", "he", "she", "they", "him", "her", "them", "that", "this",
    ];
    toks.first().is_some_and(|t| is_question_word(&t.word))
        && toks.iter().any(|t| POINTING.contains(&t.word.as_str()))
}

/// Whether a part only says which articles may answer: "source:Northern Post?".
fn only_narrows(piece: &str, toks: &[Token]) -> bool {
    let narrows = |question: Question| *question.filter() != Filter::default();
    !has_question_word(toks) && Question::parse(piece, usize::MAX).is_ok_and(narrows)
}

/// The text cut behind its question marks. One inside quotation marks or brackets ends nothing, nor does one inside a word.
fn pieces(text: &str) -> Vec<&str> {
    let straight = text.matches('"').count().is_multiple_of(2);
    let (mut quoted, mut depth, mut start) = (false, 0_usize, 0);
    let mut pieces = Vec::new();
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            '"' if straight => quoted = !quoted,
            '“' | '„' | '«' if rest.contains(['”', '“', '»', '"']) => quoted = true,
            '”' | '»' => quoted = false,
            '(' if rest.contains(')') => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = matches!(c, '?' | '!') && rest.chars().next().is_none_or(char::is_whitespace);
        let marks = text[start..at].trim_end_matches(['?', '!']);
        let asked = c == '?' || text[start + marks.len()..at].contains('?');
        if ends && asked && !quoted && depth == 0 {
            pieces.push(text[start..=at].trim());
            start = at + 1;
        }
    }
    pieces.push(text[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn several(text: &str) -> Several {
        Several::of(&Question::parse(text, 2_000).unwrap())
    }

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(several(text).questions, expect, "{text}");
    }

    /// A question that was sent twice in one message used to be answered twice.
    #[test]
    fn the_same_question_is_answered_once() {
        check(
            "When did the bridge open? when did the bridge open?? When did the bridge open?",
            &["When did the bridge open?"],
        );
        check(
            "When did the bridge open? Who opened it? When did the bridge open?",
            &["When did the bridge open?", "Who opened it?"],
        );
        // Each asks of what stands before it.
        check(
            "Was it late? Who was late? Was it late?",
            &["Was it late?", "Who was late?", "Was it late?"],
        );
    }

    #[test]
    fn questions_part_at_their_marks() {
        check(
            "When will French troops leave Niger? How many are there? And who is Bazoum?",
            &[
                "When will French troops leave Niger?",
                "How many are there?",
                "And who is Bazoum?",
            ],
        );
        check("Who is Itte?!  Why?", &["Who is Itte?!", "Why?"]);
        check(
            "When did it happen? what did she say? was she hurt?",
            &["When did it happen?", "what did she say?", "was she hurt?"],
        );
        check(
            "Who is Tiani? And Bazoum?",
            &["Who is Tiani?", "And Bazoum?"],
        );
        check(
            "Who is Itte? Where is he? Thanks!",
            &["Who is Itte?", "Where is he?"],
        );
    }

    #[test]
    fn what_belongs_to_a_question_stays_with_it() {
        for one in [
            "I read that France leaves Niger. When will the troops go?",
            "When will they leave Niger? I mean the French soldiers.",
            "France will leave Niger, right? Anyone?",
            "Can I ask something? When will the troops leave Niger?",
            "Hello? Who is Bazoum?",
            "What? How are you? Who is Bazoum?",
            "Who is Bazoum? source:Northern Post?",
            "The troops leave, don't they? Isn't it?",
            "Who said “When? Now? Never?” in Niamey?",
            "Who asked \"Are you ready? Now?\" in Niamey?",
            "Who (a minister? a general?) led the coup?",
            "What does example.org/a?b say",
            "no question at all",
        ] {
            check(one, &[one]);
        }
        check(
            "France leaves Niger. When? I read of 1,500 soldiers. How many are there really?",
            &[
                "France leaves Niger. When?",
                "I read of 1,500 soldiers. How many are there really?",
            ],
        );
    }

    #[test]
    fn operators_hold_for_each_question_and_not_more_than_three_are_answered() {
        let found = several("Who is Itte? Where is he? source:CNN");
        assert_eq!(found.filter.sources, ["CNN"]);
        assert!(found.are_several());
        let many = several("Who is Ann? Who is Bob? Who is Cy? Who is Di? Who is Ed?");
        assert_eq!((many.questions.len(), many.left_out), (3, 2));
        assert_eq!(several("Who is Itte? source:CNN").filter, Filter::default());
    }

    #[test]
    fn questions_of_one_sentence_count_as_any_others() {
        let found =
            several("Who is Itte? How many men were hurt and who is in charge? Why? source:CNN");
        let first = [
            "Who is Itte?",
            "How many men were hurt?",
            "who is in charge?",
        ];
        assert_eq!(
            (found.questions.as_slice(), found.left_out),
            (&first.map(str::to_owned)[..], 1)
        );
        assert_eq!(found.filter.sources, ["CNN"]);
        check(
            "How many were hurt and who said so?",
            &["How many were hurt?", "who said so?"],
        );
    }

    #[test]
    fn a_link_asks_nothing() {
        let found = several("Who is Itte? https://example.org/a? Where is he?");
        assert_eq!(found.questions, ["Who is Itte?", "Where is he?"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_but_thanks(text in "([a-c“”\"(é)]{1,3}[?!.]{0,2} ?){1,12}") {
            let joined = parts(&text).concat().replace(' ', "");
            let whole = text.replace(' ', "");
            prop_assert!(joined == whole || !text.contains('?') || whole.starts_with(&joined), "{joined}");
        }
    }
}
