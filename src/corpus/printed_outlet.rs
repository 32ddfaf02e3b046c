//! Outlets that are known by where they are printed: behind a name and a comma in a byline (`By Jane Doe, Market Ledger`), or in a line
//! of their own with the date (`The Valley Times, Friday 5 July 2024`).
//!
//! Such a place may as well hold a second author, an office or a town, so that a name counts only when it says that it is an outlet,
//! has "The" before it, or is made of ordinary words, which names of people and towns seldom are.

use super::byline::is_outlet;
use super::credit_words::{NO_OUTLETS, PRINTED_FIRST_WORDS, PRINTED_LAST_WORDS, WORK};
use super::header::tidy;
use super::stamps::stamps;
use crate::model::PartialDate;
use crate::text::{fold, lexicon, stem};

/// Words of an outlet's name at most, without "The".
const MOST_WORDS: usize = 4;

/// Whether what stands behind the names of a byline and a comma is an outlet.
pub(super) fn behind_names(name: &str) -> bool {
    let (bare, the) = match name.strip_prefix("The ") {
        Some(bare) => (bare, true),
        None => (name, false),
    };
    let words: Vec<&str> = bare.split_whitespace().collect();
    let Some(last) = words.last() else {
        return false;
    };
    let written = |word: &&str| {
        *word == "&"
            || word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphanumeric() || c == '&')
    };
    let other = |word: &&str| {
        let word = fold(word);
        lexicon::is_place(&word)
            || lexicon::person_role(&word)
            || lexicon::month(&word).is_some()
            || lexicon::weekday(&word).is_some()
            || NO_OUTLETS.contains(&word.as_str())
            || WORK.contains(&word.as_str())
    };
    let ordinary = |word: &&str| lexicon::ordinary(&stem(&fold(word))).is_some();
    let says_so = the
        || PRINTED_LAST_WORDS.contains(last)
        || PRINTED_FIRST_WORDS.contains(&words[0])
        || words.iter().all(ordinary);
    let enough = the || words.len() > 1;
    enough
        && words.len() <= MOST_WORDS
        && words.iter().all(written)
        && !words.iter().any(other)
        && says_so
}

/// First names, folded, that are ordinary words as well.
const FIRST_NAMES: &[&str] = &[
    "april", "art", "august", "bill", "bob", "chance", "chase", "chuck", "daisy", "dawn", "dean",
    "drew", "duke", "earl", "faith", "frank", "gene", "glen", "grace", "grant", "guy", "hope",
    "hunter", "iris", "ivy", "jack", "jean", "jewel", "joy", "june", "king", "lance", "lily",
    "mark", "mason", "max", "may", "miles", "nick", "olive", "pat", "pearl", "penny", "prince",
    "ray", "reed", "rich", "rob", "robin", "rod", "rose", "ruby", "rusty", "sandy", "sky", "star",
    "stone", "sue", "summer", "tom", "tony", "victor", "violet", "wade", "will",
];

/// Whether a name that might be a person's is rather an outlet's: "Market Ledger", not "Mark Stone".
pub(super) fn is_rather_outlet(name: &str) -> bool {
    let first = name.split_whitespace().next().map(fold);
    let first_name = first.is_some_and(|first| FIRST_NAMES.contains(&first.as_str()));
    !first_name && behind_names(name)
}

/// [`line`], and under a headline also what only its words and the date behind it show to be an outlet.
pub(super) fn under_headline(content: &str) -> Option<(String, Option<PartialDate>)> {
    line(content).or_else(|| {
        let (name, date) = super::byline::dated(content.trim().trim_matches(['*', '_']).trim());
        let fits = date.is_some() && stamps(content.trim()).is_none() && is_rather_outlet(name);
        fits.then(|| (tidy(name), date))
    })
}

/// The outlet that a line of its own names, with the date behind it; see [`super::byline::dated`].
pub(super) fn line(content: &str) -> Option<(String, Option<PartialDate>)> {
    let (name, date) = super::byline::dated(content.trim().trim_matches(['*', '_']).trim());
    let name = of_staff(name).unwrap_or(name);
    // `Sun 24 Sep 2023` is no paper's.
    let is_paper = is_outlet(name) && stamps(content.trim()).is_none();
    is_paper.then(|| (tidy(name), date))
}

/// What those are called who write for an outlet without a name of their own.
const STAFF: &[&str] = &[
    "staff",
    "team",
    "desk",
    "newsroom",
    "staff reporter",
    "staff reporters",
    "staff writer",
    "staff writers",
];
/// Words between an outlet and its staff at most: "the Harrow Times weather team".
const SECTION: usize = 2;

/// The outlet whose staff a line names: `Harrow Wire staff`, `the Harrow Times weather team`, `Sport desk, Harrow Times`.
pub(super) fn of_staff(line: &str) -> Option<&str> {
    let is_staff = |words: &str| {
        let words = fold(words);
        STAFF.contains(&words.as_str())
            || words
                .split_once(' ')
                .is_some_and(|(_, last)| STAFF.contains(&last))
    };
    if let Some((_, outlet)) = line.split_once(", ").filter(|(staff, _)| is_staff(staff)) {
        return is_outlet(outlet).then_some(outlet.trim());
    }
    let line = line.strip_prefix("the ").unwrap_or(line);
    line.rmatch_indices(' ')
        .map(|(at, _)| (&line[..at], &line[at + 1..]))
        .take(SECTION + 1)
        .find(|(outlet, staff)| {
            staff.starts_with(char::is_lowercase) && is_staff(staff) && is_outlet(outlet)
        })
        .map(|(outlet, _)| outlet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_the_names_of_a_byline_stands_an_outlet_or_something_else() {
        for name in [
            "Market Ledger",
            "Wire & Ledger",
            "The Whistle",
            "Merrowby Ledger",
            "The Long Read",
        ] {
            assert!(behind_names(name), "{name}");
        }
        for name in [
            "Max Roe",
            "Kim Stone",
            "Senior Correspondent",
            "Court Reporter",
            "Paris",
            "Hallstadt",
            "New York",
            "The Hague",
            "The Netherlands",
            "Castle Square",
            "Monday Evening",
            "Staff Writer",
            "Health Editor",
            "the mayor",
            "",
        ] {
            assert!(!behind_names(name), "{name}");
        }
    }

    #[test]
    fn a_name_before_a_date_is_rather_an_outlet_or_a_person() {
        for name in ["Market Ledger", "The Whistle"] {
            assert!(is_rather_outlet(name), "{name}");
        }
        for name in [
            "Mark Stone",
            "Rose Hill",
            "Will Young",
            "Ann Poe",
            "Deborah Stone",
            "City Desk",
            "Town Hall",
        ] {
            assert!(!is_rather_outlet(name), "{name}");
        }
        let found = under_headline("Market Ledger, 5 July 2024");
        assert_eq!(
            found.map(|(name, _)| name).as_deref(),
            Some("Market Ledger")
        );
        assert_eq!(under_headline("The Whistle"), None);
        assert_eq!(under_headline("Ann Poe, 5 July 2024"), None);
    }

    #[test]
    fn a_line_of_its_own_names_an_outlet_and_may_say_when() {
        let found = |content: &str| {
            line(content).map(|(name, date)| (name, date.map(|date| date.to_string())))
        };
        let day = Some("2024-07-05".to_owned());
        assert_eq!(
            found("The Valley Times, Friday 5 July 2024"),
            Some(("The Valley Times".to_owned(), day))
        );
        let news = Some(("Merrowby Evening News".to_owned(), None));
        assert_eq!(found("Merrowby Evening News"), news);
        assert_eq!(found("Troops leave, Friday 5 July 2024"), None);
        assert_eq!(found("The troops left."), None);
        let wire = Some(("Harrow Wire".to_owned(), None));
        assert_eq!(found("Harrow Wire staff"), wire);
        assert_eq!(found("Sport desk, Harrow Wire"), wire);
        assert_eq!(found("the Harrow Wire weather team"), wire);
        for other in [
            "Rescue team",
            "Max Roe, Harrow Wire",
            "The mayor and her team",
            "staff",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
