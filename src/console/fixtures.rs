//! Hand-made answers for the tests of this room.

use std::sync::Arc;

use crate::model::{
    Answer, Article, ArticleId, ArticleMeta, Citation, Confidence, Coverage, Covers, Credit, Day,
    Generation, NoAnswer, Note, Outcome, PartialDate, Quote, ScoredQuote, SearchResults,
    SourceCount, SourceDate, Span, Summary, SummaryScope, Title, TitleKind, VersionHash,
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
