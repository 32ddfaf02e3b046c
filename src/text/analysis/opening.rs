//! How a sentence opens and ends, and whether it can stand alone.

use super::{AnalysedSentence, AnalysedToken, SentenceFlags};
use crate::text::lexicon::{self, WordFacts};
use crate::text::tokens::{Token, TokenFlags};

/// Words that join a sentence to the one before it.
const CONNECTIVES: &[&str] = &[
    "but",
    "and",
    "however",
    "also",
    "yet",
    "or",
    "so",
    "meanwhile",
    "moreover",
    "instead",
    "then",
    "therefore",
    "nevertheless",
    "additionally",
    "still",
    "thus",
    "similarly",
    "otherwise",
    "likewise",
    "furthermore",
    "nor",
    "later",
    "earlier",
    "afterwards",
];

/// Flags that the letters of a sentence show, added to `flags`.
pub(super) fn sentence_flags(part: &str, found: &[Token], flags: SentenceFlags) -> SentenceFlags {
    let bare = part.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '*', '_', ' ']);
    let unfinished = !bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।']);
    flags
        .with_if(bare.ends_with(['?', '？', '؟']), SentenceFlags::QUESTION)
        .with_if(
            part.starts_with(['“', '"', '«', '„', '‘']),
            SentenceFlags::OPENS_QUOTE,
        )
        .with_if(unfinished, SentenceFlags::UNFINISHED)
        .with_if(says_why(found), SentenceFlags::REASON)
}

fn says_why(found: &[Token]) -> bool {
    found
        .iter()
        .any(|token| lexicon::is_reason_marker(&token.word))
        || found.windows(2).any(|pair| {
            lexicon::REASON_PAIRS
                .iter()
                .any(|(one, other)| pair[0].word == *one && pair[1].word == *other)
        })
}

/// The sentence's flags with those that say what its opening refers to. Names must be marked before.
pub(super) fn references(
    sentence: &AnalysedSentence,
    tokens: &[AnalysedToken],
    words: &[Token],
) -> SentenceFlags {
    let range = sentence.tokens.clone();
    let (Some(tokens), Some(words)) = (tokens.get(range.clone()), words.get(range)) else {
        return sentence.flags;
    };
    let connective = words
        .first()
        .is_some_and(|w| CONNECTIVES.contains(&w.word.as_str()));
    let start = usize::from(connective);
    sentence
        .flags
        .with_if(connective, SentenceFlags::OPENS_CONNECTIVE)
        .with(subject(
            &tokens[start.min(tokens.len())..],
            &words[start.min(words.len())..],
        ))
}

/// What the subject at the start of `words` refers to.
fn subject(tokens: &[AnalysedToken], words: &[Token]) -> SentenceFlags {
    let word = |at: usize| words.get(at).map_or("", |w| w.word.as_str());
    let has = |at: usize, flag: TokenFlags| tokens.get(at).is_some_and(|t| t.flags.has(flag));
    // Inside a quotation "I" and "we" are the speaker; that is what BEGINS_QUOTED and the quotation marks say.
    if has(0, TokenFlags::PRONOUN) && !has(0, TokenFlags::QUOTED) {
        return SentenceFlags::OPENS_PRONOUN;
    }
    match word(0) {
        "this" | "these" | "those" | "that" | "such" | "both" if !has(1, TokenFlags::TIME) => {
            SentenceFlags::OPENS_PRONOUN
        }
        "the" => definite(tokens, words),
        _ => SentenceFlags::default(),
    }
}

/// "The (French) president …" and "The move …". A complement ("The decision by Paris") says what is meant, and so does
/// a name after the role ("The French president Emmanuel Macron").
fn definite(tokens: &[AnalysedToken], words: &[Token]) -> SentenceFlags {
    let last = words.len().min(5);
    let flags = |at: usize| tokens.get(at).map_or(TokenFlags::default(), |t| t.flags);
    for at in 1..last {
        let word = words[at].word.as_str();
        let next = words.get(at + 1).map_or("", |w| w.word.as_str());
        let complement = matches!(
            next,
            "of" | "by" | "to" | "that" | "which" | "in" | "on" | "for" | "who"
        );
        if flags(at).has(TokenFlags::ROLE) {
            let named = flags(at + 1).has(TokenFlags::NAME) || flags(at + 1).has(TokenFlags::ROLE);
            if named || complement {
                return SentenceFlags::default();
            }
            return SentenceFlags::OPENS_ROLE;
        }
        if lexicon::facts(word).has(WordFacts::ANAPHORIC) && !complement {
            return SentenceFlags::OPENS_ANAPHOR;
        }
        let is_name = flags(at).has(TokenFlags::NAME) && !flags(at).has(TokenFlags::PLACE);
        if is_name || flags(at).has(TokenFlags::STOP) {
            break;
        }
    }
    SentenceFlags::default()
}
