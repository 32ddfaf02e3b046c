//! Words on their way into the engine, already cut and stemmed.
//!
//! The engine takes ready-made tokens too, but sends each list through JSON and back, which was a quarter of the time
//! of a refresh. So the words travel as one string, and [`Splitter`] does nothing but part it again.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Name of the [`Splitter`] in the schema.
pub(super) const SPLITTER: &str = "dateline";

/// Parts words; the next one stands one position on. A control character, for no word holds one, while the folded form
/// of a single letter can hold spaces (U+FDFA).
const STEP: char = '\u{1}';
/// Moves the next word [`LEAP`] positions on.
const LEAP_MARK: char = '\u{2}';
/// Positions between words of which no phrase may hold both.
const LEAP: usize = 100;

/// Words with their positions.
#[derive(Debug, Default)]
pub(super) struct IndexedText {
    text: String,
    words: u64,
}

impl IndexedText {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            words: 0,
        }
    }

    /// Adds a word; the next one stands `step` positions behind it. An empty word takes no position.
    pub(super) fn push(&mut self, word: &str, step: usize) {
        debug_assert!(!word.contains([STEP, LEAP_MARK]), "{word:?}");
        if word.is_empty() {
            return;
        }
        self.text.push_str(word);
        for _ in 0..step {
            self.text.push(STEP);
        }
        self.words += 1;
    }

    /// Keeps what follows apart from what stands before.
    pub(super) fn leap(&mut self) {
        self.text.push(LEAP_MARK);
    }

    /// How many words there are.
    pub(super) fn words(&self) -> u64 {
        self.words
    }

    /// What [`Splitter`] parts again.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

/// Gives the engine the words of an [`IndexedText`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Splitter;

impl Tokenizer for Splitter {
    type TokenStream<'a> = Words<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words<'a> {
        Words {
            rest: text,
            position: 0,
            token: Token::default(),
        }
    }
}

/// The words that are left.
#[derive(Debug)]
pub(super) struct Words<'a> {
    rest: &'a str,
    position: usize,
    token: Token,
}

impl TokenStream for Words<'_> {
    fn advance(&mut self) -> bool {
        let mark = |byte: &u8| matches!(char::from(*byte), STEP | LEAP_MARK);
        let bytes = self.rest.as_bytes();
        let marks = bytes.iter().take_while(|byte| mark(byte)).count();
        self.position += bytes[..marks]
            .iter()
            .map(|byte| if char::from(*byte) == STEP { 1 } else { LEAP })
            .sum::<usize>();
        let length = bytes[marks..].iter().take_while(|byte| !mark(byte)).count();
        let word = &self.rest[marks..marks + length];
        self.rest = &self.rest[marks + length..];
        self.token.text.clear();
        self.token.text.push_str(word);
        self.token.position = self.position;
        !word.is_empty()
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parted(text: &IndexedText) -> Vec<(usize, String)> {
        let mut splitter = Splitter;
        let mut stream = splitter.token_stream(text.as_str());
        let mut found = Vec::new();
        while let Some(token) = stream.next() {
            found.push((token.position, token.text.clone()));
        }
        found
    }

    #[test]
    fn words_keep_their_distance() {
        let mut text = IndexedText::default();
        text.push("niger", 2);
        text.push("coup", 2);
        text.leap();
        text.push("troop", 1);
        text.push("", 1);
        text.push("leav", 1);
        let words = ["niger", "coup", "troop", "leav"].map(str::to_owned);
        let expected: Vec<_> = [0, 2, 104, 105].into_iter().zip(words).collect();
        assert_eq!((parted(&text), text.words()), (expected, 4));
        assert_eq!(parted(&IndexedText::default()), []);
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out(words in proptest::collection::vec(("[^\u{1}\u{2}]{0,8}", 1..4_usize), 0..30)) {
            let mut text = IndexedText::default();
            let mut expected = Vec::new();
            let mut next = 0;
            for (word, step) in words {
                text.push(&word, step);
                if !word.is_empty() {
                    expected.push((next, word));
                    next += step;
                }
            }
            prop_assert_eq!(text.words() as usize, expected.len());
            prop_assert_eq!(parted(&text), expected);
        }
    }
}
