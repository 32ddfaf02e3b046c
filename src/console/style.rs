//! How output looks: colours and width. Decided once from what is known about the terminal.

/// Narrower terminals are treated as this wide: beside the bar of a quote some letters have to fit.
const LEAST_WIDTH: usize = 10;
/// That of a terminal that says it has no columns at all.
const WITHOUT_COLUMNS: usize = 24;
/// Longer lines are hard to read.
const MOST_WIDTH: usize = 100;

/// Whether to use ANSI styles, and where to break lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    ansi: bool,
    width: Option<usize>,
}

impl Style {
    /// For pipes and files: no styles and no line breaks inside a quote, so that it can be searched.
    #[must_use]
    pub fn plain() -> Self {
        Self::default()
    }

    /// For a terminal with that many columns. `NO_COLOR`, when set to anything but nothing, turns styles off
    /// (<https://no-color.org>), and so does `TERM=dumb`.
    #[must_use]
    pub fn terminal(columns: usize, no_color: Option<&str>, term: Option<&str>) -> Self {
        Self {
            ansi: no_color.is_none_or(str::is_empty) && term != Some("dumb"),
            width: Some(match columns {
                0 => WITHOUT_COLUMNS,
                some => some.clamp(LEAST_WIDTH, MOST_WIDTH),
            }),
        }
    }

    /// Columns to break lines at; `None` leaves lines as they are.
    #[must_use]
    pub fn width(self) -> Option<usize> {
        self.width
    }

    /// The same, but with lines of so many columns at least: for tables, whose columns are wider than the narrowest terminals.
    #[must_use]
    pub fn at_least(self, columns: usize) -> Self {
        Self {
            width: self.width.map(|width| width.max(columns)),
            ..self
        }
    }

    /// Text that stands out.
    #[must_use]
    pub fn bold(self, text: &str) -> String {
        self.wrapped("\u{1b}[1m", text, "\u{1b}[22m")
    }

    /// Text that steps back.
    #[must_use]
    pub fn dim(self, text: &str) -> String {
        self.wrapped("\u{1b}[2m", text, "\u{1b}[22m")
    }

    /// Text that warns.
    #[must_use]
    pub fn warn(self, text: &str) -> String {
        self.wrapped("\u{1b}[33m", text, "\u{1b}[39m")
    }

    fn wrapped(self, on: &str, text: &str, off: &str) -> String {
        if self.ansi && !text.is_empty() {
            format!("{on}{text}{off}")
        } else {
            text.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_and_dumb_terminals_get_no_styles() {
        assert_eq!(
            Style::terminal(80, None, None).bold("x"),
            "\u{1b}[1mx\u{1b}[22m"
        );
        assert_eq!(
            Style::terminal(80, Some(""), None).bold("x"),
            "\u{1b}[1mx\u{1b}[22m"
        );
        assert_eq!(Style::terminal(80, Some("1"), None).bold("x"), "x");
        assert_eq!(Style::terminal(80, None, Some("dumb")).bold("x"), "x");
        assert_eq!(Style::plain().bold("x"), "x");
    }

    #[test]
    fn the_width_stays_readable() {
        assert_eq!(Style::terminal(0, None, None).width(), Some(24));
        assert_eq!(Style::terminal(20, None, None).width(), Some(20));
        let table = Style::terminal(20, None, None).at_least(24);
        assert_eq!(table.width(), Some(24));
        assert_eq!(Style::terminal(3, None, None).width(), Some(10));
        assert_eq!(Style::terminal(400, None, None).width(), Some(100));
        assert_eq!(Style::plain().width(), None);
    }
}
