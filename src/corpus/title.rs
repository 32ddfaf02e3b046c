//! The display title: the headline, else the opening words of the first sentence.

use super::faults::is_unshowable;
use super::header::Value;
use crate::model::{Span, Title, TitleKind};

/// Length of an opening in characters: about a line on a phone held sideways.
const OPENING: usize = 72;

/// A title that the file itself gives.
pub(super) fn headline(value: &Value) -> Title {
    Title {
        text: value.text.clone(),
        kind: TitleKind::Metadata,
        span: Some(value.span),
    }
}

/// Words at most of a line that only names who speaks.
const LABEL_WORDS: usize = 6;

/// Whether a line only says who speaks: in a transcript, in capitals (`JANE DOE, HOST:`), or above a statement (`Office of the Governor`).
pub(super) fn is_label(line: &str) -> bool {
    line.strip_suffix(':').is_some_and(is_speaker) || is_office(line)
}

fn is_speaker(name: &str) -> bool {
    name.split_whitespace().count() <= LABEL_WORDS
        && name.contains(char::is_uppercase)
        && !name.contains(char::is_lowercase)
        && !name.contains(|c: char| c.is_ascii_digit())
}

/// What an office that gives out statements is called, and those of its rooms that do so.
const OFFICES: &[&str] = &["Office", "Ministry", "Department", "Embassy", "Secretariat"];
const ROOMS: &[&str] = &["Press Office", "Press Department", "Press Service"];
/// Words of what an office is that of, at most: a headline that begins so goes on.
const OF_OFFICE: usize = 2;

/// `Office of the Governor`, `Ministry of Foreign Affairs`, `Press Office`, and nothing else.
fn is_office(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let named = |words: &[&str]| {
        let plain = |word: &&str| {
            word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
        };
        (1..=OF_OFFICE).contains(&words.len()) && words.iter().all(plain)
    };
    let of = match words.as_slice() {
        [office, "of", "the", rest @ ..] | [office, "of", rest @ ..] => {
            OFFICES.contains(office) && named(rest)
        }
        _ => false,
    };
    of || ROOMS.contains(&line)
}

/// The opening words of the article's first sentence, with "…" when more follows.
pub(super) fn opening_words(text: &str, first: Option<Span>) -> Title {
    let sentence = first.and_then(|span| span.cut(text)).unwrap_or_default();
    Title {
        text: cut_at_word(sentence),
        kind: TitleKind::Opening,
        span: None,
    }
}

/// At most [`OPENING`] characters of `sentence`, whole words where there are any.
fn cut_at_word(sentence: &str) -> String {
    let mut title = String::new();
    let mut length = 0;
    for word in sentence.split_whitespace() {
        let word: String = word.chars().filter(|c| !is_unshowable(*c)).collect();
        let more = word.chars().count();
        if length > 0 && length + 1 + more > OPENING {
            let kept = title
                .trim_end_matches([',', ';', ':', '-', '–', '—', ' '])
                .len();
            title.truncate(kept);
            title.push('…');
            return title;
        }
        if more > OPENING {
            return word.chars().take(OPENING).chain(['…']).collect();
        }
        if length > 0 && more > 0 {
            title.push(' ');
            length += 1;
        }
        title.push_str(&word);
        length += more;
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_opening_is_cut_at_a_word() {
        let long =
            "President Emmanuel Macron has said France will withdraw its ambassador and end all";
        assert_eq!(
            cut_at_word(long),
            "President Emmanuel Macron has said France will withdraw its ambassador…"
        );
        assert_eq!(cut_at_word("He  left\n today."), "He left today.");
        assert_eq!(cut_at_word(&"x".repeat(100)).chars().count(), OPENING + 1);
        assert_eq!(cut_at_word(""), "");
    }

    #[test]
    fn who_speaks_first_is_no_title() {
        for label in [
            "JANE DOE, HOST:",
            "DOE:",
            "MAX ROE, BYLINE:",
            "Office of the Governor",
            "Ministry of Foreign Affairs",
            "Press Office",
        ] {
            assert!(is_label(label), "{label}");
        }
        for line in [
            "The council said:",
            "JANE DOE, HOST",
            "JANE DOE: The council met.",
            "5 MAY 2024:",
            "Department of Justice Sues Builder of Bridge",
            "Office of the mayor is robbed",
            "Ministry of Health warned.",
            ":",
        ] {
            assert!(!is_label(line), "{line}");
        }
        let text = "JANE DOE, HOST:\n\nThe council of Lund met.\n\nDOE: It rained.\n";
        let (article, _) = crate::corpus::read_text("a.txt", text.into()).unwrap();
        assert_eq!(article.meta.title.text, "The council of Lund met.");
    }

    proptest! {
        #[test]
        fn an_opening_is_short_and_made_of_the_sentence(text in "\\PC{0,200}") {
            let title = cut_at_word(&text);
            prop_assert!(title.chars().count() <= OPENING + 1);
            prop_assert!(!title.contains('\n'));
        }
    }
}
