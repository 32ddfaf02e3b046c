//! The display title: the headline, else the opening words of the first sentence.

use super::byline::is_outlet;
use super::faults::is_unshowable;
use super::header::{Value, tidy};
use super::outlets::outlet_key;
use super::publication::publication;
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

/// Words at least of a headline before the name of its outlet.
const WORDS_BEFORE_OUTLET: usize = 3;

/// A headline without the name of its outlet behind a sign, and that name: `Bridge closed for a year - Northern Post`. What stands there
/// must be the outlet that is `known`, or where none is known like one by its words.
pub(super) fn without_outlet(
    title: &Title,
    text: &str,
    known: Option<&str>,
) -> Option<(Title, String)> {
    let raw = title.span?.cut(text)?;
    let (at, sign) = [" | ", " - ", " – ", " — "]
        .iter()
        .filter_map(|sign| Some((raw.rfind(sign)?, sign)))
        .max()?;
    let (before, name) = (raw[..at].trim_end(), raw[at + sign.len()..].trim());
    let is_same = |known: &str| outlet_key(publication(known)) == outlet_key(name);
    let fits = known.map_or_else(|| is_outlet(name), is_same)
        && before.split_whitespace().count() >= WORDS_BEFORE_OUTLET;
    // What is shown may differ from what is written by the marks and the codes in it.
    let shown = title
        .text
        .rfind(sign.trim())
        .map(|at| title.text[..at].trim_end());
    let start = title.span?.start();
    let span = Span::new(start, start + before.len())?;
    let text = shown.filter(|shown| fits && !shown.is_empty())?;
    Some((
        Title {
            text: text.to_owned(),
            kind: title.kind,
            span: Some(span),
        },
        tidy(name),
    ))
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
    fn the_outlet_behind_a_headline_is_no_part_of_it() {
        let parted = |title: &str, known: Option<&str>| {
            let whole = Title {
                text: title.to_owned(),
                kind: TitleKind::Metadata,
                span: Some(Span::of(title)),
            };
            let (cut, outlet) = without_outlet(&whole, title, known)?;
            assert_eq!(
                cut.span.and_then(|span| span.cut(title)),
                Some(cut.text.as_str())
            );
            Some((cut.text, outlet))
        };
        let found =
            |outlet: &str| Some(("Bridge closed for repairs".to_owned(), outlet.to_owned()));
        let post = found("Northern Post");
        for known in [None, Some("Northern Post"), Some("Northern Post - News")] {
            for sign in ["-", "|", "–"] {
                assert_eq!(
                    parted(
                        &format!("Bridge closed for repairs {sign} Northern Post"),
                        known
                    ),
                    post
                );
            }
        }
        assert_eq!(
            parted("Bridge closed for repairs | Kest", Some("Kest")),
            found("Kest")
        );
        for (title, known) in [
            (
                "Bridge closed for repairs - Northern Post",
                Some("Kest Times"),
            ),
            ("Bridge closed for repairs - mayor", None),
            ("Bridge closed for repairs | Kest", None),
            ("Interview - Northern Post", None),
            ("Bridge closed for repairs", None),
        ] {
            assert_eq!(parted(title, known), None, "{title}");
        }
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
