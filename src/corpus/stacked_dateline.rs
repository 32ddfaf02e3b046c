//! A dateline on lines of its own, as pages of broadcasters come out as text: the place, the outlet, and a dash before the story.

use super::byline::is_known_outlet;
use super::header::tidy;
use super::lines::{Line, lines};

/// Most words of the place.
const PLACE_WORDS: usize = 6;

/// The outlet of a dateline that begins with `line`, and the first byte behind its dash.
pub(super) fn read(text: &str, line: Line) -> Option<(String, usize)> {
    let mut full = lines(text, line.start).filter(|line| !line.of(text).trim().is_empty());
    let mut outlet = full.next()?;
    if is_place(outlet.of(text).trim()) && !is_known_outlet(outlet.of(text).trim()) {
        outlet = full.next()?;
    }
    let name = outlet.of(text).trim();
    let dash = full.next()?;
    let content = dash.of(text);
    let behind = content.trim_start().strip_prefix(['—', '–', '-'])?;
    let story = behind.trim_start();
    let fits = is_known_outlet(name) && (story.is_empty() || behind.len() > story.len());
    let next = if story.is_empty() {
        dash.next
    } else {
        dash.end - story.len()
    };
    fits.then(|| (tidy(name), next))
}

/// `Harrow, England`, `Port-au-Prince`: words with capitals and nothing that ends a sentence.
fn is_place(line: &str) -> bool {
    let words = line.split_whitespace();
    words.clone().count() <= PLACE_WORDS
        && words.clone().all(|word| {
            word.starts_with(char::is_uppercase) || matches!(word, "de" | "la" | "of" | "the")
        })
        && !line.ends_with(['.', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(&str, &str)>) {
        let line = Line::at(text, 0).unwrap();
        let found = read(text, line);
        let found = found
            .as_ref()
            .map(|(outlet, next)| (outlet.as_str(), &text[*next..]));
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn place_outlet_and_dash_stand_on_lines_of_their_own() {
        let story = Some(("CNN", "The council met."));
        check("Harrow, England\nCNN\n — \nThe council met.", story);
        check("CNN\n—\nThe council met.", story);
        check("Harrow\n\nCNN\n\n — The council met.", story);
        for text in [
            "Harrow, England\nThe council met.",
            "CNN\nThe council met.",
            "Harrow\nThe Mayor\n— The council met.",
            "CNN\n—he said.",
        ] {
            check(text, None);
        }
    }
}
