//! A Discord on loopback: real HTTP and WebSocket, strict about limits, permissions and time.
//!
//! Every rule that the bot breaks is kept as a *breach*, and [`Fake::assert_clean`] fails on it. Nothing here sleeps:
//! tests wait for what they expect with [`Fake::until`].

mod commands;
mod editing;
mod events;
mod faults;
mod gateway;
pub(crate) mod ids;
mod interactions;
mod limits;
mod message;
mod messages;
mod openapi;
mod permissions;
mod pings;
mod rest;
mod scenario;
mod self_test;
pub(crate) mod shown;
mod state;
pub(crate) mod tls;
mod webhooks;
mod world;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::routing::any;
use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};
use tokio_util::sync::{CancellationToken, DropGuard};

use faults::Fault;
pub(crate) use faults::Wrong;
pub(crate) use message::Message;
pub(crate) use scenario::{Person, Response, Say};
pub(crate) use state::State;

/// Longest wait for anything that must happen. Generous: the machine may be busy with a build.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);

/// A running fake; cheap to clone. The server ends with the last clone.
#[derive(Clone)]
pub(crate) struct Fake(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    changed: watch::Sender<u64>,
    address: SocketAddr,
    _server: DropGuard,
}

impl Fake {
    /// Starts on a free port.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        Self::serve(listener)
    }

    /// Starts on this listener.
    pub(crate) fn serve(listener: TcpListener) -> Self {
        let address = listener
            .local_addr()
            .expect("a bound listener has an address");
        let stop = CancellationToken::new();
        let shared = Shared {
            state: Mutex::new(State::new(format!("ws://{address}/gateway"))),
            changed: watch::Sender::new(0),
            address,
            _server: stop.clone().drop_guard(),
        };
        let fake = Self(Arc::new(shared));
        // The server holds no strong handle, or it would keep itself alive.
        let weak = Weak(Arc::downgrade(&fake.0));
        let router = Router::new()
            .route("/gateway", any(gateway::upgrade))
            .fallback(rest::handle)
            .with_state(weak);
        let server = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
        tokio::spawn(server.into_future());
        fake
    }

    /// What `DISCORD_API_BASE` names.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.0.address)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// Looks at or changes the state, and wakes who waits for a change.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let result = act(&mut self
            .0
            .state
            .lock()
            .expect("no test thread died with the lock"));
        self.0.changed.send_modify(|n| *n += 1);
        result
    }

    /// Only looks.
    pub(crate) fn look<T>(&self, act: impl FnOnce(&State) -> T) -> T {
        act(&self
            .0
            .state
            .lock()
            .expect("no test thread died with the lock"))
    }

    /// Waits until `find` finds something; fails with `what` and the last requests at the deadline.
    pub(crate) async fn until<T>(&self, what: &str, find: impl FnMut(&State) -> Option<T>) -> T {
        match self.until_within(DEADLINE, find).await {
            Some(found) => found,
            None => panic!("waited {DEADLINE:?} for {what}\n{}", self.story()),
        }
    }

    /// As [`Fake::until`], with a deadline of its own.
    pub(crate) async fn until_within<T>(
        &self,
        deadline: Duration,
        mut find: impl FnMut(&State) -> Option<T>,
    ) -> Option<T> {
        let mut changed = self.0.changed.subscribe();
        let search = async {
            loop {
                changed.mark_unchanged();
                if let Some(found) = self.look(&mut find) {
                    return found;
                }
                changed
                    .changed()
                    .await
                    .expect("the fake outlives its waiters");
            }
        };
        tokio::time::timeout(deadline, search).await.ok()
    }

    /// What happened lately, for the message of a failed test.
    pub(crate) fn story(&self) -> String {
        self.look(|state| {
            let from = state.requests.len().saturating_sub(12);
            let mut lines: Vec<String> = state.requests[from..]
                .iter()
                .map(|r| {
                    format!(
                        "  {} {} -> {:?} {}",
                        r.method,
                        r.path,
                        r.status,
                        cut(&r.body.to_string())
                    )
                })
                .collect();
            lines.extend(state.breaches.iter().map(|b| format!("  breach: {b}")));
            format!(
                "sessions: {}, last requests:\n{}",
                state.sessions.len(),
                lines.join("\n")
            )
        })
    }

    /// Lets the next `times` requests that fit go wrong.
    pub(crate) fn fault(&self, method: &'static str, path: &str, times: usize, wrong: Wrong) {
        let fault = Fault {
            method,
            path: path.to_owned(),
            times,
            wrong,
        };
        self.with(|state| state.faults.push(fault));
    }

    /// Holds the next request that fits until the gate is opened with `notify_one`.
    pub(crate) fn hold(&self, method: &'static str, path: &str) -> Arc<Notify> {
        let gate = Arc::new(Notify::new());
        self.fault(method, path, 1, Wrong::Hold(Arc::clone(&gate)));
        gate
    }

    /// Fails when the bot broke a rule, would have pinged anyone, or left an interaction without a response.
    pub(crate) fn assert_clean(&self) {
        let story = self.look(|state| {
            let told = |b: &&String| !state.expected.iter().any(|e| b.contains(e.as_str()));
            let mut wrong: Vec<String> = state.breaches.iter().filter(told).cloned().collect();
            wrong.extend(
                state
                    .pings
                    .iter()
                    .map(|p| format!("would have pinged: {p:?}")),
            );
            let silent = state.interactions.values().filter(|i| i.callback.is_none());
            wrong.extend(silent.map(|i| format!("{:?} “{}” got no response", i.kind, i.name)));
            wrong
        });
        assert!(
            story.is_empty(),
            "the bot broke Discord's rules:\n  {}",
            story.join("\n  ")
        );
    }

    /// Breaches that hold `part` are wanted by this test.
    pub(crate) fn expect_breach(&self, part: &str) {
        self.with(|state| state.expected.push(part.to_owned()));
    }
}

/// A handle that does not keep the fake alive.
#[derive(Clone)]
pub(crate) struct Weak(std::sync::Weak<Shared>);

impl Weak {
    fn get(&self) -> Option<Fake> {
        self.0.upgrade().map(Fake)
    }
}

fn cut(text: &str) -> String {
    text.chars().take(300).collect()
}
