//! The authors as a header gives them: exporters put a whole byline there (`By Jane Doe, Special to the Post`).

use super::super::header::tidy;
use super::{is_role, nobody, parts};

/// Words that open a byline.
const BY: [&str; 6] = ["By: ", "By ", "BY: ", "BY ", "by: ", "by "];

/// What parts the names from what follows them.
const SIGNS: [&str; 6] = [", ", " | ", " – ", " — ", " - ", " ("];

/// Beginnings, folded, of what stands behind the names of who does not belong to the house.
const SPECIAL: [&str; 4] = ["special to ", "special for ", "for the ", "exclusive to "];

/// What else stands there and names nobody, folded.
const STAFF: [&str; 6] = [
    "staff",
    "contributor",
    "contributing writer",
    "guest columnist",
    "guest writer",
    "freelance",
];

/// The names alone; `None` where only a placeholder stands for them, and what is nothing but another addition stays as it is.
pub(in crate::corpus) fn in_header(value: &str) -> Option<String> {
    let opened = BY
        .iter()
        .find_map(|by| value.strip_prefix(by))
        .or_else(|| super::opened(value));
    let mut names = opened.unwrap_or(value).trim();
    while let Some((before, last)) = last_part(names)
        && is_addition(last)
    {
        names = before;
    }
    let names = parts::without_office(names);
    (!nobody::is(names)).then(|| tidy(names))
}

/// The part behind the last sign, and what stands before it.
fn last_part(names: &str) -> Option<(&str, &str)> {
    let signs = SIGNS
        .iter()
        .filter_map(|sign| Some((names.rfind(sign)?, sign)));
    let (at, sign) = signs.max_by_key(|(at, _)| *at)?;
    let (before, last) = (names[..at].trim_end(), &names[at + sign.len()..]);
    (!before.is_empty()).then_some((before, last.trim_end_matches(')').trim()))
}

fn is_addition(part: &str) -> bool {
    let folded = part.to_lowercase();
    SPECIAL.iter().any(|open| folded.starts_with(open))
        || STAFF.contains(&folded.as_str())
        || is_role(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_of_a_byline_in_a_header_are_authors() {
        for (value, names) in [
            ("By Hanne Lorrigan", "Hanne Lorrigan"),
            (
                "by Ann Poe and Bo Lee, Special to the Post",
                "Ann Poe and Bo Lee",
            ),
            ("BY ANN POE", "ANN POE"),
            ("By: Ann Poe | Special for USA TODAY", "Ann Poe"),
            ("Ann Poe (Special to the Post)", "Ann Poe"),
            ("Ann Poe, Staff Writer", "Ann Poe"),
            (
                "Ann Poe, Bo Lee, Political Correspondent",
                "Ann Poe, Bo Lee",
            ),
            ("Ann Poe, for the Post", "Ann Poe"),
            ("Ann Poe, Bo Lee", "Ann Poe, Bo Lee"),
            ("Byron Poe", "Byron Poe"),
            ("Ann Poe-By", "Ann Poe-By"),
            ("Ann Poe, News Desk", "Ann Poe"),
            ("Ann Poe, Bo Lee, Foreign Desk", "Ann Poe, Bo Lee"),
            ("Interview by Ann Poe", "Ann Poe"),
            ("Court reporter Ann Poe", "Ann Poe"),
            ("Staff Writer Ann Poe", "Ann Poe"),
            ("Professor Ann Poe", "Professor Ann Poe"),
            ("By", "By"),
        ] {
            assert_eq!(in_header(value).as_deref(), Some(names), "{value}");
        }
        for value in [
            "Staff",
            "STAFF WRITER",
            "By Staff Reporter",
            "admin",
            "Newsroom",
        ] {
            assert_eq!(in_header(value), None, "{value}");
        }
    }
}
