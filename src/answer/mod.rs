//! Question → plan → retrieve → rank → select → answer. Summaries.
//!
//! Synchronous and pure over one pinned [`Snapshot`](crate::index::Snapshot); "today" is a parameter. Does no I/O of
//! its own and does not know Discord.

use std::sync::Arc;

use crate::index::{Collection, IndexError};
use crate::model::{
    Answer, ContextView, Conversation, Day, Filter, Question, Receipt, SearchResults, Summary,
    SummaryLength, SummaryScope,
};

/// Version of the engine: answers replay to the same bytes within one version.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// One question with all that the answer depends on.
#[derive(Clone, Debug)]
pub struct AskRequest {
    /// The question.
    pub question: Question,
    /// Earlier questions of the conversation.
    pub conversation: Conversation,
    /// Filters given outside the question's text (they add to those inside).
    pub filter: Filter,
    /// "Today".
    pub today: Day,
}

/// What to summarise, and how.
#[derive(Clone, Debug)]
pub struct SummaryRequest {
    /// Latest, a topic or an article.
    pub scope: SummaryScope,
    /// How long.
    pub length: SummaryLength,
    /// Which articles may be used.
    pub filter: Filter,
    /// "Today".
    pub today: Day,
}

/// Settings of the engine.
#[derive(Clone, Copy, Debug)]
pub struct EngineSettings {
    /// Quotes at most in an answer (1 to 3).
    pub quotes: usize,
    /// Sentences at most in a quote (1 to 3); `None` leaves it to the engine.
    pub quote_sentences: Option<usize>,
    /// Further passages at most.
    pub more: usize,
}

impl Default for EngineSettings {
    fn default() -> Self {
        Self {
            quotes: 3,
            quote_sentences: None,
            more: 7,
        }
    }
}

/// Answers from the newest generation of a collection.
#[derive(Debug)]
pub struct Engine {
    collection: Arc<Collection>,
    settings: EngineSettings,
}

impl Engine {
    /// An engine over `collection`.
    #[must_use]
    pub fn new(collection: Arc<Collection>, settings: EngineSettings) -> Self {
        Self {
            collection,
            settings,
        }
    }

    /// The collection.
    #[must_use]
    pub fn collection(&self) -> &Arc<Collection> {
        &self.collection
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`IndexError`] when the store or the index fails.
    pub fn ask(&self, request: &AskRequest) -> Result<Answer, IndexError> {
        let _ = (request, self.settings);
        unimplemented!()
    }

    /// Ranked passages.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn search(&self, request: &AskRequest, limit: usize) -> Result<SearchResults, IndexError> {
        let _ = (request, limit);
        unimplemented!()
    }

    /// An extractive summary.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn summary(&self, request: &SummaryRequest) -> Result<Summary, IndexError> {
        let _ = request;
        unimplemented!()
    }

    /// A quote with the sentences around it; `None` when the version is withdrawn or the receipt is not one.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn context(&self, receipt: &Receipt) -> Result<Option<ContextView>, IndexError> {
        let _ = receipt;
        unimplemented!()
    }

    /// Cuts a quote again from its receipt; `None` when the version is withdrawn or the receipt is not one.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn quote(&self, receipt: &Receipt) -> Result<Option<crate::model::Quote>, IndexError> {
        Ok(self
            .collection
            .snapshot()
            .receipt(receipt)?
            .and_then(|article| crate::model::Quote::cut(&article, receipt.span)))
    }
}
