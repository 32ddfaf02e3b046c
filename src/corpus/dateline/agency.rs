//! The agency at the end of a dateline. What stands in brackets there may as well be a country or a weekday, so only what is
//! written like a name of an agency is taken for one.

use super::names::is_weekday;
use crate::text::{fold, lexicon};

/// Takes the agency in brackets off the end: `(Reuters)`, `(AP)`, `[AFP]`, `/TASS/`. `NIAMEY (Niger)` says where, not who.
pub(super) fn agency(head: &str) -> (&str, Option<String>) {
    for (open, close) in [('(', ')'), ('[', ']'), ('/', '/')] {
        let Some(before) = head.strip_suffix(close) else {
            continue;
        };
        let Some(at) = before.rfind(open) else {
            continue;
        };
        let name = before[at + 1..].trim();
        let words = name.split_whitespace().count();
        let fits = (1..=4).contains(&words)
            && name.len() <= 40
            && name.starts_with(char::is_alphabetic)
            && name
                .split_whitespace()
                .all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '&') || w == "dpa")
            && name.chars().all(|c| {
                c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | '&' | '/')
            });
        if fits && !lexicon::is_place(&fold(name)) && !is_weekday(name) {
            return (before[..at].trim_end(), Some(name.to_owned()));
        }
    }
    (head, None)
}
