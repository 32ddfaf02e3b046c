//! Titles, sources, authors, addresses and names of files that try to ping, link, hide or restyle, wherever they are shown.

use serde_json::json;

use super::moderators::reported;
use crate::fake::ids::*;
use crate::fake::shown::{Shown, read};
use crate::home::Home;
use crate::scene::Scene;

const TITLE: &str = "# **Big** ||news|| [here](https://evil.example) @everyone \u{202e}daeh";
const SOURCE: &str = "The <@1000000000000000010> *Post* https://evil.example \u{2066}x";
const AUTHOR: &str = "~~Ann~~ <#1000000000000000110> `Roe` discord.gg/evil";
const FILE: &str = "- **file** _of_ <t:1700000000:R> `x` txt.md";
const URLS: [&str; 3] = [
    "javascript:alert(1)",
    "https://good.example@evil.example/",
    "https://evil.example/ [x](https://evil.example)",
];

fn article(n: usize, url: &str) -> String {
    format!(
        "---\ntitle: {TITLE}\nsource: {SOURCE} {n}\nauthor: {AUTHOR}\nurl: {url}\ndate: 2023-10-0{}\n---\n\
         The ferry number {n} left the harbour at dawn. It came back with a cargo of salt at night. \
         “The sea was calm,” captain Hale told {SOURCE}.\n",
        n + 1
    )
}

fn harbour() -> Home {
    let home = Home::empty();
    for (n, url) in URLS.iter().enumerate() {
        home.write(&format!("{FILE} {n}.txt"), &article(n, url));
    }
    home
}

/// Nothing in it takes effect or turns the direction of what stands around it.
#[track_caller]
fn assert_inert(shown: &Shown) {
    let text = shown.text();
    // Nothing takes effect between backticks that are the bot's own.
    let outside = text.replace("\\`", "'");
    let outside: String = outside.split('`').step_by(2).collect();
    let mut live = read(&outside).live;
    // The bot itself says when the articles changed.
    live.retain(|one| !one.starts_with("tag: <t:") || one.contains("1700000000"));
    assert_eq!(live, Vec::<String>::new(), "{text}");
    let labels: Vec<String> = shown
        .buttons()
        .into_iter()
        .map(|(label, _)| label)
        .collect();
    assert_plain(&format!("{text}{}", labels.concat()));
}

#[track_caller]
fn assert_plain(text: &str) {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(turns), "{}", text.escape_unicode());
}

#[tokio::test]
async fn hostile_names_do_nothing_in_what_people_ask_for() {
    let scene = Scene::with(harbour(), &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let ann = scene.fake.person("ann");
    for channel in [NEWS, PLAIN] {
        let answer = ann.mention(channel, "When did the ferry leave?").await;
        assert!(
            answer.reading().text.contains("at dawn"),
            "{}",
            answer.text()
        );
        assert_inert(&answer);
        assert_inert(&ann.reply(&answer, "source?").await);
        assert_inert(&ann.reply(&answer, "Who said that?").await);
        for label in ["In context", "More quotes"] {
            if answer.has_button(label) {
                assert_inert(ann.press(&answer, label).await.message());
            }
        }
        for (command, options) in [
            ("search", json!({"query": "ferry"})),
            ("search", json!({"query": "ferry", "source": TITLE})),
            ("summary", json!({})),
            ("summary", json!({"topic": "ferry", "length": "long"})),
            ("summary", json!({"topic": TITLE})),
            ("sources", json!({})),
            ("about", json!({})),
        ] {
            let shown = ann.command_in(channel, command, options).await;
            assert_inert(shown.message());
        }
        let articles = ann.complete_in(channel, "summary", "article", "").await;
        assert_eq!(articles.len(), URLS.len());
        for (name, value) in articles {
            assert_plain(&name);
            let options = json!({"article": value});
            let shown = ann.command_in(channel, "summary", options).await;
            assert!(shown.message().reading().text.contains("at dawn"));
            assert_inert(shown.message());
        }
        for (name, value) in ann.complete_in(channel, "ask", "source", "").await {
            assert_plain(&name);
            let options = json!({"question": "When did the ferry leave?", "source": value});
            let shown = ann.command_in(channel, "ask", options).await;
            assert!(
                shown.message().reading().text.contains("at dawn"),
                "{value}: {}",
                shown.text()
            );
            assert_inert(shown.message());
        }
    }
    scene.end().await;
}

#[tokio::test]
async fn hostile_names_do_nothing_in_what_moderators_see() {
    let at_once = [("DATELINE_REFRESH_COOLDOWN_SECONDS", "0")];
    let scene = Scene::with(harbour(), &at_once).await;
    let mo = scene.fake.user(OPERATOR);
    for (n, channel) in (4..).zip([NEWS, PLAIN]) {
        scene
            .home
            .write(&format!("{FILE} {n}.txt"), &article(n, URLS[0]));
        scene
            .home
            .write(&format!("{FILE} \u{202e}faulty {n}.txt"), "%PDF-1.7");
        let response = mo.command_in(channel, "corpus refresh", json!({})).await;
        assert_inert(&reported(&scene.fake, &response, "1 added").await);
        for (command, options) in [
            ("corpus status", json!({})),
            ("corpus list", json!({})),
            (
                "corpus list",
                json!({"filter": "**Big** ||news|| [here](https"}),
            ),
            (
                "corpus list",
                json!({"filter": "||<@1000000000000000010>|| \u{202e}x"}),
            ),
            ("why", json!({"question": "When did the ferry leave?"})),
        ] {
            let shown = mo.command_in(channel, command, options).await;
            assert_inert(shown.message());
        }
    }
    scene.end().await;
}
