//! Discord's limits, and how text is counted against them.
//!
//! Discord's documentation speaks of "characters". Its server counts code points for some fields and its clients count
//! UTF-16 units for others, so Dateline counts UTF-16 units everywhere: a text has never more code points than that,
//! and what fits one way then fits both ways.
//! Source of the numbers: Discord developer documentation, "Message", "Embed limits", "Component reference" and
//! "Application command option choice".

/// Content of a message.
pub(super) const CONTENT: usize = 2_000;
/// Description of an embed.
pub(super) const DESCRIPTION: usize = 4_096;
/// Title of an embed.
pub(super) const TITLE: usize = 256;
/// Footer of an embed.
pub(super) const FOOTER: usize = 2_048;
/// Title, description and footer of all embeds of one message together.
pub(super) const EMBED_TOTAL: usize = 6_000;
/// Embeds of a message.
pub(super) const EMBEDS: usize = 10;
/// Rows of components.
pub(super) const ROWS: usize = 5;
/// Buttons of a row.
pub(super) const ROW_BUTTONS: usize = 5;
/// Label of a button.
pub(super) const LABEL: usize = 80;
/// Identifier of a component.
pub(super) const CUSTOM_ID: usize = 100;
/// Suggestions of an autocomplete.
pub(super) const CHOICES: usize = 25;
/// Name and value of a suggestion.
pub(super) const CHOICE: usize = 100;
/// Longest string option and longest text input that Dateline asks for; Discord allows 6,000 and 4,000.
pub(super) const TYPED: usize = 4_000;

/// Length of `text` as counted against a limit: UTF-16 units.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// `text` cut to at most `limit` units, ending in "…" when something was cut. Cuts between graphemes, and between words
/// when a space is near enough.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if units(text) <= limit {
        return text.to_owned();
    }
    let (mut used, mut end, mut word) = (1, 0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        if grapheme.chars().all(char::is_whitespace) {
            word = at;
        }
        used += units(grapheme);
        if used > limit {
            break;
        }
        end = at + grapheme.len();
    }
    // A space in the last third of what fits is worth more than the letters behind it.
    let cut = if word * 3 >= end * 2 && word > 0 {
        word
    } else {
        end
    };
    match text.get(..cut) {
        Some(kept) if limit > 0 => format!("{}…", kept.trim_end()),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_character_outside_the_basic_plane_counts_twice() {
        assert_eq!(units("é😀"), 3);
    }

    #[test]
    fn shortening_prefers_a_word_end() {
        assert_eq!(
            shorten("President Emmanuel Macron has said", 28),
            "President Emmanuel Macron…"
        );
        assert_eq!(shorten("short", 28), "short");
    }

    proptest! {
        #[test]
        fn a_shortened_text_fits_and_is_a_prefix(text in "\\PC{0,80}", limit in 1_usize..60) {
            let cut = shorten(&text, limit);
            prop_assert!(units(&cut) <= limit);
            prop_assert!(cut == text || text.starts_with(cut.trim_end_matches('…')));
        }
    }
}
