//! `/corpus`: who may, what it says, and what it does.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::shown::Shown;
use crate::fake::{Fake, Response};
use crate::home::{Home, LEAVE};
use crate::process::run;
use crate::scene::Scene;

const NEW: &str = "Kiruna, 3 October 2023: The zeppelin festival of Kiruna opened on Monday with forty airships, the mayor Ulla Berg said.";

/// Waits until the response's message (or a follow-up) says `word`; progress comes before the report.
pub(super) async fn reported(fake: &Fake, response: &Response, word: &str) -> Shown {
    let id = response.interaction;
    let says = |shown: &Shown| shown.text().to_lowercase().contains(word);
    let what = format!("a report that says {word}");
    fake.until(&what, |state| {
        let interaction = &state.interactions[&id];
        let messages = interaction.original.iter().chain(&interaction.follow_ups);
        messages.map(|m| Shown::of(&state.messages[m])).find(says)
    })
    .await
}

#[tokio::test]
async fn a_moderator_refreshes_and_the_new_article_answers() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_REFRESH_COOLDOWN_SECONDS", "0")],
    )
    .await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let question = "Who is the mayor of Kiruna?";
    assert!(
        !mo.mention(NEWS, question)
            .await
            .text()
            .contains("Ulla Berg")
    );
    scene.home.write("kiruna.txt", NEW);
    scene.home.write("broken.txt", "");
    let response = mo.command("corpus refresh", json!({})).await;
    let report = reported(&scene.fake, &response, "broken.txt")
        .await
        .text()
        .to_lowercase();
    for word in ["added", "1"] {
        assert!(report.contains(word), "{word} is missing in:\n{report}");
    }
    assert!(
        mo.mention(NEWS, question)
            .await
            .text()
            .contains("Ulla Berg")
    );
    scene
        .home
        .write("kiruna.txt", &NEW.replace("Ulla Berg", "Nils Frost"));
    let response = mo.command("corpus refresh", json!({})).await;
    reported(&scene.fake, &response, "changed").await;
    assert!(
        mo.mention(NEWS, question)
            .await
            .text()
            .contains("Nils Frost")
    );
    std::fs::remove_file(scene.home.corpus().join("kiruna.txt")).unwrap();
    let response = mo.command("corpus refresh", json!({})).await;
    reported(&scene.fake, &response, "removed").await;
    assert!(
        !mo.mention(NEWS, question)
            .await
            .text()
            .contains("Nils Frost")
    );
    scene.end().await;
}

#[tokio::test]
async fn questions_go_on_during_a_refresh() {
    let home = Home::with_seeds();
    let scene = Scene::with(home, &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    for n in 0..300 {
        scene
            .home
            .write(&format!("{n}.txt"), &NEW.replace("forty", &n.to_string()));
    }
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let refresh = async {
        let response = mo.command("corpus refresh", json!({})).await;
        reported(&scene.fake, &response, "added").await
    };
    let asking = async {
        for n in 0..20 {
            let person = scene.fake.person(&format!("person {n}"));
            assert_answer(
                person
                    .command("ask", json!({"question": LEAVE}))
                    .await
                    .message(),
            );
        }
    };
    let (report, ()) = tokio::join!(refresh, asking);
    assert!(report.text().contains("300"), "{}", report.text());
    scene.end().await;
}

#[tokio::test]
async fn status_and_list_say_what_is_there() {
    let scene = Scene::new().await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let status = mo.command("corpus status", json!({})).await.text();
    assert!(status.contains('2'), "{status}");
    let list = mo.command("corpus list", json!({})).await;
    let read = list.message().reading().text;
    for word in ["25 Sep 2023", "undated"] {
        assert!(read.contains(word), "{word} is missing in:\n{read}");
    }
    let few = mo.command("corpus list", json!({"filter": "25 sep"})).await;
    assert!(few.text().contains(crate::home::DATED), "{}", few.text());
    let none = mo
        .command("corpus list", json!({"filter": "xylophone"}))
        .await;
    assert!(none.text().contains("No article has"), "{}", none.text());
    scene.end().await;
}

/// Pages go on with what was typed, whatever it was.
#[tokio::test]
async fn a_filtered_list_turns_its_pages() {
    let home = Home::with_seeds();
    for n in 0..12 {
        home.write(
            &format!("k{n:02}: a.txt"),
            &NEW.replace("forty", &n.to_string()),
        );
    }
    let scene = Scene::with(home, &[]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let first = mo
        .command("corpus list", json!({"filter": ": A.txt"}))
        .await;
    assert!(first.text().contains("12 articles"), "{}", first.text());
    let second = mo.press(first.message(), "Next").await;
    assert!(second.text().contains("k11: a.txt"), "{}", second.text());
    assert!(!first.message().has_button("Last"), "there are two pages");
    scene.end().await;
}

#[tokio::test]
async fn a_long_list_has_its_last_page_one_press_away() {
    let home = Home::with_seeds();
    for n in 0..40 {
        home.write(
            &format!("k{n:02}.txt"),
            &NEW.replace("forty", &n.to_string()),
        );
    }
    let scene = Scene::with(home, &[]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let first = mo.command("corpus list", json!({})).await;
    assert!(!first.message().has_button("First"));
    let last = mo.press(first.message(), "Last").await;
    assert!(last.text().contains("k39.txt"), "{}", last.text());
    assert!(!last.message().has_button("Next") && !last.message().has_button("Last"));
    let back = mo.press(last.message(), "First").await;
    assert_eq!(back.text(), first.text());
    scene.end().await;
}

#[tokio::test]
async fn members_without_the_right_are_refused() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_MODERATOR_ROLES", &EDITOR_ROLE.to_string())],
    )
    .await;
    let (ann, eve) = (
        scene.fake.person("ann"),
        scene.fake.person_with("eve", &[EDITOR_ROLE]),
    );
    for name in ["corpus refresh", "corpus status", "corpus list", "why"] {
        let refused = ann.command(name, json!({})).await;
        assert!(refused.is_ephemeral(), "{name}");
        assert_notice(refused.message(), &["Manage Server"]);
        let allowed = eve.command(name, json!({})).await;
        assert!(
            !allowed.text().contains("Manage Server"),
            "{name}: {}",
            allowed.text()
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn moderators_commands_are_refused_in_direct_messages() {
    let scene = Scene::new().await;
    let operator = scene.fake.user(OPERATOR);
    // Discord does not offer it there; a client that sends it anyway is refused.
    for name in ["corpus refresh", "why"] {
        let response = operator
            .force_command(operator.direct_channel(), name)
            .await;
        assert!(response.is_ephemeral(), "{name}");
        assert_notice(response.message(), &["server"]);
    }
    scene.end().await;
}

#[tokio::test]
async fn moderators_wait_between_refreshes_and_operators_do_not() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_OPERATORS", &OPERATOR.to_string())],
    )
    .await;
    let (mo, other) = (
        scene.fake.person_with("mo", &[MODERATOR_ROLE]),
        scene.fake.person_with("other", &[MODERATOR_ROLE]),
    );
    let first = mo.command("corpus refresh", json!({})).await;
    let report = reported(&scene.fake, &first, "nothing has changed").await;
    // The collection is one for all, and so is the wait.
    let second = other.command("corpus refresh", json!({})).await;
    assert!(second.is_ephemeral());
    assert_notice(second.message(), &["second", "minute", "wait"]);
    let operator = scene
        .fake
        .user(OPERATOR)
        .command("corpus refresh", json!({}))
        .await;
    let again = reported(&scene.fake, &operator, "nothing has changed").await;
    assert_ne!(report.id, again.id);
    scene.end().await;
}

#[tokio::test]
async fn a_failed_refresh_is_said_and_the_old_articles_answer() {
    let scene = Scene::new().await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    std::fs::rename(scene.home.corpus(), scene.home.path().join("gone")).unwrap();
    let response = mo.command("corpus refresh", json!({})).await;
    let said = reported(&scene.fake, &response, "cannot be read").await;
    let place = scene.home.path().display().to_string();
    assert!(
        !said.text().contains(&place),
        "a path of the host is shown:\n{}",
        said.text()
    );
    assert_answer(&mo.mention(NEWS, LEAVE).await);
    scene.end().await;
}

#[tokio::test]
async fn an_emptied_folder_is_believed_only_when_an_operator_confirms_it() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[
            ("DATELINE_OPERATORS", &OPERATOR.to_string()),
            ("DATELINE_REFRESH_COOLDOWN_SECONDS", "0"),
        ],
    )
    .await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    for name in [crate::home::DATED, crate::home::UNDATED] {
        std::fs::remove_file(scene.home.corpus().join(name)).unwrap();
    }
    let response = mo.command("corpus refresh", json!({})).await;
    let said = reported(&scene.fake, &response, "refused").await;
    assert!(said.text().contains("2 of 2 articles"), "{}", said.text());
    assert_answer(&mo.mention(NEWS, LEAVE).await);
    // The collection is that of all servers: no moderator of one lets it go.
    let confirm = json!({"confirm": true});
    let refused = mo.command("corpus refresh", confirm.clone()).await;
    assert!(refused.is_ephemeral());
    assert_notice(refused.message(), &["DATELINE_OPERATORS"]);
    assert_answer(&mo.mention(NEWS, LEAVE).await);
    let operator = scene.fake.user(OPERATOR);
    let response = operator.command("corpus refresh", confirm).await;
    reported(&scene.fake, &response, "2 removed").await;
    let empty = mo.mention(NEWS, LEAVE).await.text();
    assert!(empty.contains("no articles"), "{empty}");
    scene.end().await;
}

/// A bot that starts before its volume is mounted.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_starts_over_an_emptied_folder_answers_from_before() {
    let home = Home::with_seeds();
    tokio::task::block_in_place(|| run(&home, &["corpus", "refresh"]).expect(0));
    for name in [crate::home::DATED, crate::home::UNDATED] {
        std::fs::remove_file(home.corpus().join(name)).unwrap();
    }
    let scene = Scene::with(home, &[]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    assert_answer(&mo.mention(NEWS, LEAVE).await);
    let log = scene.bot.log();
    assert!(log.contains("the old one answers"), "{log}");
    scene.end().await;
}

/// The bot and the terminal share one data folder.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_terminal_may_refresh_while_the_bot_runs() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_REFRESH_COOLDOWN_SECONDS", "0")],
    )
    .await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    assert_answer(&mo.mention(NEWS, LEAVE).await);
    for name in ["Ulla Berg", "Nils Frost", "Ida Dahl"] {
        scene
            .home
            .write("kiruna.txt", &NEW.replace("Ulla Berg", name));
        tokio::task::block_in_place(|| run(&scene.home, &["corpus", "refresh"]).expect(0));
        assert_answer(&mo.mention(NEWS, LEAVE).await);
        let card = mo.command("ask", json!({"question": LEAVE})).await;
        assert_answer(card.message());
        mo.press(card.message(), "In context").await;
    }
    let response = mo.command("corpus refresh", json!({})).await;
    reported(&scene.fake, &response, "nothing has changed").await;
    let answer = mo.mention(NEWS, "Who is the mayor of Kiruna?").await;
    assert!(answer.text().contains("Ida Dahl"), "{}", answer.text());
    scene.end().await;
}

#[tokio::test]
async fn a_report_that_comes_after_the_token_ended_is_said_in_the_channel() {
    let home = Home::with_seeds();
    home.write("faulty.txt", "---\ndate: 2023-13-45\n---\nNothing.");
    let scene = Scene::with(home, &[]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let gate = scene.fake.hold("PATCH", "/messages/@original");
    let response = mo.command("corpus refresh", json!({})).await;
    let held =
        |s: &crate::fake::State| s.requests.iter().any(|r| r.method == "PATCH").then_some(());
    scene.fake.until("the report", held).await;
    scene.fake.with(|s| {
        let interaction = s.interactions.get_mut(&response.interaction).unwrap();
        interaction.expired = true;
    });
    gate.notify_one();
    // What cannot be edited any longer is said in the channel, where everybody sees it: no file, no fault.
    let said = |s: &crate::fake::State| {
        s.messages
            .values()
            .any(|m| m.author == BOT && m.interaction.is_none())
            .then_some(())
    };
    scene.fake.until("the report in the channel", said).await;
    let late = scene.fake.said_in(NEWS)[0].text();
    assert!(late.contains("refresh has ended"), "{late}");
    assert!(!late.contains(".txt"), "{late}");
    let status = mo.command("corpus status", json!({})).await.text();
    assert!(status.contains("Last refresh: <t:"), "{status}");
    assert!(status.contains("Nothing has changed"), "{status}");
    assert_answer(&mo.direct(LEAVE).await);
    scene.end().await;
}

/// Whoever reads an old card's context is told that its article says something else now, or nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_quote_says_what_became_of_its_article() {
    let home = Home::with_seeds();
    home.write("kiruna.txt", NEW);
    home.write("more.txt", &NEW.replace("forty airships", "a parade"));
    let scene = Scene::with(home, &[("DATELINE_REFRESH_COOLDOWN_SECONDS", "0")]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let question =
        json!({"question": "How many airships were at the zeppelin festival of Kiruna?"});
    let card = mo.command("ask", question).await;
    assert!(card.text().contains("forty"), "{}", card.text());
    let context = || async { mo.press(card.message(), "In context").await.text() };
    let now = context().await;
    assert!(!now.contains("the quote is from"), "{now}");
    let changed = NEW.replace("forty", "fifty");
    scene.home.write("kiruna.txt", &changed);
    let refresh = || async {
        let response = mo.command("corpus refresh", json!({})).await;
        reported(
            &scene.fake,
            &response,
            "answers come from these articles now",
        )
        .await;
    };
    refresh().await;
    let then = context().await;
    assert!(then.contains("forty"), "{then}");
    assert!(then.contains("This article was changed on"), "{then}");
    std::fs::remove_file(scene.home.corpus().join("kiruna.txt")).unwrap();
    refresh().await;
    let then = context().await;
    assert!(then.contains("out of the collection since"), "{then}");
    // A file that is back as it was is what was quoted.
    scene.home.write("kiruna.txt", NEW);
    refresh().await;
    let again = context().await;
    assert!(!again.contains("the quote is from"), "{again}");
    let remove = ["corpus", "remove", "kiruna.txt"];
    tokio::task::block_in_place(|| run(&scene.home, &remove).expect(0));
    let then = context().await;
    assert!(then.contains("forty"), "{then}");
    assert!(then.contains("taken out of the collection on"), "{then}");
    scene.end().await;
}

/// As the context does, so do further quotes.
#[tokio::test]
async fn old_further_quotes_say_what_became_of_their_articles() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_REFRESH_COOLDOWN_SECONDS", "0")],
    )
    .await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let card = mo.command("ask", json!({"question": LEAVE})).await;
    let more = || async { mo.press(card.message(), "More quotes").await.text() };
    let now = more().await;
    assert!(!now.contains("the quote is from"), "{now}");
    for name in [crate::home::DATED, crate::home::UNDATED] {
        let text = scene.home.read(name);
        let corrected = format!("{}\n\nThis article was corrected.\n", text.trim_end());
        scene.home.write(name, &corrected);
    }
    let response = mo.command("corpus refresh", json!({})).await;
    reported(&scene.fake, &response, "2 changed").await;
    let then = more().await;
    assert!(then.contains("This article was changed on"), "{then}");
    scene.end().await;
}

/// The operator erases an article in a terminal while the bot runs.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_of_an_erased_article_say_that_it_was_withdrawn() {
    let home = Home::with_seeds();
    home.write("kiruna.txt", NEW);
    home.write(
        "faulty.txt",
        "---\ndate: 2023-13-25\n---\nA ferry sank off Gotland.",
    );
    let scene = Scene::with(home, &[("DATELINE_REFRESH_COOLDOWN_SECONDS", "0")]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let question = json!({"question": "Who is the mayor of Kiruna?"});
    let card = mo.command("ask", question.clone()).await;
    assert!(card.text().contains("Ulla Berg"), "{}", card.text());
    let context = mo.press(card.message(), "In context").await;
    assert!(context.text().contains("Ulla Berg"), "{}", context.text());
    let remove = ["corpus", "remove", "--purge", "kiruna.txt"];
    tokio::task::block_in_place(|| run(&scene.home, &remove).expect(0));
    // A refresh does not bring it back, and the other articles answer as before.
    let report = mo.command("corpus refresh", json!({})).await;
    reported(&scene.fake, &report, "nothing has changed").await;
    let context = mo.press(card.message(), "In context").await;
    assert!(context.is_ephemeral());
    assert_notice(context.message(), &["withdrawn"]);
    let again = mo.command("ask", question).await.text();
    assert!(!again.contains("Ulla Berg"), "{again}");
    assert_answer(&mo.mention(NEWS, LEAVE).await);
    let status = mo.command("corpus status", json!({})).await.text();
    // It used to stand among the faults, and below the fine print.
    let at = |words: &str| {
        status
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {status}"))
    };
    let order = [
        "Last refresh",
        "1 article was taken out",
        "faulty.txt",
        "-# State",
    ];
    assert!(order.map(at).is_sorted(), "{status}");
    scene.end().await;
}
