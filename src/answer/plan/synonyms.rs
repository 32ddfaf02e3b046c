//! Other words for a term, from the tables of the text room, and which words name the same place.

use crate::text::{TermKey, lexicon, stem as stem_of};

/// Other stems for a stem, with their weight; empty for most words.
pub(crate) fn alternatives(stem: &str) -> impl Iterator<Item = (String, f32)> {
    lexicon::synonyms(stem)
        .iter()
        .map(|s| (s.stem.clone(), s.weight))
}

/// The same for a noun, which is not what only a form of the past of its letters is: "the film" was not "recorded".
pub(crate) fn of_noun(stem: &str) -> impl Iterator<Item = (String, f32)> {
    lexicon::synonyms(stem)
        .iter()
        .filter(|s| !s.of_past)
        .map(|s| (s.stem.clone(), s.weight))
}

/// Weight of what means the same as a verb with its particle.
const PHRASAL: f32 = 0.7;

/// What means the same as a verb (its stem) with the folded words behind it ("take over": "replace"), with weights; empty for a verb
/// on its own.
pub(crate) fn with_particle<'a>(
    stem: &str,
    after: impl Iterator<Item = &'a str> + Clone,
) -> impl Iterator<Item = (String, f32)> {
    let meanings = lexicon::phrasal(stem, after);
    meanings.iter().map(|other| (other.clone(), PHRASAL))
}

/// The verbs with particles that mean what a stem means ("resign": "step down"), as keys in their order.
pub(crate) fn phrases(stem: &str) -> Vec<Vec<TermKey>> {
    let keys = |(verb, after): &(String, Vec<&str>)| {
        let after = after.iter().map(|word| TermKey::of(&stem_of(word)));
        std::iter::once(TermKey::of(verb)).chain(after).collect()
    };
    lexicon::phrases_for(stem).iter().map(keys).collect()
}

/// Weight of initials for a word of the name they stand for.
const INITIALS: f32 = 0.7;
/// Weight of the telling word of a name for its initials: it helps to find, and counts as nothing on its own.
const OF_INITIALS: f32 = 0.3;

/// The initials of a name, for the word at `at` of the question's folded words that is part of it ("European" of "European Union").
pub(crate) fn shortened(words: &[&str], at: usize) -> Option<(String, f32)> {
    let short = lexicon::initials(words, at)?;
    Some((stem_of(short), INITIALS))
}

/// What initials stand for: the telling words, with weights that only help to find them, and the names whole, as keys.
pub(crate) fn spelled_out(word: &str) -> (Vec<(String, f32)>, Vec<Vec<TermKey>>) {
    let names: Vec<Vec<String>> = lexicon::spelled_out(word)
        .map(|name| name.into_iter().map(stem_of).collect())
        .collect();
    let telling = names.iter().filter_map(|name| name.first());
    let telling = telling.map(|stem| (stem.clone(), OF_INITIALS)).collect();
    let keys = |name: &Vec<String>| name.iter().map(|stem| TermKey::of(stem)).collect();
    (telling, names.iter().map(keys).collect())
}

/// Weight of the telling word of a country's name ("united" for "American").
const NAME_PART: f32 = 0.6;

/// The telling word of a country's name of several words: the longest, the first of equals.
pub(crate) fn name_part(word: &str) -> Option<(String, f32)> {
    let name = lexicon::country(word)?.name;
    let longest = name.split(' ').rev().max_by_key(|part| part.len())?;
    (name.contains(' ') && longest != word).then(|| (stem_of(longest), NAME_PART))
}

/// The country that a folded word points to; two words of the same country name the same place.
pub(crate) fn place(word: &str) -> Option<&'static str> {
    lexicon::country(word).map(|c| c.name)
}

/// The only country whose name, people or capital a folded word may be a slip of, as the word that was meant; `slip` tells what is
/// one. Words of six letters and more, for "mail" is not Mali.
pub(crate) fn nearest_place(word: &str, slip: impl Fn(&str) -> bool) -> Option<&'static str> {
    let near = || lexicon::country_words().filter(|w| w.len() >= LONG_NAME && slip(w));
    let first = near().next()?;
    (word.len() >= LONG_NAME && near().all(|w| place(w) == place(first))).then_some(first)
}

/// Letters from which on a country's name is told from everyday words.
const LONG_NAME: usize = 6;

/// Whether a folded word is a nationality ("french"), as opposed to the country or its capital.
pub(crate) fn is_nationality(word: &str) -> bool {
    lexicon::country(word).is_some_and(|c| c.adjectives.split(' ').any(|a| a == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_one_country_is_read() {
        let read =
            |word| nearest_place(word, |meant| strsim::damerau_levenshtein(meant, word) == 1);
        assert_eq!(read("amercian"), Some("american"));
        assert_eq!(read("nigerain"), Some("nigerian"));
        assert_eq!(read("mail"), None);
    }

    #[test]
    fn niger_and_nigeria_are_two_places() {
        assert_ne!(place("niger"), place("nigeria"));
        assert_eq!(place("french"), place("france"));
        assert!(is_nationality("french") && !is_nationality("france"));
    }
}
