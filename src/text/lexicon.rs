//! Word tables: data with their sources in one place.

/// Words that carry no content of their own.
pub const STOP_WORDS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or",
    "but", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did",
    "this", "that", "it", "its", "as",
];

/// Whether `word` (folded) is a stop word.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}
