//! Sources that a question names ("according to CNN").

use std::collections::BTreeMap;

use crate::model::{ArticleMeta, Coverage};
use crate::text::{TokenFlags, fold, tokens};

use super::terms::Asking;

/// The names of a collection's sources by their first word. Made once per generation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Catalogue {
    by_first_word: BTreeMap<String, Vec<(Vec<String>, String)>>,
    /// Names of one word that means something else without the article before it: "guardian" of "The Guardian".
    with_article: BTreeMap<String, String>,
    /// All names, with their words.
    names: Vec<(Vec<String>, String)>,
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
            catalogue.names.push((words.clone(), source.name.clone()));
            let Some(first) = words.first().cloned() else {
                continue;
            };
            if words.len() == 1
                && (TOO_COMMON.contains(&first.as_str()) || first.chars().count() < 2)
            {
                if source.name.starts_with("The ") {
                    catalogue.with_article.insert(first, source.name.clone());
                }
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
    pub(crate) fn named(&self, asking: &mut [Asking]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut at = 0;
        while at < asking.len() {
            let longest = self.at(asking, at);
            if let Some((length, name)) = longest {
                for one in &mut asking[at..at + length] {
                    one.source = true;
                }
                if !found.contains(&name) && !is_excluded(asking, at) {
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
        let capital = is_capital(&asking[at]);
        if let Some(name) = self.with_article.get(&asking[at].token.word)
            && stands_as_a_title(asking, at)
        {
            return Some((1, name.clone()));
        }
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

/// Whether the source that is named here is one that does not say it: "but not by CNN", "other than CNN".
fn is_excluded(asking: &[Asking], at: usize) -> bool {
    let word = |back: usize| {
        let at = at.checked_sub(back)?;
        Some(asking[at].token.word.as_str())
    };
    let from = if word(1) == Some("the") { 2 } else { 1 };
    match word(from) {
        Some("not" | "except" | "than") => true,
        Some("by" | "in" | "from") => matches!(word(from + 1), Some("not" | "except" | "than")),
        _ => false,
    }
}

fn is_capital(one: &Asking) -> bool {
    one.token.flags.has(TokenFlags::CAPITAL)
}

/// Whether a word is the whole of a title with an article: "The Guardian", not "a guardian" or "the Guardian Angels".
fn stands_as_a_title(asking: &[Asking], at: usize) -> bool {
    let follows = |left: usize, right: usize| {
        let (left, right) = (&asking[left].token, &asking[right].token);
        right.span.start() == left.span.end() + 1
    };
    let article = at > 0 && asking[at - 1].token.word == "the" && follows(at - 1, at);
    let goes_on = at + 1 < asking.len() && is_capital(&asking[at + 1]) && follows(at, at + 1);
    is_capital(&asking[at]) && article && !goes_on
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
    fn words_behind_a_typed_source_complete_its_name() {
        let catalogue = catalogue(&["Northern Post", "The Guardian", "BBC", "BBC News", "CNN"]);
        let check = |typed: &str, behind: &str, expect: &str| {
            let more = catalogue.completes(typed, behind);
            assert_eq!(&behind[..more], expect, "{typed}{behind}");
        };
        check("Northern", " Post coup", " Post");
        check("northern", " post on the coup", " post");
        check("The", " Guardian coup", " Guardian");
        check("the", " northern post?", " northern post");
        check("BBC", " News coup", " News");
        // Of the two names it is the one that stands there alone.
        check("BBC", " news about the coup", "");
        check("Northern", " coup", "");
        check("Northern", ", Post", "");
        check("CNN", " World", "");
        check("", "", "");
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

    #[test]
    fn a_common_word_is_a_source_only_as_the_title_with_its_article() {
        let catalogue = catalogue(&["The Guardian", "The Independent", "Time"]);
        let check = |question: &str, expected: &[&str]| {
            let mut asking = super::super::terms::tests::asking(question);
            assert_eq!(catalogue.named(&mut asking), expected, "{question}");
        };
        check("Does 'The Guardian' article say so?", &["The Guardian"]);
        check("what did the Guardian report", &["The Guardian"]);
        check(
            "According to The Independent and The Guardian, who won?",
            &["The Independent", "The Guardian"],
        );
        check("Who is the guardian of the boy?", &[]);
        check("What was said, but not by The Guardian?", &[]);
        check("What do papers other than the Independent say?", &[]);
        check("What do the Guardian Angels do?", &[]);
        check("Which Guardian fell?", &[]);
        check("What is the Time?", &[]);
    }
}
