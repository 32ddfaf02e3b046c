//! Dates in file names: `2023-09-25-macron.txt`, `20230925_x.txt`, `2023-09.txt`, `25 Sept 2023 macron.txt`, `20230925T101500Z.txt`.
//!
//! A date must stand by itself between other signs, so that a hash such as `000_2d0a4d8e34563f12` never holds one. Names
//! of folders say when something was saved as often as when it was written and are not read.

use super::date_forms::{Reading, leading};
use crate::model::PartialDate;

/// The date in a relative path's file name.
pub(super) fn date(relative: &str) -> Option<PartialDate> {
    let name = relative.rsplit('/').next().unwrap_or(relative);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hyphens = stem.replace('_', "-");
    let spaces = stem.replace(['_', '-'], " ");
    let mut found = None;
    for (at, _) in stem
        .char_indices()
        .filter(|(at, c)| c.is_ascii_alphanumeric() && stands_alone(stem, *at))
    {
        let Some(date) = at_place(&hyphens, at).or_else(|| in_words(&spaces, at)) else {
            continue;
        };
        if found.is_some_and(|other| other != date) {
            // Two dates, such as a span of days: neither is the article's for sure.
            return None;
        }
        found = Some(date);
    }
    found
}

/// Whether the byte `at` does not continue a word or a number with parts (`25-09-2023` is one).
fn stands_alone(stem: &str, at: usize) -> bool {
    let mut before = stem[..at].chars().rev();
    match before.next() {
        None | Some('_') => true,
        Some('-' | '.') => !before.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric(),
    }
}

/// The date that begins at the byte `at`. A year alone, or a month anywhere but in front (`season-2010-11`), is more
/// often a name than a date.
fn at_place(stem: &str, at: usize) -> Option<PartialDate> {
    let rest = &stem[at..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !matches!(digits, 2 | 4 | 8 | 12 | 14) {
        return None;
    }
    // `2023-09-25-macron`: what follows a day is set apart, so that the reader of dates does not see one longer word.
    let length = match digits {
        8 | 12 | 14 => 8,
        _ => rest
            .bytes()
            .take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'))
            .take(10)
            .count(),
    };
    let whole = rest.get(..length)?.trim_end_matches(['-', '.']);
    let behind = &rest[whole.len()..];
    if !is_time(behind) && behind.starts_with(char::is_alphanumeric) {
        return None;
    }
    match leading(whole) {
        Some((Reading::Date(date @ PartialDate::Day(_)), n)) if n == whole.len() => Some(date),
        Some((Reading::Date(date @ PartialDate::Month(..)), n)) if n == whole.len() && at == 0 => {
            Some(date)
        }
        _ => None,
    }
}

/// The day with its month in words that begins at the byte `at`.
fn in_words(stem: &str, at: usize) -> Option<PartialDate> {
    let rest = &stem[at..];
    match leading(rest)? {
        (Reading::Date(date @ PartialDate::Day(_)), length) => rest[..length]
            .contains(|c: char| c.is_ascii_alphabetic())
            .then_some(date),
        _ => None,
    }
}

/// Whether what stands right behind a day is a time: `T101500Z`, `T10-15-00`, `101500`, `1015`.
fn is_time(behind: &str) -> bool {
    let marked = behind.strip_prefix(['T', 't']);
    let clock = marked.unwrap_or(behind);
    let digits: String = clock
        .chars()
        .filter(|c| *c != '-' && *c != '.')
        .map_while(|c| c.is_ascii_digit().then_some(c))
        .take(6)
        .collect();
    let pair = |from: usize| {
        digits
            .get(from..from + 2)
            .and_then(|n| n.parse::<u8>().ok())
    };
    let plain = clock.bytes().take_while(u8::is_ascii_digit).count();
    let length = marked.is_some() || matches!(plain, 4 | 6);
    length && pair(0).is_some_and(|hour| hour < 24) && pair(2).is_some_and(|minute| minute < 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(name: &str, date_: Option<&str>) {
        assert_eq!(
            date(name).map(|d| d.to_string()).as_deref(),
            date_,
            "{name}"
        );
    }

    #[test]
    fn dates_that_stand_alone_are_read() {
        for name in [
            "2023-09-25-macron.txt",
            "20230925_x.txt",
            "a/b/2023_09_25.md",
            "macron-2023-09-25.txt",
            "afp.20230925.niger.txt",
            "2023.09.25 Niger.txt",
            "25-09-2023.txt",
            "x_2023-09-25_2.txt",
            "001_20230925.txt",
            "2023-09-25T10-15-00_niger.txt",
            "20230925T101500Z-niger.txt",
            "20230925101500.txt",
            "niger-202309251015.txt",
            "25 September 2023 - niger.txt",
            "Sept 25 2023 niger.txt",
            "niger-25-sep-2023.txt",
            "niger_september_25,_2023.txt",
        ] {
            check(name, Some("2023-09-25"));
        }
        check("2023-09.txt", Some("2023-09"));
        check("2023-09-macron.txt", Some("2023-09"));
    }

    #[test]
    fn hashes_numbers_and_spans_are_no_dates() {
        for name in [
            "000_2d0a4d8e34563f12.txt",
            "002_d1ca3e04c0498d52.txt",
            "2023.txt",
            "20231325.txt",
            "99999999.txt",
            "a20230925.txt",
            "20230925a.txt",
            "season-2010-11.txt",
            "2023-09-25_2023-09-30.txt",
            "03-04-2023.txt",
            "120230925.txt",
            "20230925999999.txt",
            "202309252.txt",
            "may 2023 report 5.txt",
            "9-12 May 2023.txt",
            "1 May 2023 and 2 May 2023.txt",
            "2023-09-25Tuesday.txt",
            "2023-09-25/x.txt",
            "4f-2023-09-251.txt",
            "",
        ] {
            check(name, None);
        }
    }

    proptest! {
        #[test]
        fn any_name_reads(name in "\\PC{0,40}") {
            let _ = date(&name);
        }

        #[test]
        fn hexadecimal_hashes_hold_no_date(hash in "[0-9a-f]{16}", number in 0..1000_u32) {
            prop_assume!(hash.contains(|c: char| c.is_ascii_alphabetic()));
            prop_assert_eq!(date(&format!("{number:03}_{hash}.txt")), None);
        }
    }
}
