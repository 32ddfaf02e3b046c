//! What the words of a byline are: a person, a place, an outlet.

use std::borrow::Cow;

use super::super::credit_words::{AGENCY_ENDS, FIRST_WORDS, LAST_WORDS, WEAK_LAST_WORDS};
use super::super::date_forms::leading;
use super::super::outlets;
use crate::text::{fold, lexicon};

/// The names without where each of them wrote: `Jane Doe at Harrow Park`, `Jane Doe in Paris and Max Roe in Rio de Janeiro`.
/// What stands in front of the place must be a name and behind it a place; any other line stays as it is.
pub(super) fn without_places(names: &str) -> Cow<'_, str> {
    let mut kept: Vec<&str> = Vec::new();
    let mut rest = names.split_whitespace().peekable();
    // Words of the name that is being read.
    let mut own = 0;
    while let Some(word) = rest.next() {
        if !WHERE.contains(&word) {
            own = if JOINS.contains(&word) { 0 } else { own + 1 };
            kept.push(word);
            continue;
        }
        let mut place: Vec<&str> = Vec::new();
        while let Some(word) = rest.next_if(|word| !JOINS.contains(word)) {
            place.push(word);
            if word.ends_with(',') {
                break;
            }
        }
        let name = kept.get(kept.len() - own..).unwrap_or(&[]).join(" ");
        if !is_person(&name) || calendar(&name) || !is_place(&place) {
            return Cow::Borrowed(names);
        }
        if place.last().is_some_and(|last| last.ends_with(',')) {
            kept.push(",");
        }
        own = 0;
    }
    Cow::Owned(kept.join(" ").replace(" ,", ","))
}

/// Words between the name of a byline and where it was written.
const WHERE: [&str; 2] = ["in", "at"];
/// Words between two names.
const JOINS: [&str; 2] = ["and", "&"];
/// Words of a place that have no capital.
const OF_PLACES: &[&str] = &[
    "the", "of", "de", "la", "le", "du", "des", "del", "al", "am", "upon",
];

/// `Harrow Park`, `the Stade de France`, `Rio de Janeiro`: up to five words, the last with a capital and nothing but names.
pub(in crate::corpus) fn is_place(words: &[&str]) -> bool {
    let named = |word: &str| word.starts_with(char::is_uppercase);
    let written = |word: &str| {
        let bare = word.trim_end_matches(',');
        bare.chars()
            .all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    (1..=5).contains(&words.len())
        && words.last().is_some_and(|last| named(last))
        && words
            .iter()
            .all(|word| written(word) && (named(word) || OF_PLACES.contains(word)))
}

/// Whether a name opens with a day or a month, as no person's does: `By Monday Evening in Paris`.
fn calendar(name: &str) -> bool {
    let first = fold(name.split_whitespace().next().unwrap_or(""));
    lexicon::weekday(&first).is_some() || leading(name).is_some()
}

/// Most words of an outlet's name.
const OUTLET_WORDS: usize = 6;

/// Whether a text that stands where an outlet would is the name of one: known, or with a word that outlets have.
pub(in crate::corpus) fn is_outlet(name: &str) -> bool {
    let bare = name.strip_prefix("The ").unwrap_or(name);
    // "Harrow Observer Online".
    let bare = bare.strip_suffix(" Online").unwrap_or(bare);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    // "Observer-Tribune".
    let last = &last.rsplit('-').next().unwrap_or(last);
    let names_itself = words.len() > 1
        && (LAST_WORDS.contains(last)
            || WEAK_LAST_WORDS.contains(last)
            || FIRST_WORDS.contains(first)
            || is_foreign(&words)
            || is_agency(&words));
    let known = || is_known_outlet(bare);
    let written = words.iter().all(|word| {
        word.chars()
            .all(|c| c.is_alphanumeric() || "-'’.&".contains(c))
    });
    words.len() <= OUTLET_WORDS
        && written
        && bare.starts_with(char::is_uppercase)
        && (names_itself || known())
}

/// Whether a name says by its last word, which hardly anything else has, that it is one: "The Harrow Valley Times", "WXYZ 7 News".
pub(in crate::corpus) fn surely_outlet(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or("");
    is_outlet(name) && LAST_WORDS.contains(&last)
}

/// `Gazette de Harrow`, `Corriere di Harrow`.
fn is_foreign(words: &[&str]) -> bool {
    const KINDS: [&str; 9] = [
        "Gazette", "Journal", "Tribune", "Courrier", "Corriere", "Gazzetta", "Giornale", "Jornal",
        "Diário",
    ];
    const OF: [&str; 9] = ["de", "du", "des", "di", "del", "della", "da", "do", "dell"];
    matches!(words, [kind, of, _, ..] if KINDS.contains(kind) && OF.contains(of))
}

/// `Harrow News Agency`.
fn is_agency(words: &[&str]) -> bool {
    let [_, .., kind, last] = words else {
        return false;
    };
    AGENCY_ENDS.contains(&(*kind, *last))
}

/// Whether a text is one of the names of an outlet in the table, or such a name with a word that outlets have (`BBC News`).
pub(in crate::corpus) fn is_known_outlet(name: &str) -> bool {
    let bare = name.strip_prefix("The ").unwrap_or(name);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let first = fold(words.first().unwrap_or(&""));
    let more = words.last().is_some_and(|last| LAST_WORDS.contains(last));
    outlets::beginning_with(&first).iter().any(|form| {
        form.words == words
            || more
                && words
                    .split_last()
                    .is_some_and(|(_, rest)| form.words == rest)
    })
}

/// Words that name a section of a paper and no person.
pub(in crate::corpus) const SECTIONS: &[&str] = &[
    "Home",
    "Page",
    "World",
    "Politics",
    "Business",
    "Opinion",
    "Sport",
    "Sports",
    "Culture",
    "Science",
    "Health",
    "Technology",
    "Africa",
    "Europe",
    "Asia",
    "America",
    "Middle",
    "East",
    "West",
    "North",
    "South",
    "Breaking",
    "Latest",
    "Top",
    "Stories",
    "Story",
    "Analysis",
    "Live",
    "Updates",
    "Read",
    "More",
    "Share",
    "Staff",
    "Subscribe",
    "Sign",
    "In",
    "The",
    "Front",
];

/// Whether a text is the name of a person and nothing else, as far as letters tell: two to four capitalised words.
pub(in crate::corpus) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || "-'’.".contains(c))
            && !SECTIONS.contains(word)
            && !LAST_WORDS.contains(word)
            && !WEAK_LAST_WORDS.contains(word)
    };
    (2..=4).contains(&words.len()) && words.iter().all(is_name)
}
