//! A hand-made article for the tests of all rooms.

use super::{ArticleId, ArticleMeta, SourceDate, Title, TitleKind, VersionHash};

/// What is known about an article of which nothing is known but its title and its date.
pub(crate) fn article_meta(id: &str, title: &str, date: SourceDate) -> ArticleMeta {
    ArticleMeta {
        id: ArticleId::new(id),
        version: VersionHash::of(title),
        title: Title {
            text: title.to_owned(),
            kind: TitleKind::Opening,
            span: None,
        },
        outlet: None,
        author: None,
        url: None,
        date,
        cites: Vec::new(),
    }
}
