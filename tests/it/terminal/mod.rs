//! The terminal: one-shot commands, piped chat, exit codes, configuration, evaluation.

mod asking;
#[cfg(target_os = "linux")]
mod at_signals;
mod config;
mod corpus;
mod eval;
mod golden;
mod hostile;
mod pipes;
mod removing;
