//! Dateline answers questions about a collection of news articles **in the articles' own words**: verbatim quotes, each
//! with its source, its date and how that date is known. People ask in Discord or in a terminal. This page is the
//! architecture document; each module's own page goes on from here.
//!
//! # How data flows
//!
//! ```text
//!  files                                                        a question (Discord or terminal)
//!    │ corpus: read, decode, find title, source, date              │ model: Question::parse, once
//!    ▼                                                             ▼
//!  article versions ──► store (SQLite: the truth) ──► index ──► answer: plan ► rank ► select ► Answer
//!                       every version, generations    (tantivy:    pure functions over one      │
//!                                                     derived)     pinned Snapshot              ▼
//!                                                                               discord, console: show
//! ```
//!
//! # Rooms
//!
//! One crate, a library and a thin program. The arrows are the only allowed way to know each other; from left to right,
//! any room further right may be used.
//!
//! ```text
//! main ─► cli ─► discord, console ─► answer ─► index ─► store ─► corpus ─► text ─► model
//! ```
//!
//! What a room may rely on is mostly what is *absent* from it:
//!
//! | room | holds | absent from it |
//! | --- | --- | --- |
//! | [`model`] | plain types: articles, spans, quotes, questions, answers | I/O, tokio, tantivy, SQLite, Discord |
//! | [`text`] | sentences, tokens, folding, time expressions, numbers | failure: every function gives a result for every text |
//! | [`corpus`] | bytes of a file → an article, faults as values | the database, other files (but for the pass that infers dates) |
//! | [`store`] | SQLite: versions, generations, withdrawals, settings, answer records | everything about Discord; user ids |
//! | [`index`] | tantivy: build, verify, search, generations | query parsers: no text of a user reaches one; what an answer is |
//! | [`answer`] | plan, rank, select, summarise, abstain | I/O, clocks, randomness, Discord |
//! | [`discord`] | serenity and poise: commands, rendering, limits, permissions | what an answer is |
//! | [`console`] | the same answers for a terminal, and as JSON | what an answer is |
//! | [`cli`] | what was typed → what is meant → one function for each command | text of articles |
//! | [`config`], [`telemetry`], [`shutdown`] | variables, logs, signals; for `cli` and `main` only | the environment itself, which is an argument |
//! | [`locales`] | the words that Dateline itself says | article text |
//!
//! Only `index` names tantivy, only `store` names rusqlite, only `discord` names serenity and poise, only `main` names
//! dotenvy. The tests of `layers.rs` keep this true.
//!
//! # What holds everywhere
//!
//! * **Only quotes.** A [`model::Quote`] is made by [`model::Quote::cut`] from a stored article version and in no other way.
//!   Offsets count bytes of the file's decoded text with nothing removed.
//! * **Dates with provenance.** A [`model::SourceDate`] always says how it is known, and cannot be both inferred and a day.
//! * **One generation for each request.** State is swapped, not changed: a request pins one
//!   [`index::Snapshot`] and sees nothing else. A refresh that fails leaves the old one answering.
//! * **Same question, same answer.** "Today" is a parameter; nothing in `answer` looks at a clock.
//! * **SQLite is the truth.** The index can be deleted at any time and is built again.
//! * **Bad data does not stop good data.** A file that cannot be read is a [`model::Fault`] with a line and an advice.
//! * **Parsed once, at the edge.** A [`model::Question`], a [`config::Config`], the arguments: afterwards nobody looks at raw text.
//! * **The world is an argument.** Standard streams, variables, API addresses and clocks are handed in by `main` and `cli`.
//!
//! # How a question is decided
//!
//! [`model::Question::parse`] takes phrases and filters out of the text. [`answer::Engine::ask`] pins a snapshot, plans (which
//! words tell, what kind of answer is wanted, what a follow-up takes over), lets [`index::Snapshot::search`] find passages,
//! ranks their sentences, selects one to three quotes of whole sentences with their context, and decides whether they
//! answer at all. The pages of [`answer`] say which signals count and where their weights come from;
//! [`answer::Engine::why`] tells all this of one question.
//!
//! # Reading order
//!
//! 1. [`model`]: the words of the trade. `span`, `quote`, `date`, `question`, `answer`, in this order.
//! 2. [`answer`]: what it is all for.
//! 3. [`index`] and [`store`]: where passages come from and why nothing is lost.
//! 4. [`corpus`] and [`text`]: how a file becomes an article and a text sentences.
//! 5. [`console`] (small), then [`discord`] (the same with limits, permissions and an adversary).
//! 6. [`cli`] and `main.rs`: how it all starts and ends.
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
#[cfg(test)]
mod layers;
pub mod locales;
pub mod model;
pub mod shutdown;
pub mod store;
pub mod telemetry;
pub mod text;
