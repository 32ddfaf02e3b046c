//! What channels change about the bot's permissions, for `dateline check`.
//!
//! Worked out as Discord does (documentation, "Permission Overwrites"): the roles' sum, then the channel's rule for everyone,
//! then those for the bot's roles together, then the one for the bot itself. A thread takes its parent's rules.

use serenity::all::{
    ChannelId, ChannelType, GuildId, PermissionOverwrite, PermissionOverwriteType, Permissions,
    RoleId,
};
use serenity::http::Route;

use super::check::{Findings, Server};
use super::client::Api;
use super::permissions::{NEEDED, missing};
use super::retry::ApiError;
use super::start::Me;
use crate::locales::en::discord::check as texts;

/// Servers whose channels are looked at one by one; each takes two requests.
const SERVERS: usize = 20;

/// Where is looked.
pub(super) struct Place<'a> {
    pub(super) api: &'a Api,
    pub(super) me: &'a Me,
    pub(super) servers: &'a [Server],
}

#[derive(serde::Deserialize)]
struct Channel {
    id: ChannelId,
    guild_id: Option<GuildId>,
    #[serde(default)]
    name: Option<String>,
    #[serde(rename = "type")]
    kind: ChannelType,
    parent_id: Option<ChannelId>,
    #[serde(default)]
    permission_overwrites: Vec<PermissionOverwrite>,
}

impl Channel {
    fn is_thread(&self) -> bool {
        matches!(
            self.kind,
            ChannelType::NewsThread | ChannelType::PublicThread | ChannelType::PrivateThread
        )
    }

    /// Whether people write messages there.
    fn is_text(&self) -> bool {
        matches!(self.kind, ChannelType::Text | ChannelType::News)
    }

    fn shown(&self) -> String {
        let name = self.name.as_deref().unwrap_or("without a name");
        format!("#{name} ({})", self.id)
    }
}

#[derive(serde::Deserialize)]
struct Member {
    roles: Vec<RoleId>,
}

/// The channels of the allow-list: each must be there, in a server of the bot's, with all that is needed.
pub(super) async fn allowed(place: &Place<'_>, channels: &[u64]) -> Findings {
    let mut findings = Findings::default();
    for id in channels {
        match one(place, ChannelId::new(*id)).await {
            Ok((missing, line)) => findings.note(&missing, line),
            Err(fault) => findings.faults.push(fault),
        }
    }
    findings
}

/// What is missing in a channel of the allow-list, with a line about it; what else is wrong with it as an error.
async fn one(place: &Place<'_>, id: ChannelId) -> Result<(Vec<&'static str>, String), String> {
    let unseen = |error: ApiError| texts::channel_unseen(id.get(), &error.to_string());
    let channel = channel(place.api, id).await.map_err(unseen)?;
    let server = channel
        .guild_id
        .and_then(|guild| place.servers.iter().find(|server| server.id == guild))
        .ok_or_else(|| texts::channel_elsewhere(id.get()))?;
    let rules = match channel.parent_id.filter(|_| channel.is_thread()) {
        Some(parent) => self::channel(place.api, parent).await.map_err(unseen)?,
        None => Channel {
            name: channel.name.clone(),
            ..channel
        },
    };
    let roles = roles(place, server.id).await.map_err(unseen)?;
    let names = missing(permissions(place, server, &roles, &rules));
    let line = texts::missing_in_channel(&rules.shown(), &server.name, &names);
    Ok((names, line))
}

/// Channels that the bot sees and where something is missing: that may be meant so, as in a channel for announcements.
pub(super) async fn restricted(place: &Place<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    for server in place.servers.iter().take(SERVERS) {
        let found = channels_and_roles(place, server).await;
        let Ok((channels, roles)) = found else {
            notes.push(texts::channels_unread(&server.name));
            continue;
        };
        for channel in channels.iter().filter(|channel| channel.is_text()) {
            let have = permissions(place, server, &roles, channel);
            // What the whole server lacks is said once.
            let lost = missing(have | (NEEDED - server.permissions));
            if have.contains(Permissions::VIEW_CHANNEL) && !lost.is_empty() {
                notes.push(texts::missing_in_channel(
                    &channel.shown(),
                    &server.name,
                    &lost,
                ));
            }
        }
    }
    if place.servers.len() > SERVERS {
        notes.push(texts::channels_skipped(place.servers.len() - SERVERS));
    }
    notes
}

async fn channels_and_roles(
    place: &Place<'_>,
    server: &Server,
) -> Result<(Vec<Channel>, Vec<RoleId>), ApiError> {
    let channels = place
        .api
        .get(Route::GuildChannels {
            guild_id: server.id,
        })
        .await?;
    Ok((channels, roles(place, server.id).await?))
}

async fn channel(api: &Api, id: ChannelId) -> Result<Channel, ApiError> {
    api.get(Route::Channel { channel_id: id }).await
}

async fn roles(place: &Place<'_>, guild_id: GuildId) -> Result<Vec<RoleId>, ApiError> {
    let user_id = place.me.id;
    let member: Member = place
        .api
        .get(Route::GuildMember { guild_id, user_id })
        .await?;
    Ok(member.roles)
}

/// What the bot may do in a channel.
fn permissions(
    place: &Place<'_>,
    server: &Server,
    roles: &[RoleId],
    channel: &Channel,
) -> Permissions {
    let base = server.permissions;
    if base.contains(Permissions::ADMINISTRATOR) {
        return Permissions::all();
    }
    let rules = &channel.permission_overwrites;
    let everyone = RoleId::new(server.id.get());
    let of_role = |role: &RoleId| {
        let role = *role;
        rules
            .iter()
            .filter(move |rule| rule.kind == PermissionOverwriteType::Role(role))
    };
    let of_me = rules
        .iter()
        .filter(|rule| rule.kind == PermissionOverwriteType::Member(place.me.id));
    let with_everyone = apply(base, of_role(&everyone));
    let with_roles = apply(with_everyone, roles.iter().flat_map(of_role));
    apply(with_roles, of_me)
}

/// Takes away what any rule denies, then adds what any allows.
fn apply<'a>(
    have: Permissions,
    rules: impl Iterator<Item = &'a PermissionOverwrite>,
) -> Permissions {
    let (mut deny, mut allow) = (Permissions::empty(), Permissions::empty());
    for rule in rules {
        deny |= rule.deny;
        allow |= rule.allow;
    }
    (have - deny) | allow
}
