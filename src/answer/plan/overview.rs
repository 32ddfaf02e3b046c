//! Questions for an overview rather than for a fact: "latest news about the dam", "summary of the coup".
//!
//! The words that say so are no topic. Quotes are found for what is left, and a summary is pointed to.

use crate::text::{Token, tokens};

use super::words;

/// Words that ask for an overview.
const KEYS: &[&str] = &[
    "summary",
    "summaries",
    "summarise",
    "summarize",
    "overview",
    "recap",
    "tldr",
    "news",
    "latest",
    "new",
    "newest",
];
/// The same where the topic may follow at once: "summarise the trial".
const VERBS: &[&str] = &["summarise", "summarize", "recap", "tldr"];
/// Words between them and the topic.
const PREPOSITIONS: &[&str] = &["of", "about", "on", "from", "with", "in", "regarding"];
/// Words that may stand before them.
const BEFORE: &[&str] = &[
    "what", "whats", "what's", "is", "s", "are", "the", "a", "an", "any", "there", "give", "show",
    "tell", "me", "us", "please", "can", "could", "you", "short", "brief", "quick", "i", "want",
    "need", "hi", "hey", "hello",
];

/// Where the topic begins of a question that asks for an overview of it; `None` for other questions and where no topic is named.
pub(crate) fn topic(own: &[Token]) -> Option<usize> {
    let is =
        |at: usize, list: &[&str]| own.get(at).is_some_and(|t| list.contains(&t.word.as_str()));
    let first = (0..own.len()).find(|at| !is(*at, BEFORE))?;
    let keys = (first..own.len()).take_while(|at| is(*at, KEYS)).count();
    let next = first + keys;
    let verb = keys > 0 && is(next - 1, VERBS);
    let start = if is(next, PREPOSITIONS) {
        next + 1
    } else {
        next
    };
    let leads = keys > 0 && (start > next || verb);
    let named = own
        .get(start..)
        .is_some_and(|rest| rest.iter().any(|t| !words::is_filler(&t.word)));
    (leads && named).then_some(start)
}

/// What a question asks for that may ask for an overview: "the coup" of "summary of the coup"; any other question whole.
pub(crate) fn without_asking(question: &str) -> &str {
    let own = tokens(question);
    topic(&own)
        .and_then(|at| question.get(own.get(at)?.span.start()..))
        .unwrap_or(question)
}

/// Words of a bare topic at most that are no fillers.
const BARE: usize = 3;

/// Whether a text is nothing but a topic: "Niger", "coup in Gabon". Whatever asks, and whatever ends as a question, is none.
pub(crate) fn is_bare(text: &str, own: &[Token]) -> bool {
    let content = own.iter().filter(|t| !words::is_filler(&t.word)).count();
    (1..=BARE).contains(&content)
        && !text.trim_end().ends_with('?')
        && !own.iter().any(|t| words::asks(&t.word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(question: &str) -> Option<String> {
        let own = tokens(question);
        let start = topic(&own)?;
        question.get(own[start].span.start()..).map(str::to_owned)
    }

    #[test]
    fn the_topic_of_an_overview_is_what_is_left() {
        for (question, expected) in [
            ("latest news about Niger", "Niger"),
            ("What's the latest on the dam?", "the dam?"),
            ("Any news from Gabon?", "Gabon?"),
            ("give me a summary of the coup", "the coup"),
            ("Can you summarise the trial please", "the trial please"),
            ("tldr Macron interview", "Macron interview"),
            ("what is new in Paris", "Paris"),
        ] {
            assert_eq!(of(question).as_deref(), Some(expected), "{question}");
        }
    }

    #[test]
    fn what_asks_for_an_overview_is_left_out() {
        assert_eq!(without_asking("news about the dam?"), "the dam?");
        assert_eq!(without_asking("Who built the dam?"), "Who built the dam?");
    }

    #[test]
    fn a_bare_topic_asks_nothing() {
        let bare = |text: &str| is_bare(text, &tokens(text));
        assert!(bare("Niger") && bare("coup in Gabon") && bare("French troops"));
        assert!(!bare("Niger?") && !bare("who is Bazoum") && !bare("the") && !bare(""));
        assert!(!bare("French troops leave Niger this year"));
    }

    #[test]
    fn other_questions_are_left_as_they_are() {
        for question in [
            "latest news",
            "What is the latest coup?",
            "Where was the latest coup in Africa?",
            "New York news anchor",
            "What is in the news?",
            "Who wrote the summary of the report?",
            "summary of it",
            "",
        ] {
            assert_eq!(of(question), None, "{question}");
        }
    }
}
