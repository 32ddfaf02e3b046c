//! The collection as it was on an earlier day.

use std::collections::HashMap;
use std::sync::{Arc, MutexGuard, PoisonError};

use super::{Earlier, Snapshot, searcher};
use crate::index::{IndexError, as_of, build};
use crate::model::Day;

/// Cut-off days whose snapshots are kept.
const DAYS_KEPT: usize = 4;

impl Snapshot {
    /// The collection as it was on `day`: articles dated by then, in the newest version fetched by then, else the
    /// oldest. The same snapshot when nothing differs.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn as_of(self: &Arc<Self>, day: Day) -> Result<Arc<Self>, IndexError> {
        if let Some(known) = self.earlier().get(&day) {
            return Ok(known.clone().unwrap_or_else(|| Arc::clone(self)));
        }
        let earlier = self.build_as_of(day)?;
        let mut kept = self.earlier();
        if kept.len() >= DAYS_KEPT {
            kept.clear();
        }
        kept.insert(day, earlier.clone());
        Ok(earlier.unwrap_or_else(|| Arc::clone(self)))
    }

    /// The index of today serves for all versions that are still the newest; a small one in memory holds the others.
    fn build_as_of(&self, day: Day) -> Result<Earlier, IndexError> {
        let versions = self.store.members_as_of(self.generation, day)?;
        let Some(earlier) = as_of::catalogue(&self.store, &self.catalogue, &versions, day)? else {
            return Ok(None);
        };
        let index = build::in_memory(&self.store, &earlier.others, &self.path)?;
        let mut searchers = self.owners.searchers().to_vec();
        searchers.push(searcher(&index, &self.path)?);
        let snapshot = Self::over(
            &self.store,
            &self.shared,
            self.generation,
            earlier.catalogue,
            searchers,
            self.path.clone(),
        )?;
        Ok(Some(Arc::new(snapshot)))
    }

    fn earlier(&self) -> MutexGuard<'_, HashMap<Day, Earlier>> {
        self.earlier.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
