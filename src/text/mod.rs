//! Language: sentences, tokens, folding for matching, time expressions and numbers.
//!
//! Pure functions over `&str` that cannot fail. Folding is for matching only; what is shown is always cut from the
//! article itself. Everything here is linear in the text and holds no state.

pub mod analysis;
pub mod fold;
pub mod lexicon;
pub mod numbers;
mod scan;
pub mod sentences;
mod stem;
pub mod times;
pub mod tokens;

pub use analysis::{AnalysedSentence, AnalysedToken, Analysis, SentenceFlags};
pub use fold::fold;
pub use sentences::{Sentence, sentences};
pub use stem::stem;
pub use tokens::{TermKey, Token, TokenFlags, tokens};
