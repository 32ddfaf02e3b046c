//! The date of an article out of all that its file says of it: the text, the header, the link and the file's name. They may
//! contradict one another, and which of them is believed is decided here alone.

use std::sync::LazyLock;

use regex::Regex;

use super::super::date_forms::{Reading, whole};
use super::super::faults::partial;
use super::super::head::{Head, bad_date};
use super::super::header::{self, Header};
use super::super::{file_name, weekdays};
use crate::model::{Day, Fault, FaultKind, MonthDay, PartialDate, SourceDate};

/// The article's date: what the text states (a leading marker, a line that says when, a dateline), else the header, else the
/// file's name, which may tell when the file was saved. A later source only makes an earlier one more precise: a dateline of
/// September 2023 and a header that says 2023-09-24 give the day. When text and header differ, that is a fault to look at.
/// Where nothing gives the year of a day that the text states, the day and its month are kept as that and nothing more.
pub(super) fn date(
    file: &str,
    header: &Header,
    head: &Head,
    faults: &mut Vec<Fault>,
) -> SourceDate {
    let in_header = in_header(file, header, faults);
    let metadata = in_header.as_ref().map(|found| found.date);
    let in_name = file_name::date(file);
    let in_year = in_year(file, head, metadata.or(in_name), faults);
    let stated = head.date.or(in_year);
    if let (Some(stated), Some(header)) = (stated, &in_header)
        && differ(stated, header.date)
    {
        let used = if head.contradicted { "header" } else { "text" };
        let message = format!(
            "the text states {stated} and the header {}; the {used}'s date is used, correct whichever is wrong",
            header.date
        );
        faults.push(partial(file, header.line, FaultKind::BadDate, message));
    }
    let doubtful = in_header.as_ref().is_some_and(|found| found.contradicted);
    let best = best_of(vec![
        Candidate::new(stated, SourceDate::stated, head.contradicted),
        Candidate::new(metadata, SourceDate::metadata, doubtful),
        Candidate::new(head.updated, SourceDate::stated, false),
        Candidate::new(head.closing, SourceDate::stated, false),
        Candidate::new(in_name, SourceDate::file_name, false),
    ]);
    let without_year = || {
        let stated = head
            .month_day
            .and_then(|(month, day)| MonthDay::new(month, day));
        stated.map_or_else(SourceDate::undated, SourceDate::year_not_given)
    };
    best.map_or_else(without_year, |best| (best.make)(best.date))
}

/// The day that the head states without its year, in the year of a hint. Its weekday says whether it is that year.
fn in_year(
    file: &str,
    head: &Head,
    hint: Option<PartialDate>,
    faults: &mut Vec<Fault>,
) -> Option<PartialDate> {
    let day = with_year(head.month_day?, hint?)?;
    let other = weekdays::check(day, head.weekday);
    faults.extend(other.map(|other| partial(file, 1, FaultKind::BadDate, other.message())));
    other.is_none().then_some(PartialDate::Day(day))
}

/// A date that a file gives, with how it is known.
struct Candidate {
    date: PartialDate,
    make: fn(PartialDate) -> SourceDate,
    /// Whether it contradicts the weekday beside it.
    contradicted: bool,
}

impl Candidate {
    fn new(
        date: Option<PartialDate>,
        make: fn(PartialDate) -> SourceDate,
        contradicted: bool,
    ) -> Option<Self> {
        date.map(|date| Self {
            date,
            make,
            contradicted,
        })
    }
}

/// The first candidate, or what makes it more precise. A day that contradicts its weekday counts only where no other is known, or where
/// another says the same.
fn best_of(candidates: Vec<Option<Candidate>>) -> Option<Candidate> {
    let mut known: Vec<Candidate> = candidates.into_iter().flatten().collect();
    let sound: Vec<PartialDate> = known
        .iter()
        .filter(|one| !one.contradicted)
        .map(|one| one.date)
        .collect();
    if !sound.is_empty() {
        known.retain(|one| !one.contradicted || sound.contains(&one.date));
    }
    known.into_iter().reduce(|best, next| {
        if refines(next.date, best.date) {
            next
        } else {
            best
        }
    })
}

/// A date that the header gives.
struct InHeader {
    date: PartialDate,
    line: u32,
    /// Whether it contradicts the weekday that is written beside it.
    contradicted: bool,
}

/// The header's date: that of publication, else the day in the address, else that of the last change.
fn in_header(file: &str, header: &Header, faults: &mut Vec<Fault>) -> Option<InHeader> {
    let mut read = |value: &Option<header::Value>| {
        let value = value.as_ref()?;
        let date = header_date(file, value, faults)?;
        let other = weekdays::contradiction(&value.text);
        faults.extend(
            other.map(|other| partial(file, value.line, FaultKind::BadDate, other.message())),
        );
        Some(InHeader {
            date,
            line: value.line,
            contradicted: other.is_some(),
        })
    };
    let published = read(&header.date);
    let updated = read(&header.updated);
    let in_url = || {
        let url = header.url.as_ref()?;
        Some(InHeader {
            date: url_date(&url.text)?,
            line: url.line,
            contradicted: false,
        })
    };
    published.or_else(in_url).or(updated)
}

/// Days between the day that a dateline names and the day of publication that nobody wonders about.
const USUAL_DELAY: i32 = 2;

/// Whether two dates cannot both be right.
fn differ(one: PartialDate, other: PartialDate) -> bool {
    let (Some(one), Some(other)) = (one.range(), other.range()) else {
        return false;
    };
    let gap = one.first().days_since(other.last());
    let back = other.first().days_since(one.last());
    gap.max(back) > USUAL_DELAY
}

/// Whether `next` says the same as `best`, only more precisely.
fn refines(next: PartialDate, best: PartialDate) -> bool {
    match (next.range(), best.range()) {
        (Some(next), Some(best)) => {
            next != best && best.contains(next.first()) && best.contains(next.last())
        }
        _ => false,
    }
}

fn header_date(file: &str, value: &header::Value, faults: &mut Vec<Fault>) -> Option<PartialDate> {
    match whole(&value.text) {
        Some(Reading::Date(date)) => Some(date),
        other => {
            let reading = other.unwrap_or(Reading::NoSuchDay);
            faults.push(bad_date(file, value.line, &value.text, reading));
            None
        }
    }
}

static URL_DATES: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        "/(?P<date>(?:19|2[01])[0-9]{2}/(?:[0-9]{1,2}|[a-z]{3,9})/[0-9]{1,2})(?:/|$)",
        // At the beginning or the end of a part; within one it may be a day that the article is about.
        "/(?P<date>(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2})(?:[/_-]|$)",
        "[_-](?P<date>(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2})(?:\\.html?)?/?(?:[?#]|$)",
    ]
    .map(|form| Regex::new(form).expect("the forms of a day in an address are valid"))
});

/// The day in a link such as `https://example.org/2023/09/25/niger`, `…/2023/sep/25/niger` or `…/niger-2023-09-25/`.
fn url_date(url: &str) -> Option<PartialDate> {
    let found = URL_DATES.iter().find_map(|form| form.captures(url))?;
    match whole(&found["date"])? {
        Reading::Date(date @ PartialDate::Day(_)) => Some(date),
        _ => None,
    }
}

/// A day without its year, read beside a date that is known: the nearest such day to it.
fn with_year((month, day): (u8, u8), hint: PartialDate) -> Option<Day> {
    match hint {
        PartialDate::Year(year) => Day::new(year, month, day),
        PartialDate::Month(year, of) => (of == month).then(|| Day::new(year, month, day))?,
        PartialDate::Day(known) => {
            let year = known.year();
            [year - 1, year, year + 1]
                .into_iter()
                .filter_map(|year| Day::new(year, month, day))
                .min_by_key(|candidate| candidate.days_since(known).abs())
                // Further off, the two say different things and neither makes the other a year.
                .filter(|candidate| candidate.days_since(known).abs() <= 31)
        }
    }
}
