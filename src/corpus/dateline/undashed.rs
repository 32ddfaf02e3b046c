//! Datelines that go over into the story without a dash: `New Delhi, Sep 24 (PTI) The council …`, `Paris (CNN) The council …`.
//! Less stands out in them than in one with a dash, so more of it has to be known.

use std::sync::LazyLock;

use regex::Regex;

use super::super::byline;
use super::names::is_place;
use super::{Dateline, head};

static OUTLET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?P<place>[^()—]{0,60}?)(?:\\((?P<agency>[A-Z]{2,5})\\)[ \u{a0}]?|\\b(?P<plain>[A-Z]{2,5})[ \u{a0}]+—[ \u{a0}]+)[\\p{Lu}\"“‘]",
    )
    .expect("the form of an outlet before the story is a valid pattern")
});

/// `(CNN)The council …`, `Paris (CNN) The council …`, `Paris CNN — The council …`: perhaps a place, and an outlet that is known.
pub(super) fn after_outlet(part: &str) -> Option<Dateline> {
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
pub(super) fn before_nothing(part: &str) -> Option<Dateline> {
    let found = NO_DASH.captures(part)?;
    let whole = found.get(0)?.as_str();
    let story = whole.chars().next_back()?;
    let mut dateline = head::read(&found["head"], "")?;
    let full = dateline.agency.is_some() && dateline.date.is_some();
    dateline.length = whole.len() - story.len_utf8();
    full.then_some(dateline)
}
