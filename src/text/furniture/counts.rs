//! Numbers and times that stand alone on a line: how many comments there are, how long a text takes, when an entry of a live
//! report was written.

use super::words::CLOCKS;

/// `10:15`, `09.30 BST`, `11:00 GMT`, `2h ago` alone: it parts the entries of a live report.
pub(super) fn is_clock(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) || line.len() > 16 {
        return false;
    }
    let rest = &line[digits..];
    let minutes = rest.strip_prefix([':', '.', 'h']).unwrap_or_default();
    let clock = minutes.len() >= 2
        && minutes.bytes().take(2).all(|b| b.is_ascii_digit())
        && minutes[2..]
            .split([' ', '.'])
            .all(|word| word.is_empty() || CLOCKS.contains(&word));
    let ago = rest.ends_with(" ago") && !rest.contains(|c: char| c.is_ascii_digit());
    clock || ago
}

/// `Comments (3)`, `12 comments`, `5 min read`, `Updated 3 hours ago`, `Page 1 of 3`.
pub(super) fn is_count(line: &str) -> bool {
    if line.len() > 40 || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    matches!(
        words.as_slice(),
        ["comment" | "comments" | "shares" | "likes"]
            | ["view" | "show", "comments"]
            | ["min" | "minute" | "minutes", "read"]
            | ["page", "of"]
    ) || matches!(
        words.as_slice(),
        ["updated" | "published" | "posted" | "modified", .., "ago"]
            | ["last", "updated", .., "ago"]
    )
}
