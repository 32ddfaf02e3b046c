//! Texts of Discord. What comes in as an argument is already escaped where it needs to be; texts that carry user input or
//! article names unescaped say so.

mod cards;
pub mod check;
mod collection;
mod help;
mod notices;

pub use cards::*;
pub use collection::*;
pub use help::*;
pub use notices::*;
