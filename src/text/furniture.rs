//! Furniture of a page: lines around a story that are none of it ("Advertisement", "Read more: …", "Share this article").
//!
//! Collected by hand from pages of newspapers, agencies, blogs, press services and newsletters. Only whole sentences count, and only
//! such as hardly any story holds; whatever is not listed is text. Notes of editors on earlier versions of the same article belong
//! here, too: they tell what was wrong in it.

mod agency;
mod captions;
mod contacts;
mod counts;
mod galleries;
mod marks;
mod notices;
mod pictures;
mod prose;
mod words;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold;
pub(crate) use agency::is_byline;
pub(crate) use captions::{ends_in_credit, is_agency_behind_dash, is_credit_below};
pub(crate) use contacts::tells_of_writer;
pub(crate) use galleries::Captions;
use words::{BEGINNINGS, CREDITS, ENDS, LINES, LISTS, NETWORKS};

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
            return if LISTS.contains(&line) || is_list_of_paper(line) {
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

/// Whether a folded line heads the stories of a paper that it names: `Related stories from Northern Post`.
fn is_list_of_paper(line: &str) -> bool {
    const OPENS: [&str; 4] = [
        "related stories from ",
        "more stories from ",
        "top stories from ",
        "more from ",
    ];
    OPENS.iter().any(|open| line.starts_with(open))
        && line.split_whitespace().count() <= PAPER_WORDS
}

/// Words of such a line at most.
const PAPER_WORDS: usize = 8;

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
    if marks::are_all(sentence) || galleries::counts_in_gallery(sentence) {
        return true;
    }
    if bare.is_empty() || bare.len() > LONGEST {
        return false;
    }
    let folded = fold(bare);
    let line = folded.trim_end_matches(['.', ':', '!', '?', '…', '>', '»', '→', ' ']);
    let begins = |beginnings: &Vec<&str>| {
        let mut beginnings = beginnings.iter();
        beginnings.any(|one| folded.starts_with(one) && !prose::is_prose(one, bare))
    };
    LINE_SET.contains(line)
        || line.contains("  ") && LINE_SET.contains(one_blank(line).as_str())
        || is_row(line)
        || BY_FIRST.get(first_word(&folded)).is_some_and(begins)
        || ENDS.iter().any(|end| line.ends_with(end))
        || pictures::is_picture(&folded)
        || pictures::is_portrait(bare)
        || galleries::is_numbered(bare)
        || galleries::is_of_file(bare)
        || counts::is_count(line)
        || counts::is_clock(line)
        || folded.contains(" --> ") && folded.starts_with(|c: char| c.is_ascii_digit())
        || contacts::is_address(bare)
        || contacts::is_about_the_writer(sentence.trim(), &folded)
        || marks::points(bare)
        || pictures::is_credit(&folded)
        || contacts::follows_on(line)
        || agency::is_note(line)
        || notices::is_on_cookies(line)
        || notices::says_when(&folded)
        || notices::is_interview(bare)
        || captions::is_photographer(sentence.trim())
        || contacts::is_for_the_press(line)
        || contacts::is_of_the_house(bare)
        || follows_on_networks(line)
        || is_list_of_paper(line)
        || agency::is_signature(sentence.trim())
}

/// Whether a folded line is a row of links of which each is furniture: "sign in | subscribe", "share  save  print".
fn is_row(line: &str) -> bool {
    ["|", "•", "·", "  "].into_iter().any(|sign| {
        let links = || {
            line.split(sign)
                .map(str::trim)
                .filter(|link| !link.is_empty())
        };
        line.contains(sign) && links().count() > 1 && links().all(|link| LINE_SET.contains(link))
    })
}

/// A line with one blank between its words, however far apart a page sets them.
fn one_blank(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a paragraph tells only who wrote the article, in italics: `*Jane Roe is a columnist. The views expressed are her own.*`
pub(crate) fn is_about_the_writer(paragraph: &str) -> bool {
    let line = paragraph.trim();
    line.len() <= LONGEST && contacts::is_about_the_writer(line, &fold(bare(line)))
}

/// Whether a line asks to follow somebody on networks: "Follow Harrow News on Facebook, X and Instagram".
fn follows_on_networks(line: &str) -> bool {
    let networks = line.strip_prefix("follow ").and_then(|rest| {
        let (_, networks) = rest.rsplit_once(" on ")?;
        Some(networks)
    });
    networks.is_some_and(|networks| {
        networks
            .split([',', ' '])
            .filter(|word| !word.is_empty() && *word != "and" && *word != "or")
            .all(|word| NETWORKS.contains(&word))
    })
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
    let bare = sentence.trim_matches(marks);
    bare.strip_prefix("… ").unwrap_or(bare)
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

#[cfg(test)]
mod tests;
