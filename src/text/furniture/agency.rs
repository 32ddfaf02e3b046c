//! Notes that agencies and newsrooms put below a report: who helped, whose wire it came over, where more of it stands.

/// Names of agencies that stand alone on a line where a byline stood.
const AGENCIES: &[&str] = &[
    "afp",
    "ap",
    "associated press",
    "bloomberg",
    "reuters",
    "the associated press",
    "upi",
];

/// Whether a folded line is such a note.
pub(super) fn is_note(line: &str) -> bool {
    AGENCIES.contains(&line)
        || tells_who_helped(line)
        || invites(line)
        || points_to_coverage(line)
        || tells_where_to_write(line)
}

/// `Reach Jane Doe at jdoe@example.org or 555-0199`, `Email: jane@example.org`: how to find the writer.
fn tells_where_to_write(line: &str) -> bool {
    const OPENS: [&str; 6] = [
        "reach ",
        "contact ",
        "email ",
        "e-mail ",
        "email: ",
        "you can reach ",
    ];
    let address = |word: &str| {
        let parts = word.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let opens = || OPENS.iter().any(|open| line.starts_with(open));
    (opens() || line.contains(" can be reached at "))
        && line.split_whitespace().any(address)
        && line.split_whitespace().count() <= WORDS_OF_ADDRESS
}

/// Words at most of a note on where to write to somebody.
const WORDS_OF_ADDRESS: usize = 14;

/// `What's everyone talking about? Sign up for our newsletter to get the latest news`.
fn invites(line: &str) -> bool {
    line.contains("sign up for our ") && line.contains("newsletter")
}

/// `AP writer Jane Doe contributed to this report from Paris`, `Contributing: Jane Doe`, `From staff and wire reports`. What ends in
/// "this report" is known anyway.
fn tells_who_helped(line: &str) -> bool {
    const TO_WHAT: [&str; 3] = ["report", "story", "article"];
    let from_somewhere = |what: &str| line.contains(&format!(" contributed to this {what} from "));
    let wire = line.starts_with("from ") && line.ends_with(" wire reports");
    let named = line.starts_with("contributing: ") && !line.ends_with('.');
    wire || named
        || line.contains(" contributed to this ") && TO_WHAT.into_iter().any(from_somewhere)
}

/// `More AP NFL: https://…`, `AP soccer: https://…`, `Jane Doe is at https://…`.
fn points_to_coverage(line: &str) -> bool {
    let Some((before, _)) = line.split_once("://") else {
        return false;
    };
    let ap = before.starts_with("ap ") || before.starts_with("more ap ");
    let writer = before
        .trim_end_matches(char::is_alphabetic)
        .ends_with(" is at ");
    ap || writer && line.split_whitespace().count() <= WORDS_OF_WRITER
}

/// Words at most of a note on where a writer is to be found.
const WORDS_OF_WRITER: usize = 7;

/// `– Jane Doe`, `-- Associated Press`: who wrote the entry of a live report above it. Not folded, for names have capitals.
pub(super) fn is_signature(line: &str) -> bool {
    let name = line.trim_start_matches(['-', '–', '—']);
    let words = || name.split_whitespace();
    name.len() < line.len()
        && name.starts_with(' ')
        && (2..=MOST_OF_NAME).contains(&words().count())
        && words().all(is_part_of_name)
        && !name.ends_with('.')
}

/// What may stand before "by" in a line that says who made what.
const MADE: &[&str] = &[
    "interview",
    "words",
    "text",
    "story",
    "report",
    "photographs",
    "photos",
    "pictures",
    "illustrations",
    "compiled",
];

/// `By Jane Doe`, `Interview by Jane Doe and Max Roe`: who wrote, on a line of its own. Not folded, for names have capitals. The
/// head of an article reads such lines; further down they are furniture.
pub(crate) fn is_byline(line: &str) -> bool {
    let mut words = super::bare(line).split_whitespace();
    let opens = match words.next() {
        Some("By" | "BY") => true,
        Some(made) => {
            let known = MADE.contains(&made.to_lowercase().as_str());
            known && words.next().is_some_and(|by| by.eq_ignore_ascii_case("by"))
        }
        None => false,
    };
    let names: Vec<&str> = words.collect();
    let parts: Vec<&[&str]> = names.split(|word| *word == "and").collect();
    let is_name = |words: &&[&str]| {
        (2..=MOST_OF_NAME).contains(&words.len()) && words.iter().all(|word| is_part_of_name(word))
    };
    opens && parts.iter().all(is_name) && !line.ends_with('.')
}

/// Whether a word may be part of a name: a capital and nothing but letters and the marks of names.
pub(super) fn is_part_of_name(word: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || ['.', '-', '\'', '’'].contains(&c);
    word.starts_with(char::is_uppercase) && word.chars().all(letters)
}

/// Words of a name at most.
const MOST_OF_NAME: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_below_a_report_are_told_from_its_sentences() {
        for line in [
            "ap sports writer jane doe contributed to this report from wellington, new zealand",
            "from usa today network and wire reports",
            "contributing: jane doe, max roe",
            "what's new? sign up for our weekly newsletter to get the latest news of the day",
            "associated press",
            "ap world cup coverage: https://apnews.example/hub",
            "more ap nfl: https://apnews.example/hub/nfl and https://social.example/ap_nfl",
            "jane doe is at https://social.example/janedoe",
        ] {
            assert!(is_note(line), "{line}");
        }
        for line in [
            "the panel contributed to this report, the minister said",
            "from the hill one sees the harbour",
            "the associated press reported the fire first",
            "the museum is at https://museum.example, where it sells tickets for may",
            "the museum's page is https://museum.example",
            "apples cost more: https://market.example lists them",
        ] {
            assert!(!is_note(line), "{line}");
        }
    }

    #[test]
    fn who_wrote_stands_on_a_line_of_its_own() {
        for line in [
            "By Jane Doe",
            "BY JANE DOE",
            "Interview by Jane Doe",
            "Words by Jane O'Doe and Max Roe",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By Monday the bridge was gone",
            "By Jane Doe the bridge was closed.",
            "By Jane Doe.",
            "By Sunday",
            "Jane Doe",
            "Interview by the police",
            "",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn signatures_are_names_behind_a_dash() {
        for line in ["– Jane Doe", "-- Associated Press", "— Jane O'Doe-Roe"] {
            assert!(is_signature(line), "{line}");
        }
        for line in [
            "Jane Doe",
            "– Close the bridge",
            "– Jane Doe.",
            "- Milk",
            "–Jane Doe",
            "– Jane Doe of Harrow Said That It Was Late",
        ] {
            assert!(!is_signature(line), "{line}");
        }
    }
}
