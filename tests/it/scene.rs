//! The bot as a running process, and the fake Discord and folder around it.

use std::io::Read;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{Notify, watch};

use crate::fake::ids::{BOT, NEWS, TOKEN};
use crate::fake::{DEADLINE, Fake, Person, Say, State};
use crate::home::Home;
use crate::process::{dateline, signal};

/// Logged once the commands are registered and that is noted.
pub(crate) const REGISTERED: &str = "commands registered";
/// Logged when there was nothing to register.
pub(crate) const UNCHANGED: &str = "the commands have not changed";

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
        let readers = [
            follow(child.stderr.take().expect("piped"), &log, &told),
            follow(child.stdout.take().expect("piped"), &log, &told),
        ];
        let (ended, exit) = watch::channel(None);
        let pid = child.id();
        std::thread::spawn(move || {
            let status = child.wait().expect("a child can be waited for");
            // Its last words may still lie in a pipe: the end is told when they are in the log.
            for reader in readers {
                reader.join().expect("a reader does not panic");
            }
            ended.send(Some(status))
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
        self.until_log_within(DEADLINE, what, fits).await;
    }

    /// As [`Self::until_log`], with a deadline of its own.
    pub(crate) async fn until_log_within(
        &self,
        deadline: Duration,
        what: &str,
        fits: impl Fn(&str) -> bool,
    ) {
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
        let found = tokio::time::timeout(deadline, search).await;
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
) -> JoinHandle<()> {
    let (log, told) = (Arc::clone(log), Arc::clone(told));
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            let text = String::from_utf8_lossy(&buffer[..read]);
            log.lock().expect("no reader died").push_str(&text);
            told.send_modify(|n| *n += read);
        }
    })
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

    /// Asks by a mention in [`NEWS`] and holds the answer on its way, which is known to have begun; gives the gate that lets
    /// it go, and the message with the question.
    pub(crate) async fn held_answer(&self, person: &Person, question: &str) -> (Arc<Notify>, u64) {
        let path = format!("{NEWS}/messages");
        let gate = self.fake.hold("POST", &path);
        let asked = person.say(&Say {
            channel: NEWS,
            content: format!("<@{BOT}> {question}"),
            ..Say::default()
        });
        let on_its_way = |state: &State| {
            let mut requests = state.requests.iter();
            requests.any(|r| r.path.contains(&path)).then_some(())
        };
        self.fake.until("the held message", on_its_way).await;
        (gate, asked)
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
