//! Questions by mention, direct message, reply and `/ask`.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::{Say, State, Wrong};
use crate::home::{FOREIGN, LEAVE};
use crate::scene::Scene;

#[tokio::test]
async fn every_way_of_asking_gives_the_same_quotes() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let mention = ann.mention(NEWS, LEAVE).await;
    let direct = ann.direct(LEAVE).await;
    let thread = ann.mention(NEWS_THREAD, LEAVE).await;
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let private = ann
        .command("ask", json!({"question": LEAVE, "private": true}))
        .await;
    let in_direct = ann
        .command_in(ann.direct_channel(), "ask", json!({"question": LEAVE}))
        .await;
    let quotes = assert_answer(&mention);
    for other in [
        &direct,
        &thread,
        card.message(),
        private.message(),
        in_direct.message(),
    ] {
        assert_eq!(assert_answer(other), quotes);
    }
    assert!(!card.is_ephemeral() && private.is_ephemeral());
    assert!(
        mention.reference.is_some(),
        "an answer in a channel replies to its question"
    );
    scene.end().await;
}

#[tokio::test]
async fn a_mention_may_stand_anywhere_in_the_message() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for content in [
        format!("{LEAVE} <@{BOT}>"),
        format!("<@!{BOT}>\n{LEAVE}"),
        format!("hey <@{BOT}>, {LEAVE}"),
    ] {
        let asked = ann.say(&Say {
            channel: NEWS,
            content,
            ..Say::default()
        });
        assert_answer(&ann.answer_to(asked).await);
    }
    scene.end().await;
}

/// What people paste around a question used to be searched as words.
#[tokio::test]
async fn links_marks_and_quoted_lines_are_not_searched() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let quotes = assert_answer(&ann.direct(LEAVE).await);
    for message in [
        "**When** will ||French troops|| leave _Niger_?",
        "When will French troops leave Niger? https://example.org/football/world-cup",
        "> Who won the World Cup?\nWhen will French troops leave Niger?",
        "```text\nWhen will French troops leave Niger?\n```",
        "<:football:12> <#5> When will French troops leave Niger? @here",
    ] {
        assert_eq!(
            assert_answer(&ann.direct(message).await),
            quotes,
            "{message}"
        );
        let card = bob.command("ask", json!({"question": message})).await;
        assert_eq!(assert_answer(card.message()), quotes, "{message}");
    }
    let cy = scene.fake.person("cy");
    for nothing in [
        "https://example.org",
        "> quoted",
        "<:x:1>",
        "@everyone",
        "```\n```",
    ] {
        assert_notice(&cy.direct(nothing).await, &["hello"]);
    }
    scene.end().await;
}

#[tokio::test]
async fn filters_of_ask_select_articles() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let ask = |more: serde_json::Value| {
        let mut options = json!({"question": "What did Macron say about the ambassador?"});
        options
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        options
    };
    let cnn = ann.command("ask", ask(json!({"source": "CNN"}))).await;
    assert!(
        assert_answer(cnn.message())
            .iter()
            .all(|q| crate::home::bundled(crate::home::UNDATED).contains(q))
    );
    let dated = ann
        .command(
            "ask",
            ask(json!({"since": "2023-09-25", "until": "2023-09-25"})),
        )
        .await;
    assert!(
        assert_answer(dated.message())
            .iter()
            .all(|q| crate::home::bundled(crate::home::DATED).contains(q))
    );
    let later = ann
        .command("ask", ask(json!({"since": "2024-01-01"})))
        .await;
    assert_notice(later.message(), &["no article fits"]);
    let wrong = ann
        .command("ask", ask(json!({"since": "2023-13-45"})))
        .await;
    assert!(wrong.is_ephemeral());
    assert_notice(wrong.message(), &["YYYY-MM-DD", "date"]);
    scene.end().await;
}

#[tokio::test]
async fn a_foreign_question_is_honestly_not_covered() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let card = ann.command("ask", json!({"question": FOREIGN})).await;
    for shown in [&ann.mention(NEWS, FOREIGN).await, card.message()] {
        let text = shown.reading().text;
        assert!(
            text.contains("do not cover") || text.contains("do not answer"),
            "{text}"
        );
        assert!(
            text.contains("2 articles"),
            "what was searched is missing in:\n{text}"
        );
        let related = crate::home::quoted(&text);
        assert!(
            related.is_empty() || text.to_lowercase().contains("related"),
            "{text}"
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn what_is_no_question_gets_a_friendly_sentence() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    assert_notice(&ann.mention(NEWS, "").await, &["question", "ask"]);
    assert_notice(&ann.mention(NEWS, "?!… —").await, &["punctuation"]);
    assert_notice(&ann.direct(&"why ".repeat(200)).await, &["longer than 500"]);
    for question in ["?!… —", "   "] {
        let card = ann.command("ask", json!({"question": question})).await;
        assert!(card.is_ephemeral());
        assert_notice(card.message(), &["punctuation", "question"]);
    }
    scene.end().await;
}

#[tokio::test]
async fn who_asks_for_help_gets_help_and_no_quote() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for text in ["help", "/help", "Can you help me?"] {
        for shown in [ann.mention(NEWS, text).await, ann.direct(text).await] {
            assert_notice(&shown, &["/summary"]);
        }
        let card = ann.command("ask", json!({"question": text})).await;
        assert!(card.is_ephemeral());
        assert_notice(card.message(), &["/summary"]);
    }
    scene.end().await;
}

#[tokio::test]
async fn questions_about_the_bot_are_not_searched() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    for (text, said) in [
        ("Who made you?", "Version"),
        ("are you a bot?", "without a language model"),
        ("What articles do you have?", "2 articles"),
        ("How recent are you?", "2 articles"),
        ("What can you do?", "/summary"),
    ] {
        let direct = ann.direct(text).await;
        assert_notice(&direct, &[said]);
        let card = bob.command("ask", json!({"question": text})).await;
        assert_eq!(card.text(), direct.text());
    }
    let question = ann.direct("Who made the decision?").await;
    assert!(question.text().contains("Searched"), "{}", question.text());
    scene.end().await;
}

/// "More" is the button *More quotes* in words, and goes on where it was.
#[tokio::test]
async fn more_shows_the_further_passages_of_the_answer() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    assert_notice(&ann.direct("more").await, &["no answer of mine"]);
    let answer = ann.direct(LEAVE).await;
    let quotes = assert_answer(&answer);
    let pressed = ann.press(&answer, "More quotes").await;
    let written = ann.reply(&answer, "tell me more").await;
    assert_eq!(written.text(), pressed.text());
    let mut seen = assert_answer(&written);
    assert!(seen.iter().all(|quote| !quotes.contains(quote)));
    for _ in 0..10 {
        let next = ann.direct("more, please").await;
        if next.text().contains("no further passages") {
            scene.end().await;
            return;
        }
        let new = assert_answer(&next);
        assert!(new.iter().all(|quote| !seen.contains(quote)), "{new:?}");
        seen.extend(new);
    }
    panic!("it never ends");
}

#[tokio::test]
async fn who_asks_for_the_source_gets_sources_and_dates() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    assert_notice(&ann.mention(NEWS, "source?").await, &["no answer of mine"]);
    let answer = ann.mention(NEWS, LEAVE).await;
    assert_answer(&answer);
    for shown in [
        ann.mention(NEWS, "source?").await,
        ann.reply(&answer, "When was that published?").await,
        // The last answer that everybody in the channel saw.
        bob.mention(NEWS, "link?").await,
        ann.mention(NEWS, "are you sure?").await,
    ] {
        assert_notice(&shown, &["stated in the text"]);
        let text = shown.reading().text;
        assert!(text.contains(crate::home::DATED), "{text}");
        assert!(text.contains("undated; covers"), "{text}");
    }
    let foreign = ann.direct(FOREIGN).await;
    if crate::home::quoted(&foreign.reading().text).is_empty() {
        let told = ann.reply(&foreign, "where is that from?").await;
        assert_notice(&told, &["quoted nothing"]);
    }
    scene.end().await;
}

/// The sentences that answered again, this time with the speaker marked: asked by a reply or behind the answer, by anybody who saw it.
#[tokio::test]
async fn who_asks_who_said_that_gets_the_quoted_words_with_their_speaker() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let nothing = ann.mention(NEWS, "who said that?").await;
    assert_notice(&nothing, &["quoted nothing before"]);
    let answer = ann.mention(NEWS, LEAVE).await;
    assert_answer(&answer);
    assert!(!answer.text().contains("**Macron**"), "{}", answer.text());
    for said in [
        ann.reply(&answer, "who said that?").await,
        bob.mention(NEWS, "Who said that?").await,
    ] {
        assert_answer(&said);
        let text = said.text();
        assert!(text.contains("**Macron** said"), "{text}");
        assert!(text.contains("the months to come"), "{text}");
        assert!(!text.contains("Read as"), "{text}");
    }
    // It leaves the topic as it was.
    let next = ann.mention(NEWS, "and how many are American?").await;
    assert!(next.text().contains("1,000 troops"), "{}", next.text());
    scene.end().await;
}

#[tokio::test]
async fn what_asks_nothing_is_not_taken_for_thanks() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for (text, said) in [
        ("why?", "name somebody or something"),
        ("hi", "Hello!"),
        ("no", "All right."),
        ("what?", "name somebody or something"),
        ("thanks", "Glad to help."),
        ("latest news", "/summary"),
        ("what happened after:2023-09-01", "/summary"),
    ] {
        let shown = ann.direct(text).await;
        assert_notice(&shown, &[said]);
        assert!(!shown.text().contains("Searched"), "{}", shown.text());
    }
    scene.end().await;
}

/// People pick the role that Discord made for the bot in place of the bot.
#[tokio::test]
async fn a_mention_of_the_bots_own_role_is_told_how_to_ask() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let to = |role: u64| Say {
        channel: NEWS,
        content: format!("<@&{role}> {LEAVE}"),
        ..Say::default()
    };
    ann.say(&to(EDITOR_ROLE));
    let asked = ann.say(&to(BOT_ROLE));
    // The fake keeps the words of such a message back, as Discord does.
    assert_notice(&ann.answer_to(asked).await, &["not my role"]);
    assert_eq!(scene.fake.said_in(NEWS).len(), 1);
    scene.end().await;
}

/// A server that does not tell its roles is not asked for them at every mention of a role.
#[tokio::test]
async fn roles_that_cannot_be_looked_up_are_not_looked_up_at_once_again() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let path = format!("guilds/{GUILD}/roles");
    scene.fake.fault("GET", &path, 100, Wrong::Status(403));
    let looks = |state: &State| {
        state
            .requests
            .iter()
            .filter(|r| r.path.contains(&path))
            .count()
    };
    let role = Say {
        channel: NEWS,
        content: format!("<@&{BOT_ROLE}> {LEAVE}"),
        ..Say::default()
    };
    ann.say(&role);
    scene
        .fake
        .until("a look at the roles", |state| {
            (looks(state) > 0).then_some(())
        })
        .await;
    for _ in 0..3 {
        // Answered, so the look before it has ended.
        assert_answer(&ann.mention(NEWS, LEAVE).await);
        ann.say(&role);
    }
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    assert_eq!(scene.fake.look(looks), 1, "{}", scene.fake.story());
    scene.end().await;
}

#[tokio::test]
async fn replies_go_on_with_the_conversation() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for first in [
        ann.mention(NEWS, "Who is Sylvain Itte?").await,
        ann.direct("Who is Sylvain Itte?").await,
    ] {
        assert_answer(&first);
        let second = ann
            .reply(&first, "Who asked him to leave the country?")
            .await;
        let text = second.reading().text;
        assert!(!crate::home::quoted(&text).is_empty(), "{text}");
        assert!(text.contains("Itte"), "{text}");
        // The answer to a reply can be replied to in its turn.
        let third = ann.reply(&second, "And who revoked his visa?").await;
        assert!(
            !crate::home::quoted(&third.reading().text).is_empty(),
            "{}",
            third.text()
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn a_reply_to_a_card_is_told_of_the_button() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let told = ann.reply(card.message(), "and then?").await;
    assert_notice(&told, &["follow-up"]);
    // A reply that mentions the bot arrives with its content and is answered.
    let mention = format!("<@{BOT}> Who is Sylvain Itte?");
    assert!(
        !crate::home::quoted(&ann.reply(card.message(), &mention).await.reading().text).is_empty()
    );
    scene.end().await;
}

#[tokio::test]
async fn many_people_asking_at_once_all_get_their_answer() {
    let scene = Scene::new().await;
    let ask = async |n: usize| {
        let person = scene.fake.person(&format!("person {n}"));
        let options = json!({"question": LEAVE});
        if n.is_multiple_of(2) {
            assert_answer(&person.direct(LEAVE).await);
        } else {
            assert_answer(person.command("ask", options).await.message());
        }
    };
    futures::future::join_all((0..24).map(ask)).await;
    scene.end().await;
}

/// People go on talking without Discord's reply: the last question of the same person in the same channel is what they go on from.
#[tokio::test]
async fn a_question_goes_on_from_the_last_one_of_the_same_person_in_the_channel() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let next = "and how many are American?";
    ann.direct("How many French soldiers are in Niger?").await;
    let went_on = ann.direct(next).await;
    assert!(went_on.text().contains("Read as"), "{}", went_on.text());
    assert!(
        went_on.text().contains("1,000 troops"),
        "{}",
        went_on.text()
    );
    ann.mention(NEWS, "How many French soldiers are in Niger?")
        .await;
    let elsewhere = ann.mention(PLAIN, next).await;
    assert!(
        !elsewhere.text().contains("Read as"),
        "{}",
        elsewhere.text()
    );
    let other = bob.mention(NEWS, next).await;
    assert!(!other.text().contains("Read as"), "{}", other.text());
    let same = ann.mention(NEWS, next).await;
    assert!(same.text().contains("Read as"), "{}", same.text());
    scene.end().await;
}

/// One answer to the words of all of them mixed together used to be an answer to none.
#[tokio::test]
async fn several_questions_of_a_message_are_answered_one_by_one() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let several = "Hi! I read about it. When will French troops leave Niger? How many are there? Who won the 2022 World Cup? Who is Macron?";
    let first = ann.mention(NEWS, several).await;
    let quotes = assert_answer(&ann.direct(LEAVE).await);
    assert_eq!(assert_answer(&first), quotes);
    let shown = scene
        .fake
        .until("an answer to each question", |state| {
            let mine = state
                .messages
                .values()
                .filter(|m| m.channel == NEWS && m.author == BOT);
            let texts: Vec<String> = mine
                .map(|m| crate::fake::shown::Shown::of(m).text())
                .collect();
            (texts.len() == 4).then_some(texts)
        })
        .await;
    assert!(shown[0].contains("I read about it"), "{}", shown[0]);
    assert!(shown[1].contains("1,500 French soldiers"), "{}", shown[1]);
    assert!(shown[2].contains("do not cover"), "{}", shown[2]);
    assert!(
        shown[3].contains("one more was not looked up"),
        "{}",
        shown[3]
    );
    let card = bob
        .command(
            "ask",
            json!({"question": "Who is Bazoum? And where is Niamey?"}),
        )
        .await;
    assert!(card.text().contains("Who is Bazoum?"), "{}", card.text());
    assert!(!card.text().contains("Niamey?"), "{}", card.text());
    scene.end().await;
}
