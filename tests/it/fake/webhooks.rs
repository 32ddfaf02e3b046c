//! Follow-ups and edits of interaction responses, by the interaction's token.

use serde_json::Value;

use super::ids::LOADING;
use super::rest::{Call, Reply};
use super::state::{Interaction, State};
use super::{interactions, limits, messages, pings};

/// Everything below `webhooks/{app}/{token}`.
pub(crate) fn route(state: &mut State, call: &Call, token: &str, rest: &[&str]) -> Reply {
    let Some(id) = state.by_token(token) else {
        state.breach("a webhook token that is none");
        return Reply::unknown(10015, "Webhook");
    };
    let interaction = &state.interactions[&id];
    if interaction.expired {
        return Reply::error(401, 50027, "Invalid Webhook Token");
    }
    if interaction.callback.is_none() {
        let name = interaction.name.clone();
        state.breach(format!("a follow-up to “{name}” before its first response"));
        return Reply::unknown(10015, "Webhook");
    }
    let message = match rest {
        ["messages", "@original"] => interaction.original,
        ["messages", message] => message.parse().ok().filter(|m| belongs(interaction, *m)),
        _ => None,
    };
    match (call.method.as_str(), message) {
        ("POST", None) if rest.is_empty() => follow_up(state, id, &call.body),
        ("GET", Some(message)) => Reply::ok(state.messages[&message].json(state)),
        ("PATCH", Some(message)) => edit(state, message, &call.body),
        ("DELETE", Some(message)) => {
            state
                .messages
                .entry(message)
                .and_modify(|m| m.deleted = true);
            Reply::empty()
        }
        _ => Reply::unknown(10008, "Message"),
    }
}

fn belongs(interaction: &Interaction, message: u64) -> bool {
    interaction.original == Some(message) || interaction.follow_ups.contains(&message)
}

fn edit(state: &mut State, message: u64, body: &Value) -> Reply {
    let reply = messages::change(state, message, body);
    if reply.status == 200 {
        state.pings.extend(pings::of_body(body, false));
        state
            .messages
            .entry(message)
            .and_modify(|m| m.flags &= !LOADING);
    }
    reply
}

/// Discord docs, "Create Followup Message": for apps that are installed for a user and not for the server.
const MOST_OF_A_USER_INSTALL: usize = 5;

fn follow_up(state: &mut State, id: u64, body: &Value) -> Reply {
    let interaction = &state.interactions[&id];
    if interaction.user_install && interaction.follow_ups.len() >= MOST_OF_A_USER_INSTALL {
        let text = "The maximum number of follow up messages has been reached";
        state.breach(format!("“{}”: {text}", state.interactions[&id].name));
        return Reply::error(400, 40094, text);
    }
    let breaches = limits::message(body);
    if !breaches.0.is_empty() {
        return Reply::invalid(state, "follow-up", &breaches.0);
    }
    // The first follow-up after a deferral fills the deferred message and keeps its ephemeral state.
    let deferred = state.interactions[&id]
        .original
        .filter(|m| state.messages[m].flags & LOADING != 0);
    if let Some(message) = deferred {
        return edit(state, message, body);
    }
    let message = interactions::respond(state, id, body, false);
    state
        .interactions
        .entry(id)
        .and_modify(|i| i.follow_ups.push(message));
    Reply::ok(state.messages[&message].json(state))
}
