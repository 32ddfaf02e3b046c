//! Tokens: words with their place, folded form and stem.
//!
//! What one token is: a run of letters and digits; "U.S.", "a.m." and "1,500" whole; "co-operation" like "cooperation"
//! while other hyphens part words ("20-year-old" is three); "Niger's" without its ending; "don't" as a negated "do";
//! "$", "€", "£" before a digit and "%" as the words they stand for.

use super::floor_boundary;
use super::fold::fold_into;
use super::lexicon::WordFacts;
use super::memory;
use super::scan::{RawKind, RawWord, Scanner};
pub use super::stem::stem;
use crate::model::Span;

/// What the surface of a token shows, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TokenFlags(pub u16);

impl TokenFlags {
    /// Begins with an upper-case letter.
    pub const CAPITAL: Self = Self(1);
    /// Holds a digit.
    pub const DIGIT: Self = Self(2);
    /// A stop word.
    pub const STOP: Self = Self(4);
    /// First word of its sentence (set by the analysis).
    pub const FIRST: Self = Self(8);
    /// A number word or a number in digits.
    pub const NUMBER: Self = Self(16);
    /// Part of a time expression (set by the analysis).
    pub const TIME: Self = Self(32);
    /// Inside quotation marks (set by the analysis).
    pub const QUOTED: Self = Self(64);
    /// Part of a name: a capitalised word that is not merely first in its sentence (set by the analysis).
    pub const NAME: Self = Self(128);
    /// Part of a person's name, as far as can be told (set by the analysis).
    pub const PERSON: Self = Self(256);
    /// Part of an amount of money (set by the analysis).
    pub const MONEY: Self = Self(512);
    /// Part of a share in percent (set by the analysis).
    pub const PERCENT: Self = Self(1024);
    /// A verb that reports speech.
    pub const SPEECH: Self = Self(2048);
    /// A personal pronoun.
    pub const PRONOUN: Self = Self(4096);
    /// Says no ("not", "n't", "never").
    pub const NEGATION: Self = Self(8192);
    /// A country, its people, its adjective or its capital.
    pub const PLACE: Self = Self(16384);
    /// An office or role of a person ("president", "minister").
    pub const ROLE: Self = Self(32768);

    /// Whether every bit of `other` is set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets of bits.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Without the bits of `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// 32-bit key of a stem, for comparing terms without their letters (FNV-1a).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermKey(pub u32);

impl TermKey {
    /// The key of a stem.
    #[must_use]
    pub fn of(stem: &str) -> Self {
        Self(stem.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        }))
    }
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes in the text.
    pub span: Span,
    /// Folded form: lower case, no diacritics or apostrophes, digits without grouping; at most 64 bytes.
    pub word: String,
    /// Stem of the folded form: the term that is indexed.
    pub stem: String,
    /// Surface facts that a single word shows.
    pub flags: TokenFlags,
}

/// Longest folded word in bytes; the rest of longer ones is dropped. No word of news is near it, and an index term
/// must not grow with hostile input.
const MAX_WORD_BYTES: usize = 64;

/// The words of `text` in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    for raw in Scanner::new(text) {
        if let Some(token) = token(text, raw) {
            found.push(token);
        }
    }
    found
}

fn token(text: &str, raw: RawWord) -> Option<Token> {
    let surface = raw.span.cut(text)?;
    let (word, mut flags) = match raw.kind {
        RawKind::Sign(word) => (word.to_owned(), TokenFlags::default()),
        RawKind::Acronym => (acronym(surface), TokenFlags::default()),
        RawKind::Word | RawKind::Number => normalised(surface, raw.kind),
    };
    if word.is_empty() {
        return None;
    }
    flags = flags.with(surface_flags(surface, raw.kind));
    let (stem, lexical) = memory::stem_and_flags(&word);
    flags = flags.with(lexical);
    if word == "may" && surface.starts_with('M') {
        // The month; "May" opens a question hardly ever in an article.
        flags = flags.without(TokenFlags::STOP);
    }
    Some(Token {
        span: raw.span,
        word,
        stem,
        flags,
    })
}

fn surface_flags(surface: &str, kind: RawKind) -> TokenFlags {
    let mut flags = TokenFlags::default();
    if surface.starts_with(char::is_uppercase) {
        flags = flags.with(TokenFlags::CAPITAL);
    }
    if surface.bytes().any(|b| b.is_ascii_digit()) {
        flags = flags.with(TokenFlags::DIGIT);
    }
    if kind == RawKind::Number {
        flags = flags.with(TokenFlags::NUMBER);
    }
    flags
}

/// What the word tables say, as flags of a token.
pub(super) fn lexical_flags(facts: WordFacts) -> TokenFlags {
    const PAIRS: [(WordFacts, TokenFlags); 7] = [
        (WordFacts::STOP, TokenFlags::STOP),
        (WordFacts::NUMBER, TokenFlags::NUMBER),
        (WordFacts::SPEECH, TokenFlags::SPEECH),
        (WordFacts::PRONOUN, TokenFlags::PRONOUN),
        (WordFacts::NEGATION, TokenFlags::NEGATION),
        (WordFacts::PLACE, TokenFlags::PLACE),
        (WordFacts::ROLE, TokenFlags::ROLE),
    ];
    if facts == WordFacts::default() {
        return TokenFlags::default();
    }
    PAIRS
        .into_iter()
        .filter(|(fact, _)| facts.has(*fact))
        .fold(TokenFlags::default(), |flags, (_, flag)| flags.with(flag))
}

/// "U.S." and "U.S.A." become "usa", so that they meet "US" and not the pronoun; others lose their stops.
fn acronym(surface: &str) -> String {
    let letters: String = surface
        .chars()
        .filter(|c| *c != '.')
        .take(MAX_WORD_BYTES)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if letters == "us" {
        "usa".to_owned()
    } else {
        letters
    }
}

/// The folded word of a raw one, and what its contraction says.
fn normalised(surface: &str, kind: RawKind) -> (String, TokenFlags) {
    if surface == "US" {
        return ("usa".to_owned(), TokenFlags::default());
    }
    let mut word = String::with_capacity(surface.len());
    // Folding can lengthen a character a few times, so the limit is applied before and after.
    fold_into(prefix(surface, 4 * MAX_WORD_BYTES), &mut word);
    let mut flags = TokenFlags::default();
    if word.contains('\'') {
        flags = contraction(&mut word);
    }
    if kind == RawKind::Number {
        word.retain(|c| c != ',');
    } else if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        // Hyphens of joined compounds, left-over apostrophes, and what compatibility folding brings in.
        word.retain(|c| c.is_alphanumeric());
    }
    let kept = prefix(&word, MAX_WORD_BYTES).len();
    word.truncate(kept);
    (word, flags)
}

/// At most `limit` bytes of `text`, cut between characters.
fn prefix(text: &str, limit: usize) -> &str {
    &text[..floor_boundary(text, limit)]
}

/// Reduces "niger's", "don't", "they're" to "niger", "do", "they".
fn contraction(word: &mut String) -> TokenFlags {
    const IRREGULAR: &[(&str, &str)] = &[
        ("won't", "will"),
        ("can't", "can"),
        ("shan't", "shall"),
        ("ain't", "be"),
        ("let's", "let"),
    ];
    if let Some((short, long)) = IRREGULAR.iter().find(|(short, _)| word == short) {
        *word = (*long).to_owned();
        return if short.ends_with("n't") {
            TokenFlags::NEGATION
        } else {
            TokenFlags::default()
        };
    }
    if let Some(kept) = word.strip_suffix("n't").map(str::len) {
        word.truncate(kept);
        return TokenFlags::NEGATION;
    }
    // "1950's" is the decade.
    let decade = word
        .strip_suffix("0's")
        .filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
        .map(str::len);
    if let Some(year) = decade {
        word.truncate(year + 1);
        word.push('s');
        return TokenFlags::default();
    }
    for ending in ["'s", "'re", "'ve", "'ll", "'d", "'m"] {
        if let Some(kept) = word.strip_suffix(ending).map(str::len) {
            word.truncate(kept);
            break;
        }
    }
    word.retain(|c| c != '\'');
    TokenFlags::default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, words: &[&str]) {
        let found: Vec<String> = tokens(text).into_iter().map(|t| t.word).collect();
        assert_eq!(found, words, "{text}");
    }

    fn same_stems(one: &str, other: &str) {
        let stems =
            |text: &str| -> Vec<String> { tokens(text).into_iter().map(|t| t.stem).collect() };
        assert_eq!(stems(one), stems(other));
    }

    #[test]
    fn what_a_word_is() {
        check("He didn’t say why.", &["he", "did", "say", "why"]);
        check(
            "Niger's and Paris’ influence",
            &["niger", "and", "paris", "influence"],
        );
        check(
            "coup d’etat, coup d'État",
            &["coup", "detat", "coup", "detat"],
        );
        check(
            "a 20-year-old e-scooter",
            &["a", "20", "year", "old", "e", "scooter"],
        );
        check(
            "J. K. Rowling at 5 p.m.",
            &["j", "k", "rowling", "at", "5", "pm"],
        );
        check(
            "tell us what the US did",
            &["tell", "us", "what", "the", "usa", "did"],
        );
        check(
            "the U.S.-led U.N. force",
            &["the", "usa", "led", "un", "force"],
        );
        check(
            "$3.5bn, €3m, 48% or 48 per cent",
            &[
                "dollar", "3.5", "bn", "euro", "3", "m", "48", "percent", "or", "48", "percent",
            ],
        );
        check(
            "1,500 in 1950's, 1,50 and 12,345,678",
            &["1500", "in", "1950s", "1", "50", "and", "12345678"],
        );
        check(
            "TF1, F-16, 48th; 9/11",
            &["tf1", "f", "16", "48th", "9", "11"],
        );
        check("東京で会談", &["東", "京", "て", "会", "談"]);
        check(
            "they're, won't: rock'n'roll",
            &["they", "will", "rocknroll"],
        );
    }

    #[test]
    fn spellings_of_one_thing_share_their_stems() {
        for (one, other) in [
            ("co-operation", "Cooperation"),
            ("U.S.", "US"),
            ("USA", "U.S.A."),
            ("U.K.", "UK"),
            ("1,500", "1500"),
            ("d’etat", "detat"),
            ("Niger’s", "Niger"),
            ("48%", "48 per cent"),
            ("48 pct", "48 percent"),
            ("re-elected", "reelected"),
            ("counter-terrorism", "counterterrorism"),
            ("two", "2"),
            ("30bn", "30 billion"),
            ("Sept.", "September"),
            ("don’t", "do"),
        ] {
            same_stems(one, other);
        }
    }

    #[test]
    fn flags_say_what_the_surface_shows() {
        let flags = |text: &str| tokens(text)[0].flags;
        assert!(flags("Macron").has(TokenFlags::CAPITAL));
        assert!(flags("1,500").has(TokenFlags::DIGIT.with(TokenFlags::NUMBER)));
        assert!(flags("twelve").has(TokenFlags::NUMBER));
        assert!(flags("didn't").has(TokenFlags::NEGATION.with(TokenFlags::STOP)));
        assert!(flags("announced").has(TokenFlags::SPEECH));
        assert!(flags("Nigerien").has(TokenFlags::PLACE));
        assert!(!flags("May").has(TokenFlags::STOP) && flags("may").has(TokenFlags::STOP));
        assert!(!flags("US").has(TokenFlags::STOP) && flags("us").has(TokenFlags::STOP));
    }

    #[test]
    fn hostile_text_stays_bounded() {
        for text in [
            "a".repeat(1 << 18),
            "a.".repeat(1 << 17),
            "a'".repeat(1 << 17),
            "1,".repeat(1 << 17),
        ] {
            assert!(tokens(&text).iter().all(|t| t.word.len() <= MAX_WORD_BYTES));
        }
        assert!(tokens(&"co-".repeat(1 << 16)).len() <= 1 << 16);
        assert!(
            tokens("ﷺ".repeat(200).as_str())
                .iter()
                .all(|t| t.word.len() <= MAX_WORD_BYTES)
        );
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_on_boundaries(text in "[a-zA-Z0-9 .,'’\"$%é東ß\u{301}\u{ad}-]{0,60}|\\PC{0,40}") {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start() >= last && !token.span.is_empty());
                prop_assert!(token.span.cut(&text).is_some());
                prop_assert!(!token.word.is_empty() && !token.stem.is_empty());
                last = token.span.end();
            }
        }
    }
}
