//! Putting an article together: decode, header, head, body, title, date and credits of one file.

mod date;

use std::fs::{self, File};
use std::io::{self, Read};
use std::sync::Arc;

use super::decode::{Decoded, NotText, decode};
use super::faults::{line_of, partial, shown, skipped};
use super::lines::trimmed;
use super::outlets::outlet_key;
use super::publication::publication;
use super::{
    FoundFile, ReadLimits, byline, closing, credits, entities, head, header, scan, tail, title,
};
use crate::model::{
    Article, ArticleId, ArticleMeta, Credit, Day, Fault, FaultKind, Span, Title, VersionHash,
};
use crate::text::{Sentence, is_furniture, sentences};

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
        NotText::Encoding => {
            "this does not read as UTF-8 or Windows-1252; convert it, for example with iconv -f KOI8-R -t UTF-8 OLD > NEW (-f names what it is in)"
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
    let closing = closing::read(&text, head.end, tail::end(&text, head.end, text.len()));
    head.closing = closing.date;
    let body = body_between(&text, head.end, closing.end).ok_or_else(|| empty(relative, &text))?;
    faults.extend(left_over_entity(relative, &text, body));
    let sentences = sentences(&text, body);
    let source = header.source.as_ref().map(|value| value.text.as_str());
    // Clippers of web pages write the page's address as its source.
    let site = source.and_then(host);
    let printed = source.filter(|_| site.is_none()).map(str::to_owned);
    let outlet = printed
        .or_else(|| head.outlet.clone())
        .or_else(|| site.map(str::to_owned))
        .or(closing.outlet);
    let address = header
        .url
        .as_ref()
        .or(header.source.as_ref().filter(|_| site.is_some()));
    let date = date::date(relative, &header, &head, &mut faults);
    let headline = header.title.as_ref().or(head.heading.as_ref());
    let title = headline.map_or_else(|| opening_words(&text, &sentences), title::headline);
    let printed = title::without_outlet(&title, &text, outlet.as_deref());
    let (title, outlet) = match printed {
        Some((title, name)) => (title, outlet.or(Some(name))),
        None => (title, outlet),
    };
    let credits = credits_to_others(&text, &sentences, outlet.as_deref());
    let meta = ArticleMeta {
        id: ArticleId::new(relative),
        version: VersionHash::of(&text),
        title,
        outlet,
        author: header
            .author
            .and_then(|value| byline::in_header(&unlinked(&value.text)))
            .or(head.author),
        url: address.and_then(|value| web_address(relative, value, &mut faults)),
        date,
        cites: credits::distinct(&credits),
    };
    faults.sort_by_key(|fault| fault.line);
    let article = Article {
        meta,
        text,
        body,
        credits,
    };
    Ok((article, faults))
}

/// The story between the head and the tail of a file; `None` when there is no word in it.
fn body_between(text: &str, head: usize, tail: usize) -> Option<Span> {
    trimmed(text, head, tail).filter(|body| {
        body.cut(text)
            .is_some_and(|body| body.contains(char::is_alphanumeric))
    })
}

/// Whom a text cites. "… told the City Herald" in the City Herald: nobody cites themselves.
fn credits_to_others(text: &str, sentences: &[Sentence], outlet: Option<&str>) -> Vec<Credit> {
    let mut credits = credits::of(text, sentences);
    let own = outlet.map(publication).map(outlet_key);
    credits.retain(|credit| own.as_deref() != Some(outlet_key(&credit.name).as_str()));
    credits
}

/// The title of a text without one. A rule (`---`), furniture or the name of who speaks first is a sentence of its own in front of
/// the text, but no title.
fn opening_words(text: &str, sentences: &[Sentence]) -> Title {
    let first = sentences.iter().map(|sentence| sentence.span).find(|span| {
        span.cut(text).is_some_and(|words| {
            words.contains(char::is_alphanumeric) && !is_furniture(words) && !title::is_label(words)
        })
    });
    title::opening_words(text, first)
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

/// `www.example.org` of `https://www.example.org/news/1`, without "www.".
fn host(address: &str) -> Option<&str> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.contains(char::is_whitespace)).then_some(host)
}

/// `Jane Doe` of `[[Jane Doe]]`, as notebooks link to notes.
fn unlinked(name: &str) -> String {
    name.replace("[[", "").replace("]]", "")
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
