//! Start, registration, wrong settings at Discord's side, and an orderly end.

use std::time::Duration;

use serde_json::json;
use tokio::net::TcpListener;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::{DEADLINE, Fake};
use crate::home::{Home, LEAVE};
use crate::scene::{Bot, REGISTERED, Scene, UNCHANGED};

#[tokio::test]
async fn commands_are_registered_once_and_not_again_at_the_next_start() {
    let scene = Scene::new().await;
    let Scene { fake, home, bot } = scene;
    let done = |bot: Bot, with: &'static str| async move {
        bot.until_log("that it is done with the commands", |log| {
            log.contains(with)
        })
        .await;
        bot
    };
    let bot = done(bot, REGISTERED).await;
    bot.terminate();
    assert_eq!(bot.exit(DEADLINE).await, Some(0));
    let bot = done(Bot::start(&fake, &home, &[]), UNCHANGED).await;
    assert_answer(
        fake.person("ann")
            .command("ask", json!({"question": LEAVE}))
            .await
            .message(),
    );
    assert_eq!(fake.look(|s| s.registrations.len()), 1);
    Scene { fake, home, bot }.end().await;
}

#[tokio::test]
async fn a_development_server_gets_its_own_commands_and_a_change_of_it_too() {
    let home = Home::with_seeds();
    let fake = Fake::start().await;
    for (count, guild) in [GUILD, SECOND_GUILD].into_iter().enumerate() {
        let bot = Bot::start(&fake, &home, &[("DISCORD_GUILD_ID", &guild.to_string())]);
        fake.registered("ask", Some(guild)).await;
        let last = fake.look(|s| s.registrations.last().copied()).unwrap();
        assert_eq!(last.0, Some(guild));
        assert!(fake.look(|s| s.registrations.len()) > count);
        fake.until("the bot", |s| {
            (s.identifies.len() == count + 1).then_some(())
        })
        .await;
        bot.terminate();
        assert_eq!(bot.exit(DEADLINE).await, Some(0));
    }
    assert!(
        fake.look(|s| s.command("ask", None).is_none()),
        "nothing is registered everywhere"
    );
    fake.assert_clean();
}

#[tokio::test]
async fn registration_survives_a_hiccup() {
    let fake = Fake::start().await;
    fake.fault("PUT", "/commands", 1, crate::fake::Wrong::Status(502));
    let home = Home::with_seeds();
    let bot = Bot::start(&fake, &home, &[]);
    fake.registered("ask", None).await;
    fake.ready().await;
    Scene { fake, home, bot }.end().await;
}

/// The bot must end by itself, with one sentence and without its token.
async fn assert_refused(fake: Fake, words: &[&str]) {
    let home = Home::with_seeds();
    let bot = Bot::start(&fake, &home, &[]);
    assert_eq!(bot.exit(DEADLINE).await, Some(1), "{}", bot.log());
    let log = bot.log();
    assert!(
        words.iter().all(|w| log.contains(w)),
        "{words:?} are not all in:\n{log}"
    );
    assert!(!log.contains(TOKEN) && !log.contains("panicked"), "{log}");
    let errors = log.lines().filter(|l| l.starts_with("error: ")).count();
    assert_eq!(errors, 1, "{log}");
}

#[tokio::test]
async fn a_wrong_token_is_one_clear_sentence() {
    let fake = Fake::start().await;
    fake.with(|s| s.token = "another token".to_owned());
    assert_refused(fake, &["token", "DISCORD_TOKEN"]).await;
}

#[tokio::test]
async fn a_token_that_the_gateway_refuses_is_one_clear_sentence() {
    let fake = Fake::start().await;
    fake.with(|s| s.refuse_identify = Some(4004));
    assert_refused(fake, &["token", "DISCORD_TOKEN"]).await;
}

#[tokio::test]
async fn disallowed_intents_are_one_clear_sentence() {
    let fake = Fake::start().await;
    fake.with(|s| s.refuse_identify = Some(4014));
    assert_refused(fake, &["intents"]).await;
}

#[tokio::test]
async fn an_api_that_is_down_at_start_is_waited_for_or_given_up() {
    let home = Home::with_seeds();
    let address = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap()
    };
    let bot = Bot::start_at(&format!("http://{address}"), &home, &[]);
    bot.until_log("a sentence about Discord", |log| {
        log.contains("Discord") || log.contains("discord")
    })
    .await;
    let fake = Fake::serve(TcpListener::bind(address).await.unwrap());
    tokio::select! {
        () = fake.ready() => assert_answer(&fake.person("ann").mention(NEWS, LEAVE).await),
        code = bot.exit(DEADLINE) => { assert_eq!(code, Some(1), "{}", bot.log()); return }
    };
    Scene { fake, home, bot }.end().await;
}

/// What answers is not Discord: a few tries, then an end that says what to correct.
#[tokio::test]
async fn an_api_base_that_is_no_discord_ends_the_start_with_a_sentence() {
    use crate::fake::Wrong;
    let wrongs = [Wrong::Status(403), Wrong::Status(404), Wrong::Page];
    let mut starts = Vec::new();
    for wrong in wrongs {
        let (fake, home) = (Fake::start().await, Home::with_seeds());
        fake.fault("GET", "users/@me", 100, wrong);
        let bot = Bot::start(&fake, &home, &[]);
        starts.push((bot, fake, home));
    }
    for (bot, _fake, _home) in &starts {
        let code = bot.exit(std::time::Duration::from_secs(60)).await;
        assert_eq!(code, Some(1), "{}", bot.log());
        let log = bot.log();
        let last = log.lines().last().unwrap_or_default();
        assert!(
            last.contains("error:") && last.contains("DISCORD_API_BASE"),
            "{log}"
        );
        assert!(log.matches("trying again").count() > 1, "{log}");
    }
}

#[tokio::test]
async fn an_api_in_trouble_at_start_costs_few_identifies() {
    let fake = Fake::start().await;
    fake.fault("GET", "gateway", 3, crate::fake::Wrong::Status(503));
    let home = Home::with_seeds();
    let bot = Bot::start(&fake, &home, &[]);
    tokio::select! {
        () = fake.ready() => {}
        code = bot.exit(DEADLINE) => { assert_eq!(code, Some(1), "{}", bot.log()); return }
    }
    assert_eq!(fake.look(|s| s.identifies.len()), 1);
    Scene { fake, home, bot }.end().await;
}

#[tokio::test]
async fn running_answers_are_delivered_and_new_ones_told_of_the_restart() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    scene.fake.registered("ask", None).await;
    let (gate, held) = scene.held_answer(&ann, LEAVE).await;
    scene.bot.terminate();
    scene
        .bot
        .until_log("that it stops", |log| log.contains("shutting down"))
        .await;
    let told = bob.command("ask", json!({"question": LEAVE})).await;
    assert!(told.is_ephemeral());
    assert_notice(told.message(), &["restarting"]);
    assert_notice(&bob.mention(OTHER, LEAVE).await, &["restarting"]);
    assert!(scene.bot.is_running());
    gate.notify_one();
    assert_answer(&ann.answer_to(held).await);
    assert_eq!(
        scene.bot.exit(DEADLINE).await,
        Some(0),
        "{}",
        scene.bot.log()
    );
    scene.fake.assert_clean();
}

#[tokio::test]
async fn an_answer_that_hangs_does_not_hold_the_end_up_for_ever() {
    let scene = Scene::with(Home::with_seeds(), &[("DATELINE_SHUTDOWN_SECONDS", "1")]).await;
    let ann = scene.fake.person("ann");
    let (_gate, _held) = scene.held_answer(&ann, LEAVE).await;
    scene.bot.terminate();
    let code = scene.bot.exit(Duration::from_secs(10)).await;
    assert_eq!(code, Some(0), "{}", scene.bot.log());
}

#[tokio::test]
async fn a_bot_without_articles_says_so() {
    let scene = Scene::with(Home::empty(), &[]).await;
    let ann = scene.fake.person("ann");
    assert_notice(&ann.mention(NEWS, LEAVE).await, &["no articles"]);
    for (name, options) in [
        ("summary", json!({})),
        ("sources", json!({})),
        ("search", json!({"query": "Niger"})),
    ] {
        assert_notice(
            ann.command(name, options).await.message(),
            &["no ", "0 articles"],
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn logs_can_be_json_one_object_a_line() {
    let scene = Scene::with(Home::with_seeds(), &[("DATELINE_LOG_FORMAT", "json")]).await;
    let ann = scene.fake.person("ann");
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    ann.press_id(&scene.fake.said_in(NEWS)[0], "nobody's").await;
    let Scene { fake, home, bot } = scene;
    bot.terminate();
    assert_eq!(bot.exit(DEADLINE).await, Some(0));
    let log = bot.log();
    assert!(log.lines().count() > 3, "{log}");
    for line in log.lines() {
        let object: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"));
        assert!(object.is_object(), "{line}");
    }
    drop((fake, home));
}

#[tokio::test]
async fn an_orderly_end_leaves_no_write_ahead_log() {
    let Scene { fake, home, bot } = Scene::new().await;
    let ann = fake.person("ann");
    // Each answer notes a record.
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    bot.terminate();
    assert_eq!(bot.exit(DEADLINE).await, Some(0), "{}", bot.log());
    let left = std::fs::metadata(home.data().join("dateline.db-wal"));
    assert_eq!(left.map_or(0, |file| file.len()), 0);
    fake.assert_clean();
}

#[tokio::test]
async fn an_interrupt_is_as_good_as_a_termination_and_a_second_one_ends_at_once() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let (_gate, _held) = scene.held_answer(&ann, LEAVE).await;
    scene.bot.signal("INT");
    scene
        .bot
        .until_log("that it stops", |log| log.contains("shutting down"))
        .await;
    assert!(scene.bot.is_running());
    scene.bot.signal("INT");
    assert_eq!(
        scene.bot.exit(DEADLINE).await,
        Some(130),
        "{}",
        scene.bot.log()
    );
}

#[tokio::test]
async fn a_second_bot_on_the_same_data_is_refused_and_the_terminal_works_beside_the_first() {
    let scene = Scene::new().await;
    let second = Bot::start(&scene.fake, &scene.home, &[]);
    assert_eq!(second.exit(DEADLINE).await, Some(1), "{}", second.log());
    let log = second.log();
    assert!(
        log.contains("error: another bot is running on the data folder"),
        "{log}"
    );
    scene.home.write(
        "new.txt",
        "Ulla Berg was elected mayor of Kiruna on Monday.",
    );
    let beside = |arguments: &[&str]| {
        let mut command = crate::process::dateline(&scene.home);
        command.args(arguments);
        crate::process::finish(command, "").expect(0)
    };
    beside(&["corpus", "refresh"]);
    beside(&["ask", "Who was elected mayor of Kiruna?"]);
    beside(&["chat"]);
    assert_answer(&scene.fake.person("ann").mention(NEWS, LEAVE).await);
    // However it dies, the system gives its lock back.
    scene.bot.signal("KILL");
    assert_eq!(scene.bot.exit(DEADLINE).await, None);
    let Scene { fake, home, .. } = scene;
    let bot = Bot::start(&fake, &home, &[]);
    bot.until_log("that it has started", |log| log.contains(UNCHANGED))
        .await;
    Scene { fake, home, bot }.end().await;
}
