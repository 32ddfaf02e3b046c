//! Bylines: `By Jane Doe`, `By Jane Doe, Northern Post`, `By Jane Doe at Harrow Park`, and under a headline `Jane Doe | Northern Post`.
//!
//! A name counts as an outlet only when it says that it is one ("… Post"), is known as one, or is like one by its words (see
//! `printed_outlet`); whatever else stands behind the names of a byline stays with them as it is written.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::credit_words::{FIRST_WORDS, LAST_WORDS, WEAK_LAST_WORDS};
use super::date_forms::{Reading, leading, whole};
use super::header::tidy;
use super::{outlets, printed_outlet};
use crate::model::PartialDate;
use crate::text::{fold, lexicon};

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// Who wrote the article.
    pub(super) author: String,
    /// Who published it.
    pub(super) outlet: Option<String>,
    /// When.
    pub(super) date: Option<PartialDate>,
}

/// `By Jane Doe and John Smith`, two words at least and nothing but names; in Markdown often in italics.
pub(super) fn read(line: &str) -> Option<Byline> {
    let content = line.trim().trim_matches(['*', '_']).trim();
    let (names, date) = posted(content).or_else(|| {
        let names = content
            .strip_prefix("By ")
            .or_else(|| content.strip_prefix("BY "))?;
        Some(dated(names))
    })?;
    let (names, outlet) = published(names);
    let ends_as_sentence = names.ends_with(['.', '!', '?', ':']);
    let names = &*without_places(names);
    let words: Vec<&str> = names.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "and" | "de" | "van" | "von" | "der" | "al" | "bin" | "&"
            )
    };
    if !(2..=9).contains(&words.len())
        || ends_as_sentence
        || !words.iter().all(is_name)
        || leading(names).is_some()
    {
        return None;
    }
    Some(Byline {
        author: tidy(names),
        outlet,
        date,
    })
}

static POSTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?i:posted|published|written)(?: on)? (?:(?P<when>.{6,60}) )?by (?P<names>.+)$")
        .expect("the form of a post is a valid pattern")
});

/// `Posted on 4 March 2023 by Jane Doe`, `Published by Jane Doe on 4 March 2023`: the names and the day.
fn posted(content: &str) -> Option<(&str, Option<PartialDate>)> {
    let found = POSTED.captures(content)?;
    let names = found.name("names")?.as_str();
    let Some(when) = found.name("when") else {
        // `Published by Oxford Press` without a day may be the text's own.
        return Some(dated(names)).filter(|(_, date)| date.is_some());
    };
    match whole(when.as_str()) {
        Some(Reading::Date(date @ PartialDate::Day(_))) => Some((names, Some(date))),
        _ => None,
    }
}

/// The names without where each of them wrote: `Jane Doe at Harrow Park`, `Jane Doe in Paris and Max Roe in Rio de Janeiro`.
/// What stands in front of the place must be a name and behind it a place; any other line stays as it is.
fn without_places(names: &str) -> Cow<'_, str> {
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

/// Longest line between a headline and a date that is no text, in bytes and words.
const LONGEST_CREDIT: usize = 80;
const CREDIT_WORDS: usize = 8;

/// A line that credits somebody in a form of its own, for lines right above a date and under a headline only: `Jane Doe in London`,
/// `Staff and agencies`, `Jane Doe, Political editor`. Gives the name when it is one.
pub(super) fn loose(line: &str) -> Option<Option<String>> {
    let content = line.trim().trim_matches(['*', '_']).trim();
    let words = content.split_whitespace().count();
    let fits = content.len() <= LONGEST_CREDIT
        && (1..=CREDIT_WORDS).contains(&words)
        && content.starts_with(char::is_uppercase)
        && !content.ends_with(['.', '!', '?', ':', ';', ',', '…', '-', '–', '—'])
        && !content.contains(|c: char| c.is_ascii_digit());
    let name = without_places(content);
    let name = name.split(',').next().unwrap_or_default().trim();
    fits.then(|| is_person(name).then(|| tidy(name)))
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
fn is_place(words: &[&str]) -> bool {
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

/// `Jane Doe | Northern Post`: a person's name, a bar and an outlet. For lines under a headline only; elsewhere it may be anything.
pub(super) fn between_bars(line: &str) -> Option<Byline> {
    let (names, date) = dated(line.trim());
    let (author, outlet) = names.split_once('|')?;
    let (author, outlet) = (author.trim(), outlet.trim());
    (is_person(author) && is_outlet(outlet)).then(|| Byline {
        author: tidy(author),
        outlet: Some(tidy(outlet)),
        date,
    })
}

/// A byline without the date at its end: `Jane Roe, Example Times, 4 March 2023`, `Jane Roe on 4 March 2023`, `Jane Roe - March 4, 2023`.
pub(super) fn dated(names: &str) -> (&str, Option<PartialDate>) {
    for (at, _) in names.match_indices([',', '|', ' ']) {
        if let Some(Reading::Date(date @ PartialDate::Day(_))) = whole(&names[at + 1..]) {
            let before = names[..at].trim_end_matches([' ', ',', '|', '-', '–', '—', '•', '·']);
            let before = before.strip_suffix(" on").unwrap_or(before);
            return (before.trim_end(), Some(date));
        }
    }
    (names, None)
}

/// The names without the outlet behind the last comma, bar or dash.
fn published(names: &str) -> (&str, Option<String>) {
    let parted = names
        .rsplit_once(['|', ','])
        .or_else(|| names.rsplit_once(" – "))
        .or_else(|| names.rsplit_once(" — "));
    match parted {
        Some((before, outlet)) if is_outlet(outlet.trim()) => {
            (before.trim_end(), Some(tidy(outlet.trim())))
        }
        _ => match names.rsplit_once(',') {
            Some((before, outlet)) if printed_outlet::behind_names(outlet.trim()) => {
                (before.trim_end(), Some(tidy(outlet.trim())))
            }
            _ => (names, None),
        },
    }
}

/// Most words of an outlet's name.
const OUTLET_WORDS: usize = 6;

/// Whether a text that stands where an outlet would is the name of one: known, or with a word that outlets have.
pub(super) fn is_outlet(name: &str) -> bool {
    let bare = name.strip_prefix("The ").unwrap_or(name);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let names_itself = words.len() > 1
        && (LAST_WORDS.contains(last)
            || WEAK_LAST_WORDS.contains(last)
            || FIRST_WORDS.contains(first));
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

/// Whether a text is one of the names of an outlet in the table, or such a name with a word that outlets have (`BBC News`).
pub(super) fn is_known_outlet(name: &str) -> bool {
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
pub(super) const SECTIONS: &[&str] = &[
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
fn is_person(name: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: Option<Byline>, author: &str, outlet: Option<&str>, date: Option<&str>) {
        let found = found.unwrap_or_else(|| panic!("no byline of {author}"));
        assert_eq!(found.author, author);
        assert_eq!(found.outlet.as_deref(), outlet, "{author}");
        let shown = found.date.map(|date| date.to_string());
        assert_eq!(shown.as_deref(), date, "{author}");
    }

    #[test]
    fn bylines_name_authors_and_some_their_outlet() {
        check(read("By Jane Doe"), "Jane Doe", None, None);
        let post = Some("Northern Post");
        check(read("By Jane Doe, Northern Post"), "Jane Doe", post, None);
        check(
            read("*BY Jane Doe | Northern Post*"),
            "Jane Doe",
            post,
            None,
        );
        let line = "By Jane Doe and Max Roe, Northern Post, 4 March 2023";
        check(read(line), "Jane Doe and Max Roe", post, Some("2023-03-04"));
        for line in [
            "By Jane Doe September 24, 2023",
            "By Jane Doe on September 24, 2023",
            "By Jane Doe - September 24, 2023",
            "By Jane Doe, Sunday, September 24, 2023 10:30 AM EDT",
            "_By Jane Doe — 24 September 2023_",
            "Posted on September 24, 2023 by Jane Doe",
            "Posted by Jane Doe on 24 Sept 2023",
            "Published by Jane Doe, 2023-09-24",
        ] {
            check(read(line), "Jane Doe", None, Some("2023-09-24"));
        }
        check(read("By Jane Doe — CNN"), "Jane Doe", Some("CNN"), None);
        check(
            read("By Jane Doe, The Guardian"),
            "Jane Doe",
            Some("The Guardian"),
            None,
        );
        let ledger = Some("Market Ledger");
        check(read("By Jane Doe, Market Ledger"), "Jane Doe", ledger, None);
        check(
            read("By Jane Doe, The Whistle"),
            "Jane Doe",
            Some("The Whistle"),
            None,
        );
        // What is not known as an outlet is not made one.
        check(
            read("By Jane Doe, Max Roe"),
            "Jane Doe, Max Roe",
            None,
            None,
        );
        check(
            read("By Jane Doe, Senior Correspondent"),
            "Jane Doe, Senior Correspondent",
            None,
            None,
        );
    }

    #[test]
    fn a_name_and_an_outlet_stand_on_both_sides_of_a_bar() {
        let post = Some("Northern Post");
        check(
            between_bars("Jane Doe | Northern Post"),
            "Jane Doe",
            post,
            None,
        );
        check(
            between_bars("Jane O'Doe | BBC | September 24, 2023"),
            "Jane O'Doe",
            Some("BBC"),
            Some("2023-09-24"),
        );
        for line in [
            "World News | Northern Post",
            "Home | Northern Post",
            "Front Page | Northern Post",
            "Jane Doe | Max Roe",
            "Jane Doe, Northern Post",
            "the mayor | Northern Post",
            "Troops leave Niger at last | Northern Post",
        ] {
            assert_eq!(between_bars(line), None, "{line}");
        }
    }

    #[test]
    fn where_it_was_written_is_no_name() {
        let post = Some("Northern Post");
        check(read("By Jane Doe at Harrow Park"), "Jane Doe", None, None);
        check(
            read("By Jane Doe in Rio de Janeiro"),
            "Jane Doe",
            None,
            None,
        );
        check(
            read("BY JANE DOE AT THE PARK"),
            "JANE DOE AT THE PARK",
            None,
            None,
        );
        check(
            read("By Jane Doe at the Stade de France, Northern Post, 4 March 2023"),
            "Jane Doe",
            post,
            Some("2023-03-04"),
        );
        check(
            read("By Jane Doe in Paris and Max Roe in Niamey"),
            "Jane Doe and Max Roe",
            None,
            None,
        );
        check(
            read("By Jane Doe in Paris, Max Roe in Niamey and Ann Lee"),
            "Jane Doe, Max Roe and Ann Lee",
            None,
            None,
        );
        for line in [
            "By Monday Evening in Paris",
            "By Jane in Paris",
            "By Jane Doe in a hurry",
            "By Jane Doe in 2023",
            "By Jane Doe in Paris.",
            "By Jane Doe at",
            "By Jane Doe in Paris because he had to",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_above_a_date_credits_in_a_form_of_its_own() {
        let jane = Some(Some("Jane Doe".to_owned()));
        for line in [
            "Jane Doe in London",
            "Jane Doe, Political editor",
            "*Jane Doe*",
        ] {
            assert_eq!(loose(line), jane, "{line}");
        }
        assert_eq!(loose("Staff and agencies"), Some(None));
        for line in [
            "It fell.",
            "the mayor",
            "Chapter 2",
            "It fell on the town because nobody had looked at its pillars",
        ] {
            assert_eq!(loose(line), None, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_bylines() {
        for line in [
            "By Monday the troops had left.",
            "By the sea",
            "By September 24, 2023",
            "Posted on the door by Jane Doe",
            "Published by Oxford Press",
            "Published 24 September 2023",
            "By Jane Doe was elected on September 24, 2023",
            "By Jane",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
