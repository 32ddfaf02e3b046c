//! Questions for an overview rather than for a fact: "latest news about the dam", "summary of the coup", "tell me about the dam".
//!
//! The words that say so are no topic. Quotes are found for what is left, and a summary is pointed to.

use crate::text::{Token, TokenFlags, tokens};

use super::words;

/// Words that ask for an overview, besides those for a [summary](words::SUMMARIES).
const KEYS: &[&str] = &["news", "latest", "new", "newest", "update", "updates"];
/// The same where the topic may follow at once: "summarise the trial".
const VERBS: &[&str] = &["summarise", "summarize", "recap", "tldr"];
/// Whole phrases that send somebody to look, right before the topic: "search for the dam".
const LOOKING: &[&[&str]] = &[
    &["search"],
    &["search", "for"],
    &["search", "up"],
    &["look", "for"],
    &["look", "up"],
    &["lookup"],
    &["look", "into"],
];
/// What may stand before those: with an article or "is", a search is something that is spoken of.
const COURTESY: &[&str] = &[
    "please", "can", "could", "would", "you", "i", "want", "need", "to", "hi", "hey", "hello",
];
/// The same that name what is wanted, which may have an article before them.
const WANTED: &[&[&str]] = &[
    &["tl", "dr"],
    &["articles", "about"],
    &["articles", "on"],
    &["stories", "about"],
    &["stories", "on"],
    &["reports", "about"],
    &["reports", "on"],
];
/// Words between them and the topic.
const PREPOSITIONS: &[&str] = &["of", "about", "on", "from", "with", "in", "regarding"];
/// Words that may stand before them.
const BEFORE: &[&str] = &[
    "what", "whats", "what's", "is", "s", "are", "the", "a", "an", "any", "there", "give", "show",
    "tell", "me", "us", "please", "can", "could", "you", "short", "brief", "quick", "i", "want",
    "need", "hi", "hey", "hello",
];

/// What may stand before "about X" when somebody wants to hear whatever there is: "what do you know", "could you tell me a bit more",
/// "is there anything". Any other word makes it a question of its own ("what did she say about X").
const WHATEVER: &[&str] = &[
    "what", "whats", "what's", "do", "does", "is", "s", "has", "any", "some", "a", "an", "the",
    "can", "could", "would", "will", "you", "i", "we", "id", "want", "need", "like", "love", "to",
    "please", "hi", "hey", "hello", "tell", "give", "show", "find",
];
/// The last of these words, of which one stands right before "about".
const WHATEVER_ENDS: &[&str] = &[
    "me",
    "us",
    "know",
    "hear",
    "learn",
    "read",
    "there",
    "have",
    "got",
    "all",
    "bit",
    "little",
    "more",
    "anything",
    "something",
    "everything",
    "info",
    "information",
    "infos",
    "details",
    "background",
];
/// "About" and its like.
const ABOUT: &[&str] = &["about", "on", "regarding", "concerning"];
/// Words that open a question of its own behind "about": "tell me about how it began".
const OPENS: &[&str] = &[
    "what", "who", "whom", "whose", "which", "when", "where", "why", "how", "whether", "if",
];

/// Where the topic begins of a question that asks for an overview of it; `None` for other questions and where no topic is named.
pub(crate) fn topic(own: &[Token]) -> Option<usize> {
    news_of(own)
        .or_else(|| whatever_about(own))
        .or_else(|| looked_up(own))
}

/// Where the topic begins of "search for X", "show me articles about X".
fn looked_up(own: &[Token]) -> Option<usize> {
    let start = behind(own, COURTESY, LOOKING)
        .filter(|start| !goes_on_as_a_thing(own, *start))
        .or_else(|| behind(own, BEFORE, WANTED))?;
    let topic = own.get(start..)?;
    let named = topic.iter().any(|t| !words::is_filler(&t.word));
    let asks = own.iter().any(|t| OPENS.contains(&t.word.as_str()));
    (named && !asks).then_some(start)
}

/// Where one of some phrases ends, if nothing but some words stands before it.
fn behind(own: &[Token], before: &[&str], phrases: &[&[&str]]) -> Option<usize> {
    let is = |at: usize, word: &str| own.get(at).is_some_and(|t| t.word == word);
    let leads = |t: &&Token| before.contains(&t.word.as_str());
    let first = own.iter().take_while(leads).count();
    let stands = |phrase: &&&[&str]| (first..).zip(**phrase).all(|(at, word)| is(at, word));
    let longest = phrases.iter().filter(stands).map(|phrase| phrase.len());
    longest.max().map(|length| first + length)
}

/// Whether a bare "search" right before `start` is no command: "search and rescue", "search at sea over?".
fn goes_on_as_a_thing(own: &[Token], start: usize) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let bare = start > 0 && word(start - 1) == "search";
    let article = matches!(
        word(start),
        "the" | "a" | "an" | "any" | "all" | "about" | "on"
    );
    bare && words::is_filler(word(start)) && !article
}

/// Where the topic begins of "tell me about X", "anything on X".
fn whatever_about(own: &[Token]) -> Option<usize> {
    let is = |token: &Token, list: &[&str]| list.contains(&token.word.as_str());
    let about = own
        .iter()
        .position(|t| !is(t, WHATEVER) && !is(t, WHATEVER_ENDS))?;
    let asks = own.get(about).is_some_and(|t| is(t, ABOUT))
        && own[..about].last().is_some_and(|t| is(t, WHATEVER_ENDS));
    let topic = own.get(about + 1..)?;
    let named = topic.iter().any(|t| !words::is_filler(&t.word));
    let opens = topic.first().is_some_and(|t| is(t, OPENS));
    // "Tell me about her coach" goes on from what was said before, and is no topic by itself.
    let points = topic.iter().any(|t| t.flags.has(TokenFlags::PRONOUN));
    (asks && named && !opens && !points).then_some(about + 1)
}

/// Where the topic begins of "latest news about X", "summarise X".
fn news_of(own: &[Token]) -> Option<usize> {
    let is =
        |at: usize, list: &[&str]| own.get(at).is_some_and(|t| list.contains(&t.word.as_str()));
    let first = (0..own.len()).find(|at| !is(*at, BEFORE))?;
    let key = |at: &usize| is(*at, KEYS) || is(*at, words::SUMMARIES);
    let keys = (first..own.len()).take_while(key).count();
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

/// Words that ask for what is newest.
const NEWEST: &[&str] = &["news", "latest", "new", "newest", "update", "updates"];

/// Whether a question asks for the newest of its topic: "latest on the strike", "any news about the dam?".
pub(crate) fn asks_for_newest(question: &str) -> bool {
    let own = tokens(question);
    let asks = |t: &Token| NEWEST.contains(&t.word.as_str());
    topic(&own).is_some_and(|at| own[..at].iter().any(asks))
}

/// Whether a question asks what happened: "What happened in Gabon?", "what's going on at the port".
pub(crate) fn asks_what_happened(question: &str) -> bool {
    const BETWEEN: &[&str] = &["s", "is", "was", "has", "been", "just", "exactly"];
    const HAPPENED: &[&str] = &["happened", "happening", "happens", "going"];
    let own = tokens(question);
    let mut words = own.iter().map(|t| t.word.as_str());
    let asks = matches!(words.next(), Some("what" | "whats" | "what's"));
    asks && words
        .find(|word| !BETWEEN.contains(word))
        .is_some_and(|word| HAPPENED.contains(&word))
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
    let named = own
        .first()
        .is_some_and(|t| matches!(t.word.as_str(), "name" | "names"));
    (1..=BARE).contains(&content)
        && !named
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
    fn the_newest_is_asked_for_or_any() {
        for newest in [
            "latest on the strike",
            "any update on the dam?",
            "What's new in Paris",
        ] {
            assert!(asks_for_newest(newest), "{newest}");
        }
        for any in [
            "tell me about the strike",
            "who wrote the news?",
            "the new dam",
            "summary of the news deal",
        ] {
            assert!(!asks_for_newest(any), "{any}");
        }
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
            ("tl;dr the dam", "the dam"),
            ("search for the dam", "the dam"),
            ("Could you search the dam", "the dam"),
            ("are there any articles about the dam", "the dam"),
            ("please look up Nora Kestrel", "Nora Kestrel"),
            ("Show me articles about the coup", "the coup"),
            ("what is new in Paris", "Paris"),
            ("tell me about the Milborough tram", "the Milborough tram"),
            ("Tell me more about Nora Kestrel.", "Nora Kestrel."),
            ("can you tell me a bit about the dam?", "the dam?"),
            ("what do you know about the merger", "the merger"),
            ("what can you tell us about the merger", "the merger"),
            ("info on the recall", "the recall"),
            ("any information regarding the recall", "the recall"),
            ("anything on the strike?", "the strike?"),
            ("Do you have anything about the strike", "the strike"),
            ("I want to know more about the trial", "the trial"),
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
    fn what_happened_is_asked() {
        for question in [
            "What happened in Gabon?",
            "what's happening at the port",
            "What has been going on in Lund?",
        ] {
            assert!(asks_what_happened(question), "{question}");
        }
        for question in [
            "What did the accident happen to?",
            "When did it happen?",
            "happened",
            "",
        ] {
            assert!(!asks_what_happened(question), "{question}");
        }
    }

    #[test]
    fn a_bare_topic_asks_nothing() {
        let bare = |text: &str| is_bare(text, &tokens(text));
        assert!(bare("Niger") && bare("coup in Gabon") && bare("French troops"));
        assert!(!bare("Niger?") && !bare("who is Bazoum") && !bare("the") && !bare(""));
        assert!(!bare("French troops leave Niger this year") && !bare("name of the envoy"));
    }

    #[test]
    fn other_questions_are_left_as_they_are() {
        for question in [
            "latest news",
            "Is the search at Lund still going on?",
            "Is search and rescue over?",
            "Search and rescue over?",
            "Is the search for the climber over?",
            "What is the latest coup?",
            "Where was the latest coup in Africa?",
            "New York news anchor",
            "What is in the news?",
            "Who wrote the summary of the report?",
            "summary of it",
            "tell me about it",
            "tell me more about her coach",
            "tell me about how the strike began",
            "anything on who won the cup?",
            "Tell me who won",
            "What did she say about the dam?",
            "Did anyone know anything about the leak?",
            "Who has information on the robbery?",
            "What do the police know about the robbery?",
            "What is on fire?",
            "How much more on average does it cost?",
            "tell me more",
            "what do you know",
            "",
        ] {
            assert_eq!(of(question), None, "{question}");
        }
    }
}
