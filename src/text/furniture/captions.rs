//! Words of a picture with its credit on one line: `The bridge on Tuesday. (Photo: Jane Doe/Northern Post)`.

use super::super::fold;
use super::agency::is_part_of_name;
use super::bare;
use super::pictures::is_credit;
use super::prose::is_prose;
use super::words::{CREDITS, PICTURE_AGENCIES};

/// What else opens the end of a caption, folded, without a bracket before it.
const OPENINGS: &[&str] = &["file photo", "hide caption", "toggle caption"];
/// Words of such a credit at most.
const MOST_WORDS: usize = 10;

/// Dashes before a credit.
const DASHES: [char; 3] = ['—', '–', '-'];

/// Whether a sentence credits the picture that the sentences before it on the same line tell of. A credit of an agency alone
/// ("Jane Doe/AFP", "(AP Photo)") does too.
pub(crate) fn is_credit_below(sentence: &str) -> bool {
    let folded = fold(bare(sentence));
    let line = folded
        .trim_start_matches(['(', '['])
        .trim_start_matches(DASHES);
    let line = line.trim_start();
    line.split_whitespace().count() <= MOST_WORDS
        && (CREDITS
            .iter()
            .chain(OPENINGS)
            .any(|open| line.starts_with(open) && !is_prose(open, bare(sentence)))
            || is_credit(line)
            || emphasised(sentence).starts_with(['(', '[']) && is_picture_of_agency(line)
            || is_photographer(emphasised(sentence)))
}

/// `(Jane Doe / Harrow Courier)`, `(VPA/Jane Doe)`: who took the picture, and for which paper or agency. Not folded, for names have
/// capitals.
pub(super) fn is_photographer(sentence: &str) -> bool {
    let inner = sentence
        .trim_end_matches('.')
        .strip_prefix(['(', '['])
        .and_then(|inner| inner.strip_suffix([')', ']']));
    let Some((name, paper)) = inner.and_then(|inner| inner.split_once('/')) else {
        return false;
    };
    let named = |words: &str| {
        (2..=NAME_WORDS).contains(&words.split_whitespace().count())
            && words.split_whitespace().all(is_part_of_name)
    };
    // Of an agency that is not known the letters alone.
    let letters = |word: &str| {
        let word = word.trim();
        (2..=AGENCY_LETTERS).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
    };
    named(name) && (named(paper) || letters(paper)) || letters(name) && named(paper)
}

/// Letters of an agency's name at most.
const AGENCY_LETTERS: usize = 5;

/// Words of a photographer's name, and of the paper's, at most.
const NAME_WORDS: usize = 4;

/// A line without marks of emphasis around it.
fn emphasised(sentence: &str) -> &str {
    sentence.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'))
}

/// `AP Photo`, `Reuters photo`, `Getty Images` in brackets: the picture of an agency, not a report.
fn is_picture_of_agency(line: &str) -> bool {
    let line = line
        .trim_end_matches(['.', ' '])
        .trim_end_matches([')', ']']);
    let agency = line
        .strip_suffix(" photo")
        .or_else(|| line.strip_suffix(" photos"))
        .or_else(|| line.strip_suffix(" images"));
    agency.is_some_and(|agency| PICTURE_AGENCIES.contains(&agency)) || line == "photo"
}

/// `— Reuters`, `– AFP photo` alone: whose the words or the picture before it are, which where it stands must tell.
pub(crate) fn is_agency_behind_dash(sentence: &str) -> bool {
    let folded = fold(bare(sentence));
    let name = folded.trim_start_matches(DASHES);
    let agency = name.trim().trim_end_matches('.');
    let agency = agency.strip_suffix(" photo").unwrap_or(agency);
    name.len() < folded.len() && PICTURE_AGENCIES.contains(&agency)
}

/// Whether what stands behind a credit in brackets is whose picture it is once more: `Jane Doe/AFP/Getty Images`.
fn is_name_again(behind: &str) -> bool {
    let mut words = behind.split([' ', '/']).filter(|word| !word.is_empty());
    behind.split_whitespace().count() <= NAME_WORDS + 1
        && words.clone().count() > 1
        && words.all(|word| is_part_of_name(word) && !word.ends_with('.'))
}

/// Whether a sentence ends with the credit of the picture that it tells of: "Smoke rises on Monday (AP Photo/Jane Doe)", "Smoke rises on
/// Monday. REUTERS/Jane Doe" without a sentence end between.
pub(crate) fn ends_in_credit(sentence: &str) -> bool {
    let line = emphasised(sentence);
    let in_brackets = || {
        let at = line.rfind(['(', '['])?;
        let closes = at + line[at..].find([')', ']'])? + 1;
        let behind = line[closes..].trim_matches(['.', ' ']);
        (at > 0 && (behind.is_empty() || is_name_again(behind))).then(|| &line[at..closes])
    };
    let behind_dash = || {
        let dashes = DASHES.iter().filter_map(|dash| {
            let parted = format!(" {dash} ");
            line.rfind(&parted).map(|at| at + parted.len())
        });
        dashes.max().map(|at| &line[at..])
    };
    let capitals = || line.rfind(" REUTERS/").map(|at| &line[at + 1..]);
    [in_brackets(), behind_dash(), capitals()]
        .into_iter()
        .flatten()
        .any(is_credit_below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_of_pictures_are_told_from_sentences() {
        for credit in [
            "(Photo: Jane Doe/Northern Post)",
            "Photograph: Jane Doe*",
            "[Photo by Jane Doe]",
            "Credit: Jane Doe",
            "Hide Caption 12 of 226",
            "Jane Doe/AFP via Getty Images",
            "(AP Photo)",
            "(AP Photo/Jane Doe)",
            "(Reuters photo).",
            "[Getty Images]",
            "— Jane Doe/Reuters",
            "— Reuters/Jane Doe",
            "(Jane Doe / Harrow Courier)",
            "(VPA/Ines Corr)",
            "(Ines Corr/VPA)",
        ] {
            assert!(is_credit_below(credit), "{credit}");
        }
        for sentence in [
            "Photos of the bridge were shown in court.",
            "Photo: that was the word which the court heard most often on that long day.",
            "Jane Doe took the picture.",
            "Share this",
            "(AP)",
            "(Reuters)",
            "(2023/24)",
            "(Harrow/Lund)",
            "(UN/EU)",
            "(VPA/Ines)",
            "— Reuters",
            "— It was a photo.",
        ] {
            assert!(!is_credit_below(sentence), "{sentence}");
        }
    }

    #[test]
    fn an_agency_behind_a_dash_is_known() {
        for name in ["— Reuters", "– AFP", "-- AP photo", "— Getty Images."] {
            assert!(is_agency_behind_dash(name), "{name}");
        }
        for other in ["Reuters", "— Jane Doe", "— Reuters said so.", "—"] {
            assert!(!is_agency_behind_dash(other), "{other}");
        }
    }

    #[test]
    fn a_sentence_may_end_with_its_credit() {
        for caption in [
            "Smoke rises over the harbour on Monday (AP Photo/Jane Doe)",
            "Smoke rises over the harbour [Photo: Jane Doe/Northern Post]",
            "Smoke rises over the harbour — Reuters/Jane Doe",
            "Smoke rises over the harbour REUTERS/Jane Doe",
            "Smoke rises over the harbour (Photo: Jane Doe) Jane Doe",
            "Smoke rises (Photo by Jane Doe/AFP via Getty Images) Jane Doe/AFP/Getty Images",
        ] {
            assert!(ends_in_credit(caption), "{caption}");
        }
        for sentence in [
            "Smoke rose over the harbour, the mayor said (AP)",
            "Smoke rose over the harbour (see photo by the gate), he said.",
            "The mayor — who left on Monday — said no.",
            "A Reuters/Ipsos poll found that most want it.",
            "(AP Photo/Jane Doe)",
            "It was not — Reuters",
            "It was told (see photo by the gate) Harrow Post",
            "It took the prize (Photo: Jane Doe) and Harrow took another.",
        ] {
            assert!(!ends_in_credit(sentence), "{sentence}");
        }
    }
}
