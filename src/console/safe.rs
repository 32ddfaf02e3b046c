//! Making text harmless for a terminal, visibly.
//!
//! Everything that came from outside (articles, file names, what a person typed) may hold escape sequences,
//! direction overrides and characters without width. They are replaced by something that shows; all else stays as
//! it is. Line feeds stay, for the caller breaks lines; a carriage return before a line feed goes.

use std::borrow::Cow;

/// Whether a character could move, restyle, reorder or hide text in a terminal. The line feed counts: whoever keeps
/// lines handles it apart.
///
/// Sources: Unicode general category Cc; `Bidi_Control` and `Default_Ignorable_Code_Point` of the Unicode character
/// database 17, without the variation selectors U+FE00 to U+FE0F, which emoji need and which cannot hide a letter.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The text with every hostile character made visible: `\u{1b}` becomes `␛`, a direction override `<U+202E>`.
/// Line feeds stay, tabs become a space.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && is_hostile(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' => shown.push('\n'),
            '\t' => shown.push(' '),
            '\r' if rest.peek() == Some(&'\n') => {}
            c if is_hostile(c) => push_visible(&mut shown, c),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// [`safe`] on one line: line feeds become spaces.
#[must_use]
pub(crate) fn safe_line(text: &str) -> String {
    safe(text).replace('\n', " ")
}

/// Appends the visible stand-in of a hostile character: Unicode's control pictures where there is one.
fn push_visible(shown: &mut String, c: char) {
    let code = u32::from(c);
    let picture = match code {
        0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(picture) => shown.push(picture),
        None => shown.push_str(&format!("<U+{code:04X}>")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "“literally … embassy.\"",
            "d’etat",
            "Größe, naïve, 中文, عربي, 😀",
            "two\n\nlines",
            "❤\u{fe0f}",
        ] {
            assert!(matches!(safe(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn hostile_characters_become_visible() {
        assert_eq!(safe("a\u{1b}[31mred\u{7}"), "a␛[31mred␇");
        assert_eq!(safe("\u{9b}2J\u{7f}"), "<U+009B>2J␡");
        assert_eq!(safe("evil\u{202e}txt.exe"), "evil<U+202E>txt.exe");
        assert_eq!(safe("pass\u{200b}word"), "pass<U+200B>word");
        assert_eq!(safe("tag\u{e0041}"), "tag<U+E0041>");
    }

    #[test]
    fn line_ends_are_kept_and_lone_carriage_returns_shown() {
        assert_eq!(safe("a\r\nb"), "a\nb");
        assert_eq!(safe("real\rfake"), "real␍fake");
        assert_eq!(safe_line("a\r\nb\tc"), "a b c");
    }

    proptest! {
        #[test]
        fn nothing_hostile_is_left(text in any::<String>()) {
            let shown = safe(&text);
            prop_assert!(!shown.chars().any(|c| c != '\n' && is_hostile(c)));
        }

        #[test]
        fn what_is_harmless_stays_in_order(text in any::<String>()) {
            let harmless: String = text.chars().filter(|c| !is_hostile(*c)).collect();
            let shown = safe(&text);
            let mut rest = shown.chars();
            prop_assert!(harmless.chars().all(|c| rest.any(|other| other == c)));
        }

        #[test]
        fn safe_text_is_safe_again(text in any::<String>()) {
            let once = safe(&text).into_owned();
            prop_assert_eq!(safe(&once).into_owned(), once.clone());
        }
    }
}
