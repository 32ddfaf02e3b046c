//! Language: sentences, tokens, folding for matching, time expressions and numbers.
//!
//! Pure functions over `&str` that cannot fail. Folding is for matching only; what is shown is always cut from the
//! article itself. Everything here is linear in the text and holds no state, except
//! that the last words' stems are remembered.

pub mod analysis;
mod broken_words;
pub mod fold;
mod furniture;
pub mod lexicon;
mod memory;
pub mod numbers;
mod scan;
pub mod sentences;
mod stem;
pub mod times;
pub mod tokens;

pub use analysis::{AnalysedSentence, AnalysedToken, Analysis, SentenceFlags};
pub(crate) use analysis::{is_correction, opens_heading, verdict_after};
pub(crate) use broken_words::are_one;
pub use fold::fold;
pub(crate) use furniture::tells_of_writer;
pub use furniture::{continues_furniture, is_furniture};
pub use sentences::{Sentence, sentences};
pub use stem::stem;
pub use tokens::{TermKey, Token, TokenFlags, tokens};

/// The last character boundary of `text` at or before `at` (what `str::floor_char_boundary` does from Rust 1.91 on).
fn floor_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The first character boundary of `text` at or after `at`.
fn ceil_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (at..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}
