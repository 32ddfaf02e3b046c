//! Paragraphs that stand over others instead of telling something: headings, the questions of an interview, and notes on what an
//! earlier version of an article got wrong.

/// Longest paragraph that can be a heading in bold, in bytes.
const LONGEST: usize = 240;

/// What opens a note on an earlier version, in lower case.
const NOTES: [&str; 7] = [
    "correction",
    "corrections",
    "clarification",
    "editor's note",
    "editor’s note",
    "editors' note",
    "update",
];
/// What such a note speaks of, in lower case.
const VERSIONS: [&str; 4] = [
    "earlier version of this",
    "previous version of this",
    "original version of this",
    "earlier version of the article",
];

/// Whether a paragraph is a heading of Markdown, a line all in bold that ends no statement, or the question of an interview.
pub(super) fn is_heading(paragraph: &str) -> bool {
    let line = paragraph.trim();
    line.starts_with('#') || is_bold(line) || is_turn_of_interviewer(line)
}

/// `**What we know**`; a statement in bold is what an article begins with.
fn is_bold(line: &str) -> bool {
    let inner = ["**", "__"].into_iter().find_map(|mark| {
        let inner = line.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.contains(mark)).then_some(inner)
    });
    line.len() <= LONGEST && inner.is_some_and(|inner| !inner.trim_end().ends_with(['.', '!', '”']))
}

/// Who asks in a transcript, in lower case. They may also tell something, so that only a question of theirs stands over what follows.
const ASKING: [&str; 7] = [
    "interviewer",
    "question",
    "moderator",
    "host",
    "reporter",
    "anchor",
    "presenter",
];

/// `Q: How many homes will that supply?`, `INTERVIEWER: How many?`, in bold or not.
fn is_turn_of_interviewer(line: &str) -> bool {
    let bare = line.trim_start_matches(['*', '_']);
    let said = bare.strip_prefix("Q:").or_else(|| bare.strip_prefix("Q."));
    said.is_some_and(|said| said.starts_with([' ', '*', '_'])) || is_asked(bare)
}

/// Whether a line is a question behind the name of who asks.
fn is_asked(line: &str) -> bool {
    let asks = line.trim_end_matches(['*', '_', '”', '"']).ends_with('?');
    let label = line
        .split_once(':')
        .filter(|_| asks && line.len() <= LONGEST);
    label.is_some_and(|(who, _)| ASKING.contains(&who.to_lowercase().as_str()))
}

/// `Correction, Oct. 2: An earlier version of this article gave the year as 1879. It was 1897.`
pub(super) fn is_note_on_version(paragraph: &str) -> bool {
    let line = paragraph.trim_start_matches(['*', '_', '(', '[', ' ']);
    let Some((label, note)) = line.split_once(':') else {
        return false;
    };
    let label = label.to_lowercase();
    NOTES.iter().any(|note| label.starts_with(note)) && {
        let note = note.to_lowercase();
        VERSIONS.iter().any(|version| note.contains(version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_statements() {
        for heading in [
            "# Five things",
            "## 3. What it will cost",
            "**Key points**",
            "**17:05 — Captain \"not under arrest\"**",
            "__What we know__",
            "**How did it end?**",
            "**Q: The dam failed. Whose fault was it?**",
            "Q: Whose fault was it?",
            "INTERVIEWER: The dam failed. Whose fault was it?",
            "**Interviewer:** Whose fault was it?",
            "Question: Whose fault was it?",
        ] {
            assert!(is_heading(heading), "{heading}");
        }
        for text in [
            "**Verdict:** False.",
            "**15:40** All ferries are suspended.",
            "**A fire destroyed the library on Monday.**",
            "**One** and **two**",
            "Q.E.D. is what he wrote below it.",
            "Quiet returned.",
            "HOST: The dam failed.",
            "Jane Doe: Whose fault was it?",
            "",
        ] {
            assert!(!is_heading(text), "{text}");
        }
    }

    #[test]
    fn notes_on_earlier_versions_are_told_from_the_story() {
        for note in [
            "Correction, Oct. 2, 2024: An earlier version of this article gave the year as 1879. It was 1897.",
            "*Editor’s note: A previous version of this story misspelt her name.*",
            "(Update: an earlier version of this report said otherwise.)",
        ] {
            assert!(is_note_on_version(note), "{note}");
        }
        for text in [
            "Correction: we said earlier that 340 people were on board.",
            "The minister said an earlier version of this law was worse: it had no limit.",
            "Update: the road is open again.",
        ] {
            assert!(!is_note_on_version(text), "{text}");
        }
    }
}
