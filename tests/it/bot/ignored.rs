//! What the bot leaves alone: bots, webhooks, system messages, other channels, and who asks too much.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::Say;
use crate::fake::ids::*;
use crate::home::{Home, LEAVE};
use crate::scene::Scene;

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
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert!(scene.fake.said_in(SILENT).is_empty());
    // Nothing of what was asked stands in the log.
    assert!(!scene.bot.log().contains(LEAVE), "{}", scene.bot.log());
    scene.end().await;
}
