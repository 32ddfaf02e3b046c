//! Leaving the terminal as it was when a signal ends the chat.
//!
//! The line editor takes the terminal over while it waits at its prompt (no echo, no line breaks), and the system's default for
//! SIGTERM and SIGHUP ends the process right there. The editor blocks and knows neither signal, so a thread of its own waits for
//! them. Nothing else has to be saved: the history is written line by line, and a kill at any moment is safe for the collection.

use std::io;

use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Switches off what the editor switched on besides the settings (that pasted text is marked), and leaves the prompt's line.
const LEAVE_PROMPT: &[u8] = b"\x1b[?2004l\r\n";

/// From now on until the process ends, SIGTERM and SIGHUP give the terminal back before they end it. To be called before
/// the editor takes the terminal over.
///
/// # Errors
/// When standard input is no terminal or the system refuses; signals then do what they did before.
pub(super) fn restore_at_signals() -> io::Result<()> {
    let before = tcgetattr(stdin())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (terminate, hang_up) = {
        let _within = runtime.enter();
        (
            signal(SignalKind::terminate())?,
            signal(SignalKind::hangup())?,
        )
    };
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            let number = runtime.block_on(first(terminate, hang_up));
            restore(&before);
            // As shells have it for a process that a signal ended.
            std::process::exit(128 + number);
        })?;
    Ok(())
}

/// Number of the signal that comes first.
async fn first(mut terminate: Signal, mut hang_up: Signal) -> i32 {
    tokio::select! {
        _ = terminate.recv() => SignalKind::terminate().as_raw_value(),
        _ = hang_up.recv() => SignalKind::hangup().as_raw_value(),
    }
}

/// After a hang-up there may be no terminal left: nothing to restore then, and nobody to tell.
fn restore(before: &Termios) {
    // Past the lock of the standard library's stream, which the chat holds for as long as it lasts.
    let _ = rustix::io::write(stdout(), LEAVE_PROMPT);
    let _ = tcsetattr(stdin(), OptionalActions::Now, before);
}
