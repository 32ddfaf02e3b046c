//! Labels: which passages are right.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::cli::batch::Lines;
use crate::text::fold;

/// A label as a file holds it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct LabelLine {
    pub(super) id: String,
    /// Whether the articles hold an answer.
    #[serde(default)]
    answerable: bool,
    /// Short answers.
    #[serde(default)]
    answers: Vec<String>,
    /// Sentences that answer.
    #[serde(default)]
    sentences: Vec<String>,
    /// Articles that answer; any when empty.
    #[serde(default)]
    articles: Vec<String>,
    /// For given candidate sentences: 1 for each right one.
    #[serde(default)]
    labels: Vec<u8>,
}

/// What answers a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// Whether the articles hold an answer.
    pub(super) answerable: bool,
    /// As plain words.
    answers: Vec<String>,
    /// As plain words.
    sentences: Vec<String>,
    /// File names without folder and ending.
    articles: Vec<String>,
    /// Right candidates.
    pub(super) candidates: Vec<bool>,
}

/// Words of a passage that holds a right sentence, at most: longer ones hold it by chance.
const MOST_WORDS: usize = 80;

impl Label {
    fn of(line: &LabelLine) -> Self {
        let plainly = |texts: &[String]| texts.iter().map(|t| plain(t)).collect();
        Self {
            answerable: line.answerable,
            answers: plainly(&line.answers),
            sentences: plainly(&line.sentences),
            articles: line.articles.iter().map(|a| name(a).to_owned()).collect(),
            candidates: line.labels.iter().map(|l| *l > 0).collect(),
        }
    }

    /// Whether a passage of an article, as plain words, is right.
    pub(super) fn is_right(&self, article: &str, words: &str) -> bool {
        if !self.answerable || !self.is_of(article) {
            return false;
        }
        if self.sentences.is_empty() {
            return self.answers.iter().any(|answer| holds(words, answer));
        }
        let count = words.split(' ').count();
        self.sentences.iter().any(|sentence| {
            count <= MOST_WORDS.max(2 * sentence.split(' ').count()) && holds(words, sentence)
        })
    }

    /// Whether an article may answer.
    pub(super) fn is_of(&self, article: &str) -> bool {
        self.articles.is_empty() || self.articles.iter().any(|a| a == name(article))
    }
}

/// A file name without its folder and `.txt` or `.md`.
fn name(article: &str) -> &str {
    let file = article.rsplit('/').next().unwrap_or(article);
    file.strip_suffix(".txt")
        .or_else(|| file.strip_suffix(".md"))
        .unwrap_or(file)
}

/// Whether `words` holds `part` as whole words.
fn holds(words: &str, part: &str) -> bool {
    !part.is_empty()
        && words.match_indices(part).any(|(at, _)| {
            let end = at + part.len();
            (at == 0 || words.as_bytes()[at - 1] == b' ')
                && (end == words.len() || words.as_bytes()[end] == b' ')
        })
}

/// Letters and digits only, folded, one blank between words; "1,500" is 1500.
pub(super) fn plain(text: &str) -> String {
    let folded: Vec<char> = fold(text).chars().collect();
    let mut plain = String::with_capacity(folded.len());
    for (at, letter) in folded.iter().enumerate() {
        if letter.is_alphanumeric() {
            plain.push(*letter);
            continue;
        }
        let within = *letter == ',' && groups_digits(&folded, at);
        if !within && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.trim().to_owned()
}

/// Whether the comma at `at` parts thousands.
fn groups_digits(text: &[char], at: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    at > 0 && digit(at - 1) && (1..=3).all(|n| digit(at + n))
}

/// The labels of a file by question.
pub(super) fn read(file: &Path) -> Result<BTreeMap<String, Label>> {
    let mut labels = BTreeMap::new();
    let mut lines = Lines::open(file)?;
    while let Some(chunk) = lines.chunk::<LabelLine>()? {
        for line in chunk {
            if line.answerable && line.answers.is_empty() && line.sentences.is_empty() {
                bail!(
                    "{}: question {} is answerable but has neither answers nor sentences",
                    file.display(),
                    line.id
                );
            }
            labels.insert(line.id.clone(), Label::of(&line));
        }
    }
    Ok(labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(json: &str) -> Label {
        Label::of(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn an_answer_must_stand_as_whole_words_in_an_article_that_counts() {
        let label = label(
            r#"{"id": "1", "answerable": true, "answers": ["1,500 Men"], "articles": ["x/a.txt"]}"#,
        );
        let right = |article: &str, text: &str| label.is_right(article, &plain(text));
        assert!(right("a.txt", "There are about “1500 men” there."));
        assert!(!right("b.txt", "1,500 men"));
        assert!(!right("a.txt", "21,500 men") && !right("a.txt", "1,500 mentors"));
    }

    #[test]
    fn a_sentence_must_stand_whole_in_no_long_passage() {
        let label = label(r#"{"id": "1", "answerable": true, "sentences": ["It was closed."]}"#);
        assert!(label.is_right("a", &plain("The bridge? It was closed.")));
        assert!(!label.is_right(
            "a",
            &plain(&format!("{} It was closed.", "Word ".repeat(90)))
        ));
        assert!(!label.is_right("a", &plain("It was not closed.")));
    }

    #[test]
    fn unanswerable_questions_have_no_right_passage() {
        assert!(!label(r#"{"id": "1", "answers": ["a"]}"#).is_right("a", "a"));
    }
}
