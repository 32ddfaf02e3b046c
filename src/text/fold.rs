//! Folding of text for matching: case, diacritics, curly quotes, dashes. Never used for quoting.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-cases, removes diacritics and makes typographic quotes and dashes plain. The length in bytes may change.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// [`fold`] onto the end of `out`.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    // Lower case after the decomposition: "İ" gives "i" with a dot that is then dropped.
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd() {
        match plain(c) {
            Plain::Nothing => {}
            Plain::Char(c) => out.push(c),
            Plain::Letters(letters) => out.push_str(letters),
        }
    }
}

enum Plain {
    Nothing,
    Char(char),
    Letters(&'static str),
}

/// The plain form of a decomposed, lower-case character.
fn plain(c: char) -> Plain {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2b9}' | '\u{2bc}' | '\u{2032}' => {
            Plain::Char('\'')
        }
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => Plain::Char('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Plain::Char('-'),
        // Letters that Unicode does not decompose, as English news prints them without their marks.
        'ø' => Plain::Char('o'),
        'ł' => Plain::Char('l'),
        'đ' | 'ð' => Plain::Char('d'),
        'ı' => Plain::Char('i'),
        'ħ' => Plain::Char('h'),
        'æ' => Plain::Letters("ae"),
        'œ' => Plain::Letters("oe"),
        'ß' => Plain::Letters("ss"),
        'þ' => Plain::Letters("th"),
        // Soft hyphens and zero-width characters are not seen, so they must not keep words apart.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Plain::Nothing,
        c if c.is_ascii() => Plain::Char(c),
        c if is_combining_mark(c) => Plain::Nothing,
        c => Plain::Char(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_marks_quotes_and_dashes_do_not_matter() {
        for (text, folded) in [
            ("Élysée", "elysee"),
            ("“d’État” – “l’été”", "\"d'etat\" - \"l'ete\""),
            ("İstanbul", "istanbul"),
            ("Łódź Ørsted Straße Œuvre", "lodz orsted strasse oeuvre"),
            ("co\u{ad}operation", "cooperation"),
            ("ΑΘΗΝΑ", "αθηνα"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
