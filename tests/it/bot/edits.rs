//! Questions that are edited after they were asked.

use std::time::Duration;

use crate::fake::ids::*;
use crate::fake::{Person, Say};
use crate::home::{FOREIGN, Home, LEAVE};
use crate::scene::Scene;

use super::{assert_answer, assert_notice};

/// Longer than a message may be edited.
const TOO_LATE: Duration = Duration::from_secs(601);
const JUNTA: &str = "What did the junta say?";

fn to_bot(text: &str) -> String {
    format!("<@{BOT}> {text}")
}

fn ask(person: &Person, channel: u64, content: String) -> u64 {
    person.say(&Say {
        channel,
        content,
        ..Say::default()
    })
}

/// Waits until an answer was edited that often.
async fn edited(scene: &Scene, answer: u64, times: u32) {
    let what = format!("{times} edits of an answer");
    let find = |state: &crate::fake::State| (state.messages[&answer].edits == times).then_some(());
    scene.fake.until(&what, find).await;
}

#[tokio::test]
async fn the_answer_to_an_edited_question_takes_the_place_of_the_old_one() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    for (channel, mention) in [(NEWS, true), (ann.direct_channel(), false)] {
        let written = |text: &str| match mention {
            true => to_bot(text),
            false => text.to_owned(),
        };
        let id = ask(&ann, channel, written(FOREIGN));
        let first = ann.answer_to(id).await;
        ann.edit(id, &written(LEAVE));
        edited(&scene, first.id, 1).await;
        let said = scene.fake.said_in(channel);
        assert_eq!(said.len(), 1);
        let quotes = assert_answer(&said[0]);
        assert_eq!(said[0].reference, first.reference);
        // Its buttons and replies to it are of the new answer.
        let more = ann.press(&said[0], "More quotes").await;
        assert!(
            assert_answer(more.message())
                .iter()
                .all(|q| !quotes.contains(q))
        );
        let told = ann.reply(&said[0], "source?").await;
        assert_notice(&told, &["stated in the text"]);
    }
    assert!(scene.fake.look(|s| s.pings.is_empty()));
    scene.end().await;
}

/// Who sends the mention too early completes it by an edit.
#[tokio::test]
async fn a_mention_without_words_is_completed_by_an_edit() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let id = ask(&ann, NEWS, to_bot(""));
    let hint = ann.answer_to(id).await;
    assert_notice(&hint, &["ask"]);
    ann.edit(id, &to_bot(LEAVE));
    edited(&scene, hint.id, 1).await;
    assert_answer(&scene.fake.said_in(NEWS)[0]);
    scene.end().await;
}

#[tokio::test]
async fn an_edit_may_ask_more_or_less_than_before() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let id = ask(&ann, NEWS, to_bot(FOREIGN));
    let first = ann.answer_to(id).await;
    ann.edit(id, &to_bot(&format!("{LEAVE} {JUNTA}")));
    let both = |state: &crate::fake::State| {
        let mine = state.messages.values().filter(|m| m.author == BOT);
        (mine.filter(|m| !m.deleted).count() == 2).then_some(())
    };
    scene.fake.until("two answers", both).await;
    for shown in scene.fake.said_in(NEWS) {
        assert_answer(&shown);
    }
    ann.edit(id, &to_bot(JUNTA));
    let one = |state: &crate::fake::State| {
        let mine = state.messages.values().filter(|m| m.author == BOT);
        (mine.filter(|m| !m.deleted).count() == 1).then_some(())
    };
    scene.fake.until("one answer", one).await;
    let left = &scene.fake.said_in(NEWS)[0];
    assert_eq!(left.id, first.id);
    assert!(left.text().contains("sovereignty"), "{}", left.text());
    scene.end().await;
}

/// The edited question does not go on from what it was before.
#[tokio::test]
async fn an_edited_question_goes_on_from_the_one_before_it() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let follow_up = "And what did he say about the ambassador?";
    for (person, channel, typed_first) in [(&ann, NEWS, JUNTA), (&bob, OTHER, follow_up)] {
        person.mention(channel, "Who is Emmanuel Macron?").await;
        let id = ask(person, channel, to_bot(typed_first));
        let answer = person.answer_to(id).await;
        if typed_first != follow_up {
            person.edit(id, &to_bot(follow_up));
            edited(&scene, answer.id, 1).await;
        }
    }
    let last = |channel| scene.fake.said_in(channel).pop().unwrap().text();
    assert_eq!(last(NEWS), last(OTHER));
    scene.end().await;
}

#[tokio::test]
async fn what_asks_nothing_anew_changes_no_answer() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let id = ask(&ann, NEWS, to_bot(LEAVE));
    let first = ann.answer_to(id).await;
    // The same words, as when Discord adds the preview of a link; and words that speak to nobody.
    ann.edit(id, &to_bot(LEAVE));
    ann.edit(id, "never mind");
    ann.edit(id, &format!("<@&{MODERATOR_ROLE}> {JUNTA}"));
    ann.edit_later(id, &to_bot(JUNTA), TOO_LATE);
    // Taken away is taken away.
    let other = ask(&bob, OTHER, to_bot(LEAVE));
    let gone = bob.answer_to(other).await;
    scene.fake.with(|s| {
        s.messages.entry(gone.id).and_modify(|m| m.deleted = true);
    });
    bob.edit(other, &to_bot(JUNTA));
    // A message that did not speak to the bot, and speaks to it too late.
    let talk = ask(&bob, OTHER, "Does anybody know?".to_owned());
    bob.edit_later(talk, &to_bot(LEAVE), TOO_LATE);
    assert_answer(&ann.direct(LEAVE).await);
    let edits = scene.fake.look(|s| s.messages[&first.id].edits);
    assert_eq!((edits, scene.fake.said_in(NEWS).len()), (0, 1));
    scene
        .bot
        .until_log("that the answer is gone", |log| {
            log.contains("was taken away")
        })
        .await;
    assert_eq!(scene.fake.said_in(OTHER).len(), 0);
    scene.end().await;
}

#[tokio::test]
async fn edits_count_as_questions() {
    let scene = Scene::with(
        Home::with_seeds(),
        &[("DATELINE_QUESTIONS_PER_MINUTE", "1")],
    )
    .await;
    let ann = scene.fake.person("ann");
    let id = ask(&ann, NEWS, to_bot(LEAVE));
    let first = ann.answer_to(id).await;
    ann.edit(id, &to_bot(JUNTA));
    edited(&scene, first.id, 1).await;
    let said = scene.fake.said_in(NEWS);
    assert_eq!(said.len(), 1);
    assert_notice(&said[0], &["second"]);
    scene.end().await;
}

/// Who forgot the mention adds it by an edit.
#[tokio::test]
async fn a_message_that_speaks_to_the_bot_only_by_an_edit_is_answered() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let id = ask(&ann, NEWS, LEAVE.to_owned());
    ann.edit(id, &to_bot(LEAVE));
    let first = ann.answer_to(id).await;
    assert_answer(&first);
    assert_eq!(first.reference, Some(id));
    // What Discord tells again asks for nothing anew, and the next edit replaces.
    scene
        .fake
        .with(|state| state.announce_as("MESSAGE_UPDATE", id));
    ann.edit(id, &to_bot(JUNTA));
    edited(&scene, first.id, 1).await;
    let said = scene.fake.said_in(NEWS);
    assert_eq!(said.len(), 1);
    assert!(said[0].text().contains("sovereignty"), "{}", said[0].text());
    scene.end().await;
}

#[tokio::test]
async fn a_mention_by_an_edit_holds_to_the_allow_list_and_to_the_bots_own_role() {
    let news = NEWS.to_string();
    let scene = Scene::with(Home::with_seeds(), &[("DATELINE_CHANNELS", &news)]).await;
    let ann = scene.fake.person("ann");
    let edit = |channel, text: String| {
        let id = ask(&ann, channel, LEAVE.to_owned());
        ann.edit(id, &text);
        id
    };
    edit(OTHER, to_bot(LEAVE));
    edit(NEWS, format!("<@&{MODERATOR_ROLE}> {LEAVE}"));
    let of_role = edit(NEWS, format!("<@&{BOT_ROLE}> {LEAVE}"));
    assert_notice(&ann.answer_to(of_role).await, &["mention"]);
    assert_answer(&ann.direct(LEAVE).await);
    let said = |channel| scene.fake.said_in(channel).len();
    assert_eq!((said(OTHER), said(NEWS)), (0, 1));
    scene.end().await;
}

/// An edit used to be lost where the question had to wait for the answer before.
#[tokio::test]
async fn a_question_that_is_edited_before_its_turn_is_answered_once_and_as_it_stands() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let (gate, _) = scene.held_answer(&ann, FOREIGN).await;
    let id = ask(&ann, NEWS, to_bot(LEAVE));
    ann.edit(id, &to_bot(JUNTA));
    // Another's question shows that the edit has come in.
    let bob = scene.fake.person("bob");
    assert_answer(&bob.mention(OTHER, LEAVE).await);
    gate.notify_one();
    let told = ann.answer_to(id).await;
    let reading = told.text();
    assert!(reading.contains("sovereignty"), "{reading}");
    let edits = scene.fake.look(|s| s.messages[&told.id].edits);
    assert_eq!((edits, scene.fake.said_in(NEWS).len()), (0, 2));
    scene.end().await;
}

/// What the edited question was to everybody and to its asker, it stays; and it becomes no more than that.
#[tokio::test]
async fn an_edited_question_keeps_its_place_among_the_others() {
    let scene = Scene::new().await;
    let (ann, bob, eve) = (
        scene.fake.person("ann"),
        scene.fake.person("bob"),
        scene.fake.person("eve"),
    );
    let sources = |person: &Person| {
        let person = person.clone();
        async move { person.mention(NEWS, "source?").await.text() }
    };
    let early = ask(&ann, NEWS, to_bot(FOREIGN));
    let first = ann.answer_to(early).await;
    ann.edit(early, &to_bot(LEAVE));
    edited(&scene, first.id, 1).await;
    // The last answer of the channel is that to the edited question.
    assert!(sources(&eve).await.contains(LEAVE));
    ann.mention(NEWS, "Who is Sylvain Itte?").await;
    bob.mention(NEWS, JUNTA).await;
    ann.edit(early, &to_bot("Who is Mohamed Bazoum?"));
    edited(&scene, first.id, 2).await;
    assert!(sources(&eve).await.contains(JUNTA));
    assert!(sources(&ann).await.contains("Itte"));
    scene.end().await;
}

/// An answer that is no more is not gone on from.
#[tokio::test]
async fn a_question_that_is_edited_into_none_leaves_the_last_word_to_the_one_before() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    bob.mention(NEWS, JUNTA).await;
    let id = ask(&ann, NEWS, to_bot(LEAVE));
    let answer = ann.answer_to(id).await;
    ann.edit(id, &to_bot("who are you?"));
    edited(&scene, answer.id, 1).await;
    for told in [
        ann.mention(NEWS, "source?").await,
        ann.reply(&answer, "source?").await,
    ] {
        assert!(told.text().contains(JUNTA), "{}", told.text());
    }
    scene.end().await;
}
