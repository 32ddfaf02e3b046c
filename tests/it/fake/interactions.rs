//! First responses: exactly one, within three seconds, of a type that fits, within the limits.

use std::time::Duration;

use serde_json::{Value, json};

use super::ids::*;
use super::message::Message;
use super::rest::{Call, Reply};
use super::state::{Callback, Kind, State};
use super::{limits, pings};

/// Discord docs, "Interaction Callback": the token is invalidated after that.
const FIRST_RESPONSE: Duration = Duration::from_secs(3);

/// `POST interactions/{id}/{token}/callback`
pub(crate) fn callback(state: &mut State, call: &Call, id: u64, token: &str) -> Reply {
    let Some(found) = state.interactions.get(&id).filter(|i| i.token == token) else {
        state.breach(format!("a response to an unknown interaction {id}"));
        return Reply::unknown(10062, "interaction");
    };
    let (after, name) = (found.sent.elapsed(), found.name.clone());
    if found.callback.is_some() {
        state.breach(format!("a second first response to “{name}”"));
        return Reply::error(400, 40060, "Interaction has already been acknowledged.");
    }
    if after > FIRST_RESPONSE {
        state.breach(format!(
            "the first response to “{name}” came after {after:?}"
        ));
        return Reply::unknown(10062, "interaction");
    }
    let kind = call.body["type"].as_u64().unwrap_or(0);
    let data = call.body["data"].clone();
    if let Some(reply) = refuse(state, id, kind, &data) {
        return reply;
    }
    state.interactions.entry(id).and_modify(|i| {
        i.callback = Some(Callback {
            kind,
            data: data.clone(),
        })
    });
    act(state, id, kind, &data);
    if call.query.contains("with_response=true") {
        let original = state.interactions[&id]
            .original
            .map(|m| state.messages[&m].json(state));
        return Reply::ok(json!({
            "interaction": {"id": id.to_string(), "type": state.interactions[&id].kind as u8},
            "resource": {"type": kind, "message": original},
        }));
    }
    Reply::empty()
}

/// Why a first response cannot stand.
fn refuse(state: &mut State, id: u64, kind: u64, data: &Value) -> Option<Reply> {
    let interaction = &state.interactions[&id];
    let from_component = interaction.source.is_some();
    let fits = match interaction.kind {
        Kind::Command => matches!(kind, 4 | 5 | 9),
        Kind::Component => matches!(kind, 4..=7 | 9),
        Kind::Autocomplete => kind == 8,
        Kind::Modal => matches!(kind, 4 | 5) || (from_component && matches!(kind, 6 | 7)),
    };
    if !fits {
        let text = format!("response type {kind} to a {:?}", interaction.kind);
        return Some(Reply::invalid(state, "type", &[text]));
    }
    let breaches = match kind {
        4 | 7 => limits::message(data),
        8 => limits::choices(data),
        9 => limits::modal(data),
        _ => limits::Breaches::default(),
    };
    (!breaches.0.is_empty()).then(|| Reply::invalid(state, "response", &breaches.0))
}

fn act(state: &mut State, id: u64, kind: u64, data: &Value) {
    match kind {
        4 | 5 => {
            let message = respond(state, id, data, kind == 5);
            state
                .interactions
                .entry(id)
                .and_modify(|i| i.original = Some(message));
        }
        6 | 7 => {
            let source = state.interactions[&id].source;
            state
                .interactions
                .entry(id)
                .and_modify(|i| i.original = source);
            if let (7, Some(source)) = (kind, source) {
                state.pings.extend(pings::of_body(data, false));
                state.messages.entry(source).and_modify(|m| {
                    m.apply(data);
                    m.edit(Duration::ZERO);
                });
            }
        }
        _ => {}
    }
}

/// Makes the message of a response or follow-up; whether it is ephemeral is in `data.flags`.
pub(crate) fn respond(state: &mut State, id: u64, data: &Value, loading: bool) -> u64 {
    let interaction = &state.interactions[&id];
    let mut message = Message::new(BOT, interaction.channel);
    message.interaction = Some(id);
    message.kind = if interaction.kind == Kind::Command {
        20
    } else {
        0
    };
    message.apply(data);
    if data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0 {
        message.flags |= EPHEMERAL;
        message.only_for = Some(interaction.user);
    }
    if loading {
        message.flags |= LOADING;
    } else if message.is_empty() {
        state.breach("an empty response");
    }
    state.pings.extend(pings::of_body(data, false));
    state.post(message)
}
