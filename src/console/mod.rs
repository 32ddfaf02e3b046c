//! Answers in a terminal: one-shot, interactive and JSON.
//!
//! Renders the same values as Discord does and decides nothing about them. Writes to the `Write` it is given, never
//! to standard output by itself, except for the line editor of the interactive chat. Nothing of an article reaches
//! the terminal without going through [`safe()`], so that article text cannot move the cursor, hide or recolour
//! anything.

pub mod chat;
mod editor;
#[cfg(test)]
mod fixtures;
pub mod json;
mod named;
pub mod render;
pub mod reports;
mod safe;
mod style;
pub mod why;
mod wrap;

pub use editor::{Broken, interact, pipe};
pub use named::named;
pub use safe::{is_hostile, safe};
pub use style::Style;
