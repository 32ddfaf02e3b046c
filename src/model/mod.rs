//! Plain types that every other room shares.
//!
//! Nothing here does I/O or knows about tokio, tantivy, SQLite or Discord. Invariants live in the constructors:
//! a [`Quote`] can only be cut from an [`Article`], a [`SourceDate`] always says how it is known, a [`Question`]
//! is parsed once and never looked at as raw text again.

mod answer;
mod article;
mod aside;
mod date;
mod month_day;
mod question;
mod quote;
mod report;
mod span;
mod why;

pub use answer::{
    Answer, AnswerRecord, Confidence, ContextView, Conversation, Coverage, Gave, NoAnswer, Note,
    Outcome, RecordId, ScoredQuote, SearchHit, SearchResults, Since, SourceCount, Summary,
    SummaryLength, SummaryOrder, SummaryScope, Turn,
};
pub use article::{Article, ArticleId, ArticleMeta, Credit, Title, TitleKind, VersionHash};
pub use aside::Aside;
pub use date::{
    Covers, DateRange, Day, DayError, Inference, PartialDate, Precision, Provenance, SourceDate,
};
pub use month_day::MonthDay;
pub use question::{Completes, CutName, Filter, Question, QuestionError, without_markup};
pub use quote::{Citation, Quote, QuoteRole, Receipt};
pub use report::{Fault, FaultKind, Generation, RefreshReport};
pub use span::Span;
pub use why::{
    Alternative, Because, Behind, Considered, Decision, Fate, Lag, Part, ReadTerm, Reading,
    TermRole, Why,
};
