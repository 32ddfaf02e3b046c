//! What people do in a test: write, mention, reply, use commands, press buttons, and read what comes back.

use std::time::Instant;

use serde_json::{Value, json};

use super::ids::*;
use super::message::Message;
use super::shown::Shown;
use super::state::{Interaction, Kind, State};
use super::{Fake, commands, events, pings};

/// A person (or another bot) that tests act as.
#[derive(Clone)]
pub(crate) struct Person {
    pub(super) fake: Fake,
    pub(crate) id: u64,
}

/// A message that a person writes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Say {
    pub(crate) channel: u64,
    pub(crate) content: String,
    pub(crate) reply_to: Option<u64>,
    /// A reply without the ping switched on.
    pub(crate) quiet_reply: bool,
    /// A message type other than default and reply: a system message.
    pub(crate) kind: u8,
    pub(crate) webhook: Option<u64>,
}

/// The first response to an interaction, and the message it led to.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) interaction: u64,
    /// Discord's callback type.
    pub(crate) kind: u64,
    pub(crate) data: Value,
    message: Option<Shown>,
}

impl Response {
    /// The message; fails for modals and autocompletion.
    pub(crate) fn message(&self) -> &Shown {
        self.message
            .as_ref()
            .unwrap_or_else(|| panic!("a response of type {} has no message", self.kind))
    }

    /// All that the message says.
    pub(crate) fn text(&self) -> String {
        self.message().text()
    }

    /// Whether only one person sees it.
    pub(crate) fn is_ephemeral(&self) -> bool {
        self.message().ephemeral
    }

    /// Autocomplete choices as (name, value).
    pub(crate) fn choices(&self) -> Vec<(String, String)> {
        let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), ToOwned::to_owned);
        let list = self.data["choices"].as_array().cloned().unwrap_or_default();
        list.iter()
            .map(|c| (text(&c["name"]), text(&c["value"])))
            .collect()
    }
}

impl Fake {
    /// A new member of the first server without further roles.
    pub(crate) fn person(&self, name: &str) -> Person {
        self.person_with(name, &[])
    }

    /// A new member of the first server with these roles.
    pub(crate) fn person_with(&self, name: &str, roles: &[u64]) -> Person {
        let id = snowflake();
        self.with(|state| {
            state
                .world
                .person(id, name, false, &[(GUILD, roles), (SECOND_GUILD, &[])])
        });
        self.user(id)
    }

    /// Another bot, member of the first server.
    pub(crate) fn other_bot(&self, name: &str) -> Person {
        let id = snowflake();
        self.with(|state| state.world.person(id, name, true, &[(GUILD, &[])]));
        self.user(id)
    }

    /// Someone who exists already.
    pub(crate) fn user(&self, id: u64) -> Person {
        Person {
            fake: self.clone(),
            id,
        }
    }

    /// Waits until the bot is identified (or resumed) and connected.
    pub(crate) async fn ready(&self) {
        let live = |state: &State| state.sessions.iter().any(|s| s.out.is_some()).then_some(());
        self.until("the bot to identify", live).await;
    }

    /// Waits until a command is registered.
    pub(crate) async fn registered(&self, name: &str, guild: Option<u64>) -> Value {
        self.until(&format!("the command {name} to be registered"), |s| {
            s.command(name, guild).cloned()
        })
        .await
    }

    /// The bot's messages in a channel that everyone sees, oldest first.
    pub(crate) fn said_in(&self, channel: u64) -> Vec<Shown> {
        self.look(|state| {
            let mine = state
                .messages
                .values()
                .filter(|m| m.author == BOT && m.webhook.is_none());
            mine.filter(|m| m.channel == channel && m.only_for.is_none() && !m.deleted)
                .map(Shown::of)
                .collect()
        })
    }

    /// A message of `user` that is kept and dispatched, with the mentions that Discord would find in it.
    fn write(&self, user: u64, say: &Say) -> u64 {
        self.with(|state| {
            let mut message = Message::new(user, say.channel);
            message.content.clone_from(&say.content);
            message.reference = say.reply_to;
            message.webhook = say.webhook;
            message.kind = if say.kind == 0 && say.reply_to.is_some() {
                19
            } else {
                say.kind
            };
            for ping in pings::mentions(&say.content) {
                match ping {
                    pings::Ping::User(id) => message.mentions.push(id),
                    pings::Ping::Everyone => message.mention_everyone = true,
                    _ => {}
                }
            }
            let author = say
                .reply_to
                .and_then(|id| state.messages.get(&id))
                .map(|m| m.author);
            if let Some(author) = author.filter(|_| !say.quiet_reply)
                && !message.mentions.contains(&author)
            {
                message.mentions.push(author);
            }
            state.post(message)
        })
    }
}

impl Person {
    /// Writes a message and does not wait.
    pub(crate) fn say(&self, say: &Say) -> u64 {
        self.fake.write(self.id, say)
    }

    /// Mentions the bot and waits for its answer.
    pub(crate) async fn mention(&self, channel: u64, text: &str) -> Shown {
        let content = format!("<@{BOT}> {text}");
        self.answer_to(self.say(&Say {
            channel,
            content,
            ..Say::default()
        }))
        .await
    }

    /// The direct channel with the bot.
    pub(crate) fn direct_channel(&self) -> u64 {
        self.fake.with(|state| state.world.direct(self.id))
    }

    /// Writes the bot directly and waits for its answer.
    pub(crate) async fn direct(&self, text: &str) -> Shown {
        let channel = self.direct_channel();
        self.answer_to(self.say(&Say {
            channel,
            content: text.to_owned(),
            ..Say::default()
        }))
        .await
    }

    /// Replies (with ping) to a message and waits for the answer.
    pub(crate) async fn reply(&self, to: &Shown, text: &str) -> Shown {
        let reply_to = Some(to.id);
        let say = Say {
            channel: to.channel,
            content: text.to_owned(),
            reply_to,
            ..Say::default()
        };
        self.answer_to(self.say(&say)).await
    }

    /// The bot's answer to a message: its first later one there that replies to it or to nothing.
    pub(crate) async fn answer_to(&self, id: u64) -> Shown {
        self.fake
            .until("an answer to a message", |state| answer(state, id))
            .await
    }

    /// Uses a command in the first channel.
    pub(crate) async fn command(&self, name: &str, options: Value) -> Response {
        self.command_in(NEWS, name, options).await
    }

    /// Uses a command (`ask`, `corpus refresh`) with `{"option": value}`.
    pub(crate) async fn command_in(&self, channel: u64, name: &str, options: Value) -> Response {
        let id = self.start_command(channel, name, options).await;
        self.response(id).await
    }

    /// Sends a command from where Discord does not offer it.
    pub(crate) async fn force_command(&self, channel: u64, name: &str) -> Response {
        let data = self.command_data(NEWS, name, &json!({}), None).await;
        let id = self
            .interact(Kind::Command, channel, name, None, data)
            .await;
        self.response(id).await
    }

    /// Uses a command where only a person's own installation offers it; the commands as registered are for servers.
    pub(crate) async fn command_elsewhere(&self, name: &str, options: Value) -> Response {
        let data = self.command_data(NEWS, name, &options, None).await;
        let id = self
            .interact(Kind::Command, ELSEWHERE, name, None, data)
            .await;
        self.response(id).await
    }

    /// Uses a command and does not wait for the response.
    pub(crate) async fn start_command(&self, channel: u64, name: &str, options: Value) -> u64 {
        let data = self.command_data(channel, name, &options, None).await;
        self.interact(Kind::Command, channel, name, None, data)
            .await
    }

    /// Types into an option with autocompletion.
    pub(crate) async fn complete(
        &self,
        name: &str,
        option: &str,
        typed: &str,
    ) -> Vec<(String, String)> {
        self.complete_in(NEWS, name, option, typed).await
    }

    /// As [`Self::complete`], in another channel.
    pub(crate) async fn complete_in(
        &self,
        channel: u64,
        name: &str,
        option: &str,
        typed: &str,
    ) -> Vec<(String, String)> {
        let data = self
            .command_data(channel, name, &json!({option: typed}), Some(option))
            .await;
        let id = self
            .interact(Kind::Autocomplete, channel, name, None, data)
            .await;
        self.response(id).await.choices()
    }

    /// Presses the button whose label holds `label`.
    pub(crate) async fn press(&self, on: &Shown, label: &str) -> Response {
        let button = on.button(label);
        self.press_id(on, &button).await
    }

    /// Presses a button by its custom id.
    pub(crate) async fn press_id(&self, on: &Shown, custom_id: &str) -> Response {
        let id = self.start_press_id(on, custom_id).await;
        self.response(id).await
    }

    /// As [`Self::press`], without waiting for the response.
    pub(crate) async fn start_press(&self, on: &Shown, label: &str) -> u64 {
        let button = on.button(label);
        self.start_press_id(on, &button).await
    }

    async fn start_press_id(&self, on: &Shown, custom_id: &str) -> u64 {
        let data = json!({"custom_id": custom_id, "component_type": 2, "id": 2});
        self.interact(Kind::Component, on.channel, custom_id, Some(on.id), data)
            .await
    }

    /// Fills the (only) field of a modal and sends it off.
    pub(crate) async fn submit(&self, modal: &Response, text: &str) -> Response {
        let id = self.start_submit(modal, text).await;
        self.response(id).await
    }

    /// As [`Self::submit`], without waiting for the response.
    pub(crate) async fn start_submit(&self, modal: &Response, text: &str) -> u64 {
        assert_eq!(modal.kind, 9, "a modal was expected: {}", modal.data);
        let field = modal
            .data
            .pointer("/components/0/components/0/custom_id")
            .cloned();
        let input = json!({"type": 4, "id": 2, "custom_id": field, "value": text});
        let custom_id = modal.data["custom_id"]
            .as_str()
            .expect("a modal has an id")
            .to_owned();
        let data = json!({"custom_id": custom_id, "components": [{"type": 1, "id": 1, "components": [input]}]});
        let (channel, source) = self.fake.look(|state| {
            let opener = &state.interactions[&modal.interaction];
            (opener.channel, opener.source)
        });
        let opened_by = (source, Some(modal.interaction));
        self.interact_after(Kind::Modal, channel, &custom_id, opened_by, data)
            .await
    }

    /// The first response, and for a deferred one the message that fills it.
    pub(crate) async fn response(&self, id: u64) -> Response {
        let found = self.fake.until("a response to an interaction", |state| {
            let interaction = &state.interactions[&id];
            let callback = interaction.callback.clone()?;
            let message = interaction.original.map(|m| &state.messages[&m]);
            let filled = callback.kind == 8
                || callback.kind == 9
                || message.is_some_and(|m| m.flags & LOADING == 0);
            filled.then(|| Response {
                interaction: id,
                kind: callback.kind,
                data: callback.data,
                message: message.map(Shown::of),
            })
        });
        found.await
    }

    async fn command_data(
        &self,
        channel: u64,
        name: &str,
        given: &Value,
        focused: Option<&str>,
    ) -> Value {
        let guild = self.fake.look(|s| s.world.channels[&channel].guild);
        let (base, sub) = name
            .split_once(' ')
            .map_or((name, None), |(base, sub)| (base, Some(sub)));
        let command = self.fake.registered(base, guild).await;
        if guild.is_none() {
            assert!(
                commands::in_direct(&command),
                "/{name} does not show in a direct message"
            );
        }
        let list = |v: &Value| v["options"].as_array().cloned().unwrap_or_default();
        let mut specs = list(&command);
        if let Some(sub) = sub {
            let found = specs.into_iter().find(|s| s["name"] == sub);
            specs = list(&found.unwrap_or_else(|| panic!("/{base} has no {sub}")));
        }
        let mut options = events::options(name, &specs, given, focused);
        if let Some(sub) = sub {
            options = vec![json!({"type": 1, "name": sub, "options": options})];
        }
        let mut data = json!({"id": command["id"], "name": base, "type": 1, "options": options});
        if command["guild_id"].is_string() {
            data["guild_id"] = command["guild_id"].clone();
        }
        data
    }

    async fn interact(
        &self,
        kind: Kind,
        channel: u64,
        name: &str,
        source: Option<u64>,
        data: Value,
    ) -> u64 {
        self.interact_after(kind, channel, name, (source, None), data)
            .await
    }

    /// As [`Self::interact`], with the message it happens on and the interaction that opened its modal.
    async fn interact_after(
        &self,
        kind: Kind,
        channel: u64,
        name: &str,
        (source, opener): (Option<u64>, Option<u64>),
        data: Value,
    ) -> u64 {
        self.fake.ready().await;
        let id = snowflake();
        self.fake.with(|state| {
            let token = format!("aW50ZXJhY3Rpb246{id}{}", "x".repeat(40));
            let interaction = Interaction {
                token: token.clone(),
                kind,
                user: self.id,
                channel,
                name: name.to_owned(),
                source,
                opener,
                sent: Instant::now(),
                callback: None,
                original: None,
                follow_ups: Vec::new(),
                expired: false,
                user_install: events::is_user_install(state, channel),
            };
            state.interactions.insert(id, interaction);
            let mut event = events::envelope(state, self.id, channel);
            event["id"] = json!(id.to_string());
            event["token"] = json!(token);
            event["type"] = json!(kind as u8);
            event["data"] = data;
            if let Some(source) = source {
                event["message"] = state.messages[&source].json(state);
            }
            state.dispatch("INTERACTION_CREATE", &event, 0);
        });
        id
    }
}

/// The bot's answer to a message.
fn answer(state: &State, to: u64) -> Option<Shown> {
    let asked = &state.messages[&to];
    let fits = |m: &&Message| {
        m.author == BOT
            && m.channel == asked.channel
            && m.interaction.is_none()
            && (m.reference == Some(to) || m.reference.is_none())
    };
    state
        .messages
        .range(to + 1..)
        .map(|(_, m)| m)
        .find(fits)
        .map(Shown::of)
}
