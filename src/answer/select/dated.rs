//! Days that a question names, looked for in sentences: "on Sunday" in an article of 25 September means 24 September. In an undated
//! article only what names its year counts.

use std::sync::Arc;

use crate::model::{Article, ArticleMeta, DateRange, Day, Span};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::rank::pool::{Pool, TermSet};
use super::highlight::Shown;

/// Days in the longest range that counts as a named day or month: what is said of one is certainly of it.
const LONGEST: i32 = 31;
/// Days in the longest range that an article can be of: a year.
const YEAR: i32 = 366;

/// The days and months that the question names.
pub(crate) fn named(plan: &Plan) -> Vec<DateRange> {
    no_longer_than(plan, LONGEST)
}

/// The same with the years and the spans that are put in words.
pub(crate) fn named_or_year(plan: &Plan) -> Vec<DateRange> {
    let mut dates = no_longer_than(plan, YEAR);
    dates.extend(plan.spans.iter().filter(|span| !is_short(span, YEAR)));
    dates
}

fn is_short(range: &DateRange, most: i32) -> bool {
    range.last().days_since(range.first()) < most
}

fn no_longer_than(plan: &Plan, most: i32) -> Vec<DateRange> {
    plan.dates
        .iter()
        .filter(|range| is_short(range, most))
        .copied()
        .collect()
}

/// The day from which an article's "on Sunday" counts; `None` when its day is not known.
pub(crate) fn anchor(meta: &ArticleMeta) -> Option<Day> {
    meta.date
        .range()
        .filter(|range| range.first() == range.last())
        .map(DateRange::first)
}

/// The first year that counts as one of the past; numbers below are seldom years.
const FIRST_YEAR: i16 = 1900;

/// Whether a word is a year before that of an article of `day`.
pub(crate) fn is_past_year(token: &AnalysedToken, day: Day) -> bool {
    let digits = token.flags.has(TokenFlags::DIGIT) && token.flags.has(TokenFlags::TIME);
    digits && (FIRST_YEAR..day.year()).any(|year| TermKey::of(&year.to_string()) == token.key)
}

/// Whether a word of a text reads as such a year.
pub(crate) fn names_past_year(word: &str, day: Day) -> bool {
    word.parse()
        .is_ok_and(|year: i16| (FIRST_YEAR..day.year()).contains(&year))
}

/// Whether the question names years and nothing says that a quote is of one of them: neither its words nor the day of its article.
pub(crate) fn is_of_another_year(plan: &Plan, shown: &Shown<'_>) -> bool {
    let mut years = plan.years.iter().peekable();
    let said = |range: &DateRange| {
        let year = TermKey::of(&range.first().year().to_string());
        let mut tokens = shown.sentences.iter().copied().flatten();
        tokens.any(|t| t.key == year)
    };
    let of_then = |range: &DateRange| {
        let after = |day: Day| {
            day.days_since(range.first())
                .min(range.last().days_since(day))
        };
        shown.anchor.is_some_and(|day| after(day) >= -TOLD_BEFORE)
    };
    years.peek().is_some() && !years.any(|range| said(range) || of_then(range))
}

/// The days that an expression means in an article of day `anchor`.
pub(crate) fn days(expression: &TimeExpression, anchor: Option<Day>) -> Option<DateRange> {
    match anchor {
        Some(day) => expression.resolve(day),
        None => expression.absolute(),
    }
}

/// Days after an event in which an article still reports it as news.
pub(crate) const REPORTED_WITHIN: i32 = 2;

/// Whether an article is of one of `dates`, or of the days right after.
pub(crate) fn is_of(dates: &[DateRange], meta: &ArticleMeta) -> bool {
    meta.date.range().is_some_and(|range| {
        dates.iter().any(|asked| {
            range.last() >= asked.first()
                && range.first().days_since(asked.last()) <= REPORTED_WITHIN
        })
    })
}

/// Days before a time that is counted from today in which an article may have told of it as something to come.
const TOLD_BEFORE: i32 = 60;
/// The same of a week where it is asked what happened, which is told when it has: people count weeks loosely.
const HAPPENED_BEFORE: i32 = 14;

/// Days of a week.
const WEEK: i32 = 7;

/// Whether an article is of quite another time than any of `times`, which are counted from today: too old to tell of it, even as something
/// to come where it is not asked what `happened`, or so much younger than a week or month that it tells of others. One that is undated is
/// of the time of the events that it covers; of one that covers none nobody knows.
pub(crate) fn is_far(times: &[DateRange], meta: &ArticleMeta, happened: bool) -> bool {
    let covered = || meta.date.covers().map(|covers| DateRange::day(covers.day));
    let own = meta.date.range().or_else(covered);
    let far = |own| times.iter().all(|time| are_far(own, *time, happened));
    own.is_some_and(|own| !times.is_empty() && far(own))
}

fn are_far(own: DateRange, time: DateRange, happened: bool) -> bool {
    let loosely = if is_short(&time, WEEK) {
        HAPPENED_BEFORE
    } else {
        LONGEST
    };
    let short = is_short(&time, LONGEST);
    let before = if happened && short {
        loosely
    } else {
        TOLD_BEFORE
    };
    time.first().days_since(own.last()) > before
        || short && own.first().days_since(time.last()) > loosely
}

/// Whether a text speaks of a day or month that the question names without a year: by what it means in an article with a date, else by
/// what it says.
pub(crate) fn speaks_of(plan: &Plan, text: &str, meta: &ArticleMeta) -> bool {
    if !said(&plan.looked_for, text, anchor(meta)).is_empty() {
        return true;
    }
    let says = |meaning: TimeMeaning| plan.yearless.iter().any(|time| time.is_said_by(meaning));
    time_expressions(text).iter().any(|e| says(e.meaning))
}

/// Marks the words of the question's date as held by what is of that time: sentences that mean it ("This Sunday" in an article of the
/// day after) in full, articles of that time a little less. When the question asks about a time alone, nothing else counts, and of an article of
/// that time its first sentence. `texts` are the articles of the pool's hits.
pub(crate) fn mark(plan: &Plan, pool: &mut Pool<'_>, texts: &[Option<Arc<Article>>]) {
    let dates = if plan.only_time {
        plan.looked_for.clone()
    } else {
        named_or_year(plan)
    };
    let any = plan.set_of(|term| term.date);
    if dates.is_empty() || any == 0 {
        return;
    }
    for (hit, article) in texts.iter().enumerate() {
        let Some(article) = article else { continue };
        let whole = if plan.only_time {
            is_within(&dates, &article.meta)
        } else {
            is_of(&dates, &article.meta)
        };
        let first = first_of_body(pool, hit);
        let analysed = &pool.hits[hit].analysis.sentences;
        let passage = &mut pool.passages[hit];
        for (at, sentence) in passage.sentences.iter_mut().enumerate() {
            let text = analysed[at].span.cut(&article.text).unwrap_or("");
            let (means, other) = meant(&dates, text, anchor(&article.meta));
            let own = if plan.only_time {
                whole && first == Some(at)
            } else {
                whole && !other
            };
            if own || means {
                let held = TermSet {
                    exact: if means { any } else { 0 },
                    any,
                };
                sentence.terms = sentence.terms.with(held);
                passage.terms = passage.terms.with(held);
            } else if plan.only_time {
                sentence.terms = TermSet::default();
            }
        }
    }
    pool.note_best_sentence();
}

/// Whether a text means one of `dates`, or days outside of them and none of them.
fn meant(dates: &[DateRange], text: &str, anchor: Option<Day>) -> (bool, bool) {
    if !said(dates, text, anchor).is_empty() {
        return (true, false);
    }
    let short = |range: DateRange| range.last().days_since(range.first()) < LONGEST;
    let other = time_expressions(text)
        .iter()
        .any(|e| days(e, anchor).is_some_and(short));
    (false, other)
}

/// Whether an article's own date lies within one of `dates`.
fn is_within(dates: &[DateRange], meta: &ArticleMeta) -> bool {
    let own = meta.date.range();
    own.is_some_and(|own| {
        dates
            .iter()
            .any(|asked| asked.contains(own.first()) && asked.contains(own.last()))
    })
}

/// The first sentence of an article's body, when the passage holds it.
fn first_of_body(pool: &Pool<'_>, hit: usize) -> Option<usize> {
    let opens = pool.hits[hit].ordinal == 0;
    let body = |s: &super::super::rank::pool::SeenSentence| !s.headline;
    pool.passages[hit]
        .sentences
        .iter()
        .position(body)
        .filter(|_| opens)
}

/// Whether a range has no beginning: "before May".
fn is_open(range: DateRange) -> bool {
    range.first().year() <= 1
}

/// The expressions of `text` that mean days within one of `dates`.
pub(crate) fn said(dates: &[DateRange], text: &str, anchor: Option<Day>) -> Vec<Span> {
    let all = said_with_days(dates, text, anchor).into_iter();
    all.map(|(span, _, _)| span).collect()
}

/// Days in the longest range of which a single day is as good as the whole: a week.
const AS_GOOD_AS_WHOLE: i32 = 7;

/// The same without what means but a day of a longer range: "on Friday" is no name of March.
pub(crate) fn said_whole(dates: &[DateRange], text: &str, anchor: Option<Day>) -> Vec<Span> {
    let whole = |(span, asked, said): (Span, DateRange, DateRange)| {
        (is_short(&asked, AS_GOOD_AS_WHOLE) || asked == said).then_some(span)
    };
    let all = said_with_days(dates, text, anchor).into_iter();
    all.filter_map(whole).collect()
}

/// The expressions that mean days within one of `dates`, with that and the days that they mean.
fn said_with_days(
    dates: &[DateRange],
    text: &str,
    anchor: Option<Day>,
) -> Vec<(Span, DateRange, DateRange)> {
    if dates.is_empty() {
        return Vec::new();
    }
    let within = |asked: &DateRange, said: DateRange| {
        asked.contains(said.first()) && asked.contains(said.last())
    };
    let told = |e: &TimeExpression| {
        let year = matches!(e.meaning, TimeMeaning::Year(_));
        let compared = e.is_only_compared(text);
        // What has been so "since February" is not told of all that was before May.
        let fits = |asked: &DateRange| !(compared && (year || is_open(*asked)));
        let said = days(e, anchor)?;
        let mut asked = dates.iter().filter(|asked| fits(asked));
        let asked = asked.find(|asked| within(asked, said))?;
        Some((e.span, *asked, said))
    };
    let expressions = time_expressions(text);
    expressions.iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, anchor: Option<&str>, expected: &[&str]) {
        let asked = [DateRange::day(Day::parse("2023-09-24").unwrap())];
        let found: Vec<&str> = said(&asked, text, anchor.map(|d| Day::parse(d).unwrap()))
            .into_iter()
            .map(|span| span.cut(text).unwrap())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_weekday_counts_from_the_articles_own_day() {
        let text = "He spoke on Sunday and rested on Monday.";
        check(text, Some("2023-09-25"), &["Sunday"]);
        check(text, Some("2023-09-18"), &[]);
        check(text, None, &[]);
    }

    #[test]
    fn what_is_told_since_a_year_is_not_told_of_it() {
        let (first, last) = (
            Day::new(1997, 1, 1).unwrap(),
            Day::new(1997, 12, 31).unwrap(),
        );
        let asked = [DateRange::new(first, last).unwrap()];
        let found = |text| said(&asked, text, None).len();
        assert_eq!(found("It was the first strike since 1997."), 0);
        assert_eq!(found("There was a strike in 1997."), 1);
    }

    #[test]
    fn an_article_of_quite_another_time_is_far_from_a_week_and_a_month() {
        let range = |first, last| {
            DateRange::new(Day::parse(first).unwrap(), Day::parse(last).unwrap()).unwrap()
        };
        let day = |text| DateRange::day(Day::parse(text).unwrap());
        let week = range("2026-04-13", "2026-04-19");
        let far = |text, time| are_far(day(text), time, true);
        assert!(far("2026-03-07", week) && far("2026-05-06", week));
        assert!(!far("2026-04-02", week) && !far("2026-04-25", week));
        // What was only announced may have been told of long before.
        assert!(
            !are_far(day("2026-03-07"), week, false) && are_far(day("2026-02-01"), week, false)
        );
        let month = range("2026-07-01", "2026-07-31");
        assert!(far("2026-05-22", month) && !far("2026-06-10", month));
        let year = range("2025-01-01", "2025-12-31");
        assert!(!far("2026-05-22", year) && far("2024-10-01", year));
    }

    #[test]
    fn what_has_lasted_since_a_time_is_not_told_of_all_before() {
        let last = Day::new(2026, 5, 2).unwrap();
        let open = DateRange::new(Day::new(1, 1, 1).unwrap(), last).unwrap();
        let anchor = Day::new(2026, 5, 17);
        let found = |text: &str, asked| said(&[asked], text, anchor).len();
        assert_eq!(found("Lund, who had led since February, lost.", open), 0);
        assert_eq!(found("Lund lost in February.", open), 1);
        let month = Day::month_range(2026, 2).unwrap();
        assert_eq!(found("Lund, who had led since February, lost.", month), 1);
    }

    #[test]
    fn a_day_is_no_name_of_its_month() {
        let month = Day::month_range(2026, 3).unwrap();
        let anchor = Day::new(2026, 3, 9);
        let text = "The repair is to end in March, it was said on Friday night.";
        let found = |spans: Vec<Span>| -> Vec<String> {
            let texts = spans.into_iter().filter_map(|span| span.cut(text));
            texts.map(str::to_owned).collect()
        };
        assert_eq!(found(said(&[month], text, anchor)).len(), 2);
        assert_eq!(found(said_whole(&[month], text, anchor)), ["March"]);
        let friday = DateRange::day(Day::new(2026, 3, 6).unwrap());
        assert_eq!(found(said_whole(&[friday], text, anchor)).len(), 1);
    }

    #[test]
    fn a_date_with_its_year_counts_without_a_day_of_the_article() {
        check(
            "On 24 September 2023 he spoke.",
            None,
            &["24 September 2023"],
        );
        check("In September 2023 he spoke.", None, &[]);
    }
}
