//! The servers, channels, roles and people that exist in the fake, and their JSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ids::*;

/// A role of a guild.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) id: u64,
    pub(crate) name: &'static str,
    pub(crate) permissions: u64,
    pub(crate) managed: bool,
}

/// What a channel changes about a role's (or the bot's) permissions.
#[derive(Clone, Debug)]
pub(crate) struct Overwrite {
    pub(crate) role: u64,
    pub(crate) allow: u64,
    pub(crate) deny: u64,
}

/// A channel: a guild's, a thread, or a direct one.
#[derive(Clone, Debug)]
pub(crate) struct Channel {
    pub(crate) id: u64,
    pub(crate) guild: Option<u64>,
    pub(crate) parent: Option<u64>,
    pub(crate) name: String,
    pub(crate) overwrites: Vec<Overwrite>,
    /// The person of a direct channel.
    pub(crate) recipient: Option<u64>,
}

impl Channel {
    /// Discord's channel type: text 0, DM 1, public thread 11.
    pub(crate) fn kind(&self) -> u8 {
        match (self.guild, self.parent) {
            (None, _) => 1,
            (Some(_), None) => 0,
            (Some(_), Some(_)) => 11,
        }
    }
}

/// A person, a bot or a webhook.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) bot: bool,
    /// Roles by guild; who is not in the map is not a member.
    pub(crate) roles: BTreeMap<u64, Vec<u64>>,
}

/// A server.
#[derive(Clone, Debug)]
pub(crate) struct Guild {
    pub(crate) id: u64,
    pub(crate) name: &'static str,
    pub(crate) roles: Vec<Role>,
}

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) guilds: Vec<Guild>,
    pub(crate) channels: BTreeMap<u64, Channel>,
    pub(crate) users: BTreeMap<u64, User>,
}

const EVERYONE: u64 = perm::VIEW_CHANNEL
    | perm::SEND_MESSAGES
    | perm::EMBED_LINKS
    | perm::READ_MESSAGE_HISTORY
    | perm::USE_APPLICATION_COMMANDS
    | perm::SEND_MESSAGES_IN_THREADS;

fn guild(id: u64, name: &'static str) -> Guild {
    let role = |id, name, permissions, managed| Role {
        id,
        name,
        permissions,
        managed,
    };
    // The bot may mention everyone here: a slip would be a real ping.
    let bot = EVERYONE | perm::MENTION_EVERYONE;
    let mut roles = vec![role(id, "@everyone", EVERYONE, false)];
    if id == GUILD {
        roles.push(role(BOT_ROLE, "Dateline", bot, true));
        roles.push(role(
            MODERATOR_ROLE,
            "Moderators",
            perm::MANAGE_GUILD,
            false,
        ));
        roles.push(role(EDITOR_ROLE, "Editors", 0, false));
    }
    Guild { id, name, roles }
}

impl World {
    /// Two servers with the channels named in [`super::ids`].
    pub(crate) fn new() -> Self {
        let mut world = Self {
            guilds: vec![guild(GUILD, "Newsroom"), guild(SECOND_GUILD, "Second")],
            channels: BTreeMap::new(),
            users: BTreeMap::new(),
        };
        world.person(
            BOT,
            "Dateline",
            true,
            &[(GUILD, &[BOT_ROLE]), (SECOND_GUILD, &[])],
        );
        world.person(OWNER, "owner", false, &[(GUILD, &[]), (SECOND_GUILD, &[])]);
        world.person(OPERATOR, "operator", false, &[(GUILD, &[MODERATOR_ROLE])]);
        world.text(NEWS, GUILD, None, "news", 0);
        world.text(OTHER, GUILD, None, "other", 0);
        world.text(PLAIN, GUILD, None, "plain", perm::EMBED_LINKS);
        world.text(SILENT, GUILD, None, "silent", perm::SEND_MESSAGES);
        world.text(NEWS_THREAD, GUILD, Some(NEWS), "a thread of news", 0);
        world.text(OTHER_THREAD, GUILD, Some(OTHER), "a thread of other", 0);
        world.text(SECOND_NEWS, SECOND_GUILD, None, "news", 0);
        world.text(ELSEWHERE, ELSEWHERE_GUILD, None, "elsewhere", 0);
        world
    }

    fn text(&mut self, id: u64, guild: u64, parent: Option<u64>, name: &str, denied: u64) {
        let overwrites = match denied {
            0 => Vec::new(),
            // On the role of everyone and on the bot's own, for role overwrites are joined.
            deny => vec![
                Overwrite {
                    role: guild,
                    allow: 0,
                    deny,
                },
                Overwrite {
                    role: BOT_ROLE,
                    allow: 0,
                    deny,
                },
            ],
        };
        let name = name.to_owned();
        let channel = Channel {
            id,
            guild: Some(guild),
            parent,
            name,
            overwrites,
            recipient: None,
        };
        self.channels.insert(id, channel);
    }

    /// Adds a person or bot with its memberships.
    pub(crate) fn person(&mut self, id: u64, name: &str, bot: bool, member: &[(u64, &[u64])]) {
        let roles = member
            .iter()
            .map(|(guild, roles)| (*guild, roles.to_vec()))
            .collect();
        self.users.insert(
            id,
            User {
                id,
                name: name.to_owned(),
                bot,
                roles,
            },
        );
    }

    /// The direct channel with a person, made when there is none.
    pub(crate) fn direct(&mut self, user: u64) -> u64 {
        let found = self.channels.values().find(|c| c.recipient == Some(user));
        if let Some(channel) = found {
            return channel.id;
        }
        let id = snowflake();
        let channel = Channel {
            id,
            guild: None,
            parent: None,
            name: String::new(),
            overwrites: Vec::new(),
            recipient: Some(user),
        };
        self.channels.insert(id, channel);
        id
    }

    /// A guild by id.
    pub(crate) fn guild(&self, id: u64) -> Option<&Guild> {
        self.guilds.iter().find(|g| g.id == id)
    }
}

/// A user object.
pub(crate) fn user_json(user: &User) -> Value {
    json!({
        "id": user.id.to_string(), "username": user.name, "discriminator": "0",
        "global_name": user.name, "avatar": null, "bot": user.bot, "system": false,
        "public_flags": 0, "flags": 0, "primary_guild": null, "banner": null, "accent_color": null,
    })
}

/// A member object, without `user` as in MESSAGE_CREATE.
pub(crate) fn member_json(user: &User, guild: u64) -> Value {
    let roles: Vec<String> = user
        .roles
        .get(&guild)
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    json!({
        "roles": roles, "nick": null, "avatar": null, "banner": null,
        "joined_at": "2023-01-01T00:00:00.000000+00:00", "premium_since": null,
        "deaf": false, "mute": false, "flags": 0, "pending": false,
        "communication_disabled_until": null,
    })
}

/// A role object.
pub(crate) fn role_json(role: &Role, position: usize) -> Value {
    json!({
        "id": role.id.to_string(), "name": role.name, "color": 0, "hoist": false,
        "description": null, "icon": null, "unicode_emoji": null,
        "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        "position": position, "permissions": role.permissions.to_string(),
        "managed": role.managed, "mentionable": true, "flags": 0,
        "tags": if role.managed { json!({"bot_id": BOT.to_string()}) } else { json!({}) },
    })
}

/// A channel object.
pub(crate) fn channel_json(world: &World, channel: &Channel) -> Value {
    let id = channel.id.to_string();
    let Some(guild) = channel.guild else {
        let who = channel
            .recipient
            .and_then(|id| world.users.get(&id))
            .map(user_json);
        let recipients: Vec<Value> = who.into_iter().collect();
        return json!({"id": id, "type": 1, "last_message_id": null, "flags": 0, "recipients": recipients});
    };
    let overwrites: Vec<Value> = channel
        .overwrites
        .iter()
        .map(|o| json!({"id": o.role.to_string(), "type": 0, "allow": o.allow.to_string(), "deny": o.deny.to_string()}))
        .collect();
    let mut object = json!({
        "id": id, "type": channel.kind(), "guild_id": guild.to_string(), "name": channel.name,
        "position": 0, "permission_overwrites": overwrites, "topic": null, "nsfw": false,
        "last_message_id": null, "rate_limit_per_user": 0, "flags": 0,
        "parent_id": channel.parent.map(|p| p.to_string()),
    });
    if channel.parent.is_some() {
        object["owner_id"] = json!(OWNER.to_string());
        object["message_count"] = json!(1);
        object["member_count"] = json!(2);
        object["total_message_sent"] = json!(1);
        object["thread_metadata"] = json!({
            "archived": false, "auto_archive_duration": 1440, "locked": false,
            "archive_timestamp": "2023-01-01T00:00:00.000000+00:00",
            "create_timestamp": "2023-01-01T00:00:00.000000+00:00",
        });
    }
    object
}

/// A guild object; with `create` also what GUILD_CREATE adds.
pub(crate) fn guild_json(world: &World, guild: &Guild, create: bool) -> Value {
    let roles: Vec<Value> = guild
        .roles
        .iter()
        .enumerate()
        .map(|(at, role)| role_json(role, at))
        .collect();
    let mut object = json!({
        "id": guild.id.to_string(), "name": guild.name, "icon": null, "icon_hash": null,
        "splash": null, "discovery_splash": null, "owner_id": OWNER.to_string(), "region": "deprecated",
        "afk_channel_id": null, "afk_timeout": 300, "widget_enabled": false, "widget_channel_id": null,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
        "roles": roles, "emojis": [], "features": [], "mfa_level": 0, "application_id": null,
        "system_channel_id": null, "system_channel_flags": 0, "rules_channel_id": null,
        "max_presences": null, "max_members": 500_000, "vanity_url_code": null, "description": null,
        "banner": null, "premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "en-US",
        "public_updates_channel_id": null, "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50, "nsfw_level": 0, "nsfw": false, "stickers": [],
        "premium_progress_bar_enabled": false, "safety_alerts_channel_id": null,
        "home_header": null, "incidents_data": null, "latest_onboarding_question_id": null,
    });
    if create {
        let of_guild = |thread: bool| -> Vec<Value> {
            let all = world
                .channels
                .values()
                .filter(|c| c.guild == Some(guild.id));
            all.filter(|c| c.parent.is_some() == thread)
                .map(|c| channel_json(world, c))
                .collect()
        };
        let mut me = member_json(&world.users[&BOT], guild.id);
        me["user"] = user_json(&world.users[&BOT]);
        object["joined_at"] = json!("2023-01-01T00:00:00.000000+00:00");
        object["large"] = json!(false);
        object["unavailable"] = json!(false);
        object["member_count"] = json!(10);
        object["voice_states"] = json!([]);
        object["members"] = json!([me]);
        object["channels"] = json!(of_guild(false));
        object["threads"] = json!(of_guild(true));
        object["presences"] = json!([]);
        object["stage_instances"] = json!([]);
        object["guild_scheduled_events"] = json!([]);
        object["soundboard_sounds"] = json!([]);
    }
    object
}
