//! Datelines before a dash or a colon: `PARIS, Sept. 24 (Reuters) –`. A sentence holds dashes, too, so each one is tried and the
//! first with a dateline before it counts.

use super::{Dateline, head};

pub(super) fn before_dash(line: &str, part: &str) -> Option<Dateline> {
    separators(part).find_map(|(head_end, length)| {
        // A story may begin on the next line.
        let behind = line[length..].chars().next();
        if behind.is_some_and(char::is_lowercase) {
            // `Macron – who left – said`: a sentence goes on in lower case, a story begins with a capital.
            return None;
        }
        let mut found = head::read(&part[..head_end], &part[head_end..length])?;
        found.length = length;
        Some(found)
    })
}

/// Where a dateline may end: each dash or colon, as the end of what is before it and the start of what is behind it.
fn separators(part: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    part.char_indices().filter_map(|(at, c)| {
        let behind = &part[at + c.len_utf8()..];
        let dashes = behind.len() - behind.trim_start_matches(['-', '–', '—']).len();
        let rest = &behind[dashes..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let length = at + c.len_utf8() + dashes + spaces;
        let at_end = rest.trim_end().is_empty();
        let spaced_before = at > 0
            && part[..at]
                .trim_end_matches('.')
                .ends_with([' ', ')', ']', '\u{a0}']);
        let fits = match c {
            '–' | '—' => spaced_before || spaces > 0,
            '-' => {
                spaced_before && (spaces > 0 || dashes > 0 || at_end) || dashes > 0 && spaces > 0
            }
            ':' => dashes == 0 && spaces > 0,
            _ => false,
        };
        fits.then_some((at, length))
    })
}
