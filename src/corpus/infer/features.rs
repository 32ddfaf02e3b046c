//! What the inference compares: names, numbers, times and runs of words, as hashes.
//!
//! One pass over the text without a copy of its words, for the inference looks at every article of a collection.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Article, MONTHS, MonthDay, PartialDate};
use crate::text::fold;

use super::super::date_forms::{Reading, leading};
use super::super::lines::opening;
use super::super::weekdays::NAMES;

/// Words of a run inside quotation marks. Five are the shortest run that two reports rarely share by chance.
const QUOTED_RUN: usize = 5;

/// Words of a run anywhere in the text.
const PLAIN_RUN: usize = 8;

/// One plain run in so many is kept, chosen by its hash, so the same ones in every article.
const PLAIN_SAMPLE: u64 = 8;

/// Bytes at the start of the body that tell what the article is about.
const LEAD: usize = 700;

/// What is compared. The lists are sorted and hold each hash once: small, and quick to compare.
#[derive(Debug, Default)]
pub(super) struct Features {
    /// Words that are written with a capital inside a sentence.
    pub(super) names: Vec<u64>,
    /// Numbers of three digits and more that are not years.
    pub(super) numbers: Vec<u64>,
    /// Runs of words inside quotation marks.
    pub(super) quoted: Vec<u64>,
    /// A sample of the runs of words anywhere.
    pub(super) plain: Vec<u64>,
    pub(super) times: Times,
    /// The day that the head of an undated article states without its year.
    pub(super) stated: Option<MonthDay>,
}

impl Features {
    /// All runs, quoted and sampled.
    pub(super) fn runs(&self) -> impl Iterator<Item = &u64> {
        self.quoted.iter().chain(&self.plain)
    }

    /// Gives memory back that the lists do not use.
    pub(super) fn shrink(&mut self) {
        for list in [
            &mut self.names,
            &mut self.numbers,
            &mut self.quoted,
            &mut self.plain,
        ] {
            list.shrink_to_fit();
        }
    }
}

/// When the article's events happen, as far as it says.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// Weekdays, Monday = 0.
    pub(super) weekdays: BTreeSet<u8>,
    /// The first weekday of the lead.
    pub(super) lead_weekday: Option<u8>,
    /// Months, 1 to 12.
    pub(super) months: BTreeSet<u8>,
    /// Months of the lead.
    pub(super) lead_months: BTreeSet<u8>,
    /// Days of a month.
    pub(super) month_days: BTreeSet<(u8, u8)>,
    /// Months with their year.
    pub(super) year_months: BTreeSet<(i16, u8)>,
    /// The lead looks back over months or years: "A year after …", "two years ago", "anniversary".
    pub(super) looks_back: bool,
}

static LOOKS_BACK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|[0-9]{1,3}) (?:years?|months?|decades?) (?:after|later|since|ago|on from)|anniversary)\b",
    )
    .expect("a valid pattern")
});

/// The features of an article's body.
pub(super) fn of(article: &Article) -> Features {
    let body = article.body.cut(&article.text).unwrap_or_default();
    let mut builder = Builder {
        body,
        features: Features::default(),
        quoted: Run::new(),
        plain: Run::new(),
        in_quotes: false,
        at_start: true,
        before: 0,
    };
    builder.read();
    let mut features = builder.features;
    features.times.looks_back = LOOKS_BACK.is_match(opening(body, LEAD));
    for list in [
        &mut features.names,
        &mut features.numbers,
        &mut features.quoted,
        &mut features.plain,
    ] {
        list.sort_unstable();
        list.dedup();
    }
    features
}

/// What two sorted lists have in common.
pub(super) fn shared<'a>(a: &'a [u64], b: &'a [u64]) -> impl Iterator<Item = u64> + 'a {
    let mut b = b.iter().peekable();
    a.iter().copied().filter(move |wanted| {
        while b.next_if(|other| **other < *wanted).is_some() {}
        b.peek() == Some(&wanted)
    })
}

struct Builder<'a> {
    body: &'a str,
    features: Features,
    quoted: Run<QUOTED_RUN>,
    plain: Run<PLAIN_RUN>,
    in_quotes: bool,
    /// The next word begins a sentence or a quotation, so that its capital means nothing.
    at_start: bool,
    /// Hash of the word before.
    before: u64,
}

impl Builder<'_> {
    fn read(&mut self) {
        let mut start = None;
        for (at, c) in self.body.char_indices() {
            if c.is_alphanumeric() {
                start.get_or_insert(at);
                continue;
            }
            let rest = &self.body[at + c.len_utf8()..];
            let joins =
                matches!(c, ',' | '.') && start.is_some_and(|s| is_figure(&self.body[s..at]));
            if joins && rest.starts_with(|n: char| n.is_ascii_digit()) {
                // 1,500 is one word, and the same as 1500.
                continue;
            }
            if let Some(first) = start.take() {
                self.word(first, at);
            }
            self.mark(c);
        }
        if let Some(first) = start {
            self.word(first, self.body.len());
        }
    }

    fn mark(&mut self, c: char) {
        match c {
            '“' | '„' | '«' => self.quotation(true),
            '”' | '»' => self.quotation(false),
            '"' => self.quotation(!self.in_quotes),
            '\n' | '\r' => {
                // Quotation marks never reach across a paragraph.
                self.quotation(false);
                self.plain.clear();
            }
            '.' | '!' | '?' | ':' => self.at_start = true,
            _ => {}
        }
    }

    fn quotation(&mut self, inside: bool) {
        self.in_quotes = inside;
        self.at_start = true;
        self.quoted.clear();
    }

    fn word(&mut self, start: usize, end: usize) {
        let raw = &self.body[start..end];
        let hash = hash_of(raw);
        let long = raw.len() >= 5;
        if self.in_quotes
            && let Some(run) = self.quoted.push(hash, long)
        {
            self.features.quoted.push(run);
        }
        if let Some(run) = self
            .plain
            .push(hash, long)
            .filter(|run| run % PLAIN_SAMPLE == 0)
        {
            self.features.plain.push(run);
        }
        if raw.starts_with(|c: char| c.is_ascii_digit()) {
            self.number(raw, hash, start);
        } else if raw.starts_with(char::is_uppercase) {
            self.capital(raw, hash, start);
        }
        self.at_start = false;
        self.before = hash;
    }

    fn number(&mut self, raw: &str, hash: u64, start: usize) {
        let digits = raw.bytes().filter(u8::is_ascii_digit).count();
        let year = raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20"));
        if digits >= 3 && !year {
            self.features.numbers.push(hash);
        }
        // "25 September 2023", "25 September"
        if digits <= 2 && self.body[start + raw.len()..].starts_with(' ') {
            self.time(start, false);
        }
    }

    fn capital(&mut self, raw: &str, hash: u64, start: usize) {
        if let Some(weekday) = weekday(raw) {
            self.features.times.weekdays.insert(weekday);
            if start < LEAD {
                self.features.times.lead_weekday.get_or_insert(weekday);
            }
        } else if month(raw).is_some() {
            self.time(start, true);
        } else if !self.at_start && raw.chars().count() >= 3 {
            self.features.names.push(hash);
        }
    }

    /// A date or a month that begins at the byte `start`.
    fn time(&mut self, start: usize, named: bool) {
        let rest = &self.body[start..];
        let (month, day, year) = match leading(rest).map(|(reading, _)| reading) {
            Some(Reading::Date(PartialDate::Day(day))) => {
                (day.month(), Some(day.day()), Some(day.year()))
            }
            Some(Reading::Date(PartialDate::Month(year, month))) => (month, None, Some(year)),
            Some(Reading::MonthDay(month, day)) => (month, Some(day), None),
            _ if named && self.names_a_month(rest) => match month(first_word(rest)) {
                Some(month) => (month, None, None),
                None => return,
            },
            _ => return,
        };
        let times = &mut self.features.times;
        times.months.insert(month);
        if start < LEAD {
            times.lead_months.insert(month);
        }
        times.month_days.extend(day.map(|day| (month, day)));
        times.year_months.extend(year.map(|year| (year, month)));
    }

    /// "May" and "March" are months only behind a word that asks for one ("in", "last", "since").
    fn names_a_month(&self, rest: &str) -> bool {
        let asks = [
            "in", "of", "last", "since", "until", "by", "this", "next", "early", "late", "mid",
            "from",
        ];
        !matches!(first_word(rest), "May" | "March")
            || asks.iter().any(|word| hash_of(word) == self.before)
    }
}

/// Digits, perhaps grouped: what a comma or a dot may continue. No figure is longer than some twenty bytes.
fn is_figure(part: &str) -> bool {
    part.len() <= 24
        && part
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    &text[..end]
}

fn weekday(word: &str) -> Option<u8> {
    NAMES
        .iter()
        .position(|day| *day == word)
        .and_then(|at| u8::try_from(at).ok())
}

fn month(word: &str) -> Option<u8> {
    const SHORT: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
    ];
    let at = |table: [&str; 12]| table.iter().position(|month| *month == word);
    at(MONTHS)
        .or_else(|| at(SHORT))
        .and_then(|at| u8::try_from(at + 1).ok())
}

/// FNV-1a over the folded letters and digits; ASCII words, nearly all, are folded without a copy.
fn hash_of(word: &str) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        letters.fold(START, |hash, byte| step(hash, byte.to_ascii_lowercase()))
    } else {
        fold(word).bytes().fold(START, step)
    }
}

/// The last `N` words of a text, as hashes, and which of them are long.
struct Run<const N: usize> {
    words: [u64; N],
    /// A bit for each word, the last word's the lowest.
    long: u32,
    /// How many there are, up to `N`.
    count: usize,
}

impl<const N: usize> Run<N> {
    fn new() -> Self {
        Self {
            words: [0; N],
            long: 0,
            count: 0,
        }
    }

    fn clear(&mut self) {
        self.count = 0;
    }

    /// Adds a word; gives the hash of the run that it completes. Runs with fewer than two long words ("at the end of
    /// the") are everybody's.
    fn push(&mut self, word: u64, long: bool) -> Option<u64> {
        self.words.rotate_left(1);
        self.words[N - 1] = word;
        self.long = (self.long << 1 | u32::from(long)) & ((1 << N) - 1);
        self.count = (self.count + 1).min(N);
        let telling = self.long.count_ones() >= 2;
        let mix = |hash: u64, word: &u64| {
            (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        };
        (self.count == N && telling)
            .then(|| self.words.iter().fold(0, mix))
            // The last bits choose the sample, and a product's last bits are its poorest.
            .map(|hash: u64| hash ^ (hash >> 32))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_run_is_the_last_words_since_the_last_break(
            words in proptest::collection::vec((0..9_u64, any::<bool>(), proptest::bool::weighted(0.1)), 0..60),
        ) {
            let mut run = Run::<QUOTED_RUN>::new();
            let mut last: Vec<(u64, bool)> = Vec::new();
            let mut seen = std::collections::HashMap::new();
            for (word, long, breaks) in words {
                if breaks {
                    run.clear();
                    last.clear();
                }
                last.push((word, long));
                let full = last.len().checked_sub(QUOTED_RUN).map(|from| last[from..].to_vec());
                let expected = full.filter(|run| run.iter().filter(|(_, long)| *long).count() >= 2);
                let hash = run.push(word, long);
                prop_assert_eq!(hash.is_some(), expected.is_some());
                if let (Some(hash), Some(run)) = (hash, expected) {
                    let words: Vec<u64> = run.into_iter().map(|(word, _)| word).collect();
                    // Equal runs have equal hashes, and others have others.
                    prop_assert_eq!(seen.entry(hash).or_insert_with(|| words.clone()), &words);
                }
            }
        }
    }
}
