//! Orderly shutdown: the first signal asks, the second one ends.
//!
//! Knows nothing about what is running; it cancels a token and tells the caller when patience is over. Nothing is
//! spawned: the caller polls [`watch`] beside its work, so it ends with it.

use tokio_util::sync::CancellationToken;

/// SIGINT and SIGTERM (Ctrl-C elsewhere), in the order of arrival.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Signals {
    /// Takes the signals over from the system's default (which is to end at once). Needs a tokio runtime.
    ///
    /// # Errors
    /// When the system refuses.
    #[cfg(unix)]
    pub fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Takes Ctrl-C over from the system's default (which is to end at once). Needs a tokio runtime.
    ///
    /// # Errors
    /// When the system refuses.
    #[cfg(not(unix))]
    pub fn listen() -> std::io::Result<Self> {
        Ok(Self {})
    }

    /// Waits for the next signal.
    #[cfg(unix)]
    pub async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }

    /// Waits for the next signal.
    #[cfg(not(unix))]
    pub async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Cancels `shutdown` at the first signal and returns at the second, when the caller should end at once.
pub async fn watch(mut next: impl AsyncFnMut(), shutdown: &CancellationToken) {
    next().await;
    tracing::info!("stopping; a second signal ends at once");
    shutdown.cancel();
    next().await;
    tracing::warn!("second signal, ending at once");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_first_signal_asks_and_the_second_ends() {
        let (send, receive) = tokio::sync::mpsc::unbounded_channel::<()>();
        let receive = tokio::sync::Mutex::new(receive);
        let shutdown = CancellationToken::new();
        let next = async || {
            if receive.lock().await.recv().await.is_none() {
                std::future::pending::<()>().await;
            }
        };
        let watching = watch(next, &shutdown);
        tokio::pin!(watching);

        tokio::select! {
            biased;
            () = &mut watching => panic!("ended without a signal"),
            () = std::future::ready(()) => {}
        }
        assert!(!shutdown.is_cancelled());

        send.send(()).unwrap();
        tokio::select! {
            () = &mut watching => panic!("ended at the first signal"),
            () = shutdown.cancelled() => {}
        }

        send.send(()).unwrap();
        watching.await;
    }
}
