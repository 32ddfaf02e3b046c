//! The parts of a byline: `Jane Doe`, `Science Correspondent`, `Daily Touchline`, `Paris`.

use super::super::credit_words::WORK;
use super::super::header::tidy;
use super::super::printed_outlet;
use super::names::{is_known_outlet, is_outlet, is_person, is_place, without_places};
use crate::text::{fold, lexicon};

/// What stands behind `By`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The names.
    pub(super) names: String,
    /// Who published the article.
    pub(super) outlet: Option<String>,
    /// Whether a part says what somebody does at a paper.
    pub(super) has_role: bool,
}

/// What a part behind the first one is.
enum Kind<'a> {
    Outlet(&'a str),
    /// Work at a paper, perhaps with its name.
    Role(Option<&'a str>),
    Place,
    Other,
}

/// Signs between two parts.
const PARTED_BY: &[&str] = &[
    ",", "|", ";", " – ", " — ", " - ", " / ", " • ", " · ", " (",
];

/// Reads what stands behind `By`, without the date at its end; `None` when it is nothing but marks.
pub(super) fn read(line: &str) -> Option<Parts> {
    let mut parts = Parts::default();
    for (number, (sign, part)) in split(line).into_iter().enumerate() {
        let part = part.trim().trim_end_matches(')').trim_end();
        if number == 0 {
            let part = part.split(" @").next().unwrap_or(part).trim_end();
            let part = without_office(part);
            let (names, outlet) = before_outlet(part);
            parts.names = without_places(names).into_owned();
            parts.outlet = outlet.map(tidy);
            continue;
        }
        match kind(part) {
            Kind::Outlet(name) => parts.set_outlet(name),
            Kind::Role(name) => {
                parts.has_role = true;
                if let Some(name) = name {
                    parts.set_outlet(name);
                }
            }
            Kind::Place => {}
            Kind::Other if is_handle(part) => {}
            // `Harrow News Agency (HNA)`
            Kind::Other if sign == " (" && parts.outlet.is_some() && is_initials(part) => {}
            Kind::Other => {
                let (names, outlet) = before_outlet(part);
                let joined = if sign == "," {
                    ", ".to_owned()
                } else {
                    format!(" {} ", sign.trim())
                };
                parts.names.push_str(&joined);
                parts.names.push_str(&without_places(names));
                if let Some(outlet) = outlet {
                    parts.set_outlet(outlet);
                }
            }
        }
    }
    (!parts.names.is_empty()).then_some(parts)
}

impl Parts {
    /// The last outlet that is named is the one that publishes: `Jane Doe, Reuters, Northern Post`.
    fn set_outlet(&mut self, name: &str) {
        self.outlet = Some(tidy(name));
    }
}

/// The parts with the sign before each; the first has none.
fn split(line: &str) -> Vec<(&'static str, &str)> {
    let mut found = Vec::new();
    let (mut sign, mut rest) = ("", line);
    loop {
        let next = PARTED_BY
            .iter()
            .filter_map(|sign| Some((rest.find(sign)?, *sign)))
            .min_by_key(|(at, _)| *at);
        let Some((at, next)) = next else {
            found.push((sign, rest));
            return found;
        };
        found.push((sign, &rest[..at]));
        (sign, rest) = (next, &rest[at + next.len()..]);
    }
}

/// A name before its outlet: `Jane Doe for The Guardian`, `Jane Doe of the Associated Press`, `JANE DOE Associated Press`.
pub(super) fn before_outlet(part: &str) -> (&str, Option<&str>) {
    for link in [" for ", " of ", "/"] {
        if let Some((name, outlet)) = part.split_once(link) {
            let outlet = outlet.strip_prefix("the ").unwrap_or(outlet);
            if is_outlet(outlet) || link == " for " && printed_outlet::behind_names(outlet) {
                return (name, Some(outlet));
            }
        }
    }
    let of_a_person = part.match_indices(' ').find_map(|(at, _)| {
        let (name, outlet) = (&part[..at], &part[at + 1..]);
        (is_person(name) && is_known_outlet(outlet)).then_some((name, Some(outlet)))
    });
    of_a_person.unwrap_or((part, None))
}

/// Longest short name of an outlet, in letters.
const INITIALS: usize = 6;

/// `HNA`
fn is_initials(part: &str) -> bool {
    part.len() <= INITIALS && part.chars().all(char::is_uppercase)
}

/// Whether a part says who helped to write, without a name of its own: `with agencies`, `and wire reports`.
pub(super) fn is_help(part: &str) -> bool {
    const HELP: [&str; 5] = [
        "agencies",
        "agency reports",
        "wire reports",
        "wire services",
        "news agencies",
    ];
    let folded = fold(part);
    let what = ["with ", "and "]
        .iter()
        .find_map(|link| folded.strip_prefix(link));
    what.is_some_and(|what| HELP.contains(&what.trim_end_matches(')')))
}

/// What people of a paper are called before their names.
const OFFICES: [&str; 5] = ["reporter", "correspondent", "writer", "editor", "columnist"];

/// `Jane Doe` of `Court reporter Jane Doe` and `Staff Writer Jane Doe`: names without the office that stands before them.
pub(super) fn without_office(names: &str) -> &str {
    let named = |at: usize| {
        let (office, name) = (&names[..at], &names[at + 1..]);
        let last = fold(office.split(' ').next_back().unwrap_or(office));
        (OFFICES.contains(&last.as_str()) && is_person(name) && is_role(office)).then_some(name)
    };
    let mut ends = names.match_indices(' ').map(|(at, _)| at);
    ends.find_map(named).unwrap_or(names)
}

fn kind(part: &str) -> Kind<'_> {
    if is_help(part) {
        return Kind::Role(None);
    }
    if let Some(outlet) = role(part) {
        return Kind::Role(outlet);
    }
    if is_outlet(part) || printed_outlet::behind_names(part) {
        return Kind::Outlet(part);
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let in_place = words
        .first()
        .is_some_and(|word| matches!(*word, "in" | "at"));
    if lexicon::is_place(&fold(part)) || in_place && is_place(&words[1..]) {
        return Kind::Place;
    }
    Kind::Other
}

/// Small words in the name of a role; others make a clause of it: "who was a reporter".
const LINKS: &[&str] = &["of", "and", "the", "for", "at", "in", "to"];

/// Words of a role at most.
const ROLE_WORDS: usize = 7;

/// Whether a line says what somebody does at a paper, and nothing else.
pub(super) fn is_role(line: &str) -> bool {
    role(line).is_some()
}

/// Whether a part says what somebody does: `Science Correspondent`, `senior reporter at Northern Post`, `BBC News science editor`. Gives
/// the outlet in it.
fn role(part: &str) -> Option<Option<&str>> {
    let (role, outlet) = [" of ", " for ", " at ", " with ", " in ", " to "]
        .iter()
        .filter_map(|link| part.split_once(link))
        .find(|(role, _)| ends_with_work(role))
        .map_or((part, None), |(role, outlet)| {
            (role, Some(outlet.strip_prefix("the ").unwrap_or(outlet)))
        });
    let words: Vec<&str> = role.split_whitespace().collect();
    let written = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || "-&'’".contains(c))
    };
    let clause = |word: &&str| lexicon::is_stop_word(word) && !LINKS.contains(word);
    let fits = words.len() <= ROLE_WORDS && words.iter().all(written) && !words.iter().any(clause);
    if !ends_with_work(role) || !fits {
        return None;
    }
    let leading = || {
        role.match_indices(' ').rev().find_map(|(at, _)| {
            let name = &role[..at];
            (is_known_outlet(name) || is_outlet(name) && !is_section(name)).then_some(name)
        })
    };
    Some(outlet.filter(|name| is_outlet(name)).or_else(leading))
}

fn is_section(name: &str) -> bool {
    name.split_whitespace()
        .all(|word| super::SECTIONS.contains(&word) || word == "News")
}

fn ends_with_work(role: &str) -> bool {
    let last = fold(role.split_whitespace().next_back().unwrap_or(""));
    WORK.contains(&last.as_str())
}

/// `@janedoe`, `jane.doe@example.org`, `Follow`.
pub(super) fn is_handle(part: &str) -> bool {
    part.contains('@') && !part.contains(' ') || part.eq_ignore_ascii_case("follow")
}
