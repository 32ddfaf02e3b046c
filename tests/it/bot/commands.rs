//! The other commands: `/summary`, `/search`, `/sources`, `/help`, `/about`, and autocompletion.

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::home::{DATED, Home, LEAVE, UNDATED, bundled, quoted};
use crate::scene::Scene;

#[tokio::test]
async fn summaries_are_quotes_with_dates() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let latest = ann.command("summary", json!({})).await;
    let quotes = assert_answer(latest.message());
    let context = ann.press(latest.message(), "In context 2").await;
    assert!(context.is_ephemeral());
    let around = quoted(&context.message().reading().text);
    assert!(around.iter().any(|q| quotes.contains(q)), "{around:?}");
    let topic = ann
        .command("summary", json!({"topic": "the French ambassador"}))
        .await;
    assert!(
        assert_answer(topic.message())
            .iter()
            .any(|q| q.contains("mbassador")),
        "{}",
        topic.text()
    );
    let foreign = ann
        .command("summary", json!({"topic": "Antarctic krill fisheries"}))
        .await;
    assert_notice(foreign.message(), &["not", "no "]);
    scene.end().await;
}

#[tokio::test]
async fn summaries_grow_with_their_length() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let mut counts = Vec::new();
    for length in ["short", "medium", "long"] {
        let summary = ann.command("summary", json!({"length": length})).await;
        counts.push(assert_answer(summary.message()).len());
    }
    assert!(
        counts[0] < counts[1] && counts[1] <= counts[2],
        "{counts:?}"
    );
    scene.end().await;
}

#[tokio::test]
async fn an_article_is_chosen_by_completion_and_summarised() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let all = ann.complete("summary", "article", "").await;
    assert_eq!(all.len(), 2, "{all:?}");
    let paris = ann.complete("summary", "article", "Paris").await;
    let (_, value) = paris
        .first()
        .expect("one title begins with French President or Paris");
    let summary = ann.command("summary", json!({"article": value})).await;
    let article = if value.contains("002") {
        bundled(UNDATED)
    } else {
        bundled(DATED)
    };
    assert!(
        assert_answer(summary.message())
            .iter()
            .all(|q| article.contains(q)),
        "{}",
        summary.text()
    );
    let unknown = ann
        .command("summary", json!({"article": "no such article"}))
        .await;
    assert_notice(unknown.message(), &["article"]);
    scene.end().await;
}

#[tokio::test]
async fn sources_complete_and_are_listed() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let names =
        |list: Vec<(String, String)>| list.into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert!(names(ann.complete("ask", "source", "cn").await).contains(&"CNN".to_owned()));
    let all = names(ann.complete("ask", "source", "").await);
    for name in ["BBC", "CNN", "TF1"] {
        assert!(all.contains(&name.to_owned()), "{all:?}");
    }
    assert!(names(ann.complete("ask", "source", "zzz").await).is_empty());
    let sources = ann
        .command("sources", json!({}))
        .await
        .message()
        .reading()
        .text;
    for word in ["2 articles", "BBC", "CNN", "undated", "25 Sep 2023"] {
        assert!(sources.contains(word), "{word} is missing in:\n{sources}");
    }
    scene.end().await;
}

/// Who turns a page of what stands in the channel sees it alone.
#[tokio::test]
async fn more_sources_than_fit_are_a_press_away() {
    let home = Home::empty();
    for n in 1..=45 {
        home.write(
            &format!("{n}.txt"),
            &format!("---\nsource: Ferry News {n}\n---\nFerry number {n} left the harbour for island {n} at dawn."),
        );
    }
    let scene = Scene::with(home, &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let first = ann.command("sources", json!({})).await;
    assert!(!first.is_ephemeral() && !first.text().contains("Ferry News 21"));
    let second = bob.press(first.message(), "Next").await;
    assert!(second.is_ephemeral(), "{}", second.text());
    assert!(second.text().contains("Ferry News 21"), "{}", second.text());
    let third = bob.press(second.message(), "Next").await;
    assert!(third.text().contains("Ferry News 45"), "{}", third.text());
    assert!(!third.message().has_button("Next"));
    scene.end().await;
}

#[tokio::test]
async fn a_search_counts_all_that_matches() {
    let home = Home::empty();
    for n in 0..40 {
        home.write(
            &format!("{n}.txt"),
            &format!("Ferry number {n} left the harbour for island {n} at dawn."),
        );
    }
    let scene = Scene::with(home, &[]).await;
    let ann = scene.fake.person("ann");
    let found = ann.command("search", json!({"query": "harbour"})).await;
    let text = found.text();
    assert!(text.contains("The best 3 of 40 passages"), "{text}");
    scene.end().await;
}

#[tokio::test]
async fn search_ranks_passages() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let found = ann.command("search", json!({"query": "ambassador"})).await;
    assert!(
        assert_answer(found.message())
            .iter()
            .any(|q| q.contains("ambassador")),
        "{}",
        found.text()
    );
    let phrase = ann
        .command("search", json!({"query": "\"sole legitimate authority\""}))
        .await;
    let quotes = quoted(&phrase.message().reading().text);
    assert!(
        quotes
            .iter()
            .any(|q| q.contains("sole legitimate authority")),
        "{}",
        phrase.text()
    );
    let nothing = ann.command("search", json!({"query": "xylophone"})).await;
    assert_notice(nothing.message(), &["no ", "not"]);
    scene.end().await;
}

#[tokio::test]
async fn search_marks_the_searched_words_and_both_are_narrowed_like_questions() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let found = ann
        .command("search", json!({"query": "French ambassador"}))
        .await;
    assert!(found.text().contains("**ambassador"), "{}", found.text());
    for (name, mut options) in [
        ("search", json!({"query": "ambassador"})),
        ("summary", json!({"topic": "ambassador"})),
        ("summary", json!({})),
    ] {
        options["source"] = json!("CNN");
        options["private"] = json!(true);
        let shown = ann.command(name, options.clone()).await;
        assert!(shown.is_ephemeral(), "{name}");
        let cited = bundled(UNDATED);
        let quotes = assert_answer(shown.message());
        assert!(quotes.iter().all(|q| cited.contains(q)), "{}", shown.text());
        assert!(shown.text().contains(": source CNN."), "{}", shown.text());
        options["since"] = json!("2024-01-01");
        let nothing = ann.command(name, options.clone()).await;
        assert_notice(nothing.message(), &["no "]);
        options["until"] = json!("2023-01-01");
        let swapped = ann.command(name, options).await;
        assert_notice(swapped.message(), &["swap"]);
    }
    let options = json!({"article": UNDATED, "source": "CNN"});
    let refused = ann.command("summary", options).await;
    assert!(refused.is_ephemeral());
    assert_notice(refused.message(), &["One article is summed up as a whole"]);
    scene.end().await;
}

#[tokio::test]
async fn a_slip_in_a_source_is_pointed_out() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let options = json!({"question": "Who is the ambassador?", "source": "Reutres"});
    let home = ann.command("ask", options).await;
    assert_notice(home.message(), &["No article fits that source"]);
    let options = json!({"question": "Who is the ambassador?", "source": "TF2"});
    let near = ann.command("ask", options).await;
    assert_notice(near.message(), &["Did you mean “TF1”?"]);
    assert!(!near.message().has_button("Ask a follow-up"));
    scene.end().await;
}

#[tokio::test]
async fn without_articles_every_command_says_so() {
    let scene = Scene::with(crate::home::Home::empty(), &[]).await;
    let ann = scene.fake.person("ann");
    for (name, options) in [
        ("ask", json!({"question": "Who is the ambassador?"})),
        ("search", json!({"query": "ambassador"})),
        ("summary", json!({})),
        ("sources", json!({})),
        ("about", json!({})),
    ] {
        let shown = ann.command(name, options).await;
        let text = shown.text();
        assert!(
            text.contains("no articles in the collection yet"),
            "{name}: {text}"
        );
        assert!(!text.contains("0 articles"), "{name}: {text}");
    }
    scene.end().await;
}

/// The state of an empty collection used to be "Answering from 0 articles", without a word about what to do.
#[tokio::test]
async fn without_articles_a_moderator_is_told_what_to_do() {
    let scene = Scene::with(crate::home::Home::empty(), &[]).await;
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    for name in ["corpus status", "corpus list"] {
        let text = mo.command(name, json!({})).await.text();
        assert!(text.contains("There are no articles yet. Put"), "{text}");
    }
    scene.end().await;
}

#[tokio::test]
async fn help_and_about_say_what_a_newcomer_needs() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for channel in [NEWS, ann.direct_channel()] {
        let help = ann.command_in(channel, "help", json!({})).await;
        for command in ["/ask", "/summary", "/search", "/sources", "/why"] {
            assert!(
                help.text().contains(command),
                "{command} is missing in:\n{}",
                help.text()
            );
        }
        let about = ann.command_in(channel, "about", json!({})).await;
        assert!(about.text().contains("Dateline"), "{}", about.text());
    }
    scene.end().await;
}

#[tokio::test]
async fn commands_have_descriptions_and_places() {
    let scene = Scene::new().await;
    for name in [
        "ask", "summary", "search", "sources", "help", "about", "corpus", "why",
    ] {
        let command = scene.fake.registered(name, Some(GUILD)).await;
        assert!(
            command["description"]
                .as_str()
                .is_some_and(|d| d.len() > 10),
            "{command}"
        );
        let direct = command["contexts"]
            .as_array()
            .is_some_and(|c| c.contains(&json!(1)));
        let moderators_only = ["corpus", "why"].contains(&name);
        assert_eq!(direct, !moderators_only, "{command}");
        let manage = json!(perm::MANAGE_GUILD.to_string());
        let needed = &command["default_member_permissions"];
        assert_eq!(*needed == manage, moderators_only, "{command}");
    }
    scene.end().await;
}

#[tokio::test]
async fn operators_alone_are_no_question_and_narrow_a_summary() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let only = "source:CNN";
    let asked = ann.command("ask", json!({"question": only})).await;
    assert!(asked.is_ephemeral());
    assert_notice(asked.message(), &["no question in that"]);
    let searched = ann.command("search", json!({"query": "the"})).await;
    assert!(searched.is_ephemeral());
    assert_notice(searched.message(), &["no words to search for"]);
    let listed = ann.command("search", json!({"query": only})).await;
    let text = listed.message().text();
    assert!(text.contains("1 article, the newest first."), "{text}");
    // Only the second article cites CNN.
    for topic in [only, "source:CNN ambassador"] {
        let summary = ann.command("summary", json!({"topic": topic})).await;
        let quotes = assert_answer(summary.message());
        let cited = bundled(UNDATED);
        let strange = quotes.iter().find(|quote| !cited.contains(*quote));
        assert_eq!(strange, None, "{}", summary.text());
    }
    scene.end().await;
}

/// It used to go on from the answer before: the sources of something else.
#[tokio::test]
async fn who_writes_more_or_source_after_a_search_or_a_summary_means_that() {
    let home = Home::with_seeds();
    for n in 0..6 {
        let text = format!("Harbour ferry number {n} brought salt and {n} sheep to the island.");
        home.write(&format!("{n}.txt"), &text);
    }
    let scene = Scene::with(home, &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    ann.mention(NEWS, LEAVE).await;
    bob.command("search", json!({"query": "harbour ferry"}))
        .await;
    let more = bob.mention(NEWS, "more").await.text();
    assert!(more.contains("brought salt"), "{more}");
    // What is between ann and the bot stays that, and what only one person sees is nothing to others.
    assert!(ann.mention(NEWS, "source?").await.text().contains(LEAVE));
    ann.command("search", json!({"query": "Niger", "private": true}))
        .await;
    bob.command("summary", json!({"article": "3.txt"})).await;
    let eve = scene.fake.person("eve");
    let sources = eve.mention(NEWS, "source?").await;
    assert_notice(&sources, &["3.txt"]);
    assert_eq!(sources.embeds[0]["title"], "Sources of the quotes");
    // Only an answer can be explained.
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let why = mo.command("why", json!({})).await;
    assert!(why.text().contains("time"), "{}", why.text());
    scene.end().await;
}
