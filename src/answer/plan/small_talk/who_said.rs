//! "Who said that?": whole messages that ask whose words were quoted, and nothing else.

use crate::text::Token;

/// Whole messages that ask whose words were quoted, folded: "who's" is "who".
const WHO_SAID: &[&str] = &[
    "who said that",
    "who said this",
    "who said it",
    "who said so",
    "who says that",
    "who says this",
    "who says it",
    "who says so",
    "who is saying that",
    "who is saying this",
    "who saying that",
    "who saying this",
    "says who",
    "said who",
    "who claims that",
    "who claimed that",
    "who claims this",
    "who claimed this",
    "who was it that said that",
    "who was it who said that",
    "who exactly said that",
    "who is quoted",
    "who is quoted there",
    "who is being quoted",
    "who is it quoting",
    "who is that quote from",
    "who is this quote from",
    "who is speaking",
    "who is talking",
    "whose words are these",
    "whose words are those",
    "whose words are they",
    "whose words is that",
    "whose quote is that",
    "whose quote is this",
    "whose statement is that",
    "whose statement is this",
    "according to whom",
    "according to who",
    "by whom was that said",
    "from whom is that quote",
];

/// Words that may stand around them.
const AROUND_WHO_SAID: &[&str] = &[
    "and", "but", "so", "ok", "okay", "well", "exactly", "actually", "again", "please", "then",
];

/// Words of such a message at most.
const LONGEST_WHO_SAID: usize = 10;

/// Whether a message asks who said what was quoted, and nothing else: "Who said that?", "says who".
pub(crate) fn asks_who_said(toks: &[Token]) -> bool {
    let words: Vec<&str> = toks.iter().map(|t| t.word.as_str()).collect();
    let around = |words: &[&str]| words.iter().all(|word| AROUND_WHO_SAID.contains(word));
    let runs = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
    words.len() <= LONGEST_WHO_SAID
        && runs
            .filter(|(from, to)| around(&words[..*from]) && around(&words[*to..]))
            .any(|(from, to)| WHO_SAID.contains(&words[from..to].join(" ").as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn whole_messages_ask_who_said_what_was_quoted() {
        for text in [
            "who said that?",
            "Says who??",
            "And who said so, exactly?",
            "who says so?",
            "who's saying that",
            "According to whom?",
        ] {
            assert!(asks_who_said(&tokens(text)), "{text}");
        }
        for text in [
            "Who said that the bridge is closed?",
            "Who said no?",
            "who said",
            "what did she say",
            "And who?",
            "says the mayor",
            "Who said that in Niamey?",
            "and",
            "",
        ] {
            assert!(!asks_who_said(&tokens(text)), "{text}");
        }
    }
}
