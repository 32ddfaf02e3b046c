//! `/why`: what a moderator is told, and that nobody else is.

use serde_json::json;

use super::hostile::{TRAPS, visible, zoo};
use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::shown::Shown;
use crate::fake::{Fake, Response, State};
use crate::home::{FOREIGN, LEAVE};
use crate::scene::Scene;

/// All messages of a response once they say `words`, each for the asker's eyes only and none with anything that takes effect.
async fn told(fake: &Fake, response: &Response, words: &str) -> String {
    let all = |state: &State| -> Vec<Shown> {
        let interaction = &state.interactions[&response.interaction];
        let messages = interaction.original.iter().chain(&interaction.follow_ups);
        messages.map(|m| Shown::of(&state.messages[m])).collect()
    };
    let text = |shown: &[Shown]| {
        let texts: Vec<String> = shown.iter().map(|one| one.reading().text).collect();
        texts.join("\n")
    };
    let what = format!("an explanation that says {words}");
    let says = |state: &State| Some(all(state)).filter(|shown| text(shown).contains(words));
    let shown = fake.until(&what, says).await;
    for one in &shown {
        let flags = fake.look(|state| state.messages[&one.id].flags);
        assert_ne!(flags & EPHEMERAL, 0, "everybody sees {}", one.text());
        assert_eq!(one.reading().live, Vec::<String>::new(), "{}", one.text());
    }
    text(&shown)
}

#[tokio::test]
async fn a_moderator_is_told_plan_decision_and_candidates() {
    let scene = Scene::new().await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    for channel in [NEWS, PLAIN] {
        let response = mo
            .command_in(channel, "why", json!({"question": LEAVE}))
            .await;
        let text = told(&scene.fake, &response, "by the end of 2023").await;
        for word in [
            LEAVE,
            "Answered: the confidence",
            "Asked for: a time",
            "troop",
            "how much of the question stands around the quotes",
            "shown first",
            "behind candidate 1 by",
        ] {
            assert!(text.contains(word), "{word} is missing in:\n{text}");
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
            let response = mo.command_in(channel, "why", question).await;
            told(&scene.fake, &response, &visible(sentence)).await;
        }
    }
    scene.end().await;
}
