//! Dateline answers questions about a collection of news articles in the articles' own words.
//!
//! # Rooms (arrows point the only allowed way)
//!
//! ```text
//! main ─► cli ─► discord, console ─► answer ─► index ─► store ─► corpus ─► text ─► model
//! ```
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test fails where it stands")
)]

pub mod answer;
pub mod cli;
pub mod config;
pub mod console;
pub mod corpus;
pub mod discord;
pub mod index;
pub mod locales;
pub mod model;
pub mod shutdown;
pub mod store;
pub mod telemetry;
pub mod text;
