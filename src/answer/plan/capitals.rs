//! Names that are typed without capitals: "where does linda hargreave live".
//!
//! A question with a capital inside is taken as it is typed. In one without, the words that the collection writes as names get theirs, so
//! that all that depends on names reads both alike.

use crate::index::IndexError;
use crate::text::{Token, TokenFlags, tokens};

use super::terms::Words;
use super::{common, synonyms, words};

/// Shorter words are too often something else.
const LEAST_LETTERS: usize = 3;

/// The text with capitals on its names; `None` where it stays as it is. Each byte keeps its place.
pub(crate) fn restored(collection: &dyn Words, text: &str) -> Result<Option<String>, IndexError> {
    let toks = tokens(text);
    let capital = |t: &Token| t.flags.has(TokenFlags::CAPITAL) && t.word != "i";
    if toks.iter().skip(1).any(capital) {
        return Ok(None);
    }
    let mut restored = text.to_owned();
    let mut behind_a_name = false;
    for token in toks.iter().filter(|t| !capital(t)) {
        behind_a_name = is_name(collection, token, behind_a_name)?;
        if behind_a_name {
            capitalise(&mut restored, token.span.start());
        }
    }
    Ok((restored != text).then_some(restored))
}

/// Whether the collection writes a word as a name; an everyday one counts only as part of a name ("Grant" of "Sunniva Grant").
fn is_name(collection: &dyn Words, token: &Token, behind_a_name: bool) -> Result<bool, IndexError> {
    let word = token.word.as_str();
    if word.chars().count() < LEAST_LETTERS
        || words::is_filler(word)
        || common::is_everyday(&token.stem) && !behind_a_name && synonyms::place(word).is_none()
        || !word.chars().all(char::is_alphabetic)
    {
        return Ok(false);
    }
    // "kolars wife": the apostrophe is left out as well.
    let long = |name: &&str| name.chars().count() > LEAST_LETTERS;
    Ok(synonyms::place(word).is_some()
        || collection.is_name(word)?
        || match word.strip_suffix('s').filter(long) {
            Some(name) => collection.is_name(name)?,
            None => false,
        })
}

/// Puts a capital at a byte, where that takes as many bytes.
fn capitalise(text: &mut String, at: usize) {
    let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else {
        return;
    };
    let upper: String = letter.to_uppercase().collect();
    if upper.chars().count() == 1 && upper.len() == letter.len_utf8() {
        text.replace_range(at..at + letter.len_utf8(), &upper);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::TermStats;

    struct Names;

    impl Words for Names {
        fn term(&self, stem: &str) -> Result<TermStats, IndexError> {
            let passages = u64::from(!stem.is_empty());
            Ok(TermStats { passages, total: 9 })
        }
        fn near_words(&self, _: &str, _: usize) -> Result<Vec<String>, IndexError> {
            Ok(Vec::new())
        }
        fn is_name(&self, word: &str) -> Result<bool, IndexError> {
            Ok(["linda", "hargreave", "kolar", "elodie", "bank"].contains(&word))
        }
    }

    #[test]
    fn names_get_their_capitals_and_nothing_else_does() {
        let check = |text: &str, expected: Option<&str>| {
            let found = restored(&Names, text).unwrap();
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check(
            "where does linda hargreave live",
            Some("where does Linda Hargreave live"),
        );
        check("Where is élodie?", Some("Where is Élodie?"));
        check("who is kolars wife", Some("who is Kolars wife"));
        // Everyday words, and questions with capitals of their own.
        check("who robbed the bank", None);
        check("how old is linda bank", Some("how old is Linda Bank"));
        check("Where does linda live, Rask?", None);
        check("Where is Linda?", None);
        check("", None);
    }

    proptest::proptest! {
        #[test]
        fn every_byte_keeps_its_place(text in "[a-zéß ıŉ]{0,20}( linda| élodie| hargreave)?") {
            let found = restored(&Names, &text).unwrap().unwrap_or_else(|| text.clone());
            proptest::prop_assert_eq!(found.len(), text.len());
            proptest::prop_assert_eq!(found.to_lowercase(), text.to_lowercase());
        }
    }
}
