//! Word tables: data with their sources in one place, and the look-ups over them.
//!
//! Every table is written by hand for this project from general knowledge of English news writing, but for two drawn from
//! WordNet, which say how. No table is made from evaluation questions. Words are in folded form
//! (see [`crate::text::fold()`]), stems as [`crate::text::stem()`] makes them unless a table says "words".

mod abbreviations;
mod countries;
mod initials;
mod irregular;
mod numerals;
mod ordinary;
mod people;
mod phrasal;
mod spelling;
mod synonyms;
mod tense;
mod words;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

pub use abbreviations::{Abbreviation, abbreviation};
pub use countries::{Country, country, country_words};
pub(crate) use countries::{countries, of_two_words};
pub use initials::{initials, spelled_out};
pub use numerals::{month, number_value, ordinal_value, weekday};
pub(crate) use ordinary::{Ordinary, ordinary};
pub use people::{Gender, person_role, role_of_office};
pub(crate) use people::{gendered_pronouns, gendered_titles};
pub use phrasal::{MOVABLE_PARTICLES, phrasal, phrases_for};
pub(crate) use spelling::american;
pub use synonyms::{Synonym, synonyms};
pub use tense::{MOVED, TO_COME, TURNS_BACK};
pub use words::{QUESTION_FILLERS, STOP_WORDS};

/// What a folded word is known to be, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts(u16);

impl WordFacts {
    /// Carries no content of its own.
    pub const STOP: Self = Self(1);
    /// Belongs to the form of a question ("what", "did", "according", "article").
    pub const QUESTION: Self = Self(2);
    /// Reports speech ("said", "announced").
    pub const SPEECH: Self = Self(4);
    /// A personal pronoun.
    pub const PRONOUN: Self = Self(8);
    /// A title or office before a name ("President", "Mr").
    pub const ROLE: Self = Self(16);
    /// Says why ("because", "amid").
    pub const REASON: Self = Self(32);
    /// Says no ("not", "never").
    pub const NEGATION: Self = Self(64);
    /// A number word.
    pub const NUMBER: Self = Self(128);
    /// A country, its people, its adjective or its capital.
    pub const PLACE: Self = Self(256);
    /// A word that often opens a sentence and is then capitalised only for that reason ("The", "However").
    pub const OPENER: Self = Self(512);
    /// A month or weekday.
    pub const CALENDAR: Self = Self(1024);
    /// May begin a time expression other than a month or weekday ("last", "yesterday", "coming").
    pub const TIME: Self = Self(2048);
    /// A unit of time ("week", "months").
    pub const TIME_UNIT: Self = Self(4096);
    /// Part of an organisation's name, not of a person's ("Ministry", "Reuters").
    pub const ORGANISATION: Self = Self(8192);
    /// Points back to something said before, with "the" ("the move", "the decision").
    pub const ANAPHORIC: Self = Self(16384);

    /// Whether every bit of `other` is set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// FNV-1a; the tables are fixed and never grow from input, so nobody can make their keys collide.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// A map with fixed keys.
type Table<V> = HashMap<&'static str, V, BuildHasherDefault<Fnv>>;

/// One entry per known word, so that a token costs a single look-up.
#[derive(Clone, Copy, Default)]
struct Entry {
    facts: WordFacts,
    lemma: Option<&'static str>,
}

static ENTRIES: LazyLock<Table<Entry>> = LazyLock::new(|| {
    let mut table: Table<Entry> = Table::default();
    let mut mark = |words: &[&'static str], fact: WordFacts| {
        for word in words {
            table.entry(word).or_default().facts.add(fact);
        }
    };
    mark(words::STOP_WORDS, WordFacts::STOP);
    mark(words::QUESTION_WORDS, WordFacts::QUESTION);
    mark(words::QUESTION_FILLERS, WordFacts::QUESTION);
    mark(words::SPEECH_VERBS, WordFacts::SPEECH);
    mark(words::PRONOUNS, WordFacts::PRONOUN);
    mark(words::REASONS, WordFacts::REASON);
    mark(words::NEGATIONS, WordFacts::NEGATION);
    mark(words::OPENERS, WordFacts::OPENER);
    mark(words::TIME_WORDS, WordFacts::TIME);
    mark(words::TIME_UNITS, WordFacts::TIME_UNIT);
    mark(words::ANAPHORIC_NOUNS, WordFacts::ANAPHORIC);
    mark(people::ORGANISATION_WORDS, WordFacts::ORGANISATION);
    mark(people::ROLES, WordFacts::ROLE);
    mark(people::HONORIFICS, WordFacts::ROLE);
    for (word, _) in numerals::CARDINALS.iter().chain(numerals::ORDINALS) {
        mark(&[word], WordFacts::NUMBER);
    }
    for (word, _) in numerals::MONTHS.iter().chain(numerals::WEEKDAYS) {
        mark(&[word], WordFacts::CALENDAR);
    }
    for country in countries::COUNTRIES {
        for words in country.words() {
            mark(&[words], WordFacts::PLACE);
        }
    }
    for (forms, lemma) in irregular::LEMMAS {
        for form in forms.split(' ') {
            table.entry(form).or_default().lemma = Some(lemma);
        }
    }
    table
});

/// What a folded word is known to be.
#[must_use]
pub fn facts(word: &str) -> WordFacts {
    entry(word).0
}

/// Facts and dictionary form (only where the stemmer would miss it) of a folded word.
pub(crate) fn entry(word: &str) -> (WordFacts, Option<&'static str>) {
    // The longest key is "representative"; longer words need no look-up.
    if word.len() > 24 {
        return (WordFacts::default(), None);
    }
    ENTRIES
        .get(word)
        .map_or((WordFacts::default(), None), |e| (e.facts, e.lemma))
}

/// Whether `word` (folded) carries no content of its own.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    facts(word).has(WordFacts::STOP)
}

/// Whether `word` (folded) only gives a question its form: interrogatives, auxiliaries and fillers such as
/// "according", "article", "report".
#[must_use]
pub fn is_question_word(word: &str) -> bool {
    facts(word).has(WordFacts::QUESTION)
}

/// Whether `word` (folded, any inflection) reports speech.
#[must_use]
pub fn is_speech_verb(word: &str) -> bool {
    facts(word).has(WordFacts::SPEECH)
}

/// Whether `word` (folded) is a personal pronoun.
#[must_use]
pub fn is_pronoun(word: &str) -> bool {
    facts(word).has(WordFacts::PRONOUN)
}

/// Whether `word` (folded) alone says why.
#[must_use]
pub fn is_reason_marker(word: &str) -> bool {
    facts(word).has(WordFacts::REASON)
}

/// Folded words that turn against the sentence before, where they open one ("but", "however").
pub(crate) const CONTRASTS: &[&str] = words::CONTRASTS;
/// Pairs of folded words that do so together ("that said").
pub(crate) const CONTRAST_PAIRS: &[(&str, &str)] = words::CONTRAST_PAIRS;
/// Words that say whether something is so.
pub(crate) const JUDGEMENTS: &[&str] = words::JUDGEMENTS;
/// Words that shade such a judgement.
pub(crate) const SHADES: &[&str] = words::SHADES;

/// Pairs of folded words that say why together ("due to", "in order").
pub const REASON_PAIRS: &[(&str, &str)] = words::REASON_PAIRS;

/// Whether `word` (folded) is a country, its people, its adjective or its capital.
#[must_use]
pub fn is_place(word: &str) -> bool {
    facts(word).has(WordFacts::PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, stem};

    #[test]
    fn tables_hold_folded_words_only() {
        for word in ENTRIES.keys() {
            assert_eq!(fold(word), *word);
            assert!(word.len() <= 24 && !word.contains(' '), "{word}");
        }
    }

    #[test]
    fn the_sets_are_told_apart() {
        assert!(is_stop_word("the") && !is_question_word("the"));
        assert!(is_question_word("according") && !is_stop_word("according"));
        assert!(is_speech_verb("announced") && is_pronoun("he") && is_reason_marker("amid"));
        assert!(facts("never").has(WordFacts::NEGATION));
        assert!(is_place("nigerien") && !is_place("cooperation"));
    }

    #[test]
    fn dictionary_forms_are_final() {
        for (forms, lemma) in irregular::LEMMAS {
            for form in forms.split(' ') {
                assert_eq!(stem(form), stem(lemma), "{form}");
            }
        }
    }
}
