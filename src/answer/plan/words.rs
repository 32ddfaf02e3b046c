//! Words of a question that ask rather than tell: question words, fillers, and words about the act of reporting.
//!
//! A closed list written by hand after the questions people put to news quizzes; general English, nothing about any topic.

use crate::text::{Token, TokenFlags};

/// Question words and auxiliaries; never looked up unless nothing else remains.
const ASKING: &[&str] = &[
    "what", "who", "whom", "whose", "which", "when", "where", "why", "how", "do", "does", "did",
    "done", "doing", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had",
    "can", "could", "will", "would", "shall", "should", "may", "might", "must", "whats", "whos",
    "hows", "wheres", "whens", "what's", "who's", "how's", "where's", "when's",
];

/// Words of courtesy, of reporting and of vague time that carry no topic of their own.
const FILLERS: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "and",
    "or",
    "but",
    "as",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "there",
    "their",
    "they",
    "them",
    "he",
    "she",
    "him",
    "her",
    "his",
    "hers",
    "i",
    "me",
    "my",
    "we",
    "you",
    "your",
    "our",
    "us",
    "if",
    "so",
    "than",
    "then",
    "also",
    "into",
    "about",
    "between",
    "during",
    "after",
    "before",
    "while",
    "because",
    "since",
    "until",
    "not",
    "no",
    "any",
    "some",
    "such",
    "each",
    "other",
    "more",
    "most",
    "many",
    "much",
    "tell",
    "please",
    "according",
    "article",
    "articles",
    "report",
    "reports",
    "reported",
    "reportedly",
    "news",
    "story",
    "stories",
    "mention",
    "mentioned",
    "mentions",
    "know",
    "give",
    "show",
    "find",
    "explain",
    "describe",
    "does",
    "call",
    "calls",
    "called",
    "named",
    "name",
    "kind",
    "type",
    "sort",
    "recently",
    "recent",
    "currently",
    "today",
    "now",
    "ago",
    "just",
    "one",
    "ever",
    "exactly",
    "actually",
    "really",
    "happen",
    "happened",
    "happening",
    "happens",
    "did",
    "which",
    "say",
    "says",
    "said",
    "following",
    "whether",
    "both",
    "only",
    "still",
    "yet",
    "up",
    "out",
    "over",
    "under",
    "off",
    "own",
    "same",
    "too",
    "very",
    "don",
    "s",
    "t",
    "let",
    "ok",
    "hi",
    "hello",
    "hey",
    "dear",
    "thanks",
    "thank",
    "want",
    "wonder",
    "wondering",
    "question",
    "answer",
    "anyone",
    "anybody",
    "someone",
    "something",
    "anything",
    "thing",
    "things",
    "long",
    "far",
    "often",
    "used",
    "use",
    "per",
    "via",
    "etc",
    "become",
    "became",
    "supposed",
    "lol",
    "gonna",
    "wanna",
    "gotta",
    "gimme",
    "kinda",
    "sorta",
    "afaik",
    "lemme",
    "yall",
    "dunno",
    "innit",
    "wtf",
    "nvm",
    "pls",
    "plz",
    "btw",
    "tho",
    "idk",
    "omg",
    "tbh",
    "cuz",
    "coz",
];

/// Words for the time of asking ("this week", "last month"): a hint of recency, not a topic.
pub(crate) const VAGUE_TIME: &[&str] = &[
    "week",
    "weekend",
    "month",
    "recently",
    "recent",
    "yesterday",
    "today",
    "tonight",
    "newly",
    "currently",
    "now",
];

/// Words behind which the subject and then the verb comes: "When did the bridge open?", "How much will the repair cost?".
pub(crate) const INVERTING: &[&str] = &[
    "did", "does", "do", "will", "would", "can", "could", "should", "must",
];

/// Words before a time that count it from today.
pub(crate) const COUNTING: &[&str] = &["this", "last", "past", "next", "current"];

/// Words right before the question of another: "you know who", "tell me when", "is it clear why".
const BEFORE_INDIRECT: &[&str] = &[
    "know",
    "knows",
    "known",
    "me",
    "us",
    "clear",
    "sure",
    "out",
    "idea",
    "remember",
    "see",
    "understand",
    "understood",
    "decided",
    "revealed",
    "reveal",
    "mention",
    "mentions",
    "mentioned",
    "disclose",
    "disclosed",
    "specify",
    "specified",
    "determined",
    "established",
    "tell",
    "exactly",
    "just",
];

/// Whether a question word right behind a folded word opens an indirect question.
pub(crate) fn opens_indirect_question(word: &str) -> bool {
    BEFORE_INDIRECT.contains(&word) || crate::text::lexicon::is_speech_verb(word)
}

/// Whether a folded word only asks.
pub(crate) fn asks(word: &str) -> bool {
    ASKING.contains(&word)
}

/// Whether a folded word says nothing about the topic.
pub(crate) fn is_filler(word: &str) -> bool {
    asks(word) || FILLERS.contains(&word) || crate::text::lexicon::is_stop_word(word)
}

/// Auxiliaries that are names when they are written as such: "What did May say?", "Will Smith".
const NAMES: &[&str] = &["may", "will"];

/// Words after which a capitalised "May" is the month.
const BEFORE_MONTHS: &[&str] = &[
    "in", "since", "by", "until", "last", "next", "this", "of", "early", "mid", "late", "from",
    "during", "before", "after", "between",
];

/// Whether the word at `at` is a name although it looks like an auxiliary.
pub(crate) fn is_name_after_all(toks: &[Token], at: usize) -> bool {
    let Some(token) = toks.get(at) else {
        return false;
    };
    if !NAMES.contains(&token.word.as_str()) || !token.flags.has(TokenFlags::CAPITAL) {
        return false;
    }
    let next = toks.get(at + 1);
    if next.is_some_and(|t| t.flags.has(TokenFlags::DIGIT)) {
        return false;
    }
    let Some(before) = at.checked_sub(1).and_then(|before| toks.get(before)) else {
        return next.is_some_and(|t| t.flags.has(TokenFlags::SPEECH));
    };
    // In A Title Every Word Has A Capital.
    let title = at > 1 && before.flags.has(TokenFlags::CAPITAL) && is_filler(&before.word);
    !title && !BEFORE_MONTHS.contains(&before.word.as_str())
}

/// Words that ask what is new, or what there is at all.
const NEWS: &[&str] = &["new", "headlines"];

/// Words that ask the same, unless something was spoken of before.
const NEWS_OF_IT: &[&str] = &[
    "news",
    "latest",
    "newest",
    "happen",
    "happened",
    "happening",
    "happens",
];

/// Words that ask for a summary.
pub(super) const SUMMARIES: &[&str] = &[
    "summary",
    "summaries",
    "summarise",
    "summarize",
    "overview",
    "recap",
    "tldr",
];

/// What may stand around them, besides what stands around those for what is new, where no topic is named.
const AROUND_SUMMARIES: &[&str] = &[
    "can",
    "could",
    "you",
    "i",
    "we",
    "want",
    "need",
    "quick",
    "short",
    "brief",
    "an",
    "us",
    "everything",
    "all",
    "it",
];

/// What may stand around them in a question about nothing else.
const AROUND_NEWS: &[&str] = &[
    "what",
    "whats",
    "what's",
    "is",
    "s",
    "are",
    "has",
    "the",
    "a",
    "any",
    "there",
    "on",
    "in",
    "of",
    "me",
    "give",
    "show",
    "tell",
    "please",
    "today",
    "todays",
    "today's",
    "now",
    "recent",
    "recently",
    "lately",
    "currently",
    "articles",
    "article",
    "stories",
    "going",
    "hi",
    "hello",
    "hey",
];

/// Whether a text asks what is new, or for a summary, and names nothing: "latest news", "What's new?", "what happened", "/summary".
pub(crate) fn asks_for_news(toks: &[Token]) -> bool {
    let made_of = |some: &[&[&str]], around: &[&[&str]]| {
        let is =
            |lists: &[&[&str]], t: &Token| lists.iter().any(|list| list.contains(&t.word.as_str()));
        toks.iter().any(|t| is(some, t)) && toks.iter().all(|t| is(some, t) || is(around, t))
    };
    made_of(&[NEWS, NEWS_OF_IT], &[AROUND_NEWS])
        || made_of(
            &[SUMMARIES],
            &[NEWS, NEWS_OF_IT, AROUND_NEWS, AROUND_SUMMARIES],
        )
}

/// Whether such a text may ask for news of what was spoken of before: "What happened?", "Any news?".
pub(crate) fn may_be_news_of_it(toks: &[Token]) -> bool {
    toks.iter().any(|t| NEWS_OF_IT.contains(&t.word.as_str()))
}

/// Nouns among the irregular forms, by their dictionary form.
const NOUNS: &[&str] = &[
    "man", "woman", "child", "person", "foot", "tooth", "life", "wife",
];

/// Whether a folded word looks like a form of the past, as far as letters tell: "opened", "won".
pub(crate) fn is_past(word: &str) -> bool {
    // "Kilometres" has a lemma of its own for its spelling; no past form ends like a plural.
    let irregular = || {
        crate::text::lexicon::entry(word)
            .1
            .is_some_and(|lemma| !NOUNS.contains(&lemma) && !word.ends_with('s'))
    };
    word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed") || irregular()
}

/// Verbs that say hardly anything of what is done: "go to school", "have children".
const LIGHT: &[&str] = &[
    "get", "gets", "got", "have", "has", "had", "make", "makes", "made", "take", "takes", "took",
    "go", "goes", "went", "gone", "come", "comes", "came", "do", "does", "did", "give", "gives",
    "gave", "put", "puts", "let", "lets",
];

/// Whether a folded word is such a verb.
pub(crate) fn is_light(word: &str) -> bool {
    LIGHT.contains(&word)
}

/// Titles in front of a name.
const TITLES: &[&str] = &[
    "dr", "mr", "mrs", "ms", "miss", "prof", "sir", "dame", "lord", "lady", "rev", "capt", "sgt",
    "lt", "col", "gen", "sen", "rep", "gov",
];

/// Whether a folded word is a title in front of a name.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// Whether a folded word says that somebody comes into an office or a state.
pub(crate) fn becomes(word: &str) -> bool {
    matches!(word, "become" | "becomes" | "became" | "becoming")
}

/// Pronouns that point at something said before.
pub(crate) const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs",
    "that", "those", "these", "this", "there", "ones",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn may_is_a_name_where_it_is_written_as_one() {
        let name = |text: &str| {
            let toks = tokens(text);
            (0..toks.len()).any(|at| is_name_after_all(&toks, at))
        };
        assert!(name("What did May say?") && name("May said") && name("and May?"));
        assert!(!name("What happened in May?") && !name("What may happen?"));
        assert!(name("What did Theresa May say?") && !name("What Happened To What May Be Lost?"));
        assert!(!name("Did it rain on May 5?") && !name("May I ask?"));
    }

    #[test]
    fn asking_for_news_names_nothing() {
        let news = |text: &str| asks_for_news(&tokens(text));
        assert!(news("latest news") && news("What's new?") && news("what happened"));
        assert!(news("Any news today?") && news("What is happening?"));
        assert!(!news("News from Niger") && !news("What is the new law?") && !news("what is it"));
    }

    #[test]
    fn question_words_ask_and_topics_do_not() {
        assert!(
            asks("who")
                && is_filler("according")
                && !is_filler("ambassador")
                && !asks("ambassador")
        );
    }
}
