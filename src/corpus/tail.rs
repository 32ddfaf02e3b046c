//! What stands behind the last sentence of an article and is none: who reported and who edited it.

use std::sync::LazyLock;

use regex::Regex;

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

/// Where the text that begins at the byte `from` and ends at `to` ends without such lines.
pub(super) fn end(text: &str, from: usize, to: usize) -> usize {
    let mut end = to;
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
