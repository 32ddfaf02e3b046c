//! Where commands are registered and used, and how many connections the bot opens.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::{DEADLINE, Fake};
use crate::home::{Home, LEAVE};
use crate::scene::{Bot, REGISTERED, Scene, UNCHANGED};

#[tokio::test]
async fn a_change_between_everywhere_and_one_server_takes_the_old_commands_away() {
    let home = Home::with_seeds();
    let fake = Fake::start().await;
    let id = GUILD.to_string();
    let one_server = [("DISCORD_GUILD_ID", id.as_str())];
    let everywhere: [(&str, &str); 0] = [];
    let starts: [(&[(&str, &str)], &str); 4] = [
        (&everywhere, REGISTERED),
        (&one_server, REGISTERED),
        (&everywhere, REGISTERED),
        (&everywhere, UNCHANGED),
    ];
    for (variables, done) in starts {
        let bot = Bot::start(&fake, &home, variables);
        let (here, there) = if variables.is_empty() {
            (None, Some(GUILD))
        } else {
            (Some(GUILD), None)
        };
        let moved = |s: &crate::fake::State| {
            let own = |guild| s.commands.get(&guild).is_some_and(|c| !c.is_empty());
            (own(here) && !own(there)).then_some(())
        };
        fake.until("commands in one place only", moved).await;
        // Discord has the commands before the bot knows that it has.
        bot.until_log("that it is done with the commands", |log| {
            log.contains(done)
        })
        .await;
        bot.terminate();
        assert_eq!(bot.exit(DEADLINE).await, Some(0), "{}", bot.log());
    }
    // Once everywhere; then clear and register twice; nothing at the last start.
    let (done, expect) = (fake.look(|s| s.registrations.len()), 5);
    assert_eq!(done, expect, "{:?}", fake.look(|s| s.registrations.clone()));
    fake.assert_clean();
}

#[tokio::test]
async fn the_bot_opens_as_many_connections_as_discord_recommends() {
    let (home, fake) = (Home::with_seeds(), Fake::start().await);
    fake.with(|s| s.shards = 2);
    let bot = Bot::start(&fake, &home, &[]);
    fake.until("two sessions", |s| (s.sessions.len() == 2).then_some(()))
        .await;
    let mut shards: Vec<String> =
        fake.look(|s| s.sessions.iter().map(|s| s.shard.to_string()).collect());
    shards.sort();
    assert_eq!(shards, ["[0,2]", "[1,2]"]);
    // The fake sends every event to both; it is answered once.
    assert_answer(&fake.person("ann").mention(NEWS, LEAVE).await);
    assert_answer(&fake.person("bob").mention(OTHER, LEAVE).await);
    assert_eq!(fake.said_in(NEWS).len(), 1);
    Scene { fake, home, bot }.end().await;
}

#[tokio::test]
async fn no_session_is_started_that_would_cost_the_token() {
    let (home, fake) = (Home::with_seeds(), Fake::start().await);
    fake.with(|s| s.starts = 0);
    let bot = Bot::start(&fake, &home, &[]);
    bot.until_log("that it waits", |log| log.contains("no more sessions"))
        .await;
    assert_eq!(fake.look(|s| s.identifies.len()), 0);
    fake.with(|s| s.starts = 1_000);
    fake.ready().await;
    assert_answer(&fake.person("ann").mention(NEWS, LEAVE).await);
    Scene { fake, home, bot }.end().await;
}

/// Commands are registered for servers and direct messages. Should Discord offer them elsewhere all the same, to somebody
/// who installed the app for themselves, they are answered within what is allowed there: five follow-ups, and the bot is
/// no member that could write or look anything up.
#[tokio::test]
async fn a_user_install_is_answered_within_its_limits() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let asked = [
        ("ask", json!({"question": LEAVE})),
        ("summary", json!({"length": "long"})),
        ("search", json!({"query": "Niger"})),
    ];
    for (name, options) in asked {
        let response = ann.command_elsewhere(name, options).await;
        assert_answer(response.message());
        let context = ann.press(response.message(), "In context").await;
        assert!(context.is_ephemeral());
    }
    // Who runs a server of their own has no right over the articles of another.
    for name in ["corpus refresh", "why"] {
        let refused = ann.command_elsewhere(name, json!({})).await;
        assert!(refused.is_ephemeral(), "{name}");
        assert_notice(refused.message(), &["Manage Server"]);
    }
    scene.end().await;
}

/// The id of a command is told at its registration only, and that is not made again at every start.
#[tokio::test]
async fn a_command_that_a_text_points_to_can_be_clicked_also_after_a_restart() {
    let (home, fake) = (Home::with_seeds(), Fake::start().await);
    let mut pointed = Vec::new();
    for done in [REGISTERED, UNCHANGED] {
        let bot = Bot::start(&fake, &home, &[]);
        bot.until_log("that it is done with the commands", |log| {
            log.contains(done)
        })
        .await;
        let latest = fake.person("ann").mention(NEWS, "What is new?").await;
        pointed.push(latest.text());
        bot.terminate();
        assert_eq!(bot.exit(DEADLINE).await, Some(0), "{}", bot.log());
    }
    let command = fake.registered("summary", Some(GUILD)).await;
    let link = format!("</summary:{}>", command["id"].as_str().expect("an id"));
    assert!(
        pointed.iter().all(|text| text.contains(&link)),
        "{pointed:?}"
    );
    fake.assert_clean();
}
