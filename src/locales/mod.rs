//! Interface texts, one file per language.
pub mod en;
