//! Where the writer and the newspaper are found: addresses, handles, who wrote, whom to follow.

use super::agency::is_part_of_name;
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
    let is = || {
        let forms = [" is a ", " is an ", " is the "];
        forms.iter().any(|is| folded.contains(is))
    };
    italic && is() && WORK.iter().any(|work| folded.contains(work))
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

/// `Contact: Media Office, Norrland Lines, press@example.org`: whom journalists ask. Folded. What stands behind it must say so by an
/// address, a number or an office, for a sentence may begin that way, too.
pub(super) fn is_for_the_press(line: &str) -> bool {
    const OPENS: [&str; 4] = ["contact: ", "contacts: ", "media: ", "press: "];
    const OFFICES: [&str; 7] = [
        "media office",
        "press office",
        "media relations",
        "press relations",
        "public relations",
        "communications",
        "press desk",
    ];
    let Some(rest) = OPENS.iter().find_map(|open| line.strip_prefix(open)) else {
        return false;
    };
    let address = |word: &str| {
        let parts = word.trim_end_matches([',', ';']).split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    let contact = line.starts_with("contact");
    rest.split_whitespace().count() <= CONTACT_WORDS
        && (rest.split_whitespace().any(address)
            || contact && digits >= LEAST_DIGITS
            || contact && OFFICES.iter().any(|office| rest.starts_with(office)))
}

/// Words of whom to ask at most, and digits of a number to call at least.
const CONTACT_WORDS: usize = 24;
const LEAST_DIGITS: usize = 7;

/// `Jane Doe is a contributing editor.`, `Max Roe is a staff writer at the Northern Post.`: who wrote, where no italics tell. Only such work as
/// nobody is known for; not folded, for names have capitals.
pub(super) fn is_of_the_house(line: &str) -> bool {
    const WORK: [&str; 6] = [
        "contributing editor",
        "contributing writer",
        "contributing reporter",
        "contributing columnist",
        "staff writer",
        "staff reporter",
    ];
    let told = [" is a ", " is our ", " is "].iter().find_map(|is| {
        let (name, work) = line.split_once(is)?;
        let behind = WORK.iter().find_map(|one| work.strip_prefix(one))?;
        Some((name, behind.trim_end_matches('.')))
    });
    let at_paper = |rest: &str| {
        let paper = [" at ", " for ", " with ", " of "]
            .iter()
            .find_map(|at| rest.strip_prefix(at));
        paper.is_some_and(|paper| {
            let paper = paper.strip_prefix("the ").unwrap_or(paper);
            let mut words = paper.split_whitespace();
            words.clone().count() <= 4 && words.all(is_part_of_name)
        })
    };
    told.is_some_and(|(name, rest)| {
        (2..=3).contains(&name.split_whitespace().count())
            && name.split_whitespace().all(is_part_of_name)
            && (rest.is_empty() || at_paper(rest))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_journalists_ask_is_told_from_a_sentence() {
        for line in [
            "contact: media office, norrland lines, press@norrland.example, +99 555 0147",
            "contact: jane doe, +44 20 7946 0018",
            "contact: press office, harrow council",
            "press: jane doe, jane@harrow.example",
        ] {
            assert!(is_for_the_press(line), "{line}");
        }
        for line in [
            "contact: that is what she missed most",
            "contact: 12 people were traced by monday",
            "press: the mayor must go",
            "contact sports were banned in 2024",
        ] {
            assert!(!is_for_the_press(line), "{line}");
        }
    }

    #[test]
    fn who_wrote_is_told_from_a_sentence_about_somebody() {
        for line in [
            "Cass Ondine is a contributing editor.",
            "Ann Poe is a staff writer.",
            "Max Roe is a staff reporter at the Northern Post",
        ] {
            assert!(is_of_the_house(line), "{line}");
        }
        for line in [
            "Roe is a staff writer.",
            "Max Roe is a staff writer who was arrested in Paris.",
            "Max Roe is a staff writer at the Northern Post, which was sold.",
            "Jane Doe is a journalist.",
            "The victim is a staff reporter.",
            "She said that Max Roe is a staff writer.",
        ] {
            assert!(!is_of_the_house(line), "{line}");
        }
    }
}
