//! Words of a question that ask rather than tell: question words, fillers, and words about the act of reporting.
//!
//! A closed list written by hand after the questions people put to news quizzes; general English, nothing about any topic.

/// Question words and auxiliaries; never looked up unless nothing else remains.
const ASKING: &[&str] = &[
    "what", "who", "whom", "whose", "which", "when", "where", "why", "how", "do", "does", "did",
    "done", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "can",
    "could", "will", "would", "shall", "should", "may", "might", "must", "whats", "whos", "hows",
    "wheres", "whens", "what's", "who's", "how's", "where's", "when's",
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

/// Whether a folded word only asks.
pub(crate) fn asks(word: &str) -> bool {
    ASKING.contains(&word)
}

/// Whether a folded word says nothing about the topic.
pub(crate) fn is_filler(word: &str) -> bool {
    asks(word) || FILLERS.contains(&word) || crate::text::lexicon::is_stop_word(word)
}

/// Letters at most of a word that may be a slip of a question word or a filler.
const SHORT: usize = 5;

/// Whether a short word is one slip of the fingers away from a word that only asks ("wil", "whne"), its first letter kept.
pub(crate) fn is_slip_of_filler(word: &str) -> bool {
    let letters = word.chars().count();
    let near = |filler: &&&str| {
        filler.len() >= 3
            && filler.chars().next() == word.chars().next()
            && strsim::damerau_levenshtein(filler, word) == 1
    };
    (3..=SHORT).contains(&letters)
        && !is_filler(word)
        && ASKING.iter().chain(FILLERS).any(|f| near(&f))
}

/// Whether a word is "will", or "will" with a letter dropped, doubled or out of its place.
pub(crate) fn is_will(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'w' | 'i' | 'l'))
        && strsim::damerau_levenshtein(word, "will") <= 1
}

/// Pronouns that point at something said before.
pub(crate) const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs",
    "that", "those", "these", "this", "there", "ones",
];

#[cfg(test)]
mod tests {
    use super::*;

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
