//! Times that are put in words: "last week", "two days ago", "the end of 2023".

use super::{Read, Reader};
use crate::text::lexicon::{self, WordFacts};
use crate::text::times::{Part, TimeMeaning};
use crate::text::tokens::TokenFlags;

impl Reader<'_> {
    /// "the end of 2023", "the coming weeks", "the 1990s", "the summer of 2022".
    pub(super) fn with_article(&self, at: usize) -> Read {
        let facts = lexicon::facts(self.next(at + 1));
        if facts.has(WordFacts::TIME) || self.tokens.get(at + 1)?.flags.has(TokenFlags::DIGIT) {
            let (count, meaning) = self.phrase(at + 1).or_else(|| self.decade(at + 1))?;
            return Some((count + 1, meaning));
        }
        None
    }

    /// Expressions that begin with one of the time words.
    pub(super) fn phrase(&self, at: usize) -> Read {
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
    pub(super) fn duration(&self, at: usize) -> Read {
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
