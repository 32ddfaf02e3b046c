//! Replies to what people wrote, and messages without a word.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::shown::Shown;
use crate::fake::{Person, Say};
use crate::home::LEAVE;
use crate::scene::Scene;

/// Mentions the bot in a reply to what somebody wrote.
async fn mention_under(person: &Person, message: u64, text: &str) -> Shown {
    let say = Say {
        channel: NEWS,
        content: format!("<@{BOT}> {text}"),
        reply_to: Some(message),
        ..Say::default()
    };
    person.answer_to(person.say(&say)).await
}

/// Who asked "is that true?" under somebody's claim used to be told where the quotes of an answer before were from.
#[tokio::test]
async fn what_somebody_claims_is_not_mistaken_for_an_answer() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    let claim = bob.say(&Say {
        channel: NEWS,
        content: "They say that the ambassador stays".to_owned(),
        ..Say::default()
    });
    for text in ["is that true?", "Source?", "more", "fact check this", ""] {
        let said = mention_under(&ann, claim, text).await;
        assert_notice(&said, &["not show me the message that you reply to"]);
    }
    // What stands for itself is answered, what does not goes on from nothing.
    assert_answer(&mention_under(&ann, claim, LEAVE).await);
    let who = mention_under(&ann, claim, "Where is he?").await.text();
    assert!(!who.contains("Read as"), "{who}");
    assert!(who.contains("I see only your own words"), "{who}");
    scene.end().await;
}

/// Under a question that somebody else asked, a follow-up used to go on from the last one of whoever wrote it.
#[tokio::test]
async fn a_reply_to_a_question_goes_on_from_its_answer() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let question = bob.say(&Say {
        channel: NEWS,
        content: format!("<@{BOT}> Who is Sylvain Itte?"),
        ..Say::default()
    });
    assert_answer(&bob.answer_to(question).await);
    assert_answer(&ann.mention(NEWS, "Who is Mohamed Bazoum?").await);
    let text = mention_under(&ann, question, "Who asked him to leave?")
        .await
        .text();
    assert!(text.contains("Read as") && text.contains("Itte"), "{text}");
    scene.end().await;
}

/// A sticker under an answer used to be told that Discord hides its words.
#[tokio::test]
async fn a_message_without_a_word_is_asked_for_words() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let answer = ann.mention(NEWS, LEAVE).await;
    assert_notice(
        &ann.reply(&answer, "").await,
        &["only read what is written"],
    );
    assert_notice(&ann.direct("").await, &["only read what is written"]);
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let hidden = ann.reply(card.message(), "and why?").await;
    assert_notice(&hidden, &["does not show me the words"]);
    scene.end().await;
}
