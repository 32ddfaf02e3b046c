//! Integration tests: the real binary against a fake Discord on loopback, the terminal, and faults.
//!
//! `fake` is the Discord, `scene` the bot in it, `home` a throw-away folder with articles, `process` any other run of
//! the binary. Two variables make the tests stricter: `DISCORD_OPENAPI` names Discord's own description of its API,
//! which every request is then compared with; `DATELINE_TRIALS` is how often repeated tests of faults try.
#![recursion_limit = "256"] // a guild object is one long `json!`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails where it stands, and its output is shown with the failure"
)]

mod bot;
mod fake;
mod faults;
mod home;
mod picture;
mod process;
mod quotes;
mod scene;
mod terminal;
