//! Plain types that every other room shares.
//!
//! Nothing here does I/O or knows about tokio, tantivy, SQLite or Discord. Invariants live in the constructors:
//! a [`Quote`] can only be cut from an [`Article`], a [`SourceDate`] always says how it is known, a [`Question`]
//! is parsed once and never looked at as raw text again.

mod answer;
mod article;
mod aside;
mod conversation;
mod date;
#[cfg(test)]
pub(crate) mod fixtures;
mod month_day;
mod question;
mod quote;
mod record;
mod report;
mod shell;
mod source_date;
mod span;
mod summary;
mod typed_date;
mod why;

pub use answer::{
    Answer, Confidence, ContextView, Coverage, Nearness, NoAnswer, Note, Outcome, ScoredQuote,
    SearchHit, SearchResults, Since, SourceCount,
};
pub use article::{Article, ArticleId, ArticleMeta, Credit, Title, TitleKind, VersionHash};
pub use aside::Aside;
pub use conversation::{Conversation, Turn};
pub(crate) use date::MONTHS;
pub use date::{DateRange, Day, DayError, PartialDate};
pub use month_day::MonthDay;
pub use question::{Completes, CutName, Filter, Question, QuestionError, without_markup};
pub use quote::{Citation, Quote, QuoteRole, Receipt};
pub use record::{AnswerRecord, Gave, RecordId};
pub use report::{Fault, FaultKind, Generation, RefreshReport};
pub use shell::typed;
pub use source_date::{Covers, Inference, Precision, Provenance, SourceDate};
pub use span::Span;
pub use summary::{Summary, SummaryLength, SummaryOrder, SummaryScope};
pub use typed_date::{TypedDate, TypedDateError};
pub use why::{
    Alternative, Because, Behind, Considered, Decision, Fate, Lag, Part, ReadTerm, Reading,
    TermRole, Why,
};
