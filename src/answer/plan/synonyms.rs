//! Other words for a term, from the tables of the text room, and which words name the same place.

use crate::text::lexicon;

/// Other stems for a stem, with their weight; empty for most words.
pub(crate) fn alternatives(stem: &str) -> impl Iterator<Item = (String, f32)> {
    lexicon::synonyms(stem)
        .iter()
        .map(|s| (s.stem.clone(), s.weight))
}

/// Weight of the telling word of a country's name ("united" for "American").
const NAME_PART: f32 = 0.6;

/// The telling word of a country's name of several words: the longest, the first of equals.
pub(crate) fn name_part(word: &str) -> Option<(String, f32)> {
    let name = lexicon::country(word)?.name;
    let longest = name.split(' ').rev().max_by_key(|part| part.len())?;
    (name.contains(' ') && longest != word).then(|| (crate::text::stem(longest), NAME_PART))
}

/// The country that a folded word points to; two words of the same country name the same place.
pub(crate) fn place(word: &str) -> Option<&'static str> {
    lexicon::country(word).map(|c| c.name)
}

/// Whether a folded word is a nationality ("french"), as opposed to the country or its capital.
pub(crate) fn is_nationality(word: &str) -> bool {
    lexicon::country(word).is_some_and(|c| c.adjectives.split(' ').any(|a| a == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn niger_and_nigeria_are_two_places() {
        assert_ne!(place("niger"), place("nigeria"));
        assert_eq!(place("french"), place("france"));
        assert!(is_nationality("french") && !is_nationality("france"));
    }
}
