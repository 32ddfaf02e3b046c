//! The real binary as a process: run to its end, or kept running as the bot.
//!
//! Every process starts with a clean environment in a folder of its own, so neither a `.env` nor the developer's
//! variables reach it.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use tokio::sync::watch;

use crate::fake::ids::{BOT, TOKEN};
use crate::fake::{DEADLINE, Fake};
use crate::home::Home;

/// The binary with a clean environment in `home`.
pub(crate) fn dateline(home: &Home) -> Command {
    in_home(Command::new(env!("CARGO_BIN_EXE_dateline")), home)
}

fn in_home(mut command: Command, home: &Home) -> Command {
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
    command.args([
        "-c",
        &format!("{before}; exec \"$0\" \"$@\""),
        env!("CARGO_BIN_EXE_dateline"),
    ]);
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
fn signal(pid: u32, name: &str) {
    let _ = Command::new("sh")
        .args(["-c", &format!("kill -{name} {pid}")])
        .stderr(Stdio::null())
        .status();
}

/// The bot, running.
pub(crate) struct Bot {
    pid: u32,
    log: Arc<Mutex<String>>,
    lines: watch::Receiver<usize>,
    exit: watch::Receiver<Option<ExitStatus>>,
}

impl Bot {
    /// Starts the bot against a fake; further variables win.
    pub(crate) fn start(fake: &Fake, home: &Home, variables: &[(&str, &str)]) -> Self {
        Self::start_at(&fake.base(), home, variables)
    }

    /// Starts the bot against an address where nobody may be listening.
    pub(crate) fn start_at(base: &str, home: &Home, variables: &[(&str, &str)]) -> Self {
        let mut command = dateline(home);
        command
            .env("DISCORD_TOKEN", TOKEN)
            .env("DISCORD_API_BASE", base)
            .envs(variables.iter().copied());
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let log = Arc::new(Mutex::new(String::new()));
        let (told, lines) = watch::channel(0);
        let told = Arc::new(told);
        follow(child.stderr.take().expect("piped"), &log, &told);
        follow(child.stdout.take().expect("piped"), &log, &told);
        let (ended, exit) = watch::channel(None);
        let pid = child.id();
        std::thread::spawn(move || {
            ended.send(Some(child.wait().expect("a child can be waited for")))
        });
        Self {
            pid,
            log,
            lines,
            exit,
        }
    }

    /// All that it has printed so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().expect("no reader died").clone()
    }

    /// Waits for a log that fits.
    pub(crate) async fn until_log(&self, what: &str, fits: impl Fn(&str) -> bool) {
        let mut lines = self.lines.clone();
        let search = async {
            while !fits(&self.log()) {
                if lines.changed().await.is_err() {
                    // The process closed its streams: what is there is all.
                    return assert!(
                        fits(&self.log()),
                        "the log never said {what}:\n{}",
                        self.log()
                    );
                }
            }
        };
        let found = tokio::time::timeout(DEADLINE, search).await;
        assert!(
            found.is_ok(),
            "the log did not say {what} in time:\n{}",
            self.log()
        );
    }

    /// Asks it to stop.
    pub(crate) fn terminate(&self) {
        self.signal("TERM");
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, name: &str) {
        signal(self.pid, name);
    }

    /// Whether it has ended.
    pub(crate) fn is_running(&self) -> bool {
        self.exit.borrow().is_none()
    }

    /// Waits for its end and gives the exit code.
    pub(crate) async fn exit(&self, deadline: Duration) -> Option<i32> {
        let mut exit = self.exit.clone();
        let waited = tokio::time::timeout(deadline, exit.wait_for(Option::is_some)).await;
        let status = *waited
            .unwrap_or_else(|_| panic!("still running after {deadline:?}:\n{}", self.log()))
            .expect("the waiter sends");
        status.expect("waited for").code()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        if self.is_running() {
            signal(self.pid, "KILL");
        }
        if std::thread::panicking() {
            let log = self.log();
            let from = log.char_indices().rev().nth(6000).map_or(0, |(at, _)| at);
            // Shown by the test harness beside the failure.
            println!("--- the bot's log ---\n{}", &log[from..]);
        }
    }
}

fn follow(
    mut from: impl Read + Send + 'static,
    log: &Arc<Mutex<String>>,
    told: &Arc<watch::Sender<usize>>,
) {
    let (log, told) = (Arc::clone(log), Arc::clone(told));
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            let text = String::from_utf8_lossy(&buffer[..read]);
            log.lock().expect("no reader died").push_str(&text);
            told.send_modify(|n| *n += read);
        }
    });
}

/// A bot in a fake Discord, and the folder that it works in.
pub(crate) struct Scene {
    pub(crate) fake: Fake,
    pub(crate) home: Home,
    pub(crate) bot: Bot,
}

impl Scene {
    /// With the bundled articles, waited for until it is connected.
    pub(crate) async fn new() -> Self {
        Self::with(Home::with_seeds(), &[]).await
    }

    /// With these articles and variables.
    pub(crate) async fn with(home: Home, variables: &[(&str, &str)]) -> Self {
        let fake = Fake::start().await;
        let bot = Bot::start(&fake, &home, variables);
        fake.ready().await;
        Self { fake, home, bot }
    }

    /// Stops the bot and looks back: an orderly end, no breach, no ping, no secret in the log.
    pub(crate) async fn end(self) {
        assert!(
            self.bot.is_running(),
            "the bot ended by itself:\n{}",
            self.bot.log()
        );
        self.bot.terminate();
        assert_eq!(self.bot.exit(DEADLINE).await, Some(0), "{}", self.bot.log());
        let log = self.bot.log();
        assert!(!log.contains(TOKEN), "the token is in the log");
        assert!(!log.contains("panicked"), "{log}");
        let people = self.fake.look(|s| {
            s.world
                .users
                .keys()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        });
        for id in people.iter().filter(|id| **id != BOT.to_string()) {
            assert!(!log.contains(id), "the log names a person, {id}:\n{log}");
        }
        self.fake.assert_clean();
    }
}
