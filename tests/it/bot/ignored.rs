//! What the bot leaves alone: bots, webhooks, system messages, other channels, and who asks too much.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::{DEADLINE, Fake, Say};
use crate::home::{Home, LEAVE, quoted};
use crate::scene::{Bot, Scene};

fn mention() -> String {
    format!("<@{BOT}> {LEAVE}")
}

#[tokio::test]
async fn bots_webhooks_system_messages_and_everyone_are_not_questions() {
    let scene = Scene::new().await;
    let (ann, robot) = (scene.fake.person("ann"), scene.fake.other_bot("robot"));
    let plain = Say {
        channel: NEWS,
        content: mention(),
        ..Say::default()
    };
    robot.say(&plain);
    ann.say(&Say {
        webhook: Some(snowflake()),
        ..plain.clone()
    });
    ann.say(&Say {
        kind: 7,
        ..plain.clone()
    });
    ann.say(&Say {
        content: format!("@everyone {LEAVE}"),
        ..plain.clone()
    });
    ann.say(&Say {
        content: format!("@everyone {}", mention()),
        ..plain.clone()
    });
    ann.say(&Say {
        content: LEAVE.to_owned(),
        ..plain.clone()
    });
    // Someone else is talked to.
    let talk = Say {
        content: format!("<@{}> {LEAVE}", robot.id),
        ..plain.clone()
    };
    let talked = robot.say(&talk);
    ann.say(&Say {
        content: "I agree".to_owned(),
        reply_to: Some(talked),
        ..plain.clone()
    });
    let direct = Say {
        channel: ann.direct_channel(),
        webhook: Some(snowflake()),
        ..plain
    };
    ann.say(&direct);
    // Events are handled in order or at once: when this one is answered, the others were seen.
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert_eq!(
        scene.fake.said_in(NEWS).len(),
        1,
        "{:?}",
        scene.fake.said_in(NEWS)
    );
    assert!(scene.fake.said_in(ann.direct_channel()).is_empty());
    scene.end().await;
}

#[tokio::test]
async fn two_bots_do_not_loop() {
    let scene = Scene::new().await;
    let (ann, robot) = (scene.fake.person("ann"), scene.fake.other_bot("robot"));
    let answer = ann.mention(NEWS, LEAVE).await;
    for _ in 0..3 {
        let content = format!("<@{BOT}> {}", answer.text());
        robot.say(&Say {
            channel: NEWS,
            content,
            reply_to: Some(answer.id),
            ..Say::default()
        });
    }
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert_eq!(scene.fake.said_in(NEWS).len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn a_reply_without_its_ping_is_left_alone() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let answer = ann.mention(NEWS, LEAVE).await;
    ann.say(&Say {
        channel: NEWS,
        content: "They say so, but do they?".to_owned(),
        reply_to: Some(answer.id),
        quiet_reply: true,
        ..Say::default()
    });
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert_eq!(scene.fake.said_in(NEWS).len(), 2);
    scene.end().await;
}

/// What only the asker sees does no harm anywhere, and moderators sit in channels of their own.
#[tokio::test]
async fn outside_of_the_allow_list_help_and_moderation_work_and_a_refusal_names_the_channels() {
    let allowed = NEWS.to_string();
    let scene = Scene::with(Home::with_seeds(), &[("DATELINE_CHANNELS", &allowed)]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    for (name, words) in [
        ("help", "/ask"),
        ("about", "Dateline"),
        ("corpus status", "Answering from"),
        ("corpus list", "2 articles"),
        ("why", "no public answer"),
    ] {
        let response = mo.command_in(OTHER, name, json!({})).await;
        assert!(response.is_ephemeral(), "{name}");
        assert!(
            response.text().contains(words),
            "{name}: {}",
            response.text()
        );
    }
    let refused = mo.command_in(OTHER, "sources", json!({})).await;
    assert!(
        refused.text().contains(&format!("<#{NEWS}>")),
        "{}",
        refused.text()
    );
    scene.end().await;
}

/// The refusal used to name a channel of another server, which nobody there can see.
#[tokio::test]
async fn a_refusal_names_channels_of_the_same_server_only() {
    let allowed = format!("{NEWS},{SECOND_NEWS}");
    let both = Scene::with(Home::with_seeds(), &[("DATELINE_CHANNELS", &allowed)]).await;
    let ann = both.fake.person("ann");
    let refused = ann.command_in(OTHER, "sources", json!({})).await.text();
    assert!(refused.contains(&format!("<#{NEWS}>")), "{refused}");
    assert!(!refused.contains(&format!("{SECOND_NEWS}")), "{refused}");
    both.end().await;
    let allowed = NEWS.to_string();
    let one = Scene::with(Home::with_seeds(), &[("DATELINE_CHANNELS", &allowed)]).await;
    let ann = one.fake.person("ann");
    let refused = ann
        .command_in(SECOND_NEWS, "sources", json!({}))
        .await
        .text();
    assert!(refused.contains("direct message"), "{refused}");
    assert!(!refused.contains(&allowed), "{refused}");
    one.end().await;
}

#[tokio::test]
async fn an_allow_list_holds_for_channels_and_their_threads() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_CHANNELS", &NEWS.to_string())],
    )
    .await;
    let ann = scene.fake.person("ann");
    for channel in [OTHER, OTHER_THREAD] {
        ann.say(&Say {
            channel,
            content: mention(),
            ..Say::default()
        });
        let refused = ann
            .command_in(channel, "ask", json!({"question": LEAVE}))
            .await;
        assert!(refused.is_ephemeral());
        assert_notice(refused.message(), &["channel"]);
    }
    for channel in [NEWS, NEWS_THREAD] {
        assert_answer(&ann.mention(channel, LEAVE).await);
        assert_answer(
            ann.command_in(channel, "ask", json!({"question": LEAVE}))
                .await
                .message(),
        );
    }
    assert!(scene.fake.said_in(OTHER).is_empty() && scene.fake.said_in(OTHER_THREAD).is_empty());
    scene.end().await;
}

#[tokio::test]
async fn who_asks_too_much_is_told_kindly() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_QUESTIONS_PER_MINUTE", "2")],
    )
    .await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    for _ in 0..2 {
        assert_answer(
            ann.command("ask", json!({"question": LEAVE}))
                .await
                .message(),
        );
    }
    let limited = ann.command("ask", json!({"question": LEAVE})).await;
    assert!(limited.is_ephemeral());
    assert_notice(limited.message(), &["second", "minute", "slow"]);
    // The limit is per person.
    assert_answer(
        bob.command("ask", json!({"question": LEAVE}))
            .await
            .message(),
    );
    scene.end().await;
}

#[tokio::test]
async fn without_embed_links_the_answer_is_plain_text() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let plain = ann.mention(PLAIN, LEAVE).await;
    assert!(plain.embeds.is_empty());
    assert_answer(&plain);
    let card = ann
        .command_in(PLAIN, "ask", json!({"question": LEAVE}))
        .await;
    assert_answer(card.message());
    scene.end().await;
}

#[tokio::test]
async fn without_send_messages_there_is_only_a_log_line() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    ann.say(&Say {
        channel: SILENT,
        content: mention(),
        ..Say::default()
    });
    scene
        .bot
        .until_log("the channel", |log| log.contains(&SILENT.to_string()))
        .await;
    // A thread has a permission of its own, which is easily forgotten.
    scene.fake.with(|state| {
        let mut rules = state.world.channels[&SILENT].overwrites.clone();
        for rule in &mut rules {
            rule.deny = perm::SEND_MESSAGES_IN_THREADS;
        }
        let other = state.world.channels.get_mut(&OTHER).expect("a channel");
        other.overwrites = rules;
    });
    ann.say(&Say {
        channel: OTHER_THREAD,
        content: mention(),
        ..Say::default()
    });
    let both = |log: &str| {
        let thread = OTHER_THREAD.to_string();
        let mut lines = log.lines().filter(|line| line.contains(&thread));
        lines.any(|line| line.contains("Send Messages in Threads"))
    };
    scene.bot.until_log("what the thread lacks", both).await;
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert!(scene.fake.said_in(SILENT).is_empty());
    // Nothing of what was asked stands in the log.
    assert!(!scene.bot.log().contains(LEAVE), "{}", scene.bot.log());
    scene.end().await;
}

/// An answer from before the allow-list was set, or one that was set later, has buttons in a channel that it leaves out.
#[tokio::test]
async fn an_allow_list_holds_for_buttons_modals_and_suggestions() {
    let home = Home::with_seeds();
    let fake = Fake::start().await;
    let ann = fake.person("ann");
    let bot = Bot::start(&fake, &home, &[]);
    fake.ready().await;
    let card = ann
        .command_in(OTHER, "ask", json!({"question": LEAVE}))
        .await;
    let modal = ann.press(card.message(), "Ask a follow-up").await;
    bot.terminate();
    assert_eq!(bot.exit(DEADLINE).await, Some(0), "{}", bot.log());
    let bot = Bot::start(&fake, &home, &[("DATELINE_CHANNELS", &NEWS.to_string())]);
    fake.ready().await;
    for label in ["In context 1", "More quotes", "Ask a follow-up"] {
        let refused = ann.press(card.message(), label).await;
        assert!(refused.is_ephemeral(), "{label}");
        assert_notice(refused.message(), &["channel"]);
    }
    let refused = ann.submit(&modal, "Why?").await;
    assert_notice(refused.message(), &["channel"]);
    assert!(ann.complete_in(OTHER, "ask", "source", "").await.is_empty());
    assert!(!ann.complete_in(NEWS, "ask", "source", "").await.is_empty());
    Scene { fake, home, bot }.end().await;
}

#[tokio::test]
async fn looks_at_context_and_sources_are_limited_too() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_QUESTIONS_PER_MINUTE", "1")],
    )
    .await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    for label in ["In context 1", "More quotes", "In context 1"] {
        let shown = ann.press(card.message(), label).await;
        assert!(
            !quoted(&shown.message().reading().text).is_empty(),
            "{label}"
        );
    }
    let refused = ann.press(card.message(), "In context 1").await;
    assert!(refused.is_ephemeral());
    assert_notice(refused.message(), &["try again"]);
    let refused = ann.command("sources", json!({})).await;
    assert_notice(refused.message(), &["try again"]);
    // Others are not touched.
    bob.press(card.message(), "In context 1").await;
    scene.end().await;
}
