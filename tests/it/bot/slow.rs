//! Answers that take longer than a second, and refreshes that take longer than two.
//!
//! Nothing in the product is slowed down: a second connection holds the database's write lock, as another process may, and
//! whatever notes something waits for it.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::shown::Shown;
use crate::fake::{Say, State};
use crate::home::{Home, LEAVE};
use crate::scene::Scene;

/// Discord's callback type of "thinking…".
const DEFERRED: u64 = 5;

/// Discord's callback type of a press that changes its message later.
const ACKNOWLEDGED: u64 = 6;

/// Holds the write lock of a database while it lives.
struct Hold(rusqlite::Connection);

impl Hold {
    fn of(home: &Home) -> Self {
        let connection = rusqlite::Connection::open(home.data().join("dateline.db")).unwrap();
        connection.busy_timeout(crate::fake::DEADLINE).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        Self(connection)
    }

    fn release(self) {
        self.0.execute_batch("ROLLBACK").unwrap();
    }
}

/// Waits for "thinking…", lets the answer go on, and gives what it became.
async fn deferred(scene: &Scene, interaction: u64, hold: Hold, by: u64) -> Shown {
    let thinking = |state: &State| {
        let first = state.interactions[&interaction].callback.as_ref()?;
        assert_eq!(first.kind, DEFERRED, "an answer came: {}", first.data);
        Some(())
    };
    scene.fake.until("thinking…", thinking).await;
    hold.release();
    let response = scene.fake.user(by).response(interaction).await;
    response.message().clone()
}

#[tokio::test]
async fn an_answer_that_takes_over_a_second_is_deferred_and_then_shown() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for private in [false, true] {
        let hold = Hold::of(&scene.home);
        let options = json!({"question": LEAVE, "private": private});
        let id = ann.start_command(NEWS, "ask", options).await;
        let shown = deferred(&scene, id, hold, ann.id).await;
        assert_answer(&shown);
        assert_eq!(shown.ephemeral, private);
        // Whatever was thought about, the buttons work.
        let context = ann.press(&shown, "In context").await;
        assert!(context.is_ephemeral());
    }
    assert_eq!(scene.fake.said_in(NEWS).len(), 1, "nothing was said twice");
    scene.end().await;
}

#[tokio::test]
async fn a_slow_follow_up_and_a_slow_search_are_deferred_too() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let modal = ann.press(card.message(), "Ask a follow-up").await;
    let hold = Hold::of(&scene.home);
    let id = ann.start_submit(&modal, "Why will they leave?").await;
    assert_answer(&deferred(&scene, id, hold, ann.id).await);
    let hold = Hold::of(&scene.home);
    let id = ann
        .start_command(NEWS, "search", json!({"query": "ambassador"}))
        .await;
    assert_answer(&deferred(&scene, id, hold, ann.id).await);
    scene.end().await;
}

#[tokio::test]
async fn an_answer_over_the_time_limit_is_given_up_in_a_sentence() {
    let limit = [("DATELINE_ANSWER_TIMEOUT_SECONDS", "2")];
    let scene = Scene::with(Home::with_seeds(), &limit).await;
    let ann = scene.fake.person("ann");
    let hold = Hold::of(&scene.home);
    let response = ann.command("ask", json!({"question": LEAVE})).await;
    assert_eq!(response.kind, DEFERRED);
    assert_notice(response.message(), &["took too long"]);
    let mentioned = ann.mention(NEWS, LEAVE).await;
    assert_notice(&mentioned, &["took too long"]);
    hold.release();
    assert_answer(&ann.mention(NEWS, LEAVE).await);
    scene.end().await;
}

#[tokio::test]
async fn others_are_answered_while_one_answer_hangs() {
    let limits = [
        ("DATELINE_WORKERS", "2"),
        ("DATELINE_ANSWER_TIMEOUT_SECONDS", "30"),
    ];
    let scene = Scene::with(Home::with_seeds(), &limits).await;
    let ann = scene.fake.person("ann");
    let hold = Hold::of(&scene.home);
    let id = ann
        .start_command(NEWS, "ask", json!({"question": LEAVE}))
        .await;
    let sources = scene.fake.person("bob").command("sources", json!({})).await;
    assert_notice(sources.message(), &["2 articles"]);
    assert_answer(&deferred(&scene, id, hold, ann.id).await);
    scene.end().await;
}

#[tokio::test]
async fn a_long_refresh_says_how_far_it_is() {
    let scene = Scene::new().await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let text = "Kiruna, 3 October 2023: The zeppelin festival opened with forty airships.";
    for n in 0..300 {
        let text = text.replace("forty", &n.to_string());
        scene.home.write(&format!("{n}.txt"), &text);
    }
    let hold = Hold::of(&scene.home);
    let response = mo.command("corpus refresh", json!({})).await;
    let progress = super::moderators::reported(&scene.fake, &response, "reading: ").await;
    assert!(progress.ephemeral);
    assert!(progress.text().contains(" of 302"), "{}", progress.text());
    // Refreshing takes nothing away from those who ask.
    let sources = mo.command("sources", json!({})).await;
    assert_notice(sources.message(), &["2 articles"]);
    hold.release();
    let report = super::moderators::reported(&scene.fake, &response, "300 added").await;
    assert_eq!(report.id, progress.id, "the same message says it all");
    scene.end().await;
}

/// "Thinking…" used to stand there for ever, and a page of quotes was an interaction that failed.
#[tokio::test]
async fn a_page_that_takes_long_takes_the_place_of_the_one_before_all_the_same() {
    let limits = [
        ("DATELINE_WORKERS", "1"),
        ("DATELINE_ANSWER_TIMEOUT_SECONDS", "30"),
        ("DATELINE_QUESTIONS_PER_MINUTE", "600"),
    ];
    let home = super::buttons::regattas();
    for n in 0..100 {
        let text =
            format!("---\nsource: Paper {n}\n---\nKiruna, 3 October 2023: Zeppelin {n} took off.");
        home.write(&format!("zeppelin-{n}.txt"), &text);
    }
    let scene = Scene::with(home, &limits).await;
    let (ann, mo) = (
        scene.fake.person("ann"),
        scene.fake.person_with("mo", &[MODERATOR_ROLE]),
    );
    let card = ann
        .command("ask", json!({"question": "Who won the regatta?"}))
        .await;
    let quotes = ann.press(card.message(), "More quotes").await;
    let sources = ann.command("sources", json!({})).await;
    let sources = ann.press(sources.message(), "Next").await;
    let articles = mo.command("corpus list", json!({})).await;
    for (person, page) in [(&ann, quotes), (&ann, sources), (&mo, articles)] {
        let page = page.message();
        let hold = Hold::of(&scene.home);
        // It takes the only worker.
        let busy = mo
            .start_command(NEWS, "ask", json!({"question": LEAVE}))
            .await;
        let thinking = |state: &State| state.interactions[&busy].callback.clone();
        scene.fake.until("thinking…", thinking).await;
        let press = person.start_press(page, "Next").await;
        let acknowledged = |state: &State| {
            let first = state.interactions[&press].callback.as_ref()?;
            assert_eq!(first.kind, ACKNOWLEDGED, "{}", first.data);
            Some(())
        };
        scene.fake.until("an acknowledgement", acknowledged).await;
        hold.release();
        let turned = |state: &State| {
            let shown = Shown::of(&state.messages[&page.id]);
            (shown.text() != page.text()).then_some(())
        };
        scene.fake.until("the next page", turned).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn a_page_that_cannot_be_turned_in_time_stays_and_says_so() {
    let limits = [
        ("DATELINE_WORKERS", "1"),
        ("DATELINE_ANSWER_TIMEOUT_SECONDS", "2"),
    ];
    let scene = Scene::with(super::buttons::regattas(), &limits).await;
    let ann = scene.fake.person("ann");
    let options = json!({"question": "Who won the regatta?"});
    let card = ann.command("ask", options.clone()).await;
    let quotes = ann.press(card.message(), "More quotes").await;
    let page = quotes.message();
    let hold = Hold::of(&scene.home);
    let busy = ann.start_command(NEWS, "ask", options).await;
    let thinking = |state: &State| state.interactions[&busy].callback.clone();
    scene.fake.until("thinking…", thinking).await;
    let press = ann.start_press(page, "Next").await;
    let told = |state: &State| {
        let below = state.interactions[&press].follow_ups.first()?;
        Some(Shown::of(&state.messages[below]))
    };
    let told = scene.fake.until("a word below the page", told).await;
    assert_notice(&told, &["took too long"]);
    let still = |state: &State| Shown::of(&state.messages[&page.id]).text();
    assert!(told.ephemeral && scene.fake.look(still) == page.text());
    hold.release();
    scene.end().await;
}

/// Whoever mentions the bot sees that it is at work, as with a command.
#[tokio::test]
async fn an_answer_to_a_message_that_takes_long_shows_the_bot_typing() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let typed = |channel: u64| {
        let path = format!("channels/{channel}/typing");
        move |state: &State| {
            let mut requests = state.requests.iter();
            requests.any(|request| request.path == path).then_some(())
        }
    };
    for channel in [NEWS, ann.direct_channel()] {
        let hold = Hold::of(&scene.home);
        let id = ann.say(&Say {
            channel,
            content: format!("<@{BOT}> {LEAVE}"),
            ..Say::default()
        });
        scene.fake.until("the bot to type", typed(channel)).await;
        hold.release();
        assert_answer(&ann.answer_to(id).await);
    }
    scene.end().await;
}
