//! Furniture that its marks tell: lines of nothing but bullets or rules, and arrows that point to other pages.

use super::super::fold;

/// Marks that part paragraphs or stand before the items of a list, and say nothing alone. Quotation marks and those that end a sentence
/// are none: they may belong to the line above.
const BULLETS: &[char] = &[
    '*', '_', '-', '–', '—', '=', '~', '#', '+', '|', '·', '•', '●', '○', '◦', '▪', '■', '□', '◆',
    '⁂', '§', '→', '►', '▶', '▸', '»', '>', '♦', '★', '☆', '✦',
];

/// Whether a line holds marks and nothing else: `•`, `* * *`, `———`.
pub(super) fn are_all(line: &str) -> bool {
    let mark = |c: char| BULLETS.contains(&c) || c.is_whitespace();
    !line.trim().is_empty() && line.chars().all(mark)
}

/// Arrows that point to another page.
const ARROWS: &[char] = &['→', '⟶', '➔', '➜', '➡', '►', '▶', '▸', '👉', '»', '›'];

/// What somebody is told to do behind an arrow, folded. Some papers set arrows before points of the story itself.
const TOLD: &[&str] = &[
    "read",
    "watch",
    "listen",
    "more",
    "see",
    "also",
    "related",
    "follow",
    "join",
    "sign",
    "subscribe",
    "share",
    "get",
    "download",
    "click",
    "tap",
    "view",
    "explore",
    "back",
    "next",
    "continue",
    "full",
];

/// Longest such line, in bytes.
const LONGEST: usize = 120;

/// Whether an arrow makes a line point elsewhere: `→ More on this`, `► Watch: the bridge falls`, `Full story →`.
pub(super) fn points(line: &str) -> bool {
    let line = line.trim();
    let unfinished = line.len() <= LONGEST && !line.ends_with(['.', '!', '?', '”', '"']);
    let behind = line.trim_start_matches(|c: char| ARROWS.contains(&c) || c == '\u{fe0f}');
    if behind.len() < line.len() {
        let folded = fold(behind.trim_start());
        let first = folded.split(|c: char| !c.is_alphanumeric()).next();
        return unfinished && first.is_some_and(|word| TOLD.contains(&word));
    }
    // A guillemet closes a quotation as well.
    let arrow = |c: char| ARROWS.contains(&c) && !matches!(c, '»' | '›');
    unfinished && line.contains(char::is_alphabetic) && line.ends_with(arrow)
}
