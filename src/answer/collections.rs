//! Small collections for tests.

use std::sync::Arc;

use tempfile::TempDir;

use super::{AskRequest, Engine, EngineSettings};
use crate::index::{Collection, CollectionSettings};
use crate::model::{Answer, Conversation, Day, Filter, Question};

/// An engine over a few articles.
pub(crate) struct Reports {
    /// The engine.
    pub(crate) engine: Engine,
    folders: (TempDir, TempDir),
}

/// Articles as file name, day (or nothing) and text.
pub(crate) fn reports(articles: &[(&str, &str, &str)]) -> Reports {
    let (corpus, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, day, text) in articles {
        let header = if day.is_empty() {
            String::new()
        } else {
            format!(
                "---\nsource: The {}\ndate: {day}\n---\n",
                name.trim_end_matches(".txt")
            )
        };
        std::fs::write(corpus.path().join(name), format!("{header}{text}\n")).unwrap();
    }
    let settings = CollectionSettings {
        corpus: corpus.path().to_owned(),
        data: data.path().to_owned(),
        max_file_bytes: 5 << 20,
    };
    let collection = Collection::open(settings).unwrap();
    collection.refresh(&mut |_| {}).unwrap();
    Reports {
        engine: Engine::new(Arc::new(collection), EngineSettings::default()),
        folders: (corpus, data),
    }
}

impl Reports {
    /// Writes a file of an undated article anew and reads the folder again.
    pub(crate) fn rewrite(&self, name: &str, text: &str) {
        std::fs::write(self.folders.0.path().join(name), format!("{text}\n")).unwrap();
        self.engine.collection().refresh(&mut |_| {}).unwrap();
    }

    /// The answer to a question, asked on `today`.
    pub(crate) fn ask(&self, question: &str, today: &str, earlier: &[&str]) -> Answer {
        let request = AskRequest {
            question: Question::parse(question, 500).unwrap(),
            conversation: Conversation {
                earlier: earlier.iter().map(|q| (*q).to_owned()).collect(),
                ..Conversation::default()
            },
            filter: Filter::default(),
            today: Some(Day::parse(today).unwrap()),
        };
        self.engine.ask(&request).unwrap()
    }
}

/// The quotes of an answer, each with the articles that it is also in.
pub(crate) fn quoted(answer: &Answer) -> Vec<(&str, &str, Vec<&str>)> {
    let quotes = answer.quotes.iter().map(|q| &q.quote);
    quotes
        .map(|quote| {
            let also = quote.also_in().iter().map(|c| c.article.id.as_str());
            (
                quote.receipt().article.as_str(),
                quote.text(),
                also.collect(),
            )
        })
        .collect()
}

/// The text of the first quote; the answer must not abstain.
pub(crate) fn first(reports: &Reports, question: &str, today: &str) -> String {
    let answer = reports.ask(question, today, &[]);
    assert!(
        answer.is_answered(),
        "{question} {} {:?}",
        answer.confidence.get(),
        quoted(&answer)
    );
    quoted(&answer)[0].1.to_owned()
}

/// The words in bold in the first quote of an answer as of [`TODAY`].
pub(crate) fn bold(reports: &Reports, question: &str) -> Vec<String> {
    let answer = reports.ask(question, TODAY, &[]);
    assert!(answer.is_answered(), "{question} {:?}", quoted(&answer));
    let quote = &answer.quotes[0].quote;
    let spans = quote.highlights().iter();
    spans
        .map(|span| span.cut(quote.text()).unwrap().to_owned())
        .collect()
}

/// Checks that no quote shown as of [`TODAY`] has words in bold.
pub(crate) fn check_nothing_bold(reports: &Reports, question: &str) {
    let answer = reports.ask(question, TODAY, &[]);
    let quotes = &answer.quotes;
    let marked = quotes.iter().any(|q| !q.quote.highlights().is_empty());
    assert!(!marked, "{question} {:?}", quoted(&answer));
}

/// The day on which most tests ask.
pub(crate) const TODAY: &str = "2024-06-05";
