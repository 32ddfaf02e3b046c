//! Time expressions ("on Sunday", "in July", "July 26", "the end of 2023") and what they mean beside a day.

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
    /// A month of a year.
    YearMonth(i16, u8),
    /// A year.
    Year(i16),
    /// A weekday, Monday = 0.
    Weekday(u8),
    /// So many days before (negative) or after the anchor.
    Days(i32),
    /// Something that has a time but no calendar meaning here ("at noon", "in the coming weeks").
    Vague,
}

/// A time expression of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Bytes in the text.
    pub span: Span,
    /// What it says.
    pub meaning: TimeMeaning,
}

impl TimeExpression {
    /// The days that it means in an article of day `anchor`; `None` when it has no calendar meaning.
    #[must_use]
    pub fn resolve(&self, anchor: Day) -> Option<DateRange> {
        let _ = anchor;
        match self.meaning {
            TimeMeaning::Day(day) => Some(DateRange::day(day)),
            _ => None,
        }
    }
}

/// The time expressions of `text`, in order, not overlapping.
#[must_use]
pub fn time_expressions(text: &str) -> Vec<TimeExpression> {
    let _ = text;
    Vec::new()
}
