//! Lost connections, repeated events, and Discord in trouble.

use std::time::Duration;

use serde_json::json;

use super::assert_answer;
use crate::fake::ids::*;
use crate::fake::{DEADLINE, Say, State, Wrong};
use crate::home::LEAVE;
use crate::scene::Scene;

fn asked(channel: u64) -> Say {
    Say {
        channel,
        content: format!("<@{BOT}> {LEAVE}"),
        ..Say::default()
    }
}

#[tokio::test]
async fn a_dropped_socket_is_resumed_and_nothing_missed() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    scene.fake.cut_gateway();
    assert_answer(&ann.answer_to(ann.say(&asked(NEWS))).await);
    scene.fake.ask_to_reconnect();
    scene
        .fake
        .until("a second resume", |s| (s.resumes == 2).then_some(()))
        .await;
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert_eq!(
        scene
            .fake
            .look(|s| (s.identifies.len(), s.registrations.len())),
        (1, 1)
    );
    scene.end().await;
}

#[tokio::test]
async fn an_invalid_session_is_identified_anew() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    scene.fake.invalidate_session();
    scene
        .fake
        .until("a fresh identify", |s| {
            (s.identifies.len() == 2).then_some(())
        })
        .await;
    scene.fake.ready().await;
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    // READY came twice; the commands were registered once.
    assert_eq!(scene.fake.look(|s| s.registrations.len()), 1);
    scene.end().await;
}

/// Pauses, in milliseconds, that the log tells of on lines with `words`.
fn pauses(log: &str, words: &str) -> Vec<u64> {
    let lines = log.lines().filter(|line| line.contains(words));
    let pause = |line: &str| {
        let (_, after) = line.split_once("pause_ms=")?;
        after.split_whitespace().next()?.parse().ok()
    };
    lines.filter_map(pause).collect()
}

/// Takes about 70 seconds, most of them asleep: serenity starts a session every five seconds at most, and it is its pace
/// that has to be seen.
#[tokio::test]
async fn a_gateway_that_breaks_again_and_again_is_asked_less_and_less() {
    const BROKE: &str = "the gateway session broke";
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    let started = scene.fake.look(|s| s.identifies.len());
    // Every session ends right after it began, in a way that cannot be resumed.
    scene.fake.with(|s| s.close_after_ready = Some(4009));
    scene.fake.invalidate_session();
    let patience = 3 * DEADLINE;
    scene
        .bot
        .until_log_within(patience, "that it pauses", |log| log.contains(BROKE))
        .await;
    let first = scene.fake.look(|s| s.identifies.len()) - started;
    assert!(first <= 7, "{first} sessions were started");
    // The gateway is well again, and so is the bot after its pause.
    scene.fake.with(|s| s.close_after_ready = None);
    let back = |s: &crate::fake::State| s.sessions.iter().any(|s| s.out.is_some()).then_some(());
    scene.fake.until("the bot to come back", back).await;
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    // Now no session comes up at all.
    let started = scene.fake.look(|s| s.identifies.len());
    scene.fake.with(|s| s.refuse_identify = Some(4000));
    scene.fake.invalidate_session();
    let again = |log: &str| log.matches(BROKE).count() == 2;
    scene
        .bot
        .until_log_within(patience, "that it pauses again", again)
        .await;
    let second = scene.fake.look(|s| s.identifies.len()) - started;
    assert!(second <= 8, "{second} sessions were started");
    let pauses = pauses(&scene.bot.log(), BROKE);
    let [short, long] = pauses[..] else {
        panic!("{pauses:?}");
    };
    // Eight seconds, then sixteen, each more or less by a quarter.
    assert!((6_000..=10_000).contains(&short), "{pauses:?}");
    assert!((12_000..=20_000).contains(&long), "{pauses:?}");
    scene.end().await;
}

#[tokio::test]
async fn an_api_that_stays_down_is_asked_less_and_less() {
    let home = crate::home::Home::with_seeds();
    // Nobody listens on a port that only the system may open; a free one could become another test's.
    let bot = crate::scene::Bot::start_at("http://127.0.0.1:1", &home, &[]);
    let silent = "discord does not answer";
    bot.until_log("that it tries again", |log| {
        log.matches(silent).count() >= 3
    })
    .await;
    let pauses = pauses(&bot.log(), silent);
    assert!(pauses.is_sorted() && pauses[0] >= 750, "{pauses:?}");
    assert!(pauses[2] >= 3_000, "{pauses:?}");
    // Waiting is no reason not to stop.
    bot.terminate();
    assert_eq!(bot.exit(DEADLINE).await, Some(0), "{}", bot.log());
}

#[tokio::test]
async fn a_connection_without_acknowledgements_is_given_up() {
    let home = crate::home::Home::with_seeds();
    let fake = crate::fake::Fake::start().await;
    fake.with(|s| s.heartbeat = Duration::from_millis(400));
    let bot = crate::scene::Bot::start(&fake, &home, &[]);
    let scene = Scene { fake, home, bot };
    scene
        .fake
        .until("heartbeats", |s| (s.heartbeats >= 2).then_some(()))
        .await;
    scene.fake.with(|s| s.acknowledge = false);
    let before = scene.fake.look(|s| s.connections);
    scene
        .fake
        .until("another connection", |s| {
            (s.connections > before).then_some(())
        })
        .await;
    scene.fake.with(|s| s.acknowledge = true);
    scene.fake.ready().await;
    assert_answer(
        scene
            .fake
            .person("ann")
            .command("ask", json!({"question": LEAVE}))
            .await
            .message(),
    );
    scene.end().await;
}

#[tokio::test]
async fn an_event_that_comes_twice_is_answered_once() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let id = ann.say(&asked(NEWS));
    scene.fake.with(|s| s.announce(id));
    assert_answer(&ann.answer_to(id).await);
    scene.fake.with(|s| s.announce(id));
    assert_answer(&ann.mention(OTHER, LEAVE).await);
    assert_eq!(scene.fake.said_in(NEWS).len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn trouble_with_a_message_ends_in_one_message() {
    let home = crate::home::Home::with_seeds();
    let scene = Scene::with(home, &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let ann = scene.fake.person("ann");
    let troubles = [
        Wrong::RateLimited {
            after: 0.3,
            global: false,
        },
        Wrong::RateLimited {
            after: 0.3,
            global: true,
        },
        Wrong::Status(500),
        Wrong::Status(502),
        Wrong::Cut,
        Wrong::CutAfter,
    ];
    for (count, wrong) in troubles.into_iter().enumerate() {
        scene.fake.fault("POST", "/messages", 1, wrong.clone());
        assert_answer(&ann.answer_to(ann.say(&asked(NEWS))).await);
        let id = ann.say(&asked(OTHER));
        assert_answer(&ann.answer_to(id).await);
        assert_eq!(scene.fake.said_in(NEWS).len(), count + 1, "after {wrong:?}");
    }
    scene.end().await;
}

#[tokio::test]
async fn trouble_with_a_first_response_is_mended_in_time() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let troubles = [
        Wrong::RateLimited {
            after: 0.3,
            global: false,
        },
        Wrong::Status(500),
        Wrong::Status(502),
        Wrong::Cut,
    ];
    for wrong in troubles {
        scene.fake.fault("POST", "/callback", 1, wrong);
        assert_answer(
            ann.command("ask", json!({"question": LEAVE}))
                .await
                .message(),
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn a_first_response_that_has_to_wait_long_is_not_followed_by_another() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let wrong = Wrong::RateLimited {
        after: 10.0,
        global: false,
    };
    scene.fake.fault("POST", "/callback", 1, wrong);
    let question = json!({"question": LEAVE});
    ann.start_command(NEWS, "ask", question).await;
    scene
        .bot
        .until_log("that the answer was not taken", |log| {
            log.contains("discord did not take an answer")
        })
        .await;
    let callbacks = scene.fake.look(|s| {
        let all = s.requests.iter();
        all.filter(|r| r.path.contains("/callback")).count()
    });
    assert_eq!(callbacks, 1);
    // Told to wait longer than Discord waits for an answer, there is nothing to be done but to answer others.
    assert_answer(&ann.mention(NEWS, LEAVE).await);
}

#[tokio::test]
async fn a_response_whose_receipt_was_lost_is_not_doubled() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    // Whether the first try arrived cannot be known, so a second one may be refused.
    scene.fake.expect_breach("a second first response");
    scene.fake.fault("POST", "/callback", 1, Wrong::CutAfter);
    assert_answer(
        ann.command("ask", json!({"question": LEAVE}))
            .await
            .message(),
    );
    assert_answer(
        ann.command("ask", json!({"question": LEAVE}))
            .await
            .message(),
    );
    assert_eq!(scene.fake.said_in(NEWS).len(), 2);
    scene.end().await;
}

/// The answers to further questions of one `/ask` stand in follow-ups. Trouble with one used to lose all after it.
#[tokio::test]
async fn trouble_with_a_follow_up_loses_no_other() {
    let home = crate::home::Home::with_seeds();
    let scene = Scene::with(home, &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let ann = scene.fake.person("ann");
    let three = format!("{LEAVE} What did the junta say? What did Macron say?");
    for (wrong, shown) in [
        (Wrong::Status(500), 3),
        (Wrong::Status(502), 3),
        // It may have been taken, so it is not made again; what comes after it is shown.
        (Wrong::CutAfter, 3),
        (Wrong::Cut, 2),
    ] {
        let before = scene.fake.look(answers_in_news);
        scene.fake.fault("POST", "/webhooks/", 1, wrong.clone());
        ann.command("ask", json!({"question": three})).await;
        let all = |state: &State| (answers_in_news(state) == before + shown).then_some(());
        let what = format!("{shown} answers after {wrong:?}");
        scene.fake.until(&what, all).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn lasting_trouble_in_one_place_leaves_the_others_alone() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    scene
        .fake
        .fault("POST", &format!("{NEWS}/messages"), 100, Wrong::Status(503));
    ann.say(&asked(NEWS));
    assert_answer(&ann.mention(OTHER, LEAVE).await);
    assert_answer(&ann.direct(LEAVE).await);
    scene.end().await;
}

fn answers_in_news(state: &State) -> usize {
    let messages = state.messages.values();
    messages
        .filter(|m| m.author == BOT && m.channel == NEWS)
        .count()
}

#[tokio::test]
async fn a_slow_answer_of_discord_blocks_nobody_else() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let (gate, held) = scene.held_answer(&ann, LEAVE).await;
    for n in 0..10 {
        assert_answer(
            &scene
                .fake
                .person(&n.to_string())
                .mention(OTHER, LEAVE)
                .await,
        );
    }
    gate.notify_one();
    assert_answer(&ann.answer_to(held).await);
    scene.end().await;
}

#[tokio::test]
async fn a_question_that_is_gone_is_answered_without_a_reply() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let id = scene.fake.with(|s| {
        // Deleted before the answer arrives: the event is there, the message is not.
        let mut message = crate::fake::Message::new(ann.id, NEWS);
        message.content = format!("<@{BOT}> {LEAVE}");
        message.mentions = vec![BOT];
        message.deleted = true;
        s.post(message)
    });
    assert_answer(&ann.answer_to(id).await);
    scene.end().await;
}

/// Discord finds fault with a message now and then; nobody is to wait for an answer that never comes.
#[tokio::test]
async fn a_message_that_discord_does_not_take_is_tried_once_as_plain_text() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    scene.fake.fault("POST", "/messages", 1, Wrong::Status(400));
    let shown = ann.mention(NEWS, LEAVE).await;
    assert!(shown.embeds.is_empty(), "{}", shown.text());
    assert_answer(&shown);
    scene.fake.fault("POST", "/messages", 2, Wrong::Status(400));
    ann.say(&asked(NEWS));
    scene
        .bot
        .until_log("that nothing helped", |log| {
            log.contains("discord did not take an answer")
        })
        .await;
    scene.end().await;
}
