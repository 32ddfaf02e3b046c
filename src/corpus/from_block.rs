//! The block in which pages of governments say whose they are and from when, a label and what it is of on lines of their own:
//!
//! ```text
//! From:
//! Department for Transport and The Rt Hon Jane Doe MP
//! Published
//! 4 May 2024
//! ```
//!
//! `From:` may open a letter or a table as well, so it counts only right above a line that says when the page was published.

use super::date_forms::Reading;
use super::header::tidy;
use super::lines::{Line, lines, plain};
use super::stamps::{Label, is_label, stamps};

/// Longest name of an office, in bytes.
const LONGEST: usize = 120;

/// How the page names whom the office belongs to, behind the office.
const HOLDER: &str = "The Rt Hon";

/// The office that a block at `line` names, and the byte behind its name.
pub(super) fn read(text: &str, line: Line) -> Option<(String, usize)> {
    let (label, rest) = plain(line.of(text)).split_once(':')?;
    if !label.trim().eq_ignore_ascii_case("from") {
        return None;
    }
    let (name, next) = if rest.trim().is_empty() {
        let below = full_line(text, line.next)?;
        (below.of(text), below.next)
    } else {
        (rest, line.next)
    };
    let name = office(name.trim());
    let is_name = name.starts_with(char::is_uppercase)
        && name.len() <= LONGEST
        && !name.ends_with(['.', '!', '?', ':', ','])
        && !name.contains('@');
    (is_name && says_when(text, next)).then(|| (tidy(name), next))
}

/// `Department for Transport` of `Department for Transport and The Rt Hon Jane Doe MP`.
fn office(name: &str) -> &str {
    let office = name.split(HOLDER).next().unwrap_or(name).trim_end();
    let office = office.strip_suffix(" and").unwrap_or(office);
    office.trim_end_matches([',', ' '])
}

/// Whether the line at `from` says when the page was published: `Published 4 May 2024`, or `Published` over the day.
fn says_when(text: &str, from: usize) -> bool {
    let Some(line) = full_line(text, from) else {
        return false;
    };
    let content = line.of(text).trim();
    let found = if is_label(content) {
        full_line(text, line.next).and_then(|next| stamps(next.of(text).trim()))
    } else {
        stamps(content).filter(|found| found.iter().all(|stamp| stamp.labelled))
    };
    found.is_some_and(|found| {
        found.iter().any(|stamp| {
            stamp.label == Label::Published && matches!(stamp.reading, Reading::Date(_))
        })
    })
}

fn full_line(text: &str, from: usize) -> Option<Line> {
    lines(text, from).find(|line| !line.of(text).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&str>) {
        let found = read(text, Line::at(text, 0).unwrap());
        assert_eq!(found.map(|(name, _)| name).as_deref(), expect, "{text}");
    }

    #[test]
    fn an_office_above_the_day_of_publication_is_whose_page_it_is() {
        let transport = Some("Department for Transport");
        for text in [
            "From:\nDepartment for Transport\nPublished\n4 May 2024\n",
            "From: Department for Transport\nPublished 4 May 2024\n",
            "From:\n\nDepartment for Transport and The Rt Hon Jane Doe MP\n\nPublished 4 May 2024\n",
            "From: Department for Transport
Published: 4 May 2024 | Last updated: 6 May 2024
",
        ] {
            check(text, transport);
        }
    }

    #[test]
    fn a_letter_or_a_table_says_from_as_well() {
        for text in [
            "From: Jane Doe\nTo: Max Roe\nPublished 4 May 2024\n",
            "From: jane@example.org\nPublished 4 May 2024\n",
            "From:\nHarrow\n4 May 2024\n",
            "From: the mayor\nPublished 4 May 2024\n",
            "From: Harrow\nUpdated 4 May 2024\n",
            "From Harrow\nPublished 4 May 2024\n",
            "From:",
        ] {
            check(text, None);
        }
    }
}
