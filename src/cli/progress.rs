//! A progress bar that shows only when it is worth it: on a terminal, after a second.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::index::{Progress, Stage};

/// Shorter refreshes are over before anyone looks.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows how far a refresh is.
pub(super) struct Bar {
    started: Instant,
    wanted: bool,
    bar: Option<ProgressBar>,
}

impl Bar {
    /// A bar that shows on standard error when that is a terminal.
    pub(super) fn new(terminal: bool) -> Self {
        Self {
            started: Instant::now(),
            wanted: terminal,
            bar: None,
        }
    }

    pub(super) fn update(&mut self, progress: Progress) {
        tracing::trace!(?progress, "refreshing");
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(make);
        // The message first: each of these may draw.
        bar.set_message(match progress.stage {
            Stage::Read => "reading articles",
            Stage::Store => "storing articles",
            Stage::Index => "building the index",
        });
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn make() -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:20} {bar:30} {pos}/{len}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style)
}
