//! English interface texts, by where they are shown. What stands here is Dateline's own voice; article text never passes
//! through.

pub mod answer;
pub mod asides;
pub mod console;
pub mod discord;
pub mod signals;
pub mod why;
