//! Words of pictures that open with a sign of their own: `PHOTO: A sign at the gate. Jane Doe/Northern Post`, `FILE - The mayor speaks.`,
//! `1 of 12 | Crews fight a fire.`, `Hide Caption 6 of 49 Photos: The mayor People walk past.`

use super::bare;
use super::prose::is_prose;

/// Sentences of a caption at most.
const SENTENCES: usize = 3;

/// Labels of captions, folded. A sentence may begin with one, too; see [`is_prose`].
const LABELS: &[&str] = &[
    "photo:",
    "photos:",
    "photo caption:",
    "file photo:",
    "image:",
    "picture:",
    "pictured:",
    "caption:",
];

/// Follows the captions through the sentences of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Captions {
    /// Sentences of the paragraph that may still belong to a caption that has begun.
    left: usize,
}

impl Captions {
    /// Whether the next sentence is one of a caption. `opens` gives the number of sentences in its paragraph where it is the first.
    pub(crate) fn next(&mut self, sentence: &str, opens: Option<usize>) -> bool {
        if opens.is_some() {
            self.left = 0;
        }
        let labelled = |all: &usize| *all <= SENTENCES && is_labelled(sentence);
        if counts_in_gallery(sentence) {
            // What follows may be as whole as any sentence of the story, and a page without its line ends is one paragraph.
            self.left = 0;
            return true;
        }
        if opens.is_some_and(|_| is_numbered(sentence)) || opens.filter(labelled).is_some() {
            self.left = SENTENCES - 1;
            return true;
        }
        let goes_on = self.left > 0;
        self.left = self.left.saturating_sub(1);
        goes_on
    }
}

/// Whether a sentence begins as the count below a picture of a gallery: `Hide Caption 6 of 49`, with the next picture's words behind it.
pub(super) fn counts_in_gallery(sentence: &str) -> bool {
    let line = bare(sentence).to_lowercase();
    let rest = ["hide caption", "toggle caption"]
        .iter()
        .find_map(|open| line.strip_prefix(open));
    rest.is_some_and(|rest| behind_count(rest.trim_start()).is_some())
}

/// `1 of 12 | Crews fight a fire`, `Image 1 of 12: Crews fight a fire`: the number of a picture before its words.
pub(super) fn is_numbered(sentence: &str) -> bool {
    let line = bare(sentence).to_lowercase();
    let named = ["photo ", "image ", "picture ", "slide "]
        .iter()
        .find_map(|open| line.strip_prefix(open));
    let Some(behind) = behind_count(named.unwrap_or(&line)).map(str::trim_start) else {
        return false;
    };
    behind.starts_with('|') || named.is_some() && behind.starts_with([':', '-', '–', '—', '|'])
}

/// What stands behind `6 of 49` or `6/49`.
fn behind_count(text: &str) -> Option<&str> {
    let number = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits).then_some(digits)
    };
    let rest = &text[number(text)?..];
    let rest = [" of ", "/", " / "]
        .iter()
        .find_map(|of| rest.strip_prefix(of))?;
    Some(&rest[number(rest)?..])
}

/// `FILE - The mayor speaks in May`, as agencies mark old pictures, or a label and then no sentence of the story.
fn is_labelled(sentence: &str) -> bool {
    let line = bare(sentence);
    is_of_file(line) || {
        let lower = line.to_lowercase();
        let mut labels = LABELS.iter();
        labels.any(|label| lower.starts_with(label) && !is_prose(label, line))
    }
}

/// Whether a line opens as the words of an agency's old picture; not folded, for the mark is in capitals.
pub(super) fn is_of_file(line: &str) -> bool {
    ["FILE - ", "FILE — ", "FILE – ", "FILE -- "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captions(sentences: &[&str]) -> Vec<bool> {
        let mut state = Captions::default();
        let mut opens = Some(sentences.len());
        sentences
            .iter()
            .map(|sentence| state.next(sentence, opens.take()))
            .collect()
    }

    #[test]
    fn captions_open_with_a_sign_of_their_own() {
        for line in [
            "PHOTO: A sign warns visitors at the gate on Friday.",
            "Photo: Ferries in the harbour.",
            "FILE - The mayor speaks in Harrow, May 4, 2023.",
            "1 of 12 | Crews fight a fire in Harrow.",
            "Image 1 of 12: Crews fight a fire.",
            "Hide Caption 6 of 49 Photos: Harrow People walk past the gate.",
            "Hide Caption 6 of 49",
        ] {
            assert_eq!(captions(&[line]), [true], "{line}");
        }
        for line in [
            "1 of 12 houses burned down.",
            "6/12 was the score.",
            "Photo: that was the word which the court heard most often.",
            "File - that is what he had to do all day.",
            "Hide the caption, she said.",
            "12 of 14 from the line",
        ] {
            assert_eq!(captions(&[line]), [false], "{line}");
        }
    }

    #[test]
    fn a_caption_of_a_few_sentences_is_one_to_the_end_of_its_paragraph() {
        let credit = "Jane Doe/Northern Post";
        assert_eq!(captions(&["PHOTO: A sign.", credit]), [true, true]);
        let story = ["PHOTO: A sign.", "It rained.", "All left.", "None came."];
        assert_eq!(captions(&story), [false; 4]);
        let gallery = [
            "Hide Caption 1 of 9 Photos: Harrow People walk.",
            "It rains.",
            "Hide Caption 2 of 9",
            "The council voted.",
        ];
        assert_eq!(captions(&gallery), [true, false, true, false]);
    }
}
