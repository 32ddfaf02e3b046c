//! What the chat needs of the engine, so that a test can put its own answers in the engine's place.

use crate::answer::{AskRequest, Engine, SummaryRequest};
use crate::index::IndexError;
use crate::model::{
    Answer, ArticleId, ContextView, Coverage, Filter, Question, Receipt, SearchResults, Summary,
    Why,
};

/// What the chat needs of the engine.
pub trait Answers {
    /// Answers a question.
    ///
    /// # Errors
    /// When the store or the index fails.
    fn ask(&self, request: &AskRequest) -> Result<Answer, IndexError>;
    /// Answers a question and tells why, with about `limit` candidates.
    ///
    /// # Errors
    /// As [`Answers::ask`].
    fn why(&self, request: &AskRequest, limit: usize) -> Result<(Answer, Why), IndexError>;
    /// Ranked passages.
    ///
    /// # Errors
    /// As [`Answers::ask`].
    fn search(&self, request: &AskRequest, limit: usize) -> Result<SearchResults, IndexError>;
    /// An extractive summary.
    ///
    /// # Errors
    /// As [`Answers::ask`].
    fn summary(&self, request: &SummaryRequest) -> Result<Summary, IndexError>;
    /// A quote with the sentences around it.
    ///
    /// # Errors
    /// As [`Answers::ask`].
    fn context(&self, receipt: &Receipt) -> Result<Option<ContextView>, IndexError>;
    /// What the collection covers.
    fn coverage(&self) -> Coverage;
    /// A question with names of sources completed by the words behind them.
    fn completed(&self, question: Question) -> Question;
    /// The article with this file name, address or headline.
    fn article(&self, name: &str) -> Option<ArticleId>;
}

impl Answers for Engine {
    fn ask(&self, request: &AskRequest) -> Result<Answer, IndexError> {
        Self::ask(self, request)
    }
    fn why(&self, request: &AskRequest, limit: usize) -> Result<(Answer, Why), IndexError> {
        Self::why(self, request, limit)
    }
    fn search(&self, request: &AskRequest, limit: usize) -> Result<SearchResults, IndexError> {
        Self::search(self, request, limit)
    }
    fn summary(&self, request: &SummaryRequest) -> Result<Summary, IndexError> {
        Self::summary(self, request)
    }
    fn context(&self, receipt: &Receipt) -> Result<Option<ContextView>, IndexError> {
        Self::context(self, receipt)
    }
    fn coverage(&self) -> Coverage {
        self.collection().snapshot().coverage(&Filter::default())
    }
    fn completed(&self, question: Question) -> Question {
        Self::completed(self, question)
    }
    fn article(&self, name: &str) -> Option<ArticleId> {
        let snapshot = self.collection().snapshot();
        super::super::named(name, snapshot.articles().iter().map(AsRef::as_ref))
    }
}
