//! What stands before the dash of a dateline: places, a day, weekdays and an agency, in the order in which each house writes
//! them. Read name by name, so that one name that fits nowhere shows that it is a sentence.

use super::super::byline;
use super::super::date_forms::{Reading, leading};
use super::names::{is_in_capitals, is_place, is_weekday};
use super::{Dateline, agency};
use crate::model::PartialDate;

/// A dateline names no more places.
const MOST_PLACES: usize = 4;

/// What was read so far.
#[derive(Debug, Default)]
struct Head {
    agency: Option<String>,
    date: Option<Reading>,
    places: usize,
    /// Whether the first place is written in capitals.
    capitals: bool,
}

/// Reads what stands before the dash; `None` when it is no dateline. Its length is for the caller to say.
pub(super) fn read(head: &str, separator: &str) -> Option<Dateline> {
    let (names, agency) = agency::agency(head.trim().trim_end_matches('.'));
    let mut head = Head {
        agency,
        ..Head::default()
    };
    let mut rest = names.trim_matches([' ', ',', '\u{a0}']);
    while !rest.is_empty() {
        rest = match head.day(rest) {
            Some(behind) => behind,
            None => head.name(rest)?,
        };
    }
    head.take_agency_for_place();
    let fits = head.is_certain(separator.starts_with(':')) && head.places <= MOST_PLACES;
    fits.then_some(Dateline {
        length: 0,
        agency: head.agency,
        date: head.date,
    })
}

impl Head {
    /// Takes the day that `rest` begins with, once. Gives what is behind it.
    fn day<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        if self.date.is_some() {
            return None;
        }
        let (reading, length) = leading(rest).filter(|(reading, _)| is_day(*reading))?;
        self.date = Some(reading);
        Some(rest[length..].trim_start_matches([' ', ',', '.']))
    }

    /// Takes the place or the weekday that `rest` begins with. Gives what is behind it; `None` when it is neither.
    fn name<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        // `MOSCOW. Sept 24, 2023 (Interfax) -`
        let stop = rest.find(". ").filter(|at| is_in_capitals(&rest[..*at]));
        let end = rest.find([',', '/']).into_iter().chain(stop).min();
        let end = end.unwrap_or(rest.len());
        let name = rest[..end].trim();
        if !is_weekday(name) {
            self.place(name)?;
        }
        Some(rest[end..].trim_start_matches([' ', ',', '/', '.']))
    }

    /// Takes a place, perhaps with what stands in brackets behind it; `None` when it is none.
    fn place(&mut self, name: &str) -> Option<()> {
        // `PARIS and HARROW, Sept. 24 –`
        if let Some((one, other)) = name.split_once(" and ")
            && is_in_capitals(one)
            && is_in_capitals(other)
        {
            self.place(one)?;
            return self.place(other);
        }
        if !is_place(name) {
            return None;
        }
        let (town, inner) = name.split_once(['(', '[']).unwrap_or((name, ""));
        let town = town.trim();
        // `PARIS (AFP), Sept. 24 –`: the agency behind the place and not at the end.
        let inner = inner.trim_end_matches([')', ']']);
        if self.agency.is_none() && byline::is_outlet(inner) {
            self.agency = Some(inner.to_owned());
        }
        self.capitals |= self.places == 0 && is_in_capitals(town);
        self.places += 1;
        Some(())
    }

    /// `Sept. 24, 2023 (Harrow) –`: without a place before it, a name that is not known as an outlet is the place.
    fn take_agency_for_place(&mut self) {
        let unknown =
            |name: &String| name.contains(char::is_lowercase) && !byline::is_known_outlet(name);
        if self.places == 0 && self.agency.as_ref().is_some_and(unknown) {
            self.agency = None;
            self.places = 1;
        }
    }

    /// Whether something in it can't be a sentence. Before a colon (`Paris: French President …`) more is asked for.
    fn is_certain(&self, before_colon: bool) -> bool {
        match (&self.agency, &self.date) {
            (Some(_), _) => true,
            (None, Some(_)) => self.places > 0 && (!before_colon || self.capitals),
            (None, None) => self.capitals && !before_colon,
        }
    }
}

fn is_day(reading: Reading) -> bool {
    matches!(
        reading,
        Reading::MonthDay(..) | Reading::Date(PartialDate::Day(_))
    )
}
