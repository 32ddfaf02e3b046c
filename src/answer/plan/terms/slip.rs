//! What a word that the collection does not know was meant to be.

use crate::index::IndexError;
use crate::text::{Token, TokenFlags};

use super::super::{common, real_words, slips, synonyms, words};
use super::Words;

/// What a word that the collection does not know was meant to be: one slip of the fingers up to seven letters, two above, the
/// first letter kept. A word that is made of known ones is right as it is. Never for numbers, short words or common English words, and a name is not read as a word of everyday English.
pub(super) fn reading(
    collection: &dyn Words,
    token: &Token,
    name: bool,
) -> Result<Option<String>, IndexError> {
    if is_meant_as_typed(token) {
        return Ok(None);
    }
    let read = near_word(collection, token, name)?;
    // A letter that is dropped, doubled or swapped is likelier than one that is changed: "amrican" is American, not African.
    if read
        .as_ref()
        .is_some_and(|read| slips::is_slip(&token.word, read))
    {
        return Ok(read);
    }
    let place = place_meant(collection, &token.word)?;
    let surely = place.is_some_and(|place| slips::is_slip(&token.word, place));
    let place = place.filter(|_| surely || read.is_none());
    Ok(place.map(str::to_owned).or(read))
}

/// Whether a word is never read as another: a number, a short or common word, a place, or one of which is known what means the same.
fn is_meant_as_typed(token: &Token) -> bool {
    let letters = token.word.chars().count();
    let listed = synonyms::place(&token.word).is_some()
        || synonyms::alternatives(&token.stem).next().is_some();
    common::is_common(&token.stem)
        || listed
        || letters < 4
        || token.flags.has(TokenFlags::DIGIT)
        || !token.word.chars().all(char::is_alphabetic)
}

/// The first word of the collection of which the typed one is a slip, if it may be meant.
fn near_word(
    collection: &dyn Words,
    token: &Token,
    name: bool,
) -> Result<Option<String>, IndexError> {
    // An everyday word is meant as it is typed ("safe", not "save"), unless two letters are swapped, or one is dropped or doubled:
    // "soliders" has the stem of "solid".
    let itself = common::is_everyday(&token.stem);
    // A word read as a filler would say nothing of the topic, and pass for known.
    let everyday = |word: &str| {
        common::is_everyday(&crate::text::stem(word)) && synonyms::place(word).is_none()
    };
    for word in collection.near_words(&token.word, 8)? {
        if is_slip(&word, &token.word)
            && (!itself || slips::is_slip(&token.word, &word))
            && !words::is_filler(&word)
            && !(name && everyday(&word) && !is_swap(&word, &token.word))
            && real_words::may_stand_for(collection, &token.word, &word)?
        {
            return Ok(Some(word));
        }
    }
    Ok(None)
}

/// The country of which a word is a slip, if the collection names it in any way: "American" in articles that only say "US".
fn place_meant(collection: &dyn Words, word: &str) -> Result<Option<&'static str>, IndexError> {
    let Some(place) = synonyms::nearest_place(word, |meant| is_slip(meant, word)) else {
        return Ok(None);
    };
    let own = crate::text::stem(place);
    let others = synonyms::alternatives(&own);
    for (stem, _) in others.chain(synonyms::name_part(place)) {
        if collection.term(&stem)?.passages > 0 {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// Whether two letters that stand side by side are swapped, which no name is by chance: "Harwick Brigde".
fn is_swap(read: &str, typed: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(read) == sorted(typed) && strsim::damerau_levenshtein(read, typed) == 1
}

/// One slip of the fingers with the first letter kept; in long words two, with the first two letters kept.
fn is_slip(read: &str, typed: &str) -> bool {
    let slips = strsim::damerau_levenshtein(read, typed);
    let opens = |count: usize| read.chars().take(count).eq(typed.chars().take(count));
    slips <= 1 && opens(1) || slips == 2 && typed.chars().count() >= 8 && opens(2)
}

#[cfg(test)]
mod tests {
    use super::is_swap;

    #[test]
    fn swapped_letters_are_told_from_other_slips() {
        assert!(is_swap("bridge", "brigde") && is_swap("close", "clsoe"));
        assert!(!is_swap("bride", "brigde") && !is_swap("bridge", "bridge"));
        assert!(!is_swap("listen", "silent") && !is_swap("", ""));
    }
}
