//! Credits to other outlets.
use crate::model::Credit;
use crate::text::Sentence;

/// Credits per sentence.
pub(super) fn of(text: &str, sentences: &[Sentence]) -> Vec<Credit> {
    let _ = (text, sentences);
    Vec::new()
}

/// Distinct outlets in order of appearance.
pub(super) fn distinct(credits: &[Credit]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for credit in credits {
        if !names.contains(&credit.name) {
            names.push(credit.name.clone());
        }
    }
    names
}
