//! Paragraphs that only the indentation of their first line tells apart, as typewriters and printed books set them:
//!
//! ```text
//!    The council voted on Monday to close the bridge for repairs that
//! will take nine months.
//!    Residents were told on Tuesday.
//! ```

use super::paragraphs::{after_break, is_blank, line_end};

/// Columns that a tab stands for.
const TAB: usize = 8;

/// Columns before the first letter of a line.
pub(super) fn columns(line: &str) -> usize {
    line.chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| if c == '\t' { TAB } else { 1 })
        .sum()
}

/// Characters of a line's first word.
pub(super) fn first_word(line: &str) -> usize {
    let word = line.split_whitespace().next();
    word.map_or(0, |word| word.chars().count())
}

/// Whether the line of `text` that begins at the byte `start` begins a paragraph by its indentation, where `above` is the line before it.
/// The one below a bullet is indented, too: so the line above must end a sentence or have room for the first word.
pub(super) fn begin(above: &str, text: &str, start: usize) -> bool {
    let stop = line_end(text, start);
    let line = &text[start..stop];
    let own = columns(line);
    if own == 0 || is_blank(line) {
        return false;
    }
    let below = after_break(text, stop);
    let below = &text[below..line_end(text, below)];
    let goes_on_further_left = !is_blank(below) && columns(below) < own;
    (columns(above) < own || goes_on_further_left)
        && (ends_sentence(above) || has_room(above, line))
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || "”’\"')".contains(c));
    line.ends_with(['.', '!', '?', ':', '…'])
}

/// Letters at least of a word behind which a full stop ends a sentence, for abbreviations are shorter.
const WHOLE_WORD: usize = 4;

/// Whether a sentence ends inside a line and another begins there.
pub(super) fn ends_sentence_inside(line: &str) -> bool {
    let words = || line.split_whitespace();
    words().zip(words().skip(1)).any(|(word, next)| {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        bare.chars().count() >= WHOLE_WORD
            && !bare.contains('.')
            && ends_sentence(word)
            && !word.ends_with(':')
            && next.starts_with(char::is_uppercase)
    })
}

/// Whether the first word of `line` would have stood on the line above: then a paragraph ended there.
fn has_room(above: &str, line: &str) -> bool {
    let width = |line: &str| line.trim_end().chars().count();
    width(above) + 1 + first_word(line) < width(line)
}

#[cfg(test)]
mod tests {
    use crate::model::Span;
    use crate::text::sentences::{Paragraphs, paragraph_start, sentences};

    fn paragraphs(text: &str) -> Vec<String> {
        let one = |span: Span| {
            let words = span.cut(text).unwrap_or_default().split_whitespace();
            words.collect::<Vec<_>>().join(" ")
        };
        Paragraphs::new(text, "").map(one).collect()
    }

    const STORY: &str = concat!(
        "   The council voted on Monday to close the old bridge for repairs that\n",
        "will take nine months, the mayor said after the meeting in the hall of\n",
        "Harrow.\n",
        "   Residents were told on Tuesday.\n",
        "   They will have to take the ferry, which leaves every hour from the pier\n",
        "behind the station.\n",
    );

    #[test]
    fn indented_lines_begin_paragraphs() {
        let found = paragraphs(STORY);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].ends_with("the hall of Harrow."));
        assert_eq!(found[1], "Residents were told on Tuesday.");
        assert_eq!(sentences(STORY, Span::of(STORY)).len(), 3);
        for indent in ["\t", " ", "      "] {
            let text = STORY.replace("   ", indent).replace('\n', "\r\n");
            assert_eq!(paragraphs(&text), found, "{indent:?}");
        }
        let headed = format!("Bridge to close\n{STORY}");
        assert_eq!(paragraphs(&headed)[1..], found);
        // The body of an article begins behind the white space.
        let body = Span::new(3, STORY.len()).unwrap();
        assert_eq!(sentences(STORY, body).len(), 3);
    }

    #[test]
    fn every_place_of_an_indented_paragraph_knows_its_start() {
        for paragraph in Paragraphs::new(STORY, "") {
            for at in paragraph.start()..paragraph.end() {
                assert_eq!(paragraph_start(STORY, at), paragraph.start(), "{at}");
            }
        }
    }

    #[test]
    fn other_indented_lines_begin_none() {
        // The second line of an item, a block that is indented as a whole, and verse.
        let hanging = "\
The council voted on Monday to close the bridge for repairs that may well
   take nine months, the mayor said after the meeting in the old hall of
   Harrow.
";
        assert_eq!(paragraphs(hanging).len(), 1);
        let quoted = hanging.replace("   ", "").replace('\n', "\n    ");
        assert_eq!(paragraphs(&format!("    {quoted}")).len(), 1);
        assert_eq!(paragraphs("Roses are red,\n  violets are blue\n").len(), 2);
    }
}
