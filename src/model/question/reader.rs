//! Reading what a person typed: operators, exact phrases and the words between them, in one pass.
//!
//! No recursion and no looking back: the time is proportional to the length, whatever is typed.

use super::{CutName, Filter, QuestionError, dates};
use crate::model::{Day, TypedDate, TypedDateError};

/// More exact phrases than this are read as words: each costs a look-up, and nobody types so many by hand.
const MOST_PHRASES: usize = 8;

/// How many bytes of what stands behind the value of `source:` belong to the name; given the value and what stands behind.
pub type Completes<'a> = &'a dyn Fn(&str, &str) -> usize;

/// What was typed, taken apart.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Free words and phrases, in order, without operators and quotation marks.
    pub(super) words: String,
    /// The same with the quotation marks.
    pub(super) shown: String,
    pub(super) phrases: Vec<String>,
    pub(super) filter: Filter,
    /// Sources without quotation marks that may go on behind a blank.
    pub(super) cut: Vec<CutName>,
    /// Whether there is a source without quotation marks.
    pub(super) loose: bool,
}

/// `raw` without characters that do not show: controls become spaces, zero-width and direction characters go.
pub(super) fn visible(raw: &str) -> String {
    raw.chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Zero-width characters, direction controls, tags and other format characters that a word can hide behind.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Takes `text` (made [`visible`]) apart; `today` is the day of asking.
pub(super) fn read(
    text: &str,
    today: Day,
    completes: Completes<'_>,
) -> Result<Parts, QuestionError> {
    let mut reader = Reader {
        text,
        today,
        completes,
        at: 0,
        parts: Parts::default(),
        hopeless: Vec::new(),
    };
    let mut at_start = true;
    while let Some(c) = reader.rest().chars().next() {
        let taken = at_start && (reader.operator()? || reader.phrase(c));
        if !taken {
            reader.parts.words.push(c);
            reader.parts.shown.push(c);
            reader.at += c.len_utf8();
        }
        at_start = taken || c.is_whitespace() || matches!(c, '(' | '[' | '{' | ',' | ';');
    }
    let mut parts = reader.parts;
    parts.words = one_line(&parts.words);
    parts.shown = one_line(&parts.shown);
    Ok(parts)
}

struct Reader<'a> {
    text: &'a str,
    today: Day,
    completes: Completes<'a>,
    at: usize,
    parts: Parts,
    /// Opening marks for which no closing mark is left: looking again for each would be quadratic.
    hopeless: Vec<char>,
}

#[derive(Clone, Copy)]
enum Operator {
    Source,
    /// From the first day of what is given on.
    From(&'static str),
    /// Up to the last day of what is given.
    UpTo(&'static str),
    /// From the first to the last day of what is given.
    Within(&'static str),
}

impl Operator {
    /// The operator as it is typed, if a date belongs behind it.
    fn of_dates(self) -> Option<&'static str> {
        match self {
            Self::Source => None,
            Self::From(name) | Self::UpTo(name) | Self::Within(name) => Some(name),
        }
    }
}

/// The operators as they are typed, in any case.
const OPERATORS: [(&str, Operator); 7] = [
    ("source:", Operator::Source),
    ("after:", Operator::From("after:")),
    ("since:", Operator::From("since:")),
    ("before:", Operator::UpTo("before:")),
    ("until:", Operator::UpTo("until:")),
    ("on:", Operator::Within("on:")),
    ("date:", Operator::Within("date:")),
];

/// Whether values are dates, or would be on another calendar.
fn may_be_dates(values: &[String]) -> bool {
    let may_be =
        |value: &String| !matches!(TypedDate::parse(value), Err(TypedDateError::NotADate(_)));
    values.iter().all(may_be)
}

/// Words from which on what stands before an operator is a sentence.
const SENTENCE: usize = 4;

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Takes an operator with its value; without a value it is ordinary text.
    fn operator(&mut self) -> Result<bool, QuestionError> {
        let rest = self.rest();
        let found = OPERATORS.iter().find(|(name, _)| {
            rest.get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
        });
        let Some((name, operator)) = found else {
            return Ok(false);
        };
        let behind = &rest[name.len()..];
        let parted = behind.trim_start();
        let read = self
            .value(*operator, behind)
            .or_else(|| self.parted(*operator, behind));
        // "The note on:the desk" has no date.
        let common = matches!(operator, Operator::Within(_));
        let Some((values, length)) = read.filter(|(values, _)| !common || may_be_dates(values))
        else {
            // "The day after: what happened?" is a sentence, and so is "The first to win the cup in her debut since:"; behind a word
            // or two, an operator at the end is a slip.
            let goes_on = parted.len() < behind.len() && !parted.is_empty();
            let before = self.parts.words.split_whitespace().count();
            // "What is going on:" and "Release date:" end sentences as short as any.
            if goes_on || common || before >= SENTENCE {
                return Ok(false);
            }
            return Err(QuestionError::NoValue {
                operator: (*name).trim_end_matches(':'),
            });
        };
        self.at += name.len() + length;
        let values = match operator {
            Operator::Source if !rest[..name.len() + length].ends_with(CLOSING) => {
                self.whole_name(values)
            }
            _ => values,
        };
        self.parts.words.push(' ');
        self.parts.shown.push(' ');
        for value in values {
            self.apply(*operator, &value)?;
        }
        Ok(true)
    }

    /// The values of `source:` without quotation marks, the last one with the words behind it that belong to it.
    fn whole_name(&mut self, mut values: Vec<String>) -> Vec<String> {
        self.parts.loose = true;
        let Some(last) = values.last_mut() else {
            return values;
        };
        // A comma or a full stop ends a name.
        let before = &self.text[..self.at];
        if before.ends_with(is_around) {
            return values;
        }
        let behind = self.rest();
        let more = (self.completes)(last, behind);
        if let Some(name) = behind.get(..more).filter(|_| more > 0) {
            *last = one_line(&format!("{last}{name}"));
            self.at += more;
        } else if let Some(whole) = with_capitals(last, behind) {
            let source = last.clone();
            self.parts.cut.push(CutName { source, whole });
        }
        values
    }

    /// The value behind an operator and its length in bytes: what is quoted, or what stands before the next space, of a date perhaps
    /// with the words behind it.
    fn value(&mut self, operator: Operator, behind: &str) -> Option<(Vec<String>, usize)> {
        if let Some((inner, length)) = behind.chars().next().and_then(|c| self.quoted(behind, c)) {
            let value = one_line(inner);
            return value
                .contains(char::is_alphanumeric)
                .then(|| (vec![value], length));
        }
        if let Some((date, length)) = operator.of_dates().and_then(|_| dates::leading(behind)) {
            return Some((vec![date.to_owned()], length));
        }
        let length = behind.find(char::is_whitespace).unwrap_or(behind.len());
        let values: Vec<String> = behind[..length]
            .split(',')
            .map(|value| value.trim_matches(|c: char| is_around(c)).to_owned())
            .filter(|value| value.contains(char::is_alphanumeric))
            .collect();
        (!values.is_empty()).then_some((values, length))
    }

    /// A value behind a blank, as people type it: a date, or a name (which begins with a capital or a digit, or is quoted).
    fn parted(&mut self, operator: Operator, behind: &str) -> Option<(Vec<String>, usize)> {
        let rest = behind.trim_start();
        let gap = behind.len() - rest.len();
        let first = rest.chars().next().filter(|_| gap > 0)?;
        let (values, length) = self.value(operator, rest)?;
        let is_date = |value: &String| dates::is_date(value, self.today);
        let fits = match operator {
            Operator::Source => !first.is_lowercase(),
            _ => values.iter().all(is_date),
        };
        fits.then_some((values, gap + length))
    }

    fn apply(&mut self, operator: Operator, value: &str) -> Result<(), QuestionError> {
        let filter = &mut self.parts.filter;
        let Some(name) = operator.of_dates() else {
            let lower = value.to_lowercase();
            if !filter
                .sources
                .iter()
                .any(|known| known.to_lowercase() == lower)
            {
                filter.sources.push(value.to_owned());
            }
            return Ok(());
        };
        let days = dates::days(name, value, self.today)?;
        if !matches!(operator, Operator::UpTo(_)) {
            filter.since = filter.since.max(Some(days.first()));
        }
        if !matches!(operator, Operator::From(_)) {
            filter.until = filter.until.into_iter().chain([days.last()]).min();
        }
        Ok(())
    }

    /// Takes a quoted phrase that `open` begins; its words stay among the words.
    fn phrase(&mut self, open: char) -> bool {
        let rest = self.rest();
        let Some((inner, length)) = self.quoted(rest, open) else {
            return false;
        };
        self.parts.shown.push_str(&rest[..length]);
        let phrase = one_line(inner);
        let phrase = phrase.trim_matches(|c: char| is_around(c));
        self.parts.words.push(' ');
        self.parts.words.push_str(inner);
        self.parts.words.push(' ');
        let new = !self.parts.phrases.iter().any(|known| known == phrase);
        if new && says_something(phrase) && self.parts.phrases.len() < MOST_PHRASES {
            self.parts.phrases.push(phrase.to_owned());
        }
        self.at += length;
        true
    }

    /// The text between `open`, which `text` begins with, and its closing mark, and the length with both marks. Straight
    /// and curly marks may be mixed, as phones do.
    fn quoted<'t>(&mut self, text: &'t str, open: char) -> Option<(&'t str, usize)> {
        let closing: &[char] = match open {
            '"' | '“' | '”' | '＂' => &['"', '”', '＂'],
            '„' | '‟' => &['“', '”', '"'],
            '«' => &['»'],
            _ => return None,
        };
        if self.hopeless.contains(&open) {
            return None;
        }
        let inside = &text[open.len_utf8()..];
        let Some(length) = inside.find(closing) else {
            self.hopeless.push(open);
            return None;
        };
        let close = inside[length..].chars().next().map_or(0, char::len_utf8);
        Some((&inside[..length], open.len_utf8() + length + close))
    }
}

/// Marks that close a quoted name.
const CLOSING: &[char] = &['"', '”', '＂', '“', '»'];

/// Capitalised words behind a source that may belong to its name, at most.
const NAME_WORDS: usize = 3;

/// A name with the capitalised words that stand right behind it; `None` when there are none.
fn with_capitals(name: &str, behind: &str) -> Option<String> {
    let mut whole = name.to_owned();
    for word in behind.split_whitespace().take(NAME_WORDS) {
        let bare = word.trim_end_matches(is_around);
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        whole = format!("{whole} {bare}");
        if bare.len() < word.len() {
            break;
        }
    }
    (whole.len() > name.len()).then_some(whole)
}

/// Punctuation that stands around a value or a phrase without belonging to it.
pub(super) fn is_around(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '?' | '!' | ',' | ';' | '.' | ':' | ')' | '(' | '…' | '"' | '“' | '”'
        )
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Whether a phrase holds a word that tells anything. "of the" stands in every article; looked up as an exact phrase it
/// would only shut out answers.
fn says_something(phrase: &str) -> bool {
    const EMPTY: [&str; 44] = [
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or",
        "but", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did",
        "this", "that", "these", "those", "it", "its", "as", "who", "what", "when", "where", "why",
        "how", "he", "she", "they", "we",
    ];
    phrase
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| !word.is_empty() && !EMPTY.contains(&word.to_lowercase().as_str()))
}
