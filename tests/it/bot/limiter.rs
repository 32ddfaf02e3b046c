//! With serenity's rate limiter on, as against Discord itself: TLS, and 429s slept through.

use serde_json::json;

use super::assert_answer;
use crate::fake::ids::*;
use crate::fake::{Fake, Wrong, tls};
use crate::home::{Home, LEAVE};
use crate::scene::{Bot, Scene};

/// A bot that believes to speak to discord.com.
async fn limited() -> Scene {
    let (fake, home) = (Fake::start().await, Home::with_seeds());
    let address = tls::front(&fake).await.to_string();
    let variables = [
        // A blank value counts as not set.
        ("DISCORD_API_BASE", ""),
        ("DISCORD_API_RESOLVE", &*address),
        ("DISCORD_API_CA", tls::CERTIFICATE),
        ("DATELINE_QUESTIONS_PER_MINUTE", "600"),
    ];
    let bot = Bot::start(&fake, &home, &variables);
    fake.ready().await;
    Scene { fake, home, bot }
}

#[tokio::test]
async fn answers_come_through_the_limiter() {
    let scene = limited().await;
    let ann = scene.fake.person("ann");
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert_answer(&ann.direct(LEAVE).await);
    assert_answer(
        ann.command("ask", json!({"question": LEAVE}))
            .await
            .message(),
    );
    scene.end().await;
}

#[tokio::test]
async fn limits_are_waited_for_and_a_burst_is_answered_in_full() {
    let scene = limited().await;
    let ann = scene.fake.person("ann");
    for (count, global) in [false, true].into_iter().enumerate() {
        let wrong = Wrong::RateLimited { after: 0.3, global };
        scene.fake.fault("POST", "/messages", 1, wrong);
        assert_answer(&ann.mention(NEWS, LEAVE).await);
        assert_eq!(scene.fake.said_in(NEWS).len(), count + 1);
    }
    let burst = (0..12).map(|_| ann.mention(OTHER, LEAVE));
    for answer in futures::future::join_all(burst).await {
        assert_answer(&answer);
    }
    assert_eq!(scene.fake.said_in(OTHER).len(), 12);
    scene.end().await;
}

#[tokio::test]
async fn trouble_behind_the_limiter_still_ends_in_one_message() {
    let scene = limited().await;
    let ann = scene.fake.person("ann");
    for (count, wrong) in [Wrong::Status(502), Wrong::Cut, Wrong::CutAfter]
        .into_iter()
        .enumerate()
    {
        scene.fake.fault("POST", "/messages", 1, wrong.clone());
        assert_answer(&ann.mention(NEWS, LEAVE).await);
        assert_answer(&ann.mention(OTHER, LEAVE).await);
        assert_eq!(scene.fake.said_in(NEWS).len(), count + 1, "after {wrong:?}");
    }
    scene.end().await;
}
