//! Reading time expressions from tokens.

use super::{Part, TimeExpression, TimeMeaning};
use crate::model::{Day, Span};
use crate::text::lexicon::{self, WordFacts};
use crate::text::tokens::{Token, TokenFlags};

/// Words before a time among which one says that it is still to come.
const AHEAD_WITHIN: usize = 10;

/// The time expressions among the tokens of `text`; token spans must belong to `text`.
pub(crate) fn time_expressions_in(text: &str, tokens: &[Token]) -> Vec<TimeExpression> {
    let reader = Reader { text, tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.read(at) {
            Some((count, meaning)) => {
                found.push(TimeExpression {
                    span: tokens[at].span.join(tokens[at + count - 1].span),
                    meaning,
                    ahead: reader.is_to_come(at) || reader.is_new_day(at, meaning),
                });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// How many tokens an expression has, at least one, and what it says.
type Read = Option<(usize, TimeMeaning)>;

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    /// The word at `at`, or nothing ("") beyond the end.
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    /// The word before `at`.
    fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// The word at `at` if only white space (or nothing, or a hyphen) parts it from the one before it.
    fn next(&self, at: usize) -> &'a str {
        if self
            .gap(at)
            .is_some_and(|gap| matches!(gap, "" | "-" | "–"))
        {
            self.word(at)
        } else {
            ""
        }
    }

    /// What stands between the tokens `at - 1` and `at`, without white space.
    fn gap(&self, at: usize) -> Option<&'a str> {
        let (one, other) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        Some(self.text.get(one.span.end()..other.span.start())?.trim())
    }

    /// The number at `at` written in at most `digits` digits and nothing else.
    fn digits(&self, at: usize, digits: usize) -> Option<u16> {
        let word = self.word(at);
        let plain =
            !word.is_empty() && word.len() <= digits && word.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| word.parse().ok())?
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.flags.has(TokenFlags::CAPITAL))
    }

    /// Whether the words right before `at` say that what happens then is still to come: "will vote on Sunday", "is due on Sunday".
    fn is_to_come(&self, at: usize) -> bool {
        for before in (at.saturating_sub(AHEAD_WITHIN)..at).rev() {
            if self.gap(before + 1) != Some("") {
                return false;
            }
            let word = self.word(before);
            let speech = lexicon::facts(word).has(WordFacts::SPEECH);
            if speech || lexicon::TURNS_BACK.contains(&word) {
                return false;
            }
            if lexicon::TO_COME.contains(&word) {
                return !matches!(self.before(before), "was" | "were" | "been");
            }
        }
        false
    }

    /// Whether something was moved to a day or month: "put off on Monday to 14 September".
    fn is_new_day(&self, at: usize, meaning: TimeMeaning) -> bool {
        let of_year = matches!(meaning, TimeMeaning::MonthDay(..) | TimeMeaning::Month(_));
        let moved = |at: usize| lexicon::MOVED.contains(&self.word(at));
        of_year
            && matches!(self.before(at), "to" | "until" | "till")
            && (at.saturating_sub(AHEAD_WITHIN)..at).any(moved)
    }

    fn read(&self, at: usize) -> Read {
        let token = self.tokens.get(at)?;
        if token.flags.has(TokenFlags::DIGIT) {
            return self.read_digits(at);
        }
        let facts = lexicon::facts(&token.word);
        if facts.has(WordFacts::CALENDAR) {
            return self.weekday(at).or_else(|| self.month(at));
        }
        if facts.has(WordFacts::TIME) {
            return self.phrase(at).or_else(|| self.duration(at));
        }
        if token.word == "the" {
            return self.with_article(at);
        }
        facts
            .has(WordFacts::NUMBER)
            .then(|| self.duration(at))
            .flatten()
    }

    fn read_digits(&self, at: usize) -> Read {
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
    fn year_after(&self, at: usize) -> Option<(usize, i16)> {
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

    fn four_digits(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at)?;
        let year = self.digits(at, 4)?;
        // "1,500" has four digits in its folded form, but five bytes in the text.
        let plain = token.word.len() == 4 && token.span.len() == 4;
        (plain && (1000..=2199).contains(&year)).then(|| i16::try_from(year).ok())?
    }

    /// A year that stands alone. Below 1900 only after a preposition; never before what it may count.
    fn year(&self, at: usize) -> Option<i16> {
        let year = self.four_digits(at)?;
        let led = matches!(
            self.before(at),
            "in" | "since"
                | "by"
                | "until"
                | "during"
                | "from"
                | "before"
                | "after"
                | "early"
                | "mid"
                | "late"
                | "of"
                | "to"
                | "between"
                | "year"
                | "circa"
                | "till"
        );
        let modern = (1900..=2099).contains(&year);
        if self.before(at) == "dollar" || self.next(at + 1) == "percent" || self.is_counted(at) {
            return None;
        }
        if matches!(
            self.before(at),
            "than"
                | "about"
                | "some"
                | "nearly"
                | "around"
                | "over"
                | "almost"
                | "least"
                | "approximately"
                | "euro"
        ) {
            return None;
        }
        (modern || led).then_some(year)
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
    fn decade(&self, at: usize) -> Read {
        let digits = self.word(at).strip_suffix('s')?;
        let plain = digits.len() == 4
            && digits.ends_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit());
        let year: i16 = plain.then(|| digits.parse().ok())??;
        Some((1, TimeMeaning::Decade(year)))
    }

    /// A weekday, perhaps with its date or a time of day after it.
    fn weekday(&self, at: usize) -> Read {
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
    fn month(&self, at: usize) -> Read {
        let month = lexicon::month(self.word(at))?;
        let close = self.gap(at + 1).is_some_and(|gap| matches!(gap, "" | "."));
        let day = close.then(|| self.day_number(at + 1)).flatten();
        let verb_like = matches!(self.word(at), "may" | "march" | "mar");
        let led = matches!(
            self.before(at),
            "in" | "since"
                | "by"
                | "until"
                | "last"
                | "next"
                | "this"
                | "of"
                | "early"
                | "mid"
                | "late"
                | "from"
                | "during"
                | "before"
                | "after"
                | "to"
                | "and"
                | "between"
        );
        let capital = self.is_capital(at);
        if let Some(day) = day.filter(|_| capital || !verb_like || led) {
            let (count, meaning) = self.with_year(at + 1, month, Some(day));
            return Some((1 + count, meaning));
        }
        let (count, meaning) = self.with_year(at, month, None);
        let sure = match (verb_like, capital) {
            (true, true) => led || count > 1,
            (true, false) => false,
            (false, capital) => capital || led || count > 1,
        };
        sure.then_some((count, meaning))
    }

    /// "the end of 2023", "the coming weeks", "the 1990s", "the summer of 2022".
    fn with_article(&self, at: usize) -> Read {
        let facts = lexicon::facts(self.next(at + 1));
        if facts.has(WordFacts::TIME) || self.tokens.get(at + 1)?.flags.has(TokenFlags::DIGIT) {
            let (count, meaning) = self.phrase(at + 1).or_else(|| self.decade(at + 1))?;
            return Some((count + 1, meaning));
        }
        None
    }

    /// Expressions that begin with one of the time words.
    fn phrase(&self, at: usize) -> Read {
        match self.word(at) {
            "yesterday" => Some((1, TimeMeaning::Days(-1))),
            "today" | "tonight" => Some((1, TimeMeaning::Days(0))),
            "tomorrow" => Some((1, TimeMeaning::Days(1))),
            "noon" | "midnight" | "midday" | "overnight" | "soon" | "recently" | "immediately"
            | "nowadays" | "currently" | "christmas" | "easter" | "ramadan" => {
                Some((1, TimeMeaning::Vague))
            }
            "last" | "previous" => self.shifted(at, -1),
            "next" | "coming" | "following" => self.shifted(at, 1),
            "past" | "recent" => self.span_of_time(at),
            "this" => self.shifted(at, 0),
            "end" | "start" | "beginning" | "middle" => self.part_of(at),
            "early" | "mid" | "late" => self.early(at),
            "spring" | "summer" | "autumn" | "winter" | "fall" => self.season(at),
            "days" | "weeks" | "months" | "years" | "hours" | "decades" | "minutes" => {
                self.to_come(at)
            }
            _ => None,
        }
    }

    /// "last week", "next Sunday", "this summer", "the next hours", "the last three months".
    fn shifted(&self, at: usize, by: i8) -> Read {
        let next = self.next(at + 1);
        if let Some(weekday) = lexicon::weekday(next) {
            return Some((2, TimeMeaning::WeekdayOf(weekday, by)));
        }
        let meaning = match next {
            "night" | "evening" | "morning" | "afternoon" if by <= 0 => {
                TimeMeaning::Days(i32::from(by))
            }
            "week" | "weekend" => TimeMeaning::Weeks(i32::from(by)),
            "month" => TimeMeaning::Months(i32::from(by)),
            "year" => TimeMeaning::Years(i32::from(by)),
            "day" | "century" | "decade" | "quarter" => TimeMeaning::Vague,
            "spring" | "summer" | "autumn" | "winter" => {
                return self.season(at + 1).map(|(n, m)| (n + 1, m));
            }
            _ if lexicon::month(next).is_some() => {
                let capital = self.is_capital(at + 1) || !matches!(next, "march" | "may");
                let year = self.year_after(at + 1);
                let month = lexicon::month(next).filter(|_| capital)?;
                return Some(match year {
                    Some((count, year)) => (2 + count, TimeMeaning::YearMonth(year, month)),
                    None => (2, TimeMeaning::MonthOf(month, by)),
                });
            }
            _ => return self.span_of_time(at),
        };
        Some((2, meaning))
    }

    /// "coming weeks", "past few years", "next two months", "next 24 hours": a direction, perhaps a number, a unit.
    fn span_of_time(&self, at: usize) -> Read {
        let mut stop = at + 1;
        while stop < at + 3
            && (self.is_number(stop)
                || matches!(self.next(stop), "few" | "several" | "couple" | "of"))
        {
            stop += 1;
        }
        let is_unit = lexicon::facts(self.next(stop)).has(WordFacts::TIME_UNIT);
        if !is_unit || self.word(stop) == "second" {
            return None;
        }
        let more = self.joined_units(stop);
        Some((more - at + 1, TimeMeaning::Vague))
    }

    /// Last unit of "weeks and months", "days or weeks".
    fn joined_units(&self, at: usize) -> usize {
        let joined = matches!(self.next(at + 1), "and" | "or")
            && lexicon::facts(self.next(at + 2)).has(WordFacts::TIME_UNIT);
        if joined { at + 2 } else { at }
    }

    /// "weeks and months to come", "days ago", "months earlier".
    fn to_come(&self, at: usize) -> Read {
        let last = self.joined_units(at);
        if self.next(last + 1) == "to" && self.next(last + 2) == "come" {
            return Some((last - at + 3, TimeMeaning::Vague));
        }
        matches!(
            self.next(last + 1),
            "ago" | "earlier" | "later" | "before" | "after"
        )
        .then_some((last - at + 2, TimeMeaning::Vague))
    }

    fn is_number(&self, at: usize) -> bool {
        !self.next(at).is_empty() && self.tokens[at].flags.has(TokenFlags::NUMBER)
    }

    /// "two days ago", "a week ago", "three weeks", "24 hours", "several years": exact only with "ago" and a number.
    fn duration(&self, at: usize) -> Read {
        let word = self.word(at);
        let number = match word {
            "a" | "an" => Some(1.0),
            _ => lexicon::number_value(word).or_else(|| self.digits(at, 4).map(f64::from)),
        };
        let open = matches!(word, "several" | "few");
        let unit = self.next(at + 1);
        if !(number.is_some() || open)
            || !lexicon::facts(unit).has(WordFacts::TIME_UNIT)
            || unit == "second"
        {
            return None;
        }
        // "a 20-year-old" is an age.
        if self.next(at + 2) == "old" {
            return None;
        }
        let is_article = matches!(word, "a" | "an");
        if self.next(at + 2) != "ago" {
            return (!is_article).then_some((2, TimeMeaning::Vague));
        }
        Some((3, ago(number, unit).unwrap_or(TimeMeaning::Vague)))
    }

    /// "end of 2023", "end of July", "end of the year", "beginning of next month".
    fn part_of(&self, at: usize) -> Read {
        if self.next(at + 1) != "of" {
            return None;
        }
        if let Some(year) = self
            .four_digits(at + 2)
            .filter(|_| !self.next(at + 2).is_empty())
        {
            return Some((3, TimeMeaning::YearPart(year, part(self.word(at)))));
        }
        if lexicon::month(self.next(at + 2)).is_some() {
            return self.month(at + 2).map(|(n, m)| (n + 2, m));
        }
        let unit_at = if self.next(at + 2) == "the" {
            at + 3
        } else {
            at + 2
        };
        let meaning = match self.next(unit_at) {
            "week" => TimeMeaning::Weeks(0),
            "month" => TimeMeaning::Months(0),
            "year" => TimeMeaning::Years(0),
            "day" => TimeMeaning::Days(0),
            "last" | "next" | "this" => {
                return self.phrase(unit_at).map(|(n, m)| (n + unit_at - at, m));
            }
            _ => return None,
        };
        Some((unit_at - at + 1, meaning))
    }

    /// "early 2023", "late July", "mid-2024", "late on Sunday" (the weekday alone then).
    fn early(&self, at: usize) -> Read {
        if let Some(year) = self
            .four_digits(at + 1)
            .filter(|_| !self.next(at + 1).is_empty())
        {
            return Some((2, TimeMeaning::YearPart(year, part(self.word(at)))));
        }
        let facts = lexicon::facts(self.next(at + 1));
        if !facts.has(WordFacts::CALENDAR) {
            return None;
        }
        let (count, meaning) = self.weekday(at + 1).or_else(|| self.month(at + 1))?;
        Some((count + 1, meaning))
    }

    /// "summer", "summer of 2022", "winter 2023". "fall" and "spring" are seasons only with a year.
    fn season(&self, at: usize) -> Read {
        let number = match self.word(at) {
            "spring" => 0,
            "summer" => 1,
            "autumn" | "fall" => 2,
            _ => 3,
        };
        if let Some((count, year)) = self.year_after(at) {
            return Some((1 + count, TimeMeaning::Season(number, Some(year))));
        }
        let led = matches!(
            self.before(at),
            "this" | "last" | "next" | "in" | "the" | "during" | "by" | "since"
        );
        let meaning = match self.before(at) {
            "last" => TimeMeaning::SeasonOf(number, -1),
            "this" => TimeMeaning::SeasonOf(number, 0),
            "next" => TimeMeaning::SeasonOf(number, 1),
            _ => TimeMeaning::Season(number, None),
        };
        (led && self.word(at) != "fall").then_some((1, meaning))
    }
}

/// So many units back.
#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of four digits at most"
)]
fn ago(number: Option<f64>, unit: &str) -> Option<TimeMeaning> {
    let back = -(number.filter(|n| *n < 10_000.0)? as i32);
    match unit {
        "day" | "days" => Some(TimeMeaning::Days(back)),
        "week" | "weeks" => Some(TimeMeaning::Weeks(back)),
        "month" | "months" => Some(TimeMeaning::Months(back)),
        "year" | "years" => Some(TimeMeaning::Years(back)),
        "decade" | "decades" => Some(TimeMeaning::Years(back * 10)),
        _ => None,
    }
}

fn part(word: &str) -> Part {
    match word {
        "end" | "late" => Part::Late,
        "middle" | "mid" => Part::Middle,
        _ => Part::Early,
    }
}
