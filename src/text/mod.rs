//! Language: sentences, tokens, folding for matching, time expressions and numbers.
//!
//! Pure functions over `&str` that cannot fail. Folding is for matching only; what is shown is always cut from the
//! article itself.

pub mod analysis;
pub mod fold;
pub mod lexicon;
pub mod numbers;
pub mod sentences;
pub mod times;
pub mod tokens;

pub use analysis::{AnalysedSentence, AnalysedToken, Analysis};
pub use fold::fold;
pub use sentences::{Sentence, sentences};
pub use tokens::{TermKey, Token, TokenFlags, stem, tokens};
