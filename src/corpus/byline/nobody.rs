//! What stands in the place of an author and names nobody: `Staff Writer`, `Newsroom`, `Admin`.

use crate::text::fold;

/// Such words, folded.
const PLACEHOLDERS: [&str; 30] = [
    "staff",
    "staff writer",
    "staff writers",
    "staff reporter",
    "staff reporters",
    "staff correspondent",
    "our staff",
    "our reporter",
    "our reporters",
    "our correspondent",
    "our correspondents",
    "our staff reporter",
    "our own correspondent",
    "the newsroom",
    "newsroom",
    "news staff",
    "news desk",
    "newsdesk",
    "web desk",
    "online desk",
    "editorial staff",
    "editorial team",
    "web editor",
    "news editor",
    "online editor",
    "admin",
    "administrator",
    "webmaster",
    "unknown",
    "n/a",
];

/// Whether the names of a byline are such words and nothing else.
pub(super) fn is(names: &str) -> bool {
    PLACEHOLDERS.contains(&fold(names.trim()).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_nobody() {
        for names in [
            "STAFF WRITER",
            "Staff Reporter",
            "Newsroom",
            "admin",
            "Our Correspondent",
        ] {
            assert!(is(names), "{names}");
        }
        for names in [
            "Ann Poe",
            "Adam Min",
            "Staff Writer Ann Poe",
            "Editorial Board",
            "",
        ] {
            assert!(!is(names), "{names}");
        }
    }
}
