//! Withdrawing articles, with or without erasing what was stored of them.
//!
//! First the withdrawal is noted, then a refresh makes a generation without the article. An erasure goes on from there:
//! rows, then an index built anew (a deleted passage's words stay in the files of one that is only updated), then the
//! database's own leftovers. Killed in between, the next refresh goes on, for the erasure stays due until all is done.

use super::collection::Collection;
use super::layout::WriteLock;
use super::refresh::{now_nanoseconds, run_with};
use super::{IndexError, Losses, Progress};
use crate::model::{ArticleId, Day, RefreshReport};
use crate::store::Erasure;

impl Collection {
    /// Withdraws articles: they answer no more, and stay away while their files still lie in the folder. With `erasure`
    /// due, all their versions go, too.
    ///
    /// # Errors
    /// [`IndexError`]; once noted, a withdrawal that could not be carried out is carried out by the next refresh.
    pub fn withdraw(
        &self,
        articles: &[ArticleId],
        erasure: Erasure,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<RefreshReport, IndexError> {
        let lock = self.write_lock()?;
        for article in articles {
            let now = now_nanoseconds() / 1_000_000_000;
            self.store.withdraw(article, erasure, now)?;
        }
        self.carried_out(&lock, progress)
    }

    /// Takes withdrawals back and reads the files again, where they are still there.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn restore(
        &self,
        articles: &[ArticleId],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<RefreshReport, IndexError> {
        let lock = self.write_lock()?;
        for article in articles {
            self.store.take_back(article)?;
        }
        self.carried_out(&lock, progress)
    }

    /// Refreshes after what was noted. A withdrawal does not wait for a folder that has lost its articles.
    fn carried_out(
        &self,
        lock: &WriteLock,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<RefreshReport, IndexError> {
        let when = (Day::today(), Losses::Refused);
        Ok(run_with(self, lock, when, progress)?.anyway())
    }
}

/// Erases what is due, after a generation without it was committed.
pub(super) fn erase(
    collection: &Collection,
    lock: &WriteLock,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IndexError> {
    collection.store.erase_due()?;
    collection.build_anew(lock, progress)?;
    if !collection.store.finish_erasure()? {
        tracing::warn!(
            "another program is reading the database; the last traces go with the next refresh"
        );
    }
    Ok(())
}
