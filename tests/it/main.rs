//! Integration tests: the real binary against a fake Discord on loopback, the terminal, and faults.
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
mod terminal;
