//! Who may do what where, computed as Discord does: the roles' base, then the channel's overwrites; a thread
//! takes its parent's.

use super::ids::{BOT, GUILD, OWNER, perm};
use super::world::{Channel, World};

/// What an app may do in answer to whoever installed it for themselves, where nothing is forbidden.
pub(crate) const OF_USER_INSTALLS: u64 = perm::EMBED_LINKS | perm::SEND_MESSAGES;

/// The permissions of a user in a channel; nothing for who is not a member.
pub(crate) fn in_channel(world: &World, user: u64, channel: &Channel) -> u64 {
    let Some(guild) = channel.guild else {
        let both = [Some(BOT), channel.recipient];
        return if both.contains(&Some(user)) {
            perm::ALL & !perm::ADMINISTRATOR
        } else {
            0
        };
    };
    let base = in_guild(world, user, guild);
    if base & perm::ADMINISTRATOR != 0 {
        return perm::ALL;
    }
    let rules = channel
        .parent
        .and_then(|p| world.channels.get(&p))
        .unwrap_or(channel);
    let roles = world.users.get(&user).and_then(|u| u.roles.get(&guild));
    let Some(roles) = roles else { return 0 };
    let mut bits = base;
    for rule in rules.overwrites.iter().filter(|o| o.role == guild) {
        bits = bits & !rule.deny | rule.allow;
    }
    let own: Vec<_> = rules
        .overwrites
        .iter()
        .filter(|o| roles.contains(&o.role))
        .collect();
    let deny = own.iter().fold(0, |bits, o| bits | o.deny);
    let allow = own.iter().fold(0, |bits, o| bits | o.allow);
    bits & !deny | allow
}

/// The permissions that the roles of a user add up to in a guild.
pub(crate) fn in_guild(world: &World, user: u64, guild: u64) -> u64 {
    if user == OWNER {
        return perm::ALL;
    }
    let Some(found) = world.guild(guild) else {
        return 0;
    };
    let Some(roles) = world.users.get(&user).and_then(|u| u.roles.get(&guild)) else {
        return 0;
    };
    let held = found
        .roles
        .iter()
        .filter(|r| r.id == guild || roles.contains(&r.id));
    let bits = held.fold(0, |bits, role| bits | role.permissions);
    if bits & perm::ADMINISTRATOR == 0 {
        bits
    } else {
        perm::ALL
    }
}

/// The bit that lets one write in this channel.
pub(crate) fn sending(channel: &Channel) -> u64 {
    if channel.parent.is_some() {
        perm::SEND_MESSAGES_IN_THREADS
    } else {
        perm::SEND_MESSAGES
    }
}

#[test]
fn overwrites_take_away_and_threads_follow_their_parent() {
    use super::ids::{NEWS, NEWS_THREAD, PLAIN, SILENT};
    let mut world = World::new();
    let bits = |world: &World, id| in_channel(world, BOT, &world.channels[&id]);
    assert_ne!(bits(&world, NEWS) & perm::EMBED_LINKS, 0);
    assert_eq!(bits(&world, PLAIN) & perm::EMBED_LINKS, 0);
    assert_eq!(bits(&world, SILENT) & perm::SEND_MESSAGES, 0);
    assert_ne!(bits(&world, NEWS_THREAD) & perm::EMBED_LINKS, 0);
    let rules = world.channels[&PLAIN].overwrites.clone();
    world.channels.get_mut(&NEWS).unwrap().overwrites = rules;
    assert_eq!(bits(&world, NEWS_THREAD) & perm::EMBED_LINKS, 0);
    assert_eq!(in_guild(&world, 5, GUILD), 0);
}
