//! Hand-made answers for the tests of this room.

use std::sync::Arc;

use crate::model::{
    Alternative, Answer, Article, ArticleId, ArticleMeta, Because, Behind, Citation, Confidence,
    Considered, Coverage, Covers, Credit, DateRange, Day, Decision, Fate, Filter, Generation, Lag,
    NoAnswer, Note, Outcome, Part, PartialDate, Quote, ReadTerm, Reading, ScoredQuote,
    SearchResults, SourceCount, SourceDate, Span, Summary, SummaryScope, TermRole, Title,
    TitleKind, VersionHash, Why,
};

pub(crate) const BODY: &str = "Ann Lee, the mayor, spoke on Sunday. She said the bridge \
    will open “by the end of 2023,” CNN reported.\n\nNobody was hurt.";

pub(crate) fn day() -> Day {
    Day::new(2023, 9, 25).unwrap()
}

fn span(start: usize, end: usize) -> Span {
    Span::new(start, end).unwrap()
}

/// The bytes of `part` in `text`.
pub(crate) fn find(text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap();
    span(start, start + part.len())
}

pub(crate) fn article(id: &str, text: &str) -> Article {
    Article {
        meta: ArticleMeta {
            id: ArticleId::new(id),
            version: VersionHash::of(text),
            title: Title {
                text: "Ann Lee, the mayor, …".to_owned(),
                kind: TitleKind::Opening,
                span: None,
            },
            outlet: None,
            author: None,
            url: None,
            date: SourceDate::stated(PartialDate::Day(day())),
            cites: vec!["CNN".to_owned()],
        },
        text: Arc::from(text),
        body: Span::of(text),
        credits: Vec::new(),
    }
}

/// An article of a known outlet with a headline, a byline and a link, which is undated.
pub(crate) fn rich_article() -> Article {
    let mut article = article("news/b.txt", BODY);
    article.meta.title = Title {
        text: "Bridge to open".to_owned(),
        kind: TitleKind::Metadata,
        span: None,
    };
    article.meta.outlet = Some("Example Herald".to_owned());
    article.meta.author = Some("A. Writer".to_owned());
    article.meta.url = Some("https://example.org/b".to_owned());
    article.meta.date = SourceDate::inferred(Covers {
        article: ArticleId::new("a.txt"),
        title: "Ann Lee, the mayor, …".to_owned(),
        day: day(),
    });
    article.credits = vec![Credit {
        name: "CNN".to_owned(),
        sentence: find(
            BODY,
            "She said the bridge will open “by the end of 2023,” CNN reported.",
        ),
    }];
    article
}

pub(crate) fn quote(article: &Article, part: &str, bold: Option<&str>) -> Quote {
    let quote = Quote::cut(article, find(&article.text, part)).unwrap();
    let highlights: Vec<Span> = bold
        .map(|bold| find(quote.text(), bold))
        .into_iter()
        .collect();
    quote.with_highlights(highlights)
}

pub(crate) fn scored(quote: Quote, score: f64) -> ScoredQuote {
    ScoredQuote { quote, score }
}

pub(crate) fn coverage() -> Coverage {
    Coverage {
        articles: 2,
        undated: 1,
        first: Some(day()),
        last: Some(day()),
        outlet_unknown: 1,
        sources: vec![SourceCount {
            name: "CNN".to_owned(),
            published: 0,
            credited: 2,
        }],
        ..Coverage::default()
    }
}

/// Two quotes and four further passages.
pub(crate) fn answer() -> Answer {
    let (plain, rich) = (article("a.txt", BODY), rich_article());
    let said = "She said the bridge will open “by the end of 2023,” CNN reported.";
    let also = Citation {
        article: Arc::new(plain.meta.clone()),
        citing: Vec::new(),
    };
    Answer {
        named: None,
        told: Vec::new(),
        leads: None,
        stays: false,
        question: "When will the bridge open?".to_owned(),
        read_as: None,
        outcome: Outcome::Answered,
        quotes: vec![
            scored(
                quote(&rich, said, Some("by the end of 2023"))
                    .shortened()
                    .with_also_in(vec![also]),
                2.5,
            ),
            scored(quote(&plain, "Nobody was hurt.", None), 0.5),
        ],
        more: vec![scored(quote(&plain, "Nobody was hurt.", None), 0.25); 4],
        searched: coverage(),
        confidence: Confidence::new(0.75),
        notes: vec![Note::ReadWord {
            typed: "brigde".to_owned(),
            read: "bridge".to_owned(),
        }],
        generation: Generation(3),
    }
}

pub(crate) fn no_answer() -> Answer {
    let mut answer = answer();
    answer.outcome = Outcome::NotCovered(NoAnswer::NothingFound);
    answer.quotes.truncate(1);
    answer.more.clear();
    answer.notes.clear();
    answer
}

pub(crate) fn results() -> SearchResults {
    let answer = answer();
    SearchResults {
        query: "bridge".to_owned(),
        hits: answer.quotes,
        found: Some(31),
        complete: false,
        lists_articles: false,
        searched: answer.searched,
        notes: Vec::new(),
        generation: answer.generation,
    }
}

pub(crate) fn summary() -> Summary {
    let answer = answer();
    Summary {
        scope: SummaryScope::Topic("the bridge".to_owned()),
        quotes: answer.quotes,
        searched: answer.searched,
        notes: Vec::new(),
        generation: answer.generation,
    }
}

fn term(word: &str, role: Option<TermRole>) -> ReadTerm {
    ReadTerm {
        word: word.to_owned(),
        weight: 0.5,
        known: true,
        read_as: None,
        alternatives: Vec::new(),
        role,
        inherited: false,
    }
}

/// An explanation of [`answer`] with a candidate of every sort.
pub(crate) fn why() -> Why {
    let plain = article("a.txt", BODY);
    let said = "She said the bridge will open “by the end of 2023,” CNN reported.";
    let considered = |rank: usize, part: &str, fate: Fate| Considered {
        rank,
        quote: quote(&plain, part, None),
        score: 2.5,
        parts: vec![Part::new("Kind", 1.0, 2.0), Part::new("Lead", 0.5, -1.0)],
        fate,
        quoted_as: (fate == Fate::First).then(|| span(0, 106)),
        behind: (rank > 1).then(|| Behind {
            rank: 1,
            by: 0.25,
            because: vec![Lag {
                signal: "KindExact",
                difference: -0.25,
            }],
        }),
    };
    Why {
        reading: Reading {
            asked: "time".to_owned(),
            terms: vec![
                ReadTerm {
                    read_as: Some("bridge".to_owned()),
                    alternatives: vec![Alternative {
                        stem: "bridg".to_owned(),
                        word: Some("bridges".to_owned()),
                        weight: 0.9,
                    }],
                    ..term("brigde", None)
                },
                term("Ann", Some(TermRole::Name)),
            ],
            phrases: vec!["the end".to_owned()],
            sources: vec!["CNN".to_owned()],
            days: vec![DateRange::day(day())],
            filter: Filter {
                since: Some(day()),
                ..Filter::default()
            },
            today: day(),
            read_as: None,
        },
        decision: Decision {
            because: Because::Sure,
            confidence: 0.75,
            threshold: 0.6,
            bias: -3.0,
            signals: vec![Part::new("Evidence", 1.0, 4.1)],
        },
        ranked: 20,
        candidates: vec![
            considered(1, said, Fate::First),
            considered(2, said, Fate::Overlaps { better: 1 }),
            considered(
                3,
                "Nobody was hurt.",
                Fate::Further {
                    place: 1,
                    passed_over: true,
                },
            ),
            considered(4, said, Fate::SameWords { better: 1 }),
            considered(5, "Nobody was hurt.", Fate::Lost),
        ],
    }
}

/// An article whose every outside text is hostile.
pub(crate) fn hostile_article(text: &str) -> Article {
    let mut article = article(&format!("{text}.txt"), &format!("Body {text} end."));
    article.meta.title = Title {
        text: text.to_owned(),
        kind: TitleKind::Metadata,
        span: None,
    };
    article.meta.outlet = Some(text.to_owned());
    article.meta.author = Some(text.to_owned());
    article.meta.url = Some(text.to_owned());
    article.meta.cites = vec![text.to_owned()];
    article.credits = vec![Credit {
        name: text.to_owned(),
        sentence: Span::of(&article.text),
    }];
    article.meta.date = SourceDate::inferred(Covers {
        article: ArticleId::new(text),
        title: text.to_owned(),
        day: day(),
    });
    article
}
