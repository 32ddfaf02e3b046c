//! What the lines of a header say: field by field, with a fault for each line that says nothing.

use super::super::date_forms::{Reading, whole};
use super::super::faults::{partial, shown};
use super::super::lines::Line;
use super::Header;
use super::below::Open;
use super::block::{Fields, is_continuation};
use super::fields::{FIELDS, field_of, key_of};
use super::sender;
use super::value::is_nothing;
use crate::model::{Fault, FaultKind};

/// The place of the date among the fields.
const DATE: usize = 3;

/// `https://…`
fn is_address(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

impl Header {
    /// An address in the place of a source is that of the article as well, where no other is given.
    fn take_address(&mut self) {
        let address = self
            .source
            .as_ref()
            .filter(|source| is_address(&source.text));
        self.url = self.url.take().or_else(|| address.cloned());
    }
}

/// Whether a value is a date that may be either of two days: `12/05/2026`.
fn is_ambiguous(value: &str) -> bool {
    matches!(whole(value), Some(Reading::Ambiguous))
}

impl Fields {
    /// The header with the byte behind it and its faults.
    pub(super) fn read(self, file: &str, text: &str) -> (Header, usize, Vec<Fault>) {
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
        let mut values = Values {
            file,
            text,
            header: Header::default(),
            faults: Vec::new(),
            open: None,
            sender: None,
        };
        for (number, line) in self.lines {
            values.line(number, line);
        }
        values.settle();
        sender::fill(&mut values.header, text, values.sender);
        values.header.take_address();
        (values.header, self.end, values.faults)
    }
}

/// What was read so far.
struct Values<'a> {
    file: &'a str,
    text: &'a str,
    header: Header,
    faults: Vec<Fault>,
    /// The known field to which the lines below it may belong.
    open: Option<Open<'a>>,
    /// The line that says from whom a mail is, with its number.
    sender: Option<(u32, Line)>,
}

impl Values<'_> {
    fn line(&mut self, number: u32, line: Line) {
        let content = line.of(self.text);
        if content.trim().is_empty() || content.starts_with('#') {
            return;
        }
        if is_continuation(content) {
            if let Some(open) = &mut self.open {
                open.below.push((number, line));
            }
            return;
        }
        self.settle();
        let Some(key) = key_of(content) else {
            let message = format!(
                "\"{}\" is not a header line; write it as \"title: …\"",
                shown(content.trim())
            );
            self.fault(number, message);
            return;
        };
        if key.eq_ignore_ascii_case("from") {
            self.sender.get_or_insert((number, line));
        }
        self.open = field_of(key).map(|field| Open {
            field,
            key,
            number,
            line,
            below: Vec::new(),
        });
    }

    /// Takes the value of the field whose lines have ended, the first that is given; of dates the first that can mean one day only.
    fn settle(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        if FIELDS[open.field][0] == "source" && self.settle_address(&open) {
            return;
        }
        let name = FIELDS[open.field][0];
        let other_name = !open.key.eq_ignore_ascii_case(name);
        let clearer = other_name && self.is_clearer(&open);
        if self.header.slot(open.field).is_none() || clearer {
            let value = open.value(self.text);
            *self.header.slot(open.field) =
                value.filter(|value| !is_nothing(FIELDS[open.field], &value.text));
        } else if !other_name {
            // `date` and `published` in one header are no contradiction; the same name twice is a slip.
            let message = format!("{name} is given twice; the first one is used");
            self.fault(open.number, message);
        }
    }

    /// Clippers of web pages write the page's address as its source and the paper under another name: takes each for what it is. Gives
    /// whether the field is done with.
    fn settle_address(&mut self, open: &Open<'_>) -> bool {
        let (Some(before), Some(own)) = (self.header.source.as_ref(), open.value(self.text)) else {
            return false;
        };
        match (is_address(&before.text), is_address(&own.text)) {
            (false, true) => {
                self.header.url.get_or_insert(own);
                true
            }
            (true, false) if !is_nothing(FIELDS[open.field], &own.text) => {
                let address = self.header.source.replace(own);
                self.header.url = self.header.url.take().or(address);
                true
            }
            _ => false,
        }
    }

    /// Whether a date means one day where the one that was given before may mean two.
    fn is_clearer(&self, open: &Open<'_>) -> bool {
        let before = self.header.date.as_ref().filter(|_| open.field == DATE);
        let doubtful = before.is_some_and(|value| is_ambiguous(&value.text));
        let is_date = |text: &str| matches!(whole(text), Some(Reading::Date(_)));
        doubtful && open.value(self.text).is_some_and(|own| is_date(&own.text))
    }

    fn fault(&mut self, number: u32, message: String) {
        let fault = partial(self.file, number, FaultKind::BadHeader, message);
        self.faults.push(fault);
    }
}
