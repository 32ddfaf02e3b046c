//! The payloads of INTERACTION_CREATE: options as people can give them, and what all interactions share.

use serde_json::{Value, json};

use super::ids::{APP, BOT};
use super::permissions;
use super::state::State;
use super::world::{channel_json, member_json, user_json};

/// Options in Discord's form; fails for what a person could not send.
pub(crate) fn options(
    name: &str,
    specs: &[Value],
    given: &Value,
    focused: Option<&str>,
) -> Vec<Value> {
    let given = given.as_object().expect("options are an object");
    for spec in specs
        .iter()
        .filter(|s| s["required"] == true && focused.is_none())
    {
        let key = spec["name"].as_str().expect("options have names");
        assert!(given.contains_key(key), "/{name} needs {key}");
    }
    let build = |(key, value): (&String, &Value)| {
        let spec = specs.iter().find(|s| s["name"] == key.as_str());
        let spec = spec.unwrap_or_else(|| panic!("/{name} has no option {key}"));
        let mut value = value.clone();
        if let Some(choices) = spec["choices"].as_array().filter(|c| !c.is_empty()) {
            // People pick names; what is sent is the value.
            let picked = choices.iter().find(|c| c["name"] == value);
            let picked =
                picked.unwrap_or_else(|| panic!("{value} is no choice of {key}: {choices:?}"));
            value = picked["value"].clone();
        }
        if let (Some(most), Some(text)) = (spec["max_length"].as_u64(), value.as_str()) {
            assert!(
                text.chars().count() as u64 <= most,
                "{key} takes {most} characters"
            );
        }
        let mut option = json!({"name": key, "type": spec["type"], "value": value});
        if focused == Some(key) {
            assert_eq!(spec["autocomplete"], true, "{key} does not complete");
            option["focused"] = json!(true);
        }
        option
    };
    given.iter().map(build).collect()
}

/// Whether the app can be used in a channel only by whoever installed it for themselves: the server does not have it.
pub(crate) fn is_user_install(state: &State, channel: u64) -> bool {
    let guild = state.world.channels[&channel].guild;
    guild.is_some_and(|guild| state.world.guild(guild).is_none())
}

/// What all interactions share.
pub(crate) fn envelope(state: &State, user: u64, channel: u64) -> Value {
    let world = &state.world;
    let place = &world.channels[&channel];
    let person = &world.users[&user];
    let app = if is_user_install(state, channel) {
        permissions::OF_USER_INSTALLS
    } else {
        permissions::in_channel(world, BOT, place)
    };
    let mut shown = channel_json(world, place);
    shown["permissions"] = json!(permissions::in_channel(world, user, place).to_string());
    let mut event = json!({
        "application_id": APP.to_string(), "version": 1, "channel": shown, "channel_id": channel.to_string(),
        "app_permissions": app.to_string(), "locale": "en-US", "entitlements": [], "entitlement_sku_ids": [],
        "attachment_size_limit": 10_485_760, "context": 0,
    });
    match place.guild {
        Some(guild) => {
            let mut member = member_json(person, guild);
            member["user"] = user_json(person);
            member["permissions"] = shown["permissions"].clone();
            event["member"] = member;
            event["guild_id"] = json!(guild.to_string());
            event["guild"] = json!({"id": guild.to_string(), "locale": "en-US", "features": []});
            event["guild_locale"] = json!("en-US");
            let (kind, owner) = if is_user_install(state, channel) {
                ("1", user)
            } else {
                ("0", guild)
            };
            event["authorizing_integration_owners"] = json!({kind: owner.to_string()});
        }
        None => {
            event["user"] = user_json(person);
            event["context"] = json!(1);
            event["authorizing_integration_owners"] = json!({"0": "0"});
        }
    }
    event
}
