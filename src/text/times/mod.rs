//! Time expressions ("on Sunday", "in July", "July 26", "the end of 2023") and what they mean beside a day.
//!
//! Reading is one pass over tokens with a few tokens of look-ahead. Prepositions are left outside the span, "last",
//! "this", "the end of" inside. Slashed dates ("7/8/2023") are not read: no text says which part is the month.

mod read;
mod resolve;

pub(crate) use read::time_expressions_in;

use super::tokens::tokens;
use crate::model::{DateRange, Day, Span};

/// What a time expression says before it is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeMeaning {
    /// A day of a known year.
    Day(Day),
    /// A day of a month, year unknown.
    MonthDay(u8, u8),
    /// A month, year unknown.
    Month(u8),
    /// A month with "last" (-1), "this" (0) or "next" (1).
    MonthOf(u8, i8),
    /// A month of a year.
    YearMonth(i16, u8),
    /// A year.
    Year(i16),
    /// The early, middle or late part of a year ("the end of 2023").
    YearPart(i16, Part),
    /// Ten years from this one on ("the 1990s").
    Decade(i16),
    /// A weekday, Monday = 0.
    Weekday(u8),
    /// A weekday with "last" (-1), "this" (0) or "next" (1).
    WeekdayOf(u8, i8),
    /// So many days before (negative) or after the anchor.
    Days(i32),
    /// The calendar week (Monday to Sunday) so many weeks from the anchor's.
    Weeks(i32),
    /// The calendar month so many months from the anchor's.
    Months(i32),
    /// The calendar year so many years from the anchor's.
    Years(i32),
    /// A season of the northern half of the earth, spring = 0 to winter = 3 (named by its December), perhaps of a
    /// known year.
    Season(u8, Option<i16>),
    /// A season with "last" (-1), "this" (0) or "next" (1).
    SeasonOf(u8, i8),
    /// Something that has a time but no calendar meaning here ("at noon", "in the coming weeks", "two weeks").
    Vague,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// January to April.
    Early,
    /// May to August.
    Middle,
    /// September to December.
    Late,
}

impl TimeMeaning {
    /// Whether it needs the article's day to mean days: "on Sunday" does, "July 26, 2023" does not.
    #[must_use]
    pub fn is_relative(self) -> bool {
        !matches!(
            self,
            Self::Day(_)
                | Self::YearMonth(..)
                | Self::Year(_)
                | Self::YearPart(..)
                | Self::Decade(_)
                | Self::Season(_, Some(_))
                | Self::Vague
        )
    }
}

/// A time expression of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Bytes in the text.
    pub span: Span,
    /// What it says.
    pub meaning: TimeMeaning,
    /// Whether the words before it say that it is still to come: "will vote on Sunday".
    pub ahead: bool,
}

impl TimeExpression {
    /// Whether it names a day or a month with its year.
    #[must_use]
    pub fn is_named_in_full(&self) -> bool {
        matches!(
            self.meaning,
            TimeMeaning::Day(_) | TimeMeaning::YearMonth(..)
        )
    }

    /// Whether something is only compared with it in `text`, where it stands: what is told "since 1997" is not told of 1997.
    #[must_use]
    pub fn is_only_compared(&self, text: &str) -> bool {
        let before = text.get(..self.span.start()).unwrap_or("").trim_end();
        [" since", " than", "Since"]
            .iter()
            .any(|word| before.ends_with(word))
    }

    /// The days that it means in an article of day `anchor`; `None` when it has no calendar meaning.
    ///
    /// A bare weekday is the nearest one on or before the anchor (what news mostly reports) or, where it is still to come, on or after
    /// it; "this Sunday" is the nearest at all, "last" and "next" strictly before and after. A month, day or season without a year lies
    /// at most four months ahead, else in the past, but a month or day that is still to come lies ahead (at most ten months); with "last" and "next" it is the one before or after the anchor's.
    #[must_use]
    pub fn resolve(&self, anchor: Day) -> Option<DateRange> {
        let to_come = || resolve::to_come(self.meaning, anchor);
        let ahead = self.ahead.then(to_come).flatten();
        ahead.or_else(|| resolve::resolve(self.meaning, anchor))
    }

    /// The days that it means whatever the article's day is; `None` when that day would be needed.
    #[must_use]
    pub fn absolute(&self) -> Option<DateRange> {
        let anchor = Day::from_epoch_days(0)?;
        (!self.meaning.is_relative())
            .then(|| self.resolve(anchor))
            .flatten()
    }
}

/// The time expressions of `text`, in order, not overlapping.
#[must_use]
pub fn time_expressions(text: &str) -> Vec<TimeExpression> {
    time_expressions_in(text, &tokens(text))
}

#[cfg(test)]
mod tests;
