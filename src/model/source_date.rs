//! The date of an article: when, how precisely that is known, and how.

use serde::{Deserialize, Serialize};

use super::{ArticleId, DateRange, Day, MonthDay, PartialDate};

/// How precisely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// Only roughly; never shown as a date of its own.
    About,
}

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// Stated in the article's text: a leading marker or a dateline.
    Stated,
    /// From the front matter.
    Metadata,
    /// From the file's name.
    FileName,
    /// Set by a moderator.
    Moderator,
    /// Inferred from other articles; never a date of its own.
    Inferred,
    /// Not known.
    Unknown,
}

impl Provenance {
    /// The word used in JSON and in the evaluation contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Metadata => "metadata",
            Self::FileName => "file_name",
            Self::Moderator => "moderator",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
        }
    }
}

/// The dated article whose events an undated one covers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Covers {
    /// The dated article.
    pub article: ArticleId,
    /// Its display title.
    pub title: String,
    /// Its own day.
    pub day: Day,
}

/// The outcome of the inference pass for one undated article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Inference {
    /// The undated article.
    pub article: ArticleId,
    /// What it covers.
    pub covers: Covers,
}

/// The date of an article with its provenance and precision.
///
/// The fields are private so that impossible mixtures (an inferred date with day precision, a date without
/// provenance, a known date beside a day without its year) cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceDate(Kind);

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Kind {
    Known(PartialDate, Provenance),
    Covers(Covers),
    Unknown,
    /// The text states a day and its month, and nothing the year; perhaps it covers the events of a dated article.
    YearNotGiven(MonthDay, Option<Covers>),
}

impl SourceDate {
    /// A date stated in the text.
    #[must_use]
    pub fn stated(date: PartialDate) -> Self {
        Self(Kind::Known(date, Provenance::Stated))
    }

    /// A date from the front matter.
    #[must_use]
    pub fn metadata(date: PartialDate) -> Self {
        Self(Kind::Known(date, Provenance::Metadata))
    }

    /// A date from the file's name.
    #[must_use]
    pub fn file_name(date: PartialDate) -> Self {
        Self(Kind::Known(date, Provenance::FileName))
    }

    /// A date set by a moderator.
    #[must_use]
    pub fn moderator(date: PartialDate) -> Self {
        Self(Kind::Known(date, Provenance::Moderator))
    }

    /// No date of its own, but it covers the events of a dated article.
    #[must_use]
    pub fn inferred(covers: Covers) -> Self {
        Self(Kind::Covers(covers))
    }

    /// No date.
    #[must_use]
    pub fn undated() -> Self {
        Self(Kind::Unknown)
    }

    /// A day and its month that the text states without their year, which makes no date: such an article counts as undated.
    #[must_use]
    pub fn year_not_given(stated: MonthDay) -> Self {
        Self(Kind::YearNotGiven(stated, None))
    }

    /// The same date of an article that covers the events of a dated one. A known date stays as it is.
    #[must_use]
    pub fn covering(self, covers: Covers) -> Self {
        match self.0 {
            Kind::Known(..) => self,
            Kind::Covers(_) | Kind::Unknown => Self::inferred(covers),
            Kind::YearNotGiven(stated, _) => Self(Kind::YearNotGiven(stated, Some(covers))),
        }
    }

    /// How the date is known.
    #[must_use]
    pub fn provenance(&self) -> Provenance {
        match &self.0 {
            Kind::Known(_, provenance) => *provenance,
            Kind::Covers(_) | Kind::YearNotGiven(_, Some(_)) => Provenance::Inferred,
            Kind::Unknown | Kind::YearNotGiven(_, None) => Provenance::Unknown,
        }
    }

    /// How precise it is; `None` when undated, [`Precision::About`] when inferred.
    #[must_use]
    pub fn precision(&self) -> Option<Precision> {
        match &self.0 {
            Kind::Known(PartialDate::Day(_), _) => Some(Precision::Day),
            Kind::Known(PartialDate::Month(..), _) => Some(Precision::Month),
            Kind::Known(PartialDate::Year(_), _) => Some(Precision::Year),
            Kind::Covers(_) | Kind::YearNotGiven(_, Some(_)) => Some(Precision::About),
            Kind::Unknown | Kind::YearNotGiven(_, None) => None,
        }
    }

    /// The article's own date; `None` when undated or inferred.
    #[must_use]
    pub fn known(&self) -> Option<PartialDate> {
        match &self.0 {
            Kind::Known(date, _) => Some(*date),
            Kind::Covers(_) | Kind::Unknown | Kind::YearNotGiven(..) => None,
        }
    }

    /// The day and its month that the text states without their year; `None` where a date is known.
    #[must_use]
    pub fn month_day(&self) -> Option<MonthDay> {
        match self.0 {
            Kind::YearNotGiven(stated, _) => Some(stated),
            _ => None,
        }
    }

    /// The days the article's own date may mean; `None` when undated or inferred.
    #[must_use]
    pub fn range(&self) -> Option<DateRange> {
        self.known().and_then(PartialDate::range)
    }

    /// The article's own day, when it is known to the day: the anchor for "on Sunday".
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        match self.known() {
            Some(PartialDate::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// The dated article whose events an undated one covers.
    #[must_use]
    pub fn covers(&self) -> Option<&Covers> {
        match &self.0 {
            Kind::Covers(covers) => Some(covers),
            Kind::YearNotGiven(_, covers) => covers.as_ref(),
            Kind::Known(..) | Kind::Unknown => None,
        }
    }

    /// Whether the article has no date of its own.
    #[must_use]
    pub fn is_undated(&self) -> bool {
        self.known().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_a_range_and_no_day() {
        let month = SourceDate::metadata(PartialDate::Month(2023, 2));
        assert_eq!(
            month.range().map(|r| r.last().to_string()).as_deref(),
            Some("2023-02-28")
        );
        assert_eq!(month.day(), None);
    }

    #[test]
    fn an_inferred_date_has_no_day_of_its_own() {
        let day = Day::new(2023, 9, 25).unwrap();
        let date = SourceDate::inferred(Covers {
            article: ArticleId::new("a.txt"),
            title: "T".into(),
            day,
        });
        assert_eq!((date.known(), date.range(), date.day()), (None, None, None));
        assert_eq!(date.precision(), Some(Precision::About));
        assert_eq!(date.provenance().as_str(), "inferred");
    }

    #[test]
    fn a_day_without_its_year_is_no_date() {
        let stated = MonthDay::new(10, 14).unwrap();
        let covers = Covers {
            article: ArticleId::new("a.txt"),
            title: "T".into(),
            day: Day::new(2023, 10, 18).unwrap(),
        };
        let alone = SourceDate::year_not_given(stated);
        assert_eq!(alone.provenance(), Provenance::Unknown);
        assert_eq!((alone.precision(), alone.covers()), (None, None));
        let both = alone.clone().covering(covers.clone());
        assert_eq!(both.provenance(), Provenance::Inferred);
        assert_eq!(both.precision(), Some(Precision::About));
        assert_eq!(both.covers(), Some(&covers));
        for date in [&alone, &both] {
            assert_eq!(date.month_day(), Some(stated));
            assert_eq!((date.known(), date.range(), date.day()), (None, None, None));
            assert!(date.is_undated());
        }
        let known = SourceDate::metadata(PartialDate::Year(2023));
        assert_eq!(known.clone().covering(covers.clone()), known);
        let undated = SourceDate::undated().covering(covers.clone());
        assert_eq!(undated, SourceDate::inferred(covers));
    }

    #[test]
    fn dates_stored_before_are_read_and_new_ones_read_back() {
        let read = |json: &str| serde_json::from_str::<SourceDate>(json).unwrap();
        assert_eq!(read("\"Unknown\""), SourceDate::undated());
        let day = PartialDate::Day(Day::new(2023, 9, 25).unwrap());
        let before = r#"{"Known":[{"Day":"2023-09-25"},"stated"]}"#;
        assert_eq!(read(before), SourceDate::stated(day));
        let new = SourceDate::year_not_given(MonthDay::new(10, 14).unwrap());
        let written = serde_json::to_string(&new).unwrap();
        assert_eq!(written, r#"{"YearNotGiven":["10-14",null]}"#);
        assert_eq!(read(&written), new);
    }
}
