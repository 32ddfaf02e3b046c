//! The real binary as a process: run to its end, or kept running as the bot.
//!
//! Every process starts with a clean environment in a folder of its own, so neither a `.env` nor the developer's
//! variables reach it.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::fake::DEADLINE;
use crate::home::Home;

/// The binary that is tested.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_dateline");

/// The binary with a clean environment in `home`.
pub(crate) fn dateline(home: &Home) -> Command {
    in_home(Command::new(BINARY), home)
}

/// A command with a clean environment in `home`.
pub(crate) fn in_home(mut command: Command, home: &Home) -> Command {
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("HOME", home.path())
        // A panic should say where it came from.
        .env("RUST_BACKTRACE", "1")
        .current_dir(home.path());
    command
}

/// The binary started by `sh` after `before`, such as a limit.
pub(crate) fn dateline_after(home: &Home, before: &str) -> Command {
    let mut command = in_home(Command::new("sh"), home);
    command.args(["-c", &format!("{before}; exec \"$0\" \"$@\""), BINARY]);
    command
}

/// What a process said until its end.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Exit code; none when a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Fails unless it ended with `code`, and on any panic.
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(!self.err.contains("panicked"), "{self:#?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {self:#?}"))
    }
}

/// Runs `dateline` with these arguments on an empty standard input.
pub(crate) fn run(home: &Home, arguments: &[&str]) -> Ran {
    let mut command = dateline(home);
    command.args(arguments);
    finish(command, "")
}

/// Runs a command with this standard input to its end.
pub(crate) fn finish(command: Command, input: &str) -> Ran {
    let running = Running::start(command, input);
    running.end(DEADLINE * 4)
}

/// A process whose output is being collected.
pub(crate) struct Running {
    pid: u32,
    out: mpsc::Receiver<String>,
    err: mpsc::Receiver<String>,
    exit: mpsc::Receiver<ExitStatus>,
}

impl Running {
    /// Starts it and writes its standard input on a thread of its own.
    pub(crate) fn start(mut command: Command, input: &str) -> Self {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_owned();
        // A process that ends without reading closes the pipe; that is its right.
        std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let out = collect(child.stdout.take().expect("piped"));
        let err = collect(child.stderr.take().expect("piped"));
        Self {
            pid: child.id(),
            out,
            err,
            exit: reap(child),
        }
    }

    /// Whether it ended within `time`.
    pub(crate) fn ended_within(&self, time: Duration) -> bool {
        self.exit.recv_timeout(time).is_ok()
    }

    /// Sends a signal (`KILL`, `TERM`).
    pub(crate) fn signal(&self, name: &str) {
        signal(self.pid, name);
    }

    /// Waits for the end; kills it and fails at the deadline.
    pub(crate) fn end(self, deadline: Duration) -> Ran {
        let Ok(status) = self.exit.recv_timeout(deadline) else {
            signal(self.pid, "KILL");
            let (out, err) = (self.out.recv(), self.err.recv());
            panic!("still running after {deadline:?}: {out:?} {err:?}");
        };
        let text = |from: mpsc::Receiver<String>| {
            from.recv().expect("the collector ends with the process")
        };
        Ran {
            code: status.code(),
            out: text(self.out),
            err: text(self.err),
        }
    }
}

fn collect(mut from: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = from.read_to_end(&mut bytes);
        let _ = send.send(String::from_utf8_lossy(&bytes).into_owned());
        read
    });
    receive
}

fn reap(mut child: Child) -> mpsc::Receiver<ExitStatus> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || send.send(child.wait().expect("a child can be waited for")));
    receive
}

/// `kill` is a builtin of every shell; the standard library only knows SIGKILL.
pub(crate) fn signal(pid: u32, name: &str) {
    let _ = Command::new("sh")
        .args(["-c", &format!("kill -{name} {pid}")])
        .stderr(Stdio::null())
        .status();
}
