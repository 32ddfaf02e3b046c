//! The one place that moves work off the event loop: permit → blocking thread → time limit.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::errors::{Failure, UserError};

/// A bounded pool of blocking threads.
#[derive(Clone, Debug)]
pub(super) struct Workers {
    permits: Arc<Semaphore>,
    time_limit: Duration,
}

impl Workers {
    /// At most `workers` jobs at the same time, each with `time_limit` including the wait for its turn.
    pub(super) fn new(workers: usize, time_limit: Duration) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(workers.max(1))),
            time_limit,
        }
    }

    /// Runs `job` on a blocking thread. A job over the limit goes on until it ends by itself and keeps its permit until then,
    /// but its result is not waited for.
    ///
    /// # Errors
    /// What `job` gives, [`UserError::TooSlow`] over the limit, an internal one when it panics.
    pub(super) async fn run<T, F>(&self, job: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Failure> + Send + 'static,
    {
        let work = async {
            let permit = Arc::clone(&self.permits)
                .acquire_owned()
                .await
                .map_err(|_| Failure::from(UserError::Restarting))?;
            let done = tokio::task::spawn_blocking(move || {
                let result = job();
                drop(permit);
                result
            });
            done.await
                .unwrap_or_else(|e| Err(Failure::Internal(format!("a job ended early: {e}"))))
        };
        tokio::time::timeout(self.time_limit, work)
            .await
            .unwrap_or(Err(UserError::TooSlow.into()))
    }
}

/// Runs a small piece of database work on a blocking thread, outside the pool's queue.
///
/// # Errors
/// What `job` gives; an internal one when it panics.
pub(super) async fn blocking<T, F>(job: F) -> Result<T, Failure>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, Failure> + Send + 'static,
{
    tokio::task::spawn_blocking(job)
        .await
        .unwrap_or_else(|e| Err(Failure::Internal(format!("a job ended early: {e}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    }

    #[test]
    fn a_panic_is_an_internal_error_and_frees_its_permit() {
        runtime().block_on(async {
            let workers = Workers::new(1, Duration::from_secs(5));
            let first = workers
                .run(|| -> Result<(), Failure> { panic!("boom") })
                .await;
            assert!(matches!(first, Err(Failure::Internal(_))));
            assert!(workers.run(|| Ok(1)).await.is_ok());
        });
    }

    #[test]
    fn a_job_over_the_limit_gives_a_sentence() {
        runtime().block_on(async {
            let workers = Workers::new(1, Duration::from_millis(20));
            let (release, wait) = std::sync::mpsc::channel::<()>();
            let slow = workers.run(move || {
                let _ = wait.recv();
                Ok(())
            });
            assert!(matches!(slow.await, Err(Failure::User(UserError::TooSlow))));
            drop(release);
        });
    }
}
