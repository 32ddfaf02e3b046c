//! Paragraphs: a line is one, unless its block of lines is hard-wrapped.
//!
//! Rule: blank lines part blocks, and so does the indentation of a paragraph's first line (see `indents`). A block counts as hard-wrapped when every break looks like one that a text editor
//! made at a fixed width: the first word of the next line would not have fitted on this line, given the block's
//! longest line, or is the rest of a hyphenated one; no line is a list item or heading; all lines but the last have 40
//! to 160 characters (one that ends inside a word, or goes on with it, may be shorter); and at least one line goes on in lower case.
//! Narrower blocks, such as a column of a printed page, may as well be verse or a list, so that more is asked of them (see `is_column`).
//! Everything else (a headline over its story, a paragraph a line) keeps its breaks.

use super::indents;
use crate::model::Span;
use crate::text::lexicon::{self, WordFacts};
use crate::text::{ceil_boundary, fold};

/// Blocks of more bytes are never taken for hard-wrapped ones, which bounds the look back of [`paragraph_start`].
const MAX_BLOCK: usize = 1 << 14;
/// Widths that text editors and mail programs wrap at.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

/// Widths of a column of a printed page.
const COLUMNS: std::ops::RangeInclusive<usize> = 24..=60;
/// Width that a block of two lines has at least, where no word is parted.
const PAIR: usize = 30;

/// What stands before a text in its first line, in characters.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// Columns of its indentation.
    indent: usize,
    /// Characters behind that.
    words: usize,
}

impl Before {
    fn of(line: &str) -> Self {
        Self {
            indent: indents::columns(line),
            words: line.trim_start().chars().count(),
        }
    }
}

/// The paragraphs of a text, in order, without their line ends.
pub(crate) struct Paragraphs<'a> {
    text: &'a str,
    at: usize,
    /// What stands before the text in its first line: a dateline, which took room when the lines were broken.
    before: Before,
    /// End of the hard-wrapped or plain block that `at` is in, and whether it is hard-wrapped.
    block: (usize, bool),
}

impl<'a> Paragraphs<'a> {
    /// The paragraphs of the end of a text, which is all of it when `before` is empty.
    pub(crate) fn new(text: &'a str, before: &str) -> Self {
        let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        Self {
            text,
            at: 0,
            before: Before::of(&before[line..]),
            block: (0, false),
        }
    }
}

impl Iterator for Paragraphs<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.at < self.text.len() {
            let start = self.at;
            if start >= self.block.0 {
                let before = if start == 0 {
                    self.before
                } else {
                    Before::default()
                };
                self.block = block_at(self.text, start, before);
            }
            let end = if self.block.1 {
                self.block.0
            } else {
                line_end(self.text, start)
            };
            self.at = after_break(self.text, end);
            if !is_blank(&self.text[start..end]) {
                return Span::new(start, end);
            }
        }
        None
    }
}

/// Start of the paragraph that holds byte `at` of `text`: where quotation marks begin to count. Looks back a bounded
/// way; inside a longer paragraph it is a place in its middle.
pub(crate) fn paragraph_start(text: &str, at: usize) -> usize {
    let Some(before) = text.get(..at) else {
        return at;
    };
    let floor = ceil_boundary(text, at.saturating_sub(MAX_BLOCK));
    let near = &before[floor.min(at)..];
    let line = near
        .rfind(['\n', '\r'])
        .map_or(floor.min(at), |found| floor + found + 1);
    let mut start = line;
    while start > floor {
        let end_before = break_before(text, start);
        let previous = text[floor.min(end_before)..end_before]
            .rfind(['\n', '\r'])
            .map_or(floor, |found| floor.min(end_before) + found + 1);
        let above = &text[previous..end_before];
        if is_blank(above) || indents::begin(above, text, start) {
            break;
        }
        start = previous;
    }
    if start < line && begins_wrapped(text, start) {
        start
    } else {
        line
    }
}

/// Whether a hard-wrapped block begins at `start`. Looks no further than such a block reaches: a table of 20,000 lines is one block, and
/// each of its lines may be asked about.
fn begins_wrapped(text: &str, start: usize) -> bool {
    // The line that is one too many, whole, so that it is seen not to be blank, and the one below it, which may tell its indentation.
    let beyond = line_end(text, ceil_boundary(text, start + MAX_BLOCK + 3));
    let below = line_end(text, after_break(text, beyond));
    block_at(&text[..below], start, Before::default()).1
}

/// The block of lines that begins at `start`, up to a blank line or one that begins another paragraph by its indentation: its end (before
/// the last line's end) and whether it is hard-wrapped, when `before` stands before `start` in its line.
fn block_at(text: &str, start: usize, before: Before) -> (usize, bool) {
    let mut lines = Vec::new();
    let mut at = start;
    let mut end = start;
    while at < text.len() {
        let stop = line_end(text, at);
        let line = &text[at..stop];
        let parted = |above: &&str| indents::begin(above, text, at);
        if is_blank(line) || lines.last().is_some_and(parted) {
            break;
        }
        lines.push(line);
        end = stop;
        at = after_break(text, stop);
    }
    // A single blank line is a block of its own.
    let end = if lines.is_empty() {
        line_end(text, start)
    } else {
        end
    };
    (end, end - start <= MAX_BLOCK && is_wrapped(&lines, before))
}

fn is_wrapped(lines: &[&str], before: Before) -> bool {
    let mut lengths: Vec<usize> = lines
        .iter()
        .map(|line| line.trim().chars().count())
        .collect();
    if let Some(first) = lengths.first_mut() {
        *first += before.words;
    }
    let Some(longest) = lengths.iter().max().copied() else {
        return false;
    };
    if lines.len() < 2 || longest > *WIDTHS.end() || lines.iter().any(|line| is_marked(line)) {
        return false;
    }
    let margin = indents::columns(lines[1]);
    let indent = (before.indent + indents::columns(lines[0])).saturating_sub(margin);
    let parted = |number: usize| is_hyphenated(lines[number], lines[number + 1]);
    // The rest of a parted word may stand alone on its line.
    let is_rest = |number: usize| number > 0 && parted(number - 1);
    let is_long = |number: usize| WIDTHS.contains(&lengths[number]);
    let full = |number: usize| {
        let length = lengths[number];
        let width = if number == 0 { length + indent } else { length };
        parted(number)
            || is_rest(number)
            || width + 1 + indents::first_word(lines[number + 1]) > longest
    };
    let breaks = 0..lines.len() - 1;
    let goes_on = |line: &&str| line.trim_start().starts_with(char::is_lowercase);
    let wide = || {
        let mut breaks = breaks.clone();
        WIDTHS.contains(&longest)
            && breaks.all(|number| is_long(number) || parted(number) || is_rest(number))
            && lines[1..].iter().any(goes_on)
    };
    breaks.clone().all(full) && (wide() || COLUMNS.contains(&longest) && is_column(lines, longest))
}

/// Whether lines that are full are those of a column of prose and no verse, list or table: half of them go on in lower case (or one
/// where a sentence ends inside a line), half end without a mark, none begins a sentence in the middle of one, no gap stands in them, and
/// the last ends a sentence. Of two lines the first must end inside a word or be long.
fn is_column(lines: &[&str], longest: usize) -> bool {
    let mut pairs = lines.windows(2);
    let breaks = lines.len() - 1;
    let goes_on = |line: &str| line.trim_start().starts_with(char::is_lowercase);
    let is_open = |line: &str| {
        line.trim_end()
            .ends_with(|c: char| c.is_alphanumeric() || c == '-')
    };
    let count = |is: &dyn Fn(&[&str]) -> bool| lines.windows(2).filter(|pair| is(pair)).count();
    let begins_anew = |pair: &[&str]| {
        let word = pair[1].trim_start();
        let end = word.find(|c: char| !c.is_alphanumeric());
        let word = &word[..end.unwrap_or(word.len())];
        is_open(pair[0])
            && word.starts_with(char::is_uppercase)
            && lexicon::facts(&fold(word)).has(WordFacts::OPENER)
    };
    let has_gap = |line: &&str| line.trim().contains("  ") || line.trim().contains('\t');
    let parted = pairs.any(|pair| is_hyphenated(pair[0], pair[1]));
    let going_on = count(&|pair| goes_on(pair[1]));
    let is_prose = 2 * going_on >= breaks
        || going_on > 0 && lines.iter().any(|line| indents::ends_sentence_inside(line));
    is_prose
        && 2 * count(&|pair| is_open(pair[0])) >= breaks
        && count(&begins_anew) == 0
        && !lines.iter().any(has_gap)
        && lines
            .last()
            .is_some_and(|last| indents::ends_sentence(last))
        && (breaks > 1 || parted || longest >= PAIR)
}

/// Whether a word that begins on the one line ends on the next.
fn is_hyphenated(line: &str, next: &str) -> bool {
    let begun = line.trim_end().strip_suffix(['-', '\u{2010}']);
    begun.is_some_and(|begun| begun.ends_with(char::is_alphabetic))
        && next.trim_start().starts_with(char::is_lowercase)
}

/// Whether a line is a list item, heading, quotation or rule of Markdown.
fn is_marked(line: &str) -> bool {
    let line = line.trim_start();
    let mark = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['#', '>', '|', '•', '◦', '▪'])
        || ["- ", "* ", "+ ", "– ", "---", "***", "==="]
            .iter()
            .any(|start| line.starts_with(start))
        || mark.len() < line.len() && (mark.starts_with(". ") || mark.starts_with(") "))
}

pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(char::is_whitespace)
}

/// End of the line that begins at `start`, before its line end (LF, CRLF or a lone CR).
pub(super) fn line_end(text: &str, start: usize) -> usize {
    text.as_bytes()[start..]
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .map_or(text.len(), |found| start + found)
}

/// Start of the next line, after the line end at `end`.
pub(super) fn after_break(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    end + if rest.starts_with("\r\n") {
        2
    } else {
        usize::from(!rest.is_empty())
    }
}

/// The end of the line before the one that begins at `start`.
fn break_before(text: &str, start: usize) -> usize {
    let before = &text[..start];
    before.len()
        - if before.ends_with("\r\n") {
            2
        } else {
            usize::from(!before.is_empty())
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks around the longest that counts, with every kind of line end and what may stand behind them.
    #[test]
    fn a_block_is_judged_alike_without_what_stands_far_behind_it() {
        let line = "the harbour of the old town was opened again by the mayor on a fine day of";
        for end in ["\n", "\r\n", "\r"] {
            let lines = MAX_BLOCK / (line.len() + end.len());
            for count in [lines - 1, lines, lines + 1, lines * 3] {
                for padding in 0..4 {
                    let last = "x".repeat(line.len() - padding);
                    let block = format!("{}{last}", format!("{line}{end}").repeat(count - 1));
                    for behind in ["", end, "   \t  more", &format!("{end}{end}More.")] {
                        let text = format!("{block}{behind}");
                        assert_eq!(
                            begins_wrapped(&text, 0),
                            block_at(&text, 0, Before::default()).1
                        );
                    }
                }
            }
        }
    }

    fn is_one(text: &str) -> bool {
        Paragraphs::new(text, "").count() == 1
    }

    #[test]
    fn a_narrow_column_is_one_paragraph() {
        for text in [
            "The council of Kest voted on Monday to\nclose the old bridge for repairs that will\ntake nine months, the mayor said.",
            "The council of Kest voted on Mon-\nday to close the old bridge.",
            "He leaves the firm at the end of\nJune. Nobody follows him, said the\nchair of the board of the firm.",
            "The council of Kest voted on Monday\nto close the bridge.",
            "The chair of the board of Kest\nWater, Ann Poe, said that it was\n\"sorry\". She will leave the firm\nin June.",
            "The bridge will be closed for re-\npairs,\nthe council of Kest has decided.",
        ] {
            assert!(is_one(text), "{text}");
            let margin = format!("    {}", text.replace('\n', "\n    "));
            assert!(is_one(&margin), "{margin}");
            for at in 0..text.len() {
                assert_eq!(paragraph_start(text, at), 0, "{text}");
            }
        }
    }

    #[test]
    fn verse_lists_and_tables_keep_their_lines() {
        for text in [
            "The curfew tolls the knell of parting day,\nThe lowing herd winds slowly o'er the lea,\nThe ploughman homeward plods his weary way.",
            "roses are red in the garden of Kest,\nviolets are blue on the hills in the west,\nsugar is sweet and the baker knows best.",
            "two eggs from the farm behind Kest\nthree cups of flour and a pinch of salt\nbutter for the tin and some for later",
            "Kest Harbour Lane 12, third floor\nOffice of the mayor and the council\nKest, Northland",
            "Bridge closed for repairs in Kest\nThe mayor closed the old bridge on\nMonday, and nobody knew the reason.",
            "cod from the north       6.50 crowns\nherring from the bay     2.10 crowns.",
            "the ferry left\nat nine.",
        ] {
            assert_eq!(
                Paragraphs::new(text, "").count(),
                text.lines().count(),
                "{text}"
            );
        }
    }

    /// Each line of a table may be asked about; looking through the whole table for each took minutes.
    #[test]
    fn lines_of_a_long_table_are_found_quickly() {
        let text = "Ulla Berg, elected\n".repeat(40_000);
        for at in (0..text.len()).step_by(19 * 40) {
            assert_eq!(paragraph_start(&text, at), at);
        }
    }
}
