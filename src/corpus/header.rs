//! The front matter: what a file says about itself before its text begins.
//!
//! The usual header stands between two `---` lines. The same fields without those lines, followed by an empty line, are
//! read as well, for that is how many exports look. A text that merely begins with a rule (`---`) is no header, and a
//! header that cannot be read is left in the text: nothing of an article may be lost to a wrong guess.

use super::entities;
use super::faults::{is_unshowable, line_of, partial, shown};
use super::lines::{Line, lines, trimmed};
use crate::model::{Fault, FaultKind, Span};

/// A header has fewer lines; what is longer is text.
const MOST_LINES: usize = 200;

/// Longest value that is shown, in characters: a line, not a text.
const LONGEST_VALUE: usize = 300;

/// A field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// As shown: on one line, without control characters.
    pub(super) text: String,
    /// Where it stands in the file, without quotation marks.
    pub(super) span: Span,
    /// Its line, counted from 1.
    pub(super) line: u32,
}

/// What the front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// `title`
    pub(super) title: Option<Value>,
    /// `source`
    pub(super) source: Option<Value>,
    /// `author`
    pub(super) author: Option<Value>,
    /// `date`
    pub(super) date: Option<Value>,
    /// `url`
    pub(super) url: Option<Value>,
    /// `updated`
    pub(super) updated: Option<Value>,
}

/// The fields, with the other names that exporters give them. The first name is the one in messages. When a text was last
/// changed tells its date only where nothing tells when it was published.
const FIELDS: [&[&str]; 6] = [
    &["title", "headline", "subject"],
    &["source", "outlet", "publisher", "publication"],
    &["author", "authors", "byline", "by", "writer"],
    &[
        "date",
        "published",
        "publish_date",
        "published_at",
        "published_on",
        "published_date",
        "publication_date",
        "date_published",
        "datepublished",
        "pubdate",
        "pub_date",
        "created",
        "created_at",
        "date_created",
        "datecreated",
    ],
    &["url", "link", "canonical_url"],
    &[
        "updated",
        "updated_at",
        "last_updated",
        "modified",
        "last_modified",
        "lastmod",
        "date_modified",
        "datemodified",
    ],
];

/// Fields of mails and of archives that say nothing of the above. Without `---` lines they may stand among the known ones.
const OTHER_FIELDS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "reply_to",
    "message_id",
    "mime_version",
    "content_type",
    "section",
    "length",
    "language",
    "category",
    "categories",
    "tags",
    "keywords",
    "description",
    "summary",
    "image",
    "id",
    "copyright",
];

impl Header {
    fn slot(&mut self, field: usize) -> &mut Option<Value> {
        match field {
            0 => &mut self.title,
            1 => &mut self.source,
            2 => &mut self.author,
            3 => &mut self.date,
            4 => &mut self.url,
            _ => &mut self.updated,
        }
    }
}

/// Reads the header that begins at the byte `start`. Gives it with the byte behind it; without a header that is `start`.
pub(super) fn read(file: &str, text: &str, start: usize) -> (Header, usize, Vec<Fault>) {
    let none = |faults| (Header::default(), start, faults);
    let Some(first) = lines(text, start).find(|line| !line.of(text).trim().is_empty()) else {
        return none(Vec::new());
    };
    let number = line_of(text, first.start);
    match first.of(text).trim_end() {
        "---" => match Block::fenced(text, first, number) {
            Block::Header(block) => block.read(file, text),
            Block::Unclosed => none(vec![unclosed(file, number)]),
            Block::Text => none(Vec::new()),
        },
        "+++" if is_toml(text, first) => none(vec![toml(file, number)]),
        _ => match bare(text, first.start, number) {
            Some(block) => block.read(file, text),
            None => none(Vec::new()),
        },
    }
}

fn unclosed(file: &str, line: u32) -> Fault {
    let message = "the header that begins with --- has no closing --- line, so it was read as text; add that line";
    partial(file, line, FaultKind::BadHeader, message.to_owned())
}

fn toml(file: &str, line: u32) -> Fault {
    let message =
        "a header between +++ lines is not read; write it between --- lines as \"title: …\"";
    partial(file, line, FaultKind::BadHeader, message.to_owned())
}

/// Whether the line after `+++` is a TOML field.
fn is_toml(text: &str, first: Line) -> bool {
    lines(text, first.next)
        .map(|line| line.of(text).trim())
        .find(|line| !line.is_empty())
        .and_then(|line| line.split_once('='))
        .is_some_and(|(key, _)| is_key(key.trim()))
}

/// The lines of a header.
struct Fields {
    lines: Vec<(u32, Line)>,
    end: usize,
}

enum Block {
    Header(Fields),
    Unclosed,
    Text,
}

impl Block {
    /// What the `---` line `first` opens.
    fn fenced(text: &str, first: Line, number: u32) -> Self {
        let mut inside = Vec::new();
        let mut end = None;
        for (number, line) in (number + 1..).zip(lines(text, first.next)).take(MOST_LINES) {
            if matches!(line.of(text).trim_end(), "---" | "...") {
                end = Some(line.next);
                break;
            }
            inside.push((number, line));
        }
        let mut keys = inside.iter().filter_map(|(_, line)| key_of(line.of(text)));
        let opens_with_known = keys.next().is_some_and(|key| field_of(key).is_some());
        match end {
            Some(end) if is_header(text, &inside) => Self::Header(Fields { lines: inside, end }),
            None if opens_with_known
                && inside
                    .first()
                    .is_some_and(|(_, l)| key_of(l.of(text)).is_some()) =>
            {
                Self::Unclosed
            }
            _ => Self::Text,
        }
    }
}

/// A closed block is a header when it holds a known field, or when every line in it is a field with a value that is no
/// sentence (`layout: post`, `Datum: 2023-09-25`); `Paris: French President said.` between two rules is neither.
fn is_header(text: &str, inside: &[(u32, Line)]) -> bool {
    let mut any = false;
    let mut all_fields = true;
    for (_, line) in inside.iter().filter(|(_, l)| !l.of(text).trim().is_empty()) {
        let content = line.of(text);
        match key_of(content) {
            Some(key) if field_of(key).is_some() => return true,
            Some(_) => {
                any = true;
                all_fields &= !is_sentence(&content[key_end(content)..]);
            }
            None => all_fields &= is_continuation(content),
        }
    }
    any && all_fields
}

/// Whether a value reads like the rest of a sentence rather than like data.
fn is_sentence(value: &str) -> bool {
    let value = value.trim().trim_end_matches(['"', '\'', '”', '’']);
    value.ends_with(['.', '!', '?']) || value.split_whitespace().count() > 12
}

/// `SECTION: NEWS; Pg. 12`, `LENGTH: 250 words`: a line of an archive in the head of a text.
pub(super) fn is_other_field(line: &str) -> bool {
    key_of(line).is_some_and(|key| {
        key.chars().all(|c| c.is_uppercase() || c == '-')
            && OTHER_FIELDS.contains(&normal(key).as_str())
    })
}

/// Fields at the very start without `---` lines: at least two known ones, nothing else but those of mails and archives, then an
/// empty line.
fn bare(text: &str, start: usize, number: u32) -> Option<Fields> {
    let mut found = Vec::new();
    let mut known = 0;
    let most = FIELDS.len() + OTHER_FIELDS.len();
    for (number, line) in (number..).zip(lines(text, start)).take(most) {
        let content = line.of(text);
        if content.trim().is_empty() {
            return (known >= 2).then_some(Fields {
                lines: found,
                end: line.next,
            });
        }
        let key = key_of(content)?;
        known += usize::from(field_of(key).is_some());
        if field_of(key).is_none() && !OTHER_FIELDS.contains(&normal(key).as_str()) {
            return None;
        }
        found.push((number, line));
    }
    None
}

impl Fields {
    fn read(self, file: &str, text: &str) -> (Header, usize, Vec<Fault>) {
        let unknown = self.unknown(file, text);
        let (header, end, mut faults) = self.values(file, text);
        faults.extend(unknown);
        (header, end, faults)
    }

    /// The fault of a header without a single known field.
    fn unknown(&self, file: &str, text: &str) -> Option<Fault> {
        let keys: Vec<(u32, &str)> = self
            .lines
            .iter()
            .filter_map(|(number, line)| Some((*number, key_of(line.of(text))?)))
            .collect();
        let (number, first) = keys.first().copied()?;
        if keys.iter().any(|(_, key)| field_of(key).is_some()) {
            return None;
        }
        let message = format!(
            "no field of this header is known (the first is \"{}\"), so nothing in it is used; name them title, source, author, date and url",
            shown(first)
        );
        Some(partial(file, number, FaultKind::BadHeader, message))
    }

    fn values(self, file: &str, text: &str) -> (Header, usize, Vec<Fault>) {
        let mut header = Header::default();
        let mut faults = Vec::new();
        // The known field without a value whose value may stand in the lines below it.
        let mut open = None;
        for (number, line) in self.lines {
            let content = line.of(text);
            if content.trim().is_empty() || content.starts_with('#') {
                continue;
            }
            if is_continuation(content) {
                if let Some(field) = open {
                    open = None;
                    *header.slot(field) = below(text, line, number);
                }
                continue;
            }
            let Some(key) = key_of(content) else {
                let message = format!(
                    "\"{}\" is not a header line; write it as \"title: …\"",
                    shown(content.trim())
                );
                faults.push(partial(file, number, FaultKind::BadHeader, message));
                continue;
            };
            open = None;
            let Some(field) = field_of(key) else { continue };
            let value = value(text, line.start + key_end(content), line.end, number)
                .filter(|value| !is_nothing(FIELDS[field], &value.text));
            if header.slot(field).is_some() {
                // `date` and `published` in one header are no contradiction; the same name twice is a slip.
                if key.eq_ignore_ascii_case(FIELDS[field][0]) {
                    let message =
                        format!("{} is given twice; the first one is used", FIELDS[field][0]);
                    faults.push(partial(file, number, FaultKind::BadHeader, message));
                }
            } else if value.is_none() {
                open = Some(field);
            } else {
                *header.slot(field) = value;
            }
        }
        (header, self.end, faults)
    }
}

/// The value of a field in the bytes `start..end`: without white space, quotation marks or brackets around it. `>` and
/// `|` announce a value in the lines below and are none themselves.
fn value(text: &str, start: usize, end: usize, line: u32) -> Option<Value> {
    let mut span = trimmed(text, start, end)?;
    if matches!(span.cut(text)?, ">" | "|" | ">-" | "|-") {
        return None;
    }
    if let Some(length) = before_comment(span.cut(text)?) {
        span = trimmed(text, span.start(), span.start() + length)?;
    }
    for (open, close) in [('[', ']'), ('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’')] {
        let raw = span.cut(text)?;
        let inner = raw
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if inner.is_some() {
            span = trimmed(
                text,
                span.start() + open.len_utf8(),
                span.end() - close.len_utf8(),
            )?;
        }
    }
    let shown = tidy(&entities::decoded(span.cut(text)?));
    (!shown.is_empty()).then_some(Value {
        text: shown,
        span,
        line,
    })
}

/// Length of a value in front of a remark: `"Fire in Harrow" # to be checked`, `2023-09-24 # the day`. A number with its sign
/// (`Flight #12`, `No # 5`) is none, nor is what stands in quotation marks.
fn before_comment(value: &str) -> Option<usize> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let from = match quote {
        Some(quote) => value[1..].find(quote)? + 2,
        None => 0,
    };
    let at = from + value[from..].find(" # ")?;
    let dated = value.starts_with(|c: char| c.is_ascii_digit());
    (dated || quote.is_some() && value[from..at].trim().is_empty()).then_some(at)
}

/// Whether a value says that there is none (`date: null`), or is the switch of a site maker in the place of a date
/// (`published: true`).
fn is_nothing(names: &[&str], value: &str) -> bool {
    let switch = names.contains(&"published") && matches!(value, "true" | "false" | "yes" | "no");
    matches!(value, "~" | "null" | "Null" | "NULL") || switch
}

/// The first value of a list, or a folded value, in the lines below its key.
fn below(text: &str, line: Line, number: u32) -> Option<Value> {
    let content = line.of(text);
    let lead = content.len() - content.trim_start().trim_start_matches("- ").len();
    value(text, line.start + lead, line.end, number)
}

/// On one line, without control characters, cut at [`LONGEST_VALUE`].
pub(super) fn tidy(raw: &str) -> String {
    let words: Vec<String> = raw
        .split_whitespace()
        .map(|word| {
            word.chars()
                .filter(|c| !is_unshowable(*c))
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST_VALUE) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

/// An indented line or a list item: it belongs to the key above.
fn is_continuation(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ")
}

/// The key of a `key: value` line.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t', '"', '\'', '“', '[']);
    // `date:2023-09-25` is common enough; `https://…` is no field.
    let known = field_of(key).is_some() && !rest.starts_with("//");
    ((spaced || known) && is_key(key.trim_end())).then_some(key.trim_end())
}

/// One byte past the colon.
fn key_end(line: &str) -> usize {
    line.find(':').map_or(0, |at| at + 1)
}

fn is_key(key: &str) -> bool {
    (1..=40).contains(&key.len())
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

fn field_of(key: &str) -> Option<usize> {
    let key = normal(key);
    FIELDS
        .iter()
        .position(|names| names.contains(&key.as_str()))
}

fn normal(key: &str) -> String {
    key.trim_end().to_ascii_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests;
