//! Finding the raw words of a text. One pass, no look-back beyond a word, no allocation.
//!
//! UAX #29 word breaks were the model; they are not used themselves because news needs more inside a word ("U.S.",
//! "1,500", "co-operation", "per cent") and because this costs a fraction of their time.

use super::broken_words;
use crate::model::Span;

/// Why a raw word is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RawKind {
    /// Letters, perhaps with digits, apostrophes or hyphens inside.
    Word,
    /// Begins with a digit.
    Number,
    /// Single letters with full stops ("U.S.", "a.m.").
    Acronym,
    /// A sign that stands for a word ("%", "$30").
    Sign(&'static str),
}

/// A raw word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawWord {
    pub(super) span: Span,
    pub(super) kind: RawKind,
}

/// Prefixes whose hyphen is only a matter of spelling.
const JOINING_PREFIXES: &[&str] = &["co", "re", "de"];

/// Compounds that are spelt with and without a hyphen alike.
const JOINED_COMPOUNDS: &[&str] = &[
    "email",
    "emails",
    "ebook",
    "ebooks",
    "antitrust",
    "antisemitic",
    "antisemitism",
    "antiviral",
    "antiwar",
    "counterterrorism",
    "counterinsurgency",
    "counterattack",
    "counteroffensive",
    "prewar",
    "postwar",
    "predawn",
    "multinational",
    "interstate",
    "subcommittee",
    "nonprofit",
    "nonviolent",
    "nongovernmental",
    "ceasefire",
    "policymaker",
    "policymakers",
    "lawmaker",
    "lawmakers",
    "airstrike",
    "airstrikes",
    "peacekeeping",
    "peacekeeper",
    "peacekeepers",
    "worldwide",
    "healthcare",
    "weekend",
    "takeover",
    "turnout",
    "standoff",
    "crackdown",
    "longtime",
    "cofounder",
    "midterm",
    "midterms",
    "lockdown",
    "startup",
    "startups",
    "online",
];

/// Units that may stick to a number; the number and the unit are then two words.
const GLUED_UNITS: &[&str] = &[
    "bn", "tn", "trn", "mn", "m", "k", "km", "kg", "pm", "am", "mph", "kph", "ft", "gb", "tb",
    "mw", "gw", "pc", "cm", "mm", "ha", "lb", "lbs", "mins", "min",
];

/// The raw words of a text, in order.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text.get(at..)?.chars().next(),
            None => None,
        }
    }

    fn is_digit(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    fn is_letter(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(char::is_alphabetic)
    }

    /// End of the letters, digits and marks from `at` on.
    fn run_end(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at).filter(|c| in_word(*c)) {
            if is_ideograph(c) {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    /// End of a dotted acronym that begins at `start`, when there is one.
    fn acronym_end(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.')
        {
            at += 2;
        }
        let pairs = (at - start) / 2;
        // "U.S" without its last stop.
        if pairs >= 1 && bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            let next = self.char_at(at + 1);
            if !next.is_some_and(in_word) {
                return Some(at + 1);
            }
        }
        (pairs >= 2).then_some(at)
    }

    /// End of a number: digits with grouping commas and decimal points, and letters that are no unit ("F-16" has
    /// none, "48th" has).
    fn number_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            while self.is_digit(at) {
                at += 1;
            }
            let joins = match bytes.get(at) {
                Some(b'.') => self.is_digit(at + 1),
                Some(b',') => (1..=3).all(|n| self.is_digit(at + n)) && !self.is_digit(at + 4),
                _ => false,
            };
            if !joins {
                break;
            }
            at += 1;
        }
        let end = self.run_end(at);
        let letters = &self.text[at..end];
        let is_unit = letters.len() <= 4
            && GLUED_UNITS
                .iter()
                .any(|unit| letters.eq_ignore_ascii_case(unit));
        if is_unit { at } else { self.word_end(end) }
    }

    /// End of a word whose first run ends at `at`: apostrophes between letters belong to it.
    fn word_end(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at).filter(|c| is_apostrophe(*c)) {
            let after = at + c.len_utf8();
            if !self.is_letter(after) {
                break;
            }
            let end = self.run_end(after);
            if end == after {
                break;
            }
            at = end;
        }
        at
    }

    /// End of a compound whose hyphen is only a matter of spelling.
    fn compound_end(&self, start: usize, end: usize) -> Option<usize> {
        let hyphen = self
            .char_at(end)
            .filter(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'))?;
        let first = &self.text[start..end];
        if first.len() > 7 || !first.is_ascii() {
            return None;
        }
        let next = end + hyphen.len_utf8();
        if !self.char_at(next)?.is_lowercase() {
            return None;
        }
        let stop = self.run_end(next);
        let second = &self.text[next..stop];
        let prefix = JOINING_PREFIXES
            .iter()
            .any(|p| p.eq_ignore_ascii_case(first));
        (prefix && second.len() >= 3 || is_joined(first, second)).then(|| self.word_end(stop))
    }

    /// End of a word that a line end parts behind the letters `start..end`.
    fn broken_end(&self, start: usize, end: usize) -> Option<usize> {
        let next = end + broken_words::next_part(self.text.get(end..)?)?;
        let stop = self.run_end(next);
        let is_one = broken_words::are_one(&self.text[start..end], &self.text[next..stop]);
        is_one.then(|| self.word_end(stop))
    }

    fn sign(&self, c: char) -> Option<&'static str> {
        if c == '%' {
            return Some("percent");
        }
        let word = match c {
            '$' => "dollar",
            '€' => "euro",
            '£' => "pound",
            '¥' => "yen",
            '₹' => "rupee",
            _ => return None,
        };
        self.is_digit(self.at + c.len_utf8()).then_some(word)
    }

    /// The word that begins at the present place, with its end.
    fn word(&self, c: char) -> (usize, RawKind) {
        let start = self.at;
        if c.is_ascii_digit() {
            return (self.number_end(start), RawKind::Number);
        }
        if is_ideograph(c) {
            return (start + c.len_utf8(), RawKind::Word);
        }
        if let Some(end) = self.acronym_end(start) {
            return (end, RawKind::Acronym);
        }
        let run = self.run_end(start);
        if run - start == 3 && self.text[start..run].eq_ignore_ascii_case("per") {
            let cent = run + " cent".len();
            let follows = self
                .text
                .get(run..cent)
                .is_some_and(|t| t.eq_ignore_ascii_case(" cent"));
            if follows && !self.char_at(cent).is_some_and(in_word) {
                return (cent, RawKind::Sign("percent"));
            }
        }
        let end = self
            .compound_end(start, run)
            .or_else(|| self.broken_end(start, run))
            .unwrap_or_else(|| self.word_end(run));
        (end, RawKind::Word)
    }
}

impl Iterator for Scanner<'_> {
    type Item = RawWord;

    fn next(&mut self) -> Option<RawWord> {
        loop {
            let c = self.char_at(self.at)?;
            let start = self.at;
            if starts_word(c) {
                let (end, kind) = self.word(c);
                self.at = end.max(start + c.len_utf8());
                return Some(RawWord {
                    span: Span::new(start, self.at)?,
                    kind,
                });
            }
            let sign = self.sign(c);
            self.at += c.len_utf8();
            if let Some(word) = sign {
                let span = Span::new(start, self.at)?;
                return Some(RawWord {
                    span,
                    kind: RawKind::Sign(word),
                });
            }
        }
    }
}

/// Whether the two parts together are a compound that is also spelt as one word.
fn is_joined(first: &str, second: &str) -> bool {
    JOINED_COMPOUNDS.iter().any(|word| {
        word.len() == first.len() + second.len()
            && word.as_bytes()[..first.len()].eq_ignore_ascii_case(first.as_bytes())
            && word.as_bytes()[first.len()..].eq_ignore_ascii_case(second.as_bytes())
    })
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

fn starts_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric()
    }
}

/// Letters, digits, combining marks and the invisible characters that may stand inside a word.
fn in_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Scripts without spaces: every character is a word of its own.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
