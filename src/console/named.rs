//! Which article a typed name means.

use crate::model::{ArticleId, ArticleMeta};
use crate::text::fold;

/// The article with this file name, address or headline; `None` when there is none, or when several articles fit.
#[must_use]
pub fn named<'a>(
    name: &str,
    articles: impl Iterator<Item = &'a ArticleMeta> + Clone,
) -> Option<ArticleId> {
    let only = |fits: &dyn Fn(&ArticleMeta) -> bool| {
        let mut found = articles.clone().filter(|meta| fits(meta));
        let first = found.next()?;
        found.next().is_none().then(|| first.id.clone())
    };
    let title = fold(name.trim_end_matches('…').trim());
    only(&|meta| meta.id.as_str() == name)
        .or_else(|| only(&|meta| meta.url.as_deref() == Some(name)))
        .or_else(|| only(&|meta| fold(meta.title.text.trim_end_matches('…').trim()) == title))
}
