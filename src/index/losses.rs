//! When a folder has lost too much to be believed: a volume that is not mounted, a sync that went wrong. A refresh would
//! then make a collection for all servers equal to nothing; it asks first, and the articles of before go on answering.
//!
//! What counts is how many articles are left. A folder whose articles are replaced by others, or moved into subfolders,
//! has lost none of them.

use std::collections::BTreeMap;

use super::IndexError;
use super::collection::Collection;
use crate::model::{ArticleId, Fault, Generation};
use crate::store::{Catalogued, FileState, LeftOut, VersionId};

/// Collections below this size may lose more than half: they are tried out, and put together by hand.
const SMALL: usize = 10;

/// What a refresh does about a folder that has lost most of its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Losses {
    /// It is refused, with [`IndexError::Loss`].
    Refused,
    /// Somebody has said that they are meant to go.
    Confirmed,
}

/// What is kept of before when a loss is refused: all but what was withdrawn meanwhile.
pub(super) struct Kept {
    pub(super) articles: BTreeMap<ArticleId, VersionId>,
    pub(super) files: Vec<FileState>,
    pub(super) faults: Vec<Fault>,
    /// The refusal.
    pub(super) error: IndexError,
}

/// What is kept in the place of `after`, when that would be too great a loss to the generation `old`.
pub(super) fn refused(
    collection: &Collection,
    old: Generation,
    after: &BTreeMap<ArticleId, VersionId>,
) -> Result<Option<Kept>, IndexError> {
    let store = &collection.store;
    if after.len() * 2 >= store.members(old)?.len() {
        return Ok(None);
    }
    let left_out = store.left_out()?;
    let articles = before(store.catalogue(old)?, &left_out);
    let gone = articles
        .keys()
        .filter(|article| !after.contains_key(article))
        .count();
    if !too_many(articles.len(), after.len(), gone) {
        return Ok(None);
    }
    let error = IndexError::Loss {
        corpus: collection.settings.corpus.clone(),
        data: collection.settings.data.clone(),
        articles: articles.len(),
        gone,
    };
    let (files, faults) = seen_before(collection, &left_out)?;
    Ok(Some(Kept {
        articles,
        files,
        faults,
        error,
    }))
}

/// Whether so many of the `articles` are `gone`, and so few `left`, that it is more likely an accident.
fn too_many(articles: usize, left: usize, gone: usize) -> bool {
    left * 2 < articles && (articles >= SMALL || gone == articles)
}

/// The articles of a generation that nobody withdrew.
fn before(catalogue: Vec<Catalogued>, left_out: &LeftOut) -> BTreeMap<ArticleId, VersionId> {
    catalogue
        .into_iter()
        .filter(|one| !left_out.articles.contains(one.meta.id.as_str()))
        .filter(|one| !left_out.texts.contains(&one.meta.version))
        .map(|one| (one.meta.id, one.version))
        .collect()
}

/// What the last refresh saw of the files, without what was withdrawn.
fn seen_before(
    collection: &Collection,
    left_out: &LeftOut,
) -> Result<(Vec<FileState>, Vec<Fault>), IndexError> {
    let stays = |path: &str| !left_out.articles.contains(path);
    let seen = collection.store.files()?.into_values();
    let files = seen.filter(|file| stays(&file.path)).map(|file| FileState {
        hash: file.hash.filter(|hash| !left_out.texts.contains(hash)),
        ..file
    });
    let faults = collection.store.faults()?.into_iter();
    Ok((
        files.collect(),
        faults.filter(|fault| stays(&fault.file)).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::too_many;

    #[test]
    fn an_emptied_folder_is_never_believed() {
        assert!(too_many(2501, 0, 2501) && too_many(2, 0, 2) && too_many(1, 0, 1));
    }

    #[test]
    fn of_ten_or_more_half_must_be_left() {
        assert!(too_many(2501, 1250, 1251) && too_many(10, 4, 6));
        assert!(!too_many(10, 5, 5));
        // A few are put together by hand.
        assert!(!too_many(9, 1, 8) && !too_many(3, 1, 2));
    }

    #[test]
    fn articles_in_the_place_of_others_are_no_loss() {
        assert!(!too_many(20, 20, 20) && !too_many(1, 1, 1));
        // But a stray file where many were is none of them.
        assert!(too_many(5, 1, 5));
    }
}
