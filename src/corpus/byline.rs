//! Bylines: `By Jane Doe`, `Par Jane Doe`, `By Jane Doe, Northern Post`, `By Jane Doe at Harrow Park`, and under a headline `Jane Doe | Northern Post`.
//!
//! A name counts as an outlet only when it says that it is one ("… Post"), is known as one, or is like one by its words (see
//! `printed_outlet`). What somebody does at a paper ("Science Correspondent") and where they wrote are no part of the name; whatever
//! else stands behind the names of a byline stays with them as it is written.

mod in_header;
mod names;
mod nobody;
mod parts;

use std::sync::LazyLock;

use regex::Regex;

use super::date_forms::{Reading, leading, may_begin, whole};
use super::header::tidy;
use super::lines::{plain, unlinked};
use super::printed_outlet;
use super::stamps::stamps;
use crate::model::PartialDate;
use crate::text::{fold, is_furniture, lexicon, stem};

pub(super) use in_header::in_header;
use names::without_places;
pub(super) use names::{SECTIONS, is_known_outlet, is_outlet, is_person, is_place, surely_outlet};

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// Who wrote the article; nobody when only an agency is named.
    pub(super) author: String,
    /// Who published it.
    pub(super) outlet: Option<String>,
    /// When.
    pub(super) date: Option<PartialDate>,
}

/// Longest byline, in bytes: a paragraph of a story is longer.
const LONGEST: usize = 240;

/// `By Jane Doe and John Smith`, two words at least and nothing but names; in Markdown often in italics.
pub(super) fn read(line: &str) -> Option<Byline> {
    let content = unlinked(plain(line));
    let content = plain(&content);
    if content.len() > LONGEST {
        return None;
    }
    let (names, date) = posted(content).or_else(|| opened(content).map(dated))?;
    let names = without_address(names);
    if let Some(found) = staff(names) {
        return Some(Byline { date, ..found });
    }
    let mut found = parts::read(names)?;
    if nobody::is(&found.names) {
        return Some(Byline {
            author: String::new(),
            outlet: found.outlet,
            date,
        });
    }
    let ends_as_sentence = names.ends_with(['!', '?', ':', '.']) && !is_abbreviated(names);
    let words: Vec<&str> = found.names.split_whitespace().collect();
    if !(2..=9).contains(&words.len())
        || ends_as_sentence
        || !words.iter().all(|word| is_of_names(word))
        || leading(&found.names).is_some()
    {
        return None;
    }
    let agency = found.names.trim_end_matches(" Staff");
    let agency = agency.strip_prefix("The ").unwrap_or(agency);
    if is_known_outlet(agency) {
        // `By The Associated Press`: nobody is named.
        found.outlet = found.outlet.or_else(|| Some(tidy(agency)));
        found.names.clear();
    }
    Some(Byline {
        author: tidy(&found.names),
        outlet: found.outlet,
        date,
    })
}

/// What a byline goes on with on the line below: `and Jane Doe`, `& Jane Doe, Science Editor`; only a name where the line above ends in
/// "and" (`open`).
pub(super) fn more_names(line: &str, open: bool) -> Option<Byline> {
    let content = plain(line);
    let joined = ["and ", "AND ", "& "]
        .iter()
        .find_map(|join| content.strip_prefix(join));
    let names = joined.or(Some(content).filter(|_| open))?;
    let (names, date) = Some(names)
        .filter(|names| names.len() <= LONGEST)
        .map(dated)?;
    let found = parts::read(names)?;
    let persons = AND
        .split(&found.names)
        .flat_map(|names| names.split(", "))
        .all(is_person);
    let ends_as_sentence = content.ends_with('.') && !is_abbreviated(content);
    (persons && !ends_as_sentence).then(|| Byline {
        author: tidy(&found.names),
        outlet: found.outlet,
        date,
    })
}

/// `Jane Doe (with agencies)`: a byline that says so by what stands behind the name.
pub(super) fn with_agencies(line: &str) -> Option<Byline> {
    let content = plain(line);
    let (_, behind) = content.strip_suffix(')')?.rsplit_once(" (")?;
    parts::is_help(behind).then(|| unlabelled(content))?
}

/// A line that names an outlet's staff and nobody: `Sport desk, Harrow Times`. Elsewhere than under `By` or a headline it may be anything.
pub(super) fn staff(names: &str) -> Option<Byline> {
    let outlet = printed_outlet::of_staff(plain(names))?;
    Some(Byline {
        outlet: Some(tidy(outlet)),
        ..Byline::default()
    })
}

/// Names without the address behind them: `Jane Doe jdoe@example.org`.
fn without_address(names: &str) -> &str {
    match names.rsplit_once(' ') {
        Some((before, last)) if last.contains('@') && last.contains('.') => {
            before.trim_end_matches([' ', ',', '|', '•', '·'])
        }
        _ => names,
    }
}

/// Whether a word may stand in a list of names.
fn is_of_names(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "and", "et", "und", "y", "e", "de", "van", "von", "der", "al", "bin", "&", "agencies",
        "staff",
    ];
    word.starts_with(char::is_uppercase) || SMALL.contains(&word)
}

/// `Jane Doe Jr.`, `Jane Doe, M.D.`: a name may end with a dot.
fn is_abbreviated(names: &str) -> bool {
    let last = names.split_whitespace().next_back().unwrap_or("");
    matches!(last, "Jr." | "Sr.") || last.trim_end_matches('.').contains('.')
}

/// A byline above what says that it is one: `Jane Doe`, and on the next line her address, her outlet or her work there.
pub(super) fn above_credentials(line: &str, next: &str) -> Option<Byline> {
    let (author, next) = (plain(line), plain(next));
    if author.len() > LONGEST || next.len() > LONGEST || !is_person(author) {
        return None;
    }
    let says_so = parts::is_handle(next) || parts::is_role(next) || known_outlet(next).is_some();
    says_so.then(|| Byline {
        author: tidy(author),
        ..Byline::default()
    })
}

/// The known outlet that a line is, perhaps with the place of an office: `BBC News, Harrow`.
pub(super) fn known_outlet(line: &str) -> Option<&str> {
    let line = plain(line);
    let (name, place) = line.split_once(", ").unwrap_or((line, ""));
    let words: Vec<&str> = place.split_whitespace().collect();
    let fits = words.is_empty() || names::is_place(&words);
    Some(name).filter(|name| fits && is_known_outlet(name))
}

/// Whether a line names only what somebody does at a paper: `Political correspondent`.
pub(super) fn is_role(line: &str) -> bool {
    let line = plain(line);
    line.len() <= LONGEST && parts::is_role(line)
}

static OPENED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?:(?P<by>By|BY|BYLINE|Byline):?|(?P<foreign>Par|PAR|Von|VON|Por|POR)|(?P<from>From|FROM)|(?P<words>(?:Words|Text|Report|Authors?|Reporters?|Writers?):)|(?P<other>by|(?i:words|story|text|report|reported|written|reporting|analysis|opinion|review|interview|commentary|essay|column) (?i:by))):?[ \t\u{a0}]+(?P<names>.+)$",
    )
    .expect("the form of a byline is a valid pattern")
});

/// What stands behind `By`; behind `by` and `Story by` it must be persons, for a text may go on that way. So it must behind `Par`, `Von`
/// and `Por`, with which headlines begin, too ("Von Trapp Family Tours"): there no word of the names may be an ordinary one.
fn opened(content: &str) -> Option<&str> {
    let found = OPENED.captures(content)?;
    let names = found.name("names")?.as_str();
    let persons = |fits: fn(&str) -> bool| {
        let (names, _) = dated(names);
        let first = names.split([',', '|']).next().unwrap_or(names);
        let (first, _) = parts::before_outlet(first);
        AND.split(first).all(|name| fits(name.trim()))
    };
    let named = |group: &str| found.name(group).is_some();
    if named("from") {
        return from_somewhere(names);
    }
    let fits = match (named("by"), named("foreign")) {
        (true, _) => true,
        (_, true) => persons(is_certain_person),
        _ => persons(is_person),
    };
    fits.then_some(names)
}

/// `Jane Doe` of `Jane Doe, Paris` and `Jane Doe in Harrow Park`: behind "From" a name alone may be that of a place.
fn from_somewhere(names: &str) -> Option<&str> {
    let (name, place) = names
        .split_once(", ")
        .or_else(|| names.split_once(" in "))?;
    let words: Vec<&str> = place.split_whitespace().collect();
    (is_certain_person(name) && names::is_place(&words)).then_some(name)
}

/// Between the names of a byline, in the languages that it is read in.
static AND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(" (?:and|et|und|y|e) ").expect("the words for and are a valid pattern")
});

/// Whether a text is the name of a person and has no word that means anything else.
fn is_certain_person(name: &str) -> bool {
    let ordinary = |word: &str| lexicon::ordinary(&stem(&fold(word))).is_some();
    is_person(name) && !name.split_whitespace().any(ordinary)
}

/// A byline without `By`: `Jane Doe, Science Correspondent`, `Jane Doe | 4 March 2024 | 3 min read`. What is behind the name must say that it is one; for lines right
/// under a headline only.
pub(super) fn unlabelled(line: &str) -> Option<Byline> {
    let content = plain(line);
    if content.len() > LONGEST {
        return None;
    }
    let (names, date) = dated(content);
    let found = parts::read(names)?;
    // `Jane Doe | 4 March 2024` says as much as a role does.
    let dated = || date.is_some() && !printed_outlet::is_rather_outlet(&found.names);
    let persons = || AND.split(&found.names).all(is_person);
    ((found.has_role || dated()) && persons()).then(|| Byline {
        author: tidy(&found.names),
        outlet: found.outlet,
        date,
    })
}

static POSTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?i:posted|published|written)(?: on)? (?:(?P<when>.{6,60}) )?by (?P<names>.+)$")
        .expect("the form of a post is a valid pattern")
});

/// `Posted on 4 March 2023 by Jane Doe`, `4 March 2023 By Jane Doe`, `Published by Jane Doe on 4 March 2023`: the names and the day.
fn posted(content: &str) -> Option<(&str, Option<PartialDate>)> {
    if let Some((when, names)) = content.split_once(" By ")
        && let Some(Reading::Date(date @ PartialDate::Day(_))) =
            whole(when.trim_end_matches([' ', ',', '|', '-', '–', '—']))
    {
        return Some((names, Some(date)));
    }
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
    let content = opened(content).unwrap_or(content);
    let name = without_places(content);
    let name = without_role(&name);
    let name = name.split(',').next().unwrap_or_default().trim();
    fits.then(|| is_person(name).then(|| tidy(name)))
}

/// `Jane Doe` of `Jane Doe Environment editor`.
fn without_role(line: &str) -> &str {
    let cut = line
        .match_indices(' ')
        .skip(1)
        .find(|(at, _)| is_person(&line[..*at]) && is_role(&line[at + 1..]));
    cut.map_or(line, |(at, _)| &line[..at])
}

/// `Jane Doe | Northern Post`: a person's name, a bar and an outlet. For lines under a headline only; elsewhere it may be anything.
pub(super) fn between_bars(line: &str) -> Option<Byline> {
    let (names, date) = dated(plain(line));
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
    if names.len() > LONGEST {
        return (names, None);
    }
    let mut names = names;
    // `Jane Doe | 4 March 2024 | 3 min read`
    while let Some((before, _)) = names
        .rsplit_once(['|', '•', '·'])
        .filter(|(_, last)| is_furniture(last) && stamps(last.trim()).is_none())
    {
        names = before.trim_end();
    }
    let last_digit = names.rfind(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let ends = names[..last_digit].match_indices([',', '|', ' ']);
    for (at, _) in ends.filter(|(at, _)| may_begin(&names[at + 1..])) {
        // `March 4, 2024 | 10:30 AM` behind a name.
        let behind = names[at + 1..].replace(['|', '•', '·'], ",");
        let read = match whole(&behind) {
            Some(Reading::Date(date @ PartialDate::Day(_))) => Some(date),
            // `, March 2025`: without the sign the month may be a name.
            Some(Reading::Date(date @ PartialDate::Month(..))) if !names[at..].starts_with(' ') => {
                Some(date)
            }
            _ => None,
        };
        if let Some(date) = read {
            let before = names[..at].trim_end_matches([' ', ',', '|', '-', '–', '—', '•', '·']);
            let before = before.strip_suffix(" on").unwrap_or(before);
            return (before.trim_end(), Some(date));
        }
    }
    (names, None)
}

#[cfg(test)]
mod tests;
