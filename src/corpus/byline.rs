//! Bylines: `By Jane Doe`, `By Jane Doe, Northern Post`, and under a headline `Jane Doe | Northern Post`.
//!
//! A name counts as an outlet only when it says that it is one ("… Post"), is known as one, or is like one by its words (see
//! `printed_outlet`); whatever else stands behind the names of a byline stays with them as it is written.

use super::credit_words::{FIRST_WORDS, LAST_WORDS, WEAK_LAST_WORDS};
use super::date_forms::{Reading, leading, whole};
use super::header::tidy;
use super::{outlets, printed_outlet};
use crate::model::PartialDate;
use crate::text::fold;

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
    let names = content
        .strip_prefix("By ")
        .or_else(|| content.strip_prefix("BY "))?;
    let (names, date) = dated(names);
    let (names, outlet) = published(names);
    let words: Vec<&str> = names.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "and" | "de" | "van" | "von" | "der" | "al" | "bin" | "&"
            )
    };
    let ends_as_sentence = names.ends_with(['.', '!', '?', ':']);
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

/// A byline without the date at its end: `Jane Roe, Example Times, 4 March 2023`.
pub(super) fn dated(names: &str) -> (&str, Option<PartialDate>) {
    for (at, _) in names.match_indices([',', '|']) {
        if let Some(Reading::Date(date @ PartialDate::Day(_))) = whole(&names[at + 1..]) {
            return (names[..at].trim_end(), Some(date));
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
    let known = || {
        let forms = outlets::beginning_with(&fold(first));
        forms.iter().any(|form| form.words == words)
    };
    let written = words.iter().all(|word| {
        word.chars()
            .all(|c| c.is_alphanumeric() || "-'’.&".contains(c))
    });
    words.len() <= OUTLET_WORDS
        && written
        && bare.starts_with(char::is_uppercase)
        && (names_itself || known())
}

/// Words that name a section of a paper and no person.
const SECTIONS: &[&str] = &[
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
    fn sentences_are_no_bylines() {
        for line in [
            "By Monday the troops had left.",
            "By the sea",
            "By September 24, 2023",
            "By Jane",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
