//! Sources that a question names ("according to CNN").

mod short_names;

use std::collections::BTreeMap;

use crate::corpus::outlet_names;
use crate::model::{ArticleMeta, Coverage, Note};
use crate::text::{fold, tokens};

use super::source_cues::{Hearing, is_excluded};
use super::terms::Asking;
use short_names::short_names;

/// A source that a question names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedSource {
    /// What it is called: "The Independent".
    pub(crate) name: String,
    /// The names that the collection has for it: "The Independent - Sports", "The Independent - Travel".
    pub(crate) names: Vec<String>,
    /// The same as they are compared.
    keys: Vec<String>,
    /// The outlets that it may be, where it is the short name of several: "Lowmere Gazette" and "Harrow Gazette" of "the Gazette".
    either: Vec<String>,
}

impl NamedSource {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            names: Vec::new(),
            keys: Vec::new(),
            either: Vec::new(),
        }
    }

    /// What a short name that several sources share stands for: whichever of them.
    fn any_of(short: &str, sources: &[&Self]) -> Self {
        let mut words = sources.iter().flat_map(|source| source.name.split(' '));
        let written = words.find(|word| fold(word) == short);
        let mut any = Self::new(written.unwrap_or(short));
        for source in sources {
            source.names.iter().for_each(|name| any.add(name));
            any.either.push(source.name.clone());
        }
        any
    }

    /// What the reader should know of how it was heard, where its name is that of several.
    pub(crate) fn note(&self) -> Option<Note> {
        (!self.either.is_empty()).then(|| Note::SourceShared {
            typed: self.name.clone(),
            sources: self.either.clone(),
        })
    }

    fn add(&mut self, name: &str) {
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
            self.keys.push(bare(name));
        }
    }
}

/// A name that people may know a source by.
#[derive(Clone, Debug)]
struct Entry {
    words: Vec<String>,
    hearing: Hearing,
    source: NamedSource,
}

/// The names of a collection's sources by their first word. Made once per generation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Catalogue {
    by_first_word: BTreeMap<String, Vec<Entry>>,
    /// All names as articles give them, with their words.
    names: Vec<(Vec<String>, String)>,
}

impl Catalogue {
    /// The catalogue of what a collection covers.
    pub(crate) fn of(coverage: &Coverage) -> Self {
        let mut catalogue = Self::default();
        let mut known: BTreeMap<Vec<String>, NamedSource> = BTreeMap::new();
        for source in &coverage.sources {
            catalogue
                .names
                .push((name_words(&source.name), source.name.clone()));
            for alias in outlet_names(&source.name) {
                let own = alias == source.name;
                let named = known
                    .entry(name_words(&alias))
                    .or_insert_with(|| NamedSource::new(&alias));
                if own {
                    named.name.clone_from(&source.name);
                }
                named.add(&source.name);
            }
        }
        for (word, source) in short_names(&known) {
            catalogue.add(vec![word], Hearing::Short, source);
        }
        for (words, source) in known {
            if let Some(hearing) = Hearing::of(&words, &source.name) {
                catalogue.add(words, hearing, source);
            }
        }
        for entries in catalogue.by_first_word.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        }
        catalogue
    }

    fn add(&mut self, words: Vec<String>, hearing: Hearing, source: NamedSource) {
        if let Some(first) = words.first().cloned() {
            let entry = Entry {
                words,
                hearing,
                source,
            };
            self.by_first_word.entry(first).or_default().push(entry);
        }
    }

    /// How many bytes of `behind` belong to the name of a source that `typed` begins: those of " Post" for "Northern". Where `typed` is
    /// the name of a source by itself, words belong to a longer one only when they are written as in its name.
    pub(crate) fn completes(&self, typed: &str, behind: &str) -> usize {
        let whole = format!("{typed}{}", head(behind));
        let toks = tokens(&whole);
        let own = toks.iter().filter(|t| t.span.end() <= typed.len()).count();
        let (skipped, own_words) = match toks.split_first() {
            Some((first, rest)) if first.word == "the" && !rest.is_empty() => (1, rest),
            _ => (0, toks.as_slice()),
        };
        let is_name = |length: usize| {
            let words = own_words.get(..length).unwrap_or_default();
            let same = |name: &&(Vec<String>, String)| {
                name.0.len() == words.len() && name.0.iter().zip(words).all(|(n, t)| *n == t.word)
            };
            self.names.iter().find(same)
        };
        let alone = own.checked_sub(skipped).and_then(&is_name).is_some();
        let longest = own_words.len();
        let end = (own + 1 - skipped.min(own)..=longest)
            .rev()
            .find_map(|length| {
                let (_, name) = is_name(length)?;
                let end = own_words.get(length - 1)?.span.end();
                let written = whole.get(..end)?.trim_start_matches("The ");
                let name = name.trim_start_matches("The ");
                (!alone || written == name).then_some(end)
            });
        end.map_or(0, |end| end - typed.len())
    }

    /// The sources that the words name, in order, each once; their words are marked.
    pub(crate) fn named(&self, asking: &mut [Asking]) -> Vec<NamedSource> {
        let mut found: Vec<NamedSource> = Vec::new();
        let mut at = 0;
        while at < asking.len() {
            let Some(entry) = self.at(asking, at) else {
                at += 1;
                continue;
            };
            let length = entry.words.len();
            for one in &mut asking[at..at + length] {
                one.source = true;
            }
            if !found.contains(&entry.source) && !is_excluded(asking, at) {
                found.push(entry.source.clone());
            }
            at += length;
        }
        found
    }

    fn at(&self, asking: &[Asking], at: usize) -> Option<&Entry> {
        let entries = self.by_first_word.get(&asking[at].token.word)?;
        entries.iter().find(|entry| {
            let words = asking.get(at..at + entry.words.len()).unwrap_or_default();
            words.len() == entry.words.len()
                && entry
                    .words
                    .iter()
                    .zip(words)
                    .all(|(word, one)| *word == one.token.word)
                && entry.hearing.fits(asking, at, entry.words.len())
        })
    }
}

/// Bytes of text that the rest of a name is looked for in.
const NAME_LENGTH: usize = 80;

/// The beginning of a text, up to a punctuation mark that ends a name.
fn head(text: &str) -> &str {
    let most = text.floor_char_boundary(NAME_LENGTH);
    let ends = |c: char| matches!(c, '?' | '!' | ',' | ';' | ':' | '"' | '“' | '”');
    let text = &text[..most];
    text.split(ends).next().unwrap_or(text)
}

/// The words of an outlet's name, without a leading "the".
fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = tokens(name).into_iter().map(|t| t.word).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// Whether an article comes from a source, or credits it: 1 for the outlet, 0.6 for a credit, else 0.
pub(crate) fn comes_from(article: &ArticleMeta, source: &NamedSource) -> f64 {
    let is_of = |name: &str| source.keys.contains(&bare(name));
    if article.outlet.as_deref().is_some_and(is_of) {
        return 1.0;
    }
    if article.cites.iter().any(|name| is_of(name)) {
        0.6
    } else {
        0.0
    }
}

fn bare(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}

#[cfg(test)]
mod tests;
