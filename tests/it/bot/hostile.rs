//! Articles and questions that try to ping, link, hide, restyle or break.

use serde_json::json;

use crate::fake::ids::*;
use crate::fake::shown::{Shown, is_invisible};
use crate::home::Home;
use crate::scene::Scene;

/// A word to ask for, and a sentence that holds it.
pub(super) const TRAPS: [(&str, &str); 12] = [
    (
        "aardvark",
        "The aardvark spokesman greeted @everyone and @here in the hall before lunch.",
    ),
    (
        "badger",
        "The badger minister thanked <@1000000000000000010> and <@&1000000000000000102> in <#1000000000000000110>.",
    ),
    (
        "capybara",
        "The capybara report is at [the ministry](https://evil.example/steal) and https://evil.example/bare today.",
    ),
    (
        "dromedary",
        "The dromedary verdict was ||hidden|| and ~~struck~~ and *slanted* and **fat** and __lined__ text.",
    ),
    (
        "echidna",
        "The echidna file is called C:\\temp\\new_report_final.txt and costs 5*3*2 `coins` in total.",
    ),
    (
        "flamingo",
        "The flamingo vote \u{202e}desrever\u{202c} was \u{200b}counted\u{2066} twice\u{2069} on the day.",
    ),
    (
        "gorilla",
        "The gorilla summit began at <t:1700000000:R> with </ask:1000000000000000001> and <:fire:1000000000000000001> there.",
    ),
    (
        "hyena",
        "The hyena invite is discord.gg/evil and discord.com/invite/evil for every reader.",
    ),
    (
        "iguana",
        "The iguana said \"\\*escaped\\* and \\\\double\\\\ backslashes\" at noon.",
    ),
    (
        "jackal",
        "The jackal budget rose by 3 > 2 and # 1 - 5 and >>> 7 in one year.",
    ),
    (
        "koala",
        "The koala wrote ```code block``` and ``double`` and ` single in the letter.",
    ),
    (
        "lemur",
        "The lemur's café naïve résumé — “quoted ‘inner’ words” – cost €5 and £6 😀 in Łódź.",
    ),
];

const TITLE: &str = "*News* of ||the|| [day](https://evil.example) <@7>";

pub(super) fn zoo() -> Home {
    let home = Home::empty();
    for (word, sentence) in TRAPS {
        // A headline that is all markdown, a paragraph that begins with it, and company for the sentence.
        let text = format!(
            "# {TITLE}\n\n> - 1. A first paragraph stands here for company.\n\n{sentence} It was a quiet day otherwise.\n"
        );
        home.write(&format!("{word}.txt"), &text);
    }
    home
}

pub(super) fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// The sentence shows as stored, and nothing in the message takes effect.
#[track_caller]
fn assert_harmless(shown: &Shown, sentence: &str) {
    let reading = shown.reading();
    assert!(
        reading.text.contains(&visible(sentence)),
        "not as stored: {sentence}\n{}",
        shown.text()
    );
    assert_eq!(reading.live, Vec::<String>::new(), "{}", shown.text());
    let direction = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(
        !shown.text().contains(direction),
        "{}",
        shown.text().escape_unicode()
    );
}

#[tokio::test]
async fn hostile_sentences_show_as_stored_and_do_nothing() {
    let scene = Scene::with(zoo(), &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let ann = scene.fake.person("ann");
    for (word, sentence) in TRAPS {
        let question = format!("What about the {word}?");
        assert_harmless(
            ann.command("ask", json!({"question": question}))
                .await
                .message(),
            sentence,
        );
        let titled = ann.mention(NEWS, &question).await.reading().text;
        assert!(titled.contains(TITLE), "{titled}");
        assert_harmless(&ann.mention(NEWS, &question).await, sentence);
        assert_harmless(&ann.mention(PLAIN, &question).await, sentence);
        let found = ann.command("search", json!({"query": word})).await;
        assert_harmless(found.message(), sentence);
    }
    scene.end().await;
}

#[tokio::test]
async fn very_long_sentences_and_articles_stay_within_the_limits() {
    let home = Home::empty();
    let long = |word: &str, size: usize| {
        format!("The {word} {} ended.", "went on and on ".repeat(size / 15))
    };
    home.write("long.txt", &long("marathon", 5000));
    home.write(
        "words.txt",
        &format!("The colossus {} fell.", "x".repeat(7000)),
    );
    home.write(
        "many.txt",
        &(0..400)
            .map(|n| format!("The parade passed house {n} with *stars* and _lines_.\n\n"))
            .collect::<String>(),
    );
    home.write(
        &format!("{}.txt", "n".repeat(200)),
        "The nameplate was far too long for the door.",
    );
    let header = format!(
        "title: {}\nsource: {}\nauthor: {}\n",
        "T".repeat(3000),
        "S".repeat(3000),
        "A".repeat(3000)
    );
    home.write(
        "header.txt",
        &format!("---\n{header}---\nThe letterhead took the whole page.\n"),
    );
    let scene = Scene::with(home, &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let ann = scene.fake.person("ann");
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    for word in ["marathon", "colossus", "parade", "nameplate", "letterhead"] {
        for channel in [NEWS, PLAIN] {
            let shown = ann
                .mention(channel, &format!("What about the {word}?"))
                .await;
            assert!(shown.text().contains(word), "{word}: {}", shown.text());
            for label in ["More quotes", "In context"] {
                if shown.has_button(label) {
                    ann.press(&shown, label).await;
                }
            }
        }
        ann.command("search", json!({"query": word})).await;
        ann.command("summary", json!({"topic": word, "length": "long"}))
            .await;
        for channel in [NEWS, PLAIN] {
            let question = json!({"question": format!("What about the {word}?")});
            mo.command_in(channel, "why", question).await;
        }
    }
    ann.command("summary", json!({"length": "long"})).await;
    ann.command("sources", json!({})).await;
    ann.complete("ask", "source", "").await;
    ann.complete("summary", "article", "").await;
    mo.command("corpus list", json!({})).await;
    scene.end().await;
}

#[tokio::test]
async fn hostile_questions_are_answered_or_declined_without_harm() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_QUESTIONS_PER_MINUTE", "600")],
    )
    .await;
    let ann = scene.fake.person("ann");
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let questions = [
        "@everyone <@1000000000000000010> **bold** ||spoiler|| [x](https://evil.example) xylophone?".to_owned(),
        "\u{202e}txet desrever \u{200b}\u{feff}xylophone".to_owned(),
        "(".repeat(400) + "Niger",
        "\"".repeat(199) + " source: after: before:",
        "source:@everyone after:2023-01-01 before:9999-99-99 Niger".to_owned(),
        "z̸̢͙̩̐͛a̵̧͇l̸g̶o ".repeat(20),
        "🦀".repeat(300),
        "<t:1700000000:R> </ask:1> `code` ```block``` # heading\n# heading\n> quote xylophone".to_owned(),
    ];
    // The bot itself points to one command.
    let summary = scene.fake.registered("summary", Some(GUILD)).await;
    let own = format!("tag: </summary:{}>", summary["id"].as_str().expect("an id"));
    let live = |shown: &Shown| {
        let mut live = shown.reading().live;
        live.retain(|one| *one != own);
        live
    };
    for question in &questions {
        let mut answers = vec![ann.direct(question).await];
        // A message to everyone is no question.
        if !question.contains("@everyone") {
            answers.push(ann.mention(NEWS, question).await);
        }
        for shown in answers {
            assert_eq!(
                live(&shown),
                Vec::<String>::new(),
                "{question}:\n{}",
                shown.text()
            );
        }
        let card = ann.command("ask", json!({"question": question})).await;
        assert_eq!(
            live(card.message()),
            Vec::<String>::new(),
            "{question}:\n{}",
            card.text()
        );
        let told = mo.command("why", json!({"question": question})).await;
        assert_eq!(
            told.message().reading().live,
            Vec::<String>::new(),
            "{question}:\n{}",
            told.text()
        );
        let found = ann.command("search", json!({"query": question})).await;
        assert_eq!(
            found.message().reading().live,
            Vec::<String>::new(),
            "{question}:\n{}",
            found.text()
        );
        ann.complete(
            "ask",
            "source",
            &question.chars().take(100).collect::<String>(),
        )
        .await;
    }
    scene.end().await;
}
