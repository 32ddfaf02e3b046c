//! Texts about answers, for every front end. Plain text without markup.

use crate::model::{
    ArticleMeta, Citation, Coverage, Day, Filter, NoAnswer, Note, PartialDate, Provenance, Since,
    SourceDate, SummaryOrder,
};

/// `25 Sep 2023`, `September 2023`, `2023`.
#[must_use]
pub fn partial_date(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day.short(),
        PartialDate::Month(..) => date.range().map_or_else(
            || date.to_string(),
            |range| {
                let long = range.first().long();
                long.split_once(' ')
                    .map_or(long.clone(), |(_, rest)| rest.to_owned())
            },
        ),
        PartialDate::Year(year) => year.to_string(),
    }
}

/// The date of an article and how it is known: `25 Sep 2023 (stated in the text)`, `14 Oct, year not given (stated in the text)`.
#[must_use]
pub fn source_date(date: &SourceDate) -> String {
    if let Some(known) = date.known() {
        return format!(
            "{} ({})",
            partial_date(known),
            provenance(date.provenance())
        );
    }
    match (date.covers(), date.month_day()) {
        (Some(covers), _) => {
            format!(
                "{}; covers the events of “{}” ({})",
                article_date(date),
                covers.title,
                covers.day.short()
            )
        }
        (None, Some(_)) => format!(
            "{} ({})",
            article_date(date),
            provenance(Provenance::Stated)
        ),
        (None, None) => article_date(date),
    }
}

/// The date of an article alone: `25 Sep 2023`, `14 Oct, year not given`, `undated`.
#[must_use]
pub fn article_date(date: &SourceDate) -> String {
    let without_year = || match date.month_day() {
        Some(stated) => format!("{}, year not given", stated.short()),
        None => "undated".to_owned(),
    };
    date.known().map_or_else(without_year, partial_date)
}

/// How a date is known.
#[must_use]
pub fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Stated => "stated in the text",
        Provenance::Metadata => "from the file's header",
        Provenance::FileName => "from the file name",
        Provenance::Moderator => "set by a moderator",
        Provenance::Inferred => "inferred",
        Provenance::Unknown => "unknown",
    }
}

/// `BBC`, `outlet unknown`.
#[must_use]
pub fn outlet(article: &ArticleMeta) -> &str {
    article.outlet.as_deref().unwrap_or("outlet unknown")
}

/// `outlet unknown, citing CNN`.
#[must_use]
pub fn source(citation: &Citation) -> String {
    let outlet = outlet(&citation.article);
    if citation.citing.is_empty() {
        return outlet.to_owned();
    }
    format!("{outlet}, citing {}", list(&citation.citing))
}

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `1 article`, `2,492 articles`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        grouped(number),
        if number == 1 { one } else { many }
    )
}

/// `2,492`.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// What was searched: `2 articles (25 Sep 2023; 1 undated)`. Articles that state a day and its month, but no year, are "without a year".
#[must_use]
pub fn searched(coverage: &Coverage) -> String {
    let articles = count(coverage.articles, "article", "articles");
    // A year that is all that is known is not shown as its first and last day.
    let first = coverage.earliest.or(coverage.first.map(PartialDate::Day));
    let last = coverage.latest.or(coverage.last.map(PartialDate::Day));
    let dates = match (first, last) {
        (Some(first), Some(last)) if first == last => Some(partial_date(first)),
        (Some(first), Some(last)) => {
            Some(format!("{} to {}", partial_date(first), partial_date(last)))
        }
        _ => None,
    };
    let of_all = |number: usize, what: &str| match (number, coverage.articles) {
        (0, _) => None,
        (1, 1) => Some(what.to_owned()),
        (number, articles) if number == articles => Some(format!("all {what}")),
        (number, _) => Some(format!("{} {what}", grouped(number))),
    };
    let year_not_given = of_all(coverage.year_not_given, "without a year");
    let undated = of_all(
        coverage.undated.saturating_sub(coverage.year_not_given),
        "undated",
    );
    let details: Vec<String> = dates
        .into_iter()
        .chain(year_not_given)
        .chain(undated)
        .collect();
    if details.is_empty() {
        articles
    } else {
        format!("{articles} ({})", details.join("; "))
    }
}

/// What became of a quoted article since.
#[must_use]
pub fn since(since: Since) -> String {
    match since {
        Since::Changed(day) => format!(
            "This article was changed on {}; the quote is from the version before.",
            day.short()
        ),
        Since::Kept(day) => format!(
            "This article was changed on {}; these words still stand in it.",
            day.short()
        ),
        Since::Gone(day) => format!(
            "This article has been out of the collection since {}; the quote is from before.",
            day.short()
        ),
        Since::Withdrawn(day) => format!(
            "This article was taken out of the collection on {}; the quote is from before.",
            day.short()
        ),
    }
}

/// The same under a quote that is shown with the sentences `around` it, if there are any: they are of the quoted version, too.
#[must_use]
pub fn since_around(what: Since, around: bool) -> String {
    match what {
        Since::Kept(day) if around => format!(
            "This article was changed on {}; the quote itself still stands in it, the sentences around it are from the version before.",
            day.short()
        ),
        other => since(other),
    }
}

/// The filters of a question: `Only: source CNN, from 1 Sep 2023.`; `None` without any.
#[must_use]
pub fn filter(filter: &Filter) -> Option<String> {
    let mut parts = Vec::new();
    if !filter.sources.is_empty() {
        parts.push(format!("source {}", list(&filter.sources)));
    }
    let (since, until) = (filter.since.map(Day::short), filter.until.map(Day::short));
    parts.extend(match (since, until) {
        (Some(since), Some(until)) if since == until => Some(format!("of {since}")),
        (Some(since), Some(until)) => Some(format!("from {since} to {until}")),
        (Some(since), None) => Some(format!("from {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (None, None) => None,
    });
    parts.extend(filter.as_of.map(|day| format!("as of {}", day.short())));
    (!parts.is_empty()).then(|| format!("Only: {}.", parts.join(", ")))
}

/// The sentence that opens a no.
#[must_use]
pub fn no_answer(reason: &NoAnswer) -> &'static str {
    match reason {
        NoAnswer::EmptyCollection => "There are no articles in the collection yet.",
        NoAnswer::NothingInFilter => NO_ARTICLE,
        NoAnswer::NothingFound => "The articles do not cover that.",
        NoAnswer::NotSure => "No answer to that was found in the articles.",
        NoAnswer::Doubtful => "No sure answer to that was found; what comes nearest may hold it.",
        NoAnswer::NobodyNamed => "Who is meant? Please reply with the name, or ask again with it.",
        NoAnswer::NotAQuestion => {
            "Please name somebody or something that the articles may tell of, for example: When did the mayor open the bridge?"
        }
        NoAnswer::Courtesy => "Glad to help.",
        NoAnswer::Greeting => {
            "Hello! Ask me what the articles say, for example: When did the mayor open the bridge? I answer with quotes from them. Write “help” for more."
        }
        NoAnswer::Declined => "All right. What else would you like to know from the articles?",
        NoAnswer::LatestNews => {
            "For an overview of the latest articles use /summary; it also sums up a topic, a source or a time."
        }
        NoAnswer::NothingQuoted => {
            "I quoted nothing before this, so there are no words that anybody could have said."
        }
    }
}

/// What a source has to do with the articles; `when` is empty or says of which time they are.
fn source_matched(source: &str, published: usize, credited: usize, when: &str) -> String {
    let articles = |number: usize| count(number, "article", "articles");
    let cite = |number: usize| if number == 1 { "cites" } else { "cite" };
    match (published, credited) {
        (0, 0) => format!("No article{when} is published by “{source}” or cites it."),
        (published, 0) => format!("“{source}” published {}{when}.", articles(published)),
        (0, credited) => format!(
            "“{source}” published none of the articles{when}; {} {} it.",
            articles(credited),
            cite(credited)
        ),
        (published, credited) => format!(
            "“{source}” published {}{when}; {} {} it.",
            articles(published),
            articles(credited),
            cite(credited)
        ),
    }
}

/// Why a search lists fewer passages than match: what repeats a passage is not listed, nor what holds the words in its article's
/// title alone.
#[must_use]
pub fn not_listed(listed: usize, all: usize) -> String {
    let others = match all.saturating_sub(listed) {
        1 => "the other says the same, or only its title holds the words",
        _ => "the others say the same, or only their titles hold the words",
    };
    format!(
        "{} of {} passages that match; {others}.",
        grouped(listed),
        grouped(all)
    )
}

/// Questions of a message that were not answered, of which `most` are at a time.
#[must_use]
pub fn left_out(number: usize, most: usize) -> String {
    let rest = match number {
        1 => "one more was not looked up. Please ask it by itself.".to_owned(),
        _ => format!(
            "{} more were not looked up. Please ask them one at a time.",
            grouped(number)
        ),
    };
    format!("I answer up to {most} questions of a message; {rest}")
}

/// The order of a summary's quotes: "in order of time, undated ones last".
#[must_use]
pub fn summary_order(order: SummaryOrder) -> &'static str {
    match (order.dated, order.year_not_given, order.undated) {
        (_, false, false) => "in order of time",
        (true, true, false) => "in order of time, those without a year last",
        (true, false, true) => "in order of time, undated ones last",
        (true, true, true) => "in order of time, those without a year behind, undated ones last",
        (false, true, false) => "in order of day and month, as no year is given",
        (false, true, true) => "in order of day and month, as no year is given, undated ones last",
        (false, false, true) => "all undated",
    }
}

/// That a topic can be summed up, with `command`.
#[must_use]
pub fn overview(topic: &str, command: &str) -> String {
    format!("For an overview in order of time ask for a {command} of “{topic}”.")
}

/// That a date filter cannot select articles without a date, and those that state a day and its month alone.
fn left_out_by_date(undated: usize, year_not_given: usize) -> String {
    let without_year = (year_not_given > 0).then(|| {
        let one = "article that gives a day without a year";
        let many = "articles that give a day without a year";
        count(year_not_given, one, many)
    });
    let undated = (undated > 0).then(|| count(undated, "undated article", "undated articles"));
    let both: Vec<String> = without_year.into_iter().chain(undated).collect();
    format!("Left out by the date filter: {}.", list(&both))
}

/// A note under an answer.
#[must_use]
pub fn note(note: &Note) -> String {
    match note {
        Note::UndatedLeftOut {
            articles,
            year_not_given,
        } => left_out_by_date(articles.saturating_sub(*year_not_given), *year_not_given),
        Note::SourceMatched {
            source,
            published,
            credited,
            in_time,
            meant,
        } => {
            let when = match (in_time, published + credited) {
                (true, _) => " in that time",
                (false, 0) => " here",
                (false, _) => "",
            };
            let matched = source_matched(source, *published, *credited, when);
            match meant {
                Some(meant) => format!("{matched} Did you mean “{meant}”?"),
                None => matched,
            }
        }
        Note::SourceShared { typed, sources } => {
            let sources: Vec<String> = sources.iter().map(|name| format!("“{name}”")).collect();
            let which = if sources.len() > 2 { "any" } else { "either" };
            format!("“{typed}” may be {}; read as {which} of them.", any_of(&sources))
        }
        Note::EmptyRange { since, until } => format!(
            "No article can be dated both from {} on and until {}: swap the dates, or leave one out.",
            since.short(),
            until.short()
        ),
        Note::NameCut { whole } => format!(
            "If “{whole}” is meant: a name with blanks needs quotation marks, source:\"{whole}\"."
        ),
        Note::ReadWord { typed, read } => format!("Read “{typed}” as “{read}”."),
        Note::Nearest => {
            "This may not answer it directly; it is what comes nearest.".to_owned()
        }
        Note::CountsDiffer { newest_first } => {
            let order = if *newest_first {
                "; the newest is first"
            } else {
                ""
            };
            format!("The reports give different numbers{order}.")
        }
        Note::NothingSince {
            words,
            first,
            last,
            newest,
        } => nothing_since(words, (*first, *last), *newest),
        Note::ReportsContradict => {
            "The reports contradict each other: one says what another denies. Compare their dates and sources."
                .to_owned()
        }
        Note::OwnWords { quote, by } => own_words(*quote, by.as_deref()),
        Note::PartlyOwnWords { quote } => format!(
            "Not every sentence {} has a speaker; what has none is the report's own words.",
            in_quote(*quote)
        ),
        Note::SpeakerUncertain { quote } => format!(
            "Whose words stand {} is not certain from the sentences.",
            in_quote(*quote)
        ),
        Note::OnlyEnglish => {
            "I read English only; the question seems to be in another language.".to_owned()
        }
        Note::Overview { topic } => overview(topic, "/summary"),
        Note::PhraseNotFound { phrase } => {
            format!("The exact words “{phrase}” stand in none of these articles.")
        }
    }
}

/// Names of which one is meant: "a", "a or b", "a, b or c".
fn any_of(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// That no article is as new as a time that counts from today.
fn nothing_since(words: &str, (first, last): (Day, Day), newest: PartialDate) -> String {
    let days = if first == last {
        first.short()
    } else {
        format!("{} to {}", first.short(), last.short())
    };
    format!(
        "Read “{words}” as {days}, counted from today. No article is dated so late; the newest is of {}.",
        partial_date(newest)
    )
}

/// Which of the quotes is meant.
fn in_quote(quote: Option<usize>) -> String {
    quote.map_or_else(|| "there".to_owned(), |number| format!("in quote {number}"))
}

/// That a quote tells of nobody's words.
fn own_words(quote: Option<usize>, by: Option<&str>) -> String {
    let whose = by.map_or_else(
        || "; whose report it is, is not known.".to_owned(),
        |by| format!(", by {by}."),
    );
    let quote = in_quote(quote);
    format!("Nobody is quoted {quote}: these are the report's own words{whose}")
}

/// No article for a filter.
pub const NO_ARTICLE: &str = "No article fits that source or those dates.";

/// The same, where it is known what `filter` and the `notes` to its answer tell of.
#[must_use]
pub fn no_article(filter: &Filter, notes: &[Note]) -> &'static str {
    let source = |note: &Note| matches!(note, Note::SourceMatched { .. });
    let days = |note: &Note| matches!(note, Note::UndatedLeftOut { .. } | Note::EmptyRange { .. });
    let source = !filter.sources.is_empty() || notes.iter().any(source);
    let dates = filter.since.or(filter.until).or(filter.as_of).is_some() || notes.iter().any(days);
    match (source, dates) {
        (true, false) => "No article fits that source.",
        (false, true) => "No article fits those dates.",
        _ => NO_ARTICLE,
    }
}

/// A search for nothing, or for words that every article has.
pub const SEARCH_NEEDS_WORDS: &str = "There are no words to search for in that. Add some, for example: ambassador source:CNN. Or give dates or a source alone, which list articles: after:2023-09";

/// How many articles the filters of a search without words select, of which as many are `shown`. `further` says how to see the others.
#[must_use]
pub fn articles_listed(shown: usize, all: usize, further: &str) -> String {
    let all_of_them = count(all, "article", "articles");
    if shown >= all {
        return format!("{all_of_them}, the newest first.");
    }
    let further = if further.is_empty() {
        String::new()
    } else {
        format!("; {further}")
    };
    format!("The newest {} of {all_of_them}{further}", grouped(shown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Covers, MonthDay};

    #[test]
    fn of_a_time_later_than_all_articles_it_is_told_how_it_was_read() {
        let day = |text: &str| Day::parse(text).unwrap();
        let told = |first: &str, last: &str| {
            note(&Note::NothingSince {
                words: "last week".to_owned(),
                first: day(first),
                last: day(last),
                newest: PartialDate::Day(day("2023-09-25")),
            })
        };
        assert_eq!(
            told("2026-11-16", "2026-11-22"),
            "Read “last week” as 16 Nov 2026 to 22 Nov 2026, counted from today. No article is dated so late; the newest is of 25 Sep 2023."
        );
        assert!(told("2026-11-28", "2026-11-28").contains("as 28 Nov 2026, counted"));
    }

    #[test]
    fn numbers_are_counted_as_people_write_them() {
        let shown = |number| count(number, "article", "articles");
        assert_eq!(
            [shown(1), shown(999), shown(2_492), shown(1_000_000)],
            [
                "1 article",
                "999 articles",
                "2,492 articles",
                "1,000,000 articles"
            ]
        );
    }

    /// A single day used to be told of twice: "from 14 Mar 2024, until 14 Mar 2024".
    #[test]
    fn a_time_that_articles_are_of_is_told_as_people_say_it() {
        let told = |since: &str, until: &str| {
            let narrowed = Filter {
                since: Day::parse(since).ok(),
                until: Day::parse(until).ok(),
                ..Filter::default()
            };
            filter(&narrowed)
        };
        let only = |time: &str| Some(format!("Only: {time}."));
        assert_eq!(told("2024-03-14", "2024-03-14"), only("of 14 Mar 2024"));
        assert_eq!(
            told("2024-03-14", "2024-04-01"),
            only("from 14 Mar 2024 to 1 Apr 2024")
        );
        assert_eq!(told("2024-03-14", ""), only("from 14 Mar 2024"));
        assert_eq!(told("", "2024-03-14"), only("until 14 Mar 2024"));
        assert_eq!(told("", ""), None);
    }

    #[test]
    fn undated_articles_alone_are_not_counted_twice() {
        let shown = |articles, undated| {
            searched(&Coverage {
                articles,
                undated,
                ..Coverage::default()
            })
        };
        assert_eq!(shown(1, 1), "1 article (undated)");
        assert_eq!(shown(3, 3), "3 articles (all undated)");
        assert_eq!(shown(3, 2), "3 articles (2 undated)");
        let stated = |articles, undated, year_not_given| {
            searched(&Coverage {
                articles,
                undated,
                year_not_given,
                ..Coverage::default()
            })
        };
        assert_eq!(stated(1, 1, 1), "1 article (without a year)");
        assert_eq!(stated(3, 3, 3), "3 articles (all without a year)");
        assert_eq!(stated(4, 3, 2), "4 articles (2 without a year; 1 undated)");
    }

    #[test]
    fn what_a_text_states_of_its_day_is_shown_without_a_year() {
        let covers = Covers {
            article: ArticleId::new("a.txt"),
            title: "Dam".into(),
            day: Day::new(2025, 10, 18).unwrap(),
        };
        let stated = SourceDate::year_not_given(MonthDay::new(10, 14).unwrap());
        assert_eq!(
            source_date(&stated),
            "14 Oct, year not given (stated in the text)"
        );
        assert_eq!(article_date(&stated), "14 Oct, year not given");
        assert_eq!(
            source_date(&stated.covering(covers.clone())),
            "14 Oct, year not given; covers the events of “Dam” (18 Oct 2025)"
        );
        let undated = SourceDate::undated();
        assert_eq!(source_date(&undated), "undated");
        assert_eq!(
            source_date(&undated.covering(covers)),
            "undated; covers the events of “Dam” (18 Oct 2025)"
        );
    }

    #[test]
    fn what_a_date_filter_leaves_out_is_told_apart() {
        let shown = |articles, year_not_given| {
            note(&Note::UndatedLeftOut {
                articles,
                year_not_given,
            })
        };
        let begin = "Left out by the date filter:";
        assert_eq!(shown(2, 0), format!("{begin} 2 undated articles."));
        assert_eq!(
            shown(1, 1),
            format!("{begin} 1 article that gives a day without a year.")
        );
        assert_eq!(
            shown(3, 2),
            format!("{begin} 2 articles that give a day without a year and 1 undated article.")
        );
    }

    #[test]
    fn a_source_is_said_to_have_published_so_many_of_the_time_asked_for() {
        let matched = |published, in_time, meant: Option<&str>| {
            note(&Note::SourceMatched {
                source: "Trbune".into(),
                published,
                credited: 0,
                in_time,
                meant: meant.map(str::to_owned),
            })
        };
        assert_eq!(
            matched(2, true, None),
            "“Trbune” published 2 articles in that time."
        );
        assert_eq!(matched(2, false, None), "“Trbune” published 2 articles.");
        assert_eq!(
            matched(0, false, Some("The Tribune")),
            "No article here is published by “Trbune” or cites it. Did you mean “The Tribune”?"
        );
    }
}
