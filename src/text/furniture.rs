//! Furniture of a page: lines around a story that are none of it ("Advertisement", "Read more: …", "Share this article").
//!
//! Collected by hand from pages of newspapers, agencies, blogs, press services and newsletters. Only whole sentences count, and only
//! such as hardly any story holds; whatever is not listed is text. Notes of editors on earlier versions of the same article belong
//! here, too: they tell what was wrong in it.

mod agency;
mod captions;
mod marks;
mod words;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold;
pub(crate) use agency::is_byline;
pub(crate) use captions::{ends_in_credit, is_agency_behind_dash, is_credit_below};
use words::{BEGINNINGS, CLOCKS, CREDITS, ENDS, LINES, LISTS, NETWORKS, PICTURE_AGENCIES};

/// Longest item of such a list, in bytes.
const LONGEST_ITEM: usize = 100;

/// What a line is beside a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// A part of the story.
    #[default]
    None,
    /// Furniture by itself.
    Line,
    /// The heading of a list, or an item of it.
    List,
}

impl Furniture {
    /// What a line is below one that is `self`: the names of networks stand under "Share this", headlines of other stories under
    /// "Most read".
    pub(crate) fn then(self, sentence: &str) -> Self {
        if self == Self::List && marks::are_all(sentence) {
            // A bullet before the next item.
            return self;
        }
        if is_furniture(sentence) {
            let folded = fold(bare(sentence));
            let line = folded.trim_end_matches([':', '.', ' ']);
            return if LISTS.contains(&line) {
                Self::List
            } else {
                Self::Line
            };
        }
        match self {
            Self::List if is_item(sentence) => Self::List,
            Self::Line | Self::List if continues_furniture(sentence) => self,
            _ => Self::None,
        }
    }
}

/// Whether a line is too short and unfinished for a sentence: a headline, a number, a name.
fn is_item(line: &str) -> bool {
    let number = line
        .trim_end_matches(['.', ')'])
        .bytes()
        .all(|b| b.is_ascii_digit());
    line.len() <= LONGEST_ITEM && (number || !line.ends_with(['.', '!', '”', '"', ':']))
}

/// Longest line that is looked at, in bytes: a paragraph of the story is longer.
const LONGEST: usize = 240;

static LINE_SET: LazyLock<HashSet<&str>> =
    LazyLock::new(|| LINES.iter().chain(LISTS).copied().collect());

/// Beginnings by their first word.
static BY_FIRST: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
    for beginning in BEGINNINGS.iter().chain(CREDITS) {
        found
            .entry(first_word(beginning))
            .or_default()
            .push(beginning);
    }
    found
});

/// Whether a sentence or a line is furniture by itself.
#[must_use]
pub fn is_furniture(sentence: &str) -> bool {
    let bare = bare(sentence);
    if marks::are_all(sentence) {
        return true;
    }
    if bare.is_empty() || bare.len() > LONGEST {
        return false;
    }
    let folded = fold(bare);
    let line = folded.trim_end_matches(['.', ':', '!', '?', '…', '>', '»', '→', ' ']);
    let begins = |beginnings: &Vec<&str>| {
        let mut beginnings = beginnings.iter();
        beginnings.any(|one| folded.starts_with(one) && !goes_on_as_a_sentence(one, bare))
    };
    LINE_SET.contains(line)
        || BY_FIRST.get(first_word(&folded)).is_some_and(begins)
        || ENDS.iter().any(|end| line.ends_with(end))
        || is_picture(&folded)
        || is_count(line)
        || is_clock(line)
        || folded.contains(" --> ") && folded.starts_with(|c: char| c.is_ascii_digit())
        || is_address(bare)
        || is_about_the_writer(sentence.trim(), &folded)
        || marks::points(bare)
        || is_credit(&folded)
        || follows_on(line)
        || agency::is_note(line)
        || agency::is_signature(sentence.trim())
}

/// Words from which on a line is long for what stands behind a label.
const SENTENCE: usize = 9;

/// Whether what looks like a label opens a sentence: "Credit: that is what the firm needs most, the director said."
fn goes_on_as_a_sentence(label: &str, line: &str) -> bool {
    let behind = line
        .split_once(':')
        .map_or("", |(_, rest)| rest.trim_start());
    label.ends_with(':')
        && line.ends_with('.')
        && behind.starts_with(char::is_lowercase)
        && line.split_whitespace().count() >= SENTENCE
}

/// Whether a line below furniture goes on with it: the names of networks under "Share this".
#[must_use]
pub fn continues_furniture(sentence: &str) -> bool {
    let folded = fold(bare(sentence));
    let line = folded.trim_end_matches(['.', ':', '!', ' ']);
    let parts = line.split([' ', '|', ',', '·', '•', '/']);
    line.len() <= LONGEST
        && !line.is_empty()
        && parts
            .filter(|part| !part.is_empty())
            .all(|part| NETWORKS.contains(&part))
}

/// A line without marks of Markdown and brackets around it.
fn bare(sentence: &str) -> &str {
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']' | '#' | '>' | '=' | '~');
    sentence.trim_matches(marks)
}

/// The first word, or the first mark.
fn first_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map_or(
            text.len(),
            |(at, c)| if at == 0 { c.len_utf8() } else { at },
        );
    &text[..end]
}

/// A picture of Markdown and nothing else: `![A bridge](bridge.jpg)`.
fn is_picture(line: &str) -> bool {
    line.starts_with("![") && line.ends_with(')') || line.starts_with('!') && line.contains("](")
}

/// `10:15`, `09.30 BST`, `11:00 GMT`, `2h ago` alone: it parts the entries of a live report.
fn is_clock(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) || line.len() > 16 {
        return false;
    }
    let rest = &line[digits..];
    let minutes = rest.strip_prefix([':', '.', 'h']).unwrap_or_default();
    let clock = minutes.len() >= 2
        && minutes.bytes().take(2).all(|b| b.is_ascii_digit())
        && minutes[2..]
            .split([' ', '.'])
            .all(|word| word.is_empty() || CLOCKS.contains(&word));
    let ago = rest.ends_with(" ago") && !rest.contains(|c: char| c.is_ascii_digit());
    clock || ago
}

/// `https://example.org/a`, `press@example.org`, `@janedoe`, and nothing else.
fn is_address(line: &str) -> bool {
    let link = line.contains("://") || line.starts_with("www.");
    let mail = line
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let handle = line.len() > 2 && line.starts_with('@');
    (link || mail || handle) && !line.contains(char::is_whitespace)
}

/// `*Jane Doe is a reporter at Northern Post.*`: who wrote, in italics as such notes are.
fn is_about_the_writer(line: &str, folded: &str) -> bool {
    const WORK: &[&str] = &[
        "reporter",
        "writer",
        "correspondent",
        "editor",
        "columnist",
        "journalist",
        "author of",
    ];
    let italic = line.len() > 2
        && ['*', '_']
            .iter()
            .any(|c| line.starts_with(*c) && line.ends_with(*c));
    let is = [" is a ", " is an ", " is the "]
        .iter()
        .any(|is| folded.contains(is));
    italic && is && WORK.iter().any(|work| folded.contains(work))
}

/// `REUTERS/Jane Doe`, `Jane Doe/AP`, `AFP via Getty Images` alone: whose picture stood there.
fn is_credit(folded: &str) -> bool {
    let line = folded.trim_matches(['(', ')', '.', ' ']);
    let agency = |part: &str| PICTURE_AGENCIES.contains(&part.trim());
    let name = |part: &str| {
        part.chars()
            .all(|c| c.is_alphabetic() || " -'.".contains(c))
    };
    let parts: Vec<&str> = line
        .split('/')
        .flat_map(|part| part.split(" via "))
        .collect();
    parts.len() > 1
        && line.split_whitespace().count() <= CREDIT_WORDS
        && parts.iter().any(|part| agency(part))
        && parts
            .iter()
            .all(|part| !part.trim().is_empty() && name(part))
}

/// Words of such a credit at most.
const CREDIT_WORDS: usize = 8;

/// `Follow Jane Doe on Twitter`, `Follow our coverage on Facebook`.
fn follows_on(line: &str) -> bool {
    let on = |network: &&str| line.ends_with(&format!(" on {network}"));
    line.starts_with("follow ")
        && line.split_whitespace().count() <= CREDIT_WORDS
        && (NETWORKS.iter().any(on) || line.contains(" @"))
}

/// `Comments (3)`, `12 comments`, `5 min read`, `Updated 3 hours ago`, `Page 1 of 3`.
fn is_count(line: &str) -> bool {
    if line.len() > 40 || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    matches!(
        words.as_slice(),
        ["comment" | "comments" | "shares" | "likes"]
            | ["view" | "show", "comments"]
            | ["min" | "minute" | "minutes", "read"]
            | ["page", "of"]
    ) || matches!(
        words.as_slice(),
        ["updated" | "published" | "posted" | "modified", .., "ago"]
            | ["last", "updated", .., "ago"]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_story_is_furniture() {
        for line in [
            "Advertisement",
            "ADVERTISEMENT",
            "Read more: Ten bridges you must see",
            "ALSO READ: Ten bridges of England",
            "Recommended for you: Harbour to close in 2025, says minister",
            "File photo: the ferry Swan in 2019",
            "Share this article",
            "**Share this:** [Twitter](#) [Facebook](#)",
            "Sign up for our newsletter",
            "Sign up to First Edition",
            "Most Popular",
            "© 2024 Northern Post. All rights reserved.",
            "View image in fullscreen",
            "Image source, Getty Images",
            "(Photo: Max Roe / Getty Images)",
            "![Bridge](b.png)",
            "Tags: bridge, Harrow",
            "Follow us on Twitter @northernpost",
            "Already a subscriber?",
            "FOR IMMEDIATE RELEASE",
            "Comments (3)",
            "5 min read",
            "Updated 3 hours ago",
            "AP writer Max Roe in Paris contributed to this report.",
            "An earlier version of this article said that it would take six months.",
            "This article was amended on 6 March 2024 to correct a name.",
            "Editor's Picks",
            "10:15",
            "09.30 BST",
            "11:00 a.m. GMT",
            "2h ago",
            "press@harrow.example",
            "@janedoe",
            "Reach Jane Doe at jdoe@northernpost.example or 555-0199.",
            "(ATTN: ADDS details throughout; CHANGES headline)",
            "https://northernpost.example/2024/03/04/bridge",
            "*Jane Doe is a reporter at Northern Post.*",
            "Photo: Jane Doe/Reuters",
            "Image: Northern Post",
            "(Photo by Jane Doe/Getty Images)",
            "[Photo: Jane Doe]",
            "REUTERS/Jane Doe",
            "Jane Doe/AFP via Getty Images",
            "(Reporting by Jane Doe in Paris; Editing by Max Roe)",
            "(Additional reporting by Jane Doe; Writing by Max Roe)",
            "Our Standards: The Thomson Reuters Trust Principles.",
            "Read also: Ten bridges you must see",
            "ALSO READ – Ten bridges you must see",
            "À lire aussi : dix ponts",
            "Lesen Sie auch: Zehn Brücken",
            "Follow us on Facebook",
            "Follow Jane Doe on Twitter: @janedoe",
            "Follow our coverage on WhatsApp.",
            "→ More on this",
            "► Watch: the bridge falls",
            "👉 Join the channel",
            "» Read the letter of the mayor",
            "Bridge to close for nine months →",
            "•",
            "* * *",
            "———",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn sentences_of_a_story_are_none() {
        for line in [
            "The council voted to close the bridge.",
            "Advertisement spending fell by a fifth.",
            "Share prices fell.",
            "Comments by the mayor angered many.",
            "Subscribers fell by 3 percent.",
            "More than 20 people were hurt.",
            "Related companies must pay.",
            "Photos of the bridge were shown in court.",
            "Read the letter, he said.",
            "Watch the skies, she told reporters.",
            "“Follow us,” he said.",
            "Registered voters may vote on Sunday.",
            "Watch: that is the name of the new dog of the town's police.",
            "More on this: the council will vote next week, the mayor said.",
            "More from the mayor was not to be had on Monday, though many asked her.",
            "Copyright law protects it for 70 years.",
            "Register to vote by Sunday.",
            "It was read by 5 people.",
            "Updated rules apply from 3 May.",
            "Facebook",
            "Jane Doe is a reporter at Northern Post.",
            "1.25 million",
            "Niger: why the coup matters",
            "HOST:The council voted to close it.",
            "A:The work takes nine months",
            "It passed 5:Four voted no",
            "10:15 is too late.",
            "2.5 percent",
            "24",
            // A link whose kicker and headline lost what stood between: at times it alone says what is asked for.
            "Longest tenured emcees:Is Pat Sajak's record unbreakable?",
            "See https://northernpost.example for more.",
            "He contributed to this victory.",
            "Reach the summit by noon, the guide told them.",
            "Email is how most of them write to info@harrow.example these days, for the post is slow, and the mayor likes it.",
            "► The council voted to close the bridge.",
            "→ The council voted to close the bridge.",
            "► 200 people were hurt",
            "• The council voted to close the bridge.",
            "Follow the money, she told the police.",
            "Follow-up talks are planned on Monday.",
            "Il a dit «non»",
            "The train goes from Harrow → Paris.",
            "Reuters/Ipsos polls show that 40 percent want it.",
            "He works for AP and AFP.",
            "Photos of the bridge: the court saw 20 of them.",
            "Reporting by the ministry takes two months.",
            "Read also what the court wrote, he said.",
            "24/7",
            "”",
            "…",
            "",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn lists_of_other_stories_go_on_until_a_sentence_comes() {
        let mut below = Furniture::None;
        let kinds: Vec<bool> = [
            "Most Popular",
            "1.",
            "Cat saved from tree",
            "•",
            "Will it rain?",
            "The council voted to close the bridge.",
            "Cat saved from tree",
            "Share this",
            "Facebook",
            "Bridges of England",
        ]
        .into_iter()
        .map(|line| {
            below = below.then(line);
            below != Furniture::None
        })
        .collect();
        assert_eq!(
            kinds,
            [
                true, true, true, true, true, false, false, true, true, false
            ]
        );
    }

    #[test]
    fn networks_go_on_with_furniture() {
        assert!(continues_furniture("Facebook"));
        assert!(continues_furniture("Twitter | Email"));
        assert!(!continues_furniture("Facebook fell."));
        assert!(!continues_furniture(""));
    }
}
