//! Questions about "him" that do not say who that is: "How old is he?".
//!
//! An answer about somebody or other would look like one about the right person, so there is none until a name is given.

use crate::text::{Token, TokenFlags};

use super::words;

/// Pronouns that ask about somebody as the subject.
const SUBJECTS: &[&str] = &["he", "she"];
/// Pronouns that stand for somebody's own.
const OWNERS: &[&str] = &["his", "her"];
/// Question words that open a phrase: "how old", "which party".
const PHRASES: &[&str] = &["how", "what", "which"];

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
    use crate::text::tokens;

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
