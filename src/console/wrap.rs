//! Breaking text into lines by the width that a terminal shows, with bold parts that survive the break.

use unicode_width::UnicodeWidthChar as _;

use super::Style;

/// A run of text that is bold or not. Already safe for a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) bold: bool,
}

impl Run {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: false,
        }
    }
}

/// Where the lines of a paragraph begin: `first` before the first line, `rest` before the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Indent<'a> {
    pub(super) first: &'a str,
    pub(super) rest: &'a str,
}

/// Breaks runs into lines of at most the style's width; without a width only line feeds break. Blank lines inside
/// the text stay as one, with the indent's visible part.
pub(super) fn wrap(runs: &[Run], indent: Indent<'_>, style: Style) -> String {
    let mut lines = Lines::new(indent, style);
    let mut word: Vec<Run> = Vec::new();
    for run in runs {
        for (number, line) in run.text.split('\n').enumerate() {
            if number > 0 {
                lines.word(&std::mem::take(&mut word));
                lines.end_line();
            }
            for part in line.split_inclusive(' ') {
                word.push(Run {
                    text: part.to_owned(),
                    bold: run.bold,
                });
                if part.ends_with(' ') {
                    lines.word(&std::mem::take(&mut word));
                }
            }
        }
    }
    lines.word(&word);
    lines.finish()
}

/// Columns that a text takes. Control characters have none; they do not occur in safe text.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Lines while they are put together. `line` keeps styled pieces, `used` the columns they take without styles.
struct Lines<'a> {
    indent: Indent<'a>,
    style: Style,
    done: Vec<String>,
    line: Vec<Run>,
    used: usize,
    /// Whether the last line in `done` is blank.
    after_blank: bool,
}

impl<'a> Lines<'a> {
    fn new(indent: Indent<'a>, style: Style) -> Self {
        Self {
            indent,
            style,
            done: Vec::new(),
            line: Vec::new(),
            used: 0,
            after_blank: false,
        }
    }

    fn prefix(&self) -> &'a str {
        if self.done.is_empty() {
            self.indent.first
        } else {
            self.indent.rest
        }
    }

    fn room(&self) -> usize {
        let width = self.style.width().unwrap_or(usize::MAX);
        width.saturating_sub(columns(self.prefix())).max(1)
    }

    /// Adds a word, whose parts may be bold or not, on a new line when it does not fit. The space at its end may
    /// hang over.
    fn word(&mut self, parts: &[Run]) {
        let spaces = |run: &Run| run.text.len() - run.text.trim_end_matches(' ').len();
        let wide = parts.iter().map(|run| columns(&run.text)).sum::<usize>()
            - parts.last().map_or(0, spaces);
        if self.used > 0 && self.used + wide > self.room() {
            self.end_line();
        }
        for part in parts {
            if wide <= self.room() {
                self.push(&part.text, part.bold);
            } else {
                self.break_word(&part.text, part.bold);
            }
        }
    }

    /// A word that is wider than a line is broken between characters.
    fn break_word(&mut self, word: &str, bold: bool) {
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if c != ' ' && self.used > 0 && self.used + wide > self.room() {
                self.end_line();
            }
            self.push(c.encode_utf8(&mut [0; 4]), bold);
        }
    }

    fn push(&mut self, text: &str, bold: bool) {
        self.used += columns(text);
        match self.line.last_mut() {
            Some(run) if run.bold == bold => run.text.push_str(text),
            _ => self.line.push(Run {
                text: text.to_owned(),
                bold,
            }),
        }
    }

    fn end_line(&mut self) {
        let prefix = self.prefix();
        let mut line = prefix.to_owned();
        let runs = std::mem::take(&mut self.line);
        let last = runs.len().saturating_sub(1);
        for (number, run) in runs.iter().enumerate() {
            let text = if number == last {
                run.text.trim_end_matches(' ')
            } else {
                &run.text
            };
            line.push_str(&if run.bold {
                self.style.bold(text)
            } else {
                text.to_owned()
            });
        }
        self.used = 0;
        let blank = runs.iter().all(|run| run.text.trim().is_empty());
        if !(blank && self.after_blank) {
            line.truncate(line.trim_end().len());
            self.done.push(line);
        }
        self.after_blank = blank;
    }

    fn finish(mut self) -> String {
        if self.used > 0 || self.done.is_empty() {
            self.end_line();
        }
        self.done.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NONE: Indent<'_> = Indent {
        first: "",
        rest: "",
    };

    fn terminal(width: usize) -> Style {
        Style::terminal(width, Some("1"), None)
    }

    #[test]
    fn lines_break_at_spaces_and_are_indented() {
        let text = "French troops would leave in the months to come";
        let indent = Indent {
            first: "1. ",
            rest: "   ",
        };
        assert_eq!(
            wrap(&[Run::plain(text)], indent, terminal(24)),
            "1. French troops would\n   leave in the months\n   to come"
        );
    }

    #[test]
    fn without_a_width_a_quote_stays_on_one_line() {
        let text = "x ".repeat(500);
        assert_eq!(
            wrap(&[Run::plain(&text)], NONE, Style::plain()),
            text.trim_end()
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let shown = wrap(&[Run::plain("中".repeat(20))], NONE, terminal(24));
        assert_eq!(shown, format!("{}\n{}", "中".repeat(12), "中".repeat(8)));
    }

    #[test]
    fn a_bold_part_may_end_inside_a_word() {
        let runs = [
            Run::plain("by the end of "),
            Run {
                text: "2023".into(),
                bold: true,
            },
            Run::plain(".”"),
        ];
        let style = Style::terminal(24, None, None);
        assert_eq!(
            wrap(&runs, NONE, style),
            "by the end of \u{1b}[1m2023\u{1b}[22m.”"
        );
    }

    #[test]
    fn several_blank_lines_become_one() {
        assert_eq!(
            wrap(&[Run::plain("a\n\n\n\nb")], NONE, Style::plain()),
            "a\n\nb"
        );
        let bar = Indent {
            first: "1. │ ",
            rest: "   │ ",
        };
        assert_eq!(
            wrap(&[Run::plain("a\n\n\n\nb")], bar, Style::plain()),
            "1. │ a\n   │\n   │ b"
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_nothing_is_lost(
            words in proptest::collection::vec("[a-zé中“.]{1,40}", 0..30),
            bold in proptest::collection::vec(any::<bool>(), 30),
            width in 24_usize..60,
        ) {
            let runs: Vec<Run> = words
                .iter()
                .zip(bold)
                .map(|(word, bold)| Run { text: format!("{word} "), bold })
                .collect();
            let indent = Indent { first: "1. ", rest: "   " };
            let shown = wrap(&runs, indent, terminal(width));
            for line in shown.lines() {
                prop_assert!(columns(line) <= width, "{line:?} in {width}");
            }
            let letters = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
            prop_assert_eq!(letters(&shown), format!("1.{}", letters(&words.concat())));
        }
    }
}
