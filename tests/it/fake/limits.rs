//! Discord's limits on messages, components and modals. Every breach is a sentence; none is mended.
//!
//! Sources: Discord docs, "Message", "Embed Limits", "Component Reference", "Modal". Lengths count characters.

use std::collections::HashSet;

use serde_json::Value;

/// Breaches found in one request.
#[derive(Debug, Default)]
pub(crate) struct Breaches(pub(crate) Vec<String>);

impl Breaches {
    fn add(&mut self, what: impl Into<String>) {
        self.0.push(what.into());
    }

    /// A text with its least and greatest length; missing counts as empty.
    fn text(&mut self, name: &str, value: &Value, least: usize, most: usize) -> usize {
        let text = match value {
            Value::Null => "",
            Value::String(text) => text.as_str(),
            other => {
                self.add(format!("{name} is not a text: {other}"));
                ""
            }
        };
        let length = text.chars().count();
        if length > most {
            self.add(format!(
                "{name} has {length} characters, the limit is {most}"
            ));
        }
        if text.trim().chars().count() < least {
            self.add(format!(
                "{name} has fewer than {least} characters that are not blank"
            ));
        }
        length
    }
}

/// Checks a message body of any endpoint.
pub(crate) fn message(body: &Value) -> Breaches {
    let mut found = Breaches::default();
    found.text("content", &body["content"], 0, 2000);
    let embeds = list(&body["embeds"]);
    if embeds.len() > 10 {
        found.add(format!("{} embeds, the limit is 10", embeds.len()));
    }
    let total: usize = embeds.iter().map(|e| embed(&mut found, e)).sum();
    if total > 6000 {
        found.add(format!(
            "embeds have {total} characters in all, the limit is 6000"
        ));
    }
    components(&mut found, &body["components"]);
    if body["flags"].as_u64().unwrap_or(0) & (1 << 15) != 0 {
        found.add("components V2 are outside what this fake knows");
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Checks one embed and gives its characters.
fn embed(found: &mut Breaches, embed: &Value) -> usize {
    let mut sum = found.text("embed title", &embed["title"], 0, 256);
    sum += found.text("embed description", &embed["description"], 0, 4096);
    sum += found.text("embed footer", &embed["footer"]["text"], 0, 2048);
    sum += found.text("embed author", &embed["author"]["name"], 0, 256);
    let fields = list(&embed["fields"]);
    if fields.len() > 25 {
        found.add(format!("{} embed fields, the limit is 25", fields.len()));
    }
    for field in fields {
        sum += found.text("embed field name", &field["name"], 1, 256);
        sum += found.text("embed field value", &field["value"], 1, 1024);
    }
    for url in [
        &embed["url"],
        &embed["author"]["url"],
        &embed["image"]["url"],
    ] {
        if let Some(url) = url.as_str() {
            link(found, "embed url", url, 2048);
        }
    }
    sum
}

fn link(found: &mut Breaches, name: &str, url: &str, most: usize) {
    let scheme = ["http://", "https://", "attachment://"]
        .iter()
        .any(|s| url.starts_with(s));
    if !scheme || url.contains(char::is_whitespace) {
        found.add(format!("{name} is not a URL: {url}"));
    }
    if url.chars().count() > most {
        found.add(format!("{name} is longer than {most}"));
    }
}

/// Checks the action rows of a message.
fn components(found: &mut Breaches, rows: &Value) {
    let rows = list(rows);
    if rows.len() > 5 {
        found.add(format!("{} action rows, the limit is 5", rows.len()));
    }
    let mut ids = HashSet::new();
    for row in rows {
        if row["type"] != 1 {
            found.add(format!("not an action row: {row}"));
        }
        let inside = list(&row["components"]);
        let menus = inside.iter().filter(|c| c["type"] != 2).count();
        let too_many =
            inside.is_empty() || inside.len() > 5 || menus > 1 || (menus == 1 && inside.len() > 1);
        if too_many {
            found.add(format!(
                "an action row with {} components, {menus} of them menus",
                inside.len()
            ));
        }
        for part in inside {
            component(found, &mut ids, part);
        }
    }
}

fn component(found: &mut Breaches, ids: &mut HashSet<String>, part: &Value) {
    let link_button = part["type"] == 2 && part["style"] == 5;
    if link_button {
        let url = part["url"].as_str().unwrap_or_default();
        link(found, "button url", url, 512);
        if !part["custom_id"].is_null() {
            found.add("a link button with a custom_id");
        }
    } else {
        custom_id(found, ids, &part["custom_id"]);
    }
    match part["type"].as_u64() {
        Some(2) => {
            let least = usize::from(part["emoji"].is_null());
            found.text("button label", &part["label"], least, 80);
            if !matches!(part["style"].as_u64(), Some(1..=5)) {
                found.add(format!("button style {}", part["style"]));
            }
        }
        Some(3) => menu(found, part),
        Some(5..=8) => {}
        _ => found.add(format!("component type {} in a message", part["type"])),
    }
}

fn custom_id(found: &mut Breaches, ids: &mut HashSet<String>, id: &Value) {
    found.text("custom_id", id, 1, 100);
    if let Some(id) = id.as_str()
        && !ids.insert(id.to_owned())
    {
        found.add(format!("custom_id {id} twice in one message"));
    }
}

fn menu(found: &mut Breaches, menu: &Value) {
    found.text("menu placeholder", &menu["placeholder"], 0, 150);
    let options = list(&menu["options"]);
    if options.is_empty() || options.len() > 25 {
        found.add(format!(
            "{} menu options, 1 to 25 are allowed",
            options.len()
        ));
    }
    let mut values = HashSet::new();
    for option in options {
        found.text("menu option label", &option["label"], 1, 100);
        found.text("menu option value", &option["value"], 1, 100);
        found.text("menu option description", &option["description"], 0, 100);
        if !values.insert(option["value"].to_string()) {
            found.add("two menu options with one value");
        }
    }
}

/// Checks a modal.
pub(crate) fn modal(data: &Value) -> Breaches {
    let mut found = Breaches::default();
    found.text("modal title", &data["title"], 1, 45);
    found.text("modal custom_id", &data["custom_id"], 1, 100);
    let rows = list(&data["components"]);
    if rows.is_empty() || rows.len() > 5 {
        found.add(format!(
            "{} rows in a modal, 1 to 5 are allowed",
            rows.len()
        ));
    }
    let mut ids = HashSet::new();
    for row in rows {
        for input in list(&row["components"]) {
            if input["type"] != 4 {
                found.add(format!("component type {} in a modal", input["type"]));
            }
            custom_id(&mut found, &mut ids, &input["custom_id"]);
            found.text("input label", &input["label"], 1, 45);
            found.text("input placeholder", &input["placeholder"], 0, 100);
            found.text("input value", &input["value"], 0, 4000);
            let most = input["max_length"].as_u64().unwrap_or(4000);
            if !(1..=4000).contains(&most) {
                found.add(format!("input max_length {most}"));
            }
        }
    }
    found
}

/// Checks the choices of an autocomplete answer.
pub(crate) fn choices(data: &Value) -> Breaches {
    let mut found = Breaches::default();
    let choices = list(&data["choices"]);
    if choices.len() > 25 {
        found.add(format!(
            "{} autocomplete choices, the limit is 25",
            choices.len()
        ));
    }
    for choice in choices {
        found.text("choice name", &choice["name"], 1, 100);
        if choice["value"].is_string() {
            found.text("choice value", &choice["value"], 1, 100);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_limit_is_one_character_wide() {
        let cases = [
            (
                json!({"content": "x".repeat(2000)}),
                json!({"content": "x".repeat(2001)}),
            ),
            (
                json!({"embeds": [{"description": "é".repeat(4096)}]}),
                json!({"embeds": [{"description": "é".repeat(4097)}]}),
            ),
            (
                json!({"embeds": [{"title": "x".repeat(256)}]}),
                json!({"embeds": [{"title": "x".repeat(257)}]}),
            ),
            (
                json!({"embeds": [{"description": "x".repeat(3000)}, {"description": "x".repeat(3000)}]}),
                json!({"embeds": [{"description": "x".repeat(3000)}, {"description": "x".repeat(3001)}]}),
            ),
            (
                json!({"embeds": [{"fields": [{"name": "x", "value": "y".repeat(1024)}]}]}),
                json!({"embeds": [{"fields": [{"name": "x", "value": " "}]}]}),
            ),
        ];
        for (good, bad) in cases {
            assert_eq!(message(&good).0, Vec::<String>::new());
            assert_eq!(message(&bad).0.len(), 1, "{bad}");
        }
    }

    #[test]
    fn components_need_distinct_ids_and_labels() {
        let button = |id: &str| json!({"type": 2, "style": 1, "label": "More", "custom_id": id});
        let row = |a, b| json!({"components": [{"type": 1, "components": [button(a), button(b)]}]});
        assert_eq!(message(&row("a", "b")).0, Vec::<String>::new());
        assert_eq!(message(&row("a", "a")).0.len(), 1);
        assert_eq!(message(&row("a", &"b".repeat(101))).0.len(), 1);
    }

    #[test]
    fn choices_and_modals_have_limits() {
        let many: Vec<Value> = (0..26)
            .map(|n| json!({"name": n.to_string(), "value": "v"}))
            .collect();
        assert_eq!(choices(&json!({"choices": many})).0.len(), 1);
        let input = json!({"type": 4, "custom_id": "q", "label": "x".repeat(46)});
        let rows = json!([{"type": 1, "components": [input]}]);
        assert_eq!(
            modal(&json!({"title": "Ask", "custom_id": "m", "components": rows}))
                .0
                .len(),
            1
        );
    }
}
