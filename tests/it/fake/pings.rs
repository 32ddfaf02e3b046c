//! Who a message would ping, by Discord's rules for `allowed_mentions`. Embeds never ping.

use serde_json::Value;

/// A ping that would reach someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ping {
    /// `@everyone` or `@here`.
    Everyone,
    /// `<@id>`.
    User(u64),
    /// `<@&id>`.
    Role(u64),
    /// The author of the message replied to.
    Replied,
}

/// The pings that `content` asks for, before `allowed_mentions` is looked at.
pub(crate) fn mentions(content: &str) -> Vec<Ping> {
    let mut found = Vec::new();
    let text = without_code(content);
    if text.contains("@everyone") || text.contains("@here") {
        found.push(Ping::Everyone);
    }
    for (at, _) in text.match_indices("<@") {
        let rest = &text[at + 2..];
        let (role, rest) = match rest.strip_prefix('&') {
            Some(rest) => (true, rest),
            None => (false, rest.strip_prefix('!').unwrap_or(rest)),
        };
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let closed = rest[digits.len()..].starts_with('>');
        if let (true, Ok(id)) = (closed, digits.parse::<u64>()) {
            found.push(if role { Ping::Role(id) } else { Ping::User(id) });
        }
    }
    found
}

/// Mentions inside code do not ping. Backslashes do not help against `@everyone`, and are left in.
fn without_code(content: &str) -> String {
    let parts: Vec<&str> = content.split('`').collect();
    // An odd number of parts means that every backtick has its partner.
    let outside = |at: usize| at.is_multiple_of(2) || at + 1 == parts.len();
    let kept = parts.iter().enumerate().filter(|(at, _)| outside(*at));
    kept.map(|(_, part)| *part).collect::<Vec<_>>().join(" ")
}

/// The pings of a message body that is sent; `reply` when it answers another message.
pub(crate) fn of_body(body: &Value, reply: bool) -> Vec<Ping> {
    let wanted = mentions(body["content"].as_str().unwrap_or_default());
    let rules = &body["allowed_mentions"];
    let mut pings: Vec<Ping> = wanted.into_iter().filter(|p| allowed(rules, p)).collect();
    let replied = if rules.is_null() {
        true
    } else {
        rules["replied_user"].as_bool().unwrap_or(false)
    };
    if reply && replied {
        pings.push(Ping::Replied);
    }
    pings
}

fn allowed(rules: &Value, ping: &Ping) -> bool {
    if rules.is_null() {
        return true;
    }
    let holds = |list: &Value, item: &str| {
        list.as_array()
            .is_some_and(|list| list.iter().any(|v| v.as_str() == Some(item)))
    };
    let parse = |kind| holds(&rules["parse"], kind);
    match ping {
        Ping::Everyone => parse("everyone"),
        Ping::User(id) => parse("users") || holds(&rules["users"], &id.to_string()),
        Ping::Role(id) => parse("roles") || holds(&rules["roles"], &id.to_string()),
        Ping::Replied => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(body: Value, reply: bool, expect: &[Ping]) {
        assert_eq!(of_body(&body, reply), expect, "{body}");
    }

    #[test]
    fn without_rules_everything_pings() {
        let all = [Ping::Everyone, Ping::User(7), Ping::Role(8), Ping::Replied];
        check(
            json!({"content": "@everyone <@!7> <@&8> <@x> `<@9>`"}),
            true,
            &all,
        );
    }

    #[test]
    fn rules_hold_back_what_they_do_not_name() {
        check(
            json!({"content": "@here <@7>", "allowed_mentions": {"parse": []}}),
            true,
            &[],
        );
        let body = json!({"content": "@here <@7>", "allowed_mentions": {"users": ["7"], "replied_user": true}});
        check(body, true, &[Ping::User(7), Ping::Replied]);
    }
}
