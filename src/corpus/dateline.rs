//! Wire datelines: `PARIS, Sept. 24 (Reuters) –`, `NIAMEY, Niger (AP) —`, `Paris [France], September 25 (ANI):`.
//!
//! A dateline is places, a date and an agency before a dash or a colon. It counts only when something in it can't be
//! a sentence: an agency in brackets, a date, or a place in capitals.

mod marked;

use std::sync::LazyLock;

use regex::Regex;

use super::byline;
use super::date_forms::{Reading, leading};
use super::lines::opening;
use crate::text::{fold, lexicon};

/// A dateline is shorter, in bytes.
const LONGEST: usize = 140;

/// What a dateline says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its bytes, with the dash and the space behind it.
    pub(super) length: usize,
    /// The agency in brackets.
    pub(super) agency: Option<String>,
    /// Its date, perhaps without a year.
    pub(super) date: Option<Reading>,
}

/// The dateline at the start of `line`, in Markdown often in bold: `**PARIS, Sept. 24 (Reuters)** – France …`.
pub(super) fn read(line: &str) -> Option<Dateline> {
    unmarked(line).or_else(|| marked::read(line))
}

fn unmarked(line: &str) -> Option<Dateline> {
    let part = opening(line, LONGEST);
    before_dash(line, part)
        .or_else(|| before_nothing(part))
        .or_else(|| after_outlet(part))
}

static OUTLET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?P<place>[^()—]{0,60}?)(?:\\((?P<agency>[A-Z]{2,5})\\)[ \u{a0}]?|\\b(?P<plain>[A-Z]{2,5})[ \u{a0}]+—[ \u{a0}]+)[\\p{Lu}\"“‘]",
    )
    .expect("the form of an outlet before the story is a valid pattern")
});

/// `(CNN)The council …`, `Paris (CNN) The council …`, `Paris CNN — The council …`: perhaps a place, and an outlet that is known.
fn after_outlet(part: &str) -> Option<Dateline> {
    let found = OUTLET.captures(part)?;
    let agency = found.name("agency").or(found.name("plain"))?.as_str();
    let place = found["place"].trim().trim_end_matches(',');
    let fits = byline::is_known_outlet(agency)
        && (place.is_empty() || place.split(',').map(str::trim).all(is_place));
    let story = found.get(0)?.as_str().chars().next_back()?;
    fits.then(|| Dateline {
        length: found[0].len() - story.len_utf8(),
        agency: Some(agency.to_owned()),
        date: None,
    })
}

static NO_DASH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?P<head>[^()/]+(?:\\([\\p{Lu}][^()]*\\)|/[\\p{Lu}][^/]*/))\\.?[ \u{a0}]+[\\p{Lu}\"“‘]",
    )
    .expect("the form of a dateline without a dash is a valid pattern")
});

/// `New Delhi, Sep 24 (PTI) The council …`, `MOSCOW, September 24. /TASS/. The council …`: a place, a day and an agency, and then the
/// story without a dash.
fn before_nothing(part: &str) -> Option<Dateline> {
    let found = NO_DASH.captures(part)?;
    let whole = found.get(0)?.as_str();
    let story = whole.chars().next_back()?;
    let mut dateline = parts(&found["head"], "")?;
    let full = dateline.agency.is_some() && dateline.date.is_some();
    dateline.length = whole.len() - story.len_utf8();
    full.then_some(dateline)
}

fn before_dash(line: &str, part: &str) -> Option<Dateline> {
    separators(part).find_map(|(head_end, length)| {
        // A story may begin on the next line.
        let behind = line[length..].chars().next();
        if behind.is_some_and(char::is_lowercase) {
            // `Macron – who left – said`: a sentence goes on in lower case, a story begins with a capital.
            return None;
        }
        let mut found = parts(&part[..head_end], &part[head_end..length])?;
        found.length = length;
        Some(found)
    })
}

/// Where a dateline may end: each dash or colon, as the end of what is before it and the start of what is behind it.
fn separators(part: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    part.char_indices().filter_map(|(at, c)| {
        let behind = &part[at + c.len_utf8()..];
        let dashes = behind.len() - behind.trim_start_matches(['-', '–', '—']).len();
        let rest = &behind[dashes..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let length = at + c.len_utf8() + dashes + spaces;
        let at_end = rest.trim_end().is_empty();
        let spaced_before = at > 0
            && part[..at]
                .trim_end_matches('.')
                .ends_with([' ', ')', ']', '\u{a0}']);
        let fits = match c {
            '–' | '—' => spaced_before || spaces > 0,
            '-' => {
                spaced_before && (spaces > 0 || dashes > 0 || at_end) || dashes > 0 && spaces > 0
            }
            ':' => dashes == 0 && spaces > 0,
            _ => false,
        };
        fits.then_some((at, length))
    })
}

/// Reads what stands before the dash; `None` when it is no dateline.
fn parts(head: &str, separator: &str) -> Option<Dateline> {
    let (head, mut agency) = agency(head.trim().trim_end_matches('.'));
    let mut places = 0;
    let mut capitals = false;
    let mut date = None;
    let mut rest = head.trim_matches([' ', ',', '\u{a0}']);
    while !rest.is_empty() {
        if date.is_none()
            && let Some((reading, length)) = leading(rest).filter(|(reading, _)| is_day(*reading))
        {
            date = Some(reading);
            rest = rest[length..].trim_start_matches([' ', ',', '.']);
            continue;
        }
        // `MOSCOW. Sept 24, 2023 (Interfax) -`
        let stop = rest.find(". ").filter(|at| is_in_capitals(&rest[..*at]));
        let end = rest.find([',', '/']).into_iter().chain(stop).min();
        let end = end.unwrap_or(rest.len());
        let name = rest[..end].trim();
        if !is_weekday(name) {
            if !is_place(name) {
                return None;
            }
            let (town, inner) = name.split_once(['(', '[']).unwrap_or((name, ""));
            let town = town.trim();
            // `PARIS (AFP), Sept. 24 –`: the agency behind the place and not at the end.
            let inner = inner.trim_end_matches([')', ']']);
            if agency.is_none() && byline::is_known_outlet(inner) {
                agency = Some(inner.to_owned());
            }
            capitals |= places == 0 && is_in_capitals(town);
            places += 1;
        }
        rest = rest[end..].trim_start_matches([' ', ',', '/', '.']);
    }
    // `Sept. 24, 2023 (Harrow) –`: without a place before it, a name that is not known as an outlet is the place.
    let unknown =
        |name: &String| name.contains(char::is_lowercase) && !byline::is_known_outlet(name);
    if places == 0 && agency.as_ref().is_some_and(unknown) {
        agency = None;
        places = 1;
    }
    let colon = separator.starts_with(':');
    let certain = match (&agency, &date) {
        (Some(_), _) => true,
        (None, Some(_)) => places > 0 && (!colon || capitals),
        (None, None) => capitals && !colon,
    };
    (certain && places <= 4).then_some(Dateline {
        length: 0,
        agency,
        date,
    })
}

/// Takes the agency in brackets off the end: `(Reuters)`, `(AP)`, `[AFP]`, `/TASS/`. `NIAMEY (Niger)` says where, not who.
fn agency(head: &str) -> (&str, Option<String>) {
    for (open, close) in [('(', ')'), ('[', ']'), ('/', '/')] {
        let Some(before) = head.strip_suffix(close) else {
            continue;
        };
        let Some(at) = before.rfind(open) else {
            continue;
        };
        let name = before[at + 1..].trim();
        let words = name.split_whitespace().count();
        let fits = (1..=4).contains(&words)
            && name.len() <= 40
            && name.starts_with(char::is_alphabetic)
            && name
                .split_whitespace()
                .all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '&') || w == "dpa")
            && name.chars().all(|c| {
                c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | '&' | '/')
            });
        if fits && !lexicon::is_place(&fold(name)) && !is_weekday(name) {
            return (before[..at].trim_end(), Some(name.to_owned()));
        }
    }
    (head, None)
}

fn is_day(reading: Reading) -> bool {
    matches!(
        reading,
        Reading::MonthDay(..) | Reading::Date(crate::model::PartialDate::Day(_))
    )
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    word.get(..3)
        .is_some_and(|start| DAYS.contains(&start.to_ascii_lowercase().as_str()))
        && (word.len() <= 5 || word.to_ascii_lowercase().ends_with("day"))
        && !word.contains(' ')
}

/// `New Delhi`, `Port-au-Prince`, `Paris [France]`, `RIO DE JANEIRO`: up to four words, each with a capital.
fn is_place(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=4).contains(&words.len())
        && words.iter().all(|word| {
            let word = word.trim_start_matches(['[', '(']);
            word.starts_with(char::is_uppercase)
                || matches!(
                    word,
                    "de" | "of" | "the" | "la" | "el" | "al" | "upon" | "am"
                )
        })
        && words.iter().any(|word| {
            word.trim_start_matches(['[', '('])
                .starts_with(char::is_uppercase)
        })
        && name.chars().all(|c| {
            c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | '[' | ']' | '(' | ')')
        })
}

/// Whether a place is written in capitals, as agencies do. Acronyms and labels that open headlines are not places.
fn is_in_capitals(name: &str) -> bool {
    const NOT_PLACES: [&str; 30] = [
        "NATO",
        "OPEC",
        "UNESCO",
        "UNICEF",
        "UNHCR",
        "ASEAN",
        "ECOWAS",
        "NASA",
        "COVID",
        "BRICS",
        "FIFA",
        "UEFA",
        "INTERPOL",
        "BREAKING",
        "BREAKING NEWS",
        "EXCLUSIVE",
        "UPDATE",
        "ANALYSIS",
        "OPINION",
        "WATCH",
        "LIVE",
        "EXPLAINER",
        "FACTBOX",
        "CORRECTION",
        "CORRECTED",
        "EDITORIAL",
        "REVIEW",
        "INTERVIEW",
        "ALERT",
        "NEWS",
    ];
    name.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !name.contains(char::is_lowercase)
        && !NOT_PLACES.contains(&name)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(super) fn check(
        line: &str,
        behind: &str,
        agency: Option<&str>,
        month_day: Option<(u8, u8)>,
    ) {
        let found = read(line).unwrap_or_else(|| panic!("no dateline in {line}"));
        assert_eq!(&line[found.length..], behind, "{line}");
        assert_eq!(found.agency.as_deref(), agency, "{line}");
        let day = match found.date {
            Some(Reading::MonthDay(month, day)) => Some((month, day)),
            Some(Reading::Date(crate::model::PartialDate::Day(day))) => {
                Some((day.month(), day.day()))
            }
            _ => None,
        };
        assert_eq!(day, month_day, "{line}");
    }

    #[test]
    fn wire_datelines_are_read() {
        let sept = Some((9, 24));
        check(
            "PARIS, Sept. 24 (Reuters) – France said",
            "France said",
            Some("Reuters"),
            sept,
        );
        check(
            "PARIS, Sept 24, 2023 (AP) — France said",
            "France said",
            Some("AP"),
            sept,
        );
        check(
            "NIAMEY, Niger (AP) — French troops",
            "French troops",
            Some("AP"),
            None,
        );
        check(
            "WASHINGTON/PARIS, Sept 24 (Reuters) - The",
            "The",
            Some("Reuters"),
            sept,
        );
        check(
            "PARIS (AFP), Sept. 24 – France said",
            "France said",
            Some("AFP"),
            sept,
        );
        check(
            "Paris [France], September 24 (ANI): French",
            "French",
            Some("ANI"),
            sept,
        );
        check("New Delhi, Sep 24 (PTI) -- The", "The", Some("PTI"), sept);
        check(
            "Paris, Sunday, Sept. 24 (AFP) – “We go,” he said",
            "“We go,” he said",
            Some("AFP"),
            sept,
        );
        check(
            "(Reuters) - France said",
            "France said",
            Some("Reuters"),
            None,
        );
        check("PARIS — France said", "France said", None, None);
        check("PARIS, Sept. 24 (AFP) -", "", Some("AFP"), sept);
        let spanish = "MADRID, 24 de septiembre de 2023 (EFE).- France";
        check(spanish, "France", Some("EFE"), sept);
        check("PARIS (AFP) — ", "", Some("AFP"), None);
        check("PORT-AU-PRINCE, Haiti — Gangs", "Gangs", None, None);
        check(
            "Paris, 24 September 2023 – France said",
            "France said",
            None,
            sept,
        );
        check(
            "PARIS (Agence France-Presse) – France",
            "France",
            Some("Agence France-Presse"),
            None,
        );
    }

    #[test]
    fn house_styles_of_agencies_are_read() {
        let sept = Some((9, 24));
        for (line, agency) in [
            ("New Delhi, Sep 24 (PTI) The council met", "PTI"),
            ("MOSCOW, September 24. /TASS/. The council met", "TASS"),
            (
                "NEW YORK, Sept. 24, 2023 /PRNewswire/ -- The council met",
                "PRNewswire",
            ),
            (
                "LONDON, Sept. 24, 2023 (GLOBE NEWSWIRE) -- The council met",
                "GLOBE NEWSWIRE",
            ),
        ] {
            check(line, "The council met", Some(agency), sept);
        }
    }

    #[test]
    fn a_known_outlet_stands_before_the_story() {
        for line in [
            "(CNN)The council met",
            "(CNN) -- The council met",
            "Paris (CNN) The council met",
            "Harrow, England (CNN) The council met",
            "Paris CNN — The council met",
            "CNN — The council met",
        ] {
            check(line, "The council met", Some("CNN"), None);
        }
    }

    #[test]
    fn a_country_in_brackets_is_no_agency() {
        check(
            "NIAMEY (Niger) — French troops",
            "French troops",
            None,
            None,
        );
        for place in ["Paris", "Harrow"] {
            let line = format!("Sept. 24, 2023 ({place}) – France said");
            check(&line, "France said", None, Some((9, 24)));
        }
    }

    #[test]
    fn sentences_are_not_datelines() {
        for line in [
            "The army, May 5 (Sunday) The force",
            "The army (CNN) The force",
            "He told CNN — The force",
            "The army (FDS) The force",
            "FDS — The force",
            "(Harrow) – The force",
            "France (EU) The union",
            "On Sept. 24 (Sunday) The day",
            "Macron, who on Sept. 24 (CNN) The",
            "Paris: French President Emmanuel Macron on Sunday announced that",
            "Niger: why the coup matters",
            "Macron – the French President – said",
            "NATO — The alliance met",
            "US - China trade",
            "BREAKING: Troops leave",
            "He said on Sept. 24 – The day",
            "The army (FDS) – The force",
            "In May – The month",
            "France and Niger – A history",
            "1,500 – The number",
            "",
            "– – –",
            "PARIS — and so on",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_line_reads(line in "[A-Za-zé0-9 ,.():–—\\[\\]-]{0,80}") {
            if let Some(found) = read(&line) {
                prop_assert!(found.length > 0 && line.is_char_boundary(found.length));
            }
        }
    }
}
