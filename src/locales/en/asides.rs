//! Messages that are usual in a chat and are no question about the articles: "more", "source?", "who made you?".
//!
//! A message counts as one only when all of it is of that kind: "Who are you?" is, "Who are you quoting about Niger?" is a
//! question for the articles, and so is "Who made the decision?". What may as well be asked of somebody or something in an answer
//! ("Where are they from?") is not in the table. It is one, compared word for word.

use crate::model::Aside;

/// Whole messages, in lower case and without marks, contractions written out; see [`aside`]. Written by hand.
const ASIDES: &[(Aside, &[&str])] = &[
    (
        Aside::More,
        &[
            "more",
            "some more",
            "any more",
            "more of that",
            "more quotes",
            "more passages",
            "more info",
            "more information",
            "more details",
            "further quotes",
            "further passages",
            "show more",
            "show me more",
            "give me more",
            "tell me more",
            "tell me more about it",
            "tell me more about that",
            "tell me more about this",
            "can you tell me more",
            "is there more",
            "are there more",
            "is there any more",
            "are there any more",
            "anything else",
            "what else",
            "go on",
            "continue",
            "keep going",
            "next",
        ],
    ),
    (
        Aside::Cited,
        &[
            "source",
            "sources",
            "the source",
            "the sources",
            "your source",
            "your sources",
            "any source",
            "got a source",
            "do you have a source",
            "what is the source",
            "what is your source",
            "what are the sources",
            "what is the source of that",
            "what is the source for that",
            "cite your source",
            "cite your sources",
            "citation",
            "citation needed",
            "reference",
            "references",
            "where is that from",
            "where is this from",
            "where are these from",
            "where is that quote from",
            "where is this quote from",
            "where are these quotes from",
            "where are the quotes from",
            "where does that come from",
            "where does this come from",
            "where did you get that",
            "where did you get this",
            "where did you get that from",
            "where did you find that",
            "where did you read that",
            "how do you know",
            "how do you know that",
            "which article",
            "what article",
            "which articles",
            "which article is that",
            "which article is that from",
            "which article is this from",
            "what article is that from",
            "what article is this from",
            "when is that from",
            "when is this from",
            "when was that written",
            "when was this written",
            "when was that published",
            "when was this published",
            "when was that reported",
            "from when is that",
            "from when is this",
            "how recent is that",
            "how recent is this",
            "link",
            "links",
            "the link",
            "a link",
            "url",
            "got a link",
            "is there a link",
            "do you have a link",
            "can i have the link",
            "can i have a link",
            "give me the link",
            "what is the link",
        ],
    ),
    (
        Aside::Sure,
        &[
            "are you sure",
            "are you sure about that",
            "are you sure about this",
            "are you sure of that",
            "are you certain",
            "you sure",
            "you sure about that",
            "is that true",
            "is this true",
            "is that really true",
            "is that correct",
            "is this correct",
            "is that right",
            "is that accurate",
            "is this accurate",
            "is that reliable",
            "is this reliable",
            "is it true",
            "is that real",
            "is this real",
            "is that legit",
            "is this legit",
            "is that fake",
            "is this fake",
            "fact check",
            "fact check this",
            "fact check that",
            "can you fact check this",
            "can you fact check that",
            "can i trust that",
            "can i trust this",
            "can i trust you",
            "can you be trusted",
            "wrong",
            "that is wrong",
            "this is wrong",
            "you are wrong",
            "that is not true",
            "that is not right",
            "that is not correct",
            "that is incorrect",
            "that is false",
            "not true",
        ],
    ),
    (
        Aside::Help,
        &[
            "help",
            "help me",
            "i need help",
            "need help",
            "that is not what i asked",
            "that is not what i meant",
            "not what i asked",
            "not what i meant",
            "i did not ask that",
            "you did not answer my question",
            "that does not answer my question",
            "that is not an answer",
            "can you help",
            "can you help me",
            "could you help me",
            "how do i ask",
            "how do i use this",
            "how do i use you",
            "how do you work",
            "how does this work",
            "how does it work",
            "how does this bot work",
            "what can you do",
            "what can i ask",
            "what can i ask you",
            "what do you do",
            "commands",
        ],
    ),
    (
        Aside::About,
        &[
            "about",
            "who are you",
            "what are you",
            "who is this bot",
            "what is this bot",
            "what is dateline",
            "who is dateline",
            "what is your name",
            "tell me about yourself",
            "introduce yourself",
            "who made you",
            "who built you",
            "who created you",
            "who developed you",
            "who programmed you",
            "who wrote you",
            "what is your privacy policy",
            "what do you store",
            "what do you keep",
            "what data do you store",
            "what data do you keep",
            "do you store my messages",
            "do you store my questions",
            "do you save my messages",
            "do you save my questions",
            "do you keep my messages",
            "do you keep my questions",
            "do you log my messages",
            "do you track me",
            "do you know who i am",
            "delete my data",
            "who made this bot",
            "who made dateline",
            "who runs you",
            "who runs this bot",
            "who owns you",
            "who is your creator",
            "who is your maker",
            "are you a bot",
            "are you a robot",
            "are you an ai",
            "are you ai",
            "are you a human",
            "are you human",
            "are you a person",
            "are you real",
            "are you a real person",
            "are you a language model",
            "are you an llm",
            "are you chatgpt",
            "are you gpt",
            "is this a bot",
            "is this an ai",
            "is this ai",
            "do you use ai",
            "which version are you",
            "what version are you",
        ],
    ),
    (
        Aside::Covers,
        &[
            "what articles do you have",
            "which articles do you have",
            "what articles are there",
            "which articles are there",
            "what articles do you know",
            "which articles do you know",
            "what articles do you cover",
            "what articles can you search",
            "what do you cover",
            "what do you know",
            "what do you know about",
            "what topics do you cover",
            "which topics do you cover",
            "what dates do you cover",
            "which dates do you cover",
            "what period do you cover",
            "what news do you have",
            "what news do you cover",
            "what are your articles",
            "what are your articles about",
            "what are the articles about",
            "list articles",
            "list your articles",
            "list the articles",
            "show me your articles",
            "what sources do you have",
            "which sources do you have",
            "what sources do you use",
            "which sources do you use",
            "what sources are there",
            "which sources are there",
            "what sources do you cover",
            "which sources do you cover",
            "how many articles",
            "how many articles do you have",
            "how many articles do you know",
            "how many articles are there",
            "how many sources do you have",
            "how old is your newest article",
            "how old is your latest article",
            "how old is the newest article",
            "how old is the latest article",
            "how old are your articles",
            "how old are the articles",
            "how recent are you",
            "how recent are your articles",
            "how recent are the articles",
            "how recent is your newest article",
            "how recent is your latest article",
            "how current are you",
            "how current are your articles",
            "how up to date are you",
            "how up to date are your articles",
            "are you up to date",
            "what is your newest article",
            "what is your latest article",
            "what is your most recent article",
            "what is the newest article",
            "what is the latest article",
            "what is the most recent article",
            "when is your newest article from",
            "when is your latest article from",
            "when were you last updated",
        ],
    ),
];

/// Words that may stand around such a message and change nothing about it.
const AROUND: &[&str] = &[
    "please", "pls", "plz", "hi", "hello", "hey", "dateline", "bot", "ok", "okay", "and", "so",
    "but", "well", "thanks", "thank", "you", "then", "now", "oh", "exactly",
];

/// Contractions and what they stand for.
const WRITTEN_OUT: &[(&str, &str)] = &[
    ("what's", "what is"),
    ("whats", "what is"),
    ("who's", "who is"),
    ("whos", "who is"),
    ("that's", "that is"),
    ("thats", "that is"),
    ("isn't", "is not"),
    ("where's", "where is"),
    ("wheres", "where is"),
    ("when's", "when is"),
    ("how's", "how is"),
    ("you're", "you are"),
    ("youre", "you are"),
    ("u", "you"),
    ("ur", "your"),
    ("r", "are"),
    ("who're", "who are"),
];

/// Longer messages, in bytes, ask something of their own.
const LONGEST: usize = 60;

/// What a message is, when all of it is an aside. Case, marks and courtesies around it do not count.
#[must_use]
pub fn aside(text: &str) -> Option<Aside> {
    if text.trim() == "?" {
        return Some(Aside::Help);
    }
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(written_out)
        .flat_map(str::split_whitespace)
        .collect();
    let around = |words: &[&str]| words.iter().all(|word| AROUND.contains(word));
    // The longest first: "are you a bot" is not read as "are you a" with a courtesy.
    (1..=words.len())
        .rev()
        .flat_map(|length| (0..=words.len() - length).map(move |from| (from, from + length)))
        .filter(|(from, to)| around(&words[..*from]) && around(&words[*to..]))
        .find_map(|(from, to)| named(&words[from..to].join(" ")))
}

fn named(message: &str) -> Option<Aside> {
    let listed = ASIDES.iter().find(|(_, list)| list.contains(&message));
    listed.map(|(aside, _)| *aside)
}

fn written_out(word: &str) -> &str {
    let known = WRITTEN_OUT.iter().find(|(short, _)| *short == word);
    known.map_or(word, |(_, long)| long)
}

/// "More" or "source?" where no answer was given before.
pub const NOTHING_BEFORE: &str = "There is no answer of mine before this that I could go on from. Please ask about the articles first.";

/// "More" where the answer has no further passages, or no more of them.
pub const NOTHING_FURTHER: &str =
    "There are no further passages on that. Please ask in other words, or about something else.";

/// "Are you sure?" after quotes, above where they are from.
pub const CUT: &str = "Each quote is cut from a stored article, word for word. Whether it is right is for its publisher to say:";

/// "Source?" where nothing was quoted.
pub const NOTHING_QUOTED: &str = "I quoted nothing there, so there is no source to name.";

/// "Are you sure?" where nothing was quoted.
pub const NOTHING_TO_DOUBT: &str = "I quoted nothing there, so there is nothing that could be right or wrong. The articles may tell of it in other words.";

/// What Dateline is and keeps, a sentence each. `searched` says what it answers from, where there is anything; `kept` how long questions
/// are kept and why.
#[must_use]
pub fn about(searched: Option<&str>, kept: &str) -> Vec<String> {
    vec![
        match searched {
            Some(searched) => format!("I answer from {searched}."),
            None => "There are no articles in the collection yet.".to_owned(),
        },
        "A date is shown with how it is known: stated in the text, from the file's header or name, or undated.".to_owned(),
        kept.to_owned(),
        "I am a program without a language model: nothing is written anew, and nothing is asked of another service.".to_owned(),
        "The articles belong to their publishers.".to_owned(),
    ]
}

/// Opens what Dateline says about itself.
pub const WHAT_I_DO: &str =
    "I quote news articles word for word and never write an answer of my own.";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expect: Aside, texts: &[&str]) {
        for text in texts {
            assert_eq!(aside(text), Some(expect), "{text}");
        }
    }

    #[test]
    fn whole_messages_are_asides() {
        let more = ["more", "More, please!", "ok, tell me more", "go on…"];
        check(Aside::More, &more);
        check(
            Aside::Cited,
            &[
                "source?",
                "And where's that from?",
                "When was that published?",
                "LINK?",
                "the source, please",
            ],
        );
        check(
            Aside::Sure,
            &[
                "are you sure?",
                "r u sure about that",
                "Is it true?",
                "that’s wrong!",
                "but you're wrong",
                "fact check this please",
            ],
        );
        check(
            Aside::Help,
            &[
                "help",
                "/help",
                "Can you help me, please?",
                "?",
                "what can you do??",
            ],
        );
        check(
            Aside::About,
            &[
                "Hey, who are you?",
                "Who made you?",
                "are you a bot",
                "Are you an AI?",
                "what is Dateline?",
                "who’s this bot",
                "who r u",
                "Do you store my messages?",
            ],
        );
        check(
            Aside::Covers,
            &[
                "What articles do you have?",
                "How recent are you?",
                "what articles do u have?",
                "How many articles do you have, please?",
            ],
        );
    }

    #[test]
    fn what_asks_the_articles_something_is_none() {
        for text in [
            "Who are you quoting about Niger?",
            "Who made the decision?",
            "more soldiers",
            "When was that coup?",
            // Of what happened, rather than of the article.
            "When was that?",
            "What date was that?",
            // Of somebody or something in the answer before, as like as not.
            "Who is this?",
            "How old is that?",
            "Where are they from?",
            "source:CNN",
            "link between France and Niger",
            "Who asked for help?",
            "help Niger",
            "Is it true that the bridge is shut?",
            "fact check France",
            "What is wrong with the bridge?",
            "privacy",
            "no more",
            "what can France do",
            "What articles do you have about Niger?",
            "hello",
            "thank you",
            "and now",
            "",
            "??!",
        ] {
            assert_eq!(aside(text), None, "{text}");
        }
    }

    #[test]
    fn the_table_is_written_as_messages_are_compared_and_says_nothing_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (kind, message) in ASIDES
            .iter()
            .flat_map(|(kind, list)| list.iter().map(move |message| (*kind, *message)))
        {
            assert_eq!(aside(message), Some(kind), "{message}");
            assert!(seen.insert(message), "{message} stands there twice");
        }
    }
}
