//! Opening the collection and reconciling it with its folder, as every command does at start.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::meant::Meant;
use super::progress::Bar;
use super::{Failure, World};
use crate::answer::{Engine, EngineSettings};
use crate::index::{Collection, CollectionSettings, IndexError, Losses, check_folder};
use crate::locales::en::console as texts;
use crate::model::{Filter, Generation, RefreshReport};

/// What reconciling came to.
#[derive(Debug)]
pub(super) enum Reconciled {
    /// The newest generation is that of the folder.
    Fresh(RefreshReport),
    /// It could not be done; an older generation answers.
    Old(IndexError),
}

/// How long a first fill by another process is waited for.
const FIRST_FILL: Duration = Duration::from_secs(30);
/// How long another process's refresh is waited for by a command that has to write.
const OTHERS: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(100);

/// Opens the collection and reconciles it. Where that fails, an older generation answers, and a warning says so.
pub(super) fn open(meant: &Meant, world: &mut World<'_>) -> Result<Engine, Failure> {
    let (engine, reconciled) = open_with_report(meant, Losses::Refused, world.err_terminal)?;
    match reconciled {
        Reconciled::Old(reason) => world.warn(&texts::old_generation(&reason.to_string())),
        Reconciled::Fresh(report) => {
            for fault in &report.faults {
                tracing::info!(%fault, "fault in a file");
            }
            let (new, faults) = (report.committed, report.faults.len());
            if is_empty(&engine) {
                world.warn(&texts::no_articles(&meant.config.corpus, faults));
            } else if new && faults > 0 {
                world.warn(&texts::faults_at_start(faults, &meant.config.corpus));
            }
        }
    }
    Ok(engine)
}

/// Whether there is nothing to answer from.
pub(super) fn is_empty(engine: &Engine) -> bool {
    let all = engine.collection().snapshot().coverage(&Filter::default());
    all.articles == 0
}

/// Opens the collection and reconciles it; what is wrong stays with the caller.
pub(super) fn open_with_report(
    meant: &Meant,
    losses: Losses,
    show_progress: bool,
) -> Result<(Engine, Reconciled), Failure> {
    open_engine(meant.config.collection_settings(), losses, show_progress)
}

/// As [`open_with_report`], from plain settings that can go to another thread.
pub(super) fn open_engine(
    settings: CollectionSettings,
    losses: Losses,
    show_progress: bool,
) -> Result<(Engine, Reconciled), Failure> {
    check_folder(&settings)?;
    let collection = Collection::open(settings)?;
    let reconciled = reconcile(&collection, losses, show_progress)?;
    if let Reconciled::Fresh(report) = &reconciled {
        log(report);
    }
    let engine = Engine::new(Arc::new(collection), EngineSettings::default());
    Ok((engine, reconciled))
}

fn log(report: &RefreshReport) {
    tracing::info!(
        generation = report.generation.0,
        added = report.added.len(),
        changed = report.changed.len(),
        removed = report.removed.len(),
        unchanged = report.unchanged,
        faults = report.faults.len(),
        ms = report.millis,
        "collection open"
    );
}

fn reconcile(
    collection: &Collection,
    losses: Losses,
    show_progress: bool,
) -> Result<Reconciled, Failure> {
    let mut bar = Bar::new(show_progress);
    let refreshed = patiently(
        || collection.refresh_with(losses, &mut |progress| bar.update(progress)),
        || collection.snapshot().generation(),
        || std::thread::sleep(POLL),
    );
    match refreshed {
        Ok(report) => Ok(Reconciled::Fresh(report)),
        Err(error) if forgivable(&error, collection.snapshot().generation()) => {
            Ok(Reconciled::Old(error))
        }
        Err(error) => Err(error.into()),
    }
}

/// Refreshes; when another process is just filling an empty collection, waits for it rather than answer from
/// nothing.
fn patiently(
    mut refresh: impl FnMut() -> Result<RefreshReport, IndexError>,
    generation: impl Fn() -> Generation,
    mut wait: impl FnMut(),
) -> Result<RefreshReport, IndexError> {
    let started = Instant::now();
    loop {
        match refresh() {
            Err(IndexError::Busy)
                if generation() == Generation::default() && started.elapsed() < FIRST_FILL =>
            {
                wait();
            }
            other => return other,
        }
    }
}

/// Does what only one process may do at a time, waiting a while for another to end.
pub(super) fn when_free<T>(
    mut work: impl FnMut() -> Result<T, IndexError>,
) -> Result<T, IndexError> {
    let started = Instant::now();
    loop {
        match work() {
            Err(IndexError::Busy) if started.elapsed() < OTHERS => std::thread::sleep(POLL),
            done => return done,
        }
    }
}

/// Whether an older generation may answer in place of an error. A folder of articles that is not there, and whose the stored ones
/// are not ([`IndexError::Away`] is of those), is most
/// likely a mistyped name, and another folder's articles were not asked for: that is said rather than answered from something else.
fn forgivable(error: &IndexError, generation: Generation) -> bool {
    generation != Generation::default()
        && !matches!(
            error,
            IndexError::Corpus { .. } | IndexError::OtherCorpus { .. }
        )
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn corpus_error() -> IndexError {
        IndexError::Corpus {
            path: "sedes".into(),
            reason: "not found".to_owned(),
        }
    }

    #[test]
    fn an_older_generation_answers_when_a_refresh_fails() {
        assert!(forgivable(&IndexError::Busy, Generation(3)));
        assert!(!forgivable(&IndexError::Busy, Generation(0)));
        assert!(!forgivable(&corpus_error(), Generation(3)));
        let away = IndexError::Away {
            path: "seeds".into(),
            reason: "not found".to_owned(),
        };
        assert!(forgivable(&away, Generation(3)));
    }

    #[test]
    fn a_first_fill_by_another_process_is_waited_for() {
        let tries = Cell::new(0);
        let refresh = || {
            tries.set(tries.get() + 1);
            if tries.get() < 3 {
                Err(IndexError::Busy)
            } else {
                Ok(RefreshReport::default())
            }
        };
        assert!(patiently(refresh, || Generation(0), || ()).is_ok());
        assert_eq!(tries.get(), 3);
    }

    #[test]
    fn a_filled_collection_does_not_wait() {
        let tries = Cell::new(0);
        let refresh = || {
            tries.set(tries.get() + 1);
            Err(IndexError::Busy)
        };
        assert!(matches!(
            patiently(refresh, || Generation(1), || ()),
            Err(IndexError::Busy)
        ));
        assert_eq!(tries.get(), 1);
    }
}
