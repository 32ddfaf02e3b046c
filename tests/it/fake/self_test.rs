//! The fake tested on its own: a small serenity bot speaks to it, and plain requests break its rules.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use serenity::all::{
    Client, Context, CreateAllowedMentions, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateMessage, EventHandler, GatewayIntents, HttpBuilder,
    Interaction, Message,
};

use super::ids::*;
use super::scenario::Say;
use super::{Fake, Wrong, openapi};

/// Answers each message with the content that it got.
struct Echo;

#[serenity::async_trait]
impl EventHandler for Echo {
    async fn message(&self, context: Context, message: Message) {
        if message.author.bot {
            return;
        }
        let heard = format!("heard “{}”", message.content);
        let quiet = CreateAllowedMentions::new().replied_user(false);
        let answer = CreateMessage::new()
            .content(heard)
            .reference_message(&message)
            .allowed_mentions(quiet);
        message
            .channel_id
            .send_message(&context, answer)
            .await
            .unwrap();
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else {
            return;
        };
        let text = CreateInteractionResponseMessage::new()
            .content(command.data.name.clone())
            .ephemeral(true);
        command
            .create_response(&context, CreateInteractionResponse::Message(text))
            .await
            .unwrap();
    }
}

/// A fake with the echo bot connected to it.
async fn echo() -> Fake {
    let fake = Fake::start().await;
    let http = HttpBuilder::new(TOKEN)
        .proxy(fake.base())
        .ratelimiter_disabled(true)
        .application_id(APP.into())
        .build();
    let intents =
        GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    let builder = serenity::client::ClientBuilder::new_with_http(http, intents);
    let mut client: Client = builder.event_handler(Echo).await.unwrap();
    tokio::spawn(async move { client.start().await });
    fake.ready().await;
    fake
}

/// A plain request with the bot's token.
async fn call(
    fake: &Fake,
    method: &str,
    path: &str,
    body: Value,
) -> Result<(u16, Value), reqwest::Error> {
    let method = method.parse().unwrap();
    let mut request = reqwest::Client::new()
        .request(method, format!("{}/api/v10/{path}", fake.base()))
        .header("authorization", format!("Bot {TOKEN}"));
    if !body.is_null() {
        request = request.body(body.to_string());
    }
    let response = request.send().await?;
    let status = response.status().as_u16();
    let text = response.text().await?;
    Ok((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
}

/// Sends a message and gives status and Discord's code.
async fn send(fake: &Fake, channel: u64, body: Value) -> (u16, Value) {
    let (status, body) = call(fake, "POST", &format!("channels/{channel}/messages"), body)
        .await
        .unwrap();
    (
        status,
        body.get("code")
            .cloned()
            .unwrap_or_else(|| body["id"].clone()),
    )
}

/// Whether sending a message ends without an answer.
async fn cut_off(fake: &Fake, body: Value) -> bool {
    let path = format!("channels/{NEWS}/messages");
    call(fake, "POST", &path, body).await.is_err()
}

#[tokio::test]
async fn content_is_stripped_where_discord_strips_it() {
    let fake = echo().await;
    let ann = fake.person("ann");
    let mention = ann.mention(NEWS, "hello").await;
    assert_eq!(mention.content, format!("heard “<@{BOT}> hello”"));
    assert_eq!(ann.direct("hello").await.content, "heard “hello”");
    let plain = ann.say(&Say {
        channel: NEWS,
        content: "hello".to_owned(),
        ..Say::default()
    });
    assert_eq!(ann.answer_to(plain).await.content, "heard “”");
    assert_eq!(
        ann.reply(&mention, "and then?").await.content,
        "heard “and then?”"
    );
    let quiet = Say {
        channel: NEWS,
        content: "hm".to_owned(),
        reply_to: Some(mention.id),
        quiet_reply: true,
        ..Say::default()
    };
    assert_eq!(ann.answer_to(ann.say(&quiet)).await.content, "heard “”");
    fake.assert_clean();
}

#[tokio::test]
async fn commands_answer_and_replies_to_cards_are_empty() {
    let fake = echo().await;
    let command = json!([{"name": "ask", "description": "d", "type": 1, "options": [
        {"type": 3, "name": "question", "description": "d", "required": true}]}]);
    let path = format!("applications/{APP}/commands");
    assert_eq!(call(&fake, "PUT", &path, command).await.unwrap().0, 200);
    let ann = fake.person("ann");
    let card = ann.command("ask", json!({"question": "x"})).await;
    assert_eq!((card.text().as_str(), card.is_ephemeral()), ("ask", true));
    assert_eq!(
        ann.reply(card.message(), "and then?").await.content,
        "heard “”"
    );
    fake.assert_clean();
}

#[tokio::test]
async fn connections_end_and_come_back() {
    let fake = echo().await;
    let ann = fake.person("ann");
    fake.cut_gateway();
    let missed = ann.say(&Say {
        channel: NEWS,
        content: format!("<@{BOT}> missed"),
        ..Say::default()
    });
    assert!(ann.answer_to(missed).await.content.contains("missed"));
    assert_eq!(fake.look(|s| s.resumes), 1);
    fake.ask_to_reconnect();
    fake.until("a second resume", |s| (s.resumes == 2).then_some(()))
        .await;
    assert!(ann.mention(NEWS, "again").await.content.contains("again"));
    fake.invalidate_session();
    fake.until("a fresh identify", |s| {
        (s.identifies.len() == 2).then_some(())
    })
    .await;
    fake.ready().await;
    assert!(
        ann.mention(NEWS, "once more")
            .await
            .content
            .contains("once more")
    );
    fake.assert_clean();
}

#[tokio::test]
async fn permissions_limits_and_pings_are_kept() {
    let fake = Fake::start().await;
    let text = |text: &str| json!({"content": text, "allowed_mentions": {"parse": []}});
    let embed = json!({"embeds": [{"description": "x"}]});
    assert_eq!(send(&fake, NEWS, text("x")).await.0, 200);
    assert_eq!(send(&fake, SILENT, text("x")).await, (403, json!(50013)));
    assert_eq!(send(&fake, PLAIN, text("x")).await.0, 200);
    assert_eq!(send(&fake, PLAIN, embed).await, (403, json!(50013)));
    assert_eq!(send(&fake, NEWS_THREAD, text("x")).await.0, 200);
    fake.assert_clean();
    assert_eq!(
        send(&fake, NEWS, text(&"x".repeat(2001))).await,
        (400, json!(50035))
    );
    assert_eq!(send(&fake, NEWS, json!({})).await, (400, json!(50006)));
    assert_eq!(
        send(&fake, NEWS, json!({"content": "@everyone"})).await.0,
        200
    );
    assert_eq!(fake.look(|s| (s.breaches.len(), s.pings.len())), (2, 1));
}

#[tokio::test]
async fn a_nonce_counts_once() {
    let fake = Fake::start().await;
    let body = json!({"content": "x", "nonce": "7", "enforce_nonce": true});
    fake.fault("POST", "/messages", 1, Wrong::CutAfter);
    assert!(cut_off(&fake, body.clone()).await);
    assert_eq!(send(&fake, NEWS, body).await.0, 200);
    assert_eq!(fake.said_in(NEWS).len(), 1);
}

#[tokio::test]
async fn faults_come_as_ordered_and_then_end() {
    let fake = Fake::start().await;
    let body = json!({"content": "x"});
    fake.fault(
        "POST",
        "/messages",
        1,
        Wrong::RateLimited {
            after: 0.5,
            global: true,
        },
    );
    assert_eq!(send(&fake, NEWS, body.clone()).await.0, 429);
    fake.fault("POST", "/messages", 1, Wrong::Status(502));
    assert_eq!(send(&fake, NEWS, body.clone()).await.0, 502);
    fake.fault("POST", "/messages", 1, Wrong::Cut);
    assert!(cut_off(&fake, body.clone()).await);
    assert!(fake.said_in(NEWS).is_empty());
    let gate = fake.hold("POST", "/messages");
    let held = tokio::spawn({
        let (fake, body) = (fake.clone(), body.clone());
        async move { send(&fake, NEWS, body).await }
    });
    fake.until("the held request", |s| {
        (s.requests.len() == 4).then_some(())
    })
    .await;
    assert!(fake.said_in(NEWS).is_empty());
    gate.notify_one();
    assert_eq!(held.await.unwrap().0, 200);
}

#[tokio::test]
async fn first_responses_are_single_timely_and_fitting() {
    let fake = echo().await;
    let command = json!([{"name": "ask", "description": "d"}]);
    assert_eq!(
        call(
            &fake,
            "PUT",
            &format!("applications/{APP}/commands"),
            command
        )
        .await
        .unwrap()
        .0,
        200
    );
    let ann = fake.person("ann");
    let first = ann.command("ask", json!({})).await;
    let callback = |kind: u64| json!({"type": kind, "data": {"content": "x"}});
    let path = |id: u64| {
        let token = fake.look(|s| s.interactions[&id].token.clone());
        format!("interactions/{id}/{token}/callback")
    };
    let again = call(&fake, "POST", &path(first.interaction), callback(4))
        .await
        .unwrap();
    assert_eq!((again.0, &again.1["code"]), (400, &json!(40060)));
    let undo = |fake: &Fake| {
        fake.with(|s| {
            let interaction = s.interactions.get_mut(&first.interaction).unwrap();
            interaction.callback = None;
        });
    };
    undo(&fake);
    assert_eq!(
        call(&fake, "POST", &path(first.interaction), callback(7))
            .await
            .unwrap()
            .0,
        400
    );
    fake.with(|s| {
        let late = s.interactions.get_mut(&first.interaction).unwrap();
        late.sent = late.sent.checked_sub(Duration::from_secs(4)).unwrap();
    });
    let late = call(&fake, "POST", &path(first.interaction), callback(4))
        .await
        .unwrap();
    assert_eq!((late.0, &late.1["code"]), (404, &json!(10062)));
    assert_eq!(fake.look(|s| s.breaches.len()), 3, "{}", fake.story());
}

#[tokio::test]
async fn identify_is_refused_for_reasons() {
    for (intents, token, breaches) in [
        (1 << 15, TOKEN, 1),
        (1, "MTAwMDAwMDAwMDAwMDAwMDAx.wrong.token", 0),
    ] {
        let fake = Fake::start().await;
        let http = HttpBuilder::new(TOKEN)
            .proxy(fake.base())
            .ratelimiter_disabled(true)
            .build();
        let http = if token == TOKEN {
            http
        } else {
            HttpBuilder::new(token)
                .proxy(fake.base())
                .ratelimiter_disabled(true)
                .build()
        };
        let builder = serenity::client::ClientBuilder::new_with_http(
            http,
            GatewayIntents::from_bits_truncate(intents),
        );
        let mut client = builder.await.unwrap();
        assert!(client.start().await.is_err());
        assert_eq!(
            fake.look(|s| (s.sessions.len(), s.breaches.len())),
            (0, breaches)
        );
    }
}

/// Only tells something where `DISCORD_OPENAPI` names the document.
#[tokio::test]
async fn answers_fit_discords_own_document() {
    let fake = Arc::new(Fake::start().await);
    let ann = fake.person("ann");
    let message = fake.look(|_| ann.id);
    assert_ne!(message, 0);
    let (_, sent) = call(
        &fake,
        "POST",
        &format!("channels/{NEWS}/messages"),
        json!({"content": "x"}),
    )
    .await
    .unwrap();
    let message = format!("channels/{NEWS}/messages/{}", sent["id"].as_str().unwrap());
    let paths = [
        "gateway",
        "gateway/bot",
        "users/@me",
        "applications/@me",
        "users/@me/guilds",
        &format!("channels/{NEWS}"),
        &format!("channels/{NEWS_THREAD}"),
        &format!("guilds/{GUILD}"),
        &format!("guilds/{GUILD}/roles"),
        &format!("guilds/{GUILD}/members/{BOT}"),
        &message,
        &format!("channels/{NEWS}/messages"),
    ];
    for path in paths {
        let (status, body) = call(&fake, "GET", path, Value::Null).await.unwrap();
        let segments: Vec<&str> = path.split('/').collect();
        assert_eq!(status, 200, "{path}");
        assert_eq!(
            openapi::response("GET", &segments, 200, &body),
            Vec::<String>::new(),
            "{path}"
        );
    }
    fake.assert_clean();
}

#[tokio::test]
async fn a_user_install_has_five_follow_ups_and_a_server_has_more() {
    for (channel, sixth) in [(ELSEWHERE, 400), (NEWS, 200)] {
        let fake = echo().await;
        let command = json!({"name": "ask", "description": "d"});
        let path = format!("applications/{APP}/commands");
        call(&fake, "PUT", &path, json!([command])).await.unwrap();
        let ann = fake.person("ann");
        let response = if channel == NEWS {
            ann.command("ask", json!({})).await
        } else {
            ann.command_elsewhere("ask", json!({})).await
        };
        let token = fake.look(|s| s.interactions[&response.interaction].token.clone());
        let path = format!("webhooks/{APP}/{token}");
        let body = json!({"content": "more"});
        for _ in 0..5 {
            assert_eq!(
                call(&fake, "POST", &path, body.clone()).await.unwrap().0,
                200
            );
        }
        assert_eq!(call(&fake, "POST", &path, body).await.unwrap().0, sixth);
        assert_eq!(fake.look(|s| s.breaches.is_empty()), sixth == 200);
    }
}
