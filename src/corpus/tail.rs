//! What stands behind the last sentence of an article and is none: who reported and who edited it, and what readers wrote below it.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::lines;

/// Lines at the end that are looked at.
const MOST_LINES: usize = 3;
/// No such line is longer, in bytes.
const LONGEST: usize = 400;

static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    let work = "(?:additional |further |with )?(?:reporting|writing|editing|translation|graphics)";
    let name = "\\p{Lu}[\\p{L}'’.-]*";
    let link = "(?:,? and |, |,? in | (?:de|van|von|der|al|bin|el) | )";
    Regex::new(&format!(
        "^(?i:{work}(?:(?:,| and|, and) {work})*) by {name}(?:{link}{name})*$"
    ))
    .expect("the form of a credit is a valid pattern")
});

static COMMENTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?i:comments? ?\\([0-9,]{1,7}\\)|[0-9,]{1,7} (?:comments|responses|replies)(?: (?:to|on) .{1,120})?|leave a (?:comment|reply)|post a comment|join the conversation)$",
    )
    .expect("the form of a heading of comments is a valid pattern")
});

/// Where the text that begins at the byte `from` and ends at `to` ends without such lines.
pub(super) fn end(text: &str, from: usize, to: usize) -> usize {
    let mut end = before_comments(text, from, to);
    for _ in 0..MOST_LINES {
        let Some(rest) = text.get(from..end).map(str::trim_end) else {
            return end;
        };
        let start = rest.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        if start == 0 || !is_credit(&rest[start..]) {
            return end;
        }
        end = from + start;
    }
    end
}

/// Where the words of readers begin: at a heading of them below a sentence of the text and after a third of it, for above that such a line is
/// only a link, and what is so much longer than all before may be the story.
fn before_comments(text: &str, from: usize, to: usize) -> usize {
    let mut told = false;
    for line in lines(text, from).take_while(|line| line.start < to) {
        let content = line.of(text).trim().trim_matches(['*', '_', '#']).trim();
        let late = 3 * (line.start - from) >= to - from;
        if told && late && content.len() <= LONGEST && COMMENTS.is_match(content) {
            return line.start;
        }
        told |= content.len() > SENTENCE && content.ends_with(['.', '”', '"', '!', '?']);
    }
    to
}

/// Bytes that a sentence of a story has at least.
const SENTENCE: usize = 40;

/// `Reporting by Jane Doe in Paris; Editing by John Roe`, in brackets or not, and nothing else.
fn is_credit(line: &str) -> bool {
    let content = line.trim().trim_matches(['(', ')', '[', ']', '*', '_']);
    let content = content.trim_end_matches('.');
    line.len() <= LONGEST && content.split(';').all(|part| CREDIT.is_match(part.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> &str {
        text[..end(text, 0, text.len())].trim_end()
    }

    #[test]
    fn who_reported_is_no_sentence_of_the_article() {
        for credit in [
            "Reporting by Jane Doe; Editing by John Roe",
            "(Reporting by Jane Doe in Paris and Max O'Roe; editing by J. Roe)",
            "Reporting and writing by Jane Doe; Additional reporting by Max Roe.",
            "Additional reporting by Max de Roe",
            "Reporting by Jane Doe\nEditing by Max Roe",
        ] {
            let text = format!("Troops left.\n\n{credit}\n");
            assert_eq!(kept(&text), "Troops left.", "{credit}");
        }
    }

    #[test]
    fn what_readers_wrote_is_no_sentence_of_the_article() {
        let story = "The council voted to close the old bridge.";
        for heading in [
            "Comments (3)",
            "**12 Comments**",
            "3 responses to Bridge closed",
            "Leave a comment",
            "## Leave a Reply",
        ] {
            let text = format!("{story}\n\n{heading}\n\nbob: The mayor is a crook.\n");
            assert_eq!(kept(&text), story, "{heading}");
        }
        for text in [
            "Comments (3)\n\nThe council voted to close the old bridge.",
            "The council voted to close the old bridge.\n\nLeave a comment\n\nThe bridge of 1871 had cracks in two of its piers, an \
             engineer said. A new one would cost 12 million pounds and take three years to build.",
            "The council voted to close the old bridge.\n\nComments\n\nThe mayor had none.",
            "The council voted to close the old bridge.\n\n3 comments were sent to the mayor.",
        ] {
            assert_eq!(kept(text), text);
        }
    }

    #[test]
    fn in_doubt_a_line_is_text() {
        for text in [
            "Troops left.\nReporting by CNN found that they stayed.",
            "Troops left.\nEditing by hand is slow.",
            "Troops left.\nReporting by Jane Doe; the army denied it.",
            "Reporting by Jane Doe",
            "Troops left. Reporting by Jane Doe",
        ] {
            assert_eq!(kept(text), text);
        }
    }
}
