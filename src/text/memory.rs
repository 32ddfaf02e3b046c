//! Words seen lately, with what is worked out for each.
//!
//! Stemming and looking up is most of the work of cutting a text into tokens, and few words make up most of a text.
//! What is remembered is a function of the word alone, so nothing depends on what was read before. One memory a thread,
//! of fixed size: a word takes its place in the table, and whoever was there before goes.

use std::cell::RefCell;

use super::lexicon;
use super::stem::stem_of_lemma;
use super::tokens::{TokenFlags, lexical_flags};

/// Places in the table, each of about 90 bytes with its word.
const PLACES: usize = 1 << 14;

/// A word with its stem and what the tables say of it.
#[derive(Clone, Debug)]
struct Known {
    word: Box<str>,
    stem: Box<str>,
    flags: TokenFlags,
}

thread_local! {
    static TABLE: RefCell<Vec<Option<Known>>> = const { RefCell::new(Vec::new()) };
}

/// The stem of a folded word, and the flags that the word tables give it.
pub(super) fn stem_and_flags(word: &str) -> (String, TokenFlags) {
    TABLE.with_borrow_mut(|table| {
        if table.is_empty() {
            table.resize(PLACES, None);
        }
        let place = &mut table[place_of(word)];
        match place {
            Some(known) if *known.word == *word => (String::from(&*known.stem), known.flags),
            _ => {
                let known = place.insert(work_out(word));
                (String::from(&*known.stem), known.flags)
            }
        }
    })
}

fn work_out(word: &str) -> Known {
    let (facts, lemma) = lexicon::entry(word);
    Known {
        word: word.into(),
        stem: stem_of_lemma(lemma.unwrap_or(word)).into(),
        flags: lexical_flags(facts),
    }
}

/// FNV-1a, the upper half folded into the lower.
fn place_of(word: &str) -> usize {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_remembered_is_what_would_be_worked_out(
            words in proptest::collection::vec("[a-z]{1,3}|\\PC{0,6}", 0..400),
        ) {
            for word in &words {
                let fresh = work_out(word);
                prop_assert_eq!(stem_and_flags(word), (fresh.stem.into_string(), fresh.flags));
            }
        }
    }

    #[test]
    fn words_that_share_a_place_are_told_apart() {
        let word = |n: usize| format!("word{n}");
        let place = place_of(&word(0));
        let other = (1..).map(word).find(|w| place_of(w) == place).unwrap();
        for _ in 0..2 {
            assert_eq!(stem_and_flags("word0").0, "word0");
            assert_eq!(stem_and_flags(&other).0, other);
        }
    }
}
