//! Furniture of a page: lines around a story that are none of it ("Advertisement", "Read more: …", "Share this article").
//!
//! Collected by hand from pages of newspapers, agencies, blogs, press services and newsletters. Only whole sentences count, and only
//! such as hardly any story holds; whatever is not listed is text. Notes of editors on earlier versions of the same article belong
//! here, too: they tell what was wrong in it.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold;

/// Whole lines, folded, without marks around.
const LINES: &[&str] = &[
    // Advertisements and the way around them.
    "ad",
    "advert",
    "advertisement",
    "advertisements",
    "advertising",
    "advertisement - scroll to continue",
    "sponsored",
    "sponsored content",
    "promoted",
    "paid content",
    "partner content",
    "continue reading",
    "continue reading the main story",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "article continues below advertisement",
    "article continues after advertisement",
    "skip advertisement",
    "skip past newsletter promotion",
    "after newsletter promotion",
    "skip to content",
    "skip to main content",
    "skip to navigation",
    "back to top",
    // Other pages.
    "read more",
    "read next",
    "read also",
    "also read",
    "see also",
    "see more",
    "show more",
    "load more",
    "view all",
    "more on this story",
    "more on this topic",
    "more stories",
    "related",
    "related articles",
    "related article",
    "related content",
    "related coverage",
    "related links",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "related internet links",
    "explore more on these topics",
    "you may also like",
    "you might also like",
    "you may be interested in",
    "recommended",
    "recommended for you",
    "recommended stories",
    "most popular",
    "most read",
    "most viewed",
    "trending",
    "trending now",
    "top stories",
    "latest news",
    "latest stories",
    "editor's picks",
    "editors' picks",
    "read the full story",
    "read the full article",
    "read full article",
    "next article",
    "previous article",
    "reuse this content",
    // Sharing and talking.
    "share",
    "share this",
    "share this article",
    "share this story",
    "share this post",
    "share this page",
    "share article",
    "share with friends",
    "click to share",
    "copy link",
    "link copied",
    "copied to clipboard",
    "print this page",
    "comment",
    "comments",
    "view comments",
    "show comments",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "add a comment",
    "write a comment",
    "join the conversation",
    "reply",
    "follow",
    "follow us",
    "bookmark",
    "save article",
    "gift this article",
    // Accounts and letters.
    "subscribe",
    "subscribe now",
    "subscribe today",
    "sign in",
    "sign up",
    "log in",
    "register",
    "register now",
    "already a subscriber",
    "already have an account",
    "free daily newsletter",
    "newsletter",
    "newsletters",
    "unsubscribe",
    "manage preferences",
    "view in browser",
    "view this email in your browser",
    "privacy policy",
    "cookie policy",
    "terms of use",
    "terms of service",
    "terms and conditions",
    "accept all cookies",
    "manage cookies",
    "all rights reserved",
    // Pictures and sound.
    "listen",
    "listen to article",
    "listen to this article",
    "play video",
    "watch video",
    "watch live",
    "video player is loading",
    "view gallery",
    "view image in fullscreen",
    "open image in modal",
    "enlarge this image",
    "hide caption",
    "toggle caption",
    "toggle more options",
    "getty images",
    // Press releases.
    "for immediate release",
    "press release",
    "news release",
    "media release",
    "media contact",
    "media contacts",
    "press contact",
    "notes to editors",
    // Archives.
    "body",
    "load-date",
    "end",
    "ends",
    "-30-",
];

/// Beginnings of lines, folded. A line that begins so is short.
const BEGINNINGS: &[&str] = &[
    "advertisement - ",
    "ad - ",
    "read more:",
    "read more about",
    "read more on",
    "read also:",
    "also read:",
    "also read |",
    "read next:",
    "read:",
    "must read:",
    "see also:",
    "see more:",
    "related:",
    "related |",
    "related article:",
    "related story:",
    "more from:",
    "more on this:",
    "more:",
    "recommended:",
    "watch:",
    "watch |",
    "watch now:",
    "listen:",
    "listen |",
    "listen ·",
    "click here to",
    "tap here to",
    "sign up for ",
    "sign up to ",
    "sign up here",
    "subscribe to ",
    "subscribe now",
    "subscribe for ",
    "subscribe here",
    "register for free",
    "log in to ",
    "already a subscriber?",
    "already have an account?",
    "follow us on ",
    "follow us:",
    "follow us @",
    "find us on ",
    "like us on ",
    "join us on ",
    "join our ",
    "join the conversation",
    "download our app",
    "download the app",
    "get our app",
    "get the latest ",
    "get breaking news",
    "share this:",
    "share this article:",
    "share on ",
    "share via ",
    "share:",
    "click to share",
    "tweet this",
    "tags:",
    "tagged:",
    "tagged in",
    "tagged with",
    "filed under",
    "topics:",
    "categories:",
    "category:",
    "posted in ",
    "image source",
    "image credit",
    "image:",
    "image courtesy",
    "photo:",
    "photos:",
    "photo by ",
    "photo credit",
    "photo courtesy",
    "photograph:",
    "picture:",
    "(photo",
    "(image",
    "credit:",
    "copyright ©",
    "copyright (c)",
    "copyright 19",
    "copyright 20",
    "©",
    "(c) 19",
    "(c) 20",
    "you received this",
    "you are receiving this",
    "you're receiving this",
    "this email was sent",
    "was this forwarded to you",
    "to unsubscribe",
    "unsubscribe ",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "by clicking ",
    "to continue reading",
    "this article is for subscribers",
    "this content is for subscribers",
    "this story is for subscribers",
    "this article is free",
    "create a free account",
    "support our journalism",
    "support independent journalism",
    "thank you for reading",
    "thanks for reading",
    "if you enjoyed this",
    "got a tip",
    "have a news tip",
    "do you have a story",
    "send us your ",
    "email us at",
    "let us know in the comments",
    "image caption",
    "media caption",
    "heard on morning edition",
    "heard on all things considered",
    "(adds ",
    "(recasts",
    "(updates with",
    "(soundbite",
    "media contact:",
    "press contact:",
    "for media inquiries",
    "for media enquiries",
    "for more information, contact",
    "for further information, contact",
    "for more information, please contact",
    "for further information, please contact",
    "view source version on",
    "load-date:",
    "publication-type:",
    "document-type:",
    "language: english",
    "source: prnewswire",
    "an earlier version of this",
    "a previous version of this",
    "correction: an earlier version",
    "correction: a previous version",
    "this article has been updated",
    "this story has been updated",
    "this post has been updated",
    "this article was updated",
    "this story was updated",
    "this article has been amended",
    "this article was amended",
    "this article has been corrected",
    "this story has been corrected",
    "this article was corrected",
    "this article was originally published",
    "this story was originally published",
    "this article first appeared",
    "this article originally appeared",
    "this story originally appeared",
];

/// Ends of lines, folded, that say who else worked on a report.
const ENDS: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed reporting",
    "contributed writing",
    "all rights reserved",
];

/// Names of networks and ways to pass a story on: furniture below other furniture only, for elsewhere they may be items of a list.
const NETWORKS: &[&str] = &[
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "linkedin",
    "reddit",
    "pinterest",
    "telegram",
    "instagram",
    "threads",
    "bluesky",
    "mastodon",
    "flipboard",
    "messenger",
    "email",
    "e-mail",
    "mail",
    "print",
    "sms",
    "copy",
    "save",
    "tweet",
    "more",
];

/// Longest line that is looked at, in bytes: a paragraph of the story is longer.
const LONGEST: usize = 240;

static LINE_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| LINES.iter().copied().collect());

/// Beginnings by their first word.
static BY_FIRST: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
    for beginning in BEGINNINGS {
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
    if bare.is_empty() || bare.len() > LONGEST {
        return false;
    }
    let folded = fold(bare);
    let line = folded.trim_end_matches(['.', ':', '!', '?', '…', '>', '»', '→', ' ']);
    let begins = |beginnings: &Vec<&str>| beginnings.iter().any(|one| folded.starts_with(one));
    LINE_SET.contains(line)
        || BY_FIRST.get(first_word(&folded)).is_some_and(begins)
        || ENDS.iter().any(|end| line.ends_with(end))
        || is_picture(&folded)
        || is_count(line)
        || is_address(bare)
        || is_about_the_writer(sentence.trim(), &folded)
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

/// `https://example.org/a`, `press@example.org`, and nothing else.
fn is_address(line: &str) -> bool {
    let link = line.contains("://") || line.starts_with("www.");
    let mail = line
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    (link || mail) && !line.contains(char::is_whitespace)
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
            "press@harrow.example",
            "https://northernpost.example/2024/03/04/bridge",
            "*Jane Doe is a reporter at Northern Post.*",
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
            "Copyright law protects it for 70 years.",
            "Register to vote by Sunday.",
            "It was read by 5 people.",
            "Updated rules apply from 3 May.",
            "Facebook",
            "Jane Doe is a reporter at Northern Post.",
            "See https://northernpost.example for more.",
            "He contributed to this victory.",
            "",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn networks_go_on_with_furniture() {
        assert!(continues_furniture("Facebook"));
        assert!(continues_furniture("Twitter | Email"));
        assert!(!continues_furniture("Facebook fell."));
        assert!(!continues_furniture(""));
    }
}
