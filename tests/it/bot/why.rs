//! `/why`: what a moderator is told, and that nobody else is.

use serde_json::json;

use super::hostile::{TRAPS, visible, zoo};
use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::shown::Shown;
use crate::fake::{Fake, Response};
use crate::home::{FOREIGN, LEAVE};
use crate::scene::Scene;

/// All messages of a response, each of which must be for the asker's eyes only.
#[track_caller]
fn all(fake: &Fake, response: &Response) -> Vec<Shown> {
    let shown: Vec<Shown> = fake.look(|state| {
        let interaction = &state.interactions[&response.interaction];
        let messages = interaction.original.iter().chain(&interaction.follow_ups);
        messages.map(|m| Shown::of(&state.messages[m])).collect()
    });
    let hidden = fake.look(|state| {
        let flags = |one: &Shown| state.messages[&one.id].flags;
        shown.iter().all(|one| flags(one) & EPHEMERAL != 0)
    });
    assert!(hidden, "an explanation that everybody sees");
    shown
}

#[tokio::test]
async fn a_moderator_is_told_plan_decision_and_candidates() {
    let scene = Scene::new().await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    for channel in [NEWS, PLAIN] {
        let told = mo
            .command_in(channel, "why", json!({"question": LEAVE}))
            .await;
        assert!(told.is_ephemeral());
        let shown = all(&scene.fake, &told);
        let text: Vec<String> = shown.iter().map(|one| one.reading().text).collect();
        let text = text.join("\n");
        for word in [
            LEAVE,
            "Answered: the confidence",
            "Asked for: a time",
            "troop",
            "Evidence",
            "shown first",
            "behind candidate 1 by",
            "by the end of 2023",
        ] {
            assert!(text.contains(word), "{word} is missing in:\n{text}");
        }
        for one in shown {
            assert_eq!(one.reading().live, Vec::<String>::new(), "{}", one.text());
        }
    }
    let foreign = mo.command("why", json!({"question": FOREIGN})).await;
    assert!(foreign.text().contains("Not covered"), "{}", foreign.text());
    scene.end().await;
}

#[tokio::test]
async fn without_a_question_the_last_public_answer_is_explained() {
    let scene = Scene::new().await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let ann = scene.fake.person("ann");
    let private = json!({"question": "Who is Sylvain Itte?", "private": true});
    ann.command("ask", private.clone()).await;
    // What only one person saw is nobody else's business, moderators included.
    let nothing = mo.command("why", json!({})).await;
    assert!(nothing.is_ephemeral());
    assert_notice(nothing.message(), &["no public answer"]);
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    ann.command("ask", private).await;
    ann.mention(OTHER, FOREIGN).await;
    let told = mo.command("why", json!({})).await.text();
    assert!(told.contains("French troops"), "{told}");
    let card = ann
        .command(
            "ask",
            json!({"question": "How many French soldiers are in Niger?"}),
        )
        .await;
    let told = mo.command("why", json!({})).await.text();
    assert!(told.contains("French soldiers"), "{told}");
    // A follow-up is told as it was read.
    let modal = ann.press(card.message(), "Ask a follow-up").await;
    ann.submit(&modal, "and how many are American?").await;
    let told = mo.command("why", json!({})).await.text();
    assert!(told.contains("from the question before"), "{told}");
    scene.end().await;
}

#[tokio::test]
async fn what_has_changed_since_is_said() {
    let scene = Scene::with(
        crate::home::Home::with_seeds(),
        &[("DATELINE_REFRESH_COOLDOWN_SECONDS", "0")],
    )
    .await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    mo.mention(NEWS, LEAVE).await;
    let before = mo.command("why", json!({})).await.text();
    assert!(!before.contains("have changed"), "{before}");
    scene
        .home
        .write("new.txt", "The mayor of Kiruna spoke of forty airships.");
    let response = mo.command("corpus refresh", json!({})).await;
    super::moderators::reported(&scene.fake, &response, "added").await;
    let after = mo.command("why", json!({})).await.text();
    assert!(after.contains("have changed"), "{after}");
    scene.end().await;
}

#[tokio::test]
async fn hostile_articles_show_as_stored_in_explanations_and_do_nothing() {
    let scene = Scene::with(zoo(), &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    for (word, sentence) in TRAPS {
        for channel in [NEWS, PLAIN] {
            let question = json!({"question": format!("What about the {word}?")});
            let told = mo.command_in(channel, "why", question).await;
            let shown = all(&scene.fake, &told);
            let stored = |one: &Shown| one.reading().text.contains(&visible(sentence));
            assert!(shown.iter().any(stored), "{sentence}\n{}", told.text());
            for one in &shown {
                assert_eq!(one.reading().live, Vec::<String>::new(), "{}", one.text());
            }
        }
    }
    scene.end().await;
}
