//! Where the writer and the newspaper are found: addresses, handles, who wrote, whom to follow.

use super::words::NETWORKS;

/// `https://example.org/a`, `press@example.org`, `@janedoe`, and nothing else.
pub(super) fn is_address(line: &str) -> bool {
    let link = line.contains("://") || line.starts_with("www.");
    let mail = line
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let handle = line.len() > 2 && line.starts_with('@');
    (link || mail || handle) && !line.contains(char::is_whitespace)
}

/// `*Jane Doe is a reporter at Northern Post.*`: who wrote, in italics as such notes are.
pub(super) fn is_about_the_writer(line: &str, folded: &str) -> bool {
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

/// What stands behind the name of whoever wrote an article where a sentence tells of them.
const OF_THE_WRITER: &[&str] = &[
    " covers ",
    " is a ",
    " is an ",
    " is the ",
    " has been a ",
    " has been the ",
    " writes ",
    " reports on ",
];

/// Whether a sentence begins with the name of one of an article's authors and tells what they do, as below a story: "Jane Roe covers health
/// for the Post."
pub(crate) fn tells_of_writer(authors: &str, sentence: &str) -> bool {
    let names = authors
        .split([',', '|'])
        .flat_map(|part| part.split(" and "));
    let text = sentence.trim_start_matches(['*', '_']).to_lowercase();
    names.map(|name| name.trim().to_lowercase()).any(|name| {
        let behind = text.strip_prefix(&name).filter(|_| name.contains(' '));
        behind.is_some_and(|rest| OF_THE_WRITER.iter().any(|verb| rest.starts_with(verb)))
    })
}

/// Words of an invitation to follow somebody at most.
const INVITATION_WORDS: usize = 8;

/// `Follow Jane Doe on Twitter`, `Follow our coverage on Facebook`.
pub(super) fn follows_on(line: &str) -> bool {
    let on = |network: &&str| line.ends_with(&format!(" on {network}"));
    line.starts_with("follow ")
        && line.split_whitespace().count() <= INVITATION_WORDS
        && (NETWORKS.iter().any(on) || line.contains(" @"))
}
