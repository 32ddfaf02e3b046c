//! Two questions in one sentence: "How many people were hurt and who is in charge?".
//!
//! They part at an "and" with a whole question on either side, each with a question word and a verb of its own. What shares a verb ("who
//! and when"), hangs on a verb of the first ("does he say who left and who stayed"), or is quoted, is one question.

use super::plan::asked::is_question_word;
use super::plan::followup::{is_content, is_name};
use super::plan::small_talk::asks_who_said;
use super::plan::words;
use crate::text::{Token, TokenFlags, tokens};

/// Auxiliaries behind a question word, after which its subject stands.
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "am", "did", "does", "do", "will", "would", "has", "have", "had",
    "can", "could", "should", "shall", "must", "might",
];
/// Words that may open a question before its question word: "In which year".
const PREPOSITIONS: &[&str] = &[
    "in", "on", "at", "by", "for", "from", "to", "with", "of", "since", "until",
];
/// Question words whose noun stands behind them: "which party", "how many soldiers".
const WITH_NOUN: &[&str] = &["which", "whose", "how", "what"];
/// Question words that ask for the subject, so that the verb follows at once: "who resigned".
const SUBJECTS: &[&str] = &["who", "what"];
/// Words of a noun between such a word and its auxiliary.
const NOUN: usize = 4;

/// The questions of a sentence, in order; the sentence as it is where it is one question.
pub(super) fn questions(sentence: &str) -> Vec<String> {
    let toks = tokens(sentence);
    let at = (1..toks.len().saturating_sub(1)).find(|at| parts_at(sentence, &toks, *at));
    let Some(at) = at else {
        return vec![sentence.to_owned()];
    };
    let (Some(left), Some(right)) = (
        sentence.get(..toks[at].span.start()),
        sentence.get(toks[at].span.end()..),
    ) else {
        return vec![sentence.to_owned()];
    };
    let left = left.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    let mut all = vec![format!("{left}?")];
    all.extend(questions(right.trim_start()));
    all
}

/// Whether the token at `at` is an "and" between two questions.
fn parts_at(sentence: &str, toks: &[Token], at: usize) -> bool {
    let (before, behind) = (&toks[..at], &toks[at + 1..]);
    let open = sentence
        .get(..toks[at].span.start())
        .is_none_or(is_inside_marks);
    toks[at].word == "and" && !open && is_first(sentence, before) && is_next(behind, before)
}

/// Whether quotation marks or brackets are open at the end of a text.
fn is_inside_marks(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    let opened = count('“') + count('„') + count('«') + count('(');
    let closed = count('”') + count('»') + count(')');
    count('"') % 2 == 1 || opened > closed
}

/// Where the question begins in what stands before "and": behind the last sentence that ends there.
fn last_sentence<'t>(sentence: &str, toks: &'t [Token]) -> &'t [Token] {
    let ends = |pair: &[Token]| {
        let gap = sentence.get(pair[0].span.end()..pair[1].span.start());
        gap.is_some_and(|gap| gap.contains(['.', '!', '?', ':', ';']))
    };
    let from = toks.windows(2).rposition(ends).map_or(0, |at| at + 1);
    &toks[from..]
}

/// Whether the words before "and" are a question: a question word with its verb, no other one hanging on it, and enough to look up.
fn is_first(sentence: &str, toks: &[Token]) -> bool {
    let toks = last_sentence(sentence, toks);
    let from = usize::from(
        toks.first()
            .is_some_and(|t| PREPOSITIONS.contains(&t.word.as_str())),
    );
    let question = toks.get(from..).unwrap_or(&[]);
    let asked = question
        .iter()
        .filter(|t| is_question_word(&t.word))
        .count();
    asked == 1 && is_whole(question)
}

/// Whether the words behind "and" begin with a question that needs nothing of the one before but what a pronoun means.
fn is_next(toks: &[Token], before: &[Token]) -> bool {
    let end = toks
        .iter()
        .position(|t| t.word == "and")
        .unwrap_or(toks.len());
    let next = &toks[..end];
    let capital = next
        .first()
        .is_some_and(|t| t.flags.has(TokenFlags::CAPITAL));
    let points = |toks: &[Token]| {
        toks.iter()
            .any(|t| words::PRONOUNS.contains(&t.word.as_str()))
    };
    let content = (0..before.len())
        .filter(|at| is_content(before, *at))
        .count();
    let named = (1..before.len()).any(|at| is_name(before, at));
    let told = content > 1 || named || points(before) || points(next) || asks_who_said(next);
    !capital && told && next.len() > 2 && is_whole(next)
}

/// Whether some words are a question with a verb: the question word at their beginning, its noun if it has one, an auxiliary and
/// something behind it, or the verb itself where the subject is asked for.
fn is_whole(question: &[Token]) -> bool {
    let word = |at: usize| question.get(at).map_or("", |t| t.word.as_str());
    let auxiliary = |at: usize| AUXILIARIES.contains(&word(at));
    if !is_question_word(word(0)) || question.len() < 2 {
        return false;
    }
    let subject = SUBJECTS.contains(&word(0)) && !auxiliary(1) && words::is_past(word(1));
    let noun = WITH_NOUN.contains(&word(0));
    let most = if noun { NOUN } else { 0 };
    let asks = (1..=most + 1).find(|at| auxiliary(*at));
    // "which was published" and "whose is" say more of what was named before.
    let relative = matches!(word(0), "which" | "whose" | "whom") && asks == Some(1);
    let follows = asks.is_some_and(|at| question.len() > at + 1);
    subject || follows && !relative || leads(question) || tells_of(question)
}

/// "How many people died", "which party won": behind the noun stands a verb of the past.
fn tells_of(question: &[Token]) -> bool {
    let verb = match question {
        [how, many, ..] if how.word == "how" && many.word == "many" => 3,
        [which, ..] if which.word == "which" => 2,
        _ => return false,
    };
    let past = |t: &Token| words::is_past(&t.word);
    question.iter().skip(verb).take(2).any(past)
}

/// "Who leads the inquiry", "who counts them": behind "who" stands no noun, so what ends in "s" is a verb of the present.
fn leads(question: &[Token]) -> bool {
    question.len() > 2 && question[0].word == "who" && question[1].word.ends_with('s')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_whole_questions_part() {
        for (text, expect) in [
            (
                "How many people were hurt and who is in charge?",
                &["How many people were hurt?", "who is in charge?"][..],
            ),
            (
                "How many people died in the flood and which party won the vote?",
                &[
                    "How many people died in the flood?",
                    "which party won the vote?",
                ],
            ),
            (
                "When will the troops leave, and how many are there?",
                &["When will the troops leave?", "how many are there?"],
            ),
            (
                "Who is the mayor and when was he elected?",
                &["Who is the mayor?", "when was he elected?"],
            ),
            (
                "Who leads the inquiry and what did it find",
                &["Who leads the inquiry?", "what did it find"],
            ),
            (
                "In which year did the mill burn and what was the damage and who paid for it?",
                &[
                    "In which year did the mill burn?",
                    "what was the damage?",
                    "who paid for it?",
                ],
            ),
            (
                "I read of a fire. How many men and women were hurt and who led the rescue?",
                &[
                    "I read of a fire. How many men and women were hurt?",
                    "who led the rescue?",
                ],
            ),
            (
                "What happened in Kemi and which ferry was it?",
                &["What happened in Kemi?", "which ferry was it?"],
            ),
            (
                "How many wolves are there in Kestel, and who counts them?",
                &["How many wolves are there in Kestel?", "who counts them?"],
            ),
            (
                "Who won the cup and who lost the final?",
                &["Who won the cup?", "who lost the final?"],
            ),
        ] {
            assert_eq!(questions(text), expect, "{text}");
        }
    }

    #[test]
    fn what_is_one_question_stays_one() {
        for one in [
            // One verb for both.
            "Who and when?",
            "When and where did the ferry sink?",
            "How and why did he leave?",
            "Who resigned and why?",
            "When did the strike begin and when?",
            "Where did the ferry sink and how?",
            "How many soldiers and how much money did France send?",
            "Which parties and why did they leave?",
            "which parties and why they left",
            "What economic reasons and what effects did the strike have?",
            // They hang on a verb before.
            "Did Macron say who left and who stayed?",
            "What did he say about who left and who is in charge?",
            "Does anybody know when it opens and where it is?",
            "What is known of when he left and where he went?",
            "Who knows when he left and where he is?",
            "Who is the man who shot and who was shot?",
            "Tell me who left and who is in charge",
            // Relative clauses, verbs and nouns that "and" joins.
            "What did the report find and which was published on Tuesday?",
            "Who met the king and whose is the crown?",
            "What did he say and do?",
            "Who is Macron and is he married?",
            "How many men and women were hurt?",
            "What do France and Niger want?",
            "What did the mayor and the council decide?",
            "Who are Anna and Erik?",
            // What the first lacks, the second says.
            "What are the reasons and what are the effects of the strike?",
            "Who left and who stayed in Niger?",
            // Names and quoted words.
            "Who wrote the song Anna and Where Are They Now?",
            "Who sang “Who are you and where are they” in Niamey?",
            "Who asked \"Where is it and who is he\" in Niamey?",
            "Who won (and who is it now) the seat?",
            // No questions at all.
            "trains and where they go",
            "France and who is in charge",
            "and who is in charge?",
            "and",
            "who is in charge and",
            "",
        ] {
            assert_eq!(questions(one), [one], "{one}");
        }
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_each_part_asks(text in "((who|when|how many|and|is|did|were|hurt|charge|the|Roe|left|\"|“|”|,|it) ){0,14}") {
            let parts = questions(&text);
            let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
            let joined: String = parts.iter().map(|part| letters(part)).collect();
            prop_assert_eq!(joined.replace("and", ""), letters(&text).replace("and", ""));
            for part in parts.iter().skip(1) {
                prop_assert!(tokens(part).first().is_some_and(|t| is_question_word(&t.word)), "{}", part);
            }
        }
    }
}
