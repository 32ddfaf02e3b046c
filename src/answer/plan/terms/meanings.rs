//! What a word of the question may stand as in the articles: as itself, as what means the same, as the word of which it is a slip.

use crate::text::{TermKey, Token, lexicon};

use super::super::{synonyms, words};
use super::parted;

/// Weight of a word read as another.
const READ_WEIGHT: f32 = 0.9;

/// What a word may stand as in the articles.
pub(super) struct Meanings {
    /// Its stem and what means the same, with weights; the word itself first.
    pub(super) alternatives: Vec<(String, f32)>,
    /// What means the same in several words.
    pub(super) phrases: Vec<Vec<TermKey>>,
}

impl Meanings {
    /// Those of the word at `place` of `own`. A verb with its particle ("called off") means nothing that it means without.
    pub(super) fn of(token: &Token, (own, place): (&[&str], usize)) -> Self {
        let mut alternatives = vec![(token.stem.clone(), 1.0)];
        let after = own.get(place + 1..).unwrap_or(&[]).iter().copied();
        alternatives.extend(synonyms::with_particle(&token.stem, after));
        let particle = alternatives.len() > 1;
        let plain = !particle && !is_part_of_a_country(own, place);
        if plain && is_noun(own, place) {
            alternatives.extend(synonyms::of_noun(&token.stem));
        } else if plain {
            alternatives.extend(synonyms::alternatives(&token.stem));
        }
        alternatives.extend(synonyms::name_part(&token.word));
        alternatives.extend(synonyms::shortened(own, place));
        let (telling, mut phrases) = synonyms::spelled_out(&token.word);
        alternatives.extend(telling);
        if plain {
            phrases.extend(synonyms::phrases(&token.stem));
        }
        Self {
            alternatives,
            phrases,
        }
    }

    /// Takes in the ways in which a word is made of two, and whether there is one.
    pub(super) fn take_apart(&mut self, ways: &[[String; 2]]) -> bool {
        for parts in ways {
            self.phrases.push(parted::keys(parts));
            let longest = parts.iter().max_by_key(|part| part.len());
            let finds = longest.map(|part| (part.clone(), parted::PART));
            self.alternatives.extend(finds);
        }
        !ways.is_empty()
    }

    /// Takes the word that an unknown one is `read` as, and what means the same, among the alternatives, right behind the word itself.
    pub(super) fn take_in(&mut self, read: &str, stem: String) {
        let others =
            synonyms::alternatives(&stem).map(|(stem, weight)| (stem, weight * READ_WEIGHT));
        self.alternatives.extend(others);
        self.alternatives.insert(1, (stem, READ_WEIGHT));
        self.alternatives.extend(synonyms::name_part(read));
    }
}

/// Whether the word at `at` belongs to the name of a country: the "states" of "united states" state nothing.
fn is_part_of_a_country(own: &[&str], at: usize) -> bool {
    let pairs = at.saturating_sub(1)..=at;
    pairs
        .filter_map(|from| own.get(from..from + 2))
        .any(|pair| lexicon::of_two_words(pair).is_some())
}

/// Whether the word at `at` is no verb: an article or an owner stands right before it, and it is no form of a verb itself ("the stolen car").
fn is_noun(own: &[&str], at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "the", "a", "an", "this", "that", "his", "her", "its", "their",
    ];
    let form = own[at].ends_with("ed") || own[at].ends_with("ing") || words::is_past(own[at]);
    at > 0 && BEFORE.contains(&own[at - 1]) && !form
}
