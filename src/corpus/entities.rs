//! Entities of HTML that exports leave in texts: `&amp;`, `&#39;`, `&rsquo;`.
//!
//! In titles and names they are read as what they stand for. In the text itself nothing is changed, for a quote is what the file holds;
//! there they are told as a fault.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Names that texts hold, with what they stand for (HTML 5, section 13.5).
const NAMES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("pound", '£'),
    ("euro", '€'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("uuml", 'ü'),
    ("ouml", 'ö'),
    ("auml", 'ä'),
    ("ccedil", 'ç'),
];

static ENTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("&(?:(?P<name>[a-z]{2,6})|#(?P<number>[0-9]{2,6})|#[xX](?P<hex>[0-9a-fA-F]{2,5}));")
        .expect("the form of an entity is a valid pattern")
});

/// A value with its entities read.
pub(super) fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    ENTITY.replace_all(value, |found: &Captures<'_>| {
        letter(found).map_or_else(|| found[0].to_owned(), String::from)
    })
}

/// The first entity of a text, with its place.
pub(super) fn first(text: &str) -> Option<(usize, &str)> {
    ENTITY
        .captures_iter(text)
        .find(|found| letter(found).is_some())
        .and_then(|found| found.get(0))
        .map(|found| (found.start(), found.as_str()))
}

fn letter(found: &Captures<'_>) -> Option<char> {
    if let Some(name) = found.name("name") {
        let known = NAMES.iter().find(|(known, _)| *known == name.as_str());
        return known.map(|(_, letter)| *letter);
    }
    let code = match (found.name("number"), found.name("hex")) {
        (Some(number), _) => number.as_str().parse().ok()?,
        (None, hex) => u32::from_str_radix(hex?.as_str(), 16).ok()?,
    };
    char::from_u32(code).filter(|letter| !letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read() {
        let check = |value: &str, expect: &str| assert_eq!(decoded(value), expect);
        check(
            "Harrow&#39;s &quot;bridge&quot; &amp; cracks",
            "Harrow's \"bridge\" & cracks",
        );
        check(
            "It&rsquo;s&nbsp;&#8220;closed&#x201D;",
            "It’s\u{a0}“closed”",
        );
        for same in [
            "Q&A",
            "AT&T; B",
            "&unknown;",
            "&#1;",
            "a & b;",
            "Marks & Spencer",
        ] {
            check(same, same);
        }
    }

    #[test]
    fn the_first_entity_of_a_text_is_found() {
        assert_eq!(first("AT&T; it&rsquo;s"), Some((8, "&rsquo;")));
        assert_eq!(first("AT&T; Q&A"), None);
    }
}
