//! The order of time in which a summary tells what articles say.

use crate::model::{ArticleMeta, Day, MonthDay};

/// Days of a leap year.
const YEAR: u16 = 366;

/// The order of some articles: those with a time by their day, then those that state a day and its month without their year, by
/// these; what has no time at all comes last.
pub(super) struct Order {
    /// Where the year of those without one begins, so that 3 January follows 28 December where they state no others.
    begins: u16,
}

/// What articles are sorted by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    known: Known,
    /// Of one day those that are dated come first.
    undated: bool,
    id: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Day(Day),
    /// Days from where the year begins.
    DayOfYear(u16),
    Nothing,
}

impl Order {
    /// The order of these articles.
    pub(super) fn of<'a>(articles: impl Iterator<Item = &'a ArticleMeta>) -> Self {
        let without_year = articles.filter(|meta| when(meta).is_none());
        let stated = without_year.filter_map(|meta| meta.date.month_day());
        let mut days: Vec<u16> = stated.map(MonthDay::place_in_year).collect();
        days.sort_unstable();
        days.dedup();
        Self {
            begins: behind_widest_gap(&days),
        }
    }

    /// What an article is sorted by.
    pub(super) fn key(&self, meta: &ArticleMeta) -> Key {
        let stated = || {
            let day = meta.date.month_day()?;
            let turned = day.place_in_year() + YEAR - self.begins;
            Some(Known::DayOfYear(turned % YEAR))
        };
        let known = when(meta).map(Known::Day).or_else(stated);
        Key {
            known: known.unwrap_or(Known::Nothing),
            undated: meta.date.is_undated(),
            id: meta.id.as_str().to_owned(),
        }
    }
}

/// When an article's events were: its own day, else the day of the article whose events it covers.
pub(super) fn when(meta: &ArticleMeta) -> Option<Day> {
    meta.date
        .range()
        .map(|r| r.last())
        .or_else(|| meta.date.covers().map(|c| c.day))
}

/// The day behind the widest gap between sorted days of a year that has no end; of equal gaps behind the turn of the year.
fn behind_widest_gap(days: &[u16]) -> u16 {
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return 0;
    };
    let over_the_turn = (first + YEAR - last, *first);
    let within = days.windows(2).map(|pair| (pair[1] - pair[0], pair[1]));
    within
        .fold(
            over_the_turn,
            |widest, gap| {
                if gap.0 > widest.0 { gap } else { widest }
            },
        )
        .1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::article_meta;
    use crate::model::{ArticleId, Covers, PartialDate, SourceDate};

    fn article(id: &str, date: SourceDate) -> ArticleMeta {
        article_meta(id, id, date)
    }

    fn without_year(id: &str, month: u8, day: u8) -> ArticleMeta {
        article(
            id,
            SourceDate::year_not_given(MonthDay::new(month, day).unwrap()),
        )
    }

    fn check(mut articles: Vec<ArticleMeta>, expected: &[&str]) {
        let order = Order::of(articles.iter());
        articles.sort_by_key(|meta| order.key(meta));
        let ids: Vec<&str> = articles.iter().map(|meta| meta.id.as_str()).collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn what_has_a_day_comes_first_and_what_has_no_time_last() {
        let day = Day::new(2025, 10, 27).unwrap();
        let dated = SourceDate::metadata(PartialDate::Day(day));
        let covers = Covers {
            article: ArticleId::new("d"),
            title: "d".into(),
            day,
        };
        let covering = SourceDate::year_not_given(MonthDay::new(3, 1).unwrap()).covering(covers);
        check(
            vec![
                article("z", SourceDate::undated()),
                without_year("night", 9, 15),
                without_year("debate", 9, 2),
                article("covering", covering),
                article("d", dated),
            ],
            &["d", "covering", "debate", "night", "z"],
        );
    }

    #[test]
    fn the_turn_of_the_year_parts_no_neighbours() {
        let january = without_year("january", 1, 3);
        check(
            vec![january.clone(), without_year("december", 12, 28)],
            &["december", "january"],
        );
        check(
            vec![
                january,
                without_year("may", 5, 3),
                without_year("june", 6, 1),
            ],
            &["january", "may", "june"],
        );
    }
}
