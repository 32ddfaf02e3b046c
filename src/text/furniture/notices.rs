//! What a page says of itself: that it stores cookies, when it was published and changed, in which paper it stood.

use super::agency::is_part_of_name;
use super::words::{CLOCKS, DATE_LABELS};
use crate::text::lexicon;

/// Whether a folded line asks to accept cookies: "We and our 842 partners use cookies to personalise content", "You can accept or reject
/// cookies".
pub(super) fn is_on_cookies(line: &str) -> bool {
    const ASKING: [&str; 7] = [
        "we and our",
        "partners",
        "accept",
        "preferences",
        "consent",
        "personalise",
        "personalize",
    ];
    const CHOICE: [&str; 5] = ["accept", "reject", "manage", "change", "refuse"];
    let asks = || ASKING.iter().filter(|word| line.contains(*word)).count() >= 2;
    let stores = || {
        line.starts_with("we and our ")
            && line.contains("partners ")
            && line.contains("information on")
            && line.contains("device")
    };
    let chooses = || {
        let choice = line.strip_prefix("you can ");
        choice.is_some_and(|choice| CHOICE.iter().any(|word| choice.starts_with(word)))
    };
    let uses = || {
        const USES: [&str; 3] = [
            "we use cookies",
            "this site uses cookies",
            "this website uses cookies",
        ];
        const WHY: [&str; 6] = [
            "experience",
            "accept",
            "manage",
            "settings",
            " site",
            "website",
        ];
        USES.iter().any(|uses| {
            let why = line.strip_prefix(uses);
            why.is_some_and(|why| WHY.iter().any(|word| why.contains(word)))
        })
    };
    line.contains("cookies") && (asks() || chooses() || uses()) || stores()
}

/// Words of a line that only says when at most.
const WHEN_WORDS: usize = 14;

/// `Published 14 February 2025, 18:02 GMT`, `Updated on Feb 14, 2025 at 9:15 p.m.`, `First published in the Northern Post on 5 May 2024`:
/// a label and then nothing but a date, to which the name of a paper may lead; folded. `Published 14 days later, the report …` goes on.
pub(super) fn says_when(folded: &str) -> bool {
    let Some(rest) = DATE_LABELS
        .iter()
        .find_map(|label| folded.strip_prefix(label))
    else {
        return false;
    };
    let rest = match rest
        .strip_prefix(" in ")
        .map(|paper| paper.rsplit_once(" on "))
    {
        Some(Some((paper, day))) if paper.split_whitespace().count() <= PAPER_WORDS => day,
        Some(_) => return false,
        None => rest.strip_prefix([' ', ':']).unwrap_or_default(),
    };
    rest.split_whitespace().count() <= WHEN_WORDS
        && rest.contains(|c: char| c.is_ascii_digit())
        && is_date(rest)
}

/// Words of a paper's name at most.
const PAPER_WORDS: usize = 5;

/// Whether words are nothing but a date, perhaps with a time; a month, a year or a day of digits is among them.
fn is_date(words: &str) -> bool {
    let words: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || ",;|()".contains(c))
        .map(|word| word.trim_matches(['.', ':', '-', '–', '—']))
        .filter(|word| !word.is_empty())
        .collect();
    let plain = |word: &str| word.replace('.', "");
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let known = |word: &&str| {
        number(word)
            || lexicon::month(word).is_some()
            || lexicon::weekday(word).is_some()
            || CLOCKS.contains(&plain(word).as_str())
            || ["on", "at", "of", "the", "local", "time"].contains(word)
    };
    let dated = |word: &&str| lexicon::month(word).is_some() || number(word) && word.len() >= 8;
    words.iter().all(known) && words.iter().any(dated)
}

/// `Interview by Jane Doe for Harbour Magazine, March 2025`: who asked, and for which paper. Not folded, for names have capitals.
pub(super) fn is_interview(line: &str) -> bool {
    let Some(rest) = ["Interview by ", "Interviewed by "]
        .iter()
        .find_map(|open| line.strip_prefix(open))
    else {
        return false;
    };
    let (who, when) = rest.split_once(", ").unwrap_or((rest, ""));
    let names = || who.split_whitespace();
    let named = |word: &str| is_part_of_name(word) || ["for", "and", "of", "the"].contains(&word);
    !line.ends_with('.')
        && (2..=WHEN_WORDS).contains(&names().count())
        && names().all(named)
        && (when.is_empty() || is_date(&when.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_page_says_that_it_stores_cookies() {
        for line in [
            "we and our 812 partners store and access information on your device",
            "we and our partners store and/or access information on a device, such as cookies",
            "you can accept or reject cookies",
            "you can manage your cookies at any time",
            "we use cookies to improve your experience. accept all | manage",
            "this site uses cookies. manage settings",
            "we and our 842 partners use cookies to personalise content",
        ] {
            assert!(is_on_cookies(line), "{line}");
        }
        for line in [
            "users can accept or reject cookies, the regulator said",
            "we and our partners will leave by may, the minister said",
            "you can bake cookies with butter",
            "we use cookies to line the tin, the baker said",
            "the two firms stored information on every device that they sold",
        ] {
            assert!(!is_on_cookies(line), "{line}");
        }
    }

    #[test]
    fn a_page_says_when_it_was_published() {
        for line in [
            "Published 14 February 2025, 18:02 GMT",
            "Updated 14 February 2025, 21:15 GMT",
            "Last updated: 19 March 2025 22:10",
            "Updated on Feb. 14, 2025 at 9:15 p.m. ET",
            "First published on Fri 14 Feb 2025",
            "Posted: 2025-02-14",
            "First published in the Jorn Post on 5 May 2024.",
        ] {
            assert!(says_when(&fold(line)), "{line}");
        }
        for line in [
            "Published 14 days later, the report blamed the mayor",
            "Published in 1922, the novel was banned.",
            "First published in London on 5 May 1922, it sold well.",
            "Updated rules take effect on 14 February 2025.",
            "Published 14 February 2025 by the board, the report blamed him.",
            "Updated 3 times",
            "Published",
            "Posted to Paris on 5 May 2024, he left.",
        ] {
            assert!(!says_when(&fold(line)), "{line}");
        }
    }

    #[test]
    fn who_interviewed_for_which_paper_is_told_from_a_sentence() {
        for line in [
            "Interview by Cass Ondine for Coastline Magazine, March 2025",
            "Interview by Jane Doe",
            "Interviewed by Jane Doe and Max Roe for the Northern Post",
        ] {
            assert!(is_interview(line), "{line}");
        }
        for line in [
            "Interview by Jane Doe for the Post angers mayor",
            "Interview by the police lasted two hours",
            "Interview by Jane Doe, who left the Post in March.",
        ] {
            assert!(!is_interview(line), "{line}");
        }
    }
}
