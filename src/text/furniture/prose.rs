//! Sentences of a story that begin as furniture does: "Subscribe to no party, she told the crowd.", "Related: the captain was charged."
//!
//! To lose a sentence is worse than to quote a line of the page, but what asks something of readers often has the form of a sentence,
//! too. So only what no page says to its readers counts: that somebody said it, or that something happened, of which the page itself is
//! no part.

use super::super::{fold, lexicon};

/// Words from which on a line is long for what stands behind a label.
const LONG: usize = 9;

/// Words of a sentence behind the credit of a picture at least.
const SHORT: usize = 4;

/// Words of a clause that says who said so at most.
const ATTRIBUTION: usize = 10;

/// Verbs, folded, that tell what happened, and do so with a subject before them only.
const HAPPENED: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "wrote", "went", "came", "fell", "rose", "became",
    "began", "won", "lost", "gave", "took",
];

/// Other finite verbs, folded.
const STANDS: &[&str] = &[
    "is", "are", "has", "have", "will", "can", "must", "may", "could", "would",
];

/// Words, folded, of what a page says of itself and to its readers.
const OF_THE_PAGE: &[&str] = &[
    "you",
    "your",
    "our",
    "us",
    "we",
    "my",
    "here",
    "click",
    "article",
    "story",
    "stories",
    "post",
    "column",
    "episode",
    "video",
    "report",
    "commentary",
    "newsletter",
    "newsletters",
    "inbox",
    "subscribers",
    "readers",
    "photo",
    "photos",
    "image",
    "credit",
    "via",
];

/// First words, folded, of openings that tell readers what to do: what happened may be what they are to read about.
const TOLD: &[&str] = &[
    "click",
    "download",
    "find",
    "follow",
    "get",
    "join",
    "like",
    "log",
    "read",
    "register",
    "send",
    "share",
    "sign",
    "subscribe",
    "support",
    "tap",
    "thank",
    "thanks",
];

/// What opens a clause, folded, that only says more of what stands before it.
const RELATIVE: &[&str] = &["who", "whom", "whose", "which", "that", "where"];

/// Whether a line that begins with the furniture `opening` is a sentence of the story. `opening` is folded, `line` is not.
pub(super) fn is_prose(opening: &str, line: &str) -> bool {
    if !is_finished(line) || line.contains("://") {
        return false;
    }
    if opening.trim_end().ends_with(':') {
        return goes_on(line);
    }
    if opening.starts_with(['(', '[']) {
        return stands_behind_a_bracket(line);
    }
    let folded = fold(line);
    let words: Vec<&str> = words(&folded).collect();
    let of_itself = words
        .windows(2)
        .any(|pair| pair[0] == "this" && OF_THE_PAGE.contains(&pair[1]));
    !of_itself && (is_attributed(&folded) || tells(opening, &folded))
}

/// Whether a line ends as sentences do.
fn is_finished(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', '\'', ' ']);
    line.ends_with(['.', '!', '?']) && !line.ends_with("..")
}

/// Whether what looks like a label opens a sentence: "Credit: that is what the firm needs most, the director said." A headline behind a
/// label begins with a capital.
fn goes_on(line: &str) -> bool {
    let behind = line
        .split_once(':')
        .map_or("", |(_, rest)| rest.trim_start());
    let folded = fold(behind);
    let finite = |word: &str| HAPPENED.contains(&word) || STANDS.contains(&word);
    behind.starts_with(char::is_lowercase)
        && line.ends_with('.')
        && (line.split_whitespace().count() >= LONG || words(&folded).skip(1).any(finite))
}

/// Whether a sentence that tells what happened stands behind the credit of a picture: "(Photo: Jane Doe/AP) The council voted to close it."
fn stands_behind_a_bracket(line: &str) -> bool {
    let Some((_, behind)) = line.split_once([')', ']']) else {
        return false;
    };
    let folded = fold(behind);
    words(&folded).count() >= SHORT
        && words(&folded).any(|word| HAPPENED.contains(&word) || word.ends_with("ed"))
}

/// Whether a clause behind the first says who said so: ", she told the crowd", ", said the mayor". Folded.
fn is_attributed(folded: &str) -> bool {
    folded.split(',').skip(1).any(|clause| {
        let words: Vec<&str> = words(clause).collect();
        let verb = words.iter().position(|word| is_said(word));
        let with_subject = |verb: usize| match words.get(verb + 1) {
            _ if verb > 0 => true,
            Some(next) => !["by", "in", "on", "at", "daily", "with", "from"].contains(next),
            None => false,
        };
        let relative = words.first().is_some_and(|word| RELATIVE.contains(word));
        words.len() <= ATTRIBUTION && !relative && verb.is_some_and(with_subject)
            || clause.trim_start().starts_with("according to ")
    })
}

/// Whether a word, folded, says that something was said; "posting", "notes" and "claims" need not.
fn is_said(word: &str) -> bool {
    lexicon::is_speech_verb(word)
        && (word.ends_with('d') || ["wrote", "says", "writes", "tells"].contains(&word))
}

/// Whether a line behind its opening tells what happened and nothing of the page. Folded.
fn tells(opening: &str, folded: &str) -> bool {
    let behind = folded.get(opening.len()..).unwrap_or_default();
    let told = words(opening)
        .next()
        .is_some_and(|word| TOLD.contains(&word));
    !told
        && words(behind).any(|word| HAPPENED.contains(&word))
        && !words(folded).any(|word| OF_THE_PAGE.contains(&word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::text::is_furniture;

    #[test]
    fn sentences_that_begin_as_furniture_stay() {
        for line in [
            "Subscribe to no party, she told the crowd.",
            "Related: the captain was charged in May.",
            "Support our journalism students, the mayor said.",
            "Join our march or stay at home, said the union's leader, and left.",
            "Get the latest vaccine by May, doctors warned.",
            "Sign up for the class by Friday, according to the school.",
            "Thank you for reading it, he wrote.",
            "By clicking the link, the clerks gave thieves the password.",
            "Posted in Berlin at the time, he was told nothing of it.",
            "An earlier version of this law was struck down by the court in May.",
            "Millions are turning to the food banks, the charity said.",
            "Watch: the tower is gone.",
            "Credit: that is what the firm needs most, the director said.",
            "Log in to the system at noon, the clerk was told.",
            "(Photo: Jane Doe/AP) The council voted on Monday to close it.",
            "“Share this article” was what the note said.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn furniture_that_looks_like_a_sentence_goes() {
        for line in [
            "Subscribe to our newsletter",
            "Subscribe to our newsletter.",
            "Read more: Mayor says that the bridge was closed.",
            "Related: Ten things to know",
            "Related: Christine McVie wrote many of the band's songs.",
            "Watch: The other children wish her a good night.",
            "Sign up to Royal News, a weekly dispatch on the royal family sent every Friday.",
            "Sign up here to get the next edition, brought to you by our writer Jane Roe.",
            "Get breaking news, posted daily.",
            "Forward-looking statements are subject to risks that could cause results to differ.",
            "Support our journalism and become a digital subscriber today.",
            "This story has been updated to include what the mayor said on Monday.",
            "An earlier version of this article said that he was shot, police said.",
            "A previous version of this video misstated when she was nominated.",
            "The views expressed in this commentary were her own.",
            "Read more about what could happen in the days to come.",
            "Read more on the deal from our Jane Roe, who first reported that it was off.",
            "Photo by Jane Doe, Northern Post.",
            "By clicking Accept, you agree to our terms.",
            "Photo: Max Roe.",
            "(Photo: Jane Doe/AP) Smoke rises over the harbour.",
            "(Photo by Jane Doe, supplied.)",
            "(Reporting by Jane Doe, who was in Paris; Editing by Max Roe.)",
            "Hide Caption 174 of 226",
            "1 of 9 | Smoke rises over the harbour.",
            "FILE - Smoke rises over the harbour.",
            "Video: A ship in the harbour.",
            "Related: three more were hurt",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }
}
