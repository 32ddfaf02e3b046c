//! Who may do what, checked in code: `default_member_permissions` is only a default that server admins may change.

use serenity::all::{Member, Permissions, UserId};

use super::BotSettings;

/// What a person may do with the shared collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Ask.
    Reader,
    /// Refresh the collection, with a pause in between, and see its state.
    Moderator,
    /// Refresh it at any time.
    Operator,
}

/// The standing of `user`, who is `member` of the server that the interaction comes from. For interactions Discord works out
/// the member's permissions in the channel.
pub(super) fn standing(settings: &BotSettings, user: UserId, member: Option<&Member>) -> Standing {
    if settings.operators.contains(&user.get()) {
        return Standing::Operator;
    }
    let Some(member) = member else {
        return Standing::Reader;
    };
    let manages = member
        .permissions
        .is_some_and(|p| p.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR));
    let has_role = member
        .roles
        .iter()
        .any(|role| settings.moderator_roles.contains(&role.get()));
    if manages || has_role {
        Standing::Moderator
    } else {
        Standing::Reader
    }
}

/// Whether embeds may be sent in answer to an interaction. Discord says what the app may do there; when it does not, assume
/// yes.
pub(super) fn may_embed(app: Option<Permissions>) -> bool {
    app.is_none_or(|p| p.intersects(Permissions::EMBED_LINKS | Permissions::ADMINISTRATOR))
}

/// What the bot needs to answer everywhere.
pub(super) const NEEDED: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::READ_MESSAGE_HISTORY);

/// Names of the needed permissions that are missing in `have`.
pub(super) fn missing(have: Permissions) -> Vec<&'static str> {
    if have.contains(Permissions::ADMINISTRATOR) {
        return Vec::new();
    }
    (NEEDED - have).get_permission_names()
}

/// The link that adds the bot to a server with what it needs.
pub(super) fn invite_link(application: u64) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}",
        NEEDED.bits()
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::settings;
    use super::*;

    fn member(permissions: Permissions, role: u64) -> Member {
        let json = serde_json::json!({
            "user": {"id": "5", "username": "u", "discriminator": "0", "avatar": null},
            "nick": null, "avatar": null, "roles": [role.to_string()], "joined_at": "2023-01-01T00:00:00Z", "premium_since": null,
            "deaf": false, "mute": false, "flags": 0, "pending": false, "guild_id": "1",
            "permissions": permissions.bits().to_string(), "communication_disabled_until": null
        });
        serde_json::from_value(json).unwrap()
    }

    fn check(permissions: Permissions, role: u64, user: u64, expect: Standing) {
        let mut settings = settings();
        settings.moderator_roles = vec![77];
        settings.operators = vec![42];
        assert_eq!(
            standing(
                &settings,
                UserId::new(user),
                Some(&member(permissions, role))
            ),
            expect
        );
    }

    #[test]
    fn manage_server_or_a_moderator_role_moderates_and_operators_are_named() {
        check(Permissions::SEND_MESSAGES, 1, 5, Standing::Reader);
        check(Permissions::MANAGE_GUILD, 1, 5, Standing::Moderator);
        check(Permissions::ADMINISTRATOR, 1, 5, Standing::Moderator);
        check(Permissions::empty(), 77, 5, Standing::Moderator);
        check(Permissions::empty(), 1, 42, Standing::Operator);
        assert_eq!(
            standing(&settings(), UserId::new(5), None),
            Standing::Reader
        );
    }

    #[test]
    fn the_invite_link_asks_for_what_is_needed() {
        assert_eq!(
            invite_link(9),
            "https://discord.com/oauth2/authorize?client_id=9&scope=bot+applications.commands&permissions=274877991936"
        );
        assert_eq!(missing(NEEDED - Permissions::EMBED_LINKS), ["Embed Links"]);
        assert!(missing(Permissions::ADMINISTRATOR).is_empty());
    }

    #[test]
    fn without_embed_links_there_are_no_embeds() {
        assert!(may_embed(None) && may_embed(Some(Permissions::EMBED_LINKS)));
        assert!(!may_embed(Some(Permissions::SEND_MESSAGES)));
    }
}
