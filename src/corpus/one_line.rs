//! The head of a text that stands on one line as a whole: `The Kest Chronicle. OLD BRIDGE CLOSED. By Ann Poe. Monday 5 May 2025. The council …`.
//!
//! Where lines are lost, only capitals and a byline tell a headline from a sentence; without both the line is text.

use super::byline::{self, Byline};
use super::date_forms::Reading;
use super::lines::opening;
use super::stamps::stamps;
use crate::model::PartialDate;

/// Bytes of such a line at least: a shorter one is a paragraph.
const SHORTEST: usize = 400;
/// Bytes of it that may be its head.
const LONGEST_HEAD: usize = 400;
/// Words of a headline at least.
const HEADLINE_WORDS: usize = 3;
/// What parts the parts.
const STOP: &str = ". ";

/// What the line says before its story. Places are bytes of the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OneLine<'a> {
    /// The paper.
    pub(super) outlet: Option<&'a str>,
    /// First byte of the headline, and the headline.
    pub(super) headline: (usize, &'a str),
    /// Who wrote it.
    pub(super) byline: Byline,
    /// The day as written, and as read.
    pub(super) date: Option<(&'a str, PartialDate)>,
    /// First byte of the story.
    pub(super) length: usize,
}

/// Reads the head of a long line.
pub(super) fn read(line: &str) -> Option<OneLine<'_>> {
    if line.len() < SHORTEST {
        return None;
    }
    let mut at = 0;
    let outlet = part(line, at).filter(|name| byline::is_outlet(name));
    at += outlet.map_or(0, |name| name.len() + STOP.len());
    let shown = part(line, at).filter(|part| is_headline(part))?;
    let headline = (at, shown);
    at += shown.len() + STOP.len();
    let names = part(line, at)?;
    let byline = byline::read(names).filter(|found| !found.author.is_empty())?;
    at += names.len() + STOP.len();
    let date = part(line, at).and_then(|part| Some((part, day(part)?)));
    at += date.map_or(0, |(written, _)| written.len() + STOP.len());
    let story = line.get(at..)?;
    story
        .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘' | '\''))
        .then_some(OneLine {
            outlet,
            headline,
            byline,
            date,
            length: at,
        })
}

/// What stands from the byte `at` on before the next full stop.
fn part(line: &str, at: usize) -> Option<&str> {
    opening(line, LONGEST_HEAD)
        .get(at..)?
        .split_once(STOP)
        .map(|(part, _)| part)
}

fn is_headline(part: &str) -> bool {
    part.split_whitespace().count() >= HEADLINE_WORDS
        && part.contains(char::is_uppercase)
        && !part.contains(char::is_lowercase)
}

fn day(part: &str) -> Option<PartialDate> {
    let found = stamps(part)?;
    let [only] = found.as_slice() else {
        return None;
    };
    match only.reading {
        Reading::Date(date @ PartialDate::Day(_)) => Some(date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(head: &str) -> String {
        format!(
            "{head}{}",
            "The council of Kest closed the bridge. ".repeat(12)
        )
    }

    #[test]
    fn capitals_and_a_byline_are_the_head_of_a_text_on_one_line() {
        for (head, outlet, date) in [
            (
                "The Kest Chronicle. OLD BRIDGE CLOSED. By Ann Poe. Monday 5 May 2025. ",
                Some("The Kest Chronicle"),
                Some("2025-05-05"),
            ),
            ("OLD BRIDGE CLOSED. By Ann Poe. ", None, None),
        ] {
            let text = line(head);
            let found = read(&text).unwrap();
            assert_eq!(found.outlet, outlet);
            assert_eq!(found.headline.1, "OLD BRIDGE CLOSED");
            assert_eq!(&text[found.headline.0..][..3], "OLD");
            assert_eq!(found.byline.author, "Ann Poe");
            let day = found.date.map(|(_, date)| date.to_string());
            assert_eq!(day.as_deref(), date);
            assert!(text[found.length..].starts_with("The council"));
        }
    }

    #[test]
    fn in_doubt_the_line_is_text() {
        for head in [
            "The Kest Chronicle. Old bridge closed. By Ann Poe. ",
            "OLD BRIDGE CLOSED. Monday 5 May 2025. ",
            "OLD BRIDGE CLOSED. By the river stood a man. ",
            "",
        ] {
            assert_eq!(read(&line(head)), None, "{head}");
        }
        assert_eq!(
            read("OLD BRIDGE CLOSED. By Ann Poe. The council met."),
            None
        );
    }
}
