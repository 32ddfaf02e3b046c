//! Sources that a question names ("according to CNN").

use std::collections::BTreeMap;

use crate::model::{ArticleMeta, Coverage};
use crate::text::{fold, tokens};

use super::terms::Asking;

/// The names of a collection's sources by their first word. Made once per generation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Catalogue {
    by_first_word: BTreeMap<String, Vec<(Vec<String>, String)>>,
}

/// Words that alone say nothing about a source, though some outlet may be called so.
const TOO_COMMON: &[&str] = &[
    "the",
    "news",
    "us",
    "today",
    "times",
    "post",
    "world",
    "week",
    "time",
    "guardian",
    "independent",
    "people",
    "other",
    "government",
    "police",
    "state",
];

impl Catalogue {
    /// The catalogue of what a collection covers.
    pub(crate) fn of(coverage: &Coverage) -> Self {
        let mut catalogue = Self::default();
        for source in &coverage.sources {
            let words = name_words(&source.name);
            let Some(first) = words.first().cloned() else {
                continue;
            };
            if words.len() == 1
                && (TOO_COMMON.contains(&first.as_str()) || first.chars().count() < 2)
            {
                continue;
            }
            catalogue
                .by_first_word
                .entry(first)
                .or_default()
                .push((words, source.name.clone()));
        }
        for names in catalogue.by_first_word.values_mut() {
            names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        }
        catalogue
    }

    /// The sources that the words name, in order, each once; their words are marked.
    pub(crate) fn named(&self, asking: &mut [Asking]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut at = 0;
        while at < asking.len() {
            let longest = self.at(asking, at);
            if let Some((length, name)) = longest {
                for one in &mut asking[at..at + length] {
                    one.source = true;
                }
                if !found.contains(&name) {
                    found.push(name);
                }
                at += length;
            } else {
                at += 1;
            }
        }
        found
    }

    fn at(&self, asking: &[Asking], at: usize) -> Option<(usize, String)> {
        let capital = asking[at].token.flags.has(crate::text::TokenFlags::CAPITAL);
        let names = self.by_first_word.get(&asking[at].token.word)?;
        names
            .iter()
            .filter(|_| capital)
            .find(|(words, _)| {
                asking.len() >= at + words.len()
                    && words
                        .iter()
                        .zip(&asking[at..])
                        .all(|(word, one)| *word == one.token.word)
            })
            .map(|(words, name)| (words.len(), name.clone()))
    }
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
pub(crate) fn comes_from(article: &ArticleMeta, source: &str) -> f64 {
    let wanted = bare(source);
    if article
        .outlet
        .as_deref()
        .is_some_and(|outlet| bare(outlet) == wanted)
    {
        return 1.0;
    }
    if article.cites.iter().any(|name| bare(name) == wanted) {
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
mod tests {
    use super::*;
    use crate::model::SourceCount;

    fn catalogue(names: &[&str]) -> Catalogue {
        let sources = names
            .iter()
            .map(|name| SourceCount {
                name: (*name).to_owned(),
                published: 1,
                credited: 0,
            })
            .collect();
        Catalogue::of(&Coverage {
            sources,
            ..Coverage::default()
        })
    }

    #[test]
    fn the_longest_name_wins_and_its_words_are_marked() {
        let catalogue = catalogue(&["France 2", "The Morning Herald", "CNN", "Time"]);
        let mut asking = super::super::terms::tests::asking(
            "According to The Morning Herald and CNN, when is the time?",
        );
        assert_eq!(catalogue.named(&mut asking), ["The Morning Herald", "CNN"]);
        assert_eq!(asking.iter().filter(|a| a.source).count(), 3);
    }
}
