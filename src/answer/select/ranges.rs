//! Ranges of time: "from 3 to 14 September" is one answer to "when", not its end alone.

use crate::model::Span;
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{AnalysedToken, lexicon};

/// A time that a sentence tells: a single expression, or a range or a list of days with all that belongs to it.
pub(super) struct Told {
    /// Its words in the article.
    pub(super) span: Span,
    /// The expressions that it is made of, each with its place in the article.
    pub(super) parts: Vec<(Span, TimeExpression)>,
    /// Whether something was moved to it from another time: "put off on Monday to 14 September".
    pub(super) moved_to: bool,
}

/// The times that a sentence tells, in order.
pub(super) fn told(tokens: &[AnalysedToken], text: &str) -> Vec<Told> {
    let sentence = Sentence { tokens, text };
    let mut found: Vec<Told> = Vec::new();
    for (span, time) in sentence.expressions() {
        let whole = sentence.whole(span, &time);
        match found.last_mut() {
            Some(before) if sentence.are_one(before, whole, &time) => {
                before.span = before.span.join(whole);
                before.parts.push((span, time));
            }
            _ => found.push(Told {
                span: whole,
                parts: vec![(span, time)],
                moved_to: sentence.is_moved_to(whole) || sentence.is_now_planned(whole),
            }),
        }
    }
    found
}

/// What stands between the parts of a range or a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "to", a dash: all that lies between is meant.
    To,
    /// "and", a comma: a range only behind "between".
    And,
}

/// Words before a range among which a word of [`lexicon::MOVED`] stands: "was moved by the court from".
const MOVED_WITHIN: usize = 6;
/// Words between one of those and the "to" before the new day: "put off by the court on Monday for lack of time to".
const MOVED_TO_WITHIN: usize = 10;
/// Words between "now" and the day for which something is planned now: "will now start on Monday", "is now expected to open in May".
const NOW_WITHIN: usize = 6;

/// Words before a list of days that share a month: "on 3 and 14 September". Elsewhere a number may count something.
const LEADS_A_LIST: &[&str] = &["on", "between", "from", "the", "for", "of", "both"];

/// The largest hour of a clock, and of a day what no number of a day reaches.
const HOURS: u8 = 12;

struct Sentence<'a> {
    tokens: &'a [AnalysedToken],
    text: &'a str,
}

impl<'a> Sentence<'a> {
    fn expressions(&self) -> Vec<(Span, TimeExpression)> {
        let (Some(first), Some(last)) = (self.tokens.first(), self.tokens.last()) else {
            return Vec::new();
        };
        let whole = first.span.join(last.span);
        time_expressions(whole.cut(self.text).unwrap_or(""))
            .into_iter()
            .filter_map(|time| Some((time.span.shift(whole.start())?, time)))
            .collect()
    }

    /// An expression with the days that share its month: "3 to 14 September", "September 3–14".
    fn whole(&self, span: Span, time: &TimeExpression) -> Span {
        let start = self
            .tokens
            .partition_point(|t| t.span.start() < span.start());
        let first = self.first_of(start, span, time);
        let last = self.last_of(start, span, time);
        first
            .map_or(span, |at| self.tokens[at].span.join(span))
            .join(last.unwrap_or(span))
    }

    /// The first of the bare numbers before an expression that it is the end of.
    fn first_of(&self, start: usize, span: Span, time: &TimeExpression) -> Option<usize> {
        let words = span.cut(self.text)?;
        let clock = is_clock(words, time);
        let ends_in_month = !words.ends_with(|c: char| c.is_ascii_digit()) || year_of(time);
        let mut limit = match day_of(time) {
            Some(day) if ends_in_month => day,
            _ if clock => HOURS + 1,
            _ => return None,
        };
        let (mut first, mut listed) = (start, false);
        while let Some((at, number, joint)) = self.number_before(first) {
            if number >= limit
                || clock && joint == Joint::And && self.word(at.wrapping_sub(1)) != "between"
            {
                break;
            }
            (first, limit) = (at, number);
            listed |= joint == Joint::And;
        }
        let lead = self.word(first.wrapping_sub(1));
        let sure = (!listed || LEADS_A_LIST.contains(&lead.as_str())) && !self.is_moved(first);
        (first < start && sure).then_some(first)
    }

    /// The number before the token at `start` that is joined to it, and by what.
    fn number_before(&self, start: usize) -> Option<(usize, u8, Joint)> {
        let end = self.tokens.get(start)?.span.start();
        // A joint of words has one or two: "to", "to the"; a dash has none.
        (start.saturating_sub(3)..start).rev().find_map(|at| {
            let token = self.tokens[at].span;
            let number = day_number(token.cut(self.text)?)?;
            let joint = joint(self.text.get(token.end()..end)?)?;
            Some((at, number, joint))
        })
    }

    /// The end of a range that begins with an expression: "14" of "September 3–14", "16" of "2015-16".
    fn last_of(&self, start: usize, span: Span, time: &TimeExpression) -> Option<Span> {
        let behind = self.tokens.partition_point(|t| t.span.start() < span.end());
        let words = span.cut(self.text)?;
        if !words.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let at = (behind..self.tokens.len().min(behind + 3))
            .find(|at| day_number(self.text_of(*at)).is_some())?;
        let number = day_number(self.text_of(at))?;
        let between = self.text.get(span.end()..self.tokens[at].span.start())?;
        let joined = match joint(between)? {
            Joint::To => true,
            Joint::And => self.word(start.wrapping_sub(1)) == "between",
        };
        let dash = between.chars().all(|c| "-–".contains(c));
        let later = match time.meaning {
            TimeMeaning::MonthDay(_, day) => number > day,
            TimeMeaning::Year(year) => dash && i16::from(number) > year % 100,
            _ => false,
        };
        // "September 3 to 14 October" goes on with an expression of its own.
        let next = self.tokens.get(at + 1).map_or("", |_| self.text_of(at + 1));
        let ends = !next.starts_with(char::is_uppercase) && !self.is_moved(start);
        (joined && later && ends).then(|| self.tokens[at].span)
    }

    /// Whether an expression goes on the one before: "from 3 May to 14 June", "Friday 3" before "to Sunday 14 May", the year of a range.
    fn are_one(&self, before: &Told, span: Span, time: &TimeExpression) -> bool {
        let Some(between) = self.text.get(before.span.end()..span.start()) else {
            return before.span.overlaps(span);
        };
        let first = self
            .tokens
            .partition_point(|t| t.span.start() < before.span.start());
        let lead = self.word(first.wrapping_sub(1));
        let grown = before
            .parts
            .last()
            .is_some_and(|(own, _)| own.end() < before.span.end());
        let extended = span.len() > time.span.len();
        match joint(between) {
            // "Put off on Monday to 14 May": a day of its own.
            Some(Joint::To) => {
                !matches!(lead.as_str(), "on" | "in" | "at") && !self.is_moved(first)
            }
            Some(Joint::And) if between.trim() == "," => grown && year_of(time),
            Some(Joint::And) => lead == "between",
            None => between.trim().is_empty() && (extended || grown && year_of(time)),
        }
    }

    /// Whether the words before the token at `start` tell that something was moved.
    fn is_moved(&self, start: usize) -> bool {
        (start.saturating_sub(MOVED_WITHIN)..start)
            .any(|at| lexicon::MOVED.contains(&self.word(at).as_str()))
    }

    /// Whether what was planned otherwise is planned for a time: "will now start on Monday".
    fn is_now_planned(&self, time: Span) -> bool {
        let start = self
            .tokens
            .partition_point(|t| t.span.start() < time.start());
        let from = start.saturating_sub(NOW_WITHIN).max(1);
        let planned = |at: usize| matches!(self.word(at).as_str(), "will" | "is" | "are");
        (from..start).any(|at| self.word(at) == "now" && planned(at - 1))
    }

    /// Whether "to" or "until" stands before a time, and before that, in the same clause, that something was moved.
    fn is_moved_to(&self, time: Span) -> bool {
        let start = self
            .tokens
            .partition_point(|t| t.span.start() < time.start());
        let Some(to) = start.checked_sub(1) else {
            return false;
        };
        let until = matches!(self.word(to).as_str(), "to" | "until" | "till");
        let from = self.tokens[to].span.start();
        let moved = (to.saturating_sub(MOVED_TO_WITHIN)..to).rev().find(|at| {
            let word = self.word(*at);
            lexicon::MOVED.contains(&word.as_str())
        });
        let together = moved.and_then(|at| self.text.get(self.tokens[at].span.end()..from));
        until && together.is_some_and(|between| !between.contains([';', ':', '"', '“', '”']))
    }

    fn text_of(&self, at: usize) -> &'a str {
        let token = self.tokens.get(at);
        token.and_then(|t| t.span.cut(self.text)).unwrap_or("")
    }

    /// The word at `at` in small letters, or nothing beyond either end.
    fn word(&self, at: usize) -> String {
        self.text_of(at).to_lowercase()
    }
}

/// What the text between two parts joins them by.
fn joint(between: &str) -> Option<Joint> {
    let words = between
        .trim_matches(['.', ',', ' ', '\u{a0}'])
        .to_lowercase();
    match words.strip_suffix(" the").unwrap_or(&words) {
        "to" | "until" | "till" | "through" | "-" | "–" => Some(Joint::To),
        "and" | "or" => Some(Joint::And),
        "" if between.contains(',') => Some(Joint::And),
        _ => None,
    }
}

/// A number that may be a day of a month: "3", "3rd".
fn day_number(word: &str) -> Option<u8> {
    let endings = ["st", "nd", "rd", "th"];
    let digits = endings.iter().find_map(|ending| word.strip_suffix(ending));
    let digits = digits.unwrap_or(word);
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// The day of the month that an expression means.
fn day_of(time: &TimeExpression) -> Option<u8> {
    match time.meaning {
        TimeMeaning::MonthDay(_, day) => Some(day),
        TimeMeaning::Day(day) => Some(day.day()),
        _ => None,
    }
}

/// Whether an expression names its year.
fn year_of(time: &TimeExpression) -> bool {
    matches!(time.meaning, TimeMeaning::Day(_) | TimeMeaning::Year(_))
}

fn is_clock(words: &str, time: &TimeExpression) -> bool {
    let half = words.trim_end_matches('.').ends_with('m');
    time.meaning == TimeMeaning::Vague && half && words.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{TermKey, tokens};

    fn analysed(text: &str) -> Vec<AnalysedToken> {
        let analysed = |token: crate::text::Token| AnalysedToken {
            key: TermKey::of(&token.stem),
            span: token.span,
            flags: token.flags,
        };
        tokens(text).into_iter().map(analysed).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        let tokens = analysed(text);
        let found: Vec<&str> = told(&tokens, text)
            .iter()
            .map(|time| time.span.cut(text).unwrap())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_days_of_a_range_share_its_month() {
        check("It runs from 3 to 14 September.", &["3 to 14 September"]);
        check("Shut between 3 and 14 May 2024.", &["3 and 14 May 2024"]);
        check("It closes 3–14 September.", &["3–14 September"]);
        check(
            "From the 3rd to the 14th of May.",
            &["3rd to the 14th of May"],
        );
        check("It is on September 3-14, 2024.", &["September 3-14, 2024"]);
        check("From September 3 to 14 it is on.", &["September 3 to 14"]);
        check("Held on 3, 4 and 10 May.", &["3, 4 and 10 May"]);
    }

    #[test]
    fn two_expressions_may_be_one_range() {
        check("From July to October.", &["July to October"]);
        check("Between 3 July and 4 August.", &["3 July and 4 August"]);
        check("Mayor from 2015 to 2019.", &["2015 to 2019"]);
        check("The season of 2015-16 was long.", &["2015-16"]);
        check("Open from 9 a.m. to 5 p.m. there.", &["9 a.m. to 5 p.m."]);
        check(
            "From Friday, 9 August, to Sunday, 11 August.",
            &["Friday, 9 August, to Sunday, 11 August"],
        );
        check(
            "Open from Friday 3 to Sunday 5 May, 2024.",
            &["Friday 3 to Sunday 5 May, 2024"],
        );
    }

    #[test]
    fn the_day_to_which_something_was_moved_is_known() {
        let new = |text: &str| {
            let tokens = analysed(text);
            let all = told(&tokens, text).into_iter();
            let moved = all.filter(|time| time.moved_to);
            moved
                .map(|time| time.span.cut(text).unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        for text in [
            "It was put off on Monday to 14 September.",
            "It was postponed by the court on Monday until 14 September.",
            "The talks, moved from 3 May to 14 September, are in Lund.",
            "Repairs that were due to begin on 1 June will now start on 14 September.",
            "The fair, planned for 3 May, is now expected to open on 14 September.",
        ] {
            assert_eq!(new(text), ["14 September"], "{text}");
        }
        for text in [
            "It runs from 3 May to 14 September.",
            "It was put off on Monday.",
            "They moved; it is open until 14 September.",
            "It is closed now and will open on 14 September.",
        ] {
            assert!(new(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_was_moved_or_counted_is_no_range() {
        check("It was moved from 3 to 14 September.", &["14 September"]);
        check(
            "It was put off on Monday to 14 September.",
            &["Monday", "14 September"],
        );
        check(
            "He killed 3 and 14 September was mourned.",
            &["14 September"],
        );
        check("On September 3 and 14 were killed.", &["September 3"]);
        check("Born in 1962 and wed in 1994.", &["1962", "1994"]);
    }
}
