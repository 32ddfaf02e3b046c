//! The first promise as a property of the whole: whatever the articles and the questions, every sentence shown is a byte
//! range of a file.

use std::path::Path;
use std::sync::Arc;

use dateline::answer::{AskRequest, Engine, EngineSettings, SummaryRequest};
use dateline::index::{Collection, CollectionSettings};
use dateline::model::{
    ArticleId, Conversation, Day, Filter, Question, Quote, SummaryLength, SummaryScope,
};
use proptest::prelude::*;

use crate::home::Home;

/// Pieces that articles are made of: what cuts sentences wrongly, hides, or splits characters.
const PIECES: [&str; 24] = [
    "---\ntitle: A headline\ndate: 2023-09-25\n---\n",
    "date 2023-09-25 ",
    "PARIS, Sept. 24 (Reuters) – ",
    "# Troops leave\n\n",
    "French troops will leave Niger in the months to come. ",
    "Dr. J. Smith of the U.S. met 1,500 soldiers on Jan. 5 at 10 a.m. in Paris. ",
    "“We go,” he said. ",
    "\"Stop!\" and left the embassy.” ",
    "He added that it was “over” because they don’t want to stay",
    "CNN reported, according to BBC. ",
    "Why? Because of the coup! ",
    "\n\n",
    "\r\n",
    "\n",
    "\u{202e}",
    "\u{200b}",
    "é",
    "😀👩‍👩‍👧 ",
    "ﬁne İstanbul ",
    "…",
    "- a list\n- of things\n",
    "> quoted > twice\n",
    "**bold** [link](https://a.b/c) @everyone ",
    " \t\u{a0}",
];

const QUESTIONS: [&str; 10] = [
    "When will French troops leave Niger?",
    "Who met the soldiers?",
    "How many soldiers?",
    "Why did they leave?",
    "What did he say?",
    "\"we go\"",
    "source:BBC troops",
    "after:2023-09-01 embassy",
    "embasy trops",
    "headline coup list things",
];

fn an_article() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(&PIECES[..]);
    proptest::collection::vec(pieces, 1..14).prop_map(|pieces| pieces.concat())
}

/// An engine over these articles.
fn engine(home: &Home, articles: &[String]) -> Engine {
    for (number, text) in articles.iter().enumerate() {
        home.write(&format!("{number}.txt"), text);
    }
    let settings = CollectionSettings {
        corpus: home.corpus(),
        data: home.data(),
        max_file_bytes: 1 << 20,
    };
    let collection = Collection::open(settings).unwrap();
    collection.refresh(&mut |_| {}).unwrap();
    Engine::new(Arc::new(collection), EngineSettings::default())
}

/// Every quote that the engine gives for this question, in whatever way.
fn quotes(engine: &Engine, question: &str) -> Vec<Quote> {
    let today = Day::new(2023, 10, 1).unwrap();
    let mut found = Vec::new();
    if let Ok(question) = Question::parse(question, 500) {
        let request = AskRequest {
            question,
            conversation: Conversation::default(),
            filter: Filter::default(),
            today: Some(today),
        };
        let answer = engine.ask(&request).unwrap();
        found.extend(answer.quotes.into_iter().chain(answer.more));
        found.extend(engine.search(&request, 5).unwrap().hits);
    }
    for scope in [
        SummaryScope::Latest,
        SummaryScope::Topic(question.to_owned()),
        SummaryScope::Article(ArticleId::new("0.txt")),
    ] {
        let request = SummaryRequest {
            scope,
            length: SummaryLength::Medium,
            filter: Filter::default(),
            today,
        };
        found.extend(engine.summary(&request).unwrap().quotes);
    }
    let mut quotes: Vec<Quote> = found.into_iter().map(|scored| scored.quote).collect();
    for quote in quotes.clone() {
        let view = engine
            .context(quote.receipt())
            .unwrap()
            .expect("it was just given");
        quotes.extend(
            [view.before, Some(view.quote), view.after]
                .into_iter()
                .flatten(),
        );
    }
    quotes
}

/// Fails unless the quote stands in its file, at its place.
fn check(folder: &Path, quote: &Quote) {
    let receipt = quote.receipt();
    let file = std::fs::read_to_string(folder.join(receipt.article.as_str())).unwrap();
    let there = file.get(receipt.span.start()..receipt.span.end());
    assert_eq!(there, Some(quote.text()), "{receipt:?}");
    for mark in quote.highlights() {
        assert!(mark.cut(quote.text()).is_some(), "{mark:?} of {quote:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_quote_is_a_piece_of_its_file(
        articles in proptest::collection::vec(an_article(), 1..4),
        typed in "\\PC{0,30}",
    ) {
        let home = Home::empty();
        let engine = engine(&home, &articles);
        for question in QUESTIONS.iter().copied().chain([typed.as_str()]) {
            for quote in quotes(&engine, question) {
                check(&home.corpus(), &quote);
            }
        }
    }
}

/// The property above would hold for an engine that never says anything.
#[test]
fn the_pieces_do_answer() {
    let home = Home::empty();
    let engine = engine(&home, &[PIECES[1].to_owned() + PIECES[4] + PIECES[8]]);
    let quotes = quotes(&engine, QUESTIONS[0]);
    assert!(quotes.len() > 4, "{quotes:?}");
    assert!(quotes.iter().any(|quote| !quote.highlights().is_empty()));
}
