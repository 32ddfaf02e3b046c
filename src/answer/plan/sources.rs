//! Sources that a question names ("according to CNN").

use std::collections::BTreeMap;

use crate::corpus::outlet_names;
use crate::model::{ArticleMeta, Coverage, Note};
use crate::text::{fold, tokens};

use super::source_cues::{Hearing, is_excluded};
use super::terms::Asking;

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

/// Kinds of newspapers, by which people call one whose name ends so: "the Gazette".
const KINDS: &[&str] = &[
    "advertiser",
    "advocate",
    "argus",
    "bulletin",
    "chronicle",
    "citizen",
    "courier",
    "dispatch",
    "echo",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "herald",
    "inquirer",
    "journal",
    "ledger",
    "mail",
    "mercury",
    "mirror",
    "monitor",
    "observer",
    "press",
    "record",
    "recorder",
    "register",
    "reporter",
    "review",
    "sentinel",
    "standard",
    "star",
    "telegraph",
    "tribune",
];

/// What names an agency behind its own word: "Meridian" of "Meridian News Agency".
const AGENCIES: &[&str] = &["agency", "newswire", "wire"];

/// Kinds that also stand for all newspapers at once: where there are two of the kind, "the press" means neither of them.
const ALL_PAPERS: &str = "press";

/// Sources at most that one short name may stand for; where more share it, it tells too little.
const MOST_ALIKE: usize = 3;

/// The single words by which a source of several words may be called, with that source; with whichever of them where two or three are
/// called so.
fn short_names(known: &BTreeMap<Vec<String>, NamedSource>) -> BTreeMap<String, NamedSource> {
    let mut found: BTreeMap<String, Vec<&NamedSource>> = BTreeMap::new();
    for (words, source) in known {
        let Some(short) = short_name(words) else {
            continue;
        };
        let others = found.entry(short.to_owned()).or_default();
        if !others.iter().any(|other| other.keys == source.keys) {
            others.push(source);
        }
    }
    let heard = |(word, sources): (String, Vec<&NamedSource>)| {
        if known.contains_key(std::slice::from_ref(&word)) {
            return None;
        }
        let source = match sources.as_slice() {
            [source] => (*source).clone(),
            alike if alike.len() <= MOST_ALIKE && word != ALL_PAPERS => {
                NamedSource::any_of(&word, alike)
            }
            _ => return None,
        };
        Some((word, source))
    };
    found.into_iter().filter_map(heard).collect()
}

/// The word by which a source with these words may be called: "gazette" of "Korvik Gazette", "meridian" of "Meridian News Agency".
fn short_name(words: &[String]) -> Option<&str> {
    let [first, .., last] = words else {
        return None;
    };
    if KINDS.contains(&last.as_str()) {
        Some(last)
    } else {
        AGENCIES.contains(&last.as_str()).then_some(first)
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

/// Whether an article comes from a source that somebody typed, or credits it.
pub(crate) fn is_from(article: &ArticleMeta, typed: &str) -> bool {
    let wanted = bare(typed);
    article
        .outlet
        .iter()
        .chain(&article.cites)
        .flat_map(|name| outlet_names(name))
        .any(|name| bare(&name) == wanted)
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

    fn heard(catalogue: &Catalogue, asking: &mut [Asking]) -> Vec<String> {
        let named = catalogue.named(asking);
        named.into_iter().map(|source| source.name).collect()
    }

    /// Checks what a question names, each as its name and the names that articles have for it.
    fn check_names(sources: &[&str], question: &str, expected: &[(&str, &[&str])]) {
        let mut asking = super::super::terms::tests::asking(question);
        let named = catalogue(sources).named(&mut asking);
        let shown: Vec<(&str, Vec<&str>)> = named
            .iter()
            .map(|source| {
                let names = source.names.iter().map(String::as_str).collect();
                (source.name.as_str(), names)
            })
            .collect();
        let expected: Vec<(&str, Vec<&str>)> = expected
            .iter()
            .map(|(name, names)| (*name, names.to_vec()))
            .collect();
        assert_eq!(shown, expected, "{question}");
    }

    #[test]
    fn a_source_is_heard_without_its_section_or_motto() {
        let sources = [
            "The Independent - Sports",
            "The Independent - Life and Style",
            "Cnbc | World Business News Leader",
            "BBC News - World",
            "BBC News",
            "CBSSports.com",
            "Live Science: The Most Interesting Articles",
        ];
        let check = |question: &str, expected: &[(&str, &[&str])]| {
            check_names(&sources, question, expected);
        };
        let independent: (&str, &[&str]) = ("The Independent", &sources[..2]);
        let cnbc: (&str, &[&str]) = ("Cnbc", &sources[2..3]);
        let bbc: (&str, &[&str]) = ("BBC News", &sources[3..5]);
        check("What did The Independent report about it?", &[independent]);
        check(
            "Do the CNBC article and the BBC News article agree?",
            &[cnbc, bbc],
        );
        check(
            "Does the 'Cnbc | World Business News Leader' article say so?",
            &[("Cnbc | World Business News Leader", &sources[2..3])],
        );
        check("What did the BBC say?", &[("BBC", &sources[3..5])]);
        check("according to cnbc, who won?", &[cnbc]);
        check(
            "What does CBSSports report?",
            &[("CBSSports", &sources[5..6])],
        );
        check(
            "What did Live Science write?",
            &[("Live Science", &sources[6..])],
        );
        // Ordinary words are none.
        for question in [
            "Who is an independent candidate?",
            "Independent experts said what?",
            "Which sports are there?",
            "Who is the World leader?",
            "What does live science need?",
        ] {
            check(question, &[]);
        }
    }

    #[test]
    fn a_newspaper_is_heard_by_its_kind_where_it_is_the_only_one() {
        let sources = ["Korvik Gazette", "Northern Echo", "Meridian News Agency"];
        let check = |question: &str, expected: &[&str]| {
            let mut asking = super::super::terms::tests::asking(question);
            assert_eq!(
                heard(&catalogue(&sources), &mut asking),
                expected,
                "{question}"
            );
        };
        check(
            "What does the Gazette say about the tax?",
            &["Korvik Gazette"],
        );
        check(
            "what does the gazette say about the tax",
            &["Korvik Gazette"],
        );
        check("how much is it according to the echo", &["Northern Echo"]);
        check(
            "Do the Gazette and the Echo agree?",
            &["Korvik Gazette", "Northern Echo"],
        );
        check("What did Meridian report?", &["Meridian News Agency"]);
        for question in [
            "Is there an echo in the cave?",
            "Where is the meridian?",
            "What did the Gazette Bridge cost?",
        ] {
            check(question, &[]);
        }
        let mut asking = super::super::terms::tests::asking("What does the Gazette say?");
        let four = ["North", "South", "East", "West"].map(|name| format!("{name} Gazette"));
        let four = four.each_ref().map(String::as_str);
        assert_eq!(heard(&catalogue(&four), &mut asking), [""; 0]);
    }

    #[test]
    fn a_kind_that_two_share_is_either_and_their_whole_names_are_themselves() {
        let sources = [
            "Lowmere Gazette",
            "Harrow Gazette",
            "Free Press",
            "Sud Press",
        ];
        let check = |question: &str, expected: &[(&str, &[&str])]| {
            check_names(&sources, question, expected);
        };
        let either: (&str, &[&str]) = ("Gazette", &["Harrow Gazette", "Lowmere Gazette"]);
        let lowmere: (&str, &[&str]) = ("Lowmere Gazette", &sources[..1]);
        let harrow: (&str, &[&str]) = ("Harrow Gazette", &sources[1..2]);
        check("What does the Gazette say about the tax?", &[either]);
        check("how high is it according to the gazette", &[either]);
        check("What does the Lowmere Gazette say?", &[lowmere]);
        check("what does the harrow gazette say", &[harrow]);
        check(
            "Do the Lowmere Gazette and the Harrow Gazette agree?",
            &[lowmere, harrow],
        );
        check("What does the press say about the tax?", &[]);
        let mut asking = super::super::terms::tests::asking("What does the Gazette say?");
        let notes: Vec<Option<Note>> = catalogue(&sources)
            .named(&mut asking)
            .iter()
            .map(NamedSource::note)
            .collect();
        let shared = Note::SourceShared {
            typed: "Gazette".to_owned(),
            sources: vec!["Harrow Gazette".to_owned(), "Lowmere Gazette".to_owned()],
        };
        assert_eq!(notes, [Some(shared)]);
    }

    #[test]
    fn an_agency_is_heard_under_its_other_names() {
        let ap: (&str, &[&str]) = ("Associated Press", &["AP"]);
        check_names(&["AP"], "What did the Associated Press report?", &[ap]);
        check_names(&["AP"], "What did ap report?", &[("AP", &["AP"])]);
        let both: (&str, &[&str]) = ("AP", &["AP", "Associated Press"]);
        check_names(&["AP", "Associated Press"], "What did AP say?", &[both]);
        check_names(&["CNN"], "What did the Associated Press report?", &[]);
    }

    #[test]
    fn an_ordinary_word_is_a_source_only_where_it_stands_as_one() {
        let sources = ["The Age", "Fortune", "Business Line", "Dawn"];
        let check = |question: &str, expected: &[&str]| {
            let mut asking = super::super::terms::tests::asking(question);
            assert_eq!(
                heard(&catalogue(&sources), &mut asking),
                expected,
                "{question}"
            );
        };
        check("Do 'The Age' and 'Fortune' agree?", &["The Age", "Fortune"]);
        check("Does the Fortune article say so?", &["Fortune"]);
        check("Fortune reported what?", &["Fortune"]);
        check("What happened according to Dawn?", &["Dawn"]);
        check("What did Business Line report?", &["Business Line"]);
        check("What did business line report?", &["Business Line"]);
        for question in [
            "When did the Bronze Age end?",
            "What is the age of the mayor?",
            "Fortune favours whom?",
            "Dawn was when?",
            "What did Miss Fortune win?",
            "Business line managers earn what?",
        ] {
            check(question, &[]);
        }
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
        assert_eq!(
            heard(&catalogue, &mut asking),
            ["The Morning Herald", "CNN"]
        );
        assert_eq!(asking.iter().filter(|a| a.source).count(), 3);
    }

    #[test]
    fn a_common_word_is_a_source_only_as_the_title_with_its_article() {
        let catalogue = catalogue(&["The Guardian", "The Independent", "Time"]);
        let check = |question: &str, expected: &[&str]| {
            let mut asking = super::super::terms::tests::asking(question);
            assert_eq!(heard(&catalogue, &mut asking), expected, "{question}");
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
