//! Times that the calendar or the clock names: days, months, years, weekdays.

use super::{Read, Reader};
use crate::model::{Day, Span};
use crate::text::lexicon;
use crate::text::times::TimeMeaning;
use crate::text::tokens::TokenFlags;

/// Words that a year below 1900 stands behind.
const BEFORE_YEARS: &[&str] = &[
    "in", "since", "by", "until", "during", "from", "before", "after", "early", "mid", "late",
    "of", "to", "between", "year", "circa", "till",
];

/// Words behind which a number counts something.
const BEFORE_COUNTS: &[&str] = &[
    "than",
    "about",
    "some",
    "nearly",
    "around",
    "over",
    "almost",
    "least",
    "approximately",
    "euro",
];

/// Words behind which a month stands.
const BEFORE_MONTHS: &[&str] = &[
    "in", "since", "by", "until", "till", "last", "next", "this", "during", "early", "mid", "late",
];

/// Words behind which a month or somebody's name may stand: "of June Carter".
const BEFORE_MONTHS_OR_NAMES: &[&str] = &["of", "from", "before", "after", "to", "and", "between"];

impl Reader<'_> {
    pub(super) fn read_digits(&self, at: usize) -> Read {
        self.iso(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.duration(at))
            .or_else(|| self.year(at).map(|year| (1, TimeMeaning::Year(year))))
    }

    /// `2023-07-26`.
    fn iso(&self, at: usize) -> Read {
        let last = self.tokens.get(at + 2)?;
        let span = Span::new(self.tokens[at].span.start(), last.span.end())?;
        if span.len() != 10 {
            return None;
        }
        let day = Day::parse(span.cut(self.text)?).ok()?;
        Some((3, TimeMeaning::Day(day)))
    }

    /// A day of the month: `26`, `26th`.
    fn day_number(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok().filter(|day| (1..=31).contains(day))
    }

    /// `26 July`, `26th of July, 2023`.
    fn day_month(&self, at: usize) -> Read {
        let day = self.day_number(at)?;
        let month_at = if self.next(at + 1) == "of" {
            at + 2
        } else {
            at + 1
        };
        let month = lexicon::month(self.next(month_at))?;
        if self.word(month_at) == "may" && !self.is_capital(month_at) {
            return None;
        }
        let (count, meaning) = self.with_year(month_at, month, Some(day));
        Some((month_at - at + count, meaning))
    }

    /// The year after the token at `at`: `July 26, 2023`, `July of 2023`.
    pub(super) fn year_after(&self, at: usize) -> Option<(usize, i16)> {
        let gap = self.gap(at + 1)?;
        if self.word(at + 1) == "of" && gap.is_empty() {
            let year = self
                .four_digits(at + 2)
                .filter(|_| self.gap(at + 2) == Some(""))?;
            return Some((2, year));
        }
        if !matches!(gap, "" | "," | ".") {
            return None;
        }
        self.four_digits(at + 1)
            .filter(|_| gap.is_empty() || !self.is_counted(at + 1))
            .map(|year| (1, year))
    }

    /// The meaning of a month, perhaps with a day, that ends at `at`, and how many tokens from `at` on it takes.
    fn with_year(&self, at: usize, month: u8, day: Option<u8>) -> (usize, TimeMeaning) {
        let year = self.year_after(at);
        let meaning = match (day, year) {
            (Some(day), Some((_, year))) => match Day::new(year, month, day) {
                Some(day) => TimeMeaning::Day(day),
                None => TimeMeaning::YearMonth(year, month),
            },
            (Some(day), None) => TimeMeaning::MonthDay(month, day),
            (None, Some((_, year))) => TimeMeaning::YearMonth(year, month),
            (None, None) => TimeMeaning::Month(month),
        };
        (1 + year.map_or(0, |(count, _)| count), meaning)
    }

    pub(super) fn four_digits(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at)?;
        let year = self.digits(at, 4)?;
        // "1,500" has four digits in its folded form, but five bytes in the text.
        let plain = token.word.len() == 4 && token.span.len() == 4;
        (plain && (1000..=2199).contains(&year)).then(|| i16::try_from(year).ok())?
    }

    /// A year that stands alone. Below 1900 only after a preposition; never before what it may count.
    fn year(&self, at: usize) -> Option<i16> {
        let year = self.four_digits(at)?;
        let modern = (1900..=2099).contains(&year);
        if self.before(at) == "dollar" || self.next(at + 1) == "percent" || self.is_counted(at) {
            return None;
        }
        let before = self.before(at);
        if BEFORE_COUNTS.contains(&before) {
            return None;
        }
        (modern || BEFORE_YEARS.contains(&before)).then_some(year)
    }

    /// Whether the number at `at` counts what follows: "2000 troops", "1500 French soldiers", "2000 or so people".
    fn is_counted(&self, at: usize) -> bool {
        let plural = |at: usize| {
            let word = self.next(at);
            let lower = self.tokens.get(at).is_some_and(|t| {
                !t.flags.has(TokenFlags::CAPITAL) && !t.flags.has(TokenFlags::STOP)
            });
            lower
                && (word.ends_with('s') && !word.ends_with("ss")
                    || matches!(
                        word,
                        "people" | "men" | "women" | "children" | "million" | "billion"
                    ))
        };
        let adjective =
            |at: usize| lexicon::is_place(self.next(at)) || self.next(at).ends_with("ese");
        // "the 2023 elections" is a year all the same.
        let named = matches!(
            self.before(at),
            "the" | "in" | "since" | "its" | "his" | "her" | "their"
        );
        !named && (plural(at + 1) || adjective(at + 1) && plural(at + 2))
    }

    /// `5 p.m.`, `10:30`, `10:30 a.m.`.
    fn clock(&self, at: usize) -> Read {
        self.digits(at, 2)?;
        let minutes = self.gap(at + 1) == Some(":")
            && self.word(at + 1).len() == 2
            && self.digits(at + 1, 2).is_some();
        let after = if minutes { at + 2 } else { at + 1 };
        if matches!(self.next(after), "am" | "pm") {
            return Some((after - at + 1, TimeMeaning::Vague));
        }
        minutes.then_some((2, TimeMeaning::Vague))
    }

    /// `1990s`.
    pub(super) fn decade(&self, at: usize) -> Read {
        let digits = self.word(at).strip_suffix('s')?;
        let plain = digits.len() == 4
            && digits.ends_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit());
        let year: i16 = plain.then(|| digits.parse().ok())??;
        Some((1, TimeMeaning::Decade(year)))
    }

    /// A weekday, perhaps with its date or a time of day after it.
    pub(super) fn weekday(&self, at: usize) -> Read {
        let weekday = lexicon::weekday(self.word(at))?;
        if self.word(at).len() < 6 && !self.is_capital(at) {
            return None;
        }
        let dated = self
            .gap(at + 1)
            .is_some_and(|gap| matches!(gap, "," | "" | "."));
        if let Some((count, meaning)) = dated.then(|| self.date(at + 1)).flatten() {
            return Some((1 + count, meaning));
        }
        let part = matches!(
            self.next(at + 1),
            "morning" | "afternoon" | "evening" | "night"
        );
        Some((1 + usize::from(part), TimeMeaning::Weekday(weekday)))
    }

    /// A date with a day in it, after a weekday.
    fn date(&self, at: usize) -> Read {
        let read = self
            .iso(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.month(at))?;
        matches!(read.1, TimeMeaning::Day(_) | TimeMeaning::MonthDay(..)).then_some(read)
    }

    /// A month, perhaps with a day and a year.
    pub(super) fn month(&self, at: usize) -> Read {
        let month = lexicon::month(self.word(at))?;
        let close = self.gap(at + 1).is_some_and(|gap| matches!(gap, "" | "."));
        let day = close.then(|| self.day_number(at + 1)).flatten();
        let verb_like = matches!(self.word(at), "may" | "march" | "mar");
        let before = self.before(at);
        let led = BEFORE_MONTHS.contains(&before) || BEFORE_MONTHS_OR_NAMES.contains(&before);
        let capital = self.is_capital(at);
        if let Some(day) = day.filter(|_| capital || !verb_like || led) {
            let (count, meaning) = self.with_year(at + 1, month, Some(day));
            return Some((1 + count, meaning));
        }
        let (count, meaning) = self.with_year(at, month, None);
        if count == 1 && self.is_given_name(at) {
            return None;
        }
        let sure = match (verb_like, capital) {
            (true, true) => led || count > 1,
            (true, false) => false,
            (false, capital) => capital || led || count > 1,
        };
        sure.then_some((count, meaning))
    }

    /// Whether a month without a day or year is somebody's given name: "June Carter", but not "in June President Roe".
    fn is_given_name(&self, at: usize) -> bool {
        let name = matches!(self.word(at), "jan" | "april" | "june" | "august");
        let led = BEFORE_MONTHS.contains(&self.before(at));
        let surname = self.gap(at + 1) == Some("") && self.is_capital(at + 1);
        name && self.is_capital(at) && !led && surname
    }
}
