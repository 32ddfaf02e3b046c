//! Pictures and whose they are: a picture of Markdown, and the name of a photographer or an agency alone.

use super::agency::is_part_of_name;
use super::words::PICTURE_AGENCIES;

/// Words of such a credit at most.
const CREDIT_WORDS: usize = 8;

/// A picture of Markdown and nothing else: `![A bridge](bridge.jpg)`.
pub(super) fn is_picture(line: &str) -> bool {
    line.starts_with("![") && line.ends_with(')') || line.starts_with('!') && line.contains("](")
}

/// `Portrait of Jane Doe`: the words of the writer's picture above a byline. Not folded, for names have capitals.
pub(super) fn is_portrait(line: &str) -> bool {
    let name = ["Portrait of ", "Headshot of "]
        .iter()
        .find_map(|open| line.strip_prefix(open));
    name.is_some_and(|name| {
        (2..=3).contains(&name.split_whitespace().count())
            && name.split_whitespace().all(is_part_of_name)
            && !name.ends_with('.')
    })
}

/// `REUTERS/Jane Doe`, `Jane Doe/AP`, `AFP via Getty Images` alone: whose picture stood there.
pub(super) fn is_credit(folded: &str) -> bool {
    let line = folded.trim_matches(['(', ')', '.', ' ']);
    let agency = |part: &str| PICTURE_AGENCIES.contains(&part.trim());
    let name = |part: &str| {
        part.chars()
            .all(|c| c.is_alphabetic() || " -'.".contains(c))
    };
    if !line.contains('/') && !line.contains(" via ") {
        return false;
    }
    let parts: Vec<&str> = line
        .split('/')
        .flat_map(|part| part.split(" via "))
        .collect();
    line.split_whitespace().count() <= CREDIT_WORDS
        && parts.iter().any(|part| agency(part))
        && parts
            .iter()
            .all(|part| !part.trim().is_empty() && name(part))
}
