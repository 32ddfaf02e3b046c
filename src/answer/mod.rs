//! Question → plan → retrieve → rank → select → answer. Summaries.
//!
//! Synchronous and pure over one pinned [`Snapshot`]; "today" is a parameter. Does no I/O of
//! its own and does not know Discord.

mod ask;
#[cfg(test)]
mod certainty_tests;
#[cfg(test)]
pub(crate) mod collections;
mod compose;
mod compound;
mod confidence;
mod context;
#[cfg(test)]
mod counting_tests;
mod cutter;
#[cfg(test)]
mod day_tests;
#[cfg(test)]
mod doer_tests;
pub mod explain;
#[cfg(test)]
mod filter_tests;
pub mod fit;
mod gender;
mod order;
mod plan;
mod rank;
#[cfg(test)]
mod reading_tests;
mod readings;
#[cfg(test)]
mod readings_tests;
#[cfg(test)]
mod relation_tests;
#[cfg(test)]
mod report_tests;
mod retrieve;
mod search;
#[cfg(test)]
mod seed_tests;
mod select;
pub mod sentences;
mod several;
mod strays;
pub mod summary;
#[cfg(test)]
mod veto_tests;
mod weights;
mod who_said;
mod whom;
mod why;

use std::sync::{Arc, Mutex, PoisonError};

pub use several::{MOST_QUESTIONS, Several};
pub use weights::Weights;

use crate::index::{Collection, IndexError, Snapshot};
use crate::model::{
    Answer, ContextView, Conversation, Day, Filter, Generation, Question, Quote, Receipt,
    SearchResults, Since, Summary, SummaryLength, SummaryScope, Why,
};
use ask::World;
use plan::capitals;
use plan::sources::Catalogue;

/// Whether a message asks who said what was quoted before it, and nothing else: "Who said that?".
#[must_use]
pub fn asks_who_said(text: &str) -> bool {
    plan::small_talk::asks_who_said(&crate::text::tokens(text))
}

/// Whether a search has nothing to look for: neither a word that tells anything ("the", "who is"), nor filters alone, which list articles.
#[must_use]
pub fn searches_for_nothing(question: &Question) -> bool {
    search::says_nothing(question)
}

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
    /// "Today"; `None` when nobody knows on what day it was asked: then nothing is counted from it.
    pub today: Option<Day>,
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
    weights: Weights,
    /// The sources of the generation that was asked last; made again when the generation changes.
    catalogue: Mutex<Option<(Generation, Arc<Catalogue>)>>,
}

impl Engine {
    /// An engine over `collection`.
    #[must_use]
    pub fn new(collection: Arc<Collection>, settings: EngineSettings) -> Self {
        Self {
            collection,
            settings,
            weights: Weights::default(),
            catalogue: Mutex::new(None),
        }
    }

    /// The same engine with other weights.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// Another engine over the same collection, with other weights.
    #[must_use]
    pub fn reweighed(&self, weights: Weights) -> Self {
        Self::new(Arc::clone(&self.collection), self.settings).with_weights(weights)
    }

    /// The collection.
    #[must_use]
    pub fn collection(&self) -> &Arc<Collection> {
        &self.collection
    }

    /// The question with names of sources completed by the words behind them, as the collection knows them: `source:Northern Post`.
    #[must_use]
    pub fn completed(&self, question: Question) -> Question {
        self.completed_by(&self.collection.snapshot(), question)
    }

    fn completed_by(&self, newest: &Snapshot, question: Question) -> Question {
        if !question.names_source_loosely() {
            return question;
        }
        let catalogue = self.catalogue(newest);
        question.completed(&|typed, behind| catalogue.completes(typed, behind))
    }

    /// The request with names of sources completed, and names written as the collection writes them.
    fn completed_in(
        &self,
        newest: &Snapshot,
        request: &AskRequest,
    ) -> Result<AskRequest, IndexError> {
        let mut request = AskRequest {
            question: self.completed_by(newest, request.question.clone()),
            ..request.clone()
        };
        if let Some(words) = capitals::restored(newest, request.question.words())? {
            request.question = request.question.written(words);
        }
        let conversation = &mut request.conversation;
        let before = conversation.earlier.iter_mut();
        for text in before.chain(&mut conversation.topics) {
            if let Some(restored) = capitals::restored(newest, text)? {
                *text = restored;
            }
        }
        Ok(request)
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`IndexError`] when the store or the index fails.
    pub fn ask(&self, request: &AskRequest) -> Result<Answer, IndexError> {
        self.of_request(request, ask::answer)
    }

    /// The answer with why it is what it is, for people: how the question was read, what decided, and what became of about `limit`
    /// candidates. Both are of one generation.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn why(&self, request: &AskRequest, limit: usize) -> Result<(Answer, Why), IndexError> {
        self.of_request(request, |world, request| why::why(world, request, limit))
    }

    /// The plan and the best `limit` candidates with all their signals, for fitting weights.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn explain(
        &self,
        request: &AskRequest,
        limit: usize,
    ) -> Result<explain::Explanation, IndexError> {
        self.of_request(request, |world, request| {
            explain::explain(world, request, limit)
        })
    }

    /// Ranked passages.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn search(&self, request: &AskRequest, limit: usize) -> Result<SearchResults, IndexError> {
        self.of_request(request, |world, request| {
            search::search(world, request, limit)
        })
    }

    /// Quotes that a search found in an earlier state of the collection, with the searched words marked as they were.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn mark_searched(
        &self,
        request: &AskRequest,
        quotes: Vec<Quote>,
    ) -> Result<Vec<Quote>, IndexError> {
        self.of_request(request, |world, request| {
            search::mark(world, request, quotes)
        })
    }

    /// An extractive summary.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn summary(&self, request: &SummaryRequest) -> Result<Summary, IndexError> {
        let newest = self.collection.snapshot();
        self.in_world(newest, &request.filter, |world| {
            summary::summary(world, request)
        })
    }

    /// A quote with the sentences around it; `None` when the version is withdrawn or the receipt is not one.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn context(&self, receipt: &Receipt) -> Result<Option<ContextView>, IndexError> {
        let view = context::context(&self.collection.snapshot(), receipt)?;
        let since = self.since(receipt)?;
        Ok(view.map(|view| ContextView { since, ..view }))
    }

    /// What became of the version that a receipt names; `None` while it counts.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn since(&self, receipt: &Receipt) -> Result<Option<Since>, IndexError> {
        let since = self.collection.store().since(receipt)?;
        Ok(match since {
            Some(Since::Changed(day)) if self.still_stands(receipt)? => Some(Since::Kept(day)),
            other => other,
        })
    }

    /// Whether the words of a receipt stand in the article as it is now, too.
    fn still_stands(&self, receipt: &Receipt) -> Result<bool, IndexError> {
        let snapshot = self.collection.snapshot();
        let (before, now) = (
            snapshot.receipt(receipt)?,
            snapshot.article(&receipt.article)?,
        );
        let words = before
            .as_ref()
            .and_then(|article| receipt.span.cut(&article.text));
        Ok(words
            .zip(now)
            .is_some_and(|(words, now)| now.text.contains(words)))
    }

    /// Cuts a quote again from its receipt; `None` when the version is withdrawn or the receipt is not one.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn quote(&self, receipt: &Receipt) -> Result<Option<Quote>, IndexError> {
        let article = self.collection.snapshot().receipt(receipt)?;
        Ok(article.and_then(|article| Quote::cut(&article, receipt.span)))
    }

    /// Pins a snapshot, and runs `work` on it and on the request as that snapshot completes it.
    fn of_request<T>(
        &self,
        request: &AskRequest,
        work: impl FnOnce(&World<'_>, &AskRequest) -> Result<T, IndexError>,
    ) -> Result<T, IndexError> {
        let newest = self.collection.snapshot();
        let request = self.completed_in(&newest, request)?;
        let filter = ask::whole_filter(&request);
        self.in_world(newest, &filter, |world| work(world, &request))
    }

    /// Runs `work` on a pinned snapshot, as of the filter's cutoff when there is one.
    fn in_world<T>(
        &self,
        newest: Arc<Snapshot>,
        filter: &Filter,
        work: impl FnOnce(&World<'_>) -> Result<T, IndexError>,
    ) -> Result<T, IndexError> {
        // Names of sources come from the newest state, so that what is remembered does not depend on who asked first.
        let catalogue = self.catalogue(&newest);
        let snapshot = match filter.as_of {
            Some(day) => newest.as_of(day)?,
            None => newest,
        };
        work(&World {
            snapshot: &snapshot,
            catalogue: &catalogue,
            settings: self.settings,
            weights: &self.weights,
        })
    }

    fn catalogue(&self, snapshot: &Snapshot) -> Arc<Catalogue> {
        let mut known = self
            .catalogue
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((generation, catalogue)) = &*known
            && *generation == snapshot.generation()
        {
            return Arc::clone(catalogue);
        }
        let fresh = Arc::new(Catalogue::of(&snapshot.coverage(&Filter::default())));
        *known = Some((snapshot.generation(), Arc::clone(&fresh)));
        fresh
    }
}
