//! How messages look to a person: what belongs together, what is marked, and which buttons stand where.

use serde_json::{Value, json};

use super::assert_answer;
use crate::fake::ids::*;
use crate::fake::shown::Shown;
use crate::fake::{Say, State};
use crate::home::{Home, LEAVE, quoted};
use crate::scene::Scene;

/// Labels by row.
fn rows(shown: &Shown) -> Vec<Vec<String>> {
    let rows = shown.components.as_array().into_iter().flatten();
    let label = |button: &Value| button["label"].as_str().unwrap_or_default().to_owned();
    rows.map(|row| {
        let buttons = row["components"].as_array().into_iter().flatten();
        buttons.map(label).collect()
    })
    .collect()
}

/// Edge colours of the embeds.
fn colours(shown: &Shown) -> Vec<u64> {
    let colour = |embed: &Value| embed["color"].as_u64().unwrap_or_default();
    shown.embeds.iter().map(colour).collect()
}

#[tokio::test]
async fn the_source_stands_right_under_each_quote_in_small_print() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    assert_answer(card.message());
    for embed in &card.message().embeds {
        let text = embed["description"].as_str().unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let last_quoted = lines.iter().rposition(|l| l.starts_with("> ")).unwrap();
        assert!(lines[last_quoted + 1].starts_with("-# — "), "{text}");
        let own = &lines[last_quoted + 1..];
        assert!(own.iter().all(|l| l.starts_with("-# ")), "{text}");
    }
    assert_eq!(rows(card.message()).len(), 1, "{:?}", rows(card.message()));
    scene.end().await;
}

#[tokio::test]
async fn a_no_looks_different_and_so_do_its_further_quotes() {
    let home = Home::empty();
    for n in 0..9 {
        let place = [
            "Oslo", "Riga", "Kiel", "Gent", "Bari", "Vigo", "Brno", "Pula", "Lodz",
        ][n];
        let text = format!(
            "The harbour of {place} counted {n}7 ships last week. The mayor of {place} praised the pilots of tug {n}."
        );
        home.write(&format!("{n}.txt"), &text);
    }
    let scene = Scene::with(home, &[]).await;
    let ann = scene.fake.person("ann");
    let yes = ann
        .command(
            "ask",
            json!({"question": "How many ships did the harbour of Riga count?"}),
        )
        .await;
    let no = ann
        .command(
            "ask",
            json!({"question": "Who designed the flag of the harbour of Tampere?"}),
        )
        .await;
    let text = no.text();
    assert!(
        text.contains("do not answer") || text.contains("do not cover"),
        "{text}"
    );
    assert_ne!(colours(yes.message())[0], colours(no.message())[0]);
    let mut shown = no.message().clone();
    if shown.has_button("More quotes") {
        shown = ann.press(&shown, "More quotes").await.message().clone();
    }
    for embed in &shown.embeds {
        let text = embed["description"].as_str().unwrap();
        assert!(
            !text.contains("> ") || text.contains("*related, "),
            "{text}"
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn further_quotes_keep_the_words_in_bold_that_the_answer_had() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let ask = json!({"question": "When did the coup in Niger happen?"});
    let card = ann.command("ask", ask).await;
    let more = ann.press(card.message(), "More quotes").await;
    let text = more.text();
    let bold = |line: &str| line.starts_with("> ") && line.contains("**");
    assert!(text.lines().any(bold), "no bold words in:\n{text}");
    // After the articles changed, the quotes come from their receipts.
    for name in [crate::home::DATED, crate::home::UNDATED] {
        let other = format!(
            "{}\n\nOne more sentence stands here.\n",
            scene.home.read(name)
        );
        scene.home.write(name, &other);
    }
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let report = mo.command("corpus refresh", json!({})).await;
    super::moderators::reported(&scene.fake, &report, "changed").await;
    let later = ann.press(card.message(), "More quotes").await;
    assert_eq!(
        quoted(&later.message().reading().text),
        quoted(&more.message().reading().text)
    );
    scene.end().await;
}

#[tokio::test]
async fn each_message_of_a_long_plain_answer_can_be_replied_to() {
    let home = Home::empty();
    // Different enough not to count as one report.
    let reports = [
        (
            "Kotor",
            "sweeping away towers, wells, walls, gates, steps and fences, ",
        ),
        (
            "Piran",
            "while salt merchants, monks, sailors and bakers watched from roofs, ",
        ),
        (
            "Ohrid",
            "because snow melted early, dams leaked, and nobody warned farmers, ",
        ),
    ];
    for (n, (town, words)) in reports.into_iter().enumerate() {
        let text = format!(
            "A flood destroyed the old bridge of {town} in 190{n}, {}as chronicles of {town} say.",
            words.repeat(22)
        );
        home.write(&format!("{n}.txt"), &text);
    }
    let scene = Scene::with(home, &[]).await;
    let ann = scene.fake.person("ann");
    ann.mention(PLAIN, "Where did a flood destroy the old bridge?")
        .await;
    let whole = |s: &State| {
        let mine = s.messages.values().filter(|m| m.author == BOT);
        let last = mine.max_by_key(|m| m.id).map(Shown::of)?;
        last.has_button("Ask a follow-up").then_some(())
    };
    scene.fake.until("the last message", whole).await;
    let said = scene.fake.said_in(PLAIN);
    assert!(said.len() > 1, "one message only: {}", said[0].text());
    let count = said.len();
    for (n, message) in said.iter().enumerate() {
        assert!(!rows(message).is_empty(), "message {n} has no buttons");
        // The further messages of an answer refer to nothing, so the first one is looked for by its reference.
        let asked = ann.say(&Say {
            channel: PLAIN,
            content: "And in which year?".to_owned(),
            reply_to: Some(message.id),
            ..Say::default()
        });
        let first = |s: &State| {
            let found = s.messages.values().find(|m| m.reference == Some(asked));
            found.filter(|m| m.author == BOT).map(Shown::of)
        };
        let next = scene.fake.until("an answer to the reply", first).await;
        let text = next.reading().text;
        assert!(text.contains("Read as"), "message {n} of {count}:\n{text}");
    }
    scene.end().await;
}

#[tokio::test]
async fn a_follow_up_to_a_private_answer_stays_private() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let ask = json!({"question": "Who is Sylvain Itte?", "private": true});
    let card = ann.command("ask", ask).await;
    let modal = ann.press(card.message(), "Ask a follow-up").await;
    let answer = ann
        .submit(&modal, "Who asked him to leave the country?")
        .await;
    assert!(answer.is_ephemeral(), "{}", answer.text());
    assert!(answer.text().contains("Read as"), "{}", answer.text());
    assert!(scene.fake.said_in(NEWS).is_empty());
    scene.end().await;
}
