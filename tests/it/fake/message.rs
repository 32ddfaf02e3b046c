//! Messages as the fake keeps them, and as Discord shows them to the bot.

use std::time::Duration;

use serde_json::{Value, json};

use super::ids::*;
use super::pings;
use super::state::{Kind, State};
use super::world::{member_json, user_json};

/// A message of anyone.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: u64,
    pub(crate) channel: u64,
    pub(crate) author: u64,
    pub(crate) content: String,
    pub(crate) embeds: Value,
    pub(crate) components: Value,
    pub(crate) flags: u64,
    /// Discord's message type: 0 default, 7 member joined, 19 reply, 20 command.
    pub(crate) kind: u8,
    pub(crate) reference: Option<u64>,
    pub(crate) nonce: Option<Value>,
    pub(crate) mentions: Vec<u64>,
    pub(crate) mention_everyone: bool,
    /// Sent by a webhook that is not the bot's.
    pub(crate) webhook: Option<u64>,
    /// The interaction that it answers.
    pub(crate) interaction: Option<u64>,
    /// Ephemeral: only this person sees it.
    pub(crate) only_for: Option<u64>,
    pub(crate) edits: u32,
    /// When it was edited last, in milliseconds since 1970.
    pub(crate) edited: Option<u64>,
    pub(crate) deleted: bool,
}

impl Message {
    /// An empty one of `author` in `channel`.
    pub(crate) fn new(author: u64, channel: u64) -> Self {
        Self {
            id: snowflake(),
            channel,
            author,
            content: String::new(),
            embeds: json!([]),
            components: json!([]),
            flags: 0,
            kind: 0,
            reference: None,
            nonce: None,
            mentions: Vec::new(),
            mention_everyone: false,
            webhook: None,
            interaction: None,
            only_for: None,
            edits: 0,
            edited: None,
            deleted: false,
        }
    }

    /// Takes over what a request body sets; on edits what is missing stays.
    pub(crate) fn apply(&mut self, body: &Value) {
        let keys = body.as_object();
        let has = |key: &str| keys.is_some_and(|keys| keys.contains_key(key));
        if has("content") {
            // Discord strips blanks around the content.
            self.content = body["content"]
                .as_str()
                .unwrap_or_default()
                .trim()
                .to_owned();
        }
        if has("embeds") {
            self.embeds = or_empty(&body["embeds"]);
            for embed in self.embeds.as_array_mut().into_iter().flatten() {
                embed["type"] = json!("rich");
            }
        }
        if has("components") {
            self.components = or_empty(&body["components"]);
            number(&mut self.components);
        }
        if let Some(flags) = body["flags"].as_u64() {
            // Only "suppress embeds" can be set; ephemeral is fixed by the first response.
            self.flags = self.flags & !(1 << 2) | flags & (1 << 2);
        }
    }

    /// Notes an edit, made just now or this much later, and after all before it.
    pub(crate) fn edit(&mut self, later: Duration) {
        let later = u64::try_from(later.as_millis()).expect("tests wait for minutes");
        let now = written(snowflake()) + later;
        self.edited = Some(self.edited.map_or(now, |before| now.max(before + 1)));
        self.edits += 1;
    }

    /// Whether there is something to show.
    pub(crate) fn is_empty(&self) -> bool {
        let none = |list: &Value| list.as_array().is_none_or(Vec::is_empty);
        self.content.is_empty() && none(&self.embeds) && none(&self.components)
    }

    /// Whether a bot without the Message Content intent gets the content.
    ///
    /// Discord docs, "Message Content Intent": its own messages, direct messages, messages that mention it. A ping by
    /// replying counts for the bot's normal messages, and not for interaction responses.
    fn content_is_sent(&self, state: &State) -> bool {
        let direct = state.world.channels[&self.channel].guild.is_none();
        let named = self.names_bot();
        let replied = self.reference.and_then(|id| state.messages.get(&id));
        let pinged = self.mentions.contains(&BOT)
            && replied.is_some_and(|m| m.author == BOT && m.interaction.is_none());
        direct || self.author == BOT || named || pinged
    }

    fn names_bot(&self) -> bool {
        [format!("<@{BOT}>"), format!("<@!{BOT}>")]
            .iter()
            .any(|m| self.content.contains(m))
    }

    /// The payload of MESSAGE_CREATE, with content stripped as Discord does.
    pub(crate) fn event_json(&self, state: &State) -> Value {
        let mut object = self.json(state);
        self.strip(state, &mut object);
        let referenced = self.reference.and_then(|id| state.messages.get(&id));
        if let Some(referenced) = referenced.filter(|_| object["referenced_message"].is_object()) {
            referenced.strip(state, &mut object["referenced_message"]);
        }
        if let Some(guild) = state.world.channels[&self.channel].guild {
            object["guild_id"] = json!(guild.to_string());
            let author = state.world.users.get(&self.author);
            if let Some(author) = author.filter(|_| self.webhook.is_none()) {
                object["member"] = member_json(author, guild);
            }
        }
        object
    }

    /// Takes out of the message object what Discord keeps from the bot.
    fn strip(&self, state: &State, object: &mut Value) {
        if !self.content_is_sent(state) {
            object["content"] = json!("");
            for key in ["embeds", "attachments", "components"] {
                object[key] = json!([]);
            }
        }
    }

    /// The message object with all its content.
    pub(crate) fn json(&self, state: &State) -> Value {
        let mut object = self.own_json(state);
        if let Some(id) = self.reference {
            let channel = &state.world.channels[&self.channel];
            object["message_reference"] = json!({
                "type": 0, "channel_id": channel.id.to_string(), "message_id": id.to_string(),
                "guild_id": channel.guild.map(|g| g.to_string()),
            });
            let referenced = state.messages.get(&id).filter(|m| !m.deleted);
            object["referenced_message"] = referenced.map_or(Value::Null, |m| m.own_json(state));
        }
        object
    }

    fn own_json(&self, state: &State) -> Value {
        let named = |id: &u64| state.world.users.get(id).map(user_json);
        let mentions: Vec<Value> = self.mentions.iter().filter_map(named).collect();
        let roles: Vec<String> = pings::mentions(&self.content)
            .into_iter()
            .filter_map(|ping| match ping {
                pings::Ping::Role(id) => Some(id.to_string()),
                _ => None,
            })
            .collect();
        let author = self.webhook.map_or_else(
            || named(&self.author).expect("authors exist"),
            |id| json!({"id": id.to_string(), "username": "hook", "discriminator": "0000", "avatar": null, "bot": true}),
        );
        let mut object = json!({
            "id": self.id.to_string(), "channel_id": self.channel.to_string(), "author": author,
            "content": self.content, "timestamp": stamp(written(self.id)), "edited_timestamp": self.edited.map(stamp),
            "tts": false, "mention_everyone": self.mention_everyone, "mentions": mentions,
            "mention_roles": roles, "attachments": [], "embeds": self.embeds, "pinned": false,
            "type": self.kind, "flags": self.flags, "components": self.components,
        });
        if let Some(nonce) = &self.nonce {
            object["nonce"] = nonce.clone();
        }
        if let Some(id) = self.webhook {
            object["webhook_id"] = json!(id.to_string());
        }
        if let Some(id) = self.interaction {
            self.add_interaction(state, id, &mut object);
        }
        object
    }

    /// Interaction responses carry the application's webhook id and name the interaction.
    fn add_interaction(&self, state: &State, id: u64, object: &mut Value) {
        let interaction = &state.interactions[&id];
        object["application_id"] = json!(APP.to_string());
        object["webhook_id"] = json!(APP.to_string());
        if interaction.kind == Kind::Command {
            let user = user_json(&state.world.users[&interaction.user]);
            object["interaction"] =
                json!({"id": id.to_string(), "type": 2, "name": interaction.name, "user": user});
        }
        object["interaction_metadata"] = metadata(state, id);
    }
}

/// What an interaction response tells of the interaction, and a modal's of what opened it.
fn metadata(state: &State, id: u64) -> Value {
    let interaction = &state.interactions[&id];
    let mut object = json!({
        "id": id.to_string(), "type": interaction.kind as u8,
        "user": user_json(&state.world.users[&interaction.user]),
        "authorizing_integration_owners": {},
    });
    match (interaction.kind, interaction.source, interaction.opener) {
        (Kind::Component, Some(source), _) => {
            object["interacted_message_id"] = json!(source.to_string());
        }
        (Kind::Modal, _, Some(opener)) => {
            object["triggering_interaction_metadata"] = metadata(state, opener);
        }
        _ => {}
    }
    object
}

/// As Discord writes a time that is given in milliseconds since 1970.
fn stamp(millis: u64) -> String {
    let millis = i64::try_from(millis).expect("a time of this age");
    let time = jiff::Timestamp::from_millisecond(millis).expect("a time of this age");
    time.strftime("%Y-%m-%dT%H:%M:%S.%6f+00:00").to_string()
}

/// Discord numbers components in what it gives back.
fn number(components: &mut Value) {
    let mut next = 1;
    for row in components.as_array_mut().into_iter().flatten() {
        row["id"] = json!(next);
        next += 1;
        for part in row["components"].as_array_mut().into_iter().flatten() {
            part["id"] = json!(next);
            next += 1;
        }
    }
}

fn or_empty(value: &Value) -> Value {
    if value.is_array() {
        value.clone()
    } else {
        json!([])
    }
}
