//! Integration tests: the real binary against a fake Discord on loopback, the terminal, faults, and the layers.
#![recursion_limit = "256"] // a guild object is one long `json!`
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod fake;
