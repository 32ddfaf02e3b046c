//! A few articles kept in memory, the most recently used ones.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::Article;
use crate::store::{Store, StoreError, VersionId};

/// Bytes of text that are kept.
const CAPACITY: usize = 8 << 20;

/// Versions read from the store. A version never changes, so nothing here goes stale.
#[derive(Debug, Default)]
pub(super) struct Texts {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    articles: HashMap<VersionId, (u64, Arc<Article>)>,
    bytes: usize,
    clock: u64,
}

impl Texts {
    pub(super) fn get(
        &self,
        store: &Store,
        version: VersionId,
    ) -> Result<Option<Arc<Article>>, StoreError> {
        let known = self.lock().touch(version);
        if known.is_some() {
            return Ok(known);
        }
        let article = store.version_by_id(version)?;
        if let Some(article) = &article {
            self.lock().keep(version, article, CAPACITY);
        }
        Ok(article)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn touch(&mut self, version: VersionId) -> Option<Arc<Article>> {
        self.clock += 1;
        let (used, article) = self.articles.get_mut(&version)?;
        *used = self.clock;
        Some(Arc::clone(article))
    }

    /// Keeps an article and drops the least recently used ones. The largest files would push out all others, so an
    /// article over a quarter of the capacity is not kept.
    fn keep(&mut self, version: VersionId, article: &Arc<Article>, capacity: usize) {
        if article.text.len() > capacity / 4 {
            return;
        }
        self.clock += 1;
        let fresh = (self.clock, Arc::clone(article));
        if let Some((_, old)) = self.articles.insert(version, fresh) {
            self.bytes -= old.text.len();
        }
        self.bytes += article.text.len();
        if self.bytes > capacity {
            self.shrink(capacity / 4 * 3);
        }
    }

    fn shrink(&mut self, capacity: usize) {
        let mut by_age: Vec<(u64, VersionId)> = self
            .articles
            .iter()
            .map(|(id, (used, _))| (*used, *id))
            .collect();
        by_age.sort_unstable();
        for (_, version) in by_age {
            if self.bytes <= capacity {
                break;
            }
            if let Some((_, old)) = self.articles.remove(&version) {
                self.bytes -= old.text.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::tests::article;

    #[test]
    fn the_least_recently_used_go_first_and_the_bytes_stay_in_bounds() {
        let mut kept = Kept::default();
        let text = "x".repeat(100);
        for row in 0..20 {
            kept.keep(VersionId(row), &Arc::new(article("a.txt", &text)), 1000);
            kept.touch(VersionId(0));
            assert!(kept.bytes <= 1000);
            assert_eq!(kept.bytes, kept.articles.len() * 100);
        }
        assert!(kept.touch(VersionId(0)).is_some() && kept.touch(VersionId(19)).is_some());
        assert!(kept.touch(VersionId(1)).is_none());
    }

    #[test]
    fn a_giant_is_not_kept() {
        let mut kept = Kept::default();
        kept.keep(
            VersionId(1),
            &Arc::new(article("a.txt", &"x".repeat(300))),
            1000,
        );
        assert_eq!((kept.bytes, kept.articles.len()), (0, 0));
    }
}
