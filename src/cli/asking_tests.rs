//! What `summary` is about.

use std::collections::BTreeMap;

use super::*;
use crate::config::Config;
use crate::model::{SourceDate, Title, TitleKind, VersionHash};

fn meta(id: &str) -> ArticleMeta {
    ArticleMeta {
        id: ArticleId::new(id),
        version: VersionHash::of(id),
        title: Title {
            text: id.to_owned(),
            kind: TitleKind::Opening,
            span: None,
        },
        outlet: None,
        author: None,
        url: None,
        date: SourceDate::undated(),
        cites: Vec::new(),
    }
}

fn check(about: &str) -> Result<SummaryScope, String> {
    let articles = [
        meta("a.txt"),
        meta("deep/b.md"),
        meta("https://example.org/c"),
    ];
    let config = Config::from_vars(&BTreeMap::new()).map_err(|faults| format!("{faults:?}"))?;
    scope(
        (about, Day::today()),
        articles.iter(),
        (&config, &|topic| topic),
        Filter::default(),
    )
    .map(|(scope, _)| scope)
    .map_err(|failure| failure.to_string())
}

fn article(id: &str) -> Result<SummaryScope, String> {
    Ok(SummaryScope::Article(ArticleId::new(id)))
}

#[test]
fn nothing_means_the_latest() {
    assert_eq!(check("  "), Ok(SummaryScope::Latest));
}

#[test]
fn an_article_is_named_with_or_without_its_folder() {
    let whole = std::path::absolute("seeds/a.txt").unwrap();
    let whole = whole.to_str().unwrap();
    for about in ["a.txt", "seeds/a.txt", "./seeds/a.txt", "./a.txt", whole] {
        assert_eq!(check(about), article("a.txt"), "{about}");
    }
    assert_eq!(check("seeds/deep/b.md"), article("deep/b.md"));
    assert_eq!(
        check("https://example.org/c"),
        article("https://example.org/c")
    );
}

#[test]
fn words_are_a_topic() {
    assert_eq!(
        check("French troops"),
        Ok(SummaryScope::Topic("French troops".to_owned()))
    );
    assert!(check("?!").unwrap_err().contains("only punctuation"));
}

#[test]
fn operators_in_a_topic_are_filters() {
    let given = Filter {
        sources: vec!["BBC".to_owned()],
        ..Filter::default()
    };
    let (scope, filter) = topic_of(&Question::parse("coup source:CNN", 100).unwrap(), &given);
    assert!(matches!(scope, SummaryScope::Topic(_)));
    assert_eq!(filter.sources, ["BBC", "CNN"]);
    let (scope, filter) = topic_of(
        &Question::parse("source:CNN", 100).unwrap(),
        &Filter::default(),
    );
    assert_eq!(
        (scope, filter.sources),
        (SummaryScope::Latest, vec!["CNN".to_owned()])
    );
}

#[test]
fn a_file_that_is_not_there_is_no_topic() {
    assert_eq!(
        check("seeds/deep/b.txt").unwrap_err(),
        "there is no article deep/b.txt; did you mean deep/b.md?"
    );
    assert_eq!(
        check("zzzz.md").unwrap_err(),
        "there is no article zzzz.md; dateline corpus list shows the names"
    );
}
