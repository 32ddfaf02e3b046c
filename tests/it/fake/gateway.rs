//! The gateway: HELLO, IDENTIFY, RESUME, heartbeats, dispatch, and the ways in which a connection ends.

use std::time::Instant;

use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade};
use axum::extract::{RawQuery, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::ids::*;
use super::world::{guild_json, user_json};
use super::{Fake, Weak};

/// What a connection is told to do.
#[derive(Clone, Debug)]
pub(crate) enum Out {
    Send(Value),
    Close(u16, &'static str),
    /// Ends the TCP connection without a word.
    Cut,
}

/// A session; outlives its connection until it is invalidated.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) intents: u64,
    /// Which of how many connections.
    pub(crate) shard: Value,
    sequence: u64,
    log: Vec<(u64, Value)>,
    /// The connection's queue, while there is one.
    pub(crate) out: Option<UnboundedSender<Out>>,
}

impl Session {
    /// Sends an event now, or keeps it for the resume.
    pub(crate) fn dispatch(&mut self, event: &str, payload: &Value) {
        self.sequence += 1;
        let frame = json!({"op": 0, "t": event, "s": self.sequence, "d": payload});
        self.log.push((self.sequence, frame.clone()));
        self.tell(Out::Send(frame));
    }

    /// Tells the connection something; a connection that is gone hears nothing.
    pub(crate) fn tell(&self, out: Out) {
        if let Some(queue) = &self.out {
            let _ = queue.send(out);
        }
    }
}

/// Takes a WebSocket in.
pub(crate) async fn upgrade(
    Extract(fake): Extract<Weak>,
    RawQuery(query): RawQuery,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Some(fake) = fake.get() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    if !query.unwrap_or_default().split('&').any(|p| p == "v=10") {
        fake.with(|state| state.breach("gateway without v=10"));
    }
    upgrade.on_upgrade(move |socket| connection(fake, socket))
}

async fn connection(fake: Fake, mut socket: WebSocket) {
    let (queue, mut orders) = unbounded_channel();
    let hello = fake.with(|state| {
        state.connections += 1;
        let interval = u64::try_from(state.heartbeat.as_millis()).expect("a short interval");
        json!({"op": 10, "s": null, "t": null, "d": {"heartbeat_interval": interval, "_trace": []}})
    });
    let _ = queue.send(Out::Send(hello));
    let weak = Weak(std::sync::Arc::downgrade(&fake.0));
    drop(fake);
    let closed = talk(&weak, &mut socket, &queue, &mut orders).await;
    let Some(fake) = weak.get() else { return };
    fake.with(|state| {
        let mine = |s: &super::gateway::Session| {
            s.out.as_ref().is_some_and(|out| out.same_channel(&queue))
        };
        // A client that says goodbye with 1000 or 1001 ends its session (Discord docs, "Disconnecting").
        if matches!(closed, Some(1000 | 1001)) {
            state.sessions.retain(|s| !mine(s));
        }
        for session in state.sessions.iter_mut().filter(|s| mine(s)) {
            session.out = None;
        }
    });
}

/// Runs until either side ends it; gives the client's close code.
async fn talk(
    fake: &Weak,
    socket: &mut WebSocket,
    queue: &UnboundedSender<Out>,
    orders: &mut UnboundedReceiver<Out>,
) -> Option<u16> {
    loop {
        tokio::select! {
            frame = socket.recv() => match frame {
                Some(Ok(Frame::Text(text))) => receive(fake, queue, text.as_str()),
                Some(Ok(Frame::Close(frame))) => {
                    // Reading on sends the answer to a goodbye.
                    let _ = socket.recv().await;
                    return Some(frame.map_or(1005, |f| f.code));
                },
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            },
            order = orders.recv() => match order {
                Some(Out::Send(value)) => socket.send(Frame::Text(value.to_string().into())).await.ok()?,
                Some(Out::Close(code, reason)) => {
                    let frame = CloseFrame { code, reason: reason.into() };
                    let _ = socket.send(Frame::Close(Some(frame))).await;
                    return None;
                }
                Some(Out::Cut) | None => return None,
            },
        }
    }
}

fn receive(fake: &Weak, queue: &UnboundedSender<Out>, text: &str) {
    let Some(fake) = fake.get() else { return };
    let Ok(frame) = serde_json::from_str::<Value>(text) else {
        let _ = queue.send(Out::Close(4002, "Error while decoding payload."));
        return fake.with(|state| state.breach("a gateway frame that is not JSON"));
    };
    fake.with(|state| match frame["op"].as_u64() {
        Some(1) => {
            state.heartbeats += 1;
            if state.acknowledge {
                let _ = queue.send(Out::Send(
                    json!({"op": 11, "d": null, "s": null, "t": null}),
                ));
            }
        }
        Some(2) => identify(state, queue, &frame["d"]),
        Some(6) => resume(state, queue, &frame["d"]),
        Some(3 | 8) => {}
        op => state.breach(format!("gateway opcode {op:?}")),
    });
}

/// Discord takes the token with and without its REST prefix; serenity sends it with.
fn right_token(state: &super::State, data: &Value) -> bool {
    let given = data["token"].as_str().unwrap_or_default();
    given.strip_prefix("Bot ").unwrap_or(given) == state.token
}

fn identify(state: &mut super::State, queue: &UnboundedSender<Out>, data: &Value) {
    state.identifies.push(Instant::now());
    let intents = data["intents"].as_u64().unwrap_or(0);
    let refusal = if !right_token(state, data) {
        Some((4004, "Authentication failed."))
    } else if let Some(code) = state.refuse_identify {
        Some((code, "Refused by the test."))
    } else if intents & intent::PRIVILEGED != 0 {
        state.breach(format!("privileged intents asked for: {intents:#b}"));
        Some((4014, "Disallowed intent(s)."))
    } else {
        None
    };
    if let Some((code, reason)) = refusal {
        let _ = queue.send(Out::Close(code, reason));
        return;
    }
    let id = format!("session-{}", snowflake());
    // A fresh IDENTIFY loses what the old session had not seen.
    let shard = match &data["shard"] {
        Value::Null => json!([0, 1]),
        given => given.clone(),
    };
    state.sessions.retain(|s| s.shard != shard);
    state.sessions.push(Session {
        id: id.clone(),
        intents,
        shard: shard.clone(),
        sequence: 0,
        log: Vec::new(),
        out: Some(queue.clone()),
    });
    let guilds: Vec<Value> = state
        .world
        .guilds
        .iter()
        .map(|g| json!({"id": g.id.to_string(), "unavailable": true}))
        .collect();
    let mut me = user_json(&state.world.users[&BOT]);
    me["verified"] = json!(true);
    me["mfa_enabled"] = json!(false);
    me["email"] = Value::Null;
    let ready = json!({
        "v": 10, "user": me, "guilds": guilds, "session_id": id, "session_type": "normal",
        "resume_gateway_url": state.gateway_url, "shard": shard, "private_channels": [], "relationships": [],
        "application": {"id": APP.to_string(), "flags": 0}, "user_settings": {}, "presences": [],
    });
    state.dispatch("READY", &ready, 0);
    let guilds: Vec<Value> = state
        .world
        .guilds
        .iter()
        .map(|g| guild_json(&state.world, g, true))
        .collect();
    for guild in guilds {
        state.dispatch("GUILD_CREATE", &guild, intent::GUILDS);
    }
    if let Some(code) = state.close_after_ready {
        let _ = queue.send(Out::Close(code, "Closed by the test."));
    }
}

fn resume(state: &mut super::State, queue: &UnboundedSender<Out>, data: &Value) {
    let right = right_token(state, data);
    let seen = data["seq"].as_u64().unwrap_or(0);
    let session = state
        .sessions
        .iter_mut()
        .find(|s| right && json!(s.id) == data["session_id"]);
    let Some(session) = session else {
        let _ = queue.send(Out::Send(
            json!({"op": 9, "d": false, "s": null, "t": null}),
        ));
        return;
    };
    session.out = Some(queue.clone());
    let missed: Vec<Value> = session
        .log
        .iter()
        .filter(|(n, _)| *n > seen)
        .map(|(_, frame)| frame.clone())
        .collect();
    for frame in missed {
        session.tell(Out::Send(frame));
    }
    session.dispatch("RESUMED", &json!({"_trace": []}));
    state.resumes += 1;
}

impl Fake {
    fn tell_all(&self, out: &Out) {
        self.with(|state| state.sessions.iter().for_each(|s| s.tell(out.clone())));
    }

    /// The socket drops without a word; the session can be resumed.
    pub(crate) fn cut_gateway(&self) {
        self.tell_all(&Out::Cut);
    }

    /// Discord asks to reconnect (opcode 7); the session can be resumed.
    pub(crate) fn ask_to_reconnect(&self) {
        self.tell_all(&Out::Send(
            json!({"op": 7, "d": null, "s": null, "t": null}),
        ));
    }

    /// Invalid session (opcode 9) that cannot be resumed.
    pub(crate) fn invalidate_session(&self) {
        self.tell_all(&Out::Send(
            json!({"op": 9, "d": false, "s": null, "t": null}),
        ));
        self.with(|state| state.sessions.clear());
    }
}
