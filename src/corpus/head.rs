//! The head of an article: what stands before its first sentence and says when, where and by whom it was written.
//!
//! Read here and kept out of the body: the leading marker (` date 2023-09-25 `), a Markdown heading, lines of their own
//! (`Published: 25 September 2023`, `By Jane Doe`), a headline over such a line, and wire datelines (`PARIS, Sept. 24 (Reuters) –`). A place with a
//! colon alone (`Paris: French President…`) stays in the body: `Niger: why the coup matters` opens a sentence in just
//! the same way, and a quote that shows a word too much is better than one that hides a word of the article.

mod below;
mod page;
mod writer;

use super::date_forms::{Reading, YEARS, leading, leading_time};
use super::dateline;
use super::faults::{line_of, partial};
use super::header::Value;
use super::lines::{Line, lines, opening, plain, trimmed};
use super::stamps::{Label, Stamp, are_bare_days, bare_days_follow, is_label, stamps};
use super::{entities, headline, one_line, stacked_dateline, weekdays};
use crate::model::{Fault, FaultKind, PartialDate, Span};
use crate::text::fold;

/// Lines of the head that are looked at.
const MOST_LINES: usize = 40;

/// Marks before a heading of Markdown at most.
const MOST_MARKS: usize = 6;

/// What the head says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// First byte behind the head.
    pub(super) end: usize,
    /// A heading.
    pub(super) heading: Option<Value>,
    /// When it was written: the leading marker, else `Published`, else the dateline.
    pub(super) date: Option<PartialDate>,
    /// When it was changed, as an `Updated` line says.
    pub(super) updated: Option<PartialDate>,
    /// When it was printed, as its last lines say; filled in by who reads those.
    pub(super) closing: Option<PartialDate>,
    /// A dateline's day whose year is not written.
    pub(super) month_day: Option<(u8, u8)>,
    /// The weekday that is written beside it.
    pub(super) weekday: Option<u8>,
    /// The outlet that a dateline names.
    pub(super) outlet: Option<String>,
    /// A byline.
    pub(super) author: Option<String>,
    /// Whether `date` contradicts the weekday that is written beside it.
    pub(super) contradicted: bool,
    /// Smaller faults.
    pub(super) faults: Vec<Fault>,
}

/// Reads the head that begins at the byte `start`. A heading that is not the `title` of the front matter is text.
pub(super) fn read(file: &str, text: &str, start: usize, title: Option<&str>) -> Head {
    let mut reader = Reader {
        file,
        text,
        title: title.map(fold),
        head: Head::default(),
        published: None,
        updated: None,
        in_furniture: false,
    };
    let mut at = start;
    for _ in 0..MOST_LINES {
        let Some(line) = first_full_line(text, at) else {
            break;
        };
        match reader.part(line) {
            Some(next) => at = next,
            None => break,
        }
    }
    reader.below(at);
    reader.finish(at)
}

/// The next line that is not empty.
fn first_full_line(text: &str, at: usize) -> Option<Line> {
    let rest = text.get(at..)?;
    let skipped = rest.len() - rest.trim_start().len();
    lines(text, at + skipped).next()
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    /// Folded title of the front matter.
    title: Option<String>,
    head: Head,
    published: Option<PartialDate>,
    updated: Option<PartialDate>,
    /// Whether the line before was furniture of the page.
    in_furniture: bool,
}

impl Reader<'_> {
    /// Reads one part of the head at the start of `line`; gives the byte behind it, `None` when the text begins here.
    fn part(&mut self, line: Line) -> Option<usize> {
        self.heading(line)
            .or_else(|| self.marker(line))
            .or_else(|| self.labelled_date(line))
            .or_else(|| self.label(line))
            .or_else(|| self.byline(line))
            .or_else(|| self.under_byline(line))
            .or_else(|| self.outlet_line(line))
            .or_else(|| self.source_line(line))
            .or_else(|| self.office(line))
            .or_else(|| self.loose_byline(line))
            .or_else(|| self.leading_date(line))
            .or_else(|| self.one_line(line))
            .or_else(|| self.dateline(line))
            .or_else(|| self.outlet_first(line))
            .or_else(|| self.page_line(line))
            .or_else(|| self.section_first(line))
            .or_else(|| self.plain_heading(line))
            .or_else(|| self.broken_heading(line))
            .or_else(|| self.above_headline(line))
            .or_else(|| self.furniture(line))
    }

    /// `# Heading`, `## Heading` where nothing stands above it, a line underlined with `===`, or the front matter's title once more.
    fn heading(&mut self, line: Line) -> Option<usize> {
        if self.head.heading.is_some() {
            return None;
        }
        let content = line.of(self.text);
        let under = Line::at(self.text, line.next)
            .filter(|under| under.of(self.text).trim_end().len() >= 3)
            .filter(|under| under.of(self.text).trim_end().bytes().all(|b| b == b'='));
        let marks = content.len() - content.trim_start_matches('#').len();
        let marked = (1..=MOST_MARKS).contains(&marks) && content[marks..].starts_with(' ');
        let (from, next) = match (marked.then_some(marks), under) {
            (Some(marks), _) => (line.start + marks + 1, line.next),
            (None, Some(under)) => (line.start, under.next),
            (None, None) if self.title.is_some() => (line.start, line.next),
            _ => return None,
        };
        let raw = self
            .text
            .get(from..line.end)?
            .trim_end()
            .trim_end_matches('#');
        let span = trimmed(self.text, from, from + raw.len())?;
        if self
            .title
            .as_ref()
            .is_some_and(|title| fold(raw.trim()) != *title)
        {
            return None;
        }
        self.head.heading = Some(self.value(span));
        Some(next)
    }

    /// ` date 2023-09-25 ` in front of the first sentence.
    fn marker(&mut self, line: Line) -> Option<usize> {
        let content = line.of(self.text);
        let word = content
            .get(..4)
            .filter(|word| word.eq_ignore_ascii_case("date"))?;
        let rest = content[word.len()..].trim_start_matches([' ', '\t', ':']);
        if rest.len() == content.len() - word.len() {
            return None;
        }
        let (reading, length) = leading(rest)?;
        let at = line.end - rest.len();
        let written = &rest[..length];
        // `Date 12 people met …`: without a full date it is a sentence.
        match reading {
            Reading::Date(date) if !matches!(date, PartialDate::Year(_)) => {
                self.publish(line, &rest[..length], Some(date));
            }
            Reading::NoSuchDay | Reading::Ambiguous | Reading::FarYear => {
                let fault = bad_date(self.file, line_of(self.text, at), written, reading);
                self.head.faults.push(fault);
            }
            _ => return None,
        }
        let length = length + leading_time(&rest[length..]);
        let behind = &rest[length..];
        let gap = behind.len()
            - behind
                .trim_start_matches([' ', '\t', '-', '–', '—', '|', '.', ',', ':'])
                .len();
        Some(at + length + gap)
    }

    /// A date in front of the first sentence without a word that says so: `2023-03-05 The council …`, `5 March 2023 — The …`,
    /// `[2023-03-05] The …`. A sentence may begin with a date, too, but then it goes on in lower case or without a dash.
    fn leading_date(&mut self, line: Line) -> Option<usize> {
        let content = line.of(self.text).trim_start();
        let close = match content.chars().next()? {
            '[' => Some(']'),
            '(' => Some(')'),
            _ => None,
        };
        let inner = content.get(close.map_or(0, char::len_utf8)..)?;
        let (reading, length) = leading(inner)?;
        let Reading::Date(date @ PartialDate::Day(_)) = reading else {
            return None;
        };
        let iso = inner[..length].starts_with(|c: char| c.is_ascii_digit())
            && inner
                .as_bytes()
                .get(4)
                .is_some_and(|b| matches!(b, b'-' | b'/'));
        let length = length + leading_time(&inner[length..]);
        let behind = match close {
            Some(close) => inner[length..].strip_prefix(close)?,
            None => &inner[length..],
        };
        let sentence = behind.trim_start_matches([' ', '\t', '-', '–', '—', '|', ':']);
        let gap = &behind[..behind.len() - sentence.len()];
        let parted = iso || close.is_some() || gap.contains(['-', '–', '—', '|', ':']);
        let begins =
            sentence.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘' | '\''));
        let dash = |c: char| matches!(c, '-' | '–' | '—');
        // `January 1, 2024 – New Year's Day – was cold.`
        let aside = gap.contains(dash) && has_closing_dash(sentence);
        if gap.is_empty()
            || !parted
            || !begins
            || aside
            || self.is_a_log(line, inner[..length].len())
        {
            return None;
        }
        self.publish(line, &inner[..length], Some(date));
        Some(line.end - sentence.len())
    }

    /// Whether a later line begins with another day: then the text tells one day after the other, and the first is not that of
    /// the article.
    fn is_a_log(&self, first: Line, date: usize) -> bool {
        let of = |line: Line| {
            let content = line
                .of(self.text)
                .trim_start()
                .trim_start_matches(['[', '(']);
            match leading(content) {
                Some((Reading::Date(day @ PartialDate::Day(_)), length)) if length + 1 >= date => {
                    Some(day)
                }
                _ => None,
            }
        };
        let own = of(first);
        lines(self.text, first.next)
            .filter_map(of)
            .any(|day| Some(day) != own)
    }

    /// A line of its own that says when: `Published: 25 September 2023, 10:30 BST`, or only the date.
    fn labelled_date(&mut self, line: Line) -> Option<usize> {
        let content = line.of(self.text).trim();
        let found = stamps(content).or_else(|| self.credits(content))?;
        if are_bare_days(&found) && bare_days_follow(self.text, line.next) {
            return None;
        }
        let dated = found
            .iter()
            .any(|stamp| matches!(stamp.reading, Reading::Date(_)));
        for Stamp {
            label,
            reading,
            part,
            ..
        } in found
        {
            match reading {
                Reading::Date(date) if label == Label::Updated => self.updated = Some(date),
                Reading::Date(date) => self.publish(line, &part, Some(date)),
                Reading::MonthDay(month, day) => self.month_day((month, day), &part),
                // `03/04/2024 | March 4, 2024` says which it is.
                Reading::Ambiguous if dated => {}
                bad => {
                    let line = line_of(self.text, line.start);
                    self.head.faults.push(bad_date(self.file, line, &part, bad));
                }
            }
        }
        Some(line.next)
    }

    /// `Published` with the date on the next line.
    fn label(&mut self, line: Line) -> Option<usize> {
        let next = first_full_line(self.text, line.next)?;
        let date = stamps(next.of(self.text).trim())?;
        (is_label(line.of(self.text)) && are_bare_days(&date)).then_some(line.next)
    }

    /// A first line that the lines under it show to be the headline.
    fn plain_heading(&mut self, line: Line) -> Option<usize> {
        let known = self.head.heading.is_some() || self.title.is_some();
        if known || self.head.author.is_some() || !headline::is_headline(self.text, line) {
            return None;
        }
        if self.is_kicker(line) || self.is_masthead(line) {
            return None;
        }
        let content = line.of(self.text);
        let shown = plain(content);
        let from = line.start + content.find(shown)?;
        let span = trimmed(self.text, from, from + shown.len())?;
        self.head.heading = Some(self.value(span));
        Some(line.next)
    }

    /// The head of a text that stands on one line; see [`one_line`].
    fn one_line(&mut self, line: Line) -> Option<usize> {
        if self.head.heading.is_some() || self.title.is_some() || self.head.author.is_some() {
            return None;
        }
        let found = one_line::read(line.of(self.text))?;
        let (at, shown) = found.headline;
        let from = line.start + at;
        self.head.heading = Some(self.value(trimmed(self.text, from, from + shown.len())?));
        self.head.author = Some(found.byline.author);
        let outlet = found.outlet.map(super::header::tidy);
        self.head.outlet = self.head.outlet.take().or(outlet).or(found.byline.outlet);
        if let Some((written, date)) = found.date {
            self.publish(line, written, Some(date));
        }
        Some(line.start + found.length)
    }

    /// A headline that a line end breaks inside a word, on two lines.
    fn broken_heading(&mut self, line: Line) -> Option<usize> {
        let known = self.head.heading.is_some() || self.title.is_some();
        if known || self.head.author.is_some() {
            return None;
        }
        let (shown, second) = headline::broken(self.text, line)?;
        let span = trimmed(self.text, line.start, second.end)?;
        let value = self.value(span);
        self.head.heading = Some(Value {
            text: super::header::tidy(&entities::decoded(&shown)),
            ..value
        });
        Some(second.next)
    }

    /// Takes the day of publication from what is `written` in a line, where none is known yet.
    fn publish(&mut self, line: Line, written: &str, date: Option<PartialDate>) {
        if self.published.is_some() || date.is_none() {
            return;
        }
        self.published = date;
        if let Some(other) = weekdays::contradiction(written) {
            self.head.contradicted = true;
            let line = line_of(self.text, line.start);
            let fault = partial(self.file, line, FaultKind::BadDate, other.message());
            self.head.faults.push(fault);
        }
    }

    /// Takes a day without its year from what is `written` in a line.
    fn month_day(&mut self, day: (u8, u8), written: &str) {
        self.head.month_day = Some(day);
        self.head.weekday = weekdays::beside_month_day(written);
    }

    fn value(&self, span: Span) -> Value {
        Value {
            text: super::header::tidy(&entities::decoded(span.cut(self.text).unwrap_or_default())),
            span,
            line: line_of(self.text, span.start()),
        }
    }

    fn dateline(&mut self, line: Line) -> Option<usize> {
        if let Some((outlet, next)) = stacked_dateline::read(self.text, line) {
            self.head.outlet.get_or_insert(outlet);
            return Some(next);
        }
        let found = dateline::read(line.of(self.text))?;
        self.head.outlet = self.head.outlet.take().or(found.agency);
        match found.date {
            Some(Reading::Date(date)) => {
                let written = &line.of(self.text)[..found.length];
                self.publish(line, written, Some(date));
            }
            Some(Reading::MonthDay(month, day)) => {
                self.month_day((month, day), &line.of(self.text)[..found.length]);
            }
            _ => {}
        }
        Some(line.start + found.length)
    }

    fn finish(self, end: usize) -> Head {
        Head {
            end,
            date: self.published,
            updated: self.updated,
            ..self.head
        }
    }
}

/// Whether a dash parts the first words of `text` from what goes on in lower case.
fn has_closing_dash(text: &str) -> bool {
    [" - ", " – ", " — "].iter().any(|dash| {
        opening(text, LONGEST_ASIDE)
            .split_once(dash)
            .is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase))
    })
}

/// Longest words between two dashes that are looked at, in bytes.
const LONGEST_ASIDE: usize = 60;

/// The fault of a date that is none.
pub(super) fn bad_date(file: &str, line: u32, written: &str, reading: Reading) -> Fault {
    let shown = super::faults::shown(written);
    let message = match reading {
        Reading::Ambiguous => format!(
            "date \"{shown}\" can be read in two ways (day first or month first); write YYYY-MM-DD"
        ),
        Reading::FarYear => format!(
            "date \"{shown}\" has a year outside {} to {}; correct the year",
            YEARS.start(),
            YEARS.end()
        ),
        Reading::MonthDay(..) => format!("date \"{shown}\" has no year; write YYYY-MM-DD"),
        _ => format!("date \"{shown}\" is not a date; write YYYY-MM-DD"),
    };
    partial(file, line, FaultKind::BadDate, message)
}
