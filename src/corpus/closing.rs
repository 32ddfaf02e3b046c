//! What a page says at its end of where and when it was printed: `Kest Post, 6 May 2024` alone on the last line, or `This article
//! appeared in print on 2 March 2025, page B3, of the Hythe Chronicle`. Both count only where the head and the header say nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::byline::is_outlet;
use super::date_forms::{Reading, leading};
use super::header::tidy;
use super::lines::{Line, lines};
use super::printed_outlet;
use crate::model::PartialDate;

/// Full lines at the end that are looked at.
const MOST_LINES: usize = 4;
/// No paper with its date is longer, in bytes, and no note on where an article was printed.
const LONGEST: usize = 80;
const LONGEST_NOTE: usize = 240;

/// What the last lines say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Closing {
    /// Where the text ends without a line that is no part of it.
    pub(super) end: usize,
    /// When it was printed.
    pub(super) date: Option<PartialDate>,
    /// Where.
    pub(super) outlet: Option<String>,
}

static IN_PRINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?i:(?:a version of )?this (?:article|story|report) (?:first )?(?:appears|appeared|ran|was published) in print on )(?P<rest>.+)$")
        .expect("the form of a note on print is a valid pattern")
});

/// Reads the last lines of the text that begins at the byte `from` and ends at `to`.
pub(super) fn read(text: &str, from: usize, to: usize) -> Closing {
    let full: Vec<Line> = lines(text, from)
        .take_while(|line| line.start < to)
        .filter(|line| !line.of(text).trim().is_empty())
        .collect();
    let nothing = Closing {
        end: to,
        ..Closing::default()
    };
    let [_, rest @ ..] = full.as_slice() else {
        return nothing;
    };
    let mut last = rest.iter().rev().take(MOST_LINES);
    let paper = rest.last().and_then(|line| paper(text, *line));
    let signature = || rest.last().and_then(|line| signature(text, *line));
    paper
        .or_else(signature)
        .or_else(|| last.find_map(|line| in_print(line.of(text), to)))
        .unwrap_or(nothing)
}

/// A paper and its date, and nothing else, as the last line.
fn paper(text: &str, line: Line) -> Option<Closing> {
    let content = Some(line.of(text).trim()).filter(|content| content.len() <= LONGEST)?;
    let (outlet, date) = printed_outlet::line(content)?;
    date.is_some().then_some(Closing {
        end: line.start,
        date,
        outlet: Some(outlet),
    })
}

/// An agency behind a dash at the very end: `-- Harrow Wire` on a line of its own or behind the last sentence.
fn signature(text: &str, line: Line) -> Option<Closing> {
    let content = line.of(text);
    let (at, dash) = ["--", "—", "–"]
        .iter()
        .filter_map(|dash| Some((content.rfind(dash)?, dash)))
        .max()?;
    let (before, behind) = (content[..at].trim_end(), &content[at + dash.len()..]);
    let name = behind.trim();
    let apart = behind.starts_with(' ') && (at == 0 || content[..at].ends_with(' '));
    let ends = before.is_empty() || before.ends_with(['.', '!', '?']);
    // "– Ann Poe and Kest Press"
    let joins = name.split(' ').any(|word| word == "and");
    (apart && ends && !joins && is_outlet(name)).then(|| Closing {
        end: line.start + before.len(),
        date: None,
        outlet: Some(tidy(name)),
    })
}

/// A note on when an article was printed. It is furniture, and stays where it stands.
fn in_print(line: &str, end: usize) -> Option<Closing> {
    let content = line.trim().trim_matches(['*', '_']);
    let content = Some(content).filter(|content| content.len() <= LONGEST_NOTE)?;
    let found = IN_PRINT.captures(content)?;
    let rest = found.name("rest")?.as_str();
    let (Reading::Date(date @ PartialDate::Day(_)), length) = leading(rest)? else {
        return None;
    };
    let paper = rest[length..].split_once(" of the ").map(|(_, paper)| {
        let ends = [" with ", " under ", ",", "."]
            .iter()
            .filter_map(|end| paper.find(end));
        &paper[..ends.min().unwrap_or(paper.len())]
    });
    Some(Closing {
        end,
        date: Some(date),
        outlet: paper.filter(|paper| is_outlet(paper)).map(tidy),
    })
}

#[cfg(test)]
mod tests {
    use crate::model::{Article, Provenance};

    fn article(text: &str) -> Article {
        crate::corpus::read_text("a.txt", text.into()).unwrap().0
    }

    /// The date, how it is known, the outlet and the last words of the body.
    fn check(text: &str, date: Option<&str>, outlet: Option<&str>, ends: &str) {
        let article = article(text);
        let known = article.meta.date.known().map(|date| date.to_string());
        assert_eq!(known.as_deref(), date, "{text}");
        if date.is_some() {
            assert_eq!(article.meta.date.provenance(), Provenance::Stated, "{text}");
        }
        assert_eq!(article.meta.outlet.as_deref(), outlet, "{text}");
        let body = article.body.cut(&article.text).unwrap();
        assert!(body.ends_with(ends), "{body}");
    }

    #[test]
    fn a_paper_and_its_date_at_the_end_date_an_article_and_are_no_part_of_it() {
        check(
            "Bridge opens\n\nThe mayor opened the bridge in Kest on Monday.\n\nKest Post, 6 May 2024\n",
            Some("2024-05-06"),
            Some("Kest Post"),
            "on Monday.",
        );
    }

    #[test]
    fn an_agency_behind_a_dash_at_the_end_is_the_outlet_and_no_part_of_the_text() {
        for (end, kept) in [
            ("The mayor spoke.\n\n-- Kest Wire\n", "spoke."),
            ("The mayor spoke. — Kest Wire", "spoke."),
            ("The mayor spoke.\n\n— Reuters", "spoke."),
        ] {
            let name = end.trim().rsplit_once(['-', '—']).unwrap().1.trim();
            check(
                &format!("Bridge opens today.\n\n{end}"),
                None,
                Some(name),
                kept,
            );
        }
        for end in [
            "\"A fine book\" — Kest Times",
            "The mayor spoke. — Ann Poe",
            "The mayor spoke. — Ann Poe and Kest Press",
            "He read the Kest Times — Kest Wire",
        ] {
            check(&format!("Bridge opens today.\n\n{end}"), None, None, end);
        }
    }

    #[test]
    fn a_note_on_print_dates_an_article() {
        let story = "Owls return\n\nA pair of owls has nested in the tower.\n\n";
        for (note, outlet) in [
            (
                "This article appeared in print on 2 March 2025, page B3 of the Hythe Sunday Chronicle with the headline: \"Owls stop the clock\".",
                Some("Hythe Sunday Chronicle"),
            ),
            (
                "A version of this article appears in print on March 2, 2025, Section A, Page 3 of the New York edition.",
                None,
            ),
        ] {
            let text = format!("{story}{note}\n");
            check(&text, Some("2025-03-02"), outlet, note);
            assert!(crate::text::is_furniture(note), "{note}");
        }
    }

    #[test]
    fn what_the_head_says_counts_first() {
        let text = "Bridge opens\nBy Ann Poe, Kest Times\n7 May 2024\n\nThe mayor opened the bridge.\n\nKest Post, 6 May 2024\n";
        check(text, Some("2024-05-07"), Some("Kest Times"), "the bridge.");
    }

    #[test]
    fn in_doubt_a_last_line_is_text() {
        for text in [
            "The mayor spoke.\n\nThe council met in Kest on 6 May 2024",
            "The mayor spoke.\n\nThe report in the Kest Post, 6 May 2024, was wrong.",
            "The mayor spoke.\n\nKest Post",
        ] {
            let article = article(text);
            let body = article.body.cut(&article.text);
            let last = text.lines().last().unwrap();
            assert!(body.is_some_and(|body| body.ends_with(last)), "{text}");
            assert!(article.meta.date.is_undated(), "{text}");
        }
    }
}
