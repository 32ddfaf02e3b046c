//! The REST side: one door for all requests (log, token, faults, OpenAPI), then the endpoints.

use axum::body::{Body, Bytes};
use axum::extract::{Request, State as Extract};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::faults::{self, Wrong};
use super::ids::*;
use super::state::{Seen, State};
use super::world::{channel_json, guild_json, member_json, role_json, user_json};
use super::{Fake, Weak, commands, interactions, messages, openapi, permissions, webhooks};

/// Largest request that is read.
const MOST: usize = 8 * 1024 * 1024;

/// An answer of the API.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Option<Value>,
}

impl Reply {
    pub(crate) fn ok(body: Value) -> Self {
        Self {
            status: 200,
            body: Some(body),
        }
    }

    pub(crate) fn empty() -> Self {
        Self {
            status: 204,
            body: None,
        }
    }

    /// An error object of Discord's.
    pub(crate) fn error(status: u16, code: u64, message: &str) -> Self {
        Self {
            status,
            body: Some(json!({"message": message, "code": code})),
        }
    }

    /// 400 for what breaks a limit, and a breach for each sentence.
    pub(crate) fn invalid(state: &mut State, what: &str, sentences: &[String]) -> Self {
        for sentence in sentences {
            state.breach(format!("{what}: {sentence}"));
        }
        let errors: Vec<Value> = sentences
            .iter()
            .map(|s| json!({"code": "BASE_TYPE_MAX_LENGTH", "message": s}))
            .collect();
        let body = json!({"message": "Invalid Form Body", "code": 50035, "errors": {what: {"_errors": errors}}});
        Self {
            status: 400,
            body: Some(body),
        }
    }

    pub(crate) fn unknown(code: u64, what: &str) -> Self {
        Self::error(404, code, &format!("Unknown {what}"))
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).expect("a status of three digits");
        let mut builder = Response::builder().status(status);
        for (name, value) in [
            ("x-ratelimit-limit", "50"),
            ("x-ratelimit-remaining", "49"),
            ("x-ratelimit-reset", "4102444800.000"),
            ("x-ratelimit-reset-after", "1.000"),
            ("x-ratelimit-bucket", "fake"),
        ] {
            builder = builder.header(name, value);
        }
        let body = match self.body {
            Some(body) => {
                builder = builder.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        builder.body(body).expect("fixed headers are valid")
    }
}

/// A request, taken apart.
pub(crate) struct Call {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) body: Value,
    authorized: bool,
}

/// The door.
pub(crate) async fn handle(Extract(weak): Extract<Weak>, request: Request) -> Response {
    let Some(fake) = weak.get() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, MOST).await.unwrap_or_default();
    let call = match take_apart(&fake, &parts, &bytes) {
        Ok(call) => call,
        Err(reply) => return reply.into_response(),
    };
    let (at, wrong) = fake.with(|state| {
        let seen = Seen {
            method: call.method.clone(),
            path: call.path.clone(),
            body: call.body.clone(),
            status: None,
        };
        state.requests.push(seen);
        (
            state.requests.len() - 1,
            faults::take(&mut state.faults, &call.method, &call.path),
        )
    });
    let finish = |reply: Reply| {
        fake.with(|state| state.requests[at].status = Some(reply.status));
        reply.into_response()
    };
    match wrong {
        Some(Wrong::Page) => {
            axum::response::Html("<!doctype html><title>Welcome</title>").into_response()
        }
        Some(Wrong::Status(status)) => finish(Reply { status, body: None }),
        Some(Wrong::RateLimited { after, global }) => {
            fake.with(|state| state.requests[at].status = Some(429));
            too_many(after, global)
        }
        Some(Wrong::Cut) => cut(),
        Some(Wrong::CutAfter) => {
            let _ = fake.with(|state| carry_out(state, &call));
            cut()
        }
        Some(Wrong::Hold(gate)) => {
            gate.notified().await;
            let reply = fake.with(|state| carry_out(state, &call));
            finish(reply)
        }
        None => {
            let reply = fake.with(|state| carry_out(state, &call));
            finish(reply)
        }
    }
}

/// Ends the connection's task, and the connection with it. Unlike a panic this prints nothing.
fn cut() -> ! {
    std::panic::resume_unwind(Box::new("a connection cut on purpose"))
}

fn too_many(after: f64, global: bool) -> Response {
    let body =
        json!({"message": "You are being rate limited.", "retry_after": after, "global": global});
    let mut response = Reply {
        status: 429,
        body: Some(body),
    }
    .into_response();
    let headers = response.headers_mut();
    let text = after
        .to_string()
        .parse()
        .expect("a number is a header value");
    headers.insert(header::RETRY_AFTER, text);
    let scope = if global { "global" } else { "user" };
    headers.insert(
        "x-ratelimit-scope",
        scope.parse().expect("a word is a header value"),
    );
    if global {
        headers.insert(
            "x-ratelimit-global",
            "true".parse().expect("a word is a header value"),
        );
    }
    response
}

fn take_apart(
    fake: &Fake,
    parts: &axum::http::request::Parts,
    bytes: &Bytes,
) -> Result<Call, Reply> {
    let method = parts.method.as_str().to_owned();
    let Some(path) = parts.uri.path().strip_prefix("/api/v10/") else {
        fake.with(|state| state.breach(format!("a path outside /api/v10: {}", parts.uri.path())));
        return Err(Reply::unknown(0, "path"));
    };
    let body = if bytes.is_empty() {
        Ok(Value::Null)
    } else {
        serde_json::from_slice(bytes)
    };
    let Ok(body) = body else {
        fake.with(|state| state.breach(format!("{method} {path}: the body is not JSON")));
        return Err(Reply::error(
            400,
            50109,
            "The request body contains invalid JSON.",
        ));
    };
    let given = parts
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|v| v.to_str().ok());
    let wanted = fake.look(|state| format!("Bot {}", state.token));
    Ok(Call {
        method,
        path: path.to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        body,
        authorized: given == Some(wanted.as_str()),
    })
}

fn carry_out(state: &mut State, call: &Call) -> Reply {
    let segments: Vec<&str> = call.path.split('/').collect();
    let body = (!call.body.is_null()).then_some(&call.body);
    for problem in openapi::request(&call.method, &segments, body) {
        state.breach(format!("OpenAPI: {} {}: {problem}", call.method, call.path));
    }
    // These need no token of the bot: the address is the secret.
    let open = matches!(segments[0], "interactions" | "webhooks") || call.path == "gateway";
    if !open && !call.authorized {
        return Reply::error(401, 0, "401: Unauthorized");
    }
    route(state, call, &segments)
}

fn route(state: &mut State, call: &Call, segments: &[&str]) -> Reply {
    let ids: Vec<u64> = segments.iter().map(|s| s.parse().unwrap_or(0)).collect();
    match (call.method.as_str(), segments) {
        ("GET", ["gateway"]) => Reply::ok(json!({"url": state.gateway_url})),
        ("GET", ["gateway", "bot"]) => gateway_bot(state),
        ("GET", ["users", "@me"]) => me(state),
        ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => {
            Reply::ok(state.application_json())
        }
        ("GET", ["users", "@me", "guilds"]) => guilds(state, &call.query),
        ("POST", ["users", "@me", "channels"]) => open_direct(state, &call.body),
        ("GET", ["users", _]) => user(state, ids[1]),
        ("PUT", ["applications", _, "commands"]) => commands::overwrite(state, None, &call.body),
        ("GET", ["applications", _, "commands"]) => commands::list(state, None),
        ("PUT", ["applications", _, "guilds", _, "commands"]) => {
            commands::overwrite(state, Some(ids[3]), &call.body)
        }
        ("GET", ["applications", _, "guilds", _, "commands"]) => {
            commands::list(state, Some(ids[3]))
        }
        ("GET", ["guilds", _, ..]) => guild(state, &segments[2..], &ids),
        ("GET", ["channels", _]) => channel(state, ids[1]),
        (_, ["channels", _, ..]) => messages::route(state, call, segments, &ids),
        ("POST", ["interactions", _, token, "callback"]) => {
            interactions::callback(state, call, ids[1], token)
        }
        (_, ["webhooks", _, token, rest @ ..]) => webhooks::route(state, call, token, rest),
        _ => {
            state.breach(format!("{} {} is not in the fake", call.method, call.path));
            Reply::error(404, 0, "404: Not Found")
        }
    }
}

fn gateway_bot(state: &State) -> Reply {
    let left = state.starts.saturating_sub(state.identifies.len());
    Reply::ok(json!({
        "url": state.gateway_url, "shards": state.shards,
        "session_start_limit": {"total": 1000, "remaining": left, "reset_after": state.reset_after, "max_concurrency": 1},
    }))
}

fn me(state: &State) -> Reply {
    let mut me = user_json(&state.world.users[&BOT]);
    me["mfa_enabled"] = json!(false);
    me["locale"] = json!("en-US");
    me["verified"] = json!(true);
    me["email"] = Value::Null;
    Reply::ok(me)
}

fn user(state: &State, id: u64) -> Reply {
    state.world.users.get(&id).map_or_else(
        || Reply::unknown(10013, "User"),
        |u| Reply::ok(user_json(u)),
    )
}

/// A number of a query.
pub(crate) fn number(query: &str, name: &str) -> Option<u64> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let found = pairs.find(|(key, _)| *key == name)?;
    found.1.parse().ok()
}

/// Sorted by id, at most 200 a page.
fn guilds(state: &State, query: &str) -> Reply {
    let (after, limit) = (number(query, "after"), number(query, "limit"));
    let (after, limit) = (after.unwrap_or(0), limit.unwrap_or(200));
    let mut guilds: Vec<_> = state.world.guilds.iter().filter(|g| g.id > after).collect();
    guilds.sort_by_key(|g| g.id);
    guilds.truncate(usize::try_from(limit.min(200)).unwrap_or(200));
    let list: Vec<Value> = guilds
        .into_iter()
        .map(|g| {
            json!({
                "id": g.id.to_string(), "name": g.name, "icon": null, "banner": null, "owner": false, "features": [],
                "permissions": permissions::in_guild(&state.world, BOT, g.id).to_string(),
            })
        })
        .collect();
    Reply::ok(json!(list))
}

fn open_direct(state: &mut State, body: &Value) -> Reply {
    let id = body["recipient_id"]
        .as_str()
        .and_then(|t| t.parse().ok())
        .unwrap_or(0);
    if !state.world.users.contains_key(&id) {
        return Reply::unknown(10013, "User");
    }
    let channel = state.world.direct(id);
    Reply::ok(channel_json(&state.world, &state.world.channels[&channel]))
}

/// `guilds/{id}` and what is below it.
fn guild(state: &State, rest: &[&str], ids: &[u64]) -> Reply {
    let Some(guild) = state.world.guild(ids[1]) else {
        return Reply::unknown(10004, "Guild");
    };
    match rest {
        [] => Reply::ok(guild_json(&state.world, guild, false)),
        ["roles"] => {
            let roles = guild
                .roles
                .iter()
                .enumerate()
                .map(|(at, role)| role_json(role, at));
            Reply::ok(Value::Array(roles.collect()))
        }
        ["channels"] => {
            let of_guild = state
                .world
                .channels
                .values()
                .filter(|c| c.guild == Some(guild.id) && c.parent.is_none());
            Reply::ok(Value::Array(
                of_guild.map(|c| channel_json(&state.world, c)).collect(),
            ))
        }
        ["members", _] => match state
            .world
            .users
            .get(&ids[3])
            .filter(|u| u.roles.contains_key(&guild.id))
        {
            Some(found) => {
                let mut member = member_json(found, guild.id);
                member["user"] = user_json(found);
                Reply::ok(member)
            }
            None => Reply::unknown(10007, "Member"),
        },
        _ => Reply::error(404, 0, "404: Not Found"),
    }
}

fn channel(state: &State, id: u64) -> Reply {
    let Some(channel) = state.world.channels.get(&id) else {
        return Reply::unknown(10003, "Channel");
    };
    if permissions::in_channel(&state.world, BOT, channel) & perm::VIEW_CHANNEL == 0 {
        return Reply::error(403, 50001, "Missing Access");
    }
    Reply::ok(channel_json(&state.world, channel))
}
