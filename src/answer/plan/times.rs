//! The times that a question names: which days they are, and whether it asks about anything else.

use crate::model::{DateRange, Day, Span};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{Token, TokenFlags, tokens};

use super::followup::{is_date, is_month};
use super::spans::{self, SpanDays, TimeSpan};
use super::terms::Asking;
use super::words;

/// Years at most in which a day without a year is looked for, the latest ones.
const YEARS: i16 = 12;

/// What a question says about time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Times {
    /// All ranges that it names.
    pub(super) dates: Vec<DateRange>,
    /// Years named as such, not only compared with ("since 1997").
    pub(super) years: Vec<DateRange>,
    /// Days and months that articles may spell otherwise.
    pub(super) days: Vec<DateRange>,
    /// Days (or months) without a year, and spans of such days.
    pub(super) yearless: Vec<Yearless>,
    /// Spans of days that it puts in words ("since 10 May"), however long.
    pub(super) spans: Vec<DateRange>,
    /// Whether there is nothing else in the question.
    pub(super) only: bool,
    /// Those that count from today and have begun, as typed.
    pub(super) from_today: Vec<(String, DateRange)>,
    /// Their days, without "today".
    pub(super) lately: Vec<DateRange>,
}

/// A time of which the question names no year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Yearless {
    /// A day of a month, 1 to 12.
    Day(u8, u8),
    /// A month.
    Month(u8),
    /// From a day of a month to another.
    Span([(u8, u8); 2]),
}

impl Yearless {
    /// Its days in a year, which of a span is the one in which it begins.
    fn in_year(self, year: i16) -> Option<DateRange> {
        match self {
            Self::Day(month, day) => Day::new(year, month, day).map(DateRange::day),
            Self::Month(month) => Day::month_range(year, month),
            Self::Span(ends) => spans::in_year(year, ends),
        }
    }

    /// Whether a time that a text names is this day, of whatever year, or one of this month or span.
    pub(crate) fn is_said_by(self, meaning: TimeMeaning) -> bool {
        let (month, day) = match meaning {
            TimeMeaning::Day(day) => (day.month(), Some(day.day())),
            TimeMeaning::MonthDay(month, day) => (month, Some(day)),
            TimeMeaning::Month(month) | TimeMeaning::YearMonth(_, month) => (month, None),
            _ => return false,
        };
        match (self, day) {
            (Self::Month(own), _) => own == month,
            (Self::Day(own, of), Some(day)) => (own, of) == (month, day),
            (Self::Span([first, last]), Some(day)) if first <= last => {
                (first..=last).contains(&(month, day))
            }
            (Self::Span([first, last]), Some(day)) => (month, day) >= first || (month, day) <= last,
            _ => false,
        }
    }
}

impl Times {
    /// The times of `text`, of which `asking` are the words; when it asks about nothing else, all words of its times are marked as
    /// words of a date. Without a day of asking, those that count from it are words like others. What `several` sources report may be of
    /// a time each ("after 2 October" of the one), so that no span is meant of all that is asked.
    pub(super) fn of(
        text: &str,
        asking: &mut [Asking],
        (today, several): (Option<Day>, bool),
    ) -> Self {
        let named = if several {
            Vec::new()
        } else {
            spans::spans(text, today)
        };
        let in_span = |e: &TimeExpression| named.iter().any(|s| s.span.overlaps(e.span));
        let mut all = time_expressions(text);
        all.retain(|e| (today.is_some() || !counts_from_today(e.meaning)) && !in_span(e));
        let today = today.unwrap_or_else(Day::today);
        let known = |e: &&TimeExpression| is_range(e) && e.resolve(today).is_some();
        let found: Vec<TimeExpression> = all.iter().filter(known).copied().collect();
        join(text, &named, asking);
        let within =
            |one: &Asking| !one.inherited && found.iter().any(|e| e.span.contains(one.token.span));
        let whole = |one: &Asking| named.iter().any(|s| s.span == one.token.span);
        let silent = |one: &Asking| {
            words::is_filler(&one.token.word) || within(one) || !one.inherited && whole(one)
        };
        let only = !(found.is_empty() && named.is_empty()) && asking.iter().all(silent);
        if only {
            for one in asking.iter_mut().filter(|one| !whole(one)) {
                one.date = within(one);
            }
        }
        let mut times = Self {
            only,
            ..Self::default()
        };
        for span in &named {
            times.add_span(span, (text, today));
        }
        for expression in &all {
            if is_season(text, expression) {
                continue;
            }
            times.add(expression, (text, today));
            let year = expression.resolve(today).filter(|_| is_year(expression));
            times
                .years
                .extend(year.filter(|_| !expression.is_only_compared(text)));
            let begun = expression
                .resolve(today)
                .filter(|range| range.first() <= today);
            let counted = begun.filter(|_| counts_from_today(expression.meaning));
            let lately = counted.filter(|_| expression.meaning != TimeMeaning::Days(0));
            times.lately.extend(lately);
            let words = expression.span.cut(text).unwrap_or("").to_owned();
            times.from_today.extend(counted.map(|range| (words, range)));
        }
        times
    }

    /// Adds a span; one that ends today may be later than all articles, which is told.
    fn add_span(&mut self, span: &TimeSpan, (text, today): (&str, Day)) {
        match span.days {
            SpanDays::Yearless(ends) => self.yearless.push(Yearless::Span(ends)),
            SpanDays::Known(days) => {
                self.dates.push(days);
                self.days.push(days);
                self.spans.push(days);
                if days.last() == today {
                    let words = span.span.cut(text).unwrap_or("").to_owned();
                    self.from_today.push((words, days));
                }
            }
        }
    }

    fn add(&mut self, expression: &TimeExpression, (text, today): (&str, Day)) {
        // What is only compared with a year ("since 2015") is not told of it.
        let over = matches!(expression.meaning, TimeMeaning::Year(year) if year < today.year())
            && !expression.is_only_compared(text);
        let asked = is_date(expression) && expression.meaning != TimeMeaning::Days(0)
            || over
            || self.only && is_range(expression);
        match (expression.meaning, expression.resolve(today)) {
            (TimeMeaning::MonthDay(month, day), _) => self.yearless.push(Yearless::Day(month, day)),
            (TimeMeaning::Month(month), _) if self.only || is_month(text, expression) => {
                self.yearless.push(Yearless::Month(month));
            }
            (_, Some(range)) => {
                self.dates.push(range);
                if asked {
                    self.days.push(range);
                }
            }
            _ => {}
        }
    }
}

/// Whether a year is the first of two, as in "the 2022-23 season": what is told of it may be of either.
fn is_season(text: &str, expression: &TimeExpression) -> bool {
    let behind = text.get(expression.span.end()..).unwrap_or("");
    let mut chars = behind.chars();
    let joined = chars.next().is_some_and(|c| matches!(c, '-' | '–' | '/'));
    is_year(expression) && joined && chars.next().is_some_and(|c| c.is_ascii_digit())
}

fn is_year(expression: &TimeExpression) -> bool {
    matches!(expression.meaning, TimeMeaning::Year(_))
}

/// Whether an expression can be looked for as a range of days; weekdays alone are words like others.
fn is_range(expression: &TimeExpression) -> bool {
    !matches!(
        expression.meaning,
        TimeMeaning::Weekday(_) | TimeMeaning::Vague
    )
}

/// Whether it says how far from today: "yesterday", "last year". A bare weekday does not.
fn counts_from_today(meaning: TimeMeaning) -> bool {
    matches!(
        meaning,
        TimeMeaning::Days(_)
            | TimeMeaning::Weeks(_)
            | TimeMeaning::Months(_)
            | TimeMeaning::Years(_)
            | TimeMeaning::WeekdayOf(..)
    )
}

/// Makes one word of each span, which no text holds: only what is of those days is meant by it. Its other words are taken for articles, so
/// that each word keeps its place.
fn join(text: &str, spans: &[TimeSpan], asking: &mut [Asking]) {
    let before = left_out(text, asking);
    for found in spans {
        let inside = |one: &Asking| {
            let start = one.token.span.start().checked_sub(before);
            let span = start.and_then(|start| Span::new(start, one.token.span.end() - before));
            !one.inherited && span.is_some_and(|span| found.span.contains(span))
        };
        let mut own = asking.iter_mut().filter(|one| inside(one));
        if let Some(first) = own.next() {
            let words = found.span.cut(text).unwrap_or("").to_lowercase();
            first.token = Token {
                span: found.span,
                stem: words.clone(),
                word: words,
                flags: TokenFlags::default(),
            };
            first.date = true;
        }
        for one in own {
            one.token.word = "the".to_owned();
            one.token.stem = "the".to_owned();
            one.token.flags = TokenFlags::default();
            one.date = false;
        }
    }
}

/// Bytes of a follow-up that are not in the text as it is read: its "And ".
fn left_out(text: &str, asking: &[Asking]) -> usize {
    let all = tokens(text);
    let Some(first) = all.first() else {
        return 0;
    };
    let mut own = asking.iter().filter(|one| !one.inherited).take(2);
    own.find(|one| one.token.word == first.word)
        .and_then(|one| one.token.span.start().checked_sub(first.span.start()))
        .unwrap_or(0)
}

/// A day, a month or a span in each of the years, at most the latest [`YEARS`].
pub(super) fn in_years(time: Yearless, first: i16, last: i16) -> Vec<DateRange> {
    let first = first.max(last.saturating_sub(YEARS - 1));
    (first..=last)
        .rev()
        .filter_map(|year| time.in_year(year))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::plan::terms::terms;
    use crate::answer::plan::terms::tests::{Few, asking};

    fn check(text: &str, days: &[&str], only: bool) {
        let today = Day::parse("2024-03-05").ok();
        let times = Times::of(text, &mut asking(text), (today, false));
        let shown: Vec<String> = times
            .days
            .iter()
            .map(|r| format!("{}..{}", r.first(), r.last()))
            .chain(times.yearless.iter().map(|y| format!("{y:?}")))
            .collect();
        assert_eq!(shown, days, "{text}");
        assert_eq!(times.only, only, "{text}");
    }

    #[test]
    fn times_alone_are_told_from_times_beside_a_topic() {
        check(
            "What happened yesterday?",
            &["2024-03-04..2024-03-04"],
            true,
        );
        check(
            "What happened in March 2024?",
            &["2024-03-01..2024-03-31"],
            true,
        );
        check("What happened on June 5?", &["Day(6, 5)"], true);
        check("What happened in May?", &["Month(5)"], true);
        check("Did the council vote on June 5?", &["Day(6, 5)"], false);
        check("Who is the mayor today?", &[], false);
        check("What happened on Sunday?", &[], false);
    }

    #[test]
    fn a_span_is_one_word_that_no_text_holds() {
        let text = "Who was hurt in Lund between 3 and 6 May?";
        let mut own = asking(text);
        let times = Times::of(text, &mut own, (Day::parse("2024-03-05").ok(), false));
        assert_eq!(times.yearless, [Yearless::Span([(5, 3), (5, 6)])]);
        let (terms, notes) = terms(&Few::of("Lund 3 6 May", 10), &own).unwrap();
        let shown: Vec<(&str, bool)> = terms.iter().map(|t| (t.word.as_str(), t.date)).collect();
        let span = ("between 3 and 6 may", true);
        assert_eq!(shown, [("hurt", false), ("lund", false), span]);
        assert!(notes.is_empty() && terms[2].known, "{notes:?}");
    }

    #[test]
    fn a_follow_up_without_its_and_keeps_its_other_words() {
        let mut own = asking("And who left since 1 March?");
        Times::of(
            "who left since 1 March (Lund)",
            &mut own,
            (Day::parse("2024-03-05").ok(), false),
        );
        let words: Vec<&str> = own.iter().map(|one| one.token.word.as_str()).collect();
        assert_eq!(words, ["and", "who", "left", "since 1 march", "the", "the"]);
    }

    #[test]
    fn of_several_sources_each_may_be_of_its_own_time() {
        let text = "Did CNN before 1 March and BBC report it?";
        let keeps_the_month = |several: bool| {
            let mut own = asking(text);
            Times::of(text, &mut own, (Day::parse("2024-03-05").ok(), several));
            own.iter().any(|one| one.token.word == "march")
        };
        assert!(keeps_the_month(true) && !keeps_the_month(false));
    }

    #[test]
    fn a_span_alone_is_a_time_and_its_days_are_certain() {
        check(
            "What happened since 1 March?",
            &["2024-03-01..2024-03-05"],
            true,
        );
        check("Who left before March?", &["0001-01-01..2024-02-29"], false);
        check("Who left before the vote?", &[], false);
    }

    #[test]
    fn a_day_of_any_year_is_said_by_what_names_it() {
        let said = |time: Yearless, text: &str| {
            let times = time_expressions(text);
            times.iter().any(|e| time.is_said_by(e.meaning))
        };
        let day = Yearless::Day(3, 20);
        assert!(said(day, "on 20 March 2019") && said(day, "on March 20"));
        assert!(!said(day, "20 tonnes in March") && !said(day, "on 20 May"));
        assert!(said(Yearless::Month(3), "in March 2019"));
        let turn = Yearless::Span([(12, 30), (1, 2)]);
        assert!(said(turn, "on 1 January") && !said(turn, "on 3 January"));
    }

    #[test]
    fn a_day_without_a_year_is_looked_for_in_the_years_of_the_articles() {
        let found = in_years(Yearless::Day(2, 29), 2019, 2024);
        let years: Vec<i16> = found.iter().map(|r| r.first().year()).collect();
        assert_eq!(years, [2024, 2020]);
    }
}
