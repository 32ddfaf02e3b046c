//! Messages as the bot user: create, read, edit, delete, typing. Checks permissions, limits, references and nonces.

use std::time::Duration;

use serde_json::{Value, json};

use super::ids::*;
use super::message::Message;
use super::rest::{Call, Reply};
use super::state::State;
use super::{limits, permissions, pings, rest};

/// Everything below `channels/{id}/`.
pub(crate) fn route(state: &mut State, call: &Call, segments: &[&str], ids: &[u64]) -> Reply {
    let Some(channel) = state.world.channels.get(&ids[1]) else {
        return Reply::unknown(10003, "Channel");
    };
    let bits = permissions::in_channel(&state.world, BOT, channel);
    if bits & perm::VIEW_CHANNEL == 0 {
        return Reply::error(403, 50001, "Missing Access");
    }
    match (call.method.as_str(), &segments[2..]) {
        ("POST", ["messages"]) => create(state, ids[1], bits, &call.body),
        ("POST", ["typing"]) => {
            if bits & permissions::sending(channel) == 0 {
                missing()
            } else {
                Reply::empty()
            }
        }
        ("GET", ["messages", _]) => {
            reachable(state, ids).map_or_else(|r| r, |m| Reply::ok(m.json(state)))
        }
        ("GET", ["messages"]) => list(state, ids[1], bits, &call.query),
        ("PATCH", ["messages", _]) => edit(state, ids, bits, &call.body),
        ("DELETE", ["messages", _]) => delete(state, ids),
        _ => {
            state.breach(format!("{} {} is not in the fake", call.method, call.path));
            Reply::error(404, 0, "404: Not Found")
        }
    }
}

fn missing() -> Reply {
    Reply::error(403, 50013, "Missing Permissions")
}

fn embeds(body: &Value) -> bool {
    body["embeds"]
        .as_array()
        .is_some_and(|list| !list.is_empty())
}

fn create(state: &mut State, channel: u64, bits: u64, body: &Value) -> Reply {
    let writing = permissions::sending(&state.world.channels[&channel]);
    if bits & writing == 0 || (embeds(body) && bits & perm::EMBED_LINKS == 0) {
        return missing();
    }
    if let Some(same) = by_nonce(state, channel, body) {
        return Reply::ok(state.messages[&same].json(state));
    }
    let breaches = limits::message(body);
    if !breaches.0.is_empty() {
        return Reply::invalid(state, "message", &breaches.0);
    }
    let mut message = Message::new(BOT, channel);
    message.apply(body);
    if message.is_empty() {
        state.breach("an empty message");
        return Reply::error(400, 50006, "Cannot send an empty message");
    }
    if body["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0 {
        state.breach("an ephemeral flag outside an interaction");
    }
    message.nonce = Some(body["nonce"].clone()).filter(|n| !n.is_null());
    if let Err(reply) = refer(state, bits, body, &mut message) {
        return reply;
    }
    state
        .pings
        .extend(pings::of_body(body, message.reference.is_some()));
    let id = state.post(message);
    Reply::ok(state.messages[&id].json(state))
}

/// The message that a repeated nonce stands for, when `enforce_nonce` is set.
fn by_nonce(state: &State, channel: u64, body: &Value) -> Option<u64> {
    let nonce = body.get("nonce").filter(|n| !n.is_null())?;
    if body["enforce_nonce"] != json!(true) {
        return None;
    }
    let same =
        |m: &&Message| m.channel == channel && m.author == BOT && m.nonce.as_ref() == Some(nonce);
    state.messages.values().find(same).map(|m| m.id)
}

/// Fills in the message replied to.
fn refer(state: &mut State, bits: u64, body: &Value, message: &mut Message) -> Result<(), Reply> {
    let reference = &body["message_reference"];
    if reference.is_null() {
        return Ok(());
    }
    if bits & perm::READ_MESSAGE_HISTORY == 0 {
        let text = "Cannot reply without permission to read message history";
        return Err(Reply::error(403, 160_002, text));
    }
    let id = reference["message_id"]
        .as_str()
        .and_then(|t| t.parse::<u64>().ok())
        .unwrap_or(0);
    let there = state
        .messages
        .get(&id)
        .is_some_and(|m| m.channel == message.channel && !m.deleted && m.only_for.is_none());
    if there {
        message.reference = Some(id);
        message.kind = 19;
        return Ok(());
    }
    // Default true (Discord docs, "Message Reference Structure"). A deleted message is nobody's fault: no breach.
    if reference["fail_if_not_exists"].as_bool().unwrap_or(true) {
        let errors = json!({"message_reference": {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}});
        let body = json!({"message": "Invalid Form Body", "code": 50035, "errors": errors});
        return Err(Reply {
            status: 400,
            body: Some(body),
        });
    }
    Ok(())
}

/// A message that the bot user can reach: not deleted, in this channel, not ephemeral.
fn reachable<'a>(state: &'a State, ids: &[u64]) -> Result<&'a Message, Reply> {
    let found = state.messages.get(&ids[3]);
    let open = |m: &&Message| m.channel == ids[1] && !m.deleted && m.only_for.is_none();
    found
        .filter(open)
        .ok_or_else(|| Reply::unknown(10008, "Message"))
}

/// The messages right after one, newest first. Without Read Message History it is an empty list (Discord docs, "Get Channel Messages").
fn list(state: &State, channel: u64, bits: u64, query: &str) -> Reply {
    let (after, limit) = (rest::number(query, "after"), rest::number(query, "limit"));
    let limit = usize::try_from(limit.unwrap_or(50).min(100)).expect("at most a hundred");
    let open = |m: &&Message| m.channel == channel && !m.deleted && m.only_for.is_none();
    let behind = state.messages.range(after.unwrap_or(0) + 1..);
    let mut found: Vec<Value> = behind
        .map(|(_, message)| message)
        .filter(open)
        .take(limit)
        .map(|message| message.json(state))
        .collect();
    found.reverse();
    if bits & perm::READ_MESSAGE_HISTORY == 0 {
        found.clear();
    }
    Reply::ok(Value::Array(found))
}

fn edit(state: &mut State, ids: &[u64], bits: u64, body: &Value) -> Reply {
    let author = match reachable(state, ids) {
        Ok(message) => message.author,
        Err(reply) => return reply,
    };
    if author != BOT {
        return Reply::error(403, 50005, "Cannot edit a message authored by another user");
    }
    if embeds(body) && bits & perm::EMBED_LINKS == 0 {
        return missing();
    }
    change(state, ids[3], body)
}

/// Checks and applies an edit, by whatever way it came.
pub(crate) fn change(state: &mut State, id: u64, body: &Value) -> Reply {
    let breaches = limits::message(body);
    if !breaches.0.is_empty() {
        return Reply::invalid(state, "edit", &breaches.0);
    }
    let Some(message) = state.messages.get_mut(&id) else {
        return Reply::unknown(10008, "Message");
    };
    message.apply(body);
    message.edit(Duration::ZERO);
    let empty = message.is_empty();
    if empty {
        state.breach("an edit that leaves nothing");
        return Reply::error(400, 50006, "Cannot send an empty message");
    }
    Reply::ok(state.messages[&id].json(state))
}

fn delete(state: &mut State, ids: &[u64]) -> Reply {
    match reachable(state, ids).map(|m| (m.id, m.author)) {
        Ok((id, BOT)) => {
            state.messages.entry(id).and_modify(|m| m.deleted = true);
            Reply::empty()
        }
        Ok(_) => missing(),
        Err(reply) => reply,
    }
}
