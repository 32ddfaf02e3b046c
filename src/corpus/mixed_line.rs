//! Lines under or above a headline that say several things at once, each in a part of its own: `Valley Register • Oct. 21, 2024 • By Jane
//! Doe`, `Culture | 18 May 2024`, `Harrow Ledger · 2 min read · Feb 6, 2024`.
//!
//! Every part must say when, by whom, where, in which outlet or under which section; a line of which any part says something else is text.

use super::byline;
use super::date_forms::Reading;
use super::header::tidy;
use super::lines::{in_small_letters, plain, unlinked};
use super::printed_outlet;
use super::publication::is_section;
use super::stamps::{Stamp, is_aside, stamps};
use crate::model::PartialDate;
use crate::text::{fold, is_furniture, lexicon, stem};

/// Longest such line, in bytes.
const LONGEST: usize = 160;
/// Signs between the parts.
const SIGNS: [char; 3] = ['|', '•', '·'];

/// What such a line says.
#[derive(Clone, Debug, Default)]
pub(super) struct Mixed {
    /// When, one at least with a day.
    pub(super) stamps: Vec<Stamp>,
    /// By whom.
    pub(super) author: Option<String>,
    /// In which outlet.
    pub(super) outlet: Option<String>,
}

/// Reads a line of several parts, of which one says when and another who, where or under which section.
pub(super) fn read(content: &str) -> Option<Mixed> {
    let content = unlinked(plain(content));
    let content = plain(&content);
    let set_apart;
    let content = if content.contains(WIDE) && content.len() <= LONGEST {
        set_apart = apart(content);
        &set_apart
    } else {
        content
    };
    if content.len() > LONGEST {
        return None;
    }
    if !content.contains(SIGNS) {
        return behind_comma(content);
    }
    let mut found = Mixed::default();
    let mut others = 0;
    for part in content.split(SIGNS).map(plain) {
        if part.is_empty() || is_aside(part) || is_page(part) {
            continue;
        }
        match stamps(part) {
            Some(mut when) => found.stamps.append(&mut when),
            None => {
                found.credit(part)?;
                others += 1;
            }
        }
    }
    let dated = found.stamps.iter().any(has_day);
    // A day that may be two is told of, where the line also says who or where.
    let doubtful = found
        .stamps
        .iter()
        .any(|one| one.reading == Reading::Ambiguous)
        && (found.author.is_some() || found.outlet.is_some());
    ((dated || doubtful) && others > 0).then_some(found)
}

/// `Harrow, 4 March 2024`, `Monday March 04 2024, 12.01am GMT, The Times`: a place before the day or an outlet behind it.
fn behind_comma(content: &str) -> Option<Mixed> {
    let dated = |when: &str| {
        let found = stamps(when.trim())?;
        found.iter().any(has_day).then_some(found)
    };
    let of_place = || {
        let (place, when) = content.split_once(", ")?;
        let stamps = dated(when).filter(|_| is_town(place))?;
        Some(Mixed {
            stamps,
            ..Mixed::default()
        })
    };
    let of_outlet = || {
        let (when, outlet) = content.rsplit_once(", ")?;
        let stamps = dated(when).filter(|_| byline::is_outlet(outlet))?;
        Some(Mixed {
            stamps,
            outlet: Some(tidy(outlet)),
            author: None,
        })
    };
    of_place().or_else(of_outlet)
}

/// What the parts at the head of a printed page are set apart by: `THE NORTHERN POST     Thursday, September 26, 2024     A4`.
const WIDE: &str = "    ";

/// A line with a bar for each wide space.
fn apart(line: &str) -> String {
    let parts = line.split(WIDE).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" | ")
}

/// The paper that the head of a printed page names beside the page's number: `Northern Post      Page 7`, `Page 7 | Northern Post`.
pub(super) fn running_head(line: &str) -> Option<String> {
    let words: Vec<&str> = Some(line)
        .filter(|line| line.len() <= LONGEST)?
        .split_whitespace()
        .collect();
    let is_number = |word: &str| {
        (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_page = |word: &str| word.eq_ignore_ascii_case("page");
    let name = match words.as_slice() {
        [name @ .., page, number] if is_page(page) && is_number(number) => name,
        [page, number, name @ ..] if is_page(page) && is_number(number) => name,
        _ => return None,
    };
    let name = in_small_letters(name.join(" ").trim_matches(['|', '•', '·', '–', ' ']));
    byline::is_outlet(&name).then(|| tidy(&name))
}

/// Whether a part is the number of a printed page: `A4`, `Page 12`.
fn is_page(part: &str) -> bool {
    let number = part
        .strip_prefix("Page ")
        .or_else(|| part.strip_prefix(|c: char| c.is_ascii_uppercase()))
        .unwrap_or(part);
    (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

impl Mixed {
    /// Takes a part that says who, where or under which section; `None` where it is anything else.
    fn credit(&mut self, part: &str) -> Option<()> {
        if is_section(part) {
            return Some(());
        }
        if let Some(by) = byline::read(part) {
            self.author = Some(by.author).filter(|author| !author.is_empty());
            self.outlet = by.outlet.or(self.outlet.take());
            return Some(());
        }
        let is_named = |name: &str| {
            byline::is_outlet(name) || printed_outlet::behind_names(name) || is_agency(name)
        };
        let small = in_small_letters(part);
        let Some(name) = [part, small.as_str()]
            .into_iter()
            .find(|name| is_named(name))
        else {
            return is_town(part).then_some(());
        };
        self.outlet.get_or_insert(tidy(name));
        Some(())
    }
}

/// Whether a part is the name of an agency: `Marl Agency`. Beside a date that is who gives the news, whatever else it does.
fn is_agency(part: &str) -> bool {
    let words: Vec<&str> = part.split(' ').collect();
    let written = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphanumeric())
    };
    (2..=4).contains(&words.len()) && words.last() == Some(&"Agency") && words.iter().all(written)
}

/// Whether a part is the name of a place where one writes: a single word with a capital that is no ordinary one. Two may be somebody's name.
fn is_town(part: &str) -> bool {
    let word = fold(part);
    !part.contains(' ')
        && byline::is_place(&[part])
        && lexicon::ordinary(&stem(&word)).is_none()
        && lexicon::month(&word).is_none()
        && lexicon::weekday(&word).is_none()
        && !is_furniture(part)
}

fn has_day(stamp: &Stamp) -> bool {
    matches!(stamp.reading, Reading::Date(PartialDate::Day(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, date: &str, outlet: Option<&str>, author: Option<&str>) {
        let found = read(line).unwrap_or_else(|| panic!("nothing read in {line}"));
        let day = found.stamps[0].reading.date().map(|date| date.to_string());
        assert_eq!(day.as_deref(), Some(date), "{line}");
        assert_eq!(found.outlet.as_deref(), outlet, "{line}");
        assert_eq!(found.author.as_deref(), author, "{line}");
    }

    #[test]
    fn each_part_says_when_or_who_or_where() {
        let (day, post) = ("2024-03-04", Some("Northern Post"));
        check(
            "Northern Post • March 4, 2024 • By Jane Doe",
            day,
            post,
            Some("Jane Doe"),
        );
        check(
            "*Northern Post* · 2 min read · Mar 4, 2024",
            day,
            post,
            None,
        );
        check(
            "Published 4 March 2024, 10:30 | Marl Agency",
            day,
            Some("Marl Agency"),
            None,
        );
        check("Culture | 04 March 2024", day, None, None);
        check("Harrow | 4 March 2024", day, None, None);
        check("Harrow, 4 March 2024", day, None, None);
        check(
            "Monday March 04 2024, 12.01am GMT, Northern Post",
            day,
            post,
            None,
        );
        check("Kemi · 4 March 2024, 10:30 GMT", day, None, None);
        check(
            "AP | Updated: Mar 04, 2024 18:42 IST",
            day,
            Some("AP"),
            None,
        );
        check(
            "By Jane Doe | Northern Post | 4 March 2024, 10:30 GMT",
            day,
            post,
            Some("Jane Doe"),
        );
    }

    #[test]
    fn a_link_is_its_words_and_a_day_that_may_be_two_is_told_of() {
        check(
            "*Northern Post · by [Jane Doe](https://post.example/doe), News Desk · Updated 4 March 2024 07:45 · 2 min read*",
            "2024-03-04",
            Some("Northern Post"),
            Some("Jane Doe"),
        );
        let found = read("Northern Post · by Jane Doe · 4/3/2024").unwrap();
        assert_eq!(found.stamps[0].reading, Reading::Ambiguous);
        assert!(read("Culture · 4/3/2024").is_none());
    }

    #[test]
    fn a_running_head_names_the_paper() {
        for line in [
            "Northern Post            Page 7",
            "Northern Post Page 7",
            "Page 12 | NORTHERN POST",
        ] {
            assert_eq!(
                running_head(line).as_deref(),
                Some("Northern Post"),
                "{line}"
            );
        }
        for line in [
            "Northern Post",
            "Page 7",
            "Troops leave Page 7",
            "Northern Post Page seven",
        ] {
            assert_eq!(running_head(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_with_another_part_is_text() {
        for line in [
            "Bridge closed for repairs | 4 March 2024",
            "4 March 2024 | 10:30",
            "Culture | Sport",
            "Northern Post | March 2024",
            "Concert | 4 March 2024",
            "Harrow Docks | 4 March 2024",
            "Concert, 4 March 2024",
            "The bridge opened, 4 March 2024",
            "4 March 2024, Harrow, the bridge",
            "Monday | 4 March 2024",
            "Doors open at 7 pm | 4 March 2024 | Town Hall",
        ] {
            assert!(read(line).is_none(), "{line}");
        }
    }
}
