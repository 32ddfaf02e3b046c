//! Everything the fake remembers, behind one lock: the world, messages, interactions, sessions, faults, breaches.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::faults::Fault;
use super::gateway::Session;
use super::ids::*;
use super::message::Message;
use super::pings::Ping;
use super::world::World;

/// A request that the bot made.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    /// Without `/api/v10` and query.
    pub(crate) path: String,
    pub(crate) body: Value,
    /// Status that it got; none while it is held or when the connection was cut.
    pub(crate) status: Option<u16>,
}

/// What kind of interaction it is, in Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// The one first response to an interaction.
#[derive(Clone, Debug)]
pub(crate) struct Callback {
    pub(crate) kind: u64,
    pub(crate) data: Value,
}

/// Something a person did with the bot.
#[derive(Clone, Debug)]
pub(crate) struct Interaction {
    pub(crate) token: String,
    pub(crate) kind: Kind,
    pub(crate) user: u64,
    pub(crate) channel: u64,
    /// `ask`, `corpus refresh`, a custom id.
    pub(crate) name: String,
    /// The message whose button was pressed.
    pub(crate) source: Option<u64>,
    /// The interaction that opened the modal.
    pub(crate) opener: Option<u64>,
    pub(crate) sent: Instant,
    pub(crate) callback: Option<Callback>,
    /// The message that the first response made, or the edited one.
    pub(crate) original: Option<u64>,
    pub(crate) follow_ups: Vec<u64>,
    /// After fifteen minutes.
    pub(crate) expired: bool,
    /// The app is here only because this person installed it for themselves.
    pub(crate) user_install: bool,
}

/// All that the fake knows.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) world: World,
    pub(crate) messages: BTreeMap<u64, Message>,
    pub(crate) interactions: BTreeMap<u64, Interaction>,
    pub(crate) commands: HashMap<Option<u64>, Vec<Value>>,
    /// Bulk registrations: the guild, and how many commands.
    pub(crate) registrations: Vec<(Option<u64>, usize)>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) identifies: Vec<Instant>,
    pub(crate) resumes: usize,
    pub(crate) connections: usize,
    pub(crate) heartbeats: usize,
    pub(crate) requests: Vec<Seen>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) pings: Vec<Ping>,
    pub(crate) breaches: Vec<String>,
    /// Parts of breaches that a test expects.
    pub(crate) expected: Vec<String>,
    pub(crate) token: String,
    pub(crate) heartbeat: Duration,
    pub(crate) acknowledge: bool,
    pub(crate) refuse_identify: Option<u16>,
    /// Closes every session with this code right after READY.
    pub(crate) close_after_ready: Option<u16>,
    pub(crate) gateway_url: String,
    /// Gateway connections that Discord recommends.
    pub(crate) shards: u64,
    /// IDENTIFYs allowed in a day.
    pub(crate) starts: usize,
    /// Milliseconds until that day ends.
    pub(crate) reset_after: u64,
}

impl State {
    pub(crate) fn new(gateway_url: String) -> Self {
        Self {
            world: World::new(),
            messages: BTreeMap::new(),
            interactions: BTreeMap::new(),
            commands: HashMap::new(),
            registrations: Vec::new(),
            sessions: Vec::new(),
            identifies: Vec::new(),
            resumes: 0,
            connections: 0,
            heartbeats: 0,
            requests: Vec::new(),
            faults: Vec::new(),
            pings: Vec::new(),
            breaches: Vec::new(),
            expected: Vec::new(),
            token: TOKEN.to_owned(),
            // As Discord has it; tests of heartbeats shorten it.
            heartbeat: Duration::from_millis(41_250),
            acknowledge: true,
            refuse_identify: None,
            close_after_ready: None,
            gateway_url,
            shards: 1,
            starts: 1_000,
            reset_after: 0,
        }
    }

    /// Notes that the bot broke a rule.
    pub(crate) fn breach(&mut self, what: impl Into<String>) {
        self.breaches.push(what.into());
    }

    /// Sends an event to every session that asked for it.
    pub(crate) fn dispatch(&mut self, event: &str, payload: &Value, intent: u64) {
        for session in &mut self.sessions {
            if session.intents & intent == intent {
                session.dispatch(event, payload);
            }
        }
    }

    /// Keeps a message and tells the sessions of it, the bot's own ones too.
    pub(crate) fn post(&mut self, message: Message) -> u64 {
        let id = message.id;
        self.messages.insert(id, message);
        if self.messages[&id].only_for.is_none() {
            self.announce(id);
        }
        id
    }

    /// (Again) dispatches MESSAGE_CREATE of a message.
    pub(crate) fn announce(&mut self, id: u64) {
        self.announce_as("MESSAGE_CREATE", id);
    }

    /// Dispatches an event that carries a message.
    pub(crate) fn announce_as(&mut self, event: &str, id: u64) {
        let message = &self.messages[&id];
        let direct = self.world.channels[&message.channel].guild.is_none();
        let intent = if direct {
            intent::DIRECT_MESSAGES
        } else {
            intent::GUILD_MESSAGES
        };
        let payload = message.event_json(self);
        self.dispatch(event, &payload, intent);
    }

    /// An interaction by its token.
    pub(crate) fn by_token(&self, token: &str) -> Option<u64> {
        let found = self.interactions.iter().find(|(_, i)| i.token == token);
        found.map(|(id, _)| *id)
    }

    /// A command as registered: a server's own before a global one.
    pub(crate) fn command(&self, name: &str, guild: Option<u64>) -> Option<&Value> {
        let own = guild.and_then(|g| self.commands.get(&Some(g)));
        let lists = own.into_iter().chain(self.commands.get(&None));
        lists.flatten().find(|c| c["name"] == name)
    }

    /// The bot user's application object.
    pub(crate) fn application_json(&self) -> Value {
        json!({
            "id": APP.to_string(), "name": "Dateline", "icon": null, "description": "", "type": null,
            "bot_public": true, "bot_require_code_grant": false, "verify_key": "0".repeat(64),
            "flags": 0, "flags_new": "0", "eligible_oauth2_scopes": [], "hook": true, "is_monetized": false, "is_verified": false, "is_discoverable": false,
            "redirect_uris": [], "interactions_endpoint_url": null, "role_connections_verification_url": null,
            "bot": super::world::user_json(&self.world.users[&BOT]), "storefront_available": false,
            "owner": super::world::user_json(&self.world.users[&OWNER]), "approximate_guild_count": 2,
            "approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0, "team": null, "integration_types_config": {},
            "internal_guild_restriction": 1,
        })
    }
}
