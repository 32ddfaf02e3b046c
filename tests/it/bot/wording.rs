//! What people read in answers and notices: the right reason, nothing said twice, the same thing said the same way.

use serde_json::json;

use crate::fake::DEADLINE;
use crate::fake::ids::*;
use crate::home::{Home, LEAVE};
use crate::scene::{Bot, Scene};

/// Who sent more questions than the limit allows used to be told that a message had too many of them.
#[tokio::test]
async fn questions_that_the_limit_stops_are_not_called_too_many_for_a_message() {
    let limit = [("DATELINE_QUESTIONS_PER_MINUTE", "1")];
    let scene = Scene::with(Home::with_seeds(), &limit).await;
    let ann = scene.fake.person("ann");
    let two = "When will French troops leave Niger? How many troops are there?";
    ann.mention(NEWS, two).await;
    let said = scene
        .fake
        .until("an answer and a notice", |state| {
            let mine = state.messages.values().filter(|m| m.author == BOT);
            let said: Vec<String> = mine.map(|m| m.content.clone()).collect();
            (said.len() == 2).then_some(said)
        })
        .await;
    assert!(
        said[1].starts_with("One more question was not looked up. That is a lot at once."),
        "{said:?}"
    );
    scene.end().await;
}

/// Three quotes of one article used to name it three times.
#[tokio::test]
async fn quotes_of_the_same_source_name_it_once() {
    let home = Home::empty();
    home.write(
        "ferry.txt",
        "Ferry sold\nBy Ann Hale, Coast News\n1 June 2024\n\nThe ferry Skarn was sold to Oda Berg on Saturday.\n\nIt rained \
         in Lund all day long. The harbour was empty. The shops were shut.\n\nThe crew of the ferry Skarn learnt of it on Friday.\n\nNobody has painted the ferry Skarn for years.",
    );
    let scene = Scene::with(home, &[]).await;
    let ann = scene.fake.person("ann");
    let answer = ann.mention(NEWS, "ferry Skarn").await;
    let quotes = answer.text().matches("Coast News").count();
    assert!(quotes > 1, "{}", answer.text());
    let sources = ann.reply(&answer, "source?").await;
    let text = sources.text();
    assert_eq!(text.matches("Coast News").count(), 1, "{text}");
    assert!(text.contains("**1**") && text.contains("**2**"), "{text}");
    scene.end().await;
}

/// A card under a command used to ask for a reply, which arrives without its words.
#[tokio::test]
async fn a_card_that_lacks_a_name_points_to_its_button() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let question = json!({"question": "Where is he?"});
    let card = ann.command("ask", question).await;
    let text = card.text();
    assert!(text.contains("Who is meant?"), "{text}");
    assert!(text.contains("button") && !text.contains("reply"), "{text}");
    scene.end().await;
}

/// "What I am" of a greeting depended on whether the greeting had a word.
#[tokio::test]
async fn greetings_with_and_without_a_word_are_answered_alike() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let bare = ann.mention(NEWS, "").await;
    let hello = ann.mention(NEWS, "hello").await;
    let shown = |shown: &crate::fake::shown::Shown| (shown.content.clone(), shown.embeds.len());
    assert_eq!(shown(&hello), shown(&bare));
    let thanks = ann.mention(NEWS, "thanks").await;
    assert_eq!(shown(&thanks), ("Glad to help.".to_owned(), 0));
    scene.end().await;
}

/// A reply to an answer that is forgotten used to go on from whatever its author had asked last in the channel.
#[tokio::test]
async fn a_reply_to_a_forgotten_answer_goes_on_from_nothing() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let old = ann.mention(NEWS, LEAVE).await;
    let Scene { fake, home, bot } = scene;
    bot.terminate();
    assert_eq!(bot.exit(DEADLINE).await, Some(0));
    std::fs::remove_dir_all(home.data()).expect("the bot has ended");
    let bot = Bot::start(&fake, &home, &[]);
    fake.until("a second identify", |s| {
        (s.identifies.len() == 2).then_some(())
    })
    .await;
    ann.mention(NEWS, "Who is Mohamed Bazoum?").await;
    let text = ann.reply(&old, "Where is he?").await.text();
    assert!(text.contains("Who is meant?"), "{text}");
    let text = ann.reply(&old, "more").await.text();
    assert!(text.contains("too old"), "{text}");
    Scene { fake, home, bot }.end().await;
}

/// A mention in a question used to stand as a number in the title of its answer.
#[tokio::test]
async fn the_title_of_an_answer_has_the_words_of_the_question_without_markup() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let question = format!("<@{OPERATOR}> **When** will ||French|| troops leave Niger?");
    let card = ann.command("ask", json!({"question": question})).await;
    assert_eq!(
        card.message().embeds[0]["title"],
        "When will French troops leave Niger?"
    );
    let query = format!("**French** <@{OPERATOR}> ||troops||");
    let found = ann.command("search", json!({"query": query})).await;
    assert_eq!(found.message().embeds[0]["title"], "Search: French troops");
    let more = ann.press(found.message(), "More quotes").await;
    assert!(more.text().contains(": French troops\n"), "{}", more.text());
    scene.end().await;
}

/// Who gave dates alone used to be told that no article fits "that source or those dates".
#[tokio::test]
async fn what_no_article_fits_is_named() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let dates = "No article fits those dates.";
    let source = "No article fits that source.";
    let both = "No article fits that source or those dates.";
    let asked = |options: serde_json::Value| {
        let mut all = json!({"question": "Why did France withdraw?"});
        let given = options.as_object().expect("options").clone();
        all.as_object_mut().expect("options").extend(given);
        all
    };
    for (options, expected) in [
        (json!({"since": "2031"}), dates),
        (json!({"source": "Nobody Times"}), source),
        (json!({"source": "BBC", "since": "2031"}), both),
    ] {
        let card = ann.command("ask", asked(options)).await;
        assert!(card.text().contains(expected), "{}", card.text());
    }
    for (options, expected) in [
        (json!({"since": "2031"}), dates),
        (json!({"source": "Nobody Times", "topic": "coup"}), source),
    ] {
        let card = ann.command("summary", options).await;
        assert!(card.text().contains(expected), "{}", card.text());
    }
    scene.end().await;
}

/// The example that ends the notice used to run into it.
#[tokio::test]
async fn what_may_be_typed_stands_apart_in_a_notice() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let notice = ann.command("search", json!({"query": "the"})).await;
    let text = notice.text();
    assert!(notice.is_ephemeral());
    for example in ["`ambassador source:CNN`", "`after:2023-09`"] {
        assert!(text.contains(example), "{text}");
    }
    scene.end().await;
}

/// Where no reply can be made, an answer used to stand there without what it answers.
#[tokio::test]
async fn an_answer_that_is_no_reply_says_what_it_answers() {
    let scene = Scene::new().await;
    scene.fake.with(|state| {
        let mut rules = state.world.channels[&PLAIN].overwrites.clone();
        for rule in &mut rules {
            rule.deny = perm::READ_MESSAGE_HISTORY;
        }
        let news = state.world.channels.get_mut(&NEWS).expect("a channel");
        news.overwrites = rules;
    });
    let ann = scene.fake.person("ann");
    let answer = ann.mention(NEWS, LEAVE).await;
    assert_eq!(answer.reference, None);
    assert_eq!(answer.embeds[0]["title"], LEAVE);
    let elsewhere = ann.mention(OTHER, LEAVE).await;
    assert!(elsewhere.reference.is_some());
    assert_eq!(elsewhere.embeds[0]["title"], serde_json::Value::Null);
    scene.end().await;
}

/// A command that was typed behind the mention used to be looked up in the articles together with its name.
#[tokio::test]
async fn a_command_that_is_typed_into_a_message_is_what_it_asks() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let plain = ann.mention(NEWS, LEAVE).await.text();
    assert_eq!(
        ann.mention(NEWS, &format!("/ask {LEAVE}")).await.text(),
        plain
    );
    let summary = ann.mention(NEWS, "/summary Niger").await.text();
    assert!(summary.contains("For an overview"), "{summary}");
    let sources = ann.mention(NEWS, "/sources").await.text();
    assert!(sources.contains("What the articles cover"), "{sources}");
    scene.end().await;
}

/// "Are you sure?" after a no used to be answered with all that there is to say about the bot.
#[tokio::test]
async fn a_no_that_is_doubted_has_nothing_to_doubt() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let no = ann.mention(NEWS, "Qwertz uiop asdfg?").await;
    assert!(no.text().contains("do not cover that"), "{}", no.text());
    let sure = ann.reply(&no, "are you sure?").await;
    assert!(
        sure.embeds.is_empty() && sure.content.contains("quoted nothing there"),
        "{}",
        sure.text()
    );
    scene.end().await;
}
