//! Interface texts, one folder for each language.
pub mod en;
