//! Article text (and anything a user typed) made safe for Discord's markdown.
//!
//! What is shown must equal what is stored, and nothing in it may mention, link, hide or restyle. Discord's clients show
//! a backslash followed by any character that is neither letter, digit nor white space as that character alone, so a
//! backslash goes before every character that could begin markup:
//!
//! * `\ * _ ~ ` | < > [ ] # @ : /` always. `:` and `/` also take the life out of bare links (`https\:\/\/…`), invites
//!   (`discord.gg\/…`, which clients look for in the raw text) and emoji names (`\:tada\:`); `<` and `@` both, so that the
//!   raw text holds no `<@` even for a parser that knows no escapes.
//! * `- +` and the dot or bracket after a number only at the start of a line, where they make lists.
//!
//! Characters that cannot be seen are left out: bidirectional controls (they reorder what stands around them), zero-width
//! characters, soft hyphens, tags and other controls. Joiners stay where scripts and emoji need them. A stored text that
//! holds them is shown without them; the quote's receipt still names the exact bytes.

use unicode_segmentation::UnicodeSegmentation;

/// Longest grapheme that is shown whole, in characters: family emoji and flags need up to about ten, letters with
/// stacked marks ("Zalgo") are cut off here so that they do not cover the lines above.
const GRAPHEME_CHARS: usize = 16;

/// Escapes graphemes one after another and knows where on the line it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Escaper {
    line: Line,
    newlines: u8,
}

/// What the current line holds so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Nothing but white space.
    Blank,
    /// White space and digits: a dot would make it a list.
    Number,
    /// Text.
    Text,
}

impl Escaper {
    /// At the start of a line.
    pub(super) fn new() -> Self {
        Self {
            line: Line::Blank,
            newlines: 0,
        }
    }

    /// Appends the escaped form of one grapheme to `out`. A line break becomes `\n` followed by `prefix`; more than one
    /// blank line in a row is dropped.
    pub(super) fn push(&mut self, grapheme: &str, prefix: &str, out: &mut String) {
        let mut before: Option<char> = None;
        for c in grapheme.chars().take(GRAPHEME_CHARS) {
            if is_line_break(c) {
                if before != Some('\r') || c != '\n' {
                    self.new_line(prefix, out);
                }
            } else if let Some(shown) = visible(c, before, grapheme) {
                self.character(shown, out);
            }
            before = Some(c);
        }
    }

    fn new_line(&mut self, prefix: &str, out: &mut String) {
        self.newlines = self.newlines.saturating_add(1);
        self.line = Line::Blank;
        if self.newlines <= 2 {
            out.push('\n');
            out.push_str(prefix);
        }
    }

    fn character(&mut self, c: char, out: &mut String) {
        let risky = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | ']' | '#' | '@' | ':' | '/' => {
                true
            }
            '-' | '+' => self.line == Line::Blank,
            '.' | ')' => self.line == Line::Number,
            _ => false,
        };
        if risky {
            out.push('\\');
        }
        out.push(c);
        if !c.is_whitespace() {
            self.newlines = 0;
            self.line = match (self.line, c.is_ascii_digit()) {
                (Line::Blank | Line::Number, true) => Line::Number,
                _ => Line::Text,
            };
        }
    }
}

/// Escapes a whole text for a description or content; line breaks stay.
pub(super) fn escape(text: &str) -> String {
    escape_with(text, "")
}

/// Escapes a text that must stay on one line: line breaks become spaces.
pub(super) fn escape_line(text: &str) -> String {
    let flat: String = text
        .chars()
        .map(|c| if is_line_break(c) { ' ' } else { c })
        .collect();
    escape_with(flat.trim(), "")
}

fn escape_with(text: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut escaper = Escaper::new();
    for grapheme in text.graphemes(true) {
        escaper.push(grapheme, prefix, &mut out);
    }
    out
}

/// The text without invisible characters, unescaped and on one line: for places that know no markdown (footers, labels,
/// suggestions).
pub(super) fn plain_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let mut before = None;
        for c in grapheme.chars().take(GRAPHEME_CHARS) {
            if is_line_break(c) {
                out.push(' ');
            } else if let Some(shown) = visible(c, before, grapheme) {
                out.push(shown);
            }
            before = Some(c);
        }
    }
    out.trim().to_owned()
}

fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The character to show for `c`, which stands in `grapheme` after `before`; `None` when it must not be shown.
fn visible(c: char, before: Option<char>, grapheme: &str) -> Option<char> {
    match c {
        '\t' => Some(c),
        // Blank letters: they look like nothing and can push text out of sight.
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' => Some(' '),
        // Joiners and variation selectors belong to a letter or an emoji before them.
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => before
            .filter(|b| !b.is_ascii() && !is_invisible(*b))
            .map(|_| c),
        // Tags spell the flags of England, Scotland and Wales after a black flag, and nothing else that may be seen.
        '\u{e0000}'..='\u{e007f}' => grapheme.starts_with('\u{1f3f4}').then_some(c),
        _ if is_invisible(c) => None,
        _ => Some(c),
    }
}

/// Controls and characters of no width (Unicode categories Cc and Cf with the joiners, and a few more that render empty).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A model of Discord's markdown: what a reader sees of `markdown`, and whatever in it is live.
    pub(in crate::discord) struct Seen {
        pub(in crate::discord) text: String,
        pub(in crate::discord) live: Vec<String>,
    }

    /// Reads markdown as Discord's clients do: an escape shows the character after it and makes it inert.
    pub(in crate::discord) fn see(markdown: &str) -> Seen {
        let mut raw = String::new();
        let mut text = String::new();
        let mut chars = markdown.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.peek() {
                Some(&next)
                    if c == '\\' && !next.is_ascii_alphanumeric() && !next.is_whitespace() =>
                {
                    // U+FFFC stands for "some inert character" in what the patterns below look at.
                    raw.push('\u{fffc}');
                    text.push(next);
                    chars.next();
                }
                _ => {
                    raw.push(c);
                    text.push(c);
                }
            }
        }
        Seen {
            text,
            live: live(&raw),
        }
    }

    static LIVE: std::sync::LazyLock<Vec<regex::Regex>> = std::sync::LazyLock::new(|| {
        let patterns = [
            r"\*|_|~~|`|\|\|",
            r"<(@|#|t:|a?:|/|id:|https?:|mailto:|tel:)",
            r"@everyone|@here",
            r"\[[^\]]*\]\([^)]*\)",
            r"(https?|steam|discord)://\S",
            r"discord(\.gg|(app)?\.com/invite)/\S",
            r":[^\s:]+:",
            r"(?m)^\s*(>|>>>|#{1,3}|-#) ",
            r"(?m)^\s*[-*+] ",
            r"(?m)^\s*\d+[.)] ",
        ];
        patterns
            .iter()
            .map(|p| regex::Regex::new(p).unwrap())
            .collect()
    });

    fn live(raw: &str) -> Vec<String> {
        LIVE.iter()
            .filter_map(|p| p.find(raw).map(|m| m.as_str().to_owned()))
            .collect()
    }

    /// Takes out bold marks, minding escapes; they must come in pairs.
    pub(in crate::discord) fn unbold(markdown: &str) -> String {
        let mut out = String::new();
        let mut chars = markdown.chars().peekable();
        let mut marks = 0;
        while let Some(c) = chars.next() {
            match (c, chars.peek()) {
                ('\\', Some(_)) => {
                    out.push(c);
                    out.extend(chars.next());
                }
                ('*', Some('*')) => {
                    chars.next();
                    marks += 1;
                }
                _ => out.push(c),
            }
        }
        assert_eq!(marks % 2, 0, "{markdown:?}");
        out
    }

    fn check(stored: &str) {
        let seen = see(&escape(stored));
        assert_eq!(seen.text, stored);
        assert_eq!(seen.live, Vec::<String>::new(), "{stored:?}");
    }

    #[test]
    fn hostile_text_shows_as_stored_and_holds_nothing_live() {
        for text in [
            "@everyone @here <@1> <@!1> <@&1> <#1> <t:1:R> <:a:1> <a:b:1> </ask:1> <id:browse>",
            "**bold** __under__ *it* _it_ ~~gone~~ ||spoiler|| `code` ```block```",
            "[safe](https://evil.example) <https://evil.example> https://evil.example/x discord.gg/abc",
            "# heading\n## two\n-# small\n> quote\n>>> all\n- item\n* item\n+ item\n1. one\n 2) two",
            ":tada: :smile: ¯\\_(ツ)_/¯ \\*not\\* C:\\new\\",
            "U.S. troops (about 1,500) at 12:30 said \"no\" – 'd’etat' a.m. 3.14 and/or",
        ] {
            check(text);
        }
    }

    #[test]
    fn the_model_sees_what_is_live() {
        for live in [
            "**x**",
            "<@1>",
            "@everyone",
            "[a](b)",
            "https://a.b",
            ":tada:",
            "# h",
            "- i",
            "1. i",
            "||s||",
        ] {
            assert!(!see(live).live.is_empty(), "{live}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(
            escape("a\u{202e}b\u{200b}c\u{feff}d\u{ad}e\u{2066}f\u{0}g"),
            "abcdefg"
        );
        assert_eq!(escape("a\u{e0041}\u{e0042}"), "a");
    }

    #[test]
    fn joiners_stay_where_scripts_and_emoji_need_them() {
        for text in ["👨\u{200d}👩\u{200d}👧", "می\u{200c}خواهم", "❤\u{fe0f}"] {
            assert_eq!(escape(text), text);
        }
        assert_eq!(escape("a\u{200d}b"), "ab");
    }

    #[test]
    fn stacked_marks_are_cut_off() {
        let zalgo = format!("a{}b", "\u{301}".repeat(500));
        assert!(escape(&zalgo).chars().count() <= GRAPHEME_CHARS + 1);
    }

    #[test]
    fn many_blank_lines_become_one() {
        assert_eq!(escape("a\n\n\n\n\r\n\nb"), "a\n\nb");
        assert_eq!(escape_line("a\nb\u{2028}c"), "a b c");
    }

    /// Found by the property below.
    #[test]
    fn a_line_feed_beside_a_control_character_is_inert() {
        let text = "\n\0";
        assert!(see(&escape(text)).live.is_empty());
        assert!(!escape_line(text).contains('\n') && !plain_line(text).contains('\n'));
    }

    proptest! {
        #[test]
        fn any_visible_text_shows_as_stored_and_is_inert(
            text in r"([ -~]|é|“|”|—|😀|[*_~`|<>@#:/\[\]()\\.!-]|https://|discord\.gg/|@everyone|1\. |\n[ -~]){0,60}"
        ) {
            let text = text.trim_matches('\n').to_owned();
            let seen = see(&escape(&text));
            prop_assert_eq!(&seen.text, &text);
            prop_assert!(seen.live.is_empty(), "{:?} in {:?}", seen.live, text);
        }

        #[test]
        fn any_text_at_all_is_inert(text in any::<String>()) {
            prop_assert!(see(&escape(&text)).live.is_empty());
            prop_assert!(!escape_line(&text).contains('\n'));
            prop_assert!(!plain_line(&text).contains('\n'));
        }
    }
}
