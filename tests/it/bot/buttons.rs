//! Buttons under an answer, and the modal behind one of them.

use std::collections::BTreeSet;

use serde_json::json;

use super::{assert_answer, assert_notice};
use crate::fake::ids::*;
use crate::fake::shown::Shown;
use crate::home::{Home, LEAVE, quoted};
use crate::process::run;
use crate::scene::{Bot, Scene};

#[tokio::test]
async fn more_quotes_and_context_are_one_click_away() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let first = assert_answer(card.message());
    let more = ann.press(card.message(), "More quotes").await;
    let further = quoted(&more.message().reading().text);
    assert!(
        further.iter().any(|q| !first.contains(q)),
        "nothing new in:\n{}",
        more.text()
    );
    // Anyone may look at the context; only they see it.
    let context = bob.press(card.message(), "In context").await;
    assert!(context.is_ephemeral());
    let around = quoted(&context.message().reading().text);
    assert!(
        around.iter().any(|q| first.contains(q)),
        "the quote is missing in:\n{}",
        context.text()
    );
    assert!(
        around.len() > 1,
        "nothing around the quote in:\n{}",
        context.text()
    );
    scene.end().await;
}

#[tokio::test]
async fn answers_to_mentions_have_the_buttons_too() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for shown in [ann.mention(NEWS, LEAVE).await, ann.direct(LEAVE).await] {
        let context = ann.press(&shown, "In context").await;
        assert!(
            quoted(&context.message().reading().text).len() > 1,
            "{}",
            context.text()
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn a_follow_up_is_asked_in_a_modal() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let card = ann
        .command("ask", json!({"question": "Who is Sylvain Itte?"}))
        .await;
    let modal = ann.press(card.message(), "Ask a follow-up").await;
    let answer = ann
        .submit(&modal, "Who asked him to leave the country?")
        .await;
    assert!(
        answer.message().reading().text.contains("Itte"),
        "{}",
        answer.text()
    );
    assert!(
        !quoted(&answer.message().reading().text).is_empty(),
        "{}",
        answer.text()
    );
    let modal = ann.press(answer.message(), "Ask a follow-up").await;
    let nothing = ann.submit(&modal, "?!").await;
    assert!(nothing.is_ephemeral());
    assert_notice(nothing.message(), &["punctuation"]);
    scene.end().await;
}

#[tokio::test]
async fn buttons_outlive_a_restart() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let first = assert_answer(card.message());
    let Scene { fake, home, bot } = scene;
    bot.terminate();
    assert_eq!(bot.exit(crate::fake::DEADLINE).await, Some(0));
    let bot = Bot::start(&fake, &home, &[]);
    fake.until("a second identify", |s| {
        (s.identifies.len() == 2).then_some(())
    })
    .await;
    let context = ann.press(card.message(), "In context").await;
    assert!(
        quoted(&context.message().reading().text)
            .iter()
            .any(|q| first.contains(q)),
        "{}",
        context.text()
    );
    let modal = ann.press(card.message(), "Ask a follow-up").await;
    assert!(
        !quoted(
            &ann.submit(&modal, "Who is Sylvain Itte?")
                .await
                .message()
                .reading()
                .text
        )
        .is_empty()
    );
    Scene { fake, home, bot }.end().await;
}

#[tokio::test]
async fn buttons_that_cannot_work_say_so() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let known = card.message().button("In context");
    // Changed and cut ids, ids of nobody, and bytes that are no id at all.
    let mut broken: Vec<String> = vec!["x".repeat(100), "🦀".to_owned(), ":::".to_owned()];
    broken.push(known.chars().rev().collect());
    broken.push(known.chars().take(known.chars().count() / 2).collect());
    broken.push(known.replace(|c: char| c.is_ascii_digit(), "9"));
    for id in broken.iter().filter(|id| **id != known) {
        let response = ann.press_id(card.message(), id).await;
        assert!(response.is_ephemeral(), "{id}: {}", response.text());
        assert!(
            quoted(&response.message().reading().text).is_empty(),
            "{id}: {}",
            response.text()
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn a_quote_stays_reachable_after_its_article_changed() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let card = ann.command("ask", json!({"question": LEAVE})).await;
    let first = assert_answer(card.message());
    for name in [crate::home::DATED, crate::home::UNDATED] {
        scene
            .home
            .write(name, "Nothing of that stands here any longer.");
    }
    let report = mo.command("corpus refresh", json!({})).await;
    super::moderators::reported(&scene.fake, &report, "changed").await;
    let context = ann.press(card.message(), "In context").await;
    assert!(
        quoted(&context.message().reading().text)
            .iter()
            .any(|q| first.contains(q)),
        "{}",
        context.text()
    );
    scene.end().await;
}

/// Reports different enough not to count as one.
const REGATTAS: [&str; 12] = [
    "A crew from Skagen won the regatta in heavy rain, the judges said.",
    "The regatta off Kotor was won by two brothers after nine hours.",
    "Nobody had expected that a fishing boat would win the regatta of Paimpol.",
    "In Gdynia the oldest ship of all won the regatta with a torn sail.",
    "Students won the regatta on Lake Ohrid although they had started last.",
    "The harbour master of Ribe won this year's regatta and gave the cup away.",
    "Because of fog the regatta near Bergen was won by the only boat that arrived.",
    "Her grandmother's sloop won the regatta for Marta Kovac in Piran.",
    "Fireworks greeted the lifeboat that won the regatta at Whitby in the evening.",
    "A protest decided who won the regatta of Cascais: the yellow catamaran.",
    "For the third time the bakers won the regatta of the guilds in Bruges.",
    "The regatta in Stavanger was won by a crew of retired teachers.",
];

/// A collection of them.
pub(super) fn regattas() -> Home {
    let home = Home::empty();
    for (n, report) in REGATTAS.iter().enumerate() {
        home.write(&format!("{n}.txt"), report);
    }
    home
}

/// Which of them are shown.
fn regattas_in(shown: &Shown) -> Vec<usize> {
    let text = shown.reading().text;
    (0..REGATTAS.len())
        .filter(|n| text.contains(REGATTAS[*n]))
        .collect()
}

#[tokio::test]
async fn more_quotes_come_to_an_end_and_none_comes_twice() {
    let scene = Scene::with(regattas(), &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let ann = scene.fake.person("ann");
    let card = ann
        .command("ask", json!({"question": "Who won the regatta?"}))
        .await;
    let mut shown = card.message().clone();
    let mut seen = regattas_in(&shown);
    let mut pages = 1;
    while shown.has_button("More quotes") {
        assert!(pages < 20, "no end of pages");
        shown = ann.press(&shown, "More quotes").await.message().clone();
        seen.extend(regattas_in(&shown));
        pages += 1;
    }
    assert!(pages > 1 && seen.len() > 3, "{pages} pages, {seen:?}");
    let distinct: BTreeSet<&usize> = seen.iter().collect();
    assert_eq!(distinct.len(), seen.len(), "{seen:?}");
    scene.end().await;
}

/// Whoever pressed *Next* under a page that everybody sees used to turn it for all of them.
#[tokio::test]
async fn a_page_that_everybody_sees_is_turned_for_nobody_else() {
    let scene = Scene::with(regattas(), &[("DATELINE_QUESTIONS_PER_MINUTE", "600")]).await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let answer = ann.mention(NEWS, "Who won the regatta?").await;
    let page = ann.reply(&answer, "more").await;
    let next = bob.press(&page, "Next").await;
    assert!(next.is_ephemeral() && next.message().id != page.id);
    let still = scene
        .fake
        .look(|state| Shown::of(&state.messages[&page.id]).text());
    assert_eq!(still, page.text());
    // In the page of one's own Next turns it.
    let id = next.message().id;
    let further = bob.press(next.message(), "Back").await;
    assert_eq!(further.message().id, id);
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quotes_that_were_erased_are_not_counted_among_the_further_ones() {
    let scene = Scene::with(regattas(), &[]).await;
    let ann = scene.fake.person("ann");
    let question = json!({"question": "Who won the regatta?"});
    let card = ann.command("ask", question).await;
    let second = ann.press(card.message(), "More quotes").await;
    let third = ann.press(second.message(), "Next").await;
    let (second, third) = (second.message().clone(), third.message().clone());
    let erased = regattas_in(&third);
    assert!(!erased.is_empty(), "{}", third.reading().text);
    for n in erased {
        let remove = ["corpus", "remove", "--purge", &format!("{n}.txt")];
        tokio::task::block_in_place(|| run(&scene.home, &remove).expect(0));
    }
    // The bot sees what another program did at most half a second later; a refresh looks at once.
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let report = mo.command("corpus refresh", json!({})).await;
    super::moderators::reported(&scene.fake, &report, "nothing has changed").await;
    // From a page that is gone back to the last one that there is.
    let now = ann.press(&second, "Next").await.message().clone();
    let text = now.text();
    let title = text
        .lines()
        .find(|line| line.contains(" of "))
        .expect("a count");
    let (title, question) = title.split_once(": ").expect("a question");
    assert_eq!(question, "Who won the regatta?");
    let (title, all) = title.rsplit_once(" of ").expect("a count");
    assert!(title.ends_with(all), "{text}");
    assert!(!now.has_button("Next") && now.has_button("Back"), "{text}");
    // Each button leads to the quote with its number.
    let last = regattas_in(&now);
    assert!(!last.is_empty(), "{text}");
    let context = ann.press(&now, &format!("In context {all}")).await;
    let shown = regattas_in(context.message());
    assert_eq!(shown.len(), 1);
    let quote = text
        .find(REGATTAS[shown[0]])
        .expect("one of the page's quotes");
    assert!(
        last.iter().all(|n| text.find(REGATTAS[*n]) <= Some(quote)),
        "{text}"
    );
    scene.end().await;
}

/// Pages behind the first used to look up fewer passages than the search had, found others, and showed theirs without bold.
#[tokio::test]
async fn further_pages_of_a_search_have_its_words_in_bold() {
    let home = Home::empty();
    home.write(
        "bridge.txt",
        "The Queen's bridge in Sandvig was opened on Friday. It cost 812 million crowns. The engineer said that the bridge would \
         last 120 years. She thanked the divers.\n\nThe bridge replaces a ferry. The ferry's captain said he would miss the \
         seals.\n\nCritics say the toll of the bridge is too high. Bicycles are free on the bridge.",
    );
    home.write(
        "crack.txt",
        "Cracks were found in two pillars of the bridge. The bridge was closed to lorries on Saturday.\n\nThe mayor said he was \
         angry. The repairs of the bridge could cost 60 million crowns.",
    );
    home.write(
        "toll.txt",
        "A family of swifts nests under the bridge at Aldmouth.\n\nNobody has counted the lamps on that bridge.",
    );
    let scene = Scene::with(home, &[]).await;
    let ann = scene.fake.person("ann");
    let found = ann.command("search", json!({"query": "bridge"})).await;
    let more = ann.press(found.message(), "More quotes").await;
    let text = more.text();
    let quotes: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("> ") && line.contains("bridge"))
        .collect();
    assert!(text.contains("Passages 4 to"), "{text}");
    assert!(
        !quotes.is_empty() && quotes.iter().all(|line| line.contains("**bridge**")),
        "{text}"
    );
    scene.end().await;
}

/// A search whose passages are also what the same words asked as a question would give used to lose its bold behind the first page, and
/// what its last page says.
#[tokio::test]
async fn further_pages_of_a_search_are_those_of_no_question() {
    let home = Home::empty();
    let articles =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/newsroom/articles");
    for entry in std::fs::read_dir(articles).expect("the repository has them") {
        let path = entry.expect("a readable folder").path();
        let text = std::fs::read_to_string(&path).expect("a readable article");
        let name = path.file_name().and_then(|name| name.to_str());
        home.write(name.expect("a plain name"), &text);
    }
    let scene = Scene::with(home, &[]).await;
    let ann = scene.fake.person("ann");
    let found = ann.command("search", json!({"query": "bridge"})).await;
    let more = ann.press(found.message(), "More quotes").await;
    let text = more.text();
    assert!(
        text.contains("**bridge**") || text.contains("**Bridge**"),
        "{text}"
    );
    let last = ann.press(more.message(), "Next").await;
    let text = last.text();
    assert!(text.contains("7 of 10 passages that match"), "{text}");
    scene.end().await;
}

/// A page of a search that is shown after a refresh used to lack the bold of the searched words.
#[tokio::test]
async fn further_passages_of_a_search_keep_their_bold_after_a_refresh() {
    let scene = Scene::with(regattas(), &[]).await;
    let ann = scene.fake.person("ann");
    let found = ann.command("search", json!({"query": "regatta"})).await;
    let before = ann.press(found.message(), "More quotes").await;
    assert!(before.text().contains("**regatta**"), "{}", before.text());
    scene
        .home
        .write("new.txt", "The harbour of Kemi was closed.");
    let mo = scene.fake.person_with("mo", &[MODERATOR_ROLE]);
    let report = mo.command("corpus refresh", json!({})).await;
    super::moderators::reported(&scene.fake, &report, "1 added").await;
    let after = ann.press(found.message(), "More quotes").await;
    let bold = |text: &str| text.matches("**regatta**").count();
    assert_eq!(
        bold(&after.text()),
        bold(&before.text()),
        "{}",
        after.text()
    );
    scene.end().await;
}

/// The form used to ask for another question, though only the name was missing.
#[tokio::test]
async fn who_asks_about_him_is_asked_for_the_name() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let question = json!({"question": "What did he say about the ambassador?"});
    let card = ann.command("ask", question).await;
    assert!(card.text().contains("Who is meant?"), "{}", card.text());
    assert!(!card.message().has_button("Ask a follow-up"));
    let form = ann.press(card.message(), "Give the name").await;
    assert_eq!(form.data["title"], "Give the name");
    let input = &form.data["components"][0]["components"][0];
    assert_eq!(input["label"], "Who is meant?");
    let answer = ann.submit(&form, "Macron").await;
    assert_answer(answer.message());
    assert!(answer.text().contains("Read as"), "{}", answer.text());
    scene.end().await;
}

/// Who wrote "help" into the form used to show the help to everybody, and "more" there did not count as seen.
#[tokio::test]
async fn what_is_no_question_is_answered_in_the_form_as_elsewhere() {
    let scene = Scene::with(regattas(), &[]).await;
    let ann = scene.fake.person("ann");
    let question = json!({"question": "Who won the regatta?"});
    let card = ann.command("ask", question).await;
    let asked = async |words: &str| {
        let form = ann.press(card.message(), "Ask a follow-up").await;
        ann.submit(&form, words).await
    };
    assert!(asked("help").await.is_ephemeral());
    assert!(asked("who are you?").await.is_ephemeral());
    let (first, second) = (asked("more").await, asked("more").await);
    assert!(!first.is_ephemeral() && !second.is_ephemeral());
    let (first, second) = (regattas_in(first.message()), regattas_in(second.message()));
    assert!(
        !first.is_empty() && first.iter().all(|n| !second.contains(n)),
        "{first:?} {second:?}"
    );
    scene.end().await;
}
