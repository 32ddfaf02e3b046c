//! Hand-made values for the tests of this room.

use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::super::escape::tests::{see, unbold};
use super::card::tests::check;
use super::*;
use crate::model::fixtures::article_meta;
use crate::model::{
    Answer, Article, ArticleMeta, Confidence, Coverage, Credit, Day, Filter, Generation, Outcome,
    PartialDate, Quote, RecordId, ScoredQuote, Since, SourceDate, Span, VersionHash,
};

pub(super) fn article(text: &str, title: &str, outlet: Option<&str>, date: SourceDate) -> Article {
    Article {
        meta: ArticleMeta {
            version: VersionHash::of(text),
            outlet: outlet.map(str::to_owned),
            url: Some("https://news.example/a_(b)*c".to_owned()),
            ..article_meta("a.txt", title, date)
        },
        text: Arc::from(text),
        body: Span::of(text),
        credits: vec![Credit {
            name: "BBC".into(),
            sentence: Span::new(0, 1).unwrap(),
        }],
    }
}

pub(super) fn day() -> SourceDate {
    SourceDate::stated(PartialDate::Day(Day::new(2023, 9, 25).unwrap()))
}

pub(super) fn quote(text: &str) -> Quote {
    Quote::cut(
        &article(text, "President Macron has said…", None, day()),
        Span::of(text),
    )
    .unwrap()
}

pub(super) fn an_answer(quotes: Vec<Quote>, outcome: Outcome) -> Answer {
    Answer {
        named: None,
        told: Vec::new(),
        leads: None,
        stays: false,
        question: "Who will *leave* @everyone?".into(),
        read_as: None,
        outcome,
        quotes: quotes
            .into_iter()
            .map(|quote| ScoredQuote { quote, score: 1.0 })
            .collect(),
        more: vec![],
        searched: Coverage {
            articles: 2,
            undated: 1,
            first: Day::new(2023, 9, 25),
            last: Day::new(2023, 9, 25),
            ..Coverage::default()
        },
        confidence: Confidence::new(0.9),
        notes: vec![],
        generation: Generation(1),
    }
}

pub(super) fn frame<'a>(record: &'a RecordId, filter: &'a Filter, look: Look) -> Frame<'a> {
    Frame {
        record: Some(record),
        show_question: true,
        filter,
        unseen: false,
        summary: None,
        look,
    }
}

pub(super) fn labels(card: &Card) -> Vec<Vec<&str>> {
    card.rows
        .iter()
        .map(|row| row.iter().map(|button| button.label.as_str()).collect())
        .collect()
}

pub(super) fn changed() -> Since {
    Since::Changed(Day::new(2026, 11, 24).unwrap())
}

/// Quotes in the places of a record that follow on those of the answer.
pub(super) fn placed(from: usize, quotes: impl IntoIterator<Item = Quote>) -> Vec<(usize, Quote)> {
    (from..).zip(quotes).collect()
}

pub(super) fn check_cards(cards: &[Card]) {
    for card in cards {
        check(card);
        let embeds = card.embeds.iter().flat_map(|e| [&e.title, &e.description]);
        for text in std::iter::once(&card.content).chain(embeds) {
            assert_eq!(inert(text), Vec::<String>::new(), "{text}");
        }
    }
}

/// Our own markup, and nothing else: block-quote prefixes, the link behind the host's name, italic labels.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    let labels = r"\*(related, (?:not an answer|may hold it)|headline)\*";
    let link = r"\[((?:\\.|[^\[\]\\\n])*)\]\(<https://news\.example/[^>]*>\)";
    let bare = r"<https://news\.example/[^>]*>";
    Regex::new(&format!(
        r"(?m){link}|{bare}|^> ?|^-# | \[…\]|\[…\] |{labels}"
    ))
    .unwrap()
});

/// What in a card's text is live besides our own markup.
pub(super) fn inert(markdown: &str) -> Vec<String> {
    see(&OWN.replace_all(&unbold(markdown), "$1$2")).live
}
