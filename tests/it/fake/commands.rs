//! Registering commands: the bulk PUT, its validation, and reading them back.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::ids::{APP, snowflake};
use super::limits::Breaches;
use super::rest::Reply;
use super::state::State;

/// Replaces all commands of a scope.
pub(crate) fn overwrite(state: &mut State, guild: Option<u64>, body: &Value) -> Reply {
    let Some(list) = body.as_array() else {
        return Reply::invalid(state, "commands", &["the body is not a list".to_owned()]);
    };
    let mut found = Breaches::default();
    let count = |kind: u64| {
        list.iter()
            .filter(|c| c["type"].as_u64().unwrap_or(1) == kind)
            .count()
    };
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        if count(kind) > most {
            found.0.push(format!(
                "{} commands of type {kind}, the limit is {most}",
                count(kind)
            ));
        }
    }
    let mut names = HashSet::new();
    for command in list {
        check(&mut found, command);
        if !names.insert((
            command["type"].as_u64().unwrap_or(1),
            command["name"].to_string(),
        )) {
            found.0.push(format!("command {} twice", command["name"]));
        }
    }
    if !found.0.is_empty() {
        return Reply::invalid(state, "commands", &found.0);
    }
    let old = state.commands.remove(&guild).unwrap_or_default();
    let kept: Vec<Value> = list.iter().map(|c| complete(c, guild, &old)).collect();
    state.registrations.push((guild, kept.len()));
    state.commands.insert(guild, kept.clone());
    Reply::ok(json!(kept))
}

/// The commands of a scope.
pub(crate) fn list(state: &State, guild: Option<u64>) -> Reply {
    Reply::ok(json!(
        state.commands.get(&guild).cloned().unwrap_or_default()
    ))
}

/// Adds what Discord adds. A command that was there before keeps its id.
fn complete(command: &Value, guild: Option<u64>, old: &[Value]) -> Value {
    let known = old
        .iter()
        .find(|o| o["name"] == command["name"])
        .map(|o| o["id"].clone());
    let mut full = command.clone();
    full["id"] = known.unwrap_or_else(|| json!(snowflake().to_string()));
    full["application_id"] = json!(APP.to_string());
    full["version"] = json!(snowflake().to_string());
    for (key, value) in [
        ("type", json!(1)),
        ("description", json!("")),
        ("default_member_permissions", Value::Null),
        ("nsfw", json!(false)),
        ("options", json!([])),
    ] {
        if full.get(key).is_none() {
            full[key] = value;
        }
    }
    if let Some(guild) = guild {
        full["guild_id"] = json!(guild.to_string());
    } else if full["contexts"].is_null() {
        let dm = full["dm_permission"].as_bool().unwrap_or(true);
        full["contexts"] = if dm { json!([0, 1, 2]) } else { json!([0]) };
    }
    full
}

/// Whether a registered command shows in a direct message.
pub(crate) fn in_direct(command: &Value) -> bool {
    command["guild_id"].is_null()
        && command["contexts"]
            .as_array()
            .is_none_or(|list| list.contains(&json!(1)))
}

fn check(found: &mut Breaches, command: &Value) {
    let kind = command["type"].as_u64().unwrap_or(1);
    if kind == 1 {
        name(found, &command["name"]);
        described(found, command);
        options(found, &command["options"], 0);
        let size = weight(command);
        if size > 8000 {
            found.0.push(format!(
                "command {} has {size} characters, the limit is 8000",
                command["name"]
            ));
        }
    } else if !command["description"]
        .as_str()
        .unwrap_or_default()
        .is_empty()
    {
        found.0.push(format!(
            "context menu {} with a description",
            command["name"]
        ));
    }
    if let Some(bits) = command
        .get("default_member_permissions")
        .filter(|b| !b.is_null())
        && bits.as_str().and_then(|b| b.parse::<u64>().ok()).is_none()
    {
        found.0.push(format!("default_member_permissions {bits}"));
    }
}

fn name(found: &mut Breaches, value: &Value) {
    let text = value.as_str().unwrap_or_default();
    let good = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || c == '\'';
    let size = text.chars().count();
    if !(1..=32).contains(&size) || !text.chars().all(good) || text.to_lowercase() != text {
        found
            .0
            .push(format!("{value} is not a command or option name"));
    }
}

fn described(found: &mut Breaches, value: &Value) {
    let text = value["description"].as_str().unwrap_or_default();
    if !(1..=100).contains(&text.chars().count()) {
        found.0.push(format!(
            "description of {} has not 1 to 100 characters",
            value["name"]
        ));
    }
    for (key, most) in [
        ("name_localizations", 32),
        ("description_localizations", 100),
    ] {
        for (locale, text) in value[key].as_object().into_iter().flatten() {
            let size = text.as_str().unwrap_or_default().chars().count();
            if !(1..=most).contains(&size) || locale == "es" {
                found.0.push(format!("{key} {locale} of {}", value["name"]));
            }
        }
    }
}

fn options(found: &mut Breaches, value: &Value, depth: u8) {
    let list = value.as_array().map_or(&[][..], Vec::as_slice);
    if list.len() > 25 {
        found
            .0
            .push(format!("{} options, the limit is 25", list.len()));
    }
    let mut names = HashSet::new();
    let mut optional = false;
    for option in list {
        name(found, &option["name"]);
        described(found, option);
        if !names.insert(option["name"].to_string()) {
            found.0.push(format!("option {} twice", option["name"]));
        }
        let required = option["required"].as_bool().unwrap_or(false);
        if required && optional {
            found.0.push(format!(
                "required option {} after an optional one",
                option["name"]
            ));
        }
        let nested = matches!(option["type"].as_u64(), Some(1 | 2));
        optional |= !required && !nested;
        if nested && depth < 2 {
            options(found, &option["options"], depth + 1);
        }
        choices(found, option);
    }
}

fn choices(found: &mut Breaches, option: &Value) {
    let list = option["choices"].as_array().map_or(&[][..], Vec::as_slice);
    if list.len() > 25 || (!list.is_empty() && option["autocomplete"] == true) {
        found.0.push(format!("choices of {}", option["name"]));
    }
    for choice in list {
        let name = choice["name"].as_str().unwrap_or_default().chars().count();
        let value = choice["value"].as_str().map_or(1, |v| v.chars().count());
        if !(1..=100).contains(&name) || !(1..=100).contains(&value) {
            found.0.push(format!("choice {choice}"));
        }
    }
}

/// Characters that count for the 8,000 limit: names, descriptions and values, all the way down.
fn weight(value: &Value) -> usize {
    let own = |key: &str| value[key].as_str().map_or(0, |t| t.chars().count());
    let below = |key: &str| -> usize {
        value[key]
            .as_array()
            .into_iter()
            .flatten()
            .map(weight)
            .sum()
    };
    own("name") + own("description") + own("value") + below("options") + below("choices")
}

#[test]
fn names_descriptions_and_order_are_checked() {
    let wrong = |command: Value| {
        let mut found = Breaches::default();
        check(&mut found, &command);
        found.0.len()
    };
    let option = |name: &str, required: bool| json!({"type": 3, "name": name, "description": "d", "required": required});
    assert_eq!(
        wrong(
            json!({"name": "ask", "description": "d", "options": [option("a", true), option("b", false)]})
        ),
        0
    );
    assert_eq!(wrong(json!({"name": "Ask", "description": "d"})), 1);
    assert_eq!(wrong(json!({"name": "ask", "description": ""})), 1);
    assert_eq!(
        wrong(
            json!({"name": "ask", "description": "d", "options": [option("a", false), option("b", true)]})
        ),
        1
    );
    assert_eq!(
        wrong(json!({"name": "ask", "description": "x".repeat(101)})),
        1
    );
}
