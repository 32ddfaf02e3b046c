//! Putting an article together: decode, header, head, body, title, date and credits of one file.

use std::fs::{self, File};
use std::io::{self, Read};
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::date_forms::{Reading, whole};
use super::decode::{Decoded, NotText, decode};
use super::faults::{line_of, partial, shown, skipped};
use super::head::{Head, bad_date};
use super::header::Header;
use super::lines::trimmed;
use super::outlets::outlet_key;
use super::publication::publication;
use super::{
    FoundFile, ReadLimits, credits, entities, file_name, head, header, scan, tail, title, weekdays,
};
use crate::model::{
    Article, ArticleId, ArticleMeta, Day, Fault, FaultKind, MonthDay, PartialDate, SourceDate,
    Span, VersionHash,
};
use crate::text::{is_furniture, sentences};

/// See [`super::read_file`].
pub(super) fn read_file(
    file: &FoundFile,
    limits: ReadLimits,
) -> Result<(Article, Vec<Fault>), Fault> {
    let bytes = bytes_of(file, limits).map_err(|error| scan::unreadable(&file.relative, &error))?;
    if bytes.len() as u64 > limits.max_bytes {
        return Err(scan::too_large(&file.relative, bytes.len() as u64, limits));
    }
    let Decoded { text, damaged_at } = decode(bytes).map_err(|reason| {
        skipped(
            &file.relative,
            FaultKind::Binary,
            not_text(reason).to_owned(),
        )
    })?;
    let damage = damaged_at.map(|at| damaged(&file.relative, &text, at));
    let (article, mut faults) = read_text(&file.relative, Arc::from(text))?;
    faults.extend(damage);
    faults.extend(in_the_future(&article.meta, Day::today()));
    Ok((article, faults))
}

/// The fault of an article that is dated later than tomorrow (which today is already, further east).
fn in_the_future(meta: &ArticleMeta, today: Day) -> Option<Fault> {
    let date = meta.date.known()?;
    let ahead = date.range()?.first().days_since(today);
    (ahead > 1).then(|| Fault {
        file: meta.id.as_str().to_owned(),
        line: None,
        kind: FaultKind::BadDate,
        message: format!("the date {date} lies in the future; correct it"),
        skipped: false,
    })
}

/// Reads at most one byte over the limit, whatever the file's size was when it was listed.
fn bytes_of(file: &FoundFile, limits: ReadLimits) -> io::Result<Vec<u8>> {
    if !fs::metadata(&file.path)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes =
        Vec::with_capacity(usize::try_from(file.size.min(limits.max_bytes)).unwrap_or(0));
    File::open(&file.path)?
        .take(limits.max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn not_text(reason: NotText) -> &'static str {
    match reason {
        NotText::Binary => "this is not text; remove the file or save it as plain text in UTF-8",
        NotText::Document => {
            "this is a document with its layout (PDF, RTF) and not plain text; remove the file or save its text in UTF-8"
        }
        NotText::WebPage => {
            "this is a web page (HTML) and not plain text; remove the file or save the page's text in UTF-8"
        }
        NotText::Data => {
            "this is data (JSON or XML) and not plain text; remove the file or save the article's text in it in UTF-8"
        }
        NotText::Controls => {
            "the text is full of control characters, such as those that colour a terminal; remove them or the file"
        }
    }
}

fn damaged(file: &str, text: &str, at: usize) -> Fault {
    let message =
        "some bytes are not valid UTF-8 and show as \u{fffd}; save the file as UTF-8 again";
    partial(
        file,
        line_of(text, at),
        FaultKind::Unreadable,
        message.to_owned(),
    )
}

/// See [`super::read_text`].
pub(super) fn read_text(relative: &str, text: Arc<str>) -> Result<(Article, Vec<Fault>), Fault> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let (header, behind, mut faults) = header::read(relative, &text, start);
    let known_title = header.title.as_ref().map(|title| title.text.as_str());
    let mut head = head::read(relative, &text, behind, known_title);
    faults.append(&mut head.faults);
    let body = trimmed(&text, head.end, tail::end(&text, head.end, text.len()))
        .filter(|body| {
            body.cut(&text)
                .is_some_and(|body| body.contains(char::is_alphanumeric))
        })
        .ok_or_else(|| empty(relative, &text))?;
    faults.extend(left_over_entity(relative, &text, body));
    let sentences = sentences(&text, body);
    let printed = header.source.as_ref().map(|value| &value.text);
    let outlet = printed.or(head.outlet.as_ref()).cloned();
    let mut credits = credits::of(&text, &sentences);
    // "… told the City Herald" in the City Herald: nobody cites themselves.
    let own = outlet.as_deref().map(publication).map(outlet_key);
    credits.retain(|credit| own.as_deref() != Some(outlet_key(&credit.name).as_str()));
    let date = date(relative, &header, &head, &mut faults);
    // A rule (`---`), furniture or the name of who speaks first is a sentence of its own in front of the text, but no title.
    let first = sentences.iter().map(|sentence| sentence.span).find(|span| {
        span.cut(&text).is_some_and(|words| {
            words.contains(char::is_alphanumeric) && !is_furniture(words) && !title::is_label(words)
        })
    });
    let headline = header.title.as_ref().or(head.heading.as_ref());
    let meta = ArticleMeta {
        id: ArticleId::new(relative),
        version: VersionHash::of(&text),
        title: headline.map_or_else(|| title::opening_words(&text, first), title::headline),
        outlet,
        author: header.author.map(|value| value.text).or(head.author),
        url: header
            .url
            .and_then(|value| web_address(relative, &value, &mut faults)),
        date,
        cites: credits::distinct(&credits),
    };
    faults.sort_by_key(|fault| fault.line);
    Ok((
        Article {
            meta,
            text,
            body,
            credits,
        },
        faults,
    ))
}

/// The fault of a text that still holds entities of HTML, which quotes show as they stand.
fn left_over_entity(file: &str, text: &str, body: Span) -> Option<Fault> {
    let (at, entity) = entities::first(body.cut(text)?)?;
    let message = format!(
        "the text holds codes of HTML such as {entity}, which quotes show as they stand; save the text without them"
    );
    let line = line_of(text, body.start() + at);
    Some(partial(file, line, FaultKind::Unreadable, message))
}

fn empty(file: &str, text: &str) -> Fault {
    let message = if text.contains(char::is_alphanumeric) {
        "there is a header but no text below it; add the article's text or remove the file"
    } else {
        "the file holds no text; add the article's text or remove the file"
    };
    skipped(file, FaultKind::Empty, message.to_owned())
}

fn web_address(file: &str, value: &header::Value, faults: &mut Vec<Fault>) -> Option<String> {
    let lower = value.text.to_ascii_lowercase();
    let host = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let fits = host.is_some_and(|host| host.contains('.') && !host.starts_with(['.', '/']))
        && !value
            .text
            .contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '…'));
    if !fits {
        let message = format!(
            "url \"{}\" is not a web address; write https://…",
            shown(&value.text)
        );
        faults.push(partial(file, value.line, FaultKind::BadHeader, message));
    }
    fits.then(|| value.text.clone())
}

/// The article's date: what the text states (a leading marker, a line that says when, a dateline), else the header, else the
/// file's name, which may tell when the file was saved. A later source only makes an earlier one more precise: a dateline of
/// September 2023 and a header that says 2023-09-24 give the day. When text and header differ, that is a fault to look at.
/// Where nothing gives the year of a day that the text states, the day and its month are kept as that and nothing more.
fn date(file: &str, header: &Header, head: &Head, faults: &mut Vec<Fault>) -> SourceDate {
    let in_header = in_header(file, header, faults);
    let metadata = in_header.as_ref().map(|found| found.date);
    let in_name = file_name::date(file);
    let with_hint = |month_day| with_year(month_day, metadata.or(in_name)?);
    let in_year = head.month_day.and_then(with_hint);
    let other = in_year.and_then(|day| weekdays::check(day, head.weekday));
    faults.extend(other.map(|other| partial(file, 1, FaultKind::BadDate, other.message())));
    // Of the day in the year of a hint, its weekday says whether it is that year.
    let in_year = in_year.filter(|_| other.is_none()).map(PartialDate::Day);
    let stated = head.date.or(in_year);
    if let (Some(stated), Some(header)) = (stated, &in_header)
        && differ(stated, header.date)
    {
        let used = if head.contradicted { "header" } else { "text" };
        let message = format!(
            "the text states {stated} and the header {}; the {used}'s date is used, correct whichever is wrong",
            header.date
        );
        faults.push(partial(file, header.line, FaultKind::BadDate, message));
    }
    let doubtful = in_header.as_ref().is_some_and(|found| found.contradicted);
    let best = best_of(vec![
        Candidate::new(stated, SourceDate::stated, head.contradicted),
        Candidate::new(metadata, SourceDate::metadata, doubtful),
        Candidate::new(head.updated, SourceDate::stated, false),
        Candidate::new(in_name, SourceDate::file_name, false),
    ]);
    let without_year = || {
        let stated = head
            .month_day
            .and_then(|(month, day)| MonthDay::new(month, day));
        stated.map_or_else(SourceDate::undated, SourceDate::year_not_given)
    };
    best.map_or_else(without_year, |best| (best.make)(best.date))
}

/// A date that a file gives, with how it is known.
struct Candidate {
    date: PartialDate,
    make: fn(PartialDate) -> SourceDate,
    /// Whether it contradicts the weekday beside it.
    contradicted: bool,
}

impl Candidate {
    fn new(
        date: Option<PartialDate>,
        make: fn(PartialDate) -> SourceDate,
        contradicted: bool,
    ) -> Option<Self> {
        date.map(|date| Self {
            date,
            make,
            contradicted,
        })
    }
}

/// The first candidate, or what makes it more precise. A day that contradicts its weekday counts only where no other is known, or where
/// another says the same.
fn best_of(candidates: Vec<Option<Candidate>>) -> Option<Candidate> {
    let mut known: Vec<Candidate> = candidates.into_iter().flatten().collect();
    let sound: Vec<PartialDate> = known
        .iter()
        .filter(|one| !one.contradicted)
        .map(|one| one.date)
        .collect();
    if !sound.is_empty() {
        known.retain(|one| !one.contradicted || sound.contains(&one.date));
    }
    known.into_iter().reduce(|best, next| {
        if refines(next.date, best.date) {
            next
        } else {
            best
        }
    })
}

/// A date that the header gives.
struct InHeader {
    date: PartialDate,
    line: u32,
    /// Whether it contradicts the weekday that is written beside it.
    contradicted: bool,
}

/// The header's date: that of publication, else the day in the address, else that of the last change.
fn in_header(file: &str, header: &Header, faults: &mut Vec<Fault>) -> Option<InHeader> {
    let mut read = |value: &Option<header::Value>| {
        let value = value.as_ref()?;
        let date = header_date(file, value, faults)?;
        let other = weekdays::contradiction(&value.text);
        faults.extend(
            other.map(|other| partial(file, value.line, FaultKind::BadDate, other.message())),
        );
        Some(InHeader {
            date,
            line: value.line,
            contradicted: other.is_some(),
        })
    };
    let published = read(&header.date);
    let updated = read(&header.updated);
    let in_url = || {
        let url = header.url.as_ref()?;
        Some(InHeader {
            date: url_date(&url.text)?,
            line: url.line,
            contradicted: false,
        })
    };
    published.or_else(in_url).or(updated)
}

/// Days between the day that a dateline names and the day of publication that nobody wonders about.
const USUAL_DELAY: i32 = 2;

/// Whether two dates cannot both be right.
fn differ(one: PartialDate, other: PartialDate) -> bool {
    let (Some(one), Some(other)) = (one.range(), other.range()) else {
        return false;
    };
    let gap = one.first().days_since(other.last());
    let back = other.first().days_since(one.last());
    gap.max(back) > USUAL_DELAY
}

/// Whether `next` says the same as `best`, only more precisely.
fn refines(next: PartialDate, best: PartialDate) -> bool {
    match (next.range(), best.range()) {
        (Some(next), Some(best)) => {
            next != best && best.contains(next.first()) && best.contains(next.last())
        }
        _ => false,
    }
}

fn header_date(file: &str, value: &header::Value, faults: &mut Vec<Fault>) -> Option<PartialDate> {
    match whole(&value.text) {
        Some(Reading::Date(date)) => Some(date),
        other => {
            let reading = other.unwrap_or(Reading::NoSuchDay);
            faults.push(bad_date(file, value.line, &value.text, reading));
            None
        }
    }
}

static URL_DATES: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        "/(?P<date>(?:19|2[01])[0-9]{2}/(?:[0-9]{1,2}|[a-z]{3,9})/[0-9]{1,2})(?:/|$)",
        // At the beginning or the end of a part; within one it may be a day that the article is about.
        "/(?P<date>(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2})(?:[/_-]|$)",
        "[_-](?P<date>(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2})(?:\\.html?)?/?(?:[?#]|$)",
    ]
    .map(|form| Regex::new(form).expect("the forms of a day in an address are valid"))
});

/// The day in a link such as `https://example.org/2023/09/25/niger`, `…/2023/sep/25/niger` or `…/niger-2023-09-25/`.
fn url_date(url: &str) -> Option<PartialDate> {
    let found = URL_DATES.iter().find_map(|form| form.captures(url))?;
    match whole(&found["date"])? {
        Reading::Date(date @ PartialDate::Day(_)) => Some(date),
        _ => None,
    }
}

/// A day without its year, read beside a date that is known: the nearest such day to it.
fn with_year((month, day): (u8, u8), hint: PartialDate) -> Option<Day> {
    match hint {
        PartialDate::Year(year) => Day::new(year, month, day),
        PartialDate::Month(year, of) => (of == month).then(|| Day::new(year, month, day))?,
        PartialDate::Day(known) => {
            let year = known.year();
            [year - 1, year, year + 1]
                .into_iter()
                .filter_map(|year| Day::new(year, month, day))
                .min_by_key(|candidate| candidate.days_since(known).abs())
                // Further off, the two say different things and neither makes the other a year.
                .filter(|candidate| candidate.days_since(known).abs() <= 31)
        }
    }
}
